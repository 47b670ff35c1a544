/*
 * What if (whatif.h). The walk is worked out twice, as it is and with the
 * supposed marks, and what differs is told. An installation follows from its
 * system: it is read as it stands and walked again with the klarmelding that
 * the supposition would give.
 */
#include "report/whatif.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/attention.h"
#include "store/programme.h"
#include "store/store.h"

struct asking {				/* effects under way */
	struct store	*store;
	day_t		 day;
	enum mark_state	 state;
	struct effects	*to;
	struct gain	*gain;		/* what might count for a target */
	size_t		 ngain;
};

/* A municipality new in operation, or a system klarmeldt, in an area. */
struct gain {
	int64_t		 area_id, id;
	char		*area;
	bool		 system;
};

struct supposal {			/* one subject, as it would be */
	struct walk	 walk;
	struct outlook	 was, will;
	struct mark	 mark[TRACK_STEPS_MAX];
};

static const struct {
	const char *word, *name;
} kinds[EFFECT__COUNT] = {
	[EFFECT_AHEAD] = { "ahead", N_("before its turn") },
	[EFFECT_READY] = { "ready", N_("may start") },
	[EFFECT_GATE] = { "gate", N_("gate opens") },
	[EFFECT_FORECAST] = { "forecast", N_("forecast") },
	[EFFECT_RELEASED] = { "released", N_("released") },
	[EFFECT_TARGET] = { "target", N_("target") },
};

const char *
effect_word(enum effect_kind k)
{
	return kinds[k].word;
}

const char *
effect_name(enum effect_kind k)
{
	return _(kinds[k].name);
}

void
effects_fini(struct effects *es)
{
	size_t i;

	for (i = 0; i < es->n; i++) {
		free(es->e[i].name);
		free(es->e[i].what);
	}
	free(es->e);
	*es = (struct effects){ .e = NULL };
}

static struct effect *
add(struct effects *es, enum effect_kind kind, const struct subject *sub,
    const char *name, char *what)
{
	struct effect *e;

	es->e = xrealloc(es->e, es->n + 1, sizeof(*es->e));
	e = &es->e[es->n++];
	*e = (struct effect){ .kind = kind, .before = DAY_NONE,
	    .after = DAY_NONE, .what = what };
	if (sub)
		e->subject = *sub;
	e->name = name ? xstrdup(name) : NULL;
	return e;
}

void
standing_outlook(const struct standing *st, struct outlook *o)
{
	struct outlook system;
	day_t ready = st->facts.system_ready_on;

	if (ready == DAY_NONE && st->system) {
		walk_outlook(&st->system->walk, DAY_NONE, &system);
		ready = system.ready;
	}
	walk_outlook(&st->walk, ready, o);
}

static char *
step_text(const struct track *t, int i)
{
	return str_empty(t->steps[i].title) ? xstrdup(t->steps[i].key) :
	    xasprintf("%s %s", t->steps[i].key, t->steps[i].title);
}

static void
tell_ahead(const struct standing *st, uint64_t steps, struct effects *es)
{
	const struct track *t = &st->track;
	struct buf b = BUF_INIT;
	uint64_t lack;
	int i;

	for (i = 0; i < t->nsteps; i++) {
		lack = st->walk.step[i].missing & ~steps;
		if (!(steps >> i & 1) || step_is_done(st->walk.step[i].state)
		    || (!lack && !st->walk.step[i].needs_system))
			continue;
		buf_clear(&b);
		walk_names(&b, t, lack);
		if (st->walk.step[i].needs_system)
			buf_addf(&b, "%s%s", lack ? ", " : "",
			    _("the system is not ready"));
		add(es, EFFECT_AHEAD, &st->subject, st->name, xasprintf(
		    _("%s is locked by %s"), t->steps[i].key, buf_str(&b)));
	}
	buf_fini(&b);
}

static void
tell_gates(const struct standing *st, const struct walk *will,
    struct effects *es)
{
	int p;

	for (p = 0; p < st->track.nphases; p++)
		if (will->gate[p].passed && !st->walk.gate[p].passed)
			add(es, EFFECT_GATE, &st->subject, st->name,
			    xasprintf(_("gate %d, %s"), p + 1,
			    st->track.phases[p].title));
}

static void
suppose(const struct standing *st, uint64_t steps, enum mark_state state,
    struct supposal *s)
{
	day_t ready = st->facts.system_ready_on;
	struct outlook system;

	standing_outlook(st, &s->was);
	walk_suppose(&s->walk, &st->walk, st->mark, &st->facts, steps, state,
	    s->mark);
	if (ready == DAY_NONE && st->system) {
		walk_outlook(&st->system->walk, DAY_NONE, &system);
		ready = system.ready;
	}
	walk_outlook(&s->walk, ready, &s->will);
}

