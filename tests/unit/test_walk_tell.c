/*
 * What people are told of a walk: why an act is refused, why a step is
 * locked, and the names and glyphs of states. The rules behind it are in
 * test_walk.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "walk_fixture.h"

static void
test_refused_act_names_required_steps_and_the_missing_ones(void **state)
{
	int i;

	(void)state;
	for (i = F1; i <= I3; i++)
		met(i, 900);
	walk_course(TODAY);
	check_refused(walk_may_meet, K2,
	    "K2 requires I3 and K1; K1 has not happened");
	mark(I3, MARK_MET, 900, 910);
	course.steps[K2].early = true;
	walk_course(TODAY);
	check_refused(walk_may_meet, K2,
	    "K2 requires I3 and K1; I3 and K1 have not happened");
	course.steps[K2].requires |= BIT(F1);
	walk_course(TODAY);
	check_refused(walk_may_start, K2,
	    "K2 requires F1, I3 and K1; I3 and K1 have not happened");
}

static void
test_refused_act_names_each_locked_gate(void **state)
{
	(void)state;
	met(F1, 900);
	met(I2, 900);
	walk_course(TODAY);
	check_refused(walk_may_meet, K1,
	    "the gate Forudsætning is locked: F2, F3 missing; "
	    "the gate Integration is locked: I1, I3 missing");
	check_refused(walk_may_meet, I1,
	    "I1 requires F2; F2 has not happened; "
	    "the gate Forudsætning is locked: F2, F3 missing");
	met(F2, 900);
	met(F3, 900);
	walk_course(TODAY);
	check_refused(walk_may_meet, K1,
	    "the gate Integration is locked: I1, I3 missing");
	check_allowed(walk_may_meet, I1);
}

static void
test_refused_act_names_everything_at_once(void **state)
{
	(void)state;
	walk_rollout(TODAY);
	check_refused(walk_may_meet, R3,
	    "3 requires 2; 2 has not happened; "
	    "3 waits for the system to be declared ready");
}

static void
test_gate_without_a_title_goes_by_its_key(void **state)
{
	(void)state;
	course.phases[0].title = NULL;
	str_copy(course.phases[0].key, sizeof(course.phases[0].key), "G1");
	met(F1, 900);
	met(F2, 900);
	walk_course(TODAY);
	check_refused(walk_may_meet, I1, "the gate G1 is locked: F3 missing");
}

static void
test_met_step_cannot_be_met_again(void **state)
{
	(void)state;
	met(F1, 900);
	met(I1, 900);		/* ahead of its gate, but met */
	walk_course(TODAY);
	check_refused(walk_may_meet, F1, "F1 has already happened");
	check_refused(walk_may_start, F1, "F1 has already happened");
	check_refused(walk_may_meet, I1, "I1 has already happened");
	facts.milestone[MILESTONE_AGREED] = 950;
	marks[R1].id = marks[R2].id = 0;
	walk_rollout(TODAY);
	check_refused(walk_may_meet, R1,
	    "1 has already happened: a list reported it");
}

static void
test_expired_or_lapsed_step_can_be_met_again(void **state)
{
	(void)state;
	mark(F1, MARK_MET, 900, 950);
	mark(F3, MARK_WAIVED, 900, 950);
	walk_course(TODAY);
	check_allowed(walk_may_meet, F1);
	check_allowed(walk_may_meet, F3);
	check_allowed(walk_may_start, F1);
}

static void
test_waived_or_skipped_step_can_be_met_unless_locked(void **state)
{
	(void)state;
	mark(F1, MARK_WAIVED, 900, TODAY);
	mark(F2, MARK_SKIPPED, 900, DAY_NONE);
	mark(I1, MARK_WAIVED, 900, TODAY);
	walk_course(TODAY);
	check_allowed(walk_may_meet, F1);
	check_allowed(walk_may_meet, F2);
	check_refused(walk_may_meet, I1,
	    "the gate Forudsætning is locked: F3 missing");
}

static void
test_running_step_behind_a_relocked_gate_cannot_be_met(void **state)
{
	(void)state;
	met(F1, 900);
	met(F2, 900);
	mark(F3, MARK_WAIVED, 900, 950);
	mark(I1, MARK_RUNNING, 940, DAY_NONE);
	walk_course(950);
	check_allowed(walk_may_meet, I1);
	walk_course(951);
	check_step(I1, STEP_RUNNING, 0, 940);
	check_refused(walk_may_meet, I1,
	    "the gate Forudsætning is locked: F3 missing");
}

static void
test_running_step_cannot_be_started_but_a_waiting_one_can(void **state)
{
	(void)state;
	mark(F1, MARK_RUNNING, 900, DAY_NONE);
	mark(F3, MARK_WAITING, DAY_NONE, DAY_NONE)->since = 900;
	walk_course(TODAY);
	check_refused(walk_may_start, F1, "F1 is already running");
	check_allowed(walk_may_meet, F1);
	check_allowed(walk_may_start, F3);
}

