/*
 * The frame: text in columns, hostile text, wide characters, cuts at every
 * edge, boxes, bars, paragraphs.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "term/draw.h"

static struct frame f;
static struct buf line;

static const char *
row(int r)
{
	buf_clear(&line);
	frame_line(&f, r, &line);
	return buf_str(&line);
}

static const char *
styles(int r)
{
	buf_clear(&line);
	frame_styles(&f, r, &line);
	return buf_str(&line);
}

static int
begin(void **state)
{
	(void)state;
	frame_init(&f, 6, 20);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	frame_fini(&f);
	theme_set_ascii(false);
	return 0;
}

static void
text(void **state)
{
	struct area a = frame_area(&f);

	(void)state;
	assert_int_equal(draw_text(&a, 0, 2, 6, STYLE_STRONG, "Ærø"), 3);
	assert_string_equal(row(0), "  Ærø");
	assert_string_equal(styles(0), "..bbbbbb............");
	assert_int_equal(draw_text(&a, 1, 0, 6, STYLE_NORMAL, "Aabenraa"), 6);
	assert_string_equal(row(1), "Aaben…");
	theme_set_ascii(true);
	draw_text(&a, 1, 0, 6, STYLE_NORMAL, "Aabenraa");
	assert_string_equal(row(1), "Aaben~");
	theme_set_ascii(false);
	/* As wide as it is, but not over the edge. */
	assert_int_equal(draw_text(&a, 2, 15, -1, STYLE_NORMAL, "abc"), 3);
	assert_int_equal(draw_text(&a, 3, 15, -1, STYLE_NORMAL, "abcdefgh"),
	    5);
	assert_string_equal(row(3), "               abcd…");
	/* Outside there is nothing. */
	assert_int_equal(draw_text(&a, 6, 0, 5, STYLE_NORMAL, "x"), 0);
	assert_int_equal(draw_text(&a, -1, 0, 5, STYLE_NORMAL, "x"), 0);
	assert_int_equal(draw_text(&a, 0, 20, 5, STYLE_NORMAL, "x"), 0);
}

static void
hostile(void **state)
{
	struct area a = frame_area(&f);
	int i;

	(void)state;
	draw_text(&a, 0, 0, -1, STYLE_NORMAL, "e\033]0;P\007v\302\233x");
	assert_string_equal(row(0), "e·]0;P·v·x");
	draw_text(&a, 1, 0, -1, STYLE_NORMAL,
	    "b\342\200\256c\342\200\213d\377\n\te");
	assert_string_equal(row(1), "b·c·d···e");
	/* Marks: four on a base, none without one. */
	draw_text(&a, 2, 0, -1, STYLE_NORMAL, "\314\201e\314\201\314\201"
	    "\314\201\314\201\314\201\314\201x");
	assert_int_equal(f.cell[2 * 20 + 1].len, 1 + 4 * 2);
	assert_int_equal(f.cell[2 * 20 + 2].text[0], 'x');
	for (i = 0; i < 6 * 20; i++)
		assert_true(f.cell[i].len <= CELL_BYTES);
}

static void
wide(void **state)
{
	struct area a = frame_area(&f);

	(void)state;
	draw_text(&a, 0, 0, 5, STYLE_NORMAL, "中文字");
	assert_string_equal(row(0), "中文…");
	/* Over half of one: the other half goes. */
	draw_text(&a, 0, 1, 1, STYLE_NORMAL, "x");
	assert_string_equal(row(0), " x文…");
	draw_text(&a, 1, 0, 4, STYLE_NORMAL, "中文");
	draw_text(&a, 1, 2, 1, STYLE_NORMAL, "y");
	assert_string_equal(row(1), "中y");
	draw_text(&a, 2, 1, 2, STYLE_NORMAL, "中");
	draw_text(&a, 2, 0, 2, STYLE_NORMAL, "字");
	assert_string_equal(row(2), "字");
	/* Not half over the edge. */
	draw_text(&a, 3, 19, -1, STYLE_NORMAL, "中");
	assert_string_equal(row(3), "                   …");
}

