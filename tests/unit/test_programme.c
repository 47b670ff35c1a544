/*
 * Reading the programme: rows by id, ids in display order, tracks; and the
 * rollout, where what SQL counts must be what rollout_on() says row by row.
 */
#include "base/clock.h"
#include "store_fixture.h"

struct world {
	struct store	*s;
	int64_t		 rollout, run_step[3];	/* steps 1, 2 and 8 */
	int64_t		 municipality[6], system[5], area[2];
};

/* The rollout track with three of its steps. */
static void
make_rollout(struct world *w)
{
	static const char *const key[] = { "1", "2", "8" };
	static const char *const gives[] = { "", "agreed", "operation" };
	int64_t phase;
	int i;

	w->rollout = row(w->s, ENTITY_TRACK, "key=tilslutning|version=1|"
	    "kind=rollout|subject=installation|position=1|title=Tilslutning");
	phase = row(w->s, ENTITY_PHASE, "track_id=%lld|position=1|key=T|"
	    "title=Tilslutning", (long long)w->rollout);
	for (i = 0; i < 3; i++)
		w->run_step[i] = row(w->s, ENTITY_STEP, "phase_id=%lld|"
		    "position=%d|key=%s|title=step|early=0|after_ready=0|"
		    "gives=%s", (long long)phase, i + 1, key[i], gives[i]);
}

static void
make_world(struct world *w, struct store *s)
{
	static const char *const town[] = { "Åbenrå", "Odense", "Ærø",
	    "Zealand", "København", "Aarhus" };
	int64_t vendor;
	int i;

	w->s = s;
	begin(s);
	make_rollout(w);
	for (i = 0; i < 6; i++)
		w->municipality[i] = row(s, ENTITY_MUNICIPALITY,
		    "code=%04d|name=%s", 101 + i, town[i]);
	w->area[0] = row(s, ENTITY_AREA, "name=Jobcenter");
	w->area[1] = row(s, ENTITY_AREA, "name=ESDH");
	vendor = row(s, ENTITY_VENDOR, "name=KMD");
	for (i = 0; i < 4; i++)
		w->system[i] = row(s, ENTITY_SYSTEM, "vendor_id=%lld|"
		    "name=system %c|area_id=%lld", (long long)vendor,
		    "CABD"[i], (long long)w->area[i % 2]);
	w->system[4] = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=loose",
	    (long long)vendor);
	commit(s);
}

/* "" or a day of 2021. */
static const char *
some_day(uint32_t *seed, char out[DAY_TEXT])
{
	if (random_next(seed, 3) == 0)
		return "";
	return date_iso(date_make(2021, 1, 1) +
	    (day_t)random_next(seed, 360), out);
}

static void
some_marks(struct world *w, int64_t installation, uint32_t *seed)
{
	static const char *const state[] = { "met", "met", "waiting", "open" };
	char on[DAY_TEXT], until[DAY_TEXT];
	int64_t run;
	int i;

	run = row(w->s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)w->rollout, (long long)installation);
	for (i = 0; i < 3; i++)
		if (random_next(seed, 2) == 0) {
			date_iso(date_make(2021, 2, 1) +
			    (day_t)random_next(seed, 300), on);
			row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|"
			    "state=%s|on_date=%s|since_date=%s|"
			    "waits_for=vendor|until_date=%s", (long long)run,
			    (long long)w->run_step[i],
			    state[random_next(seed, 4)], on, on,
			    some_day(seed, until));
		}
}