static void
test_only_what_a_person_marked_can_be_opened(void **state)
{
	(void)state;
	mark(F1, MARK_RUNNING, 900, DAY_NONE);
	mark(F3, MARK_WAITING, DAY_NONE, DAY_NONE)->since = 900;
	met(I1, 900);
	mark(I2, MARK_WAIVED, 900, TODAY);
	mark(K1, MARK_SKIPPED, 900, DAY_NONE);
	walk_course(TODAY);
	check_allowed(walk_may_open, F1);
	check_allowed(walk_may_open, F3);
	check_allowed(walk_may_open, I1);
	check_allowed(walk_may_open, I2);
	check_allowed(walk_may_open, K1);
	check_refused(walk_may_open, F2, "F2 is already open");
	clear(state);
	walk_course(TODAY);
	check_refused(walk_may_open, F1, "F1 is already open");
	facts.milestone[MILESTONE_AGREED] = 950;
	walk_rollout(TODAY);
	check_refused(walk_may_open, R1,
	    "a list reported 1; only a list can take it back");
}

static void
check_why(int i, const struct why *want, int n)
{
	struct why got[32];
	int k;

	assert_int_equal(walk_why(&w, i, got, 32), n);
	for (k = 0; k < n; k++) {
		assert_string_equal(got[k].text, want[k].text);
		assert_int_equal(got[k].depth, want[k].depth);
		assert_int_equal(got[k].step, want[k].step);
	}
}

static void
test_why_is_a_chain_and_shows_each_step_once(void **state)
{
	static char title[] = "Map data";
	static const struct why want[] = {
		{ 0, I3, "I3: locked" },
		{ 1, I1, "I1 Map data: locked" },
		{ 2, F2, "F2: may start, its validity has ended" },
		{ 2, -1, "the gate Forudsætning is locked: F2, F3 missing" },
		{ 3, F3, "F3: waiting" },
		{ 1, I2, "I2: may start" },
		{ 0, K1, "K1: locked" },
		{ 1, -1, "the gate Integration is locked: "
		    "I1, I2, I3 missing" },
	};

	(void)state;
	course.steps[I1].title = title;
	met(F1, 900);
	mark(F2, MARK_MET, 900, 950);
	mark(F3, MARK_WAITING, DAY_NONE, DAY_NONE)->since = 900;
	walk_course(TODAY);
	check_why(K2, want, 8);
}

static void
test_why_tells_of_the_system_and_of_a_lapsed_waiver(void **state)
{
	static const struct why want[] = {
		{ 0, R3, "3: locked" },
		{ 1, R2, "2: may start, its waiver has ended" },
		{ 1, -1, "the system has not been declared ready" },
	};

	(void)state;
	met(R1, 900);
	mark(R2, MARK_WAIVED, 900, 950);
	walk_rollout(TODAY);
	check_why(R4, want, 3);
}

static void
test_why_of_an_early_step_leaves_the_gate_out(void **state)
{
	static const struct why want[] = { { 0, F1, "F1: may start" } };

	(void)state;
	course.steps[I2].requires = BIT(F1);
	walk_course(TODAY);
	check_why(I2, want, 1);
}

static void
test_why_counts_what_does_not_fit(void **state)
{
	struct why one;

	(void)state;
	walk_course(TODAY);
	assert_true(walk_why(&w, K2, NULL, 0) > 1);
	assert_int_equal(walk_why(&w, K2, &one, 1),
	    walk_why(&w, K2, NULL, 0));
	assert_int_equal(one.step, I3);
}

static void
test_why_has_nothing_to_say_of_an_unlocked_step(void **state)
{
	(void)state;
	walk_course(TODAY);
	assert_int_equal(walk_why(&w, F1, NULL, 0), 0);
	mark(F2, MARK_WAIVED, 900, TODAY);
	walk_course(TODAY);
	assert_int_equal(walk_why(&w, F2, NULL, 0), 0);
	met(F2, 900);			/* ahead: there is something to say */
	walk_course(TODAY);
	assert_int_equal(walk_why(&w, F2, NULL, 0), 1);
}

static void
test_names_and_glyphs(void **state)
{
	struct buf b = BUF_INIT;
	enum step_state s;

	(void)state;
	walk_names(&b, &course, 0);
	assert_string_equal(buf_str(&b), "");
	walk_names(&b, &course, BIT(K1) | BIT(F1) | BIT(I2));
	assert_string_equal(buf_str(&b), "F1, I2, K1");
	buf_fini(&b);
	for (s = 0; s < STEP__COUNT; s++) {
		assert_true(strlen(step_state_name(s)) > 0);
		assert_int_equal(strlen(step_state_glyph(s, true)), 1);
		assert_int_equal(utf8_width(step_state_glyph(s, false)), 1);
	}
	assert_string_equal(step_state_glyph(STEP_MET, true), "x");
	assert_string_equal(step_state_glyph(STEP_MET, false), "✓");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_refused_act_names_required_steps_and_the_missing_ones),
		T(test_refused_act_names_each_locked_gate),
		T(test_refused_act_names_everything_at_once),
		T(test_gate_without_a_title_goes_by_its_key),
		T(test_met_step_cannot_be_met_again),
		T(test_expired_or_lapsed_step_can_be_met_again),
		T(test_waived_or_skipped_step_can_be_met_unless_locked),
		T(test_running_step_behind_a_relocked_gate_cannot_be_met),
		T(test_running_step_cannot_be_started_but_a_waiting_one_can),
		T(test_only_what_a_person_marked_can_be_opened),
		T(test_why_is_a_chain_and_shows_each_step_once),
		T(test_why_tells_of_the_system_and_of_a_lapsed_waiver),
		T(test_why_of_an_early_step_leaves_the_gate_out),
		T(test_why_counts_what_does_not_fit),
		T(test_why_has_nothing_to_say_of_an_unlocked_step),
		T(test_names_and_glyphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
