/*
 * The rollout status of one installation, and which have a status. What lists
 * have reported is found with SQL, from one index; installations with marks
 * are few, so they are read one by one and the answer put right with
 * rollout_on(), the only place that knows the rule in full. Counts: tally.c.
 */
#include "model/rollout.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/idset.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/mark.h"
#include "store/gather.h"
#include "store/packed.h"

_Static_assert(ROLLOUT_OPERATION == 0 && ROLLOUT_AGREED == 1 &&
    ROLLOUT_NOT_AGREED == 2 && ROLLOUT_UNKNOWN == 3,
    "db/queries/rollout.sql counts with these numbers");

void
facts_begin(struct rollout_facts *f, const struct rollout_dates *listed)
{
	static const struct rollout_mark none = { DAY_NONE, DAY_NONE };

	f->listed = *listed;
	f->agreed = f->operation = none;
	f->touched = DAY_NONE;
	f->past = NULL;
	f->npast = 0;
}

void
facts_listed(const struct stmt *q, int i, struct rollout_facts *f)
{
	const struct rollout_dates listed = { .agreed = col_day(q, i),
	    .operation = col_day(q, i + 1), .reported = col_day(q, i + 2),
	    .from = col_day(q, i + 3), .to = col_day(q, i + 4) };

	facts_begin(f, &listed);
}

/*
 * Put one mark on top: seven columns from i on (run, state, gives, on, until,
 * since, due). Of two runs that give the same the newer counts.
 */
static void
facts_mark(const struct stmt *q, int i, struct marked *m)
{
	struct rollout_facts *f = &m->facts;
	struct rollout_mark *mark = &f->agreed;
	int64_t run = col_int(q, i), *whose = &m->agreed_run;
	enum mark_state state;
	enum milestone gives;
	day_t on = col_day(q, i + 3);

	f->touched = date_earlier(f->touched, date_earlier(on,
	    col_day(q, i + 5)));
	if (!mark_of(col_peek(q, i + 1), &state))
		return;
	if (state == MARK_WAITING)
		m->waits = date_earlier(m->waits, col_day(q, i + 5));
	if (col_null(q, i + 2) || !milestone_of(col_peek(q, i + 2), &gives))
		return;
	if (state != MARK_MET) {
		if (gives == MILESTONE_OPERATION)
			m->due = col_day(q, i + 6);
		return;
	}
	if (gives == MILESTONE_OPERATION) {
		mark = &f->operation;
		whose = &m->operation_run;
	} else if (gives != MILESTONE_AGREED)
		return;
	if (run < *whose)
		return;
	*whose = run;
	mark->on = on;
	mark->until = col_day(q, i + 4);
}

/* One earlier period: four columns from i on (gives, state, on, until). */
static void
facts_past(const struct stmt *q, int i, struct rollout_facts *f)
{
	enum mark_state state;
	enum milestone gives;
	day_t on = col_day(q, i + 2);

	f->touched = date_earlier(f->touched, on);
	if (!mark_of(col_peek(q, i + 1), &state) || state != MARK_MET ||
	    col_null(q, i) || !milestone_of(col_peek(q, i), &gives) ||
	    (gives != MILESTONE_OPERATION && gives != MILESTONE_AGREED))
		return;
	f->past = xrealloc(f->past, (size_t)f->npast + 1, sizeof(*f->past));
	f->past[f->npast++] = (struct rollout_past){
	    gives == MILESTONE_OPERATION, { on, col_day(q, i + 3) } };
}

static bool
past_of_one(struct store *s, int64_t installation_id,
    struct rollout_facts *f, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_INSTALLATION_PAST, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, installation_id);
	while ((got = stmt_step(q, e)) == GOT_ROW)
		facts_past(q, 0, f);
	stmt_release(q);
	return got == GOT_DONE;
}

bool
facts_marks(struct store *s, int64_t installation_id,
    struct rollout_facts *f, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_INSTALLATION_MARKS, e);
	struct marked m = { .facts = *f };
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, installation_id);
	while ((got = stmt_step(q, e)) == GOT_ROW)
		facts_mark(q, 0, &m);
	stmt_release(q);
	*f = m.facts;
	return got == GOT_DONE && past_of_one(s, installation_id, f, e);
}

static void
dates_add(struct rollout_dates *d, bool operation, day_t on)
{
	day_t *to = operation ? &d->operation : &d->agreed;

	*to = date_earlier(*to, on);
}

struct rollout_dates
facts_joined(const struct rollout_facts *f)
{
	struct rollout_dates d = f->listed;
	int k;

	dates_add(&d, false, f->agreed.on);
	dates_add(&d, true, f->operation.on);
	for (k = 0; k < f->npast; k++)
		dates_add(&d, f->past[k].operation, f->past[k].met.on);
	if (d.reported == DAY_NONE)
		d.reported = f->touched;
	return d;
}

