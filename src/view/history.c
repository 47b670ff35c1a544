/*
 * The history: one line an act, newest first; below it what the selected act
 * changed, and whether it can be taken back cleanly. U takes it back, Enter
 * shows all its changes, = compares two marked acts. arg.thing: only the acts
 * that touched it or what belongs to it; it is called arg.text.
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
#include "widget/aside.h"

#define DETAIL_LINES	5
#define CHECK_MOST	500	/* changes of an act that is checked unasked */

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
	char	*check;			/* of its undo; NULL: not done yet */
};

struct history_view {
	struct view	 v;
	struct rowset	 rows;
	struct table	 table;
	struct aside	 aside;
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
	row->text[COL_ID] = table_textf(row, "%lld", (long long)a->id);
	if (a->undone_by) {
		row->row_style = STYLE_FAINT;
		row->mark = 'u';
		row->spoken = _("taken back");
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
history_narrows(struct view *v, const char *text, struct err *e)
{
	return view_reads(v, ROSTER_ACTS, text, e);
}

static void
forget_detail(struct detail *d)
{
	int i;

	for (i = 0; i < d->n; i++)
		free(d->line[i]);
	free(d->check);
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
	struct ids ids = { NULL, 0 };

	if (!read_ids(h, &ids.id, &ids.n, e) ||
	    !view_keep(v, ROSTER_ACTS, &ids, e)) {
		free(ids.id);
		return false;
	}
	rowset_take(&h->rows, ids.id, ids.n);
	table_set_rows(&h->table, ids.n);
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
	h->v.filled = false;		/* its undo is tried after the paint */
}

/* ---- would its undo be clean? ---- */

static char *
what_stands_in_the_way(const struct act_result *r)
{
	const char *lines = buf_str(&r->details);

	return xasprintf(i18n_plural("undo check: %d change stays, changed or "
	    "used since: %.*s", "undo check: %d changes stay, changed or used "
	    "since: %.*s ...", (unsigned long)r->kept), r->kept,
	    (int)strcspn(lines, "\n"), lines);
}

/*
 * The undo itself, rolled back: so it is right. False: it gave way to a key,
 * or somebody else is writing.
 */
static bool
try_undo(struct history_view *h, const struct act *act, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(h->v.app);
	struct err why = ERR_INIT;
	bool ok = true;

	c.dry = true;
	if (act_take_back(&c, act->id, &r, &why))
		h->detail.check = r.kept ? what_stands_in_the_way(&r) :
		    act->nchanges == 0 && !act->undoes ?
		    xstrdup(_("undo check: it changed nothing; taken back, "
		    "it counts as never read")) :
		    xstrdup(_("undo check: nobody has changed these since: "
		    "undo is clean"));
	else if (why.code == ERR_RULE || why.code == ERR_CONFLICT)
		h->detail.check = xasprintf(_("undo check: %s"), why.msg);
	else
		ok = false;
	if (why.code == ERR_INTERRUPT)
		*e = why;
	act_result_fini(&r);
	return ok;
}

static bool
history_fill(struct view *v, struct err *e)
{
	struct history_view *h = (struct history_view *)v;
	const struct act *act = h->table.n ? at(h, h->table.cursor) : NULL;

	if (!act || act->id != h->detail.act || h->detail.check ||
	    act->undone_by || app_refusal(v->app))
		return true;
	if (act->nchanges > CHECK_MOST)
		h->detail.check = xstrdup(_("undo check: it has many changes; "
		    "klar undo --dry-run tells what stands in the way"));
	else
		try_undo(h, act, e);
	return e->code == ERR_NONE;
}

/* ---- looks ---- */

static void
draw_detail(struct history_view *h, const struct area *a,
    const struct act *act)
{
	char title[200];
	struct area in;
	int i, lines, below;

	snprintf(title, sizeof(title), _("act %lld  %s  %s"),
	    (long long)act->id, act->at, act->actor);
	in = draw_box(a, title, act->undone_by ? _("taken back") : NULL);
	read_detail(h, act->id);
	below = (act->reason != NULL) + (h->detail.check != NULL);
	lines = in.rows - below;
	if (lines > h->detail.n)
		lines = h->detail.n;
	for (i = 0; i < lines; i++)
		draw_text(&in, i, 1, in.cols - 2, STYLE_NORMAL,
		    h->detail.line[i]);
	if (h->detail.check)
		draw_text(&in, in.rows - 1, 1, in.cols - 2, STYLE_NORMAL,
		    h->detail.check);
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

	if (below && act && !aside_stays(&h->aside, &bottom)) {
		draw_detail(h, &bottom, act);
		aside_drawn(&h->aside, &bottom);
	}
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

/*
 * From the older of two marked acts to the newer; from the selected one to
 * now. Each as it was known when the act had been made.
 */
static bool
compare_acts(struct history_view *h, struct err *e)
{
	const struct diff_scope all = { .what = SCOPE_ALL };
	const struct marks *m = &h->v.marks;
	char from[24], to[24];
	struct view_arg arg = { .text = from };
	int64_t a, b = 0;

	if (*h->v.app->arg)
		return app_compare(h->v.app, &all, e);
	if (!h->table.n)
		return true;
	h->v.app->compare = all;
	if (marks_any(m) && m->n != 2)
		return err_set(e, ERR_INVALID, "%s", _("mark two acts, or "
		    "none to compare the selected one with now"));
	a = h->rows.id[h->table.cursor];
	if (m->n == 2) {
		a = m->id[0] < m->id[1] ? m->id[0] : m->id[1];
		b = m->id[0] < m->id[1] ? m->id[1] : m->id[0];
	}
	snprintf(from, sizeof(from), "%lld", (long long)a);
	snprintf(to, sizeof(to), "%lld", (long long)b);
	if (b)
		arg.of = to;
	return app_push(h->v.app, &view_diff, &arg, e);
}

static bool
history_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct history_view *h = (struct history_view *)v;
	struct view_arg arg = { .text = NULL };

	arg.id = h->table.n ? h->rows.id[h->table.cursor] : 0;
	if (cmd == CMD_UNDO_ACT)
		return take_back(h, arg.id, e);
	if (cmd == CMD_COMPARE) {
		compare_acts(h, e);
		return true;
	}
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
	aside_fini(&h->aside);
	forget_detail(&h->detail);
}

const struct view_class view_history = {
	.name = "history", .home = CMD_HISTORY,
	.ctx = CTX_LIST | CTX_FILTER | CTX_HISTORY | CTX_MARKS | CTX_TIMES,
	.size = sizeof(struct history_view), .open = history_open,
	.load = history_load, .fill = history_fill,
	.fill_tries = true, .draw = history_draw,
	.narrows = history_narrows,
	.command = history_command, .table = history_table,
	.where = history_where, .sentence = history_sentence,
	.fini = history_fini,
};
