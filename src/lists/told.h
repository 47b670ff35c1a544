/*
 * What a reading tells a person who wants to see that the file was understood
 * and what will change: how it is written, its columns, and the first so many
 * decisions field by field. Only kept when asked for (read_opts.tell).
 */
#ifndef LISTS_TOLD_H
#define LISTS_TOLD_H

#include "lists/list.h"

struct column_told {
	char		*name;		/* header as in the file; may be "" */
	const struct column_info *to;	/* NULL: left out */
	int64_t		 filled;	/* rows that have something there */
	char		*sample;	/* the first of them; or NULL */
};

enum decided { DECIDED_NEW, DECIDED_CHANGED, DECIDED_CONFLICT };

struct decision {
	enum decided	 kind;
	enum on_conflict choice;	/* CONFLICT: what holds for it */
	int64_t		 line;		/* of the row */
	char		*what;		/* what the row is about */
	const char	*field;		/* msgid; NULL with NEW */
	char		*yours, *last, *file;	/* last: CONFLICT only */
};

#define DECISIONS_MAX	500		/* kept; the rest is only counted */

struct told {
	const char	*encoding;	/* "UTF-8" */
	bool		 marked;	/* by a mark at the start */
	bool		 given;		/* by read_opts.encoding */
	char		 separator;
	bool		 sep_line;
	int64_t		 header_line;
	int64_t		 even;		/* rows as long as the header */
	int64_t		 dates;		/* written day first; how many of */
	int64_t		 late_days;	/* them have a day above 12 */
	bool		 day_assumed;	/* the status date is today, for want
					 * of a better one */
	int		 ncolumns;
	struct column_told *column;
	int64_t		 ndecisions;	/* all of them */
	int		 nkept;
	struct decision	*decision;	/* nkept of them, in file order */
};

#endif
