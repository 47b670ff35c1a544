/*
 * The course report (course.h): one walk a system, nothing counted twice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/course.h"
#include "report/whatif.h"
#include "store/chase.h"
#include "store/store.h"

void
course_report_fini(struct course_report *r)
{
	size_t i;

	for (i = 0; i < r->ncards; i++) {
		free(r->card[i].name);
		free(r->card[i].vendor);
		free(r->card[i].owner);
		free(r->card[i].next);
		free(r->card[i].waits_for);
	}
	free(r->card);
	track_info_fini(&r->info);
	track_fini(&r->track);
	*r = (struct course_report){ .card = NULL };
}

bool
course_ids(struct store *s, struct ids *ids, struct err *e)
{
	struct track_info t;
	size_t i, n = 0;
	bool ok = track_ids(s, ids, e);

	for (i = 0; ok && i < ids->n; i++) {
		ok = track_info_get(s, ids->id[i], &t, e);
		if (ok && !strcmp(t.kind, "course"))
			ids->id[n++] = ids->id[i];
		if (ok)
			track_info_fini(&t);
	}
	ids->n = n;
	return ok;
}

static void
note_waiting(struct course_card *card, const struct standing *st, int i)
{
	const struct mark *m = &st->mark[i];

	card->waiting++;
	card->waits |= UINT64_C(1) << i;
	if (card->waits_for)
		return;
	card->waits_for = xstrdup(m->who ? m->who : party_name(
	    m->waits_for != PARTY_NONE ? m->waits_for :
	    st->track.steps[i].party));
	card->waits_since = st->walk.step[i].on;
}

static void
count_steps(struct course_card *card, const struct standing *st)
{
	int i;

	for (i = 0; i < st->track.nsteps; i++) {
		const struct step_view *v = &st->walk.step[i];

		card->late += (v->flags & STEP_LATE) != 0;
		card->lapsed += (v->flags & (STEP_LAPSED | STEP_EXPIRED)) != 0;
		card->ahead += (v->flags & STEP_AHEAD) != 0;
		if (v->state == STEP_WAITING)
			note_waiting(card, st, i);
		if (!card->next && !step_is_done(v->state) &&
		    v->state != STEP_LOCKED)
			card->next = xstrdup(st->track.steps[i].key);
	}
}

/* Of what nobody has planned the outlook would say today: a guess. */
static day_t
card_outlook(const struct standing *st)
{
	uint64_t all = 0;
	struct outlook o;
	int p;

	if (st->walk.ready_on != DAY_NONE)
		return DAY_NONE;
	for (p = 0; p < st->track.nphases; p++)
		all |= track_phase_steps(&st->track, p);
	standing_outlook(st, &o);
	return walk_needed(&st->walk, all) & o.unplanned ? DAY_NONE : o.ready;
}

/* A phase begins when the gate before it can be passed. */
static day_t
phase_began(const struct standing *st)
{
	return st->walk.phase ? st->walk.gate[st->walk.phase - 1].on :
	    standing_began(st);
}

static void
fill_card(const struct standing *st, day_t day, struct course_card *card)
{
	int p;

	card->system_id = st->subject.id;
	card->name = xstrdup(st->name);
	card->vendor = xstrdup(st->detail);
	card->owner = st->owner ? xstrdup(st->owner) : NULL;
	card->phase = st->walk.phase;
	card->met = st->walk.met;
	card->waived = st->walk.waived;
	card->applicable = st->walk.applicable;
	card->ready_on = st->walk.ready_on;
	card->ready_by = st->facts.milestone[MILESTONE_READY];
	card->outlook = card_outlook(st);
	card->run_id = st->run_id;
	card->phase_on = phase_began(st);
	for (p = st->track.nphases - 1; p >= 0; p--)
		if (st->walk.gate[p].passed && (!st->gate[p].id ||
		    st->gate[p].on > day))
			card->gate = p;
	card->decision = card->gate >= 0;
	if (card->phase < st->track.nphases)
		card->missing = st->walk.gate[card->phase].missing;
	count_steps(card, st);
}

static bool
add_card(struct store *s, int64_t id, struct course_report *r, struct err *e)
{
	struct subject sub = { SUBJECT_SYSTEM, id, r->info.id };
	struct standing *st = xcalloc(1, sizeof(*st));
	struct course_card card = { .gate = -1, .waits_since = DAY_NONE,
	    .phase_on = DAY_NONE, .last = DAY_NONE };
	bool ok = standing_load(s, &sub, r->day, st, e);

	if (ok) {
		fill_card(st, r->day, &card);
		r->card = xrealloc(r->card, r->ncards + 1, sizeof(*r->card));
		r->card[r->ncards++] = card;
	}
	standing_fini(st);
	free(st);
	return ok;
}

bool
course_report(struct store *s, int64_t track_id, day_t day,
    struct course_report *r, struct err *e)
{
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok;

	*r = (struct course_report){ .day = day };
	/* One for all: to begin one for each takes longer than to read it. */
	if (!store_snapshot(s, e))
		return false;
	ok = track_info_get(s, track_id, &r->info, e) &&
	    track_load(s, track_id, &r->track, e) &&
	    system_ids_of_track(s, track_id, &ids, e);
	for (i = 0; ok && i < ids.n; i++)
		ok = store_must_stop(s) ? err_set(e, ERR_INTERRUPT, "%s",
		    "") : add_card(s, ids.id[i], r, e);
	store_snapshot_end(s);
	free(ids.id);
	return ok;
}

