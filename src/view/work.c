/*
 * Work on a step (work.h). Nothing is decided here: the acts know the rules,
 * and what they refuse is shown as they say it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/pass.h"
#include "act/set.h"
#include "act/tick.h"
#include "act/wait.h"
#include "act/waive.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "view/work.h"

void
work_fini(struct work *w)
{
	if (w->seen)
		mark_fini(w->seen);
	free(w->seen);
	w->seen = NULL;
}

/* Tell what an act did; keep its error for whoever asked. */
static bool
finish(struct app *app, bool ok, struct act_result *r)
{
	if (ok)
		app_done(app, r);
	act_result_fini(r);
	return ok;
}

static bool
toggle(struct work *w, struct app *app, bool is_met, struct err *e)
{
	struct tick_args args = { DAY_NONE, DAY_NONE, NULL, NULL };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	const char *key = w->step;

	return finish(app, is_met ?
	    act_untick(&c, &w->subject, &key, 1, NULL, &r, e) :
	    act_tick(&c, &w->subject, &key, 1, &args, &r, e), &r);
}

static bool
start(struct work *w, struct app *app, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	const char *key = w->step;

	return finish(app, act_start(&c, &w->subject, &key, 1, &r, e), &r);
}

static bool
pass(struct work *w, struct app *app, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);

	return finish(app, act_pass(&c, &w->subject, NULL, &r, e), &r);
}

/* ---- one line: skip, owner, due, note, evidence ---- */

static const struct {
	enum cmd	 cmd;
	const char	*field;		/* of act/set.h; NULL: skip */
	const char	*label;
} lines[] = {
	{ CMD_SKIP, NULL, N_("why does it not apply: ") },
	{ CMD_OWNER, "owner", N_("owner: ") },
	{ CMD_DUE, "due", N_("due (dd-mm, +2u, fri): ") },
	{ CMD_NOTE, "note", N_("note: ") },
	{ CMD_EVIDENCE, "evidence", N_("evidence (a reference): ") },
};

static int
line_of(enum cmd cmd)
{
	int i;

	for (i = 0; i < (int)(sizeof(lines) / sizeof(lines[0])); i++)
		if (lines[i].cmd == cmd)
			return i;
	return -1;
}

static bool
line_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct work *w = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	const char *key = w->step;
	struct assignment a = { lines[line_of(w->cmd)].field, text, NULL };

	return finish(app, a.field ?
	    act_set_steps(&c, &w->subject, &key, 1, &a, 1, &r, e) :
	    act_skip(&c, &w->subject, &key, 1, text, &r, e), &r);
}

/* What stands there now, for the line to open with. */
static const char *
line_value(const struct mark *m, enum cmd cmd, char day[DAY_TEXT])
{
	switch (cmd) {
	case CMD_OWNER:		return m->owner;
	case CMD_DUE:		return date_dk(m->due, day);
	case CMD_NOTE:		return m->note;
	case CMD_EVIDENCE:	return m->evidence;
	default:		return NULL;
	}
}

static bool
ask_line(struct work *w, struct app *app, const struct mark *m,
    struct err *e)
{
	struct question q = { .label = _(lines[line_of(w->cmd)].label),
	    .done = line_done, .arg = w };
	char day[DAY_TEXT];

	if (*app->arg)
		return line_done(app, w, app->arg, e);
	q.text = line_value(m, w->cmd, day);
	app_ask(app, &q);
	return true;
}

/* ---- forms: waive, wait, edit ---- */

static const char *const parties[] = { N_("(nobody named)"), N_("vendor"),
	N_("municipality"), N_("KOMBIT"), NULL };

static const struct form_field waive_fields[] = {
	{ "reason", N_("reason"), FIELD_TEXT, NULL, 0, NULL },
	{ "until", N_("until"), FIELD_TEXT, NULL, 0,
	    N_("dd-mm-yyyy or +4u; the last day it holds") },
	{ "approver", N_("approved by"), FIELD_TEXT, NULL, 0, NULL },
};

