/*
 * When gates may happen and when they were planned (forecast.h): by due dates,
 * else by planned work days, for which the walk is looked at as it was before
 * anything happened.
 */
#include "store/forecast.h"

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

static void
plan_gates(const struct standing *st, day_t start,
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

void
standing_forecast(const struct standing *st, struct forecast *f)
{
	day_t ready = st->walk.ready_on, start, plan[TRACK_PHASES_MAX];
	struct outlook o;
	int p;

	*f = (struct forecast){ .start = standing_began(st), .ready = {
	    OUTLOOK_UNKNOWN, DAY_NONE, DAY_NONE, DAY_NONE } };
	/* What was klarmeldt before its run began was not planned by it. */
	start = ready != DAY_NONE && f->start > ready ? DAY_NONE : f->start;
	plan_gates(st, start, plan);
	walk_outlook(&st->walk, DAY_NONE, &o);
	for (p = 0; p < st->track.nphases; p++) {
		struct gate_forecast *g = &f->gate[p];

		g->sure = outlook_gate(&o, &st->walk, p, &g->on);
		g->plan = plan[p];
		g->decided = st->gate[p].id && st->gate[p].on <=
		    st->walk.day ? st->gate[p].on : DAY_NONE;
	}
	if (p)
		f->ready = f->gate[p - 1];
	if (ready == DAY_NONE)
		return;
	f->ready.sure = OUTLOOK_HAPPENED;
	f->ready.on = ready;
	f->told = st->walk.phase < st->track.nphases;
	/* What is left to tidy up after a klarmelding is no forecast of it. */
	for (p = st->walk.phase; p < st->track.nphases; p++) {
		f->gate[p].sure = OUTLOOK_UNKNOWN;
		f->gate[p].on = DAY_NONE;
	}
}

bool
forecast_slip(const struct gate_forecast *g, int *days)
{
	if (g->on == DAY_NONE || g->plan == DAY_NONE)
		return false;
	*days = (int)(g->on - g->plan);
	return true;
}
