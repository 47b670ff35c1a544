/*
 * Private to src/store: counting in which week installations came, or are to
 * come, into operation. The result: struct golives of store/programme.h.
 */
#ifndef STORE_GOLIVES_H
#define STORE_GOLIVES_H

#include "store/gather.h"

struct golive_weeks {			/* the weeks around a day, as text */
	char	 day[DAY_TEXT];
	char	 first[GOLIVE_WEEKS + 2][DAY_TEXT];	/* their first days:
					 * those of the past, the next one,
					 * the one after */
	day_t	 next, after;
};

void	 golives_init(struct golive_weeks *, day_t);
/*
 * An installation that is there on the day; what a list says. Before the first
 * week it counts for nothing, and most do: the caller had better know.
 */
void	 golives_list(const struct golive_weeks *, struct golives *,
	    const char *operation);
/* The same with its marks, which was counted by the list alone. */
void	 golives_marked(const struct golive_weeks *, struct golives *,
	    const struct marked *, day_t);

#endif
