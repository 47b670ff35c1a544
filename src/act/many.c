/*
 * One deed to many (many.h). The steps of a subject that follow each other
 * share its standing, judged after each change; a row that was refused may
 * have left its mark half changed in memory, so the standing is read anew.
 */
#include "act/many.h"

#include <stdlib.h>
#include <string.h>

#include "act/deed_verb.h"
#include "act/since.h"
#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"

struct run {				/* of one act_many */
	struct act_ctx	*c;
	const struct deed *deed;
	struct deed_verb verb;
	struct standing	*st;
	bool		 known;		/* st is as the store has it */
	struct since	 since;		/* the writer looked */
	struct many	*many;
	struct act_result *res;
};

void
errands_add(struct errands *ts, const struct subject *sub, const char *step)
{
	struct errand t = { *sub, "", false };

	str_copy(t.step, sizeof(t.step), step ? step : "");
	if (ts->n == ts->room) {
		ts->room = ts->room ? 2 * ts->room : 32;
		ts->errand = xrealloc(ts->errand, ts->room,
		    sizeof(*ts->errand));
	}
	ts->errand[ts->n++] = t;
}

void
errands_fini(struct errands *ts)
{
	free(ts->errand);
	memset(ts, 0, sizeof(*ts));
}

size_t
many_guard(void)
{
	return (size_t)config_number(SETTING_BULK_GUARD);
}

void
many_fini(struct many *m)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		free(m->row[i].name);
		free(m->row[i].text);
	}
	free(m->row);
	memset(m, 0, sizeof(*m));
}

void
many_refuse(struct many *m, const char *name, const char *why)
{
	m->row = xrealloc(m->row, m->n + 1, sizeof(*m->row));
	m->row[m->n++] = (struct many_row){ .outcome = MANY_REFUSED,
	    .name = xstrdup(name), .text = xstrdup(why) };
	m->count[MANY_REFUSED]++;
}

const char *
many_word(enum many_outcome o)
{
	static const char *const words[] = { "done", "same", "refused" };

	return words[o];
}

const char *
many_name(enum many_outcome o, bool dry)
{
	switch (o) {
	case MANY_DONE:		return dry ? _("will be") : _("done");
	case MANY_SAME:		return _("already so");
	case MANY_REFUSED:	break;
	}
	return _("refused");
}

/* ---- one row ---- */

static bool
same_subject(const struct subject *a, const struct subject *b)
{
	return a->kind == b->kind && a->id == b->id &&
	    (a->track_id == b->track_id || !a->track_id || !b->track_id);
}

static bool
know(struct run *r, const struct subject *sub, struct err *e)
{
	if (r->known && same_subject(&r->st->subject, sub))
		return true;
	standing_fini(r->st);
	memset(r->st, 0, sizeof(*r->st));
	r->known = standing_load(r->c->store, sub, r->verb.verb.day, r->st,
	    e);
	return r->known;
}

/* The key of the next step; NULL when all are done. */
static const char *
next_step(const struct standing *st)
{
	const char *locked = NULL;
	int i;

	for (i = 0; i < st->track.nsteps; i++) {
		enum step_state state = st->walk.step[i].state;

		if (step_is_done(state))
			continue;
		if (state != STEP_LOCKED)
			return st->track.steps[i].key;
		if (!locked)
			locked = st->track.steps[i].key;
	}
	return locked;
}

/* Is it so already, and would the verb add nothing but another day? */
static bool
is_so(const struct run *r, const char *key)
{
	const struct tick_args *a = &r->deed->tick;
	int i = track_step(&r->st->track, key);

	if (i < 0)
		return false;
	switch (r->deed->verb) {
	case VERB_TICK:
		return r->st->walk.step[i].state == STEP_MET &&
		    a->on == DAY_NONE && a->until == DAY_NONE &&
		    !a->evidence && !a->note;
	case VERB_UNTICK:
		return r->st->mark[i].state == MARK_OPEN &&
		    !step_is_done(r->st->walk.step[i].state);
	case VERB_START:
		return r->st->walk.step[i].state == STEP_RUNNING;
	default:
		return false;
	}
}

