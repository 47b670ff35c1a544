/*
 * What changed (report/diff.h) between a time that is asked for and what is
 * shown, as a list to open rows of. It is worked out once, when it is opened,
 * as the store has to be taken back for it; if something is written after, and
 * one of the times is known as now, it says that it is older.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "view/app_room.h"
#include "view/screens.h"

#define ROWS_MOST	500		/* of a kind */

enum { COL_KIND, COL_NAME, COL_WHAT, COL_BEFORE, COL_AFTER, COL_MORE,
	COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_KIND] = { "", 6, 7, 0, 0, ALIGN_LEFT },
	[COL_NAME] = { N_("what"), 16, 40, 2, 0, ALIGN_LEFT },
	[COL_WHAT] = { N_("detail"), 13, 24, 1, 0, ALIGN_LEFT },
	[COL_BEFORE] = { N_("before"), 14, 18, 1, 0, ALIGN_LEFT },
	[COL_AFTER] = { N_("after"), 14, 18, 1, 0, ALIGN_LEFT },
	[COL_MORE] = { N_("differ."), 7, 8, 0, 1, ALIGN_RIGHT },
};

struct diff_view {
	struct view	 v;
	struct diff	 d;
	struct buf	 title, left_out;
	int64_t		 act;		/* the newest when it was worked out */
	bool		 old;		/* there are newer ones */
	struct table	 table;
};

static void
diff_row(void *arg, size_t i, struct table_row *row)
{
	const struct diff_row *r = &((struct diff_view *)arg)->d.row[i];

	row->text[COL_KIND] = diff_name(r->kind);
	row->text[COL_NAME] = r->name;
	row->text[COL_WHAT] = r->what;
	if (r->kind == DIFF_COUNT) {
		row->text[COL_BEFORE] = table_number(row, r->was);
		row->text[COL_AFTER] = table_number(row, r->will);
		row->text[COL_MORE] = table_textf(row, "%+lld",
		    (long long)(r->will - r->was));
	} else {
		row->text[COL_BEFORE] = r->from;
		row->text[COL_AFTER] = r->to;
	}
}

/* What is shown now, as a moment. */
static struct moment
shown(struct app *app)
{
	struct moment m = { .day = app->today,
	    .known = store_is_known(app->store), .k = app->known };

	if (app->as_of != DAY_NONE)
		m.day = app->as_of;
	else if (m.known)
		m.day = known_day(&app->known);
	return m;
}

static void
tell_left_out(struct diff_view *w)
{
	size_t kind, left = 0;

	for (kind = 0; kind < DIFF__COUNT; kind++)
		if (w->d.found[kind] > ROWS_MOST)
			left += w->d.found[kind] - ROWS_MOST;
	if (left)
		buf_addf(&w->left_out, i18n_plural("%lu more row is not shown; "
		    "klar diff tells it", "%lu more rows are not shown; klar "
		    "diff tells them", (unsigned long)left),
		    (unsigned long)left);
}

static bool
compare(struct app *app, struct diff_view *w, const struct moment *then,
    const struct moment *later, struct err *e)
{
	struct moment now = later ? *later : shown(app);
	bool was_known = store_is_known(app->store);
	struct known k = app->known;
	struct err own = ERR_INIT;
	bool ok;

	app_work_begin(app);
	app->work_told_at = 0;
	app_work(app, _("comparing; Esc stops"));
	ok = diff_load(app->store, then, &now, &app->compare, ROWS_MOST,
	    &w->d, e);
	/* What was shown is shown again, unless somebody stops that too. */
	if (was_known && !store_known(app->store, &k, &own))
		app_stale(app);
	app_work_end(app);
	app_stale(app);		/* others may have written meanwhile */
	return ok;
}

static bool
diff_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct diff_view *w = (struct diff_view *)v;
	struct moment then, later;

	table_init(&w->table, cols, COL__COUNT);
	w->table.row = diff_row;
	w->table.arg = w;
	w->table.empty = N_("nothing changed");
	if (!moment_parse(arg->text, v->app->today, &then, e) ||
	    (arg->of && !moment_parse(arg->of, v->app->today, &later, e)) ||
	    !compare(v->app, w, &then, arg->of ? &later : NULL, e))
		return false;
	buf_add(&w->title, _("Changed: "));
	moment_text(&w->d.a, &w->title);
	buf_add(&w->title, " > ");
	moment_text(&w->d.b, &w->title);
	tell_left_out(w);
	return true;
}

static bool
diff_view_load(struct view *v, struct err *e)
{
	struct diff_view *w = (struct diff_view *)v;
	int64_t act = w->act;

	if (!store_is_known(v->app->store))
		act_page(v->app->store, 0, &act, 1, e);
	if (e->code)
		return false;
	if (!w->act)
		w->act = act;
	w->old = act > w->act && !(w->d.a.known && w->d.b.known);
	table_set_rows(&w->table, w->d.n);
	return true;
}

static void
diff_draw(struct view *v, const struct area *a)
{
	struct diff_view *w = (struct diff_view *)v;
	int below = w->left_out.len ? 1 : 0;
	struct area top = area_part(a, 0, 0, a->rows - below, a->cols);

	table_draw(&w->table, &top, true, true);
	if (below)
		draw_text(a, a->rows - 1, 1, a->cols - 2, STYLE_FAINT,
		    buf_str(&w->left_out));
}

static bool
diff_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct diff_view *w = (struct diff_view *)v;
	const struct diff_row *r;

	if (cmd != CMD_OPEN)
		return false;
	r = &w->d.row[w->table.cursor];
	if (r->subject.id)
		open_standing(v->app, &r->subject, e);
	return true;
}

static struct table *
diff_table(struct view *v)
{
	return &((struct diff_view *)v)->table;
}

static void
diff_where(struct view *v, struct buf *b)
{
	struct diff_view *w = (struct diff_view *)v;

	buf_add(b, buf_str(&w->title));
	if (w->old)
		buf_add(b, _(", before the last act"));
}

static void
diff_sentence(struct view *v, struct buf *b)
{
	struct diff_view *w = (struct diff_view *)v;
	const struct diff_row *r = &w->d.row[w->table.cursor];

	buf_addf(b, "%s%s%s: ", r->name, r->what ? " " : "",
	    r->what ? r->what : "");
	if (r->kind == DIFF_COUNT)
		buf_addf(b, "%lld > %lld", (long long)r->was,
		    (long long)r->will);
	else
		buf_addf(b, "%s > %s", r->from, r->to);
}

static void
diff_view_fini(struct view *v)
{
	struct diff_view *w = (struct diff_view *)v;

	diff_fini(&w->d);
	buf_fini(&w->title);
	buf_fini(&w->left_out);
}

const struct view_class view_diff = {
	.name = "diff", .ctx = CTX_LIST,
	.size = sizeof(struct diff_view), .open = diff_open,
	.load = diff_view_load, .draw = diff_draw, .command = diff_command,
	.table = diff_table, .where = diff_where,
	.sentence = diff_sentence, .fini = diff_view_fini,
};

static bool
compare_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct view_arg to = { .text = text };

	(void)arg;
	return app_push(app, &view_diff, &to, e);
}

bool
app_compare(struct app *app, const struct diff_scope *scope, struct err *e)
{
	struct question q = {
		.label = _("compare with (day, or day and time): "),
		.done = compare_done,
	};

	app->compare = *scope;
	if (*app->arg)
		return compare_done(app, NULL, app->arg, e);
	app_ask(app, &q);
	return true;
}
