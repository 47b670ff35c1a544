/*
 * Importing a list on the screens. import_files.c chooses the file; one view
 * (import.c) then goes through the steps with it: what the file is
 * (import_map.c; import_choose.c and import_say.c what is said of it by hand),
 * what it would change (import_plan.c the counts, import_rows.c the rows behind
 * each, import_fix.c corrections, import_gone.c what the last file had and this
 * one has not), what came of it. The reading itself, dry or
 * not, is import_run.c. Only these files include this.
 */
#ifndef VIEW_IMPORT_H
#define VIEW_IMPORT_H

#include "act/import.h"
#include "lists/fixes.h"
#include "lists/told.h"
#include "view/app.h"
#include "view/import_choose.h"

enum import_step {
	IMPORT_MAP,			/* what the file is */
	IMPORT_LISTS,			/* which list it is, chosen by hand */
	IMPORT_PLAN,			/* the dry run */
	IMPORT_DONE
};

enum plan_kind {			/* in the order they are shown */
	PLAN_CONFLICT, PLAN_NEW, PLAN_CHANGED, PLAN_SAME, PLAN_REJECTED,
	PLAN_SUM,			/* a ruled line: they add up to this */
	PLAN_WARNING, PLAN_FIXES,
	PLAN_GONE			/* in the last file, not in this one */
};

struct plan_line {			/* a count that opens its rows */
	enum plan_kind	 kind;
	int		 group;		/* of told; -1: none */
};

struct import_view {
	struct view	 v;
	char		*path;
	enum import_step step;
	struct read_opts opts;
	struct choice	*choice;	/* opts.choice */
	struct choosing	 choosing;	/* columns, words, profile by hand */
	/* The last dry run. */
	struct read_report plan;
	bool		 planned;	/* it went through */
	bool		 must_run;	/* it is due (import_fill) */
	bool		 uncounted;	/* choices were made since */
	bool		 stopped;	/* by Esc */
	bool		 writing;	/* what runs is to be kept */
	struct err	 refused;	/* why the file cannot be read */
	struct fixes	 fixes;		/* opts.fixes */
	int64_t		 rejected;	/* before the last correction; -1 */
	struct table	 columns, lists;
	struct table	 lines;		/* of the plan: its counts */
	struct plan_line *line;
	size_t		 nlines;
	/* The rows behind the selected line, one of these: */
	struct table	 decided, found, corrected, gone;
	char		**gone_name;	/* of plan.gone, ngone_names of them */
	int		 ngone_names;
	bool		 in_rows;	/* the cursor is there */
	int		*row;		/* indexes, as filtered */
	size_t		 nrows;
	size_t		 rows_of;	/* the line they are behind */
	/* What was written. */
	struct read_report result;
	struct act_result done;
	bool		 taken_back;
	char		*month;		/* what it still lacks */
};

extern const struct view_class view_import_list;

/* import_run.c */
/* Read it and roll back. Trouble is kept in the view, not returned. */
void	 import_dry_run(struct import_view *);
/* Save the rejected rows beside the file; nothing is imported. */
void	 import_save_rejects(struct import_view *, struct err *);
/* Write what the plan says; if that holds no longer, the new plan is shown. */
void	 import_write(struct import_view *, struct err *);

/* import_map.c */
void	 import_map_init(struct import_view *);
void	 import_map_draw(struct import_view *, const struct area *);
void	 import_map_sentence(struct import_view *, struct buf *);
/* Are there columns to show, and to say where they go? */
bool	 import_shows_columns(const struct import_view *);
/* Does the list tell of a status, and nobody said of which day? */
bool	 import_needs_day(const struct import_view *);
/* "systems", or in Danish "leverandørliste". */
const char *import_list_word(enum list);

/* import_say.c */
/* Ask for the status date; then to the plan, if it is to be. */
void	 import_ask_day(struct import_view *, bool then_plan);
/* List, encoding, separator, day, read again; false: none of these. */
bool	 import_say_command(struct import_view *, enum cmd, struct err *);

/* import_plan.c */
void	 import_plan_init(struct import_view *);
/* The counts of the plan, and the rows behind the selected one. */
void	 import_plan_lines(struct import_view *);
void	 import_plan_draw(struct import_view *, const struct area *);
void	 import_plan_sentence(struct import_view *, struct buf *);
/* NULL: there is none. */
const struct plan_line *import_plan_line(const struct import_view *);

/* import_rows.c */
void	 import_rows_init(struct import_view *);
/* The rows behind the selected count that the filter lets through. */
void	 import_rows_load(struct import_view *);
/* The list they are in. */
struct table *import_rows_table(struct import_view *);
void	 import_rows_sentence(struct import_view *, struct buf *);
/* The selected row in full, or what corrects it. */
void	 import_rows_open(struct import_view *, struct err *);
/* The decision about the selected row if it is a conflict; else NULL. */
const struct decision *import_plan_conflict(const struct import_view *);
/* The row selected, or the only one of the group selected; else NULL. */
const struct found_told *import_found(const struct import_view *,
	    const struct group_told **);
/* What stands in its cell, and what may be meant; NULL: not known. */
const char *import_value(const struct group_told *,
	    const struct found_told *);
const char *import_near(const struct group_told *,
	    const struct found_told *);
/* 'Kommune "Kbh.", "Årø": ', nothing without a column; appended. */
void	 import_group_values(const struct group_told *, struct buf *);

/* import_gone.c */
/* Name what is gone, after each dry run. */
void	 import_gone_name(struct import_view *);
void	 import_gone_forget(struct import_view *);
void	 import_gone_row(void *, size_t, struct table_row *);
/* The line of the plan, and the selected thing; appended. */
void	 import_gone_line(const struct import_view *, struct buf *);
void	 import_gone_sentence(const struct import_view *, int i,
	    struct buf *);
/* What becomes of it, by its word; "": the next of them. */
void	 import_gone_say(struct import_view *, const char *word,
	    struct err *);
bool	 import_can_say_gone(const struct import_view *);
extern const struct table_col import_gone_cols[];
#define IMPORT_GONE_COLS	2

/* import_fix.c */
/* Ask for the cell's right text, or take arg for it. */
void	 import_fix_row(struct import_view *, const char *arg, struct err *);
/* The same for all rows of the group that say the same. */
void	 import_fix_word(struct import_view *, const char *arg, struct err *);
/* The correction selected is taken back. */
void	 import_fix_drop(struct import_view *);
/* May they do something now? */
bool	 import_can_fix(const struct import_view *, bool word);
bool	 import_can_drop(const struct import_view *);

/* import.c */
/* Choices or corrections were made: count again, or say that R does. */
void	 import_count_anew(struct import_view *);
/* Read it anew, after the screen has been painted. */
void	 import_run_again(struct import_view *);
/* What was said makes it another file: read it anew from the map step. */
void	 import_understood_anew(struct import_view *);

#endif
