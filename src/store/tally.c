/*
 * The rollout of all systems, counted in one pass. SQL would need one for the
 * systems, one for the areas, one for whom it was reported by, and a question
 * for each system's name; so the rows of the covering index run through an
 * aggregate in C, tally(), which does it all at a third of the cost. What marks
 * add to what lists have reported is put on top, as in rollout.c.
 */
#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/gather.h"
#include "store/inside.h"

enum { SYSTEM, MUNICIPALITY, FROM, TO, OPERATION, AGREED, REPORTED, BY };

struct set {				/* of municipalities, by id */
	unsigned char	*has;
	size_t		 size;
};

struct tally {
	struct rollout_rows *to;
	char		 day[DAY_TEXT];
	size_t		*row;		/* by system id: its row plus 1 */
	size_t		 nids;
	size_t		*area;		/* by row: its area */
	struct set	*operation;	/* by area */
	size_t		*slot;		/* by hash: a source plus 1 */
	size_t		 nslots;	/* a power of two, half free */
	size_t		 last;		/* source met */
};

/* ---- areas and sources --------------------------------------------------- */

static void
set_add(struct tally *t, size_t area, int64_t id)
{
	struct set *set = &t->operation[area];
	size_t i = (size_t)id, size;

	if (i >= set->size) {
		size = 2 * i + 64;
		set->has = xrealloc(set->has, size, 1);
		memset(set->has + set->size, 0, size - set->size);
		set->size = size;
	}
	t->to->area[area].municipalities += !set->has[i];
	set->has[i] = 1;
}

static size_t
area_at(struct tally *t, int64_t area_id)
{
	struct rollout_rows *to = t->to;
	size_t i;

	for (i = 0; i < to->nareas; i++)
		if (to->area[i].area_id == area_id)
			return i;
	to->area = xrealloc(to->area, i + 1, sizeof(*to->area));
	t->operation = xrealloc(t->operation, i + 1, sizeof(*t->operation));
	to->area[i] = (struct rollout_area){ area_id, 0 };
	t->operation[i] = (struct set){ NULL, 0 };
	to->nareas++;
	return i;
}

static size_t *
slot_of(const struct tally *t, const char *by)
{
	size_t i = (size_t)hash_bytes(0, by, strlen(by));

	for (i &= t->nslots - 1; t->slot[i] != 0; i = (i + 1) &
	    (t->nslots - 1))
		if (strcmp(t->to->source[t->slot[i] - 1].by, by) == 0)
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
	for (i = 0; i < t->to->nsources; i++)
		*slot_of(t, t->to->source[i].by) = i + 1;
}

/* Rows by the same list come one after the other, mostly. */
static void
count_source(struct tally *t, const char *by)
{
	struct rollout_rows *to = t->to;
	size_t *slot;

	if (to->nsources == 0 || strcmp(to->source[t->last].by, by) != 0) {
		if (2 * to->nsources >= t->nslots)
			more_slots(t);
		slot = slot_of(t, by);
		if (*slot == 0) {
			to->source = xrealloc(to->source, to->nsources + 1,
			    sizeof(*to->source));
			to->source[to->nsources++] = (struct rollout_source){
			    xstrdup(by), 0 };
			*slot = to->nsources;
		}
		t->last = *slot - 1;
	}
	to->source[t->last].n++;
}

/* ---- the aggregate ------------------------------------------------------- */

static bool
has_come(sqlite3_value *v, const char *day)
{
	const char *text = (const char *)sqlite3_value_text(v);

	return text && strcmp(text, day) <= 0;
}

/* By lists alone; as rollout_on() has it. */
static enum rollout
status_of(sqlite3_value **v, const char *day)
{
	if (has_come(v[OPERATION], day))
		return ROLLOUT_OPERATION;
	if (has_come(v[AGREED], day))
		return ROLLOUT_AGREED;
	return sqlite3_value_type(v[REPORTED]) != SQLITE_NULL ||
	    sqlite3_value_type(v[AGREED]) != SQLITE_NULL ||
	    sqlite3_value_type(v[OPERATION]) != SQLITE_NULL ?
	    ROLLOUT_NOT_AGREED : ROLLOUT_UNKNOWN;
}

static void
tally_step(sqlite3_context *c, int argc, sqlite3_value **v)
{
	struct store *s = sqlite3_user_data(c);
	struct tally *t = s->tally;
	int64_t system = sqlite3_value_int64(v[SYSTEM]);
	const char *by;
	enum rollout status;
	size_t row;

	(void)argc;
	if (!t || (size_t)system >= t->nids || t->row[system] == 0)
		return;
	if ((sqlite3_value_type(v[FROM]) != SQLITE_NULL &&
	    !has_come(v[FROM], t->day)) || has_come(v[TO], t->day))
		return;
	row = t->row[system] - 1;
	status = status_of(v, t->day);
	t->to->row[row].count.n[status]++;
	t->to->living++;
	if (status == ROLLOUT_OPERATION)
		set_add(t, t->area[row], sqlite3_value_int64(v[MUNICIPALITY]));
	by = (const char *)sqlite3_value_text(v[BY]);
	if (by)
		count_source(t, by);
}

