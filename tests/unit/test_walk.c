/*
 * The rules of a walk (design section 1), one test or more for each: marks,
 * conditions, what lists report, what is ahead. Gates and the two levels are
 * in test_walk_gate.c, what people are told in test_walk_tell.c, and what
 * holds for every track and order of acts in test_walk_property.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "walk_fixture.h"

/* Steps. */

static void
test_untouched_walk_is_open_and_locked_by_rules(void **state)
{
	(void)state;
	walk_course(TODAY);
	check_step(F1, STEP_READY, 0, DAY_NONE);
	check_step(F2, STEP_LOCKED, 0, DAY_NONE);
	check_step(F3, STEP_READY, 0, DAY_NONE);
	check_step(I1, STEP_LOCKED, 0, DAY_NONE);
	check_step(K2, STEP_LOCKED, 0, DAY_NONE);
	assert_int_equal(w.phase, 0);
	assert_int_equal(w.ready_on, DAY_NONE);
	assert_int_equal(w.met + w.waived + w.skipped, 0);
	assert_int_equal(w.applicable, NCOURSE);
}

static void
test_ready_to_start_needs_every_required_step(void **state)
{
	static const enum mark_state ways[] = { MARK_MET, MARK_WAIVED,
	    MARK_SKIPPED };
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		mark(F1, ways[i], 900, TODAY);
		walk_course(TODAY);
		check_step(F2, STEP_READY, 0, 900);
		assert_true(w.step[F2].missing == 0);
	}
	mark(F1, MARK_RUNNING, 900, DAY_NONE);
	walk_course(TODAY);
	check_step(F2, STEP_LOCKED, 0, DAY_NONE);
	assert_true(w.step[F2].missing == BIT(F1));
}

static void
test_ready_to_start_needs_all_gates_before(void **state)
{
	(void)state;
	met(F1, 900);
	met(F2, 901);
	walk_course(TODAY);
	check_step(I1, STEP_LOCKED, 0, DAY_NONE);
	assert_true(w.step[I1].missing == BIT(F3));
	assert_true(w.step[K1].missing ==
	    (BIT(F3) | BIT(I1) | BIT(I2) | BIT(I3)));
	met(F3, 950);
	walk_course(TODAY);
	check_step(I1, STEP_READY, 0, 950);
	check_step(K1, STEP_LOCKED, 0, DAY_NONE);
}

static void
test_early_step_may_start_before_the_gate(void **state)
{
	(void)state;
	walk_course(TODAY);
	check_step(I2, STEP_READY, 0, DAY_NONE);
	course.steps[I2].requires = BIT(F1);
	walk_course(TODAY);
	check_step(I2, STEP_LOCKED, 0, DAY_NONE);
	assert_true(w.step[I2].missing == BIT(F1));
	met(F1, 900);
	walk_course(TODAY);
	check_step(I2, STEP_READY, 0, 900);
	met(F2, 950);
	met(F3, 950);			/* the gate is no part of its history */
	walk_course(TODAY);
	check_step(I2, STEP_READY, 0, 900);
}

static void
test_step_done_in_a_later_phase_does_not_matter(void **state)
{
	(void)state;
	met(F1, 900);
	met(K1, 910);
	walk_course(TODAY);
	check_step(F1, STEP_MET, 0, 900);
	check_step(F2, STEP_READY, 0, 900);
	assert_int_equal(w.phase, 0);
}

static void
test_running_and_waiting_count_from_their_day(void **state)
{
	(void)state;
	mark(F1, MARK_RUNNING, 900, DAY_NONE);
	mark(F3, MARK_WAITING, DAY_NONE, DAY_NONE)->since = 950;
	walk_course(949);
	check_step(F1, STEP_RUNNING, 0, 900);
	check_step(F3, STEP_READY, 0, DAY_NONE);
	walk_course(950);
	check_step(F3, STEP_WAITING, 0, 950);
	walk_course(899);
	check_step(F1, STEP_READY, 0, DAY_NONE);
	mark(F1, MARK_RUNNING, DAY_NONE, DAY_NONE);
	walk_course(0);
	check_step(F1, STEP_RUNNING, 0, DAY_NONE);
}

static void
test_mark_dated_after_the_day_is_open_that_day(void **state)
{
	static const enum mark_state ways[] = { MARK_RUNNING, MARK_MET,
	    MARK_WAIVED, MARK_SKIPPED };
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		mark(F1, ways[i], TODAY + 1, TODAY + 9);
		walk_course(TODAY);
		check_step(F1, STEP_READY, 0, DAY_NONE);
		check_step(F2, STEP_LOCKED, 0, DAY_NONE);
		walk_course(TODAY + 1);
		assert_true(w.step[F1].state != STEP_READY);
	}
}

