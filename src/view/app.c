/*
 * The app: its views and the one loop (app.h). Keys are answered in
 * app_key.c and app_command.c, the frame is drawn in app_draw.c. All waiting
 * keys are answered before anything is drawn; a query that takes a while
 * gives way to a key, with the old rows still there.
 */
#include "view/app.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "term/tty.h"
#include "view/app_room.h"
#include "view/clash.h"
#include "view/palette.h"

#define YIELD_MS	60	/* a shorter query is finished all the same */
#define FILL_MS		2	/* the same, of one that is gone on with */
#define FRAME_MS	10	/* a first load that takes longer: its frame */
#define TELL_MS		200	/* a longer one says so */
#define DRAIN_MS	100	/* paint at least so often while keys come */
#define BETWEEN_MS	30	/* two paints while a view is filled */

/* ---- views ---- */

static void
view_free(struct view *v)
{
	if (v->class->fini)
		v->class->fini(v);
	marks_fini(&v->marks);
	free(v);
}

static struct view *
view_new(struct app *app, const struct view_class *class,
    const struct view_arg *arg, struct err *e)
{
	static const struct view_arg none = { .text = NULL };
	struct view *v;

	assert(class->size >= sizeof(*v) && ctx_sound(class->ctx));
	v = xcalloc(1, class->size);
	v->class = class;
	v->app = app;
	v->stale = true;
	if (class->open && !class->open(v, arg ? arg : &none, e)) {
		view_free(v);
		return NULL;
	}
	return v;
}

static void
app_set_top(struct app *app, struct view *v)
{
	app->stack[app->screen] = app->top = v;
	app->retry_at = 0;
	app->dirty = app->whole = true;
}

bool
app_push(struct app *app, const struct view_class *class,
    const struct view_arg *arg, struct err *e)
{
	struct view *v = view_new(app, class, arg, e);

	if (!v)
		return false;
	v->below = app->top;
	app_set_top(app, v);
	return true;
}

void
app_pop(struct app *app)
{
	struct view *v = app->top;

	if (!v->below)
		return;
	app_set_top(app, v->below);
	view_free(v);
}

static int
app_find_screen(const struct app *app, enum cmd cmd)
{
	int i;

	for (i = 0; app->screens[i].class; i++)
		if (app->screens[i].cmd == cmd)
			return i;
	return -1;
}

/* Show a screen, opening its first view if it has not been shown yet. */
static bool
app_show(struct app *app, int i, struct err *e)
{
	struct view *v = app->stack[i];

	if (!v)
		v = view_new(app, app->screens[i].class, NULL, e);
	if (!v)
		return false;
	if (i != app->screen)
		app->last_screen = app->screen;
	app->screen = i;
	app_set_top(app, v);
	return true;
}

bool
app_go(struct app *app, enum cmd cmd, struct err *e)
{
	int i = app_find_screen(app, cmd);

	if (cmd == CMD_LAST_SCREEN)
		return app_show(app, app->last_screen, e);
	if (i < 0)
		return err_set(e, ERR_INVALID, _("'%s' is not a screen"),
		    cmd_info[cmd].name);
	if (i == app->screen) {
		while (app->top->below)
			app_pop(app);
		return true;
	}
	return app_show(app, i, e);
}

void
app_stale(struct app *app)
{
	struct view *v;
	int i;

	for (i = 0; i < APP_SCREENS; i++)
		for (v = app->stack[i]; v; v = v->below)
			v->stale = true;
	app->retry_at = 0;
	app->dirty = true;
}

void
app_filter(struct app *app, const char *text)
{
	struct view *v = app->top;

	if (strcmp(v->filter, text) == 0)
		return;
	str_copy(v->filter, sizeof(v->filter), text);
	v->stale = true;
	app->dirty = true;
}

/* ---- panes ---- */

bool
app_is_moving(const struct app *app)
{
	return app->scripted || clock_ms() < app->moved_at + REST_MS;
}

/* ms until the panes follow the cursor; -1: they are with it. */
static int
app_rest_in(const struct app *app)
{
	int64_t left = app->moved_at + REST_MS - clock_ms();

	if (!app->frame || !app->frame->behind)
		return -1;
	return left < 0 ? 0 : left > REST_MS ? REST_MS : (int)left;
}

/* Data came: the panes show them too, unless keys move just now. */
static void
app_tell_panes(struct app *app)
{
	app->whole |= app_rest_in(app) < 1;
}

void
app_rest(struct app *app)
{
	if (!app->frame->behind)
		return;
	app->dirty = app->whole = true;
}

/* ---- reading ---- */

/* Say that it takes a while, over the old screen; drawing would ask again. */
static void
app_tell_busy(struct app *app)
{
	struct area a = frame_area(app->frame);

	if (app->told || a.rows < 3)
		return;
	app->told = true;
	draw_text(&a, a.rows - 2, 0, a.cols, STYLE_NORMAL, "");
	draw_text(&a, a.rows - 2, 1, -1, STYLE_NORMAL,
	    app->yields ? _("reading; any key goes first") : _("reading"));
	tty_paint();
}

