/*
 * Which lists there are, with how much is in each, and the views that were
 * saved. Enter opens one; ":list steps owner:me" and ":view NAME" go there at
 * once.
 */
#include <stdlib.h>
#include <string.h>

#include "act/view.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "view/list.h"

#define VIEW_ID		1000		/* above the ids of rosters */

enum { COL_NAME, COL_N, COL_WHOSE, COL_LIST, COL_FILTER, COL_WORD,
	COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_NAME] = { N_("name"), 20, 30, 0, 0, ALIGN_LEFT },
	[COL_N] = { N_("rows"), 7, 9, 0, 0, ALIGN_RIGHT },
	[COL_WHOSE] = { N_("whose"), 7, 11, 0, 2, ALIGN_LEFT },
	[COL_LIST] = { N_("list"), 10, 16, 0, 1, ALIGN_LEFT },
	[COL_FILTER] = { N_("with filter"), 14, 20, 1, 0, ALIGN_LEFT },
	[COL_WORD] = { ":list", 14, 14, 0, 3, ALIGN_LEFT },
};

struct lists_view {
	struct view	 v;
	struct saved_view *saved;
	size_t		 nsaved;
	int64_t		 n[ROSTER__COUNT];	/* rows; -1: not counted */
	int		 counted;	/* so many of them, since the load */
	struct view_time of;		/* that they are of */
	struct table	 table;
};

/* Rows: a heading, the rosters, a heading, the views. */
static bool
is_heading(void *arg, size_t i)
{
	(void)arg;
	return i == 0 || i == ROSTER__COUNT + 1;
}

static const struct saved_view *
view_at(const struct lists_view *s, size_t i)
{
	return i > ROSTER__COUNT + 1 ? &s->saved[i - ROSTER__COUNT - 2] :
	    NULL;
}

static int64_t
lists_id(void *arg, size_t i)
{
	const struct saved_view *saved = view_at(arg, i);

	return saved ? VIEW_ID + saved->id : (int64_t)i;
}

static void
fill_view(const struct saved_view *v, struct table_row *row)
{
	enum roster_id id;

	row->text[COL_NAME] = v->name;
	row->text[COL_WHOSE] = v->owner ? _("mine") : _("everybody's");
	row->text[COL_LIST] = roster_of(v->list, &id) ?
	    _(roster_info[id].title) : v->list;
	row->text[COL_FILTER] = v->filter;
}

static void
lists_row(void *arg, size_t i, struct table_row *row)
{
	struct lists_view *s = arg;
	const struct saved_view *v = view_at(s, i);
	const struct roster_info *r;

	if (is_heading(arg, i)) {
		row->kind = ROW_SECTION;
		row->text[0] = i == 0 ? _("Lists") : _("Saved views");
		return;
	}
	if (v) {
		fill_view(v, row);
		return;
	}
	r = &roster_info[i - 1];
	row->text[COL_NAME] = _(r->title);
	row->text[COL_WORD] = r->name;
	if (s->n[i - 1] >= 0)
		row->text[COL_N] = table_number(row, s->n[i - 1]);
}

static bool
lists_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct lists_view *s = (struct lists_view *)v;
	int i;

	(void)arg;
	(void)e;
	for (i = 0; i < ROSTER__COUNT; i++)
		s->n[i] = -1;
	table_init(&s->table, cols, COL__COUNT);
	s->table.row = lists_row;
	s->table.id = lists_id;
	s->table.is_heading = is_heading;
	s->table.arg = s;
	return true;
}

static bool
lists_load(struct view *v, struct err *e)
{
	struct lists_view *s = (struct lists_view *)v;
	struct saved_view *saved;
	size_t n;
	int i;

	if (!saved_views(v->app->store, history_actor(), &saved, &n, e))
		return false;
	saved_views_free(s->saved, s->nsaved);
	s->saved = saved;
	s->nsaved = n;
	s->counted = 0;
	for (i = 0; i < ROSTER__COUNT && !view_shows(v, &s->of); i++)
		s->n[i] = -1;
	s->of = view_time(v);
	/* The second heading only stands over something. */
	table_set_rows(&s->table, ROSTER__COUNT + 1 + (n ? n + 1 : 0));
	return true;
}

