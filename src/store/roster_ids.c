/*
 * Which rows of a roster pass a filter, in which order (roster.h).
 *
 * What a filter says of municipality or system alone is asked of those few
 * rows in memory first. Then installations are read by the index of whatever
 * that leaves little of: systems, municipalities, or all of them in one scan.
 * An order that begins with the municipality is sorted one municipality at a
 * time, so that its first rows are there at once, and a million of them take
 * little room.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/inside.h"
#include "store/roster_room.h"

struct run {				/* one question for ids */
	struct roster	*r;
	struct filter	*f;		/* NULL: all pass */
	int		*part;		/* those that need the row */
	int		 nparts;
	size_t		 places, products;	/* that are let through */
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	int		 npicks;
	struct sorter	*sorter;
	size_t		 limit;
	bool		 whole;
};

static bool
only(uint32_t fields, int (*parent_field)(int))
{
	int i;

	for (i = 0; i < ROSTER_FIELDS_MAX; i++)
		if ((fields >> i & 1) && parent_field(i) < 0)
			return false;
	return true;
}

static void
ask_parents(struct run *run, int part, struct parents *all,
    filter_value value)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		all->p[i].let = all->p[i].let &&
		    filter_part_match(run->f, part, value, &all->p[i]);
}

static size_t
let_through(const struct parents *all)
{
	size_t i, n = 0;

	for (i = 0; i < all->n; i++)
		n += all->p[i].let;
	return n;
}

static void
let_all(struct parents *all)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		all->p[i].let = true;
}

/* Settle what can be settled without a row. */
static void
settle(struct run *run)
{
	struct roster *r = run->r;
	bool parents = r->id == ROSTER_INSTALLATIONS;
	uint32_t fields;
	int i, n = run->f ? filter_parts(run->f) : 0;

	run->part = xcalloc((size_t)n + 1, sizeof(int));
	let_all(&r->places);
	let_all(&r->products);
	for (i = 0; i < n; i++) {
		fields = filter_part_fields(run->f, i);
		if (parents && only(fields, roster_place_field))
			ask_parents(run, i, &r->places, roster_place_value);
		else if (parents && only(fields, roster_product_field))
			ask_parents(run, i, &r->products,
			    roster_product_value);
		else
			run->part[run->nparts++] = i;
	}
	run->places = let_through(&r->places);
	run->products = let_through(&r->products);
}

static bool
passes(struct run *run)
{
	struct roster *r = run->r;
	int i;

	if (!roster_stand(r))
		return false;
	if (r->id == ROSTER_INSTALLATIONS &&
	    (!r->place->let || !r->product->let))
		return false;
	for (i = 0; i < run->nparts; i++)
		if (!filter_part_match(run->f, run->part[i], roster_value, r))
			return false;
	return true;
}

/* Every row of a statement into the sorter; releases it. */
static bool
gather(struct run *run, struct stmt *q, struct err *e)
{
	struct roster *r = run->r;
	enum got got;

	if (!q)
		return false;
	r->q = q;
	err_clear(&r->err);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (passes(run))
			sorter_add(run->sorter, col_int(q, 0));
		roster_leave(r);
		if (r->err.code) {
			got = GOT_ERROR;
			err_set(e, r->err.code, "%s", r->err.msg);
			break;
		}
	}
	stmt_release(q);
	r->q = NULL;
	return got == GOT_DONE;
}

static bool
gather_of(struct run *run, enum stmt_id id, int64_t parent, struct err *e)
{
	struct stmt *q = stmt_use(run->r->store, id, e);

	if (q)
		stmt_int(q, 1, parent);
	return gather(run, q, e);
}

/* Of every parent that is let through. */
static bool
gather_parents(struct run *run, const struct parents *all, enum stmt_id id,
    struct err *e)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (all->p[i].let && !gather_of(run, id, all->p[i].id, e))
			return false;
	return true;
}

/* Does the order begin with one municipality after the other? */
static bool
goes_by_place(const struct run *run)
{
	return run->r->id == ROSTER_INSTALLATIONS &&
	    (run->pick[0].field == F_INSTALLATION_CODE ||
	    run->pick[0].field == F_INSTALLATION_MUNICIPALITY);
}

