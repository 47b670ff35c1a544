/*
 * The growing string, the small helpers, and memory that is there or ends
 * the program (each end in a child of its own).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"

static void
test_buf_grows_and_stays_terminated(void **state)
{
	struct buf b = BUF_INIT;
	char *text;
	int i;

	(void)state;
	assert_string_equal(buf_str(&b), "");
	for (i = 0; i < 1000; i++) {
		buf_addc(&b, 'a');
		assert_int_equal(strlen(buf_str(&b)), i + 1);
	}
	buf_clear(&b);
	assert_string_equal(buf_str(&b), "");
	buf_add(&b, "Nexus");
	buf_addn(&b, "/KMD...", 4);
	buf_addf(&b, " %d%s", 12, " kommuner");
	assert_string_equal(buf_str(&b), "Nexus/KMD 12 kommuner");
	text = buf_take(&b);
	assert_string_equal(text, "Nexus/KMD 12 kommuner");
	assert_null(b.p);
	free(text);
	text = buf_take(&b);
	assert_string_equal(text, "");
	free(text);
	buf_fini(&b);
}

static void
test_buf_addf_fits_texts_of_every_length(void **state)
{
	char text[200];
	struct buf b = BUF_INIT;
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(text); n++) {
		memset(text, 'x', n);
		text[n] = '\0';
		buf_addf(&b, "%s", text);
		assert_int_equal(b.len, n);
		assert_string_equal(buf_str(&b), text);
		buf_fini(&b);
	}
}

static void
test_str_copy_cuts_between_characters(void **state)
{
	static const struct {
		const char	*from;
		size_t		 n;
		bool		 fits;
		const char	*to;
	} rows[] = {
		{ "", 1, true, "" }, { "a", 1, false, "" },
		{ "abc", 4, true, "abc" }, { "abc", 3, false, "ab" },
		{ "Åbo", 2, false, "" }, { "Åbo", 3, false, "Å" },
		{ "Åbo", 5, true, "Åbo" }, { "x€", 3, false, "x" },
		{ "x€", 4, false, "x" }, { "x€", 5, true, "x€" },
		{ "😀", 4, false, "" }, { "😀", 5, true, "😀" },
		{ "a\xff\xff\xff", 4, false, "a\xff\xff" },
	};
	char out[8];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(str_copy(out, rows[i].n, rows[i].from),
		    rows[i].fits);
		assert_string_equal(out, rows[i].to);
	}
}

static void
test_str_questions_accept_null(void **state)
{
	(void)state;
	assert_true(str_eq(NULL, NULL));
	assert_false(str_eq(NULL, ""));
	assert_false(str_eq("a", NULL));
	assert_true(str_eq("a", "a"));
	assert_true(str_empty(NULL));
	assert_true(str_empty(""));
	assert_false(str_empty(" "));
	assert_true(str_digits("0101"));
	assert_false(str_digits(""));
	assert_false(str_digits(NULL));
	assert_false(str_digits("-1"));
	assert_false(str_digits("1 "));
	assert_false(str_digits("\xc2\xb2"));
}

static void
test_mem_copies_and_formats(void **state)
{
	char *s;
	int *n;

	(void)state;
	s = xstrndup("Fasit/Schultz", 5);
	assert_string_equal(s, "Fasit");
	free(s);
	s = xstrndup("ab", 10);
	assert_string_equal(s, "ab");
	free(s);
	s = xasprintf("%s %d", "K", 7);
	assert_string_equal(s, "K 7");
	free(s);
	n = xcalloc(3, sizeof(*n));
	assert_int_equal(n[0] | n[1] | n[2], 0);
	n = xrealloc(n, 5, sizeof(*n));
	free(n);
}

static int death_pipe[2];

static void
on_death(void)
{
	ssize_t n = write(death_pipe[1], "bye", 3);

	(void)n;
}

/* Run die() in a child without a stderr; its wait status, and the hook ran. */
static int
status_of(void (*die)(void))
{
	struct rlimit none = { 0, 0 };
	char bye[4] = "";
	int status;
	pid_t pid;

	assert_int_equal(pipe(death_pipe), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &none);
		if (!freopen("/dev/null", "w", stderr))
			_exit(99);
		mem_on_death(on_death);
		die();
		_exit(98);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(read(death_pipe[0], bye, 3), 3);
	assert_string_equal(bye, "bye");
	close(death_pipe[0]);
	close(death_pipe[1]);
	return status;
}

static void
die_zero(void)
{
	free(xmalloc(0));
}

static void
die_overflow(void)
{
	free(xcalloc(SIZE_MAX / 2, 3));
}

#ifdef __has_feature
#define ASAN	__has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define ASAN	1
#else
#define ASAN	0
#endif

/* The sanitizer ends the program itself on a size that cannot be had. */
#if !ASAN
static void
die_huge(void)
{
	free(xmalloc(SIZE_MAX / 4));
}

static void
test_mem_out_of_memory_ends_with_a_status(void **state)
{
	int status = status_of(die_huge);

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
}
#endif

static void
test_mem_zero_and_overflow_are_our_mistake(void **state)
{
	(void)state;
	assert_true(WIFSIGNALED(status_of(die_zero)));
	assert_true(WIFSIGNALED(status_of(die_overflow)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buf_grows_and_stays_terminated),
		cmocka_unit_test(test_buf_addf_fits_texts_of_every_length),
		cmocka_unit_test(test_str_copy_cuts_between_characters),
		cmocka_unit_test(test_str_questions_accept_null),
		cmocka_unit_test(test_mem_copies_and_formats),
		cmocka_unit_test(test_mem_zero_and_overflow_are_our_mistake),
#if !ASAN
		cmocka_unit_test(test_mem_out_of_memory_ends_with_a_status),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
