/*
 * The rows of rosters (model/roster.h): which of them pass a filter, in any
 * order, and what one of them holds. A roster is open for one day; open it
 * anew when the data have moved.
 *
 * Installations may be a million: what a filter says of municipality and
 * system is settled before a row is read, what is then read is read once,
 * and all of it stops when the store is asked to (ERR_INTERRUPT).
 */
#ifndef STORE_ROSTER_H
#define STORE_ROSTER_H

#include "model/filter.h"
#include "store/programme.h"

struct roster;

/*
 * past: the day is one that was asked for, not today; what came up later is
 * not there then. NULL on trouble.
 */
struct roster *roster_open(struct store *, enum roster_id, day_t, bool past,
	    struct err *);
void	 roster_close(struct roster *);		/* NULL is fine */

/*
 * Count what RF_COUNTED fields of the set need, once. Until then they are
 * not set.
 */
bool	 roster_count(struct roster *, uint32_t fields, struct err *);

struct roster_query {
	struct filter	*filter;	/* bound; NULL: all */
	const struct roster_pick *sort;	/* the roster's own order follows */
	int		 nsort;
	size_t		 limit;		/* 0: all; else at least so many, if
					 * that is quicker */
};
/*
 * The ids in order; what is not set comes last. *whole (may be NULL): are
 * these all? Fields that are counted must have been (roster_count).
 */
bool	 roster_ids(struct roster *, const struct roster_query *,
	    struct ids *, bool *whole, struct err *);
/* Keep those of some ids that pass, in their order. */
bool	 roster_keep(struct roster *, struct filter *, struct ids *,
	    struct err *);
/* How many rows there are, whatever the filter. */
bool	 roster_total(struct roster *, int64_t *n, struct err *);
/* The same without opening it. */
bool	 roster_total_of(struct store *, enum roster_id, day_t, bool past,
	    int64_t *n, struct err *);

struct roster_cell {
	char		*text;		/* texts and words; NULL: not set */
	int64_t		 n;		/* numbers and days, if set */
	bool		 set;
};
struct roster_row {
	int64_t		 id;
	struct roster_cell cell[ROSTER_FIELDS_MAX];
};
/* False without an error: it is not there (any more, on that day). */
bool	 roster_get(struct roster *, int64_t id, struct roster_row *,
	    struct err *);
void	 roster_row_fini(struct roster_row *);

#endif
