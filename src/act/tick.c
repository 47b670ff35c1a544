/*
 * Tick, untick and start (tick.h). The rules are the model's; here is only
 * what the mark then holds.
 */
#include "act/steps.h"
#include "base/i18n.h"

/*
 * A certificate may be replaced while it still holds: met again, later, with
 * an end or a day of its own. The earlier period is kept.
 */
static bool
renews(const struct standing *st, int i, const struct tick_args *a)
{
	const struct mark *m = &st->mark[i];

	return m->id && m->state == MARK_MET && m->until != DAY_NONE &&
	    m->on < st->walk.day && a->until > m->until;
}

static bool
tick_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	const struct tick_args *a = arg;

	if (!renews(st, i, a) && !walk_may_meet(&st->walk, i, e))
		return false;
	m->state = MARK_MET;
	m->on = st->walk.day;
	m->until = a->until;
	m->since = DAY_NONE;
	m->waits_for = PARTY_NONE;
	mark_set_text(&m->who, NULL);
	mark_set_text(&m->reason, NULL);
	mark_set_text(&m->approver, NULL);
	if (a->evidence)
		mark_set_text(&m->evidence, a->evidence);
	if (a->note)
		mark_set_text(&m->note, a->note);
	return true;
}

bool
tick_verb(const struct act_ctx *c, const struct tick_args *a,
    struct step_verb *verb, struct err *e)
{
	char day[DAY_TEXT];

	*verb = (struct step_verb){ .done = _("met"),
	    .change = tick_change, .reason = NULL,
	    .day = a->on == DAY_NONE ? c->today : a->on };
	return verb->day <= c->today || err_set(e, ERR_USAGE,
	    _("%s has not come yet; a step is ticked when it has happened"),
	    date_dk(verb->day, day));
}

bool
act_tick(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, const struct tick_args *a,
    struct act_result *res, struct err *e)
{
	struct step_verb verb;

	return tick_verb(c, a, &verb, e) &&
	    steps_act(c, sub, keys, n, &verb, a, res, e);
}

static bool
open_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	(void)arg;
	if (!walk_may_open(&st->walk, i, e))
		return false;
	m->state = MARK_OPEN;
	m->on = m->until = m->since = DAY_NONE;
	m->waits_for = PARTY_NONE;
	mark_set_text(&m->who, NULL);
	mark_set_text(&m->reason, NULL);
	mark_set_text(&m->approver, NULL);
	return true;
}

bool
untick_verb(const struct act_ctx *c, const char *reason,
    struct step_verb *verb, struct err *e)
{
	(void)e;
	*verb = (struct step_verb){ .done = _("open again"),
	    .change = open_change, .reason = reason,
	    .day = c->today };
	return true;
}

bool
act_untick(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, const char *reason,
    struct act_result *res, struct err *e)
{
	struct step_verb verb;

	return untick_verb(c, reason, &verb, e) &&
	    steps_act(c, sub, keys, n, &verb, NULL, res, e);
}

static bool
start_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	(void)arg;
	if (!walk_may_start(&st->walk, i, e))
		return false;
	m->state = MARK_RUNNING;
	m->on = st->walk.day;
	m->until = m->since = DAY_NONE;
	m->waits_for = PARTY_NONE;
	mark_set_text(&m->who, NULL);
	return true;
}

bool
start_verb(const struct act_ctx *c, struct step_verb *verb, struct err *e)
{
	(void)e;
	*verb = (struct step_verb){ .done = _("running"),
	    .change = start_change, .reason = NULL,
	    .day = c->today };
	return true;
}

bool
act_start(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, struct act_result *res, struct err *e)
{
	struct step_verb verb;

	return start_verb(c, &verb, e) &&
	    steps_act(c, sub, keys, n, &verb, NULL, res, e);
}
