/*
 * A long text to read: a reason, a row in full, a message. It is handed over
 * when the view is opened and never read again. It is not shown while another
 * time is, as it tells of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "view/app.h"
#include "view/app_room.h"
#include "widget/pager.h"

struct text {
	struct view	 view;
	struct pager	 pager;
	char		*title, *body;
	struct buf	 time;		/* that it tells of, in words */
	bool		 away;		/* another time is shown */
};

/* The time that is shown, in words; "" for now. */
static void
time_shown(const struct app *app, struct buf *b)
{
	buf_clear(b);
	if (app_is_another_time(app))
		app_time_words(app, true, b);
}

static bool
text_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct text *p = (struct text *)v;
	const char *text = arg->text ? arg->text : "";
	size_t n = strcspn(text, "\n");

	(void)e;
	pager_init(&p->pager);
	p->title = xstrndup(text, n);
	p->body = xstrdup(text[n] ? text + n + 1 : "");
	pager_set(&p->pager, p->body);
	time_shown(v->app, &p->time);
	return true;
}

static bool
text_load(struct view *v, struct err *e)
{
	struct text *p = (struct text *)v;
	struct buf now = BUF_INIT;
	bool away;

	(void)e;
	time_shown(v->app, &now);
	away = strcmp(buf_str(&now), buf_str(&p->time)) != 0;
	buf_fini(&now);
	if (away != p->away)
		pager_set(&p->pager, away ? _("This tells of another time "
		    "than the one that is shown now. q goes back; ask again "
		    "there.") : p->body);
	p->away = away;
	return true;
}

static void
text_draw(struct view *v, const struct area *a)
{
	struct area in = area_part(a, 0, 1, a->rows, a->cols - 2);

	pager_draw(&((struct text *)v)->pager, &in);
}

static bool
text_command(struct view *v, enum cmd cmd, struct err *e)
{
	(void)e;
	return pager_command(&((struct text *)v)->pager, cmd);
}

static bool
text_can(struct view *v, enum cmd cmd)
{
	(void)v;
	return cmd == CMD_BACK || cmd == CMD_HELP;
}

static void
text_where(struct view *v, struct buf *b)
{
	buf_add(b, ((struct text *)v)->title);
}

static void
text_fini(struct view *v)
{
	struct text *p = (struct text *)v;

	pager_fini(&p->pager);
	buf_fini(&p->time);
	free(p->title);
	free(p->body);
}

const struct view_class view_text = {
	.name = "text", .ctx = CTX_LIST, .size = sizeof(struct text),
	.open = text_open, .load = text_load, .draw = text_draw,
	.command = text_command, .can = text_can, .where = text_where,
	.fini = text_fini,
};
