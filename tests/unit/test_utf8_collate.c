/*
 * The Danish order: the municipalities as a printed list has them, the
 * levels, and that it is an order at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static int
collate(const char *a, const char *b)
{
	return utf8_collate(a, strlen(a), b, strlen(b));
}

/* Every pair of a list that stands in order, both ways round. */
static void
check_ordered(const char *const *list, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < n; k++) {
			int want = i < k ? -1 : i > k;
			int got = collate(list[i], list[k]);

			if ((got > 0) - (got < 0) != want)
				fail_msg("'%s' and '%s': %d", list[i], list[k],
				    got);
		}
}

static void
test_municipalities_stand_as_in_a_danish_list(void **state)
{
	static const char *const list[] = {
		"Albertslund", "Allerød", "Assens", "Ballerup", "Billund",
		"Bornholm", "Brøndby", "Brønderslev", "Dragør", "Egedal",
		"Esbjerg", "Fanø", "Favrskov", "Faxe", "Fredensborg",
		"Fredericia", "Frederiksberg", "Frederikshavn",
		"Frederikssund", "Furesø", "Faaborg-Midtfyn", "Gentofte",
		"Haderslev", "Halsnæs", "Hedensted", "Helsingør", "Horsens",
		"Hvidovre", "Høje-Taastrup", "Hørsholm", "Ikast-Brande",
		"Kolding", "København", "Køge", "Langeland", "Lejre", "Lolland",
		"Lyngby-Taarbæk", "Læsø", "Middelfart", "Morsø", "Norddjurs",
		"Næstved", "Odder", "Odense", "Randers", "Rødovre", "Samsø",
		"Sorø", "Syddjurs", "Sønderborg", "Thisted", "Tønder",
		"Tårnby", "Vallensbæk", "Viborg", "Vordingborg", "Ærø",
		"Aabenraa", "Aalborg", "Århus", "Aarhus",
	};

	(void)state;
	check_ordered(list, sizeof(list) / sizeof(list[0]));
}

static void
test_aabenraa_sorts_after_aeroe(void **state)
{
	(void)state;
	assert_true(collate("Aabenraa", "Ærø") > 0);
	assert_true(collate("Aabenraa", "Zealand") > 0);
	assert_true(collate("aabenraa", "Ølstykke") > 0);
}

static void
test_faaborg_sorts_after_fredericia(void **state)
{
	(void)state;
	assert_true(collate("Faaborg-Midtfyn", "Fredericia") > 0);
	assert_true(collate("Faaborg-Midtfyn", "Furesø") > 0);
	assert_true(collate("Faaborg-Midtfyn", "Gentofte") < 0);
}

static void
test_aarhus_stands_beside_aarhus_with_a_ring(void **state)
{
	static const char *const list[] = {
		"Århus", "Aarhus", "aarhus", "Århusi", "Aarhusj",
	};

	(void)state;
	check_ordered(list, sizeof(list) / sizeof(list[0]));
}

static void
test_levels_letter_then_accent_then_case(void **state)
{
	static const char *const list[] = {
		"", " ", "-", "10", "9", "A", "a", "á", "AB", "Ab", "aB", "ab",
		"áb", "ac", "cote", "coté", "côte", "strasse", "straße",
		"strassf", "tg", "th", "þ", "ti", "u", "x", "y", "ü", "z", "Æ",
		"æ", "ä", "Ø", "ø", "ö", "ő", "Å", "å", "aa", "åa", "aaa",
		"aab", "б", "漢", "\xff",
	};

	(void)state;
	check_ordered(list, sizeof(list) / sizeof(list[0]));
}

static void
test_three_a_are_one_letter_and_a_half(void **state)
{
	(void)state;
	assert_true(collate("aaa", "aab") < 0);
	assert_true(collate("aaaa", "aaab") > 0);	/* åå and åab */
	assert_true(collate("xaa", "xa\u00e5") > 0);	/* å and aå */
	assert_true(collate("a\u00e1", "ab") < 0);	/* aá is no å */
	assert_true(collate("aa\u0301", "ab") < 0);	/* nor is it this way */
}

static void
test_composed_and_decomposed_letters_stand_together(void **state)
{
	static const char *const list[] = {
		"ae", "e", "é", "e\u0301", "f", "ø", "ö", "o\u0308", "å",
		"a\u030a", "åa",
	};
	size_t i;

	(void)state;
	for (i = 0; i + 1 < sizeof(list) / sizeof(list[0]); i++)
		assert_true(collate(list[i], list[i + 1]) != 0);
	assert_true(collate("e\u0301", "f") < 0);
	assert_true(collate("e\u0301a", "éb") < 0);
	assert_true(collate("a\u030a", "ø") > 0);
	assert_true(collate("a\u030aa", "åb") < 0);
	assert_true(collate("o\u0308", "ø") > 0);
	assert_true(collate("o\u0308a", "øb") < 0);
}

static int
by_collate(const void *a, const void *b)
{
	return utf8_collate(a, 6, b, 6);
}

/*
 * Short random texts of the awkward letters: antisymmetric, 0 only for equal
 * bytes, and after a sort every earlier one is before every later one, which
 * an order that is not transitive would not survive. The comparison skips
 * the common start, so pairs with one are frequent here.
 */
static void
test_it_is_an_order(void **state)
{
	static const char *const part[] = {
		"a", "A", "a", "b", "o", "u", "\xcc\x8a", "\xcc\x88", "å", "Å",
		"æ", "þ", "ß", "é", "e", "\xcc\x81", "1", " ", "\xff", "-",
	};
	static char text[300][6];
	uint32_t seed = 7;
	size_t i, k, n, len;

	(void)state;
	for (i = 0; i < 300; i++) {
		for (n = 0; n < 6; n += len) {
			seed = seed * 1664525u + 1013904223u;
			k = (seed >> 16) % (sizeof(part) / sizeof(part[0]));
			len = strlen(part[k]);
			if (n + len > 6)
				len = 6 - n;
			memcpy(text[i] + n, part[k], len);
		}
	}
	qsort(text, 300, 6, by_collate);
	for (i = 0; i < 300; i++)
		for (k = 0; k < 300; k++) {
			int order = by_collate(text[i], text[k]);
			bool same = memcmp(text[i], text[k], 6) == 0;

			assert_int_equal(order == 0, same);
			assert_int_equal(order < 0,
			    by_collate(text[k], text[i]) > 0);
			if (i < k && !same)
				assert_true(order < 0);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_municipalities_stand_as_in_a_danish_list),
		cmocka_unit_test(test_aabenraa_sorts_after_aeroe),
		cmocka_unit_test(test_faaborg_sorts_after_fredericia),
		cmocka_unit_test(test_aarhus_stands_beside_aarhus_with_a_ring),
		cmocka_unit_test(test_levels_letter_then_accent_then_case),
		cmocka_unit_test(test_three_a_are_one_letter_and_a_half),
		cmocka_unit_test(
		    test_composed_and_decomposed_letters_stand_together),
		cmocka_unit_test(test_it_is_an_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
