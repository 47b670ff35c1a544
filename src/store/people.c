/*
 * Contacts and the contact log (people.h). Whom a text means is in
 * people_find.c.
 */
#include "store/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/gather.h"
#include "store/inside.h"

void
contact_fini(void *p)
{
	struct contact *c = p;

	free(c->organisation);
	free(c->name);
	free(c->role);
	free(c->mail);
	free(c->phone);
	free(c->note);
	memset(c, 0, sizeof(*c));
}

/* Two columns from i on: vendor, municipality. */
static struct organisation
organisation_of(const struct stmt *q, int i)
{
	if (!col_null(q, i))
		return (struct organisation){ PARTY_VENDOR, col_int(q, i) };
	if (!col_null(q, i + 1))
		return (struct organisation){ PARTY_MUNICIPALITY,
		    col_int(q, i + 1) };
	return (struct organisation){ PARTY_KOMBIT, 0 };
}

bool
contact_get(struct store *s, int64_t id, void *p, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_CONTACT_GET, e);
	struct contact *c = p;
	enum got got;

	memset(c, 0, sizeof(*c));
	if (!q)
		return false;
	stmt_int(q, 1, id);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		c->id = col_int(q, 0);
		c->of = organisation_of(q, 1);
		c->organisation = col_text(q, 3);
		c->name = col_text(q, 4);
		c->role = col_text(q, 5);
		c->mail = col_text(q, 6);
		c->phone = col_text(q, 7);
		c->note = col_text(q, 8);
		c->gone = col_day(q, 9);
	}
	stmt_release(q);
	return got == GOT_ROW;
}

bool
contacts_of(struct store *s, const struct organisation *of, day_t day,
    struct contact **rows, size_t *n, struct err *e)
{
	static const enum stmt_id of_party[PARTY__COUNT] = {
		[PARTY_VENDOR] = STMT_CONTACTS_OF_VENDOR,
		[PARTY_MUNICIPALITY] = STMT_CONTACTS_OF_MUNICIPALITY,
		[PARTY_KOMBIT] = STMT_CONTACTS_OF_KOMBIT,
	};
	struct ids ids;
	struct stmt *q;
	bool ok = true;
	size_t i;

	*rows = NULL;
	*n = 0;
	if (of->party == PARTY_NONE)
		return true;
	q = stmt_use(s, of_party[of->party], e);
	if (q) {
		stmt_int(q, 1, of->id);
		stmt_day(q, 2, day);
	}
	if (!ids_gather(q, &ids, e))
		return false;
	if (ids.n > 0)
		*rows = xcalloc(ids.n, sizeof(**rows));
	for (i = 0; ok && i < ids.n; i++)
		if (contact_get(s, ids.id[i], &(*rows)[*n], e))
			(*n)++;
		else
			ok = e->code == ERR_NONE;
	free(ids.id);
	return ok;
}

void
contacts_free(struct contact *c, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		contact_fini(&c[i]);
	free(c);
}

char *
organisation_name(struct store *s, const struct organisation *of,
    struct err *e)
{
	char *name = NULL;
	struct record r;

	if (of->party == PARTY_KOMBIT)
		return xstrdup("KOMBIT");
	if (of->party == PARTY_NONE) {
		err_set(e, ERR_INVALID, _("no organisation is named"));
		return NULL;
	}
	if (record_get(s, of->party == PARTY_VENDOR ? ENTITY_VENDOR :
	    ENTITY_MUNICIPALITY, of->id, &r, e))
		name = xstrdup(record_text(&r, "name"));
	record_fini(&r);
	return name;
}

void
contact_line_fini(void *p)
{
	struct contact_line *l = p;

	free(l->who);
	free(l->organisation);
	free(l->actor);
	free(l->note);
	memset(l, 0, sizeof(*l));
}

static int
line_order(const void *a, const void *b)
{
	const struct contact_line *x = a, *y = b;

	if (x->on != y->on)
		return x->on < y->on ? 1 : -1;
	return x->id < y->id ? 1 : x->id > y->id ? -1 : 0;
}

void
contact_lines_sort(struct contact_line *l, size_t n)
{
	if (n > 1)
		qsort(l, n, sizeof(*l), line_order);
}

