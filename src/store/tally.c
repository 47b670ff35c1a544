/*
 * The rollout of everything, counted in one pass: of systems, areas,
 * municipalities, and by whom it was reported. SQL would need a pass for each;
 * so the rows of the covering index run through a function in C, tally(),
 * which does it all at a third of the cost. What marks add to what lists have
 * reported is put on top, as in rollout.c.
 *
 * A million rows take a quarter of a second. So it goes by slices of systems,
 * is broken off only between them, and is kept: whoever asks again goes on
 * from there, and once it is done every screen that counts has its answer,
 * until somebody writes. Inside an act nothing is kept: it may be rolled back.
 */
#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/idset.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/golives.h"
#include "store/inside.h"

enum { SYSTEM, MUNICIPALITY, FROM, TO, OPERATION, AGREED, REPORTED, BY };

#define SLICE	32	/* systems: some thousand rows, half a millisecond */

struct counted {			/* a system */
	int64_t		 id;
	size_t		 area;
	size_t		 rank;		/* in the order of the report */
	day_t		 ready;		/* by a list, or on its course */
	bool		 enrolled;
	struct rollout_count count;
};

struct tally {
	uint64_t	 generation;	/* of the store */
	day_t		 on;
	struct golive_weeks weeks;
	struct golives	 golives;
	struct counted	*system;	/* by id */
	size_t		 n, next;	/* counted up to next */
	size_t		 ready;		/* klarmelding known up to here */
	bool		 ranked;
	size_t		*row;		/* by system id: its place plus 1 */
	size_t		 nids;
	struct rollout_area *area;
	struct idset	*operation;	/* by area: municipalities */
	size_t		 nareas;
	struct rollout_count *place;	/* by municipality id */
	size_t		 nplaces;
	struct rollout_source *source;
	size_t		 nsources;
	size_t		*slot;		/* by hash: a source plus 1 */
	size_t		 nslots;	/* a power of two, half free */
	size_t		 last;		/* source met */
	int64_t		 living;
	bool		 done;
};

/* ---- areas and sources --------------------------------------------------- */

static void
set_add(struct tally *t, size_t area, int64_t id)
{
	if (idset_add(&t->operation[area], id))
		t->area[area].municipalities++;
}

static struct rollout_count *
place_at(struct tally *t, int64_t id)
{
	size_t i = (size_t)id, size = 2 * i + 64;

	if (i >= t->nplaces) {
		t->place = xrealloc(t->place, size, sizeof(*t->place));
		memset(t->place + t->nplaces, 0,
		    (size - t->nplaces) * sizeof(*t->place));
		t->nplaces = size;
	}
	return &t->place[i];
}

static size_t
area_at(struct tally *t, int64_t area_id)
{
	size_t i;

	for (i = 0; i < t->nareas; i++)
		if (t->area[i].area_id == area_id)
			return i;
	t->area = xrealloc(t->area, i + 1, sizeof(*t->area));
	t->operation = xrealloc(t->operation, i + 1, sizeof(*t->operation));
	t->area[i] = (struct rollout_area){ area_id, 0 };
	t->operation[i] = (struct idset){ NULL, 0 };
	t->nareas++;
	return i;
}

static size_t *
slot_of(const struct tally *t, const char *by)
{
	size_t i = (size_t)hash_bytes(0, by, strlen(by));

	for (i &= t->nslots - 1; t->slot[i] != 0; i = (i + 1) &
	    (t->nslots - 1))
		if (strcmp(t->source[t->slot[i] - 1].by, by) == 0)
			break;
	return &t->slot[i];
}

static void
more_slots(struct tally *t)
{
	size_t i;

	t->nslots = t->nslots ? 2 * t->nslots : 16;
	free(t->slot);
	t->slot = xcalloc(t->nslots, sizeof(*t->slot));
	for (i = 0; i < t->nsources; i++)
		*slot_of(t, t->source[i].by) = i + 1;
}

/* Rows by the same list come one after the other, mostly. */
static void
count_source(struct tally *t, const char *by)
{
	size_t *slot;

	if (t->nsources == 0 || strcmp(t->source[t->last].by, by) != 0) {
		if (2 * t->nsources >= t->nslots)
			more_slots(t);
		slot = slot_of(t, by);
		if (*slot == 0) {
			t->source = xrealloc(t->source, t->nsources + 1,
			    sizeof(*t->source));
			t->source[t->nsources++] = (struct rollout_source){
			    xstrdup(by), 0 };
			*slot = t->nsources;
		}
		t->last = *slot - 1;
	}
	t->source[t->last].n++;
}

/* ---- a row --------------------------------------------------------------- */

