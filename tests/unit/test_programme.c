/*
 * Reading the programme: rows by id, ids in display order, tracks.
 */
#include "base/clock.h"
#include "programme_fixture.h"

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
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup_memory, \
	teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
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
