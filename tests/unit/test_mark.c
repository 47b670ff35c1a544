/*
 * What a mark must hold for its state, and its words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "model/mark.h"

static char some[] = "x", none[] = "";

#define NO	DAY_NONE
#define MARK(s, o, u, si, w, wh, r, a) { .state = (s), .on = (o),	\
	.until = (u), .since = (si), .due = NO, .waits_for = (w),	\
	.who = (wh), .reason = (r), .approver = (a) }

static void
test_a_mark_must_hold_what_its_state_says(void **state)
{
	static const struct {
		struct mark	mark;
		bool		fine;
	} rows[] = {
		{ MARK(MARK_OPEN, NO, NO, NO, 0, NULL, NULL, NULL), true },
		{ MARK(MARK_RUNNING, NO, NO, NO, 0, NULL, NULL, NULL), true },
		{ MARK(MARK_RUNNING, 9, NO, NO, 0, NULL, NULL, NULL), true },
		{ MARK(MARK_WAITING, NO, NO, 9, PARTY_VENDOR, NULL, NULL,
		    NULL), true },
		{ MARK(MARK_WAITING, NO, NO, 9, 0, some, NULL, NULL), true },
		{ MARK(MARK_WAITING, NO, NO, 9, 0, none, NULL, NULL), false },
		{ MARK(MARK_WAITING, NO, NO, NO, PARTY_KOMBIT, some, NULL,
		    NULL), false },
		{ MARK(MARK_MET, 9, NO, NO, 0, NULL, NULL, NULL), true },
		{ MARK(MARK_MET, 9, 9, NO, 0, NULL, NULL, NULL), true },
		{ MARK(MARK_MET, 9, 8, NO, 0, NULL, NULL, NULL), false },
		{ MARK(MARK_MET, NO, NO, NO, 0, NULL, NULL, NULL), false },
		{ MARK(MARK_WAIVED, 9, 9, NO, 0, NULL, some, some), true },
		{ MARK(MARK_WAIVED, 9, 8, NO, 0, NULL, some, some), false },
		{ MARK(MARK_WAIVED, NO, 9, NO, 0, NULL, some, some), false },
		{ MARK(MARK_WAIVED, 9, NO, NO, 0, NULL, some, some), false },
		{ MARK(MARK_WAIVED, 9, 9, NO, 0, NULL, none, some), false },
		{ MARK(MARK_WAIVED, 9, 9, NO, 0, NULL, some, NULL), false },
		{ MARK(MARK_SKIPPED, 9, NO, NO, 0, NULL, some, NULL), true },
		{ MARK(MARK_SKIPPED, 9, NO, NO, 0, NULL, NULL, NULL), false },
		{ MARK(MARK_SKIPPED, NO, NO, NO, 0, NULL, some, NULL), false },
		{ MARK(MARK__COUNT, 9, NO, NO, 0, NULL, NULL, NULL), false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err e = ERR_INIT;

		assert_int_equal(mark_check(&rows[i].mark, &e), rows[i].fine);
		assert_int_equal(e.code, rows[i].fine ? ERR_NONE : ERR_INVALID);
		assert_int_equal(e.msg[0] == '\0', rows[i].fine);
	}
}

static void
test_mark_fini_frees_and_resets(void **state)
{
	struct mark m = MARK_INIT;

	(void)state;
	m.state = MARK_MET;
	m.on = 9;
	m.who = xstrdup("who");
	m.owner = xstrdup("owner");
	m.evidence = xstrdup("evidence");
	m.reason = xstrdup("reason");
	m.approver = xstrdup("approver");
	m.note = xstrdup("note");
	mark_fini(&m);
	assert_int_equal(m.state, MARK_OPEN);
	assert_int_equal(m.on, DAY_NONE);
	assert_null(m.note);
	mark_fini(&m);
}

static void
test_only_stored_words_are_read(void **state)
{
	enum mark_state s, got;

	(void)state;
	for (s = 0; s < MARK__COUNT; s++) {
		assert_true(mark_of(mark_word(s), &got));
		assert_int_equal(got, s);
		assert_true(strlen(mark_name(s)) > 0);
	}
	assert_false(mark_of("MET", &got));
	assert_false(mark_of("", &got));
	assert_false(mark_of(NULL, &got));
}

static void
test_a_new_period_follows_one_that_ends(void **state)
{
	struct mark before = MARK_INIT, now = MARK_INIT;
	day_t last = DAY_NONE;

	(void)state;
	before.state = MARK_WAIVED;
	before.on = 100;
	before.until = 200;
	now = before;
	assert_false(mark_follows(&before, &now, &last));	/* the same */
	now.on = 150;
	assert_true(mark_follows(&before, &now, &last));
	assert_int_equal(last, 149);
	now.on = 300;
	assert_true(mark_follows(&before, &now, &last));
	assert_int_equal(last, 200);
	now.state = MARK_WAITING;
	now.on = DAY_NONE;
	now.since = 120;
	assert_true(mark_follows(&before, &now, &last));
	assert_int_equal(last, 119);
	now.state = MARK_OPEN;
	assert_false(mark_follows(&before, &now, &last));	/* taken back */
	now.state = MARK_MET;
	now.on = 300;
	before.state = MARK_MET;
	before.until = DAY_NONE;
	/* a correction */
	assert_false(mark_follows(&before, &now, &last));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_mark_must_hold_what_its_state_says),
		cmocka_unit_test(test_mark_fini_frees_and_resets),
		cmocka_unit_test(test_only_stored_words_are_read),
		cmocka_unit_test(test_a_new_period_follows_one_that_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
