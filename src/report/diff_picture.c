/*
 * A picture of one time (diff_room.h): who is where, all by their numbers.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "report/diff_room.h"
#include "store/contradictions.h"
#include "store/roster.h"

void
picture_fini(struct picture *p)
{
	size_t i;

	for (i = 0; i < p->nareas; i++)
		free(p->area[i].area);
	free(p->area);
	free(p->status.s);
	free(p->step.s);
	free(p->request.s);
}

static void
spot_add(struct spots *to, struct spot s)
{
	if (to->n == to->room) {
		to->room = to->room ? 2 * to->room : 256;
		to->s = xrealloc(to->s, to->room, sizeof(*to->s));
	}
	to->s[to->n++] = s;
}

int
spot_compare(const void *x, const void *y)
{
	const struct spot *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	if (a->gate != b->gate)
		return a->gate ? -1 : 1;
	return (a->sub > b->sub) - (a->sub < b->sub);
}

/* A subject that was read twice is there once. */
static void
spots_sort(struct spots *s)
{
	size_t i, n = 0;

	if (s->n)
		qsort(s->s, s->n, sizeof(*s->s), spot_compare);
	for (i = 0; i < s->n; i++)
		if (n == 0 || spot_compare(&s->s[n - 1], &s->s[i]) != 0)
			s->s[n++] = s->s[i];
	s->n = n;
}

static bool
take_statuses(struct store *s, day_t day, const struct diff_scope *scope,
    struct picture *p, struct err *e)
{
	struct installation_filter f = { .day = day };
	struct ids ids;
	bool ok = true;
	size_t i;
	int status;

	if (scope->what == SCOPE_MUNICIPALITY)
		f.municipality_id = scope->municipality_id;
	if (scope->what == SCOPE_SUBJECT &&
	    scope->subject.kind == SUBJECT_SYSTEM)
		f.system_id = scope->subject.id;
	for (status = 0; ok && status < ROLLOUT_GONE; status++) {
		f.status = (enum rollout)status;
		ok = installation_ids(s, &f, &ids, e);
		for (i = 0; ok && i < ids.n; i++)
			if (scope->what != SCOPE_SUBJECT || f.system_id ||
			    (scope->subject.kind == SUBJECT_INSTALLATION &&
			    scope->subject.id == ids.id[i]))
				spot_add(&p->status, (struct spot){
				    .id = ids.id[i], .state = status });
		if (ok)
			free(ids.id);
	}
	spots_sort(&p->status);
	return ok;
}

/* Locked or may start: nobody has done anything; both are open. */
static int
told_state(enum step_state s)
{
	return s == STEP_LOCKED || s == STEP_NOT_APPLICABLE ? STEP_READY :
	    (int)s;
}

static bool
take_subject(struct store *s, day_t day, const struct subject *sub,
    struct picture *p, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct err own = ERR_INIT;
	bool ok = standing_load(s, sub, day, st, &own);
	int i;

	for (i = 0; ok && i < st->track.nsteps; i++)
		spot_add(&p->step, (struct spot){ .id = sub->id,
		    .kind = sub->kind, .sub = st->track.steps[i].id,
		    .state = told_state(st->walk.step[i].state) });
	for (i = 0; ok && i < st->track.nphases; i++)
		spot_add(&p->step, (struct spot){ .id = sub->id,
		    .kind = sub->kind, .sub = st->track.phases[i].id,
		    .gate = true, .state = st->walk.gate[i].passed });
	standing_fini(st);
	free(st);
	/* What is on no track, or not there, has no steps then. */
	if (!ok && own.code != ERR_INVALID)
		return err_set(e, own.code, "%s", own.msg);
	return true;
}

static bool
in_scope(struct store *s, const struct diff_scope *scope,
    const struct subject *sub, bool *in, struct err *e)
{
	struct installation i;

	*in = scope->what == SCOPE_ALL;
	if (scope->what != SCOPE_MUNICIPALITY)
		return true;
	*in = sub->kind == SUBJECT_MUNICIPALITY &&
	    sub->id == scope->municipality_id;
	if (sub->kind != SUBJECT_INSTALLATION)
		return true;
	if (!installation_get(s, sub->id, &i, e))
		return e->code == ERR_NONE;
	*in = i.municipality_id == scope->municipality_id;
	installation_fini(&i);
	return true;
}

static bool
take_steps(struct store *s, day_t day, const struct diff_scope *scope,
    struct picture *p, struct err *e)
{
	struct subject *subs = NULL;
	size_t n = 0, i;
	bool ok, in;

