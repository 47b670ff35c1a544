/*
 * Maps and profiles: where the sender's columns go and what the words mean,
 * kept by name and version, and known again by the header alone.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lists_fixture.h"

#define THEIRS	"Firma;Produktet;Sted;Fase;Pr. dag;Driftsform\n"
#define ROWS	"Formpipe;Acadre;Odense;Live;15-02-2021;SaaS\n" \
	"Schultz;Fasit;Kbh.;på vej;01-03-2021;egen drift\n"

static void
their_map(struct list_map *m)
{
	memset(m, 0, sizeof(*m));
	list_map_column(m, "firma", 0, "Vendor");
	list_map_column(m, "PRODUKTET", 0, "It-system");
	list_map_column(m, "Sted", 0, "Kommune");
	list_map_column(m, "Fase", 0, "status");
	list_map_column(m, "pr dag", 0, "Dato");
	list_map_column(m, "Driftsform", 0, "");
	list_map_word(m, "status", "live", "I drift");
	list_map_word(m, "Status", "På vej", "agreed");
	list_map_word(m, "Kommune", "kbh.", "København");
}

/* Read with a map and keep it; what was read is taken back. */
static void
learn(struct store *s, const char *name)
{
	struct read_opts opts = READ_OPTS;
	struct list_map m;
	struct read_report r;

	their_map(&m);
	opts.map = &m;
	opts.list = LIST_systems;
	read_text(s, THEIRS ROWS, &opts, &r);
	assert_int_equal(r.added, 2);
	save_profile(s, name, &r);
	read_report_fini(&r);
	list_map_fini(&m);
}

static int64_t
read_by(struct store *s, const char *profile, const char *text,
    struct read_report *r)
{
	struct read_opts opts = READ_OPTS;

	opts.profile = profile;
	return read_text(s, text, &opts, r);
}

static void
assert_status(struct store *s, const char *code, const char *system,
    const char *agreed, const char *operation)
{
	struct record r;

	get_installation(s, code, system, &r);
	assert_true(str_eq(record_text(&r, "agreed_on"), agreed));
	assert_true(str_eq(record_text(&r, "operation_on"), operation));
	record_fini(&r);
}

static void
test_a_map_decides(void **state)
{
	struct store *s = *state;

	learn(s, "X");
	assert_status(s, "0461", "Acadre", NULL, "2021-02-15");
	assert_status(s, "0101", "Fasit", "2021-03-01", NULL);
}

static void
refused(struct store *s, const struct list_map *m, const char *text,
    const char *sentence)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;

	opts.map = m;
	opts.list = LIST_systems;
	assert_int_equal(read_text(s, text, &opts, &r), 0);
	if (!strstr(fixture_err.msg, sentence))
		print_error("%s\n", fixture_err.msg);
	assert_non_null(strstr(fixture_err.msg, sentence));
	assert_int_equal(r.rows, 0);
	read_report_fini(&r);
}

static void
test_a_bad_map_is_refused(void **state)
{
	static const struct {
		const char	*header, *target, *said, *means, *why;
	} bad[] = {
		{ "Nix", "Status", NULL, NULL, "has no column 'Nix'" },
		{ "Noget", "Pris", NULL, NULL, "'Noget' cannot go to 'Pris'" },
		{ "Noget", "Status", NULL, NULL,
		    "'Status' and 'Noget' both go to 'Status'; "
		    "--map 'Status='" },
		{ "System", "", NULL, NULL, "needs the column 'System'" },
		{ NULL, "Status", "Live", "Kører", "'Live' cannot mean" },
		{ NULL, "Kommune", "Kbh.", "Købing", "'Kbh.' cannot mean" },
		{ NULL, "Pris", "a", "b", "no column 'Pris'" },
		{ NULL, "Dato", "TBD", "", "no column goes to 'Dato'" },
	};
	struct list_map m;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		memset(&m, 0, sizeof(m));
		if (bad[i].header)
			list_map_column(&m, bad[i].header, 0, bad[i].target);
		else
			list_map_word(&m, bad[i].target, bad[i].said,
			    bad[i].means);
		refused(*state, &m, "Leverandør;System;Kommune;Status;Noget\n"
		    "KMD;KMD Nexus;Odense;Aftalt;x\n", bad[i].why);
		list_map_fini(&m);
	}
}

