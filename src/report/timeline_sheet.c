/*
 * The timeline as sheets (timeline.h): a row a system, a row for each of its
 * phases, a row a week that has something in it.
 */
#include <stdio.h>

#include "base/i18n.h"
#include "report/timeline.h"

#define NCOLS(c)	((int)(sizeof(c) / sizeof((c)[0])))

static const struct {
	const char *word, *name;
} sures[] = {
	[OUTLOOK_UNKNOWN] = { "unknown", N_("no forecast") },
	[OUTLOOK_EARLIEST] = { "earliest", N_("not before") },
	[OUTLOOK_FORECAST] = { "forecast", N_("forecast") },
	[OUTLOOK_HAPPENED] = { "happened", N_("happened") },
};

static void
put_sure(struct sheet *sh, enum outlook_sure sure)
{
	sheet_word(sh, sures[sure].word, _(sures[sure].name));
}

static const struct sheet_col system_cols[] = {
	{ "course", "Forløb", N_("Course"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "owner", "Ansvarlig", N_("Owner"), CELL_TEXT },
	{ "phase", "Fase", N_("Phase"), CELL_TEXT },
	{ "ready_on", "Klarmelding", N_("Readiness"), CELL_DAY },
	{ "sure", "Sikkerhed", N_("How sure"), CELL_TEXT },
	{ "plan", "Plan", N_("Planned"), CELL_DAY },
	{ "then", "Dengang", N_("Then"), CELL_DAY },
	{ "slip", "Skred, dage", N_("Slip, days"), CELL_INT },
	{ "slips", "Kvartalet", N_("The quarter"), CELL_TEXT },
	{ "critical", "Kritisk vej", N_("Critical path"), CELL_TEXT },
	{ "open", "Åbne trin", N_("Open steps"), CELL_INT },
	{ "unplanned", "Uden plan", N_("Without a plan"), CELL_INT },
	{ "operation", "I drift", N_("In operation"), CELL_INT },
	{ "installations", "Installationer", N_("Installations"), CELL_INT },
};

static void
put_system(struct sheet *sh, const struct timeline *t,
    const struct timeline_row *r)
{
	int days;

	sheet_text(sh, r->course);
	sheet_text(sh, r->name);
	sheet_text(sh, r->vendor);
	sheet_text(sh, r->owner);
	sheet_text(sh, r->phase < r->nphases ? r->title[r->phase] :
	    _("through"));
	sheet_day(sh, r->ready.on);
	if (r->told)
		sheet_word(sh, "told", _("no later than"));
	else
		put_sure(sh, r->ready.sure);
	sheet_day(sh, r->ready.plan);
	sheet_day(sh, r->base);
	if (timeline_slip(t, r, &days))
		sheet_int(sh, days);
	else
		sheet_none(sh);
	sheet_word(sh, slips_word(r->slips), slips_name(r->slips));
	sheet_text(sh, r->critical);
	sheet_int(sh, r->open);
	sheet_int(sh, r->unplanned);
	if (r->counted) {
		sheet_int(sh, r->operation);
		sheet_int(sh, r->all);
	} else {
		sheet_none(sh);
		sheet_none(sh);
	}
}

static void
system_part(const struct timeline *t, struct sheet *sh)
{
	struct buf b = BUF_INIT;
	char title[300], day[DAY_TEXT];
	size_t i;

	snprintf(title, sizeof(title), _("Timeline as of %s, %s"),
	    date_dk(t->day, day), t->info.id ? t->info.title :
	    _("all courses"));
	sheet_init(sh, "timeline", title, system_cols, NCOLS(system_cols));
	for (i = 0; i < t->n; i++)
		put_system(sh, t, &t->row[i]);
	if (!t->enrolled)
		sheet_note(sh, _("no system is enrolled"));
	timeline_sum(t, &b);
	sheet_note(sh, buf_str(&b));
	buf_fini(&b);
}

static const struct sheet_col phase_cols[] = {
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "gate", "Port", N_("Gate"), CELL_INT },
	{ "phase", "Fase", N_("Phase"), CELL_TEXT },
	{ "from", "Fra", N_("From"), CELL_DAY },
	{ "until", "Til", N_("Until"), CELL_DAY },
	{ "sure", "Sikkerhed", N_("How sure"), CELL_TEXT },
	{ "plan", "Plan", N_("Planned"), CELL_DAY },
	{ "passed", "Besluttet", N_("Decided"), CELL_DAY },
};

static void
put_phases(struct sheet *sh, const struct timeline_row *r)
{
	int p;

	for (p = 0; p < r->nphases; p++) {
		const struct gate_forecast *g = &r->gate[p];

		sheet_text(sh, r->name);
		sheet_text(sh, r->vendor);
		sheet_int(sh, p + 1);
		sheet_text(sh, r->title[p]);
		sheet_day(sh, p ? r->gate[p - 1].on : r->start);
		sheet_day(sh, g->on);
		put_sure(sh, g->sure);
		sheet_day(sh, g->plan);
		sheet_day(sh, g->decided);
	}
}

static void
phase_part(const struct timeline *t, struct sheet *sh)
{
	size_t i;

	sheet_init(sh, "phases", _("Phases"), phase_cols, NCOLS(phase_cols));
	for (i = 0; i < t->n; i++)
		put_phases(sh, &t->row[i]);
}

static const struct sheet_col week_cols[] = {
	{ "week", "Uge", N_("Week"), CELL_INT },
	{ "monday", "Mandag", N_("Monday"), CELL_DAY },
	{ "due", "Frister", N_("Steps due"), CELL_INT },
	{ "mine", "Mine", N_("Mine"), CELL_INT },
	{ "gates", "Porte", N_("Gates planned"), CELL_INT },
};

static void
week_part(const struct timeline *t, struct sheet *sh)
{
	struct timeline_event sum;
	day_t monday, next = DAY_NONE;
	size_t i;

	sheet_init(sh, "weeks", _("Load by week"), week_cols,
	    NCOLS(week_cols));
	for (i = 0; i < t->nevents; i++) {
		if (t->event[i].on < next)
			continue;
		monday = t->event[i].on - date_weekday(t->event[i].on);
		next = monday + 7;
		sum = timeline_between(t, monday, next);
		sheet_int(sh, date_week(monday, NULL));
		sheet_day(sh, monday);
		sheet_int(sh, sum.due);
		sheet_int(sh, sum.mine);
		sheet_int(sh, sum.gates);
	}
	if (!t->nevents)
		sheet_note(sh, _("nothing is due and nothing is planned"));
}

void
timeline_sheets(const struct timeline *t, struct sheet *sh)
{
	system_part(t, &sh[0]);
	phase_part(t, &sh[1]);
	week_part(t, &sh[2]);
}
