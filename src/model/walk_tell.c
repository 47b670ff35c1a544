/*
 * The walk in words (walk.h): why an act is refused, why a step is locked,
 * names and glyphs of states. Every sentence names the rule and exactly what
 * is missing, since "not possible" makes a person phone somebody.
 */
#include <assert.h>

#include "base/i18n.h"
#include "model/walk.h"

static const struct {
	const char	*name;
	const char	*glyph, *ascii;
} states[STEP__COUNT] = {
	[STEP_LOCKED] = { N_("locked"), "○", "o" },
	[STEP_READY] = { N_("may start"), "·", "." },
	[STEP_RUNNING] = { N_("running"), "▸", ">" },
	[STEP_WAITING] = { N_("waiting"), "w", "w" },
	[STEP_MET] = { N_("met"), "✓", "x" },
	[STEP_WAIVED] = { N_("waived"), "~", "~" },
	[STEP_SKIPPED] = { N_("not relevant"), "-", "-" },
	[STEP_NOT_APPLICABLE] = { N_("does not apply"), "-", "-" },
};

const char *
step_state_name(enum step_state s)
{
	return _(states[s].name);
}

const char *
step_state_glyph(enum step_state s, bool ascii)
{
	return ascii ? states[s].ascii : states[s].glyph;
}

static void
names_joined(struct buf *b, const struct track *t, uint64_t steps,
    const char *last)
{
	int i;

	for (i = 0; i < t->nsteps; i++) {
		if (!(steps >> i & 1))
			continue;
		steps &= ~(UINT64_C(1) << i);
		buf_add(b, t->steps[i].key);
		if (steps)
			buf_add(b, steps & (steps - 1) ? ", " : last);
	}
}

void
walk_names(struct buf *b, const struct track *t, uint64_t steps)
{
	names_joined(b, t, steps, ", ");
}