void
contact_lines_free(struct contact_line *l, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		contact_line_fini(&l[i]);
	free(l);
}

static void
decode_line(const struct stmt *q, struct contact_line *l)
{
	l->id = col_int(q, 0);
	l->of = organisation_of(q, 1);
	l->organisation = col_text(q, 3);
	l->contact_id = col_int(q, 4);
	l->who = col_text(q, 5);
	l->on = col_day(q, 6);
	l->promise = col_day(q, 7);
	l->next = col_day(q, 8);
	l->actor = col_text(q, 9);
	l->note = col_text(q, 10);
	if (!channel_of(col_peek(q, 11), &l->channel))
		l->channel = CHANNEL_OTHER;
	if (!outcome_of(col_peek(q, 12), &l->outcome))
		l->outcome = OUTCOME_ANSWERED;
	l->nabout = (int)col_int(q, 13);
}

bool
contact_line_get(struct store *s, int64_t id, void *p, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_CONTACT_LINE_GET, e);
	enum got got;

	memset(p, 0, sizeof(struct contact_line));
	if (!q)
		return false;
	stmt_int(q, 1, id);
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		decode_line(q, p);
	stmt_release(q);
	return got == GOT_ROW;
}

/* Ids of a statement about id, on or before the day, most of them. */
static bool
log_ids(struct store *s, enum stmt_id stmt, int64_t id, int64_t run_id,
    day_t day, int most, struct ids *ids, struct err *e)
{
	struct stmt *q = stmt_use(s, stmt, e);

	if (q) {
		stmt_int(q, 1, id);
		stmt_day(q, 2, day);
		stmt_int(q, 3, most);
		if (run_id)
			stmt_int(q, 4, run_id);
	}
	return ids_gather(q, ids, e);
}

bool
log_of_contact(struct store *s, int64_t contact_id, day_t day, int most,
    struct ids *ids, struct err *e)
{
	return log_ids(s, STMT_LOG_OF_CONTACT, contact_id, 0, day, most, ids,
	    e);
}

bool
log_of_organisation(struct store *s, const struct organisation *of, day_t day,
    int most, struct ids *ids, struct err *e)
{
	return log_ids(s, of->party == PARTY_VENDOR ? STMT_LOG_OF_VENDOR :
	    of->party == PARTY_MUNICIPALITY ? STMT_LOG_OF_MUNICIPALITY :
	    STMT_LOG_OF_KOMBIT, of->id, 0, day, most, ids, e);
}

bool
log_of_owed(struct store *s, const struct owed *o, day_t day, int most,
    struct ids *ids, struct err *e)
{
	if (o->item_id)
		return log_ids(s, STMT_LOG_OF_ITEM, o->item_id, 0, day, most,
		    ids, e);
	*ids = (struct ids){ NULL, 0 };
	return !o->run_id || log_ids(s, STMT_LOG_OF_STEP, o->step_id,
	    o->run_id, day, most, ids, e);
}

bool
log_of_run(struct store *s, int64_t run_id, day_t day, int most,
    struct ids *ids, struct err *e)
{
	return log_ids(s, STMT_LOG_OF_RUN, run_id, 0, day, most, ids, e);
}

static void
decode_said(const struct stmt *q, bool facts, struct contact_line *l)
{
	memset(l, 0, sizeof(*l));
	l->id = col_int(q, 0);
	l->contact_id = col_int(q, 1);
	l->on = col_day(q, 2);
	l->promise = col_day(q, 3);
	l->next = col_day(q, 4);
	if (!outcome_of(col_peek(q, 5), &l->outcome))
		l->outcome = OUTCOME_ANSWERED;
	l->channel = CHANNEL_OTHER;
	l->note = col_text(q, 8);
	if (facts)
		return;
	channel_of(col_peek(q, 6), &l->channel);
	l->actor = col_text(q, 7);
}

/* As many as are asked for, of the facts one note. */
static size_t
cut_lines(struct contact_line *line, size_t n, const struct said_ask *ask)
{
	bool noted = false;
	size_t i;

	if (!line)
		return 0;
	contact_lines_sort(line, n);
	while (n > (size_t)ask->most)
		contact_line_fini(&line[--n]);
	for (i = 0; i < n && ask->facts; i++) {
		if (noted) {
			free(line[i].note);
			line[i].note = NULL;
		}
		noted = noted || line[i].note;
	}
	return n;
}

