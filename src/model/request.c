/*
 * The words of requests for a waiver, and when one waits (request.h).
 */
#include "model/request.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

static const struct {
	const char	*word, *name;
} states[REQUEST__COUNT] = {
	[REQUEST_ASKED] = { "asked", N_("waiver asked") },
	[REQUEST_GRANTED] = { "granted", N_("granted") },
	[REQUEST_DECLINED] = { "declined", N_("declined") },
	[REQUEST_WITHDRAWN] = { "withdrawn", N_("withdrawn") },
};

void
request_fini(struct request *r)
{
	free(r->asked_by);
	free(r->approver);
	free(r->reason);
	free(r->decided_by);
	free(r->answer);
	memset(r, 0, sizeof(*r));
}

bool
request_is_open(const struct request *r, day_t day)
{
	return r->asked_on <= day &&
	    (r->decided_on == DAY_NONE || r->decided_on > day);
}

bool
request_waits(const struct request *r, const struct walk *w)
{
	const struct step_view *v = &w->step[r->step];

	if (!request_is_open(r, w->day))
		return false;
	if (v->state == STEP_WAIVED)
		return v->until != DAY_NONE && v->until < r->until;
	return !step_is_done(v->state);
}

const char *
request_word(enum request_state s)
{
	return states[s].word;
}

bool
request_of(const char *word, enum request_state *s)
{
	int i;

	for (i = 0; i < REQUEST__COUNT; i++)
		if (str_eq(states[i].word, word)) {
			*s = (enum request_state)i;
			return true;
		}
	return false;
}

const char *
request_name(enum request_state s)
{
	return _(states[s].name);
}
