/*
 * Import, third step: corrections. e puts the selected row's cell right, E all
 * that say the same; the dry run is then run again with them. They belong to
 * this run, the file is never touched; they are listed, and x takes one back.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "view/import.h"

/* The correction selected in the list of them; -1: none. */
static int
selected_fix(const struct import_view *w)
{
	const struct plan_line *l = import_plan_line(w);

	return w->step == IMPORT_PLAN && w->in_rows && l &&
	    l->kind == PLAN_FIXES && w->corrected.cursor < w->nrows ?
	    w->row[w->corrected.cursor] : -1;
}

static void
corrected(struct import_view *w)
{
	w->rejected = w->plan.rejected;
	import_count_anew(w);
}

/* ---- one cell ------------------------------------------------------------ */

/* "Kommune=Odense", where no cell of its own is wrong. */
static bool
put_named(struct import_view *w, int64_t line, const char *text,
    struct err *e)
{
	size_t n = strcspn(text, "=");
	char *column;
	bool ok;

	if (n == 0 || text[n] == '\0')
		return err_set(e, ERR_INVALID, _("'%s': write COLUMN=VALUE, "
		    "as Kommune=Odense"), text);
	column = xstrndup(text, n);
	ok = fixes_put(&w->fixes, line, column, "", text + n + 1, e);
	free(column);
	return ok;
}

static bool
row_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct import_view *w = arg;
	const struct group_told *g;
	const struct found_told *f = import_found(w, &g);
	int i = selected_fix(w);
	bool ok;

	(void)app;
	if (i >= 0) {
		const struct fix was = w->fixes.fix[i];

		ok = fixes_put(&w->fixes, was.line, was.column, was.bad,
		    text, e);
	} else if (!f) {
		return true;		/* it went meanwhile */
	} else {
		ok = g->column && f->value >= 0 ? fixes_put(&w->fixes,
		    f->line, g->column, import_value(g, f), text, e) :
		    put_named(w, f->line, text, e);
	}
	if (ok)
		corrected(w);
	return ok;
}

/* What the question about a row says, and offers. */
static const char *
row_question(const struct import_view *w, char *label, size_t n)
{
	const struct group_told *g;
	const struct found_told *f = import_found(w, &g);
	int i = selected_fix(w);
	const char *near;

	if (i >= 0) {
		snprintf(label, n, _("%s, corrected to: "),
		    w->fixes.fix[i].column);
		return w->fixes.fix[i].good;
	}
	if (!g->column || f->value < 0) {
		snprintf(label, n, _("line %lld, COLUMN=VALUE: "),
		    (long long)f->line);
		return "";
	}
	near = import_near(g, f);
	snprintf(label, n, _("line %lld, %s: "), (long long)f->line,
	    g->column);
	return near ? near : import_value(g, f);
}

bool
import_can_fix(const struct import_view *w, bool word)
{
	const struct group_told *g;
	const struct found_told *f = import_found(w, &g);

	if (!word && selected_fix(w) >= 0)
		return true;
	if (!f || g->reason == REASON_bad_quote ||
	    g->reason == REASON_unknown_column)
		return false;
	return !word || (g->column && f->value >= 0 &&
	    g->value[f->value].by_word);
}

void
import_fix_row(struct import_view *w, const char *arg, struct err *e)
{
	struct question q = { .done = row_done, .arg = w };
	char label[120];

	if (!import_can_fix(w, false)) {
		app_say(w->v.app, "%s", _("here is no cell to correct; put "
		    "it right in the file, and R reads it again"));
		return;
	}
	if (*arg) {
		row_done(w->v.app, w, arg, e);
		return;
	}
	q.text = row_question(w, label, sizeof(label));
	q.label = label;
	app_ask(w->v.app, &q);
}

/* ---- all that say the same ----------------------------------------------- */

static bool
word_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct import_view *w = arg;
	const struct group_told *g;
	const struct found_told *f = import_found(w, &g);

	(void)app;
	if (!f)
		return true;
	if (!fixes_put(&w->fixes, 0, g->column, import_value(g, f), text, e))
		return false;
	corrected(w);
	return true;
}

void
import_fix_word(struct import_view *w, const char *arg, struct err *e)
{
	struct question q = { .done = word_done, .arg = w };
	const struct group_told *g;
	const struct found_told *f;
	char label[120];

	if (!import_can_fix(w, true)) {
		app_say(w->v.app, "%s", _("what is right depends on each "
		    "row; e corrects this one"));
		return;
	}
	if (*arg) {
		word_done(w->v.app, w, arg, e);
		return;
	}
	f = import_found(w, &g);
	snprintf(label, sizeof(label), i18n_plural("%s \"%s\" in %lld row: ",
	    "%s \"%s\" in %lld rows: ",
	    (unsigned long)g->value[f->value].rows), g->column,
	    import_value(g, f), (long long)g->value[f->value].rows);
	q.label = label;
	q.text = import_near(g, f) ? import_near(g, f) : import_value(g, f);
	app_ask(w->v.app, &q);
}

/* ---- taken back ---------------------------------------------------------- */

bool
import_can_drop(const struct import_view *w)
{
	return selected_fix(w) >= 0;
}

void
import_fix_drop(struct import_view *w)
{
	int i = selected_fix(w);

	if (i < 0) {
		app_say(w->v.app, "%s", _("no correction is selected; they "
		    "stand behind the last count"));
		return;
	}
	fixes_drop(&w->fixes, (size_t)i);
	import_rows_load(w);		/* it may be drawn before it is read */
	corrected(w);
}