static int
step_of(const struct track *t, int64_t step_id)
{
	int i;

	for (i = 0; i < t->nsteps; i++)
		if (t->steps[i].id == step_id)
			return i;
	return -1;
}

bool
course_snoozed(struct store *s, struct course_report *r, struct err *e)
{
	struct snoozed_step *z = NULL;
	size_t n = 0, i, k;
	bool ok = steps_snoozed(s, r->day, &z, &n, e);

	for (i = 0; i < n; i++)
		for (k = 0; k < r->ncards; k++) {
			int step = step_of(&r->track, z[i].step_id);

			if (r->card[k].run_id == z[i].run_id && step >= 0)
				r->card[k].asleep |= r->card[k].waits &
				    UINT64_C(1) << step;
		}
	free(z);
	return ok;
}

static const struct sheet_col course_cols[] = {
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "phase", "Fase", N_("Phase"), CELL_TEXT },
	{ "days", "Dage i fasen", N_("Days in it"), CELL_INT },
	{ "done", "Trin sket", N_("Done"), CELL_INT },
	{ "steps", "Trin i alt", N_("Steps"), CELL_INT },
	{ "waived", "Dispensationer", N_("Waived"), CELL_INT },
	{ "waiting", "Afventer", N_("Waiting"), CELL_INT },
	{ "late", "Overskredet", N_("Late"), CELL_INT },
	{ "lapsed", "Udløbet", N_("Lapsed"), CELL_INT },
	{ "ahead", "Foran port", N_("Ahead of gate"), CELL_INT },
	{ "gate", "Kan passere port", N_("May pass gate"), CELL_INT },
	{ "locked_by", "Låst af", N_("Locked by"), CELL_TEXT },
	{ "next", "Næste trin", N_("Next step"), CELL_TEXT },
	{ "ready_on", "Klarmeldt", N_("Ready"), CELL_DAY },
	{ "ready_by", "Klarmeldt senest", N_("Ready no later than"),
	    CELL_DAY },
	{ "in_operation", "I drift", N_("In operation"), CELL_INT },
	{ "installations", "Installationer", N_("Installations"), CELL_INT },
	{ "owner", "Ansvarlig", N_("Owner"), CELL_TEXT },
};

/* The gate that may be passed now, and what locks the current one. */
static void
put_gate(struct sheet *sh, const struct course_report *r,
    const struct course_card *c)
{
	struct buf b = BUF_INIT;

	if (c->gate >= 0)
		sheet_int(sh, c->gate + 1);
	else
		sheet_none(sh);
	walk_names(&b, &r->track, c->missing);
	sheet_text(sh, buf_str(&b));
	buf_fini(&b);
}

/* A phase has the name that its course gives it. */
static void
put_column(struct sheet *sh, const struct course_report *r,
    const struct course_card *c)
{
	int column = course_column(r, c);
	const char *title = course_column_title(r, column);

	if (column < r->track.nphases)
		sheet_text(sh, title);
	else
		sheet_word(sh, c->everywhere ? "live" : "rollout", title);
}

static void
put_days(struct sheet *sh, const struct course_report *r,
    const struct course_card *c)
{
	day_t since = course_since(r, c);

	if (since == DAY_NONE)
		sheet_none(sh);
	else
		sheet_int(sh, r->day - since);
}

static void
put_out(struct sheet *sh, const struct course_card *c)
{
	if (c->counted) {
		sheet_int(sh, c->operation);
		sheet_int(sh, c->all);
	} else {
		sheet_none(sh);
		sheet_none(sh);
	}
}

void
course_sheet(const struct course_report *r, struct sheet *sh)
{
	char title[300], day[DAY_TEXT];
	size_t i;

	snprintf(title, sizeof(title), _("%s as of %s"), r->info.title,
	    date_dk(r->day, day));
	sheet_init(sh, "course", title, course_cols,
	    (int)(sizeof(course_cols) / sizeof(course_cols[0])));
	for (i = 0; i < r->ncards; i++) {
		const struct course_card *c = &r->card[i];

		sheet_text(sh, c->name);
		sheet_text(sh, c->vendor);
		put_column(sh, r, c);
		put_days(sh, r, c);
		sheet_int(sh, c->met);
		sheet_int(sh, c->applicable);
		sheet_int(sh, c->waived);
		sheet_int(sh, c->waiting);
		sheet_int(sh, c->late);
		sheet_int(sh, c->lapsed);
		sheet_int(sh, c->ahead);
		put_gate(sh, r, c);
		sheet_text(sh, c->next);
		sheet_day(sh, c->ready_on);
		sheet_day(sh, c->ready_by == c->ready_on ? c->ready_by :
		    DAY_NONE);
		put_out(sh, c);
		sheet_text(sh, c->owner);
	}
	if (!r->ncards)
		sheet_note(sh, r->info.note ? r->info.note :
		    _("no system is enrolled"));
}
