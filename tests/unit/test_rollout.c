/*
 * The derived status of an installation, the sums of the rollout table, and
 * the words lists use.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/rollout.h"

#define NO	DAY_NONE

static void
test_status_is_derived_from_the_dates(void **state)
{
	static const struct {
		struct rollout_dates	dates;
		enum rollout		status;		/* on day 100 */
	} rows[] = {
		/* agreed, operation, reported, from, to */
		{ { NO, NO, NO, NO, NO }, ROLLOUT_UNKNOWN },
		{ { NO, NO, 100, NO, NO }, ROLLOUT_NOT_AGREED },
		{ { NO, NO, 200, NO, NO }, ROLLOUT_NOT_AGREED },
		{ { 100, NO, NO, NO, NO }, ROLLOUT_AGREED },
		{ { 99, NO, 120, NO, NO }, ROLLOUT_AGREED },
		{ { 101, NO, NO, NO, NO }, ROLLOUT_NOT_AGREED },
		{ { NO, 100, NO, NO, NO }, ROLLOUT_OPERATION },
		{ { 50, 99, NO, NO, NO }, ROLLOUT_OPERATION },
		{ { 50, 101, NO, NO, NO }, ROLLOUT_AGREED },
		{ { NO, 101, NO, NO, NO }, ROLLOUT_NOT_AGREED },
		{ { NO, 50, 50, 101, NO }, ROLLOUT_GONE },
		{ { NO, 50, 50, 100, NO }, ROLLOUT_OPERATION },
		{ { NO, 50, 50, NO, 100 }, ROLLOUT_GONE },
		{ { NO, 50, 50, NO, 101 }, ROLLOUT_OPERATION },
		{ { NO, NO, NO, 101, NO }, ROLLOUT_GONE },
		{ { NO, NO, NO, 10, 200 }, ROLLOUT_UNKNOWN },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(rollout_on(&rows[i].dates, 100),
		    rows[i].status);
}

/* domain.md 9: the printed ESDH total is wrong in two columns. */
static void
test_totals_are_computed_from_the_rows(void **state)
{
	static const struct rollout_count esdh[] = {
		{ { 3, 4, 22, 0 } }, { { 3, 6, 9, 0 } }, { { 10, 15, 2, 0 } },
		{ { 2, 15, 23, 0 } }, { { 1, 2, 2, 0 } },
	};
	struct rollout_count sum = { { 0, 0, 0, 0 } };
	size_t i;

	(void)state;
	assert_int_equal(rollout_total(&esdh[0]), 29);
	for (i = 0; i < sizeof(esdh) / sizeof(esdh[0]); i++)
		rollout_add(&sum, &esdh[i]);
	assert_int_equal(sum.n[ROLLOUT_OPERATION], 19);
	assert_int_equal(sum.n[ROLLOUT_AGREED], 42);
	assert_int_equal(sum.n[ROLLOUT_NOT_AGREED], 58);
	assert_int_equal(rollout_total(&sum), 119);
	sum.n[ROLLOUT_UNKNOWN] = 1;
	assert_int_equal(rollout_total(&sum), 120);
}

static void
test_words_and_names_are_read_back(void **state)
{
	enum rollout r, got;

	(void)state;
	for (r = 0; r < ROLLOUT__COUNT; r++) {
		assert_true(rollout_of(rollout_word(r), &got));
		assert_int_equal(got, r);
		assert_true(rollout_of(rollout_name(r), &got));
		assert_int_equal(got, r);
	}
}

static void
test_the_programmes_words_are_read_in_any_case(void **state)
{
	static const struct {
		const char	*text;
		enum rollout	 status;
	} rows[] = {
		{ "I drift", ROLLOUT_OPERATION },
		{ "I DRIFT", ROLLOUT_OPERATION },
		{ "aftalt", ROLLOUT_AGREED },
		{ "Aftalt  (godkendt serviceaftale)", ROLLOUT_AGREED },
		{ "Endnu ikke aftalt", ROLLOUT_NOT_AGREED },
		{ "?", ROLLOUT_UNKNOWN }, { "Ophørt", ROLLOUT_GONE },
	};
	enum rollout got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(rollout_of(rows[i].text, &got));
		assert_int_equal(got, rows[i].status);
	}
	assert_false(rollout_of("på vej", &got));
	assert_false(rollout_of("", &got));
	assert_false(rollout_of(NULL, &got));
}

static void
test_everywhere_is_all_that_are_known_and_some(void **state)
{
	static const struct rollout_count none = { { 0 } },
	    all = { { 3, 0, 0, 0 } }, agreed = { { 3, 1, 0, 0 } },
	    unknown = { { 3, 0, 0, 1 } };

	(void)state;
	assert_false(rollout_everywhere(&none));
	assert_true(rollout_everywhere(&all));
	assert_false(rollout_everywhere(&agreed));
	assert_false(rollout_everywhere(&unknown));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_status_is_derived_from_the_dates),
		cmocka_unit_test(test_totals_are_computed_from_the_rows),
		cmocka_unit_test(
		    test_everywhere_is_all_that_are_known_and_some),
		cmocka_unit_test(test_words_and_names_are_read_back),
		cmocka_unit_test(
		    test_the_programmes_words_are_read_in_any_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
