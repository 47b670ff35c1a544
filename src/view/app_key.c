/*
 * Where a key goes (app.h): to the form or the prompt that is open, to the
 * second half of "g ...", or through the table of commands to app_command.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/str.h"
#include "term/tty.h"
#include "view/app.h"
#include "view/app_room.h"
#include "view/clash.h"
#include "view/palette.h"

/* ---- the message line ---- */

static void
app_vsay(struct app *app, bool bad, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));

void
app_heard(struct app *app)
{
	if (!app->unread || app->scripted || clock_ms() >= app->retry_at)
		app->message[0] = '\0';
}

static void
app_vsay(struct app *app, bool bad, const char *fmt, va_list ap)
{
	vsnprintf(app->message, sizeof(app->message), fmt, ap);
	app->message_bad = bad;
	app->unread = false;
	app->dirty = true;
}

void
app_say(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	app_vsay(app, false, fmt, ap);
	va_end(ap);
}

void
app_fail(struct app *app, const struct err *e)
{
	app_say(app, "%s", e->msg);
	app->message_bad = true;
	log_debug("shown: %s", e->msg);
}

/* ---- a question ---- */

void
app_ask(struct app *app, const struct question *q)
{
	app->question = *q;
	if (q->keys)
		prompt_init_keys(&app->prompt, q->label, q->keys);
	else
		prompt_init(&app->prompt, q->label, q->text ? q->text : "");
	app->prompt.complete = q->complete;
	app->mode = MODE_PROMPT;
	app->dirty = true;
}

/* The line was entered. The answer may open the next question. */
static void
app_question_done(struct app *app)
{
	struct question q = app->question;
	struct err e = ERR_INIT;
	char *text;

	app->mode = MODE_VIEW;
	if (q.keys) {
		q.pick(app, q.arg, app->prompt.key);
		return;
	}
	text = xstrdup(app->prompt.edit.text);
	store_patience(app->store, ACT_WAIT_MS);
	if (!q.done(app, q.arg, text, &e)) {
		app->question = q;
		if (app->mode != MODE_CLASH) {
			app->mode = MODE_PROMPT;
			str_copy(app->prompt.error,
			    sizeof(app->prompt.error), e.msg);
		}
	}
	store_patience(app->store, WAIT_MS);
	free(text);
}

static void
app_question_key(struct app *app, int key)
{
	struct question q = app->question;

	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_OPEN:
		break;
	case PROMPT_CHANGED:
		if (q.changed)
			q.changed(app, q.arg, app->prompt.edit.text);
		break;
	case PROMPT_DONE:
		app_question_done(app);
		break;
	case PROMPT_CANCEL:
		app->mode = MODE_VIEW;
		if (q.cancelled)
			q.cancelled(app, q.arg);
		break;
	}
}

/* ---- a form ---- */

/* The subject is known by store and key; two stores have both a step 42. */
static char *
app_draft_key(const struct app *app)
{
	return xasprintf("%s@%s", app->form_owner.key,
	    store_path(app->store));
}

struct form *
app_form(struct app *app, const char *title, const struct form_field *field,
    int nfields, const struct form_owner *owner)
{
	app->form_owner = *owner;
	form_init(&app->form, title, field, nfields);
	app->mode = MODE_FORM;
	app->dirty = true;
	return &app->form;
}

static bool
too_long(struct err *e)
{
	return err_set(e, ERR_INVALID, "%s", _("this text is too long for a "
	    "line; klar set or a list writes it"));
}

bool
app_can_hold(const char *text, struct err *e)
{
	return !text || strlen(text) <= EDIT_MAX || too_long(e);
}

bool
app_form_ready(struct app *app, struct err *e)
{
	char *key;

	if (app->form.cut) {
		app->mode = MODE_VIEW;
		return too_long(e);
	}
	key = app_draft_key(app);
	draft_load(key, &app->form);
	free(key);
	return true;
}

static void
app_form_close(struct app *app)
{
	struct form_owner owner = app->form_owner;

	app->mode = MODE_VIEW;
	if (owner.closed)
		owner.closed(app, owner.arg);
}

