/*
 * A small course and a small rollout to walk, and short ways to mark steps
 * and to look at them.
 */
#ifndef TESTS_UNIT_WALK_FIXTURE_H
#define TESTS_UNIT_WALK_FIXTURE_H

/* After cmocka.h and what it needs. */
#include <string.h>

#include "model/walk.h"

#define BIT(i)	(UINT64_C(1) << (i))
#define TODAY	1000

/* The course: requires in brackets, e early, ? a condition. */
enum { F1, F2, F3, I1, I2, I3, K1, K2, NCOURSE };
/* The rollout: 1, 2 [1] agreed, 3 [2] after ready, 4 [3] after ready. */
enum { R1, R2, R3, R4, NROLLOUT };

static struct track	 course, rollout;
static struct mark	 marks[TRACK_STEPS_MAX];
static struct walk_facts facts;
static struct walk	 w;

static inline void
set_step(struct track *t, int i, const char *key, int phase,
    uint64_t requires)
{
	struct step *s = &t->steps[i];

	memset(s, 0, sizeof(*s));
	str_copy(s->key, sizeof(s->key), key);
	s->phase = phase;
	s->requires = requires;
}

static inline int
make_tracks(void **state)
{
	static char titles[][16] = { "Forudsætning", "Integration",
	    "Klarmelding", "Tilslutning" };
	int i;

	(void)state;
	memset(&course, 0, sizeof(course));
	str_copy(course.key, sizeof(course.key), "forloeb1");
	course.nphases = 3;
	for (i = 0; i < 3; i++)
		course.phases[i].title = titles[i];
	course.nsteps = NCOURSE;
	set_step(&course, F1, "F1", 0, 0);
	set_step(&course, F2, "F2", 0, BIT(F1));
	set_step(&course, F3, "F3", 0, 0);
	set_step(&course, I1, "I1", 1, BIT(F2));
	set_step(&course, I2, "I2", 1, 0);
	set_step(&course, I3, "I3", 1, BIT(I1) | BIT(I2));
	set_step(&course, K1, "K1", 2, 0);
	set_step(&course, K2, "K2", 2, BIT(I3) | BIT(K1));
	course.steps[I2].early = true;
	str_copy(course.steps[I3].condition,
	    sizeof(course.steps[I3].condition), "brugervendt");
	course.steps[K2].gives = MILESTONE_READY;

	memset(&rollout, 0, sizeof(rollout));
	str_copy(rollout.key, sizeof(rollout.key), "tilslutning");
	rollout.subject = SUBJECT_INSTALLATION;
	rollout.nphases = 1;
	rollout.phases[0].title = titles[3];
	rollout.nsteps = NROLLOUT;
	set_step(&rollout, R1, "1", 0, 0);
	set_step(&rollout, R2, "2", 0, BIT(R1));
	set_step(&rollout, R3, "3", 0, BIT(R2));
	set_step(&rollout, R4, "4", 0, BIT(R3));
	rollout.steps[R1].implied_by = MILESTONE_AGREED;
	rollout.steps[R2].implied_by = MILESTONE_AGREED;
	rollout.steps[R3].implied_by = MILESTONE_OPERATION;
	rollout.steps[R4].implied_by = MILESTONE_OPERATION;
	rollout.steps[R3].after_ready = rollout.steps[R4].after_ready = true;
	return 0;
}

/* Nothing marked, nothing known. */
static inline int
clear(void **state)
{
	int i;

	(void)state;
	make_tracks(state);
	for (i = 0; i < TRACK_STEPS_MAX; i++)
		marks[i] = (struct mark)MARK_INIT;
	memset(&facts, 0, sizeof(facts));
	for (i = 0; i < MILESTONE__COUNT; i++)
		facts.milestone[i] = DAY_NONE;
	facts.system_ready_on = DAY_NONE;
	return 0;
}

static inline struct mark *
mark(int i, enum mark_state s, day_t on, day_t until)
{
	marks[i].id = i + 1;
	marks[i].state = s;
	marks[i].on = on;
	marks[i].until = until;
	return &marks[i];
}

static inline void
met(int i, day_t on)
{
	mark(i, MARK_MET, on, DAY_NONE);
}

static inline void
walk_course(day_t day)
{
	walk_track(&w, &course, marks, &facts, day);
}

static inline void
walk_rollout(day_t day)
{
	walk_track(&w, &rollout, marks, &facts, day);
}

static inline void
check_step(int i, enum step_state s, unsigned flags, day_t on)
{
	assert_int_equal(w.step[i].state, s);
	assert_int_equal(w.step[i].flags, flags);
	assert_int_equal(w.step[i].on, on);
}

static inline void
check_refused(bool (*may)(const struct walk *, int, struct err *), int i,
    const char *sentence)
{
	struct err e = ERR_INIT;

	assert_false(may(&w, i, &e));
	assert_int_equal(e.code, ERR_RULE);
	assert_string_equal(e.msg, sentence);
}

static inline void
check_allowed(bool (*may)(const struct walk *, int, struct err *), int i)
{
	struct err e = ERR_INIT;

	assert_true(may(&w, i, &e));
	assert_int_equal(e.code, ERR_NONE);
}

#define T(f)	cmocka_unit_test_setup(f, clear)

#endif