static const struct form_field met_fields[] = {
	{ "date", N_("happened on"), FIELD_TEXT, NULL, 0,
	    N_("dd-mm-yyyy") },
	{ "evidence", N_("evidence"), FIELD_TEXT, NULL, 0,
	    N_("a reference") },
	{ "until", N_("valid until"), FIELD_TEXT, NULL, 0,
	    N_("dd-mm-yyyy or +52u; empty: for good") },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

static const struct form_field wait_fields[] = {
	{ "party", N_("waiting for"), FIELD_CHOICE, parties, 0, NULL },
	{ "who", N_("person"), FIELD_TEXT, NULL, 0, NULL },
	{ "since", N_("since"), FIELD_TEXT, NULL, 0, N_("dd-mm-yyyy") },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

static const struct form_field edit_fields[] = {
	{ "owner", N_("owner"), FIELD_TEXT, NULL, 0, NULL },
	{ "due", N_("due"), FIELD_TEXT, NULL, 0, N_("dd-mm, +2u, fri") },
	{ "evidence", N_("evidence"), FIELD_TEXT, NULL, 0,
	    N_("a reference") },
	{ "until", N_("valid until"), FIELD_TEXT, NULL, 0,
	    N_("dd-mm-yyyy") },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

/* A date field; empty is DAY_NONE. False: the form says so. */
static bool
form_day(struct app *app, struct form *f, const char *name, day_t *day,
    struct err *e)
{
	const char *text = form_text(f, name);

	*day = DAY_NONE;
	if (!*text)
		return true;
	*day = date_parse_loose(text, app->today);
	if (*day != DAY_NONE)
		return true;
	err_set(e, ERR_INVALID, _("'%s' is no date; write dd-mm-yyyy, +2u "
	    "or fre"), text);
	form_fail(f, name, e->msg);
	return false;
}

static bool
waive_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct work *w = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	struct waive_args a = { DAY_NONE, form_text(f, "reason"), NULL };
	const char *key = w->step;

	if (!form_day(app, f, "until", &a.until, e))
		return false;
	if (*form_text(f, "approver"))
		a.approver = form_text(f, "approver");
	return finish(app, act_waive(&c, &w->subject, &key, 1, &a, &r, e),
	    &r);
}

static bool
met_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct work *w = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	struct tick_args a = { DAY_NONE, DAY_NONE, form_text(f, "evidence"),
	    form_text(f, "note") };
	const char *key = w->step;

	return form_day(app, f, "date", &a.on, e) &&
	    form_day(app, f, "until", &a.until, e) &&
	    finish(app, act_tick(&c, &w->subject, &key, 1, &a, &r, e), &r);
}

static bool
wait_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct work *w = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	struct wait_args a = { (enum party)form_choice(f, "party"), NULL,
	    DAY_NONE, form_text(f, "note") };
	const char *key = w->step;

	if (!form_day(app, f, "since", &a.since, e))
		return false;
	if (*form_text(f, "who"))
		a.who = form_text(f, "who");
	return finish(app, act_wait(&c, &w->subject, &key, 1, &a, &r, e),
	    &r);
}

/* Only what was changed is set, held against what the form opened with. */
static bool
edit_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct work *w = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	struct assignment a[5];
	char due[DAY_TEXT], until[DAY_TEXT];
	const struct mark *m = w->seen;
	const char *key = w->step;
	const char *was[5] = { m->owner, date_dk(m->due, due), m->evidence,
	    date_dk(m->until, until), m->note };
	int i, n = 0;

	for (i = 0; i < 5; i++) {
		const char *now = form_text(f, edit_fields[i].name);

		if (!strcmp(now, was[i] ? was[i] : ""))
			continue;
		a[n++] = (struct assignment){ edit_fields[i].name, now,
		    was[i] ? was[i] : "" };
	}
	if (!n)
		return true;
	return finish(app, act_set_steps(&c, &w->subject, &key, 1, a, n, &r,
	    e), &r);
}

