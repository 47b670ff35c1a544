/*
 * Installations in packed blocks (store/packed.h): any life of a store. Rows
 * come in bulk and singly, change and go, in the middle of each other; acts are
 * cancelled, rehearsed, taken back; another klar and another program write in
 * turn; ids jump; the store is looked at as it was known. Whatever happens, the
 * blocks are what the rows say. RANDOM_SECONDS asks for more of it.
 */
#include <time.h>

#include "packed_fixture.h"
#include "store/bulk.h"
#include "store/known.h"

#define PLACES	12
#define SYSTEMS	10
#define STEPS	60

struct life {
	char		 path[SCRATCH_MAX + 16];
	struct store	*s, *other;
	uint32_t	 seed;
	int64_t		 serial;
};

static uint32_t
any(struct life *l, uint32_t n)
{
	return random_next(&l->seed, n);
}

/* ---- what is asked ------------------------------------------------------- */

/* Now and then there is a key. */
static bool
a_key(void *arg)
{
	return random_next(arg, 3) == 0;
}

/* Counted by pieces, as a screen does that somebody types into. */
static void
count_broken_off(struct life *l, struct store *s)
{
	struct rollout_rows rows;
	struct err e = ERR_INIT;
	bool ok = false;
	int i;

	store_on_progress(s, a_key, &l->seed);
	for (i = 0; i < 20 && !ok; i++) {
		ok = rollout_rows(s, date_parse(TODAY), &rows, &e);
		assert_true(ok || e.code == ERR_INTERRUPT);
		rollout_rows_fini(&rows);
		err_clear(&e);
	}
	store_on_progress(s, NULL, NULL);
}

/* ---- what is done -------------------------------------------------------- */

static const char *const list[] = { "maj.csv", "juni.csv", "æøå", "a", "b" };

/* A row that clashes with none there ever was. */
static void
some_row(struct life *l, struct bulk_value *v)
{
	static const char *const day[] = { "agreed_on", "operation_on",
	    "reported_on", "valid_from" };
	int64_t n = l->serial++, pairs = PLACES * SYSTEMS;
	const char *by = list[any(l, 5)];
	size_t i;

	v[entity_field(ENTITY_INSTALLATION, "municipality_id")] =
	    (struct bulk_value){ VALUE_INT, false, n % PLACES + 1, NULL };
	v[entity_field(ENTITY_INSTALLATION, "system_id")] =
	    (struct bulk_value){ VALUE_INT, false, n / PLACES % SYSTEMS + 1,
	    NULL };
	v[entity_field(ENTITY_INSTALLATION, "valid_to")] =
	    (struct bulk_value){ VALUE_TEXT, true, date_make(any(l, 4) ? 2030 :
	    1950, 1, 1) + (day_t)(n / pairs), NULL };
	for (i = 0; i < 4; i++)
		v[entity_field(ENTITY_INSTALLATION, day[i])] = any(l, 3) ?
		    (struct bulk_value){ VALUE_TEXT, true,
		    date_make(2020, 6, 1) + (day_t)any(l, 600), NULL } :
		    (struct bulk_value){ .type = VALUE_NULL };
	v[entity_field(ENTITY_INSTALLATION, "reported_by")] = any(l, 4) ?
	    (struct bulk_value){ VALUE_TEXT, false, (int64_t)strlen(by), by } :
	    (struct bulk_value){ .type = VALUE_NULL };
}

static void
add_one(struct life *l, struct store *s)
{
	int64_t n = l->serial++, pairs = PLACES * SYSTEMS;
	char day[DAY_TEXT];

	row(s, ENTITY_INSTALLATION, "municipality_id=%lld|system_id=%lld|"
	    "valid_to=%s|reported_by=%s|operation_on=2021-0%u-01",
	    (long long)(n % PLACES + 1), (long long)(n / PLACES % SYSTEMS + 1),
	    date_iso(date_make(2030, 1, 1) + (day_t)(n / pairs), day),
	    list[any(l, 5)], 1 + any(l, 9));
}

/* Some row that is there: an old one, or one of the last; or 0. */
static int64_t
some_id(struct life *l, struct store *s)
{
	char sql[160];

	snprintf(sql, sizeof(sql), "SELECT ifnull((SELECT id FROM installation "
	    "WHERE id >= (SELECT max(id) FROM installation) - %u ORDER BY id "
	    "LIMIT 1), 0)", any(l, any(l, 2) ? 3000 : 20));
	return number(s, sql);
}

