/*
 * Chasing from a screen (chase_work.h): log a contact in three keys (how, what
 * came of it, the promise), leave alone, take up the ladder, write the
 * message. Nothing is decided here: the acts know the rules.
 */
#include <stdlib.h>

#include "act/chase.h"
#include "act/contact.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/people.h"
#include "view/chase_work.h"
#include "view/screens.h"

static void
forget(struct chase_work *w)
{
	free(w->owed);
	free(w->person.name);
	w->owed = NULL;
	w->nowed = 0;
	w->person = (struct person){ .name = NULL };
}

void
chase_work_fini(struct chase_work *w)
{
	forget(w);
	buf_fini(&w->colleague);
}

/* What the questions are about: the items may be gone by the answers. */
static bool
gather(struct chase_work *w, const struct inbox_item *const *item, size_t n,
    struct err *e)
{
	size_t i;

	forget(w);
	w->seen = w->app->seen_act;
	w->told = false;
	w->same = true;
	w->owed = xcalloc(n + 1, sizeof(*w->owed));
	for (i = 0; i < n; i++) {
		if (item[i]->what.step_id || item[i]->what.item_id)
			w->owed[w->nowed++] = item[i]->what;
		w->same = w->same && inbox_same_holder(&item[0]->holder,
		    &item[i]->holder);
	}
	if (!w->nowed)
		return err_set(e, ERR_INVALID, "%s", _("a gate is ours to "
		    "pass; nobody is chased for it"));
	w->person.of = item[0]->holder.of;
	w->person.contact_id = item[0]->holder.contact_id;
	w->person.name = item[0]->holder.person ?
	    xstrdup(item[0]->holder.person) : NULL;
	return true;
}

static bool
may_snooze(const struct inbox_item *const *item, size_t n, struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (item[i]->kind == INBOX_REQUEST)
			return err_set(e, ERR_INVALID, "%s", _("a request is "
			    "answered with W, not left alone"));
	return true;
}

/* One person, who is known. */
static bool
find_person(const struct chase_work *w, struct err *e)
{
	if (!w->same)
		return err_set(e, ERR_INVALID, "%s", _("the marked items are "
		    "held by more than one; log a contact with one at a "
		    "time"));
	return w->person.of.party != PARTY_NONE || err_set(e, ERR_INVALID,
	    "%s", _("nobody is known to hold it; say who with b"));
}

/*
 * What an act is about. Who has been told what others did meanwhile, and
 * enters the line once more, has seen it.
 */
static struct owed_rows
rows_of(struct chase_work *w, struct many *many)
{
	if (w->told)
		w->seen = w->app->seen_act;
	return (struct owed_rows){ w->owed, w->nowed, w->seen, many };
}

/* What the act says if it was done, or row by row if some were refused. */
static bool
finish(struct chase_work *w, bool ok, struct many *many,
    struct act_result *r, struct err *e)
{
	app_own(w->app, ok ? r->act_id : 0);
	if (ok && many->count[MANY_REFUSED])
		ok = plan_show(w->app, many, r->text, e);
	else if (ok)
		app_done(w->app, r);
	else if (e->code == ERR_CONFLICT)
		app_stale(w->app);	/* told; now it is shown too */
	w->told = !ok && e->code == ERR_CONFLICT;
	many_fini(many);
	act_result_fini(r);
	return ok;
}

/* ---- a contact: channel, outcome, promise, note ---- */

static bool
log_contact(struct app *app, struct chase_work *w, const char *note,
    struct err *e)
{
	struct contact_args a = { .on = DAY_NONE, .channel = w->channel,
	    .outcome = w->outcome, .promise = w->promise, .next = DAY_NONE,
	    .note = *note ? note : NULL };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	struct many many = { .n = 0 };
	struct owed_rows rows = rows_of(w, &many);

	return finish(w, act_contact(&c, &w->person, &rows, &a, &r, e), &many,
	    &r, e);
}

static bool
note_done(struct app *app, void *arg, const char *text, struct err *e)
{
	return log_contact(app, arg, text, e);
}

static void
ask_note(struct app *app, struct chase_work *w)
{
	struct question q = { .label = _("what was said (may be empty): "),
	    .done = note_done, .arg = w };

	app_ask(app, &q);
}

static bool
promise_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct chase_work *w = arg;

	w->promise = date_parse_loose(text, app->today);
	if (w->promise == DAY_NONE)
		return err_set(e, ERR_INVALID, _("'%s' is no date; write "
		    "dd-mm-yyyy, +2u or fre"), text);
	ask_note(app, w);
	return true;
}

static void
pick_outcome(struct app *app, void *arg, int key)
{
	static const char keys[] = { 'a', 'p', 'n', 'i', 'r' };
	struct question q = { .label = _("promised by (dd-mm, +2u, fri): "),
	    .done = promise_done, .arg = arg };
	struct chase_work *w = arg;
	int i;

	for (i = 0; i < OUTCOME__COUNT - 1 && keys[i] != key; i++)
		continue;
	w->outcome = (enum outcome)i;
	if (w->outcome == OUTCOME_PROMISED)
		app_ask(app, &q);
	else
		ask_note(app, w);
}

