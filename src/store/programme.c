/*
 * Reading municipalities, vendors' systems and installations, one by id or
 * lists of ids in display order (programme.h). The rollout is rollout.c,
 * tracks are tracks.c.
 */
#include "store/programme.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/gather.h"
#include "store/inside.h"

void
municipality_fini(void *p)
{
	struct municipality *m = p;

	free(m->name);
	free(m->region);
	memset(m, 0, sizeof(*m));
}

void
system_fini(void *p)
{
	struct system *m = p;

	free(m->name);
	free(m->vendor);
	free(m->area);
	free(m->label);
	free(m->owner);
	free(m->note);
	free(m->source);
	free(m->track_key);
	memset(m, 0, sizeof(*m));
}

void
installation_fini(void *p)
{
	struct installation *m = p;

	free(m->municipality);
	free(m->vendor);
	free(m->system);
	free(m->area);
	free(m->contract_ref);
	free(m->reported_by);
	free(m->responsible);
	free(m->note);
	free(m->facts.past);
	memset(m, 0, sizeof(*m));
}

/* One row by its id; false without an error: there is none. */
static struct stmt *
one(struct store *s, enum stmt_id id, int64_t row, struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);

	if (!q)
		return NULL;
	stmt_int(q, 1, row);
	if (stmt_step(q, e) == GOT_ROW)
		return q;
	stmt_release(q);
	return NULL;
}

bool
municipality_get(struct store *s, int64_t id, void *p, struct err *e)
{
	struct municipality *m = p;
	struct stmt *q = one(s, STMT_MUNICIPALITY_GET, id, e);

	memset(m, 0, sizeof(*m));
	if (!q)
		return false;
	m->id = col_int(q, 0);
	str_copy(m->code, sizeof(m->code), col_peek(q, 1));
	m->name = col_text(q, 2);
	m->region = col_text(q, 3);
	m->population = col_null(q, 4) ? -1 : col_int(q, 4);
	stmt_release(q);
	return true;
}

bool
system_get(struct store *s, int64_t id, void *p, struct err *e)
{
	struct system *m = p;
	struct stmt *q = one(s, STMT_SYSTEM_GET, id, e);

	memset(m, 0, sizeof(*m));
	if (!q)
		return false;
	m->id = col_int(q, 0);
	m->vendor_id = col_int(q, 1);
	m->area_id = col_int(q, 2);
	m->track_id = col_int(q, 3);
	m->run_id = col_int(q, 4);
	m->name = col_text(q, 5);
	m->vendor = col_text(q, 6);
	m->area = col_text(q, 7);
	m->label = col_text(q, 8);
	m->owner = col_text(q, 9);
	m->note = col_text(q, 10);
	m->source = col_text(q, 11);
	m->track_key = col_text(q, 12);
	m->ready_by = col_day(q, 13);
	stmt_release(q);
	return true;
}

static void
installation_decode(const struct stmt *q, struct installation *m)
{
	const char *contract = col_peek(q, 9);

	m->id = col_int(q, 0);
	m->municipality_id = col_int(q, 1);
	m->system_id = col_int(q, 2);
	m->run_id = col_int(q, 3);
	str_copy(m->code, sizeof(m->code), col_peek(q, 4));
	m->municipality = col_text(q, 5);
	m->vendor = col_text(q, 6);
	m->system = col_text(q, 7);
	m->area = col_text(q, 8);
	if (!contract || !contract_of(contract, &m->contract))
		m->contract = CONTRACT_NONE;
	m->contract_ref = col_text(q, 10);
	m->reported_by = col_text(q, 11);
	m->responsible = col_text(q, 12);
	m->note = col_text(q, 13);
	facts_listed(q, 14, &m->facts);
}

bool
installation_get(struct store *s, int64_t id, void *p, struct err *e)
{
	struct installation *m = p;
	struct stmt *q = one(s, STMT_INSTALLATION_GET, id, e);

	memset(m, 0, sizeof(*m));
	if (!q)
		return false;
	installation_decode(q, m);
	stmt_release(q);
	if (m->run_id != 0 && !facts_marks(s, id, &m->facts, e)) {
		installation_fini(m);
		return false;
	}
	m->dates = facts_joined(&m->facts);
	return true;
}

void
ids_push(struct ids *ids, int64_t id)
{
	/* Room doubles at each power of two from 64 on. */
	if (ids->n == 0 || (ids->n >= 64 && (ids->n & (ids->n - 1)) == 0))
		ids->id = xrealloc(ids->id, ids->n == 0 ? 64 : 2 * ids->n,
		    sizeof(*ids->id));
	ids->id[ids->n++] = id;
}

int
ids_compare(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

bool
ids_have(const struct ids *ids, int64_t id)
{
	return ids->n > 0 && bsearch(&id, ids->id, ids->n, sizeof(id),
	    ids_compare);
}

bool
ids_gather(struct stmt *q, struct ids *ids, struct err *e)
{
	enum got got;

	memset(ids, 0, sizeof(*ids));
	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW)
		ids_push(ids, col_int(q, 0));
	stmt_release(q);
	if (got == GOT_DONE)
		return true;
	free(ids->id);
	memset(ids, 0, sizeof(*ids));
	return false;
}

bool
municipality_ids(struct store *s, struct ids *ids, struct err *e)
{
	return ids_gather(stmt_use(s, STMT_MUNICIPALITY_IDS, e), ids, e);
}

bool
system_ids(struct store *s, struct ids *ids, struct err *e)
{
	return ids_gather(stmt_use(s, STMT_SYSTEM_IDS, e), ids, e);
}

bool
system_ids_of_area(struct store *s, int64_t area, struct ids *ids,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SYSTEM_IDS_OF_AREA, e);

	if (q)
		stmt_int(q, 1, area);
	return ids_gather(q, ids, e);
}

bool
system_ids_of_track(struct store *s, int64_t track, struct ids *ids,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SYSTEM_IDS_OF_TRACK, e);

	if (q)
		stmt_int(q, 1, track);
	return ids_gather(q, ids, e);
}

bool
installation_place(struct store *s, int64_t id, struct installation_place *p,
    struct err *e)
{
	struct stmt *q = one(s, STMT_INSTALLATION_PLACE, id, e);

	if (!q)
		return false;
	*p = (struct installation_place){ col_int(q, 0), col_int(q, 1),
	    col_text(q, 2) };
	stmt_release(q);
	return true;
}

bool
installation_find(struct store *s, int64_t municipality_id, int64_t system_id,
    int64_t *id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_INSTALLATION_FIND, e);

	if (q) {
		stmt_int(q, 1, municipality_id);
		stmt_int(q, 2, system_id);
	}
	return stmt_number(q, id, e);
}

bool
installation_from(struct store *s, int64_t municipality_id, int64_t system_id,
    day_t day, int64_t *id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_INSTALLATION_FROM, e);

	if (q) {
		stmt_int(q, 1, municipality_id);
		stmt_int(q, 2, system_id);
		stmt_day(q, 3, day);
	}
	return stmt_number(q, id, e);
}

bool
programme_counts(struct store *s, struct programme_counts *c, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PROGRAMME_COUNTS, e);
	enum got got;

	memset(c, 0, sizeof(*c));
	if (!q)
		return false;
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		c->municipalities = col_int(q, 0);
		c->vendors = col_int(q, 1);
		c->systems = col_int(q, 2);
	}
	stmt_release(q);
	return got == GOT_ROW;
}
