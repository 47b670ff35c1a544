/*
 * What holds for every track and every order of acts: random tracks, random
 * acts as a person may make them (those a rule refuses are not made), from
 * fixed seeds. The rules are worked out here a second time, the plain way.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/walk.h"

#define SEEDS	400
#define ACTS	60
#define FIRST	1000		/* the first day */
#define DAYS	80

struct act {			/* what undo needs */
	int		step;
	struct mark	before;
};

struct world {
	uint32_t	 random;
	struct track	 track;
	struct mark	 marks[TRACK_STEPS_MAX];
	struct walk_facts facts;
	struct act	 acts[ACTS];
	int		 nacts;
	day_t		 today;
};

static unsigned
pick(struct world *x, unsigned n)
{
	x->random ^= x->random << 13;
	x->random ^= x->random >> 17;
	x->random ^= x->random << 5;
	return x->random % n;
}

static day_t
pick_day(struct world *x)
{
	return FIRST + (day_t)pick(x, DAYS);
}

static void
make_step(struct world *x, int i)
{
	static const char *const conditions[] = { "", "", "", "bob", "ui",
	    "unanswered" };
	struct track *t = &x->track;
	struct step *s = &t->steps[i];
	int last = i ? t->steps[i - 1].phase : 0, k;

	snprintf(s->key, sizeof(s->key), "S%d", i);
	str_copy(s->condition, sizeof(s->condition), conditions[pick(x, 6)]);
	s->phase = last + (last + 1 < t->nphases && pick(x, 4) == 0);
	s->early = pick(x, 5) == 0;
	s->after_ready = pick(x, 8) == 0;
	s->implied_by = pick(x, 6) == 0 ?
	    (enum milestone)pick(x, MILESTONE__COUNT) : MILESTONE_NONE;
	for (k = 0; k < i; k++)
		if (pick(x, 4) == 0)
			s->requires |= UINT64_C(1) << k;
}

static void
make_world(struct world *x, unsigned seed)
{
	struct err e = ERR_INIT;
	int i;

	memset(x, 0, sizeof(*x));
	x->random = 2463534242u + seed * 2654435761u;
	x->track.nphases = 1 + (int)pick(x, TRACK_PHASES_MAX);
	for (i = 0; i < x->track.nphases; i++)
		snprintf(x->track.phases[i].key,
		    sizeof(x->track.phases[i].key), "P%d", i);
	x->track.nsteps = seed % 40 ? (int)pick(x, 20) : TRACK_STEPS_MAX;
	for (i = 0; i < x->track.nsteps; i++)
		make_step(x, i);
	assert_true(track_check(&x->track, &e));
	for (i = 0; i < TRACK_STEPS_MAX; i++) {
		x->marks[i] = (struct mark)MARK_INIT;
		if (pick(x, 3) == 0) {
			x->marks[i].id = i + 1;
			x->marks[i].due = pick_day(x);
		}
	}
	x->facts.fact[0] = (struct walk_fact){ "bob", true };
	x->facts.fact[1] = (struct walk_fact){ "ui", false };
	x->facts.nfacts = 2;
	for (i = 0; i < MILESTONE__COUNT; i++)
		x->facts.milestone[i] = pick(x, 2) ? pick_day(x) : DAY_NONE;
	x->facts.system_ready_on = pick(x, 2) ? pick_day(x) : DAY_NONE;
	x->today = FIRST;
}

static void
walk_on(const struct world *x, struct walk *w, day_t day)
{
	walk_track(w, &x->track, x->marks, &x->facts, day);
}

static void
check_same(const struct walk *a, const struct walk *b)
{
	int i;

	for (i = 0; i < a->track->nsteps; i++) {
		assert_int_equal(a->step[i].state, b->step[i].state);
		assert_int_equal(a->step[i].flags, b->step[i].flags);
		assert_true(a->step[i].missing == b->step[i].missing);
		assert_int_equal(a->step[i].needs_system,
		    b->step[i].needs_system);
		assert_int_equal(a->step[i].on, b->step[i].on);
	}
	for (i = 0; i < a->track->nphases; i++) {
		assert_int_equal(a->gate[i].passed, b->gate[i].passed);
		assert_int_equal(a->gate[i].could, b->gate[i].could);
		assert_int_equal(a->gate[i].on, b->gate[i].on);
		assert_true(a->gate[i].missing == b->gate[i].missing);
	}
	assert_int_equal(a->day, b->day);
	assert_int_equal(a->phase, b->phase);
	assert_int_equal(a->met, b->met);
	assert_int_equal(a->waived, b->waived);
	assert_int_equal(a->skipped, b->skipped);
	assert_int_equal(a->applicable, b->applicable);
	assert_int_equal(a->ready_on, b->ready_on);
}

