/*
 * The rules of chasing: the silence clock, promises, groups, the ladder, what
 * an answer sets free, and the rank with its sum told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "model/chase.h"
#include "walk_fixture.h"

#define DAY(text)	date_parse(text)
#define NOW	DAY("2026-11-11")	/* a Wednesday */

static struct chase_rules rules;

static void
test_words_are_understood_in_both_languages(void **state)
{
	enum channel c;
	enum outcome o;
	int i;

	(void)state;
	for (i = 0; i < CHANNEL__COUNT; i++) {
		assert_true(channel_of(channel_word((enum channel)i), &c));
		assert_int_equal(c, i);
	}
	for (i = 0; i < OUTCOME__COUNT; i++) {
		assert_true(outcome_of(outcome_word((enum outcome)i), &o));
		assert_int_equal(o, i);
	}
	assert_true(channel_of("Møde", &c));
	assert_int_equal(c, CHANNEL_MEETING);
	assert_true(outcome_of("intet svar", &o));
	assert_int_equal(o, OUTCOME_NO_ANSWER);
	assert_false(channel_of("", &c));
	assert_false(channel_of("mail|phone", &c));
	assert_false(outcome_of(NULL, &o));
}

static void
test_silence_counts_work_days_since_the_last_word(void **state)
{
	struct chase_facts f = CHASE_FACTS;
	struct chase_line line[] = {
		{ DAY("2026-11-10"), OUTCOME_NO_ANSWER, DAY_NONE, DAY_NONE },
		{ DAY("2026-10-30"), OUTCOME_ASKED, DAY("2026-11-04"),
		    DAY_NONE },
		{ DAY("2026-10-19"), OUTCOME_ASKED, DAY_NONE, DAY_NONE },
		{ DAY("2026-09-01"), OUTCOME_ASKED, DAY_NONE, DAY_NONE },
	};

	(void)state;
	assert_int_equal(chase_silent(&f, NOW), 0);
	f.since = DAY("2026-10-12");
	assert_int_equal(chase_silent(&f, NOW), 22);
	chase_hear(&f, line, 4, NOW);
	/* Friday 30 October to Wednesday 11 November: eight work days. */
	assert_int_equal(chase_silent(&f, NOW), 8);
	assert_int_equal(f.times, 3);	/* the one before the wait is old */
	assert_int_equal(f.asked, DAY("2026-11-10"));
	assert_int_equal(f.promise, DAY("2026-11-04"));
}

static void
test_what_is_after_the_day_has_not_been_said(void **state)
{
	struct chase_facts f = CHASE_FACTS;
	struct chase_line line[] = {
		{ DAY("2026-11-20"), OUTCOME_REFUSED, DAY_NONE, DAY_NONE },
		{ DAY("2026-11-02"), OUTCOME_PROMISED, DAY("2026-11-16"),
		    DAY("2026-11-12") },
	};

	(void)state;
	chase_hear(&f, line, 2, NOW);
	assert_int_equal(f.promise, DAY("2026-11-16"));
	assert_int_equal(f.next, DAY("2026-11-12"));
	f = (struct chase_facts)CHASE_FACTS;
	chase_hear(&f, line, 2, DAY("2026-11-20"));
	assert_int_equal(f.promise, DAY_NONE);	/* taken back */
	assert_int_equal(f.next, DAY_NONE);
}

static void
test_a_promise_is_pending_kept_or_broken(void **state)
{
	day_t by = DAY("2026-11-10");

	(void)state;
	assert_int_equal(promise_on(DAY_NONE, DAY_NONE, NOW),
	    PROMISE_NONE);
	assert_int_equal(promise_on(by, DAY_NONE, by), PROMISE_PENDING);
	assert_int_equal(promise_on(by, DAY_NONE, by + 1), PROMISE_BROKEN);
	assert_int_equal(promise_on(by, by, by + 1), PROMISE_KEPT);
	assert_int_equal(promise_on(by, by + 1, by + 2), PROMISE_BROKEN);
	assert_int_equal(promise_on(by, by - 2, by - 3), PROMISE_PENDING);
}

static void
test_groups_come_in_the_order_of_pressure(void **state)
{
	struct chase_facts f = CHASE_FACTS;

	(void)state;
	f.since = DAY("2026-11-09");
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_LATER);
	f.since = DAY("2026-10-28");	/* ten work days */
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_SILENT);
	f.promise = NOW + 1;		/* somebody who promised is left */
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_LATER);
	f.promise = DAY_NONE;
	f.next = NOW + 1;
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_LATER);
	f.next = NOW - 1;
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_TODAY);
	f.due = NOW;
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_TODAY);
	f.due = NOW - 1;
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_OVERDUE);
	f.due = DAY_NONE;
	f.promise = NOW - 1;
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_OVERDUE);
	f.snoozed = NOW + 1;
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_SNOOZED);
	f.snoozed = NOW;		/* until that day, not over it */
	assert_int_equal(chase_group(&rules, &f, NOW), CHASE_OVERDUE);
}

