/*
 * Private to src/store: counting in which week installations came, or are to
 * come, into operation. The result: struct golives of store/programme.h.
 */
#ifndef STORE_GOLIVES_H
#define STORE_GOLIVES_H

#include "store/gather.h"

struct golive_weeks {			/* the weeks around a day */
	day_t	 day;
	day_t	 first[GOLIVE_WEEKS + 2];	/* their first days: those of
					 * the past, the next one, the one
					 * after */
};

void	 golives_init(struct golive_weeks *, day_t);
/* An installation that is there on the day; what a list says. */
void	 golives_list(const struct golive_weeks *, struct golives *,
	    day_t operation);
/* The same with its marks, which was counted by the list alone. */
void	 golives_marked(const struct golive_weeks *, struct golives *,
	    const struct marked *, day_t);

#endif
