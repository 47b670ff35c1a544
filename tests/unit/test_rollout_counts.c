/*
 * The rollout: what SQL counts must be what rollout_on() says row by row,
 * with marks, earlier periods and two runs of one installation.
 */
#include "programme_fixture.h"
#include "store/chase.h"

/* "" or a day of 2021. */
static const char *
some_day(uint32_t *seed, char out[DAY_TEXT])
{
	if (random_next(seed, 3) == 0)
		return "";
	return date_iso(date_make(2021, 1, 1) +
	    (day_t)random_next(seed, 360), out);
}

/* A run on a track, and any of its steps marked; some had a period before. */
static void
some_marks(struct world *w, int64_t track, const int64_t *step,
    int64_t installation, uint32_t *seed)
{
	static const char *const state[] = { "met", "met", "waiting", "open" };
	char on[DAY_TEXT], until[DAY_TEXT];
	int64_t run;
	int i;

	run = row(w->s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)track, (long long)installation);
	for (i = 0; i < 3; i++) {
		date_iso(date_make(2021, 2, 1) +
		    (day_t)random_next(seed, 300), on);
		if (random_next(seed, 2) == 0)
			continue;
		row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=%s|"
		    "on_date=%s|since_date=%s|waits_for=vendor|until_date=%s",
		    (long long)run, (long long)step[i],
		    state[random_next(seed, 4)], on, on,
		    some_day(seed, until));
		if (random_next(seed, 3) == 0)
			row(w->s, ENTITY_PAST_MARK, "run_id=%lld|step_id=%lld"
			    "|state=met|on_date=2021-01-%02d|until_date=%s",
			    (long long)run, (long long)step[i],
			    1 + (int)random_next(seed, 28), on);
	}
}

static void
some_installations(struct world *w, uint32_t *seed)
{
	char d[5][DAY_TEXT], by[DAY_TEXT];
	int64_t id, newer, step[3];
	int m, y;

	begin(w->s);
	newer = make_rollout(w->s, 2, step);
	for (m = 0; m < 6; m++)
		for (y = 0; y < 5; y++) {
			if (random_next(seed, 4) == 0)
				continue;
			id = row(w->s, ENTITY_INSTALLATION,
			    "municipality_id=%lld|system_id=%lld|agreed_on=%s|"
			    "operation_on=%s|reported_on=%s|valid_from=%s|"
			    "valid_to=%s|reported_by=%s",
			    (long long)w->municipality[m],
			    (long long)w->system[y], some_day(seed, d[0]),
			    some_day(seed, d[1]), some_day(seed, d[2]),
			    some_day(seed, d[3]), some_day(seed, d[4]),
			    some_day(seed, by));
			if (random_next(seed, 2) == 0)
				some_marks(w, w->rollout, w->run_step, id,
				    seed);
			if (random_next(seed, 4) == 0)
				some_marks(w, newer, step, id, seed);
		}
	commit(w->s);
}

static bool
has(const struct ids *ids, int64_t id)
{
	size_t i;

	for (i = 0; i < ids->n; i++)
		if (ids->id[i] == id)
			return true;
	return false;
}

/* The first of them are the same, and all that there are if they are few. */
static void
check_first(struct store *s, const struct installation_filter *f,
    const struct ids *all)
{
	struct ids first;
	size_t limit, i, k;
	bool whole;

	for (limit = 1; limit <= all->n + 1; limit++) {
		must(installation_first(s, f, limit, &first, &whole,
		    &fixture_err));
		assert_true(first.n <= limit);
		for (i = k = 0; i < first.n; i++, k++) {
			while (k < all->n && all->id[k] != first.id[i])
				k++;
			assert_true(k < all->n);
		}
		if (whole || f->status == ROLLOUT__COUNT)
			assert_int_equal(first.n, whole ? all->n : limit);
		free(first.id);
	}
}

