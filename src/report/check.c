/*
 * The contradictions (check.h), one row each, from the reports that know.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/check.h"
#include "report/rollout.h"
#include "store/contradictions.h"
#include "store/standing.h"

static const struct sheet_col check_cols[] = {
	{ "warning", "Advarsel", N_("Warning"), CELL_TEXT },
	{ "what", "Hvad", N_("What"), CELL_TEXT },
	{ "detail", "Detalje", N_("Detail"), CELL_TEXT },
};

static void
ahead_rows(const struct standing *st, struct sheet *sh)
{
	int i;

	for (i = 0; i < st->track.nsteps; i++) {
		const struct step_view *v = &st->walk.step[i];
		struct buf b = BUF_INIT;

		if (!(v->flags & STEP_AHEAD))
			continue;
		sheet_text(sh, "ahead_of_gate");
		buf_addf(&b, "%s %s", st->name, st->track.steps[i].key);
		sheet_text(sh, buf_str(&b));
		buf_clear(&b);
		buf_add(&b, _("not done before it: "));
		walk_names(&b, &st->track, v->missing);
		if (v->needs_system)
			buf_addf(&b, "%s%s", v->missing ? ", " : "",
			    _("the system is not ready"));
		sheet_text(sh, buf_str(&b));
		buf_fini(&b);
	}
}

/* Runs are read first and walked after: a walk asks questions of its own. */
static bool
check_runs(struct store *s, day_t day, struct sheet *sh, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct subject *subs = NULL;
	size_t n = 0, i;
	bool ok = marked_subjects(s, &subs, &n, e);

	for (i = 0; ok && i < n; i++) {
		ok = standing_load(s, &subs[i], day, st, e);
		if (ok)
			ahead_rows(st, sh);
		standing_fini(st);
	}
	free(subs);
	free(st);
	return ok;
}

static bool
check_jobcenters(struct store *s, day_t day, struct sheet *sh, struct err *e)
{
	struct double_row *rows = NULL;
	size_t n = 0, i;
	char text[60];
	bool ok = double_jobcenters(s, day, &rows, &n, e);

	for (i = 0; ok && i < n; i++) {
		sheet_text(sh, "second_jobcenter");
		sheet_text(sh, rows[i].municipality);
		snprintf(text, sizeof(text), _("%lld Jobcenter systems"),
		    (long long)rows[i].n);
		sheet_text(sh, text);
	}
	double_free(rows, n);
	return ok;
}

static const char *
known_day(day_t day, char out[DAY_TEXT])
{
	return day == DAY_NONE ? "?" : date_dk(day, out);
}

static bool
check_overlaps(struct store *s, struct sheet *sh, struct err *e)
{
	struct overlap_row *rows = NULL;
	char day[4][DAY_TEXT];
	struct buf b = BUF_INIT;
	size_t n = 0, i;
	bool ok = overlaps(s, &rows, &n, e);

	for (i = 0; ok && i < n; i++) {
		const struct overlap_row *r = &rows[i];

		sheet_text(sh, "overlap");
		buf_clear(&b);
		buf_addf(&b, "%s / %s", r->municipality, r->system);
		sheet_text(sh, buf_str(&b));
		buf_clear(&b);
		buf_addf(&b, _("two at a time: from %s to %s, and from %s to "
		    "%s"), known_day(r->from[0], day[0]),
		    known_day(r->to[0], day[1]), known_day(r->from[1],
		    day[2]), known_day(r->to[1], day[3]));
		sheet_text(sh, buf_str(&b));
	}
	buf_fini(&b);
	overlaps_free(rows, n);
	return ok;
}

static bool
check_totals(struct store *s, day_t day, struct sheet *sh, struct err *e)
{
	struct rollout_report r;
	bool ok = rollout_report(s, day, &r, e);
	const char *note = buf_str(&r.notes), *nl;

	for (; ok && (nl = strchr(note, '\n')); note = nl + 1) {
		char *one = xstrndup(note, (size_t)(nl - note));

		sheet_text(sh, "total_differs");
		sheet_text(sh, _("the reported rollout"));
		sheet_text(sh, one);
		free(one);
	}
	rollout_report_fini(&r);
	return ok;
}

bool
check_sheet(struct store *s, day_t day, struct sheet *sh, struct err *e)
{
	bool ok;

	sheet_init(sh, "check", _("The store is sound. Contradictions in it:"),
	    check_cols, 3);
	ok = check_runs(s, day, sh, e) && check_jobcenters(s, day, sh, e) &&
	    check_overlaps(s, sh, e) && check_totals(s, day, sh, e);
	if (ok && !sheet_rows(sh))
		sheet_note(sh, _("none"));
	return ok;
}
