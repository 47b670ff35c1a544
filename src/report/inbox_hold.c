/*
 * Who has the ball (inbox_room.h), and what is read once for many items:
 * systems, organisations with their people, what was said about everything.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "report/inbox_room.h"

#define ROLE_MIN	4		/* bytes of a role that is matched */
#define MANY_ASKED	16		/* persons and organisations */

struct inbox_system *
inbox_system(struct inbox_work *w, int64_t id, struct err *e)
{
	size_t at = idmap_get(&w->systems, id);
	struct inbox_system *new;

	if (at != IDMAP_NONE)
		return &w->system[at];
	w->system = xrealloc(w->system, w->nsystems + 1, sizeof(*w->system));
	new = &w->system[w->nsystems];
	new->held = -1;
	if (!system_get(w->store, id, &new->sys, e)) {
		system_fini(&new->sys);
		return NULL;
	}
	idmap_put(&w->systems, id, w->nsystems++);
	return new;
}

struct said_ask
inbox_facts(const struct inbox_work *w)
{
	return (struct said_ask){ .day = w->ask.day, .most = INBOX_LINES,
	    .facts = true, .spoken = w->spoken.size ? &w->spoken : NULL };
}

/* From so many on the lines about something are known, not looked up. */
static bool
count_asked(struct inbox_work *w, struct err *e)
{
	if (w->nasked + 1 == MANY_ASKED &&
	    !log_spoken(w->store, &w->spoken, e))
		return false;
	w->nasked++;
	return true;
}

static void
people_fini(struct inbox_people *p)
{
	free(p->name);
	contacts_free(p->contact, p->n);
	contact_lines_free(p->line, p->nlines);
}

static bool
read_people(struct inbox_work *w, struct inbox_people *p, struct err *e)
{
	struct said_ask ask;

	/* A municipality that nobody has named yet has no people. */
	if (p->of.party == PARTY_NONE ||
	    (p->of.party != PARTY_KOMBIT && !p->of.id))
		return true;
	if (!count_asked(w, e))
		return false;
	ask = inbox_facts(w);
	p->name = organisation_name(w->store, &p->of, e);
	return p->name && contacts_of(w->store, &p->of, ask.day, &p->contact,
	    &p->n, e) && said_of_organisation(w->store, &p->of, &ask,
	    &p->line, &p->nlines, e);
}

struct inbox_people *
inbox_people(struct inbox_work *w, const struct organisation *of,
    struct err *e)
{
	struct inbox_people *p;
	size_t i;

	for (i = 0; i < w->npeople; i++)
		if (w->people[i].of.party == of->party &&
		    w->people[i].of.id == of->id)
			return &w->people[i];
	w->people = xrealloc(w->people, w->npeople + 1, sizeof(*w->people));
	p = &w->people[w->npeople];
	*p = (struct inbox_people){ .of = *of };
	if (!read_people(w, p, e)) {
		people_fini(p);
		return NULL;
	}
	w->npeople++;
	return p;
}

struct inbox_said *
inbox_said(struct inbox_work *w, int64_t contact_id, struct err *e)
{
	size_t at = idmap_get(&w->saids, contact_id);
	struct said_ask ask;
	struct inbox_said *p;

	if (at != IDMAP_NONE)
		return &w->said[at];
	if (!count_asked(w, e))
		return NULL;
	ask = inbox_facts(w);
	w->said = xrealloc(w->said, w->nsaid + 1, sizeof(*w->said));
	p = &w->said[w->nsaid];
	if (!said_of_contact(w->store, contact_id, &ask, &p->line, &p->n, e))
		return NULL;
	idmap_put(&w->saids, contact_id, w->nsaid++);
	return p;
}

void
inbox_known_free(struct inbox_work *w)
{
	size_t i;

	for (i = 0; i < w->nsystems; i++)
		system_fini(&w->system[i].sys);
	free(w->system);
	for (i = 0; i < w->npeople; i++)
		people_fini(&w->people[i]);
	free(w->people);
	for (i = 0; i < w->nsaid; i++)
		contact_lines_free(w->said[i].line, w->said[i].n);
	free(w->said);
	target_free(w->target, w->ntargets);
	free(w->answered);
	idmap_fini(&w->systems);
	idmap_fini(&w->saids);
	idset_fini(&w->spoken);
	w->nasked = 0;
	w->system = NULL;
	w->people = NULL;
	w->said = NULL;
	w->target = NULL;
	w->answered = NULL;
	w->nsystems = w->npeople = w->nsaid = w->ntargets = 0;
}

