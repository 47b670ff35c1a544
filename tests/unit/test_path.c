/*
 * Names of files: where things live, the safe form for SQLite, the folders
 * above a file, and network file systems as far as one can tell here.
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

static int
make_folder(void **state)
{
	(void)state;
	return scratch_make(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	static const char *const inside[] = { "/a/b/c", "/a/b", "/a", "/file",
	    "" };
	char path[SCRATCH_MAX + 16];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", folder, inside[i]);
		remove(path);
	}
	return 0;
}

static void
check_text(char *got, const char *want)
{
	assert_string_equal(got, want);
	free(got);
}

static void
test_store_path_follows_klar_db_then_xdg_then_home(void **state)
{
	(void)state;
	setenv("HOME", "/home/ml", 1);
	setenv("XDG_DATA_HOME", "/data", 1);
	setenv("KLAR_DB", "my.db", 1);
	check_text(path_store_default(), "my.db");
	setenv("KLAR_DB", "", 1);
	check_text(path_store_default(), "/data/klar/klar.db");
	setenv("XDG_DATA_HOME", "relative", 1);
	check_text(path_store_default(), "/home/ml/.local/share/klar/klar.db");
	unsetenv("XDG_DATA_HOME");
	check_text(path_store_default(), "/home/ml/.local/share/klar/klar.db");
}

static void
test_state_path_follows_xdg_then_home(void **state)
{
	(void)state;
	setenv("HOME", "/home/ml", 1);
	setenv("XDG_STATE_HOME", "/state", 1);
	check_text(path_state("log"), "/state/klar/log");
	unsetenv("XDG_STATE_HOME");
	check_text(path_state("log"), "/home/ml/.local/state/klar/log");
}

static void
test_path_safe_never_starts_as_a_uri(void **state)
{
	(void)state;
	check_text(path_safe("/a/b"), "/a/b");
	check_text(path_safe("./b"), "./b");
	check_text(path_safe("b"), "./b");
	check_text(path_safe("../b"), "./../b");
	check_text(path_safe("file:x?mode=memory"), "./file:x?mode=memory");
	check_text(path_safe(":memory:"), "./:memory:");
}

static void
test_path_insert_goes_before_the_ending(void **state)
{
	(void)state;
	check_text(path_insert("liste.csv", "afvist"), "liste.afvist.csv");
	check_text(path_insert("/a.b/liste", "afvist"), "/a.b/liste.afvist");
	check_text(path_insert("x/l.tar.gz", "afvist"), "x/l.tar.afvist.gz");
	check_text(path_insert("x/.liste", "afvist"), "x/.liste.afvist");
}

static void
test_path_base_is_the_last_part(void **state)
{
	(void)state;
	assert_string_equal(path_base("/a/b.csv"), "b.csv");
	assert_string_equal(path_base("b.csv"), "b.csv");
}

static void
test_parents_are_made_for_the_owner_only(void **state)
{
	char *path = xasprintf("%s/a/b/c/klar.db", folder);
	char *dir = xasprintf("%s/a/b/c", folder);
	struct err e = ERR_INIT;
	struct stat st;

	(void)state;
	assert_true(path_make_parents(path, &e));
	assert_int_equal(stat(dir, &st), 0);
	assert_true(S_ISDIR(st.st_mode));
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_true(path_make_parents(path, &e));
	assert_int_equal(stat(path, &st), -1);
	assert_true(path_make_parents("klar.db", &e));
	free(path);
	free(dir);
}

static void
test_parents_under_a_file_are_refused_in_a_sentence(void **state)
{
	char *file = xasprintf("%s/file", folder);
	char *path = xasprintf("%s/file/klar.db", folder);
	char *deep = xasprintf("%s/file/b/klar.db", folder);
	struct err e = ERR_INIT;
	FILE *f = fopen(file, "w");

	(void)state;
	assert_non_null(f);
	fclose(f);
	assert_false(path_make_parents(path, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, file));
	assert_false(path_make_parents(deep, &e));
	assert_int_equal(e.code, ERR_IO);
	free(file);
	free(path);
	free(deep);
}

static void
test_home_is_short_for_people_and_long_again(void **state)
{
	static const char *const pairs[][2] = {
		{ "/home/ml", "~" }, { "/home/ml/a b", "~/a b" },
		{ "/home/mlx", "/home/mlx" }, { "/", "/" },
	};
	char *path;
	size_t i;

	(void)state;
	setenv("HOME", "/home/ml", 1);
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		path = path_short(pairs[i][0]);
		assert_string_equal(path, pairs[i][1]);
		free(path);
		path = path_expand(pairs[i][1]);
		assert_string_equal(path, pairs[i][0]);
		free(path);
	}
}

static void
test_kernel_file_systems_are_not_remote(void **state)
{
	(void)state;
	assert_false(path_is_remote("/proc/self/stat"));
	assert_false(path_is_remote("/proc/no-such-file"));
	assert_false(path_is_remote("/no/such/folder/file"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_store_path_follows_klar_db_then_xdg_then_home),
		cmocka_unit_test(test_state_path_follows_xdg_then_home),
		cmocka_unit_test(test_path_safe_never_starts_as_a_uri),
		cmocka_unit_test(test_path_insert_goes_before_the_ending),
		cmocka_unit_test(test_path_base_is_the_last_part),
		cmocka_unit_test(test_parents_are_made_for_the_owner_only),
		cmocka_unit_test(
		    test_parents_under_a_file_are_refused_in_a_sentence),
		cmocka_unit_test(test_home_is_short_for_people_and_long_again),
		cmocka_unit_test(test_kernel_file_systems_are_not_remote),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
