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

void
course_report_fini(struct course_report *r)
{
	size_t i;

	for (i = 0; i < r->ncards; i++) {
		free(r->card[i].name);
		free(r->card[i].vendor);
		free(r->card[i].owner);
		free(r->card[i].next);
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
count_steps(struct course_card *card, const struct standing *st)
{
	int i;

	for (i = 0; i < st->track.nsteps; i++) {
		const struct step_view *v = &st->walk.step[i];

		card->late += (v->flags & STEP_LATE) != 0;
		card->lapsed += (v->flags & (STEP_LAPSED | STEP_EXPIRED)) != 0;
		card->ahead += (v->flags & STEP_AHEAD) != 0;
		card->waiting += v->state == STEP_WAITING;
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

static bool
fill_card(struct store *s, const struct system *sys, struct course_report *r,
    struct course_card *card, struct err *e)
{
	struct subject sub = { SUBJECT_SYSTEM, sys->id, r->info.id };
	struct standing *st = xcalloc(1, sizeof(*st));
	bool ok = standing_load(s, &sub, r->day, st, e);
	int p;

	if (ok) {
		card->system_id = sys->id;
		card->name = xstrdup(sys->name);
		card->vendor = xstrdup(sys->vendor);
		card->owner = sys->owner ? xstrdup(sys->owner) : NULL;
		card->phase = st->walk.phase;
		card->met = st->walk.met;
		card->waived = st->walk.waived;
		card->applicable = st->walk.applicable;
		card->ready_on = st->walk.ready_on;
		card->ready_by = sys->ready_by;
		card->outlook = card_outlook(st);
		for (p = 0; p < st->track.nphases; p++)
			card->decision |= st->walk.gate[p].passed &&
			    !st->gate[p].id;
		count_steps(card, st);
	}
	standing_fini(st);
	free(st);
	return ok;
}

static bool
add_card(struct store *s, int64_t id, struct course_report *r, struct err *e)
{
	struct system sys = { .id = 0 };
	struct course_card card = { .ready_on = DAY_NONE,
	    .ready_by = DAY_NONE, .outlook = DAY_NONE };
	bool ok;

	if (!system_get(s, id, &sys, e))
		return !e->code;	/* gone meanwhile */
	ok = fill_card(s, &sys, r, &card, e);
	if (ok) {
		r->card = xrealloc(r->card, r->ncards + 1, sizeof(*r->card));
		r->card[r->ncards++] = card;
	}
	system_fini(&sys);
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
	ok = track_info_get(s, track_id, &r->info, e) &&
	    track_load(s, track_id, &r->track, e) &&
	    system_ids_of_track(s, track_id, &ids, e);
	for (i = 0; ok && i < ids.n; i++)
		ok = add_card(s, ids.id[i], r, e);
	free(ids.id);
	return ok;
}

int
course_in_phase(const struct course_report *r, int p)
{
	size_t i;
	int n = 0;

	for (i = 0; i < r->ncards; i++)
		n += r->card[i].phase == p;
	return n;
}

static const struct sheet_col course_cols[] = {
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "phase", "Fase", N_("Phase"), CELL_TEXT },
	{ "done", "Trin sket", N_("Done"), CELL_INT },
	{ "steps", "Trin i alt", N_("Steps"), CELL_INT },
	{ "waived", "Dispensationer", N_("Waived"), CELL_INT },
	{ "waiting", "Afventer", N_("Waiting"), CELL_INT },
	{ "late", "Overskredet", N_("Late"), CELL_INT },
	{ "lapsed", "Udløbet", N_("Lapsed"), CELL_INT },
	{ "ahead", "Foran port", N_("Ahead of gate"), CELL_INT },
	{ "next", "Næste trin", N_("Next step"), CELL_TEXT },
	{ "ready_on", "Klarmeldt", N_("Ready"), CELL_DAY },
	{ "ready_by", "Klarmeldt senest", N_("Ready no later than"),
	    CELL_DAY },
	{ "owner", "Ansvarlig", N_("Owner"), CELL_TEXT },
};

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
		sheet_text(sh, c->phase < r->track.nphases ?
		    r->track.phases[c->phase].title : _("through"));
		sheet_int(sh, c->met);
		sheet_int(sh, c->applicable);
		sheet_int(sh, c->waived);
		sheet_int(sh, c->waiting);
		sheet_int(sh, c->late);
		sheet_int(sh, c->lapsed);
		sheet_int(sh, c->ahead);
		sheet_text(sh, c->next);
		sheet_day(sh, c->ready_on);
		sheet_day(sh, c->ready_by == c->ready_on ? c->ready_by :
		    DAY_NONE);
		sheet_text(sh, c->owner);
	}
	if (!r->ncards)
		sheet_note(sh, r->info.note ? r->info.note :
		    _("no system is enrolled"));
}
