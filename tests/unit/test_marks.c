/*
 * Marked rows: by id, through sorting, narrowing and loading; ranges over
 * headings; how many are shown.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "widget/marks.h"

static int64_t ids[10];
static struct marks m;
static struct mark_rows rows;

static int64_t
get_id(void *arg, size_t i)
{
	(void)arg;
	return ids[i];
}

/* An id below zero is a heading. */
static bool
is_heading(void *arg, size_t i)
{
	(void)arg;
	return ids[i] < 0;
}

static void
list(const int64_t *now, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		ids[i] = now[i];
	rows = (struct mark_rows){ n, 0, get_id, is_heading, NULL };
	marks_loaded(&m, &rows);
}

static void
tells(bool filtered, const char *want)
{
	struct buf b = BUF_INIT;

	marks_tell(&m, &rows, filtered, &b);
	assert_string_equal(buf_str(&b), want);
	buf_fini(&b);
}

static int
begin(void **state)
{
	static const int64_t first[] = { -1, 50, 30, -2, 10, 20, 40 };

	(void)state;
	marks_fini(&m);
	list(first, 7);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	marks_fini(&m);
	return 0;
}

static void
toggled(void **state)
{
	(void)state;
	tells(false, "");
	marks_toggle(&m, &rows);		/* a heading */
	assert_int_equal(m.n, 0);
	rows.cursor = 1;
	marks_toggle(&m, &rows);
	rows.cursor = 4;
	marks_toggle(&m, &rows);
	tells(false, "2 marked");
	assert_true(marks_has(&m, 50) && marks_has(&m, 10));
	assert_false(marks_has(&m, 30));
	assert_true(marks_has_row(&m, &rows, 4));
	marks_toggle(&m, &rows);
	assert_false(marks_has(&m, 10));
	tells(false, "1 marked");
}

static void
outlive_the_list(void **state)
{
	static const int64_t sorted[] = { 10, 20, 30, 40, 50 };
	static const int64_t narrowed[] = { 50, 20 };

	(void)state;
	rows.cursor = 1;
	marks_toggle(&m, &rows);
	rows.cursor = 2;
	marks_toggle(&m, &rows);
	list(sorted, 5);
	assert_true(marks_has_row(&m, &rows, 2));
	assert_true(marks_has_row(&m, &rows, 4));
	assert_false(marks_has_row(&m, &rows, 1));
	list(narrowed, 2);
	tells(true, "2 marked, 1 hidden by the filter");
	tells(false, "2 marked, 1 not in the list now");
	list(narrowed, 0);
	tells(true, "2 marked, 2 hidden by the filter");
	list(sorted, 5);
	tells(true, "2 marked");
}

static void
ranges(void **state)
{
	static const int64_t turned[] = { 40, 20, 10, 30, 50 };
	static const int64_t without[] = { 40, 10 };

	(void)state;
	rows.cursor = 5;
	marks_range(&m, &rows);
	rows.cursor = 1;			/* upwards, over a heading */
	assert_true(marks_has_row(&m, &rows, 2));
	assert_false(marks_has_row(&m, &rows, 3));
	assert_false(marks_has_row(&m, &rows, 6));
	tells(false, "4 marked, v ends the range");
	marks_range(&m, &rows);
	tells(false, "4 marked");
	assert_false(marks_has(&m, 40));
	/* It begins at its row, wherever that has gone. */
	assert_true(marks_clear(&m));
	marks_range(&m, &rows);			/* at 50 */
	list(turned, 5);
	rows.cursor = 3;
	tells(false, "2 marked, v ends the range");
	/* Esc ends it without marks; a row that is gone takes it along. */
	assert_true(marks_clear(&m));
	tells(false, "");
	marks_range(&m, &rows);			/* at 30 */
	list(without, 2);
	tells(false, "");
	assert_false(marks_clear(&m));
}

static void
all_of_them(void **state)
{
	static const int64_t narrowed[] = { 50, 20, 60 };

	(void)state;
	rows.cursor = 1;
	marks_toggle(&m, &rows);
	marks_all(&m, &rows);
	tells(false, "5 marked");
	assert_false(marks_has(&m, -1));
	list(narrowed, 3);
	tells(true, "5 marked, 3 hidden by the filter");
	marks_all(&m, &rows);			/* 60 is not yet */
	tells(true, "6 marked, 3 hidden by the filter");
	marks_all(&m, &rows);			/* all shown off */
	tells(true, "3 marked, 3 hidden by the filter");
	assert_true(marks_has(&m, 10));
	list(narrowed, 0);
	marks_all(&m, &rows);
	tells(true, "3 marked, 3 hidden by the filter");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(toggled, begin, end),
		cmocka_unit_test_setup_teardown(outlive_the_list, begin, end),
		cmocka_unit_test_setup_teardown(ranges, begin, end),
		cmocka_unit_test_setup_teardown(all_of_them, begin, end),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