/*
 * One statement for all lines about a thing. With the names behind them, and a
 * statement a line, it was two thirds of an inbox over 200,000 lines.
 */
static bool
said_lines(struct store *s, enum stmt_id stmt, int64_t id, int64_t second,
    const struct said_ask *ask, struct contact_line **line, size_t *n,
    struct err *e)
{
	struct stmt *q = stmt_use(s, stmt, e);
	size_t room = 0;
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, id);
	stmt_int(q, 2, second);
	stmt_day(q, 3, ask->day);
	s->spoken = ask->spoken;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (*n == room) {
			room = room ? 2 * room : 8;
			*line = xrealloc(*line, room, sizeof(**line));
		}
		decode_said(q, ask->facts, &(*line)[(*n)++]);
	}
	stmt_release(q);
	s->spoken = NULL;
	if (got == GOT_DONE) {
		*n = cut_lines(*line, *n, ask);
		return true;
	}
	contact_lines_free(*line, *n);
	*line = NULL;
	*n = 0;
	return false;
}

bool
said_of_owed(struct store *s, const struct owed *o,
    const struct said_ask *ask, struct contact_line **line, size_t *n,
    struct err *e)
{
	*line = NULL;
	*n = 0;
	if (o->item_id)
		return said_lines(s, STMT_SAID_OF_ITEM, o->item_id, 0, ask,
		    line, n, e);
	return !o->run_id || said_lines(s, STMT_SAID_OF_STEP, o->step_id,
	    o->run_id, ask, line, n, e);
}

bool
said_of_contact(struct store *s, int64_t contact_id,
    const struct said_ask *ask, struct contact_line **line, size_t *n,
    struct err *e)
{
	*line = NULL;
	*n = 0;
	return said_lines(s, STMT_SAID_OF_CONTACT, contact_id, ask->most, ask,
	    line, n, e);
}

bool
said_of_organisation(struct store *s, const struct organisation *of,
    const struct said_ask *ask, struct contact_line **line, size_t *n,
    struct err *e)
{
	*line = NULL;
	*n = 0;
	if (of->party != PARTY_VENDOR && of->party != PARTY_MUNICIPALITY)
		return true;
	return said_lines(s, of->party == PARTY_VENDOR ?
	    STMT_SAID_OF_VENDOR : STMT_SAID_OF_MUNICIPALITY, of->id,
	    ask->most, ask, line, n, e);
}

static void
decode_owed(const struct stmt *q, struct owed *o)
{
	*o = (struct owed){ .run_id = col_int(q, 4),
	    .step_id = col_int(q, 5), .item_id = col_int(q, 6) };
	if (o->run_id)
		subject_columns(q, 0, &o->subject);
	else
		o->subject = (struct subject){ SUBJECT_SYSTEM, col_int(q, 7),
		    0 };
}

bool
log_about(struct store *s, int64_t line_id, struct owed **to, size_t *n,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_LOG_ABOUT, e);
	enum got got;

	*to = NULL;
	*n = 0;
	if (!q)
		return false;
	stmt_int(q, 1, line_id);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*to = xrealloc(*to, *n + 1, sizeof(**to));
		decode_owed(q, &(*to)[(*n)++]);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
log_of_colleague(struct store *s, const struct person *p, const char *actor,
    day_t from, struct contact_line *l, struct err *e)
{
	struct stmt *q = stmt_use(s, p->contact_id ?
	    STMT_COLLEAGUE_OF_CONTACT : p->of.party == PARTY_VENDOR ?
	    STMT_COLLEAGUE_OF_VENDOR : p->of.party == PARTY_MUNICIPALITY ?
	    STMT_COLLEAGUE_OF_MUNICIPALITY : STMT_COLLEAGUE_OF_KOMBIT, e);
	int64_t id;

	memset(l, 0, sizeof(*l));
	if (q) {
		stmt_int(q, 1, p->contact_id ? p->contact_id : p->of.id);
		stmt_day(q, 2, from);
		stmt_text(q, 3, actor);
	}
	if (!stmt_number(q, &id, e))
		return false;
	return !id || contact_line_get(s, id, l, e) || e->code == ERR_NONE;
}
