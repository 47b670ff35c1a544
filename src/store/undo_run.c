/*
 * Taking back a run: rows that came, or went, as one line of the log. Nearly
 * always nobody has touched them since, so they go as they came, in stretches
 * of rows that follow each other, each a line of the log again. What such rows
 * hold is what they came with; it is kept beside their table the first time
 * they go (record_run_keep), and never again, however often they come and go.
 *
 * A row that something is told of since, that something refers to, or that is
 * not as the run left it, goes the way of single rows (undo.c), which knows
 * whether it must be kept, and why. What the store refuses for a reason that
 * nobody asked about before (there is one already of the same key) is found by
 * halving the stretch.
 *
 * Rows that came go before all else that the act did, and rows that went come
 * back after all else: nothing refers to them, or is told of them, so the order
 * is free, and then the one index that is dear to keep (bulk.c) can be left
 * out meanwhile without anybody asking it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/gather.h"
#include "store/inside.h"
#include "store/undoing.h"

#define REBUILD_FROM	20000		/* rows for which an index is rebuilt */

struct stretch {
	const struct change *run;
	int64_t		 id, n;
};

static enum outcome
one_row(struct undoing *u, const struct change *run, int64_t id,
    struct err *e)
{
	struct group one = { .c[0] = *run, .n = 1, .rows = 1 };

	one.c[0].row_id = id;
	return undo_row(u, &one, e);
}

static bool
go(struct store *s, const struct stretch *t, struct err *e)
{
	return record_run_keep(s, t->run->entity, t->id, t->n, e) &&
	    record_forget(s, t->run->entity, t->id, t->n, e) &&
	    history_log_run(s, t->run->entity, t->id, t->n, false, e);
}

static bool
come_back(struct store *s, const struct stretch *t, struct err *e)
{
	return record_run_back(s, t->run->entity, t->id, t->n, e) &&
	    history_log_run(s, t->run->entity, t->id, t->n, true, e);
}

/*
 * All of it at once, else its halves; the later rows first. A single row that
 * came has its turn later.
 */
static enum outcome
stretch_back(struct undoing *u, const struct stretch *t, struct err *e)
{
	struct stretch low = { t->run, t->id, t->n / 2 };
	struct stretch high = { t->run, t->id + low.n, t->n - low.n };
	enum outcome o;

	if (t->n == 1)
		return t->run->field == CHANGE_CAME ? KEPT :
		    one_row(u, t->run, t->id, e);
	u->s->trouble = 0;
	if (t->run->field == CHANGE_CAME ? go(u->s, t, e) :
	    come_back(u->s, t, e)) {
		u->result->taken_back += (int)t->n;
		return TAKEN_BACK;
	}
	if (!fault_is_constraint(u->s))
		return FAILED;
	o = stretch_back(u, &high, e);
	return o == FAILED ? o : stretch_back(u, &low, e);
}

/* ---- which rows -------------------------------------------------------- */

static bool
rows_of(struct store *s, enum stmt_id id, const struct change *run,
    int64_t n, struct ids *ids, struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);

	if (q) {
		stmt_int(q, 1, run->row_id);
		stmt_int(q, 2, run->row_id + n - 1);
		if (id == STMT_RUN_APART)
			stmt_int(q, 3, run->id);
	}
	return ids_gather(q, ids, e);
}

/* Which rows of the run go singly: those apart, and those not as it left. */
static bool
find_apart(struct store *s, const struct change *run, int64_t n, bool *apart,
    struct err *e)
{
	bool came = run->field == CHANGE_CAME;
	struct ids told, there = { NULL, 0 };
	size_t k;

	if (!rows_of(s, STMT_RUN_APART, run, n, &told, e))
		return false;
	if (!rows_of(s, STMT_RUN_THERE, run, n, &there, e)) {
		free(told.id);
		return false;
	}
	memset(apart, came, (size_t)n);
	for (k = 0; k < there.n; k++)
		apart[there.id[k] - run->row_id] = !came;
	for (k = 0; k < told.n; k++)
		apart[told.id[k] - run->row_id] = true;
	free(told.id);
	free(there.id);
	return true;
}

