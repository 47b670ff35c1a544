/*
 * Two people, one field (clash.h): its keys and looks. What the answers mean
 * to the form or the question is its owner's; that is asked again when all
 * are given, so that what moves meanwhile clashes anew.
 */
#include "view/clash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/app_room.h"

#define VALUE_ROWS	4	/* of a long note */
#define LABEL_COLS	10
#define WIDEST		90

void
app_clash(struct app *app, const char *title, struct act_result *res,
    void (*settled)(struct app *, void *, const struct clash *, int),
    void *arg)
{
	struct clash_box *box = app->clash;

	if (!box)
		box = app->clash = xcalloc(1, sizeof(*box));
	clashes_fini(&box->all);
	box->all = res->clashes;
	res->clashes = (struct clashes){ NULL, 0 };
	box->at = 0;
	box->back = app->mode == MODE_FORM ? MODE_FORM : MODE_PROMPT;
	box->settled = settled;
	box->arg = arg;
	str_copy(box->title, sizeof(box->title), title);
	app->mode = MODE_CLASH;
}

void
clash_free(struct app *app)
{
	if (app->clash)
		clashes_fini(&app->clash->all);
	free(app->clash);
	app->clash = NULL;
}

static void
decide(struct app *app, bool take)
{
	struct clash_box *box = app->clash;
	struct err e = ERR_INIT;

	if (take && !app_can_hold(box->all.clash[box->at].theirs, &e)) {
		app_say(app, "%s", e.msg);
		return;
	}
	box->all.clash[box->at++].take = take;
	if (box->at < box->all.n)
		return;
	app->mode = box->back;
	box->settled(app, box->arg, box->all.clash, box->all.n);
	app_answer_again(app);
}

void
clash_key(struct app *app, int key)
{
	switch (key) {
	case K_ENTER:
		decide(app, false);
		break;
	case 't':
		decide(app, true);
		break;
	case K_ESC:
	case K_CTRL('c'):
		app->mode = app->clash->back;
		app_say(app, "%s", _("nothing is written yet, and what you "
		    "typed is still here"));
		break;
	default:
		break;
	}
}

/* ---- looks ---- */

/* Seconds since a time of the history; -1: not of today. */
static long
seconds_since(const char *at)
{
	char now[CLOCK_TEXT];
	int h, m, s, h0, m0, s0;

	clock_now(now);
	if (strncmp(now, at, strlen("yyyy-mm-dd")) != 0 ||
	    sscanf(now + 10, "%d:%d:%d", &h, &m, &s) != 3 ||
	    sscanf(at + 10, "%d:%d:%d", &h0, &m0, &s0) != 3)
		return -1;
	return ((h - h0) * 60L + m - m0) * 60L + s - s0;
}

static void
tell_who(struct buf *b, const struct clash *c)
{
	long ago = seconds_since(c->at);

	if (!c->actor)
		buf_add(b, _("this has been changed since you looked at it"));
	else if (ago == 0)
		buf_addf(b, _("%s changed this just now, after you looked at "
		    "it"), c->actor);
	else if (ago > 0 && ago < 60)
		buf_addf(b, i18n_plural("%s changed this %ld second ago, "
		    "after you looked at it", "%s changed this %ld seconds "
		    "ago, after you looked at it", (unsigned long)ago),
		    c->actor, ago);
	else if (ago >= 60 && ago < 3600)
		buf_addf(b, i18n_plural("%s changed this %ld minute ago, "
		    "after you looked at it", "%s changed this %ld minutes "
		    "ago, after you looked at it",
		    (unsigned long)(ago / 60)), c->actor, ago / 60);
	else
		buf_addf(b, _("%s changed this at %.16s, after you looked at "
		    "it"), c->actor, c->at);
}

/* An empty value has a word, so that it is seen and heard. */
static const char *
shown(const char *value)
{
	return *value ? value : _("(nothing)");
}

