/*
 * Import, third step, below: the rows behind the selected count. What is new,
 * changed, the same or in conflict with yours, the last import's and this
 * file's value; what was rejected or warned of with what stands in the file
 * and what may be meant; the corrections of this run.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "view/import.h"
#include "view/screens.h"

#define VALUES_TOLD	3		/* of a group, in its line */

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

enum { FOUND_LINE, FOUND_WHAT, FOUND_VALUE, FOUND_NEAR, FOUND_TEXT,
	FOUND__COUNT };

static const struct table_col found_cols[FOUND__COUNT] = {
	[FOUND_LINE] = { N_("line"), 5, 8, 0, 0, ALIGN_RIGHT },
	[FOUND_WHAT] = { N_("what"), 14, 24, 1, 0, ALIGN_LEFT },
	[FOUND_VALUE] = { N_("this file"), 12, 20, 1, 0, ALIGN_LEFT },
	[FOUND_NEAR] = { N_("perhaps"), 12, 20, 0, 0, ALIGN_LEFT },
	[FOUND_TEXT] = { N_("what is wrong"), 20, 40, 2, 0, ALIGN_LEFT },
};

enum { FIX_LINE, FIX_COLUMN, FIX_BAD, FIX_GOOD, FIX_CELLS, FIX__COUNT };

static const struct table_col fix_cols[FIX__COUNT] = {
	[FIX_LINE] = { N_("line"), 8, 8, 0, 0, ALIGN_RIGHT },
	[FIX_COLUMN] = { N_("column in the file"), 18, 24, 0, 0, ALIGN_LEFT },
	[FIX_BAD] = { N_("this file"), 16, 24, 1, 0, ALIGN_LEFT },
	[FIX_GOOD] = { N_("corrected to"), 16, 24, 1, 0, ALIGN_LEFT },
	[FIX_CELLS] = { N_("cells"), 7, 8, 0, 0, ALIGN_RIGHT },
};

/* Behind the rows that are kept stands that there are more. */
#define ROW_MORE	(-1)

/* ---- which rows ---------------------------------------------------------- */

static const struct group_told *
group_of(const struct import_view *w)
{
	const struct plan_line *l = import_plan_line(w);

	return l && l->group >= 0 ? &w->plan.told->group[l->group] : NULL;
}

static bool
is_gone(const struct import_view *w)
{
	const struct plan_line *l = import_plan_line(w);

	return l && l->kind == PLAN_GONE;
}

static bool
is_fixes(const struct import_view *w)
{
	const struct plan_line *l = import_plan_line(w);

	return l && l->kind == PLAN_FIXES;
}

struct table *
import_rows_table(struct import_view *w)
{
	return is_fixes(w) ? &w->corrected : is_gone(w) ? &w->gone :
	    group_of(w) ? &w->found : &w->decided;
}

static enum decided
decided_of(const struct plan_line *l)
{
	switch (l->kind) {
	case PLAN_CONFLICT:	return DECIDED_CONFLICT;
	case PLAN_CHANGED:	return DECIDED_CHANGED;
	case PLAN_NEW:		return DECIDED_NEW;
	case PLAN_SAME:		return DECIDED_SAME;
	default:		return DECIDED__COUNT;
	}
}

static void
add_row(struct import_view *w, int i)
{
	if ((w->nrows & (w->nrows - 1)) == 0)
		w->row = xrealloc(w->row, w->nrows ? 2 * w->nrows : 1,
		    sizeof(*w->row));
	w->row[w->nrows++] = i;
}

