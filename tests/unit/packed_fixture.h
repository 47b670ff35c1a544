/*
 * What packed blocks are held against: the same counts from the rows, asked in
 * SQL, and the store's own check.
 */
#ifndef TESTS_UNIT_PACKED_FIXTURE_H
#define TESTS_UNIT_PACKED_FIXTURE_H

#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "scratch.h"
#include "sql_fixture.h"
#include "store/packed.h"

#define TODAY	"2021-04-27"

/*
 * "operation agreed not_agreed unknown living municipalities|", of the latter
 * those with one in operation (in one area, all of them), and a line a list.
 */
static inline char *
counted(struct store *s)
{
	struct rollout_count sum = { { 0 } };
	struct rollout_rows rows;
	struct buf b = BUF_INIT;
	size_t i, k;

	must(rollout_rows(s, date_parse(TODAY), &rows, &fixture_err));
	assert_true(rows.nareas <= 1);
	for (i = 0; i < rows.n; i++)
		rollout_add(&sum, &rows.row[i].count);
	for (k = 0; k < ROLLOUT_GONE; k++)
		buf_addf(&b, "%lld ", (long long)sum.n[k]);
	buf_addf(&b, "%lld %lld|\n", (long long)rows.living,
	    (long long)(rows.nareas ? rows.area[0].municipalities : 0));
	for (i = 0; i < rows.nsources; i++)
		buf_addf(&b, "%s %lld|\n", rows.source[i].by,
		    (long long)rows.source[i].n);
	rollout_rows_fini(&rows);
	return buf_take(&b);
}

#define LIVE	"WHERE (valid_from IS NULL OR valid_from <= '" TODAY "') " \
	"AND (valid_to IS NULL OR valid_to > '" TODAY "') "

/* The same from the rows. */
static inline char *
told(struct store *s)
{
	char *sums = answer(s, "SELECT count(iif(st = 0, 1, NULL)) || ' ' || "
	    "count(iif(st = 1, 1, NULL)) || ' ' || "
	    "count(iif(st = 2, 1, NULL)) || ' ' || "
	    "count(iif(st = 3, 1, NULL)) || ' ' || count(*) || ' ' || "
	    "count(DISTINCT iif(st = 0, municipality_id, NULL)) FROM "
	    "(SELECT municipality_id, CASE WHEN operation_on <= '" TODAY "' "
	    "THEN 0 WHEN agreed_on <= '" TODAY "' THEN 1 WHEN "
	    "coalesce(reported_on, agreed_on, operation_on) IS NOT NULL "
	    "THEN 2 ELSE 3 END AS st FROM installation " LIVE ")");
	char *lists = answer(s, "SELECT reported_by || ' ' || count(*) FROM "
	    "installation " LIVE "AND reported_by IS NOT NULL GROUP BY "
	    "reported_by ORDER BY count(*) DESC, reported_by");
	char *all = xasprintf("%s%s", sums, lists);

	free(sums);
	free(lists);
	return all;
}

static inline void
check(struct store *s)
{
	char *from_blocks = counted(s), *from_rows = told(s);

	assert_string_equal(from_blocks, from_rows);
	free(from_blocks);
	free(from_rows);
	must(packed_verify(s, &fixture_err));
}

/* With a plain sqlite3, as it were. */
static inline void
by_another_program(const char *path, const char *sql)
{
	char *why = NULL;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

struct place {				/* a store of a test's own */
	char	path[SCRATCH_MAX + 16];
	struct store *s;
};

static inline struct place *
make_place(void)
{
	struct place *p = xcalloc(1, sizeof(*p));
	char folder[SCRATCH_MAX];

	assert_true(scratch_make(folder));
	snprintf(p->path, sizeof(p->path), "%s/klar.db", folder);
	p->s = store_open(p->path, STORE_CREATE, &fixture_err);
	must(p->s != NULL);
	return p;
}

static inline int
leave_place(void **state)
{
	struct place *p = *state;

	store_close(p->s);
	unlink(p->path);
	*strrchr(p->path, '/') = '\0';
	rmdir(p->path);
	free(p);
	return 0;
}

#endif