static void
change_one(struct life *l, struct store *s)
{
	int64_t id = some_id(l, s);

	if (id == 0)
		return;
	if (any(l, 3) == 0)
		must(record_delete(s, ENTITY_INSTALLATION, id, &fixture_err));
	else if (any(l, 5) == 0)
		change(s, ENTITY_INSTALLATION, id, "reported_by=list %lld",
		    (long long)l->serial++);
	else
		change(s, ENTITY_INSTALLATION, id, "reported_by=%s|"
		    "agreed_on=2021-0%u-01|operation_on=%s", list[any(l, 5)],
		    1 + any(l, 9), any(l, 2) ? "2021-03-03" : "");
}

static void
read_within(struct life *l, struct store *s)
{
	struct packed p;
	int64_t id = some_id(l, s);

	if (any(l, 3) == 0)
		check(s);
	else if (id != 0) {
		must(packed_find(s, id, &p, &fixture_err));
		assert_true(p.municipality_id > 0);
	}
}

static void
some_bulk(struct life *l, struct store *s)
{
	struct bulk_value v[RECORD_FIELDS_MAX] = { { .type = VALUE_NULL } };
	uint32_t n = 1 + any(l, any(l, 4) ? 300 : 2500), often = 20 + any(l,
	    400);

	must(bulk_begin(s, any(l, 3) ? n : 30000, &fixture_err));
	while (n-- > 0) {
		some_row(l, v);
		must(bulk_add(s, v, &fixture_err));
		if (any(l, often))
			continue;
		must(bulk_flush(s, &fixture_err));
		if (any(l, 2))
			add_one(l, s);
		if (any(l, 2))
			change_one(l, s);
		if (any(l, 2))
			read_within(l, s);
	}
	must(bulk_end(s, &fixture_err));
}

static void
some_act(struct life *l, struct store *s)
{
	int n = 1 + (int)any(l, 6);

	begin(s);
	while (n-- > 0)
		switch (any(l, 6)) {
		case 0:
			some_bulk(l, s);
			break;
		case 1:
			read_within(l, s);
			break;
		case 2:
			add_one(l, s);
			break;
		default:
			change_one(l, s);
		}
	switch (any(l, 8)) {
	case 0:
		act_cancel(s);
		break;
	case 1:
		must(act_commit(s, true, &fixture_err));
		break;
	default:
		commit(s);
	}
}

static void
some_undo(struct life *l, struct store *s)
{
	int64_t id, all = act_count(s, &fixture_err);
	struct undo_result r;
	struct err e = ERR_INIT;

	switch (any(l, 3)) {
	case 0:
		id = act_last_undo(s, NULL, &fixture_err);
		break;
	case 1:
		id = act_last(s, NULL, &fixture_err);
		break;
	default:
		id = 2 + any(l, (uint32_t)all);
	}
	if (id > 1 && id <= all)
		act_undo(s, id, ORIGIN_UNDO, NULL, NULL, any(l, 6) == 0, &r,
		    &e);
}