static bool
lets(struct import_view *w, const char *text)
{
	return text && view_lets(&w->v, text);
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
add_decisions(struct import_view *w, enum decided which)
{
	const struct told *t = w->plan.told;
	int64_t kept = 0;
	int i;

	for (i = 0; i < t->nkept; i++) {
		const struct decision *d = &t->decision[i];

		kept += d->kind == which;
		if (d->kind == which && !was_conflict(t, d) &&
		    (lets(w, d->what) || lets(w, d->yours) ||
		    lets(w, d->field ? _(d->field) : NULL) ||
		    lets(w, d->file)))
			add_row(w, i);
	}
	if (which < DECIDED__COUNT && t->decided[which] > kept)
		add_row(w, ROW_MORE);
}

const char *
import_value(const struct group_told *g, const struct found_told *f)
{
	return f->value >= 0 ? g->value[f->value].value : NULL;
}

const char *
import_near(const struct group_told *g, const struct found_told *f)
{
	return f->near ? f->near : f->value >= 0 ? g->value[f->value].near :
	    NULL;
}

static void
add_found(struct import_view *w, const struct group_told *g)
{
	int i;

	if (!g)
		return;
	for (i = 0; i < g->nfound; i++)
		if (lets(w, g->found[i].what) || lets(w, g->found[i].text) ||
		    lets(w, import_value(g, &g->found[i])))
			add_row(w, i);
	if (g->rows > g->nfound)
		add_row(w, ROW_MORE);
}

static void
add_gone(struct import_view *w)
{
	int i;

	for (i = 0; i < w->ngone_names; i++)
		if (lets(w, w->gone_name[i]))
			add_row(w, i);
	if (w->plan.gone.n > (size_t)w->ngone_names)
		add_row(w, ROW_MORE);
}

void
import_rows_load(struct import_view *w)
{
	const struct plan_line *l = import_plan_line(w);
	bool other = w->rows_of != w->lines.cursor;
	size_t i;

	w->rows_of = w->lines.cursor;
	w->nrows = 0;
	if (!l || !w->planned)
		;
	else if (l->kind == PLAN_FIXES)
		for (i = 0; i < w->fixes.n; i++)
			add_row(w, (int)i);
	else if (l->kind == PLAN_GONE)
		add_gone(w);
	else if (l->group >= 0)
		add_found(w, group_of(w));
	else
		add_decisions(w, decided_of(l));
	if (w->nrows == 0)
		w->in_rows = false;
	if (other)
		table_restart(import_rows_table(w), w->nrows);
	else
		table_set_rows(import_rows_table(w), w->nrows);
}

/* ---- how they look ------------------------------------------------------- */

static bool
is_more(struct import_view *w, size_t i, struct table_row *row)
{
	if (w->row[i] != ROW_MORE)
		return false;
	row->kind = ROW_RULE;
	row->text[0] = _("there are more; the count above holds all");
	return true;
}

static void
decided_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct decision *d;

	if (is_more(w, i, row))
		return;
	d = &w->plan.told->decision[w->row[i]];
	if (d->kind == DECIDED_CONFLICT)
		row->mark = d->choice == CONFLICT_TAKE ? 't' :
		    d->choice == CONFLICT_KEEP ? 'y' : '?';
	row->text[COL_LINE] = table_number(row, d->line);
	row->text[COL_WHAT] = d->what;
	row->text[COL_FIELD] = d->field ? _(d->field) : NULL;
	row->text[COL_YOURS] = d->yours;
	row->text[COL_LAST] = d->last;
	row->text[COL_FILE] = d->kind == DECIDED_NEW ? _("new") : d->file;
}

static void
found_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct group_told *g = group_of(w);
	const struct found_told *f;
	const char *near;

	if (!g || is_more(w, i, row))
		return;
	f = &g->found[w->row[i]];
	near = import_near(g, f);
	row->text[FOUND_LINE] = table_number(row, f->line);
	row->text[FOUND_WHAT] = f->what;
	row->text[FOUND_VALUE] = import_value(g, f);
	row->text[FOUND_NEAR] = near ? table_textf(row, "%s?", near) : NULL;
	row->text[FOUND_TEXT] = f->text;
}

static void
corrected_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	size_t k = (size_t)w->row[i];
	const struct fix *f = &w->fixes.fix[k];

	row->text[FIX_LINE] = f->line ? table_number(row, f->line) :
	    _("any");
	row->text[FIX_COLUMN] = f->column;
	row->text[FIX_BAD] = *f->bad ? f->bad : _("(empty)");
	row->text[FIX_GOOD] = *f->good ? f->good : _("(empty)");
	if (k < w->plan.nfixes)
		row->text[FIX_CELLS] = table_number(row,
		    w->plan.fix_cells[k]);
}

static void
gone_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;

	if (!is_more(w, i, row))
		import_gone_row(w, (size_t)w->row[i], row);
}

static bool
rows_is_heading(void *arg, size_t i)
{
	return ((struct import_view *)arg)->row[i] == ROW_MORE;
}

static void
init(struct import_view *w, struct table *t, const struct table_col *c,
    int ncols, void (*row)(void *, size_t, struct table_row *))
{
	table_init(t, c, ncols);
	t->row = row;
	t->is_heading = rows_is_heading;
	t->arg = w;
	t->empty = N_("no such row");
}

void
import_rows_init(struct import_view *w)
{
	init(w, &w->decided, cols, COL__COUNT, decided_row);
	init(w, &w->found, found_cols, FOUND__COUNT, found_row);
	init(w, &w->corrected, fix_cols, FIX__COUNT, corrected_row);
	init(w, &w->gone, import_gone_cols, IMPORT_GONE_COLS, gone_row);
}

