/*
 * A roster as a sheet: chosen rows, columns and order. What "klar list"
 * prints; the screen reads the same rows by itself (view/list.c).
 */
#ifndef REPORT_ROSTER_SHEET_H
#define REPORT_ROSTER_SHEET_H

#include "report/sheet.h"
#include "store/roster.h"

struct roster_ask {
	enum roster_id	 roster;
	const char	*filter, *columns, *sort; /* NULL, "": none */
	size_t		 limit;		/* rows; 0: all */
	day_t		 day;		/* that is shown; "today" in filters */
	bool		 past;		/* it was asked for */
};

struct roster_sheet {
	struct sheet	 sheet;
	struct sheet_col *col;
	int64_t		 n;		/* rows that pass; -1: not all
					 * were looked at */
};

/* title NULL: the roster's own. Fini also after a failure. */
bool	 roster_sheet(struct store *, const struct roster_ask *,
	    const char *title, struct roster_sheet *, struct err *);
void	 roster_sheet_fini(struct roster_sheet *);
/* Only how many pass. */
bool	 roster_sheet_count(struct store *, const struct roster_ask *,
	    int64_t *n, struct err *);

/*
 * One cell for people, appended: the name of a word, a day as dd-mm-yyyy,
 * kroner with øre.
 */
void	 roster_cell_text(struct buf *, const struct roster_field *,
	    const struct roster_cell *);
/* A filter for exactly this value: field="value"; appended after a blank. */
void	 roster_term(struct buf *, const char *field, const char *value);
/*
 * Keep those of some ids that a filter lets through, in their order; "" keeps
 * all. past: the day is one that was asked for.
 */
bool	 roster_narrow(struct store *, enum roster_id, const char *filter,
	    day_t, bool past, struct ids *, struct err *);
/* The filter of a roster, bound to a day and the user; NULL: an error. */
struct filter *roster_filter(enum roster_id, const char *text, day_t,
	    struct err *);

#endif