/* Two columns of one name: the second by its number. */
static void
test_columns_of_one_name(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct list_map m = { NULL, 0, NULL, 0 };
	struct store *s = *state;
	struct read_report r;
	const char *text = "Kommune;System;Dato;Dato\n"
	    "Odense;Acadre;01-01-2021;02-02-2021\n";

	list_map_column(&m, "Dato#2", 0, "I drift den");
	list_map_column(&m, "Dato", 0, "Aftalt den");
	opts.map = &m;
	opts.list = LIST_installations;
	read_text(s, text, &opts, &r);
	assert_int_equal(r.added, 1);
	save_profile(s, "to datoer", &r);
	read_report_fini(&r);
	assert_status(s, "0461", "Acadre", "2021-01-01", "2021-02-02");
	read_by(s, NULL, text, &r);
	assert_int_equal(r.same, 1);
	assert_string_equal(r.profile, "to datoer");
	read_report_fini(&r);
	list_map_fini(&m);
}

/* A word may say nothing; signs count where there is nothing else. */
static void
test_words_without_meaning(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct list_map m = { NULL, 0, NULL, 0 };
	struct store *s = *state;
	struct read_report r;

	list_map_word(&m, "Status", "?", "Aftalt");
	list_map_word(&m, "Status", "-", "");
	opts.map = &m;
	read_text(s, "Leverandør;System;Kommune;Status\n"
	    "KMD;KMD Nexus;Odense;?\nKMD;KMD Nexus;Assens;-\n"
	    "KMD;KMD Nexus;Faxe;!\n", &opts, &r);
	assert_int_equal(r.added, 2);
	assert_int_equal(r.count[REASON_unknown_status], 1);
	assert_int_equal(r.count[REASON_word_new], 0);
	read_report_fini(&r);
	list_map_fini(&m);
	assert_status(s, "0461", "KMD Nexus", "2021-03-31", NULL);
	assert_status(s, "0420", "KMD Nexus", NULL, NULL);
}

static void
test_known_again_by_its_header(void **state)
{
	static const char *const same[] = {
		THEIRS ROWS,
		"FIRMA;produktet;STED;fase;PR DAG;driftsform\n" ROWS,
		"Driftsform;Fase;Sted;Produktet;Firma;Pr. dag\n"
		    "SaaS;Live;Odense;Acadre;Formpipe;15-02-2021\n"
		    "x;På vej;KBH;Fasit;Schultz;01-03-2021\n",
	};
	struct store *s = *state;
	struct read_report r;
	size_t i;

	learn(s, "Formpipe mdl.");
	for (i = 0; i < 3; i++) {
		read_by(s, NULL, same[i], &r);
		assert_int_equal(r.rows, 2);
		assert_int_equal(r.same, 2);
		assert_string_equal(r.profile, "Formpipe mdl.");
		assert_int_equal(r.nfindings, 0);
		assert_int_equal(save_profile(s, "formpipe MDL.", &r), 1);
		read_report_fini(&r);
	}
	/* Without it nobody knows these columns. */
	assert_int_equal(read_by(s, "", THEIRS ROWS, &r), 0);
	assert_int_equal(r.count[REASON_wrong_kind], 1);
	read_report_fini(&r);
	assert_int_equal(read_by(s, "nix", THEIRS ROWS, &r), 0);
	assert_non_null(strstr(fixture_err.msg, "no profile 'nix'"));
	read_report_fini(&r);
}

static void
test_versions(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct list_map m = { NULL, 0, NULL, 0 };
	struct read_report r;
	struct ids ids;
	struct profile old;

	learn(s, "X");
	opts.map = &m;
	list_map_column(&m, "Driftsform", 0, "Bemærkning");
	list_map_word(&m, "Status", "live", "Aftalt");
	read_text(s, THEIRS ROWS, &opts, &r);
	assert_int_equal(r.changed, 2);
	assert_int_equal(save_profile(s, "X", &r), 2);
	assert_int_equal(save_profile(s, "X", &r), 2);
	read_report_fini(&r);
	list_map_fini(&m);
	read_by(s, NULL, THEIRS ROWS, &r);
	assert_int_equal(r.same, 2);
	assert_int_equal(r.profile_version, 2);
	read_report_fini(&r);

	must(profile_versions(s, "x", &ids, &fixture_err));
	assert_int_equal(ids.n, 2);
	must(profile_get(s, ids.id[1], &old, &fixture_err));
	assert_int_equal(old.version, 1);
	assert_null(old.map.column[5].target);
	assert_int_equal(old.map.nwords, 3);
	profile_fini(&old);
	free(ids.id);
}

static void
test_two_that_fit(void **state)
{
	struct store *s = *state;
	struct read_report r;

	learn(s, "A");
	read_by(s, NULL, THEIRS ROWS, &r);
	save_profile(s, "B", &r);
	read_report_fini(&r);
	assert_int_equal(read_by(s, NULL, THEIRS ROWS, &r), 0);
	assert_non_null(strstr(fixture_err.msg, "(A, B); give --profile"));
	read_report_fini(&r);
	read_by(s, "b", THEIRS ROWS, &r);
	assert_int_equal(r.same, 2);
	assert_string_equal(r.profile, "B");
	read_report_fini(&r);
}

