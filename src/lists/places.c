/*
 * Who and where a row is about: municipality, vendor, system, area. Unknown
 * vendors, systems and areas may be made, which is always told; an unknown
 * municipality never is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/reader.h"

#define TWINS_MAX	500	/* new names after which twins are not sought */

/* Remember what was found; what was not may come. */
static int64_t
remember(struct reader *rd, int kind, int64_t narrow, const char *text,
    int64_t id)
{
	if (id > 0)
		memo_put(rd->memo, kind, narrow, text, id);
	return id;
}

int64_t
name_municipality(struct reader *rd, const char *text)
{
	int64_t id;

	return memo_get(rd->memo, MEMO_MUNICIPALITY, 0, text, &id) ? id :
	    remember(rd, MEMO_MUNICIPALITY, 0, text,
	    names_municipality(rd->names, text));
}

int64_t
name_vendor(struct reader *rd, const char *text)
{
	int64_t id;

	return memo_get(rd->memo, MEMO_VENDOR, 0, text, &id) ? id :
	    remember(rd, MEMO_VENDOR, 0, text,
	    names_vendor(rd->names, text));
}

int64_t
name_area(struct reader *rd, const char *text)
{
	int64_t id;

	return memo_get(rd->memo, MEMO_AREA, 0, text, &id) ? id :
	    remember(rd, MEMO_AREA, 0, text, names_area(rd->names, text));
}

int64_t
name_system(struct reader *rd, int64_t vendor_id, const char *text)
{
	int64_t id;

	return memo_get(rd->memo, MEMO_SYSTEM, vendor_id, text, &id) ? id :
	    remember(rd, MEMO_SYSTEM, vendor_id, text,
	    names_system(rd->names, vendor_id, text));
}

/*
 * What the number that the row was given stands for; room is made for it. NULL:
 * the row has none.
 */
static struct ref *
ref_at(struct refs *refs, uint32_t number)
{
	size_t size;

	if (number == 0)
		return NULL;
	if (number >= refs->size) {
		size = 2 * (size_t)number + 64;
		refs->ref = xrealloc(refs->ref, size, sizeof(*refs->ref));
		memset(refs->ref + refs->size, 0,
		    (size - refs->size) * sizeof(*refs->ref));
		refs->size = size;
	}
	return &refs->ref[number];
}

/* A code is wrong: the name beside it may say which is meant. */
static void
near_code(struct reader *rd, const char *name, char meant[8])
{
	int64_t id = name && rd->report->told ? name_municipality(rd, name) :
	    0;
	struct record r;

	if (id == 0)
		return;
	if (record_get(rd->store, ENTITY_MUNICIPALITY, id, &r, NULL)) {
		str_copy(meant, 8, record_text(&r, "code"));
		rd->near = meant;
		rd->alone = true;
	}
	record_fini(&r);
}

static bool
find_municipality(struct reader *rd, int code, int name, int64_t *id)
{
	const struct cell *c = &rd->cell[code], *n = &rd->cell[name];
	int64_t by_name = 0;
	char text[8], meant[8];

	*id = 0;
	if (c->s) {
		snprintf(text, sizeof(text), "%04d", (int)c->n);
		*id = name_municipality(rd, text);
		if (*id == 0) {
			near_code(rd, n->s, meant);
			return row_reject(rd, REASON_unknown_municipality,
			    code, _("there is no municipality %s"), text);
		}
	}
	if (!n->s)
		return true;
	by_name = name_municipality(rd, n->s);
	if (c->s && by_name != *id) {
		near_code(rd, n->s, meant);
		return row_reject(rd, REASON_bad_code, code,
		    _("%s is not the code of %s"), text, n->s);
	}
	if (by_name == 0)
		return row_reject(rd, REASON_unknown_municipality, name,
		    _("there is no municipality '%s'"), n->s);
	*id = by_name;
	return true;
}

bool
row_municipality(struct reader *rd, int code, int name, int64_t *id)
{
	uint32_t age = memo_age(rd->memo, MEMO_MUNICIPALITY);
	struct ref *ref = rd->row->ready ? ref_at(&rd->municipalities,
	    rd->row->ready->municipality) : NULL;

	if (ref && ref->age == age) {
		*id = ref->id;
		return true;
	}
	if (!find_municipality(rd, code, name, id))
		return false;
	if (ref)
		*ref = (struct ref){ .age = age, .id = *id };
	return true;
}

