/*
 * Import, third step: the dry run. Above the counts, one line each: what will
 * happen adds up to the rows of the file, and what was rejected is told by
 * what repairs it; below the rows behind the selected count (import_rows.c).
 * It is the import itself, rolled back.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "view/import.h"

#define LINES_LEAST	6		/* rows of the box with the counts */

enum { COL_COUNT, COL_TEXT, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_COUNT] = { N_("rows"), 8, 10, 0, 0, ALIGN_RIGHT },
	[COL_TEXT] = { "", 20, 60, 1, 0, ALIGN_LEFT },
};

static const char signs[] = {
	[PLAN_CONFLICT] = '?', [PLAN_REJECTED] = '!', [PLAN_CHANGED] = '~',
	[PLAN_NEW] = '+', [PLAN_SAME] = '=', [PLAN_SUM] = ' ',
	[PLAN_WARNING] = 'i', [PLAN_FIXES] = 'e', [PLAN_GONE] = '-',
};

/* ---- the counts ---------------------------------------------------------- */

static int64_t
decided_conflicts(const struct told *t)
{
	int64_t n = 0;
	int i;

	for (i = 0; i < t->nkept; i++)
		n += t->decision[i].kind == DECIDED_CONFLICT &&
		    t->decision[i].choice != CONFLICT_ASK;
	return n;
}

static const struct group_told *
group_at(const struct import_view *w, const struct plan_line *l)
{
	return &w->plan.told->group[l->group];
}

static int64_t
count_of(const struct import_view *w, const struct plan_line *l)
{
	const struct read_report *r = &w->plan;

	switch (l->kind) {
	case PLAN_CONFLICT:	return r->conflict;
	case PLAN_CHANGED:	return r->changed;
	case PLAN_NEW:		return r->added;
	case PLAN_SAME:		return r->same;
	case PLAN_FIXES:	return r->fixed;
	case PLAN_GONE:		return (int64_t)r->gone.n;
	default:		break;
	}
	return l->group < 0 ? r->rejected : group_at(w, l)->rows;
}

static const char *
conflict_text(const struct import_view *w, struct table_row *row)
{
	int64_t n = decided_conflicts(w->plan.told);

	if (n == 0)
		return w->plan.conflict ? _("in conflict: yours and the "
		    "file's; y keeps yours, t takes the file's") :
		    _("in conflict");
	return table_textf(row, i18n_plural("in conflict; %lld value "
	    "decided", "in conflict; %lld values decided", (unsigned long)n),
	    (long long)n);
}

static const char *
changed_text(const struct import_view *w, struct table_row *row)
{
	int64_t n = w->plan.told->decided[DECIDED_CHANGED];

	if (n == 0)
		return _("changed");
	return table_textf(row, i18n_plural("changed; %lld field",
	    "changed; %lld fields", (unsigned long)n), (long long)n);
}

static const char *
group_text(const struct import_view *w, const struct plan_line *l,
    struct table_row *row)
{
	const struct group_told *g = group_at(w, l);
	struct buf b = BUF_INIT;
	const char *text;

	if (l->kind == PLAN_REJECTED)
		buf_addf(&b, "%s ", _("rejected:"));
	import_group_values(g, &b);
	buf_add(&b, _(reason_info[g->reason].help));
	text = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	return text;
}

static const char *
gone_text(const struct import_view *w, struct table_row *row)
{
	struct buf b = BUF_INIT;
	const char *text;

	import_gone_line(w, &b);
	text = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	return text;
}

static const char *
text_of(const struct import_view *w, const struct plan_line *l,
    struct table_row *row)
{
	switch (l->kind) {
	case PLAN_CONFLICT:	return conflict_text(w, row);
	case PLAN_CHANGED:	return changed_text(w, row);
	case PLAN_NEW:		return _("new");
	case PLAN_SAME:		return _("the same");
	case PLAN_GONE:		return gone_text(w, row);
	case PLAN_FIXES:
		return _("cells corrected by hand, for this run");
	default:
		return l->group < 0 ? _("rejected") : group_text(w, l, row);
	}
}

static void
plan_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct plan_line *l = &w->line[i];

	if (l->kind == PLAN_SUM) {
		row->kind = ROW_RULE;
		row->text[0] = table_textf(row, i18n_plural("%lld row in the "
		    "file; besides:", "%lld rows in the file; besides:",
		    (unsigned long)w->plan.rows), (long long)w->plan.rows);
		return;
	}
	row->mark = signs[l->kind];
	row->text[COL_COUNT] = table_number(row, count_of(w, l));
	row->text[COL_TEXT] = text_of(w, l, row);
	if (count_of(w, l) == 0)
		row->row_style = STYLE_FAINT;
}

static bool
plan_is_heading(void *arg, size_t i)
{
	return ((struct import_view *)arg)->line[i].kind == PLAN_SUM;
}

