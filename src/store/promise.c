/*
 * What became of a promise (chase.h): whether all that it was about came in
 * time, as the walk and the open items tell it.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "store/chase.h"

/* The day a thing came; DAY_NONE: it has not, by that day. */
static bool
done_on(struct store *s, const struct owed *o, day_t day, day_t *done,
    struct err *e)
{
	struct standing *st;
	struct open_item item;
	bool ok;
	int i;

	*done = DAY_NONE;
	if (o->item_id) {
		ok = open_item_get(s, o->item_id, &item, e);
		if (ok && (str_eq(item.state, "closed") ||
		    str_eq(item.state, "dropped")) && item.state_on <= day)
			*done = item.state_on;
		open_item_fini(&item);
		return ok;
	}
	st = xcalloc(1, sizeof(*st));
	ok = standing_load(s, &o->subject, day, st, e);
	for (i = 0; ok && i < st->track.nsteps; i++)
		if (st->track.steps[i].id == o->step_id &&
		    step_is_done(st->walk.step[i].state))
			*done = st->walk.step[i].on == DAY_NONE ? day :
			    st->walk.step[i].on;
	standing_fini(st);
	free(st);
	return ok;
}

bool
line_promise(struct store *s, const struct contact_line *l, day_t day,
    enum promise *promise, struct err *e)
{
	struct owed *owed = NULL;
	day_t done, last = DAY_NONE;
	size_t n = 0, i;
	bool ok, all = true;

	*promise = PROMISE_NONE;
	if (l->promise == DAY_NONE || !l->nabout)
		return true;
	ok = log_about(s, l->id, &owed, &n, e);
	for (i = 0; ok && i < n; i++) {
		ok = done_on(s, &owed[i], day, &done, e);
		all = all && done != DAY_NONE;
		last = done > last ? done : last;
	}
	if (ok)
		*promise = promise_on(l->promise, all ? last : DAY_NONE, day);
	free(owed);
	return ok;
}
