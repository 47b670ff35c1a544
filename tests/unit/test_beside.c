/*
 * Counting beside (store/beside.h): the same figures as when one counts alone,
 * also when somebody writes meanwhile or a key breaks it off.
 */
#include "programme_fixture.h"
#include "store/bulk.h"

#include <dirent.h>
#include <time.h>
#include <unistd.h>

#define PLACES	100
#define SYSTEMS	250		/* so many times 100 is worth a thread */

static struct store *
big_store(char path[SCRATCH_MAX + 16])
{
	struct bulk_value v[RECORD_FIELDS_MAX] = { { .type = VALUE_NULL } };
	int at[3] = { entity_field(ENTITY_INSTALLATION, "municipality_id"),
	    entity_field(ENTITY_INSTALLATION, "system_id"),
	    entity_field(ENTITY_INSTALLATION, "operation_on") };
	int64_t place[PLACES], system[SYSTEMS], vendor;
	char folder[SCRATCH_MAX];
	struct store *s;
	int i, k;

	assert_true(scratch_make(folder));
	snprintf(path, SCRATCH_MAX + 16, "%s/big.db", folder);
	s = store_open(path, STORE_CREATE, &fixture_err);
	must(s != NULL);
	begin(s);
	vendor = row(s, ENTITY_VENDOR, "name=KMD");
	for (i = 0; i < PLACES; i++)
		place[i] = row(s, ENTITY_MUNICIPALITY, "code=%04d|name=town "
		    "%d", 101 + i, i);
	for (k = 0; k < SYSTEMS; k++)
		system[k] = row(s, ENTITY_SYSTEM, "vendor_id=%lld|"
		    "name=system %d", (long long)vendor, k);
	must(bulk_begin(s, PLACES * SYSTEMS, &fixture_err));
	for (k = 0; k < SYSTEMS; k++)
		for (i = 0; i < PLACES; i++) {
			v[at[0]] = (struct bulk_value){ VALUE_INT, false,
			    place[i], NULL };
			v[at[1]] = (struct bulk_value){ VALUE_INT, false,
			    system[k], NULL };
			v[at[2]] = (struct bulk_value){ VALUE_TEXT, true,
			    date_make(2021, 1, 1) + (i * 7 + k) % 365, NULL };
			must(bulk_add(s, v, &fixture_err));
		}
	must(bulk_end(s, &fixture_err));
	commit(s);
	return s;
}

static void
check_same(struct store *a, struct store *b, day_t day)
{
	struct rollout_rows x, y;
	size_t i;

	must(rollout_rows(a, day, &x, &fixture_err));
	must(rollout_rows(b, day, &y, &fixture_err));
	assert_int_equal(x.n, y.n);
	assert_int_equal(x.living, y.living);
	assert_memory_equal(&x.golives, &y.golives, sizeof(x.golives));
	assert_int_equal(x.nareas, y.nareas);
	for (i = 0; i < x.nareas; i++)
		assert_int_equal(x.area[i].municipalities,
		    y.area[i].municipalities);
	for (i = 0; i < x.n; i++)
		assert_memory_equal(&x.row[i].count, &y.row[i].count,
		    sizeof(x.row[i].count));
	rollout_rows_fini(&x);
	rollout_rows_fini(&y);
}

/* A few keys, one after the other. */
static bool
a_key(void *arg)
{
	int *keys = arg;

	return *keys > 0 && (*keys)-- > 0;
}

static void
end(struct store *a, struct store *b, char *path)
{
	store_close(a);
	store_close(b);
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
}

/* Until the other thread has done all it can; two seconds at most. */
static void
wait_for_the_other(void)
{
	const struct timespec nap = { 0, 1000000 };
	const char *name = "/proc/self/task";
	int tries, n;
	DIR *d;

	for (tries = 0, n = 0; n != 1 && tries < 2000; tries++) {
		nanosleep(&nap, NULL);
		d = opendir(name);
		assert_non_null(d);
		for (n = -2; readdir(d); n++)	/* without . and .. */
			continue;
		closedir(d);
	}
}

static void
test_two_count_what_one_counts(void **state)
{
	char path[SCRATCH_MAX + 16];
	struct store *a = big_store(path), *b;
	struct rollout_rows rows;
	struct err e = ERR_INIT;
	day_t day = DAY("2021-04-27");
	int keys = 4, broken = 0;

	(void)state;
	b = store_open(path, STORE_WRITE, &fixture_err);
	must(b != NULL);
	rollout_ahead(a, day);
	check_same(a, b, day);
	rollout_ahead(a, day + 50);
	wait_for_the_other();
	check_same(a, b, day + 50);	/* nothing was left for us */
	/* A key breaks off ours; theirs goes on, and none is counted twice. */
	rollout_ahead(a, day + 100);
	store_on_progress(a, a_key, &keys);
	while (!rollout_rows(a, day + 100, &rows, &e)) {
		assert_int_equal(e.code, ERR_INTERRUPT);
		err_clear(&e);
		rollout_rows_fini(&rows);
		broken++;
	}
	assert_true(broken > 0);
	store_on_progress(a, NULL, NULL);
	rollout_rows_fini(&rows);
	check_same(a, b, day + 100);
	end(a, b, path);
}

static void
test_an_act_ends_it_and_what_it_wrote_counts(void **state)
{
	char path[SCRATCH_MAX + 16];
	struct store *a = big_store(path), *b;
	day_t day = DAY("2021-04-27");
	int i;

	(void)state;
	b = store_open(path, STORE_WRITE, &fixture_err);
	must(b != NULL);
	store_patience(b, 5000);
	for (i = 0; i < 4; i++) {
		struct store *writer = i % 2 ? a : b;

		rollout_ahead(a, day);
		begin(writer);		/* does not wait for our own reader */
		row(writer, ENTITY_INSTALLATION, "municipality_id=%d|"
		    "system_id=%d|operation_on=2021-02-0%d|"
		    "valid_to=2030-01-0%d", 1 + i, 1 + i, 1 + i, 1 + i);
		commit(writer);
		check_same(a, b, day);
	}
	/* Begun and never asked for: closing ends it. */
	rollout_ahead(a, day + 1);
	end(a, b, path);
}

/* Who replaces the file under us gets no figures of theirs among ours. */
static void
test_another_file_of_the_name_is_not_counted(void **state)
{
	char path[SCRATCH_MAX + 16], aside[SCRATCH_MAX + 32];
	struct store *a = big_store(path), *other;
	struct rollout_rows rows;
	day_t day = DAY("2021-04-27");

	(void)state;
	snprintf(aside, sizeof(aside), "%s.aside", path);
	rollout_ahead(a, day);		/* it may have begun with either */
	assert_int_equal(rename(path, aside), 0);
	other = store_open(path, STORE_CREATE, &fixture_err);
	must(other != NULL);
	for (; day < DAY("2021-04-29"); day++) {
		rollout_ahead(a, day);
		wait_for_the_other();
		must(rollout_rows(a, day, &rows, &fixture_err));
		assert_int_equal(rows.n, SYSTEMS);
		assert_int_equal(rows.living, PLACES * SYSTEMS);
		rollout_rows_fini(&rows);
	}
	unlink(aside);
	end(a, other, path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two_count_what_one_counts),
		cmocka_unit_test(test_an_act_ends_it_and_what_it_wrote_counts),
		cmocka_unit_test(test_another_file_of_the_name_is_not_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
