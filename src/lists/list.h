/*
 * Lists: CSV in, CSV out (design section 4). The one table of lists, their
 * columns and header aliases is import/lists.def; this is what the rest of
 * klar may ask of them. Reading streams: never the whole file in memory.
 */
#ifndef LISTS_LIST_H
#define LISTS_LIST_H

#include <stdio.h>

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "model/filter.h"
#include "store/profiles.h"

struct fixes;
struct told;

enum list {
#define LIST(id, word, danish, help)	LIST_##id,
#define COL(id, type, flags, danish, english, aliases, help)
#define END
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END
	LIST__COUNT			/* also: let the header tell */
};

enum column_flag {
	COL_REQUIRED	= 1 << 0,	/* must be there and filled */
	COL_KEY		= 1 << 1,	/* part of the natural key */
	COL_EITHER	= 1 << 2,	/* at least one of these must be */
};

struct column_info {
	const char	*danish;	/* header that export writes */
	const char	*english;
	const char	*aliases;	/* other headers, separated by "|" */
	const char	*type;		/* a word of lists/cell.def: "date" */
	unsigned	 flags;
	const char	*help;		/* msgid */
};

struct list_info {
	const char	*word;		/* --list WORD */
	const char	*danish;	/* also accepted there */
	const char	*help;		/* msgid */
	const struct column_info *col;
	int		 ncols;
};

extern const struct list_info list_info[LIST__COUNT];
bool	 list_of(const char *word, enum list *);	/* folded */
/* Do its things have a last day? */
bool	 list_ends(enum list);
/* Is the column called so, by any of its names? Folded. */
bool	 column_called(const struct column_info *, const char *);
/* The words it may hold, one for each value; NULL: no more, or no words. */
const char *column_word(const struct column_info *, int i);
/* May a word stand there? Only for columns that hold words. */
bool	 column_takes(const struct column_info *, const char *);

/* Stable words of design section 4; for --json, rejects and the manual. */
enum reason {
#define REASON(id, word, kind, help, example)	REASON_##id,
#include "lists/reasons.def"
#undef REASON
	REASON__COUNT
};

enum reason_kind { REASON_FILE, REASON_ROW, REASON_WARNING };

struct reason_info {
	const char	*word;		/* "bad_date" */
	enum reason_kind kind;
	const char	*help;		/* msgid: what it is and what to do */
};

extern const struct reason_info reason_info[REASON__COUNT];

enum on_conflict { CONFLICT_ASK, CONFLICT_KEEP, CONFLICT_TAKE };

struct choice {				/* for the conflicts of one row */
	int64_t		 line;
	enum on_conflict how;
};

/*
 * How much is told in report->told. Only ALL needs every row to be read the
 * long way; the others cost what they tell.
 */
enum tell {
	TELL_NOTHING,
	TELL_NEAR,			/* groups of what was rejected */
	TELL_GROUPS,			/* and of all that was warned of */
	TELL_ALL			/* columns and decisions too */
};

struct read_opts {
	enum list	 list;		/* LIST__COUNT: recognise by header */
	day_t		 status_date;	/* what "Status" without a date means;
					 * DAY_NONE: today */
	day_t		 today;
	bool		 strict;	/* all or nothing */
	enum on_conflict on_conflict;	/* ASK counts it and keeps yours */
	const struct choice *choice;	/* rows that have one of their own */
	size_t		 nchoices;
	const struct fixes *fixes;	/* corrections (lists/fixes.h); NULL:
					 * none */
	enum tell	 tell;		/* report->told (lists/told.h) */
	/* What is said of columns and words: before what a profile says. */
	const struct list_map *map;
	const char	*profile;	/* by name; "": none; NULL: the one
					 * the header fits, if any */
	const char	*save_as;	/* the caller will save report->map as
					 * this profile; or NULL */
	enum gone_how	 gone;		/* for this run; ARCHIVE is refused for
					 * a list whose things have no end */
	/*
	 * What a dry run found. If this run finds another file or counts
	 * otherwise: ERR_CONFLICT, and no rejects are left.
	 */
	const struct read_report *plan;
	const char	*rejects;	/* file for bad rows; NULL: none */
	char		 separator;	/* 0: found out */
	const char	*encoding;	/* "utf-8" ...; NULL: found out */
	/* Told every few thousand rows; true stops with ERR_INTERRUPT. */
	bool		(*progress)(void *, int64_t rows, int64_t bytes,
			    int64_t size);
	void		*progress_arg;
};

