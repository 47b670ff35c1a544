/*
 * The rules of gates and of the two levels (design section 1), one test or
 * more for each. The rules of single steps are in test_walk.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "walk_fixture.h"

static void
test_gate_passes_when_every_step_is_met_waived_or_skipped(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	met(F1, 900);
	mark(F2, MARK_WAIVED, 940, TODAY);
	walk_course(TODAY);
	assert_false(w.gate[0].passed);
	assert_false(w.gate[0].could);
	assert_int_equal(w.gate[0].on, DAY_NONE);
	assert_true(w.gate[0].missing == BIT(F3));
	assert_false(walk_may_pass(&w, 0, &e));
	assert_int_equal(e.code, ERR_RULE);
	assert_string_equal(e.msg,
	    "the gate Forudsætning is locked: F3 missing");
	mark(F3, MARK_SKIPPED, 920, DAY_NONE);
	walk_course(TODAY);
	assert_true(w.gate[0].passed);
	assert_true(w.gate[0].missing == 0);
	assert_int_equal(w.gate[0].on, 940);
	assert_int_equal(w.phase, 1);
	assert_true(walk_may_pass(&w, 0, &e));
}

static void
test_gate_does_not_pass_before_the_gates_before_it(void **state)
{
	struct err e = ERR_INIT;
	int i;

	(void)state;
	for (i = F2; i <= I3; i++)
		met(i, 900 + i);
	walk_course(TODAY);
	assert_true(w.gate[1].could);
	assert_false(w.gate[1].passed);
	assert_true(w.gate[1].missing == 0);
	assert_int_equal(w.phase, 0);
	assert_false(walk_may_pass(&w, 1, &e));
	assert_string_equal(e.msg,
	    "the gate Forudsætning is locked: F1 missing");
	assert_false(walk_may_pass(&w, 2, &e));
	assert_string_equal(e.msg,
	    "the gate Forudsætning is locked: F1 missing; "
	    "the gate Klarmelding is locked: K1, K2 missing");
	met(F1, 990);
	walk_course(TODAY);
	assert_true(w.gate[0].passed && w.gate[1].passed);
	assert_int_equal(w.gate[0].on, 990);
	assert_int_equal(w.gate[1].on, 990);	/* not before the first */
	assert_int_equal(w.phase, 2);
}

static void
test_gate_relocks_when_a_waiver_in_it_lapses(void **state)
{
	(void)state;
	met(F1, 900);
	mark(F2, MARK_WAIVED, 900, 950);
	met(F3, 900);
	walk_course(950);
	assert_true(w.gate[0].passed);
	check_step(I1, STEP_READY, 0, 900);
	walk_course(951);
	assert_false(w.gate[0].passed);
	check_step(I1, STEP_LOCKED, 0, DAY_NONE);
	assert_int_equal(w.phase, 0);
}

static void
test_last_gate_is_the_klarmelding(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < NCOURSE; i++)
		met(i, 900 + i);
	walk_course(TODAY);
	assert_int_equal(w.phase, 3);
	assert_int_equal(w.ready_on, 907);
	assert_int_equal(w.met, NCOURSE);
	walk_course(906);
	assert_int_equal(w.ready_on, DAY_NONE);
	assert_int_equal(w.phase, 2);
}

static void
test_reported_klarmelding_counts_if_it_is_the_earlier(void **state)
{
	int i;

	(void)state;
	facts.milestone[MILESTONE_READY] = 950;
	walk_course(949);
	assert_int_equal(w.ready_on, DAY_NONE);
	walk_course(950);
	assert_int_equal(w.ready_on, 950);
	assert_int_equal(w.phase, 0);		/* the steps are still open */
	for (i = 0; i < NCOURSE; i++)
		met(i, 900);
	walk_course(TODAY);
	assert_int_equal(w.ready_on, 900);
	facts.milestone[MILESTONE_READY] = 890;
	walk_course(TODAY);
	assert_int_equal(w.ready_on, 890);
}

static void
test_course_with_every_step_skipped_for_ever_is_ready(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < NCOURSE; i++)
		mark(i, MARK_SKIPPED, DAY_NONE, DAY_NONE);
	walk_course(TODAY);
	assert_int_equal(w.phase, 3);
	assert_int_equal(w.gate[2].on, DAY_NONE);
	assert_int_equal(w.ready_on, TODAY);
}

static void
test_track_without_steps_never_passes_anything(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	course.nsteps = 0;
	walk_course(TODAY);
	assert_false(w.gate[0].passed || w.gate[0].could);
	assert_false(w.gate[2].passed);
	assert_int_equal(w.phase, 0);
	assert_int_equal(w.ready_on, DAY_NONE);
	assert_false(walk_may_pass(&w, 0, &e));
	assert_string_equal(e.msg, "forloeb1 has no steps yet");
	course.nphases = 0;
	walk_course(TODAY);
	assert_int_equal(w.phase, 0);
	assert_int_equal(w.ready_on, DAY_NONE);
}

static void
test_phase_without_steps_stands_in_nobodys_way(void **state)
{
	(void)state;
	course.nsteps = I1;		/* only the first phase has steps */
	met(F1, 900);
	met(F2, 900);
	walk_course(TODAY);
	assert_false(w.gate[1].passed);
	assert_true(w.gate[1].could);
	met(F3, 910);
	walk_course(TODAY);
	assert_int_equal(w.phase, 3);
	assert_int_equal(w.ready_on, 910);
}

static void
test_after_ready_steps_need_the_systems_klarmelding(void **state)
{
	(void)state;
	met(R1, 900);
	met(R2, 900);
	walk_rollout(TODAY);
	check_step(R3, STEP_LOCKED, 0, DAY_NONE);
	assert_true(w.step[R3].missing == 0);
	assert_true(w.step[R3].needs_system);
	check_refused(walk_may_meet, R3,
	    "3 waits for the system to be declared ready");
	facts.system_ready_on = 950;
	walk_rollout(949);
	check_step(R3, STEP_LOCKED, 0, DAY_NONE);
	walk_rollout(950);
	check_step(R3, STEP_READY, 0, 950);
	assert_false(w.step[R3].needs_system);
	check_allowed(walk_may_meet, R3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_gate_passes_when_every_step_is_met_waived_or_skipped),
		T(test_gate_does_not_pass_before_the_gates_before_it),
		T(test_gate_relocks_when_a_waiver_in_it_lapses),
		T(test_last_gate_is_the_klarmelding),
		T(test_reported_klarmelding_counts_if_it_is_the_earlier),
		T(test_course_with_every_step_skipped_for_ever_is_ready),
		T(test_track_without_steps_never_passes_anything),
		T(test_phase_without_steps_stands_in_nobodys_way),
		T(test_after_ready_steps_need_the_systems_klarmelding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
