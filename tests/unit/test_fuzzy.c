/*
 * Fuzzy matching: Danish letters in all their spellings, and which fit comes
 * before which.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/fuzzy.h"

static enum fuzzy
match(const char *name, const char *needle)
{
	struct buf n = BUF_INIT, s = BUF_INIT;
	enum fuzzy m;

	fuzzy_fold(&n, name);
	fuzzy_fold(&s, needle);
	m = fuzzy_match(buf_str(&n), buf_str(&s));
	buf_fini(&n);
	buf_fini(&s);
	return m;
}

static void
danish_letters(void **state)
{
	static const char *const aarhus[] = { "aarhus", "århus", "arhus",
	    "AARHUS", "Århus", "A\314\212rhus" };
	static const char *const aeroe[] = { "ærø", "aeroe", "aero", "ÆRØ" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(aarhus) / sizeof(aarhus[0]); i++)
		assert_int_equal(match("Aarhus", aarhus[i]), FUZZY_WHOLE);
	for (i = 0; i < sizeof(aeroe) / sizeof(aeroe[0]); i++)
		assert_int_equal(match("Ærø", aeroe[i]), FUZZY_WHOLE);
	assert_int_equal(match("Tårnby", "tarn"), FUZZY_START);
	assert_int_equal(match("Lyngby-Taarbæk", "tårbæk"), FUZZY_WORD);
	assert_int_equal(match("Brønderslev", "broend"), FUZZY_START);
	assert_int_equal(match("Brønderslev", "brond"), FUZZY_START);
}

static void
kinds(void **state)
{
	(void)state;
	assert_int_equal(match("Vejle", "vejle"), FUZZY_WHOLE);
	assert_int_equal(match("Vejle", "vej"), FUZZY_START);
	assert_int_equal(match("KMD Nexus", "nex"), FUZZY_WORD);
	assert_int_equal(match("KMD Nexus", "kn"), FUZZY_INITIALS);
	assert_int_equal(match("Høje-Taastrup", "ht"), FUZZY_INITIALS);
	assert_int_equal(match("Ringkøbing-Skjern", "kob"), FUZZY_INSIDE);
	assert_int_equal(match("Acadre", "adr"), FUZZY_INSIDE);
	assert_int_equal(match("Acadre", "acd"), FUZZY_SCATTERED);
	assert_int_equal(match("Acadre", "dca"), FUZZY_NO);
	assert_int_equal(match("Acadre", "acadrex"), FUZZY_NO);
	/* One letter inside a word is no scattered fit of it. */
	assert_int_equal(match("Acadre", "x"), FUZZY_NO);
	assert_int_equal(match("", "x"), FUZZY_NO);
}

static void
several_words(void **state)
{
	(void)state;
	assert_int_equal(match("KMD Nova ESDH", "esdh kmd"), FUZZY_WORD);
	assert_int_equal(match("KMD Nova ESDH", "kmd nova"), FUZZY_START);
	assert_int_equal(match("KMD Nova ESDH", "kmd  esdh "), FUZZY_WORD);
	assert_int_equal(match("KMD Nova ESDH", "kmd nexus"), FUZZY_NO);
	assert_int_equal(match("Nexus", "nexus nexus"), FUZZY_START);
	assert_int_equal(match("Nexus", "nexus "), FUZZY_WHOLE);
	assert_int_equal(match("Nexus", ""), FUZZY_SCATTERED);
	assert_int_equal(match("Nexus", "  "), FUZZY_SCATTERED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(danish_letters), cmocka_unit_test(kinds),
		cmocka_unit_test(several_words),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
