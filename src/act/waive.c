/*
 * Waive and skip (waive.h): the only ways past a step that has not happened,
 * so both want a reason, and a waiver an end.
 */
#include <string.h>

#include "act/steps.h"
#include "base/i18n.h"

/* A step that has happened needs no exception; undo or untick it first. */
static bool
may_except(const struct standing *st, int i, struct err *e)
{
	if (st->walk.step[i].state == STEP_MET)
		return err_set(e, ERR_RULE, _("%s has happened already"),
		    st->track.steps[i].key);
	return true;
}

/* What was asked of the step, to agree with; NULL: nothing may be. */
static const struct request *
agree_with(const struct standing *st, int i, const struct waive_args *a,
    struct err *e)
{
	const struct request *r = standing_request(st, i);
	char day[DAY_TEXT];

	if (!r)
		err_set(e, ERR_RULE, _("nobody has asked for a waiver of %s"),
		    st->track.steps[i].key);
	else if (!strcmp(r->asked_by, history_actor()) &&
	    (!a->approver || request_is_me(a->approver)))
		err_set(e, ERR_RULE, _("you asked for the waiver of %s "
		    "yourself; %s grants it, or say with --approver who has"),
		    st->track.steps[i].key, r->approver);
	else if (a->until == DAY_NONE && r->until < st->walk.day)
		err_set(e, ERR_RULE, _("the waiver of %s was asked for until "
		    "%s, which has gone; say until when it holds"),
		    st->track.steps[i].key, date_dk(r->until, day));
	else
		return r;
	return NULL;
}

static bool
waive_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	const struct waive_args *a = arg;
	const struct request *r = NULL;

	if (!may_except(st, i, e))
		return false;
	if (a->how == WAIVE_AGREE && !(r = agree_with(st, i, a, e)))
		return false;
	m->state = MARK_WAIVED;
	m->on = st->walk.day;
	m->until = r && a->until == DAY_NONE ? r->until : a->until;
	m->since = DAY_NONE;
	m->waits_for = PARTY_NONE;
	mark_set_text(&m->who, NULL);
	mark_set_text(&m->reason, r && str_empty(a->reason) ? r->reason :
	    a->reason);
	mark_set_text(&m->approver, a->approver ? a->approver : r ?
	    r->approver : history_actor());
	return true;
}

static bool
waive_also(struct store *s, struct standing *st, int i, const void *arg,
    bool *changed, struct err *e)
{
	return request_is_meant(st, i, arg, e) &&
	    request_answer(s, st, i, REQUEST_GRANTED, NULL, changed, e);
}

bool
waive_verb(const struct act_ctx *c, const struct waive_args *a,
    struct buf *done, struct step_verb *verb, struct err *e)
{
	bool agree = a->how == WAIVE_AGREE;

	if (a->how == WAIVE_DECLINE || a->how == WAIVE_WITHDRAW)
		return request_verb(c, a, done, verb, e);
	*verb = (struct step_verb){ .done = _("waived"),
	    .change = waive_change, .also = waive_also, .reason = a->reason,
	    .day = c->today };
	if (str_empty(a->reason) && !agree)
		return err_set(e, ERR_USAGE, _("a waiver needs a reason"));
	if (a->until == DAY_NONE && !agree)
		return err_set(e, ERR_USAGE,
		    _("a waiver needs an end date: how long does it hold?"));
	if (a->until != DAY_NONE && a->until < c->today)
		return err_set(e, ERR_USAGE,
		    _("a waiver cannot end before today"));
	return a->how != WAIVE_ASK || request_verb(c, a, done, verb, e);
}

bool
act_waive(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, const struct waive_args *a,
    struct act_result *res, struct err *e)
{
	struct step_verb verb;
	struct buf done = BUF_INIT;
	bool ok;

	ok = waive_verb(c, a, &done, &verb, e) &&
	    steps_act(c, sub, keys, n, &verb, a, res, e);
	buf_fini(&done);
	return ok;
}

static bool
skip_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	if (!may_except(st, i, e))
		return false;
	m->state = MARK_SKIPPED;
	m->on = st->walk.day;
	m->until = m->since = DAY_NONE;
	m->waits_for = PARTY_NONE;
	mark_set_text(&m->who, NULL);
	mark_set_text(&m->approver, NULL);
	mark_set_text(&m->reason, arg);
	return true;
}

bool
skip_verb(const struct act_ctx *c, const char *reason,
    struct step_verb *verb, struct err *e)
{
	*verb = (struct step_verb){ .done = _("not relevant"),
	    .change = skip_change, .reason = reason, .day = c->today };
	return !str_empty(reason) || err_set(e, ERR_USAGE,
	    _("say why the step does not apply"));
}

bool
act_skip(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, const char *reason,
    struct act_result *res, struct err *e)
{
	struct step_verb verb;

	return skip_verb(c, reason, &verb, e) &&
	    steps_act(c, sub, keys, n, &verb, reason, res, e);
}
