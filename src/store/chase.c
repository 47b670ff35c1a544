/*
 * What is in motion, what is left, and how far up (chase.h).
 */
#include "store/chase.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/gather.h"
#include "store/packed.h"

void
moving_runs_free(struct moving_run *r, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(r[i].owner);
	free(r);
}

/* ---- what is in motion --------------------------------------------------- */

struct owners {				/* of systems, by id */
	char	**name;
	size_t	 size;
};

static void
owners_free(struct owners *o)
{
	size_t i;

	for (i = 0; i < o->size; i++)
		free(o->name[i]);
	free(o->name);
}

static bool
owners_load(struct store *s, struct owners *o, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SYSTEM_OWNERS, e);
	size_t id;
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		id = (size_t)col_int(q, 0);
		o->name = xreach(o->name, &o->size, id, sizeof(*o->name));
		o->name[id] = col_text(q, 1);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

static int
run_order(const void *a, const void *b)
{
	const struct moving_run *x = a, *y = b;

	return (x->run_id > y->run_id) - (x->run_id < y->run_id);
}

/* Systems on their courses first, the oldest first. */
static int
age_order(const void *a, const void *b)
{
	const struct moving_run *x = a, *y = b;
	bool xs = x->subject.kind == SUBJECT_SYSTEM;
	bool ys = y->subject.kind == SUBJECT_SYSTEM;

	if (xs != ys)
		return xs ? -1 : 1;
	if ((x->since == DAY_NONE) != (y->since == DAY_NONE))
		return x->since == DAY_NONE ? 1 : -1;
	if (x->since != y->since)
		return x->since < y->since ? -1 : 1;
	return run_order(a, b);
}

/* The row of a run, if its subject lives on the day; GOT_DONE: it does not. */
static enum got
take_moving(struct store *s, const struct stmt *q, day_t day,
    const struct owners *o, struct moving_run *r, struct err *e)
{
	struct packed p = { .municipality_id = 0 };
	size_t system;

	*r = (struct moving_run){ .run_id = col_int(q, 4),
	    .since = col_day(q, 5), .shared = col_int(q, 6) != 0 };
	subject_columns(q, 0, &r->subject);
	if (r->subject.kind == SUBJECT_INSTALLATION) {
		if (!packed_find(s, r->subject.id, &p, e))
			return GOT_ERROR;
		if (!packed_lives(&p, day))
			return GOT_DONE;
	}
	system = (size_t)(r->subject.kind == SUBJECT_SYSTEM ?
	    r->subject.id : p.system_id);
	if (system < o->size && o->name[system])
		r->owner = xstrdup(o->name[system]);
	return GOT_ROW;
}

static bool
take_all_moving(struct store *s, struct stmt *q, day_t day,
    const struct owners *o, struct moving_run **rows, size_t *n,
    struct err *e)
{
	size_t room = 0;
	enum got got, living = GOT_DONE;

	while (living != GOT_ERROR && (got = stmt_step(q, e)) == GOT_ROW) {
		if (*n == room) {
			room = room ? 2 * room : 64;
			*rows = xrealloc(*rows, room, sizeof(**rows));
		}
		living = take_moving(s, q, day, o, &(*rows)[*n], e);
		*n += living == GOT_ROW;
	}
	stmt_release(q);
	return living != GOT_ERROR && got == GOT_DONE;
}

/* Cut to the oldest so many, and by id again. */
static void
keep_oldest(struct moving_run *rows, size_t *n, size_t most)
{
	if (*n <= most)
		return;
	qsort(rows, *n, sizeof(*rows), age_order);
	for (; *n > most; (*n)--)
		free(rows[*n - 1].owner);
	qsort(rows, *n, sizeof(*rows), run_order);
}

bool
moving_runs(struct store *s, const struct moving_ask *ask,
    struct moving_run **rows, size_t *n, size_t *all, struct err *e)
{
	struct owners o = { NULL, 0 };
	struct stmt *q;
	bool ok;

	*rows = NULL;
	*n = *all = 0;
	ok = (!ask->owners || owners_load(s, &o, e)) &&
	    (q = stmt_use(s, STMT_MOVING_RUNS, e)) != NULL;
	if (ok) {
		stmt_day(q, 1, ask->day);
		stmt_day(q, 2, ask->soon);
		stmt_int(q, 3, ask->owners);
		ok = take_all_moving(s, q, ask->day, &o, rows, n, e);
		*all = *n;
		keep_oldest(*rows, n, ask->most);
	}
	owners_free(&o);
	return ok;
}

/* ---- open items ---------------------------------------------------------- */

void
open_item_fini(void *p)
{
	struct open_item *i = p;

	free(i->vendor);
	free(i->system);
	free(i->title);
	free(i->owner);
	free(i->note);
	free(i->state);
	memset(i, 0, sizeof(*i));
}

