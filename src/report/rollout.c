/*
 * The rollout report (rollout.h). Totals are added up here from the system
 * lines; what was printed is only ever held beside them (domain.md 9).
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/rollout.h"
#include "store/names.h"

#define SOURCES_TOLD	3

void
rollout_report_fini(struct rollout_report *r)
{
	size_t i;

	for (i = 0; i < r->nlines; i++) {
		free(r->line[i].area);
		free(r->line[i].vendor);
		free(r->line[i].system);
	}
	free(r->line);
	buf_fini(&r->sources);
	buf_fini(&r->notes);
	*r = (struct rollout_report){ .line = NULL };
}

static struct rollout_line *
add_line(struct rollout_report *r, enum rollout_line_kind kind,
    const char *area)
{
	struct rollout_line *l;

	r->line = xrealloc(r->line, r->nlines + 1, sizeof(*r->line));
	l = &r->line[r->nlines++];
	*l = (struct rollout_line){ .kind = kind };
	l->area = xstrdup(area ? area : _("(no area)"));
	return l;
}

/* The total of the area whose system lines were added last. */
static void
close_area(struct rollout_report *r, const struct rollout_rows *rows)
{
	struct rollout_line *l;
	size_t i, first;

	if (!r->nlines || r->line[r->nlines - 1].kind == LINE_AREA)
		return;
	l = add_line(r, LINE_AREA, r->line[r->nlines - 1].area);
	first = r->nlines - 1;
	l->area_id = r->line[first - 1].area_id;
	for (i = first; i > 0 && r->line[i - 1].kind == LINE_SYSTEM; i--)
		rollout_add(&l->count, &r->line[i - 1].count);
	l->total = rollout_total(&l->count);
	for (i = 0; i < rows->nareas; i++)
		if (rows->area[i].area_id == l->area_id)
			l->municipalities = rows->area[i].municipalities;
}

/* The row hands its texts over to the line. */
static void
add_system(struct rollout_report *r, const struct rollout_rows *rows,
    size_t i)
{
	struct rollout_row *row = &rows->row[i];
	struct rollout_line *l;

	if (r->nlines && r->line[r->nlines - 1].area_id != row->area_id)
		close_area(r, rows);
	l = add_line(r, LINE_SYSTEM, row->area);
	l->system_id = row->system_id;
	l->area_id = row->area_id;
	l->vendor = row->vendor;
	l->system = row->system;
	row->vendor = row->system = NULL;
	l->count = row->count;
	l->total = rollout_total(&row->count);
	/* A municipality has a system in operation once on a day. */
	l->municipalities = row->count.n[ROLLOUT_OPERATION];
	l->ready = row->ready;
}

static struct rollout_line *
line_of(struct rollout_report *r, const struct names *names,
    const struct reported_row *p)
{
	int64_t area = names_area(names, p->area), system = 0;
	size_t i;

	if (p->vendor)
		system = names_system(names, names_vendor(names, p->vendor),
		    p->label);
	for (i = 0; i < r->nlines; i++) {
		struct rollout_line *l = &r->line[i];

		if (p->vendor ? l->kind == LINE_SYSTEM &&
		    l->system_id == system : l->kind == LINE_AREA &&
		    l->area_id == area)
			return l;
	}
	return NULL;
}

static bool
counts_equal(const struct rollout_count *a, const struct rollout_count *b)
{
	return a->n[ROLLOUT_OPERATION] == b->n[ROLLOUT_OPERATION] &&
	    a->n[ROLLOUT_AGREED] == b->n[ROLLOUT_AGREED] &&
	    a->n[ROLLOUT_NOT_AGREED] == b->n[ROLLOUT_NOT_AGREED];
}

static void
add_counts(struct buf *b, const struct rollout_count *c, int64_t total)
{
	buf_addf(b, "%lld, %lld, %lld, %lld",
	    (long long)c->n[ROLLOUT_OPERATION],
	    (long long)c->n[ROLLOUT_AGREED],
	    (long long)c->n[ROLLOUT_NOT_AGREED], (long long)total);
}

