/*
 * The counts of the rollout, as they are handed out. A million rows take a
 * quarter of a second; so a count that was broken off is kept: whoever asks
 * again goes on from there, and once it is done every screen that counts has
 * its answer, until somebody writes. Inside an act nothing is kept: it may be
 * rolled back.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/packed.h"
#include "store/tally.h"

/* The kept one, if it is of this day and nobody has written since. */
static struct tally *
kept(struct store *s, day_t day, uint64_t now)
{
	if (s->in_txn)
		return NULL;
	if (s->tally && (s->tally->generation != now || s->tally->on != day)) {
		tally_free(s->tally);
		s->tally = NULL;
	}
	return s->tally;
}

/* Begun at least, and kept unless inside an act. NULL: trouble. */
static struct tally *
begun(struct store *s, day_t day, struct err *e)
{
	uint64_t now = store_generation(s);
	struct tally *t = kept(s, day, now);

	if (!t)
		t = tally_new(s, day, now, e);
	if (!s->in_txn)
		s->tally = t;
	return t;
}

static void
tally_drop(const struct store *s, struct tally *t)
{
	if (t != s->tally)
		tally_free(t);
}

/* Counted, inside a snapshot; tally_drop it. NULL: broken off, or trouble. */
static struct tally *
tally_of(struct store *s, day_t day, struct err *e)
{
	struct tally *t = begun(s, day, e);

	if (!t || tally_go_on(s, t, e))
		return t;
	if (s->in_txn || e->code != ERR_INTERRUPT) {
		tally_free(t);
		if (!s->in_txn)
			s->tally = NULL;
	}
	return NULL;
}

/* The kept one, if all are counted. */
static const struct tally *
done(struct store *s, day_t day)
{
	const struct tally *t = kept(s, day, store_generation(s));

	return t && t->done ? t : NULL;
}

bool
tally_knows(struct store *s, int64_t system_id, day_t day,
    struct rollout_count *count)
{
	const struct tally *t = done(s, day);

	if (!t || (size_t)system_id >= t->nids ||
	    t->row[system_id] == 0)
		return false;
	*count = t->system[t->row[system_id] - 1].count;
	return true;
}

bool
tally_living(struct store *s, day_t day, int64_t *n)
{
	const struct tally *t = done(s, day);

	if (!t)
		return false;
	*n = t->living;
	return true;
}

static void
take_row(const struct tally *t, const struct stmt *q,
    struct rollout_row *by_rank)
{
	size_t id = (size_t)col_int(q, 0);
	const struct counted *k;

	if (id >= t->nids || t->row[id] == 0)
		return;
	k = &t->system[t->row[id] - 1];
	if (rollout_total(&k->count) == 0)
		return;			/* only systems that have any */
	by_rank[k->rank] = (struct rollout_row){ .system_id = k->id,
	    .area_id = col_int(q, 1), .area = col_text(q, 2),
	    .vendor = col_text(q, 3), .system = col_text(q, 4),
	    .ready = k->ready != DAY_NONE && k->ready <= t->on,
	    .count = k->count };
}

static bool
take_rows(struct store *s, const struct tally *t, struct rollout_rows *to,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROLLOUT_SYSTEMS, e);
	size_t i;
	enum got got;

	if (!q)
		return false;
	to->row = xcalloc(t->n + 1, sizeof(*to->row));
	while ((got = stmt_step(q, e)) == GOT_ROW)
		take_row(t, q, to->row);
	stmt_release(q);
	for (i = 0; i < t->n; i++)
		if (to->row[i].system_id)
			to->row[to->n++] = to->row[i];
	return got == GOT_DONE;
}

static void
row_fini(struct rollout_row *r)
{
	free(r->area);
	free(r->vendor);
	free(r->system);
}

static int
source_compare(const void *a, const void *b)
{
	const struct rollout_source *x = a, *y = b;

	if (x->n != y->n)
		return (x->n < y->n) - (x->n > y->n);
	return strcmp(x->by, y->by);
}

struct naming {
	const struct tally *t;
	struct rollout_rows *to;
};

/* Of a list that living installations rest on. */
static void
take_source(void *arg, int64_t id, const char *name)
{
	const struct naming *n = arg;
	const struct counts *c = id < 0 ? &n->t->unstored : &n->t->source;
	size_t at = (size_t)(id < 0 ? -id : id);
	struct rollout_rows *to = n->to;

	if (at >= c->size || c->n[at] == 0)
		return;
	to->source = xrealloc(to->source, to->nsources + 1,
	    sizeof(*to->source));
	to->source[to->nsources++] = (struct rollout_source){ xstrdup(name),
	    c->n[at] };
}

/* Areas, and sources by how many. */
static bool
take_sums(struct store *s, const struct tally *t, struct rollout_rows *to,
    struct err *e)
{
	struct naming n = { t, to };
	size_t i;

	to->living = t->living;
	to->golives = t->golives;
	to->area = xcalloc(t->nareas + 1, sizeof(*to->area));
	to->nareas = t->nareas;
	for (i = 0; i < t->nareas; i++)
		to->area[i] = (struct rollout_area){ t->area[i],
		    idset_count(&t->operation[i]) };
	if (!packed_sources(s, take_source, &n, e))
		return false;
	if (to->nsources)
		qsort(to->source, to->nsources, sizeof(*to->source),
		    source_compare);
	return true;
}

bool
rollout_rows(struct store *s, day_t day, struct rollout_rows *to,
    struct err *e)
{
	struct tally *t;
	bool ok;

	memset(to, 0, sizeof(*to));
	if (!store_snapshot(s, e))
		return false;
	t = tally_of(s, day, e);
	ok = t && take_rows(s, t, to, e) && take_sums(s, t, to, e);
	store_snapshot_end(s);
	tally_drop(s, t);
	return ok;
}

bool
rollout_by_municipality(struct store *s, day_t day, const int64_t *ids,
    size_t n, struct rollout_count *counts, struct err *e)
{
	struct tally *t;
	size_t i;

	if (!store_snapshot(s, e))
		return false;
	t = tally_of(s, day, e);
	store_snapshot_end(s);
	for (i = 0; t && i < n; i++)
		counts[i] = *tally_place(t, ids[i]);
	if (!t)
		return false;
	tally_drop(s, t);
	return true;
}

void
rollout_rows_fini(struct rollout_rows *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		row_fini(&r->row[i]);
	for (i = 0; i < r->nsources; i++)
		free(r->source[i].by);
	free(r->row);
	free(r->area);
	free(r->source);
	memset(r, 0, sizeof(*r));
}

struct rollout_count
rollout_of_system(const struct rollout_rows *r, int64_t system_id)
{
	struct rollout_count none = { { 0 } };
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->row[i].system_id == system_id)
			return r->row[i].count;
	return none;
}
