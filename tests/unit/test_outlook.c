/*
 * Looking ahead: what a step or a gate still needs, when it can be done by
 * planned work days, and what would be if steps were done today.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/outlook.h"
#include "walk_fixture.h"

#define MONDAY	date_parse("2021-04-26")
#define ALL	(BIT(NCOURSE) - 1)

static struct outlook o;

static void
look(day_t day, day_t system_ready)
{
	walk_course(day);
	walk_outlook(&w, system_ready, &o);
}

static void
test_what_is_needed_goes_through_steps_and_gates(void **state)
{
	(void)state;
	walk_course(TODAY);
	assert_true(walk_needed(&w, BIT(F2)) == (BIT(F1) | BIT(F2)));
	assert_true(walk_needed(&w, BIT(I1)) ==
	    (BIT(F1) | BIT(F2) | BIT(F3) | BIT(I1)));
	assert_true(walk_needed(&w, BIT(I2)) == BIT(I2));	/* early */
	assert_true(walk_needed(&w, BIT(K2)) == ALL);
	met(F1, 900);
	met(F3, 900);
	walk_course(TODAY);
	assert_true(walk_needed(&w, BIT(I1)) == (BIT(F2) | BIT(I1)));
	assert_true(walk_needed(&w, BIT(F1)) == 0);
}

static void
test_work_days_add_up_along_the_longest_way(void **state)
{
	(void)state;
	course.steps[F1].planned_days = 3;	/* Thursday 29 */
	course.steps[F2].planned_days = 2;	/* Monday 3 May */
	course.steps[F3].planned_days = 10;	/* Monday 10 May */
	course.steps[I1].planned_days = 1;
	look(MONDAY, DAY_NONE);
	assert_int_equal(o.done[F1], date_parse("2021-04-29"));
	assert_int_equal(o.done[F2], date_parse("2021-05-04"));
	assert_int_equal(o.gate[0], o.done[F3]);
	assert_int_equal(o.done[I1], date_add_workdays(o.done[F3], 1));
	assert_int_equal(o.ready, o.done[K2]);
	assert_true(o.unplanned == (ALL & ~(BIT(F1) | BIT(F2) | BIT(F3) |
	    BIT(I1))));
	assert_true(o.blocked == 0);
}

static void
test_what_is_under_way_counts_from_its_start(void **state)
{
	(void)state;
	course.steps[F1].planned_days = course.steps[F3].planned_days = 5;
	mark(F1, MARK_RUNNING, date_parse("2021-04-22"), DAY_NONE);
	mark(F3, MARK_WAITING, DAY_NONE, DAY_NONE)->since =
	    date_parse("2021-03-01");
	look(MONDAY, DAY_NONE);
	assert_int_equal(o.done[F1], date_parse("2021-04-29"));
	assert_int_equal(o.done[F3], MONDAY);	/* long overdue: today */
}

static void
test_nobody_can_say_when_the_system_has_no_day(void **state)
{
	int order[TRACK_STEPS_MAX];

	(void)state;
	walk_rollout(MONDAY);
	walk_outlook(&w, DAY_NONE, &o);
	assert_true(o.blocked == (BIT(R3) | BIT(R4)));
	assert_int_equal(o.done[R3], DAY_NONE);
	assert_int_equal(o.ready, DAY_NONE);
	assert_int_equal(o.done[R2], MONDAY);
	rollout.steps[R4].planned_days = 1;
	walk_outlook(&w, MONDAY + 30, &o);
	assert_int_equal(o.done[R3], MONDAY + 30);
	assert_int_equal(o.ready, date_add_workdays(MONDAY + 30, 1));
	assert_int_equal(outlook_order(&o, &rollout, BIT(NROLLOUT) - 1,
	    order), NROLLOUT);
	assert_int_equal(order[0], R1);
	assert_int_equal(order[3], R4);
}

/* No step of an order comes before one that it needs. */
static void
test_an_order_can_be_worked_in(void **state)
{
	int order[TRACK_STEPS_MAX], n, i;
	struct err e = ERR_INIT;

	(void)state;
	course.steps[F3].planned_days = 4;
	course.steps[F1].planned_days = 9;
	look(MONDAY, DAY_NONE);
	n = outlook_order(&o, &course, ALL, order);
	assert_int_equal(n, NCOURSE);
	for (i = 0; i < n; i++) {
		walk_course(MONDAY);
		assert_true(walk_may_meet(&w, order[i], &e));
		met(order[i], MONDAY);
	}
	walk_course(MONDAY);
	assert_true(w.gate[2].passed);
}

