/*
 * What lists say of installations and steps: dated facts, the newest list
 * believed, an older one only filling in; steps that people have marked are
 * not a list's to take back; a step told ahead of its gate is believed.
 */
#include "lists_fixture.h"

#define HEAD	"System;Kommune;Status;Dato;Statusdato\n"

static void
assert_fact(struct store *s, const char *field, const char *day)
{
	struct record r;

	get_installation(s, "0461", "Acadre", &r);
	if (day)
		assert_string_equal(record_text(&r, field), day);
	else
		assert_null(record_text(&r, field));
	record_fini(&r);
}

static void
test_a_status_is_a_dated_fact(void **state)
{
	struct store *s = *state;

	expect(s, HEAD "Acadre;Odense;Endnu ikke aftalt;;01-01-2021\n", 1, 0,
	    0, 0, 0);
	assert_fact(s, "reported_on", "2021-01-01");
	assert_fact(s, "reported_by", "list.csv");
	assert_fact(s, "agreed_on", NULL);
	/* Without a day it is the day of the list. */
	expect(s, HEAD "Acadre;Odense;Aftalt;;01-02-2021\n", 0, 1, 0, 0, 0);
	assert_fact(s, "agreed_on", "2021-02-01");
	/* Told again later: the day it happened stays, quietly confirmed. */
	expect(s, HEAD "Acadre;Odense;Aftalt;;01-03-2021\n", 0, 0, 1, 0, 0);
	assert_fact(s, "agreed_on", "2021-02-01");
	assert_fact(s, "reported_on", "2021-03-01");
	/* With a day it is that day. */
	expect(s, HEAD "Acadre;Odense;Aftalt (godkendt serviceaftale);"
	    "15-01-2021;01-03-2021\n", 0, 1, 0, 0, 0);
	assert_fact(s, "agreed_on", "2021-01-15");
	expect(s, HEAD "Acadre;Odense;i DRIFT;10-03-2021;31-03-2021\n", 0, 1,
	    0, 0, 0);
	assert_fact(s, "operation_on", "2021-03-10");
	assert_fact(s, "agreed_on", "2021-01-15");
	/* A newer list may take a status back. */
	expect(s, HEAD "Acadre;Odense;Aftalt;;01-04-2021\n", 0, 1, 0, 0, 0);
	assert_fact(s, "operation_on", NULL);
	assert_fact(s, "valid_from", "2021-04-01");
	expect(s, HEAD "Acadre;Odense;Endnu ikke aftalt;02-04-2021;\n", 0, 1,
	    0, 0, 0);
	assert_fact(s, "agreed_on", NULL);
	assert_fact(s, "reported_on", "2021-04-02");
}

static void
test_an_older_list_sets_nothing_back(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	expect(s, "System;Kommune;Status;Dato;Statusdato;Ansvarlig\n"
	    "Acadre;Odense;I drift;01-02-2021;31-03-2021;Bo\n", 1, 0, 0, 0,
	    0);
	opts.status_date = DAY("2021-02-28");
	read_text(s, "System;Kommune;Status;Ansvarlig\n"
	    "Acadre;Odense;Endnu ikke aftalt;Ida\n", &opts, &r);
	assert_int_equal(r.same, 1);
	assert_int_equal(r.written, 0);
	assert_int_equal(r.count[REASON_older_than_known], 1);
	read_report_fini(&r);
	/* It may fill in a day that nobody has told. */
	read_text(s, "System;Kommune;Status;Dato;Bemærkning\n"
	    "Acadre;Odense;Aftalt;01-12-2020;ny\n", &opts, &r);
	assert_int_equal(r.changed, 1);
	read_report_fini(&r);
	assert_fact(s, "agreed_on", "2020-12-01");
	assert_fact(s, "operation_on", "2021-02-01");
	assert_fact(s, "note", "ny");
	assert_fact(s, "responsible", "Bo");
	assert_fact(s, "reported_on", "2021-03-31");
}