static void
test_mark_without_a_row_says_nothing(void **state)
{
	(void)state;
	met(F1, 900);
	marks[F1].id = 0;
	marks[F1].due = 900;
	walk_course(TODAY);
	check_step(F1, STEP_READY, 0, DAY_NONE);
}

static void
test_met_counts_until_its_validity_ends_and_is_then_expired(void **state)
{
	(void)state;
	mark(F1, MARK_MET, 900, 950);
	walk_course(899);
	check_step(F1, STEP_READY, 0, DAY_NONE);
	walk_course(900);
	check_step(F1, STEP_MET, 0, 900);
	walk_course(950);
	check_step(F1, STEP_MET, 0, 900);
	check_step(F2, STEP_READY, 0, 900);
	walk_course(951);
	check_step(F1, STEP_READY, STEP_EXPIRED, 951);
	check_step(F2, STEP_LOCKED, 0, DAY_NONE);
	assert_int_equal(w.met, 0);
}

static void
test_waiver_counts_through_its_last_day_and_then_lapses(void **state)
{
	(void)state;
	mark(F1, MARK_WAIVED, 900, 950);
	walk_course(899);
	check_step(F1, STEP_READY, 0, DAY_NONE);
	walk_course(950);
	check_step(F1, STEP_WAIVED, 0, 900);
	check_step(F2, STEP_READY, 0, 900);
	assert_int_equal(w.waived, 1);
	walk_course(951);
	check_step(F1, STEP_READY, STEP_LAPSED, 951);
	check_step(F2, STEP_LOCKED, 0, DAY_NONE);
	assert_int_equal(w.waived, 0);
}

static void
test_skipped_counts_from_its_day_or_always(void **state)
{
	(void)state;
	mark(F1, MARK_SKIPPED, 900, DAY_NONE);
	walk_course(899);
	check_step(F1, STEP_READY, 0, DAY_NONE);
	walk_course(900);
	check_step(F1, STEP_SKIPPED, 0, 900);
	mark(F1, MARK_SKIPPED, DAY_NONE, DAY_NONE);
	walk_course(-5000);
	check_step(F1, STEP_SKIPPED, 0, DAY_NONE);
	assert_int_equal(w.skipped, 1);
	assert_int_equal(w.applicable, NCOURSE - 1);
}

static void
test_late_is_due_before_the_day_and_not_done(void **state)
{
	(void)state;
	mark(F1, MARK_OPEN, DAY_NONE, DAY_NONE)->due = TODAY;
	walk_course(TODAY);
	check_step(F1, STEP_READY, 0, DAY_NONE);
	walk_course(TODAY + 1);
	check_step(F1, STEP_READY, STEP_LATE, DAY_NONE);
	mark(F1, MARK_MET, TODAY, TODAY + 5)->due = TODAY - 1;
	walk_course(TODAY);
	check_step(F1, STEP_MET, 0, TODAY);
	walk_course(TODAY + 6);
	check_step(F1, STEP_READY, STEP_LATE | STEP_EXPIRED, TODAY + 6);
	mark(F2, MARK_RUNNING, 900, DAY_NONE)->due = 950;
	walk_course(951);
	assert_int_equal(w.step[F2].flags, STEP_LATE);
}

/* Conditions. */

static void
answer(const char *name, bool yes)
{
	facts.fact[0] = (struct walk_fact){ name, yes };
	facts.nfacts = 1;
}

static void
test_conditional_step_answered_no_is_not_applicable_and_done(void **state)
{
	(void)state;
	answer("brugervendt", false);
	marks[I3].due = 900;
	met(I3, 900);
	walk_course(TODAY);
	check_step(I3, STEP_NOT_APPLICABLE, 0, DAY_NONE);
	assert_true(w.step[I3].missing == 0);
	assert_int_equal(w.skipped, 1);
	assert_int_equal(w.applicable, NCOURSE - 1);
	assert_true(w.gate[1].missing == (BIT(I1) | BIT(I2)));
	assert_true(w.step[K2].missing ==
	    (BIT(F1) | BIT(F2) | BIT(F3) | BIT(I1) | BIT(I2) | BIT(K1)));
	check_refused(walk_may_meet, I3, "I3 does not apply here");
	check_refused(walk_may_start, I3, "I3 does not apply here");
	check_refused(walk_may_open, I3, "I3 does not apply here");
}

static void
test_conditional_step_answered_yes_applies(void **state)
{
	(void)state;
	answer("brugervendt", true);
	walk_course(TODAY);
	check_step(I3, STEP_LOCKED, 0, DAY_NONE);
}

