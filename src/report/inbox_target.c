/*
 * The quarterly targets that an answer would bring nearer (inbox_room.h):
 * those of the day's quarter for the area of its system that are not answered
 * already. Each is counted once, when it is first asked about.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/inbox_room.h"

/* Are so many systems of the area klarmeldt? Not counted any further. */
static bool
count_ready(struct inbox_work *w, int64_t area_id, int64_t enough, bool *are,
    struct err *e)
{
	struct ids ids = { NULL, 0 };
	day_t ready;
	size_t i;
	int64_t n = 0;
	bool ok = system_ids_of_area(w->store, area_id, &ids, e);

	for (i = 0; ok && n < enough && i < ids.n; i++) {
		ok = system_ready_on(w->store, ids.id[i], w->ask.day, &ready,
		    e);
		n += ready != DAY_NONE;
	}
	free(ids.id);
	*are = n >= enough;
	return ok;
}

/* Is it answered? The system that is asked about is not klarmeldt. */
static bool
judge(struct inbox_work *w, const struct target *t, int64_t area_id,
    bool *answered, struct err *e)
{
	int64_t live = 0, all = 0;

	*answered = false;
	if (!strcmp(t->metric, TARGET_READY))
		return t->value <= 0 ||	/* all of them: one is not */
		    count_ready(w, area_id, t->value, answered, e);
	if (!municipalities_live(w->store, area_id, w->ask.day, t->value,
	    &live, &all, e))
		return false;
	*answered = t->value > 0 ? live >= t->value : live >= all;
	return true;
}

static bool
is_answered(struct inbox_work *w, size_t i, int64_t area_id, bool *answered,
    struct err *e)
{
	if (!w->answered)
		w->answered = xcalloc(w->ntargets + 1, sizeof(*w->answered));
	if (w->answered[i] == ANSWERED_UNKNOWN) {
		if (!judge(w, &w->target[i], area_id, answered, e))
			return false;
		w->answered[i] = *answered ? ANSWERED_YES : ANSWERED_NO;
	}
	*answered = w->answered[i] == ANSWERED_YES;
	return true;
}

bool
inbox_targets(struct inbox_work *w, int64_t system_id, bool ready,
    bool in_operation, int *n, struct err *e)
{
	struct inbox_system *sys = inbox_system(w, system_id, e);
	int64_t area_id;
	bool answered;
	size_t i;

	if (!sys)
		return false;
	area_id = sys->sys.area_id;
	for (i = 0; i < w->ntargets; i++) {
		const struct target *t = &w->target[i];

		if (!str_eq(t->area, sys->sys.area) || !t->metric ||
		    (!(!ready && !strcmp(t->metric, TARGET_READY)) &&
		    !(!in_operation && !strcmp(t->metric, TARGET_LIVE))))
			continue;
		if (!is_answered(w, i, area_id, &answered, e))
			return false;
		*n += !answered;
	}
	return true;
}
