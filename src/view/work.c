/*
 * Work on a step (work.h). Nothing is decided here: the acts know the rules,
 * and what they refuse is shown as they say it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "view/screens.h"
#include "view/work.h"

void
work_fini(struct work *w)
{
	if (w->sight) {
		mark_fini(&w->sight->seen);
		mark_fini(&w->sight->found);
	}
	free(w->sight);
	w->sight = NULL;
	w->asked = w->took = w->theirs = false;
	w->request = 0;
	errands_fini(&w->many);
}

/* What is asked is asked about this mark. */
static void
look_at(struct work *w, const struct mark *m)
{
	static const struct mark none = MARK_INIT;

	work_fini(w);
	w->sight = xcalloc(1, sizeof(*w->sight));
	mark_copy(&w->sight->seen, m);
	w->sight->found = none;
}

/* ---- two people on one field ---- */

/* What was decided: the form or the line holds it when it is done again. */
static void
settled(struct app *app, void *arg, const struct clash *c, int n)
{
	struct work *w = arg;
	enum merge_field f;
	int i;

	for (i = 0; i < n; i++) {
		if (!merge_field_of(c[i].field, &f))
			continue;
		merge_settle(&w->sight->seen, &w->sight->found, f);
		w->took |= c[i].take;
		/* A part of the status that the form does not show is all. */
		if (f == MERGE_STATE ||
		    (w->form && !form_has(&app->form, c[i].field)))
			w->theirs = c[i].take;
		else if (!w->form && c[i].take)
			edit_set(&app->prompt.edit, c[i].theirs);
		else if (w->form && c[i].take)
			form_set(&app->form, c[i].field, c[i].theirs);
		else if (w->form)
			form_rebase(&app->form, c[i].field, c[i].theirs);
	}
}

static bool
leave_theirs(struct app *app)
{
	app_stale(app);			/* so that it is shown too */
	app_say(app, "%s", _("nothing of yours was written; what stands "
	    "there is theirs"));
	return true;
}

/* On the one step, or on the many: then it may have to be asked first. */
static bool
perform(struct work *w, struct app *app, const struct deed *d, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	const char *key = w->step;
	struct deed with = *d;
	bool ok;

	with.seen = w->seen;
	if (w->many.n)
		return plan_deed(app, &with, &w->many, w->ask, false, e);
	with.sight = w->sight;
	ok = act_deed(&c, &with, &w->subject, &key, 1, &r, e);
	if (ok) {
		app_remember(app, d);
		app_done(app, &r);
	} else if (r.clashes.n && w->asked) {
		app_clash(app, w->title, &r, settled, w);
	} else if (r.clashes.n) {
		app_stale(app);		/* it is told; now it is shown too */
	}
	act_result_fini(&r);
	return ok;
}

/* NULL for an empty text. */
static const char *
filled(const char *text)
{
	return *text ? text : NULL;
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

/* Does the line say what stood there when it was looked at? */
static bool
says_as_seen(const struct work *w, const char *text)
{
	char day[DAY_TEXT];
	const char *seen = w->asked ? line_value(&w->sight->seen, w->cmd,
	    day) : NULL;

	return w->asked && !strcmp(text, seen ? seen : "");
}

static bool
line_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct work *w = arg;
	struct assignment a = { lines[line_of(w->cmd)].field, text, NULL };
	struct deed d = DEED(a.field ? VERB_SET : VERB_SKIP);

	d.set = &a;
	d.nset = a.field ? 1 : 0;
	d.reason = a.field ? NULL : text;
	if (w->theirs || (a.field && says_as_seen(w, text)))
		return !w->took || leave_theirs(app);
	return perform(w, app, &d, e);
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
	if (m) {
		look_at(w, m);
		w->asked = true;
		w->form = false;
		q.text = line_value(m, w->cmd, day);
		if (!app_can_hold(q.text, e))
			return false;
	}
	app_ask(app, &q);
	return true;
}

/* ---- forms: waive, wait, edit ---- */

static const char *const parties[] = { N_("(nobody named)"), N_("vendor"),
	N_("municipality"), N_("KOMBIT"), NULL };

static const char *const waive_choices[] = { N_("grant it"),
	N_("ask for it"), N_("decline it"), N_("withdraw it"), NULL };
static const enum waive_how waive_hows[] = { WAIVE_GRANT, WAIVE_ASK,
	WAIVE_DECLINE, WAIVE_WITHDRAW };
enum { CHOICE_GRANT, CHOICE_WITHDRAW = 3 };

