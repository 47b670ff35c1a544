/*
 * Names of files completed as they are typed: letters of Danish, blanks,
 * home, folders, and what is not offered.
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

#include "base/mem.h"
#include "base/path.h"
#include "scratch.h"

static char folder[SCRATCH_MAX];

static const char *const files[] = { "Aftalt april.csv", "Aftalt maj.csv",
	"Østjylland.csv", "ærø.csv", ".skjult.csv", "lister/marts.csv",
	"lister/Marts2.csv", "ond\x1b[2J.csv", "bru\xff.csv" };

static int
make_folder(void **state)
{
	char path[SCRATCH_MAX + 32];
	size_t i;
	FILE *f;

	(void)state;
	if (!scratch_make(folder) || chdir(folder) != 0 ||
	    mkdir("lister", 0755) != 0 || mkfifo("lister/marv", 0600) != 0)
		return -1;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, files[i]);
		f = fopen(path, "w");
		if (!f || fclose(f) != 0)
			return -1;
	}
	setenv("HOME", folder, 1);
	return 0;
}

static int
remove_folder(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		remove(files[i]);
	remove("lister/marv");
	remove("lister");
	return chdir("/") != 0 || remove(folder) != 0 ? -1 : 0;
}

static void
check(const char *typed, int n, const char *out, const char *names)
{
	struct buf o = BUF_INIT, f = BUF_INIT;

	assert_int_equal(path_complete(typed, &o, &f), n);
	assert_string_equal(buf_str(&o), out);
	assert_string_equal(buf_str(&f), names);
	buf_fini(&o);
	buf_fini(&f);
}

static void
test_what_all_have_in_common(void **state)
{
	(void)state;
	check("Af", 2, "Aftalt ", "Aftalt april.csv Aftalt maj.csv");
	check("Aftalt ", 2, "Aftalt ", "Aftalt april.csv Aftalt maj.csv");
	check("Aftalt m", 1, "Aftalt maj.csv", "Aftalt maj.csv");
	check("Ø", 1, "Østjylland.csv", "Østjylland.csv");
	check("æ", 1, "ærø.csv", "ærø.csv");
	check("ingen", 0, "ingen", "");
	check("nowhere/x", 0, "nowhere/x", "");
}

static void
test_another_spelling_is_found_too(void **state)
{
	(void)state;
	check("aero", 1, "ærø.csv", "ærø.csv");
	check("aeroe", 1, "ærø.csv", "ærø.csv");
	check("øst", 1, "Østjylland.csv", "Østjylland.csv");
	check("aftalt", 2, "Aftalt ", "Aftalt april.csv Aftalt maj.csv");
	/* Nothing in common to add: what was typed stays. */
	check("lister/mART", 2, "lister/mART", "marts.csv Marts2.csv");
}

static void
test_folders_and_home(void **state)
{
	char *path;

	(void)state;
	check("li", 1, "lister/", "lister/");
	check("lister/", 2, "lister/", "marts.csv Marts2.csv");
	check("lister/mar", 1, "lister/marts.csv", "marts.csv");
	check("~", 1, "~/", "");
	check("~/lister/M", 1, "~/lister/Marts2.csv", "Marts2.csv");
	check("./li", 1, "./lister/", "lister/");
	path = path_expand("~/x");
	assert_memory_equal(path, folder, strlen(folder));
	free(path);
	path = path_expand("~x/y");
	assert_string_equal(path, "~x/y");
	free(path);
}

static void
test_what_is_not_offered(void **state)
{
	(void)state;
	check("ond", 0, "ond", "");
	check("bru", 0, "bru", "");
	check("lister/marv", 0, "lister/marv", "");
	check(".", 1, ".skjult.csv", ".skjult.csv");
	check("", 5, "", "Aftalt april.csv Aftalt maj.csv lister/ ærø.csv "
	    "Østjylland.csv");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_all_have_in_common),
		cmocka_unit_test(test_another_spelling_is_found_too),
		cmocka_unit_test(test_folders_and_home),
		cmocka_unit_test(test_what_is_not_offered),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