/* What the rules say no to is a row's; what the store says is the act's. */
static bool
is_refusal(const struct err *e)
{
	return e->code == ERR_RULE || e->code == ERR_INVALID ||
	    e->code == ERR_USAGE || e->code == ERR_CONFLICT ||
	    e->code == ERR_PART;
}

static bool
step_row(struct run *r, const char *key, bool *changed, struct buf *text,
    struct err *e)
{
	int before = r->st->walk.phase;
	struct clashes cs = { NULL, 0 };

	if (is_so(r, key))
		return true;
	if (!since_step(r->c->store, &r->since, r->st, key, &r->verb.verb,
	    r->verb.args, &cs, changed, e)) {
		if (cs.n && r->since.any)
			since_tell_clash(&cs, e);
		clashes_fini(&cs);
		return false;
	}
	if (*changed) {
		buf_add(text, r->verb.verb.done);
		steps_tell_gate(text, r->st, before);
	}
	return true;
}

static bool
do_row(struct run *r, const struct errand *t, struct many_row *row,
    struct buf *text, struct err *e)
{
	const char *key = t->step;
	bool changed = false;
	int i;

	if (t->gate && r->deed->verb != VERB_PASS)
		return err_set(e, ERR_RULE, _("a gate is passed; it has no "
		    "steps of its own"));
	if (!know(r, &t->subject, e))
		return false;
	if ((!*key || r->deed->verb == VERB_PASS) && since_moved(
	    r->c->store, &r->since, &t->subject, r->deed->verb == VERB_PASS,
	    e))
		return false;
	if (r->deed->verb == VERB_PASS) {
		r->known = false;	/* the gate's decision is not in it */
		changed = pass_one(r->c, r->st, r->deed->reason, text, e);
		if (!changed && e->code != ERR_PART)
			return false;
	} else {
		if (!*key)
			key = next_step(r->st);
		if (!key)
			return err_set(e, ERR_RULE,
			    _("every step is done"));
		i = track_step(&r->st->track, key);
		str_copy(row->step, sizeof(row->step), i < 0 ? key :
		    r->st->track.steps[i].key);
		if (!step_row(r, key, &changed, text, e))
			return false;
	}
	row->outcome = changed ? MANY_DONE : MANY_SAME;
	return true;
}

/* Also of a subject that cannot be worked on: it is on no track. */
static char *
name_of(struct run *r, const struct subject *sub)
{
	struct err e = ERR_INIT;

	if (!r->st->name) {
		standing_fini(r->st);
		memset(r->st, 0, sizeof(*r->st));
		standing_name(r->c->store, sub, r->st, &e);
	}
	if (sub->kind == SUBJECT_MUNICIPALITY && r->st->track.title)
		return xasprintf("%s / %s", r->st->name, r->st->track.title);
	return xstrdup(r->st->name ? r->st->name : "?");
}

/* A row and its outcome; false: the whole act must end. */
static bool
one_errand(struct run *r, const struct errand *t, struct err *e)
{
	struct many_row *row = &r->many->row[r->many->n];
	struct buf text = BUF_INIT;
	struct err why = ERR_INIT;
	bool ok;

	memset(row, 0, sizeof(*row));
	str_copy(row->step, sizeof(row->step), t->step);
	ok = do_row(r, t, row, &text, &why);
	if (!ok && !is_refusal(&why)) {
		*e = why;
		buf_fini(&text);
		return false;
	}
	if (!ok) {
		row->outcome = MANY_REFUSED;
		r->known = false;
		buf_clear(&text);
		buf_add(&text, why.msg);
	} else if (row->outcome == MANY_SAME) {
		buf_add(&text, _("it was so already"));
	}
	row->name = name_of(r, &t->subject);
	row->text = buf_take(&text);
	r->many->count[row->outcome]++;
	r->many->n++;
	return true;
}

/* ---- the act ---- */