static const struct form_field waive_fields[] = {
	{ "how", N_("waiver"), FIELD_CHOICE, waive_choices, 0,
	    N_("a request opens no gate") },
	{ "reason", N_("reason"), FIELD_TEXT, NULL, 0, NULL },
	{ "until", N_("until"), FIELD_TEXT, NULL, 0,
	    N_("dd-mm-yyyy or +4u; the last day it holds") },
	{ "approver", N_("approver"), FIELD_TEXT, NULL, 0,
	    N_("who grants it: a login or a name") },
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

/*
 * Only what was typed is set, and only what is no part of the status; the day
 * it ends is one where others' status was taken.
 */
static bool
set_typed(struct app *app, struct work *w, struct form *f, struct err *e)
{
	struct deed d = DEED(VERB_SET);
	struct assignment a[FORM_FIELDS];
	enum merge_field field;
	int i, n = 0;

	for (i = 0; i < f->nfields; i++) {
		const char *name = f->field[i].name;

		if (merge_field_of(name, &field) && form_typed(f, name) &&
		    !(w->theirs && field == MERGE_UNTIL))
			a[n++] = (struct assignment){ name,
			    form_text(f, name), NULL };
	}
	d.set = a;
	d.nset = n;
	if (n)
		return perform(w, app, &d, e);
	return !w->took || leave_theirs(app);
}

static bool
edit_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	return set_typed(app, arg, f, e);
}

static bool
waive_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct work *w = arg;
	struct deed d = DEED(VERB_WAIVE);

	d.waive.how = waive_hows[form_choice(f, "how")];
	d.waive.reason = form_text(f, "reason");
	/* The reason that is shown is the one it was asked with. */
	if ((d.waive.how == WAIVE_DECLINE || d.waive.how == WAIVE_WITHDRAW) &&
	    !form_typed(f, "reason"))
		d.waive.reason = NULL;
	d.waive.approver = filled(form_text(f, "approver"));
	if (d.waive.how != WAIVE_ASK)
		d.waive.request = w->request;
	if (w->theirs)
		return leave_theirs(app);
	return form_day(app, f, "until", &d.waive.until, e) &&
	    perform(w, app, &d, e);
}

static bool
met_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct work *w = arg;
	struct deed d = DEED(VERB_TICK);

	d.tick.evidence = form_typed(f, "evidence");
	d.tick.note = form_typed(f, "note");
	if (w->theirs)
		return set_typed(app, w, f, e);
	return form_day(app, f, "date", &d.tick.on, e) &&
	    form_day(app, f, "until", &d.tick.until, e) &&
	    perform(w, app, &d, e);
}

static bool
wait_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct work *w = arg;
	struct deed d = DEED(VERB_WAIT);

	d.wait.party = (enum party)form_choice(f, "party");
	d.wait.who = filled(form_text(f, "who"));
	d.wait.note = form_typed(f, "note");
	if (w->theirs)
		return set_typed(app, w, f, e);
	return form_day(app, f, "since", &d.wait.since, e) &&
	    perform(w, app, &d, e);
}

static void
set_text(struct form *f, const char *name, const char *text)
{
	form_set(f, name, text ? text : "");
}

/* What is asked, to be granted by others than who asked; or a new one. */
static void
fill_waiver(struct form *f, const struct mark *m, const struct request *r)
{
	bool mine = r && !strcmp(r->asked_by, history_actor());
	char day[DAY_TEXT];

	form_set_choice(f, "how", mine ? CHOICE_WITHDRAW : CHOICE_GRANT);
	set_text(f, "reason", r ? r->reason : m->reason);
	set_text(f, "until", r ? date_dk(r->until, day) :
	    m->state == MARK_WAIVED ? date_dk(m->until, day) : NULL);
	set_text(f, "approver", r ? r->approver : m->approver ? m->approver :
	    history_actor());
}