/* Which rows of a run that came have gone in the open act. */
static bool
find_gone(struct store *s, const struct change *run, int64_t n, bool *gone,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_RUN_WENT_NOW, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, run->row_id);
	stmt_int(q, 2, run->row_id + n - 1);
	stmt_int(q, 3, s->act_id);
	while ((got = stmt_step(q, e)) == GOT_ROW)
		memset(gone + (col_int(q, 0) - run->row_id), true,
		    (size_t)col_int(q, 1));
	stmt_release(q);
	return got == GOT_DONE;
}

/* ---- taking them back -------------------------------------------------- */

static enum outcome
run_back(struct undoing *u, const struct change *run, int64_t n,
    struct err *e)
{
	bool *apart = xcalloc((size_t)n, sizeof(*apart));
	int64_t end = n, at;
	enum outcome o = TAKEN_BACK;

	if (!find_apart(u->s, run, n, apart, e))
		o = FAILED;
	while (o != FAILED && end > 0) {
		for (at = end - 1; at > 0 && !apart[at] && !apart[at - 1];)
			at--;
		o = stretch_back(u, &(struct stretch){ run,
		    run->row_id + at, end - at }, e);
		end = at;
	}
	free(apart);
	return o;
}

enum outcome
undo_run_rest(struct undoing *u, const struct change *run, int64_t rows,
    struct err *e)
{
	bool *gone = xcalloc((size_t)rows, sizeof(*gone));
	enum outcome o = TAKEN_BACK;
	int64_t i;

	if (!find_gone(u->s, run, rows, gone, e))
		o = FAILED;
	for (i = rows; o != FAILED && i-- > 0;)
		if (!gone[i])
			o = one_row(u, run, run->row_id + i, e);
	free(gone);
	return o;
}

/* ---- all runs of an act ------------------------------------------------ */

static bool
count(struct store *s, enum stmt_id id, int64_t act_id, bool came,
    int64_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);

	if (q && id == STMT_RUN_ROWS_OF_ACT) {
		stmt_int(q, 1, act_id);
		stmt_text(q, 2, came ? "+" : "-");
	}
	return stmt_number(q, n, e);
}

/* Is it cheaper to make the index anew of what stays? Measured. */
static bool
drop_index(struct store *s, int64_t rows, bool came, char **sql,
    struct err *e)
{
	int64_t all, rest;

	if (rows < REBUILD_FROM)
		return true;
	if (!count(s, STMT_INSTALLATION_COUNT, 0, came, &all, e))
		return false;
	rest = came ? all - rows : all;
	return rest / 4 > rows || bulk_index_drop(s, sql, e);
}

static enum outcome
each_run_back(struct undoing *u, int64_t act_id, bool came, struct err *e)
{
	struct changes c;
	struct change *ch;
	enum outcome o = TAKEN_BACK;
	enum got got = GOT_DONE;

	changes_of_runs(&c, u->s, act_id);
	while (o != FAILED && (got = changes_next(&c, &ch, e)) == GOT_ROW)
		if (came == (ch->field == CHANGE_CAME))
			o = run_back(u, ch, c.whole, e);
	changes_fini(&c);
	return got == GOT_ERROR ? FAILED : o;
}

static enum outcome
runs_back(struct undoing *u, int64_t act_id, bool came, struct err *e)
{
	enum outcome o = FAILED;
	char *sql = NULL;
	int64_t rows, unused;

	if (!count(u->s, STMT_RUN_ROWS_OF_ACT, act_id, came, &rows, e))
		return FAILED;
	if (rows == 0)
		return TAKEN_BACK;
	if (count(u->s, STMT_PRAGMA_CACHE_SIZE_MORE, 0, came, &unused, e) &&
	    drop_index(u->s, rows, came, &sql, e))
		o = each_run_back(u, act_id, came, e);
	if (o == FAILED)
		free(sql);
	else if (!bulk_index_make(u->s, sql, e))
		o = FAILED;
	store_cache(u->s, NULL);
	return o;
}

enum outcome
undo_came_runs(struct undoing *u, int64_t act_id, struct err *e)
{
	return runs_back(u, act_id, true, e);
}

enum outcome
undo_went_runs(struct undoing *u, int64_t act_id, struct err *e)
{
	return runs_back(u, act_id, false, e);
}
