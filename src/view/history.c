/*
 * The history: one line an act, newest first; below it what the selected act
 * changed. U takes it back, Enter shows all its changes. arg.thing: only the
 * acts that touched it or what belongs to it; it is called arg.text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/undo.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/object.h"
#include "store/rowset.h"
#include "view/screens.h"

#define DETAIL_LINES	5

enum { COL_WHEN, COL_WHO, COL_WHERE, COL_WHAT, COL_N, COL_ID, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_WHEN] = { N_("when"), 16, 16, 0, 0, ALIGN_LEFT },
	[COL_WHO] = { N_("who"), 8, 14, 0, 2, ALIGN_LEFT },
	[COL_WHERE] = { N_("where"), 8, 12, 0, 3, ALIGN_LEFT },
	[COL_WHAT] = { N_("what"), 20, 50, 4, 0, ALIGN_LEFT },
	[COL_N] = { N_("changes"), 7, 9, 0, 1, ALIGN_RIGHT },
	[COL_ID] = { N_("act"), 5, 7, 0, 4, ALIGN_RIGHT },
};

struct detail {				/* what one act changed, a few lines */
	int64_t	 act;			/* 0: nothing read yet */
	int	 n;
	char	*line[DETAIL_LINES];
};

struct history_view {
	struct view	 v;
	struct rowset	 rows;
	struct table	 table;
	struct detail	 detail;
	struct thing	 thing;		/* id 0: the whole history */
	char		 title[256];
};

static bool
get_act(struct store *s, int64_t id, void *to, struct err *e)
{
	return act_get(s, id, to, e);
}

static void
drop_act(void *act)
{
	act_fini(act);
}

static const struct act *
at(struct history_view *h, size_t i)
{
	struct err e = ERR_INIT;

	return rowset_at(&h->rows, i, &e);
}

static void
history_row(void *arg, size_t i, struct table_row *row)
{
	const struct act *a = at(arg, i);

	if (!a) {
		row->kind = ROW_GAP;
		return;
	}
	row->text[COL_WHEN] = table_textf(row, "%.16s", a->at);
	row->text[COL_WHO] = a->actor;
	row->text[COL_WHERE] = origin_name(a->origin);
	row->text[COL_WHAT] = a->title;
	row->text[COL_N] = table_number(row, a->nchanges);
	row->text[COL_ID] = table_number(row, a->id);
	if (a->undone_by) {
		row->row_style = STYLE_FAINT;
		row->mark = 'u';
	}
}

static int64_t
history_id(void *arg, size_t i)
{
	return ((struct history_view *)arg)->rows.id[i];
}

static bool
history_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct history_view *h = (struct history_view *)v;

	(void)e;
	if (arg->thing)
		h->thing = *arg->thing;
	str_copy(h->title, sizeof(h->title), arg->text ? arg->text : "");
	rowset_init(&h->rows, v->app->store, get_act, drop_act,
	    sizeof(struct act));
	table_init(&h->table, cols, COL__COUNT);
	h->table.row = history_row;
	h->table.id = history_id;
	h->table.arg = h;
	h->table.empty = N_("nothing has happened yet");
	return true;
}

static bool
narrow(struct view *v, int64_t *ids, size_t *n, struct err *e)
{
	struct act a;
	size_t i, kept = 0;

	if (!v->filter[0])
		return true;
	for (i = 0; i < *n; i++) {
		if (!act_get(v->app->store, ids[i], &a, e))
			return false;
		if (view_lets(v, a.title) || view_lets(v, a.actor) ||
		    view_lets(v, origin_name(a.origin)))
			ids[kept++] = ids[i];
		act_fini(&a);
	}
	*n = kept;
	return true;
}

static void
forget_detail(struct detail *d)
{
	int i;

	for (i = 0; i < d->n; i++)
		free(d->line[i]);
	*d = (struct detail){ .act = 0 };
}

struct act_ids {
	int64_t	*id;
	size_t	 n;
};

/* Changes come newest first, so an act's stand together. */
static bool
take_act(void *arg, const struct change *ch)
{
	struct act_ids *a = arg;

	if (a->n && a->id[a->n - 1] == ch->act_id)
		return true;
	a->id = xrealloc(a->id, a->n + 1, sizeof(*a->id));
	a->id[a->n++] = ch->act_id;
	return true;
}

static bool
read_ids(struct history_view *h, int64_t **ids, size_t *n, struct err *e)
{
	struct store *s = h->v.app->store;
	struct act_ids of_row = { NULL, 0 };
	int64_t have;
	bool ok;

	if (h->thing.id) {
		ok = thing_changes(s, &h->thing, take_act, &of_row, e);
		*ids = of_row.id;
		*n = of_row.n;
		return ok;
	}
	have = act_count(s, e);
	if (have < 0)
		return false;
	*ids = xcalloc((size_t)have + 1, sizeof(**ids));
	*n = (size_t)act_page(s, 0, *ids, (int)have, e);
	return !e->code;
}

static bool
history_load(struct view *v, struct err *e)
{
	struct history_view *h = (struct history_view *)v;
	int64_t *ids = NULL;
	size_t n = 0;

	if (!read_ids(h, &ids, &n, e) || !narrow(v, ids, &n, e)) {
		free(ids);
		return false;
	}
	rowset_take(&h->rows, ids, n);
	table_set_rows(&h->table, n);
	forget_detail(&h->detail);
	return true;
}

