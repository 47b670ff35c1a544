/*
 * Installations in packed blocks (store/packed.h), where something strange is
 * done to them: what another program may write, and how; names of lists that
 * only such a row has; an act that SQLite has rolled back.
 */
#include <sys/wait.h>

#include "packed_fixture.h"
#include "store/bulk.h"
#include "store/roster.h"

#define PLACES	50
#define SYSTEMS	20		/* 1,000 in all: seven blocks */

static int
setup(void **state)
{
	struct place *p = make_place();
	int64_t area, vendor, system;
	int i, k;

	begin(p->s);
	area = row(p->s, ENTITY_AREA, "name=ESDH");
	vendor = row(p->s, ENTITY_VENDOR, "name=KMD");
	for (i = 0; i < PLACES; i++)
		row(p->s, ENTITY_MUNICIPALITY, "code=%04d|name=town %d",
		    101 + i, i);
	for (k = 0; k < SYSTEMS; k++) {
		system = row(p->s, ENTITY_SYSTEM, "vendor_id=%lld|area_id=%lld|"
		    "name=system %d", (long long)vendor, (long long)area, k);
		for (i = 0; i < PLACES; i++)
			row(p->s, ENTITY_INSTALLATION, "municipality_id=%d|"
			    "system_id=%lld|reported_on=2021-01-01|"
			    "reported_by=maj.csv", i + 1, (long long)system);
	}
	commit(p->s);
	*state = p;
	return 0;
}

/* Asked of somebody who opens the store now. */
static void
check_anew(const char *path)
{
	struct store *s = store_open(path, STORE_READ, &fixture_err);

	must(s != NULL);
	check(s);
	store_close(s);
}

#define WHOM	"(municipality_id, system_id, reported_on, operation_on) "

/* A conflict clause of the statement takes the place of a trigger's own. */
static void
test_what_or_ignore_changes_is_counted(void **state)
{
	struct place *p = *state;

	by_another_program(p->path, "UPDATE OR IGNORE installation SET "
	    "operation_on = '2021-01-01' WHERE id = 5");
	check_anew(p->path);
}

static void
test_what_or_ignore_adds_is_counted(void **state)
{
	struct place *p = *state;

	by_another_program(p->path, "UPDATE installation SET valid_to = "
	    "'2021-02-01' WHERE id = 1");
	begin(p->s);
	row(p->s, ENTITY_VENDOR, "name=Schultz");
	commit(p->s);
	by_another_program(p->path, "INSERT OR IGNORE INTO installation " WHOM
	    "VALUES (1, 1, '2021-03-01', '2021-03-01')");
	check_anew(p->path);
}

static void
test_what_an_upsert_changes_is_counted(void **state)
{
	struct place *p = *state;

	by_another_program(p->path, "INSERT INTO installation (id, "
	    "municipality_id, system_id) VALUES (5, 1, 1) "
	    "ON CONFLICT (id) DO UPDATE SET operation_on = '2021-01-01'");
	check_anew(p->path);
}

/* What came before the one that failed stays. */
static void
test_what_or_fail_adds_is_counted(void **state)
{
	struct place *p = *state;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "INSERT OR FAIL INTO installation "
	    "(municipality_id, system_id, valid_to) VALUES "
	    "(1, 1, '2031-01-01'), (1, 2, NULL)", NULL, NULL, NULL),
	    SQLITE_CONSTRAINT);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	assert_int_equal(number(p->s, "SELECT count(*) FROM installation"),
	    PLACES * SYSTEMS + 1);
	check_anew(p->path);
}

/* The row that gives way lies in another block, and no trigger is told. */
static void
test_what_is_replaced_is_not_counted(void **state)
{
	struct place *p = *state;

	by_another_program(p->path, "REPLACE INTO installation " WHOM
	    "VALUES (1, 1, '2021-03-01', '2021-03-01')");
	check_anew(p->path);
}

static void
test_what_an_update_replaces_is_not_counted(void **state)
{
	struct place *p = *state;

	by_another_program(p->path, "UPDATE OR REPLACE installation SET "
	    "municipality_id = 1, system_id = 1 WHERE id = 900");
	check_anew(p->path);
}