static void
test_the_same_bytes_keep_their_day(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	const char *text = "System;Kommune;Status\nAcadre;Odense;Aftalt\n";
	struct read_report r;
	struct import_facts f = { .list = "systems", .file = "list.csv",
	    .rows = 1, .added = 1 };
	struct undo_result u;

	opts.status_date = DAY_NONE;
	must(act_begin(s, ORIGIN_IMPORT, "x", NULL, &fixture_err));
	must(list_read_bytes(s, "list.csv", text, strlen(text), &opts, &r,
	    &fixture_err));
	assert_int_equal(r.status_date, TODAY);
	f.hash = r.hash;
	f.list = list_info[r.list].word;
	f.status_date = r.status_date;
	must(import_log(s, &f, &fixture_err));
	must(act_commit(s, false, &fixture_err));
	read_report_fini(&r);
	opts.today = TODAY + 30;
	read_text(s, text, &opts, &r);
	assert_int_equal(r.status_date, TODAY);
	assert_int_equal(r.written, 0);
	read_report_fini(&r);
	must(act_undo(s, act_last(s, NULL, &fixture_err), ORIGIN_UNDO, NULL,
	    NULL, false, &u, &fixture_err));
	read_text(s, text, &opts, &r);
	assert_int_equal(r.status_date, TODAY + 30);
	read_report_fini(&r);
}

static void
test_marks_are_not_taken_back(void **state)
{
	struct store *s = *state;
	struct track t;
	int64_t track, run;
	struct record r;

	expect(s, HEAD "Acadre;Odense;Endnu ikke aftalt;;\n", 1, 0, 0, 0, 0);
	get_installation(s, "0461", "Acadre", &r);
	must(track_of_kind(s, "rollout", &track, &fixture_err));
	must(track_load(s, track, &t, &fixture_err));
	begin(s);
	run = row(s, ENTITY_RUN, "track_id=%d|installation_id=%d", (int)track,
	    (int)r.id);
	row(s, ENTITY_MARK, "run_id=%d|step_id=%d|state=met|"
	    "on_date=2021-02-03", (int)run, (int)t.steps[1].id);
	commit(s);
	record_fini(&r);
	track_fini(&t);
	/* The list says what the mark says: nothing to add. */
	expect(s, HEAD "Acadre;Odense;Aftalt;03-02-2021;\n", 0, 0, 1, 0, 0);
	expect(s, HEAD "Acadre;Odense;Aftalt;;\n", 0, 0, 1, 0, 0);
	assert_fact(s, "agreed_on", NULL);
	expect(s, HEAD "Acadre;Odense;Endnu ikke aftalt;;01-04-2021\n", 0, 0,
	    0, 1, 0);
}

static int64_t
living_in_march(struct store *s)
{
	struct rollout_rows rows;
	int64_t n;

	must(rollout_rows(s, DAY("2022-03-01"), &rows, &fixture_err));
	n = rows.living;
	rollout_rows_fini(&rows);
	return n;
}

static void
test_a_vendor_switch(void **state)
{
	struct store *s = *state;

	expect(s, "System;Kommune;Status;Fra;Statusdato\n"
	    "Acadre;Odense;I drift;01-01-2019;01-03-2020\n", 1, 0, 0, 0, 0);
	expect(s, "System;Kommune;Fra;Til\n"
	    "Acadre;Odense;;01-01-2021\neDoc;Odense;01-01-2021;\n", 1, 1, 0,
	    0, 0);
	/* The list of last year speaks of the one that was there then. */
	expect(s, HEAD "Acadre;Odense;I drift;;31-12-2020\n", 0, 0, 1, 0, 0);
	assert_int_equal(living_in_march(s), 1);
	/* And a list after the end of a new one. */
	expect(s, HEAD "Acadre;Odense;Aftalt;;01-02-2021\n", 1, 0, 0, 0, 0);
	assert_int_equal(living_in_march(s), 2);
	expect(s, "System;Kommune;Status;Dato\n"
	    "eDoc;Odense;Ophørt;01-03-2022\n", 0, 1, 0, 0, 0);
	assert_int_equal(living_in_march(s), 1);
}

/* ---- step statuses ------------------------------------------------------- */

#define STEPS	"System;Kommune;Forløb;Trin;Status;Dato;Gyldig til;" \
	"Begrundelse;Godkendt af;Afventer hvem\n"

static void
get_mark(struct store *s, const char *step, struct record *r)
{
	struct subject sub;
	struct standing st;
	int i;

	must(subject_find(s, "KMD Nexus", NULL, &sub, &fixture_err));
	must(standing_load(s, &sub, TODAY, &st, &fixture_err));
	i = track_step(&st.track, step);
	must(record_get(s, ENTITY_MARK, st.mark[i].id, r, &fixture_err));
	standing_fini(&st);
}

