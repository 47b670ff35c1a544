/*
 * Work that takes a while and is asked for: a line tells how far it is, and
 * Esc ends it. No other key breaks it off.
 */
#include "base/clock.h"
#include "term/tty.h"
#include "view/app_room.h"

#define WORK_MS		20	/* between two looks at the keys */
#define LINE_MS		100	/* between two paints of the line */

/* Has somebody asked for the work to stop? Looked at now and then. */
bool
app_work_stops(struct app *app)
{
	int64_t now = clock_ms();
	int key;

	if (app->scripted || app->work_stop || now - app->looked_at < WORK_MS)
		return app->work_stop;
	app->looked_at = now;
	while (!app->work_stop && tty_pending()) {
		key = tty_key(0);
		app->work_stop = key == K_ESC || key == K_CTRL('c') ||
		    key == K_GONE || tty_signal();
		if (key == K_NONE)
			break;
	}
	return app->work_stop;
}

void
app_work_begin(struct app *app)
{
	app->busy_since = 0;		/* it gives way to no key */
	app->working = true;
	app->work_stop = false;
	app->looked_at = app->work_told_at = clock_ms();
	store_patience(app->store, ACT_WAIT_MS);
}

void
app_work_end(struct app *app)
{
	app->working = false;
	app->dirty = true;
	store_patience(app->store, WAIT_MS);
}

bool
app_work(struct app *app, const char *line)
{
	struct area a = frame_area(app->frame);
	int64_t now = clock_ms();

	if (!app->scripted && now - app->work_told_at >= LINE_MS &&
	    a.rows >= 3) {
		app->work_told_at = now;
		draw_text(&a, a.rows - 2, 0, a.cols, STYLE_NORMAL, "");
		draw_text(&a, a.rows - 2, 1, a.cols - 2, STYLE_NORMAL, line);
		tty_paint();
	}
	return app_work_stops(app);
}