static void
remember(struct work *w, const struct mark *m)
{
	work_fini(w);
	w->seen = xcalloc(1, sizeof(*w->seen));
	mark_copy(w->seen, m);
}

static void
set_text(struct form *f, const char *name, const char *text)
{
	form_set(f, name, text ? text : "");
}

static void
fill_form(const struct work *w, struct app *app, const struct mark *m,
    enum party party, const struct form_owner *owner)
{
	const char *title = w->title;
	char day[DAY_TEXT];
	struct form *f;

	if (w->cmd == CMD_WAIVE) {
		f = app_form(app, title, waive_fields, 3, owner);
		set_text(f, "reason", m->reason);
		set_text(f, "until", m->state == MARK_WAIVED ?
		    date_dk(m->until, day) : NULL);
		set_text(f, "approver", m->approver ? m->approver :
		    history_actor());
	} else if (w->cmd == CMD_MET) {
		f = app_form(app, title, met_fields, 4, owner);
		set_text(f, "date", date_dk(app->today, day));
		set_text(f, "evidence", m->evidence);
		set_text(f, "note", m->note);
	} else if (w->cmd == CMD_WAIT) {
		f = app_form(app, title, wait_fields, 4, owner);
		form_set_choice(f, "party", (int)(m->state == MARK_WAITING ?
		    m->waits_for : party));
		set_text(f, "who", m->who);
		set_text(f, "since", date_dk(m->state == MARK_WAITING ?
		    m->since : app->today, day));
		set_text(f, "note", m->note);
	} else {
		f = app_form(app, title, edit_fields, 5, owner);
		set_text(f, "owner", m->owner);
		set_text(f, "due", date_dk(m->due, day));
		set_text(f, "evidence", m->evidence);
		set_text(f, "until", date_dk(m->until, day));
		set_text(f, "note", m->note);
	}
}

static void
open_form(struct work *w, struct app *app, const struct standing *st,
    int step, struct form_owner *owner)
{
	const struct mark *m = &st->mark[step];

	snprintf(w->title, sizeof(w->title), "%s %s %s", st->name, w->step,
	    st->track.steps[step].title);
	owner->arg = w;
	snprintf(owner->key, sizeof(owner->key), "%s:%d:%lld:%s",
	    cmd_info[w->cmd].name, (int)w->subject.kind,
	    (long long)w->subject.id, w->step);
	remember(w, m);
	fill_form(w, app, m, st->track.steps[step].party, owner);
	app_form_ready(app);
}

static bool
on_step(struct work *w, struct app *app, const struct standing *st, int step,
    struct err *e)
{
	struct form_owner owner = { .save = edit_save };
	enum step_state state = st->walk.step[step].state;

	switch (w->cmd) {
	case CMD_TICK:
		toggle(w, app, state == STEP_MET, e);
		return true;
	case CMD_START:
		start(w, app, e);
		return true;
	case CMD_WAIVE:
		owner.save = waive_save;
		break;
	case CMD_MET:
		owner.save = met_save;
		break;
	case CMD_WAIT:
		owner.save = wait_save;
		break;
	case CMD_EDIT:
		break;
	default:
		ask_line(w, app, &st->mark[step], e);
		return true;
	}
	open_form(w, app, st, step, &owner);
	return true;
}

bool
work_command(struct work *w, struct app *app, const struct subject *sub,
    const struct standing *st, int step, enum cmd cmd, struct err *e)
{
	w->subject = *sub;
	w->cmd = cmd;
	if (cmd == CMD_PASS) {
		pass(w, app, e);
		return true;
	}
	if (cmd != CMD_TICK && cmd != CMD_MET && cmd != CMD_START &&
	    cmd != CMD_WAIVE && cmd != CMD_WAIT && cmd != CMD_EDIT &&
	    line_of(cmd) < 0)
		return false;
	if (step < 0 || !st)
		return true;
	str_copy(w->step, sizeof(w->step), st->track.steps[step].key);
	return on_step(w, app, st, step, e);
}
