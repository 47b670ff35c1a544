/*
 * The filter language: what is read and how it is written again, what it says
 * when it cannot, and which rows pass. The rows here are made up; the fields
 * are those of installations, steps and payments.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model/filter.h"

struct row {				/* by field */
	struct filter_value v[ROSTER_FIELDS_MAX];
	int		 asked;
};

static void
value(void *arg, int field, struct filter_value *v)
{
	struct row *r = arg;

	r->asked++;
	*v = r->v[field];
}

static struct filter *
parse(enum roster_id r, const char *text, struct err *e)
{
	return filter_parse(text, roster_info[r].field,
	    roster_info[r].nfields, e);
}

static void
assert_prints(enum roster_id roster, const char *text, const char *wanted)
{
	struct err e = ERR_INIT;
	struct filter *f = parse(roster, text, &e), *again;
	struct buf b = BUF_INIT, twice = BUF_INIT;

	if (!f)
		fail_msg("%s: %s", text, e.msg);
	filter_print(&b, f);
	assert_string_equal(buf_str(&b), wanted);
	again = parse(roster, buf_str(&b), &e);
	assert_non_null(again);
	filter_print(&twice, again);
	assert_string_equal(buf_str(&twice), wanted);
	filter_free(again);
	filter_free(f);
	buf_fini(&b);
	buf_fini(&twice);
}