bool
app_interrupted(struct app *app)
{
	int64_t now = clock_ms(), took;

	if (!app->busy_since || app->scripted)
		return false;		/* an act is never broken off */
	if (now == app->looked_at)
		return false;		/* once a millisecond is enough */
	app->looked_at = now;
	took = now - app->busy_since;
	if (tty_signal())
		return true;
	if (took >= FRAME_MS && !app->framed && !app->top->loaded) {
		app->framed = true;
		app_draw_frame(app);
		tty_paint();
	}
	if (took >= TELL_MS)
		app_tell_busy(app);
	return app->yields && took >= (app->filling ? FILL_MS : YIELD_MS) &&
	    (tty_pending() || (app->filling && app_rest_in(app) == 0));
}

/* Asked by the store every few thousand steps. */
static bool
app_must_stop(void *arg)
{
	struct app *app = arg;

	return app->working ? app_work_stops(app) : app_interrupted(app);
}

static void
app_begin_query(struct app *app, bool yields)
{
	app->busy_since = clock_ms();
	app->yields = yields;
	app->told = app->framed = false;
}

/* What a view reads at one go is of one moment, and takes the lock once. */
static bool
at_one_moment(struct view *v, bool (*reads)(struct view *, struct err *),
    struct err *e)
{
	struct store *s = v->app->store;
	bool ok = store_snapshot(s, e);

	if (!ok)
		return false;
	ok = reads(v, e);
	store_snapshot_end(s);
	return ok;
}

bool
app_load(struct app *app, bool yields)
{
	struct view *v = app->top;
	struct err e = ERR_INIT;
	int64_t act = 0;
	uint64_t now;
	bool ok;

	if (!v->stale || (clock_ms() < app->retry_at && !app->scripted))
		return !v->stale;
	/* Before the generation: what comes between counts as unseen. */
	act_page(app->store, 0, &act, 1, &e);
	err_clear(&e);			/* the load tells what the matter is */
	now = store_generation(app->store);
	if (now != app->seen)
		app_stale(app);		/* the views below saw less */
	app->seen = now;
	app_begin_query(app, yields);
	ok = at_one_moment(v, v->class->load, &e);
	app->busy_since = 0;
	app->dirty = true;
	app_tell_panes(app);
	if (ok) {
		v->stale = false;
		v->loaded = true;
		app->loaded_act = act ? act : app->loaded_act;
		app_marks_loaded(v);
		v->filled = !v->class->fill;
		if (app->unread)
			app->message[0] = '\0';
		app->unread = false;
		app->retry_at = 0;
	} else if (e.code != ERR_INTERRUPT) {
		app->retry_at = clock_ms() + IDLE_MS;
		app_fail(app, &e);
		app->unread = true;
	}
	return ok;
}

/* Let the view on top fill in what is slow; false: broken off, or trouble. */
static bool
app_fill_view(struct app *app, bool yields)
{
	struct view *v = app->top;
	struct err e = ERR_INIT;
	bool ok;

	v->more = false;
	app_begin_query(app, yields);
	app->filling = true;
	ok = v->class->fill_tries ? v->class->fill(v, &e) :
	    at_one_moment(v, v->class->fill, &e);
	app->filling = false;
	app->busy_since = 0;
	if (!ok && e.code == ERR_INTERRUPT)
		return false;
	app->dirty = true;
	app_tell_panes(app);
	v->filled = !ok || !v->more;
	if (!ok)
		app_fail(app, &e);
	if (!ok && v->class->rows_come != ROWS_LOADED) {
		v->stale = true;
		app->retry_at = clock_ms() + IDLE_MS;
	} else if (v->class->rows_come != ROWS_LOADED) {
		v->has_rows = true;
		app_marks_loaded(v);
	}
	return ok;
}

bool
app_rows(struct app *app)
{
	struct view *v = app->top;

	if (!app_load(app, false))
		return false;
	while (!v->filled && (v->class->rows_come == ROWS_FILLED ||
	    (v->class->rows_come == ROWS_FILLED_ONCE && !v->has_rows)))
		if (!app_fill_view(app, false))
			return false;
	return true;
}

bool
app_fill(struct app *app)
{
	struct view *v = app->top;
	struct err e = ERR_INIT;
	bool ok;

	if (app->mode == MODE_PALETTE) {
		app_begin_query(app, true);
		ok = palette_contacts(app->palette, app) ||
		    palette_status(app->palette, app, &e);
		app->busy_since = 0;
		app->dirty |= ok;
		if (ok || e.code == ERR_INTERRUPT)
			return !e.code;
	}
	if (v->filled || v->stale || !v->loaded)
		return true;
	return app_fill_view(app, true);
}

/* ---- life ---- */