/* May step i start, by the plain reading of the rules? */
static bool
is_free(const struct world *x, const struct walk *w, int i)
{
	const struct step *s = &x->track.steps[i], *other;
	day_t ready = x->facts.system_ready_on;
	int k;

	for (k = 0; k < x->track.nsteps; k++) {
		other = &x->track.steps[k];
		if (!(s->requires >> k & 1) &&
		    (s->early || other->phase >= s->phase))
			continue;
		if (!step_is_done(w->step[k].state))
			return false;
	}
	return !s->after_ready || (ready != DAY_NONE && ready <= w->day);
}

/* The same on the day it was met; what a list told is never ahead. */
static bool
was_free(const struct world *x, int i, day_t on)
{
	struct walk then;

	walk_on(x, &then, on);
	return is_free(x, &then, i) ||
	    then.step[i].flags & STEP_IMPLIED;
}

static void
check_steps(const struct world *x, const struct walk *w)
{
	struct err e = ERR_INIT;
	int i, done = 0;

	for (i = 0; i < x->track.nsteps; i++) {
		const struct step_view *v = &w->step[i];
		bool free_to = is_free(x, w, i);
		bool implied = v->flags & STEP_IMPLIED;

		done += step_is_done(v->state);
		if (v->state == STEP_READY)
			assert_true(free_to);
		if (v->state == STEP_LOCKED)
			assert_false(free_to);
		if (v->state == STEP_LOCKED)
			assert_true(walk_why(w, i, NULL, 0) > 0);
		assert_int_equal(v->flags & STEP_AHEAD ? 1 : 0,
		    v->state == STEP_MET && !implied && !free_to &&
		    !was_free(x, i, v->on));
		assert_int_equal(walk_may_meet(w, i, &e), free_to &&
		    v->state != STEP_MET && v->state != STEP_NOT_APPLICABLE);
		assert_true(v->on == DAY_NONE || v->on <= w->day);
		assert_true(!(v->flags & STEP_LATE) ||
		    !step_is_done(v->state));
	}
	assert_int_equal(w->met + w->waived + w->skipped, done);
	assert_int_equal(w->applicable, x->track.nsteps - w->skipped);
}

static void
check_gates(const struct world *x, const struct walk *w)
{
	bool all = x->track.nsteps > 0;
	int p, i, passed = 0;

	for (p = 0; p < x->track.nphases; p++) {
		struct err e = ERR_INIT;

		for (i = 0; i < x->track.nsteps; i++)
			if (x->track.steps[i].phase == p &&
			    !step_is_done(w->step[i].state))
				all = false;
		assert_int_equal(w->gate[p].passed, all);
		assert_int_equal(walk_may_pass(w, p, &e), all);
		assert_int_equal(e.code, all ? ERR_NONE : ERR_RULE);
		assert_true(all || strlen(e.msg) > 0);
		passed += all;
	}
	assert_int_equal(w->phase, passed);
	if (all)
		assert_true(w->ready_on != DAY_NONE && w->ready_on <= w->day);
}

/* The mark a person might set on step i today; false if a rule says no. */
static bool
choose_mark(struct world *x, const struct walk *w, int i, struct mark *m)
{
	struct err e = ERR_INIT;

	*m = (struct mark)MARK_INIT;
	m->id = i + 1;
	m->due = x->marks[i].due;
	m->on = m->since = x->today;
	m->state = (enum mark_state)pick(x, MARK__COUNT);
	switch (m->state) {
	case MARK_OPEN:
		m->on = m->since = DAY_NONE;
		return walk_may_open(w, i, &e);
	case MARK_RUNNING:
		return walk_may_start(w, i, &e);
	case MARK_MET:
		if (pick(x, 3) == 0)
			m->until = x->today + (day_t)pick(x, 20);
		return walk_may_meet(w, i, &e);
	case MARK_WAIVED:
		m->until = x->today + (day_t)pick(x, 20);
		return true;
	case MARK_WAITING:
	case MARK_SKIPPED:
	case MARK__COUNT:
		break;
	}
	return true;
}