static void
some_installations(struct world *w, uint32_t *seed)
{
	char d[5][DAY_TEXT], by[DAY_TEXT];
	int64_t id;
	int m, y;

	begin(w->s);
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
				some_marks(w, id, seed);
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

static void
test_ids_come_in_display_order(void **state)
{
	static const char *const towns[] = { "København", "Odense",
	    "Zealand", "Ærø", "Åbenrå", "Aarhus" };
	static const char *const systems[] = { "system A", "system D",
	    "system B", "system C", "loose" };
	struct municipality m;
	struct system y;
	struct world w;
	struct ids ids;
	size_t i;

	make_world(&w, *state);
	must(municipality_ids(w.s, &ids, &fixture_err));
	assert_int_equal(ids.n, 6);
	for (i = 0; i < 6; i++) {
		must(municipality_get(w.s, ids.id[i], &m, &fixture_err));
		assert_string_equal(m.name, towns[i]);
		assert_int_equal(m.population, -1);
		municipality_fini(&m);
	}
	free(ids.id);
	must(system_ids(w.s, &ids, &fixture_err));
	assert_int_equal(ids.n, 5);
	for (i = 0; i < 5; i++) {
		must(system_get(w.s, ids.id[i], &y, &fixture_err));
		assert_string_equal(y.name, systems[i]);
		assert_string_equal(y.vendor, "KMD");
		assert_int_equal(y.run_id, 0);
		assert_int_equal(y.ready_by, DAY_NONE);
		system_fini(&y);
	}
	free(ids.id);
}

static void
test_what_has_gone_is_no_error(void **state)
{
	struct err e = ERR_INIT;
	struct municipality m;
	struct installation i;
	struct track_info t;
	struct system y;

	assert_false(municipality_get(*state, 4711, &m, &e));
	assert_false(system_get(*state, 4711, &y, &e));
	assert_false(installation_get(*state, 4711, &i, &e));
	assert_false(track_info_get(*state, 4711, &t, &e));
	assert_int_equal(e.code, ERR_NONE);
}

static void
test_an_installation_is_found_while_it_lives(void **state)
{
	struct world w;
	int64_t old, now, found;

	make_world(&w, *state);
	begin(w.s);
	old = row(w.s, ENTITY_INSTALLATION, "municipality_id=%lld|"
	    "system_id=%lld|valid_to=2021-01-01", (long long)w.municipality[0],
	    (long long)w.system[0]);
	commit(w.s);
	must(installation_find(w.s, w.municipality[0], w.system[0], &found,
	    &fixture_err));
	assert_int_equal(found, 0);
	begin(w.s);
	now = row(w.s, ENTITY_INSTALLATION, "municipality_id=%lld|"
	    "system_id=%lld|contract=ski2019|contract_ref=K-1",
	    (long long)w.municipality[0], (long long)w.system[0]);
	commit(w.s);
	must(installation_find(w.s, w.municipality[0], w.system[0], &found,
	    &fixture_err));
	assert_int_equal(found, now);
	assert_int_not_equal(old, now);
}

static void
test_a_track_is_read_whole_by_its_newest_version(void **state)
{
	struct world w;
	struct track_info info;
	struct track t;
	struct ids ids;
	int64_t v2, course, phase, a, b;
	struct err e = ERR_INIT;

	make_world(&w, *state);
	begin(w.s);
	course = row(w.s, ENTITY_TRACK, "key=forloeb1|version=1|kind=course|"
	    "subject=system|position=1|title=F");
	v2 = row(w.s, ENTITY_TRACK, "key=forloeb1|version=2|kind=course|"
	    "subject=system|position=1|title=F");
	phase = row(w.s, ENTITY_PHASE, "track_id=%lld|position=1|key=F|"
	    "title=Foruds", (long long)v2);
	a = row(w.s, ENTITY_STEP, "phase_id=%lld|position=1|key=F1|title=one|"
	    "party=vendor|planned_days=5|early=0|after_ready=0",
	    (long long)phase);
	b = row(w.s, ENTITY_STEP, "phase_id=%lld|position=2|key=F2|title=two|"
	    "condition=bob|early=1|after_ready=1|implied_by=ready",
	    (long long)phase);
	row(w.s, ENTITY_STEP_REQUIRES, "step_id=%lld|requires_id=%lld",
	    (long long)b, (long long)a);
	row(w.s, ENTITY_RUN, "track_id=%lld|system_id=%lld",
	    (long long)course, (long long)w.system[0]);
	commit(w.s);
	must(track_ids(w.s, &ids, &fixture_err));
	assert_int_equal(ids.n, 2);
	assert_int_equal(ids.id[0], v2);
	assert_int_equal(ids.id[1], w.rollout);
	free(ids.id);
	must(track_info_get(w.s, v2, &info, &fixture_err));
	assert_int_equal(info.nsteps, 2);
	assert_int_equal(info.nruns, 1);	/* on the first version */
	track_info_fini(&info);
	must(system_ids_of_track(w.s, v2, &ids, &fixture_err));
	assert_int_equal(ids.n, 1);
	free(ids.id);
	must(track_load(w.s, v2, &t, &fixture_err));
	assert_int_equal(t.nphases, 1);
	assert_int_equal(t.nsteps, 2);
	assert_int_equal(t.steps[0].party, PARTY_VENDOR);
	assert_int_equal(t.steps[0].planned_days, 5);
	assert_int_equal(t.steps[1].requires, 1);
	assert_true(t.steps[1].early && t.steps[1].after_ready);
	assert_int_equal(t.steps[1].implied_by, MILESTONE_READY);
	assert_string_equal(t.steps[1].condition, "bob");
	track_fini(&t);
	assert_false(track_load(w.s, 4711, &t, &e));
	assert_int_equal(e.code, ERR_INVALID);
	begin(w.s);
	row(w.s, ENTITY_STEP_REQUIRES, "step_id=%lld|requires_id=%lld",
	    (long long)a, (long long)b);	/* a cycle */
	assert_false(track_load(w.s, v2, &t, &e));
	act_cancel(w.s);
}

static void
test_tracks_are_found_by_key_and_kind(void **state)
{
	struct world w;
	int64_t id;

	make_world(&w, *state);
	must(track_by_key(w.s, "tilslutning", &id, &fixture_err));
	assert_int_equal(id, w.rollout);
	must(track_of_kind(w.s, "rollout", &id, &fixture_err));
	assert_int_equal(id, w.rollout);
	must(track_by_key(w.s, "nothing", &id, &fixture_err));
	assert_int_equal(id, 0);
}

static void
test_the_newest_reported_table_of_the_day(void **state)
{
	struct reported_row *rows;
	size_t n;

	begin(*state);
	row(*state, ENTITY_REPORTED, "status_date=2021-03-31|area=ESDH|"
	    "label=I alt|operation=5|agreed=1|not_agreed=2|total=8");
	row(*state, ENTITY_REPORTED, "status_date=2021-03-31|area=ESDH|"
	    "vendor=KMD|label=Nova|operation=1|agreed=1|not_agreed=2|"
	    "total=4");
	row(*state, ENTITY_REPORTED, "status_date=2021-06-30|area=ESDH|"
	    "vendor=KMD|label=Nova|operation=4|agreed=0|not_agreed=0|"
	    "total=4");
	commit(*state);
	must(reported_rows(*state, DAY("2021-03-30"), &rows, &n,
	    &fixture_err));
	assert_int_equal(n, 0);
	reported_free(rows, n);
	must(reported_rows(*state, DAY("2021-05-01"), &rows, &n,
	    &fixture_err));
	assert_int_equal(n, 2);
	assert_string_equal(rows[0].vendor, "KMD");
	assert_null(rows[1].vendor);
	assert_int_equal(rows[1].total, 8);
	assert_int_equal(rows[1].count.n[ROLLOUT_NOT_AGREED], 2);
	reported_free(rows, n);
}

static void
test_counts_of_the_overview(void **state)
{
	struct programme_counts c;
	struct world w;

	make_world(&w, *state);
	must(programme_counts(w.s, &c, &fixture_err));
	assert_int_equal(c.municipalities, 6);
	assert_int_equal(c.vendors, 1);
	assert_int_equal(c.systems, 5);
	assert_int_equal(c.acts, 1);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup_memory, \
	teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts_agree_with_the_rule_row_by_row),
		T(test_a_mark_that_expires_does_not_count_after),
		T(test_ids_come_in_display_order),
		T(test_what_has_gone_is_no_error),
		T(test_an_installation_is_found_while_it_lives),
		T(test_a_track_is_read_whole_by_its_newest_version),
		T(test_tracks_are_found_by_key_and_kind),
		T(test_the_newest_reported_table_of_the_day),
		T(test_counts_of_the_overview),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
