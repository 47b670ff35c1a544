/*
 * Undo and redo (undo.h): which act is meant, and what is told of it.
 */
#include <stdio.h>
#include <string.h>

#include "act/undo.h"
#include "base/i18n.h"
#include "store/object.h"

struct telling {
	struct store	*store;
	struct act_result *res;
};

/* One line of what an undo could not take back. */
static void
tell_kept(void *arg, const struct change *ch, const char *why)
{
	struct telling *t = arg;
	const struct entity_info *info = &entity_info[ch->entity];
	struct buf *b = &t->res->details;

	if (b->len)
		buf_addc(b, '\n');
	buf_addf(b, "%s ", _(info->name));
	object_name(b, t->store, ch->entity, ch->row_id);
	if (ch->field >= 0)
		buf_addf(b, ", %s", _(info->field[ch->field].name));
	buf_addf(b, ": %s", why);
}

static bool
take_back(struct act_ctx *c, int64_t id, bool redo, struct act_result *res,
    struct err *e)
{
	struct telling telling = { c->store, res };
	struct undo_result u = { 0, 0, 0 };
	struct act act;
	bool ok;

	if (!act_get(c->store, id, &act, e))
		return false;
	ok = act_undo(c->store, id, redo ? ORIGIN_REDO : ORIGIN_UNDO,
	    tell_kept, &telling, c->dry, &u, e);
	if (ok) {
		res->act_id = u.act_id;
		res->nchanges = u.taken_back;
		res->kept = u.kept;
		snprintf(res->text, sizeof(res->text), redo ?
		    _("done again: act %lld, %s") :
		    _("taken back: act %lld, %s"), (long long)id, act.title);
		if (u.kept) {
			size_t n = strlen(res->text);

			snprintf(res->text + n, sizeof(res->text) - n,
			    i18n_plural("; %d change was kept: it has been "
			    "changed or used since", "; %d changes were kept: "
			    "they have been changed or used since",
			    (unsigned long)u.kept), u.kept);
		}
	}
	act_fini(&act);
	return ok;
}

bool
act_take_back(struct act_ctx *c, int64_t act_id, struct act_result *res,
    struct err *e)
{
	if (!act_id)
		act_id = act_last(c->store, history_actor(), e);
	if (!act_id)
		return e->code ? false : err_set(e, ERR_PART,
		    _("you have no act that can be taken back"));
	return take_back(c, act_id, false, res, e);
}

bool
act_redo(struct act_ctx *c, struct act_result *res, struct err *e)
{
	int64_t id = act_last_undo(c->store, history_actor(), e);

	if (!id)
		return e->code ? false : err_set(e, ERR_PART,
		    _("you have taken nothing back"));
	return take_back(c, id, true, res, e);
}