struct turn {				/* a municipality in the order */
	uint32_t	 rank;
	int64_t		 id;
};

static int
turn_compare(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	return (x->rank > y->rank) - (x->rank < y->rank);
}

/* One municipality after the other, each sorted by itself. */
static bool
by_place(struct run *run, struct ids *ids, struct err *e)
{
	const struct parents *all = &run->r->places;
	struct turn *turn = xcalloc(all->n + 1, sizeof(*turn));
	int k = roster_place_field(run->pick[0].field);
	size_t i, n = 0;
	bool ok = true;

	for (i = 0; i < all->n; i++)
		if (all->p[i].let)
			turn[n++] = (struct turn){ run->pick[0].falls ?
			    ~all->p[i].rank[k] : all->p[i].rank[k],
			    all->p[i].id };
	qsort(turn, n, sizeof(*turn), turn_compare);
	for (i = 0; ok && i < n; i++) {
		ok = gather_of(run, STMT_ROSTER_INSTALLATIONS_IN, turn[i].id,
		    e) && sorter_take(run->sorter, ids, e);
		if (ok && run->limit > 0 && ids->n >= run->limit) {
			run->whole = i + 1 == n;
			break;
		}
	}
	free(turn);
	return ok;
}

/* Do these fields, and the parents', decide and order the rows? */
static bool
needs_only(const struct run *run, uint32_t had)
{
	uint32_t fields = 0;
	int i;

	if (run->r->id != ROSTER_INSTALLATIONS)
		return false;
	for (i = 0; i < run->npicks; i++)
		fields |= (uint32_t)1 << run->pick[i].field;
	for (i = 0; i < run->nparts; i++)
		fields |= filter_part_fields(run->f, run->part[i]);
	for (i = 0; i < ROSTER_FIELDS_MAX; i++)
		if ((fields >> i & 1) && !(had >> i & 1) &&
		    roster_place_field(i) < 0 && roster_product_field(i) < 0)
			return false;
	return true;
}

/* Have the packed blocks all that does? */
static bool
is_lean(const struct run *run)
{
	return needs_only(run, (uint32_t)1 << F_INSTALLATION_STATUS |
	    (uint32_t)1 << F_INSTALLATION_AGREED |
	    (uint32_t)1 << F_INSTALLATION_OPERATION |
	    (uint32_t)1 << F_INSTALLATION_REPORTED |
	    (uint32_t)1 << F_INSTALLATION_FROM |
	    (uint32_t)1 << F_INSTALLATION_TO);
}

static void
take_packed(void *arg, int64_t id, const struct packed *p)
{
	struct run *run = arg;
	struct roster *r = run->r;

	r->packed = p;
	r->packed_id = id;
	if (passes(run))
		sorter_add(run->sorter, id);
	roster_leave(r);
	r->packed = NULL;
}

static bool
gather_packed(struct run *run, struct err *e)
{
	struct err *own = &run->r->err;
	int64_t next = 0;

	err_clear(own);
	if (!packed_each(run->r->store, &next, take_packed, run, e))
		return false;
	return !own->code || err_set(e, own->code, "%s", own->msg);
}

static bool
gather_all(struct run *run, struct ids *ids, struct err *e)
{
	struct roster *r = run->r;
	const bool parents = r->id == ROSTER_INSTALLATIONS;
	const bool lean = is_lean(run);
	const size_t few = 8;
	bool ok, small = false;

	if (lean && run->limit == 0 &&
	    !installations_are_few(r->store, &small, e))
		return false;
	if (parents && run->products * few < r->products.n &&
	    run->products * r->places.n <= run->places * r->products.n)
		ok = gather_parents(run, &r->products,
		    STMT_ROSTER_INSTALLATIONS_OF, e);
	else if (goes_by_place(run) &&
	    (!small || run->places * 2 < r->places.n))
		return by_place(run, ids, e);
	else if (parents && run->places * 2 < r->places.n)
		ok = gather_parents(run, &r->places,
		    STMT_ROSTER_INSTALLATIONS_IN, e);
	else
		ok = lean ? gather_packed(run, e) : gather(run, roster_ask(r,
		    INT64_MIN, INT64_MAX, e), e);
	return ok && sorter_take(run->sorter, ids, e);
}

