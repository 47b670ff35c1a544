/*
 * Commands (app.h): what the view on top does not answer itself is answered
 * here, the same on every screen. What is refused is refused before the view
 * hears of it.
 */
#include <stdlib.h>
#include <string.h>

#include "act/undo.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "term/theme.h"
#include "term/tty.h"
#include "view/app.h"
#include "view/app_room.h"
#include "view/goto.h"
#include "view/list.h"
#include "view/palette.h"

/* ---- acts ---- */

const char *
app_refusal(const struct app *app)
{
	if (app_is_another_time(app))
		return _("this is another time, to be read only; T and an "
		    "empty line go back to now");
	if (store_is_read_only(app->store))
		return _("the store is open for reading only");
	return NULL;
}

struct act_ctx
app_act(struct app *app)
{
	return (struct act_ctx){ app->store, ORIGIN_SCREEN, false,
	    app->today };
}

/* What others did before it, and is not painted yet, stays unseen. */
void
app_own(struct app *app, int64_t act_id)
{
	if (act_id != 0 && app->seen_act == act_id - 1)
		app->seen_act = act_id;
}

void
app_done(struct app *app, const struct act_result *res)
{
	struct buf b = BUF_INIT;
	struct view_arg arg = { .text = NULL };
	struct err e = ERR_INIT;

	app_say(app, "%s", res->text);
	app_own(app, res->act_id);
	app_stale(app);
	if (res->details.len == 0)
		return;
	buf_addf(&b, "%s\n%s", res->text, buf_str(&res->details));
	arg.text = buf_str(&b);
	if (!app_push(app, &view_text, &arg, &e))
		app_fail(app, &e);
	buf_fini(&b);
}

static void
app_undo(struct app *app, bool redo)
{
	struct act_ctx ctx = app_act(app);
	struct act_result res = ACT_RESULT_INIT;
	struct err e = ERR_INIT;

	if (redo ? act_redo(&ctx, &res, &e) :
	    act_take_back(&ctx, 0, &res, &e))
		app_done(app, &res);
	else
		app_fail(app, &e);
	act_result_fini(&res);
}

/* ---- the filter, finding ---- */

static void
filter_changed(struct app *app, void *arg, const char *text)
{
	struct view *v = app->top;
	struct err e = ERR_INIT;

	(void)arg;
	/* While a word is typed it is often no filter yet. */
	if (!v->class->narrows || v->class->narrows(v, text, &e))
		app_filter(app, text);
}

static bool
filter_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct view *v = app->top;

	(void)arg;
	if (v->class->narrows && !v->class->narrows(v, text, e))
		return false;
	app_filter(app, text);
	return true;
}

static void
filter_cancelled(struct app *app, void *arg)
{
	(void)arg;
	app_filter(app, "");
}

static bool
app_ask_filter(struct app *app, struct err *e)
{
	struct question q = {
		.label = "/", .text = app->top->filter, .done = filter_done,
		.changed = filter_changed, .cancelled = filter_cancelled,
	};

	if (*app->arg)
		return filter_done(app, NULL, app->arg, e);
	app_ask(app, &q);
	return true;
}

static bool
find_stop(void *arg)
{
	struct app *app = arg;

	return !app->scripted && tty_pending();
}

static void
app_find(struct app *app, int dir)
{
	struct view *v = app->top;
	struct table *t = v->class->table ? v->class->table(v) : NULL;

	app_rows(app);
	if (t && v->find[0] && !table_find(t, v->find, dir, find_stop, app))
		app_say(app, _("no row has '%s'"), v->find);
}

static bool
find_done(struct app *app, void *arg, const char *text, struct err *e)
{
	(void)arg;
	(void)e;
	str_copy(app->top->find, sizeof(app->top->find), text);
	app_find(app, 1);
	return true;
}

static void
app_ask_find(struct app *app)
{
	struct question q = {
		.label = _("find: "), .text = app->top->find,
		.done = find_done,
	};
	struct err none = ERR_INIT;

	if (*app->arg)
		find_done(app, NULL, app->arg, &none);
	else
		app_ask(app, &q);
}

/* ---- a command by its name ---- */