static bool
find_place(struct reader *rd, struct place *p)
{
	if (p->vendor)
		p->vendor_id = name_vendor(rd, p->vendor);
	if (p->area)
		p->area_id = name_area(rd, p->area);
	if (p->vendor && p->vendor_id == 0)
		return true;
	p->system_id = name_system(rd, p->vendor_id, p->system);
	if (p->system_id < 0)
		return row_reject(rd, REASON_missing_value, p->vendor_col,
		    _("several vendors have a system '%s'; say whose"),
		    p->system);
	if (p->system_id == 0 && !p->vendor)
		return row_reject(rd, REASON_unknown_name, p->system_col,
		    _("there is no system '%s'; with its vendor it can be "
		    "made"), p->system);
	return true;
}

bool
row_place(struct reader *rd, struct place *p, int vendor, int system, int area)
{
	uint32_t age = memo_age(rd->memo, MEMO_VENDOR) +
	    memo_age(rd->memo, MEMO_SYSTEM) + memo_age(rd->memo, MEMO_AREA);
	struct ref *ref = rd->row->ready ? ref_at(&rd->places,
	    rd->row->ready->place) : NULL;

	memset(p, 0, sizeof(*p));
	p->vendor_col = vendor;
	p->system_col = system;
	p->area_col = area;
	p->vendor = rd->cell[vendor].s;
	p->system = rd->cell[system].s;
	p->area = area >= 0 ? rd->cell[area].s : NULL;
	if (ref && ref->age == age) {
		p->vendor_id = ref->vendor_id;
		p->system_id = ref->id;
		p->area_id = ref->area_id;
		return true;
	}
	if (!find_place(rd, p))
		return false;
	/* Like the memo: only what was found. */
	if (ref && p->system_id != 0 && (!p->area || p->area_id != 0))
		*ref = (struct ref){ age, p->vendor_id, p->system_id,
		    p->area_id };
	return true;
}

void
row_soon(void *reader, const struct prepared *next)
{
	struct reader *rd = reader;
	const struct ref *m, *p;

	if (next->municipality >= rd->municipalities.size ||
	    next->place >= rd->places.size)
		return;
	m = &rd->municipalities.ref[next->municipality];
	p = &rd->places.ref[next->place];
	if (m->age == 0 || p->age == 0)
		return;
	if (rd->known)
		fresh_soon(rd, m->id, p->id);
	else
		keys_soon(rd->seen, row_key_of(m->id, p->id, 0));
}

static void
warn_twin(struct reader *rd, bool vendor, const char *name, int col)
{
	const char *twin;

	if (rd->nnew++ >= TWINS_MAX)
		return;
	twin = name_twin(rd->names, vendor, name);
	rd->near = twin;
	if (twin)
		row_warn(rd, REASON_twin, col,
		    _("'%s' is very like '%s', which is known"), name, twin);
}

/* Two names that fold alike are none to the names; the exact one is. */
static bool
made_already(struct reader *rd, enum key key, const char *name, int64_t *id,
    struct err *e)
{
	if (key_find(rd->store, key, &(struct key_args){ .t = { name } }, id,
	    e))
		return true;
	rd->failed = true;
	return false;
}

static bool
make_vendor(struct reader *rd, struct place *p, struct err *e)
{
	struct draft d;
	bool ok;

	if (!made_already(rd, KEY_VENDOR, p->vendor, &p->vendor_id, e) ||
	    p->vendor_id != 0)
		return !rd->failed;
	warn_twin(rd, true, p->vendor, p->vendor_col);
	ok = draft_init(&d, rd, ENTITY_VENDOR, 0, e);
	draft_put_text(&d, "name", p->vendor, p->vendor_col);
	ok = ok && draft_write(&d, rd, false, &p->vendor_id, e);
	draft_fini(&d);
	if (!ok)
		return false;
	memo_forget(rd->memo, MEMO_VENDOR);
	names_add_vendor(rd->names, p->vendor, p->vendor_id);
	row_warn(rd, REASON_new_vendor, p->vendor_col,
	    _("new vendor: %s"), p->vendor);
	return true;
}

