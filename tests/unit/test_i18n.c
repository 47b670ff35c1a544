/*
 * The language of the texts: what decides it, that a missing locale does not
 * matter, and that the text is UTF-8. The catalogue is written here, byte by
 * byte, so that nothing has to be installed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "scratch.h"

static char folder[SCRATCH_MAX];

/* In the order of their bytes, as the format demands. */
static const struct {
	const char	*id;
	size_t		 idlen;
	const char	*text;
	size_t		 textlen;
} entries[] = {
#define ENTRY(a, b)	{ a, sizeof(a) - 1, b, sizeof(b) - 1 }
	ENTRY("", "Content-Type: text/plain; charset=UTF-8\n"
	    "Plural-Forms: nplurals=2; plural=(n != 1);\n"),
	ENTRY("%lu step\0%lu steps", "%lu trin\0%lu trin i alt"),
	ENTRY("locked", "låst"),
};

#define NENTRIES	(sizeof(entries) / sizeof(entries[0]))

static int
write_catalogue(const char *path)
{
	uint32_t head[7] = { 0x950412de, 0, NENTRIES, 28,
	    28 + 8 * NENTRIES, 0, 0 };
	uint32_t at = 28 + 16 * NENTRIES, pair[2];
	FILE *f = fopen(path, "wb");
	size_t i;

	if (!f)
		return -1;
	fwrite(head, sizeof(head), 1, f);
	for (i = 0; i < 2 * NENTRIES; i++) {
		pair[0] = (uint32_t)(i < NENTRIES ? entries[i].idlen :
		    entries[i - NENTRIES].textlen);
		pair[1] = at;
		at += pair[0] + 1;
		fwrite(pair, sizeof(pair), 1, f);
	}
	for (i = 0; i < NENTRIES; i++)
		fwrite(entries[i].id, entries[i].idlen + 1, 1, f);
	for (i = 0; i < NENTRIES; i++)
		fwrite(entries[i].text, entries[i].textlen + 1, 1, f);
	return fclose(f);
}

static int
make_catalogue(void **state)
{
	char path[SCRATCH_MAX + 32];

	(void)state;
	if (!scratch_make(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/da", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/da/LC_MESSAGES", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/da/LC_MESSAGES/klar.mo", folder);
	setenv("KLAR_LOCALEDIR", folder, 1);
	return write_catalogue(path);
}

static int
remove_catalogue(void **state)
{
	static const char *const inside[] = { "/da/LC_MESSAGES/klar.mo",
	    "/da/LC_MESSAGES", "/da", "" };
	char path[SCRATCH_MAX + 32];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", folder, inside[i]);
		remove(path);
	}
	return 0;
}

/* NULL: not set. */
static void
environment(const char *language, const char *all, const char *messages,
    const char *lang)
{
	const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES",
	    "LANG" };
	const char *const values[] = { language, all, messages, lang };
	size_t i;

	unsetenv("LC_CTYPE");
	for (i = 0; i < 4; i++)
		if (values[i])
			setenv(names[i], values[i], 1);
		else
			unsetenv(names[i]);
}