	if (scope->what == SCOPE_SUBJECT)
		ok = take_subject(s, day, &scope->subject, p, e);
	else
		ok = marked_subjects(s, &subs, &n, e);
	for (i = 0; ok && i < n; i++) {
		ok = in_scope(s, scope, &subs[i], &in, e);
		if (ok && in)
			ok = take_subject(s, day, &subs[i], p, e);
	}
	free(subs);
	spots_sort(&p->step);
	return ok;
}

static int
request_state(const char *word)
{
	enum request_state state;

	return request_of(word, &state) ? (int)state : MOOT;
}

/* Whose it is, and of which step. */
static bool
request_spot(struct store *s, int64_t id, struct spot *spot, struct err *e)
{
	static const char *const columns[SUBJECT__COUNT] = {
		[SUBJECT_SYSTEM] = "system_id",
		[SUBJECT_INSTALLATION] = "installation_id",
		[SUBJECT_MUNICIPALITY] = "municipality_id",
	};
	struct record r, run;
	bool ok = record_get(s, ENTITY_WAIVER_REQUEST, id, &r, e);
	int kind;

	record_init(&run, ENTITY_RUN);
	ok = ok && record_get(s, ENTITY_RUN, record_int(&r, "run_id"), &run,
	    e);
	*spot = (struct spot){ .sub = id };
	for (kind = 0; ok && kind < SUBJECT__COUNT && spot->id == 0; kind++) {
		spot->kind = (enum subject_kind)kind;
		spot->id = record_int(&run, columns[kind]);
	}
	if (ok)
		spot->step = record_int(&r, "step_id");
	record_fini(&r);
	record_fini(&run);
	return ok;
}

static bool
take_request(struct store *s, const struct roster_row *row,
    const struct diff_scope *scope, struct picture *p, struct err *e)
{
	const struct subject *one = &scope->subject;
	struct subject sub;
	struct spot spot;
	bool in;

	if (!request_spot(s, row->id, &spot, e))
		return false;
	sub = (struct subject){ spot.kind, spot.id, 0 };
	if (!in_scope(s, scope, &sub, &in, e))
		return false;
	if (scope->what == SCOPE_SUBJECT)
		in = sub.kind == one->kind && sub.id == one->id;
	spot.state = request_state(row->cell[F_REQUEST_STATE].text);
	if (in)
		spot_add(&p->request, spot);
	return true;
}

static bool
take_requests(struct store *s, day_t day, const struct diff_scope *scope,
    struct picture *p, struct err *e)
{
	struct roster *ro = roster_open(s, ROSTER_REQUESTS, day, true, e);
	struct roster_query all = { .filter = NULL };
	struct ids ids = { NULL, 0 };
	struct roster_row row;
	bool ok = ro && roster_ids(ro, &all, &ids, NULL, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++) {
		if (roster_get(ro, ids.id[i], &row, e))
			ok = take_request(s, &row, scope, p, e);
		ok = ok && !e->code;
		roster_row_fini(&row);
	}
	free(ids.id);
	roster_close(ro);
	spots_sort(&p->request);
	return ok;
}

static bool
take_counts(struct store *s, day_t day, struct picture *p, struct err *e)
{
	struct rollout_rows rows;
	bool ok = rollout_rows(s, day, &rows, e);
	struct area_count *c;
	size_t i;

	for (i = 0; ok && i < rows.n; i++) {
		const char *area = rows.row[i].area;

		if (!p->nareas || !str_eq(p->area[p->nareas - 1].area, area)) {
			p->area = xrealloc(p->area, p->nareas + 1,
			    sizeof(*p->area));
			c = &p->area[p->nareas++];
			*c = (struct area_count){ area ? xstrdup(area) : NULL,
			    { { 0 } } };
		}
		rollout_add(&p->area[p->nareas - 1].count,
		    &rows.row[i].count);
	}
	rollout_rows_fini(&rows);
	return ok;
}

bool
picture_take(struct store *s, struct moment *m, const struct diff_scope *scope,
    struct picture *p, struct err *e)
{
	bool ok;

	if (!m->known)
		store_now(s);
	else if (!store_known(s, &m->k, e))
		return false;
	if (m->day == DAY_NONE)		/* of an act told by its number */
		m->day = known_day(&m->k);
	if (!store_snapshot(s, e))
		return false;
	ok = take_statuses(s, m->day, scope, p, e) &&
	    take_steps(s, m->day, scope, p, e) &&
	    take_requests(s, m->day, scope, p, e) &&
	    (scope->what != SCOPE_ALL || take_counts(s, m->day, p, e));
	store_snapshot_end(s);
	return ok;
}