bool
app_command_line(struct app *app, const char *text, struct err *e)
{
	char *name = xstrdup(text), *rest;
	enum cmd cmd;

	name[utf8_trim(name, strlen(name))] = '\0';
	rest = name + strcspn(name, " ");
	if (*rest)
		*rest++ = '\0';
	rest += strspn(rest, " ");
	cmd = command_of_name(name);
	if (cmd == CMD_NONE && *name)
		err_set(e, ERR_USAGE, _("nothing is called '%s'; ? shows "
		    "all keys"), name);
	else if (*rest && !(cmd_info[cmd].flags & CMD_ARG))
		err_set(e, ERR_USAGE, _("'%s' takes nothing after its name"),
		    cmd_info[cmd].name);
	else if (cmd != CMD_NONE)
		app_command(app, cmd, rest);
	free(name);
	return e->code == ERR_NONE;
}

/* ---- everything else ---- */

/* "+": every column of the row, in full. */
static bool
tell_more(struct view *v, struct buf *b, struct err *e)
{
	struct table *t = v->class->table(v);

	(void)e;
	buf_addf(b, "%s\n", _("the row in full"));
	table_row_in_full(t, t->cursor, b);
	return true;
}

static bool
app_more(struct app *app, struct err *e)
{
	struct view *v = app->top;
	struct table *t = v->class->table ? v->class->table(v) : NULL;

	return !t || !table_has_row(t) || app_tell(app, tell_more, e);
}

static bool
app_item_history(struct app *app, struct err *e)
{
	struct view *v = app->top;
	struct view_item item;
	struct view_arg arg;
	int i;

	memset(&item, 0, sizeof(item));
	if (!v->class->item || !v->class->item(v, &item))
		return err_set(e, ERR_INVALID, "%s",
		    _("this row has no history of its own"));
	arg = (struct view_arg){ .text = item.title, .thing = &item.thing };
	for (i = 0; app->screens[i].class; i++)
		if (app->screens[i].cmd == CMD_HISTORY)
			return app_push(app, app->screens[i].class, &arg, e);
	return true;
}

/*
 * Esc: marks first, then the filter; both keys: one level back; then today
 * again.
 */
static void
app_back(struct app *app)
{
	struct view *v = app->top;

	if (app->key == K_ESC && marks_clear(&v->marks)) {
		app_say(app, "%s", _("no row is marked any more"));
	} else if (v->filter[0] && app->key == K_ESC) {
		app_filter(app, "");
	} else if (v->below) {
		app_pop(app);
	} else if (app->key != K_ESC || !app_to_now(app)) {
		app_say(app, "%s", _("this is the first level; Q leaves "
		    "klar"));
	}
}

/* To a screen; what followed its name there is for the view it opens on. */
static bool
app_go_to(struct app *app, enum cmd cmd, struct err *e)
{
	bool view = cmd == CMD_SAVED_VIEW;	/* among the lists */
	bool first = view || (cmd == CMD_LISTS && *app->arg);

	if (!app_go(app, view ? CMD_LISTS : cmd, e))
		return false;
	/* Its first level has the lists and the views. */
	while (first && app->top->below)
		app_pop(app);
	if (view)
		app_rows(app);
	if ((*app->arg || view) && app->top->class->command)
		app->top->class->command(app->top, cmd, e);
	return e->code == ERR_NONE;
}

/*
 * Keep what is shown although others write; an act of one's own is shown all
 * the same. Without: read everything again.
 */
static void
app_freeze(struct app *app, bool on)
{
	app->frozen = on;
	if (on)
		app_say(app, "%s", _("what is shown stays as it is while "
		    "others write; R reads it again"));
	else
		app_stale(app);
}

/* To the theme that was named, or the next. */
static bool
app_theme(struct app *app, struct err *e)
{
	enum theme t = (enum theme)((theme_now() + 1) % THEME__COUNT);

	if (*app->arg)
		t = theme_of_name(app->arg);
	if (t == THEME__COUNT)
		return err_set(e, ERR_INVALID, _("there is no theme '%.40s': "
		    "default, mono or contrast"), app->arg);
	theme_set(t);
	if (!app->scripted)
		tty_forget();
	app_say(app, _("theme %s; to keep it, write theme = %s in klar.conf"),
	    theme_name(t), theme_name(t));
	return true;
}