/* As text they are compared with any day; klar knows them from 1900 to 2100. */
static void
test_days_that_klar_does_not_know_count_as_text(void **state)
{
	struct place *p = *state;

	by_another_program(p->path, "UPDATE installation SET "
	    "valid_from = '2101-01-01' WHERE id = 1;"
	    "UPDATE installation SET valid_to = '1850-01-01' WHERE id = 2;"
	    "UPDATE installation SET operation_on = '1850-05-05' WHERE id = 3;"
	    "UPDATE installation SET operation_on = '2150-05-05', "
	    "agreed_on = '0001-01-01' WHERE id = 4;"
	    "UPDATE installation SET valid_to = '9999-12-31' WHERE id = 5");
	check_anew(p->path);
	begin(p->s);
	row(p->s, ENTITY_VENDOR, "name=Schultz");
	commit(p->s);
	check_anew(p->path);
}

static void
test_a_huge_id_takes_no_room(void **state)
{
	struct place *p = *state;

	by_another_program(p->path, "INSERT INTO installation (id, "
	    "municipality_id, system_id, valid_to) VALUES "
	    "(1000000000000000, 1, 1, '2031-01-01')");
	check_anew(p->path);
	begin(p->s);
	row(p->s, ENTITY_INSTALLATION, "municipality_id=1|system_id=2|"
	    "valid_to=2031-01-01|reported_by=juni.csv");
	commit(p->s);
	check_anew(p->path);
}

/* Read outside of a snapshot, its list has no number yet; an act gives one. */
static void
test_a_list_only_a_row_names_gets_its_number(void **state)
{
	struct place *p = *state;
	int64_t n;

	by_another_program(p->path, "UPDATE installation SET "
	    "reported_by = 'by hand' WHERE id >= 888");
	must(roster_total_of(p->s, ROSTER_INSTALLATIONS, date_parse(TODAY),
	    false, &n, &fixture_err));
	begin(p->s);
	row(p->s, ENTITY_VENDOR, "name=Schultz");
	commit(p->s);
	check_anew(p->path);
}

/* SQLite rolls back by itself (a full disk, a read that fails). */
static void
test_the_number_of_a_list_is_forgotten_with_its_act(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	struct packed row;

	begin(p->s);
	change(p->s, ENTITY_INSTALLATION, 147, "reported_by=juni.csv");
	must(packed_find(p->s, 147, &row, &fixture_err));
	assert_int_equal(sqlite3_exec(p->s->db, "ROLLBACK", NULL, NULL, NULL),
	    SQLITE_OK);
	assert_false(act_commit(p->s, false, &e));
	act_cancel(p->s);
	begin(p->s);
	change(p->s, ENTITY_INSTALLATION, 148, "reported_by=juni.csv");
	commit(p->s);
	check_anew(p->path);
}

/* As if the disk were full after so many more pages. */
static void
room_for(struct store *s, int64_t pages)
{
	char sql[60];

	snprintf(sql, sizeof(sql), "PRAGMA max_page_count = %lld",
	    (long long)(number(s, "PRAGMA page_count") + pages));
	number(s, sql);
}

