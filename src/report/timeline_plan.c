/*
 * When a gate was planned (timeline.h): by due dates, else by planned work
 * days, for which the walk is looked at as it was before anything happened.
 */
#include "report/timeline_room.h"

#include <stdlib.h>

#include "base/mem.h"

static bool
counts(const struct standing *st, int i)
{
	enum step_state s = st->walk.step[i].state;

	return s != STEP_SKIPPED && s != STEP_NOT_APPLICABLE;
}

/* Is step i required by no other step of its phase? */
static bool
is_last(const struct standing *st, int i)
{
	const struct track *t = &st->track;
	int k;

	for (k = 0; k < t->nsteps; k++)
		if (t->steps[k].phase == t->steps[i].phase &&
		    counts(st, k) && (t->steps[k].requires >> i & 1))
			return false;
	return true;
}

static day_t
plan_by_due(const struct standing *st, int phase)
{
	const struct track *t = &st->track;
	bool last = phase == t->nphases - 1, all = true, ready = false;
	day_t on = DAY_NONE, due;
	int i;

	for (i = 0; i < t->nsteps; i++) {
		if (t->steps[i].phase != phase || !counts(st, i))
			continue;
		due = st->mark[i].due;
		if (due > on)
			on = due;
		all = all && (due != DAY_NONE || !is_last(st, i));
		ready = ready || (due != DAY_NONE &&
		    t->steps[i].gives == MILESTONE_READY);
	}
	return all || (last && ready) ? on : DAY_NONE;
}

/* As it was before anything happened; what is skipped was never asked for. */
static void
walk_before(const struct standing *st, day_t start, struct walk *w)
{
	struct mark *mark = xcalloc(TRACK_STEPS_MAX, sizeof(*mark));
	struct walk_facts f = st->facts;
	int i;

	for (i = 0; i < TRACK_STEPS_MAX; i++) {
		mark[i] = (struct mark)MARK_INIT;
		if (st->mark[i].state != MARK_SKIPPED)
			continue;
		mark[i].id = st->mark[i].id;
		mark[i].state = MARK_SKIPPED;
		mark[i].on = start;
	}
	for (i = 0; i < MILESTONE__COUNT; i++)
		f.milestone[i] = DAY_NONE;
	f.npast = 0;
	walk_track(w, &st->track, mark, &f, start);
	free(mark);
}

void
timeline_plan(const struct standing *st, day_t start,
    day_t plan[TRACK_PHASES_MAX])
{
	struct walk *w = xcalloc(1, sizeof(*w));
	struct outlook o;
	day_t on;
	int p;

	if (start != DAY_NONE) {
		walk_before(st, start, w);
		walk_outlook(w, DAY_NONE, &o);
	}
	for (p = 0; p < st->track.nphases; p++) {
		plan[p] = plan_by_due(st, p);
		if (plan[p] == DAY_NONE && start != DAY_NONE &&
		    outlook_gate(&o, w, p, &on) == OUTLOOK_FORECAST)
			plan[p] = on;
	}
	free(w);
}