static void
fill_form(const struct work *w, struct app *app, const struct mark *m,
    enum party party, const struct request *asked,
    const struct form_owner *owner)
{
	const char *title = w->title;
	char day[DAY_TEXT];
	struct form *f;

	if (w->cmd == CMD_WAIVE) {
		f = app_form(app, title, waive_fields, 4, owner);
		fill_waiver(f, m, asked);
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

/*
 * A draft was typed over what stood there then: that is what its writer saw,
 * but where the form opens with something else than the mark has. What else
 * stood there is not kept, and counts as seen now.
 */
static void
look_at_draft(struct mark *seen, const struct form *f)
{
	static const char *const days[] = { "since", "until", "due" };
	day_t *day[] = { &seen->since, &seen->until, &seen->due };
	static const char *const texts[] = { "who", "owner", "evidence",
	    "reason", "approver", "note" };
	char **text[] = { &seen->who, &seen->owner, &seen->evidence,
	    &seen->reason, &seen->approver, &seen->note };
	size_t i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (form_has(f, days[i]) && form_is_moved(f, days[i]) &&
		    date_parse(form_first(f, days[i])) == *day[i])
			*day[i] = date_parse(form_was(f, days[i]));
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (form_has(f, texts[i]) && form_is_moved(f, texts[i]) &&
		    str_eq(filled(form_first(f, texts[i])), *text[i])) {
			free(*text[i]);
			*text[i] = *form_was(f, texts[i]) ?
			    xstrdup(form_was(f, texts[i])) : NULL;
		}
	if (form_has(f, "party") && form_is_moved(f, "party") &&
	    seen->state == MARK_WAITING)
		seen->waits_for = (enum party)form_was_choice(f, "party");
}

static bool
open_form(struct work *w, struct app *app, const struct standing *st,
    int step, struct form_owner *owner, struct err *e)
{
	const struct request *asked = standing_request(st, step);
	const struct mark *m = &st->mark[step];

	owner->arg = w;
	snprintf(owner->key, sizeof(owner->key), "%s:%d:%lld:%s",
	    cmd_info[w->cmd].name, (int)w->subject.kind,
	    (long long)w->subject.id, w->step);
	look_at(w, m);
	w->asked = w->form = true;
	w->request = asked ? asked->id : 0;
	fill_form(w, app, m, st->track.steps[step].party, asked, owner);
	if (!app_form_ready(app, e))
		return false;
	look_at_draft(&w->sight->seen, &app->form);
	return true;
}

/* The form of a command; edit's where it has none of its own. */
static struct form_owner
owner_of(enum cmd cmd)
{
	struct form_owner owner = { .save = edit_save };

	if (cmd == CMD_WAIVE)
		owner.save = waive_save;
	else if (cmd == CMD_MET)
		owner.save = met_save;
	else if (cmd == CMD_WAIT)
		owner.save = wait_save;
	return owner;
}

static bool
on_step(struct work *w, struct app *app, const struct standing *st, int step,
    struct err *e)
{
	struct form_owner owner = owner_of(w->cmd);
	struct deed tick = DEED(VERB_TICK), start = DEED(VERB_START);

	snprintf(w->title, sizeof(w->title), "%s %s %s", st->name, w->step,
	    st->track.steps[step].title);
	if (st->walk.step[step].state == STEP_MET)
		tick.verb = VERB_UNTICK;
	if (w->cmd == CMD_TICK)
		perform(w, app, &tick, e);
	else if (w->cmd == CMD_START)
		perform(w, app, &start, e);
	else if (line_of(w->cmd) >= 0)
		ask_line(w, app, &st->mark[step], e);
	else
		open_form(w, app, st, step, &owner, e);
	return true;
}

bool
work_is_verb(enum cmd cmd)
{
	return cmd == CMD_TICK || cmd == CMD_MET || cmd == CMD_START ||
	    cmd == CMD_WAIVE || cmd == CMD_WAIT || cmd == CMD_EDIT ||
	    cmd == CMD_PASS || line_of(cmd) >= 0;
}

bool
work_command(struct work *w, struct app *app, const struct subject *sub,
    const struct standing *st, int step, enum cmd cmd, struct err *e)
{
	struct deed pass = DEED(VERB_PASS);

	if (!work_is_verb(cmd))
		return false;
	work_fini(w);
	w->seen = app->seen_act;
	w->subject = *sub;
	w->cmd = cmd;
	if (cmd == CMD_PASS) {
		perform(w, app, &pass, e);
		return true;
	}
	if (step < 0 || !st)
		return st != NULL;
	str_copy(w->step, sizeof(w->step), st->track.steps[step].key);
	return on_step(w, app, st, step, e);
}

/* ---- many ---- */

static bool
many_form(struct work *w, struct app *app, struct err *e)
{
	static const struct mark none = MARK_INIT;
	struct form_owner owner = owner_of(w->cmd);

	if (w->cmd == CMD_EDIT)
		return err_set(e, ERR_INVALID, "%s", _("the form is for one "
		    "step; o, d, A and E set one field of many"));
	snprintf(w->title, sizeof(w->title), i18n_plural("%s: %zu row",
	    "%s: %zu rows", (unsigned long)w->many.n),
	    _(cmd_info[w->cmd].bar), w->many.n);
	owner.arg = w;
	snprintf(owner.key, sizeof(owner.key), "%s:many",
	    cmd_info[w->cmd].name);
	fill_form(w, app, &none, PARTY_NONE, NULL, &owner);
	return app_form_ready(app, e);
}

/* One row that names its step: the form opens with what is there. */
static bool
one_form(struct work *w, struct app *app, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct errand only = w->many.errand[0];
	bool ok = standing_load(app->store, &only.subject, app->today, st, e);
	int step = ok ? track_step(&st->track, only.step) : -1;

	if (step >= 0)
		work_command(w, app, &only.subject, st, step, w->cmd, e);
	standing_fini(st);
	free(st);
	return ok;
}

bool
work_many(struct work *w, struct app *app, struct errands *errands,
    bool ask, enum cmd cmd, struct err *e)
{
	struct deed d = DEED(cmd == CMD_TICK ? VERB_TICK : cmd == CMD_START ?
	    VERB_START : VERB_PASS);

	work_fini(w);
	w->seen = app->seen_act;
	w->many = *errands;
	*errands = (struct errands){ .n = 0 };
	w->cmd = cmd;
	w->ask = ask;
	if (cmd == CMD_TICK || cmd == CMD_START || cmd == CMD_PASS)
		return perform(w, app, &d, e);
	if (line_of(cmd) >= 0)
		return ask_line(w, app, NULL, e);
	if (w->many.n == 1 && *w->many.errand[0].step && !ask)
		return one_form(w, app, e);
	return many_form(w, app, e);
}
