/*
 * The programme inside the binary comes in through the reader: all of it, and
 * nothing that is not there. And the constructed example goes with it.
 */
#include "lists_fixture.h"

#define SAMPLE	"import/samples/eksempel_installationer.csv"

static const struct {
	const char	*file;
	int		 rows;
	enum reason	 warning;	/* the only ones there may be */
	int		 warnings;
} files[] = {
	{ "01_municipalities.csv", 98, REASON__COUNT, 0 },
	{ "02_courses.csv", 8, REASON__COUNT, 0 },
	{ "03_steps.csv", 25 + 8 + 5 + 1 + 1, REASON__COUNT, 0 },
	{ "04_systems.csv", 11, REASON_new_vendor, 8 + 4 },
	{ "05_aliases.csv", 12, REASON__COUNT, 0 },
	{ "06_statuses.csv", 5 * 3, REASON_ahead_of_gate, 5 * 3 },
	{ "07_targets.csv", 26, REASON__COUNT, 0 },
	{ "08_reported.csv", 9, REASON_total_differs, 2 },
	{ "09_prices.csv", 28, REASON__COUNT, 0 },
};

static void
test_every_file_comes_in(void **state)
{
	struct read_opts opts = { .list = LIST__COUNT,
	    .status_date = DAY_NONE, .today = TODAY };
	struct store *s = *state;
	struct read_report r;
	size_t i;
	int k;

	must(act_begin(s, ORIGIN_INIT, "programme", NULL, &fixture_err));
	for (i = 0; embedded_programme[i].name; i++) {
		assert_true(i < sizeof(files) / sizeof(files[0]));
		assert_string_equal(embedded_programme[i].name,
		    files[i].file);
		must(list_read_bytes(s, files[i].file,
		    embedded_programme[i].data, embedded_programme[i].len,
		    &opts, &r, &fixture_err));
		assert_int_equal(r.rows, files[i].rows);
		assert_int_equal(r.added, files[i].rows);
		assert_int_equal(r.nfindings, files[i].warnings);
		for (k = 0; k < r.nfindings; k++)
			assert_true(r.finding[k].reason == files[i].warning ||
			    r.finding[k].reason == REASON_new_area);
		read_report_fini(&r);
	}
	assert_int_equal(i, sizeof(files) / sizeof(files[0]));
	must(act_commit(s, false, &fixture_err));
}

static void
test_again_it_is_all_the_same(void **state)
{
	struct read_opts opts = { .list = LIST__COUNT,
	    .status_date = DAY_NONE, .today = TODAY };
	struct store *s = *state;
	const struct embedded *f;
	struct read_report r;

	for (f = embedded_programme; f->name; f++) {
		read_bytes(s, f->data, f->len, &opts, &r);
		assert_int_equal(r.same, r.rows);
		assert_int_equal(r.written, 0);
		read_report_fini(&r);
	}
}

static void
test_systems_and_courses(void **state)
{
	struct store *s = *state;
	struct programme_counts n;
	struct ids ids;
	int64_t track;
	struct track t;

	must(programme_counts(s, &n, &fixture_err));
	assert_int_equal(n.municipalities, 98);
	assert_int_equal(n.vendors, 8);
	assert_int_equal(n.systems, 11);
	must(track_by_key(s, "forloeb1", &track, &fixture_err));
	must(system_ids_of_track(s, track, &ids, &fixture_err));
	assert_int_equal(ids.n, 8);
	free(ids.id);
	must(track_load(s, track, &t, &fixture_err));
	assert_int_equal(t.nphases, 3);
	assert_int_equal(t.nsteps, 25);
	assert_true(t.steps[track_step(&t, "K1")].early);
	assert_string_equal(t.steps[track_step(&t, "I4")].condition,
	    "brugervendt");
	assert_int_equal(t.steps[track_step(&t, "K7")].gives,
	    MILESTONE_READY);
	track_fini(&t);
	must(track_by_key(s, "forloeb4", &track, &fixture_err));
	must(track_load(s, track, &t, &fixture_err));
	assert_int_equal(t.nphases, 3);
	assert_int_equal(t.nsteps, 0);
	track_fini(&t);
}

static void
test_connection_steps(void **state)
{
	struct store *s = *state;
	int64_t track;
	struct track t;

	must(track_of_kind(s, "rollout", &track, &fixture_err));
	must(track_load(s, track, &t, &fixture_err));
	assert_int_equal(t.nsteps, 8);
	assert_int_equal(t.steps[1].gives, MILESTONE_AGREED);
	assert_int_equal(t.steps[7].gives, MILESTONE_OPERATION);
	assert_string_equal(t.steps[2].condition, "bob");
	assert_true(t.steps[2].after_ready && !t.steps[1].after_ready);
	assert_int_equal(t.steps[7].requires, 1 << 2 | 1 << 5 | 1 << 6);
	assert_int_equal(t.steps[4].party, PARTY_KOMBIT);
	track_fini(&t);
}

static void
test_seven_systems_are_ready(void **state)
{
	struct store *s = *state;
	struct ids ids;
	int ready = 0;
	day_t on;
	size_t i;

	must(system_ids(s, &ids, &fixture_err));
	for (i = 0; i < ids.n; i++) {
		must(system_ready_on(s, ids.id[i], STATUS_DAY, &on,
		    &fixture_err));
		ready += on != DAY_NONE;
	}
	free(ids.id);
	assert_int_equal(ready, 7);
}

static void
test_example(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct rollout_rows rows;
	struct rollout_count sum = { { 0 } };
	struct read_report r;
	size_t n, i;
	char *text = slurp(SAMPLE, &n);

	read_bytes(s, text, n, &opts, &r);
	assert_int_equal(r.rows, 217);
	assert_int_equal(r.added, 217);
	assert_int_equal(r.nfindings, 0);
	read_report_fini(&r);
	read_bytes(s, text, n, &opts, &r);
	assert_int_equal(r.same, 217);
	assert_int_equal(r.written, 0);
	read_report_fini(&r);
	free(text);
	must(rollout_rows(s, STATUS_DAY, &rows, &fixture_err));
	for (i = 0; i < rows.n; i++)
		rollout_add(&sum, &rows.row[i].count);
	rollout_rows_fini(&rows);
	/* ESDH 19, 42, 58 and Jobcenter 16, 30, 52: computed, not printed. */
	assert_int_equal(sum.n[ROLLOUT_OPERATION], 19 + 16);
	assert_int_equal(sum.n[ROLLOUT_AGREED], 42 + 30);
	assert_int_equal(sum.n[ROLLOUT_NOT_AGREED], 58 + 52);
	assert_int_equal(sum.n[ROLLOUT_UNKNOWN], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_every_file_comes_in,
		    setup_memory, teardown_store),
		cmocka_unit_test_setup_teardown(test_again_it_is_all_the_same,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_systems_and_courses,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_connection_steps,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_seven_systems_are_ready,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_example,
		    setup_programme, teardown_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
