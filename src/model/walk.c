/*
 * The rules (walk.h): what each step, each gate and the whole walk are on one
 * day. In three passes, because a gate looks at steps and a step at gates:
 * first every step by itself (its mark, its condition, what lists reported),
 * then the gates, then what the gates and the required steps do to each step.
 * Nothing is remembered between days. The sentences are in walk_tell.c.
 */
#include "model/walk.h"

#include <string.h>

static bool
has_come(day_t event, day_t day)
{
	return event != DAY_NONE && event <= day;
}

bool
step_is_done(enum step_state s)
{
	return s == STEP_MET || s == STEP_WAIVED || s == STEP_SKIPPED ||
	    s == STEP_NOT_APPLICABLE;
}

/* The answer to a step's condition; false if nobody has given one. */
static bool
fact_get(const struct walk_facts *f, const char *name, bool *yes)
{
	int i;

	for (i = 0; i < f->nfacts; i++)
		if (str_eq(f->fact[i].name, name)) {
			*yes = f->fact[i].yes;
			return true;
		}
	return false;
}

/* The first day a list's report counts as this step, DAY_NONE if none has. */
static day_t
implied_on(const struct step *s, const struct walk_facts *f, day_t day)
{
	day_t on = DAY_NONE, operation = f->milestone[MILESTONE_OPERATION];

	if (s->implied_by == MILESTONE_NONE)
		return DAY_NONE;
	if (has_come(f->milestone[s->implied_by], day))
		on = f->milestone[s->implied_by];
	/* What is in operation has been agreed, told or not. */
	if (s->implied_by == MILESTONE_AGREED && has_come(operation, day) &&
	    (on == DAY_NONE || operation < on))
		on = operation;
	return on;
}

/* A state that holds from a day until a day; after it the step is open. */
static void
settle_until(struct step_view *v, const struct mark *m, day_t day,
    enum step_state state, unsigned ended)
{
	if (m->on > day)
		return;
	v->until = m->until;
	if (has_come(m->until, day - 1)) {
		v->flags |= ended;
		v->on = m->until + 1;
		return;
	}
	v->state = state;
	v->on = m->on;
}

/* What the mark alone says; a mark dated after the day says nothing yet. */
static void
settle_mark(struct step_view *v, const struct mark *m, day_t day)
{
	switch (m->state) {
	case MARK_RUNNING:
		if (m->on <= day) {
			v->state = STEP_RUNNING;
			v->on = m->on;
		}
		break;
	case MARK_WAITING:
		if (m->since <= day) {
			v->state = STEP_WAITING;
			v->on = m->since;
		}
		break;
	case MARK_MET:
		settle_until(v, m, day, STEP_MET, STEP_EXPIRED);
		break;
	case MARK_WAIVED:
		settle_until(v, m, day, STEP_WAIVED, STEP_LAPSED);
		break;
	case MARK_SKIPPED:
		if (m->on <= day) {
			v->state = STEP_SKIPPED;
			v->on = m->on;
		}
		break;
	case MARK_OPEN:
	case MARK__COUNT:
		break;
	}
}

/* A list's report stands for a mark, unless the mark ended after it. */
static void
settle_implied(struct step_view *v, const struct mark *m, day_t on)
{
	if (v->state == STEP_MET) {
		v->on = on < v->on ? on : v->on;
		return;
	}
	if (step_is_done(v->state))
		return;
	if (v->flags & (STEP_EXPIRED | STEP_LAPSED) && on <= m->until)
		return;
	v->flags &= ~(unsigned)(STEP_EXPIRED | STEP_LAPSED);
	v->flags |= STEP_IMPLIED;
	v->state = STEP_MET;
	v->on = on;
	v->until = DAY_NONE;
}

/* Has what the mark tells begun on the day? What is open never begins. */
static bool
has_begun(const struct mark *m, day_t day)
{
	if (!m->id || m->state == MARK_OPEN)
		return false;
	return (m->state == MARK_WAITING ? m->since : m->on) <= day;
}

const struct mark *
walk_mark(const struct mark *marks, const struct walk_facts *f, int i,
    day_t day)
{
	const struct mark *m = &marks[i], *best = NULL;
	int k;

	if (has_begun(m, day))
		return m;
	for (k = 0; k < f->npast; k++)
		if (f->past[k].step == i && f->past[k].mark.on <= day &&
		    (!best || f->past[k].mark.on > best->on))
			best = &f->past[k].mark;
	return best ? best : m;
}

/* First pass: the step by itself. READY stands for open until the third. */
static void
settle_alone(struct step_view *v, const struct step *s, const struct mark *m,
    const struct walk_facts *f, day_t day)
{
	bool yes = true;
	day_t on;

	*v = (struct step_view){ .state = STEP_READY, .on = DAY_NONE,
	    .until = DAY_NONE };
	if (*s->condition && !fact_get(f, s->condition, &yes))
		v->flags |= STEP_MAYBE;
	if (!yes) {
		v->state = STEP_NOT_APPLICABLE;
		return;
	}
	if (m->id)
		settle_mark(v, m, day);
	on = implied_on(s, f, day);
	if (on != DAY_NONE)
		settle_implied(v, m, on);
}

