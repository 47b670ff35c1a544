/*
 * The monthly checks (reporting.h). Everything is counted from rows; what was
 * printed comes from the rollout report, which compares it already.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "report/reporting.h"
#include "store/store.h"

#define NCOLS(cols)	((int)(sizeof(cols) / sizeof((cols)[0])))

day_t
month_end(day_t day)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	return m == 12 ? date_make(y, 12, 31) : date_make(y, m + 1, 1) - 1;
}

static day_t
month_begin(day_t day)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	return date_make(y, m, 1);
}

void
reporting_fini(struct reporting *r)
{
	reporting_free(r->row, r->nrows);
	reporting_back_free(r->back, r->nback);
	rollout_report_fini(&r->rollout);
	*r = (struct reporting){ .row = NULL };
}

static void
count(struct reporting *r)
{
	size_t i;

	for (i = 0; i < r->nrows; i++)
		r->nmissing += r->row[i].told == 0;
	for (i = 0; i < r->rollout.nlines; i++)
		r->ndiffer += r->rollout.line[i].has_reported &&
		    r->rollout.line[i].differs;
}

/* The newest printed table, if it is of the month. */
static bool
load_printed(struct store *s, struct reporting *r, struct err *e)
{
	struct reported_row *p;
	day_t day = DAY_NONE;
	size_t n;

	if (!reported_rows(s, r->last, &p, &n, e))
		return false;
	if (n)
		day = p[0].status_date;
	reported_free(p, n);
	return day < r->first || rollout_report(s, day, &r->rollout, e);
}

bool
reporting_load(struct store *s, day_t last, struct reporting *r,
    struct err *e)
{
	bool ok;

	*r = (struct reporting){ .first = month_begin(last), .last = last };
	if (!store_snapshot(s, e))
		return false;
	ok = reporting_rows(s, r->first, last, &r->row, &r->nrows, e) &&
	    reporting_back(s, r->first, last, &r->back, &r->nback, e) &&
	    load_printed(s, r, e);
	store_snapshot_end(s);
	if (ok)
		count(r);
	return ok;
}

char *
reporting_line(struct store *s, const struct read_report *list, day_t today,
    struct err *e)
{
	day_t last = month_end(list->status_date);
	struct reporting r;
	char *line = NULL;
	int y, m, d;

	if (list->list != LIST_installations && list->list != LIST_systems)
		return NULL;
	if (reporting_load(s, last > today ? today : last, &r, e)) {
		date_split(r.first, &y, &m, &d);
		line = xasprintf(_("%02d-%04d: not reported: %zu of %zu "
		    "systems; statuses that went back: %zu; sums that differ: "
		    "%zu (klar report reporting --month %04d-%02d)"), m, y,
		    r.nmissing, r.nrows, r.nback, r.ndiffer, y, m);
	}
	reporting_fini(&r);
	return line;
}

/* ---- the sheets ---------------------------------------------------------- */

static const struct sheet_col reporting_cols[] = {
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "area", "Område", N_("Area"), CELL_TEXT },
	{ "state", "Indberettet", N_("Reported"), CELL_TEXT },
	{ "installations", "Installationer", N_("Installations"), CELL_INT },
	{ "reported", "Heraf indberettet", N_("of them"), CELL_INT },
	{ "last_reported", "Senest", N_("Last"), CELL_DAY },
	{ "by", "Oplyst af", N_("By"), CELL_TEXT },
};

static void
put_state(struct sheet *sh, const struct reporting_row *r)
{
	if (r->told == 0)
		sheet_word(sh, "missing", _("no"));
	else if (r->told < r->every)
		sheet_word(sh, "partly", _("in part"));
	else
		sheet_word(sh, "reported", _("yes"));
}

/* The vendors of whom nothing at all has come, for one note. */
static void
note_silent(struct buf *names, const struct reporting *r, const char *vendor,
    size_t i)
{
	size_t k;

	for (k = 0; k < r->nrows; k++)
		if (r->row[k].vendor_id == r->row[i].vendor_id &&
		    (r->row[k].told > 0 || k < i))
			return;
	buf_addf(names, "%s%s", names->len ? ", " : "", vendor);
}

static bool
fill_reporting(struct store *s, const struct reporting *r, struct sheet *sh,
    struct err *e)
{
	struct buf silent = BUF_INIT;
	char title[100], from[DAY_TEXT], to[DAY_TEXT];
	bool ok = true;
	size_t i;