static const struct finding *
found(const struct read_report *r, enum reason why, const char *column)
{
	int i;

	for (i = 0; i < r->nfindings; i++)
		if (r->finding[i].reason == why &&
		    strcmp(r->finding[i].column, column) == 0)
			return &r->finding[i];
	return NULL;
}

static void
test_drift(void **state)
{
	struct store *s = *state;
	struct read_report r;

	learn(s, "X");
	/* A slip in one, one gone, one new, one a part of the old name. */
	read_by(s, "X", "Firma;Produkter;Sted;Fase;Dag;Kontakt\n"
	    "Formpipe;Acadre;Odense;Live;15-02-2021;Ida\n"
	    "Schultz;Fasit;Kbh.;udsat;01-03-2021;Bo\n"
	    "Schultz;Fasit;Faxe;udsat;01-03-2021;Bo\n", &r);
	assert_int_equal(r.same, 1);
	assert_int_equal(r.rejected, 2);
	assert_non_null(found(&r, REASON_column_renamed, "Produkter"));
	assert_non_null(found(&r, REASON_column_new, "Kontakt"));
	assert_non_null(found(&r, REASON_column_new, "Dag"));
	assert_non_null(found(&r, REASON_column_gone, "Driftsform"));
	assert_non_null(found(&r, REASON_column_gone, "Pr. dag"));
	assert_int_equal(r.count[REASON_word_new], 1);
	assert_non_null(strstr(found(&r, REASON_word_new, "Fase")->text,
	    "udsat"));
	read_report_fini(&r);
}

/* Place and part of a name together are sure; a number apart never is. */
static void
test_renamed_in_its_place(void **state)
{
	struct store *s = *state;
	struct read_report r;

	learn(s, "X");
	read_by(s, NULL, "Firma;Produktet;Sted;Fase;Dag;Driftsform\n" ROWS,
	    &r);
	assert_int_equal(r.same, 2);
	assert_non_null(found(&r, REASON_column_renamed, "Dag"));
	assert_null(found(&r, REASON_column_gone, "Pr. dag"));
	read_report_fini(&r);

	read_by(s, NULL, "Firma;Produktet;Sted;Fase 2;Pr. dag;Driftsform\n"
	    "Formpipe;Acadre;Odense;Live;15-02-2021;SaaS\n", &r);
	assert_null(found(&r, REASON_column_renamed, "Fase 2"));
	assert_non_null(strstr(found(&r, REASON_column_gone, "Fase")->text,
	    "'Fase 2' stands in its place: --map 'Fase 2=Status'"));
	read_report_fini(&r);

	/* What the list must have is not guessed at. */
	assert_int_equal(read_by(s, "X", "Firma;Xyz;Sted;Fase;Pr. dag\n"
	    "Formpipe;Acadre;Odense;Live;15-02-2021\n", &r), 0);
	assert_int_equal(r.count[REASON_missing_column], 1);
	read_report_fini(&r);
}

static void
test_forgotten_and_back(void **state)
{
	struct store *s = *state;
	struct act_ctx c = { s, ORIGIN_CLI, false, TODAY };
	struct act_result res = ACT_RESULT_INIT;
	struct undo_result u;
	struct read_report r;
	int64_t act;

	learn(s, "X");
	must(act_profile_forget(&c, "x", &res, &fixture_err));
	act = res.act_id;
	assert_int_equal(read_by(s, NULL, THEIRS ROWS, &r), 0);
	read_report_fini(&r);
	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, &u,
	    &fixture_err));
	assert_int_equal(u.kept, 0);
	read_by(s, NULL, THEIRS ROWS, &r);
	assert_int_equal(r.same, 2);
	read_report_fini(&r);
	act_result_fini(&res);
	assert_false(act_profile_forget(&c, "y", &res, &fixture_err));
	err_clear(&fixture_err);
}

int
main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, setup_programme, teardown_store)
	const struct CMUnitTest tests[] = {
		TEST(test_a_map_decides),
		TEST(test_a_bad_map_is_refused),
		TEST(test_columns_of_one_name),
		TEST(test_words_without_meaning),
		TEST(test_known_again_by_its_header),
		TEST(test_versions),
		TEST(test_two_that_fit),
		TEST(test_drift),
		TEST(test_renamed_in_its_place),
		TEST(test_forgotten_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
