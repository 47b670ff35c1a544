/*
 * Opening a store: what is ours is opened with every decision made, what is
 * not is refused with a sentence and keeps every byte; transactions, waiting,
 * interruption, checks and copies of the whole file.
 */
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "sql_fixture.h"

struct place {				/* a folder, and names in it */
	char	dir[SCRATCH_MAX];
	char	db[SCRATCH_MAX + 32], other[SCRATCH_MAX + 32];
};

static int
setup(void **state)
{
	struct place *p = xcalloc(1, sizeof(*p));

	assert_true(scratch_make(p->dir));
	snprintf(p->db, sizeof(p->db), "%s/klar.db", p->dir);
	snprintf(p->other, sizeof(p->other), "%s/other", p->dir);
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct place *p = *state;
	char *const argv[] = { (char[]){ "rm" }, (char[]){ "-rf" }, p->dir,
	    NULL };
	pid_t pid = fork();

	if (pid == 0) {
		execvp("rm", argv);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
	free(p);
	return 0;
}

static void
write_file(const char *path, const char *data, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(data, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static char *
read_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *data = xmalloc(4 << 20);

	assert_non_null(f);
	*n = fread(data, 1, 4 << 20, f);
	fclose(f);
	return data;
}

static void
sql(const char *path, const char *text)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static struct store *
made(const char *path)
{
	struct store *s = store_open(path, STORE_CREATE, &fixture_err);

	must(s != NULL);
	return s;
}

/* Refused in each mode, with this in the sentence, every byte kept. */
static void
assert_refused(const char *path, const char *in_sentence)
{
	static const enum store_mode mode[] = { STORE_READ, STORE_WRITE,
	    STORE_CREATE };
	size_t i, before, after;
	struct err e = ERR_INIT;
	char *was, *is;

	for (i = 0; i < 3; i++) {
		was = read_file(path, &before);
		assert_null(store_open(path, mode[i], &e));
		assert_int_equal(e.code, ERR_STORE);
		if (!strstr(e.msg, in_sentence))
			fail_msg("no '%s' in: %s", in_sentence, e.msg);
		assert_non_null(strstr(e.msg, path));
		is = read_file(path, &after);
		assert_int_equal(before, after);
		assert_memory_equal(was, is, before);
		free(was);
		free(is);
	}
}

static void
test_what_is_not_ours_is_refused_and_kept(void **state)
{
	struct place *p = *state;
	char text[5000];

	memset(text, 'x', sizeof(text));
	write_file(p->other, text, sizeof(text));
	assert_refused(p->other, "no klar store");
	unlink(p->other);
	sql(p->other, "CREATE TABLE t (a); PRAGMA user_version = 1");
	assert_refused(p->other, "another program");
	unlink(p->other);
	sql(p->other, "CREATE TABLE t (a); PRAGMA application_id = 7");
	assert_refused(p->other, "another program");
}

static void
test_a_newer_schema_is_refused_and_kept(void **state)
{
	struct place *p = *state;

	store_close(made(p->db));
	sql(p->db, "PRAGMA user_version = 1000");
	assert_refused(p->db, "newer");
}

static void
test_a_path_that_is_no_file_is_refused_at_once(void **state)
{
	struct place *p = *state;
	const char *path[] = { p->dir, p->other, "/dev/null", "/dev/zero",
	    "" };
	struct err e = ERR_INIT;
	size_t i;

	assert_int_equal(mkfifo(p->other, 0600), 0);
	for (i = 0; i < sizeof(path) / sizeof(path[0]); i++) {
		assert_null(store_open(path[i], STORE_CREATE, &e));
		assert_int_equal(e.code, ERR_STORE);
		assert_null(store_open(path[i], STORE_READ, &e));
		assert_int_equal(e.code, ERR_STORE);
	}
}

static void
test_a_missing_store_is_made_only_when_asked(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	struct stat st;

	assert_null(store_open(p->db, STORE_READ, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_null(store_open(p->db, STORE_WRITE, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_int_not_equal(stat(p->db, &st), 0);
	store_close(made(p->db));
	assert_int_equal(stat(p->db, &st), 0);
}

static void
test_an_empty_file_is_a_new_store_only_when_asked(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	struct store *s;

	write_file(p->db, "", 0);
	assert_null(store_open(p->db, STORE_WRITE, &e));
	assert_int_equal(e.code, ERR_STORE);
	store_close(made(p->db));
	s = store_open(p->db, STORE_READ, &fixture_err);
	must(s != NULL);
	store_close(s);
}

static void
test_a_name_like_a_uri_is_a_name(void **state)
{
	struct place *p = *state;
	char here[1024];
	struct stat st;

	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(chdir(p->dir), 0);
	store_close(made("file:x.db?mode=memory"));
	assert_int_equal(stat("./file:x.db?mode=memory", &st), 0);
	assert_int_equal(chdir(here), 0);
}

static void
test_the_settings_are_in_force(void **state)
{
	static const struct { const char *pragma; int64_t want; } table[] = {
		{ "PRAGMA foreign_keys", 1 },
		{ "PRAGMA trusted_schema", 0 },
		{ "PRAGMA cell_size_check", 1 },
		{ "PRAGMA mmap_size", 0 },
		{ "PRAGMA synchronous", 2 },
		{ "PRAGMA application_id", 0x6b6c6172 },
	};
	struct place *p = *state;
	struct store *s = made(p->db);
	size_t i;
	int on;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (number(s, table[i].pragma) != table[i].want)
			fail_msg("%s", table[i].pragma);
	assert_int_equal(number(s, "PRAGMA user_version"),
	    store_schema_version());
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
	assert_int_equal(on, 1);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, -1, &on);
	assert_int_equal(on, 0);
	assert_int_equal(sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, -1), 0);
	store_close(s);
}

static void
test_reading_never_writes(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	struct store *s;

	store_close(made(p->db));
	s = store_open(p->db, STORE_READ, &fixture_err);
	must(s != NULL);
	assert_true(store_is_read_only(s));
	assert_false(act_begin(s, ORIGIN_CLI, "t", NULL, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_int_equal(act_current(s), 0);
	store_close(s);
}

/* Opens for reading, says so, and refuses an act with a reason. */
static bool
is_read_only(const char *path)
{
	struct store *s = store_open(path, STORE_WRITE, &fixture_err);
	struct err e = ERR_INIT;
	bool ok;

	ok = s && store_is_read_only(s) && !store_begin(s, &e) &&
	    e.code == ERR_STORE && act_count(s, &e) == 0;
	store_close(s);
	return ok;
}

/* In a process of its own, because for root every file can be written. */
static void
test_a_file_that_cannot_be_written_is_read(void **state)
{
	struct place *p = *state;
	int status = -1;
	pid_t pid;

	store_close(made(p->db));
	pid = fork();
	if (pid == 0) {
		if (geteuid() == 0 && (chown(p->dir, 65534, 65534) != 0 ||
		    chown(p->db, 65534, 65534) != 0 || setuid(65534) != 0))
			_exit(3);
		if (chmod(p->db, 0400) != 0 || !is_read_only(p->db))
			_exit(1);
		if (chmod(p->db, 0600) != 0 || chmod(p->dir, 0500) != 0 ||
		    !is_read_only(p->db))
			_exit(2);
		_exit(chmod(p->dir, 0700));
	}
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
}

static void
test_two_writers_wait_and_then_are_told(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	struct store *a = made(p->db);
	struct store *b = made(p->db);

	must(store_begin(a, &fixture_err));
	store_patience(b, 30);
	assert_false(store_begin(b, &e));
	assert_int_equal(e.code, ERR_BUSY);
	store_rollback(a);
	must(store_begin(b, &fixture_err));
	store_rollback(b);
	store_close(a);
	store_close(b);
}

static void
test_generation_moves_with_each_commit_of_anybody(void **state)
{
	struct place *p = *state;
	struct store *a = made(p->db);
	struct store *b = made(p->db);
	uint64_t seen = store_generation(a);

	assert_int_not_equal(seen, 0);
	assert_int_equal(store_generation(a), seen);
	begin(b);
	row(b, ENTITY_AREA, "name=x");
	commit(b);
	assert_int_not_equal(store_generation(a), seen);
	seen = store_generation(a);
	begin(a);
	row(a, ENTITY_AREA, "name=y");
	commit(a);
	assert_int_not_equal(store_generation(a), seen);
	store_close(a);
	store_close(b);
}

static void
test_a_snapshot_sees_one_state(void **state)
{
	struct place *p = *state;
	struct store *a = made(p->db);
	struct store *b = store_open(p->db, STORE_READ, &fixture_err);
	struct programme_counts c;
	struct err e = ERR_INIT;

	must(b != NULL);
	must(store_snapshot(b, &fixture_err));
	must(store_snapshot(b, &fixture_err));	/* one in another */
	store_snapshot_end(b);
	/* Until it is asked something it holds nobody off. */
	begin(a);
	row(a, ENTITY_VENDOR, "name=w");
	must(act_commit(a, false, &e));
	must(programme_counts(b, &c, &fixture_err));
	assert_int_equal(c.vendors, 1);
	begin(a);
	row(a, ENTITY_VENDOR, "name=x");
	store_patience(a, 20);
	/* In a rollback journal the reader holds the writer's commit off. */
	if (act_commit(a, false, &e)) {
		must(programme_counts(b, &c, &fixture_err));
		assert_int_equal(c.vendors, 1);
	} else
		assert_int_equal(e.code, ERR_BUSY);
	assert_int_equal(act_current(a), 0);
	store_snapshot_end(b);
	store_close(a);
	store_close(b);
}

static bool
always(void *arg)
{
	++*(int *)arg;
	return true;
}

static void
test_a_long_question_can_be_stopped(void **state)
{
	struct place *p = *state;
	struct store *s = made(p->db);
	struct err e = ERR_INIT;
	struct ids ids;
	int asked = 0, i;

	begin(s);
	for (i = 0; i < 2000; i++)
		row(s, ENTITY_MUNICIPALITY, "code=%04d|name=m %d", i, i);
	commit(s);
	store_on_progress(s, always, &asked);
	assert_false(municipality_ids(s, &ids, &e));
	assert_int_equal(e.code, ERR_INTERRUPT);
	assert_int_equal(asked, 1);
	store_on_progress(s, NULL, NULL);
	must(municipality_ids(s, &ids, &fixture_err));
	assert_int_equal(ids.n, 2000);
	free(ids.id);
	store_close(s);
}

static void
test_an_interrupted_write_is_no_act(void **state)
{
	struct place *p = *state;
	struct store *s = made(p->db);
	struct err e = ERR_INIT;
	struct record r;

	begin(s);
	row(s, ENTITY_AREA, "name=first");
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL); /* as on FULL */
	record_init(&r, ENTITY_AREA);
	record_set_text(&r, "name", "second");
	assert_false(record_add(s, &r, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_false(act_commit(s, false, &e));
	assert_int_equal(e.code, ERR_IO);
	record_fini(&r);
	begin(s);
	row(s, ENTITY_AREA, "name=first");
	commit(s);
	store_close(s);
}

static void
test_a_full_disk_is_told_and_nothing_is_lost(void **state)
{
	struct place *p = *state;
	char name[512];
	struct store *s = made(p->db);
	struct err e = ERR_INIT;
	struct record r;
	int i, n = 0;

	number(s, "PRAGMA max_page_count = 80");
	begin(s);
	for (i = 0; i < 10000 && e.code == ERR_NONE; i++, n++) {
		record_init(&r, ENTITY_AREA);
		snprintf(name, sizeof(name), "%0500d", i);
		record_set_text(&r, "name", name);
		record_add(s, &r, &e);
		record_fini(&r);
	}
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, "full"));
	assert_in_range(n, 1, 9999);
	act_cancel(s);
	assert_int_equal(act_count(s, &fixture_err), 0);
	must(store_verify(s, false, &fixture_err));
	store_close(s);
}

/* SQLite looks at no CHECK through a connection that may only read. */
static void
test_a_value_that_cannot_be_is_found(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	struct store *s;

	store_close(made(p->db));
	sql(p->db, "PRAGMA ignore_check_constraints = 1; INSERT INTO "
	    "contact_log (on_date, actor, channel, outcome) "
	    "VALUES (1, '', '', '')");
	must((s = store_open(p->db, STORE_READ, &fixture_err)) != NULL);
	assert_false(store_verify(s, false, &e));
	assert_non_null(strstr(e.msg, "CHECK"));
	store_close(s);
}

static void
test_damage_is_found_and_nothing_written(void **state)
{
	struct place *p = *state;
	struct store *s = made(p->db);
	struct err e = ERR_INIT;
	char *data;
	size_t n, i, page;

	must(store_verify(s, true, &fixture_err));
	must(store_verify(s, false, &fixture_err));
	begin(s);
	for (i = 0; i < 3000; i++)
		row(s, ENTITY_AREA, "name=%060d", (int)i);
	commit(s);
	store_close(s);
	data = read_file(p->db, &n);
	page = (size_t)(unsigned char)data[16] << 8 | (unsigned char)data[17];
	memset(data + n / 2 / page * page, 0x5a, page);
	write_file(p->db, data, n);
	must((s = store_open(p->db, STORE_READ, &fixture_err)) != NULL);
	assert_false(store_verify(s, true, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.msg, "backup"));
	store_close(s);
	memset(data + 100, 0x5a, 4000);	/* the schema itself */
	write_file(p->db, data, n);
	free(data);
	assert_refused(p->db, "backup");
}

static void
test_a_copy_is_whole_and_overwrites_nothing(void **state)
{
	struct place *p = *state;
	struct store *s = made(p->db), *copy;
	struct err e = ERR_INIT;
	struct stat a, b;
	char *was, *is;

	chmod(p->db, 0640);
	begin(s);
	row(s, ENTITY_VENDOR, "name=KMD");
	commit(s);
	must(store_backup(s, p->other, &fixture_err));
	assert_false(store_backup(s, p->other, &e));
	assert_int_equal(e.code, ERR_IO);
	must((copy = store_open(p->other, STORE_WRITE, &fixture_err)) != NULL);
	must(store_verify(copy, false, &fixture_err));
	was = dump(s, 5);
	is = dump(copy, 5);
	assert_string_equal(was, is);
	free(was);
	free(is);
	stat(p->db, &a);
	stat(p->other, &b);
	assert_int_equal(a.st_mode, b.st_mode);
	store_close(copy);
	store_close(s);
}

/* A writer that dies with half an act in the file and its journal there. */
static void
die_in_an_act(const char *path)
{
	struct store *s = store_open(path, STORE_WRITE, NULL);
	int i;

	sqlite3_exec(s->db, "PRAGMA cache_size = 5; PRAGMA cache_spill = 5",
	    NULL, NULL, NULL);
	act_begin(s, ORIGIN_CLI, "half", NULL, NULL);
	for (i = 0; i < 3000; i++)
		row(s, ENTITY_AREA, "name=%080d", i);
	kill(getpid(), SIGKILL);
}

static void
test_after_a_kill_readers_and_writers_see_whole_acts(void **state)
{
	static const enum store_mode mode[] = { STORE_READ, STORE_WRITE };
	struct place *p = *state;
	char journal[SCRATCH_MAX + 64];
	struct store *s;
	struct stat st;
	pid_t pid;
	size_t i;

	store_close(made(p->db));
	snprintf(journal, sizeof(journal), "%s-journal", p->db);
	for (i = 0; i < 2; i++) {
		pid = fork();
		if (pid == 0)
			die_in_an_act(p->db);
		waitpid(pid, NULL, 0);
		assert_int_equal(stat(journal, &st), 0);
		s = store_open(p->db, mode[i], &fixture_err);
		must(s != NULL);
		assert_int_equal(act_count(s, &fixture_err), 0);
		must(store_verify(s, false, &fixture_err));
		store_close(s);
		assert_int_not_equal(stat(journal, &st), 0);
	}
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_what_is_not_ours_is_refused_and_kept),
		T(test_a_newer_schema_is_refused_and_kept),
		T(test_a_path_that_is_no_file_is_refused_at_once),
		T(test_a_missing_store_is_made_only_when_asked),
		T(test_an_empty_file_is_a_new_store_only_when_asked),
		T(test_a_name_like_a_uri_is_a_name),
		T(test_the_settings_are_in_force),
		T(test_reading_never_writes),
		T(test_a_file_that_cannot_be_written_is_read),
		T(test_two_writers_wait_and_then_are_told),
		T(test_generation_moves_with_each_commit_of_anybody),
		T(test_a_snapshot_sees_one_state),
		T(test_a_long_question_can_be_stopped),
		T(test_an_interrupted_write_is_no_act),
		T(test_a_full_disk_is_told_and_nothing_is_lost),
		T(test_damage_is_found_and_nothing_written),
		T(test_a_value_that_cannot_be_is_found),
		T(test_a_copy_is_whole_and_overwrites_nothing),
		T(test_after_a_kill_readers_and_writers_see_whole_acts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