static char *
folded(const char *text)
{
	struct buf b = BUF_INIT;
	char *s;

	utf8_fold(&b, text, strlen(text));
	s = xstrdup(buf_str(&b));
	buf_fini(&b);
	return s;
}

/* Does a contact's role answer for a step's ("a + b", with the contact's a)? */
static bool
fits_role(const char *role, const char *wanted)
{
	char *x, *y;
	bool fits;

	if (str_empty(role) || str_empty(wanted))
		return false;
	x = folded(role);
	y = folded(wanted);
	fits = strlen(x) >= ROLE_MIN && strlen(y) >= ROLE_MIN &&
	    (strstr(y, x) || strstr(x, y));
	free(x);
	free(y);
	return fits;
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

static void
take_contact(struct holder *h, const struct contact *c, bool guessed)
{
	h->of = c->of;
	h->contact_id = c->id;
	free(h->person);
	h->person = copy(c->name);
	h->mail = copy(c->mail);
	h->phone = copy(c->phone);
	h->guessed = guessed;
}

static const struct contact *
contact_named(const struct inbox_people *p, const char *who)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (utf8_same_folded(p->contact[i].name, who))
			return &p->contact[i];
	return NULL;
}

/* Nobody is named: the one of the step's role, or the only one. */
static const struct contact *
contact_guessed(const struct inbox_people *p, const char *role)
{
	const struct contact *found = NULL;
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (!fits_role(p->contact[i].role, role))
			continue;
		if (found)
			return NULL;
		found = &p->contact[i];
	}
	return found ? found : p->n == 1 ? &p->contact[0] : NULL;
}

static struct organisation
organisation_at(const struct inbox_place *at, enum party party)
{
	struct organisation of = { party, 0 };

	if (party == PARTY_VENDOR)
		of.id = at->vendor_id;
	else if (party == PARTY_MUNICIPALITY)
		of.id = at->municipality_id;
	return of;
}

/* The person named, in the party's organisation, else in any at the place. */
static bool
hold_named(struct inbox_work *w, const struct inbox_place *at,
    enum party party, const char *who, struct holder *h, struct err *e)
{
	const enum party order[] = { party, PARTY_VENDOR, PARTY_MUNICIPALITY,
	    PARTY_KOMBIT };
	size_t i;

	h->person = copy(who);
	h->contact_id = 0;		/* whoever spoke of it last */
	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		struct organisation of = organisation_at(at, order[i]);
		const struct inbox_people *p = inbox_people(w, &of, e);
		const struct contact *c;

		if (!p)
			return false;
		c = contact_named(p, who);
		if (c) {
			take_contact(h, c, false);
			return true;
		}
	}
	return true;
}

/* The person whom the newest line about the item names. */
static bool
hold_heard(struct inbox_work *w, int64_t contact_id, struct holder *h,
    struct err *e)
{
	struct contact c;
	bool ok = contact_get(w->store, contact_id, &c, e);

	if (ok && c.gone == DAY_NONE)
		take_contact(h, &c, false);
	contact_fini(&c);
	return e->code == ERR_NONE;
}

bool
inbox_hold(struct inbox_work *w, const struct inbox_place *at,
    enum party party, const char *who, struct inbox_item *it, struct err *e)
{
	struct holder *h = &it->holder;
	const struct inbox_people *p;
	const struct contact *c;

	h->of = organisation_at(at, party);
	if (who && !hold_named(w, at, party, who, h, e))
		return false;
	if (!who && h->contact_id &&
	    !hold_heard(w, h->contact_id, h, e))
		return false;
	p = inbox_people(w, &h->of, e);
	if (!p)
		return false;
	h->organisation = copy(p->name);
	if (h->person)
		return true;
	h->contact_id = 0;
	c = contact_guessed(p, at->role);
	/* Our own ball lies with whoever owns the thing. */
	if (party == PARTY_KOMBIT && it->owner)
		h->person = copy(it->owner);
	else if (c)
		take_contact(h, c, true);
	return true;
}
