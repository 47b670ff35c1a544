/*
 * Deeds (deed.h): which verb is meant, made ready for the common road of
 * steps.c, and copies of them.
 */
#include <stdlib.h>

#include "act/deed.h"
#include "act/deed_verb.h"
#include "act/pass.h"
#include "base/i18n.h"
#include "base/mem.h"

bool
deed_ready(const struct act_ctx *c, const struct deed *d,
    struct deed_verb *v, struct err *e)
{
	*v = (struct deed_verb){ .set = { d->set, d->nset } };
	switch (d->verb) {
	case VERB_TICK:
		v->args = &d->tick;
		return tick_verb(c, &d->tick, &v->verb, e);
	case VERB_UNTICK:
		return untick_verb(c, d->reason, &v->verb, e);
	case VERB_START:
		return start_verb(c, &v->verb, e);
	case VERB_WAIT:
		v->args = &d->wait;
		return wait_verb(c, &d->wait, &v->verb, e);
	case VERB_WAIVE:
		v->args = &d->waive;
		return waive_verb(c, &d->waive, &v->done, &v->verb,
		    e);
	case VERB_SKIP:
		v->args = d->reason;
		return skip_verb(c, d->reason, &v->verb, e);
	case VERB_SET:
		v->args = &v->set;
		return set_verb(c, &v->set, &v->done, &v->verb, e);
	case VERB_PASS:
		v->verb = (struct step_verb){ .reason = d->reason,
		    .day = c->today };
		return true;
	case VERB_NONE:
		break;
	}
	return err_set(e, ERR_USAGE, _("there is nothing to repeat"));
}

/*
 * A sight is of one step at one time: it goes with the deed, not with a copy.
 */
bool
act_deed(struct act_ctx *c, const struct deed *d, const struct subject *sub,
    const char *const *keys, int n, struct act_result *res, struct err *e)
{
	struct deed_verb v;
	bool ok;

	if (d->verb == VERB_PASS)
		return act_pass(c, sub, d->reason, d->seen, res, e);
	ok = deed_ready(c, d, &v, e);
	v.verb.sight = d->sight;
	v.verb.seen = d->seen;
	ok = ok &&
	    steps_act(c, sub, keys, n, &v.verb, v.args, res, e);
	buf_fini(&v.done);
	return ok;
}

static const char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

struct deed *
deed_copy(const struct deed *d)
{
	struct deed *to = xcalloc(1, sizeof(*to));
	struct assignment *set;
	int i;

	*to = *d;
	to->sight = NULL;
	to->tick.evidence = copy(d->tick.evidence);
	to->tick.note = copy(d->tick.note);
	to->wait.who = copy(d->wait.who);
	to->wait.note = copy(d->wait.note);
	to->waive.reason = copy(d->waive.reason);
	to->waive.approver = copy(d->waive.approver);
	to->reason = copy(d->reason);
	set = xcalloc((size_t)d->nset + 1, sizeof(*set));
	for (i = 0; i < d->nset; i++)
		set[i] = (struct assignment){ copy(d->set[i].field),
		    copy(d->set[i].value), copy(d->set[i].was) };
	to->set = set;
	return to;
}

/* What deed_copy made is ours, whatever its type says. */
static void
drop(const char *s)
{
	union { const char *given; char *owned; } text = { s };

	free(text.owned);
}

void
deed_free(struct deed *d)
{
	union { const struct assignment *given; struct assignment *owned; } set;
	int i;

	if (!d)
		return;
	drop(d->tick.evidence);
	drop(d->tick.note);
	drop(d->wait.who);
	drop(d->wait.note);
	drop(d->waive.reason);
	drop(d->waive.approver);
	drop(d->reason);
	set.given = d->set;
	for (i = 0; i < d->nset; i++) {
		drop(set.owned[i].field);
		drop(set.owned[i].value);
		drop(set.owned[i].was);
	}
	free(set.owned);
	free(d);
}
