/*
 * Import, third step: the dry run. How many rows will do what, adding up to
 * the rows of the file; what was rejected, by what repairs it; and the
 * changes one by one, with yours, the last import's and this file's value
 * where they disagree. It is the import itself, rolled back.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "view/import.h"
#include "view/screens.h"

#define BOX_ROWS	7
#define BOX_COLS	42

enum { COL_LINE, COL_WHAT, COL_FIELD, COL_YOURS, COL_LAST, COL_FILE,
	COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_LINE] = { N_("line"), 5, 8, 0, 0, ALIGN_RIGHT },
	[COL_WHAT] = { N_("what"), 18, 30, 3, 0, ALIGN_LEFT },
	[COL_FIELD] = { N_("field"), 11, 18, 0, 0, ALIGN_LEFT },
	[COL_YOURS] = { N_("yours"), 11, 20, 1, 0, ALIGN_LEFT },
	[COL_LAST] = { N_("last import"), 11, 20, 1, 0, ALIGN_LEFT },
	[COL_FILE] = { N_("this file"), 11, 20, 1, 0, ALIGN_LEFT },
};

static const char signs[] = {
	[PLAN_CONFLICT] = '?', [PLAN_REJECTED] = '!', [PLAN_CHANGED] = '~',
	[PLAN_NEW] = '+', [PLAN_WARNING] = 'i', [PLAN_MORE] = ' ',
};

static bool
is_decision(enum plan_kind kind)
{
	return kind == PLAN_CONFLICT || kind == PLAN_CHANGED ||
	    kind == PLAN_NEW;
}

static const struct decision *
decision_of(const struct import_view *w, const struct plan_row *p)
{
	return &w->plan.told->decision[p->i];
}

static const struct finding *
finding_of(const struct import_view *w, const struct plan_row *p)
{
	return &w->plan.finding[p->i];
}

/* ---- the rows ---- */

static char
choice_sign(enum on_conflict choice)
{
	return choice == CONFLICT_TAKE ? 't' :
	    choice == CONFLICT_KEEP ? 'y' : '?';
}

static void
plan_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct plan_row *p = &w->row[i];
	const struct decision *d;
	const struct finding *f;

	if (p->kind == PLAN_MORE) {
		row->kind = ROW_RULE;
		row->text[0] = _("there is more; the counts above hold all");
		return;
	}
	row->mark = signs[p->kind];
	if (!is_decision(p->kind)) {
		f = finding_of(w, p);
		row->text[COL_LINE] = table_number(row, f->line);
		row->text[COL_WHAT] = f->text;
		row->text[COL_FIELD] = f->column;
		return;
	}
	d = decision_of(w, p);
	if (p->kind == PLAN_CONFLICT)
		row->mark = choice_sign(d->choice);
	row->text[COL_LINE] = table_number(row, d->line);
	row->text[COL_WHAT] = d->what;
	row->text[COL_FIELD] = d->field ? _(d->field) : NULL;
	row->text[COL_YOURS] = d->yours;
	row->text[COL_LAST] = d->last;
	row->text[COL_FILE] = d->kind == DECIDED_NEW ? _("new") : d->file;
}

static bool
plan_is_heading(void *arg, size_t i)
{
	return ((struct import_view *)arg)->row[i].kind == PLAN_MORE;
}

void
import_plan_init(struct import_view *w)
{
	table_init(&w->rows, cols, COL__COUNT);
	w->rows.row = plan_row;
	w->rows.is_heading = plan_is_heading;
	w->rows.arg = w;
	w->rows.empty = N_("nothing will change");
}

static void
add_row(struct import_view *w, enum plan_kind kind, int i)
{
	w->row = xrealloc(w->row, w->nrows + 1, sizeof(*w->row));
	w->row[w->nrows++] = (struct plan_row){ kind, i };
}

/* Shown as a conflict that was decided? */
static bool
was_conflict(const struct told *t, const struct decision *d)
{
	int i;

	for (i = 0; i < t->nkept && d->kind == DECIDED_CHANGED; i++)
		if (t->decision[i].kind == DECIDED_CONFLICT &&
		    t->decision[i].line == d->line &&
		    t->decision[i].field == d->field)
			return true;
	return false;
}

static void
add_decisions(struct import_view *w, enum decided which, enum plan_kind kind)
{
	const struct told *t = w->plan.told;
	int i;

	for (i = 0; i < t->nkept; i++) {
		const struct decision *d = &t->decision[i];

		if (d->kind == which && !was_conflict(t, d) &&
		    (view_lets(&w->v, d->what) ||
		    (d->field && view_lets(&w->v, _(d->field))) ||
		    (d->file && view_lets(&w->v, d->file))))
			add_row(w, kind, i);
	}
}