/* By lists alone; as rollout_on() has it. */
static enum rollout
status_of(sqlite3_value **v, const char *operation, const char *day)
{
	if (operation && strcmp(operation, day) <= 0)
		return ROLLOUT_OPERATION;
	if (value_has_come(v[AGREED], day))
		return ROLLOUT_AGREED;
	return sqlite3_value_type(v[REPORTED]) != SQLITE_NULL ||
	    sqlite3_value_type(v[AGREED]) != SQLITE_NULL ||
	    operation ? ROLLOUT_NOT_AGREED : ROLLOUT_UNKNOWN;
}

static void
count_row(struct tally *t, struct counted *k, sqlite3_value **v)
{
	int64_t place = sqlite3_value_int64(v[MUNICIPALITY]);
	const char *by, *operation;
	enum rollout status;

	if (!values_live(v[FROM], v[TO], t->weeks.day))
		return;
	operation = (const char *)sqlite3_value_text(v[OPERATION]);
	status = status_of(v, operation, t->weeks.day);
	k->count.n[status]++;
	place_at(t, place)->n[status]++;
	t->living++;
	if (operation && strcmp(operation, t->weeks.first[0]) >= 0)
		golives_list(&t->weeks, &t->golives, operation);
	if (status == ROLLOUT_OPERATION)
		set_add(t, k->area, place);
	by = (const char *)sqlite3_value_text(v[BY]);
	if (by)
		count_source(t, by);
}

/* The value of tally(): is this the row, not counted, to go on from? */
static void
see_row(sqlite3_context *c, int argc, sqlite3_value **v)
{
	struct store *s = sqlite3_user_data(c);
	struct tally *t = s->counting;
	int64_t system = sqlite3_value_int64(v[SYSTEM]);
	size_t at;

	(void)argc;
	sqlite3_result_int(c, 0);
	if (!t || (size_t)system >= t->nids || t->row[system] == 0)
		return;
	at = t->row[system] - 1;
	if (at >= t->next + SLICE) {
		t->next = at;
		if (store_must_stop(s)) {
			sqlite3_result_int(c, 1);
			return;
		}
	}
	count_row(t, &t->system[at], v);
}

bool
tally_register(struct store *s, struct err *e)
{
	int rc = sqlite3_create_function_v2(s->db, "tally", BY + 1,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, s, see_row, NULL, NULL, NULL);

	return rc == SQLITE_OK || fault(s, rc, "functions", e);
}

/* ---- all of it ----------------------------------------------------------- */

void
tally_free(struct tally *t)
{
	size_t i;

	if (!t)
		return;
	for (i = 0; i < t->nareas; i++)
		idset_fini(&t->operation[i]);
	for (i = 0; i < t->nsources; i++)
		free(t->source[i].by);
	free(t->system);
	free(t->row);
	free(t->area);
	free(t->operation);
	free(t->place);
	free(t->source);
	free(t->slot);
	free(t);
}

static void
add_system(struct tally *t, const struct stmt *q, size_t *room)
{
	size_t id = (size_t)col_int(q, 0), n;

	if (t->n == *room) {
		*room = *room ? 2 * *room : 64;
		t->system = xrealloc(t->system, *room, sizeof(*t->system));
	}
	if (id >= t->nids) {
		n = 2 * id + 64;
		t->row = xrealloc(t->row, n, sizeof(*t->row));
		memset(t->row + t->nids, 0, (n - t->nids) * sizeof(*t->row));
		t->nids = n;
	}
	t->system[t->n++] = (struct counted){ .id = (int64_t)id,
	    .area = area_at(t, col_int(q, 1)), .ready = DAY_NONE };
	t->row[id] = t->n;
}

static struct tally *
tally_new(struct store *s, day_t day, uint64_t generation, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROLLOUT_AREAS, e);
	struct tally *t = xcalloc(1, sizeof(*t));
	size_t room = 0;
	enum got got = GOT_ERROR;

	t->generation = generation;
	t->on = day;
	golives_init(&t->weeks, day);
	while (q && (got = stmt_step(q, e)) == GOT_ROW)
		add_system(t, q, &room);
	stmt_release(q);
	if (got == GOT_DONE)
		return t;
	tally_free(t);
	return NULL;
}

/* Broken off only between slices: what is counted is counted once. */
static bool
count_rows(struct store *s, struct tally *t, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROLLOUT_TALLY, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, t->system[t->next].id);
	s->counting = t;
	got = stmt_step(q, e);
	stmt_release(q);
	s->counting = NULL;
	if (got == GOT_ROW)
		return err_set(e, ERR_INTERRUPT, "%s", "");
	t->next = t->n;
	return got == GOT_DONE;
}

