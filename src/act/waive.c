/*
 * Waive and skip (waive.h): the only ways past a step that has not happened,
 * so both want a reason, and a waiver an end.
 */
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

static bool
waive_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	const struct waive_args *a = arg;

	if (!may_except(st, i, e))
		return false;
	m->state = MARK_WAIVED;
	m->on = st->walk.day;
	m->until = a->until;
	m->since = DAY_NONE;
	m->waits_for = PARTY_NONE;
	mark_set_text(&m->who, NULL);
	mark_set_text(&m->reason, a->reason);
	mark_set_text(&m->approver, a->approver ? a->approver :
	    history_actor());
	return true;
}

bool
waive_verb(const struct act_ctx *c, const struct waive_args *a,
    struct step_verb *verb, struct err *e)
{
	*verb = (struct step_verb){ _("waived"), waive_change, a->reason,
	    c->today };
	if (str_empty(a->reason))
		return err_set(e, ERR_USAGE, _("a waiver needs a reason"));
	if (a->until == DAY_NONE)
		return err_set(e, ERR_USAGE,
		    _("a waiver needs an end date: how long does it hold?"));
	if (a->until < c->today)
		return err_set(e, ERR_USAGE,
		    _("a waiver cannot end before today"));
	return true;
}

bool
act_waive(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, const struct waive_args *a,
    struct act_result *res, struct err *e)
{
	struct step_verb verb;

	return waive_verb(c, a, &verb, e) &&
	    steps_act(c, sub, keys, n, &verb, a, res, e);
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
	*verb = (struct step_verb){ _("not relevant"), skip_change, reason,
	    c->today };
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
