/*
 * A pane that stays as it was while keys move the cursor, and follows then.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "widget/aside.h"

static struct frame f;
static struct aside aside;

static int
begin(void **state)
{
	(void)state;
	frame_init(&f, 4, 20);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	aside_fini(&aside);
	frame_fini(&f);
	return 0;
}

/* As a view draws: the frame anew, then the pane if it does not stay. */
static bool
draw(const struct area *pane, bool hurried, const char *text)
{
	bool stays;

	frame_erase(&f);
	f.hurried = hurried;
	stays = aside_stays(&aside, pane);
	if (!stays) {
		draw_text(pane, 0, 0, -1, STYLE_STRONG, text);
		aside_drawn(&aside, pane);
	}
	return stays;
}

static void
shows(int row, const char *line)
{
	struct buf b = BUF_INIT;

	frame_line(&f, row, &b);
	assert_string_equal(buf_str(&b), line);
	buf_fini(&b);
}

static void
stays(void **state)
{
	struct area all = frame_area(&f), pane = area_part(&all, 1, 5, 2, 15);

	(void)state;
	assert_false(draw(&pane, true, "Ærø 中"));	/* nothing to keep */
	assert_false(f.behind);
	assert_true(draw(&pane, true, "two"));
	assert_true(f.behind);
	shows(1, "     Ærø 中");
	assert_true(draw(&pane, true, "three"));
	shows(1, "     Ærø 中");
	assert_false(draw(&pane, false, "four"));
	assert_false(f.behind);
	shows(1, "     four");
	assert_true(draw(&pane, true, "five"));
	shows(1, "     four");
}

/* What was drawn over it is no part of it. */
static void
own(void **state)
{
	struct area all = frame_area(&f), pane = area_part(&all, 1, 5, 2, 15);

	(void)state;
	draw(&pane, false, "one");
	draw_text(&all, 1, 0, 20, STYLE_NORMAL, "a message over it");
	draw(&pane, true, "two");
	shows(1, "     one");
}

static void
sizes(void **state)
{
	struct area all = frame_area(&f), pane = area_part(&all, 1, 5, 2, 15);
	struct area less = area_part(&all, 1, 5, 1, 15);
	struct area none = area_part(&all, 1, 5, 0, 0);

	(void)state;
	draw(&pane, false, "one");
	assert_false(draw(&less, true, "two"));
	shows(1, "     two");
	assert_false(draw(&none, true, "three"));
	assert_true(draw(&none, true, "four"));
	assert_false(draw(&pane, true, "five"));
	shows(1, "     five");
}

#define T(f)	cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(stays), T(own), T(sizes) };

	setlocale(LC_CTYPE, "C.UTF-8");
	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
