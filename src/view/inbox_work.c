/*
 * What the inbox does: log a contact in three keys (how, what came of it, the
 * promise), write the message, leave alone, take up the ladder; on one item or
 * on the marked ones. Steps are worked on as everywhere; what an open item
 * answers instead is here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/chase.h"
#include "act/contact.h"
#include "act/openitem.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "view/app_room.h"
#include "view/inbox.h"
#include "view/screens.h"

void
inbox_owed_fini(struct inbox_view *x)
{
	free(x->owed);
	free(x->person.name);
	x->owed = NULL;
	x->nowed = 0;
	x->person.name = NULL;
}

static void
add_owed(struct inbox_view *x, const struct inbox_item *it)
{
	if (it && (it->what.step_id || it->what.item_id))
		x->owed[x->nowed++] = it->what;
}

/* What the command is about: the marked items, or the selected one. */
static bool
gather(struct inbox_view *x, struct err *e)
{
	const struct marks *m = &x->v.marks;
	size_t i;

	inbox_owed_fini(x);
	x->owed = xcalloc(m->n + 1, sizeof(*x->owed));
	for (i = 0; i < m->n; i++)
		add_owed(x, inbox_item_of(x, m->id[i]));
	if (!m->n)
		add_owed(x, inbox_selected(x));
	return x->nowed > 0 || err_set(e, ERR_INVALID, "%s",
	    _("a gate is ours to pass; nobody is chased for it"));
}

static void
finish(struct app *app, bool ok, struct act_result *r)
{
	if (ok)
		app_done(app, r);
	act_result_fini(r);
}

/* ---- a contact: channel, outcome, promise, note ---- */

static bool
log_contact(struct app *app, struct inbox_view *x, const char *note,
    struct err *e)
{
	struct contact_args a = { .on = DAY_NONE, .channel = x->channel,
	    .outcome = x->outcome, .promise = x->promise, .next = DAY_NONE,
	    .note = *note ? note : NULL };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	bool ok = act_contact(&c, &x->person, x->owed, x->nowed, &a, &r, e);

	finish(app, ok, &r);
	return ok;
}

static bool
note_done(struct app *app, void *arg, const char *text, struct err *e)
{
	return log_contact(app, arg, text, e);
}

static void
ask_note(struct app *app, struct inbox_view *x)
{
	struct question q = { .label = _("what was said (may be empty): "),
	    .done = note_done, .arg = x };

	app_ask(app, &q);
}

static bool
promise_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct inbox_view *x = arg;

	x->promise = date_parse_loose(text, app->today);
	if (x->promise == DAY_NONE)
		return err_set(e, ERR_INVALID, _("'%s' is no date; write "
		    "dd-mm-yyyy, +2u or fre"), text);
	ask_note(app, x);
	return true;
}

static void
pick_outcome(struct app *app, void *arg, int key)
{
	static const char keys[] = { 'a', 'p', 'n', 'i', 'r' };
	struct question q = { .label = _("promised by (dd-mm, +2u, fri): "),
	    .done = promise_done, .arg = arg };
	struct inbox_view *x = arg;
	int i;

	for (i = 0; i < OUTCOME__COUNT - 1 && keys[i] != key; i++)
		continue;
	x->outcome = (enum outcome)i;
	if (x->outcome == OUTCOME_PROMISED)
		app_ask(app, &q);
	else
		ask_note(app, x);
}

static void
pick_channel(struct app *app, void *arg, int key)
{
	static const char keys[] = { 'm', 'p', 't', 'c', 'l', 'o' };
	struct question q = { .label = _("what came of it: a asked, "
	    "p promised, n answered, i no answer, r refused "),
	    .keys = "apnir", .pick = pick_outcome, .arg = arg };
	struct inbox_view *x = arg;
	int i;

	for (i = 0; i < CHANNEL__COUNT - 1 && keys[i] != key; i++)
		continue;
	x->channel = (enum channel)i;
	app_ask(app, &q);
}

/* Who holds it, as a person to log a contact with. */
static bool
find_person(struct inbox_view *x, struct err *e)
{
	const struct inbox_item *it = x->v.marks.n ?
	    inbox_item_of(x, x->v.marks.id[0]) : inbox_selected(x);
	size_t i;

	if (!it || it->holder.of.party == PARTY_NONE)
		return err_set(e, ERR_INVALID, "%s", _("nobody is known to "
		    "hold it; say who with b"));
	for (i = 1; i < x->v.marks.n; i++) {
		const struct inbox_item *other = inbox_item_of(x,
		    x->v.marks.id[i]);

		if (other && !inbox_same_holder(&it->holder, &other->holder))
			return err_set(e, ERR_INVALID, "%s", _("the marked "
			    "items are held by more than one; log a contact "
			    "with one at a time"));
	}
	x->person.of = it->holder.of;
	x->person.contact_id = it->holder.contact_id;
	x->person.name = it->holder.person ? xstrdup(it->holder.person) :
	    NULL;
	return true;
}

