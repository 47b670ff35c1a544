/*
 * A message to one person about everything they owe: to read, to change in
 * the editor, to copy or to write to a file. klar sends nothing; when it went
 * out, x logs that they were asked, about all of it, in one act.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/contact.h"
#include "base/config.h"
#include "base/editor.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/save.h"
#include "report/message.h"
#include "report/people.h"
#include "term/tty.h"
#include "view/chase_work.h"
#include "view/screens.h"
#include "widget/pager.h"

struct letter_view {
	struct view	 v;
	struct holder	 holder;	/* whom it is to; texts owned */
	struct inbox	 box;
	struct letter	 letter;
	enum letter_lang lang;
	struct buf	 text;		/* as it goes out */
	bool		 edited;	/* by the user: not written anew */
	struct pager	 pager;
};

static void
holder_copy(struct holder *to, const struct holder *from)
{
	*to = *from;
	to->organisation = from->organisation ?
	    xstrdup(from->organisation) : NULL;
	to->person = from->person ? xstrdup(from->person) : NULL;
	to->mail = from->mail ? xstrdup(from->mail) : NULL;
	to->phone = from->phone ? xstrdup(from->phone) : NULL;
}

bool
letter_open(struct app *app, const struct holder *h, struct err *e)
{
	struct view_arg arg = { .of = h };

	return app_push(app, &view_letter, &arg, e);
}

static bool
letter_view_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct letter_view *x = (struct letter_view *)v;

	(void)e;
	holder_copy(&x->holder, arg->of);
	x->lang = LETTER_DANISH;
	pager_init(&x->pager);
	return true;
}

static struct person
person_of(const struct letter_view *x)
{
	return (struct person){ x->holder.of, x->holder.contact_id,
	    x->holder.person };
}

/* A colleague who asked lately is told on the message line. */
static bool
tell_colleague(struct letter_view *x, struct err *e)
{
	struct person p = person_of(x);
	struct buf b = BUF_INIT;
	bool ok = colleague_tell(&b, x->v.app->store, &p, view_day(&x->v),
	    x->box.rules.colleague_days, e);

	if (ok && b.len)
		app_say(x->v.app, "%s", buf_str(&b));
	buf_fini(&b);
	return ok;
}

static void
compose(struct letter_view *x)
{
	const char *signature = config_text(SETTING_SIGNATURE);
	struct letter_ask how = { x->lang, view_day(&x->v),
	    x->box.rules.answer_days, *signature ? signature :
	    history_actor() };

	letter_fini(&x->letter);
	letter_write(&x->box, &x->holder, &how, &x->letter);
	buf_clear(&x->text);
	letter_text(&x->text, &x->letter, x->lang);
	pager_set(&x->pager, buf_str(&x->text));
}

static bool
letter_load(struct view *v, struct err *e)
{
	struct letter_view *x = (struct letter_view *)v;
	struct chase_rules rules;
	struct inbox_ask ask;
	struct inbox new;

	if (x->edited)
		return true;
	inbox_rules(&rules);
	ask = inbox_asked("all", view_day(v), &rules);
	if (!inbox_load(v->app->store, &ask, &new, e)) {
		inbox_fini(&new);
		return false;
	}
	inbox_fini(&x->box);
	x->box = new;
	compose(x);
	return tell_colleague(x, e);
}

static void
letter_draw(struct view *v, const struct area *a)
{
	struct area in = area_part(a, 0, 1, a->rows, a->cols - 2);

	pager_draw(&((struct letter_view *)v)->pager, &in);
}

/* ---- where it goes ---- */

static void
copy(struct letter_view *x, struct err *e)
{
	if (!x->v.app->scripted && !tty_copy(buf_str(&x->text))) {
		err_set(e, ERR_INVALID, "%s", _("the message is too long for "
		    "the clipboard of a terminal; w writes it to a file"));
		return;
	}
	app_say(x->v.app, "%s", _("copied, if your terminal lets programs "
	    "copy (OSC 52); when it went out, x logs it"));
}

