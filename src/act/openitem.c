/*
 * Open items (openitem.h). What a list may say of one may be said here too,
 * by the same rules.
 */
#include <stdlib.h>
#include <string.h>

#include "act/openitem.h"
#include "act/owed.h"
#include "act/since.h"
#include "act/steps.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/chase.h"
#include "store/lists_read.h"

static const char *const texts[] = { "title", "owner", "note", NULL };

static bool
set_field(struct act_ctx *c, struct record *r, const struct assignment *a,
    struct act_result *res, struct err *e)
{
	if (!strcmp(a->field, "due"))
		return assign_day(c, res, r, "due_date", a, e);
	if (!strcmp(a->field, "opened"))
		return assign_day(c, res, r, "opened_on", a, e);
	if (!strcmp(a->field, "title") && !*a->value)
		return err_set(e, ERR_USAGE, _("an open item has a title"));
	return assign_text(c, res, r, texts, a, e);
}

static bool
set_fields(struct act_ctx *c, struct record *r, const struct assignment *a,
    int n, struct act_result *res, struct err *e)
{
	int k;

	for (k = 0; k < n; k++)
		if (!set_field(c, r, &a[k], res, e))
			return false;
	return clashes_none(&res->clashes, e);
}

/* Is there one of this title at the same place? */
static bool
title_taken(struct store *s, const struct record *r, struct err *e)
{
	int64_t system = record_int(r, "system_id"), id;
	struct key_args a = { .t = { record_text(r, "title") }, .i = {
	    system ? system : record_int(r, "vendor_id") } };

	if (!key_find(s, system ? KEY_ITEM_OF_SYSTEM : KEY_ITEM_OF_VENDOR,
	    &a, &id, e))
		return true;
	if (!id || id == r->id)
		return false;
	err_set(e, ERR_INVALID, _("there is an open item '%s' already: %lld"),
	    record_text(r, "title"), (long long)id);
	return true;
}

static bool
add_item(struct act_ctx *c, struct record *r, struct act_result *res,
    struct err *e)
{
	struct buf title = BUF_INIT;
	struct owed o;
	bool ok;

	ok = !title_taken(c->store, r, e) && record_add(c->store, r, e);
	o = (struct owed){ .item_id = r->id };
	ok = ok && owed_tell(c->store, &o, &title, e);
	if (ok) {
		buf_addf(&title, _(": open item %lld"), (long long)r->id);
		ok = act_retitle(c->store, buf_str(&title), e);
		res->nchanges = 1;
		str_copy(res->text, sizeof(res->text), buf_str(&title));
	}
	buf_fini(&title);
	return ok;
}

bool
act_item_add(struct act_ctx *c, int64_t vendor_id, int64_t system_id,
    const char *title, const struct assignment *a, int n, int64_t *id,
    struct act_result *res, struct err *e)
{
	struct record r;
	bool ok;

	if (str_empty(title))
		return err_set(e, ERR_USAGE, _("an open item has a title"));
	if (!text_check(_("title"), title, e) ||
	    !act_begin(c->store, c->origin, "", NULL, e))
		return false;
	record_init(&r, ENTITY_OPEN_ITEM);
	if (system_id)
		record_set_int(&r, "system_id", system_id);
	else
		record_set_int(&r, "vendor_id", vendor_id);
	record_set_text(&r, "title", title);
	record_set_text(&r, "state", "open");
	record_set_day(&r, "state_on", c->today);
	record_set_day(&r, "opened_on", c->today);
	ok = act_end(c, set_fields(c, &r, a, n, res, e) &&
	    add_item(c, &r, res, e), res, e);
	if (ok && id)
		*id = r.id;
	record_fini(&r);
	return ok;
}

/* What is changed in each of the items of an act. */
struct item_change {
	const struct assignment *a;
	int		 n;
	const char	*state;		/* NULL: it stays */
	day_t		 on;
	struct since	 since;		/* the writer looked */
};

