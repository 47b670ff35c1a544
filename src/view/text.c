/*
 * A long text to read: a reason, a row in full, a message. What tells of the
 * selected row below is told again whenever that is read again; what came of
 * an act is handed over once, and not shown while another time is, as it tells
 * of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "view/app_room.h"
#include "widget/pager.h"

typedef bool	 teller(struct view *, struct buf *, struct err *);

struct source {				/* in arg.of, of what is told again */
	teller		*tell;
};

struct text {
	struct view	 view;
	struct pager	 pager;
	char		*title, *body;
	struct buf	 time;		/* that it tells of, in words */
	bool		 away;		/* another time is shown */
	teller		*tell;		/* NULL: it is never told again */
	int64_t		 row;		/* of the view below, told of */
	uint64_t	 seen;		/* the app's, when it was told */
	day_t		 today;
};

/* The time that is shown, in words; "" for now. */
static void
time_shown(const struct app *app, struct buf *b)
{
	buf_clear(b);
	if (app_is_another_time(app))
		app_time_words(app, true, b);
}

/* The first line is the title. It is of the store and the time of now. */
static void
take(struct text *p, const char *text)
{
	const struct app *app = p->view.app;
	size_t n = strcspn(text, "\n");

	free(p->title);
	free(p->body);
	p->title = xstrndup(text, n);
	p->body = xstrdup(text[n] ? text + n + 1 : "");
	pager_set(&p->pager, p->body);
	time_shown(app, &p->time);
	p->seen = app->seen;
	p->today = app->today;
}

/* The selected row's; 0: there is none. */
static int64_t
row_of(struct view *v)
{
	struct mark_rows rows = app_mark_rows(v);

	if (rows.cursor >= rows.n)
		return 0;
	return rows.id ? rows.id(rows.arg, rows.cursor) :
	    (int64_t)rows.cursor + 1;
}

static bool
text_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct text *p = (struct text *)v;
	const struct source *source = arg->of;

	(void)e;
	pager_init(&p->pager);
	take(p, arg->text ? arg->text : "");
	if (source) {
		p->tell = source->tell;
		p->row = row_of(v->app->top);
	}
	return true;
}

/* The rows of a view that is not on top, as they are now. */
static bool
read_rows(struct view *v, struct err *e)
{
	bool ok = v->class->load(v, e);

	while (ok && v->class->rows_come != ROWS_LOADED) {
		v->more = false;
		ok = v->class->fill(v, e);
		if (!v->more)
			break;
	}
	return ok;
}

static bool
tell_again(struct text *p, struct err *e)
{
	struct view *below = p->view.below;
	struct buf b = BUF_INIT;
	bool ok = read_rows(below, e);

	if (ok && row_of(below) != p->row)
		buf_addf(&b, "%s\n%s", p->title, _("What this told of is not "
		    "in the list any more. q goes back."));
	else
		ok = ok && p->tell(below, &b, e);
	if (ok)
		take(p, buf_str(&b));
	buf_fini(&b);
	return ok;
}

static bool
text_load(struct view *v, struct err *e)
{
	struct text *p = (struct text *)v;
	struct buf now = BUF_INIT;
	bool away;

	time_shown(v->app, &now);
	away = strcmp(buf_str(&now), buf_str(&p->time)) != 0;
	buf_fini(&now);
	if (p->tell)
		return (!away && p->seen == v->app->seen &&
		    p->today == v->app->today) || tell_again(p, e);
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

bool
app_tell(struct app *app, teller *tell, struct err *e)
{
	const struct source source = { tell };
	struct view_arg arg = { .of = &source };
	struct buf b = BUF_INIT;
	bool ok = tell(app->top, &b, e);

	arg.text = buf_str(&b);
	ok = ok && app_push(app, &view_text, &arg, e);
	buf_fini(&b);
	return ok;
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
