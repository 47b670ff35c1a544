/*
 * Importing a list on the screens. import_files.c chooses the file; one view
 * (import.c) then goes through the steps with it: what the file is
 * (import_map.c), what it would change (import_plan.c), what came of it. The
 * reading itself, dry or not, is import_run.c. Only these files include this.
 */
#ifndef VIEW_IMPORT_H
#define VIEW_IMPORT_H

#include "act/import.h"
#include "lists/told.h"
#include "view/app.h"

enum import_step {
	IMPORT_MAP,			/* what the file is */
	IMPORT_LISTS,			/* which list it is, chosen by hand */
	IMPORT_PLAN,			/* the dry run */
	IMPORT_DONE
};

enum plan_kind {			/* in the order they are shown */
	PLAN_CONFLICT, PLAN_REJECTED, PLAN_CHANGED, PLAN_NEW, PLAN_WARNING,
	PLAN_MORE			/* a line: there is more than is kept */
};

struct plan_row {
	enum plan_kind	 kind;
	int		 i;		/* of told->decision, or of finding */
};

struct import_view {
	struct view	 v;
	char		*path;
	enum import_step step;
	struct read_opts opts;
	struct choice	*choice;	/* opts.choice */
	/* The last dry run. */
	struct read_report plan;
	bool		 planned;	/* it went through */
	bool		 must_run;	/* it is due (import_fill) */
	bool		 uncounted;	/* choices were made since */
	bool		 stopped;	/* by Esc */
	struct err	 refused;	/* why the file cannot be read */
	struct table	 columns, lists, rows;
	struct plan_row	*row;		/* of rows, as filtered */
	size_t		 nrows;
	/* What was written. */
	struct read_report result;
	struct act_result done;
	bool		 taken_back;
	char		*month;		/* what it lacks still; or NULL */
};

extern const struct view_class view_import_list;

/* import_run.c */
/* Read it and roll back. Trouble is kept in the view, not returned. */
void	 import_dry_run(struct import_view *);
/* Write what the plan says; if that holds no longer, the new plan is shown. */
void	 import_write(struct import_view *, struct err *);

/* import_map.c */
void	 import_map_init(struct import_view *);
void	 import_map_draw(struct import_view *, const struct area *);
void	 import_map_sentence(struct import_view *, struct buf *);
/* Does the list tell of a status, and nobody said of which day? */
bool	 import_needs_day(const struct import_view *);
/* "systems", or in Danish "leverandørliste". */
const char *import_list_word(enum list);

/* import_plan.c */
void	 import_plan_init(struct import_view *);
/* The rows of the plan that the filter lets through. */
void	 import_plan_rows(struct import_view *);
void	 import_plan_draw(struct import_view *, const struct area *);
void	 import_plan_sentence(struct import_view *, struct buf *);
/* The selected row in full, with all of its kind, as a text above. */
void	 import_plan_open(struct import_view *, struct err *);
/* The decision about the selected row if it is a conflict; else NULL. */
const struct decision *import_plan_conflict(const struct import_view *);

#endif