bool
open_item_get(struct store *s, int64_t id, void *p, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_OPEN_ITEM_GET, e);
	struct open_item *i = p;
	enum got got;

	memset(i, 0, sizeof(*i));
	if (!q)
		return false;
	stmt_int(q, 1, id);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		i->id = col_int(q, 0);
		i->vendor_id = col_int(q, 1);
		i->system_id = col_int(q, 2);
		i->vendor = col_text(q, 3);
		i->system = col_text(q, 4);
		i->title = col_text(q, 5);
		i->owner = col_text(q, 6);
		i->note = col_text(q, 7);
		i->state = col_text(q, 8);
		i->opened = col_day(q, 9);
		i->due = col_day(q, 10);
		i->state_on = col_day(q, 11);
	}
	stmt_release(q);
	return got == GOT_ROW;
}

bool
open_items_left(struct store *s, day_t day, struct ids *ids, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_OPEN_ITEMS_LEFT, e);

	if (q)
		stmt_day(q, 1, day);
	return ids_gather(q, ids, e);
}

static bool
item_tell(struct store *s, int64_t id, struct buf *b, struct err *e)
{
	struct open_item i;
	bool ok = open_item_get(s, id, &i, e);

	if (ok)
		buf_addf(b, "%s: %s", i.system ? i.system : i.vendor,
		    i.title);
	else if (e->code == ERR_NONE)
		err_set(e, ERR_INVALID, _("there is no open item %lld"),
		    (long long)id);
	open_item_fini(&i);
	return ok;
}

bool
owed_tell(struct store *s, const struct owed *o, struct buf *b,
    struct err *e)
{
	struct standing *st;
	struct record step;
	bool ok;

	if (o->item_id)
		return item_tell(s, o->item_id, b, e);
	st = xcalloc(1, sizeof(*st));
	record_init(&step, ENTITY_STEP);
	ok = standing_name(s, &o->subject, st, e) &&
	    record_get(s, ENTITY_STEP, o->step_id, &step, e);
	if (ok)
		buf_addf(b, "%s %s", st->name, record_text(&step, "key"));
	record_fini(&step);
	standing_fini(st);
	free(st);
	return ok;
}

bool
chase_find(struct store *s, const struct owed *o, struct chase_row *c,
    struct err *e)
{
	struct stmt *q;
	enum got got;

	*c = (struct chase_row){ .rung_on = DAY_NONE, .snoozed = DAY_NONE };
	if (!o->item_id && !o->run_id)
		return true;
	q = stmt_use(s, o->item_id ? STMT_CHASE_OF_ITEM : STMT_CHASE_OF_STEP,
	    e);
	if (!q)
		return false;
	stmt_int(q, 1, o->item_id ? o->item_id : o->step_id);
	if (!o->item_id)
		stmt_int(q, 2, o->run_id);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		c->id = col_int(q, 0);
		c->rung = (int)col_int(q, 1);
		c->rung_on = col_day(q, 2);
		c->snoozed = col_day(q, 3);
	}
	stmt_release(q);
	return got != GOT_ERROR;
}

bool
steps_snoozed(struct store *s, day_t day, struct snoozed_step **rows,
    size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_STEPS_SNOOZED, e);
	enum got got;

	*rows = NULL;
	*n = 0;
	if (!q)
		return false;
	stmt_day(q, 1, day);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (*n % 16 == 0)
			*rows = xrealloc(*rows, *n + 16, sizeof(**rows));
		(*rows)[(*n)++] = (struct snoozed_step){ col_int(q, 0),
		    col_int(q, 1) };
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
municipalities_held(struct store *s, int64_t system_id, day_t day, int *n,
    struct err *e)
{
	struct rollout_count known;
	int64_t count = 0;
	struct stmt *q;

	if (tally_knows(s, system_id, day, &known)) {
		*n = (int)(rollout_total(&known) -
		    known.n[ROLLOUT_OPERATION]);
		return true;
	}
	q = stmt_use(s, STMT_MUNICIPALITIES_HELD, e);
	if (q) {
		stmt_int(q, 1, system_id);
		stmt_day(q, 2, day);
	}
	if (!stmt_number(q, &count, e))
		return false;
	*n = (int)count;
	return true;
}

bool
municipalities_live(struct store *s, int64_t area_id, day_t day,
    int64_t enough, int64_t *live, int64_t *all, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_MUNICIPALITIES_LIVE, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, area_id);
	stmt_day(q, 2, day);
	stmt_int(q, 3, enough > 0 ? enough : -1);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		*live = col_int(q, 0);
		*all = col_int(q, 1);
	}
	stmt_release(q);
	return got == GOT_ROW;
}