/* One after the other; those counted are kept when a key comes. */
static bool
lists_fill(struct view *v, struct err *e)
{
	struct lists_view *s = (struct lists_view *)v;
	bool past = v->app->as_of != DAY_NONE;

	for (; s->counted < ROSTER__COUNT; s->counted++)
		if (!roster_total_of(v->app->store,
		    (enum roster_id)s->counted, view_day(v), past,
		    &s->n[s->counted], e))
			return false;
	return true;
}

static bool
open_row(struct lists_view *s, struct err *e)
{
	const struct saved_view *v = view_at(s, s->table.cursor);
	struct list_arg a = { .id = (enum roster_id)(s->table.cursor - 1) };

	return v ? list_open_view(s->v.app, v->name, e) :
	    list_open(s->v.app, &a, e);
}

static bool
forget(struct lists_view *s, struct err *e)
{
	const struct saved_view *v = view_at(s, s->table.cursor);
	const char *name = *s->v.app->arg ? s->v.app->arg : v ? v->name :
	    NULL;
	struct act_ctx ctx = app_act(s->v.app);
	struct act_result res = ACT_RESULT_INIT;

	if (!name)
		return err_set(e, ERR_INVALID, _("select the view to forget, "
		    "or name it"));
	if (act_view_forget(&ctx, name, &res, e))
		app_done(s->v.app, &res);
	act_result_fini(&res);
	return true;
}

static bool
lists_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct lists_view *s = (struct lists_view *)v;
	const char *arg = v->app->arg;

	switch (cmd) {
	case CMD_OPEN:
		open_row(s, e);
		return true;
	case CMD_LISTS:
		return *arg && (list_open_words(v->app, arg, e) || true);
	case CMD_SAVED_VIEW:
		if (*arg)
			list_open_view(v->app, arg, e);
		else if (s->nsaved)
			table_go(&s->table, ROSTER__COUNT + 2);
		else
			app_say(v->app, "%s", _("no view is saved; "
			    ":view-save on a list saves one"));
		return true;
	case CMD_VIEW_FORGET:
		forget(s, e);
		return true;
	default:
		return false;
	}
}

static void
lists_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct lists_view *)v)->table, a, true, true);
}

static struct table *
lists_table(struct view *v)
{
	return &((struct lists_view *)v)->table;
}

static void
lists_where(struct view *v, struct buf *b)
{
	struct lists_view *s = (struct lists_view *)v;

	buf_addf(b, i18n_plural("Lists  %d, and %zu saved view",
	    "Lists  %d, and %zu saved views", s->nsaved), ROSTER__COUNT,
	    s->nsaved);
}

static void
lists_sentence(struct view *v, struct buf *b)
{
	struct lists_view *s = (struct lists_view *)v;
	const struct saved_view *saved = view_at(s, s->table.cursor);

	if (saved)
		buf_addf(b, "%s: %s %s", saved->name, saved->list,
		    saved->filter ? saved->filter : "");
	else
		buf_addf(b, ":list %s", roster_info[s->table.cursor - 1].name);
}

static void
lists_fini(struct view *v)
{
	struct lists_view *s = (struct lists_view *)v;

	saved_views_free(s->saved, s->nsaved);
}

const struct view_class view_lists = {
	.name = "lists", .home = CMD_LISTS, .ctx = CTX_LIST | CTX_VIEWS,
	.size = sizeof(struct lists_view), .open = lists_open,
	.load = lists_load, .fill = lists_fill, .draw = lists_draw,
	.command = lists_command, .table = lists_table,
	.where = lists_where, .sentence = lists_sentence,
	.fini = lists_fini,
};
