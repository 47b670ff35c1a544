/*
 * What changed (diff.h). Of each time a picture is taken: which installation
 * has which status, which step of which subject is in which state, which gates
 * are open, all by their numbers; then the two are laid on each other. Names
 * are asked for only of what differs, in the store of now, whose history knows
 * also what is gone.
 */
#include "report/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/contradictions.h"
#include "store/object.h"
#include "store/programme.h"

struct spot {				/* one thing of a picture */
	int64_t		 id, sub;	/* installation; or subject and step */
	enum subject_kind kind;
	int		 state;
	bool		 gate;		/* of sub, a phase */
};

struct spots {
	struct spot	*s;
	size_t		 n, room;
};

struct area_count {
	char		*area;		/* NULL: without one */
	struct rollout_count count;
};

struct picture {
	struct spots	 status, step;	/* sorted */
	struct area_count *area;
	size_t		 nareas;
};

static void
picture_fini(struct picture *p)
{
	size_t i;

	for (i = 0; i < p->nareas; i++)
		free(p->area[i].area);
	free(p->area);
	free(p->status.s);
	free(p->step.s);
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

static int
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

/* ---- taking a picture --------------------------------------------------- */

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

static bool
take(struct store *s, struct moment *m, const struct diff_scope *scope,
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
	    (scope->what != SCOPE_ALL || take_counts(s, m->day, p, e));
	store_snapshot_end(s);
	return ok;
}

/* ---- laying them on each other ------------------------------------------ */

struct laying {
	struct store	*s;		/* of now */
	struct diff	*d;
	size_t		 most;
};

/* Room for another row of a kind; NULL: enough of them. */
static struct diff_row *
row_add(struct laying *l, enum diff_kind kind)
{
	struct diff_row *r;

	if (l->d->found[kind]++ >= l->most && l->most)
		return NULL;
	l->d->row = xrealloc(l->d->row, l->d->n + 1, sizeof(*l->d->row));
	r = &l->d->row[l->d->n++];
	*r = (struct diff_row){ .kind = kind };
	return r;
}

static char *
name_of(struct laying *l, enum entity entity, int64_t id)
{
	struct buf b = BUF_INIT;

	object_name(&b, l->s, entity, id);
	return buf_take(&b);
}

static void
lay_status(struct laying *l, const struct spot *s, int from, int to)
{
	struct diff_row *r = row_add(l, DIFF_STATUS);

	if (!r)
		return;
	r->subject = (struct subject){ SUBJECT_INSTALLATION, s->id, 0 };
	r->name = name_of(l, ENTITY_INSTALLATION, s->id);
	r->before = from == ROLLOUT_GONE ? "none" :
	    rollout_word((enum rollout)from);
	r->after = rollout_word((enum rollout)to);
	r->from = from == ROLLOUT_GONE ? _("not there") :
	    rollout_name((enum rollout)from);
	r->to = rollout_name((enum rollout)to);
}

/* A step nobody has done anything to is open, locked or not. */
static const char *
state_word(int state)
{
	return state == STEP_READY ? mark_word(MARK_OPEN) :
	    step_state_word((enum step_state)state);
}

static const char *
state_name(int state)
{
	return state == STEP_READY ? mark_name(MARK_OPEN) :
	    step_state_name((enum step_state)state);
}

static void
lay_step(struct laying *l, const struct spot *s, int from, int to)
{
	static const enum entity of[SUBJECT__COUNT] = {
		[SUBJECT_SYSTEM] = ENTITY_SYSTEM,
		[SUBJECT_INSTALLATION] = ENTITY_INSTALLATION,
		[SUBJECT_MUNICIPALITY] = ENTITY_MUNICIPALITY,
	};
	struct diff_row *r = row_add(l, s->gate ? DIFF_GATE : DIFF_STEP);

	if (!r)
		return;
	r->subject = (struct subject){ s->kind, s->id, 0 };
	r->name = name_of(l, of[s->kind], s->id);
	r->what = name_of(l, s->gate ? ENTITY_PHASE : ENTITY_STEP, s->sub);
	if (s->gate) {
		r->before = from ? "open" : "locked";
		r->after = to ? "open" : "locked";
		r->from = from ? _("open") : _("locked");
		r->to = to ? _("open") : _("locked");
	} else {
		r->before = state_word(from);
		r->after = state_word(to);
		r->from = state_name(from);
		r->to = state_name(to);
	}
}

static int
no_status(const struct spot *s)
{
	(void)s;
	return ROLLOUT_GONE;
}

/* A gate is locked, a step open. */
static int
no_step(const struct spot *s)
{
	return s->gate ? 0 : STEP_READY;
}

/* Both are sorted; what is in one only was, or became, nothing. */
static void
lay(struct laying *l, const struct spots *a, const struct spots *b,
    int (*nothing)(const struct spot *),
    void (*tell)(struct laying *, const struct spot *, int, int))
{
	size_t i = 0, k = 0;
	int order, none;

	while (i < a->n || k < b->n) {
		order = i == a->n ? 1 : k == b->n ? -1 :
		    spot_compare(&a->s[i], &b->s[k]);
		none = nothing(order < 0 ? &a->s[i] : &b->s[k]);
		if (order < 0) {
			if (a->s[i].state != none)
				tell(l, &a->s[i], a->s[i].state, none);
			i++;
		} else if (order > 0) {
			if (b->s[k].state != none)
				tell(l, &b->s[k], none, b->s[k].state);
			k++;
		} else {
			if (a->s[i].state != b->s[k].state)
				tell(l, &b->s[k], a->s[i].state,
				    b->s[k].state);
			i++;
			k++;
		}
	}
}

static void
lay_area(struct laying *l, const char *area, const struct rollout_count *a,
    const struct rollout_count *b)
{
	struct diff_row *r;
	int status;

	for (status = 0; status < ROLLOUT_GONE; status++) {
		if (a->n[status] == b->n[status] ||
		    !(r = row_add(l, DIFF_COUNT)))
			continue;
		r->name = xstrdup(area ? area : "-");
		r->what = xstrdup(rollout_name((enum rollout)status));
		r->before = rollout_word((enum rollout)status);
		r->was = a->n[status];
		r->will = b->n[status];
	}
}

static const struct area_count *
area_in(const struct picture *p, const char *area)
{
	size_t i;

	for (i = 0; i < p->nareas; i++)
		if ((!area && !p->area[i].area) ||
		    (area && str_eq(p->area[i].area, area)))
			return &p->area[i];
	return NULL;
}

static void
lay_counts(struct laying *l, const struct picture *a, const struct picture *b)
{
	static const struct rollout_count none = { { 0 } };
	const struct area_count *other;
	size_t i;

	for (i = 0; i < a->nareas; i++) {
		other = area_in(b, a->area[i].area);
		lay_area(l, a->area[i].area, &a->area[i].count,
		    other ? &other->count : &none);
	}
	for (i = 0; i < b->nareas; i++)
		if (!area_in(a, b->area[i].area))
			lay_area(l, b->area[i].area, &none,
			    &b->area[i].count);
}

/* By kind; within a kind as they were found. */
static void
sort_rows(struct diff *d)
{
	struct diff_row *sorted = xcalloc(d->n + 1, sizeof(*sorted));
	size_t i, n = 0;
	int kind;

	for (kind = 0; kind < DIFF__COUNT; kind++)
		for (i = 0; i < d->n; i++)
			if ((int)d->row[i].kind == kind)
				sorted[n++] = d->row[i];
	free(d->row);
	d->row = sorted;
}

bool
diff_load(struct store *s, const struct moment *a, const struct moment *b,
    const struct diff_scope *scope, size_t most, struct diff *d,
    struct err *e)
{
	struct picture pa = { .nareas = 0 }, pb = { .nareas = 0 };
	struct laying l = { s, d, most };
	bool ok;

	*d = (struct diff){ .a = *a, .b = *b };
	ok = take(s, &d->a, scope, &pa, e) && take(s, &d->b, scope, &pb, e);
	store_now(s);
	if (ok) {
		lay_counts(&l, &pa, &pb);
		lay(&l, &pa.step, &pb.step, no_step, lay_step);
		lay(&l, &pa.status, &pb.status, no_status, lay_status);
		sort_rows(d);
	}
	picture_fini(&pa);
	picture_fini(&pb);
	return ok;
}

void
diff_fini(struct diff *d)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		free(d->row[i].name);
		free(d->row[i].what);
	}
	free(d->row);
	d->row = NULL;
	d->n = 0;
}
