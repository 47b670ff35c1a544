/*
 * The inbox (2): whom do I chase today, about what, in which order, and what
 * do I say? A list in groups, each item with who should act, and a pane with
 * why it comes first and what was said. What is done is in inbox_work.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/many.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "view/app_room.h"
#include "view/inbox.h"
#include "view/screens.h"

#define PANE_ROWS	8
#define LIST_MIN	8		/* rows of the list before the pane */

enum { COL_NR, COL_WHO, COL_WHAT, COL_ASKED, COL_SILENT, COL_DUE, COL_LATE,
	COL_UNLOCKS, COL_OWNER, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_NR] = { N_("nr"), 3, 3, 0, 0, ALIGN_RIGHT },
	[COL_WHO] = { N_("who should act"), 18, 22, 1, 0, ALIGN_LEFT },
	[COL_WHAT] = { N_("what is missing"), 26, 30, 4, 0, ALIGN_LEFT },
	[COL_ASKED] = { N_("asked"), 6, 6, 0, 3, ALIGN_RIGHT },
	[COL_SILENT] = { N_("silent"), 6, 6, 0, 2, ALIGN_RIGHT },
	[COL_DUE] = { N_("due"), 7, 7, 0, 0, ALIGN_LEFT },
	[COL_LATE] = { "", 5, 5, 0, 0, ALIGN_RIGHT },
	[COL_UNLOCKS] = { N_("sets free"), 8, 16, 1, 4, ALIGN_LEFT },
	[COL_OWNER] = { N_("owner"), 8, 12, 0, 5, ALIGN_LEFT },
};

/* ---- rows ---- */

int64_t
inbox_item_id(const struct inbox_item *it)
{
	int64_t part[5] = { it->kind, it->what.subject.kind,
	    it->what.subject.id, it->what.step_id ? it->what.step_id :
	    it->phase, it->what.item_id };
	uint64_t h = hash_bytes(0, part, sizeof(part));

	return (int64_t)(h >> 1 | 1);
}

const struct inbox_item *
inbox_item_of(const struct inbox_view *x, int64_t id)
{
	size_t i;

	for (i = 0; i < x->box.n; i++)
		if (inbox_item_id(&x->box.item[i]) == id)
			return &x->box.item[i];
	return NULL;
}

const struct inbox_item *
inbox_selected(const struct inbox_view *x)
{
	if (!table_has_row(&x->table))
		return NULL;
	return &x->box.item[x->row[x->table.cursor].item];
}

static bool
row_is_heading(void *arg, size_t i)
{
	return ((struct inbox_view *)arg)->row[i].heading >= 0;
}

static int64_t
row_id(void *arg, size_t i)
{
	struct inbox_view *x = arg;

	if (x->row[i].heading >= 0)
		return -1 - x->row[i].heading;
	return inbox_item_id(&x->box.item[x->row[i].item]);
}

static enum style
late_style(const struct inbox_item *it)
{
	return it->rank.late > 0 ? STYLE_LATE : STYLE_NORMAL;
}

/* "-6d" past the day, "9d" to it, in calendar days. */
static void
put_due(struct table_row *row, const struct inbox_view *x,
    const struct inbox_item *it)
{
	struct buf b = BUF_INIT;
	day_t due = it->facts.due;
	const char *year;

	if (due == DAY_NONE)
		return;
	app_day_short(due, &b);
	year = strrchr(buf_str(&b), ' ');
	row->text[COL_DUE] = table_textf(row, "%.*s",
	    (int)(year - buf_str(&b)), buf_str(&b));
	buf_fini(&b);
	row->text[COL_LATE] = due == x->box.day ? _("today") :
	    table_textf(row, _("%dd"), (int)(due - x->box.day));
	row->style[COL_LATE] = late_style(it);
}