static bool
save_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct letter_view *x = arg;
	char *path = path_expand(text);
	bool ok = save_text(path, buf_str(&x->text), false, e);

	if (ok)
		app_say(app, _("written to %s; when it went out, x logs it"),
		    path);
	free(path);
	return ok;
}

static void
save(struct letter_view *x, struct err *e)
{
	struct question q = { .label = _("write to the file: "),
	    .done = save_done, .arg = x };

	if (*x->v.app->arg)
		save_done(x->v.app, x, x->v.app->arg, e);
	else
		app_ask(x->v.app, &q);
}

static int
spawn_on_tty(char *const argv[])
{
	return tty_run(argv, false);
}

static void
edit(struct letter_view *x, struct err *e)
{
	char *text = editor_run(buf_str(&x->text), x->v.app->scripted ? NULL :
	    spawn_on_tty, e);

	if (!text)
		return;
	x->edited = true;
	buf_clear(&x->text);
	buf_add(&x->text, text);
	pager_set(&x->pager, text);
	free(text);
}

static void
turn(struct letter_view *x, struct err *e)
{
	if (x->edited) {
		err_set(e, ERR_RULE, "%s", _("you have changed the message; "
		    "q leaves it, and m writes it anew"));
		return;
	}
	x->lang = x->lang == LETTER_DANISH ? LETTER_ENGLISH : LETTER_DANISH;
	compose(x);
}

/* One line of the log about all of it; to be asked again when it is late. */
static void
sent(struct letter_view *x, struct err *e)
{
	struct contact_args a;
	struct owed *owed;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(x->v.app);
	struct person p = person_of(x);
	struct app *app = x->v.app;

	letter_asked(&x->box, &x->letter, &a, &owed);
	/* It was sent, whatever has come of it meanwhile. */
	if (act_contact(&c, &p, &(struct owed_rows){ owed, x->letter.n, 0,
	    NULL }, &a, &r, e)) {
		app_pop(app);		/* x is gone from here on */
		app_done(app, &r);
	}
	act_result_fini(&r);
	free(owed);
}

static bool
letter_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct letter_view *x = (struct letter_view *)v;

	switch (cmd) {
	case CMD_COPY_LETTER:	copy(x, e); return true;
	case CMD_SAVE_LETTER:	save(x, e); return true;
	case CMD_EDIT_LETTER:	edit(x, e); return true;
	case CMD_TURN_LETTER:	turn(x, e); return true;
	case CMD_LETTER_SENT:	sent(x, e); return true;
	default:		return pager_command(&x->pager, cmd);
	}
}

static void
letter_where(struct view *v, struct buf *b)
{
	struct letter_view *x = (struct letter_view *)v;

	buf_addf(b, _("Message to %s"), x->holder.person ? x->holder.person :
	    x->holder.organisation ? x->holder.organisation : "?");
	if (x->holder.mail)
		buf_addf(b, " <%s>", x->holder.mail);
	if (x->edited)
		buf_add(b, _("  changed by you"));
}

static void
letter_sentence(struct view *v, struct buf *b)
{
	struct letter_view *x = (struct letter_view *)v;

	buf_addf(b, i18n_plural("about %zu thing; nothing is sent by klar",
	    "about %zu things; nothing is sent by klar",
	    (unsigned long)x->letter.n), x->letter.n);
}

static void
letter_view_fini(struct view *v)
{
	struct letter_view *x = (struct letter_view *)v;

	pager_fini(&x->pager);
	letter_fini(&x->letter);
	inbox_fini(&x->box);
	buf_fini(&x->text);
	free(x->holder.organisation);
	free(x->holder.person);
	free(x->holder.mail);
	free(x->holder.phone);
}

/* There is nothing behind a line of the message. */
static bool
letter_can(struct view *v, enum cmd cmd)
{
	(void)v;
	return cmd != CMD_OPEN;
}

const struct view_class view_letter = {
	.name = "letter", .ctx = CTX_LIST | CTX_LETTER,
	.size = sizeof(struct letter_view), .open = letter_view_open,
	.load = letter_load, .draw = letter_draw, .command = letter_command,
	.can = letter_can, .where = letter_where,
	.sentence = letter_sentence, .fini = letter_view_fini,
};
