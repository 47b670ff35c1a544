/*
 * The time of one edit: an act (tick a step, open it again) with its history
 * and a durable commit, beside what the same disk and SQLite need for a bare
 * INSERT and commit in a file of its own, with the same journal and the same
 * synchronous. The two take turns. Prints "name value" lines in milliseconds:
 * act_p50 act_p95 insert_p50 insert_p95.
 *
 * edits STORE SUBJECT STEP PEERFILE N
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "act/tick.h"
#include "base/clock.h"
#include "store/names.h"
#include "store/store.h"

#define N_MAX	10000

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
die(const char *what)
{
	fprintf(stderr, "edits: %s\n", what);
	exit(1);
}

/* A tick, or every second time the opposite. */
static double
act(struct act_ctx *c, const struct subject *sub, const char *step, bool open)
{
	struct tick_args a = { DAY_NONE, DAY_NONE, NULL, NULL };
	struct act_result r = ACT_RESULT_INIT;
	struct err e = ERR_INIT;
	double from = now_ms();
	bool ok;

	ok = open ? act_untick(c, sub, &step, 1, NULL, &r, &e) :
	    act_tick(c, sub, &step, 1, &a, &r, &e);
	if (!ok)
		die(e.msg);
	if (!r.act_id)
		die("an act changed nothing");
	act_result_fini(&r);
	return now_ms() - from;
}

static sqlite3 *
peer_open(const char *path, sqlite3_stmt **insert)
{
	sqlite3 *db;

	remove(path);
	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA journal_mode = DELETE;"
	    "PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY "
	    "KEY, a TEXT, b TEXT, c INTEGER)", NULL, NULL, NULL) !=
	    SQLITE_OK || sqlite3_prepare_v2(db, "INSERT INTO t (a, b, c) "
	    "VALUES ('Acadre', 'met', 42)", -1, insert, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	return db;
}

static double
peer(sqlite3 *db, sqlite3_stmt *insert)
{
	double from = now_ms();

	if (sqlite3_step(insert) != SQLITE_DONE)
		die(sqlite3_errmsg(db));
	sqlite3_reset(insert);
	return now_ms() - from;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void
tell(const char *name, double *v, int n)
{
	qsort(v, (size_t)n, sizeof(*v), by_size);
	printf("%s_p50 %.3f\n%s_p95 %.3f\n", name, v[n / 2], name,
	    v[(n * 95 + 99) / 100 - 1]);
}

int
main(int argc, char **argv)
{
	static double ours[N_MAX], theirs[N_MAX];
	struct err e = ERR_INIT;
	struct act_ctx c = { NULL, ORIGIN_CLI, false, 0 };
	sqlite3_stmt *insert;
	struct subject sub;
	sqlite3 *db;
	int i, n = argc == 6 ? atoi(argv[5]) : 0;

	if (n < 1 || n > N_MAX)
		die("use: edits STORE SUBJECT STEP PEERFILE N");
	c.today = clock_today();
	c.store = store_open(argv[1], STORE_WRITE, &e);
	if (!c.store || !subject_find(c.store, argv[2], NULL, &sub, &e))
		die(e.msg);
	db = peer_open(argv[4], &insert);
	for (i = 0; i < n; i++) {
		ours[i] = act(&c, &sub, argv[3], i % 2);
		theirs[i] = peer(db, insert);
	}
	tell("act", ours, n);
	tell("insert", theirs, n);
	sqlite3_finalize(insert);
	sqlite3_close(db);
	store_close(c.store);
	return 0;
}