/* Second pass: the gates, each after those before it. */
static void
settle_gates(struct walk *w, uint64_t done)
{
	const struct track *t = w->track;
	bool before = true;
	day_t on = DAY_NONE;
	int p, i;

	for (p = 0; p < t->nphases; p++) {
		struct gate_view *g = &w->gate[p];
		uint64_t steps = track_phase_steps(t, p);

		g->missing = steps & ~done;
		/* A course nobody has written yet has not been walked. */
		g->could = t->nsteps > 0 && !g->missing;
		g->passed = before && g->could;
		g->on = DAY_NONE;
		before = g->passed;
		if (!g->could)
			continue;
		for (i = 0; i < t->nsteps; i++)
			if (steps >> i & 1)
				on = date_later(on, w->step[i].on);
		g->on = on;
	}
	for (p = 0; p < t->nphases && w->gate[p].passed; p++)
		;
	w->phase = p;
}

/* Third pass: what the required steps, the gates and the system do to it. */
static void
settle_rules(struct walk *w, int i, const struct mark *m,
    const struct walk_facts *f, uint64_t done)
{
	const struct step *s = &w->track->steps[i];
	struct step_view *v = &w->step[i];
	bool locked;
	int p;

	/* A list's facts and a step that is not asked for are never ahead. */
	if (!(v->flags & STEP_IMPLIED) && v->state != STEP_NOT_APPLICABLE) {
		v->missing = s->requires & ~done;
		for (p = 0; p < s->phase && !s->early; p++)
			v->missing |= w->gate[p].missing;
		v->needs_system = s->after_ready &&
		    !has_come(f->system_ready_on, w->day);
	}
	locked = v->missing || v->needs_system;
	if (v->state == STEP_MET && locked)
		v->flags |= STEP_AHEAD;
	if (v->state == STEP_READY && locked) {
		v->state = STEP_LOCKED;
		v->on = DAY_NONE;
	}
	if (m->id && has_come(m->due, w->day - 1) && !step_is_done(v->state))
		v->flags |= STEP_LATE;
}

/* Since when a ready step could start: the last thing that unlocked it. */
static day_t
ready_since(const struct walk *w, int i, const struct walk_facts *f)
{
	const struct step *s = &w->track->steps[i];
	day_t on = w->step[i].on;
	int k;

	for (k = 0; k < w->track->nsteps; k++)
		if (s->requires >> k & 1)
			on = date_later(on, w->step[k].on);
	if (s->phase > 0 && !s->early)
		on = date_later(on, w->gate[s->phase - 1].on);
	if (s->after_ready)
		on = date_later(on, f->system_ready_on);
	return on;
}

static void
count_steps(struct walk *w)
{
	int i;

	for (i = 0; i < w->track->nsteps; i++) {
		enum step_state s = w->step[i].state;

		w->met += s == STEP_MET;
		w->waived += s == STEP_WAIVED;
		w->skipped += s == STEP_SKIPPED || s == STEP_NOT_APPLICABLE;
	}
	w->applicable = w->track->nsteps - w->skipped;
}

static void
settle_ready_on(struct walk *w, const struct walk_facts *f)
{
	day_t reported = f->milestone[MILESTONE_READY];
	int last = w->track->nphases - 1;

	w->ready_on = DAY_NONE;
	if (last >= 0 && w->gate[last].passed) {
		w->ready_on = w->gate[last].on;
		/* All steps skipped or not asked for, none with a day. */
		if (w->ready_on == DAY_NONE)
			w->ready_on = w->day;
	}
	if (has_come(reported, w->day) &&
	    (w->ready_on == DAY_NONE || reported < w->ready_on))
		w->ready_on = reported;
}

/* All but what needs another day: whether a step came ahead of its gate. */
static void
settle(struct walk *w, const struct track *t, const struct mark *marks,
    const struct walk_facts *f, day_t day)
{
	uint64_t done = 0;
	int i;

	memset(w, 0, sizeof(*w));
	w->track = t;
	w->day = day;
	for (i = 0; i < t->nsteps; i++) {
		settle_alone(&w->step[i], &t->steps[i],
		    walk_mark(marks, f, i, day), f, day);
		if (step_is_done(w->step[i].state))
			done |= UINT64_C(1) << i;
	}
	settle_gates(w, done);
	for (i = 0; i < t->nsteps; i++)
		settle_rules(w, i, &marks[i], f, done);
	/* Afterwards, so that what a required step is since is settled. */
	for (i = 0; i < t->nsteps; i++)
		if (w->step[i].state == STEP_READY)
			w->step[i].on = ready_since(w, i, f);
	count_steps(w);
	settle_ready_on(w, f);
}

/*
 * A met step that is locked by the rules on the day came ahead of them only
 * if they locked it on the day it was met as well: a waiver that has lapsed
 * since makes no step of before wrong.
 */
static void
settle_ahead(struct walk *w, const struct mark *marks,
    const struct walk_facts *f)
{
	struct walk then = { .day = DAY_NONE };
	int i;

	for (i = 0; i < w->track->nsteps; i++) {
		struct step_view *v = &w->step[i];

		if (!(v->flags & STEP_AHEAD) || v->on == DAY_NONE)
			continue;
		if (then.day != v->on)
			settle(&then, w->track, marks, f, v->on);
		if (!then.step[i].missing && !then.step[i].needs_system)
			v->flags &= ~(unsigned)STEP_AHEAD;
	}
}

void
walk_track(struct walk *w, const struct track *t, const struct mark *marks,
    const struct walk_facts *f, day_t day)
{
	settle(w, t, marks, f, day);
	settle_ahead(w, marks, f);
}