static bool
holds(const struct rollout_mark *m, day_t day)
{
	return m->until == DAY_NONE || m->until >= day;
}

struct rollout_dates
rollout_facts_on(const struct rollout_facts *f, day_t day)
{
	struct rollout_dates d = f->listed;
	int k;

	if (holds(&f->agreed, day))
		dates_add(&d, false, f->agreed.on);
	if (holds(&f->operation, day))
		dates_add(&d, true, f->operation.on);
	for (k = 0; k < f->npast; k++)
		if (f->past[k].met.on <= day && holds(&f->past[k].met, day))
			dates_add(&d, f->past[k].operation,
			    f->past[k].met.on);
	if (d.reported == DAY_NONE)
		d.reported = f->touched;
	return d;
}

enum rollout
installation_status(const struct installation *i, day_t day)
{
	struct rollout_dates dates = rollout_facts_on(&i->facts, day);

	return rollout_on(&dates, day);
}

enum rollout
marked_status(const struct marked *m, day_t day)
{
	struct rollout_dates dates = rollout_facts_on(&m->facts, day);

	return rollout_on(&dates, day);
}

static int
marked_compare(const void *a, const void *b)
{
	const struct marked *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

struct marked *
marked_find(const struct marked_all *all, int64_t id)
{
	struct marked key = { .id = id };

	return all->n ? bsearch(&key, all->m, all->n, sizeof(*all->m),
	    marked_compare) : NULL;
}

void
marked_free(struct marked_all *all)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		free(all->m[i].facts.past);
	free(all->m);
	*all = (struct marked_all){ NULL, 0 };
}

/* Earlier periods of those that were loaded; they are few. */
static bool
marked_past(struct store *s, struct marked_all *all, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_INSTALLATIONS_PAST, e);
	struct marked *m;
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		m = marked_find(all, col_int(q, 0));
		if (m)
			facts_past(q, 1, &m->facts);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

/* One more, of which so far only lists have told. */
static struct marked *
marked_add(struct store *s, struct marked_all *all, size_t *room, int64_t id,
    struct err *e)
{
	struct packed p;
	struct marked *m;

	if (!packed_find(s, id, &p, e))
		return NULL;
	if (all->n == *room) {
		*room = *room ? 2 * *room : 64;
		all->m = xrealloc(all->m, *room, sizeof(*all->m));
	}
	m = &all->m[all->n++];
	*m = (struct marked){ .id = id,
	    .municipality_id = p.municipality_id, .system_id = p.system_id,
	    .due = DAY_NONE, .waits = DAY_NONE };
	facts_begin(&m->facts, &p.listed);
	return m;
}

static bool
take_marked(struct store *s, struct stmt *q, struct marked_all *all,
    struct err *e)
{
	struct marked *m = NULL;
	size_t room = 0;
	enum got got;

	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (!m || m->id != col_int(q, 0))
			m = marked_add(s, all, &room, col_int(q, 0), e);
		if (!m)
			break;
		facts_mark(q, 1, m);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
marked_load(struct store *s, int64_t municipality_id, struct marked_all *all,
    struct err *e)
{
	struct stmt *q = stmt_use(s, municipality_id != 0 ?
	    STMT_INSTALLATIONS_MARKED_IN : STMT_INSTALLATIONS_MARKED, e);

	memset(all, 0, sizeof(*all));
	if (!q)
		return false;
	if (municipality_id != 0)
		stmt_int(q, 1, municipality_id);
	return take_marked(s, q, all, e) && marked_past(s, all, e);
}

static struct stmt *
ask_ids(struct store *s, const struct installation_filter *f, size_t limit,
    struct err *e)
{
	enum stmt_id id = STMT_INSTALLATION_IDS;
	struct stmt *q;

	if (f->municipality_id != 0)
		id = STMT_INSTALLATION_IDS_IN;
	else if (f->system_id != 0)
		id = STMT_INSTALLATION_IDS_OF;
	q = stmt_use(s, id, e);
	if (!q)
		return NULL;
	stmt_day(q, 1, f->day);
	stmt_int(q, 2, f->area_id);
	stmt_int(q, 3, f->status == ROLLOUT__COUNT ? -1 : (int)f->status);
	if (id == STMT_INSTALLATION_IDS_IN)
		stmt_int(q, 4, f->municipality_id);
	if (id != STMT_INSTALLATION_IDS)
		stmt_int(q, 5, f->system_id);
	stmt_int(q, 6, limit ? (int64_t)limit : -1);
	return q;
}

/* Leave out what by its marks has another status than the one asked for. */
static bool
judge_marked(struct store *s, const struct installation_filter *f,
    struct ids *ids, struct err *e)
{
	struct marked_all all = { NULL, 0 };
	const struct marked *m;
	size_t i, n = 0;
	bool ok;

