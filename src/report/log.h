/*
 * The history as a sheet: one line an act, or one act's changes.
 */
#ifndef REPORT_LOG_H
#define REPORT_LOG_H

#include "report/sheet.h"
#include "store/history.h"

/*
 * The newest n acts; with a filter those that pass it (klar-filter(7), the
 * roster acts), "today" in it is the day.
 */
bool	 log_sheet(struct store *, int n, const char *filter, day_t,
	    struct sheet *, struct err *);
/* One act's changes, field by field; at most 1,000, the rest counted. */
bool	 act_sheet(struct store *, int64_t act_id, struct sheet *,
	    struct err *);
/* What has happened to a thing, field by field, newest first; as many. */
bool	 thing_log_sheet(struct store *, const struct thing *, struct sheet *,
	    struct err *);

#endif
