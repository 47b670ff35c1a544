/*
 * Private to src/lists: when an installation ended, as rows tell it (ends.c).
 */
#ifndef LISTS_ENDS_H
#define LISTS_ENDS_H

#include "lists/reader.h"

enum end_how {
	END_TOLD,			/* by this day, or not yet */
	END_STANDS,			/* it has, and no day is told */
	END_MOVED,			/* told before with another day */
	END_OLDER			/* ... by a list about a later day */
};

struct end {
	int64_t		 id;		/* the installation; 0: a new one */
	enum end_how	 how;
};

/*
 * Whose end a row tells, of the key's municipality and system on its day; it
 * was there from a day on (or DAY_NONE: it does not tell).
 */
bool	 ends_find(struct reader *, const struct key_args *,
	    const struct said *, day_t from, struct end *, struct err *);
/*
 * The row at work has told the end that the installation has: if that was a
 * guess (gone.h), it no longer is. Undo makes it one again.
 */
bool	 ends_confirm(struct reader *, int64_t id, struct err *);

#endif
