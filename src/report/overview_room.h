/*
 * Private to the overview: what its files fill in for each other.
 */
#ifndef REPORT_OVERVIEW_ROOM_H
#define REPORT_OVERVIEW_ROOM_H

#include "report/overview.h"

/*
 * How far each target is, and how far the systems of each course are out; what
 * was counted before is replaced when all of it is known.
 */
bool	 overview_goals(struct store *, struct overview *,
	    const struct rollout_report *, struct err *);
/* Frees what overview_chase fills in. */
void	 overview_chase_fini(struct overview *);

#endif
