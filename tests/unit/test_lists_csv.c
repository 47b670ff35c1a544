/*
 * CSV rows: line numbers, quotes gone wrong, limits; and that it does not
 * matter in what pieces the text comes.
 */
#include "lists/csvrows.h"
#include "lists_fixture.h"

/* "line:field|field\n" for each row; trouble is told in front. */
static bool
collect(void *arg, const struct csv_row *row)
{
	struct buf *b = arg;
	int i;

	buf_addf(b, "%lld:", (long long)row->line);
	if (row->trouble != REASON__COUNT)
		buf_addf(b, "%s:", reason_info[row->trouble].word);
	for (i = 0; i < row->n && i < CSV_COLUMNS_MAX; i++) {
		buf_addf(b, "%s", i ? "|" : "");
		if (row->len[i] > 100)
			buf_addf(b, "<%zu>", row->len[i]);
		else
			buf_addn(b, row->field[i], row->len[i]);
	}
	buf_addc(b, '\n');
	return true;
}

static enum csv_end
parse(struct buf *out, const char *text, size_t n, size_t step)
{
	struct csvrows *c = csvrows_new(';', 1, collect, out);
	enum csv_end end;
	size_t i;

	buf_clear(out);
	for (i = 0; i < n; i += step)
		assert_true(csvrows_feed(c, text + i,
		    n - i < step ? n - i : step));
	end = csvrows_end(c);
	if (end == CSV_END_OPEN_QUOTE)
		buf_addf(out, "open %lld\n", (long long)csvrows_line(c));
	csvrows_free(c);
	return end;
}

static const struct {
	const char	*text, *rows;
} cases[] = {
	{ "a;b\nc;d\n", "1:a|b\n2:c|d\n" },
	{ "a;b\r\nc;d", "1:a|b\n2:c|d\n" },
	{ "\n\na;b\n\n c ; d \n", "3:a|b\n5:c|d\n" },
	{ "a;\"b\nc\"\nd;e\n", "1:a|b\nc\n3:d|e\n" },
	{ "a;\"b\r\nc\r\n\";x\r\nd;e\r\n", "1:a|b\r\nc\r\n|x\n4:d|e\n" },
	{ "a;\"b \"\"c\"\"\"\nd;e\n", "1:a|b \"c\"\n2:d|e\n" },
	{ "a;b\"c\nd;e\n", "1:bad_quote:a;b\"c\n2:d|e\n" },
	{ "a;\"b\"c;d\ne;f\n", "1:bad_quote:a;\"b\"c;d\n2:e|f\n" },
	/* An open quote in line 2 takes no more than line 2 with it. */
	{ "a;b\nc;\"d\ne;f\ng;\"h\"\ni;j\n",
	    "1:a|b\n2:bad_quote:c;\"d\n3:e|f\n4:g|h\n5:i|j\n" },
	{ "a;\"b\nc;\"d\ne;f\n", "1:bad_quote:a;\"b\nopen 2\n" },
	{ "a;b\nc;\"d\ne;f\n", "1:a|b\nopen 2\n" },
	{ "a\rb\nc\n", "1:a\n1:b\n2:c\n" },
	{ ";;\n\"\";\"\"\n", "1:||\n2:|\n" },
	{ "a;\"\"\"\"\n", "1:a|\"\n" },
};

static void
test_rows(void **state)
{
	struct buf b = BUF_INIT;
	size_t i, step, n;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		n = strlen(cases[i].text);
		for (step = 1; step <= n; step++) {
			parse(&b, cases[i].text, n, step);
			if (strcmp(buf_str(&b), cases[i].rows) != 0)
				print_error("case %zu, step %zu\n", i, step);
			assert_string_equal(buf_str(&b), cases[i].rows);
		}
	}
	buf_fini(&b);
}

static void
fill(struct buf *b, int c, size_t n)
{
	while (n-- > 0)
		buf_addc(b, (char)c);
}

static void
test_field_limit(void **state)
{
	static const size_t steps[] = { 100, 65536, 1000000 };
	struct buf b = BUF_INIT, out = BUF_INIT;
	size_t i;

	(void)state;
	buf_add(&b, "a;");
	fill(&b, 'x', CSV_FIELD_MAX);
	buf_add(&b, ";z\nb;");
	fill(&b, 'x', CSV_FIELD_MAX + 1);
	buf_add(&b, "\nc;\"");
	fill(&b, 'x', 300000);		/* its line breaks are text */
	buf_add(&b, "\n1;2\n\";y\nd;e\n");
	for (i = 0; i < 3; i++) {
		parse(&out, b.p, b.len, steps[i]);
		assert_string_equal(buf_str(&out), "1:a|<65536>|z\n"
		    "2:too_long:b|<65537>\n3:too_long:\n6:d|e\n");
	}
	buf_fini(&b);
	buf_fini(&out);
}

static void
test_row_limit(void **state)
{
	struct buf b = BUF_INIT, out = BUF_INIT;
	int i;

	(void)state;
	for (i = 0; i < 40; i++) {
		buf_add(&b, "\"");
		fill(&b, 'x', 30000);
		buf_add(&b, "\n\";");
	}
	buf_add(&b, "\na;b\n");
	parse(&out, b.p, b.len, 50000);
	assert_string_equal(buf_str(&out), "1:too_long:\n42:a|b\n");
	buf_fini(&b);
	buf_fini(&out);
}

static void
test_open_quote_in_a_long_field(void **state)
{
	struct buf b = BUF_INIT, out = BUF_INIT;

	(void)state;
	buf_add(&b, "a;b\nc;\"");
	fill(&b, '\n', 100000);
	assert_int_equal(parse(&out, b.p, b.len, 4096), CSV_END_OPEN_QUOTE);
	assert_string_equal(buf_str(&out), "1:a|b\n2:too_long:\nopen 2\n");
	buf_fini(&b);
	buf_fini(&out);
}

static bool
count(void *arg, const struct csv_row *row)
{
	int64_t *n = arg;

	assert_true(row->n > 0);
	(*n)++;
	return true;
}

/* Going back after a quote is bounded, so that no text takes for ever. */
static void
test_going_back_is_bounded(void **state)
{
	static const char *const line[] = { "\"\n", "\";\"\n", "\"\";\"\n",
	    "a;\"\n", ";\"\n\"x", "\"\"\"\n;" };
	uint32_t seed = 7;
	struct buf b = BUF_INIT;
	struct csvrows *c;
	int64_t n;
	int round, i;

	(void)state;
	for (round = 0; round < 30; round++) {
		buf_clear(&b);
		for (i = 0; i < 20000; i++)
			buf_add(&b, line[random_next(&seed, 6)]);
		n = 0;
		c = csvrows_new(';', 1, count, &n);
		csvrows_feed(c, b.p, b.len);
		csvrows_end(c);
		csvrows_free(c);
		assert_true(n > 0);
	}
	buf_fini(&b);
}

static void
test_more_columns_than_any_list_has(void **state)
{
	struct buf b = BUF_INIT;
	int64_t n = 0;
	struct csvrows *c;

	(void)state;
	fill(&b, ';', 1000000);
	buf_add(&b, "x\n");
	c = csvrows_new(';', 1, count, &n);
	assert_true(csvrows_feed(c, b.p, b.len));
	assert_int_equal(csvrows_end(c), CSV_END_OK);
	assert_int_equal(n, 1);
	csvrows_free(c);
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_field_limit),
		cmocka_unit_test(test_row_limit),
		cmocka_unit_test(test_open_quote_in_a_long_field),
		cmocka_unit_test(test_going_back_is_bounded),
		cmocka_unit_test(test_more_columns_than_any_list_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
