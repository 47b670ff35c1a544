/*
 * Asking a store in SQL, past all of klar's own questions: what two stores
 * hold is compared so.
 */
#ifndef TESTS_UNIT_SQL_FIXTURE_H
#define TESTS_UNIT_SQL_FIXTURE_H

#include <sqlite3.h>

#include "store/inside.h"
#include "store_fixture.h"

/* What a question gives, a line a row; to be freed. */
static inline char *
answer(struct store *s, const char *sql)
{
	struct buf b = BUF_INIT;
	sqlite3_stmt *q;
	int i;

	assert_int_equal(sqlite3_prepare_v2(s->db, sql, -1, &q, NULL),
	    SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		for (i = 0; i < sqlite3_column_count(q); i++)
			buf_addf(&b, "%s|", sqlite3_column_text(q, i) ?
			    (const char *)sqlite3_column_text(q, i) : "");
		buf_addc(&b, '\n');
	}
	assert_int_equal(sqlite3_finalize(q), SQLITE_OK);
	return buf_take(&b);
}

/* A question whose answer is one number. */
static inline int64_t
number(struct store *s, const char *sql)
{
	sqlite3_stmt *q;
	int64_t n;

	assert_int_equal(sqlite3_prepare_v2(s->db, sql, -1, &q, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static inline void
assert_same(struct store *a, struct store *b, const char *sql)
{
	char *x = answer(a, sql), *y = answer(b, sql);

	assert_string_equal(x, y);
	free(x);
	free(y);
}

#endif
