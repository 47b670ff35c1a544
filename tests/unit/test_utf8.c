/*
 * Text: strict decoding, what may reach a terminal, widths, NFC and the
 * folded form of search. The Danish order is in test_utf8_collate.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static void
test_utf8_valid_is_strict(void **state)
{
	static const struct {
		const char	*text;
		bool		 valid;
	} rows[] = {
		{ "", true }, { "Rødovre Å €😀", true }, { "\x7f", true },
		{ "\xc2\x80", true }, { "\xed\x9f\xbf", true },
		{ "\xee\x80\x80", true }, { "\xf4\x8f\xbf\xbf", true },
		{ "\x80", false }, { "\xbf", false }, { "\xc0\x80", false },
		{ "\xc1\xbf", false }, { "\xe0\x80\x80", false },
		{ "\xe0\x9f\xbf", false }, { "\xf0\x80\x80\x80", false },
		{ "\xf0\x8f\xbf\xbf", false }, { "\xed\xa0\x80", false },
		{ "\xed\xbf\xbf", false }, { "\xf4\x90\x80\x80", false },
		{ "\xf5\x80\x80\x80", false }, { "\xff", false },
		{ "\xc3", false }, { "\xe2\x82", false },
		{ "\xf0\x9f\x98", false }, { "\xc3\x28", false },
		{ "K\xf8" "benhavn", false },	/* Windows-1252 */
		{ "a long plain start, then \xff", false },
		{ "a long plain start, then \xc3\xa5 and on", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(utf8_valid(rows[i].text,
		    strlen(rows[i].text)), rows[i].valid);
	assert_true(utf8_valid("a\0b", 3));
	assert_false(utf8_valid("\xc3\xa5", 1));
}

static void
test_every_code_point_survives_put_and_next(void **state)
{
	char text[4];
	int32_t cp, back;
	size_t n;

	(void)state;
	for (cp = 0; cp <= 0x110000; cp++) {
		n = utf8_put(text, cp);
		if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff)) {
			assert_int_equal(n, 0);
			continue;
		}
		assert_int_equal(utf8_next(text, n, &back), n);
		assert_int_equal(back, cp);
	}
	assert_int_equal(utf8_put(text, -1), 0);
}

static void
test_a_bad_byte_is_one_byte(void **state)
{
	int32_t cp;

	(void)state;
	assert_int_equal(utf8_next("\xe2\x82(", 3, &cp), 1);
	assert_int_equal(cp, -1);
	assert_int_equal(utf8_next("\xe2\x82\xac", 2, &cp), 1);
	assert_int_equal(cp, -1);
	assert_int_equal(utf8_next("\0", 1, &cp), 1);
	assert_int_equal(cp, 0);
}

static void
test_utf8_border_never_splits_a_character(void **state)
{
	static const char text[] = "aå€😀z";	/* 1 2 3 4 1 bytes */
	static const size_t border[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(text); i++)
		assert_int_equal(utf8_border(text, i), border[i]);
	assert_int_equal(utf8_border("\x80\x80\x80\x80", 4), 4);
	assert_int_equal(utf8_border("\xff", 1), 1);
}

static void
test_kinds_of_code_point(void **state)
{
	static const int32_t control[] = { 0, 9, 10, 0x1b, 0x7f, 0x80, 0x9b,
	    0x9f };
	static const int32_t bidi[] = { 0x61c, 0x200e, 0x200f, 0x202a, 0x202e,
	    0x2066, 0x2069 };
	static const int32_t invisible[] = { 0xad, 0x200b, 0x200c, 0x200d,
	    0x2060, 0xfeff };
	static const int32_t blank[] = { ' ', '\t', 0xa0, 0x2003, 0x202f,
	    0x3000 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(control) / sizeof(control[0]); i++)
		assert_true(utf8_is_control(control[i]));
	for (i = 0; i < sizeof(bidi) / sizeof(bidi[0]); i++)
		assert_true(utf8_is_bidi(bidi[i]));
	for (i = 0; i < sizeof(invisible) / sizeof(invisible[0]); i++)
		assert_true(utf8_is_invisible(invisible[i]));
	for (i = 0; i < sizeof(blank) / sizeof(blank[0]); i++)
		assert_true(utf8_is_blank(blank[i]));
	assert_false(utf8_is_control(' ') || utf8_is_control(0xa0) ||
	    utf8_is_control('~') || utf8_is_control(-1));
	assert_false(utf8_is_bidi(0x2029) || utf8_is_bidi(0x206a));
	assert_false(utf8_is_invisible(' ') || utf8_is_invisible(0xe5));
	assert_false(utf8_is_blank('\n') || utf8_is_blank('a'));
}