static void
act(struct world *x)
{
	struct walk now, past, past_again;
	struct mark m, before;
	day_t earlier;
	int i;

	if (x->track.nsteps == 0)
		return;
	i = (int)pick(x, (unsigned)x->track.nsteps);
	walk_on(x, &now, x->today);
	if (!choose_mark(x, &now, i, &m))
		return;
	before = x->marks[i];
	earlier = x->today - 1 - (day_t)pick(x, 10);
	walk_on(x, &past, earlier);
	x->acts[x->nacts++] = (struct act){ i, before };
	x->marks[i] = m;
	walk_on(x, &past_again, earlier);
	if (before.state == MARK_OPEN)
		check_same(&past, &past_again);
	if (m.state == MARK_MET) {
		walk_on(x, &now, x->today);
		assert_int_equal(now.step[i].state, STEP_MET);
		assert_false(now.step[i].flags & STEP_AHEAD);
	}
}

static void
check_world(struct world *x)
{
	struct walk once, twice;
	day_t day = pick_day(x);

	walk_on(x, &once, day);
	memset(&twice, 0xff, sizeof(twice));
	walk_on(x, &twice, day);
	check_same(&once, &twice);
	check_steps(x, &once);
	check_gates(x, &once);
}

static void
test_rules_hold_after_every_act(void **state)
{
	static struct world x;
	unsigned seed;
	int i;

	(void)state;
	for (seed = 0; seed < SEEDS; seed++) {
		make_world(&x, seed);
		for (i = 0; i < ACTS; i++) {
			check_world(&x);
			act(&x);
			x.today += (day_t)pick(&x, 3);
		}
		check_world(&x);
	}
}

static void
test_undoing_every_act_restores_the_first_walk(void **state)
{
	static struct walk first[DAYS];
	static struct world x;
	struct walk last;
	unsigned seed;
	int i;

	(void)state;
	for (seed = 0; seed < SEEDS; seed++) {
		make_world(&x, seed);
		for (i = 0; i < DAYS; i++)
			walk_on(&x, &first[i], FIRST + i);
		for (i = 0; i < ACTS; i++) {
			act(&x);
			x.today += (day_t)pick(&x, 3);
		}
		while (x.nacts-- > 0)
			x.marks[x.acts[x.nacts].step] =
			    x.acts[x.nacts].before;
		for (i = 0; i < DAYS; i++) {
			walk_on(&x, &last, FIRST + i);
			check_same(&first[i], &last);
		}
	}
}

/* Were the acts too timid, the tests above would prove little. */
static void
test_the_acts_reach_what_is_to_be_tested(void **state)
{
	static struct world x;
	int passed = 0, gates = 0, flags = 0, states = 0, acts = 0;
	struct walk w;
	unsigned seed;
	int i;

	(void)state;
	for (seed = 0; seed < SEEDS; seed++) {
		make_world(&x, seed);
		for (i = 0; i < ACTS; i++) {
			act(&x);
			x.today += (day_t)pick(&x, 3);
		}
		walk_on(&x, &w, x.today);
		acts += x.nacts;
		gates += w.phase > 0;
		passed += w.phase == x.track.nphases;
		for (i = 0; i < x.track.nsteps; i++) {
			flags |= (int)w.step[i].flags;
			states |= 1 << w.step[i].state;
		}
	}
	assert_true(acts > SEEDS * ACTS / 2);
	assert_true(gates > SEEDS / 4);
	assert_true(passed > SEEDS / 20);
	assert_int_equal(states, (1 << STEP__COUNT) - 1);
	assert_int_equal(flags, STEP_EXPIRED | STEP_LAPSED | STEP_LATE |
	    STEP_AHEAD | STEP_IMPLIED | STEP_MAYBE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules_hold_after_every_act),
		cmocka_unit_test(
		    test_undoing_every_act_restores_the_first_walk),
		cmocka_unit_test(test_the_acts_reach_what_is_to_be_tested),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