static void
put_item(struct table_row *row, const struct inbox_view *x,
    const struct inbox_item *it)
{
	struct buf b = BUF_INIT;

	if (it->holder.person)
		inbox_who(&b, it);
	else			/* the pane says that nobody is named */
		buf_add(&b, it->holder.organisation ?
		    it->holder.organisation : "?");
	row->text[COL_WHO] = table_textf(row, "%s", buf_str(&b));
	buf_clear(&b);
	buf_addf(&b, "%s%s%s: ", it->name, it->key ? " " : "",
	    it->key ? it->key : "");
	inbox_title(&b, it);
	row->text[COL_WHAT] = table_textf(row, "%s", buf_str(&b));
	buf_clear(&b);
	chase_effect_tell(&b, &it->rank.effect);
	row->text[COL_UNLOCKS] = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	if (it->facts.times)
		row->text[COL_ASKED] = table_textf(row, "%dx",
		    it->facts.times);
	if (it->kind != INBOX_GATE && it->kind != INBOX_ENDING &&
	    (it->facts.heard != DAY_NONE || it->facts.since != DAY_NONE))
		row->text[COL_SILENT] = table_textf(row, _("%dd"),
		    it->silent);
	if (it->promise == PROMISE_BROKEN) {
		row->mark = '!';
		row->spoken = _("broken");
	}
	row->text[COL_OWNER] = it->owner;
	put_due(row, x, it);
}

static void
inbox_row(void *arg, size_t i, struct table_row *row)
{
	struct inbox_view *x = arg;
	const struct inbox_row *r = &x->row[i];

	if (r->heading >= 0) {
		row->kind = ROW_SECTION;
		row->text[0] = table_textf(row, "%s (%zu)",
		    chase_group_name((enum chase_group)r->heading),
		    x->box.count[r->heading]);
		return;
	}
	row->text[COL_NR] = table_textf(row, "%d", r->number);
	put_item(row, x, &x->box.item[r->item]);
}

/* ---- loading ---- */

static bool
is_shown(const struct inbox_view *x, enum chase_group g)
{
	return x->all || (g != CHASE_LATER && g != CHASE_SNOOZED);
}

/* Rows and headings of the items that pass. */
static void
make_rows(struct inbox_view *x, const size_t *index, size_t n)
{
	struct inbox_row *row = xcalloc(n + CHASE__COUNT + 1, sizeof(*row));
	bool *met = xcalloc(x->box.people + 1, sizeof(*met));
	size_t i, rows = 0;
	int number = 0, group = -1;

	memset(x->box.count, 0, sizeof(x->box.count));
	x->npeople = 0;
	for (i = 0; i < n; i++) {
		const struct inbox_item *it = &x->box.item[index[i]];
		enum chase_group g = it->group;

		x->box.count[g]++;
		if (!is_shown(x, g))
			continue;
		if ((int)g != group)
			row[rows++] = (struct inbox_row){ 0, (int)g, 0 };
		group = (int)g;
		row[rows++] = (struct inbox_row){ index[i], -1, ++number };
		x->npeople += !met[it->person];
		met[it->person] = true;
	}
	free(met);
	free(x->row);
	x->row = row;
	x->nrows = rows;
	x->nitems = (size_t)number;
}

static bool
show(struct inbox_view *x, struct err *e)
{
	size_t *index, n;

	if (!inbox_narrow(&x->box, x->v.filter, history_actor(), &index, &n,
	    e)) {
		free(index);
		return false;
	}
	make_rows(x, index, n);
	free(index);
	table_set_rows(&x->table, x->nrows);
	if (x->wanted && table_go_id(&x->table, x->wanted))
		x->wanted = 0;
	return true;
}

/* Of another time: not to be seen under this one. The cursor comes back. */
static void
put_away(struct inbox_view *x)
{
	const struct inbox_item *it = inbox_selected(x);

	if (it && !x->wanted)
		x->wanted = inbox_item_id(it);
	x->known = false;
	x->nrows = x->nitems = 0;
	x->table.empty = N_("reading ...");
	table_set_rows(&x->table, 0);
}

/*
 * The rows, of what was read last. Reading it anew goes through all that
 * moves and what was said of it, so it comes after the paint; who only
 * narrows or turns over what is shown need not wait for it.
 */