static void
test_a_filter_has_one_canonical_text(void **state)
{
	static const struct {
		enum roster_id	 roster;
		const char	*text, *wanted;
	} rows[] = {
		{ ROSTER_STEPS, "", "" },
		{ ROSTER_STEPS, "  \t ", "" },
		{ ROSTER_STEPS, "owner:me due<14d -waived \"ørsted\"",
		    "owner:me due<14d -waived ørsted" },
		{ ROSTER_STEPS, "Ansvarlig:MIG frist<2u",
		    "owner:me due<2w" },
		{ ROSTER_INSTALLATIONS, "status:aftalt",
		    "status:agreed" },
		{ ROSTER_INSTALLATIONS, "STATUS:\"Endnu ikke aftalt\",drift",
		    "status:not_agreed,operation" },
		{ ROSTER_INSTALLATIONS, "a or b c", "a or b c" },
		{ ROSTER_INSTALLATIONS, "a eller (b og c)", "a or b c" },
		{ ROSTER_INSTALLATIONS, "(a or b) c", "(a or b) c" },
		{ ROSTER_INSTALLATIONS, "((a (b c)))", "a b c" },
		{ ROSTER_INSTALLATIONS, "a or (b or c)", "a or b or c" },
		{ ROSTER_INSTALLATIONS, "-(a b)", "-(a b)" },
		{ ROSTER_INSTALLATIONS, "!!a", "a" },
		{ ROSTER_INSTALLATIONS, "--(a or -b)", "a or -b" },
		{ ROSTER_INSTALLATIONS, "status!=agreed", "-status:agreed" },
		{ ROSTER_INSTALLATIONS, "-status!=agreed", "status:agreed" },
		{ ROSTER_INSTALLATIONS, "note: code=0101",
		    "note: code=0101" },
		{ ROSTER_INSTALLATIONS, "(note:)", "note:" },
		{ ROSTER_INSTALLATIONS, "\"or\" \"-a\" \"a:b\" \"a \"\"b\"\"\"",
		    "\"or\" \"-a\" \"a:b\" \"a \"\"b\"\"\"" },
		{ ROSTER_INSTALLATIONS, "vendor:\"KMD, Nexus\",Schultz",
		    "vendor:\"KMD, Nexus\",Schultz" },
		{ ROSTER_INSTALLATIONS, "responsible:\"me\"",
		    "responsible:\"me\"" },
		{ ROSTER_INSTALLATIONS,
		    "agreed>=31-03-2021 agreed<2021-4-1 drift<31.3",
		    "agreed_on>=2021-03-31 agreed_on<2021-04-01 "
		    "operation_on<31-03" },
		{ ROSTER_STEPS, "due:idag due>igår due<\"i morgen\" due<=fre",
		    "due:today due>-1d due<1d due<=fri" },
		{ ROSTER_STEPS, "since<-3m silent>2u silent<=10",
		    "since<-3m silent>14 silent<=10" },
		{ ROSTER_PAYMENTS, "beløb>10.000 amount:\"1500,50\"",
		    "amount>10000 amount:\"1500,50\"" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_prints(rows[i].roster, rows[i].text, rows[i].wanted);
}

static void
test_an_error_names_the_place_and_what_to_write(void **state)
{
	static const struct {
		const char	*text, *says;
	} rows[] = {
		{ "odense ownr:me", "column 8: no field is called 'ownr'; "
		    "did you mean owner?" },
		{ "ørsted frsit<3d", "column 8: no field is called 'frsit'; "
		    "did you mean frist?" },
		{ "xyzzyx:1", "column 1: no field is called 'xyzzyx'" },
		{ "due<soon", "column 5: 'soon' is no date" },
		{ "state:agreed", "column 7: 'agreed' is no state: use open, "
		    "running, waiting, met, waived, skipped" },
		{ "silent>x", "column 8: 'x' is no number of days" },
		{ "(a", "column 1: the bracket is not closed" },
		{ "a)", "column 2: this bracket closes nothing" },
		{ "a \"b", "column 3: the quote is not closed" },
		{ "a \"\"", "column 3: nothing stands between the quotes" },
		{ "due<", "column 5: a value must stand here" },
		{ "due:<14d", "column 5: a value must stand here" },
		{ "due<1d,2d", "column 5: only one value can be compared" },
		{ "owner:me,", "column 10: a value must stand here" },
		{ "due < 14d", "column 5: the name of a field must stand" },
		{ "a or", "column 5: a word or a field must stand here" },
		{ "a - b", "column 4: a word or a field must stand here" },
		{ "()", "column 2: a word or a field must stand here" },
		{ "due<31-02-2021", "column 5: '31-02-2021' is no date" },
	};
	struct err e;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		err_clear(&e);
		assert_null(parse(ROSTER_STEPS, rows[i].text, &e));
		assert_int_equal(e.code, ERR_INVALID);
		if (strncmp(e.msg, rows[i].says, strlen(rows[i].says)) != 0)
			fail_msg("%s: %s", rows[i].text, e.msg);
	}
}

static void
test_what_is_too_deep_or_too_long_is_refused(void **state)
{
	struct err e = ERR_INIT;
	char *text = malloc(FILTER_TEXT + 2);

	(void)state;
	memset(text, '(', FILTER_TEXT);
	text[FILTER_TEXT] = '\0';
	assert_null(parse(ROSTER_STEPS, text, &e));
	memset(text, '-', FILTER_TEXT);
	assert_null(parse(ROSTER_STEPS, text, &e));
	memset(text, 'a', FILTER_TEXT + 1);
	text[FILTER_TEXT + 1] = '\0';
	assert_null(parse(ROSTER_STEPS, text, &e));
	assert_null(parse(ROSTER_STEPS, "\xff", &e));
	free(text);
}

static bool
passes(const char *text, struct row *r, const char *today)
{
	struct err e = ERR_INIT;
	struct filter *f = parse(ROSTER_STEPS, text, &e);
	bool does;

	if (!f)
		fail_msg("%s: %s", text, e.msg);
	filter_bind(f, date_parse(today), "Søren");
	does = filter_match(f, value, r);
	filter_free(f);
	return does;
}

static void
put(struct row *r, int field, const char *text)
{
	r->v[field].text = text;
}

static void
put_day(struct row *r, int field, const char *day)
{
	r->v[field].n = date_parse(day);
	r->v[field].set = true;
}

static void
fill_row(struct row *r)
{
	memset(r, 0, sizeof(*r));
	put(r, F_STEP_NAME, "Ærø / Ørsted Øst");
	put(r, F_STEP_MUNICIPALITY, "Ærø");
	r->v[F_STEP_MUNICIPALITY].code = "0492";
	put(r, F_STEP_CODE, "0492");
	put(r, F_STEP_KEY, "F1");
	put(r, F_STEP_STATE, "waiting");
	put(r, F_STEP_OWNER, "SOEREN");
	put(r, F_STEP_WHO, "Åse Krogh");
	put(r, F_STEP_AREA, "Jobcenter");
	put_day(r, F_STEP_DUE, "2021-04-30");
	put_day(r, F_STEP_SINCE, "2021-04-01");
	r->v[F_STEP_SILENT].n = 19;
	r->v[F_STEP_SILENT].set = true;
}

static void
test_rows_pass_or_do_not(void **state)
{
	static const struct {
		const char	*text;
		bool		 does;
	} rows[] = {
		{ "", true },
		{ "ærø", true }, { "aeroe", true }, { "AEROE oersted", true },
		{ "\"ærø / ør\"", true }, { "\"ærø ør\"", false },
		{ "492", true }, { "0492", true }, { "aase", true },
		/* an aside field is asked by name only */
		{ "jobcenter", false }, { "area:jobcenter", true },
		/* a word of a field counts when it is whole, in both tongues */
		{ "waiting", true }, { "afventer", true }, { "afvent", false },
		{ "-waived", true }, { "-dispensation", true },
		{ "status:afventer", true }, { "state:open,waiting", true },
		{ "state>=waiting", true }, { "state<waiting", false },
		{ "step:f1", true }, { "step:f", false }, { "step:F01", false },
		{ "code:492", true }, { "kode=0492", true },
		{ "municipality:492", true }, { "kommune:Ær", true },
		{ "municipality:49", false }, { "municipality=ær", false },
		{ "municipality=aeroe", true }, { "name>B", true },
		{ "owner:me", true }, { "owner:mig", true },
		{ "owner:\"me\"", false }, { "owner:sø", true },
		{ "note:", true }, { "-note:", false }, { "owner:", false },
		{ "until:", true }, { "until<2030-01-01", false },
		{ "-until<2030-01-01", true },
		{ "due:30-04", true }, { "due=2021-04-30", true },
		{ "due<10d", false }, { "due<=10d", true },
		{ "due<2u", true }, { "due<fre", false },
		{ "due<1m", true }, { "since<-14d", true },
		{ "since<-1m", false }, { "silent>2w", true },
		{ "silent>20", false },
		{ "ikea or ærø", true }, { "ikea ærø", false },
		{ "-(ikea or ærø)", false }, { "-(ikea ærø)", true },
		{ "state!=waiting", false },
	};
	struct row r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fill_row(&r);
		if (passes(rows[i].text, &r, "2021-04-20") != rows[i].does)
			fail_msg("%s", rows[i].text);
	}
}