static void
numbers(void **state)
{
	struct area a = frame_area(&f);

	(void)state;
	draw_number(&a, 0, 0, 8, STYLE_NORMAL, "1.204");
	assert_string_equal(row(0), "   1.204");
	draw_number(&a, 1, 0, 4, STYLE_NORMAL, "1.204");
	assert_string_equal(row(1), "####");
	draw_centred(&a, 2, 0, 7, STYLE_NORMAL, "abc");
	assert_string_equal(row(2), "  abc");
	draw_number(&a, 3, 0, 0, STYLE_NORMAL, "7");
	draw_centred(&a, 3, 0, 0, STYLE_NORMAL, "7");
	draw_centred(&a, 3, 0, -3, STYLE_NORMAL, "7");
	assert_string_equal(row(3), "");
}

static void
boxes(void **state)
{
	struct area a = frame_area(&f), in;
	int rows, cols;

	(void)state;
	in = draw_box(&a, "Steps", "of 15");
	assert_string_equal(row(0), "┌─ Steps ── of 15 ─┐");
	assert_string_equal(row(1), "│                  │");
	assert_string_equal(row(5), "└──────────────────┘");
	assert_int_equal(in.rows, 4);
	assert_int_equal(in.cols, 16);
	draw_text(&in, 0, 0, -1, STYLE_NORMAL, "a text that is too long");
	assert_string_equal(row(1), "│ a text that is … │");
	/* No size is too small, and none draws outside. */
	for (rows = 0; rows <= 6; rows++) {
		for (cols = 0; cols <= 20; cols++) {
			struct area p = area_part(&a, 1, 3, rows, cols);

			frame_erase(&f);
			in = draw_box(&p, "Steps", "4 of 15");
			draw_text(&in, 0, 0, -1, STYLE_NORMAL, "xyz");
			draw_rule(&in, 1);
			draw_select(&in, 0, 0, 99);
			draw_cursor(&in, 5, 99);
			assert_string_equal(row(0), "");
			assert_int_equal(f.cell[20].text[0], ' ');
			assert_true(f.cursor_row < 6 && f.cursor_col < 20);
		}
	}
}

static void
assert_bar(int64_t done, int64_t forecast, int64_t total, const char *want)
{
	struct buf b = BUF_INIT;

	bar_put(&b, 20, done, forecast, total);
	assert_string_equal(buf_str(&b), want);
	buf_fini(&b);
}

static void
bars(void **state)
{
	(void)state;
	theme_set_ascii(true);
	assert_bar(13, 3, 16, "################>>>>");
	assert_bar(0, 0, 0, "....................");
	/* One of a thousand is not nothing, 999 are not all. */
	assert_bar(1, 0, 1000, "#...................");
	assert_bar(999, 0, 1000, "###################.");
	assert_bar(5, 1, 10, "##########>>........");
}

static void
paragraphs(void **state)
{
	struct area a = frame_area(&f);
	const char *s = "K7 needs I8 and K6, and K6 has not happened yet";

	(void)state;
	assert_int_equal(draw_paragraph_rows(20, s), 3);
	assert_int_equal(draw_paragraph(&a, 0, 6, STYLE_NORMAL, s), 3);
	assert_string_equal(row(0), "K7 needs I8 and K6,");
	assert_string_equal(row(1), "and K6 has not");
	assert_string_equal(row(2), "happened yet");
	assert_int_equal(draw_paragraph(&a, 4, 2, STYLE_NORMAL, s), 2);
	assert_string_equal(row(5), "and K6 has not happ…");
	assert_int_equal(draw_paragraph_rows(5, "abcdefghijklm"), 3);
	assert_int_equal(draw_paragraph_rows(5, ""), 1);
}

static void
selection(void **state)
{
	struct area a = frame_area(&f);

	(void)state;
	draw_text(&a, 0, 0, 3, STYLE_LATE, "!");
	draw_select(&a, 0, 0, 99);
	assert_string_equal(styles(0), "TTT#################");
	draw_cursor(&a, 2, 3);
	assert_int_equal(f.cursor_row, 2);
	assert_int_equal(f.cursor_col, 3);
}

static void
glyphs(void **state)
{
	int g;

	(void)state;
	for (g = 0; g < GLYPH__COUNT; g++) {
		theme_set_ascii(true);
		assert_int_equal(strlen(glyph((enum glyph)g)), 1);
		theme_set_ascii(false);
		assert_int_equal(utf8_width(glyph((enum glyph)g)), 1);
	}
}

#define T(f)	cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(text), T(hostile), T(wide), T(numbers), T(boxes), T(bars),
		T(paragraphs), T(selection), T(glyphs),
	};
	int failed;

	setlocale(LC_CTYPE, "C.UTF-8");
	i18n_start("en");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_fini(&line);
	return failed;
}