/* Each installation in the list of its status and in no other. */
static void
check_ids(struct world *w, day_t day, const struct installation *all, int n)
{
	struct installation_filter f = { .day = day };
	struct ids ids;
	int k, i, status;

	for (k = 0; k < 4; k++) {
		f.municipality_id = k == 1 ? w->municipality[1] : 0;
		f.system_id = k == 2 ? w->system[2] : 0;
		f.area_id = k == 3 ? w->area[1] : 0;
		for (status = 0; status <= ROLLOUT__COUNT; status++) {
			if (status == ROLLOUT_GONE)
				continue;
			f.status = (enum rollout)status;
			must(installation_ids(w->s, &f, &ids, &fixture_err));
			check_first(w->s, &f, &ids);
			for (i = 0; i < n; i++) {
				enum rollout is = installation_status(&all[i],
				    day);
				bool want = is != ROLLOUT_GONE &&
				    (status == ROLLOUT__COUNT ||
				    (int)is == status) &&
				    (k != 1 || all[i].municipality_id ==
				    w->municipality[1]) &&
				    (k != 2 || all[i].system_id ==
				    w->system[2]) && (k != 3 ||
				    str_eq(all[i].area, "ESDH"));

				assert_int_equal(has(&ids, all[i].id), want);
			}
			free(ids.id);
		}
	}
}

/* Each source once, with all its own; the most first. */
static void
check_sources(const struct rollout_rows *rows, day_t day,
    const struct installation *all, int n)
{
	int64_t told = 0;
	size_t k;
	int i;

	for (k = 0; k < rows->nsources; k++) {
		int64_t want = 0;

		for (i = 0; i < n; i++)
			want += str_eq(all[i].reported_by,
			    rows->source[k].by) && installation_status(
			    &all[i], day) != ROLLOUT_GONE;
		assert_int_equal(rows->source[k].n, want);
		assert_true(k == 0 || want <= rows->source[k - 1].n);
		told += want;
	}
	for (i = 0; i < n; i++)
		told -= all[i].reported_by &&
		    installation_status(&all[i], day) != ROLLOUT_GONE;
	assert_int_equal(told, 0);
}

static void
check_rows(struct world *w, day_t day, const struct installation *all, int n)
{
	struct rollout_rows rows;
	struct rollout_count want;
	int64_t in_all = 0;
	size_t r;
	int i;

	must(rollout_rows(w->s, day, &rows, &fixture_err));
	for (r = 0; r < rows.n; r++) {
		memset(&want, 0, sizeof(want));
		for (i = 0; i < n; i++) {
			enum rollout is = installation_status(&all[i], day);

			if (all[i].system_id == rows.row[r].system_id &&
			    is != ROLLOUT_GONE)
				want.n[is]++;
		}
		assert_memory_equal(&want, &rows.row[r].count, sizeof(want));
		in_all += rollout_total(&want);
	}
	assert_int_equal(rows.living, in_all);
	for (i = 0; i < n; i++)
		in_all -= installation_status(&all[i], day) != ROLLOUT_GONE;
	assert_int_equal(in_all, 0);
	check_sources(&rows, day, all, n);
	rollout_rows_fini(&rows);
}

static void
check_municipalities(struct world *w, day_t day,
    const struct installation *all, int n)
{
	struct rollout_rows rows;
	int64_t want = 0;
	bool has;
	size_t a;
	int m, i;

	for (m = 0; m < 6; m++) {
		has = false;
		for (i = 0; i < n; i++)
			has |= all[i].municipality_id == w->municipality[m] &&
			    str_eq(all[i].area, "ESDH") &&
			    installation_status(&all[i], day) ==
			    ROLLOUT_OPERATION;
		want += has;
	}
	must(rollout_rows(w->s, day, &rows, &fixture_err));
	for (a = 0; a < rows.nareas; a++)
		if (rows.area[a].area_id == w->area[1])
			want -= rows.area[a].municipalities;
	assert_int_equal(want, 0);
	rollout_rows_fini(&rows);
}