static bool
app_default(struct app *app, enum cmd cmd, struct err *e)
{
	switch (cmd) {
	case CMD_FILTER:	return app_ask_filter(app, e);
	case CMD_FIND:		app_ask_find(app); return true;
	case CMD_FIND_NEXT:	app_find(app, 1); return true;
	case CMD_FIND_PREV:	app_find(app, -1); return true;
	case CMD_UNDO:		app_undo(app, false); return true;
	case CMD_REDO:		app_undo(app, true); return true;
	case CMD_REFRESH:	app_freeze(app, false); return true;
	case CMD_FREEZE:	app_freeze(app, !app->frozen); return true;
	case CMD_PEOPLE:	return list_open_words(app, "contacts", e);
	case CMD_LAST_EDITED:	return goto_last_edited(app, e);
	case CMD_WHATIF:	return app_whatif(app, e);
	case CMD_AS_OF:
	case CMD_AS_KNOWN:	app_ask_time(app, cmd); return true;
	case CMD_ITEM_HISTORY:	return app_item_history(app, e);
	case CMD_FIELDS:	return app_edit_fields(app, e);
	case CMD_MORE:		return app_more(app, e);
	case CMD_COMMAND:	palette_open(app); return true;
	case CMD_HELP:		return app_push(app, &view_help, NULL, e);
	case CMD_MANUAL:	return manual_open("klar", "1", e);
	case CMD_BACK:		app_back(app); return true;
	case CMD_QUIT:		app->quit = true; return true;
	case CMD_OPEN:		return true;	/* nothing behind the row */
	case CMD_MOUSE:		return app_listen(app, e);
	case CMD_THEME:		return app_theme(app, e);
	case CMD_REDRAW:
		if (!app->scripted)
			tty_forget();
		return true;
	default:
		return app_go_to(app, cmd, e);
	}
}

/* Looks into the rows of a table: a board and a matrix have none. */
static bool
is_of_tables(enum cmd cmd)
{
	return cmd == CMD_FIND || cmd == CMD_FIND_NEXT ||
	    cmd == CMD_FIND_PREV || cmd == CMD_MORE;
}

bool
app_takes(const struct view *v, enum cmd cmd)
{
	return command_in(cmd, v->class->ctx) &&
	    (v->class->table || !is_of_tables(cmd));
}

/* A sentence why not, or NULL. */
static const char *
app_reason_against(struct app *app, enum cmd cmd)
{
	struct view *v = app->top;
	unsigned flags = cmd_info[cmd].flags;

	if (!app_takes(v, cmd))
		return _("that command is of no use on this screen");
	if ((flags & CMD_WRITES) && app_refusal(app))
		return app_refusal(app);
	if ((flags & CMD_ROW) && !app_has_row(v))
		return _("no row is selected");
	return NULL;
}

void
app_command(struct app *app, enum cmd cmd, const char *arg)
{
	struct view *v = app->top;
	struct table *t;
	struct err e = ERR_INIT;
	const char *why;
	bool mine;

	/* What is acted on must be what is stored now, not what was. */
	if (command_in(cmd, v->class->ctx) &&
	    (cmd == CMD_COMPARE ||
	    cmd_info[cmd].flags & (CMD_ROW | CMD_MOVE | CMD_WRITES)))
		app_rows(app);
	/* A screen that was but just asked for knows its commands, too. */
	else if (!v->loaded && (cmd_info[cmd].ctx & v->class->ctx &
	    ~(unsigned)CTX_ANY))
		app_load(app, false);
	why = app_reason_against(app, cmd);
	if (why) {
		app_say(app, "%s", why);
		return;
	}
	app->arg = arg;
	app->dirty = true;
	if (cmd_info[cmd].flags & CMD_WRITES)
		store_patience(app->store, ACT_WAIT_MS);
	mine = v->loaded && (app_many(app, cmd, true, &e) ||
	    (v->class->command && v->class->command(v, cmd, &e)));
	if (cmd_info[cmd].flags & CMD_MOVE)
		app->moved_at = clock_ms();
	else
		app->whole = true;
	if (!mine && (cmd_info[cmd].flags & CMD_MOVE)) {
		t = v->class->table ? v->class->table(v) : NULL;
		if (t)
			table_command(t, cmd);
	} else if (!mine && !app_mark(app, cmd) &&
	    !app_many(app, cmd, false, &e)) {
		app_default(app, cmd, &e);
	}
	if (cmd_info[cmd].flags & CMD_WRITES)
		store_patience(app->store, WAIT_MS);
	app->arg = "";
	if (e.code)
		app_fail(app, &e);
}
