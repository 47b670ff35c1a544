/*
 * One subject in words (show.h): its steps, and why they are where they are.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "report/show.h"
#include "report/timeline.h"
#include "report/whatif.h"

void
step_flags(struct buf *b, const struct step_view *v)
{
	static const struct { unsigned flag; const char *name; } flags[] = {
		{ STEP_LATE, N_("late") },
		{ STEP_EXPIRED, N_("expired") },
		{ STEP_LAPSED, N_("waiver ended") },
		{ STEP_AHEAD, N_("happened before its gate") },
		{ STEP_IMPLIED, N_("reported by a list") },
		{ STEP_MAYBE, N_("condition unanswered") },
	};
	size_t i, n = 0;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (v->flags & flags[i].flag)
			buf_addf(b, "%s%s", n++ ? ", " : "",
			    _(flags[i].name));
}

static void
waits_sentence(struct buf *b, const struct mark *m)
{
	char day[DAY_TEXT];

	buf_addf(b, _("waiting for %s"), m->who ? m->who :
	    party_name(m->waits_for));
	if (m->who && m->waits_for != PARTY_NONE)
		buf_addf(b, " (%s)", party_name(m->waits_for));
	buf_addf(b, _(" since %s"), date_dk(m->since, day));
}

static void
locked_sentence(struct buf *b, const struct standing *st, int i)
{
	const struct step_view *v = &st->walk.step[i];

	buf_addf(b, _("%s: "), step_state_name(v->state));
	walk_names(b, &st->track, v->missing);
	if (v->needs_system)
		buf_addf(b, "%s%s", v->missing ? ", " : "",
		    _("the system is not ready"));
}

void
step_sentence(struct buf *b, const struct standing *st, int i)
{
	const struct step_view *v = &st->walk.step[i];
	const struct mark *m = &st->mark[i];
	char day[DAY_TEXT];

	if (v->state == STEP_WAITING) {
		waits_sentence(b, m);
	} else if (v->state == STEP_LOCKED) {
		locked_sentence(b, st, i);
	} else {
		buf_add(b, step_state_name(v->state));
		if (v->on != DAY_NONE && v->state != STEP_READY)
			buf_addf(b, " %s", date_dk(v->on, day));
		if ((v->state == STEP_MET || v->state == STEP_WAIVED) &&
		    v->until != DAY_NONE)
			buf_addf(b, _(", until %s"), date_dk(v->until, day));
	}
	if (standing_request(st, i))
		buf_addf(b, _("; a waiver is asked of %s"),
		    standing_request(st, i)->approver);
}

static const struct sheet_col step_cols[] = {
	{ "phase", "Fase", N_("Phase"), CELL_TEXT },
	{ "step", "Trin", N_("Step"), CELL_TEXT },
	{ "title", "Titel", N_("Title"), CELL_TEXT },
	{ "state", "Status", N_("State"), CELL_TEXT },
	{ "on", "Dato", N_("Date"), CELL_DAY },
	{ "until", "Gælder til", N_("Until"), CELL_DAY },
	{ "due", "Frist", N_("Due"), CELL_DAY },
	{ "role", "Rolle", N_("Role"), CELL_TEXT },
	{ "waits_for", "Afventer", N_("Waits for"), CELL_TEXT },
	{ "owner", "Ansvarlig", N_("Owner"), CELL_TEXT },
	{ "missing", "Mangler", N_("Missing"), CELL_TEXT },
	{ "remark", "Bemærkning", N_("Remark"), CELL_TEXT },
	{ "evidence", "Dokumentation", N_("Evidence"), CELL_TEXT },
	{ "source", "Kilde", N_("Source"), CELL_TEXT },
};

static void
sheet_buf(struct sheet *sh, struct buf *b)
{
	sheet_text(sh, buf_str(b));
	buf_clear(b);
}

static void
step_line(struct sheet *sh, const struct standing *st, int i)
{
	const struct step *step = &st->track.steps[i];
	const struct step_view *v = &st->walk.step[i];
	const struct mark *m = &st->mark[i], *said = standing_mark(st, i);
	struct buf b = BUF_INIT;

	sheet_text(sh, st->track.phases[step->phase].title);
	sheet_text(sh, step->key);
	sheet_text(sh, step->title);
	sheet_word(sh, step_state_word(v->state), step_state_name(v->state));
	sheet_day(sh, v->state == STEP_READY ? DAY_NONE : v->on);
	sheet_day(sh, m->state == MARK_OPEN && v->until == DAY_NONE ?
	    m->until : v->until);
	sheet_day(sh, m->due);
	sheet_text(sh, step->role);
	if (v->state == STEP_WAITING)
		buf_add(&b, m->who ? m->who : party_name(m->waits_for));
	sheet_buf(sh, &b);
	sheet_text(sh, m->owner);
	walk_names(&b, &st->track, v->missing);
	if (v->needs_system)
		buf_addf(&b, "%s%s", v->missing ? ", " : "",
		    _("the system is not ready"));
	sheet_buf(sh, &b);
	step_flags(&b, v);
	if (standing_request(st, i))
		buf_addf(&b, "%s%s", b.len ? "; " : "",
		    request_name(REQUEST_ASKED));
	if (said->reason)
		buf_addf(&b, "%s%s", b.len ? "; " : "", said->reason);
	if (m->note)
		buf_addf(&b, "%s%s", b.len ? "; " : "", m->note);
	sheet_buf(sh, &b);
	sheet_text(sh, said->evidence);
	sheet_text(sh, step->source);
	buf_fini(&b);
}

static void
gate_notes(struct sheet *sh, const struct standing *st)
{
	char day[DAY_TEXT];
	int p;

	for (p = 0; p < st->track.nphases; p++) {
		const struct gate_view *g = &st->walk.gate[p];
		struct buf b = BUF_INIT;

		buf_addf(&b, _("gate of %s: "), st->track.phases[p].title);
		if (g->passed) {
			buf_addf(&b, _("open since %s"),
			    date_dk(g->on, day));
			if (st->gate[p].id)
				buf_addf(&b, _(", passed on %s"),
				    date_dk(st->gate[p].on, day));
			else
				buf_add(&b, _(", nobody has passed it yet"));
		} else if (!st->track.nsteps) {
			buf_add(&b, _("no steps yet"));
		} else {
			buf_add(&b, _("locked: "));
			walk_names(&b, &st->track, g->missing);
		}
		sheet_note(sh, buf_str(&b));
		buf_fini(&b);
	}
}

static void
waiver_notes(struct sheet *sh, const struct standing *st)
{
	struct buf b = BUF_INIT;

	if (waivers_tell(st, &b)) {
		b.p[--b.len] = '\0';	/* a note ends its line */
		sheet_note(sh, buf_str(&b));
	}
	buf_fini(&b);
}