static void
check_by_municipality(struct world *w, day_t day,
    const struct installation *all, int n)
{
	struct rollout_count got[6], want[6];
	int m, i;

	memset(got, 0, sizeof(got));
	memset(want, 0, sizeof(want));
	must(rollout_by_municipality(w->s, day, w->municipality, 6, got,
	    &fixture_err));
	for (m = 0; m < 6; m++)
		for (i = 0; i < n; i++) {
			enum rollout is = installation_status(&all[i], day);

			if (all[i].municipality_id == w->municipality[m] &&
			    is != ROLLOUT_GONE)
				want[m].n[is]++;
		}
	assert_memory_equal(got, want, sizeof(want));
}

/*
 * Whom a system holds up: asked of it alone, and known once all is counted.
 * How many have one of an area, counted up to enough.
 */
static void
check_held(struct world *w, day_t day, const struct installation *all, int n)
{
	int64_t live, towns;
	int held, want, i, y, counted;
	struct rollout_rows rows;

	for (counted = 0; counted < 2; counted++) {
		for (y = 0; y < 5; y++) {
			for (want = i = 0; i < n; i++) {
				enum rollout is = installation_status(&all[i],
				    day);

				want += all[i].system_id == w->system[y] &&
				    is != ROLLOUT_GONE &&
				    is != ROLLOUT_OPERATION;
			}
			must(municipalities_held(w->s, w->system[y], day,
			    &held, &fixture_err));
			assert_int_equal(held, want);
		}
		must(rollout_rows(w->s, day, &rows, &fixture_err));
		must(municipalities_live(w->s, w->area[1], day, 0, &live,
		    &towns, &fixture_err));
		for (i = 0; i < (int)rows.nareas; i++)
			if (rows.area[i].area_id == w->area[1])
				assert_int_equal(rows.area[i].municipalities,
				    live);
		rollout_rows_fini(&rows);
	}
}

static void
test_counts_agree_with_the_rule_row_by_row(void **state)
{
	struct installation all[64];
	struct world w;
	uint32_t seed;
	day_t day;
	int64_t id;
	int n;

	(void)state;
	for (seed = 1; seed <= 12; seed++) {
		uint32_t next = seed;

		make_world(&w, memory_store());
		some_installations(&w, &next);
		for (n = 0, id = 1; id <= 40; id++)
			n += installation_get(w.s, id, &all[n], &fixture_err);
		for (day = DAY("2021-01-01"); day < DAY("2022-01-15");
		    day += 37) {
			check_held(&w, day, all, n);
			check_rows(&w, day, all, n);
			check_ids(&w, day, all, n);
			check_municipalities(&w, day, all, n);
			check_by_municipality(&w, day, all, n);
		}
		while (n > 0)
			installation_fini(&all[--n]);
		store_close(w.s);
	}
}

static void
test_a_mark_that_expires_does_not_count_after(void **state)
{
	struct world w;
	struct installation i;
	int64_t id, run;

	make_world(&w, *state);
	begin(w.s);
	id = row(w.s, ENTITY_INSTALLATION, "municipality_id=%lld|"
	    "system_id=%lld", (long long)w.municipality[0],
	    (long long)w.system[0]);
	run = row(w.s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)w.rollout, (long long)id);
	row(w.s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=met|"
	    "on_date=2021-03-01|until_date=2021-06-01", (long long)run,
	    (long long)w.run_step[1]);
	commit(w.s);
	must(installation_get(w.s, id, &i, &fixture_err));
	assert_int_equal(i.run_id, run);
	assert_int_equal(i.dates.agreed, DAY("2021-03-01"));
	assert_int_equal(installation_status(&i, DAY("2021-02-28")),
	    ROLLOUT_NOT_AGREED);
	assert_int_equal(installation_status(&i, DAY("2021-06-01")),
	    ROLLOUT_AGREED);
	assert_int_equal(installation_status(&i, DAY("2021-06-02")),
	    ROLLOUT_NOT_AGREED);
	installation_fini(&i);
}


#define T(f)	cmocka_unit_test_setup_teardown(f, setup_memory, \
	teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts_agree_with_the_rule_row_by_row),
		T(test_a_mark_that_expires_does_not_count_after),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