	snprintf(title, sizeof(title), _("Reported from %s to %s"),
	    date_dk(r->first, from), date_dk(r->last, to));
	sheet_init(sh, "reporting", title, reporting_cols,
	    NCOLS(reporting_cols));
	for (i = 0; ok && i < r->nrows; i++) {
		const struct reporting_row *row = &r->row[i];
		struct system sys;

		ok = system_get(s, row->system_id, &sys, e);
		if (!ok)
			break;
		sheet_text(sh, sys.vendor);
		sheet_text(sh, sys.name);
		sheet_text(sh, sys.area);
		put_state(sh, row);
		sheet_int(sh, row->every);
		sheet_int(sh, row->told);
		sheet_day(sh, row->newest);
		sheet_text(sh, row->by);
		note_silent(&silent, r, sys.vendor, i);
		system_fini(&sys);
	}
	if (silent.len > 0)
		buf_addf(&sh->notes, _("nothing has come from: %s\n"),
		    silent.p);
	buf_fini(&silent);
	return ok;
}

static const struct sheet_col back_cols[] = {
	{ "municipality", "Kommune", N_("Municipality"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "from", "Fra", N_("Was"), CELL_TEXT },
	{ "since", "Siden", N_("Since"), CELL_DAY },
	{ "on", "Statusdato", N_("Back on"), CELL_DAY },
	{ "file", "Liste", N_("List"), CELL_TEXT },
	{ "now", "Nu", N_("Now"), CELL_TEXT },
};

static bool
fill_back(struct store *s, const struct reporting *r, struct sheet *sh,
    struct err *e)
{
	enum rollout was, now;
	size_t i;

	sheet_init(sh, "went_back", _("Statuses that went back"), back_cols,
	    NCOLS(back_cols));
	for (i = 0; i < r->nback; i++) {
		const struct back_row *b = &r->back[i];
		struct installation inst;

		if (!installation_get(s, b->installation_id, &inst, e))
			return false;
		was = b->operation ? ROLLOUT_OPERATION : ROLLOUT_AGREED;
		now = installation_status(&inst, r->last);
		sheet_text(sh, inst.municipality);
		sheet_text(sh, inst.vendor);
		sheet_text(sh, inst.system);
		sheet_word(sh, rollout_word(was), rollout_name(was));
		sheet_day(sh, b->since);
		sheet_day(sh, b->on);
		sheet_text(sh, path_base(b->file));
		sheet_word(sh, rollout_word(now), rollout_name(now));
		installation_fini(&inst);
	}
	return true;
}

static const struct sheet_col sum_cols[] = {
	{ "area", "Område", N_("Area"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "status", "Status", N_("Status"), CELL_TEXT },
	{ "counted", "Talt", N_("Counted"), CELL_INT },
	{ "reported", "Meldt", N_("As reported"), CELL_INT },
	{ "difference", "Forskel", N_("Difference"), CELL_INT },
};

static void
put_sum(struct sheet *sh, const struct rollout_line *l, const char *word,
    const char *shown, int64_t counted, int64_t reported)
{
	if (counted == reported)
		return;
	sheet_text(sh, l->area);
	sheet_text(sh, l->vendor);
	if (l->kind == LINE_AREA)
		sheet_word(sh, "", _("In all"));
	else
		sheet_text(sh, l->system);
	sheet_word(sh, word, shown);
	sheet_int(sh, counted);
	sheet_int(sh, reported);
	sheet_int(sh, reported - counted);
}

static void
fill_sums(const struct reporting *r, struct sheet *sh)
{
	static const enum rollout status[] = { ROLLOUT_OPERATION,
	    ROLLOUT_AGREED, ROLLOUT_NOT_AGREED };
	char note[100], day[DAY_TEXT];
	size_t i, k;

	sheet_init(sh, "sums", _("Sums that differ"), sum_cols,
	    NCOLS(sum_cols));
	for (i = 0; i < r->rollout.nlines; i++) {
		const struct rollout_line *l = &r->rollout.line[i];

		if (!l->has_reported || !l->differs)
			continue;
		for (k = 0; k < sizeof(status) / sizeof(status[0]); k++)
			put_sum(sh, l, rollout_word(status[k]),
			    rollout_name(status[k]), l->count.n[status[k]],
			    l->reported.n[status[k]]);
		put_sum(sh, l, "total", _("In all"), l->total,
		    l->reported_total);
	}
	if (r->rollout.nlines == 0) {
		sheet_note(sh, _("there is no printed table of the month to "
		    "compare with"));
		return;
	}
	snprintf(note, sizeof(note), _("reported figures: status of %s"),
	    date_dk(r->rollout.reported_on, day));
	sheet_note(sh, note);
	buf_add(&sh->notes, buf_str(&r->rollout.notes));
}

bool
reporting_sheets(struct store *s, const struct reporting *r,
    struct sheet sh[REPORTING_SHEETS], struct err *e)
{
	int i;

	for (i = 0; i < REPORTING_SHEETS; i++)
		sh[i] = (struct sheet){ .notes = BUF_INIT };
	if (fill_reporting(s, r, &sh[0], e) && fill_back(s, r, &sh[1], e)) {
		fill_sums(r, &sh[2]);
		return true;
	}
	for (i = 0; i < REPORTING_SHEETS; i++)
		sheet_fini(&sh[i]);
	return false;
}
