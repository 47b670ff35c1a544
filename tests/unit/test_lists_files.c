/*
 * Files that are no lists: never waited for, never held, told in a sentence.
 * And lists of bad taste: random bytes, one endless line, many quotes.
 */
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "lists_fixture.h"

#define MIB	(1024 * 1024)

/* Under a sanitizer freed memory is kept for a while. */
#ifndef __has_feature
#define __has_feature(x)	0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#define MEMORY_IS_TOLD	false
#define WORK_MAX	10000		/* ms of the processor */
#else
#define MEMORY_IS_TOLD	true
#define WORK_MAX	2000
#endif

static char dir[SCRATCH_MAX];

static bool
read_path(struct store *s, const char *path, struct read_report *r)
{
	struct read_opts opts = READ_OPTS;
	bool ok;

	must(act_begin(s, ORIGIN_IMPORT, "x", NULL, &fixture_err));
	err_clear(&fixture_err);
	ok = list_read(s, path, &opts, r, &fixture_err);
	act_cancel(s);
	return ok;
}

static void
expect_refused(struct store *s, const char *path, enum reason why)
{
	struct read_report r;
	int64_t start = clock_ms();

	assert_false(read_path(s, path, &r));
	if (r.count[why] != 1)
		print_error("%s: %s\n", path, fixture_err.msg);
	assert_int_equal(r.count[why], 1);
	assert_non_null(strstr(fixture_err.msg, path));
	assert_true(clock_ms() - start < 5000);
	read_report_fini(&r);
}

static void
test_not_regular(void **state)
{
	struct store *s = *state;
	char path[SCRATCH_MAX + 32];

	expect_refused(s, dir, REASON_not_regular);
	expect_refused(s, "/dev/null", REASON_not_regular);
	expect_refused(s, "/dev/zero", REASON_not_regular);
	snprintf(path, sizeof(path), "%s/fifo", dir);
	assert_int_equal(mkfifo(path, 0600), 0);
	expect_refused(s, path, REASON_not_regular);
	unlink(path);
	snprintf(path, sizeof(path), "%s/none", dir);
	expect_refused(s, path, REASON_unreadable);
	assert_int_equal(symlink(path, path), 0);
	expect_refused(s, path, REASON_unreadable);
	unlink(path);
}

/* Standard input: an ordinary file from where it stands, or a pipe. */
static void
test_standard_input(void **state)
{
	static const char text[] = "skip\nSystem;Kommune\nAcadre;Odense\n";
	struct store *s = *state;
	struct read_report r;
	char path[SCRATCH_MAX + 32];
	int fd, old = dup(STDIN_FILENO), ends[2];

	snprintf(path, sizeof(path), "%s/in.csv", dir);
	spill(path, text, sizeof(text) - 1);
	fd = open(path, O_RDONLY);
	assert_int_equal(lseek(fd, 5, SEEK_SET), 5);
	dup2(fd, STDIN_FILENO);
	close(fd);
	assert_true(read_path(s, "-", &r));
	assert_int_equal(r.added, 1);
	read_report_fini(&r);
	unlink(path);

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text + 5, sizeof(text) - 6),
	    sizeof(text) - 6);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	assert_true(read_path(s, "-", &r));
	assert_int_equal(r.added, 1);
	read_report_fini(&r);

	fd = open("/dev/zero", O_RDONLY);
	dup2(fd, STDIN_FILENO);
	close(fd);
	assert_false(read_path(s, "-", &r));
	assert_int_equal(r.count[REASON_binary], 1);
	read_report_fini(&r);
	dup2(old, STDIN_FILENO);
	close(old);
}

/* Of the processor, whoever else has it meanwhile. */
static int64_t
worked_ms(const struct rusage *u)
{
	return (u->ru_utime.tv_sec + u->ru_stime.tv_sec) * INT64_C(1000) +
	    (u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1000;
}

/* A list of one line of 64 MiB, after a header or as one. */
static void
endless(struct store *s, const char *head, const char *between, int c)
{
	char path[SCRATCH_MAX + 32], *block = xmalloc(MIB);
	struct rusage before, after;
	struct read_report r;
	FILE *f;
	int i;

	snprintf(path, sizeof(path), "%s/endless.csv", dir);
	f = fopen(path, "wb");
	assert_non_null(f);
	fputs(head, f);
	fputs(between, f);
	memset(block, c, MIB);
	for (i = 0; i < 64; i++)
		assert_int_equal(fwrite(block, 1, MIB, f), MIB);
	fclose(f);
	free(block);
	getrusage(RUSAGE_SELF, &before);
	read_path(s, path, &r);
	getrusage(RUSAGE_SELF, &after);
	assert_true(worked_ms(&after) - worked_ms(&before) < WORK_MAX);
	assert_true(r.added == 0 && r.changed == 0);
	assert_true(!MEMORY_IS_TOLD ||
	    after.ru_maxrss - before.ru_maxrss < 64 * 1024);	/* KiB */
	read_report_fini(&r);
	unlink(path);
}

static void
test_endless_lines(void **state)
{
	struct store *s = *state;

	endless(s, "", "", 'x');
	endless(s, "", "", ';');
	endless(s, "", "\"", 'x');
	endless(s, "System;Kommune\n", "Acadre;", 'x');
	endless(s, "System;Kommune\n", "Acadre;\"", 'x');
	endless(s, "System;Kommune\n", "Acadre;\"", '\n');
	endless(s, "System;Kommune\n", "Acadre;", ';');
	endless(s, "System;Kommune\n", "", '\n');
	endless(s, "System;Kommune\n", "", '"');
	endless(s, "System;Kommune\n", "", '\0');
	endless(s, "System;Kommune\n", "", '\xe6');
}

/* Whatever comes, rows add up and nothing breaks. */
static void
test_random_bytes(void **state)
{
	static const char *const part[] = {
		"Acadre", ";", "\n", "\"", "\"\"", "Odense", "\r\n", ",",
		"I drift", "01-02-2021", "\xe6", "\xc3\xb8", "\xe2\x80\xae",
		"\0x", "\033]0;", "'=1", "\t", "\r", "0101", "\xef\xbb\xbf",
	};
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct buf b = BUF_INIT;
	struct read_report r;
	uint32_t seed = 11;
	int round, i;

	for (round = 0; round < 2000; round++) {
		buf_clear(&b);
		if (round % 3 == 0)
			buf_add(&b, "\xef\xbb\xbf");
		buf_add(&b, round % 2 ? "System;Kommune;Status;Dato\n" :
		    "\"Kommune\",System,Status,Dato\r\n");
		for (i = 0; i < 60; i++) {
			const char *p = part[random_next(&seed, 20)];

			buf_addn(&b, p, *p ? strlen(p) : 2);
		}
		read_bytes(s, b.p, b.len, &opts, &r);
		read_report_fini(&r);
	}
	buf_fini(&b);
}

static int
make_dir(void **state)
{
	(void)state;
	return scratch_make(dir) ? 0 : -1;
}

static int
drop_dir(void **state)
{
	(void)state;
	return rmdir(dir);
}

int
main(void)
{
#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup_programme, \
	teardown_store)
	const struct CMUnitTest tests[] = {
		TEST(test_not_regular),
		TEST(test_standard_input),
		TEST(test_endless_lines),
		TEST(test_random_bytes),
	};

	return cmocka_run_group_tests(tests, make_dir, drop_dir);
}