static void
test_the_ladder_is_read_and_climbed(void **state)
{
	struct chase_rules r = rules;
	struct chase_facts f = CHASE_FACTS;

	(void)state;
	assert_int_equal(r.nrungs, 4);
	assert_string_equal(chase_rung_name(&r, 0), "question");
	assert_string_equal(chase_rung_name(&r, 4), "contract");
	chase_rules_ladder(&r, " ring ,, direktør Åse,");
	assert_int_equal(r.nrungs, 2);
	assert_string_equal(r.rung[0], "ring");
	assert_string_equal(r.rung[1], "direktør Åse");
	chase_rules_ladder(&r, "");
	assert_int_equal(r.nrungs, 0);
	f.since = DAY("2026-10-12");
	f.rung_times = 2;
	assert_false(chase_may_climb(&r, &f, NOW));	/* nowhere to */
	assert_true(chase_may_climb(&rules, &f, NOW));
	f.rung_times = 1;		/* asked once, and long silent */
	assert_true(chase_may_climb(&rules, &f, NOW));
	f.heard = NOW - 1;
	assert_false(chase_may_climb(&rules, &f, NOW));
	f.rung = 4;
	f.rung_times = 9;
	assert_false(chase_may_climb(&rules, &f, NOW));
}

static void
test_questions_count_anew_on_each_rung(void **state)
{
	struct chase_facts f = CHASE_FACTS;
	struct chase_line line[] = {
		{ DAY("2026-11-09"), OUTCOME_ASKED, DAY_NONE, DAY_NONE },
		{ DAY("2026-11-02"), OUTCOME_ASKED, DAY_NONE, DAY_NONE },
		{ DAY("2026-10-26"), OUTCOME_ASKED, DAY_NONE, DAY_NONE },
	};

	(void)state;
	f.since = DAY("2026-10-01");
	f.rung = 1;
	f.rung_on = DAY("2026-11-03");
	chase_hear(&f, line, 3, NOW);
	assert_int_equal(f.times, 3);
	assert_int_equal(f.rung_times, 1);
	assert_false(chase_may_climb(&rules, &f, NOW));
}

static void
test_a_step_holds_what_waits_for_what_waits_for_it(void **state)
{
	(void)state;
	walk_course(TODAY);
	/* F2 needs it, I1 that; I3, K1 and K2 stand behind its gate; not I2,
	 * which may start early, nor F3. */
	assert_true(chase_holds(&w, F1) ==
	    (BIT(F2) | BIT(I1) | BIT(I3) | BIT(K1) | BIT(K2)));
	assert_true(chase_holds(&w, K2) == 0);
	met(F2, 900);		/* what is done is held by nobody */
	met(F3, 900);
	walk_course(TODAY);
	assert_true(chase_holds(&w, F1) ==
	    (BIT(I1) | BIT(I3) | BIT(K1) | BIT(K2)));
}

static void
test_the_rank_is_a_sum_that_can_be_told(void **state)
{
	struct chase_effect x = { 14, 11, 1 }, none = { 0, 0, 0 };
	struct chase_facts f = CHASE_FACTS;
	struct chase_rank r;
	struct buf b = BUF_INIT;

	(void)state;
	f.due = DAY("2026-11-05");
	assert_int_equal(chase_late(&rules, &f, NOW), 4);
	chase_rank(&rules, &x, 4, &r);
	assert_int_equal(r.points, 1 + 14 + 11 + 5);
	assert_int_equal(r.sum, 43);
	chase_rank_tell(&b, &r);
	assert_string_equal(buf_str(&b), "1 for itself + 14 for 14 steps + "
	    "11 for 11 municipalities + 5 for 1 target = 31; x 140% for 4 "
	    "work days late = 43");
	buf_clear(&b);
	chase_effect_tell(&b, &x);
	assert_string_equal(buf_str(&b),
	    "14 steps, 11 municipalities, 1 target");
	chase_rank(&rules, &none, 0, &r);
	assert_int_equal(r.sum, 1);
	buf_clear(&b);
	chase_rank_tell(&b, &r);
	assert_string_equal(buf_str(&b), "1 for itself");
	chase_rank(&rules, &x, 5000, &r);
	assert_int_equal(r.percent, 1000);	/* it does not grow for ever */
	buf_fini(&b);
}

static void
test_silence_makes_late_only_where_nobody_is_waited_for(void **state)
{
	struct chase_facts f = CHASE_FACTS;

	(void)state;
	f.since = DAY("2026-10-12");	/* 22 work days, ten are allowed */
	assert_int_equal(chase_late(&rules, &f, NOW), 12);
	f.promise = NOW;
	assert_int_equal(chase_late(&rules, &f, NOW), 0);
	f.promise = DAY("2026-11-10");
	assert_int_equal(chase_late(&rules, &f, NOW), 12);
}

static int
setup(void **state)
{
	(void)state;
	i18n_start("en");
	chase_rules_default(&rules);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_are_understood_in_both_languages),
		cmocka_unit_test(
		    test_silence_counts_work_days_since_the_last_word),
		cmocka_unit_test(test_what_is_after_the_day_has_not_been_said),
		cmocka_unit_test(test_a_promise_is_pending_kept_or_broken),
		cmocka_unit_test(test_groups_come_in_the_order_of_pressure),
		cmocka_unit_test(test_the_ladder_is_read_and_climbed),
		cmocka_unit_test(test_questions_count_anew_on_each_rung),
		T(test_a_step_holds_what_waits_for_what_waits_for_it),
		cmocka_unit_test(test_the_rank_is_a_sum_that_can_be_told),
		cmocka_unit_test(
		    test_silence_makes_late_only_where_nobody_is_waited_for),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
