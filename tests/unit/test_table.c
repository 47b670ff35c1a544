/*
 * The list: its cursor is a row's id, its columns depend on the width alone,
 * headings are passed over, only rows on the screen are asked for.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "term/draw.h"
#include "widget/table.h"

static const struct table_col cols[] = {
	{ "nr", 4, 6, 0, 0, ALIGN_RIGHT },
	{ "name", 8, 12, 1, 0, ALIGN_LEFT },
	{ "place", 6, 10, 0, 2, ALIGN_LEFT },
	{ "since", 10, 10, 0, 1, ALIGN_LEFT },
};

static struct frame f;
static struct table t;
static int64_t ids[100];
static bool heading[100];
static size_t asked;

static void
get_row(void *arg, size_t i, struct table_row *r)
{
	(void)arg;
	asked++;
	if (i < 100 && heading[i]) {
		r->kind = ROW_SECTION;
		r->text[0] = "PART";
		return;
	}
	r->text[0] = table_number(r, i < 100 ? ids[i] : (int64_t)i);
	r->text[1] = table_textf(r, "name %zu", i);
	r->text[2] = "Ærø";
	r->text[3] = "31-03-2021";
}

static int64_t
get_id(void *arg, size_t i)
{
	(void)arg;
	return ids[i];
}

static bool
is_heading(void *arg, size_t i)
{
	(void)arg;
	return heading[i];
}

static int
begin(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 100; i++) {
		ids[i] = 1000 + i;
		heading[i] = false;
	}
	frame_init(&f, 11, 60);
	table_init(&t, cols, 4);
	t.row = get_row;
	t.id = get_id;
	t.is_heading = is_heading;
	asked = 0;
	return 0;
}

static int
end(void **state)
{
	(void)state;
	frame_fini(&f);
	return 0;
}

static void
draw(void)
{
	struct area a = frame_area(&f);

	frame_erase(&f);
	table_draw(&t, &a, true, true);
}

static void
moves(void **state)
{
	(void)state;
	table_set_rows(&t, 100);
	draw();
	assert_int_equal(t.page, 10);
	table_command(&t, CMD_DOWN);
	assert_int_equal(t.cursor_id, 1001);
	table_command(&t, CMD_BOTTOM);
	draw();
	assert_int_equal(t.cursor, 99);
	assert_int_equal(t.top, 90);
	table_command(&t, CMD_DOWN);
	assert_int_equal(t.cursor, 99);
	table_command(&t, CMD_PAGE_UP);
	draw();
	assert_int_equal(t.cursor, 89);
	assert_int_equal(t.top, 80);
	table_command(&t, CMD_HALF_DOWN);
	assert_int_equal(t.cursor, 94);
	table_command(&t, CMD_TOP);
	table_command(&t, CMD_UP);
	assert_int_equal(t.cursor, 0);
	assert_false(table_command(&t, CMD_TICK));
	assert_false(table_command(&t, CMD_LEFT));
	assert_int_equal(f.cursor_row, 10);
}

static void
identity(void **state)
{
	int i;

	(void)state;
	table_set_rows(&t, 100);
	draw();
	table_go(&t, 42);
	draw();
	assert_int_equal(t.top, 33);
	/* Ten rows came before it: it stays where it is on the screen. */
	for (i = 0; i < 100; i++)
		ids[i] = 990 + i;
	table_set_rows(&t, 100);
	draw();
	assert_int_equal(t.cursor, 52);
	assert_int_equal(t.cursor_id, 1042);
	assert_int_equal(t.top, 43);
	/* It went: the place in the list is kept. */
	ids[52] = 7;
	table_set_rows(&t, 100);
	assert_int_equal(t.cursor, 52);
	assert_int_equal(t.cursor_id, 7);
	table_set_rows(&t, 20);
	assert_int_equal(t.cursor, 19);
	table_set_rows(&t, 0);
	draw();
	assert_false(table_has_row(&t));
	table_command(&t, CMD_DOWN);
	table_command(&t, CMD_BOTTOM);
	table_command(&t, CMD_PAGE_DOWN);
	assert_false(table_find(&t, "name", 1, NULL, NULL));
	assert_true(table_go_id(&t, 990) == false);
	table_restart(&t, 100);
	assert_int_equal(t.cursor, 0);
	assert_true(table_go_id(&t, 1000));
	assert_int_equal(t.cursor, 10);
}