static unsigned long
count_bits(uint64_t bits)
{
	unsigned long n = 0;

	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

static uint64_t
not_done(const struct walk *w)
{
	uint64_t bits = 0;
	int i;

	for (i = 0; i < w->track->nsteps; i++)
		if (!step_is_done(w->step[i].state))
			bits |= UINT64_C(1) << i;
	return bits;
}

static void
tell_requires(const struct walk *w, int i, struct buf *b)
{
	const struct step *s = &w->track->steps[i];
	uint64_t lacking = s->requires & not_done(w);
	struct buf all = BUF_INIT, some = BUF_INIT;

	if (!lacking)
		return;
	/* TRANSLATORS: joins the last two names of "F1, F2 and F3" */
	names_joined(&all, w->track, s->requires, _(" and "));
	names_joined(&some, w->track, lacking, _(" and "));
	buf_addf(b, i18n_plural("%s requires %s; %s has not happened",
	    "%s requires %s; %s have not happened", count_bits(lacking)),
	    s->key, buf_str(&all), buf_str(&some));
	buf_fini(&all);
	buf_fini(&some);
}

static void
tell_gate(const struct walk *w, int phase, struct buf *b)
{
	const struct phase *p = &w->track->phases[phase];
	struct buf names = BUF_INIT;

	walk_names(&names, w->track, w->gate[phase].missing);
	buf_addf(b, _("the gate %s is locked: %s missing"),
	    str_empty(p->title) ? p->key : p->title, buf_str(&names));
	buf_fini(&names);
}

/* The gates of the phases before n that lack steps of their own. */
static void
tell_gates(const struct walk *w, int n, struct buf *b)
{
	int p;

	for (p = 0; p < n; p++) {
		if (!w->gate[p].missing)
			continue;
		if (b->len)
			buf_add(b, "; ");
		tell_gate(w, p, b);
	}
}

/* False, with everything that locks step i, if something does. */
static bool
check_lock(const struct walk *w, int i, struct err *e)
{
	const struct step *s = &w->track->steps[i];
	struct buf b = BUF_INIT;

	if (!w->step[i].missing && !w->step[i].needs_system)
		return true;
	tell_requires(w, i, &b);
	if (!s->early)
		tell_gates(w, s->phase, &b);
	if (w->step[i].needs_system) {
		if (b.len)
			buf_add(&b, "; ");
		buf_addf(&b, _("%s waits for the system to be declared ready"),
		    s->key);
	}
	err_set(e, ERR_RULE, "%s", buf_str(&b));
	buf_fini(&b);
	return false;
}

/* The step's key, and its view in *v; an index off the track ends us. */
static const char *
step_at(const struct walk *w, int i, const struct step_view **v)
{
	assert(i >= 0 && i < w->track->nsteps);
	*v = &w->step[i];
	return w->track->steps[i].key;
}

bool
walk_may_meet(const struct walk *w, int i, struct err *e)
{
	const struct step_view *v;
	const char *key = step_at(w, i, &v);

	if (v->state == STEP_NOT_APPLICABLE)
		return err_set(e, ERR_RULE, _("%s does not apply here"), key);
	if (v->flags & STEP_IMPLIED)
		return err_set(e, ERR_RULE,
		    _("%s has already happened: a list reported it"), key);
	if (v->state == STEP_MET)
		return err_set(e, ERR_RULE, _("%s has already happened"), key);
	return check_lock(w, i, e);
}

bool
walk_may_start(const struct walk *w, int i, struct err *e)
{
	const struct step_view *v;
	const char *key = step_at(w, i, &v);

	if (v->state == STEP_RUNNING)
		return err_set(e, ERR_RULE, _("%s is already running"), key);
	return walk_may_meet(w, i, e);
}

bool
walk_may_open(const struct walk *w, int i, struct err *e)
{
	const struct step_view *v;
	const char *key = step_at(w, i, &v);

	if (v->flags & STEP_IMPLIED)
		return err_set(e, ERR_RULE,
		    _("a list reported %s; only a list can take it back"),
		    key);
	if (v->state == STEP_NOT_APPLICABLE)
		return err_set(e, ERR_RULE, _("%s does not apply here"), key);
	if (v->state == STEP_LOCKED || v->state == STEP_READY)
		return err_set(e, ERR_RULE, _("%s is already open"), key);
	return true;
}

bool
walk_may_pass(const struct walk *w, int phase, struct err *e)
{
	struct buf b = BUF_INIT;

	assert(phase >= 0 && phase < w->track->nphases);
	if (w->gate[phase].passed)
		return true;
	if (w->track->nsteps == 0)
		return err_set(e, ERR_RULE, _("%s has no steps yet"),
		    str_empty(w->track->title) ? w->track->key :
		    w->track->title);
	tell_gates(w, phase + 1, &b);
	err_set(e, ERR_RULE, "%s", buf_str(&b));
	buf_fini(&b);
	return false;
}

struct chain {				/* walk_why under way */
	const struct walk	*w;
	struct why		*out;
	int			 room, n;
	uint64_t		 steps_told;
	unsigned		 gates_told;
	bool			 system_told;
};

static void
chain_add(struct chain *c, int depth, int step, const char *text)
{
	if (c->n < c->room) {
		c->out[c->n].depth = depth;
		c->out[c->n].step = step;
		str_copy(c->out[c->n].text, sizeof(c->out[c->n].text), text);
	}
	c->n++;
}

static void	chain_causes(struct chain *, int, int);

static void
chain_step(struct chain *c, int i, int depth)
{
	const struct step *s = &c->w->track->steps[i];
	const struct step_view *v = &c->w->step[i];
	struct buf text = BUF_INIT;

	if (c->steps_told >> i & 1)
		return;
	c->steps_told |= UINT64_C(1) << i;
	buf_add(&text, s->key);
	if (!str_empty(s->title))
		buf_addf(&text, " %s", s->title);
	buf_addf(&text, ": %s", step_state_name(v->state));
	if (v->flags & STEP_EXPIRED)
		buf_addf(&text, ", %s", _("its validity has ended"));
	if (v->flags & STEP_LAPSED)
		buf_addf(&text, ", %s", _("its waiver has ended"));
	chain_add(c, depth, i, buf_str(&text));
	buf_fini(&text);
	chain_causes(c, i, depth + 1);
}

static void
chain_gate(struct chain *c, int phase, int depth)
{
	uint64_t missing = c->w->gate[phase].missing;
	struct buf text = BUF_INIT;
	int i;

	if (!missing || c->gates_told >> phase & 1)
		return;
	c->gates_told |= 1u << phase;
	tell_gate(c->w, phase, &text);
	chain_add(c, depth, -1, buf_str(&text));
	buf_fini(&text);
	for (i = 0; i < c->w->track->nsteps; i++)
		if (missing >> i & 1)
			chain_step(c, i, depth + 1);
}

/* What step i lacks itself: required steps, the gates before, the system. */
static void
chain_causes(struct chain *c, int i, int depth)
{
	const struct track *t = c->w->track;
	const struct step *s = &t->steps[i];
	uint64_t lacking = s->requires & not_done(c->w);
	int k;

	for (k = 0; k < t->nsteps; k++)
		if (lacking >> k & 1)
			chain_step(c, k, depth);
	for (k = 0; k < s->phase && !s->early; k++)
		chain_gate(c, k, depth);
	if (c->w->step[i].needs_system && !c->system_told) {
		c->system_told = true;
		chain_add(c, depth, -1,
		    _("the system has not been declared ready"));
	}
}

int
walk_why(const struct walk *w, int i, struct why *out, int n)
{
	struct chain c = { .w = w, .out = out, .room = n };
	const struct step_view *v;

	step_at(w, i, &v);
	if (step_is_done(v->state) && !(v->flags & STEP_AHEAD))
		return 0;
	chain_causes(&c, i, 0);
	return c.n;
}

const char *
step_state_word(enum step_state s)
{
	static const char *const words[STEP__COUNT] = {
		[STEP_LOCKED] = "locked", [STEP_READY] = "ready",
		[STEP_RUNNING] = "running", [STEP_WAITING] = "waiting",
		[STEP_MET] = "met", [STEP_WAIVED] = "waived",
		[STEP_SKIPPED] = "skipped",
		[STEP_NOT_APPLICABLE] = "not_applicable",
	};

	return words[s];
}