static void
test_conditional_step_unanswered_applies_and_is_a_maybe(void **state)
{
	(void)state;
	answer("bob", false);
	walk_course(TODAY);
	check_step(I3, STEP_LOCKED, STEP_MAYBE, DAY_NONE);
	assert_true(w.gate[1].missing == (BIT(I1) | BIT(I2) | BIT(I3)));
	assert_int_equal(w.applicable, NCOURSE);
}

/* What lists report. */

static void
test_reported_agreement_implies_its_steps(void **state)
{
	(void)state;
	facts.milestone[MILESTONE_AGREED] = 950;
	walk_rollout(949);
	check_step(R1, STEP_READY, 0, DAY_NONE);
	walk_rollout(950);
	check_step(R1, STEP_MET, STEP_IMPLIED, 950);
	check_step(R2, STEP_MET, STEP_IMPLIED, 950);
	check_step(R3, STEP_LOCKED, 0, DAY_NONE);
	assert_int_equal(w.met, 2);
}

static void
test_reported_operation_implies_agreement_too(void **state)
{
	int i;

	(void)state;
	facts.milestone[MILESTONE_OPERATION] = 950;
	walk_rollout(950);
	for (i = 0; i < NROLLOUT; i++)
		check_step(i, STEP_MET, STEP_IMPLIED, 950);
	assert_true(w.gate[0].passed);
	facts.milestone[MILESTONE_AGREED] = 940;
	walk_rollout(950);
	check_step(R2, STEP_MET, STEP_IMPLIED, 940);
	check_step(R3, STEP_MET, STEP_IMPLIED, 950);
	facts.milestone[MILESTONE_AGREED] = 960;	/* told late */
	walk_rollout(970);
	check_step(R2, STEP_MET, STEP_IMPLIED, 950);
}

static void
test_implied_step_is_never_ahead(void **state)
{
	(void)state;
	facts.milestone[MILESTONE_OPERATION] = 950;
	rollout.steps[R1].implied_by = MILESTONE_NONE;
	walk_rollout(TODAY);
	check_step(R1, STEP_READY, 0, DAY_NONE);
	check_step(R2, STEP_MET, STEP_IMPLIED, 950);
	check_step(R4, STEP_MET, STEP_IMPLIED, 950);
	assert_true(w.step[R2].missing == 0);
	assert_false(w.step[R4].needs_system);
}

static void
test_mark_that_counts_goes_before_what_a_list_implies(void **state)
{
	(void)state;
	facts.milestone[MILESTONE_AGREED] = 950;
	mark(R1, MARK_WAIVED, 960, TODAY);
	mark(R2, MARK_MET, 930, DAY_NONE);
	walk_rollout(TODAY);
	check_step(R1, STEP_WAIVED, 0, 960);
	check_step(R2, STEP_MET, 0, 930);
	met(R2, 970);			/* the list knew of it before */
	walk_rollout(TODAY);
	check_step(R2, STEP_MET, 0, 950);
	walk_rollout(960);
	check_step(R2, STEP_MET, STEP_IMPLIED, 950);
}

static void
test_list_goes_before_a_mark_that_is_under_way(void **state)
{
	(void)state;
	facts.milestone[MILESTONE_AGREED] = 950;
	mark(R1, MARK_RUNNING, 900, DAY_NONE);
	mark(R2, MARK_WAITING, DAY_NONE, DAY_NONE)->since = 900;
	walk_rollout(TODAY);
	check_step(R1, STEP_MET, STEP_IMPLIED, 950);
	check_step(R2, STEP_MET, STEP_IMPLIED, 950);
	walk_rollout(949);
	check_step(R1, STEP_RUNNING, 0, 900);
}

static void
test_list_older_than_an_expiry_does_not_heal_it(void **state)
{
	(void)state;
	facts.milestone[MILESTONE_AGREED] = 950;
	mark(R1, MARK_MET, 900, 950);
	walk_rollout(TODAY);
	check_step(R1, STEP_READY, STEP_EXPIRED, 951);
	facts.milestone[MILESTONE_AGREED] = 951;
	walk_rollout(TODAY);
	check_step(R1, STEP_MET, STEP_IMPLIED, 951);
}

/* Ahead. */

static void
test_ahead_is_met_before_its_required_step(void **state)
{
	(void)state;
	met(F2, 900);
	walk_course(TODAY);
	check_step(F2, STEP_MET, STEP_AHEAD, 900);
	assert_true(w.step[F2].missing == BIT(F1));
	met(F1, 950);
	walk_course(949);
	check_step(F2, STEP_MET, STEP_AHEAD, 900);
	walk_course(950);
	check_step(F2, STEP_MET, 0, 900);
}

