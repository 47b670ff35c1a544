/*
 * Every statement of db/queries is prepared on a fresh schema and its plan
 * read: a scan of a table or index, or a temporary B-tree, must be declared,
 * and what is declared must be there.
 */
#include <sqlite3.h>

#include "store/inside.h"
#include "store_fixture.h"

/* Is it a scan of a table, or of what a subquery with a name has given? */
static bool
scans_table(const char *line, const char *subqueries)
{
	struct buf name = BUF_INIT;
	bool table;

	if (strncmp(line, "SCAN ", 5) != 0 ||
	    strncmp(line, "SCAN CONSTANT", 13) == 0 ||
	    strncmp(line, "SCAN (", 6) == 0 ||
	    strcmp(line, "SCAN needs") == 0)
		return false;
	buf_addf(&name, "|%s|", line + 5);
	table = !strstr(subqueries, buf_str(&name));
	buf_fini(&name);
	return table;
}

static void
read_plan(struct store *s, const struct stmt_info *info, bool *scans,
    bool *sorts)
{
	struct buf sql = BUF_INIT, subqueries = BUF_INIT;
	sqlite3_stmt *q = NULL;
	const char *line;

	*scans = *sorts = false;
	buf_add(&sql, "EXPLAIN QUERY PLAN ");
	buf_add(&sql, info->sql);
	assert_int_equal(sqlite3_prepare_v2(s->db, buf_str(&sql), -1, &q,
	    NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		line = (const char *)sqlite3_column_text(q, 3);
		if (strncmp(line, "MATERIALIZE ", 12) == 0)
			buf_addf(&subqueries, "|%s|", line + 12);
		if (scans_table(line, buf_str(&subqueries)))
			*scans = true;
		if (strstr(line, "TEMP B-TREE"))
			*sorts = true;
	}
	assert_int_equal(sqlite3_finalize(q), SQLITE_OK);
	buf_fini(&subqueries);
	buf_fini(&sql);
}

static bool
has_no_plan(const char *sql)
{
	static const char *const word[] = { "PRAGMA", "BEGIN", "COMMIT",
	    "ROLLBACK", "VACUUM" };
	size_t i;

	for (i = 0; i < sizeof(word) / sizeof(word[0]); i++)
		if (strncmp(sql, word[i], strlen(word[i])) == 0)
			return true;
	return false;
}

static bool
wrong(const char *name, unsigned flags, unsigned flag, bool found,
    const char *what)
{
	if (!(flags & flag) == !found)
		return false;
	print_error("%s: %s %s\n", name, what,
	    found ? "without its flag" : "is declared and not there");
	return true;
}

static void
test_plans_are_as_declared(void **state)
{
	struct store *s = *state;
	int id, n = 0;
	bool scans, sorts;

	for (id = 0; id < STMT__COUNT; id++) {
		const struct stmt_info *info = &stmt_info[id];

		if (has_no_plan(info->sql))
			continue;
		read_plan(s, info, &scans, &sorts);
		n += wrong(info->name, info->flags, STMT_SCAN_OK, scans,
		    "a scan");
		n += wrong(info->name, info->flags, STMT_SORT_OK, sorts,
		    "a sort");
	}
	assert_int_equal(n, 0);
}

static void
test_what_writes_is_declared(void **state)
{
	struct store *s = *state;
	sqlite3_stmt *q;
	int id;

	for (id = 0; id < STMT__COUNT; id++) {
		const struct stmt_info *info = &stmt_info[id];

		if (has_no_plan(info->sql))
			continue;
		assert_int_equal(sqlite3_prepare_v2(s->db, info->sql, -1, &q,
		    NULL), SQLITE_OK);
		if (!sqlite3_stmt_readonly(q) !=
		    !!(info->flags & STMT_WRITES))
			fail_msg("%s: :writes is wrong", info->name);
		sqlite3_finalize(q);
	}
}

static void
test_no_index_or_constraint_needs_our_collation(void **state)
{
	struct store *s = *state;
	sqlite3_stmt *q;

	assert_int_equal(sqlite3_prepare_v2(s->db, "SELECT sql FROM "
	    "sqlite_schema WHERE sql LIKE '%COLLATE%' OR sql LIKE '%fold(%'",
	    -1, &q, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(q), SQLITE_DONE);
	sqlite3_finalize(q);
}

static void
sorted(struct store *s, const char *sql, struct buf *out)
{
	sqlite3_stmt *q;

	assert_int_equal(sqlite3_prepare_v2(s->db, sql, -1, &q, NULL),
	    SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW)
		buf_addf(out, "%s ", sqlite3_column_text(q, 0));
	assert_int_equal(sqlite3_finalize(q), SQLITE_OK);
}

static void
test_order_by_da_is_danish(void **state)
{
	struct store *s = *state;
	struct buf b = BUF_INIT;

	begin(s);
	row(s, ENTITY_AREA, "name=Øst");
	row(s, ENTITY_AREA, "name=Ærø");
	row(s, ENTITY_AREA, "name=Zoo");
	row(s, ENTITY_AREA, "name=Aarhus");
	row(s, ENTITY_AREA, "name=albertslund");
	commit(s);
	sorted(s, "SELECT name FROM area ORDER BY name COLLATE da", &b);
	assert_string_equal(buf_str(&b), "albertslund Zoo Ærø Øst Aarhus ");
	buf_fini(&b);
}

static void
test_fold_makes_the_search_form(void **state)
{
	struct store *s = *state;
	struct buf b = BUF_INIT;

	sorted(s, "SELECT fold('ÅRHUS') UNION ALL SELECT ifnull(fold(NULL), "
	    "'null')", &b);
	assert_string_equal(buf_str(&b), "aarhus null ");
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plans_are_as_declared),
		cmocka_unit_test(test_what_writes_is_declared),
		cmocka_unit_test(
		    test_no_index_or_constraint_needs_our_collation),
		cmocka_unit_test(test_order_by_da_is_danish),
		cmocka_unit_test(test_fold_makes_the_search_form),
	};

	return cmocka_run_group_tests(tests, setup_memory, teardown_store);
}