static void
fact_notes(struct sheet *sh, const struct standing *st)
{
	char day[DAY_TEXT], note[300];
	const day_t *milestone = st->facts.milestone;
	int i;

	for (i = 0; i < st->facts.nfacts; i++) {
		snprintf(note, sizeof(note), "%s: %s", st->facts.fact[i].name,
		    st->facts.fact[i].yes ? _("yes") : _("no"));
		sheet_note(sh, note);
	}
	if (milestone[MILESTONE_READY] != DAY_NONE) {
		snprintf(note, sizeof(note), _("reported ready no later than "
		    "%s"), date_dk(milestone[MILESTONE_READY], day));
		sheet_note(sh, note);
	}
	if (milestone[MILESTONE_AGREED] != DAY_NONE) {
		snprintf(note, sizeof(note), _("reported agreed %s"),
		    date_dk(milestone[MILESTONE_AGREED], day));
		sheet_note(sh, note);
	}
	if (milestone[MILESTONE_OPERATION] != DAY_NONE) {
		snprintf(note, sizeof(note), _("reported in operation %s"),
		    date_dk(milestone[MILESTONE_OPERATION], day));
		sheet_note(sh, note);
	}
}

static void
plan_note(struct sheet *sh, const struct standing *st)
{
	struct buf line = BUF_INIT, note = BUF_INIT;
	const char *risk = risk_name(timeline_line(st, &line));

	buf_addf(&note, "%s%s%s", risk, *risk ? ": " : "", buf_str(&line));
	sheet_note(sh, buf_str(&note));
	buf_fini(&line);
	buf_fini(&note);
}

void
standing_sheet(const struct standing *st, struct sheet *sh)
{
	struct buf title = BUF_INIT;
	char day[DAY_TEXT];
	int i;

	buf_add(&title, st->name);
	if (st->detail)
		buf_addf(&title, ", %s", st->detail);
	buf_addf(&title, _(": %s as of %s, %d of %d steps done"),
	    st->track.title, date_dk(st->walk.day, day),
	    st->walk.met + st->walk.waived, st->walk.applicable);
	sheet_init(sh, "steps", buf_str(&title), step_cols,
	    (int)(sizeof(step_cols) / sizeof(step_cols[0])));
	buf_fini(&title);
	for (i = 0; i < st->track.nsteps; i++)
		step_line(sh, st, i);
	if (st->subject.kind == SUBJECT_SYSTEM && st->track.nsteps)
		plan_note(sh, st);
	gate_notes(sh, st);
	waiver_notes(sh, st);
	fact_notes(sh, st);
	request_notes(st, -1, sh);
}

static const struct sheet_col why_cols[] = {
	{ "step", "Trin", N_("Step"), CELL_TEXT },
	{ "depth", "Dybde", N_("Depth"), CELL_INT },
	{ "why", "Hvorfor", N_("Why"), CELL_TEXT },
};

void
why_sheet(const struct standing *st, int step, struct sheet *sh)
{
	struct why why[100];
	char title[300];
	int i, n;

	snprintf(title, sizeof(title), _("%s %s: %s"), st->name,
	    st->track.steps[step].key, step_state_name(
	    st->walk.step[step].state));
	sheet_init(sh, "why", title, why_cols, 3);
	n = walk_why(&st->walk, step, why, 100);
	for (i = 0; i < n && i < 100; i++) {
		struct buf b = BUF_INIT;
		int d;

		sheet_text(sh, why[i].step >= 0 ?
		    st->track.steps[why[i].step].key : NULL);
		sheet_int(sh, why[i].depth);
		for (d = 0; d < why[i].depth; d++)
			buf_add(&b, "  ");
		buf_add(&b, why[i].text);
		sheet_buf(sh, &b);
		buf_fini(&b);
	}
	if (!n)
		sheet_note(sh, _("nothing locks it"));
	request_notes(st, step, sh);
}