struct finding {			/* a rejected row or a warning */
	enum reason	 reason;
	int64_t		 line;		/* first line of the row, from 1 */
	char		*column;	/* header as in the file; or NULL */
	char		*text;		/* translated sentence, without place */
};

#define FINDINGS_MAX	200		/* kept; the rest is only counted */

struct read_report {
	enum list	 list;
	char		*file;		/* as given */
	char		 hash[17];	/* FNV-1a 64 of the bytes, hex */
	char		*understood;	/* "list of systems, UTF-8, ..." */
	day_t		 status_date;
	int64_t		 rows;		/* of data; the sum of these five */
	int64_t		 added, changed, same, conflict, rejected;
	int64_t		 written;	/* rows that left something in the
					 * store, a conflict or a mere later
					 * status date among them; 0: none */
	int64_t		 count[REASON__COUNT];	/* by reason, warnings too */
	int64_t		 fixed;		/* cells corrected in rows that were
					 * read; the sum of these */
	int64_t		*fix_cells;	/* one for each of opts->fixes */
	size_t		 nfixes;
	struct finding	 finding[FINDINGS_MAX];
	int		 nfindings;
	char		*rejects;	/* the file written; NULL: none */
	struct list_map	 map;		/* of every column; set early */
	/*
	 * The profile it was read by, or that it is to be saved as: then the
	 * version is the one to come, and the id 0, if that has changed.
	 */
	int64_t		 profile_id;
	char		*profile;	/* its name; NULL: none */
	int		 profile_version;
	bool		 profile_changed;
	/*
	 * With a profile: what its last file told of and this one does not,
	 * and what becomes of it. What rejected rows are about is not gone;
	 * of some of them that cannot be told (unplaced), and then, or when
	 * a later file of the profile has been read, nothing is ended.
	 */
	struct seen_rows gone;
	struct import_ref since;	/* that file; act 0: there was none */
	enum gone_how	 gone_how;	/* UNSAID: there is no profile */
	int64_t		 unplaced, ended;
	bool		 gone_late;
	struct told	*told;		/* NULL: not asked for */
};

/*
 * Read a list into the store inside the caller's open act. path "-" is
 * standard input. A refused file is an error (ERR_INVALID, "file: sentence")
 * with report->count[] set; bad rows are not: they are in the report. With
 * strict and a bad row: ERR_INVALID after the whole file was read, so that
 * all of them are told. The caller commits or rolls back. The rejects file is
 * written beside and then renamed; on an error none is left.
 */
bool	 list_read(struct store *, const char *path, const struct read_opts *,
	    struct read_report *, struct err *);
/* The same from memory (the programme inside the binary). */
bool	 list_read_bytes(struct store *, const char *name, const void *,
	    size_t len, const struct read_opts *, struct read_report *,
	    struct err *);
void	 read_report_fini(struct read_report *);

/* What becomes of what is gone, appended: "; 2 of them end on 31-03-2021". */
void	 gone_tell(const struct read_report *, struct buf *);

/* Do the two read a file alike? The order of columns and words is nothing. */
bool	 list_map_same(const struct list_map *, const struct list_map *);

struct write_opts {
	bool		 plain;		/* ',', no BOM, LF, ISO dates; else the
					 * Danish Excel way */
	bool		 sheet;		/* to go out and come back: with a mark
					 * of what each row said, and steps that
					 * nobody has touched (sent.c) */
	int64_t		 municipality_id, system_id, vendor_id, area_id;
					/* 0: all */
	/*
	 * Only rows that pass, as the roster of the list (list_roster) has
	 * them on the day: of installations those that live then. NULL: all.
	 */
	struct filter	*filter;
	day_t		 day;
	size_t		*rows;		/* is told how many; or NULL */
};

/* Can a list be narrowed? What it has none of cannot be asked for. */
bool	 list_narrows(enum list, const struct write_opts *);
/* Is it one that goes out as a sheet? */
bool	 list_is_sheet(enum list);

/* The roster with the same rows as a list; false: there is none. */
bool	 list_roster(enum list, enum roster_id *);
/* What list_write writes, list_read reads back without a change. */
bool	 list_write(struct store *, enum list, const struct write_opts *,
	    FILE *, struct err *);
/* Only the header: an empty list to fill in. */
bool	 list_template(enum list, FILE *, struct err *);

/*
 * One CSV field for people or programs, quoted as needed; people's cells that
 * begin with = + - @ tab CR (and no number) get a leading apostrophe, which
 * list_read takes off again.
 */
void	 csv_field(struct buf *, const char *, char separator, bool guard);

#endif
