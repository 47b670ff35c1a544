/*
 * Looking ahead (outlook.h). A day is worked out by going over the steps until
 * nothing moves: requires make no cycle (track_check), so each round settles
 * at least the next step of every chain.
 */
#include "model/outlook.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>


static bool
is_open(const struct walk *w, int i)
{
	return !step_is_done(w->step[i].state);
}

uint64_t
walk_needed(const struct walk *w, uint64_t goals)
{
	uint64_t need = 0, more = goals;
	int i;

	while (more & ~need) {
		need |= more;
		for (i = 0; i < w->track->nsteps; i++)
			if ((need >> i & 1) && is_open(w, i))
				more |= w->step[i].missing;
	}
	for (i = 0; i < w->track->nsteps; i++)
		if ((need >> i & 1) && !is_open(w, i))
			need &= ~(UINT64_C(1) << i);
	return need;
}

/* When what goes before step i is done; false if nobody can say. */
static bool
can_start(const struct walk *w, const struct outlook *o, int i,
    day_t system_ready, day_t *on)
{
	const struct step *s = &w->track->steps[i];
	int k;

	*on = w->day;
	if (w->step[i].needs_system) {
		if (system_ready == DAY_NONE)
			return false;
		*on = date_later(*on, system_ready);
	}
	for (k = 0; k < w->track->nsteps; k++) {
		bool before = w->track->steps[k].phase < s->phase &&
		    !s->early;

		if (!(s->requires >> k & 1) && !before)
			continue;
		if (o->blocked >> k & 1)
			return false;
		*on = date_later(*on, o->done[k]);
	}
	return true;
}

static day_t
done_on(const struct walk *w, int i, day_t start)
{
	const struct step_view *v = &w->step[i];
	bool begun = (v->state == STEP_RUNNING || v->state == STEP_WAITING) &&
	    v->on != DAY_NONE && v->on < start;
	day_t done = date_add_workdays(begun ? v->on : start,
	    w->track->steps[i].planned_days);

	return done == DAY_NONE ? start : date_later(done, start);
}

/* One round over all open steps; did anything move? */
static bool
look_once(const struct walk *w, struct outlook *o, day_t system_ready)
{
	bool moved = false;
	int i;

	for (i = 0; i < w->track->nsteps; i++) {
		uint64_t bit = UINT64_C(1) << i;
		day_t on;

		if (!is_open(w, i) || (o->blocked & bit))
			continue;
		if (!can_start(w, o, i, system_ready, &on)) {
			o->blocked |= bit;
			o->done[i] = DAY_NONE;
			moved = true;
			continue;
		}
		on = done_on(w, i, on);
		moved = moved || on != o->done[i];
		o->done[i] = on;
	}
	return moved;
}

static void
look_at_gates(const struct walk *w, struct outlook *o)
{
	day_t on = DAY_NONE;
	bool blocked = false;
	int p, i;

	for (p = 0; p < w->track->nphases; p++) {
		for (i = 0; i < w->track->nsteps; i++)
			if (w->track->steps[i].phase == p) {
				on = date_later(on, o->done[i]);
				blocked = blocked || (o->blocked >> i & 1);
			}
		o->gate[p] = w->gate[p].passed || blocked ? DAY_NONE : on;
	}
	if (w->ready_on != DAY_NONE)
		o->ready = w->ready_on;
	else if (p > 0 && w->track->nsteps)
		o->ready = o->gate[p - 1];
}

void
walk_outlook(const struct walk *w, day_t system_ready, struct outlook *o)
{
	int i;

	memset(o, 0, sizeof(*o));
	o->ready = DAY_NONE;
	for (i = 0; i < TRACK_STEPS_MAX; i++)
		o->done[i] = DAY_NONE;
	for (i = 0; i < TRACK_PHASES_MAX; i++)
		o->gate[i] = DAY_NONE;
	for (i = 0; i < w->track->nsteps; i++)
		if (is_open(w, i) && w->track->steps[i].planned_days == 0)
			o->unplanned |= UINT64_C(1) << i;
	for (i = 0; i <= w->track->nsteps &&
	    look_once(w, o, system_ready); i++)
		;
	look_at_gates(w, o);
}

/* Is every step of the set that i requires, or that gates it, out already? */
static bool
may_follow(const struct track *t, uint64_t left, int i)
{
	uint64_t before = t->steps[i].requires;
	int p;

	for (p = 0; p < t->steps[i].phase && !t->steps[i].early; p++)
		before |= track_phase_steps(t, p);
	return !(before & left);
}