static void
test_every_state_of_a_step(void **state)
{
	struct store *s = *state;
	struct record r;

	expect(s, STEPS "KMD Nexus;;;F1;Sket;01-02-2021;;;;\n"
	    "KMD Nexus;;1;f2;Afventer leverandør;02-02-2021;;;;\n"
	    "KMD Nexus;;Forløb 1;F3;Dispensation;01-02-2021;01-06-2021;"
	    "haster;Chef;\n"
	    "KMD Nexus;;forloeb1;F4;Ikke relevant;;;intet krav;;\n"
	    "KMD Nexus;;;F5;I gang;;;;;\n"
	    "KMD Nexus;;;F6;Afventer;;;;;Åse\n"
	    "KMD Nexus;;;F7;Ikke startet;;;;;\n", 6, 0, 1, 0, 0);
	get_mark(s, "F2", &r);
	assert_string_equal(record_text(&r, "state"), "waiting");
	assert_string_equal(record_text(&r, "waits_for"), "vendor");
	assert_string_equal(record_text(&r, "since_date"), "2021-02-02");
	record_fini(&r);
	expect(s, STEPS "KMD Nexus;;;F2;Færdig;;;;;\n", 0, 1, 0, 0, 0);
	get_mark(s, "F2", &r);
	assert_string_equal(record_text(&r, "on_date"), "2021-03-31");
	assert_null(record_text(&r, "waits_for"));
	assert_null(record_text(&r, "since_date"));
	record_fini(&r);
	expect(s, STEPS "KMD Nexus;;;F3;Dispensation;;;;;\n"
	    "KMD Nexus;;;F8;Dispensation;;;haster;;\n"
	    "KMD Nexus;;;F8;Afventer;;;;;\n"
	    "KMD Nexus;;Forløb 2;F8;Sket;;;;;\n"
	    "KMD Sag;;;F8;Sket;;;;;\n", 0, 0, 1, 0, 4);
}

static void
test_steps_of_installations_and_tasks(void **state)
{
	struct store *s = *state;

	expect(s, STEPS "Acadre;Odense;;1;Sket;;;;;\n", 0, 0, 0, 0, 1);
	expect(s, HEAD "Acadre;Odense;;;\n", 1, 0, 0, 0, 0);
	expect(s, STEPS "Acadre;Odense;;1;Sket;01-02-2021;;;;\n"
	    "Acadre;0461;tilslutning;2;I gang;;;;;\n"
	    ";Odense;klik-gdpr;1;Fuldført;20-03-2021;;;;\n"
	    ";Odense;Systemoverblik;1;Påbegyndt;;;;;\n"
	    ";Odense;;1;Fuldført;;;;;\n"
	    ";Odense;Forløb 1;F1;Fuldført;;;;;\n", 4, 0, 0, 0, 2);
}

static void
test_the_order_of_rows_makes_no_warning(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	read_text(s, STEPS "KMD Nexus;;;F3;Sket;;;;;\nKMD Nexus;;;F2;Sket;;;"
	    ";;\nKMD Nexus;;;F1;Sket;;;;;\n", &opts, &r);
	assert_int_equal(r.added, 3);
	assert_int_equal(r.nfindings, 0);
	read_report_fini(&r);
	read_text(s, STEPS "Cura Omsorg;;;F1;Sket;;;;;\n"
	    "Cura Omsorg;;;F3;Sket;;;;;\nVITAE;;;F1;Sket;;;;;\n", &opts, &r);
	assert_int_equal(r.added, 3);
	assert_int_equal(r.count[REASON_ahead_of_gate], 1);
	assert_int_equal(r.finding[0].line, 3);
	read_report_fini(&r);
}

static void
test_an_older_list_sets_no_step_back(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	expect(s, STEPS "KMD Nexus;;;F1;Sket;31-03-2021;;;;\n", 1, 0, 0, 0,
	    0);
	opts.status_date = DAY("2021-02-28");
	read_text(s, STEPS "KMD Nexus;;;F1;I gang;;;;;\n", &opts, &r);
	assert_int_equal(r.same, 1);
	assert_int_equal(r.count[REASON_older_than_known], 1);
	read_report_fini(&r);
}

