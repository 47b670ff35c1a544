/*
 * People and open items as sheets: the log of one of them with
 * what became of each promise, the open items that are left.
 */
#ifndef REPORT_PEOPLE_H
#define REPORT_PEOPLE_H

#include "report/sheet.h"
#include "store/people.h"

/* Of a person, or of an organisation and its people; the newest n. */
bool	 contact_log_sheet(struct store *, const struct person *, day_t, int n,
	    struct sheet *, struct err *);
bool	 open_items_sheet(struct store *, day_t, struct sheet *,
	    struct err *);
/*
 * Notes to a sheet about where a subject stands: its last contact, and each
 * promise that was broken for a step that is not done. step >= 0: the newest
 * lines about that step instead.
 */
bool	 said_notes(struct store *, const struct standing *, int step,
	    struct sheet *, struct err *);
/*
 * "tø asked Jens Holm on 09-11-2026 (mail): ..." if a colleague asked the same
 * person within so many days before the day; nothing if none did.
 */
bool	 colleague_tell(struct buf *, struct store *, const struct person *,
	    day_t, int days, struct err *);

#endif
