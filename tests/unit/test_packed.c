/*
 * Installations in packed blocks (store/packed.h): whoever writes, and however,
 * what is counted from the blocks is what the rows say.
 */
#include "packed_fixture.h"
#include "store/bulk.h"

#define PLACES	100
#define SYSTEMS	30		/* 3,000 in all: twenty blocks */

/* A value, or none if odds are against it. */
static void
maybe_day(struct bulk_value *v, uint32_t *seed)
{
	*v = (struct bulk_value){ .type = VALUE_NULL };
	if (random_next(seed, 3) > 0)
		*v = (struct bulk_value){ VALUE_TEXT, true,
		    date_make(2020, 6, 1) + (day_t)random_next(seed, 600),
		    NULL };
}

static void
add_in_bulk(struct store *s, int64_t place, int64_t system, uint32_t *seed)
{
	static const char *const list[] = { "maj.csv", "juni.csv", "æøå" };
	static const char *const day[] = { "agreed_on", "operation_on",
	    "reported_on", "valid_from" };
	struct bulk_value v[RECORD_FIELDS_MAX] = { { .type = VALUE_NULL } };
	const char *by = list[random_next(seed, 3)];
	size_t i;

	v[entity_field(ENTITY_INSTALLATION, "municipality_id")] =
	    (struct bulk_value){ VALUE_INT, false, place, NULL };
	v[entity_field(ENTITY_INSTALLATION, "system_id")] =
	    (struct bulk_value){ VALUE_INT, false, system, NULL };
	for (i = 0; i < 4; i++)
		maybe_day(&v[entity_field(ENTITY_INSTALLATION, day[i])],
		    seed);
	if (random_next(seed, 4) > 0)
		v[entity_field(ENTITY_INSTALLATION, "reported_by")] =
		    (struct bulk_value){ VALUE_TEXT, false,
		    (int64_t)strlen(by), by };
	must(bulk_add(s, v, &fixture_err));
}

static void
fill(struct store *s)
{
	int64_t area, vendor, system;
	uint32_t seed = 7;
	int i, k;

	area = row(s, ENTITY_AREA, "name=ESDH");
	vendor = row(s, ENTITY_VENDOR, "name=KMD");
	for (i = 0; i < PLACES; i++)
		row(s, ENTITY_MUNICIPALITY, "code=%04d|name=town %d", 101 + i,
		    i);
	must(bulk_begin(s, PLACES * SYSTEMS, &fixture_err));
	for (k = 0; k < SYSTEMS; k++) {
		system = row(s, ENTITY_SYSTEM, "vendor_id=%lld|area_id=%lld|"
		    "name=system %d", (long long)vendor, (long long)area, k);
		for (i = 0; i < PLACES; i++)
			add_in_bulk(s, i + 1, system, &seed);
	}
	must(bulk_end(s, &fixture_err));
}

static int
setup(void **state)
{
	*state = make_place();
	return 0;
}

static int64_t
unpacked(struct store *s)
{
	return number(s, "SELECT count(*) FROM installation_block "
	    "WHERE packed IS NULL");
}

static void
test_rows_in_bulk_are_counted(void **state)
{
	struct place *p = *state;

	begin(p->s);
	fill(p->s);
	check(p->s);			/* inside the act, too */
	commit(p->s);
	check(p->s);
	assert_int_equal(unpacked(p->s), 0);
	assert_int_equal(number(p->s, "SELECT count(*) FROM "
	    "installation_block"), PLACES * SYSTEMS / PACKED_ROWS + 1);
}

static void
test_whatever_an_act_writes_is_counted(void **state)
{
	struct place *p = *state;
	struct undo_result r;
	int64_t whole, act;
	char *was, *now;

	begin(p->s);
	fill(p->s);
	whole = commit(p->s);
	was = counted(p->s);
	begin(p->s);
	change(p->s, ENTITY_INSTALLATION, 147, "operation_on=2021-01-01|"
	    "valid_from=|reported_by=new list");
	change(p->s, ENTITY_INSTALLATION, 148, "valid_to=2021-01-01");
	must(record_delete(p->s, ENTITY_INSTALLATION, 1500, &fixture_err));
	row(p->s, ENTITY_INSTALLATION, "municipality_id=1|system_id=1|"
	    "valid_to=2030-01-01|operation_on=2021-02-02");
	check(p->s);
	act = commit(p->s);
	check(p->s);
	must(act_undo(p->s, act, ORIGIN_UNDO, NULL, NULL, false, &r,
	    &fixture_err));
	check(p->s);
	now = counted(p->s);
	assert_string_equal(now, was);
	must(act_undo(p->s, whole, ORIGIN_UNDO, NULL, NULL, false, &r,
	    &fixture_err));
	assert_int_equal(number(p->s, "SELECT count(*) FROM "
	    "installation_block"), 0);
	must(store_verify(p->s, false, &fixture_err));
	free(was);
	free(now);
}

static void
test_what_is_cancelled_is_not_counted(void **state)
{
	struct place *p = *state;
	char *was, *now;

	begin(p->s);
	fill(p->s);
	commit(p->s);
	was = counted(p->s);
	begin(p->s);
	change(p->s, ENTITY_INSTALLATION, 300, "valid_to=2021-01-01|"
	    "reported_by=never");
	now = counted(p->s);
	assert_string_not_equal(now, was);
	free(now);
	act_cancel(p->s);
	begin(p->s);
	change(p->s, ENTITY_INSTALLATION, 301, "reported_by=later");
	commit(p->s);
	check(p->s);
	free(was);
}