/* Is a printed total the sum of the reported rows of its area? */
static void
note_printed_total(struct buf *notes, const struct reported_row *p,
    const struct reported_row *all, size_t n)
{
	struct rollout_count sum = { { 0 } };
	int64_t total = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (all[i].vendor && !strcmp(all[i].area, p->area)) {
			rollout_add(&sum, &all[i].count);
			total += all[i].total;
		}
	if (counts_equal(&sum, &p->count) && total == p->total)
		return;
	buf_addf(notes, _("the printed total of %s ("), p->area);
	add_counts(notes, &p->count, p->total);
	buf_add(notes, _(") differs from the sum of its reported rows ("));
	add_counts(notes, &sum, total);
	buf_add(notes, ")");
	if (rollout_total(&p->count) != p->total)
		buf_addf(notes, _("; it does not add up to itself either: "
		    "%lld, not %lld"), (long long)rollout_total(&p->count),
		    (long long)p->total);
	buf_addc(notes, '\n');
}

static bool
hold_beside(struct store *s, struct rollout_report *r, struct err *e)
{
	struct reported_row *p = NULL;
	struct names *names = NULL;
	size_t n = 0, i;
	bool ok = reported_rows(s, r->day, &p, &n, e);

	if (ok && n)
		ok = (names = names_load(s, e)) != NULL;
	for (i = 0; ok && i < n; i++) {
		struct rollout_line *l = line_of(r, names, &p[i]);

		r->reported_on = p[i].status_date;
		if (l) {
			l->has_reported = true;
			l->reported = p[i].count;
			l->reported_total = p[i].total;
			l->differs = !counts_equal(&l->count, &p[i].count) ||
			    l->total != p[i].total;
		} else {
			buf_addf(&r->notes, _("reported, but not in the store: "
			    "%s %s ("), p[i].vendor ? p[i].vendor : p[i].area,
			    p[i].label);
			add_counts(&r->notes, &p[i].count, p[i].total);
			buf_add(&r->notes, ")\n");
		}
		if (!p[i].vendor)
			note_printed_total(&r->notes, &p[i], p, n);
	}
	names_free(names);
	reported_free(p, n);
	return ok;
}

/* "217 reported by eksempel.csv": whose word it is stands beside it. */
static void
name_sources(struct rollout_report *r, const struct rollout_rows *rows)
{
	size_t i;

	for (i = 0; i < rows->nsources && i < SOURCES_TOLD; i++) {
		buf_addf(&r->sources, _("%lld reported by: %s"),
		    (long long)rows->source[i].n, rows->source[i].by);
		buf_addc(&r->sources, '\n');
	}
}

bool
rollout_report(struct store *s, day_t day, struct rollout_report *r,
    struct err *e)
{
	struct rollout_rows rows;
	size_t i;
	bool ok;

	*r = (struct rollout_report){ .day = day, .reported_on = DAY_NONE,
	    .sources = BUF_INIT, .notes = BUF_INIT };
	ok = rollout_rows(s, day, &rows, e);
	for (i = 0; ok && i < rows.n; i++)
		add_system(r, &rows, i);
	if (ok) {
		close_area(r, &rows);
		r->living = rows.living;
		r->golives = rows.golives;
		name_sources(r, &rows);
	}
	rollout_rows_fini(&rows);
	return ok && hold_beside(s, r, e);
}

void
golives_tell(const struct golives *g, day_t day, struct buf *b)
{
	int year, k;

	buf_addf(b, _("Go-lives per week, w%d-w%d:"), date_week(day -
	    7 * (GOLIVE_WEEKS - 1), &year), date_week(day, &year));
	for (k = 0; k < GOLIVE_WEEKS; k++) {
		buf_addc(b, ' ');
		buf_add_number(b, g->week[k]);
	}
}