/* Told as a decision already, with its three values? */
static bool
is_told(const struct import_view *w, const struct finding *f)
{
	const struct told *t = w->plan.told;
	int i;

	if (f->reason != REASON_kept && f->reason != REASON_taken)
		return false;
	for (i = 0; i < t->nkept; i++)
		if (t->decision[i].kind == DECIDED_CONFLICT &&
		    t->decision[i].line == f->line)
			return true;
	return false;
}

static void
add_findings(struct import_view *w, enum reason_kind which,
    enum plan_kind kind)
{
	int i;

	for (i = 0; i < w->plan.nfindings; i++) {
		const struct finding *f = &w->plan.finding[i];

		if (reason_info[f->reason].kind == which && !is_told(w, f) &&
		    (view_lets(&w->v, f->text) ||
		    view_lets(&w->v, f->column ? f->column : "")))
			add_row(w, kind, i);
	}
}

static int64_t
count_kind(const struct read_report *r, enum reason_kind kind)
{
	int64_t n = 0;
	int i;

	for (i = 0; i < REASON__COUNT; i++)
		if (reason_info[i].kind == kind)
			n += r->count[i];
	return n;
}

void
import_plan_rows(struct import_view *w)
{
	const struct read_report *r = &w->plan;

	w->nrows = 0;
	if (w->planned) {
		add_decisions(w, DECIDED_CONFLICT, PLAN_CONFLICT);
		add_findings(w, REASON_ROW, PLAN_REJECTED);
		add_decisions(w, DECIDED_CHANGED, PLAN_CHANGED);
		add_decisions(w, DECIDED_NEW, PLAN_NEW);
		add_findings(w, REASON_WARNING, PLAN_WARNING);
		if (r->told->ndecisions > r->told->nkept ||
		    count_kind(r, REASON_ROW) + count_kind(r,
		    REASON_WARNING) > r->nfindings)
			add_row(w, PLAN_MORE, 0);
	}
	table_set_rows(&w->rows, w->nrows);
}

/* ---- the boxes ---- */

static void
draw_count(const struct area *a, int row, int col, char sign, int64_t n,
    const char *word)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	draw_textf(a, row, col, 1, STYLE_STRONG, "%c", sign);
	draw_number(a, row, col + 1, 7, STYLE_NORMAL, text);
	draw_text(a, row, col + 9, a->cols / 2 - 9, STYLE_NORMAL, word);
}

static void
draw_counts(const struct import_view *w, const struct area *a)
{
	const struct read_report *r = &w->plan;
	struct area in = draw_box(a, _("What will happen"), NULL);
	int64_t warnings = count_kind(r, REASON_WARNING);
	char day[DAY_TEXT];
	int i, right = in.cols / 2;

	draw_count(&in, 0, 0, '+', r->added, _("new"));
	draw_count(&in, 1, 0, '~', r->changed, _("changed"));
	draw_count(&in, 2, 0, '=', r->same, _("the same"));
	draw_count(&in, 0, right, '?', r->conflict, _("conflicts"));
	draw_count(&in, 1, right, '!', r->rejected, _("rejected"));
	for (i = 0; i < r->nfindings; i++)
		warnings -= is_told(w, &r->finding[i]);
	draw_count(&in, 2, right, 'i', warnings, _("warnings"));
	draw_textf(&in, 3, 1, in.cols - 2, STYLE_NORMAL,
	    i18n_plural("%lld row in the file", "%lld rows in the file",
	    (unsigned long)r->rows), (long long)r->rows);
	draw_textf(&in, 4, 1, in.cols - 2, STYLE_NORMAL,
	    _("status date %s"), date_dk(r->status_date, day));
}

static void
draw_rejected(const struct import_view *w, const struct area *a)
{
	const struct read_report *r = &w->plan;
	struct area in = draw_box(a, _("Rejected, by what repairs it"), NULL);
	int i, row = 0, kinds = 0;

	for (i = 0; i < REASON__COUNT; i++)
		kinds += r->count[i] && reason_info[i].kind == REASON_ROW;
	if (kinds == 0)
		draw_text(&in, 0, 1, in.cols - 2, STYLE_FAINT, _("none"));
	for (i = 0; i < REASON__COUNT; i++) {
		char n[32];

		if (!r->count[i] || reason_info[i].kind != REASON_ROW)
			continue;
		if (row == in.rows - 1 && kinds > in.rows) {
			draw_textf(&in, row, 1, in.cols - 2, STYLE_FAINT,
			    _("and %d more kinds"), kinds - row);
			return;
		}
		snprintf(n, sizeof(n), "%lld", (long long)r->count[i]);
		draw_number(&in, row, 0, 5, STYLE_NORMAL, n);
		draw_text(&in, row++, 6, in.cols - 7, STYLE_NORMAL,
		    _(reason_info[i].help));
	}
}