void
clash_sentence(const struct app *app, struct buf *b)
{
	const struct clash_box *box = app->clash;
	const struct clash *c = &box->all.clash[box->at];

	buf_addf(b, _("%s: was %s, yours %s, theirs %s"), c->name,
	    shown(c->was), shown(c->yours), shown(c->theirs));
}

struct line {
	const char	*label, *value, *key;
};

static int
line_rows(const struct line *l, int cols, int most)
{
	int n = draw_paragraph_rows(cols, l->value);

	return n < most ? n : most;
}

static void
draw_line(const struct area *in, int row, int rows, int side, bool yours,
    const struct line *l)
{
	int cols = in->cols - LABEL_COLS - side - 2;
	struct area value = area_part(in, row, LABEL_COLS, rows, cols);

	if (yours)
		draw_text(in, row, 0, 1, STYLE_NORMAL, glyph(GLYPH_SELECTED));
	draw_text(in, row, 2, LABEL_COLS - 3, STYLE_NORMAL, l->label);
	draw_paragraph(&value, 0, rows, yours ? STYLE_STRONG : STYLE_NORMAL,
	    l->value);
	if (side)
		draw_text(in, row, in->cols - side, side, STYLE_KEY, l->key);
}

static void
draw_inside(const struct clash_box *box, const struct clash *c,
    const struct area *in, const char *who, int most)
{
	struct line lines[] = {
		{ _("was"), shown(c->was), "" },
		{ _("yours"), shown(c->yours), _("keep yours  (Enter)") },
		{ _("theirs"), shown(c->theirs), _("take theirs  (t)") },
	};
	int side = in->cols >= 60 ? 24 : 0, row, i;
	int cols = in->cols - LABEL_COLS - side - 2;
	bool airy = in->rows >= 7;

	/* In a low window the three values go first. */
	row = in->rows < 5 ? 0 : draw_paragraph(in, 0, 2, STYLE_NORMAL, who) +
	    airy;
	for (i = 0; i < 3; i++) {
		int rows = line_rows(&lines[i], cols, most);

		draw_line(in, row, rows, side, i == 1, &lines[i]);
		if (i == 1)
			draw_cursor(in, row, 0);
		row += rows;
	}
	row += airy;
	draw_text(in, row, 0, in->cols, STYLE_FAINT, box->back == MODE_FORM ?
	    _("your other fields are saved with your answer; Esc: back to "
	    "the form") : _("Esc: back to the line"));
}

void
clash_draw(struct app *app, const struct area *body)
{
	const struct clash_box *box = app->clash;
	const struct clash *c = &box->all.clash[box->at];
	int cols = body->cols < WIDEST ? body->cols : WIDEST, rows, most = 1;
	struct buf who = BUF_INIT, title = BUF_INIT, right = BUF_INIT;
	struct area a, in;
	const char *const value[] = { c->was, c->yours, c->theirs };
	size_t i;

	tell_who(&who, c);
	buf_addf(&title, "%s, %s", box->title, c->name);
	if (c->act_id)
		buf_addf(&right, _("act %lld"), (long long)c->act_id);
	if (box->all.n > 1)
		buf_addf(&right, _("  %d of %d"), box->at + 1, box->all.n);
	rows = draw_paragraph_rows(cols - 2, buf_str(&who)) + 8;
	if (body->rows >= rows + 3 * (VALUE_ROWS - 1))
		most = VALUE_ROWS;
	for (i = 0; most > 1 && i < 3; i++)
		rows += line_rows(&(struct line){ .value = value[i] },
		    cols - 2 - LABEL_COLS - (cols - 2 >= 60 ? 26 : 2),
		    most) - 1;
	if (rows > body->rows)
		rows = body->rows;
	a = area_part(body, (body->rows - rows) / 2, (body->cols - cols) / 2,
	    rows, cols);
	for (i = 0; i < (size_t)rows; i++)
		draw_text(&a, (int)i, 0, a.cols, STYLE_NORMAL, "");
	in = draw_box(&a, buf_str(&title), buf_str(&right));
	draw_inside(box, c, &in, buf_str(&who), most);
	buf_fini(&who);
	buf_fini(&title);
	buf_fini(&right);
}
