/*
 * What a reading tells a person who wants to see that the file was understood
 * and what will change: how it is written, its columns, and the first so many
 * decisions field by field. Only kept when asked for (read_opts.tell).
 */
#ifndef LISTS_TOLD_H
#define LISTS_TOLD_H

#include "lists/list.h"

enum column_state {			/* what is said of it beside "to" */
	COLUMN_NAMED,			/* by its name, or klar knows it not */
	COLUMN_KEPT,			/* as its profile says */
	COLUMN_GIVEN,			/* as it was given for this run */
	COLUMN_NEW,			/* its profile has not seen it */
	COLUMN_RENAMED			/* its profile calls it was */
};

enum word_state {
	WORD_OURS,			/* as klar reads it */
	WORD_MAPPED,			/* by profile or as given: means */
	WORD_STRANGE			/* cannot stand there */
};

struct word_told {			/* a text that cells of a column hold */
	char		*said;
	int64_t		 rows;
	enum word_state	 state;
	char		*means;		/* MAPPED; NULL: nothing */
};

#define WORDS_MAX	100		/* different ones kept; cells of others
					 * are told as more */
#define SAMPLES_MAX	30		/* rows kept as samples */

struct column_told {
	char		*name;		/* header as in the file; may be "" */
	int		 nth;		/* of those so called, from 1 */
	const struct column_info *to;	/* NULL: left out */
	enum column_state state;
	char		*was;		/* RENAMED; else NULL */
	int64_t		 filled;	/* rows that have something there */
	int64_t		 unfit;		/* of them: what cannot stand there */
	char		*sample;	/* the first of them; or NULL */
	char		*row[SAMPLES_MAX];	/* of the first rows; or NULL */
	struct word_told *word;
	int		 nwords;
	bool		 more;		/* there are more than WORDS_MAX */
	struct words_seen *seen;	/* told.c's own */
};

enum decided {
	DECIDED_NEW, DECIDED_CHANGED, DECIDED_CONFLICT, DECIDED_SAME,
	DECIDED__COUNT
};

struct decision {
	enum decided	 kind;
	enum on_conflict choice;	/* CONFLICT: what holds for it */
	int64_t		 line;		/* of the row */
	char		*what;		/* what the row is about */
	const char	*field;		/* msgid; NULL with NEW and SAME */
	char		*yours, *last, *file;	/* last: CONFLICT only */
};

#define DECISIONS_MAX	500	/* of a kind kept; the rest is counted */

struct value_told {			/* what stood in the column */
	char		*value;		/* "": nothing */
	int64_t		 rows;
	char		*near;		/* what may be meant; NULL: who knows */
	bool		 by_word;	/* one correction puts all right; else
					 * each row has its own */
};

struct found_told {			/* one row of a group */
	int64_t		 line;
	char		*what;		/* what the row is about; may be "" */
	int		 value;		/* of the group; -1: not kept, or the
					 * column is not known */
	char		*near;		/* for this row alone; NULL: as its
					 * value's */
	char		*text;		/* translated sentence */
};

/* Rows rejected or warned of for one reason in one column. */
struct group_told {
	enum reason	 reason;
	char		*column;	/* header as in the file; NULL: none */
	int64_t		 rows;
	int		 nvalues, nfound;	/* kept, in file order */
	struct value_told *value;
	struct found_told *found;
};

#define GROUP_VALUES	50
#define GROUP_ROWS	500	/* of a group whose values are not kept */
#define VALUE_ROWS	100	/* of each value, so that none hides another */

struct told {
	bool		 brief;		/* not TELL_ALL: only the groups */
	const char	*encoding;	/* "UTF-8" */
	bool		 marked;	/* by a mark at the start */
	bool		 given;		/* by read_opts.encoding */
	char		 separator;
	bool		 sep_line;
	int64_t		 header_line;
	bool		 settled;	/* else the file was refused for its
					 * header, and only looked at */
	int		 nsamples;	/* rows in column[].row */
	int64_t		 even;		/* rows as long as the header */
	int64_t		 dates;		/* written day first; how many of */
	int64_t		 late_days;	/* them have a day above 12 */
	bool		 day_assumed;	/* the status date is today, for want
					 * of a better one */
	int		 ncolumns;
	struct column_told *column;
	int64_t		 decided[DECIDED__COUNT];	/* all of them */
	int		 nkept;
	struct decision	*decision;	/* nkept of them, in file order */
	int		 ngroups;
	struct group_told *group;	/* in the order of reasons.def */
};

#endif
