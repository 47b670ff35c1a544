/*
 * Private to the timeline.
 */
#ifndef REPORT_TIMELINE_ROOM_H
#define REPORT_TIMELINE_ROOM_H

#include "report/timeline.h"

/*
 * The planned day of the gate of each phase (timeline.h); start is the first
 * day anything happened. DAY_NONE: there is no plan.
 */
void	 timeline_plan(const struct standing *, day_t start,
	    day_t plan[TRACK_PHASES_MAX]);
/* "F5 > G1 > I1 > G2": the chain and the gates between; appended. */
void	 timeline_chain(const struct standing *, struct buf *);

#endif
