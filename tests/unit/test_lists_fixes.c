/*
 * Corrections: given and taken back, aimed at a column by any of its names,
 * applied once to a cell, counted for rows that were read. And what rejects
 * rows is told by what repairs it.
 */
#include "lists_fixture.h"
#include "lists/fixes.h"
#include "lists/told.h"

static void
put(struct fixes *f, int64_t line, const char *column, const char *bad,
    const char *good)
{
	must(fixes_put(f, line, column, bad, good, &fixture_err));
}

static void
test_the_last_word_about_a_cell_stands(void **state)
{
	struct fixes f = FIXES_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	put(&f, 3, "Kommune", "Kbh.", "Ishøj");
	put(&f, 3, "KOMMUNE ", "Kbh.", "København");
	put(&f, 4, "Kommune", "", "Faxe");
	put(&f, 0, "Kommune", "Årø", "Ærø");
	put(&f, 0, "Kommune", "aarø", " Assens ");
	put(&f, 0, "Kommune", "Faaborg", "Faxe");
	assert_int_equal(f.n, 4);
	assert_string_equal(f.fix[0].good, "København");
	assert_string_equal(f.fix[2].good, "Assens");
	fix_tell(&f.fix[0], &b);
	assert_string_equal(buf_str(&b),
	    "line 3, KOMMUNE: 'Kbh.' to 'København'");
	buf_fini(&b);
	fixes_drop(&f, 0);
	assert_int_equal(f.n, 3);
	assert_int_equal(f.fix[0].line, 4);
	fixes_drop_lines(&f);
	assert_int_equal(f.n, 2);
	assert_string_equal(f.fix[0].good, "Assens");
	fixes_fini(&f);
	assert_int_equal(f.n, 0);
}

static void
test_what_is_given_is_parsed_or_refused(void **state)
{
	static const char *const cells[] = { "", ":", "3", "3:", "3:=x",
	    "x:Dato=1", "0:Dato=1", "-3:Dato=1", "3:Dato",
	    "1234567890123:Dato=1" };
	static const char *const words[] = { "", ":", "Dato", "Dato:",
	    ":x=y", "Dato:x" };
	struct fixes f = FIXES_INIT;
	struct err e = ERR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		err_clear(&e);
		assert_false(fixes_parse_cell(&f, cells[i], &e));
		assert_int_equal(e.code, ERR_USAGE);
	}
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		err_clear(&e);
		assert_false(fixes_parse_value(&f, words[i], &e));
		assert_int_equal(e.code, ERR_USAGE);
	}
	assert_int_equal(f.n, 0);
	must(fixes_parse_cell(&f, "12:Note=a=b:c", &fixture_err));
	assert_int_equal(f.fix[0].line, 12);
	assert_string_equal(f.fix[0].good, "a=b:c");
	must(fixes_parse_value(&f, "Dato:TBD=", &fixture_err));
	assert_string_equal(f.fix[1].bad, "TBD");
	assert_string_equal(f.fix[1].good, "");
	err_clear(&e);
	assert_false(fixes_put(&f, 1, "Dato", "", "a\x1b[2J", &e));
	assert_int_equal(e.code, ERR_INVALID);
	err_clear(&e);
	assert_false(fixes_put(&f, 1, "Dato", "", "a\xe2\x80\xae" "b", &e));
	err_clear(&e);
	assert_false(fixes_put(&f, 1, "Dato", "", "a\xff", &e));
	err_clear(&e);
	assert_false(fixes_put(&f, 1, "Dato", "\xff", "a", &e));
	assert_int_equal(f.n, 2);
	fixes_fini(&f);
}

static const char list[] =
    "Leverandør;System;Kommune;Status;Dato\n"
    "Formpipe;Acadre;Kbh.;Aftalt;01-02-2021\n"
    "Formpipe;Acadre;\xc2\xa0KBH. ;I drift;01-02-2021\n"
    "Formpipe;Acadre;Ærø;Aftalt\n"
    "Formpipe;Acadre;Odense;Pauset;TBD\n";

static void
read_fixed(struct store *s, const char *text, const struct fixes *f,
    struct read_report *r)
{
	struct read_opts opts = READ_OPTS;

	opts.fixes = f;
	opts.tell = TELL_ALL;
	read_text(s, text, &opts, r);
}

