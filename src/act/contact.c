/*
 * People (contact.h). What is typed is proved here as what lists bring is
 * proved there: a name, a text without controls, an organisation that exists.
 */
#include <stdlib.h>
#include <string.h>

#include "act/contact.h"
#include "act/owed.h"
#include "act/steps.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/lists_read.h"

static bool
args_check(const struct act_ctx *c, const struct contact_args *a, day_t on,
    struct err *e)
{
	if (on > c->today)
		return err_set(e, ERR_USAGE,
		    _("a contact is logged when it has happened"));
	if (a->outcome == OUTCOME_PROMISED && a->promise == DAY_NONE)
		return err_set(e, ERR_USAGE,
		    _("a promise has a day: say by when"));
	if (a->promise != DAY_NONE && a->promise < on)
		return err_set(e, ERR_USAGE,
		    _("nothing is promised for a day that has gone"));
	if (a->next != DAY_NONE && a->next < on)
		return err_set(e, ERR_USAGE,
		    _("nobody is asked again on a day that has gone"));
	return text_check(_("note"), a->note, e);
}

static void
set_organisation(struct record *r, const struct organisation *of)
{
	if (of->party == PARTY_VENDOR)
		record_set_int(r, "vendor_id", of->id);
	else if (of->party == PARTY_MUNICIPALITY)
		record_set_int(r, "municipality_id", of->id);
}

static bool
name_check(const char *name, bool full, struct err *e)
{
	if (str_empty(name))
		return err_set(e, ERR_USAGE, _("a contact has a name"));
	if (full && !strchr(name, ' '))
		return err_set(e, ERR_USAGE, _("nobody there is called '%s'; "
		    "a new person needs a full name"), name);
	return text_check(_("name"), name, e);
}

/* The contact of this name, gone or not; 0: none. */
static bool
find_named(struct store *s, const struct organisation *of, const char *name,
    int64_t *id, struct err *e)
{
	struct key_args a = { .t = { name }, .i = {
	    of->party == PARTY_VENDOR ? of->id : 0,
	    of->party == PARTY_MUNICIPALITY ? of->id : 0 } };

	return key_find(s, KEY_CONTACT, &a, id, e);
}

/* Somebody who has left and is named again is back. */
static bool
come_back(struct store *s, int64_t id, struct err *e)
{
	struct record r;
	bool ok = record_get(s, ENTITY_CONTACT, id, &r, e);

	if (ok) {
		record_set_null(&r, "gone_on");
		ok = record_put(s, &r, NULL, e);
	}
	record_fini(&r);
	return ok;
}

static bool
add_person(struct store *s, const struct person *p, int64_t *id,
    struct err *e)
{
	struct record r;
	bool ok;

	if (!find_named(s, &p->of, p->name, id, e))
		return false;
	if (*id)
		return come_back(s, *id, e);
	record_init(&r, ENTITY_CONTACT);
	record_set_text(&r, "name", p->name);
	set_organisation(&r, &p->of);
	ok = record_add(s, &r, e);
	*id = r.id;
	record_fini(&r);
	return ok;
}

static bool
add_about(struct act_ctx *c, int64_t line, const struct owed *o,
    struct err *e)
{
	struct record r;
	int64_t run = 0;
	bool ok;

	if (!o->item_id && !owed_run(c, o, &run, e))
		return false;
	record_init(&r, ENTITY_CONTACT_ABOUT);
	record_set_int(&r, "log_id", line);
	if (o->item_id) {
		record_set_int(&r, "open_item_id", o->item_id);
	} else {
		record_set_int(&r, "run_id", run);
		record_set_int(&r, "step_id", o->step_id);
	}
	ok = record_add(c->store, &r, e);
	record_fini(&r);
	return ok;
}