struct first_changes {
	struct change	 ch[DETAIL_LINES];
	int		 n;
};

static bool
take_change(void *arg, const struct change *ch)
{
	struct first_changes *f = arg;
	struct change *to = &f->ch[f->n++];

	*to = *ch;
	if (ch->from.type == VALUE_TEXT)
		to->from.s = xstrdup(ch->from.s);
	if (ch->to.type == VALUE_TEXT)
		to->to.s = xstrdup(ch->to.s);
	return f->n < DETAIL_LINES;
}

static char *
change_line(struct store *s, struct change *ch)
{
	const struct entity_info *info = &entity_info[ch->entity];
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s ", _(info->name));
	object_name(&b, s, ch->entity, ch->row_id);
	if (ch->field < 0) {
		buf_add(&b, ch->field == CHANGE_CAME ? _(": new") :
		    _(": gone"));
	} else {
		buf_addf(&b, ", %s: ", _(info->field[ch->field].name));
		object_value(&b, s, ch->entity, ch->field, &ch->from);
		buf_add(&b, " > ");
		object_value(&b, s, ch->entity, ch->field, &ch->to);
	}
	if (ch->from.type == VALUE_TEXT)
		free(ch->from.s);
	if (ch->to.type == VALUE_TEXT)
		free(ch->to.s);
	return buf_take(&b);
}

/* Like a rowset's window: a few rows, read when they come into sight. */
static void
read_detail(struct history_view *h, int64_t act)
{
	struct first_changes f = { .n = 0 };
	struct err e = ERR_INIT;
	int i;

	if (h->detail.act == act)
		return;
	forget_detail(&h->detail);
	h->detail.act = act;
	act_changes(h->v.app->store, act, take_change, &f, &e);
	for (i = 0; i < f.n; i++)
		h->detail.line[i] = change_line(h->v.app->store, &f.ch[i]);
	h->detail.n = f.n;
}

static void
draw_detail(struct history_view *h, const struct area *a,
    const struct act *act)
{
	char title[200];
	struct area in;
	int i, lines;

	snprintf(title, sizeof(title), _("act %lld  %s  %s"),
	    (long long)act->id, act->at, act->actor);
	in = draw_box(a, title, act->undone_by ? _("taken back") : NULL);
	read_detail(h, act->id);
	lines = in.rows - (act->reason != NULL);
	if (lines > h->detail.n)
		lines = h->detail.n;
	for (i = 0; i < lines; i++)
		draw_text(&in, i, 1, in.cols - 2, STYLE_NORMAL,
		    h->detail.line[i]);
	if (act->reason)
		draw_textf(&in, lines, 1, in.cols - 2, STYLE_FAINT,
		    _("reason: %s"), act->reason);
}

static void
history_draw(struct view *v, const struct area *a)
{
	struct history_view *h = (struct history_view *)v;
	int below = a->rows >= 14 ? DETAIL_LINES + 2 : 0;
	struct area top = area_part(a, 0, 0, a->rows - below, a->cols);
	struct area bottom = area_part(a, a->rows - below, 0, below, a->cols);
	const struct act *act = h->table.n ? at(h, h->table.cursor) : NULL;

	if (below && act)
		draw_detail(h, &bottom, act);
	table_draw(&h->table, &top, true, true);
}

static bool
take_back(struct history_view *h, int64_t id, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(h->v.app);

	if (act_take_back(&c, id, &r, e))
		app_done(h->v.app, &r);
	act_result_fini(&r);
	return true;
}

static bool
history_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct history_view *h = (struct history_view *)v;
	struct view_arg arg = { .text = NULL };

	arg.id = h->table.n ? h->rows.id[h->table.cursor] : 0;
	if (cmd == CMD_UNDO_ACT)
		return take_back(h, arg.id, e);
	if (cmd != CMD_OPEN)
		return false;
	app_push(v->app, &view_act, &arg, e);
	return true;
}

static struct table *
history_table(struct view *v)
{
	return &((struct history_view *)v)->table;
}

static void
history_where(struct view *v, struct buf *b)
{
	struct history_view *h = (struct history_view *)v;

	if (h->thing.id)
		buf_addf(b, "%s  ", h->title);
	buf_addf(b, i18n_plural("History  %zu act", "History  %zu acts",
	    (unsigned long)h->table.n), h->table.n);
}

static void
history_sentence(struct view *v, struct buf *b)
{
	struct history_view *h = (struct history_view *)v;
	const struct act *a = at(h, h->table.cursor);

	if (!a)
		return;
	if (a->undone_by)
		buf_addf(b, _("act %lld was taken back by act %lld"),
		    (long long)a->id, (long long)a->undone_by);
	else if (a->undoes)
		buf_addf(b, _("act %lld took back act %lld"),
		    (long long)a->id, (long long)a->undoes);
	else
		buf_addf(b, "%s: %s", a->actor, a->title);
}

static void
history_fini(struct view *v)
{
	struct history_view *h = (struct history_view *)v;

	rowset_fini(&h->rows);
	forget_detail(&h->detail);
}

const struct view_class view_history = {
	.name = "history", .home = CMD_HISTORY,
	.ctx = CTX_LIST | CTX_FILTER | CTX_HISTORY,
	.size = sizeof(struct history_view), .open = history_open,
	.load = history_load, .draw = history_draw,
	.command = history_command, .table = history_table,
	.where = history_where, .sentence = history_sentence,
	.fini = history_fini,
};