static void
pick_channel(struct app *app, void *arg, int key)
{
	static const char keys[] = { 'm', 'p', 't', 'c', 'l', 'o' };
	struct question q = { .label = _("what came of it: a asked, "
	    "p promised, n answered, i no answer, r refused "),
	    .keys = "apnir", .pick = pick_outcome, .arg = arg };
	struct chase_work *w = arg;
	int i;

	for (i = 0; i < CHANNEL__COUNT - 1 && keys[i] != key; i++)
		continue;
	w->channel = (enum channel)i;
	app_ask(app, &q);
}

static void
ask_contact(struct chase_work *w, struct err *e)
{
	struct question q = { .label = _("how: m mail, p phone, t meeting, "
	    "c chat, l letter, o other "), .keys = "mptclo",
	    .pick = pick_channel, .arg = w };

	w->promise = DAY_NONE;
	buf_clear(&w->colleague);
	if (!find_person(w, e) || !colleague_tell(&w->colleague, w->app->store,
	    &w->person, w->app->today, w->rules.colleague_days, e))
		return;
	if (w->colleague.len)
		q.warning = buf_str(&w->colleague);
	app_ask(w->app, &q);
}

/* ---- snooze, escalate ---- */

static bool
snooze_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct chase_work *w = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	struct many many = { .n = 0 };
	struct owed_rows rows = rows_of(w, &many);
	day_t until = DAY_NONE;

	if (*text) {
		until = date_parse_loose(text, app->today);
		if (until == DAY_NONE)
			return err_set(e, ERR_INVALID, _("'%s' is no date; "
			    "write dd-mm-yyyy, +2u or fre"), text);
	}
	return finish(w, act_snooze(&c, &rows, until, &r, e), &many, &r, e);
}

static void
ask_snooze(struct chase_work *w, struct err *e)
{
	struct question q = { .label = _("leave it alone until (dd-mm, +1u, "
	    "mon; empty: not any longer): "), .done = snooze_done, .arg = w };

	if (*w->app->arg)
		snooze_done(w->app, w, w->app->arg, e);
	else
		app_ask(w->app, &q);
}

static void
escalate(struct chase_work *w, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(w->app);
	struct many many = { .n = 0 };
	struct owed_rows rows = rows_of(w, &many);

	finish(w, act_escalate(&c, &rows, &w->rules, NULL, &r, e), &many, &r,
	    e);
}

/* ---- all of it ---- */

static bool
is_chase(enum cmd cmd)
{
	return cmd == CMD_CONTACT || cmd == CMD_MESSAGE ||
	    cmd == CMD_SNOOZE || cmd == CMD_ESCALATE;
}

static void
answer(struct chase_work *w, enum cmd cmd, const struct inbox_item *first,
    struct err *e)
{
	if (cmd == CMD_CONTACT)
		ask_contact(w, e);
	else if (cmd == CMD_SNOOZE)
		ask_snooze(w, e);
	else if (cmd == CMD_ESCALATE)
		escalate(w, e);
	else if (find_person(w, e))
		letter_open(w->app, &first->holder, e);
}

bool
chase_command(struct chase_work *w, struct app *app, enum cmd cmd,
    const struct inbox_item *const *item, size_t n,
    const struct chase_rules *rules, struct err *e)
{
	if (!is_chase(cmd))
		return false;
	w->app = app;
	w->rules = *rules;
	if (!n)
		err_set(e, ERR_INVALID, "%s", _("nobody owes this now; say "
		    "with b who holds the ball"));
	else if (gather(w, item, n, e) &&
	    (cmd != CMD_SNOOZE || may_snooze(item, n, e)))
		answer(w, cmd, item[0], e);
	return true;
}

static bool
is_of_step(const struct inbox_item *it, const struct subject *sub,
    int64_t step_id)
{
	return it->what.subject.kind == sub->kind &&
	    it->what.subject.id == sub->id && it->what.step_id == step_id;
}

/* Who owes the step, rather than who decides about it. */
bool
chase_step(struct chase_work *w, struct app *app, enum cmd cmd,
    const struct subject *sub, int64_t step_id, struct err *e)
{
	const struct inbox_item *item = NULL;
	struct chase_rules rules;
	struct inbox_ask ask;
	struct inbox box;
	size_t i;

	if (!is_chase(cmd))
		return false;
	inbox_rules(&rules);
	ask = inbox_asked("all", view_day(app->top), &rules);
	if (inbox_load(app->store, &ask, &box, e)) {
		for (i = 0; i < box.n; i++)
			if (is_of_step(&box.item[i], sub, step_id) &&
			    (!item || box.item[i].kind == INBOX_STEP))
				item = &box.item[i];
		chase_command(w, app, cmd, &item, item ? 1 : 0, &rules, e);
	}
	inbox_fini(&box);
	return true;
}