static void
another_program_writes(struct life *l)
{
	char sql[500];
	int64_t id = some_id(l, l->s);
	sqlite3 *db;

	switch (any(l, 6)) {
	case 0:
		snprintf(sql, sizeof(sql), "UPDATE sqlite_sequence SET seq = "
		    "seq + %u WHERE name = 'installation'", any(l, 400));
		break;
	case 1:
		snprintf(sql, sizeof(sql), "UPDATE installation SET "
		    "reported_by = '%s' WHERE id BETWEEN %lld AND %lld",
		    any(l, 2) ? list[any(l, 5)] : "by hand", (long long)id,
		    (long long)id + any(l, 300));
		break;
	case 2:
		snprintf(sql, sizeof(sql), "UPDATE OR %s installation SET "
		    "operation_on = '2021-01-01' WHERE id BETWEEN %lld AND "
		    "%lld; UPDATE OR %s installation SET (municipality_id, "
		    "system_id, valid_to) = (SELECT municipality_id, "
		    "system_id, valid_to FROM installation WHERE id = %lld) "
		    "WHERE id = (SELECT max(id) FROM installation)",
		    any(l, 2) ? "IGNORE" : "REPLACE", (long long)id,
		    (long long)id + any(l, 50), any(l, 2) ? "IGNORE" :
		    "REPLACE", (long long)id);
		break;
	case 3:
		snprintf(sql, sizeof(sql), "REPLACE INTO installation "
		    "(municipality_id, system_id, valid_to, reported_by) "
		    "SELECT municipality_id, system_id, valid_to, 'by hand' "
		    "FROM installation WHERE id BETWEEN %lld AND %lld",
		    (long long)id, (long long)id + any(l, 50));
		break;
	case 4:
		snprintf(sql, sizeof(sql), "DELETE FROM installation WHERE "
		    "id BETWEEN %lld AND %lld", (long long)id,
		    (long long)id + any(l, 300));
		break;
	default:
		snprintf(sql, sizeof(sql), "UPDATE installation SET id = "
		    "id + 5000 WHERE id = %lld; UPDATE sqlite_sequence SET seq "
		    "= max(seq, %lld + 5000) WHERE name = 'installation'",
		    (long long)id, (long long)id);
	}
	assert_int_equal(sqlite3_open(l->path, &db), SQLITE_OK);
	sqlite3_exec(db, sql, NULL, NULL, NULL);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void
as_it_was_known(struct life *l)
{
	int64_t all = act_count(l->s, &fixture_err);
	struct known k = { .act = 1 + any(l, (uint32_t)all) };

	if (!store_known(l->s, &k, &fixture_err)) {
		/* What another program took away cannot be brought back. */
		err_clear(&fixture_err);
		return;
	}
	check(l->s);
	store_now(l->s);
}

static void
step(struct life *l)
{
	struct store *s = any(l, 3) ? l->s : l->other;

	switch (any(l, 12)) {
	case 0:
	case 1:
	case 2:
		some_undo(l, s);
		break;
	case 3:
		another_program_writes(l);
		break;
	case 4:
		as_it_was_known(l);
		break;
	case 5:
		store_close(l->other);
		l->other = store_open(l->path, STORE_WRITE, &fixture_err);
		must(l->other != NULL);
		break;
	default:
		some_act(l, s);
	}
	if (any(l, 2))
		count_broken_off(l, any(l, 2) ? l->s : l->other);
	check(l->s);
	check(l->other);
	if (any(l, 8) == 0)
		must(store_verify(l->s, false, &fixture_err));
}

static void
live(uint32_t seed)
{
	struct life l = { .seed = seed };
	char folder[SCRATCH_MAX];
	int64_t area, vendor;
	int i;

	assert_true(scratch_make(folder));
	snprintf(l.path, sizeof(l.path), "%s/klar.db", folder);
	l.s = store_open(l.path, STORE_CREATE, &fixture_err);
	must(l.s != NULL);
	l.other = store_open(l.path, STORE_WRITE, &fixture_err);
	must(l.other != NULL);
	begin(l.s);
	area = row(l.s, ENTITY_AREA, "name=ESDH");
	vendor = row(l.s, ENTITY_VENDOR, "name=KMD");
	for (i = 0; i < PLACES; i++)
		row(l.s, ENTITY_MUNICIPALITY, "code=%04d|name=town %d",
		    101 + i, i);
	for (i = 0; i < SYSTEMS; i++)
		row(l.s, ENTITY_SYSTEM, "vendor_id=%lld|area_id=%lld|"
		    "name=system %d", (long long)vendor, (long long)area, i);
	commit(l.s);
	for (i = 0; i < STEPS; i++)
		step(&l);
	store_close(l.s);
	store_close(l.other);
	unlink(l.path);
	rmdir(folder);
}

static void
test_any_life_is_counted(void **state)
{
	const char *seconds = getenv("RANDOM_SECONDS");
	const char *first = getenv("RANDOM_SEED");
	uint32_t seed = first ? (uint32_t)atol(first) : 1;
	time_t end = time(NULL) + (seconds ? atol(seconds) : 0);
	int lives = 0;

	(void)state;
	while (lives++ < 3 || time(NULL) < end) {
		print_message("life %lu\n", (unsigned long)seed);
		live(seed++);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_life_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
