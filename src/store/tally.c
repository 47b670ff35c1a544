/*
 * The rollout of everything, counted in one pass (tally.h): of systems, areas,
 * municipalities, and by whom it was reported. SQL would need a pass for each;
 * so the rows of the covering index run through a function in C, tally(),
 * which does it all at a third of the cost. What marks add to what lists have
 * reported is put on top, as in rollout.c.
 */
#include "store/tally.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/beside.h"

enum { SYSTEM, MUNICIPALITY, FROM, TO, OPERATION, AGREED, REPORTED, BY,
    COLUMNS };

#define SLICE	16	/* systems: a thousand rows or more */

/* ---- a part: places and sources ------------------------------------------ */

void
part_init(struct part *p, struct tally *t)
{
	*p = (struct part){ .of = t };
	p->operation = xcalloc(t->nareas + 1, sizeof(*p->operation));
}

void
part_fini(struct part *p)
{
	size_t i;

	for (i = 0; p->operation && i < p->of->nareas; i++)
		idset_fini(&p->operation[i]);
	for (i = 0; i < p->nsources; i++)
		free(p->source[i].by);
	free(p->operation);
	free(p->place);
	free(p->source);
	free(p->slot);
	memset(p, 0, sizeof(*p));
}

struct rollout_count *
part_place(struct part *p, int64_t municipality_id)
{
	size_t i = (size_t)municipality_id, size = 2 * i + 64;

	if (i >= p->nplaces) {
		p->place = xrealloc(p->place, size, sizeof(*p->place));
		memset(p->place + p->nplaces, 0,
		    (size - p->nplaces) * sizeof(*p->place));
		p->nplaces = size;
	}
	return &p->place[i];
}

static size_t *
slot_of(const struct part *p, const char *by)
{
	size_t i = (size_t)hash_bytes(0, by, strlen(by));

	for (i &= p->nslots - 1; p->slot[i] != 0; i = (i + 1) &
	    (p->nslots - 1))
		if (strcmp(p->source[p->slot[i] - 1].by, by) == 0)
			break;
	return &p->slot[i];
}

static void
more_slots(struct part *p)
{
	size_t i;

	p->nslots = p->nslots ? 2 * p->nslots : 16;
	free(p->slot);
	p->slot = xcalloc(p->nslots, sizeof(*p->slot));
	for (i = 0; i < p->nsources; i++)
		*slot_of(p, p->source[i].by) = i + 1;
}

/* Rows by the same list come one after the other, mostly. */
static void
count_source(struct part *p, const char *by, int64_t n)
{
	size_t *slot;

	if (p->nsources == 0 || strcmp(p->source[p->last].by, by) != 0) {
		if (2 * p->nsources >= p->nslots)
			more_slots(p);
		slot = slot_of(p, by);
		if (*slot == 0) {
			p->source = xrealloc(p->source, p->nsources + 1,
			    sizeof(*p->source));
			p->source[p->nsources++] = (struct rollout_source){
			    xstrdup(by), 0 };
			*slot = p->nsources;
		}
		p->last = *slot - 1;
	}
	p->source[p->last].n += n;
}

void
part_join(struct part *to, const struct part *p)
{
	size_t i;
	int k;

	for (i = 0; i < p->of->nareas; i++)
		idset_join(&to->operation[i], &p->operation[i]);
	for (i = 0; i < p->nplaces; i++)
		rollout_add(part_place(to, (int64_t)i), &p->place[i]);
	for (i = 0; i < p->nsources; i++)
		count_source(to, p->source[i].by, p->source[i].n);
	for (k = 0; k < GOLIVE_WEEKS; k++)
		to->golives.week[k] += p->golives.week[k];
	to->golives.planned += p->golives.planned;
	to->golives.waiting += p->golives.waiting;
	to->living += p->living;
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
count_row(struct part *p, struct counted *k, sqlite3_value **v)
{
	const struct golive_weeks *weeks = &p->of->weeks;
	int64_t place = sqlite3_value_int64(v[MUNICIPALITY]);
	const char *by, *operation;
	enum rollout status;

	if (!values_live(v[FROM], v[TO], weeks->day))
		return;
	operation = (const char *)sqlite3_value_text(v[OPERATION]);
	status = status_of(v, operation, weeks->day);
	k->count.n[status]++;
	part_place(p, place)->n[status]++;
	p->living++;
	if (operation && strcmp(operation, weeks->first[0]) >= 0)
		golives_list(weeks, &p->golives, operation);
	if (status == ROLLOUT_OPERATION)
		idset_add(&p->operation[k->area], place);
	by = (const char *)sqlite3_value_text(v[BY]);
	if (by)
		count_source(p, by, 1);
}

/* The value of tally() is that a row is none of the answer. */
static void
see_row(sqlite3_context *c, int argc, sqlite3_value **v)
{
	const struct store *s = sqlite3_user_data(c);
	struct part *p = s->counting;
	int64_t system = sqlite3_value_int64(v[SYSTEM]);

	(void)argc;
	sqlite3_result_int(c, 0);
	if (p && (size_t)system < p->of->nids && p->of->row[system] != 0)
		count_row(p, &p->of->system[p->of->row[system] - 1], v);
}

bool
tally_register(struct store *s, struct err *e)
{
	int rc = sqlite3_create_function_v2(s->db, "tally", COLUMNS,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, s, see_row, NULL, NULL, NULL);

	return rc == SQLITE_OK || fault(s, rc, "functions", e);
}

static bool
count_slice(struct store *s, struct part *p, size_t first, size_t n,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROLLOUT_TALLY, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, p->of->system[first].id);
	stmt_int(q, 2, p->of->system[first + n - 1].id);
	s->counting = p;
	got = stmt_step(q, e);
	stmt_release(q);
	s->counting = NULL;
	return got == GOT_DONE;
}

