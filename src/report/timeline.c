/*
 * The timeline's rows (timeline.h): one walk and one outlook a system, its
 * plan (store/forecast.h), what falls on which day, and the order of it all.
 */
#include "report/timeline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/course.h"
#include "report/inbox.h"
#include "report/roster_sheet.h"
#include "report/timeline_room.h"
#include "store/attention.h"
#include "store/store.h"

struct loading {
	struct store	*store;
	const struct timeline_ask *ask;
	struct inbox_ask mine;		/* whose steps are mine */
	struct timeline	*to;
};

void
timeline_row_fini(struct timeline_row *r)
{
	int p;

	free(r->name);
	free(r->vendor);
	free(r->owner);
	free(r->course);
	free(r->critical);
	for (p = 0; p < r->nphases; p++)
		free(r->title[p]);
}

void
timeline_fini(struct timeline *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		timeline_row_fini(&t->row[i]);
	free(t->row);
	free(t->event);
	free(t->targets);
	track_info_fini(&t->info);
	*t = (struct timeline){ .row = NULL };
}

/* ---- what falls on a day ---- */

static struct timeline_event *
event_on(struct timeline *t, day_t on)
{
	size_t lo = 0, hi = t->nevents, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (t->event[mid].on < on)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < t->nevents && t->event[lo].on == on)
		return &t->event[lo];
	t->event = xrealloc(t->event, t->nevents + 1, sizeof(*t->event));
	memmove(&t->event[lo + 1], &t->event[lo],
	    (t->nevents - lo) * sizeof(*t->event));
	t->nevents++;
	t->event[lo] = (struct timeline_event){ .on = on };
	return &t->event[lo];
}

static void
note_events(struct loading *l, const struct standing *st,
    const struct timeline_row *r)
{
	struct timeline_event *ev;
	int i, p;

	for (i = 0; i < st->track.nsteps; i++) {
		const struct mark *m = &st->mark[i];

		if (m->due == DAY_NONE ||
		    step_is_done(st->walk.step[i].state))
			continue;
		ev = event_on(l->to, m->due);
		ev->due++;
		ev->mine += inbox_is_theirs(&l->mine,
		    m->owner ? m->owner : r->owner);
	}
	for (p = 0; p < r->nphases; p++)
		if (r->gate[p].plan != DAY_NONE)
			event_on(l->to, r->gate[p].plan)->gates++;
}

struct timeline_event
timeline_between(const struct timeline *t, day_t from, day_t to)
{
	struct timeline_event sum = { .on = from };
	size_t i;

	for (i = 0; i < t->nevents && t->event[i].on < to; i++) {
		if (t->event[i].on < from)
			continue;
		sum.due += t->event[i].due;
		sum.mine += t->event[i].mine;
		sum.gates += t->event[i].gates;
	}
	return sum;
}

/* ---- one system ---- */

static char
phase_letter(const struct phase *ph, int p)
{
	unsigned char c = (unsigned char)ph->key[0];

	return (char)(isalpha(c) && c < 0x80 ? toupper(c) : 'A' + p);
}

static enum slips
judge(const struct timeline *t, const struct timeline_row *r)
{
	switch (r->ready.sure) {
	case OUTLOOK_HAPPENED:
		return SLIPS_READY;
	case OUTLOOK_FORECAST:
		return r->ready.on > t->end ? SLIPS_YES : SLIPS_NO;
	case OUTLOOK_EARLIEST:
		return r->ready.on > t->end ? SLIPS_YES : SLIPS_UNKNOWN;
	default:
		return SLIPS_UNKNOWN;
	}
}

void
timeline_forecast(const struct standing *st, struct timeline_row *r)
{
	struct buf b = BUF_INIT;
	struct forecast f;
	int i, p;

	standing_forecast(st, &f);
	r->start = f.start;
	memcpy(r->gate, f.gate, sizeof(r->gate));
	r->ready = f.ready;
	r->told = f.told;
	r->base = DAY_NONE;
	r->phase = st->walk.phase;
	r->nphases = st->track.nphases;
	for (p = 0; p < r->nphases; p++) {
		r->letter[p] = phase_letter(&st->track.phases[p], p);
		r->title[p] = xstrdup(st->track.phases[p].title);
	}
	for (i = 0; i < st->track.nsteps; i++)
		if (!step_is_done(st->walk.step[i].state)) {
			r->open++;
			r->unplanned += !st->track.steps[i].planned_days;
		}
	if (r->ready.sure == OUTLOOK_FORECAST ||
	    r->ready.sure == OUTLOOK_EARLIEST)
		timeline_chain(st, &b);
	r->critical = buf_take(&b);
}

static void
fill_row(struct loading *l, const struct system *sys,
    const struct standing *st, struct timeline_row *r)
{
	r->run_id = st->run_id;
	r->system_id = sys->id;
	r->track_id = st->subject.track_id;
	r->name = xstrdup(sys->name);
	r->vendor = xstrdup(sys->vendor);
	r->owner = sys->owner ? xstrdup(sys->owner) : NULL;
	r->course = xstrdup(st->track.title);
	timeline_forecast(st, r);
	r->slips = judge(l->to, r);
	note_events(l, st, r);
}

