/*
 * Private to the timeline.
 */
#ifndef REPORT_TIMELINE_ROOM_H
#define REPORT_TIMELINE_ROOM_H

#include "report/timeline.h"

/*
 * The planned day of the gate of a phase (timeline.h); start is the first day
 * anything happened. DAY_NONE: there is no plan.
 */
day_t	 timeline_plan(const struct standing *, int phase, day_t start);
/* "F5 > G1 > I1 > G2": the chain and the gates between; appended. */
void	 timeline_chain(const struct standing *, struct buf *);

#endif
