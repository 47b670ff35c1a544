/*
 * One system as sheets (show.h): its row, and where its installations stand.
 */
#include <stdio.h>

#include "base/i18n.h"
#include "report/show.h"

#define NCOLS(c)	((int)(sizeof(c) / sizeof((c)[0])))

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