/* What of the subject itself moves. */
static void
tell_own(const struct standing *st, uint64_t steps, const struct supposal *s,
    struct effects *es)
{
	struct effect *e;
	int i;

	tell_ahead(st, steps, es);
	for (i = 0; i < st->track.nsteps; i++)
		if (s->walk.step[i].state == STEP_READY &&
		    st->walk.step[i].state == STEP_LOCKED)
			add(es, EFFECT_READY, &st->subject, st->name,
			    step_text(&st->track, i));
	tell_gates(st, &s->walk, es);
	if (s->was.ready == s->will.ready)
		return;
	e = add(es, EFFECT_FORECAST, &st->subject, st->name,
	    xstrdup(st->track.phases[st->track.nphases - 1].title));
	e->before = s->was.ready;
	e->after = s->will.ready;
}

void
effects_of(const struct standing *st, uint64_t steps, enum mark_state state,
    struct effects *es)
{
	struct supposal *s = xcalloc(1, sizeof(*s));

	es->day = st->walk.day;
	suppose(st, steps, state, s);
	tell_own(st, steps, s, es);
	free(s);
}

/* ---- installations and targets ------------------------------------------ */

static bool
gives_operation(const struct track *t, const struct walk *w)
{
	int i;

	for (i = 0; i < t->nsteps; i++)
		if (t->steps[i].gives == MILESTONE_OPERATION &&
		    step_is_done(w->step[i].state))
			return true;
	return false;
}

/* Something that counts for the area of a system. */
static bool
note_gain(struct asking *a, int64_t system_id, int64_t id, bool system,
    struct err *e)
{
	struct system sys;
	bool ok = system_get(a->store, system_id, &sys, e);

	if (ok && sys.area) {
		a->gain = xrealloc(a->gain, a->ngain + 1, sizeof(*a->gain));
		a->gain[a->ngain++] = (struct gain){ sys.area_id, id,
		    xstrdup(sys.area), system };
	}
	system_fini(&sys);
	return ok;
}

static bool
note_operation(struct asking *a, int64_t installation, struct err *e)
{
	struct installation in;
	bool ok = installation_get(a->store, installation, &in, e) &&
	    note_gain(a, in.system_id, in.municipality_id, false, e);

	installation_fini(&in);
	return ok;
}

/* Read one installation and walk it again with another klarmelding. */
static bool
release_one(struct asking *a, int64_t id, day_t ready, struct err *e)
{
	struct subject sub = { SUBJECT_INSTALLATION, id, 0 };
	struct standing *st = xcalloc(1, sizeof(*st));
	struct walk *w = xcalloc(1, sizeof(*w));
	uint64_t freed = 0;
	struct buf b = BUF_INIT;
	bool ok = standing_load(a->store, &sub, a->day, st, e);
	int i;

	if (ok) {
		struct walk_facts f = st->facts;

		f.system_ready_on = ready;
		walk_track(w, &st->track, st->mark, &f, a->day);
		for (i = 0; i < st->track.nsteps; i++)
			if (st->walk.step[i].needs_system &&
			    w->step[i].state == STEP_READY)
				freed |= UINT64_C(1) << i;
	}
	if (freed) {
		walk_names(&b, &st->track, freed);
		add(a->to, EFFECT_RELEASED, &st->subject, st->name,
		    xasprintf(_("may start: %s"), buf_str(&b)));
	}
	buf_fini(&b);
	standing_fini(st);
	free(st);
	free(w);
	return ok;
}

static bool
release_all(struct asking *a, int64_t system, day_t ready, struct err *e)
{
	struct installation_filter f = { .system_id = system,
	    .status = ROLLOUT__COUNT, .day = a->day };
	struct ids ids = { NULL, 0 };
	bool ok = installation_ids(a->store, &f, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++)
		ok = release_one(a, ids.id[i], ready, e);
	free(ids.id);
	return ok;
}

static bool
suppose_one(struct asking *a, const struct supposed *p, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct supposal *s = xcalloc(1, sizeof(*s));
	bool ok = standing_load(a->store, &p->subject, a->day, st, e);

	if (ok) {
		suppose(st, p->steps, a->state, s);
		tell_own(st, p->steps, s, a->to);
		if (p->subject.kind == SUBJECT_SYSTEM &&
		    s->walk.ready_on != DAY_NONE &&
		    st->walk.ready_on == DAY_NONE)
			ok = note_gain(a, p->subject.id, p->subject.id, true,
			    e) && release_all(a, p->subject.id,
			    s->walk.ready_on, e);
		if (p->subject.kind == SUBJECT_INSTALLATION &&
		    gives_operation(&st->track, &s->walk) &&
		    !gives_operation(&st->track, &st->walk))
			ok = note_operation(a, p->subject.id, e);
	}
	standing_fini(st);
	free(st);
	free(s);
	return ok;
}

