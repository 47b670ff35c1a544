/*
 * What changed (diff.h). Of each time a picture is taken: which installation
 * has which status, which step of which subject is in which state, which gates
 * are open, what has come of each request, all by their numbers; then the two
 * are laid on each other. Names are asked for only of what differs, in the
 * store of now, whose history knows also what is gone.
 */
#include "report/diff_room.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/object.h"

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

static const enum entity entity_of_kind[SUBJECT__COUNT] = {
	[SUBJECT_SYSTEM] = ENTITY_SYSTEM,
	[SUBJECT_INSTALLATION] = ENTITY_INSTALLATION,
	[SUBJECT_MUNICIPALITY] = ENTITY_MUNICIPALITY,
};

static void
tell_request(int state, const char **word, const char **name)
{
	*word = state == NOT_ASKED ? "none" : state == MOOT ? "moot" :
	    request_word((enum request_state)state);
	*name = state == NOT_ASKED ? _("not asked") : state == MOOT ?
	    _("needs no answer") : request_name((enum request_state)state);
}

static void
lay_request(struct laying *l, const struct spot *s, int from, int to)
{
	struct diff_row *r = row_add(l, DIFF_REQUEST);

	if (!r)
		return;
	r->subject = (struct subject){ s->kind, s->id, 0 };
	r->name = name_of(l, entity_of_kind[s->kind], s->id);
	r->what = name_of(l, ENTITY_STEP, s->step);
	tell_request(from, &r->before, &r->from);
	tell_request(to, &r->after, &r->to);
}

static int
no_request(const struct spot *s)
{
	(void)s;
	return NOT_ASKED;
}

static void
lay_step(struct laying *l, const struct spot *s, int from, int to)
{
	struct diff_row *r = row_add(l, s->gate ? DIFF_GATE : DIFF_STEP);

	if (!r)
		return;
	r->subject = (struct subject){ s->kind, s->id, 0 };
	r->name = name_of(l, entity_of_kind[s->kind], s->id);
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
	ok = picture_take(s, &d->a, scope, &pa, e) &&
	    picture_take(s, &d->b, scope, &pb, e);
	store_now(s);
	if (ok) {
		lay_counts(&l, &pa, &pb);
		lay(&l, &pa.step, &pb.step, no_step, lay_step);
		lay(&l, &pa.request, &pb.request, no_request, lay_request);
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