static bool
write_much(struct store *s, int many, struct err *e)
{
	struct bulk_value v[RECORD_FIELDS_MAX] = { { .type = VALUE_NULL } };
	struct record r;
	bool ok = true;
	char by[20];
	int i;

	if (!act_begin(s, ORIGIN_CLI, "t", NULL, e))
		return false;
	v[entity_field(ENTITY_INSTALLATION, "municipality_id")] =
	    (struct bulk_value){ VALUE_INT, false, 1, NULL };
	v[entity_field(ENTITY_INSTALLATION, "system_id")] =
	    (struct bulk_value){ VALUE_INT, false, 1, NULL };
	ok = bulk_begin(s, 2 * many, e);
	for (i = 0; ok && i < many; i++) {
		snprintf(by, sizeof(by), "list %d", i % 700);
		v[entity_field(ENTITY_INSTALLATION, "reported_by")] =
		    (struct bulk_value){ VALUE_TEXT, false,
		    (int64_t)strlen(by), by };
		v[entity_field(ENTITY_INSTALLATION, "valid_to")] =
		    (struct bulk_value){ VALUE_TEXT, true,
		    date_make(2030, 1, 1) + i, NULL };
		ok = bulk_add(s, v, e);
	}
	ok = ok && bulk_end(s, e);
	record_init(&r, ENTITY_INSTALLATION);
	record_set_int(&r, "municipality_id", 2);
	record_set_int(&r, "system_id", 2);
	record_set_text(&r, "valid_to", "2099-01-01");
	record_set_text(&r, "reported_by", "late.csv");
	ok = ok && record_add(s, &r, e);
	record_fini(&r);
	if (ok && act_commit(s, false, e))
		return true;
	act_cancel(s);
	return false;
}

static void
test_a_full_disk_leaves_what_was(void **state)
{
	struct place *p = *state;
	int64_t pages, whole = 0;
	struct undo_result r;
	struct err e = ERR_INIT;
	int many;

	for (many = 300; many < 3000; many += 1200) {
		for (pages = 0; ; pages += 1 + pages / 16) {
			room_for(p->s, pages);
			if (write_much(p->s, many, &e))
				break;
			err_clear(&e);
			assert_true(pages < 5000);
			check(p->s);
		}
		whole++;
		room_for(p->s, 100000);
		check_anew(p->path);
		must(act_undo(p->s, act_last(p->s, NULL, &fixture_err),
		    ORIGIN_UNDO, NULL, NULL, false, &r, &fixture_err));
		check_anew(p->path);
	}
	assert_int_equal(whole, 3);
}

/* What somebody else commits meanwhile is no damage. */
static void
test_the_check_is_of_one_moment(void **state)
{
	struct place *p = *state;
	struct err e = ERR_INIT;
	int i, status;
	pid_t child;

	store_close(p->s);
	child = fork();
	if (child == 0) {
		struct store *s = store_open(p->path, STORE_WRITE, &e);

		if (!s)
			_exit(2);
		for (i = 0; i < 3000; i++) {
			struct record r;

			if (!act_begin(s, ORIGIN_CLI, "t", NULL, &e))
				continue;
			if (!record_get(s, ENTITY_INSTALLATION, 1 + i % 1000,
			    &r, &e))
				_exit(3);
			record_set_int(&r, "municipality_id",
			    record_int(&r, "municipality_id"));
			record_fini(&r);
			change(s, ENTITY_INSTALLATION, 1 + i % 1000,
			    "responsible=%d|agreed_on=2021-01-%02d", i,
			    1 + i % 28);
			act_commit(s, false, &e);
		}
		store_close(s);
		_exit(0);
	}
	p->s = store_open(p->path, STORE_WRITE, &fixture_err);
	must(p->s != NULL);
	while (waitpid(child, &status, WNOHANG) == 0)
		if (!packed_verify(p->s, &e) && e.code == ERR_STORE &&
		    strstr(e.msg, "damaged")) {
			waitpid(child, &status, 0);
			fail_msg("%s", e.msg);
		}
	assert_int_equal(WEXITSTATUS(status), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, leave_place)
	const struct CMUnitTest tests[] = {
		TEST(test_what_or_ignore_changes_is_counted),
		TEST(test_what_or_ignore_adds_is_counted),
		TEST(test_what_or_fail_adds_is_counted),
		TEST(test_what_an_upsert_changes_is_counted),
		TEST(test_what_is_replaced_is_not_counted),
		TEST(test_what_an_update_replaces_is_not_counted),
		TEST(test_days_that_klar_does_not_know_count_as_text),
		TEST(test_a_huge_id_takes_no_room),
		TEST(test_a_list_only_a_row_names_gets_its_number),
		TEST(test_the_number_of_a_list_is_forgotten_with_its_act),
		TEST(test_a_full_disk_leaves_what_was),
		TEST(test_the_check_is_of_one_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