static bool
inbox_load_view(struct view *v, struct err *e)
{
	struct inbox_view *x = (struct inbox_view *)v;
	struct chase_rules rules;
	struct inbox_ask ask;

	if (x->known && !view_shows(v, &x->of))
		put_away(x);
	if (x->known && !show(x, e))
		return false;
	if ((x->known || x->work) && x->seen == v->app->seen &&
	    view_shows(v, &x->of) && !strcmp(x->whose, x->owner))
		return true;
	inbox_rules(&rules);
	ask = inbox_asked(x->owner, view_day(v), &rules);
	inbox_end(x->work, NULL);
	x->work = inbox_begin(v->app->store, &ask);
	x->seen = v->app->seen;
	x->of = view_time(v);
	str_copy(x->whose, sizeof(x->whose), x->owner);
	return true;
}

static bool
inbox_fill(struct view *v, struct err *e)
{
	struct inbox_view *x = (struct inbox_view *)v;

	if (!x->work)
		return true;
	if (!inbox_go_on(x->work, e)) {
		if (e->code == ERR_INTERRUPT)
			return false;
		/* The next load begins it again. */
		inbox_end(x->work, NULL);
		x->work = NULL;
		x->seen = 0;
		return false;
	}
	inbox_fini(&x->box);
	inbox_end(x->work, &x->box);
	x->work = NULL;
	x->log_of = 0;
	x->known = true;
	x->table.empty = N_("nobody has to be chased; z shows what is not "
	    "pressing, O what is your colleagues'");
	if (!show(x, e))
		return false;
	x->wanted = 0;			/* there or not: this is all */
	return true;
}

static bool
inbox_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct inbox_view *x = (struct inbox_view *)v;

	(void)arg;
	(void)e;
	str_copy(x->owner, sizeof(x->owner), "me");
	table_init(&x->table, cols, COL__COUNT);
	x->table.row = inbox_row;
	x->table.id = row_id;
	x->table.is_heading = row_is_heading;
	x->table.arg = x;
	x->table.empty = N_("reading ...");
	return true;
}

bool
inbox_show(struct app *app, const char *filter, bool all, int64_t id,
    struct err *e)
{
	struct inbox_view *x;

	if (!app_go(app, CMD_INBOX, e))
		return false;
	while (app->top->below)
		app_pop(app);
	x = (struct inbox_view *)app->top;
	str_copy(x->owner, sizeof(x->owner), "me");
	x->all = all;
	x->wanted = id;
	app_filter(app, filter);
	x->v.stale = true;
	return true;
}

static void
inbox_draw(struct view *v, const struct area *a)
{
	struct inbox_view *x = (struct inbox_view *)v;
	int pane = a->rows >= LIST_MIN + PANE_ROWS ? PANE_ROWS : 0;
	struct area list = area_part(a, 0, 0, a->rows - pane, a->cols);
	struct area low = area_part(a, a->rows - pane, 0, pane, a->cols);

	table_draw(&x->table, &list, true, true);
	if (!pane || !inbox_selected(x) || aside_stays(&x->aside, &low))
		return;
	inbox_pane_draw(x, &low);
	aside_drawn(&x->aside, &low);
}

/* ---- commands ---- */

static bool
open_item(struct inbox_view *x, struct err *e)
{
	const struct inbox_item *it = inbox_selected(x);

	if (!it || !it->what.subject.id)
		return err_set(e, ERR_INVALID, "%s", _("it is of the vendor "
		    "as a whole; there are no steps to open"));
	return open_standing(x->v.app, &it->what.subject, e);
}

static void
turn_owner(struct inbox_view *x)
{
	const char *to = x->v.app->arg;

	if (!*to)
		to = strcmp(x->owner, "all") ? "all" : "me";
	str_copy(x->owner, sizeof(x->owner), to);
	x->v.stale = true;
}

static bool
inbox_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct inbox_view *x = (struct inbox_view *)v;

	switch (cmd) {
	case CMD_OPEN:
		open_item(x, e);
		return true;
	case CMD_WHY:
		inbox_why(x, e);
		return true;
	case CMD_INBOX_ALL:
		x->all = !x->all;
		v->stale = true;
		return true;
	case CMD_INBOX_OWNER:
		turn_owner(x);
		return true;
	default:
		return inbox_work(x, cmd, e);
	}
}