static void
headings(void **state)
{
	(void)state;
	heading[0] = heading[1] = heading[5] = heading[99] = true;
	table_set_rows(&t, 100);
	assert_int_equal(t.cursor, 2);
	draw();
	assert_int_equal(t.top, 0);
	table_command(&t, CMD_UP);
	assert_int_equal(t.cursor, 2);
	table_go(&t, 4);
	table_command(&t, CMD_DOWN);
	assert_int_equal(t.cursor, 6);
	table_command(&t, CMD_BOTTOM);
	assert_int_equal(t.cursor, 98);
	/* Going up to the first of a part shows its heading. */
	table_go(&t, 30);
	draw();
	table_go(&t, 6);
	draw();
	assert_int_equal(t.top, 5);
}

static void
layout(void **state)
{
	int w;

	(void)state;
	table_set_rows(&t, 100);
	table_layout(&t, 60);
	assert_int_equal(t.width[0], 6);
	assert_int_equal(t.width[2], 10);
	assert_int_equal(t.width[3], 10);
	assert_int_equal(t.width[1], 60 - 2 - 3 - 26);
	assert_int_equal(table_col_at(&t, 0), 2);
	assert_int_equal(table_col_at(&t, 1), 2 + 6 + 1);
	assert_int_equal(table_col_at(&t, 3), 60 - 10);
	/* The place goes first, then the date; number and name stay. */
	table_layout(&t, 30);
	assert_int_equal(t.width[2], -1);
	assert_int_equal(table_col_at(&t, 2), -1);
	assert_int_equal(table_col_at(&t, 3), 30 - 10);
	assert_true(t.width[3] == 10);
	table_layout(&t, 20);
	assert_int_equal(t.width[3], -1);
	for (w = 0; w < 140; w++) {
		frame_resize(&f, 5, w);
		draw();
		assert_int_equal(t.laid_cols, w ? w : 1);
	}
	assert_true(asked < 140 * 5);
}

static void
looks(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	table_set_rows(&t, 100);
	frame_resize(&f, 5, 40);
	draw();
	frame_line(&f, 0, &b);
	assert_string_equal(buf_str(&b), "      nr name        place    since");
	buf_clear(&b);
	frame_line(&f, 1, &b);
	assert_string_equal(buf_str(&b),
	    "▶  1.000 name 0      Ærø      31-03-2021");
	buf_clear(&b);
	table_row_in_full(&t, 3, &b);
	assert_string_equal(buf_str(&b),
	    "nr: 1.003\nname: name 3\nplace: Ærø\nsince: 31-03-2021\n");
	buf_fini(&b);
}

static void
finding(void **state)
{
	(void)state;
	table_set_rows(&t, 100);
	assert_true(table_find(&t, "NAME 77", 1, NULL, NULL));
	assert_int_equal(t.cursor, 77);
	assert_true(table_find(&t, "name 7", -1, NULL, NULL));
	assert_int_equal(t.cursor, 76);
	assert_true(table_find(&t, "aeroe", 1, NULL, NULL));
	assert_int_equal(t.cursor, 77);
	assert_false(table_find(&t, "nowhere", 1, NULL, NULL));
	assert_int_equal(t.cursor, 77);
}

/* A million rows cost what is on the screen. */
static void
many(void **state)
{
	(void)state;
	t.id = NULL;
	t.is_heading = NULL;
	table_set_rows(&t, 1000000);
	draw();
	table_command(&t, CMD_BOTTOM);
	draw();
	table_set_rows(&t, 1000000);
	draw();
	assert_int_equal(t.cursor, 999999);
	assert_true(asked <= 30);
}

/* A window over n cards has the cursor in it, stays while it can, is full. */
static void
windows(void **state)
{
	int n, fits, from, here, top;

	(void)state;
	for (n = 0; n < 9; n++)
		for (fits = 1; fits < 6; fits++)
			for (from = 0; from < 12; from++)
				for (here = -1; here < n; here++) {
					top = table_window(from, n, fits,
					    here);
					assert_true(top >= 0);
					assert_true(top == 0 ||
					    top + fits <= n);
					if (here < 0)
						continue;
					assert_in_range(here, top,
					    top + fits - 1);
					if (here >= from && here < from +
					    fits && from + fits <= n)
						assert_int_equal(top, from);
				}
	assert_int_equal(table_window(0, 100, 10, 10), 6);
	assert_int_equal(table_window(6, 100, 10, 5), 0);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(moves), T(identity), T(headings), T(layout), T(looks),
		T(finding), T(many), T(windows),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
