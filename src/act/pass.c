/*
 * Pass (pass.h): the decision is a row of its own beside the derived gate. A
 * waiver that lapses locks the gate again, whatever was decided.
 */
#include <stdio.h>
#include <stdlib.h>

#include "act/pass.h"
#include "act/since.h"
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

bool
pass_one(struct act_ctx *c, struct standing *st, const char *note,
    struct buf *text, struct err *e)
{
	int p = next_gate(st);

	if (!st->track.nsteps)
		return err_set(e, ERR_RULE, _("%s has no steps yet"),
		    st->track.title);
	if (p == st->track.nphases)
		return err_set(e, ERR_PART,
		    _("every gate of %s has been passed"), st->name);
	if (!walk_may_pass(&st->walk, p, e))
		return false;
	if (!gate_write(c, st, p, note, e))
		return false;
	buf_addf(text, _("the gate of %s is passed"),
	    st->track.phases[p].title);
	return true;
}

bool
act_pass(struct act_ctx *c, const struct subject *sub, const char *note,
    int64_t seen, struct act_result *res, struct err *e)
{
	struct since since;
	struct standing *st = xcalloc(1, sizeof(*st));
	struct buf text = BUF_INIT, title = BUF_INIT;
	bool ok = false;

	if (!act_begin(c->store, c->origin, "", note, e)) {
		free(st);
		return false;
	}
	if (since_begin(c->store, seen, &since, e) &&
	    !since_moved(c->store, &since, sub, true, e) &&
	    standing_load(c->store, sub, c->today, st, e) &&
	    pass_one(c, st, note, &text, e)) {
		buf_addf(&title, "%s: %s", st->name, buf_str(&text));
		str_copy(res->text, sizeof(res->text), buf_str(&title));
		res->nchanges = 1;
		res->act_id = c->dry ? 0 : act_current(c->store);
		ok = act_retitle(c->store, buf_str(&title), e) &&
		    act_commit(c->store, c->dry, e);
	}
	act_cancel(c->store);
	buf_fini(&text);
	buf_fini(&title);
	standing_fini(st);
	free(st);
	return ok;
}
