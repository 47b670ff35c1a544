/*
 * What the store said at another time (design section 3): a private copy in
 * memory from which everything later is taken back. While it is shown every
 * question asked of the store is answered from it, and nothing can be
 * written; so no query knows about it.
 */
#ifndef STORE_KNOWN_H
#define STORE_KNOWN_H

#include "base/clock.h"
#include "base/str.h"
#include "store/store.h"

struct known {
	char	 at[CLOCK_TEXT];	/* everything until then, inclusive */
	int64_t	 act;			/* the last act that is kept; 0 from
					 * known_parse unless a number was
					 * given */
	bool	 whole_day;		/* no time of day was given */
};

/*
 * A day (all of it), a day and a time ("2021-04-07 12:00", all of that
 * minute), or the number of an act (until and with it). ERR_USAGE tells how
 * it is written.
 */
bool	 known_parse(const char *, day_t today, struct known *, struct err *);
/* "07-04-2021 12:00"; appended. */
void	 known_text(const struct known *, struct buf *);
day_t	 known_day(const struct known *);

/*
 * Show the store as it was known then; fills in act and at. Asks
 * store_on_progress's stop now and then (ERR_INTERRUPT). Codes besides:
 * ERR_INVALID before its birth and for an act that is not there, ERR_USAGE
 * for a time that has not come, ERR_STORE when the copy would take more than
 * as-known-memory (klar.conf). On trouble the store of now is shown.
 */
bool	 store_known(struct store *, struct known *, struct err *);
/* The store of now again; fine if it was shown already. */
void	 store_now(struct store *);
bool	 store_is_known(const struct store *);

#endif