static void
test_ahead_is_met_before_the_gate_unless_early(void **state)
{
	(void)state;
	met(I1, 900);
	met(I2, 900);
	met(F1, 800);
	met(F2, 800);
	walk_course(TODAY);
	check_step(I1, STEP_MET, STEP_AHEAD, 900);
	check_step(I2, STEP_MET, 0, 900);
	met(F3, 950);
	walk_course(TODAY);
	check_step(I1, STEP_MET, 0, 900);
}

static void
test_ahead_is_met_before_the_system_is_ready(void **state)
{
	(void)state;
	met(R1, 900);
	met(R2, 900);
	met(R3, 900);
	walk_rollout(TODAY);
	check_step(R3, STEP_MET, STEP_AHEAD, 900);
	assert_true(w.step[R3].needs_system);
	facts.system_ready_on = 950;
	walk_rollout(TODAY);
	check_step(R3, STEP_MET, 0, 900);
}

static void
test_a_waiver_that_lapses_later_leaves_no_step_ahead(void **state)
{
	(void)state;
	mark(F1, MARK_WAIVED, 890, 920);
	met(F2, 900);
	walk_course(910);
	check_step(F2, STEP_MET, 0, 900);
	walk_course(TODAY);
	check_step(F1, STEP_READY, STEP_LAPSED, 921);
	check_step(F2, STEP_MET, 0, 900);
}

static void
test_waived_and_skipped_steps_are_never_ahead(void **state)
{
	(void)state;
	mark(F2, MARK_WAIVED, 900, TODAY);
	mark(I1, MARK_SKIPPED, 900, DAY_NONE);
	walk_course(TODAY);
	check_step(F2, STEP_WAIVED, 0, 900);
	check_step(I1, STEP_SKIPPED, 0, 900);
}

static void
test_earlier_periods_answer_until_the_mark_begins(void **state)
{
	struct walk_past past[] = {
		{ F1, { .id = 1, .state = MARK_WAIVED, .on = 100,
		    .until = 200 } },
		{ F1, { .id = 2, .state = MARK_MET, .on = 300,
		    .until = 399 } },
		{ F3, { .id = 3, .state = MARK_MET, .on = 150,
		    .until = 160 } },
	};

	(void)state;
	mark(F1, MARK_WAIVED, 400, 500);
	facts.past = past;
	facts.npast = 3;
	walk_course(99);
	check_step(F1, STEP_READY, 0, DAY_NONE);
	walk_course(100);
	check_step(F1, STEP_WAIVED, 0, 100);
	assert_int_equal(w.step[F1].until, 200);
	assert_int_equal(w.step[F2].state, STEP_READY);
	walk_course(250);
	check_step(F1, STEP_READY, STEP_LAPSED, 201);
	assert_int_equal(w.step[F2].state, STEP_LOCKED);
	walk_course(399);
	check_step(F1, STEP_MET, 0, 300);
	walk_course(400);
	check_step(F1, STEP_WAIVED, 0, 400);
	/* The newest taken back to open: what was before has ended. */
	mark(F1, MARK_OPEN, DAY_NONE, DAY_NONE);
	walk_course(450);
	check_step(F1, STEP_READY, STEP_EXPIRED, 400);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_untouched_walk_is_open_and_locked_by_rules),
		T(test_ready_to_start_needs_every_required_step),
		T(test_ready_to_start_needs_all_gates_before),
		T(test_early_step_may_start_before_the_gate),
		T(test_step_done_in_a_later_phase_does_not_matter),
		T(test_running_and_waiting_count_from_their_day),
		T(test_mark_dated_after_the_day_is_open_that_day),
		T(test_mark_without_a_row_says_nothing),
		T(test_met_counts_until_its_validity_ends_and_is_then_expired),
		T(test_waiver_counts_through_its_last_day_and_then_lapses),
		T(test_skipped_counts_from_its_day_or_always),
		T(test_late_is_due_before_the_day_and_not_done),
		T(test_conditional_step_answered_no_is_not_applicable_and_done),
		T(test_conditional_step_answered_yes_applies),
		T(test_conditional_step_unanswered_applies_and_is_a_maybe),
		T(test_reported_agreement_implies_its_steps),
		T(test_reported_operation_implies_agreement_too),
		T(test_implied_step_is_never_ahead),
		T(test_mark_that_counts_goes_before_what_a_list_implies),
		T(test_list_goes_before_a_mark_that_is_under_way),
		T(test_list_older_than_an_expiry_does_not_heal_it),
		T(test_ahead_is_met_before_its_required_step),
		T(test_ahead_is_met_before_the_gate_unless_early),
		T(test_ahead_is_met_before_the_system_is_ready),
		T(test_a_waiver_that_lapses_later_leaves_no_step_ahead),
		T(test_waived_and_skipped_steps_are_never_ahead),
		T(test_earlier_periods_answer_until_the_mark_begins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