static void
test_days_move_with_the_clock(void **state)
{
	struct row r;

	(void)state;
	fill_row(&r);
	assert_true(passes("due:today", &r, "2021-04-30"));
	assert_true(passes("due:tomorrow", &r, "2021-04-29"));
	assert_true(passes("due:yesterday", &r, "2021-05-01"));
	/* 30-04-2021 was a Friday: the next one after today */
	assert_true(passes("due:fri", &r, "2021-04-23"));
	assert_true(passes("due:fredag", &r, "2021-04-29"));
	assert_false(passes("due:fri", &r, "2021-04-30"));
	assert_true(passes("due:1m", &r, "2021-03-30"));
	assert_true(passes("due:-1m", &r, "2021-05-30"));
	/* a month's last day stands for those it does not have */
	assert_true(passes("due:-1m", &r, "2021-05-31"));
	assert_true(passes("due:30-04", &r, "2021-12-31"));
	assert_false(passes("due:30-04", &r, "2022-01-01"));
	assert_true(passes("due:14m", &r, "2020-02-29") ==
	    passes("due:29-04-2021", &r, "2020-02-29"));
	/* as far as nobody looks */
	assert_false(passes("due>99999d", &r, "2021-04-30"));
	assert_false(passes("due>99999m", &r, "2021-04-30"));
	assert_false(passes("due<-99999m", &r, "2021-04-30"));
}

static void
test_only_what_decides_is_asked_for(void **state)
{
	struct row r;
	struct err e = ERR_INIT;
	struct filter *f;

	(void)state;
	fill_row(&r);
	passes("state:met ærø", &r, "2021-04-20");
	assert_int_equal(r.asked, 1);
	f = parse(ROSTER_STEPS, "state:met due<3d (owner:me or who:x)", &e);
	assert_int_equal(filter_parts(f), 3);
	assert_int_equal(filter_part_fields(f, 0), 1U << F_STEP_STATE);
	assert_int_equal(filter_part_fields(f, 2), 1U << F_STEP_OWNER |
	    1U << F_STEP_WHO);
	assert_int_equal(filter_fields(f), 1U << F_STEP_STATE |
	    1U << F_STEP_DUE | 1U << F_STEP_OWNER | 1U << F_STEP_WHO);
	filter_bind(f, date_parse("2021-04-20"), "søren");
	assert_false(filter_part_match(f, 0, value, &r));
	assert_true(filter_part_match(f, 2, value, &r));
	filter_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_filter_has_one_canonical_text),
		cmocka_unit_test(
		    test_an_error_names_the_place_and_what_to_write),
		cmocka_unit_test(
		    test_what_is_too_deep_or_too_long_is_refused),
		cmocka_unit_test(test_rows_pass_or_do_not),
		cmocka_unit_test(test_days_move_with_the_clock),
		cmocka_unit_test(test_only_what_decides_is_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