	ok = marked_load(s, f->municipality_id, &all, e);
	for (i = 0; ok && i < ids->n; i++) {
		m = marked_find(&all, ids->id[i]);
		if (!m || marked_status(m, f->day) == f->status)
			ids->id[n++] = ids->id[i];
	}
	ids->n = n;
	marked_free(&all);
	return ok;
}

/* ---- all of them, in passing --------------------------------------------- */

struct passed {
	int64_t		 id;
	int64_t		 key[2];	/* system, municipality */
};

struct gathering {
	struct idset	 systems;	/* of the area */
	bool		 any;		/* system will do */
	struct passed	*row;
	size_t		 n, room;
};

static void
gather_passed(void *arg, int64_t id, int64_t municipality_id,
    int64_t system_id)
{
	struct gathering *g = arg;

	if (!g->any && !idset_has(&g->systems, system_id))
		return;
	if (g->n == g->room) {
		g->room = g->room ? 2 * g->room : 1024;
		g->row = xrealloc(g->row, g->room, sizeof(*g->row));
	}
	g->row[g->n++] = (struct passed){ id,
	    { system_id, municipality_id } };
}

/* Put in the order of a key; those with the same stay as they are. */
static void
deal(struct gathering *g, int key)
{
	struct passed *to = xcalloc(g->n + 1, sizeof(*to));
	size_t *at, i, sum = 0, k;
	int64_t most = 0;

	for (i = 0; i < g->n; i++)
		if (g->row[i].key[key] > most)
			most = g->row[i].key[key];
	at = xcalloc((size_t)most + 1, sizeof(*at));
	for (i = 0; i < g->n; i++)
		at[g->row[i].key[key]]++;
	for (i = 0; i <= (size_t)most; i++) {
		k = at[i];
		at[i] = sum;
		sum += k;
	}
	for (i = 0; i < g->n; i++)
		to[at[g->row[i].key[key]]++] = g->row[i];
	free(at);
	free(g->row);
	g->row = to;
}

static void
take_in_order(struct gathering *g, struct ids *ids)
{
	size_t i;

	deal(g, 0);
	deal(g, 1);
	ids->id = xcalloc(g->n + 1, sizeof(*ids->id));
	for (i = 0; i < g->n; i++)
		ids->id[i] = g->row[i].id;
	ids->n = g->n;
}

static bool
find_systems(struct store *s, int64_t area_id, struct idset *set,
    struct err *e)
{
	struct ids ids;
	bool ok = system_ids_of_area(s, area_id, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++)
		idset_add(set, ids.id[i]);
	free(ids.id);
	return ok;
}

static bool
ids_in_passing(struct store *s, const struct installation_filter *f,
    struct ids *ids, struct err *e)
{
	struct gathering g = { .any = f->area_id == 0 };
	bool ok = g.any || find_systems(s, f->area_id, &g.systems, e);

	ok = ok && installations_pass(s, f->day, gather_passed, &g, e);
	if (ok)
		take_in_order(&g, ids);
	idset_fini(&g.systems);
	free(g.row);
	return ok;
}

/* Of every status and place, and not too many to be kept beside their ids? */
static bool
may_pass(struct store *s, const struct installation_filter *f, size_t limit,
    bool *may, struct err *e)
{
	*may = false;
	return limit || f->municipality_id || f->system_id ||
	    f->status != ROLLOUT__COUNT || installations_are_few(s, may, e);
}

static bool
ask_first(struct store *s, const struct installation_filter *f, size_t limit,
    struct ids *ids, struct err *e)
{
	bool passes;

	if (!may_pass(s, f, limit, &passes, e))
		return false;
	return passes ? ids_in_passing(s, f, ids, e) :
	    ids_gather(ask_ids(s, f, limit, e), ids, e);
}

bool
installation_ids(struct store *s, const struct installation_filter *f,
    struct ids *ids, struct err *e)
{
	bool whole;

	return installation_first(s, f, 0, ids, &whole, e);
}

bool
installation_first(struct store *s, const struct installation_filter *f,
    size_t limit, struct ids *ids, bool *whole, struct err *e)
{
	bool ok;

	memset(ids, 0, sizeof(*ids));
	if (!store_snapshot(s, e))
		return false;
	ok = ask_first(s, f, limit, ids, e);
	*whole = !limit || ids->n < limit;
	ok = ok && (f->status == ROLLOUT__COUNT ||
	    judge_marked(s, f, ids, e));
	store_snapshot_end(s);
	if (!ok) {
		free(ids->id);
		memset(ids, 0, sizeof(*ids));
	}
	return ok;
}