static bool
add_line(struct act_ctx *c, const struct organisation *of, int64_t contact,
    const struct contact_args *a, day_t on, int64_t *line, struct err *e)
{
	struct record r;
	bool ok;

	record_init(&r, ENTITY_CONTACT_LOG);
	if (contact)
		record_set_int(&r, "contact_id", contact);
	set_organisation(&r, of);
	record_set_day(&r, "on_date", on);
	record_set_text(&r, "actor", history_actor());
	record_set_text(&r, "channel", channel_word(a->channel));
	record_set_text(&r, "outcome", outcome_word(a->outcome));
	record_set_day(&r, "promise_on", a->promise);
	record_set_day(&r, "next_on", a->next);
	record_set_text(&r, "note", a->note);
	ok = record_add(c->store, &r, e);
	*line = r.id;
	record_fini(&r);
	return ok;
}

/* "Formpipe / Jens Holm: asked, mail; Acadre F3; promised by 04-11-2026" */
static bool
line_title(struct act_ctx *c, struct buf *b, const char *who,
    const struct owed *o, size_t n, const struct contact_args *a,
    struct err *e)
{
	char day[DAY_TEXT];

	buf_addf(b, "%s: %s, %s", who, outcome_name(a->outcome),
	    channel_name(a->channel));
	if (n) {
		buf_add(b, "; ");
		if (!owed_names(c->store, o, n, b, e))
			return false;
	}
	if (a->promise != DAY_NONE)
		buf_addf(b, _("; promised by %s"), date_dk(a->promise, day));
	if (a->next != DAY_NONE)
		buf_addf(b, _("; to be asked again on %s"),
		    date_dk(a->next, day));
	return true;
}

/* "Formpipe / Jens Holm", and whose they are; from the contact if known. */
static char *
who_text(struct store *s, struct person *p, struct err *e)
{
	struct contact contact;
	char *of, *text;

	if (p->contact_id) {
		if (!contact_get(s, p->contact_id, &contact, e)) {
			if (e->code == ERR_NONE)
				err_set(e, ERR_INVALID,
				    _("this contact is not there any more"));
			return NULL;
		}
		p->of = contact.of;
		text = xasprintf("%s / %s", contact.organisation,
		    contact.name);
		contact_fini(&contact);
		return text;
	}
	of = organisation_name(s, &p->of, e);
	if (!of)
		return NULL;
	text = p->name ? xasprintf("%s / %s", of, p->name) : xstrdup(of);
	free(of);
	return text;
}

static bool
log_line(struct act_ctx *c, const struct person *person,
    const struct owed *o, size_t n, const struct contact_args *a,
    struct act_result *res, struct err *e)
{
	day_t on = a->on == DAY_NONE ? c->today : a->on;
	struct person p = *person;
	char *who = who_text(c->store, &p, e);
	bool stranger = !p.contact_id && p.name, ok;
	struct buf title = BUF_INIT;
	int64_t line = 0;
	size_t i;

	ok = who && args_check(c, a, on, e);
	if (ok && stranger)
		ok = name_check(p.name, true, e) &&
		    add_person(c->store, &p, &p.contact_id, e);
	ok = ok && add_line(c, &p.of, p.contact_id, a, on, &line, e);
	for (i = 0; ok && i < n; i++)
		ok = add_about(c, line, &o[i], e);
	ok = ok && line_title(c, &title, who, o, n, a, e) &&
	    act_retitle(c->store, buf_str(&title), e);
	if (ok) {
		if (stranger)
			buf_addf(&res->details, _("%s is new here: added as a "
			    "contact"), who);
		res->nchanges = 1;
		str_copy(res->text, sizeof(res->text), buf_str(&title));
	}
	buf_fini(&title);
	free(who);
	return ok;
}

bool
act_contact(struct act_ctx *c, const struct person *p,
    const struct owed_rows *rows, const struct contact_args *a,
    struct act_result *res, struct err *e)
{
	struct owed *o = NULL;
	size_t n;
	bool ok;

	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	ok = settled_hold(c, rows, false, &o, &n, res, e) &&
	    ((rows->n && !n) || log_line(c, p, o, n, a, res, e));
	ok = act_end(c, ok, res, e);
	if (ok)
		settled_done(rows, outcome_name(a->outcome), res);
	free(o);
	return ok;
}