static bool
make_area(struct reader *rd, struct place *p, struct err *e)
{
	struct draft d;
	bool ok;

	if (!made_already(rd, KEY_AREA, p->area, &p->area_id, e) ||
	    p->area_id != 0)
		return !rd->failed;
	ok = draft_init(&d, rd, ENTITY_AREA, 0, e);
	draft_put_text(&d, "name", p->area, p->area_col);
	ok = ok && draft_write(&d, rd, false, &p->area_id, e);
	draft_fini(&d);
	if (!ok)
		return false;
	memo_forget(rd->memo, MEMO_AREA);
	names_add_area(rd->names, p->area, p->area_id);
	row_warn(rd, REASON_new_area, p->area_col, _("new area: %s"),
	    p->area);
	return true;
}

static bool
make_system(struct reader *rd, struct place *p, struct err *e)
{
	struct draft d;
	bool ok;

	warn_twin(rd, false, p->system, p->system_col);
	ok = draft_init(&d, rd, ENTITY_SYSTEM, 0, e);
	draft_put_int(&d, "vendor_id", p->vendor_id, p->vendor_col);
	draft_put_text(&d, "name", p->system, p->system_col);
	if (p->area_id != 0)
		draft_put_int(&d, "area_id", p->area_id, p->area_col);
	ok = ok && draft_write(&d, rd, false, &p->system_id, e);
	draft_fini(&d);
	if (!ok)
		return false;
	memo_forget(rd->memo, MEMO_SYSTEM);
	names_add_system(rd->names, p->vendor_id, p->system, p->system_id);
	row_warn(rd, REASON_new_system, p->system_col, _("new system: %s"),
	    p->system);
	return true;
}

static bool
set_area(struct reader *rd, const struct place *p, struct err *e)
{
	struct draft d;
	bool ok;

	ok = draft_init(&d, rd, ENTITY_SYSTEM, p->system_id, e);
	draft_put_int(&d, "area_id", p->area_id, p->area_col);
	ok = ok && draft_write(&d, rd, false, NULL, e);
	draft_fini(&d);
	system_forget(rd, p->system_id);
	return ok;
}

/* The row tells another area than the system has: the system's stands. */
static bool
compare_area(struct reader *rd, const struct place *p, struct err *e)
{
	const struct system_known *k = system_known(rd, p->system_id, e);

	if (!k)
		return false;
	if (p->area_id == 0 || k->area_id == p->area_id)
		return true;
	if (k->area_id != 0) {
		row_warn(rd, REASON_kept, p->area_col, _("%s has another area "
		    "than '%s'; only a row of the system itself changes it"),
		    p->system, p->area);
		return true;
	}
	return set_area(rd, p, e);
}

bool
place_make(struct reader *rd, struct place *p, bool system, struct err *e)
{
	if (p->vendor && p->vendor_id == 0 && !make_vendor(rd, p, e))
		return false;
	if (system && p->system_id != 0)
		return !p->area || compare_area(rd, p, e);
	if (p->area && p->area_id == 0 && !make_area(rd, p, e))
		return false;
	return !system || make_system(rd, p, e);
}

static bool
meet_system(struct reader *rd, int64_t id, struct system_known *k,
    struct err *e)
{
	struct record system;
	day_t on, day;
	bool ok;

	day = rd->status_date > rd->opts->today ? rd->status_date :
	    rd->opts->today;
	ok = record_get(rd->store, ENTITY_SYSTEM, id, &system, e) &&
	    system_ready_on(rd->store, id, day, &on, e);
	k->area_id = ok ? record_int(&system, "area_id") : 0;
	k->ready = ok && on != DAY_NONE;
	k->known = ok;
	record_fini(&system);
	rd->failed |= !ok;
	return ok;
}

const struct system_known *
system_known(struct reader *rd, int64_t id, struct err *e)
{
	size_t i = (size_t)id, n;
	struct system_known *k;

	if (i >= rd->nsystems) {
		n = i < 64 ? 128 : 2 * i;
		rd->systems = xrealloc(rd->systems, n, sizeof(*k));
		memset(rd->systems + rd->nsystems, 0,
		    (n - rd->nsystems) * sizeof(*k));
		rd->nsystems = n;
	}
	k = &rd->systems[i];
	return k->known || meet_system(rd, id, k, e) ? k : NULL;
}

void
system_forget(struct reader *rd, int64_t id)
{
	if ((size_t)id < rd->nsystems)
		rd->systems[id].known = false;
}