static void
check_clean(const char *from, size_t len, const char *to)
{
	struct buf b = BUF_INIT;

	utf8_clean(&b, from, len);
	assert_string_equal(buf_str(&b), to);
	assert_int_equal(utf8_width(from), utf8_width(to));
	buf_fini(&b);
}

static void
test_utf8_clean_makes_text_harmless(void **state)
{
	static const struct {
		const char	*from, *to;
	} rows[] = {
		{ "", "" }, { "Ærø & Nexus", "Ærø & Nexus" },
		{ "evil\x1b]0;PWNED\a", "evil·]0;PWNED·" },
		{ "a\r\n\tb\x7f", "a···b·" },
		{ "\xc2\x9b" "31m", "·31m" },		/* C1 in UTF-8 */
		{ "\x9b" "31m", "·31m" },		/* C1 as a byte */
		{ "a\u202eb\u200bc\u00add", "a·b·c·d" },
		{ "\ufeffa\u2028b\u2029", "·a·b·" },
		{ "\xed\xa0\x80", "···" },		/* a surrogate */
		{ "\u0378", "·" },			/* unassigned */
		{ "\xf3\xa0\x81\x81", "·" },		/* a tag */
		{ "漢字", "漢字" }, { "a\u00a0b", "a\u00a0b" },
		{ "a\u0301\u0301\u0301\u0301\u0301\u0301b",
		  "a\u0301\u0301\u0301\u0301b" },
		{ "\u0301a", "·a" },			/* nothing to sit on */
		{ "\x1b\u0301", "·\u0301" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_clean(rows[i].from, strlen(rows[i].from), rows[i].to);
}

/* Random bytes in, nothing but showable code points out. */
static void
test_utf8_clean_lets_no_control_through(void **state)
{
	struct buf b = BUF_INIT;
	uint32_t seed = 2021;
	char text[64];
	size_t i, k, n;
	int32_t cp;

	(void)state;
	for (i = 0; i < 20000; i++) {
		for (k = 0; k < sizeof(text); k++) {
			seed = seed * 1664525u + 1013904223u;
			text[k] = (char)(seed >> 24);
			if (i & 1)		/* more that looks like UTF-8 */
				text[k] = "\xc2\x80\xe2\x1b\xa0 \xcc\x81"
				    [seed >> 29];
		}
		buf_clear(&b);
		utf8_clean(&b, text, sizeof(text));
		assert_true(utf8_valid(b.p, b.len));
		for (k = 0; k < b.len; k += n) {
			n = utf8_next(b.p + k, b.len - k, &cp);
			assert_false(utf8_is_control(cp) || utf8_is_bidi(cp) ||
			    cp == 0x2028 || cp == 0x2029 || cp == 0xfeff);
		}
	}
	buf_fini(&b);
}

static void
test_utf8_fit_cuts_and_pads_to_columns(void **state)
{
	static const struct {
		const char	*text;
		int		 cols;
		const char	*fitted;
		int		 used;
	} rows[] = {
		{ "", 0, "", 0 }, { "", 3, "   ", 0 }, { "abc", 0, "", 0 },
		{ "abc", 1, "…", 1 }, { "abc", 2, "a…", 2 },
		{ "abc", 3, "abc", 3 }, { "abc", 5, "abc  ", 3 },
		{ "Ærøskøbing", 6, "Ærøsk…", 6 },
		{ "漢字", 4, "漢字", 4 }, { "漢字", 3, "漢…", 3 },
		{ "漢字", 2, "… ", 1 }, { "漢字", 1, "…", 1 },
		{ "a漢", 2, "a…", 2 }, { "漢", 1, "…", 1 },
		{ "a\u0301b", 2, "a\u0301b", 2 },
		{ "a\u0301bc", 2, "a\u0301…", 2 },
		{ "ab\u0301", 2, "ab\u0301", 2 },
		{ "a\nb", 3, "a·b", 3 },
		/* half a number is a wrong number */
		{ "due 20-04-2021", 14, "due 20-04-2021", 14 },
		{ "due 20-04-2021", 13, "due …        ", 5 },
		{ "due 20-04-2021", 8, "due …   ", 5 },
		{ "217 rows", 5, "217 …", 5 }, { "217 rows", 4, "…   ", 1 },
		{ "12345", 4, "…   ", 1 }, { "F1, F2, F3", 8, "F1, F2,…", 8 },
		{ "SKI 02.19 (2019)", 9, "SKI …    ", 5 },
		{ "A-4711x", 5, "A…   ", 2 }, { "a-b", 2, "a…", 2 },
	};
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&b);
		buf_add(&b, "|");
		assert_int_equal(utf8_fit(&b, rows[i].text, rows[i].cols,
		    false), rows[i].used);
		assert_string_equal(buf_str(&b) + 1, rows[i].fitted);
		assert_int_equal(utf8_width(buf_str(&b)), rows[i].cols + 1);
	}
	buf_clear(&b);
	assert_int_equal(utf8_fit(&b, "Acadre", 4, true), 4);
	assert_string_equal(buf_str(&b), "Aca~");
	buf_clear(&b);
	assert_int_equal(utf8_fit(&b, "x", 100, true), 1);
	assert_int_equal(b.len, 100);
	buf_fini(&b);
}