/* Has somebody else settled it, or taken it up again, since? */
static bool
state_met(struct act_ctx *c, const struct record *r,
    const struct item_change *x, struct act_result *res, struct err *e)
{
	struct assignment a = { "state", x->state, NULL };
	struct record then;
	bool ok, was, clash;

	if (!x->since.any)
		return true;
	record_copy(&then, r);
	ok = record_then(c->store, &then, x->since.change, &was, e);
	a.was = ok && was ? record_text(&then, "state") : NULL;
	ok = ok && assign_met(c, res, r, "state", &a, &clash, e) &&
	    clashes_none(&res->clashes, e);
	record_fini(&then);
	return ok;
}

static bool
change_item(struct act_ctx *c, int64_t id, const struct item_change *x,
    struct act_result *res, struct err *e)
{
	struct record r;
	int n = 0;
	bool ok = record_get(c->store, ENTITY_OPEN_ITEM, id, &r, e);

	if (!ok)
		err_set(e, ERR_INVALID, _("there is no open item %lld"),
		    (long long)id);
	ok = ok && set_fields(c, &r, x->a, x->n, res, e) &&
	    (!x->state || state_met(c, &r, x, res, e));
	if (ok && x->state && !str_eq(record_text(&r, "state"), x->state)) {
		record_set_text(&r, "state", x->state);
		record_set_day(&r, "state_on", x->on);
	}
	ok = ok && !title_taken(c->store, &r, e) &&
	    record_put(c->store, &r, &n, e);
	res->nchanges += n > 0;
	record_fini(&r);
	return ok;
}

/* All the items or none; done is what the title says of them. */
static bool
change_items(struct act_ctx *c, const int64_t *ids, size_t n,
    const struct item_change *x, const char *done, struct act_result *res,
    struct err *e)
{
	struct owed *o = xcalloc(n, sizeof(*o));
	struct buf title = BUF_INIT;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < n; i++) {
		o[i].item_id = ids[i];
		ok = change_item(c, ids[i], x, res, e);
	}
	ok = ok && owed_names(c->store, o, n, &title, e);
	if (done)
		buf_addf(&title, ": %s", done);
	if (x->n)
		buf_add(&title, ": ");
	assign_tell(&title, x->a, x->n, c->today);
	ok = ok && act_retitle(c->store, buf_str(&title), e);
	if (!res->nchanges)
		buf_add(&title, _(" (it was so already)"));
	str_copy(res->text, sizeof(res->text), buf_str(&title));
	buf_fini(&title);
	free(o);
	return ok;
}

bool
act_item_set(struct act_ctx *c, const int64_t *ids, size_t n,
    const struct assignment *a, int nfields, struct act_result *res,
    struct err *e)
{
	struct item_change x = { .a = a, .n = nfields, .on = DAY_NONE };

	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	return act_end(c, change_items(c, ids, n, &x, NULL, res, e), res, e);
}

bool
act_item_state(struct act_ctx *c, const int64_t *ids, size_t n,
    const char *state, day_t on, int64_t seen, struct act_result *res,
    struct err *e)
{
	static const struct { const char *state, *done; } states[] = {
		{ "open", N_("open again") }, { "running", N_("under way") },
		{ "closed", N_("closed") }, { "dropped", N_("dropped") },
	};
	struct item_change x = { .state = state,
	    .on = on == DAY_NONE ? c->today : on };
	size_t i = 0;

	while (i < sizeof(states) / sizeof(states[0]) &&
	    strcmp(states[i].state, state))
		i++;
	if (i == sizeof(states) / sizeof(states[0]))
		return err_set(e, ERR_USAGE, _("an open item is open, "
		    "running, closed or dropped, not '%s'"), state);
	if (x.on > c->today)
		return err_set(e, ERR_USAGE,
		    _("an open item is settled on a day that has come"));
	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	return act_end(c, since_begin(c->store, seen, &x.since, e) &&
	    change_items(c, ids, n, &x, _(states[i].done), res, e), res, e);
}