/* "Acadre F1 and 11 more: met" */
static void
make_title(const struct run *r, struct buf *b)
{
	size_t i = 0, more = r->many->count[MANY_DONE] - 1;
	const struct many_row *first;

	while (r->many->row[i].outcome != MANY_DONE)
		i++;
	first = &r->many->row[i];
	buf_addf(b, "%s%s%s", first->name, *first->step ? " " : "",
	    first->step);
	if (more)
		buf_addf(b, i18n_plural(" and %zu more", " and %zu more",
		    (unsigned long)more), more);
	buf_addf(b, ": %s", r->deed->verb == VERB_PASS ?
	    _("gate passed") : r->verb.verb.done);
}

static void
tell(const struct run *r, const struct buf *title)
{
	const size_t *n = r->many->count;
	struct buf b = BUF_INIT;

	buf_add(&b, title->len ? buf_str(title) : _("nothing was changed"));
	if (n[MANY_REFUSED])
		buf_addf(&b, i18n_plural("; %zu refused", "; %zu refused",
		    (unsigned long)n[MANY_REFUSED]), n[MANY_REFUSED]);
	if (n[MANY_SAME])
		buf_addf(&b, i18n_plural("; %zu already so",
		    "; %zu already so", (unsigned long)n[MANY_SAME]),
		    n[MANY_SAME]);
	str_copy(r->res->text, sizeof(r->res->text), buf_str(&b));
	buf_fini(&b);
}

/* May what was done be kept? */
static bool
may_keep(const struct run *r, const struct many_how *how, struct err *e)
{
	const size_t *n = r->many->count;

	if (how->strict && n[MANY_REFUSED])
		return err_set(e, ERR_RULE, i18n_plural("%zu of %zu rows is "
		    "refused, so nothing was changed", "%zu of %zu rows are "
		    "refused, so nothing was changed",
		    (unsigned long)n[MANY_REFUSED]), n[MANY_REFUSED],
		    r->many->n);
	if (how->expect && memcmp(how->expect, n, sizeof(r->many->count)))
		return err_set(e, ERR_CONFLICT, _("somebody has changed "
		    "something meanwhile: look again at what would happen"));
	return true;
}

static bool
finish(struct run *r, const struct many_how *how, struct err *e)
{
	struct store *s = r->c->store;
	struct buf title = BUF_INIT;
	size_t done = r->many->count[MANY_DONE];
	bool ok;

	if (done)
		make_title(r, &title);
	tell(r, &title);
	ok = may_keep(r, how, e);
	if (ok && done) {
		r->res->act_id = r->c->dry ? 0 : act_current(s);
		r->res->nchanges = (int)done;
		ok = act_retitle(s, buf_str(&title), e) &&
		    act_commit(s, r->c->dry, e);
	}
	buf_fini(&title);
	if (!ok)
		r->res->act_id = 0;
	return ok;
}

static bool
all_errands(struct run *r, const struct errand *t, size_t n,
    const struct many_how *how, struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (how->stop && how->stop(how->arg, i, n))
			return err_set(e, ERR_INTERRUPT,
			    _("stopped, nothing was changed"));
		/* A subject has one next gate, however many of its steps. */
		if (r->deed->verb == VERB_PASS && i > 0 &&
		    same_subject(&t[i].subject, &t[i - 1].subject))
			continue;
		if (!one_errand(r, &t[i], e))
			return false;
	}
	return true;
}

bool
act_many(struct act_ctx *c, const struct deed *d, const struct errand *t,
    size_t n, const struct many_how *how, struct many *many,
    struct act_result *res, struct err *e)
{
	struct run r = { .c = c, .deed = d, .many = many, .res = res };
	bool ok;

	ok = deed_ready(c, d, &r.verb, e) &&
	    act_begin(c->store, c->origin, "", r.verb.verb.reason, e);
	if (ok) {
		r.st = xcalloc(1, sizeof(*r.st));
		many->row = xrealloc(many->row, many->n + n + 1,
		    sizeof(*many->row));
		ok = since_begin(c->store, d->seen, &r.since, e) &&
		    all_errands(&r, t, n, how, e) && finish(&r, how, e);
		act_cancel(c->store);
		standing_fini(r.st);
		free(r.st);
	}
	buf_fini(&r.verb.done);
	return ok;
}