static void
test_cells_and_words_are_put_right(void **state)
{
	struct store *s = *state;
	struct fixes f = FIXES_INIT;
	struct read_report r;
	struct record i;

	put(&f, 0, "Municipality", "kbh.", "København");
	put(&f, 3, "Kommune", "", "Ishøj");
	put(&f, 4, "Dato", "", "03-02-2021");
	put(&f, 0, "Status", "Sat i bero", "Aftalt");
	read_fixed(s, list, &f, &r);
	assert_int_equal(r.added, 3);
	assert_int_equal(r.rejected, 1);
	assert_int_equal(r.fixed, 3);
	assert_int_equal(r.nfixes, 4);
	assert_int_equal(r.fix_cells[0], 1);
	assert_int_equal(r.fix_cells[1], 1);
	assert_int_equal(r.fix_cells[2], 1);
	assert_int_equal(r.fix_cells[3], 0);
	read_report_fini(&r);
	get_installation(s, "0183", "Acadre", &i);
	record_fini(&i);
	get_installation(s, "0492", "Acadre", &i);
	assert_int_equal(record_day(&i, "agreed_on"), DAY("2021-02-03"));
	record_fini(&i);
	fixes_fini(&f);
}

/* Put right in one cell, still rejected for another: not counted. */
static void
test_a_rejected_row_counts_for_nothing(void **state)
{
	struct store *s = *state;
	struct fixes f = FIXES_INIT;
	struct read_report r;

	put(&f, 5, "Dato", "", "01-02-2021");
	put(&f, 0, "Status", "Pauset", "Måske");
	read_fixed(s, list, &f, &r);
	assert_int_equal(r.fixed, 0);
	assert_int_equal(r.rejected, 3);
	read_report_fini(&r);
	fixes_fini(&f);
}

/* A run that corrects otherwise than the plan is another run. */
static void
test_the_plan_holds_for_its_corrections(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct fixes f = FIXES_INIT, g = FIXES_INIT;
	struct read_report dry, wet;

	put(&f, 2, "Kommune", "", "København");
	put(&g, 2, "Kommune", "", "København");
	put(&g, 2, "Dato", "", "02-02-2021");
	opts.fixes = &f;
	must(act_begin(s, ORIGIN_IMPORT, "list", NULL, &fixture_err));
	must(list_read_bytes(s, "list.csv", list, strlen(list), &opts, &dry,
	    &fixture_err));
	must(act_commit(s, true, &fixture_err));
	opts.plan = &dry;
	opts.fixes = &g;
	assert_int_equal(read_text(s, list, &opts, &wet), 0);
	assert_int_equal(fixture_err.code, ERR_CONFLICT);
	read_report_fini(&wet);
	opts.fixes = &f;
	assert_true(read_text(s, list, &opts, &wet) > 0);
	read_report_fini(&wet);
	read_report_fini(&dry);
	fixes_fini(&f);
	fixes_fini(&g);
}

static void
test_no_column_no_row(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct fixes f = FIXES_INIT;
	struct read_report r;
	static const struct { int64_t line; const char *column; } bad[] = {
		{ 2, "Farve" }, { 2, "" }, { 1, "Dato" }, { 6, "Dato" },
	};
	size_t i;

	opts.fixes = &f;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		put(&f, bad[i].line, bad[i].column, "", "x");
		assert_int_equal(read_text(s, list, &opts, &r), 0);
		assert_int_equal(fixture_err.code, ERR_INVALID);
		read_report_fini(&r);
		fixes_fini(&f);
	}
}

/* ---- groups -------------------------------------------------------------- */

static const struct group_told *
group_of(const struct read_report *r, enum reason why, const char *column)
{
	int i;

	for (i = 0; i < r->told->ngroups; i++)
		if (r->told->group[i].reason == why &&
		    str_eq(r->told->group[i].column, column))
			return &r->told->group[i];
	fail_msg("no group %s", reason_info[why].word);
	return NULL;
}

