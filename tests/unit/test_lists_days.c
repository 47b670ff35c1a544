/*
 * What lists may not do to other days: a later list changes no report of an
 * earlier day, a status that goes back leaves its past alone, and Jobcenters
 * are doubled only if they are there at the same time.
 */
#include "lists_fixture.h"
#include "store/contradictions.h"
#include "store/lists_read.h"

#define HEAD	"System;Kommune;Status;Dato;Statusdato\n"

/* In operation, agreed, not yet agreed of a system on a day. */
static void
assert_rows_(struct store *s, const char *system, const char *day, int op,
    int agreed, int not_agreed, const char *file, int line)
{
	struct names *names = names_load(s, &fixture_err);
	int64_t id = names_system(names, 0, system);
	struct rollout_count none = { { 0 } }, c = none;
	struct rollout_rows rows;
	char want[40], have[40];

	names_free(names);
	must(rollout_rows(s, date_parse(day), &rows, &fixture_err));
	c = rollout_of_system(&rows, id);
	rollout_rows_fini(&rows);
	snprintf(want, sizeof(want), "%d %d %d", op, agreed, not_agreed);
	snprintf(have, sizeof(have), "%d %d %d",
	    (int)c.n[ROLLOUT_OPERATION], (int)c.n[ROLLOUT_AGREED],
	    (int)c.n[ROLLOUT_NOT_AGREED]);
	_assert_string_equal(have, want, file, line);
}
#define assert_rows(s, system, day, o, a, n) \
	assert_rows_(s, system, day, o, a, n, __FILE__, __LINE__)

/* One list; how often the warning was given. */
static int
warned(struct store *s, const char *text, enum reason reason)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	int n;

	read_text(s, text, &opts, &r);
	assert_int_equal(r.rejected, 0);
	assert_int_equal(r.conflict, 0);
	n = (int)r.count[reason];
	read_report_fini(&r);
	return n;
}

static void
test_a_later_list_adds_to_no_earlier_day(void **state)
{
	struct store *s = *state;
	const char *later = HEAD
	    "eDoc;Odense;Aftalt;;01-03-2021\n"
	    "eDoc;Vejle;Endnu ikke aftalt;;01-03-2021\n"
	    "eDoc;Faxe;I drift;15-01-2021;01-03-2021\n";

	expect(s, HEAD "eDoc;Odense;Aftalt;01-12-2020;31-12-2020\n"
	    "eDoc;Assens;Aftalt;;31-12-2020\n", 2, 0, 0, 0, 0);
	/* The first list holds for the days before it too. */
	assert_rows(s, "eDoc", "2020-12-15", 0, 1, 1);
	expect(s, later, 2, 0, 1, 0, 0);
	assert_rows(s, "eDoc", "2020-12-15", 0, 1, 1);
	assert_rows(s, "eDoc", "2021-01-14", 0, 2, 0);
	assert_rows(s, "eDoc", "2021-01-15", 1, 2, 0);
	assert_rows(s, "eDoc", "2021-03-01", 1, 2, 1);
	assert_int_equal(expect(s, later, 0, 0, 3, 0, 0), 0);
	/* A second list of a day, when all have been reported anew. */
	expect(s, HEAD "eDoc;Assens;Aftalt;;01-03-2021\n", 0, 0, 1, 0, 0);
	expect(s, HEAD "eDoc;Nyborg;Endnu ikke aftalt;;01-03-2021\n", 1, 0, 0,
	    0, 0);
	assert_rows(s, "eDoc", "2020-12-15", 0, 1, 1);
	assert_rows(s, "eDoc", "2021-03-01", 1, 2, 2);
	/* An earlier list that comes late holds for its days. */
	expect(s, HEAD "eDoc;Svendborg;Endnu ikke aftalt;;01-11-2020\n", 1, 0,
	    0, 0, 0);
	assert_rows(s, "eDoc", "2020-11-01", 0, 0, 3);
}

static void
test_a_switch_without_from(void **state)
{
	struct store *s = *state;

	expect(s, HEAD "Momentum;Odense;I drift;;31-12-2020\n", 1, 0, 0, 0,
	    0);
	/* Fasit has never been reported; Odense has had a Jobcenter. */
	assert_int_equal(warned(s, "System;Kommune;Status;Statusdato;Til\n"
	    "Fasit;Odense;Endnu ikke aftalt;01-03-2021;\n"
	    "Momentum;Odense;;;01-03-2021\n"
	    "Fasit;Vejle;Endnu ikke aftalt;01-03-2021;\n",
	    REASON_second_jobcenter), 0);
	assert_rows(s, "Fasit", "2020-12-31", 0, 0, 1);
	assert_rows(s, "Fasit", "2021-03-01", 0, 0, 2);
	assert_rows(s, "Momentum", "2020-12-31", 1, 0, 0);
	assert_rows(s, "Momentum", "2021-03-01", 0, 0, 0);
}