int
outlook_order(const struct outlook *o, const struct track *t, uint64_t steps,
    int order[TRACK_STEPS_MAX])
{
	int n = 0, i, best;

	while (steps) {
		best = -1;
		for (i = 0; i < t->nsteps; i++)
			if ((steps >> i & 1) && may_follow(t, steps, i) &&
			    (best < 0 || o->done[i] < o->done[best]))
				best = i;
		if (best < 0)
			break;		/* bits beyond the track */
		steps &= ~(UINT64_C(1) << best);
		order[n++] = best;
	}
	return n;
}

/* Which of two steps before i holds it up: the later; a required one first. */
static bool
holds_up(const struct outlook *o, uint64_t requires, int k, int than)
{
	if (than < 0 || o->done[k] != o->done[than])
		return than < 0 || o->done[k] > o->done[than];
	return (requires >> k & 1) || !(requires >> than & 1);
}

/* The open step that step i waits for; -1: it begins by itself. */
static int
held_by(const struct outlook *o, const struct walk *w, int i)
{
	const struct step *s = &w->track->steps[i];
	enum step_state state = w->step[i].state;
	int k, best = -1;

	for (k = 0; k < w->track->nsteps; k++) {
		bool before = w->track->steps[k].phase < s->phase &&
		    !s->early;

		if (is_open(w, k) && (before || (s->requires >> k & 1)) &&
		    holds_up(o, s->requires, k, best))
			best = k;
	}
	/* What has begun is held up only by what is done as late as it. */
	if (best >= 0 && (state == STEP_RUNNING || state == STEP_WAITING) &&
	    o->done[best] < o->done[i])
		return -1;
	return best;
}

int
outlook_critical(const struct outlook *o, const struct walk *w,
    int chain[TRACK_STEPS_MAX])
{
	int i, last = -1, n = 0, k;

	for (i = 0; i < w->track->nsteps && !o->blocked; i++)
		if (is_open(w, i) && (last < 0 || o->done[i] >=
		    o->done[last]))
			last = i;
	for (i = last; i >= 0; i = held_by(o, w, i))
		chain[n++] = i;
	for (k = 0; k < n / 2; k++) {
		int other = chain[n - 1 - k];

		chain[n - 1 - k] = chain[k];
		chain[k] = other;
	}
	return n;
}

enum outlook_sure
outlook_gate(const struct outlook *o, const struct walk *w, int phase,
    day_t *on)
{
	uint64_t goals = 0, need;
	int p;

	*on = DAY_NONE;
	if (w->gate[phase].passed) {
		*on = w->gate[phase].on;
		return OUTLOOK_HAPPENED;
	}
	for (p = 0; p <= phase; p++)
		goals |= track_phase_steps(w->track, p);
	need = walk_needed(w, goals);
	if (!need || (need & o->blocked) || (need & ~o->unplanned) == 0)
		return OUTLOOK_UNKNOWN;
	if (!(need & o->unplanned)) {
		*on = o->gate[phase];
		return OUTLOOK_FORECAST;
	}
	/* "Not before today" says nothing. */
	if (o->gate[phase] <= w->day)
		return OUTLOOK_UNKNOWN;
	*on = o->gate[phase];
	return OUTLOOK_EARLIEST;
}

void
walk_suppose(struct walk *to, const struct walk *w, const struct mark *from,
    const struct walk_facts *f, uint64_t steps, enum mark_state state,
    struct mark *marks)
{
	int i;

	memcpy(marks, from, TRACK_STEPS_MAX * sizeof(*marks));
	for (i = 0; i < w->track->nsteps; i++) {
		if (!(steps >> i & 1) || !is_open(w, i))
			continue;
		marks[i].id = marks[i].id ? marks[i].id : 1;
		marks[i].state = state;
		marks[i].on = w->day;
		marks[i].until = DAY_NONE;
	}
	walk_track(to, w->track, marks, f, w->day);
}

int
track_gate(const struct track *t, const char *word)
{
	static const char *const names[] = { "gate", "port", "g", "p" };
	char *end;
	size_t k, n;
	long no;
	int p;

	for (p = 0; p < t->nphases; p++)
		if (strcasecmp(t->phases[p].key, word) == 0 ||
		    (t->phases[p].title &&
		    strcasecmp(t->phases[p].title, word) == 0))
			return p;
	for (k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
		n = strlen(names[k]);
		if (strncasecmp(word, names[k], n) != 0)
			continue;
		no = strtol(word + n, &end, 10);
		if (end != word + n && !*end && no >= 1 && no <= t->nphases)
			return (int)no - 1;
	}
	return -1;
}
