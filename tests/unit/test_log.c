/*
 * The diary: only when asked for, where asked for, and never with a control
 * character in it.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "scratch.h"

static char folder[SCRATCH_MAX];
static char file[SCRATCH_MAX + 16];

static int
make_folder(void **state)
{
	(void)state;
	if (!scratch_make(folder))
		return -1;
	snprintf(file, sizeof(file), "%s/klar/log", folder);
	setenv("XDG_STATE_HOME", folder, 1);
	return 0;
}

static int
remove_folder(void **state)
{
	char path[SCRATCH_MAX + 16];

	(void)state;
	remove(file);
	snprintf(path, sizeof(path), "%s/klar", folder);
	remove(path);
	return remove(folder);
}

/* In a child, because the first line decides for the whole program. */
static void
write_lines(const char *klar_log)
{
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		if (klar_log)
			setenv("KLAR_LOG", klar_log, 1);
		else
			unsetenv("KLAR_LOG");
		setenv("KLAR_NOW", "2021-04-27 09:55:00", 1);
		errno = EDOM;
		log_debug("opened %s in %d ms", "kl\x1b[31mar\n", 12);
		log_debug("second");
		log_close();
		_exit(errno == EDOM ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void
check_lines(void)
{
	char line[256], pid[32];
	FILE *f = fopen(file, "r");

	assert_non_null(f);
	assert_non_null(fgets(line, sizeof(line), f));
	assert_memory_equal(line, "2021-04-27 09:55:00 ", 20);
	assert_int_equal(sscanf(line + 20, "%31[0-9] ", pid), 1);
	assert_string_equal(line + 20 + strlen(pid),
	    " opened kl·[31mar· in 12 ms\n");
	assert_non_null(fgets(line, sizeof(line), f));
	assert_non_null(strstr(line, " second\n"));
	assert_null(fgets(line, sizeof(line), f));
	fclose(f);
}

static void
test_nothing_is_written_unasked(void **state)
{
	struct stat st;

	(void)state;
	write_lines(NULL);
	write_lines("");
	write_lines("0");
	assert_int_equal(stat(file, &st), -1);
}

static void
test_the_diary_lies_in_the_state_folder(void **state)
{
	struct stat st;

	(void)state;
	write_lines("1");
	check_lines();
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(remove(file), 0);
}

static void
test_the_diary_lies_where_klar_log_says(void **state)
{
	(void)state;
	write_lines(file);
	check_lines();
	assert_int_equal(remove(file), 0);
}

static void
test_a_diary_that_cannot_be_written_is_left_out(void **state)
{
	(void)state;
	write_lines("/proc/no/such/folder");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_written_unasked),
		cmocka_unit_test(test_the_diary_lies_in_the_state_folder),
		cmocka_unit_test(test_the_diary_lies_where_klar_log_says),
		cmocka_unit_test(
		    test_a_diary_that_cannot_be_written_is_left_out),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
