/*
 * What the inbox does to its items: on the selected one or the marked ones,
 * what chase_work.c does; steps are worked on as everywhere, and what an open
 * item answers instead is here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/openitem.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "view/app_room.h"
#include "view/inbox.h"
#include "view/screens.h"

/* ---- open items: close, owner, due, note ---- */

static const struct inbox_item *
selected_open_item(const struct inbox_view *x)
{
	const struct inbox_item *it = inbox_selected(x);

	return it && it->kind == INBOX_ITEM && !marks_any(&x->v.marks) ? it :
	    NULL;
}

/* Others changed it while the line was open, and this was decided. */
static void
settled(struct app *app, void *arg, const struct clash *c, int n)
{
	struct inbox_view *x = arg;

	(void)n;
	free(x->saw);
	x->saw = xstrdup(c->theirs);
	if (c->take)
		edit_set(&app->prompt.edit, c->theirs);
}

static bool
set_item(struct app *app, struct inbox_view *x, const char *field,
    const char *text, struct err *e)
{
	struct assignment a = { field, text, x->saw };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	bool ok;

	if (x->saw && !strcmp(text, x->saw))
		return true;		/* nothing was typed */
	ok = act_item_set(&c, &x->line_item, 1, &a, 1, &r, e);
	if (r.clashes.n && *app->arg)
		app_stale(app);		/* told: no line is open */
	else if (r.clashes.n)
		app_clash(app, x->line_title, &r, settled, x);
	if (ok)
		app_done(app, &r);
	act_result_fini(&r);
	return ok;
}

static bool
owner_done(struct app *app, void *arg, const char *text, struct err *e)
{
	return set_item(app, arg, "owner", text, e);
}

static bool
due_done(struct app *app, void *arg, const char *text, struct err *e)
{
	return set_item(app, arg, "due", text, e);
}

static bool
note_set(struct app *app, void *arg, const char *text, struct err *e)
{
	return set_item(app, arg, "note", text, e);
}

/* Back to what the screen has shown. */
static bool
as_shown(struct app *app, struct record *r, struct err *e)
{
	int64_t change;
	bool was;

	return change_until(app->store, app->seen_act, &change, e) &&
	    record_then(app->store, r, change, &was, e);
}

/*
 * What stands there, for the line to open with; or, when no line is opened,
 * what was shown to stand there. The caller frees.
 */
static char *
read_item(struct inbox_view *x, enum cmd cmd, bool shown, struct err *e)
{
	char day[DAY_TEXT], *text = NULL;
	const char *stands;
	struct record r;

	if (record_get(x->v.app->store, ENTITY_OPEN_ITEM, x->line_item, &r,
	    e) && (!shown || as_shown(x->v.app, &r, e))) {
		stands = cmd == CMD_DUE ? date_dk(record_day(&r, "due_date"),
		    day) : record_text(&r, cmd == CMD_OWNER ? "owner" :
		    "note");
		if (app_can_hold(stands, e))
			text = xstrdup(stands ? stands : "");
	}
	record_fini(&r);
	return text;
}

static void
ask_item(struct inbox_view *x, enum cmd cmd, struct err *e)
{
	const struct inbox_item *it = selected_open_item(x);
	struct question q = { .label = cmd == CMD_OWNER ? _("owner: ") :
	    cmd == CMD_DUE ? _("due (dd-mm, +2u, fri): ") : _("note: "),
	    .done = cmd == CMD_OWNER ? owner_done : cmd == CMD_DUE ?
	    due_done : note_set, .arg = x };

	if (!it)
		return;
	x->line_item = it->what.item_id;
	str_copy(x->line_title, sizeof(x->line_title), it->title);
	free(x->saw);
	x->saw = read_item(x, cmd, *x->v.app->arg != '\0', e);
	q.text = x->saw;
	if (*x->v.app->arg && x->saw)
		q.done(x->v.app, x, x->v.app->arg, e);
	else if (x->saw)
		app_ask(x->v.app, &q);
}

static void
close_item(struct inbox_view *x, struct err *e)
{
	const struct inbox_item *it = selected_open_item(x);
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(x->v.app);
	bool ok = act_item_state(&c, &it->what.item_id, 1, "closed",
	    x->v.app->today, x->v.app->seen_act, &r, e);

	if (r.clashes.n)
		app_stale(x->v.app);	/* told; now it is shown too */
	if (ok)
		app_done(x->v.app, &r);
	act_result_fini(&r);
}

/* ---- all of it ---- */

/* The marked items, or the selected one. */
static bool
chase(struct inbox_view *x, enum cmd cmd, struct err *e)
{
	const struct mark_rows rows = table_mark_rows(&x->table);
	struct marks *m = &x->v.marks;
	const struct inbox_item **item;
	size_t i, n = 0;
	bool mine;

	/* Not for every key: this goes through all items. */
	if (!(cmd_info[cmd].ctx & CTX_CHASE))
		return false;
	marks_settle(m, &rows);
	item = xcalloc(m->n + 1, sizeof(*item));
	for (i = 0; i < x->box.n && n < m->n; i++)
		if (marks_has(m, inbox_item_id(&x->box.item[i])))
			item[n++] = &x->box.item[i];
	if (!m->n && inbox_selected(x))
		item[n++] = inbox_selected(x);
	mine = chase_command(&x->chase, x->v.app, cmd, item, n,
	    &x->box.rules, e);
	free(item);
	return mine;
}

bool
inbox_work(struct inbox_view *x, enum cmd cmd, struct err *e)
{
	switch (cmd) {
	case CMD_TICK:
		if (!selected_open_item(x))
			return false;
		close_item(x, e);
		return true;
	case CMD_OWNER:
	case CMD_DUE:
	case CMD_NOTE:
		if (!selected_open_item(x))
			return false;
		ask_item(x, cmd, e);
		return true;
	default:
		return chase(x, cmd, e);
	}
}
