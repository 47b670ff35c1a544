/*
 * Days: reading and writing, the calendar, Danish holidays and work days,
 * and the clock that tests can hold still.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/date.h"

static void
test_date_make_takes_only_real_days(void **state)
{
	(void)state;
	assert_int_equal(date_make(1970, 1, 1), 0);
	assert_int_equal(date_make(1969, 12, 31), -1);
	assert_int_equal(date_make(2000, 3, 1), 11017);
	assert_true(date_make(2000, 2, 29) != DAY_NONE);
	assert_true(date_make(2100, 12, 31) != DAY_NONE);
	assert_int_equal(date_make(1900, 2, 29), DAY_NONE);
	assert_int_equal(date_make(2021, 2, 29), DAY_NONE);
	assert_int_equal(date_make(2021, 4, 31), DAY_NONE);
	assert_int_equal(date_make(2021, 13, 1), DAY_NONE);
	assert_int_equal(date_make(2021, 0, 1), DAY_NONE);
	assert_int_equal(date_make(2021, 1, 0), DAY_NONE);
	assert_int_equal(date_make(1899, 12, 31), DAY_NONE);
	assert_int_equal(date_make(2101, 1, 1), DAY_NONE);
}

static void
test_every_day_survives_split_text_and_parse(void **state)
{
	const day_t first = date_make(1900, 1, 1);
	const day_t last = date_make(2100, 12, 31);
	day_t day;
	char text[DAY_TEXT];
	int y, m, d;

	(void)state;
	for (day = first; day <= last; day++) {
		date_split(day, &y, &m, &d);
		assert_int_equal(date_make(y, m, d), day);
		assert_int_equal(date_parse(date_iso(day, text)), day);
		assert_int_equal(date_parse(date_dk(day, text)), day);
		assert_int_equal(date_weekday(day), (day - first) % 7);
	}
}

static void
test_date_parse_forms(void **state)
{
	static const struct {
		const char	*text;
		const char	*iso;	/* "" for no date */
	} rows[] = {
		{ "2021-03-31", "2021-03-31" }, { "31-03-2021", "2021-03-31" },
		{ "31.03.2021", "2021-03-31" }, { "31/03/2021", "2021-03-31" },
		{ "1-3-2021", "2021-03-01" }, { "2021-3-1", "2021-03-01" },
		{ "29-02-2020", "2020-02-29" },
		{ "29-02-2021", "" }, { "31-04-2021", "" },
		{ "2021/03/31", "" }, { "2021.03.31", "" },
		{ "31-03.2021", "" }, { "31-03-21", "" }, { "31-03", "" },
		{ "031-03-2021", "" }, { "31-003-2021", "" },
		{ "2021-03-311", "" }, { "2021-03", "" }, { "20210331", "" },
		{ " 31-03-2021", "" }, { "31-03-2021 ", "" },
		{ "31-03-2021x", "" }, { "-1-03-2021", "" }, { "", "" },
		{ "--", "" }, { "1--2021", "" }, { "+1-03-2021", "" },
		{ "31-03-1899", "" }, { "31-03-2101", "" },
		{ "\xd9\xa3\xd9\xa1-03-2021", "" },	/* Arabic digits */
		{ "03-31-2021", "" }, { "0-1-2021", "" },
	};
	char iso[DAY_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(date_iso(date_parse(rows[i].text), iso),
		    rows[i].iso);
	assert_int_equal(date_parse(NULL), DAY_NONE);
}

