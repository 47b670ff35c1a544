/*
 * Private to the timeline.
 */
#ifndef REPORT_TIMELINE_ROOM_H
#define REPORT_TIMELINE_ROOM_H

#include "report/timeline.h"

/*
 * What has happened and what may: start, gates, ready, open steps, chain. The
 * row begins zeroed; timeline_row_fini frees what a row has.
 */
void	 timeline_forecast(const struct standing *, struct timeline_row *);
void	 timeline_row_fini(struct timeline_row *);
/* "; planned 18-12-2020 (+28 days)", or that there is none; appended. */
void	 timeline_tell_slip(const struct timeline *,
	    const struct timeline_row *, struct buf *);
void	 timeline_tell_unplanned(const struct timeline_row *, struct buf *);
/* "F5 > G1 > I1 > G2": the chain and the gates between; appended. */
void	 timeline_chain(const struct standing *, struct buf *);

#endif
