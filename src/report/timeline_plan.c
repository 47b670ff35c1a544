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

static day_t
plan_by_work_days(const struct standing *st, int phase, day_t start)
{
	struct mark *mark;
	struct walk_facts f = st->facts;
	struct walk *w;
	struct outlook o;
	day_t on = DAY_NONE;
	int i;

	if (start == DAY_NONE)
		return DAY_NONE;
	mark = xcalloc(TRACK_STEPS_MAX, sizeof(*mark));
	w = xcalloc(1, sizeof(*w));
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
	walk_outlook(w, DAY_NONE, &o);
	if (outlook_gate(&o, w, phase, &on) != OUTLOOK_FORECAST)
		on = DAY_NONE;
	free(mark);
	free(w);
	return on;
}

day_t
timeline_plan(const struct standing *st, int phase, day_t start)
{
	day_t due = plan_by_due(st, phase);

	return due != DAY_NONE ? due : plan_by_work_days(st, phase, start);
}