/* Move each marked installation from its status by lists to its real one. */
static void
put_right(struct tally *t, const struct marked_all *all)
{
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct marked *m = &all->m[i];
		enum rollout listed = rollout_on(&m->facts.listed, t->on);
		enum rollout real = marked_status(m, t->on);
		struct counted *k;

		if ((size_t)m->system_id >= t->nids ||
		    t->row[m->system_id] == 0 || real == ROLLOUT_GONE)
			continue;
		golives_marked(&t->weeks, &t->golives, m, t->on);
		if (listed == real)
			continue;
		assert(listed < ROLLOUT_GONE && real < ROLLOUT_GONE);
		k = &t->system[t->row[m->system_id] - 1];
		k->count.n[listed]--;
		k->count.n[real]++;
		place_at(t, m->municipality_id)->n[listed]--;
		place_at(t, m->municipality_id)->n[real]++;
		if (real == ROLLOUT_OPERATION)
			set_add(t, k->area, m->municipality_id);
	}
}

/* Sorting names by the Danish alphabet takes long, and once is enough. */
static bool
rank(struct store *s, struct tally *t, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROLLOUT_ORDER, e);
	size_t n = 0;
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		size_t id = (size_t)col_int(q, 0);
		struct counted *k;

		if (id >= t->nids || t->row[id] == 0)
			continue;
		k = &t->system[t->row[id] - 1];
		k->rank = n++;
		k->ready = col_day(q, 1);
		k->enrolled = col_int(q, 2) != 0;
	}
	stmt_release(q);
	t->ranked = got == GOT_DONE;
	return t->ranked;
}

/* Who is on a course has to be walked; of the others a list has told. */
static bool
find_ready(struct store *s, struct tally *t, struct err *e)
{
	if (!t->ranked && !rank(s, t, e))
		return false;
	for (; t->ready < t->n; t->ready++) {
		struct counted *k = &t->system[t->ready];
		day_t on;

		if (!k->enrolled)
			continue;
		if (store_must_stop(s))
			return err_set(e, ERR_INTERRUPT, "%s", "");
		if (!system_ready_on(s, k->id, t->on, &on, e))
			return false;
		k->ready = on;
	}
	return true;
}

/* ERR_INTERRUPT: call again to go on. After other trouble it is useless. */
static bool
tally_go_on(struct store *s, struct tally *t, struct err *e)
{
	struct marked_all marked = { NULL, 0 };
	bool ok;

	if (t->done)
		return true;
	if ((t->next < t->n && !count_rows(s, t, e)) || !find_ready(s, t, e))
		return false;
	ok = marked_load(s, 0, 0, &marked, e);
	if (ok)
		put_right(t, &marked);
	marked_free(&marked);
	t->done = ok;
	return ok;
}

/* Counted, inside a snapshot; tally_drop it. NULL: broken off, or trouble. */
static struct tally *
tally_of(struct store *s, day_t day, struct err *e)
{
	uint64_t now = store_generation(s);
	struct tally *t = s->in_txn ? NULL : s->tally;

	if (t && (t->generation != now || t->on != day)) {
		tally_free(t);
		t = s->tally = NULL;
	}
	if (!t)
		t = tally_new(s, day, now, e);
	if (!s->in_txn)
		s->tally = t;
	if (!t || tally_go_on(s, t, e))
		return t;
	if (s->in_txn || e->code != ERR_INTERRUPT) {
		tally_free(t);
		if (!s->in_txn)
			s->tally = NULL;
	}
	return NULL;
}

static void
tally_drop(const struct store *s, struct tally *t)
{
	if (t != s->tally)
		tally_free(t);
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

/* Areas, and sources by how many. */
static void
take_sums(const struct tally *t, struct rollout_rows *to)
{
	size_t i;

	to->living = t->living;
	to->golives = t->golives;
	to->area = xcalloc(t->nareas + 1, sizeof(*to->area));
	to->nareas = t->nareas;
	for (i = 0; i < t->nareas; i++)
		to->area[i] = t->area[i];
	to->source = xcalloc(t->nsources + 1, sizeof(*to->source));
	to->nsources = t->nsources;
	for (i = 0; i < t->nsources; i++)
		to->source[i] = (struct rollout_source){
		    xstrdup(t->source[i].by), t->source[i].n };
	qsort(to->source, to->nsources, sizeof(*to->source), source_compare);
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
	ok = t && take_rows(s, t, to, e);
	store_snapshot_end(s);
	if (ok)
		take_sums(t, to);
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
		counts[i] = *place_at(t, ids[i]);
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