static void
test_the_environment_decides_the_language(void **state)
{
	static const struct {
		const char	*language, *all, *messages, *lang, *want;
	} rows[] = {
		{ NULL, NULL, NULL, NULL, "en" },
		{ NULL, NULL, NULL, "da_DK.UTF-8", "da" },
		{ NULL, NULL, NULL, "da", "da" },
		{ NULL, NULL, NULL, "C", "en" },
		{ NULL, NULL, NULL, "de_DE.UTF-8", "en" },
		{ NULL, NULL, "da_DK", "en_US.UTF-8", "da" },
		{ NULL, "en_GB", "da_DK", "da_DK", "en" },
		{ NULL, "", "", "da_DK@euro", "da" },
		{ "da", NULL, NULL, "en_US.UTF-8", "da" },
		{ "da", "C", NULL, NULL, "da" },
		{ "sv:da_DK:en", NULL, NULL, NULL, "da" },
		{ "en:da", NULL, NULL, "da_DK.UTF-8", "en" },
		{ "nb:sv", NULL, NULL, "da_DK.UTF-8", "da" },
		{ "", NULL, NULL, "da_DK.UTF-8", "da" },
		{ "dan", NULL, NULL, NULL, "en" },
		{ "::da", NULL, NULL, NULL, "da" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		environment(rows[i].language, rows[i].all, rows[i].messages,
		    rows[i].lang);
		i18n_start(NULL);
		assert_string_equal(i18n_lang(), rows[i].want);
		assert_string_equal(_("locked"), rows[i].want[0] == 'd' ?
		    "låst" : "locked");
	}
}

static void
test_an_option_beats_the_environment(void **state)
{
	(void)state;
	environment("en", "en_US.UTF-8", NULL, NULL);
	i18n_start("da");
	assert_string_equal(i18n_lang(), "da");
	assert_string_equal(_("locked"), "låst");
	environment("da", "da_DK.UTF-8", NULL, NULL);
	i18n_start("en");
	assert_string_equal(i18n_lang(), "en");
	assert_string_equal(_("locked"), "locked");
	i18n_start("xx");
	assert_string_equal(i18n_lang(), "en");
}

static void
test_text_is_utf8_in_every_locale(void **state)
{
	static const char *const locales[] = { "C", "POSIX", "C.UTF-8",
	    "da_DK.UTF-8", "da_DK.ISO-8859-1", "xx_XX", "" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
		environment(NULL, locales[i], NULL, NULL);
		i18n_start("da");
		assert_string_equal(_("locked"), "låst");
		assert_string_equal(_("not in it"), "not in it");
	}
}

static void
test_a_locale_that_is_not_built_may_still_be_utf8(void **state)
{
	static const struct {
		const char	*lang;
		bool		 utf8;
	} rows[] = {
		{ "C", false }, { "C.UTF-8", true }, { "xx_XX.UTF-8", true },
		{ "xx_XX.utf8", true }, { "UTF-8", true },
		{ "xx_XX.ISO-8859-1", false }, { "xx_XX", false },
	};
	char number[16];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		environment(NULL, NULL, NULL, rows[i].lang);
		i18n_start(NULL);
		assert_int_equal(i18n_is_utf8(), rows[i].utf8);
		snprintf(number, sizeof(number), "%.1f", 0.5);
		assert_string_equal(number, "0.5");
	}
}

static void
test_one_missing_category_does_not_cost_the_others(void **state)
{
	(void)state;
	environment(NULL, NULL, "xx_XX.UTF-8", "C.UTF-8");
	i18n_start("da");
	assert_true(i18n_is_utf8());
	assert_string_equal(_("locked"), "låst");
}

static void
test_the_empty_text_is_empty(void **state)
{
	(void)state;
	i18n_start("da");
	assert_string_equal(_(""), "");
}

static void
test_plurals(void **state)
{
	char text[64];

	(void)state;
	i18n_start("da");
	snprintf(text, sizeof(text),
	    i18n_plural("%lu step", "%lu steps", 1ul), 1ul);
	assert_string_equal(text, "1 trin");
	snprintf(text, sizeof(text),
	    i18n_plural("%lu step", "%lu steps", 8ul), 8ul);
	assert_string_equal(text, "8 trin i alt");
	i18n_start("en");
	snprintf(text, sizeof(text),
	    i18n_plural("%lu step", "%lu steps", 8ul), 8ul);
	assert_string_equal(text, "8 steps");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_environment_decides_the_language),
		cmocka_unit_test(test_an_option_beats_the_environment),
		cmocka_unit_test(test_text_is_utf8_in_every_locale),
		cmocka_unit_test(
		    test_a_locale_that_is_not_built_may_still_be_utf8),
		cmocka_unit_test(
		    test_one_missing_category_does_not_cost_the_others),
		cmocka_unit_test(test_the_empty_text_is_empty),
		cmocka_unit_test(test_plurals),
	};

	return cmocka_run_group_tests(tests, make_catalogue,
	    remove_catalogue);
}
