/*
 * Pass (pass.h): the decision is a row of its own beside the derived gate. A
 * waiver that lapses locks the gate again, whatever was decided.
 */
#include <stdio.h>
#include <stdlib.h>

#include "act/pass.h"
#include "act/steps.h"
#include "base/i18n.h"
#include "base/mem.h"

static bool
gate_write(struct act_ctx *c, struct standing *st, int p, const char *note,
    struct err *e)
{
	struct record r;
	bool ok;

	if (!text_check(_("note"), note, e) ||
	    !steps_enrol(c->store, st, e))
		return false;
	record_init(&r, ENTITY_GATE);
	record_set_int(&r, "run_id", st->run_id);
	record_set_int(&r, "phase_id", st->track.phases[p].id);
	record_set_day(&r, "decided_on", c->today);
	record_set_text(&r, "note", note);
	ok = record_add(c->store, &r, e);
	record_fini(&r);
	return ok;
}

/* The first gate nobody has decided on; nphases if all are. */
static int
next_gate(const struct standing *st)
{
	int p;

	for (p = 0; p < st->track.nphases; p++)
		if (!st->gate[p].id)
			break;
	return p;
}

static bool
pass_next(struct act_ctx *c, struct standing *st, const char *note,
    struct act_result *res, struct err *e)
{
	char text[400];
	int p = next_gate(st);

	if (!st->track.nsteps)
		return err_set(e, ERR_RULE, _("%s has no steps yet"),
		    st->track.title);
	if (p == st->track.nphases)
		return err_set(e, ERR_PART,
		    _("every gate of %s has been passed"), st->name);
	if (!walk_may_pass(&st->walk, p, e))
		return false;
	snprintf(text, sizeof(text), _("%s: the gate of %s is passed"),
	    st->name, st->track.phases[p].title);
	if (!gate_write(c, st, p, note, e) ||
	    !act_retitle(c->store, text, e))
		return false;
	res->nchanges = 1;
	str_copy(res->text, sizeof(res->text), text);
	return true;
}

bool
act_pass(struct act_ctx *c, const struct subject *sub, const char *note,
    struct act_result *res, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	bool ok = false;

	if (!act_begin(c->store, c->origin, "", note, e)) {
		free(st);
		return false;
	}
	if (standing_load(c->store, sub, c->today, st, e) &&
	    pass_next(c, st, note, res, e)) {
		res->act_id = c->dry ? 0 : act_current(c->store);
		ok = act_commit(c->store, c->dry, e);
	}
	act_cancel(c->store);
	standing_fini(st);
	free(st);
	return ok;
}