static void
test_a_status_that_goes_back(void **state)
{
	struct store *s = *state;
	const char *first = HEAD
	    "Acadre;Odense;I drift;01-02-2021;28-02-2021\n"
	    "Acadre;Vejle;Aftalt;01-02-2021;28-02-2021\n";
	const char *back = "System;Kommune;Status;Statusdato;Fra;Ansvarlig\n"
	    "Acadre;Odense;Endnu ikke aftalt;31-03-2021;01-01-2019;Bo\n"
	    "Acadre;Vejle;Endnu ikke aftalt;31-03-2021;;\n";
	struct undo_result u;
	char *before, *after;
	struct record r, now;
	int64_t act;

	expect(s, first, 2, 0, 0, 0, 0);
	before = written_all(s);
	get_installation(s, "0461", "Acadre", &r);
	act = expect(s, back, 0, 2, 0, 0, 0);
	assert_rows(s, "Acadre", "2021-03-30", 1, 1, 0);
	assert_rows(s, "Acadre", "2021-03-31", 0, 0, 2);
	/* It is the same one, with its steps. */
	get_installation(s, "0461", "Acadre", &now);
	assert_int_equal(now.id, r.id);
	assert_string_equal(record_text(&now, "valid_from"), "2021-03-31");
	assert_string_equal(record_text(&now, "responsible"), "Bo");
	/* Both lists again change nothing. */
	assert_int_equal(expect(s, back, 0, 0, 2, 0, 0), 0);
	assert_int_equal(expect(s, first, 0, 0, 2, 0, 0), 0);
	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, &u,
	    &fixture_err));
	assert_int_equal(u.kept, 0);
	after = written_all(s);
	assert_string_equal(before, after);
	assert_int_equal(warned(s, back, REASON_went_back), 2);
	record_fini(&r);
	record_fini(&now);
	free(before);
	free(after);
}

static void
test_a_report_put_right_splits_nothing(void **state)
{
	struct store *s = *state;
	struct ids ids;

	expect(s, HEAD "Acadre;Odense;I drift;;31-03-2021\n", 1, 0, 0, 0, 0);
	assert_int_equal(warned(s, HEAD "Acadre;Odense;Aftalt;;31-03-2021\n",
	    REASON_went_back), 1);
	must(listing_ids(s, LISTING_INSTALLATIONS, NULL, &ids,
	    &fixture_err));
	assert_int_equal(ids.n, 1);
	free(ids.id);
}

/* What was split comes in again elsewhere as it was. */
static void
test_a_past_moves(void **state)
{
	struct store *s = *state, *to = programme_store();
	char *a, *b;

	expect(s, HEAD "Acadre;Odense;I drift;01-02-2021;28-02-2021\n", 1, 0,
	    0, 0, 0);
	expect(s, HEAD "Acadre;Odense;Aftalt;;31-03-2021\n"
	    "Momentum;Odense;Aftalt;;01-02-2021\n", 1, 1, 0, 0, 0);
	a = written(s, LIST_installations, true);
	expect(to, a, 3, 0, 0, 0, 0);
	b = written(to, LIST_installations, true);
	assert_string_equal(a, b);
	assert_int_equal(expect(s, a, 0, 0, 3, 0, 0), 0);
	free(a);
	free(b);
	store_close(to);
}

static size_t
doubles(struct store *s, const char *day)
{
	struct double_row *rows = NULL;
	size_t n = 0;

	must(double_jobcenters(s, date_parse(day), &rows, &n, &fixture_err));
	double_free(rows, n);
	return n;
}

/* What has ended before the day of the list was in operation till then. */
static void
test_a_status_of_what_has_ended(void **state)
{
	struct store *s = *state;
	char *text;

	expect(s, "System;Kommune;Status;I drift den;Statusdato;Til\n"
	    "Acadre;Odense;I drift;;31-03-2021;01-01-2021\n"
	    "Acadre;Vejle;Endnu ikke aftalt;15-02-2021;31-03-2021;01-02-2021\n",
	    2, 0, 0, 0, 0);
	assert_rows(s, "Acadre", "2020-12-31", 1, 0, 1);
	assert_rows(s, "Acadre", "2021-03-31", 0, 0, 0);
	text = written(s, LIST_installations, false);
	assert_non_null(strstr(text, ";I drift;31-12-2020;;31-12-2020;"));
	expect(s, text, 0, 0, 2, 0, 0);
	free(text);
}

static void
test_jobcenters_at_the_same_time(void **state)
{
	struct store *s = *state;
#define LIVES	"System;Kommune;Fra;Til\n"

	expect(s, LIVES "Momentum;Odense;;\nMomentum;Vejle;;01-01-2022\n", 2,
	    0, 0, 0, 0);
	/* The end of the old one may stand after the new one. */
	assert_int_equal(warned(s, LIVES "Fasit;Odense;01-01-2022;\n"
	    "Momentum;Odense;;01-01-2022\n", REASON_second_jobcenter), 0);
	assert_int_equal(doubles(s, "2021-04-07"), 0);
	/* Of two rows that meet one is told. */
	assert_int_equal(warned(s, LIVES "Fasit;Vejle;01-12-2021;\n"
	    "Momentum;Faxe;;\nFasit;Faxe;;\n", REASON_second_jobcenter), 2);
	assert_int_equal(doubles(s, "2021-04-07"), 2);
	assert_int_equal(doubles(s, "2022-01-01"), 1);
	/* And one that is moved into the time of another. */
	assert_int_equal(warned(s, LIVES "Fasit;Odense;01-11-2021;\n",
	    REASON_second_jobcenter), 1);
}

int
main(void)
{
#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup_programme, \
	teardown_store)
	const struct CMUnitTest tests[] = {
		TEST(test_a_later_list_adds_to_no_earlier_day),
		TEST(test_a_switch_without_from),
		TEST(test_a_status_that_goes_back),
		TEST(test_a_report_put_right_splits_nothing),
		TEST(test_a_past_moves),
		TEST(test_a_status_of_what_has_ended),
		TEST(test_jobcenters_at_the_same_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