/* What is rejected and warned of is in one group each, and adds up. */
static void
test_groups_add_up(void **state)
{
	struct store *s = *state;
	struct read_report r;
	int64_t sum[REASON__COUNT] = { 0 };
	struct buf b = BUF_INIT;
	int i;

	buf_add(&b, "Leverandør;System;Kommune;Status;Dato\n");
	for (i = 0; i < 3000; i++)
		buf_addf(&b, "Formpipe;S%d;%s;Aftalt;%s\n", i,
		    i % 3 == 0 ? "Kbh." : i == 2999 ? "Årø" : "Odense",
		    i % 7 ? "01-02-2021" : i % 2 ? "31-04-2021" : "TBD");
	read_fixed(s, buf_str(&b), NULL, &r);
	for (i = 0; i < r.told->ngroups; i++)
		sum[r.told->group[i].reason] += r.told->group[i].rows;
	assert_memory_equal(sum, r.count, sizeof(sum));
	assert_int_equal(sum[REASON_bad_date] +
	    sum[REASON_unknown_municipality], r.rejected);
	read_report_fini(&r);
	buf_fini(&b);
}

/* A value that comes late is kept, and its row; the rest is counted. */
static void
test_no_value_hides_another(void **state)
{
	struct store *s = *state;
	const struct group_told *g;
	struct read_report r;
	struct buf b = BUF_INIT;
	int i;

	buf_add(&b, "System;Kommune;Status\n");
	for (i = 0; i < 2000; i++)
		buf_add(&b, "Acadre;Kbh.;Aftalt\n");
	buf_add(&b, "Acadre;Årø;Aftalt\nAcadre;41;Aftalt\n");
	read_fixed(s, buf_str(&b), NULL, &r);
	assert_int_equal(r.nfindings, FINDINGS_MAX);
	g = group_of(&r, REASON_unknown_municipality, "Kommune");
	assert_int_equal(g->rows, 2002);
	assert_int_equal(g->nvalues, 3);
	assert_int_equal(g->value[0].rows, 2000);
	assert_string_equal(g->value[0].near, "København");
	assert_string_equal(g->value[1].value, "Årø");
	assert_string_equal(g->value[1].near, "Ærø");
	assert_null(g->value[2].near);
	assert_int_equal(g->nfound, VALUE_ROWS + 2);
	assert_int_equal(g->found[VALUE_ROWS].line, 2002);
	assert_string_equal(g->found[VALUE_ROWS].what, "Acadre");
	read_report_fini(&r);
	buf_fini(&b);
}

/* What is right may hang on the rest of the row. */
static void
test_a_row_may_have_its_own_answer(void **state)
{
	struct store *s = *state;
	const struct group_told *g;
	struct read_report r;

	read_fixed(s, "System;Kommune;Kommunekode;Status\n"
	    "Acadre;Odense;0101;Aftalt\nAcadre;Faxe;0101;Aftalt\n"
	    "Acadre;Ærø;;Aftal\nAcadre;;;Aftalt\n", NULL, &r);
	g = group_of(&r, REASON_bad_code, "Kommunekode");
	assert_int_equal(g->nvalues, 1);
	assert_false(g->value[0].by_word);
	assert_string_equal(g->found[0].near, "0461");
	assert_string_equal(g->found[1].near, "0320");
	g = group_of(&r, REASON_unknown_status, "Status");
	assert_true(g->value[0].by_word);
	assert_string_equal(g->value[0].near, "Aftalt");
	g = group_of(&r, REASON_missing_value, "Kommunekode");
	assert_string_equal(g->value[0].value, "");
	assert_false(g->value[0].by_word);
	read_report_fini(&r);
}

/* A correction that is wrong again shows what the file says, not itself. */
static void
test_a_group_tells_what_the_file_says(void **state)
{
	struct store *s = *state;
	struct fixes f = FIXES_INIT;
	const struct group_told *g;
	struct read_report r;

	put(&f, 0, "Kommune", "Kbh.", "Kobenhavms");
	put(&f, 3, "Kommune", "", "Nirgends");
	read_fixed(s, list, &f, &r);
	g = group_of(&r, REASON_unknown_municipality, "Kommune");
	assert_int_equal(g->rows, 2);
	assert_string_equal(g->value[0].value, "Kbh.");
	read_report_fini(&r);
	fixes_fini(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_last_word_about_a_cell_stands),
		cmocka_unit_test(test_what_is_given_is_parsed_or_refused),
		cmocka_unit_test_setup_teardown(
		    test_cells_and_words_are_put_right, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(
		    test_a_rejected_row_counts_for_nothing, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(
		    test_the_plan_holds_for_its_corrections, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(test_no_column_no_row,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_groups_add_up,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_no_value_hides_another,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(
		    test_a_row_may_have_its_own_answer, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(
		    test_a_group_tells_what_the_file_says, setup_programme,
		    teardown_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
