/*
 * What is gone: things that the last file of a profile told of and this one
 * does not. Each row notes what it is about beside the import (import_seen);
 * at the end the two are compared by the store. Nothing is deleted: a row that
 * is missing may be a slip, and is for a person to ask about.
 */
#include "lists/reader.h"

bool
row_saw(struct reader *rd, enum entity entity, int64_t id, struct err *e)
{
	bool ok = !rd->watching || seen_add(rd->store, entity, id, e);

	rd->failed |= !ok;
	return ok;
}

bool
row_saw_pair(struct reader *rd, int64_t municipality_id, int64_t system_id,
    struct err *e)
{
	bool ok = !rd->watching || seen_add_pair(rd->store, municipality_id,
	    system_id, e);

	rd->failed |= !ok;
	return ok;
}

bool
gone_find(struct reader *rd, struct err *e)
{
	struct read_report *r = rd->report;

	if (!rd->watching)
		return true;
	if (!profile_last_import(rd->store, r->profile, rd->status_date,
	    &r->since, e) || (r->since.act_id != 0 && !seen_gone(rd->store,
	    r->since.act_id, rd->status_date, &r->gone, e))) {
		rd->failed = true;
		return false;
	}
	r->count[REASON_row_gone] = (int64_t)r->gone.n;
	return true;
}
