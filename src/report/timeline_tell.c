/*
 * What the timeline shows and says of a row (timeline.h): the sign of some
 * days, the sentence, the critical path in one line and step by step.
 */
#include "report/timeline.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/timeline_room.h"

static const struct {
	const char *word, *name;
} slips[SLIPS__COUNT] = {
	[SLIPS_READY] = { "ready", N_("ready already") },
	[SLIPS_NO] = { "no", N_("makes it") },
	[SLIPS_YES] = { "yes", N_("slips") },
	[SLIPS_UNKNOWN] = { "unknown", N_("nobody can say") },
};

const char *
slips_word(enum slips s)
{
	return slips[s].word;
}

const char *
slips_name(enum slips s)
{
	return _(slips[s].name);
}

day_t
timeline_against(const struct timeline *t, const struct timeline_row *r)
{
	return t->based ? r->base : r->ready.plan;
}

bool
timeline_slip(const struct timeline *t, const struct timeline_row *r,
    int *days)
{
	struct gate_forecast g = r->ready;

	g.plan = timeline_against(t, r);
	return forecast_slip(&g, days);
}

/* ---- signs ---- */

static bool
within(day_t day, day_t from, day_t to)
{
	return day != DAY_NONE && day >= from && day < to;
}

char
timeline_ground(const struct timeline *t, day_t from, day_t to)
{
	day_t d;

	if (within(t->day, from, to))
		return '|';
	for (d = from; d < to; d++)
		if (date_is_workday(d))
			return ' ';
	return ':';
}

/* The number of a gate that is on these days, the last of them; else 0. */
static char
gate_sign(const struct timeline_row *r, day_t from, day_t to)
{
	int p;

	if (r->told && within(r->ready.on, from, to))
		return (char)('0' + r->nphases);
	for (p = r->nphases - 1; p >= 0; p--)
		if (r->gate[p].sure >= OUTLOOK_FORECAST &&
		    within(r->gate[p].on, from, to))
			return (char)('1' + p);
	return 0;
}

static char
rollout_sign(const struct timeline *t, const struct timeline_row *r, day_t d)
{
	day_t until = r->operation < r->all ? t->day : r->last;

	if (!r->all || (d > until && (r->last == DAY_NONE || d > r->last)))
		return 0;
	return d <= t->day ? 'U' : 'u';
}

/* The letter of the phase a row is in on a day; 0: it is not known. */
static char
phase_sign(const struct timeline *t, const struct timeline_row *r, day_t d)
{
	bool past = d <= t->day;
	int p;

	if (r->ready.sure == OUTLOOK_HAPPENED && r->ready.on != DAY_NONE &&
	    d >= r->ready.on)
		return rollout_sign(t, r, d);
	if (past && (r->start == DAY_NONE || d < r->start))
		return 0;
	for (p = 0; p < r->nphases; p++) {
		const struct gate_forecast *g = &r->gate[p];

		if (g->sure == OUTLOOK_HAPPENED && (g->on == DAY_NONE ||
		    d >= g->on))
			continue;
		if (g->sure == OUTLOOK_UNKNOWN && (r->told || !past))
			return 0;
		if (g->on == DAY_NONE || d < g->on)
			return past ? r->letter[p] :
			    (char)tolower((unsigned char)r->letter[p]);
	}
	return 0;
}

char
timeline_sign(const struct timeline *t, const struct timeline_row *r,
    day_t from, day_t to)
{
	char sign = gate_sign(r, from, to);
	day_t d = from;

	if (sign)
		return sign;
	if (r->ready.sure == OUTLOOK_EARLIEST &&
	    within(r->ready.on, from, to))
		return '>';
	if (within(timeline_against(t, r), from, to))
		return 'b';
	if (within(r->start, from, to))
		d = r->start;
	return phase_sign(t, r, d);
}

/* ---- words ---- */

void
timeline_chain(const struct standing *st, struct buf *b)
{
	const struct track *t = &st->track;
	int chain[TRACK_STEPS_MAX], n, i;
	struct outlook o;

	walk_outlook(&st->walk, DAY_NONE, &o);
	n = outlook_critical(&o, &st->walk, chain);
	for (i = 0; i < n; i++) {
		const struct step *s = &t->steps[chain[i]];

		if (i && s->phase > t->steps[chain[i - 1]].phase && !s->early)
			buf_addf(b, "G%d > ", s->phase);
		buf_addf(b, "%s > ", s->key);
	}
	if (n)
		buf_addf(b, "G%d", t->nphases);
}

void
timeline_tell_slip(const struct timeline *t,
    const struct timeline_row *r, struct buf *b)
{
	char day[DAY_TEXT];
	int days;

	if (timeline_against(t, r) == DAY_NONE) {
		buf_add(b, t->based ? _("; no forecast then") :
		    _("; not planned"));
		return;
	}
	date_dk(timeline_against(t, r), day);
	buf_addf(b, t->based ? _("; then %s") : _("; planned %s"), day);
	if (timeline_slip(t, r, &days))
		buf_addf(b, i18n_plural(" (%+d day)", " (%+d days)",
		    (unsigned long)abs(days)), days);
}