static void
test_your_step_stays_whole(void **state)
{
	struct store *s = *state;
	struct record r;

	expect(s, STEPS "KMD Nexus;;;F1;I gang;01-02-2021;;;;\n", 1, 0, 0, 0,
	    0);
	get_mark(s, "F1", &r);
	begin(s);
	change(s, ENTITY_MARK, r.id, "state=met");
	commit(s);
	record_fini(&r);
	/* Not half yours and half the list's. */
	expect(s, STEPS "KMD Nexus;;;F1;Afventer kommune;05-02-2021;;;;\n", 0,
	    0, 0, 1, 0);
	get_mark(s, "F1", &r);
	assert_string_equal(record_text(&r, "state"), "met");
	assert_string_equal(record_text(&r, "on_date"), "2021-02-01");
	assert_null(record_text(&r, "since_date"));
	record_fini(&r);
}

/* ---- tracks -------------------------------------------------------------- */

static void
test_a_new_kind_of_track_needs_data_only(void **state)
{
	struct store *s = *state;
	struct track t;
	int64_t id;

	expect(s, "Forløbsnøgle;Art;Følger;Titel;Faser\n"
	    "ngdp;webinar;system;Ny i FKI;A=Først | B=Så\n", 1, 0, 0, 0, 0);
	expect(s, "Forløb;Fase;Trin;Titel;Kræver;Part\n"
	    "ngdp;A;1;Et;;vendor\nngdp;Så;2;To;1;KOMBIT\n"
	    "Ny i FKI;B;3;Tre;\"1, 2\";\n", 3, 0, 0, 0, 0);
	must(track_by_key(s, "ngdp", &id, &fixture_err));
	must(track_load(s, id, &t, &fixture_err));
	assert_int_equal(t.nphases, 2);
	assert_int_equal(t.nsteps, 3);
	assert_int_equal(t.steps[2].requires, 3);
	track_fini(&t);
	/* Requirements can be dropped, but not turned into a ring. */
	expect(s, "Forløb;Fase;Trin;Titel;Kræver\nngdp;B;3;Tre;2\n"
	    "ngdp;A;1;Et;3\nngdp;A;4;Fire;4\n", 0, 1, 0, 0, 2);
	expect(s, "Forløb;Fase;Trin;Titel;Placering\nngdp;A;4;Fire;1\n", 0, 0,
	    0, 0, 1);
	/* Phases are added at the end, never moved. */
	expect(s, "Forløbsnøgle;Art;Følger;Titel;Faser\n"
	    "ngdp;webinar;system;Ny i FKI;A=Først | B=Så | C=Slut\n", 0, 1, 0,
	    0, 0);
	expect(s, "Forløbsnøgle;Art;Følger;Titel;Faser\n"
	    "ngdp;webinar;system;Ny i FKI;B=Så | A=Først\n", 0, 0, 0, 0, 1);
	expect(s, "Forløbsnøgle;Art;Følger;Titel;Faser\n"
	    "x;webinar;system;X;A | B\n", 0, 0, 0, 0, 1);
}

static void
test_courses_of_systems(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	expect(s, "Leverandør;System;Forløb\nMiracle/Convergens;SBSys;2\n", 0,
	    1, 0, 0, 0);
	/* It moves while nothing has happened there; afterwards it stays. */
	expect(s, "Leverandør;System;Forløb\nMiracle/Convergens;SBSys;"
	    "Forløb 1\n", 0, 1, 0, 0, 0);
	read_text(s, "Leverandør;System;Forløb\nFormpipe;Acadre;Forløb 2\n",
	    &opts, &r);
	assert_int_equal(r.conflict, 1);
	assert_int_equal(r.count[REASON_kept], 1);
	read_report_fini(&r);
}

int
main(void)
{
#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup_programme, \
	teardown_store)
	const struct CMUnitTest tests[] = {
		TEST(test_a_status_is_a_dated_fact),
		TEST(test_an_older_list_sets_nothing_back),
		TEST(test_the_same_bytes_keep_their_day),
		TEST(test_marks_are_not_taken_back),
		TEST(test_a_vendor_switch),
		TEST(test_every_state_of_a_step),
		TEST(test_steps_of_installations_and_tasks),
		TEST(test_the_order_of_rows_makes_no_warning),
		TEST(test_an_older_list_sets_no_step_back),
		TEST(test_your_step_stays_whole),
		TEST(test_a_new_kind_of_track_needs_data_only),
		TEST(test_courses_of_systems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