static void
test_date_parse_loose_takes_what_a_person_types(void **state)
{
	/* Seen from Wednesday 28 April 2021. */
	static const struct {
		const char	*text;
		const char	*iso;
	} rows[] = {
		{ "31-03-2021", "2021-03-31" },
		{ " 31-03-2021 ", "2021-03-31" },
		{ "i dag", "2021-04-28" }, { "I  Dag", "2021-04-28" },
		{ "today", "2021-04-28" }, { "+3", "2021-05-01" },
		{ "+3d", "2021-05-01" }, { "+2u", "2021-05-12" },
		{ "+2W", "2021-05-12" }, { "+0", "2021-04-28" },
		{ "tor", "2021-04-29" }, { "fri", "2021-04-30" },
		{ "fredag", "2021-04-30" }, { "ons", "2021-05-05" },
		{ "wednesday", "2021-05-05" }, { "man", "2021-05-03" },
		{ "tir", "2021-05-04" }, { "Søn", "2021-05-02" },
		{ "LØR", "2021-05-01" }, { "sun", "2021-05-02" },
		{ "28-04", "2021-04-28" }, { "27-04", "2022-04-27" },
		{ "1/5", "2021-05-01" }, { "29.2", "2024-02-29" },
		{ "", "" }, { "+", "" }, { "3", "" }, { "+3x", "" },
		{ "+3dd", "" }, { "-3", "" }, { "to", "" }, { "sø", "" },
		{ "onsdagx", "" }, { "31-2", "" }, { "00-01", "" },
		{ "1-5-", "" }, { "+99999", "" }, { "snart", "" },
	};
	const day_t today = date_make(2021, 4, 28);
	char iso[DAY_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(date_iso(date_parse_loose(rows[i].text,
		    today), iso), rows[i].iso);
	assert_int_equal(date_parse_loose(NULL, today), DAY_NONE);
}

static void
test_no_day_is_written_as_nothing(void **state)
{
	char text[DAY_TEXT] = "x";

	(void)state;
	assert_string_equal(date_iso(DAY_NONE, text), "");
	assert_string_equal(date_dk(DAY_NONE, text), "");
	assert_string_equal(date_iso(INT32_MAX, text), "");
}

static void
test_the_later_and_the_earlier_of_two(void **state)
{
	day_t day = date_make(2021, 3, 31), next = day + 1;

	(void)state;
	assert_int_equal(date_later(day, next), next);
	assert_int_equal(date_later(next, day), next);
	assert_int_equal(date_earlier(day, next), day);
	assert_int_equal(date_earlier(next, day), day);
	assert_int_equal(date_later(day, DAY_NONE), day);
	assert_int_equal(date_later(DAY_NONE, day), day);
	assert_int_equal(date_earlier(day, DAY_NONE), day);
	assert_int_equal(date_earlier(DAY_NONE, day), day);
	assert_int_equal(date_later(DAY_NONE, DAY_NONE), DAY_NONE);
	assert_int_equal(date_earlier(DAY_NONE, DAY_NONE), DAY_NONE);
}

static void
test_iso_weeks_and_quarters(void **state)
{
	static const struct {
		int	y, m, d, week, year, quarter;
	} rows[] = {
		{ 2021, 1, 1, 53, 2020, 1 }, { 2021, 1, 3, 53, 2020, 1 },
		{ 2021, 1, 4, 1, 2021, 1 }, { 2018, 12, 31, 1, 2019, 4 },
		{ 2020, 12, 31, 53, 2020, 4 }, { 2016, 1, 3, 53, 2015, 1 },
		{ 2021, 4, 28, 17, 2021, 2 }, { 2021, 9, 30, 39, 2021, 3 },
		{ 2024, 12, 30, 1, 2025, 4 },
	};
	day_t day;
	size_t i;
	int year;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		day = date_make(rows[i].y, rows[i].m, rows[i].d);
		assert_int_equal(date_week(day, &year), rows[i].week);
		assert_int_equal(year, rows[i].year);
		assert_int_equal(date_week(day, NULL), rows[i].week);
		assert_int_equal(date_quarter(day), rows[i].quarter);
	}
}