void
timeline_tell_unplanned(const struct timeline_row *r, struct buf *b)
{
	buf_addf(b, i18n_plural("; %d of %d open step has no planned work "
	    "days", "; %d of %d open steps have no planned work days",
	    (unsigned long)r->open), r->unplanned, r->open);
}

void
timeline_tell(const struct timeline *t, const struct timeline_row *r,
    struct buf *b)
{
	char day[DAY_TEXT];

	date_dk(r->ready.on, day);
	switch (r->ready.sure) {
	case OUTLOOK_HAPPENED:
		buf_addf(b, r->told ? _("%s: ready no later than %s, by a "
		    "list") : _("%s: ready since %s"), r->name, day);
		break;
	case OUTLOOK_FORECAST:
		buf_addf(b, _("%s: ready %s by the forecast"), r->name, day);
		break;
	case OUTLOOK_EARLIEST:
		buf_addf(b, _("%s: not ready before %s"), r->name, day);
		break;
	default:
		buf_addf(b, _("%s: no forecast"), r->name);
	}
	timeline_tell_slip(t, r, b);
	if (r->ready.sure < OUTLOOK_FORECAST && r->open)
		timeline_tell_unplanned(r, b);
	if (*r->critical)
		buf_addf(b, _("; critical: %s"), r->critical);
	if (r->ready.sure == OUTLOOK_HAPPENED && r->all)
		buf_addf(b, _("; in operation %lld of %lld"),
		    (long long)r->operation, (long long)r->all);
}

void
timeline_sum(const struct timeline *t, struct buf *b)
{
	char day[DAY_TEXT];

	buf_addf(b, _("Q%d ends %s: "), date_quarter(t->end),
	    date_dk(t->end, day));
	buf_addf(b, _("%zu ready, %zu make it, %zu slip, %zu nobody can "
	    "say"), t->count[SLIPS_READY], t->count[SLIPS_NO],
	    t->count[SLIPS_YES], t->count[SLIPS_UNKNOWN]);
}

/* ---- the critical path ---- */

static void
tell_step(const struct standing *st, const struct outlook *o, int i,
    struct buf *b)
{
	const struct step *s = &st->track.steps[i];
	char day[DAY_TEXT];

	buf_addf(b, "%-4s %s (%s", s->key, s->title, step_state_name(
	    st->walk.step[i].state));
	if (s->party != PARTY_NONE)
		buf_addf(b, ", %s", party_name(s->party));
	if (s->planned_days)
		buf_addf(b, i18n_plural(", %d work day", ", %d work days",
		    (unsigned long)s->planned_days), s->planned_days);
	else
		buf_addf(b, ", %s", _("no planned work days"));
	buf_addf(b, _("): done %s"), date_dk(o->done[i], day));
	if (st->mark[i].due != DAY_NONE)
		buf_addf(b, _(", due %s"), date_dk(st->mark[i].due, day));
	buf_addc(b, '\n');
}

static void
tell_gate(const struct timeline_row *r, int p, struct buf *b)
{
	char day[DAY_TEXT];

	buf_addf(b, _("== gate %d, %s"), p + 1, r->title[p]);
	if (r->gate[p].on != DAY_NONE)
		buf_addf(b, r->gate[p].sure == OUTLOOK_EARLIEST ?
		    _(": not before %s") : ": %s",
		    date_dk(r->gate[p].on, day));
	if (r->gate[p].plan != DAY_NONE)
		buf_addf(b, _("; planned %s"), date_dk(r->gate[p].plan, day));
	buf_addc(b, '\n');
}

bool
timeline_path(struct store *s, day_t day, const struct timeline_row *r,
    struct buf *b, struct err *e)
{
	struct subject sub = { SUBJECT_SYSTEM, r->system_id, r->track_id };
	struct standing *st = xcalloc(1, sizeof(*st));
	bool ok = standing_load(s, &sub, day, st, e);
	int chain[TRACK_STEPS_MAX], n = 0, i, p;
	struct outlook o;

	if (ok && *r->critical) {
		walk_outlook(&st->walk, DAY_NONE, &o);
		n = outlook_critical(&o, &st->walk, chain);
	}
	for (i = 0; i < n; i++) {
		p = st->track.steps[chain[i]].phase;
		if (i && p > st->track.steps[chain[i - 1]].phase &&
		    !st->track.steps[chain[i]].early)
			tell_gate(r, p - 1, b);
		tell_step(st, &o, chain[i], b);
	}
	if (n)
		tell_gate(r, r->nphases - 1, b);
	else if (ok)
		buf_add(b, _("Nothing decides a forecast here: there is "
		    "none, or nothing is left to be done.\n"));
	standing_fini(st);
	free(st);
	return ok;
}