static void
test_supposing_changes_nothing_but_the_answer(void **state)
{
	static struct mark room[TRACK_STEPS_MAX];
	static struct walk to;

	(void)state;
	walk_course(TODAY);
	walk_suppose(&to, &w, marks, &facts, BIT(F1), MARK_MET, room);
	assert_int_equal(to.step[F1].state, STEP_MET);
	assert_int_equal(to.step[F2].state, STEP_READY);
	assert_int_equal(w.step[F2].state, STEP_LOCKED);
	assert_int_equal(marks[F1].id, 0);
	walk_suppose(&to, &w, marks, &facts, BIT(F1) | BIT(F2) | BIT(F3),
	    MARK_WAIVED, room);
	assert_int_equal(to.step[F3].state, STEP_WAIVED);
	assert_true(to.gate[0].passed);
	assert_int_equal(to.waived, 3);
	/* What is done stays as it is. */
	met(F1, 900);
	walk_course(TODAY);
	walk_suppose(&to, &w, marks, &facts, BIT(F1), MARK_WAIVED, room);
	assert_int_equal(to.step[F1].state, STEP_MET);
	assert_int_equal(to.step[F1].on, 900);
}

static void
test_one_chain_decides_the_last_gate(void **state)
{
	int chain[TRACK_STEPS_MAX];

	(void)state;
	course.steps[F1].planned_days = 3;
	course.steps[F2].planned_days = 2;
	course.steps[F3].planned_days = 10;	/* the longest */
	course.steps[I1].planned_days = 4;
	course.steps[I2].planned_days = 30;	/* early: it begins now */
	course.steps[I3].planned_days = 1;
	course.steps[K1].planned_days = 1;
	course.steps[K2].planned_days = 5;
	look(MONDAY, DAY_NONE);
	assert_int_equal(outlook_critical(&o, &w, chain), 4);
	assert_int_equal(chain[0], I2);
	assert_int_equal(chain[1], I3);
	assert_int_equal(chain[2], K1);		/* behind the gate */
	assert_int_equal(chain[3], K2);
	course.steps[I2].planned_days = 1;
	look(MONDAY, DAY_NONE);
	assert_int_equal(outlook_critical(&o, &w, chain), 5);
	assert_int_equal(chain[0], F3);
	assert_int_equal(chain[1], I1);
	/* What runs past what is before it begins the chain. */
	mark(I1, MARK_RUNNING, MONDAY, DAY_NONE);
	course.steps[I1].planned_days = 40;
	look(MONDAY, DAY_NONE);
	assert_int_equal(outlook_critical(&o, &w, chain), 4);
	assert_int_equal(chain[0], I1);
	/* Nothing open, or nobody can say: no chain. */
	walk_rollout(MONDAY);
	walk_outlook(&w, DAY_NONE, &o);
	assert_int_equal(outlook_critical(&o, &w, chain), 0);
}

static void
test_a_gate_says_how_sure_it_is(void **state)
{
	day_t on;

	(void)state;
	look(MONDAY, DAY_NONE);			/* nothing is planned */
	assert_int_equal(outlook_gate(&o, &w, 0, &on), OUTLOOK_UNKNOWN);
	assert_int_equal(on, DAY_NONE);
	course.steps[F1].planned_days = 3;
	look(MONDAY, DAY_NONE);
	assert_int_equal(outlook_gate(&o, &w, 0, &on), OUTLOOK_EARLIEST);
	assert_int_equal(on, date_parse("2021-04-29"));
	course.steps[F2].planned_days = course.steps[F3].planned_days = 1;
	look(MONDAY, DAY_NONE);
	assert_int_equal(outlook_gate(&o, &w, 0, &on), OUTLOOK_FORECAST);
	assert_int_equal(on, date_parse("2021-05-03"));
	assert_int_equal(outlook_gate(&o, &w, 2, &on), OUTLOOK_EARLIEST);
	met(F1, 900);
	met(F2, 950);
	met(F3, 940);
	look(MONDAY, DAY_NONE);
	assert_int_equal(outlook_gate(&o, &w, 0, &on), OUTLOOK_HAPPENED);
	assert_int_equal(on, 950);
	/* What is left is not planned: "not before today" says nothing. */
	assert_int_equal(outlook_gate(&o, &w, 2, &on), OUTLOOK_UNKNOWN);
}

static void
test_gates_have_names(void **state)
{
	(void)state;
	assert_int_equal(track_gate(&course, "gate2"), 1);
	assert_int_equal(track_gate(&course, "Port 3"), 2);
	assert_int_equal(track_gate(&course, "g1"), 0);
	assert_int_equal(track_gate(&course, "integration"), 1);
	assert_int_equal(track_gate(&course, "gate 4"), -1);
	assert_int_equal(track_gate(&course, "gate"), -1);
	assert_int_equal(track_gate(&course, "2"), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_what_is_needed_goes_through_steps_and_gates),
		T(test_work_days_add_up_along_the_longest_way),
		T(test_what_is_under_way_counts_from_its_start),
		T(test_nobody_can_say_when_the_system_has_no_day),
		T(test_an_order_can_be_worked_in),
		T(test_supposing_changes_nothing_but_the_answer),
		T(test_one_chain_decides_the_last_gate),
		T(test_a_gate_says_how_sure_it_is),
		T(test_gates_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