static void
app_form_save(struct app *app)
{
	struct form_owner owner = app->form_owner;
	char *key = app_draft_key(app);
	struct err e = ERR_INIT;
	bool ok;

	store_patience(app->store, ACT_WAIT_MS);
	ok = owner.save(app, owner.arg, &app->form, &e);
	store_patience(app->store, WAIT_MS);
	if (ok) {
		draft_drop(key);
		app_form_close(app);
	} else if (app->mode != MODE_CLASH && !app->form.error[0]) {
		form_fail(&app->form, NULL, e.msg);
	}
	free(key);
}

void
app_keep_draft(struct app *app)
{
	struct err e = ERR_INIT;
	char *key;

	if (app->mode != MODE_FORM && (app->mode != MODE_CLASH ||
	    app->clash->back != MODE_FORM))
		return;
	key = app_draft_key(app);
	if (!app->form.changed)
		draft_drop(key);
	else if (!draft_save(key, &app->form, &e))
		app_fail(app, &e);
	else
		app_say(app, "%s", _("what you typed is kept; it comes back "
		    "when the form is opened again"));
	free(key);
}

static void
app_form_key(struct app *app, int key)
{
	switch (form_key(&app->form, key)) {
	case FORM_OPEN:
		break;
	case FORM_SAVE:
		app_form_save(app);
		break;
	case FORM_CANCEL:
		app_keep_draft(app);
		app_form_close(app);
		break;
	}
}

void
app_answer_again(struct app *app)
{
	if (app->mode == MODE_FORM)
		app_form_save(app);
	else
		app_question_done(app);
}

/* ---- a command's key ---- */

static void
app_unknown_key(struct app *app, int first, int second)
{
	char a[KEY_NAME], b[KEY_NAME] = "";

	if (second != K_NONE)
		key_label(second, b);
	app_say(app, _("%s%s does nothing here; ? shows the keys"),
	    key_label(first, a), b);
}

static void
app_second_key(struct app *app, int key)
{
	unsigned ctx = app->top->class->ctx;
	enum cmd cmd = command_of_keys(ctx, app->prefix, key);

	app->mode = MODE_VIEW;
	if (key == K_ESC || key == K_CTRL('c'))
		return;
	if (cmd == CMD_NONE)
		app_unknown_key(app, app->prefix, key);
	else
		app_command(app, cmd, "");
}

static void
app_view_key(struct app *app, int key)
{
	unsigned ctx = app->top->class->ctx;
	enum cmd cmd;

	if (command_is_prefix(ctx, key)) {
		app->mode = MODE_PREFIX;
		app->prefix = key;
		app->prefix_at = clock_ms();
		return;
	}
	if (key == K_CTRL('c')) {
		app_say(app, "%s", _("Q leaves klar, Esc goes back"));
		return;
	}
	cmd = command_of_keys(ctx, key, K_NONE);
	if (cmd == CMD_NONE)
		app_unknown_key(app, key, K_NONE);
	else
		app_command(app, cmd, "");
}

void
app_key(struct app *app, int key)
{
	if (key == K_UNKNOWN)
		return;
	app->dirty = true;
	if (key == K_CTRL('z')) {
		if (!app->scripted)
			tty_suspend();
		return;
	}
	if (key == K_CTRL('l')) {
		if (!app->scripted)
			tty_forget();
		return;
	}
	if (key == K_MOUSE) {
		app_mouse(app);
		return;
	}
	app->key = key;
	app_heard(app);
	switch (app->mode) {
	case MODE_VIEW:
		app_view_key(app, key);
		break;
	case MODE_PREFIX:
		app_second_key(app, key);
		break;
	case MODE_PROMPT:
		app_question_key(app, key);
		break;
	case MODE_FORM:
		app_form_key(app, key);
		break;
	case MODE_CLASH:
		clash_key(app, key);
		break;
	case MODE_PALETTE:
		palette_key(app, key);
		break;
	}
	app->key = K_NONE;
}