static void
ask_contact(struct inbox_view *x, struct err *e)
{
	struct question q = { .label = _("how: m mail, p phone, t meeting, "
	    "c chat, l letter, o other "), .keys = "mptclo",
	    .pick = pick_channel, .arg = x };

	x->promise = DAY_NONE;
	if (gather(x, e) && find_person(x, e))
		app_ask(x->v.app, &q);
}

/* ---- snooze, escalate ---- */

static bool
snooze_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct inbox_view *x = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	day_t until = DAY_NONE;
	bool ok;

	if (*text) {
		until = date_parse_loose(text, app->today);
		if (until == DAY_NONE)
			return err_set(e, ERR_INVALID, _("'%s' is no date; "
			    "write dd-mm-yyyy, +2u or fre"), text);
	}
	ok = act_snooze(&c, x->owed, x->nowed, until, &r, e);
	finish(app, ok, &r);
	return ok;
}

static void
ask_snooze(struct inbox_view *x, struct err *e)
{
	struct question q = { .label = _("leave it alone until (dd-mm, +1u, "
	    "mon; empty: not any longer): "), .done = snooze_done, .arg = x };

	if (!gather(x, e))
		return;
	if (*x->v.app->arg)
		snooze_done(x->v.app, x, x->v.app->arg, e);
	else
		app_ask(x->v.app, &q);
}

static void
escalate(struct inbox_view *x, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(x->v.app);
	bool ok = gather(x, e) && act_escalate(&c, x->owed, x->nowed,
	    &x->box.rules, NULL, &r, e);

	finish(x->v.app, ok, &r);
}

/* ---- open items: close, owner, due, note ---- */

static const struct inbox_item *
selected_open_item(const struct inbox_view *x)
{
	const struct inbox_item *it = inbox_selected(x);

	return it && it->kind == INBOX_ITEM && !marks_any(&x->v.marks) ? it :
	    NULL;
}

static bool
set_item(struct app *app, struct inbox_view *x, const char *field,
    const char *text, struct err *e)
{
	const struct inbox_item *it = selected_open_item(x);
	struct assignment a = { field, text, NULL };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	bool ok = it && act_item_set(&c, &it->what.item_id, 1, &a, 1, &r, e);

	finish(app, ok, &r);
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

static void
ask_item(struct inbox_view *x, enum cmd cmd, struct err *e)
{
	struct question q = { .label = cmd == CMD_OWNER ? _("owner: ") :
	    cmd == CMD_DUE ? _("due (dd-mm, +2u, fri): ") : _("note: "),
	    .done = cmd == CMD_OWNER ? owner_done : cmd == CMD_DUE ?
	    due_done : note_set, .arg = x };

	if (*x->v.app->arg)
		q.done(x->v.app, x, x->v.app->arg, e);
	else
		app_ask(x->v.app, &q);
}

static void
close_item(struct inbox_view *x, struct err *e)
{
	const struct inbox_item *it = selected_open_item(x);
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(x->v.app);
	bool ok = act_item_state(&c, &it->what.item_id, 1, "closed",
	    x->v.app->today, &r, e);

	finish(x->v.app, ok, &r);
}

/* ---- the message ---- */

static bool
open_letter(struct inbox_view *x, struct err *e)
{
	const struct inbox_item *it = inbox_selected(x);

	if (!it || it->holder.of.party == PARTY_NONE)
		return err_set(e, ERR_INVALID, "%s", _("nobody is known to "
		    "hold it; say who with b"));
	return letter_open(x->v.app, &it->holder, e);
}

bool
inbox_work(struct inbox_view *x, enum cmd cmd, struct err *e)
{
	switch (cmd) {
	case CMD_CONTACT:
		ask_contact(x, e);
		return true;
	case CMD_MESSAGE:
		open_letter(x, e);
		return true;
	case CMD_SNOOZE:
		ask_snooze(x, e);
		return true;
	case CMD_ESCALATE:
		escalate(x, e);
		return true;
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
		return false;
	}
}
