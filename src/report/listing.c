/*
 * Whole lists of things as sheets (show.h): municipalities, systems,
 * courses, installations of a filter.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "report/municipalities.h"
#include "report/show.h"

#define NCOLS(c)	((int)(sizeof(c) / sizeof((c)[0])))

static const struct sheet_col installation_cols[] = {
	{ "code", "Kommunekode", N_("Code"), CELL_TEXT },
	{ "municipality", "Kommune", N_("Municipality"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "area", "Område", N_("Area"), CELL_TEXT },
	{ "status", "Status", N_("Status"), CELL_TEXT },
	{ "agreed_on", "Aftalt den", N_("Agreed on"), CELL_DAY },
	{ "operation_on", "I drift den", N_("In operation on"), CELL_DAY },
	{ "contract", "Kontrakttype", N_("Contract type"), CELL_TEXT },
	{ "responsible", "Ansvarlig", N_("Responsible"), CELL_TEXT },
	{ "note", "Bemærkning", N_("Note"), CELL_TEXT },
};

static void
installation_line(struct sheet *sh, const struct installation *in, day_t day)
{
	sheet_text(sh, in->code);
	sheet_text(sh, in->municipality);
	sheet_text(sh, in->vendor);
	sheet_text(sh, in->system);
	sheet_text(sh, in->area);
	sheet_word(sh, rollout_word(installation_status(in, day)),
	    rollout_name(installation_status(in, day)));
	sheet_day(sh, in->dates.agreed);
	sheet_day(sh, in->dates.operation);
	sheet_word(sh, contract_word(in->contract),
	    contract_name(in->contract));
	sheet_text(sh, in->responsible);
	sheet_text(sh, in->note);
}

bool
installations_sheet(struct store *s, const struct installation_filter *f,
    const char *title, struct sheet *sh, struct err *e)
{
	struct installation in = { .id = 0 };
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok;

	sheet_init(sh, "installations", title, installation_cols,
	    NCOLS(installation_cols));
	ok = installation_ids(s, f, &ids, e);
	for (i = 0; ok && i < ids.n; i++) {
		if (installation_get(s, ids.id[i], &in, e)) {
			installation_line(sh, &in, f->day);
			installation_fini(&in);
		} else {
			ok = !e->code;
		}
	}
	free(ids.id);
	return ok;
}

static const struct sheet_col municipality_cols[] = {
	{ "code", "Kommunekode", N_("Code"), CELL_TEXT },
	{ "name", "Kommune", N_("Municipality"), CELL_TEXT },
	{ "region", "Region", N_("Region"), CELL_TEXT },
	{ "population", "Indbyggere", N_("Residents"), CELL_INT },
	{ "installations", "Installationer", N_("Installations"), CELL_INT },
};

static void
municipality_line(struct sheet *sh, const struct municipality *m,
    const struct rollout_count *count)
{
	sheet_text(sh, m->code);
	sheet_text(sh, m->name);
	sheet_text(sh, m->region);
	if (m->population >= 0)
		sheet_int(sh, m->population);
	else
		sheet_none(sh);
	sheet_int(sh, rollout_total(count));
}

bool
municipalities_sheet(struct store *s, day_t day, struct sheet *sh,
    struct err *e)
{
	struct municipality_count *count = NULL;
	struct municipality m = { .id = 0 };
	struct ids ids = { NULL, 0 };
	size_t i, n = 0;
	bool ok = municipality_ids(s, &ids, e) &&
	    municipality_counts(s, day, &count, &n, e);

	sheet_init(sh, "municipalities", _("Municipalities"),
	    municipality_cols, NCOLS(municipality_cols));
	for (i = 0; ok && i < ids.n; i++) {
		if (!municipality_get(s, ids.id[i], &m, e)) {
			ok = !e->code;
			continue;
		}
		municipality_line(sh, &m,
		    municipality_count_of(count, n, m.id));
		municipality_fini(&m);
	}
	free(count);
	free(ids.id);
	return ok;
}

static const struct sheet_col system_cols[] = {
	{ "area", "Område", N_("Area"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "course", "Forløb", N_("Course"), CELL_TEXT },
	{ "ready_by", "Klarmeldt senest", N_("Ready no later than"),
	    CELL_DAY },
	{ "installations", "Installationer", N_("Installations"), CELL_INT },
	{ "owner", "Ansvarlig", N_("Owner"), CELL_TEXT },
	{ "note", "Bemærkning", N_("Note"), CELL_TEXT },
	{ "source", "Kilde", N_("Source"), CELL_TEXT },
};

static void
system_line(struct sheet *sh, const struct system *sys,
    const struct rollout_count *count)
{
	sheet_text(sh, sys->area);
	sheet_text(sh, sys->vendor);
	sheet_text(sh, sys->name);
	sheet_text(sh, sys->track_key);
	sheet_day(sh, sys->ready_by);
	sheet_int(sh, rollout_total(count));
	sheet_text(sh, sys->owner);
	sheet_text(sh, sys->note);
	sheet_text(sh, sys->source);
}

bool
systems_sheet(struct store *s, day_t day, struct sheet *sh, struct err *e)
{
	struct rollout_rows rows = { .row = NULL };
	struct rollout_count count;
	struct system sys = { .id = 0 };
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok = system_ids(s, &ids, e) && rollout_rows(s, day, &rows, e);

	sheet_init(sh, "systems", _("Systems"), system_cols,
	    NCOLS(system_cols));
	for (i = 0; ok && i < ids.n; i++) {
		if (!system_get(s, ids.id[i], &sys, e)) {
			ok = !e->code;
			continue;
		}
		count = rollout_of_system(&rows, sys.id);
		system_line(sh, &sys, &count);
		system_fini(&sys);
	}
	rollout_rows_fini(&rows);
	free(ids.id);
	return ok;
}

static const struct sheet_col system_status_cols[] = {
	{ "status", "Status", N_("Status"), CELL_TEXT },
	{ "installations", "Installationer", N_("Installations"), CELL_INT },
};

bool
system_sheets(struct store *s, int64_t id, day_t day, struct sheet *sh,
    struct err *e)
{
	struct rollout_rows rows = { .row = NULL };
	struct system sys = { .id = 0 };
	struct rollout_count count;
	char title[200], as_of[DAY_TEXT];
	int k;

	if (!rollout_rows(s, day, &rows, e) ||
	    !system_get(s, id, &sys, e)) {
		rollout_rows_fini(&rows);
		return false;
	}
	count = rollout_of_system(&rows, id);
	snprintf(title, sizeof(title), _("%s, %s, as of %s"), sys.name,
	    sys.vendor, date_dk(day, as_of));
	sheet_init(&sh[0], "systems", title, system_cols,
	    NCOLS(system_cols));
	system_line(&sh[0], &sys, &count);
	if (!sys.track_id)
		sheet_note(&sh[0], _("it is on no course"));
	sheet_init(&sh[1], "rollout", _("Its installations"),
	    system_status_cols, NCOLS(system_status_cols));
	for (k = 0; k < ROLLOUT_GONE; k++) {
		sheet_word(&sh[1], rollout_word((enum rollout)k),
		    rollout_name((enum rollout)k));
		sheet_int(&sh[1], count.n[k]);
	}
	system_fini(&sys);
	rollout_rows_fini(&rows);
	return true;
}

static const struct sheet_col course_cols[] = {
	{ "key", "Nøgle", N_("Key"), CELL_TEXT },
	{ "kind", "Art", N_("Kind"), CELL_TEXT },
	{ "title", "Titel", N_("Title"), CELL_TEXT },
	{ "version", "Version", N_("Version"), CELL_INT },
	{ "steps", "Trin", N_("Steps"), CELL_INT },
	{ "enrolled", "Tilmeldte", N_("Enrolled"), CELL_INT },
	{ "note", "Bemærkning", N_("Note"), CELL_TEXT },
};

bool
courses_sheet(struct store *s, struct sheet *sh, struct err *e)
{
	struct track_info t;
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok = track_ids(s, &ids, e);

	sheet_init(sh, "courses", _("Courses and other tracks"), course_cols,
	    NCOLS(course_cols));
	for (i = 0; ok && i < ids.n; i++) {
		ok = track_info_get(s, ids.id[i], &t, e);
		if (!ok)
			break;
		sheet_text(sh, t.key);
		sheet_text(sh, t.kind);
		sheet_text(sh, t.title);
		sheet_int(sh, t.version);
		sheet_int(sh, t.nsteps);
		sheet_int(sh, t.nruns);
		sheet_text(sh, t.note);
		track_info_fini(&t);
	}
	free(ids.id);
	return ok;
}