static bool
add_row(struct loading *l, int64_t id, int64_t track, struct err *e)
{
	struct timeline *t = l->to;
	struct subject sub = { SUBJECT_SYSTEM, id, track };
	struct timeline_row row = { .last = DAY_NONE, .order = t->n };
	struct standing *st;
	struct system sys;
	bool ok;

	if (!system_get(l->store, id, &sys, e))
		return !e->code;	/* gone meanwhile */
	st = xcalloc(1, sizeof(*st));
	ok = standing_load(l->store, &sub, l->ask->day, st, e);
	if (ok) {
		fill_row(l, &sys, st, &row);
		t->row = xrealloc(t->row, t->n + 1, sizeof(*t->row));
		t->row[t->n++] = row;
		t->count[row.slips]++;
	}
	standing_fini(st);
	free(st);
	system_fini(&sys);
	return ok;
}

static bool
add_course(struct loading *l, int64_t track, struct err *e)
{
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok = system_ids_of_track(l->store, track, &ids, e);

	l->to->enrolled += ids.n;
	ok = ok && roster_narrow(l->store, ROSTER_SYSTEMS, l->ask->filter,
	    l->ask->day, l->ask->past, &ids, e);
	for (i = 0; ok && i < ids.n; i++)
		ok = add_row(l, ids.id[i], track, e);
	free(ids.id);
	return ok;
}

/* ---- all of them ---- */

static int
group_of(const struct timeline_row *r)
{
	return r->slips == SLIPS_UNKNOWN ? 2 : r->slips == SLIPS_YES;
}

static int
day_order(day_t a, day_t b)
{
	if (a == DAY_NONE || b == DAY_NONE)
		return (a == DAY_NONE) - (b == DAY_NONE);
	return (a > b) - (a < b);
}

static int
row_order(const void *a, const void *b)
{
	const struct timeline_row *x = a, *y = b;
	int by = group_of(x) - group_of(y);

	if (!by)
		by = day_order(x->ready.on, y->ready.on);
	if (!by)
		by = day_order(x->ready.plan, y->ready.plan);
	return by ? by : x->order < y->order ? -1 : x->order > y->order;
}

static bool
load_all(struct loading *l, struct err *e)
{
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok;

	if (l->ask->track_id)
		return track_info_get(l->store, l->ask->track_id,
		    &l->to->info, e) && add_course(l, l->ask->track_id, e);
	ok = course_ids(l->store, &ids, e);
	for (i = 0; ok && i < ids.n; i++)
		ok = add_course(l, ids.id[i], e);
	free(ids.id);
	return ok;
}

/* Targets that count what the timeline tells of: klarmeldte systems. */
static bool
name_targets(struct store *s, struct timeline *t, struct err *e)
{
	struct target *rows = NULL;
	struct buf b = BUF_INIT;
	size_t n = 0, i;
	int y, m, d;
	bool ok;

	date_split(t->day, &y, &m, &d);
	ok = target_rows(s, y, date_quarter(t->day), &rows, &n, e);
	for (i = 0; ok && i < n; i++)
		if (rows[i].metric && !strcmp(rows[i].metric, TARGET_READY))
			buf_addf(&b, "%s%s %s", b.len ? ", " : "",
			    rows[i].number, rows[i].area ? rows[i].area :
			    rows[i].title);
	target_free(rows, n);
	t->targets = buf_take(&b);
	return ok;
}

bool
timeline_load(struct store *s, const struct timeline_ask *ask,
    struct timeline *t, struct err *e)
{
	struct loading l = { .store = s, .ask = ask, .to = t,
	    .mine = inbox_asked("me", ask->day, NULL) };
	bool ok;

	*t = (struct timeline){ .day = ask->day,
	    .end = date_quarter_end(ask->day) };
	if (!store_snapshot(s, e))
		return false;
	ok = load_all(&l, e) && name_targets(s, t, e);
	store_snapshot_end(s);
	if (t->n)
		qsort(t->row, t->n, sizeof(*t->row), row_order);
	return ok;
}

bool
timeline_count(struct store *s, struct timeline *t, struct err *e)
{
	struct rollout_last *last = NULL;
	struct rollout_rows rows;
	size_t n = 0, i, k;
	bool ok = rollout_rows(s, t->day, &rows, e) &&
	    rollout_last(s, t->day, &last, &n, e);

	for (i = 0; ok && i < t->n; i++) {
		struct timeline_row *r = &t->row[i];
		struct rollout_count c = rollout_of_system(&rows,
		    r->system_id);

		r->counted = true;
		r->operation = c.n[ROLLOUT_OPERATION];
		r->all = rollout_total(&c);
		r->last = DAY_NONE;
		for (k = 0; k < n; k++)
			if (last[k].system_id == r->system_id)
				r->last = last[k].on;
	}
	rollout_rows_fini(&rows);
	free(last);
	return ok;
}

bool
timeline_at(struct store *s, const struct timeline_ask *ask,
    const struct moment *at, struct timeline *t, struct err *e)
{
	struct timeline_ask then = { .track_id = ask->track_id,
	    .day = at->day, .past = true, .filter = "" };
	struct known k = at->k;
	bool ok;

	*t = (struct timeline){ .row = NULL };
	store_now(s);
	if (at->known && !store_known(s, &k, e))
		return false;
	if (then.day == DAY_NONE)	/* of an act told by its number */
		then.day = known_day(&k);
	ok = timeline_load(s, &then, t, e);
	store_now(s);
	return ok;
}

void
timeline_base(struct timeline *t, const struct timeline *then)
{
	size_t i, k;

	t->based = true;
	for (i = 0; i < t->n; i++) {
		t->row[i].base = DAY_NONE;
		for (k = 0; k < then->n; k++)
			if (then->row[k].run_id == t->row[i].run_id &&
			    then->row[k].ready.sure >= OUTLOOK_FORECAST)
				t->row[i].base = then->row[k].ready.on;
	}
}
