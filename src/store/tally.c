/*
 * The rollout of everything, counted in one pass (tally.h): of systems, areas,
 * municipalities, and by whom it was reported. The pass is over what lists
 * have told, packed (packed.h); what marks add to it is put on top, as in
 * rollout.c.
 */
#include "store/tally.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "store/packed.h"

/* ---- a row --------------------------------------------------------------- */

struct rollout_count *
tally_place(struct tally *t, int64_t municipality_id)
{
	size_t i = (size_t)municipality_id;

	t->place = xreach(t->place, &t->nplaces, i, sizeof(*t->place));
	return &t->place[i];
}

static void
count_one(struct counts *c, int64_t id)
{
	c->n = xreach(c->n, &c->size, (size_t)id, sizeof(*c->n));
	c->n[id]++;
}

static void
count_row(void *arg, int64_t id, const struct packed *p)
{
	enum rollout status;
	struct tally *t = arg;
	struct counted *k;

	(void)id;
	if ((size_t)p->system_id >= t->nids || t->row[p->system_id] == 0)
		return;
	status = rollout_on(&p->listed, t->on);
	if (status == ROLLOUT_GONE)
		return;
	k = &t->system[t->row[p->system_id] - 1];
	k->count.n[status]++;
	tally_place(t, p->municipality_id)->n[status]++;
	t->living++;
	golives_list(&t->weeks, &t->golives, p->listed.operation);
	if (status == ROLLOUT_OPERATION)
		idset_add(&t->operation[k->area], p->municipality_id);
	if (p->source > 0)
		count_one(&t->source, p->source);
	else if (p->source < 0)
		count_one(&t->unstored, -p->source);
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
	free(t->operation);
	free(t->place);
	free(t->source.n);
	free(t->unstored.n);
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
	t->operation = xrealloc(t->operation, i + 1, sizeof(*t->operation));
	t->operation[i] = (struct idset){ NULL, 0 };
	return t->nareas++;
}

static void
add_system(struct tally *t, const struct stmt *q, size_t *room)
{
	size_t id = (size_t)col_int(q, 0);

	if (t->n == *room) {
		*room = *room ? 2 * *room : 64;
		t->system = xrealloc(t->system, *room, sizeof(*t->system));
	}
	t->row = xreach(t->row, &t->nids, id, sizeof(*t->row));
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
	if (got == GOT_DONE)
		return t;
	tally_free(t);
	return NULL;
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
		tally_place(t, m->municipality_id)->n[listed]--;
		tally_place(t, m->municipality_id)->n[real]++;
		if (real == ROLLOUT_OPERATION)
			idset_add(&t->operation[k->area],
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
	struct marked_all all = { NULL, 0 };

	if (t->done)
		return true;
	if (!t->listed && !packed_each(s, &t->next, count_row, t, e))
		return false;
	t->listed = true;
	if ((!t->ranked && !rank(s, t, e)) || !find_ready(s, t, e) ||
	    !marked_load(s, 0, &all, e)) {
		marked_free(&all);
		return false;
	}
	put_right(t, &all);
	marked_free(&all);
	t->done = true;
	return true;
}