static void
test_utf8_cp_widths(void **state)
{
	(void)state;
	assert_int_equal(utf8_cp_width('a'), 1);
	assert_int_equal(utf8_cp_width(0xe5), 1);
	assert_int_equal(utf8_cp_width(0x301), 0);
	assert_int_equal(utf8_cp_width(0x6f22), 2);
	assert_int_equal(utf8_cp_width(0x2713), 1);
	assert_int_equal(utf8_cp_width(0x1f600), 2);
}

static void
test_utf8_nfc_composes(void **state)
{
	static const struct {
		const char	*from, *to;
	} rows[] = {
		{ "", "" }, { "Ærø", "Ærø" }, { "A\u030arhus", "Århus" },
		{ "a\u0301\u0323", "ạ\u0301" }, { "\u212b", "Å" },
		{ "\u1e9b\u0323", "\u1e9b\u0323" }, { "漢字", "漢字" },
	};
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&b);
		buf_add(&b, "x");
		utf8_nfc(&b, rows[i].from, strlen(rows[i].from));
		assert_string_equal(buf_str(&b) + 1, rows[i].to);
	}
	buf_fini(&b);
}

static void
test_utf8_trim_takes_blanks_off_both_ends(void **state)
{
	static const struct {
		const char	*from, *to;
	} rows[] = {
		{ "", "" }, { "a", "a" }, { "  a b\t", "a b" },
		{ "\u00a0Å\u00a0", "Å" }, { " \u3000\u2003 ", "" },
		{ "å ", "å" }, { " \xff ", "\xff" }, { "a\xa0", "a\xa0" },
		{ "\n a", "\n a" },
	};
	char text[32];
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		n = strlen(rows[i].from);
		memcpy(text, rows[i].from, n + 1);
		assert_int_equal(utf8_trim(text, n), strlen(rows[i].to));
		assert_string_equal(text, rows[i].to);
	}
}

static void
check_fold(const char *from, const char *to)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	utf8_fold(&once, from, strlen(from));
	assert_string_equal(buf_str(&once), to);
	utf8_fold(&twice, once.p, once.len);
	assert_string_equal(buf_str(&twice), to);
	buf_fini(&once);
	buf_fini(&twice);
}

static void
test_utf8_fold_makes_spellings_one(void **state)
{
	static const struct {
		const char	*from, *to;
	} rows[] = {
		{ "", "" }, { "århus", "aarhus" }, { "Aarhus", "aarhus" },
		{ "AARHUS", "aarhus" }, { "A\u030aRHUS", "aarhus" },
		{ "ÆRØ", "aeroe" }, { "Aeroe", "aeroe" }, { "Ǿ Ǽ", "oe ae" },
		{ "ǻ", "aa" }, { "a\u0323\u030a", "aa" },
		{ "aa\u030a", "aaa" }, { "o\u030a", "o" },
		{ "Café  Zoë\u00a0", "cafe zoe " }, { "Straße", "strasse" },
		{ "A/S - (2014)", "a/s - (2014)" }, { "a \t\n b", "a b" },
		{ "İ", "i" }, { "\xff" "a", "\ufffd" "a" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_fold(rows[i].from, rows[i].to);
}

static void
test_utf8_contains(void **state)
{
	(void)state;
	assert_true(utf8_contains("aarhus", "rhu"));
	assert_true(utf8_contains("aarhus", ""));
	assert_true(utf8_contains("", ""));
	assert_false(utf8_contains("aarhus", "aarhusx"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8_valid_is_strict),
		cmocka_unit_test(test_every_code_point_survives_put_and_next),
		cmocka_unit_test(test_a_bad_byte_is_one_byte),
		cmocka_unit_test(test_utf8_border_never_splits_a_character),
		cmocka_unit_test(test_kinds_of_code_point),
		cmocka_unit_test(test_utf8_clean_makes_text_harmless),
		cmocka_unit_test(test_utf8_clean_lets_no_control_through),
		cmocka_unit_test(test_utf8_fit_cuts_and_pads_to_columns),
		cmocka_unit_test(test_utf8_cp_widths),
		cmocka_unit_test(test_utf8_nfc_composes),
		cmocka_unit_test(test_utf8_trim_takes_blanks_off_both_ends),
		cmocka_unit_test(test_utf8_fold_makes_spellings_one),
		cmocka_unit_test(test_utf8_contains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