static void
tally_final(sqlite3_context *c)
{
	sqlite3_result_null(c);		/* what was counted is in the store's */
}

bool
tally_register(struct store *s, struct err *e)
{
	int rc = sqlite3_create_function_v2(s->db, "tally", BY + 1,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, s, NULL, tally_step, tally_final,
	    NULL);

	return rc == SQLITE_OK || fault(s, rc, "functions", e);
}

/* ---- all of it ----------------------------------------------------------- */

static void
add_row(struct tally *t, const struct stmt *q, size_t *room)
{
	struct rollout_rows *to = t->to;
	struct rollout_row *r;
	size_t id = (size_t)col_int(q, 0), n;

	if (to->n == *room) {
		*room = *room ? 2 * *room : 64;
		to->row = xrealloc(to->row, *room, sizeof(*to->row));
		t->area = xrealloc(t->area, *room, sizeof(*t->area));
	}
	if (id >= t->nids) {
		n = 2 * id + 64;
		t->row = xrealloc(t->row, n, sizeof(*t->row));
		memset(t->row + t->nids, 0, (n - t->nids) * sizeof(*t->row));
		t->nids = n;
	}
	r = &to->row[to->n];
	*r = (struct rollout_row){ .system_id = (int64_t)id,
	    .area_id = col_int(q, 1), .area = col_text(q, 2),
	    .vendor = col_text(q, 3), .system = col_text(q, 4),
	    .ready_by = col_day(q, 5), .enrolled = col_int(q, 6) != 0 };
	t->area[to->n++] = area_at(t, r->area_id);
	t->row[id] = to->n;
}

static bool
load_systems(struct store *s, struct tally *t, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROLLOUT_SYSTEMS, e);
	size_t room = 0;
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW)
		add_row(t, q, &room);
	stmt_release(q);
	return got == GOT_DONE;
}

static bool
count_all(struct store *s, struct tally *t, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROLLOUT_TALLY, e);
	enum got got;

	if (!q)
		return false;
	s->tally = t;
	got = stmt_step(q, e);
	stmt_release(q);
	s->tally = NULL;
	return got != GOT_ERROR;
}

/* Move each marked installation from its status by lists to its real one. */
static void
put_right(struct tally *t, const struct marked_all *all, day_t day)
{
	size_t i, row;

	for (i = 0; i < all->n; i++) {
		const struct marked *m = &all->m[i];
		enum rollout listed = rollout_on(&m->facts.listed, day);
		enum rollout real = marked_status(m, day);

		if (listed == real || (size_t)m->system_id >= t->nids ||
		    t->row[m->system_id] == 0)
			continue;
		assert(listed < ROLLOUT_GONE && real < ROLLOUT_GONE);
		row = t->row[m->system_id] - 1;
		t->to->row[row].count.n[listed]--;
		t->to->row[row].count.n[real]++;
		if (real == ROLLOUT_OPERATION)
			set_add(t, t->area[row], m->municipality_id);
	}
}

static void
row_fini(struct rollout_row *r)
{
	free(r->area);
	free(r->vendor);
	free(r->system);
}

/* Only systems that have any; sources by how many. */
static void
drop_empty(struct rollout_rows *to)
{
	size_t i, n = 0;

	for (i = 0; i < to->n; i++)
		if (rollout_total(&to->row[i].count) == 0)
			row_fini(&to->row[i]);
		else
			to->row[n++] = to->row[i];
	to->n = n;
}

static int
source_compare(const void *a, const void *b)
{
	const struct rollout_source *x = a, *y = b;

	if (x->n != y->n)
		return (x->n < y->n) - (x->n > y->n);
	return strcmp(x->by, y->by);
}

bool
rollout_rows(struct store *s, day_t day, struct rollout_rows *to,
    struct err *e)
{
	struct marked_all marked = { NULL, 0 };
	struct tally t = { .to = to };
	size_t i;
	bool ok;

	memset(to, 0, sizeof(*to));
	date_iso(day, t.day);
	if (!store_snapshot(s, e))
		return false;
	ok = load_systems(s, &t, e) && count_all(s, &t, e) &&
	    marked_load(s, 0, 0, &marked, e);
	store_snapshot_end(s);
	if (ok)
		put_right(&t, &marked, day);
	drop_empty(to);
	if (to->nsources > 0)
		qsort(to->source, to->nsources, sizeof(*to->source),
		    source_compare);
	for (i = 0; i < to->nareas; i++)
		free(t.operation[i].has);
	free(t.operation);
	free(t.area);
	free(t.row);
	free(t.slot);
	marked_free(&marked);
	return ok;
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