/* What was asked for, then the roster's own order; each field once. */
static void
picks(struct run *run, const struct roster_query *query)
{
	struct roster_pick own[ROSTER_FIELDS_MAX];
	struct err e = ERR_INIT;
	int i, k, n;

	for (i = 0; i < query->nsort; i++)
		run->pick[run->npicks++] = query->sort[i];
	n = roster_pick(run->r->info, run->r->info->order, true, own, &e);
	for (i = 0; i < n; i++) {
		for (k = 0; k < query->nsort; k++)
			if (query->sort[k].field == own[i].field)
				break;
		if (k == query->nsort)
			run->pick[run->npicks++] = own[i];
	}
}

/* Are the marks asked about: the status and the days it comes from? */
static bool
load_marked(struct run *run, struct err *e)
{
	const uint32_t marked = (uint32_t)1 << F_INSTALLATION_STATUS |
	    (uint32_t)1 << F_INSTALLATION_AGREED |
	    (uint32_t)1 << F_INSTALLATION_OPERATION;
	uint32_t fields = run->f ? filter_fields(run->f) : 0;
	struct roster *r = run->r;
	int i;

	for (i = 0; i < run->npicks; i++)
		fields |= (uint32_t)1 << run->pick[i].field;
	if (r->id != ROSTER_INSTALLATIONS || r->has_marked ||
	    !(fields & marked))
		return true;
	r->has_marked = marked_load(r->store, 0, &r->marked, e);
	if (!r->has_marked)
		marked_free(&r->marked);
	return r->has_marked;
}

bool
roster_ids(struct roster *r, const struct roster_query *query,
    struct ids *ids, bool *whole, struct err *e)
{
	struct run run = { .r = r, .f = query->filter,
	    .limit = query->limit, .whole = true };
	bool ok;

	*ids = (struct ids){ NULL, 0 };
	picks(&run, query);
	settle(&run);
	run.sorter = sorter_new(r, run.pick, run.npicks);
	ok = store_snapshot(r->store, e);
	if (ok) {
		ok = load_marked(&run, e) && gather_all(&run, ids, e);
		store_snapshot_end(r->store);
	}
	sorter_free(run.sorter);
	free(run.part);
	if (whole)
		*whole = run.whole;
	if (!ok) {
		free(ids->id);
		*ids = (struct ids){ NULL, 0 };
	}
	return ok;
}

/* One by one; quicker than all rows when they are few. */
static bool
keep_each(struct run *run, struct ids *ids, struct err *e)
{
	struct roster *r = run->r;
	size_t i, n = 0;
	struct stmt *q;
	enum got got = GOT_DONE;
	bool let;

	for (i = 0; i < ids->n && got != GOT_ERROR; i++) {
		q = r->q = roster_ask(r, ids->id[i], ids->id[i], e);
		if (!q)
			return false;
		got = stmt_step(q, e);
		let = got == GOT_ROW && passes(run);
		roster_leave(r);
		stmt_release(q);
		if (let)
			ids->id[n++] = ids->id[i];
	}
	r->q = NULL;
	if (got == GOT_ERROR)
		return false;
	ids->n = n;
	return true;
}

static bool
keep_among(struct roster *r, struct filter *f, struct ids *ids,
    struct err *e)
{
	struct roster_query query = { .filter = f };
	struct ids all;
	size_t i, n = 0;

	if (!roster_ids(r, &query, &all, NULL, e))
		return false;
	if (all.n > 0)
		qsort(all.id, all.n, sizeof(*all.id), ids_compare);
	for (i = 0; i < ids->n; i++)
		if (ids_have(&all, ids->id[i]))
			ids->id[n++] = ids->id[i];
	ids->n = n;
	free(all.id);
	return true;
}

bool
roster_keep(struct roster *r, struct filter *f, struct ids *ids,
    struct err *e)
{
	struct run run = { .r = r, .f = f, .whole = true };
	const size_t few = 2000;
	bool ok;

	if (filter_is_empty(f))
		return true;
	if (ids->n > few)
		return keep_among(r, f, ids, e);
	settle(&run);
	ok = store_snapshot(r->store, e);
	if (ok) {
		ok = keep_each(&run, ids, e);
		store_snapshot_end(r->store);
	}
	free(run.part);
	return ok;
}