/* Municipalities in operation in an area: now, and new ones, each once. */
static bool
count_operation(struct asking *a, const struct gain *g, struct effect *ef,
    struct err *e)
{
	struct installation_filter f = { .area_id = g->area_id,
	    .status = ROLLOUT_OPERATION, .day = a->day };
	struct rollout_rows rows;
	struct ids in;
	size_t i, k;
	bool ok = rollout_rows(a->store, a->day, &rows, e);

	for (i = 0; ok && i < rows.nareas; i++)
		if (rows.area[i].area_id == g->area_id)
			ef->was = rows.area[i].municipalities;
	rollout_rows_fini(&rows);
	ef->will = ef->was;
	for (i = 0; ok && i < a->ngain; i++) {
		for (k = 0; k < i; k++)
			if (!a->gain[k].system && a->gain[k].area_id ==
			    g->area_id && a->gain[k].id == a->gain[i].id)
				break;
		if (k < i || a->gain[i].system ||
		    a->gain[i].area_id != g->area_id)
			continue;
		f.municipality_id = a->gain[i].id;
		ok = installation_ids(a->store, &f, &in, e);
		if (ok) {
			ef->will += in.n == 0;
			free(in.id);
		}
	}
	return ok;
}

/* Klarmeldte systems of an area: now, and with the new ones. */
static bool
count_ready(struct asking *a, const struct gain *g, struct effect *ef,
    struct err *e)
{
	struct ids ids;
	struct system sys;
	day_t ready;
	size_t i;
	bool ok = system_ids(a->store, &ids, e);

	for (i = 0; ok && i < ids.n; i++) {
		ok = system_get(a->store, ids.id[i], &sys, e);
		if (ok && sys.area_id == g->area_id) {
			ok = system_ready_on(a->store, sys.id, a->day,
			    &ready, e);
			ef->was += ready != DAY_NONE;
		}
		system_fini(&sys);
	}
	free(ids.id);
	ef->will = ef->was;
	for (i = 0; i < a->ngain; i++)
		ef->will += a->gain[i].system &&
		    a->gain[i].area_id == g->area_id;
	return ok;
}

/* One target and one area that gains; the first gain of the area tells. */
static bool
tell_target(struct asking *a, const struct target *t, size_t k,
    struct err *e)
{
	const struct gain *g = &a->gain[k];
	const char *metric = g->system ? TARGET_READY : TARGET_LIVE;
	struct effect ef = { .was = 0 }, *told;
	size_t i;

	if (!str_eq(t->metric, metric) || !str_eq(t->area, g->area))
		return true;
	for (i = 0; i < k; i++)
		if (a->gain[i].system == g->system &&
		    a->gain[i].area_id == g->area_id)
			return true;
	if (!(g->system ? count_ready(a, g, &ef, e) :
	    count_operation(a, g, &ef, e)))
		return false;
	if (ef.was == ef.will)
		return true;
	told = add(a->to, EFFECT_TARGET, NULL, t->number, xstrdup(t->title));
	told->was = ef.was;
	told->will = ef.will;
	return true;
}

static bool
tell_targets(struct asking *a, struct err *e)
{
	struct target *target = NULL;
	size_t n = 0, i, k;
	int y, m, d;
	bool ok;

	if (!a->ngain)
		return true;
	date_split(a->day, &y, &m, &d);
	ok = target_rows(a->store, y, date_quarter(a->day), &target, &n, e);
	for (i = 0; ok && i < n; i++)
		for (k = 0; ok && k < a->ngain; k++)
			ok = tell_target(a, &target[i], k, e);
	target_free(target, n);
	return ok;
}

/* By kind; within a kind as they were found. */
static void
effects_sort(struct effects *es)
{
	struct effect *sorted = xcalloc(es->n + 1, sizeof(*sorted));
	size_t i, n = 0;
	int kind;

	for (kind = 0; kind < EFFECT__COUNT; kind++)
		for (i = 0; i < es->n; i++)
			if ((int)es->e[i].kind == kind)
				sorted[n++] = es->e[i];
	free(es->e);
	es->e = sorted;
}

bool
effects_load(struct store *s, day_t day, const struct supposed *p, size_t n,
    enum mark_state state, struct effects *es, struct err *e)
{
	struct asking a = { .store = s, .day = day, .state = state,
	    .to = es };
	size_t i;
	bool ok;

	*es = (struct effects){ .day = day };
	if (!store_snapshot(s, e))
		return false;
	ok = true;
	for (i = 0; ok && i < n; i++)
		ok = suppose_one(&a, &p[i], e);
	ok = ok && tell_targets(&a, e);
	store_snapshot_end(s);
	for (i = 0; i < a.ngain; i++)
		free(a.gain[i].area);
	free(a.gain);
	if (ok)
		effects_sort(es);
	else
		effects_fini(es);
	return ok;
}
