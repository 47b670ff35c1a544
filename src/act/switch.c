/*
 * Vendor switch (switch.h): one installation ends, another begins. What was
 * done with the old one stays with it, so a day before the switch is answered
 * as it was, and the new one starts over.
 */
#include <stdio.h>

#include "act/switch.h"
#include "base/i18n.h"
#include "store/lists_read.h"
#include "store/programme.h"

struct switching {
	struct act_ctx		*c;
	const struct switch_args *a;
	struct municipality	 m;
	struct system		 from, to;
	struct installation	 old;
};

static void
switching_fini(struct switching *w)
{
	municipality_fini(&w->m);
	system_fini(&w->from);
	system_fini(&w->to);
	installation_fini(&w->old);
}

static bool
gone(struct err *e)
{
	return e->code ? false : err_set(e, ERR_INVALID,
	    _("it is not there any more"));
}

static bool
load_names(struct switching *w, struct err *e)
{
	struct store *s = w->c->store;

	return (municipality_get(s, w->a->municipality_id, &w->m, e) &&
	    system_get(s, w->a->from_system, &w->from, e) &&
	    system_get(s, w->a->to_system, &w->to, e)) || gone(e);
}

/* What of the system is there on the day or later; 0: nothing. */
static bool
there_from(struct switching *w, int64_t system, struct installation *in,
    int64_t *id, struct err *e)
{
	*id = 0;
	if (!installation_from(w->c->store, w->a->municipality_id, system,
	    w->a->on, id, e))
		return false;
	return *id == 0 || installation_get(w->c->store, *id, in, e) ||
	    gone(e);
}

static bool
check_old(struct switching *w, struct err *e)
{
	const struct rollout_dates *d = &w->old.facts.listed;
	char day[DAY_TEXT];
	int64_t id;

	if (!there_from(w, w->a->from_system, &w->old, &id, e))
		return false;
	if (id == 0)
		return err_set(e, ERR_RULE, _("%s has no %s on %s, so it "
		    "cannot leave it"), w->m.name, w->from.name,
		    date_dk(w->a->on, day));
	if (d->to != DAY_NONE)
		return err_set(e, ERR_RULE, _("%s leaves %s already, on %s"),
		    w->m.name, w->from.name, date_dk(d->to, day));
	if (d->from != DAY_NONE && d->from >= w->a->on)
		return err_set(e, ERR_RULE, _("%s has %s from %s only; the "
		    "switch must come later"), w->m.name, w->from.name,
		    date_dk(d->from, day));
	return true;
}

static bool
check_new(struct switching *w, struct err *e)
{
	struct installation in = { .id = 0 };
	char day[DAY_TEXT];
	int64_t id;

	if (!there_from(w, w->a->to_system, &in, &id, e))
		return false;
	if (id != 0 && in.facts.listed.from > w->a->on)
		err_set(e, ERR_RULE, _("%s has %s from %s; the two would "
		    "overlap"), w->m.name, w->to.name,
		    date_dk(in.facts.listed.from, day));
	else if (id != 0)
		err_set(e, ERR_RULE, _("%s has %s on %s already"), w->m.name,
		    w->to.name, date_dk(w->a->on, day));
	installation_fini(&in);
	return id == 0;
}

static bool
end_old(struct switching *w, struct err *e)
{
	struct record r;
	bool ok = record_get(w->c->store, ENTITY_INSTALLATION, w->old.id, &r,
	    e);

	record_set_day(&r, "valid_to", w->a->on);
	ok = ok && record_put(w->c->store, &r, NULL, e);
	record_fini(&r);
	return ok;
}

static bool
begin_new(struct switching *w, int64_t *id, struct err *e)
{
	day_t told = w->a->on < w->c->today ? w->a->on : w->c->today;
	struct record r;
	bool ok;

	record_init(&r, ENTITY_INSTALLATION);
	record_set_int(&r, "municipality_id", w->a->municipality_id);
	record_set_int(&r, "system_id", w->a->to_system);
	record_set_day(&r, "valid_from", w->a->on);
	record_set_day(&r, "reported_on", told);	/* known: not agreed */
	if (w->a->keep_contract) {
		record_set_text(&r, "contract",
		    contract_word(w->old.contract));
		record_set_text(&r, "contract_ref", w->old.contract_ref);
	}
	ok = record_add(w->c->store, &r, e);
	*id = r.id;
	record_fini(&r);
	return ok;
}

static void
line(struct act_result *res, const char *text)
{
	buf_addf(&res->details, "%s%s", res->details.len ? "\n" : "", text);
}

static bool
tell(struct switching *w, int64_t id, struct act_result *res, struct err *e)
{
	char text[300], last[DAY_TEXT], first[DAY_TEXT];
	struct key_args args = { .i = { id } };
	int64_t other = 0;

	snprintf(text, sizeof(text), _("%s: from %s to %s on %s"), w->m.name,
	    w->from.name, w->to.name, date_dk(w->a->on, first));
	str_copy(res->text, sizeof(res->text), text);
	res->nchanges = 2;
	snprintf(text, sizeof(text), _("%s has its last day on %s; what was "
	    "done with it is kept"), w->from.name,
	    date_dk(w->a->on - 1, last));
	line(res, text);
	snprintf(text, sizeof(text), _("%s starts over: not yet agreed, its "
	    "steps are open"), w->to.name);
	line(res, text);
	line(res, _("the old serviceaftaler must be cancelled"));
	if (!str_eq(w->from.area, w->to.area)) {
		snprintf(text, sizeof(text), _("warning: %s is of the area "
		    "%s, %s of %s"), w->from.name, w->from.area ?
		    w->from.area : "?", w->to.name, w->to.area ?
		    w->to.area : "?");
		line(res, text);
	}
	if (!str_eq(w->to.area, "Jobcenter"))
		return true;
	if (!key_find(w->c->store, KEY_OTHER_IN_AREA, &args, &other, e))
		return false;
	if (other != 0) {
		snprintf(text, sizeof(text), _("warning: %s then has a "
		    "second Jobcenter system"), w->m.name);
		line(res, text);
	}
	return true;
}

static bool
switch_in_act(struct switching *w, struct act_result *res, struct err *e)
{
	int64_t id;

	return load_names(w, e) && check_old(w, e) && check_new(w, e) &&
	    end_old(w, e) && begin_new(w, &id, e) && tell(w, id, res, e) &&
	    act_retitle(w->c->store, res->text, e);
}

bool
act_switch(struct act_ctx *c, const struct switch_args *a,
    struct act_result *res, struct err *e)
{
	struct switching w = { .c = c, .a = a };
	bool ok = false;

	if (a->on == DAY_NONE)
		return err_set(e, ERR_USAGE, _("say the day of the switch, the "
		    "first day of the new system"));
	if (a->from_system == a->to_system)
		return err_set(e, ERR_USAGE, _("that is one and the same "
		    "system"));
	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	if (switch_in_act(&w, res, e)) {
		res->act_id = c->dry ? 0 : act_current(c->store);
		ok = act_commit(c->store, c->dry, e);
	}
	act_cancel(c->store);
	switching_fini(&w);
	return ok;
}