/* The same count of the next plan, though there may be other groups then. */
static int64_t
plan_id(void *arg, size_t i)
{
	const struct import_view *w = arg;
	const struct plan_line *l = &w->line[i];
	const struct group_told *g = l->group < 0 ? NULL : group_at(w, l);
	int64_t id = l->kind * 1000;
	const char *s;

	if (!g)
		return id;
	id += g->reason + 1;
	for (s = g->column ? g->column : ""; *s; s++)
		id = (id * 31 + (unsigned char)*s) % INT32_MAX;
	return id + INT32_MAX;
}

void
import_plan_init(struct import_view *w)
{
	table_init(&w->lines, cols, COL__COUNT);
	w->lines.row = plan_row;
	w->lines.is_heading = plan_is_heading;
	w->lines.id = plan_id;
	w->lines.arg = w;
	w->rows_of = SIZE_MAX;
	import_rows_init(w);
}

static void
add_line(struct import_view *w, enum plan_kind kind, int group)
{
	w->line = xrealloc(w->line, w->nlines + 1, sizeof(*w->line));
	w->line[w->nlines++] = (struct plan_line){ kind, group };
}

static void
add_groups(struct import_view *w, enum reason_kind which, enum plan_kind kind)
{
	const struct told *t = w->plan.told;
	int i;

	for (i = 0; i < t->ngroups; i++)
		if (reason_info[t->group[i].reason].kind == which)
			add_line(w, kind, i);
}

/* The first line that counts something. */
static size_t
first_count(const struct import_view *w)
{
	size_t i;

	for (i = 0; i < w->nlines; i++)
		if (count_of(w, &w->line[i]) > 0)
			return i;
	return 0;
}

void
import_plan_lines(struct import_view *w)
{
	int64_t was = w->lines.cursor_id;
	bool first = w->nlines == 0;
	size_t counts;

	w->nlines = 0;
	if (w->planned) {
		add_line(w, PLAN_CONFLICT, -1);
		add_line(w, PLAN_NEW, -1);
		add_line(w, PLAN_CHANGED, -1);
		add_line(w, PLAN_SAME, -1);
		add_groups(w, REASON_ROW, PLAN_REJECTED);
		if (w->plan.rejected == 0)
			add_line(w, PLAN_REJECTED, -1);
		counts = w->nlines;
		add_line(w, PLAN_SUM, -1);
		add_groups(w, REASON_WARNING, PLAN_WARNING);
		if (w->fixes.n)
			add_line(w, PLAN_FIXES, -1);
		if (w->plan.gone.n || w->plan.gone_how == GONE_IGNORE)
			add_line(w, PLAN_GONE, -1);
		w->nlines -= w->nlines == counts + 1;
	}
	table_set_rows(&w->lines, w->nlines);
	if (first)
		table_go(&w->lines, first_count(w));
	if (w->lines.cursor_id != was) {
		w->rows_of = SIZE_MAX;
		w->in_rows = false;
	}
	import_rows_load(w);
}

const struct plan_line *
import_plan_line(const struct import_view *w)
{
	return w->lines.cursor < w->nlines ? &w->line[w->lines.cursor] : NULL;
}

/* ---- the screen ---------------------------------------------------------- */

/* How many rows the box with the counts gets; the rest is for their rows. */
static int
box_rows(const struct import_view *w, const struct area *a)
{
	int most = a->rows * 3 / 5 > LINES_LEAST ? a->rows * 3 / 5 :
	    LINES_LEAST;
	int need = (int)w->nlines + 2;

	if (a->rows < LINES_LEAST + 4)
		return w->in_rows ? 0 : a->rows;
	return need < most ? need : most;
}

void
import_plan_draw(struct import_view *w, const struct area *a)
{
	int rows = box_rows(w, a);
	struct area box = area_part(a, 0, 0, rows, a->cols);
	struct area rest = area_part(a, rows, 0, a->rows - rows, a->cols);
	char right[120], day[DAY_TEXT];
	struct area in;

	if (rows > 2) {
		snprintf(right, sizeof(right), i18n_plural("%lld row, %lld "
		    "rejected, status date %s", "%lld rows, %lld rejected, "
		    "status date %s", (unsigned long)w->plan.rows),
		    (long long)w->plan.rows, (long long)w->plan.rejected,
		    date_dk(w->plan.status_date, day));
		in = draw_box(&box, _("What will happen"), right);
		table_draw(&w->lines, &in, false, !w->in_rows);
	}
	if (rest.rows > 0)
		table_draw(import_rows_table(w), &rest, true, w->in_rows);
}

void
import_plan_sentence(struct import_view *w, struct buf *b)
{
	const struct plan_line *l = import_plan_line(w);

	if (w->in_rows) {
		import_rows_sentence(w, b);
		return;
	}
	if (!l)
		return;
	if (count_of(w, l) == 0 && w->nrows == 0)
		buf_addf(b, "%s", _("no row; nothing is written yet"));
	else if (l->group >= 0)
		buf_addf(b, _("%s; Enter goes to the rows"),
		    _(reason_info[group_at(w, l)->reason].help));
	else
		buf_add(b, _("Enter goes to the rows; nothing is written "
		    "yet"));
}