/* At least one slice, so that what is broken off gets somewhere. */
bool
part_count(struct store *s, struct part *p, struct err *e)
{
	struct tally *t = p->of;
	size_t first;

	do {
		first = atomic_fetch_add(&t->next, SLICE);
		if (first >= t->n)
			return true;
		if (!count_slice(s, p, first, t->n - first < SLICE ?
		    t->n - first : SLICE, e))
			return false;
	} while (!store_must_stop(s));
	return err_set(e, ERR_INTERRUPT, "%s", "");
}

/* ---- all of it ----------------------------------------------------------- */

void
tally_free(struct tally *t)
{
	if (!t)
		return;
	tally_rest(t);
	part_fini(&t->all);
	marked_free(&t->marked);
	free(t->system);
	free(t->row);
	free(t->area);
	free(t);
}

static size_t
area_at(struct tally *t, int64_t area_id)
{
	size_t i;

	for (i = 0; i < t->nareas; i++)
		if (t->area[i] == area_id)
			return i;
	t->area = xrealloc(t->area, i + 1, sizeof(*t->area));
	t->area[i] = area_id;
	return t->nareas++;
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

struct tally *
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
	part_init(&t->all, t);
	if (got == GOT_DONE)
		return t;
	tally_free(t);
	return NULL;
}

/* As if nothing had been counted yet, nor read by whoever did beside. */
static void
forget(struct tally *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		memset(&t->system[i].count, 0, sizeof(t->system[i].count));
	part_fini(&t->all);
	part_init(&t->all, t);
	marked_free(&t->marked);
	t->ranked = t->has_marked = false;
	t->next = 0;
}

static void
end_beside(struct tally *t, bool stop)
{
	if (t->beside && !beside_end(t->beside, stop, &t->all))
		forget(t);
	t->beside = NULL;
}

void
tally_rest(struct tally *t)
{
	end_beside(t, true);
}

/* Ours first; whoever counts beside has a slice left at most by then. */
static bool
count_lists(struct store *s, struct tally *t, struct err *e)
{
	do {
		if (!part_count(s, &t->all, e))
			return false;
		end_beside(t, false);
	} while (t->next < t->n);	/* what was lost beside: once more */
	return true;
}

/* Move each marked installation from its status by lists to its real one. */
static void
put_right(struct tally *t)
{
	size_t i;

	for (i = 0; i < t->marked.n; i++) {
		const struct marked *m = &t->marked.m[i];
		enum rollout listed = rollout_on(&m->facts.listed, t->on);
		enum rollout real = marked_status(m, t->on);
		struct counted *k;

		if ((size_t)m->system_id >= t->nids ||
		    t->row[m->system_id] == 0 || real == ROLLOUT_GONE)
			continue;
		golives_marked(&t->weeks, &t->all.golives, m, t->on);
		if (listed == real)
			continue;
		assert(listed < ROLLOUT_GONE && real < ROLLOUT_GONE);
		k = &t->system[t->row[m->system_id] - 1];
		k->count.n[listed]--;
		k->count.n[real]++;
		part_place(&t->all, m->municipality_id)->n[listed]--;
		part_place(&t->all, m->municipality_id)->n[real]++;
		if (real == ROLLOUT_OPERATION)
			idset_add(&t->all.operation[k->area],
			    m->municipality_id);
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

bool
tally_prepare(struct store *s, struct tally *t, struct err *e)
{
	if (!t->ranked && !rank(s, t, e))
		return false;
	if (!t->has_marked && !marked_load(s, 0, 0, &t->marked, e)) {
		marked_free(&t->marked);
		return false;
	}
	t->has_marked = true;
	return true;
}

/* Who is on a course has to be walked; of the others a list has told. */
static bool
find_ready(struct store *s, struct tally *t, struct err *e)
{
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

bool
tally_go_on(struct store *s, struct tally *t, struct err *e)
{
	if (t->done)
		return true;
	if (!count_lists(s, t, e) || !tally_prepare(s, t, e) ||
	    !find_ready(s, t, e))
		return false;
	put_right(t);
	marked_free(&t->marked);
	t->done = true;
	return true;
}
