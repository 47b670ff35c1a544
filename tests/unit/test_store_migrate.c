/*
 * Migrations: a store of every released schema becomes the same as a fresh
 * one and keeps its rows; a copy is made first; each step is whole or not at
 * all. tests/migrate/vN.sql is a dump of a store of schema N. So that the way
 * is proved whatever the second schema is, one is made up here.
 */
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "sql_fixture.h"

struct place {
	char	dir[SCRATCH_MAX], db[SCRATCH_MAX + 32];
	char	copy[SCRATCH_MAX + 32], copy2[SCRATCH_MAX + 32];
};

#define SECOND	"ALTER TABLE vendor ADD COLUMN city TEXT;\n" \
	"UPDATE vendor SET city = 'Odense' WHERE id = 1;\n"

static struct embedded
file(const char *name, const char *text)
{
	struct embedded f = { name, (const unsigned char *)text,
	    strlen(text) };

	return f;
}

static int
setup(void **state)
{
	struct place *p = xcalloc(1, sizeof(*p));

	assert_true(scratch_make(p->dir));
	snprintf(p->db, sizeof(p->db), "%s/klar.db", p->dir);
	snprintf(p->copy, sizeof(p->copy), "%s/klar.v1.db", p->dir);
	snprintf(p->copy2, sizeof(p->copy2), "%s/klar.v1-2.db", p->dir);
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct place *p = *state;

	unlink(p->db);
	unlink(p->copy);
	unlink(p->copy2);
	rmdir(p->dir);
	free(p);
	return 0;
}

/* A store of schema n, from its dump. */
static void
old_store(const char *path, int n)
{
	char name[64], *text = xcalloc(1, 1 << 20);
	sqlite3 *db;
	FILE *f;

	snprintf(name, sizeof(name), "tests/migrate/v%d.sql", n);
	f = fopen(name, "r");
	if (!f)
		fail_msg("%s is missing: run from the top folder", name);
	assert_true(fread(text, 1, (1 << 20) - 1, f) > 0);
	fclose(f);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	free(text);
}

static void
assert_same_schema(struct store *a, struct store *b)
{
	assert_same(a, b, "SELECT type, name, tbl_name FROM sqlite_schema "
	    "ORDER BY type, name");
	assert_same(a, b, "SELECT m.name, c.cid, c.name, c.type, c.\"notnull\""
	    ", c.dflt_value, c.pk FROM sqlite_schema m, "
	    "pragma_table_info(m.name) c WHERE m.type = 'table' "
	    "ORDER BY m.name, c.cid");
	assert_same(a, b, "SELECT m.name, f.\"from\", f.\"table\", f.\"to\" "
	    "FROM sqlite_schema m, pragma_foreign_key_list(m.name) f "
	    "ORDER BY m.name, f.\"from\", f.\"table\"");
	assert_same(a, b, "SELECT name, sql FROM sqlite_schema "
	    "WHERE type = 'index' AND sql IS NOT NULL ORDER BY name");
	assert_same(a, b, "PRAGMA user_version");
	assert_same(a, b, "PRAGMA application_id");
}

static void
test_each_released_schema_becomes_a_fresh_one(void **state)
{
	struct place *p = *state;
	struct store *fresh = memory_store(), *s;
	int n;

	for (n = 1; n <= store_schema_version(); n++) {
		unlink(p->db);
		old_store(p->db, n);
		s = store_open(p->db, STORE_WRITE, &fixture_err);
		must(s != NULL);
		assert_same_schema(s, fresh);
		must(store_verify(s, false, &fixture_err));
		store_close(s);
	}
	store_close(fresh);
}

static void
test_an_upgrade_keeps_rows_and_a_copy(void **state)
{
	struct place *p = *state;
	struct embedded list[] = { embedded_schema[0], file("0002_x.sql",
	    SECOND "PRAGMA user_version = 2;"), { 0 } };
	struct embedded first[] = { embedded_schema[0], { 0 } };
	struct store *fresh, *s;
	char *was, *is;

	old_store(p->db, 1);
	s = store_open_with(p->db, STORE_READ, list, &fixture_err);
	assert_null(s);		/* reading does not write, not even this */
	s = store_open_with(p->db, STORE_WRITE, list, &fixture_err);
	must(s != NULL);
	fresh = store_open_with(NULL, STORE_MEMORY, list, &fixture_err);
	must(fresh != NULL);
	assert_same_schema(s, fresh);
	store_close(fresh);
	is = answer(s, "SELECT name, city FROM vendor ORDER BY id");
	assert_string_equal(is, "Schultz Information|Odense|\nFormpipe||\n");
	free(is);
	is = answer(s, "PRAGMA foreign_keys");
	assert_string_equal(is, "1|\n");
	free(is);
	is = dump(s, 5);
	must(store_verify(s, false, &fixture_err));
	store_close(s);
	s = store_open_with(p->copy, STORE_READ, first, &fixture_err);
	must(s != NULL);
	was = dump(s, 5);
	assert_string_equal(was, is);
	assert_int_equal(act_count(s, &fixture_err), 3);
	free(was);
	free(is);
	store_close(s);
}

static void
test_a_failed_step_leaves_the_old_schema(void **state)
{
	static const char *const bad[] = {
		SECOND "SELECT no_such_thing; PRAGMA user_version = 2;",
		SECOND,			/* forgets its number */
		"DELETE FROM vendor; PRAGMA user_version = 2;",
	};
	struct place *p = *state;
	struct embedded list[] = { embedded_schema[0], { 0 }, { 0 } };
	struct embedded first[] = { embedded_schema[0], { 0 } };
	struct err e = ERR_INIT;
	struct store *s;
	struct stat st;
	char *was, *is;
	size_t i;

	old_store(p->db, 1);
	s = store_open_with(p->db, STORE_WRITE, first, &fixture_err);
	must(s != NULL);
	was = dump(s, 5);
	store_close(s);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		list[1] = file("0002_bad.sql", bad[i]);
		assert_null(store_open_with(p->db, STORE_WRITE, list, &e));
		assert_int_equal(e.code, ERR_STORE);
		assert_non_null(strstr(e.msg, "0002_bad.sql"));
		s = store_open_with(p->db, STORE_WRITE, first, &fixture_err);
		must(s != NULL);
		is = dump(s, 5);
		assert_string_equal(was, is);
		free(is);
		store_close(s);
		/* Each try had its own copy; none is overwritten. */
		assert_int_equal(stat(i == 0 ? p->copy : p->copy2, &st), 0);
		if (i > 0)
			unlink(p->copy2);
	}
	free(was);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    test_each_released_schema_becomes_a_fresh_one, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    test_an_upgrade_keeps_rows_and_a_copy, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    test_a_failed_step_leaves_the_old_schema, setup,
		    teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
