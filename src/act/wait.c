/*
 * Wait (wait.h). Waiting is no progress, so a locked step may wait too: it is
 * often the answer somebody owes that keeps it locked.
 */
#include "act/steps.h"
#include "base/i18n.h"

static bool
wait_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	const struct wait_args *a = arg;

	if (step_is_done(st->walk.step[i].state))
		return err_set(e, ERR_RULE,
		    _("%s is done; nobody is waited for"),
		    st->track.steps[i].key);
	m->state = MARK_WAITING;
	m->on = m->until = DAY_NONE;
	m->since = a->since == DAY_NONE ? st->walk.day : a->since;
	m->waits_for = a->party;
	mark_set_text(&m->who, a->who);
	if (a->note)
		mark_set_text(&m->note, a->note);
	return true;
}

bool
wait_verb(const struct act_ctx *c, const struct wait_args *a,
    struct step_verb *verb, struct err *e)
{
	*verb = (struct step_verb){ .done = _("waiting"),
	    .change = wait_change, .reason = NULL,
	    .day = c->today };
	if (a->party == PARTY_NONE && str_empty(a->who))
		return err_set(e, ERR_USAGE,
		    _("say who holds the ball: vendor, municipality, kombit, "
		    "or a name"));
	if (a->since != DAY_NONE && a->since > c->today)
		return err_set(e, ERR_USAGE,
		    _("one cannot wait since a day that has not come"));
	return true;
}

bool
act_wait(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, const struct wait_args *a,
    struct act_result *res, struct err *e)
{
	struct step_verb verb;

	return wait_verb(c, a, &verb, e) &&
	    steps_act(c, sub, keys, n, &verb, a, res, e);
}