static void
test_quarters_end(void **state)
{
	static const char *const rows[][2] = {
		{ "2021-01-01", "2021-03-31" }, { "2021-03-31", "2021-03-31" },
		{ "2021-04-01", "2021-06-30" }, { "2021-08-15", "2021-09-30" },
		{ "2020-12-31", "2020-12-31" }, { "2021-10-01", "2021-12-31" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(date_quarter_end(date_parse(rows[i][0])),
		    date_parse(rows[i][1]));
}

static void
test_easter_sundays(void **state)
{
	static const char *const rows[] = {
		"1900-04-15", "1954-04-18", "1981-04-19", "2000-04-23",
		"2008-03-23", "2011-04-24", "2019-04-21", "2020-04-12",
		"2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31",
		"2025-04-20", "2026-04-05", "2038-04-25", "2076-04-19",
		"2100-03-28",
	};
	day_t day;
	size_t i;
	int y, m, d;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		day = date_parse(rows[i]);
		date_split(day, &y, &m, &d);
		assert_int_equal(date_easter(y), day);
	}
	for (y = 1900; y <= 2100; y++)
		assert_int_equal(date_weekday(date_easter(y)), 6);
}

static void
test_danish_holidays(void **state)
{
	static const struct {
		const char	*day;
		bool		 holiday;
	} rows[] = {
		{ "2021-01-01", true }, { "2021-04-01", true },
		{ "2021-04-02", true }, { "2021-04-03", false },
		{ "2021-04-04", true }, { "2021-04-05", true },
		{ "2021-04-30", true },		/* Store Bededag */
		{ "2023-05-05", true }, { "2024-04-26", false },
		{ "2021-05-13", true }, { "2021-05-23", true },
		{ "2021-05-24", true }, { "2021-06-05", false },
		{ "2021-12-24", false }, { "2021-12-25", true },
		{ "2021-12-26", true }, { "2021-12-31", false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(date_is_holiday(date_parse(rows[i].day)),
		    rows[i].holiday);
}

static void
test_add_workdays_jumps_weekends_and_holidays(void **state)
{
	static const struct {
		const char	*from;
		int		 n;
		const char	*to;
	} rows[] = {
		{ "2021-04-28", 0, "2021-04-28" },
		{ "2021-04-28", 1, "2021-04-29" },
		{ "2021-04-29", 1, "2021-05-03" },	/* Store Bededag */
		{ "2021-03-31", 1, "2021-04-06" },	/* Easter */
		{ "2021-04-06", -1, "2021-03-31" },
		{ "2021-04-03", 0, "2021-04-03" },	/* a Saturday */
		{ "2021-04-03", 1, "2021-04-06" },
		{ "2021-04-03", -1, "2021-03-31" },
		{ "2021-12-23", 1, "2021-12-24" },
		{ "2021-12-24", 1, "2021-12-27" },
	};
	char iso[DAY_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(date_iso(date_add_workdays(
		    date_parse(rows[i].from), rows[i].n), iso), rows[i].to);
	assert_int_equal(date_add_workdays(DAY_NONE, 3), DAY_NONE);
	assert_int_equal(date_add_workdays(0, INT32_MAX), DAY_NONE);
	assert_int_equal(date_add_workdays(0, -INT32_MAX), DAY_NONE);
}

static void
test_workdays_between_agrees_with_counting(void **state)
{
	day_t from = date_make(2020, 12, 1), to, last = from + 500;
	int n = 0;

	(void)state;
	for (to = from; to <= last; to++) {
		n += to > from && date_is_workday(to);
		assert_int_equal(date_workdays_between(from, to), n);
		assert_int_equal(date_workdays_between(to, from), -n);
	}
	assert_int_equal(date_workdays_between(DAY_NONE, to), 0);
	assert_int_equal(date_workdays_between(to, DAY_NONE), 0);
}

static void
test_workdays_between_undoes_add_workdays(void **state)
{
	day_t from = date_make(2021, 1, 4);	/* a work day */
	int n;

	(void)state;
	for (n = -600; n <= 600; n++)
		assert_int_equal(date_workdays_between(from,
		    date_add_workdays(from, n)), n);
}

static void
test_clock_can_be_held_still(void **state)
{
	char now[CLOCK_TEXT];
	const day_t day = date_make(2021, 4, 27);

	(void)state;
	setenv("KLAR_TODAY", "2021-04-27", 1);
	assert_int_equal(clock_today(), day);
	assert_memory_equal(clock_now(now), "2021-04-27 ", 11);
	setenv("KLAR_NOW", "2021-04-28 09:55:07", 1);
	assert_int_equal(clock_today(), day + 1);
	assert_string_equal(clock_now(now), "2021-04-28 09:55:07");
	unsetenv("KLAR_NOW");
	unsetenv("KLAR_TODAY");
}

static void
test_clock_ignores_what_is_no_time(void **state)
{
	static const char *const bad[] = {
		"", "2021-04-28", "2021-04-28 24:00:00", "2021-04-28T09:55:07",
		"2021-02-30 09:55:07", "2021-04-28 9:55:07 ",
		"2021-04-28 09:55:+7", "28-04-2021 09:55:07",
	};
	char now[CLOCK_TEXT];
	size_t i;

	(void)state;
	setenv("KLAR_TODAY", "2021-04-27", 1);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		setenv("KLAR_NOW", bad[i], 1);
		assert_int_equal(clock_today(), date_make(2021, 4, 27));
	}
	setenv("KLAR_TODAY", "no day", 1);
	assert_true(clock_today() > date_make(2021, 4, 27));
	assert_int_equal(strlen(clock_now(now)), CLOCK_TEXT - 1);
	unsetenv("KLAR_NOW");
	unsetenv("KLAR_TODAY");
	assert_true(clock_ms() <= clock_ms());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_date_make_takes_only_real_days),
		cmocka_unit_test(test_every_day_survives_split_text_and_parse),
		cmocka_unit_test(test_date_parse_forms),
		cmocka_unit_test(
		    test_date_parse_loose_takes_what_a_person_types),
		cmocka_unit_test(test_no_day_is_written_as_nothing),
		cmocka_unit_test(test_the_later_and_the_earlier_of_two),
		cmocka_unit_test(test_iso_weeks_and_quarters),
		cmocka_unit_test(test_quarters_end),
		cmocka_unit_test(test_easter_sundays),
		cmocka_unit_test(test_danish_holidays),
		cmocka_unit_test(test_add_workdays_jumps_weekends_and_holidays),
		cmocka_unit_test(test_workdays_between_agrees_with_counting),
		cmocka_unit_test(test_workdays_between_undoes_add_workdays),
		cmocka_unit_test(test_clock_can_be_held_still),
		cmocka_unit_test(test_clock_ignores_what_is_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