void
import_plan_draw(struct import_view *w, const struct area *a)
{
	int boxes = a->rows >= BOX_ROWS + 5 && a->cols >= 2 * BOX_COLS - 8 ?
	    BOX_ROWS : 0;
	struct area left = area_part(a, 0, 0, boxes, BOX_COLS);
	struct area right = area_part(a, 0, BOX_COLS, boxes,
	    a->cols - BOX_COLS);
	struct area rest = area_part(a, boxes, 0, a->rows - boxes, a->cols);

	if (boxes) {
		draw_counts(w, &left);
		draw_rejected(w, &right);
	}
	table_draw(&w->rows, &rest, true, true);
}

/* ---- the selected row ---- */

const struct decision *
import_plan_conflict(const struct import_view *w)
{
	const struct plan_row *p;

	if (w->step != IMPORT_PLAN || w->rows.cursor >= w->nrows)
		return NULL;
	p = &w->row[w->rows.cursor];
	return p->kind == PLAN_CONFLICT ? decision_of(w, p) : NULL;
}

static void
add_conflict(struct buf *b, const struct decision *d)
{
	buf_addf(b, "%s: ", d->choice == CONFLICT_TAKE ?
	    _("the file's is taken") : d->choice == CONFLICT_KEEP ?
	    _("yours is kept") : _("yours is kept unless t takes the file's"));
	buf_addf(b, _("%s, yours '%s', last import '%s', this file '%s'"),
	    _(d->field), d->yours, d->last, d->file);
}

void
import_plan_sentence(struct import_view *w, struct buf *b)
{
	const struct plan_row *p = &w->row[w->rows.cursor];
	const struct decision *d;
	const struct finding *f;

	if (!is_decision(p->kind)) {
		f = finding_of(w, p);
		buf_addf(b, _("line %lld: %s%s%s; nothing is written yet"),
		    (long long)f->line, f->column ? f->column : "",
		    f->column ? ": " : "", f->text);
		return;
	}
	d = decision_of(w, p);
	if (d->kind == DECIDED_CONFLICT)
		add_conflict(b, d);
	else if (d->kind == DECIDED_NEW)
		buf_addf(b, _("line %lld: %s is new; nothing is written yet"),
		    (long long)d->line, d->what);
	else
		buf_addf(b, _("line %lld, %s: %s goes from '%s' to '%s'; "
		    "nothing is written yet"), (long long)d->line, d->what,
		    _(d->field), d->yours, d->file);
}

/* All rows with the same reason: one repair may put them all right. */
static void
add_same_reason(const struct import_view *w, enum reason why, struct buf *b)
{
	int i, told = 0;

	buf_addf(b, "%s\n", reason_info[why].word);
	buf_addf(b, "%s\n \n", _(reason_info[why].help));
	for (i = 0; i < w->plan.nfindings; i++) {
		const struct finding *f = &w->plan.finding[i];

		if (f->reason != why)
			continue;
		told++;
		buf_addf(b, "%s:%lld: %s%s%s\n", path_base(w->path),
		    (long long)f->line, f->column ? f->column : "",
		    f->column ? ": " : "", f->text);
	}
	if (w->plan.count[why] > told)
		buf_addf(b, _("and %lld more\n"),
		    (long long)(w->plan.count[why] - told));
}

void
import_plan_open(struct import_view *w, struct err *e)
{
	const struct plan_row *p = &w->row[w->rows.cursor];
	struct view_arg arg = { .text = NULL };
	struct buf b = BUF_INIT;

	if (!is_decision(p->kind)) {
		add_same_reason(w, finding_of(w, p)->reason, &b);
	} else {
		buf_addf(&b, "%s\n", decision_of(w, p)->what);
		import_plan_sentence(w, &b);
		buf_add(&b, "\n \n");
		table_row_in_full(&w->rows, w->rows.cursor, &b);
	}
	arg.text = buf_str(&b);
	app_push(w->v.app, &view_text, &arg, e);
	buf_fini(&b);
}
