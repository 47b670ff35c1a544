/*
 * Any acts, for properties that hold for all of them: rows that come, change
 * and go in a small world, the same ones for the same seed.
 */
#ifndef TESTS_UNIT_RANDOM_ACTS_H
#define TESTS_UNIT_RANDOM_ACTS_H

#include "store/bulk.h"
#include "store_fixture.h"

#define HIGHEST	400	/* ids stay below */

struct world {
	struct store	*s;
	uint32_t	 seed;
	int		 serial;
	bool		 singly;	/* no runs: rows one by one */
};

static inline bool
there(struct store *s, enum entity entity, int64_t id)
{
	struct record r;
	bool ok = record_get(s, entity, id, &r, NULL);

	record_fini(&r);
	return ok;
}

/* Some living row of an entity, or 0. */
static inline int64_t
some(struct world *w, enum entity entity)
{
	int64_t id, first = random_next(&w->seed, HIGHEST);
	int k;

	for (k = 0; k < HIGHEST; k++) {
		id = (first + k) % HIGHEST + 1;
		if (there(w->s, entity, id))
			return id;
	}
	return 0;
}

/* Installations as an import brings them: logged as one. */
static inline void
some_run(struct world *w)
{
	int64_t system = some(w, ENTITY_SYSTEM);
	int64_t municipality = some(w, ENTITY_MUNICIPALITY);
	struct bulk_value v[RECORD_FIELDS_MAX] = { { .type = VALUE_NULL } };
	int to = entity_field(ENTITY_INSTALLATION, "valid_to");
	char day[DAY_TEXT];
	int n = 2 + (int)random_next(&w->seed, 5);

	if (system == 0 || municipality == 0)
		return;
	while (w->singly && n-- > 0)
		row(w->s, ENTITY_INSTALLATION, "municipality_id=%lld|"
		    "system_id=%lld|valid_to=%s", (long long)municipality,
		    (long long)system, date_iso(date_make(2040, 1, 1) +
		    ++w->serial, day));
	if (w->singly)
		return;
	v[entity_field(ENTITY_INSTALLATION, "municipality_id")] =
	    (struct bulk_value){ VALUE_INT, false, municipality, NULL };
	v[entity_field(ENTITY_INSTALLATION, "system_id")] =
	    (struct bulk_value){ VALUE_INT, false, system, NULL };
	must(bulk_begin(w->s, n, &fixture_err));
	while (n-- > 0) {
		v[to] = (struct bulk_value){ VALUE_TEXT, true,
		    date_make(2040, 1, 1) + ++w->serial, NULL };
		must(bulk_add(w->s, v, &fixture_err));
	}
	must(bulk_end(w->s, &fixture_err));
}

static inline void
some_addition(struct world *w)
{
	int64_t vendor = some(w, ENTITY_VENDOR), system, municipality;
	int n = ++w->serial;

	switch (random_next(&w->seed, 6)) {
	case 4:
	case 5:
		some_run(w);
		return;
	case 0:
		row(w->s, ENTITY_VENDOR, "name=vendor %d", n);
		return;
	case 1:
		row(w->s, ENTITY_MUNICIPALITY, "code=%04d|name=town %d",
		    n, n);
		return;
	case 2:
		if (vendor != 0)
			row(w->s, ENTITY_SYSTEM, "vendor_id=%lld|name=sys %d",
			    (long long)vendor, n);
		return;
	default:
		system = some(w, ENTITY_SYSTEM);
		municipality = some(w, ENTITY_MUNICIPALITY);
		if (system != 0 && municipality != 0)
			row(w->s, ENTITY_INSTALLATION, "municipality_id=%lld|"
			    "system_id=%lld|valid_to=20%02d-%02d-%02d",
			    (long long)municipality, (long long)system,
			    n / 300, n / 25 % 12 + 1, n % 25 + 1);
		return;
	}
}

static inline void
some_change(struct world *w)
{
	int64_t system = some(w, ENTITY_SYSTEM);
	int64_t vendor = some(w, ENTITY_VENDOR);
	int64_t installation = some(w, ENTITY_INSTALLATION);
	int n = ++w->serial;

	switch (random_next(&w->seed, 3)) {
	case 0:
		if (system != 0)
			change(w->s, ENTITY_SYSTEM, system,
			    "vendor_id=%lld|name=renamed %d|owner=%s",
			    (long long)vendor, n, n % 2 ? "anna" : "");
		return;
	case 1:
		if (vendor != 0)
			change(w->s, ENTITY_VENDOR, vendor, "note=%d",
			    n % 3);
		return;
	default:
		if (installation != 0)
			change(w->s, ENTITY_INSTALLATION, installation,
			    "agreed_on=2021-0%d-01|note=%s",
			    1 + n % 9, n % 3 ? "" : "n");
		return;
	}
}

static inline void
some_deletion(struct world *w)
{
	static const enum entity kind[] = { ENTITY_INSTALLATION,
	    ENTITY_SYSTEM, ENTITY_VENDOR, ENTITY_MUNICIPALITY };
	enum entity entity = kind[random_next(&w->seed, 4)];
	int64_t id = some(w, entity);
	struct err e = ERR_INIT;

	if (id != 0 && !record_delete(w->s, entity, id, &e))
		assert_int_equal(e.code, ERR_RULE);
}

static inline void
some_act(struct world *w)
{
	int n = 1 + (int)random_next(&w->seed, 8);

	begin(w->s);
	while (n-- > 0)
		switch (random_next(&w->seed, 5)) {
		case 0:
		case 1:
			some_addition(w);
			break;
		case 2:
		case 3:
			some_change(w);
			break;
		default:
			some_deletion(w);
		}
	commit(w->s);
}

#endif
