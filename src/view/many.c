/*
 * The verbs on steps for the rows of any list (view_class.errands): on all
 * that are marked, or on the one under the cursor; and "." which does the
 * last of them again.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "view/app_room.h"
#include "view/screens.h"
#include "view/work.h"

void
app_remember(struct app *app, const struct deed *d)
{
	struct deed plain = *d;
	struct assignment *set;
	int i;

	/* What stood there, or was asked, is of that one step. */
	set = xcalloc((size_t)d->nset + 1, sizeof(*set));
	for (i = 0; i < d->nset; i++)
		set[i] = (struct assignment){ d->set[i].field,
		    d->set[i].value, NULL };
	plain.set = set;
	plain.waive.request = 0;
	plain.seen = 0;
	deed_free(app->last);
	app->last = deed_copy(&plain);
	free(set);
}

/* The marked rows: those that are shown in their order, then the hidden. */
static bool
add_marked(struct view *v, struct errands *ts, struct err *e)
{
	struct mark_rows rows = app_mark_rows(v);
	struct marks *m = &v->marks, shown = { .n = 0 };
	size_t i;
	bool ok = true;

	marks_settle(m, &rows);
	marks_all(&shown, &rows);
	for (i = 0; ok && i < rows.n; i++)
		if (marks_has_row(m, &rows, i))
			ok = v->class->errands(v, rows.id ?
			    rows.id(rows.arg, i) : (int64_t)i, ts, e);
	for (i = 0; ok && i < m->n; i++)
		if (!marks_has(&shown, m->id[i]))
			ok = v->class->errands(v, m->id[i], ts, e);
	marks_fini(&shown);
	return ok;
}

bool
app_errands(struct app *app, struct errands *ts, struct err *e)
{
	struct view *v = app->top;
	struct mark_rows rows;

	if (marks_any(&v->marks))
		return add_marked(v, ts, e);
	rows = app_mark_rows(v);
	if (rows.cursor >= rows.n)
		return err_set(e, ERR_INVALID, "%s",
		    _("no row is selected"));
	return v->class->errands(v, rows.id ? rows.id(rows.arg, rows.cursor) :
	    (int64_t)rows.cursor, ts, e);
}

static bool
repeat(struct app *app, struct errands *ts, bool ask, struct err *e)
{
	struct deed d;

	if (!app->last)
		return err_set(e, ERR_INVALID, "%s", _("there is nothing to "
		    "repeat yet"));
	d = *app->last;
	d.seen = app->seen_act;
	return plan_deed(app, &d, ts, ask, true, e);
}

static struct work *
work_of(struct app *app)
{
	if (!app->many)
		app->many = xcalloc(1, sizeof(*app->many));
	return app->many;
}

void
app_many_fini(struct app *app)
{
	deed_free(app->last);
	if (app->many)
		work_fini(app->many);
	free(app->many);
	app->last = NULL;
	app->many = NULL;
}

/* "w" and "e" on a row that is no step itself: to the steps of the subject. */
static bool
open_steps(struct app *app, struct err *e)
{
	struct errands ts = { .n = 0 };
	bool ok = app_errands(app, &ts, e) && ts.n &&
	    open_standing(app, &ts.errand[0].subject, e);

	errands_fini(&ts);
	return ok;
}

bool
app_many(struct app *app, enum cmd cmd, bool marked, struct err *e)
{
	struct view *v = app->top;
	struct errands ts = { .n = 0 };
	bool ask = v->marks.n > v->marks.shown;

	if (!v->class->errands || (marked && !marks_any(&v->marks)))
		return false;
	if (!marked && (cmd == CMD_WHY || cmd == CMD_EDIT)) {
		open_steps(app, e);
		return true;
	}
	if (!work_is_verb(cmd) && cmd != CMD_REPEAT)
		return false;
	if (!app_errands(app, &ts, e))
		;
	else if (!ts.n)
		err_set(e, ERR_INVALID, "%s", _("there is no step behind "
		    "this row"));
	else if (cmd == CMD_REPEAT)
		repeat(app, &ts, ask, e);
	else
		work_many(work_of(app), app, &ts, ask, cmd, e);
	errands_fini(&ts);
	return true;
}
