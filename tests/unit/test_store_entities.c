/*
 * db/entities.def and db/schema say the same: each entity's fields are its
 * table's columns after the id, in order, of the same types; and every table
 * that is no entity belongs to the history.
 */
#include <sqlite3.h>

#include "store/inside.h"
#include "store_fixture.h"

static void
test_fields_are_the_columns(void **state)
{
	struct store *s = *state;
	sqlite3_stmt *q;
	int k, i;

	assert_int_equal(sqlite3_prepare_v2(s->db, "SELECT name, type FROM "
	    "pragma_table_info(?1) ORDER BY cid", -1, &q, NULL), SQLITE_OK);
	for (k = 0; k < ENTITY__COUNT; k++) {
		const struct entity_info *info = &entity_info[k];

		sqlite3_bind_text(q, 1, info->table, -1, SQLITE_STATIC);
		assert_int_equal(sqlite3_step(q), SQLITE_ROW);
		assert_string_equal(sqlite3_column_text(q, 0), "id");
		for (i = 0; i < info->nfields; i++) {
			assert_int_equal(sqlite3_step(q), SQLITE_ROW);
			assert_string_equal(sqlite3_column_text(q, 0),
			    info->field[i].column);
			assert_string_equal(sqlite3_column_text(q, 1),
			    info->field[i].type == VALUE_INT ? "INTEGER" :
			    "TEXT");
		}
		assert_int_equal(sqlite3_step(q), SQLITE_DONE);
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
}

static void
test_other_tables_are_no_entities(void **state)
{
	struct store *s = *state;
	enum entity entity;
	sqlite3_stmt *q;
	const char *name;
	int n = 0, entities = 0;

	assert_int_equal(sqlite3_prepare_v2(s->db, "SELECT name FROM "
	    "sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
	    -1, &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		name = (const char *)sqlite3_column_text(q, 0);
		if (entity_of(name, &entity))
			entities++;
		else if (strcmp(name, "act") == 0 ||
		    strcmp(name, "change") == 0 ||
		    strcmp(name, "import") == 0 ||
		    strcmp(name, "import_seen") == 0 ||
		    strcmp(name, "import_ended") == 0 ||
		    strcmp(name, "installation_went") == 0 ||
		    strcmp(name, "installation_block") == 0 ||
		    strcmp(name, "packed_source") == 0)
			n++;
		else
			fail_msg("%s has no history", name);
	}
	sqlite3_finalize(q);
	assert_int_equal(entities, ENTITY__COUNT);
	assert_int_equal(n, 8);
}

/* A row that went in a run is kept there whole. */
static void
test_what_went_has_the_same_columns(void **state)
{
	struct store *s = *state;
	sqlite3_stmt *q;

	assert_int_equal(sqlite3_prepare_v2(s->db, "SELECT count(*), "
	    "count(w.name) FROM pragma_table_info('installation') i "
	    "LEFT JOIN pragma_table_info('installation_went') w "
	    "ON w.cid = i.cid AND w.name = i.name AND w.type = i.type", -1,
	    &q, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int(q, 0), sqlite3_column_int(q, 1));
	sqlite3_finalize(q);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields_are_the_columns),
		cmocka_unit_test(test_other_tables_are_no_entities),
		cmocka_unit_test(test_what_went_has_the_same_columns),
	};

	return cmocka_run_group_tests(tests, setup_memory, teardown_store);
}