void
golives_tell_next(const struct golives *g, struct buf *b)
{
	struct buf n = BUF_INIT;

	buf_add_number(&n, g->planned);
	buf_addf(b, _("Next week: %s planned"), buf_str(&n));
	buf_clear(&n);
	buf_add_number(&n, g->waiting);
	if (g->waiting)
		buf_addf(b, i18n_plural(", %s of them waits for somebody",
		    ", %s of them wait for somebody",
		    (unsigned long)g->waiting), buf_str(&n));
	buf_fini(&n);
}

static const struct sheet_col rollout_cols[] = {
	{ "area", "Område", N_("Area"), CELL_TEXT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "in_operation", "I drift", N_("In operation"), CELL_INT },
	{ "agreed", "Aftalt", N_("Agreed"), CELL_INT },
	{ "not_agreed", "Endnu ikke aftalt", N_("Not yet agreed"), CELL_INT },
	{ "unknown", "Ukendt", N_("Unknown"), CELL_INT },
	{ "total", "I alt", N_("In all"), CELL_INT },
	{ "reported_in_operation", "Meldt I drift", N_("rep. in op."),
	    CELL_INT },
	{ "reported_agreed", "Meldt Aftalt", N_("rep. agreed"), CELL_INT },
	{ "reported_not_agreed", "Meldt Endnu ikke aftalt", N_("rep. not"),
	    CELL_INT },
	{ "reported_total", "Meldt I alt", N_("rep. in all"), CELL_INT },
	{ "difference", "Forskel", N_("Difference"), CELL_TEXT },
};

static void
line_reported(struct sheet *sh, const struct rollout_line *l)
{
	if (!l->has_reported) {
		sheet_none(sh);
		sheet_none(sh);
		sheet_none(sh);
		sheet_none(sh);
		sheet_none(sh);
		return;
	}
	sheet_int(sh, l->reported.n[ROLLOUT_OPERATION]);
	sheet_int(sh, l->reported.n[ROLLOUT_AGREED]);
	sheet_int(sh, l->reported.n[ROLLOUT_NOT_AGREED]);
	sheet_int(sh, l->reported_total);
	if (l->differs)
		sheet_word(sh, "differs", _("differs"));
	else
		sheet_none(sh);
}

void
rollout_sheet(const struct rollout_report *r, struct sheet *sh)
{
	char day[DAY_TEXT], title[200], on[DAY_TEXT];
	size_t i;

	snprintf(title, sizeof(title), _("Rollout status as of %s"),
	    date_dk(r->day, day));
	sheet_init(sh, "rollout", title, rollout_cols,
	    (int)(sizeof(rollout_cols) / sizeof(rollout_cols[0])));
	for (i = 0; i < r->nlines; i++) {
		const struct rollout_line *l = &r->line[i];
		int k;

		sheet_text(sh, l->area);
		sheet_text(sh, l->vendor);
		if (l->kind == LINE_AREA)
			sheet_word(sh, "", _("In all"));
		else
			sheet_text(sh, l->system);
		for (k = 0; k < ROLLOUT_GONE; k++)
			sheet_int(sh, l->count.n[k]);
		sheet_int(sh, l->total);
		line_reported(sh, l);
	}
	if (r->living) {
		golives_tell(&r->golives, r->day, &sh->notes);
		buf_addc(&sh->notes, '\n');
		golives_tell_next(&r->golives, &sh->notes);
		buf_addc(&sh->notes, '\n');
	}
	if (r->reported_on != DAY_NONE && r->nlines) {
		snprintf(title, sizeof(title),
		    _("reported figures: status of %s"),
		    date_dk(r->reported_on, on));
		sheet_note(sh, title);
	}
	buf_add(&sh->notes, buf_str(&r->notes));
	buf_add(&sh->notes, buf_str(&r->sources));
}
