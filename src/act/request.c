/*
 * Waivers that are asked for (waive.h): asking, and answering what was asked.
 * Only a granted one changes the mark of its step, which is waive.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "act/steps.h"
#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

static bool
request_write(struct store *s, const struct standing *st, struct request *q,
    struct err *e)
{
	struct record r;
	bool ok;

	record_init(&r, ENTITY_WAIVER_REQUEST);
	r.id = q->id;
	record_set_int(&r, "run_id", st->run_id);
	record_set_int(&r, "step_id", st->track.steps[q->step].id);
	record_set_day(&r, "asked_on", q->asked_on);
	record_set_text(&r, "asked_by", q->asked_by);
	record_set_text(&r, "approver", q->approver);
	record_set_text(&r, "reason", q->reason);
	record_set_day(&r, "until_date", q->until);
	record_set_text(&r, "state", request_word(q->state));
	record_set_day(&r, "decided_on", q->decided_on);
	record_set_text(&r, "decided_by", q->decided_by);
	record_set_text(&r, "answer", q->answer);
	ok = r.id ? record_put(s, &r, NULL, e) : record_add(s, &r, e);
	q->id = r.id;
	record_fini(&r);
	return ok;
}

/* The request of step i that nobody has answered, moot or not; or NULL. */
static struct request *
unanswered(const struct standing *st, int i)
{
	int k;

	for (k = 0; k < st->nrequests; k++)
		if (st->request[k].step == i &&
		    st->request[k].state == REQUEST_ASKED)
			return &st->request[k];
	return NULL;
}

bool
request_answer(struct store *s, struct standing *st, int i,
    enum request_state to, const char *answer, bool *changed, struct err *e)
{
	struct request *q = unanswered(st, i);

	if (!q)
		return true;
	q->state = to;
	q->decided_on = st->walk.day;
	free(q->decided_by);
	free(q->answer);
	q->decided_by = xstrdup(history_actor());
	q->answer = str_empty(answer) ? NULL : xstrdup(answer);
	*changed = true;
	return request_write(s, st, q, e);
}

bool
request_is_meant(const struct standing *st, int i,
    const struct waive_args *a, struct err *e)
{
	const struct request *r = unanswered(st, i);

	return !a->request || (r && r->id == a->request) ||
	    err_set(e, ERR_CONFLICT, _("what was asked of %s has been changed "
	    "meanwhile; look again"), st->track.steps[i].key);
}

/* There must be something to let pass, and nobody asked already. */
static bool
may_ask(const struct standing *st, int i, day_t until, struct err *e)
{
	enum step_state state = st->walk.step[i].state;
	const struct request *r = standing_request(st, i);
	const char *key = st->track.steps[i].key;
	char day[DAY_TEXT];

	if (state == STEP_MET)
		return err_set(e, ERR_RULE, _("%s has happened already"),
		    key);
	if (state == STEP_SKIPPED || state == STEP_NOT_APPLICABLE)
		return err_set(e, ERR_RULE, _("%s is not relevant; there is "
		    "nothing to let pass"), key);
	if (state == STEP_WAIVED && until <= st->walk.step[i].until)
		return err_set(e, ERR_RULE, _("%s is waived until %s already; "
		    "ask for longer"), key,
		    date_dk(st->walk.step[i].until, day));
	return !r || err_set(e, ERR_RULE, _("%s has been asked for a waiver "
	    "of %s already, on %s; withdraw that first"), r->approver, key,
	    date_dk(r->asked_on, day));
}

static bool
ask_also(struct store *s, struct standing *st, int i, const void *arg,
    bool *changed, struct err *e)
{
	const struct waive_args *a = arg;
	struct request *q;

	if (!may_ask(st, i, a->until, e) || !steps_enrol(s, st, e) ||
	    !request_answer(s, st, i, REQUEST_WITHDRAWN, NULL, changed, e))
		return false;
	st->request = xrealloc(st->request, (size_t)st->nrequests + 1,
	    sizeof(*st->request));
	q = &st->request[st->nrequests++];
	*q = (struct request){ .step = i, .state = REQUEST_ASKED,
	    .asked_on = st->walk.day, .until = a->until,
	    .decided_on = DAY_NONE };
	q->asked_by = xstrdup(history_actor());
	q->approver = xstrdup(a->approver);
	q->reason = xstrdup(a->reason);
	*changed = true;
	return request_write(s, st, q, e);
}

static bool
answer_also(struct store *s, struct standing *st, int i, const void *arg,
    bool *changed, struct err *e)
{
	const struct waive_args *a = arg;

	if (!unanswered(st, i))
		return err_set(e, ERR_RULE, _("nobody has asked for a waiver "
		    "of %s"), st->track.steps[i].key);
	return request_is_meant(st, i, a, e) &&
	    request_answer(s, st, i, a->how == WAIVE_DECLINE ?
	    REQUEST_DECLINED : REQUEST_WITHDRAWN, a->reason, changed, e);
}

bool
request_is_me(const char *name)
{
	const char *signature = config_text(SETTING_SIGNATURE);

	return utf8_same_folded(name, history_actor()) ||
	    (*signature && utf8_same_folded(name, signature));
}

static bool
check_texts(const struct waive_args *a, struct err *e)
{
	return text_check(_("reason"), a->reason, e) &&
	    text_check(_("approver"), a->approver, e);
}

bool
request_verb(const struct act_ctx *c, const struct waive_args *a,
    struct buf *done, struct step_verb *verb, struct err *e)
{
	*verb = (struct step_verb){ .also = answer_also, .reason = a->reason,
	    .day = c->today };
	if (a->how == WAIVE_DECLINE) {
		verb->done = _("waiver declined");
		return str_empty(a->reason) ? err_set(e, ERR_USAGE,
		    _("say why the waiver is declined")) : check_texts(a, e);
	}
	if (a->how == WAIVE_WITHDRAW) {
		verb->done = _("request for a waiver withdrawn");
		return check_texts(a, e);
	}
	verb->also = ask_also;
	if (str_empty(a->approver))
		return err_set(e, ERR_USAGE,
		    _("say who is asked for the waiver"));
	if (request_is_me(a->approver))
		return err_set(e, ERR_USAGE, _("you need no leave of your own; "
		    "grant the waiver, or ask somebody else"));
	buf_addf(done, _("waiver asked of %s"), a->approver);
	verb->done = buf_str(done);
	return check_texts(a, e);
}
