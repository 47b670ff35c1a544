/*
 * The mouse, for those who ask for it (M): a click selects the row under it,
 * a second one soon after opens it, one on a column's head sorts by it where a
 * list can be sorted, the wheel moves the cursor. It does nothing that a key
 * does not do, and nothing while a prompt or a form is open.
 */
#include "base/clock.h"
#include "base/i18n.h"
#include "term/tty.h"
#include "view/app.h"
#include "view/app_room.h"

#define DOUBLE_MS	400	/* between the two clicks of one */
#define WHEEL_ROWS	3

bool
app_listen(struct app *app, struct err *e)
{
	bool on = !app->mouse_on;

	if (!app->scripted && !tty_mouse(on))
		return err_set(e, ERR_INVALID, "%s",
		    _("this terminal has no mouse that klar knows"));
	app->mouse_on = on;
	app_say(app, "%s", on ? _("the mouse is heard; hold Shift to select "
	    "text, M to stop") : _("the mouse is not heard any more"));
	return true;
}

static void
app_click(struct app *app, struct table *t)
{
	int64_t now = clock_ms();
	struct view *v = app->top;
	size_t i;
	int k;

	if (v->class->head && table_head_at(t, app->mouse.row,
	    app->mouse.col, &k)) {
		v->class->head(v, k);
		return;
	}
	if (!table_row_at(t, app->mouse.row, app->mouse.col, &i))
		return;
	table_go(t, i);
	if (app->clicked_at && now - app->clicked_at <= DOUBLE_MS &&
	    app->clicked_id == t->cursor_id) {
		app->clicked_at = 0;
		app_command(app, CMD_OPEN, "");
		return;
	}
	app->clicked_at = now;
	app->clicked_id = t->cursor_id;
}

void
app_mouse(struct app *app)
{
	struct view *v = app->top;
	struct table *t = v->class->table ? v->class->table(v) : NULL;
	int n;

	if (app->mode != MODE_VIEW || !t)
		return;
	app_heard(app);
	if (app->mouse.act == MOUSE_CLICK) {
		app_click(app, t);
		return;
	}
	for (n = 0; n < WHEEL_ROWS; n++)
		app_command(app, app->mouse.act == MOUSE_WHEEL_UP ? CMD_UP :
		    CMD_DOWN, "");
}