static bool
inbox_errands(struct view *v, int64_t id, struct errands *es, struct err *e)
{
	const struct inbox_item *it =
	    inbox_item_of((struct inbox_view *)v, id);

	if (!it)
		return true;
	if (it->kind == INBOX_ITEM)
		return err_set(e, ERR_RULE, _("'%s' is an open item, no "
		    "step; x closes it, o and d change it, one at a time"),
		    it->title);
	errands_add(es, &it->what.subject, it->key);
	es->errand[es->n - 1].gate = it->kind == INBOX_GATE;
	return true;
}

static struct table *
inbox_table(struct view *v)
{
	return &((struct inbox_view *)v)->table;
}

static void
inbox_where(struct view *v, struct buf *b)
{
	struct inbox_view *x = (struct inbox_view *)v;

	buf_add(b, _("Inbox"));
	if (!strcmp(x->owner, "all"))
		buf_add(b, _("  everybody's"));
	else if (!strcmp(x->owner, "me"))
		buf_add(b, _("  yours, and nobody's"));
	else
		buf_addf(b, "  %s", x->owner);
	if (x->all)
		buf_add(b, _(", all of it"));
	if (x->work && x->known)
		buf_addf(b, "  %s", _("reading ..."));
}

static void
inbox_sentence(struct view *v, struct buf *b)
{
	struct inbox_view *x = (struct inbox_view *)v;
	const struct inbox_item *it = inbox_selected(x);
	struct buf who = BUF_INIT;

	if (!it)
		return;
	buf_addf(b, i18n_plural("%zu item", "%zu items",
	    (unsigned long)x->nitems), x->nitems);
	buf_addf(b, i18n_plural(", %zu person", ", %zu people",
	    (unsigned long)x->npeople), x->npeople);
	if (it->bundle > 1) {
		inbox_who(&who, it);
		buf_addf(b, _("  |  %zu items for %s go in one message"),
		    it->bundle, buf_str(&who));
		buf_fini(&who);
	}
	if (x->box.count[CHASE_SNOOZED])
		buf_addf(b, i18n_plural("  |  %zu left alone",
		    "  |  %zu left alone",
		    (unsigned long)x->box.count[CHASE_SNOOZED]),
		    x->box.count[CHASE_SNOOZED]);
}

static bool
inbox_thing(struct view *v, struct view_item *item)
{
	const struct inbox_item *it =
	    inbox_selected((struct inbox_view *)v);

	if (!it)
		return false;
	if (it->kind == INBOX_ITEM) {
		item->thing.entity = ENTITY_OPEN_ITEM;
		item->thing.id = it->what.item_id;
	} else {
		item->thing = subject_thing(&it->what.subject,
		    it->what.step_id);
	}
	snprintf(item->title, sizeof(item->title), "%s: %s", it->name,
	    it->title);
	return true;
}

static void
inbox_fini_view(struct view *v)
{
	struct inbox_view *x = (struct inbox_view *)v;

	aside_fini(&x->aside);
	chase_work_fini(&x->chase);
	inbox_end(x->work, NULL);
	free(x->saw);
	contact_lines_free(x->log, x->nlog);
	inbox_fini(&x->box);
	free(x->row);
}

const struct view_class view_inbox = {
	.name = "inbox", .home = CMD_INBOX,
	.ctx = CTX_LIST | CTX_FILTER | CTX_MARKS | CTX_STEPS | CTX_GATES |
	    CTX_CHASE | CTX_INBOX,
	.size = sizeof(struct inbox_view), .open = inbox_open,
	.load = inbox_load_view, .fill = inbox_fill, .rows_come = ROWS_FILLED,
	.draw = inbox_draw,
	.command = inbox_command, .table = inbox_table,
	.errands = inbox_errands, .where = inbox_where,
	.sentence = inbox_sentence, .item = inbox_thing,
	.fini = inbox_fini_view,
};