/* ---- the selected row ---------------------------------------------------- */

static int
row_at(const struct import_view *w, const struct table *t)
{
	return w->step == IMPORT_PLAN && w->in_rows && t->cursor < w->nrows ?
	    w->row[t->cursor] : ROW_MORE;
}

const struct decision *
import_plan_conflict(const struct import_view *w)
{
	const struct plan_line *l = import_plan_line(w);
	int i = row_at(w, &w->decided);

	return l && l->kind == PLAN_CONFLICT && i >= 0 ?
	    &w->plan.told->decision[i] : NULL;
}

const struct found_told *
import_found(const struct import_view *w, const struct group_told **of)
{
	const struct group_told *g = w->step == IMPORT_PLAN ? group_of(w) :
	    NULL;
	int i = g ? row_at(w, &w->found) : ROW_MORE;

	*of = g;
	if (g && !w->in_rows && g->nfound && (g->nvalues == 1 ||
	    g->nfound == 1))
		i = 0;
	return i >= 0 ? &g->found[i] : NULL;
}

void
import_group_values(const struct group_told *g, struct buf *b)
{
	int i, told = 0;

	if (g->column)
		buf_add(b, g->column);
	for (i = 0; i < g->nvalues && told < VALUES_TOLD; i++)
		if (*g->value[i].value)
			buf_addf(b, "%s \"%s\"", told++ ? "," : "",
			    g->value[i].value);
	if (i < g->nvalues)
		buf_add(b, ", ...");
	if (g->column)
		buf_add(b, ": ");
}

static void
conflict_sentence(struct buf *b, const struct decision *d)
{
	buf_addf(b, "%s: ", d->choice == CONFLICT_TAKE ?
	    _("the file's is taken") : d->choice == CONFLICT_KEEP ?
	    _("yours is kept") : _("yours is kept unless t takes the file's"));
	buf_addf(b, _("%s, yours '%s', last import '%s', this file '%s'"),
	    _(d->field), d->yours, d->last, d->file);
}

static void
decided_sentence(struct buf *b, const struct decision *d)
{
	switch (d->kind) {
	case DECIDED_CONFLICT:
		conflict_sentence(b, d);
		break;
	case DECIDED_NEW:
		buf_addf(b, _("line %lld: %s is new; nothing is written yet"),
		    (long long)d->line, d->what);
		break;
	case DECIDED_SAME:
		buf_addf(b, _("line %lld: %s is as it is in the store"),
		    (long long)d->line, d->what);
		break;
	default:
		buf_addf(b, _("line %lld, %s: %s goes from '%s' to '%s'; "
		    "nothing is written yet"), (long long)d->line, d->what,
		    _(d->field), d->yours, d->file);
	}
}

static void
found_sentence(struct buf *b, const struct group_told *g,
    const struct found_told *f)
{
	const char *near = import_near(g, f);

	buf_addf(b, _("line %lld: %s%s%s"), (long long)f->line,
	    g->column ? g->column : "", g->column ? ": " : "", f->text);
	if (near)
		buf_addf(b, _("; %s? e corrects it"), near);
}

void
import_rows_sentence(struct import_view *w, struct buf *b)
{
	const struct group_told *g;
	const struct found_told *f = import_found(w, &g);
	int i = row_at(w, import_rows_table(w));

	if (i < 0)
		return;
	if (is_fixes(w)) {
		fix_tell(&w->fixes.fix[i], b);
		buf_add(b, _("; x takes the correction back"));
	} else if (is_gone(w)) {
		import_gone_sentence(w, i, b);
	} else if (f) {
		found_sentence(b, g, f);
	} else {
		decided_sentence(b, &w->plan.told->decision[i]);
	}
}

void
import_rows_open(struct import_view *w, struct err *e)
{
	struct view_arg arg = { .text = NULL };
	struct table *t = import_rows_table(w);
	const struct group_told *g;
	const struct found_told *f = import_found(w, &g);
	struct buf b = BUF_INIT;

	if (is_fixes(w) || (f && reason_info[g->reason].kind == REASON_ROW)) {
		import_fix_row(w, "", e);
		return;
	}
	buf_addf(&b, "%s\n", f ? reason_info[g->reason].word :
	    path_base(w->path));
	import_rows_sentence(w, &b);
	buf_add(&b, "\n \n");
	if (f)
		buf_addf(&b, "%s\n \n", _(reason_info[g->reason].help));
	table_row_in_full(t, t->cursor, &b);
	arg.text = buf_str(&b);
	app_push(w->v.app, &view_text, &arg, e);
	buf_fini(&b);
}
