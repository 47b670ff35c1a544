/*
 * The mark's words and what each state must hold (mark.h). Whether it may be
 * set, and what it means on a day, is walk.c.
 */
#include "model/mark.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

static const char *const words[MARK__COUNT] = {
	[MARK_OPEN] = "open",
	[MARK_RUNNING] = "running",
	[MARK_WAITING] = "waiting",
	[MARK_MET] = "met",
	[MARK_WAIVED] = "waived",
	[MARK_SKIPPED] = "skipped",
};

static const char *const names[MARK__COUNT] = {
	[MARK_OPEN] = N_("not started"),
	[MARK_RUNNING] = N_("running"),
	[MARK_WAITING] = N_("waiting"),
	[MARK_MET] = N_("met"),
	[MARK_WAIVED] = N_("waived"),
	[MARK_SKIPPED] = N_("not relevant"),
};

void
mark_fini(struct mark *m)
{
	free(m->who);
	free(m->owner);
	free(m->evidence);
	free(m->reason);
	free(m->approver);
	free(m->note);
	*m = (struct mark)MARK_INIT;
}

static char *
copied(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

void
mark_copy(struct mark *to, const struct mark *from)
{
	*to = *from;
	to->who = copied(from->who);
	to->owner = copied(from->owner);
	to->evidence = copied(from->evidence);
	to->reason = copied(from->reason);
	to->approver = copied(from->approver);
	to->note = copied(from->note);
}

static bool
mark_check_met(const struct mark *m, struct err *e)
{
	if (m->on == DAY_NONE)
		return err_set(e, ERR_INVALID,
		    _("the day it happened is missing"));
	if (m->until != DAY_NONE && m->until < m->on)
		return err_set(e, ERR_INVALID,
		    _("it cannot end being valid before it happened"));
	return true;
}

static bool
mark_check_waived(const struct mark *m, struct err *e)
{
	if (str_empty(m->reason))
		return err_set(e, ERR_INVALID, _("a waiver needs a reason"));
	if (str_empty(m->approver))
		return err_set(e, ERR_INVALID,
		    _("a waiver needs the name of who approved it"));
	if (m->on == DAY_NONE)
		return err_set(e, ERR_INVALID,
		    _("a waiver needs the day it begins"));
	if (m->until == DAY_NONE)
		return err_set(e, ERR_INVALID,
		    _("a waiver needs the day it ends"));
	if (m->until < m->on)
		return err_set(e, ERR_INVALID,
		    _("a waiver cannot end before it begins"));
	return true;
}

bool
mark_check(const struct mark *m, struct err *e)
{
	switch (m->state) {
	case MARK_OPEN:
	case MARK_RUNNING:
		return true;
	case MARK_WAITING:
		if (m->since == DAY_NONE)
			return err_set(e, ERR_INVALID,
			    _("the day the waiting began is missing"));
		if (m->waits_for == PARTY_NONE && str_empty(m->who))
			return err_set(e, ERR_INVALID,
			    _("say who is being waited for"));
		return true;
	case MARK_MET:
		return mark_check_met(m, e);
	case MARK_WAIVED:
		return mark_check_waived(m, e);
	case MARK_SKIPPED:
		if (str_empty(m->reason))
			return err_set(e, ERR_INVALID,
			    _("say why the step is not relevant"));
		if (m->on == DAY_NONE)
			return err_set(e, ERR_INVALID,
			    _("the day it was found not relevant is missing"));
		return true;
	case MARK__COUNT:
		break;
	}
	return err_set(e, ERR_INVALID, _("there is no such state of a step"));
}

bool
mark_follows(const struct mark *before, const struct mark *now, day_t *last)
{
	day_t begin = now->state == MARK_WAITING ? now->since : now->on;

	if ((before->state != MARK_MET && before->state != MARK_WAIVED) ||
	    before->until == DAY_NONE || now->state == MARK_OPEN ||
	    begin == DAY_NONE || begin <= before->on)
		return false;
	*last = before->until < begin ? before->until : begin - 1;
	return true;
}

const char *
mark_word(enum mark_state s)
{
	return words[s];
}

bool
mark_of(const char *s, enum mark_state *out)
{
	int i;

	for (i = 0; i < MARK__COUNT; i++)
		if (str_eq(words[i], s)) {
			*out = (enum mark_state)i;
			return true;
		}
	return false;
}

const char *
mark_name(enum mark_state s)
{
	return _(names[s]);
}