static const char *const contact_fields[] = {
	"name", "role", "mail", "phone", "note", NULL,
};

static bool
set_fields(struct act_ctx *c, struct record *r, const struct assignment *a,
    int n, struct act_result *res, struct err *e)
{
	int k;

	for (k = 0; k < n; k++)
		if (!assign_text(c, res, r, contact_fields, &a[k], e))
			return false;
	return clashes_none(&res->clashes, e) &&
	    name_check(record_text(r, "name"), false, e);
}

static bool
put_contact(struct act_ctx *c, struct person *p, const struct assignment *a,
    int n, struct act_result *res, struct err *e)
{
	char *who = who_text(c->store, p, e);
	struct buf title = BUF_INIT;
	struct record r;
	bool ok;

	record_init(&r, ENTITY_CONTACT);
	ok = who && (!p->contact_id || record_get(c->store, ENTITY_CONTACT,
	    p->contact_id, &r, e));
	if (ok && !p->contact_id) {
		record_set_text(&r, "name", p->name);
		set_organisation(&r, &p->of);
	}
	ok = ok && set_fields(c, &r, a, n, res, e);
	if (ok)
		ok = r.id ? record_put(c->store, &r, &res->nchanges, e) :
		    record_add(c->store, &r, e);
	if (ok && !p->contact_id)
		res->nchanges = 1;
	if (ok) {
		buf_add(&title, who);
		if (!p->contact_id)
			buf_add(&title, _(": added as a contact"));
		if (n)
			buf_add(&title, ": ");
		assign_tell(&title, a, n, c->today);
		ok = act_retitle(c->store, buf_str(&title), e);
		str_copy(res->text, sizeof(res->text), buf_str(&title));
	}
	buf_fini(&title);
	record_fini(&r);
	free(who);
	return ok;
}

bool
act_contact_add(struct act_ctx *c, const struct person *p,
    const struct assignment *a, int n, struct act_result *res, struct err *e)
{
	struct person person = *p;
	int64_t id;
	bool ok;

	if (p->of.party == PARTY_NONE || str_empty(p->name))
		return err_set(e, ERR_USAGE,
		    _("write a new contact as organisation/full name"));
	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	ok = name_check(p->name, false, e) &&
	    find_named(c->store, &p->of, p->name, &id, e);
	if (ok && id) {
		ok = come_back(c->store, id, e);
		person.contact_id = id;
	}
	return act_end(c, ok && put_contact(c, &person, a, n, res, e), res,
	    e);
}

bool
act_contact_set(struct act_ctx *c, int64_t contact_id,
    const struct assignment *a, int n, struct act_result *res, struct err *e)
{
	struct person p = { .contact_id = contact_id };

	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	return act_end(c, put_contact(c, &p, a, n, res, e), res, e);
}

static bool
put_gone(struct act_ctx *c, int64_t id, day_t on, struct act_result *res,
    struct err *e)
{
	struct person p = { .contact_id = id };
	char *who = who_text(c->store, &p, e), day[DAY_TEXT], *title;
	struct record r;
	bool ok;

	record_init(&r, ENTITY_CONTACT);
	ok = who && record_get(c->store, ENTITY_CONTACT, id, &r, e);
	if (ok) {
		record_set_day(&r, "gone_on", on);
		title = on == DAY_NONE ? xasprintf(_("%s: is back"), who) :
		    xasprintf(_("%s: has left, %s"), who, date_dk(on, day));
		ok = record_put(c->store, &r, &res->nchanges, e) &&
		    act_retitle(c->store, title, e);
		str_copy(res->text, sizeof(res->text), title);
		free(title);
	}
	record_fini(&r);
	free(who);
	return ok;
}

bool
act_contact_gone(struct act_ctx *c, int64_t contact_id, day_t on,
    struct act_result *res, struct err *e)
{
	if (on != DAY_NONE && on > c->today)
		return err_set(e, ERR_USAGE,
		    _("somebody has left on a day that has come"));
	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	return act_end(c, put_gone(c, contact_id, on, res, e), res, e);
}