/* The triggers know how many rows a block has, and so does packed.h. */
static void
test_another_program_is_believed_at_once(void **state)
{
	struct place *p = *state;
	struct store *reader;
	struct packed found;

	begin(p->s);
	fill(p->s);
	commit(p->s);
	check(p->s);
	by_another_program(p->path, "UPDATE installation SET "
	    "operation_on = '2021-01-01', valid_from = NULL, "
	    "reported_by = 'by hand' WHERE id IN (147, 148, 2071, 2072);"
	    "DELETE FROM installation WHERE id BETWEEN 592 AND 739;"
	    "UPDATE installation SET id = 9000 WHERE id = 444;"
	    "INSERT INTO installation (id, municipality_id, system_id, "
	    "valid_to, reported_by) VALUES (12000, 1, 1, '2031-01-01', "
	    "'by hand too')");
	assert_true(unpacked(p->s) > 4);
	check(p->s);
	/* Odd ids harm nothing. */
	by_another_program(p->path, "INSERT INTO installation (id, "
	    "municipality_id, system_id, valid_to) VALUES "
	    "(-1, 2, 1, '2031-01-01'), (-500, 3, 1, '2031-01-01')");
	must(packed_find(p->s, -500, &found, &fixture_err));
	assert_int_equal(found.municipality_id, 0);
	begin(p->s);
	change(p->s, ENTITY_INSTALLATION, -500, "note=odd");
	must(record_delete(p->s, ENTITY_INSTALLATION, -1, &fixture_err));
	must(record_delete(p->s, ENTITY_INSTALLATION, -500, &fixture_err));
	commit(p->s);
	by_another_program(p->path, "UPDATE installation SET note = 'by hand' "
	    "WHERE id = 2071");
	reader = store_open(p->path, STORE_READ, &fixture_err);
	must(reader != NULL);
	check(reader);
	store_close(reader);
	/* The next act packs them again, with the names of the lists. */
	begin(p->s);
	row(p->s, ENTITY_VENDOR, "name=Schultz");
	commit(p->s);
	assert_int_equal(unpacked(p->s), 0);
	assert_int_equal(number(p->s, "SELECT count(*) FROM packed_source "
	    "WHERE name LIKE 'by hand%'"), 2);
	check(p->s);
}

/* Lets so many looks pass, then there is a key. */
static bool
a_key(void *arg)
{
	int *looks = arg;

	return (*looks)-- == 0;
}

static void
test_a_key_breaks_it_off_and_none_is_counted_twice(void **state)
{
	struct place *p = *state;
	struct rollout_rows rows;
	struct err e = ERR_INIT;
	int looks, broken = 0;

	begin(p->s);
	fill(p->s);
	commit(p->s);
	for (looks = 0; looks < 3; looks++) {
		int left = looks;

		begin(p->s);		/* nothing kept is of use after it */
		change(p->s, ENTITY_VENDOR, 1, "name=KMD %d", looks);
		commit(p->s);
		store_on_progress(p->s, a_key, &left);
		if (!rollout_rows(p->s, date_parse(TODAY), &rows, &e)) {
			assert_int_equal(e.code, ERR_INTERRUPT);
			broken++;
		}
		err_clear(&e);
		rollout_rows_fini(&rows);
		store_on_progress(p->s, NULL, NULL);
		check(p->s);
	}
	assert_true(broken > 0);
}

static void
test_the_check_notices_a_block_that_is_wrong(void **state)
{
	static const char *const harm[] = {
		"UPDATE installation_block SET packed = zeroblob(3996) "
		    "WHERE block = 3",
		"DELETE FROM installation_block WHERE block = 3",
		"UPDATE installation_block SET packed = x'00' WHERE block = 3",
		"INSERT INTO installation_block SELECT 99, packed FROM "
		    "installation_block WHERE block = 2",
	};
	struct place *p = *state;
	struct err e = ERR_INIT;
	size_t i;

	begin(p->s);
	fill(p->s);
	commit(p->s);
	for (i = 0; i < sizeof(harm) / sizeof(harm[0]); i++) {
		by_another_program(p->path, harm[i]);
		assert_false(store_verify(p->s, false, &e));
		assert_non_null(strstr(e.msg, i == 3 ?
		    "installations 14652 to 14799" :
		    "installations 444 to 591"));
		err_clear(&e);
		by_another_program(p->path, "INSERT OR REPLACE INTO "
		    "installation_block VALUES (3, NULL);"
		    "DELETE FROM installation_block WHERE block = 99");
		must(store_verify(p->s, false, &fixture_err));
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, leave_place)
	const struct CMUnitTest tests[] = {
		TEST(test_rows_in_bulk_are_counted),
		TEST(test_whatever_an_act_writes_is_counted),
		TEST(test_what_is_cancelled_is_not_counted),
		TEST(test_another_program_is_believed_at_once),
		TEST(test_a_key_breaks_it_off_and_none_is_counted_twice),
		TEST(test_the_check_notices_a_block_that_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