bool
app_init(struct app *app, struct store *store, day_t as_of,
    const struct screen *screens, struct err *e)
{
	int i;

	memset(app, 0, sizeof(*app));
	app->store = store;
	app->today = clock_today();
	app->as_of = as_of;
	app->arg = "";
	app->screens = screens;
	for (i = 0; screens[i].class; i++)
		assert(i < APP_SCREENS);
	store_patience(store, WAIT_MS);
	store_on_progress(store, app_must_stop, app);
	app->seen = store_generation(store);
	if (store_warning(store))
		app_say(app, "%s", store_warning(store));
	if (app_show(app, 0, e))
		return true;
	app_fini(app);
	return false;
}

void
app_fini(struct app *app)
{
	struct view *v, *below;
	int i;

	for (i = 0; i < APP_SCREENS; i++) {
		for (v = app->stack[i]; v; v = below) {
			below = v->below;
			view_free(v);
		}
		app->stack[i] = NULL;
	}
	app->top = NULL;
	app_many_fini(app);
	clash_free(app);
	free(app->fields);
	app->fields = NULL;
	palette_free(app);
	if (app->store)
		store_on_progress(app->store, NULL, NULL);
	app->store = NULL;
}

/* ---- the loop ---- */

/* Has somebody else written, has midnight passed? Asked once a second. */
static void
app_look_around(struct app *app)
{
	int64_t now = clock_ms();

	if (now - app->asked_at < IDLE_MS)
		return;
	app->asked_at = now;
	if (app->today != clock_today()) {
		app->today = clock_today();
		app_stale(app);
	}
	if (!app->frozen && store_generation(app->store) != app->seen)
		app_stale(app);
	/* What could not be read is tried again. */
	if (app->top->stale || app->torn)
		app->dirty = true;
}

/* How long may the loop sleep? */
static int
app_patience(const struct app *app)
{
	int64_t left = app->asked_at + IDLE_MS - clock_ms();
	int rest = app_rest_in(app);

	if (rest >= 0 && rest < left)
		left = rest;
	if (app->mode == MODE_PREFIX) {
		int64_t menu = app->prefix_at + MENU_MS - clock_ms();

		if (menu > 0 && menu < left)
			left = menu;
	}
	return left < 1 ? 1 : (int)left;
}

/* Answer every key that waits. False: the terminal has gone. */
static bool
app_answer(struct app *app)
{
	int key = tty_key(app_patience(app));
	int64_t until = clock_ms() + DRAIN_MS;

	/*
	 * Another writer is waited for once a key and its paint, no longer;
	 * and hardly at all when no key came, as the next one must not wait.
	 */
	store_patience(app->store, key == K_NONE ? GLANCE_MS : WAIT_MS);
	if (key == K_NONE && app->mode == MODE_PREFIX)
		app->dirty = true;	/* the menu */
	if (key == K_NONE && app_rest_in(app) == 0)
		app_rest(app);
	while (key != K_NONE && key != K_GONE && !app->quit) {
		if (key == K_MOUSE)
			app->mouse = *tty_mouse_was();
		app_key(app, key);
		if (clock_ms() >= until)
			break;
		key = tty_key(0);
	}
	return key != K_GONE;
}

/* What is filled in at once is painted at once, not one after the other. */
static bool
app_paint_waits(const struct app *app)
{
	const struct view *v = app->top;

	return v->loaded && !v->stale && !v->filled &&
	    clock_ms() < app->painted_at + BETWEEN_MS && !tty_pending();
}

static void
app_loop(struct app *app)
{
	bool filled = false;		/* that is all there is to paint */

	app->frame = tty_frame();
	app->mouse_on = config_flag(SETTING_MOUSE) && tty_mouse(true);
	app->asked_at = clock_ms();
	app->dirty = true;
	while (!app->quit && !tty_signal()) {
		if (tty_resized()) {
			app->dirty = true;
			filled = false;
		}
		if (tty_woken()) {
			app->asked_at = 0;
			app->dirty = true;
			filled = false;
		}
		if (app->dirty && !(filled && app_paint_waits(app))) {
			app_draw(app);
			app->dirty = false;
			tty_paint();
			app->painted_at = clock_ms();
		}
		/* The rest after the paint, and only while nobody types. */
		filled = app_rest_in(app) != 0;
		if (!filled && !tty_pending())
			app_rest(app);
		else if (!tty_pending())
			app_fill(app);
		if (app->dirty)
			continue;
		filled = false;
		if (!app_answer(app))
			break;
		app_look_around(app);
	}
}

bool
app_run(struct app *app, int *sig, struct err *e)
{
	*sig = 0;
	if (!tty_start(e))
		return false;
	app_loop(app);
	/* Left by a signal or a dropped line: what was typed is kept. */
	app_keep_draft(app);
	*sig = tty_signal();
	tty_stop();
	app->frame = NULL;
	return true;
}
