/*
 * The same list in every dress gives the same store: encodings, marks,
 * separators, line ends, order of columns, headers in two languages, NFD.
 * And what a cell may hold: dates, numbers, codes, blanks, apostrophes.
 */
#include "base/utf8.h"
#include "lists/decode.h"
#include "lists_fixture.h"

static const char plain[] =
    "Leverandør;System;Område;Kommune;Kontrakttype;Status;Dato;Ansvarlig;"
    "Bemærkning\r\n"
    "Formpipe;Acadre;ESDH;Aarhus;SKI 02.19 (2019);I drift;01-02-2021;"
    "Åse Ærø;\"Søg \"\"på\"\" – “ja”\"\r\n"
    "KMD;KMD Momentum;Jobcenter;Tønder;;Aftalt;;Bo;\r\n"
    "Miracle/Convergens;SBSYS;ESDH;Lyngby-Taarbæk;;Endnu ikke aftalt;"
    "31-03-2021;;\r\n"
    "KMD;KMD Sag;;;;;;Ida Ø;\r\n";

static char *want;		/* the store after the plain one */

static void
add_cp(struct buf *b, int32_t cp)
{
	char out[4];

	buf_addn(b, out, utf8_put(out, cp));
}

/* Windows-1252 of what the text holds. */
static void
to_cp1252(struct buf *b, const char *s)
{
	int32_t cp;
	size_t n = strlen(s), i = 0;

	while (i < n) {
		i += utf8_next(s + i, n - i, &cp);
		buf_addc(b, (char)(cp == 0x2013 ? 0x96 : cp == 0x201c ? 0x93 :
		    cp == 0x201d ? 0x94 : cp));
	}
}

static void
to_utf16(struct buf *b, const char *s, bool big)
{
	int32_t cp;
	size_t n = strlen(s), i = 0;

	buf_add(b, big ? "\xfe\xff" : "\xff\xfe");
	while (i < n) {
		i += utf8_next(s + i, n - i, &cp);
		buf_addc(b, (char)(big ? cp >> 8 : cp & 0xff));
		buf_addc(b, (char)(big ? cp & 0xff : cp >> 8));
	}
}

static void
to_nfd(struct buf *b, const char *s)
{
	int32_t cp;
	size_t n = strlen(s), i = 0;

	while (i < n) {
		i += utf8_next(s + i, n - i, &cp);
		if (cp == 0xe5 || cp == 0xc5) {
			buf_addc(b, cp == 0xe5 ? 'a' : 'A');
			add_cp(b, 0x30a);
		} else
			add_cp(b, cp);
	}
}

static void
replace(struct buf *b, const char *s, const char *from, const char *to)
{
	const char *p;

	while ((p = strstr(s, from)) != NULL) {
		buf_addn(b, s, (size_t)(p - s));
		buf_add(b, to);
		s = p + strlen(from);
	}
	buf_add(b, s);
}

/* Reads into a new store; it must be as the plain one made it. */
static void
same_store(const struct buf *b, const struct read_opts *opts)
{
	struct store *s = programme_store();
	struct read_report r;
	char *have;

	if (read_bytes(s, b->p, b->len, opts, &r) == 0)
		print_error("%s\n", fixture_err.msg);
	assert_int_equal(r.rejected, 0);
	assert_int_equal(r.rows, 4);
	have = written_all(s);
	assert_string_equal(have, want);
	free(have);
	read_report_fini(&r);
	store_close(s);
}

static void
test_encodings_and_separators(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct buf b = BUF_INIT, c = BUF_INIT;

	(void)state;
	buf_add(&b, plain);
	same_store(&b, &opts);
	buf_clear(&b);
	to_cp1252(&b, plain);
	same_store(&b, &opts);
	opts.encoding = "windows-1252";
	same_store(&b, &opts);
	opts.encoding = NULL;
	buf_clear(&b);
	buf_addf(&b, "\xef\xbb\xbf%s", plain);
	same_store(&b, &opts);
	buf_clear(&b);
	to_utf16(&b, plain, false);
	same_store(&b, &opts);
	buf_clear(&b);
	to_utf16(&b, plain, true);
	same_store(&b, &opts);
	buf_clear(&b);
	to_nfd(&b, plain);
	same_store(&b, &opts);
	buf_clear(&b);
	replace(&b, plain, ";", ",");
	same_store(&b, &opts);
	buf_clear(&b);
	replace(&b, plain, ";", "\t");
	same_store(&b, &opts);
	buf_clear(&b);
	replace(&b, plain, "\r\n", "\n");
	same_store(&b, &opts);
	buf_clear(&b);
	replace(&b, plain, "\r\n", "\r");
	same_store(&b, &opts);
	buf_clear(&b);
	buf_addf(&b, "sep=;\r\n%s", plain);
	same_store(&b, &opts);
	buf_clear(&b);
	replace(&c, plain, ";", "|");
	buf_addf(&b, "\xef\xbb\xbfsep=|\r\n%s", buf_str(&c));
	same_store(&b, &opts);
	buf_clear(&b);
	buf_add(&b, buf_str(&c));
	opts.separator = '|';
	same_store(&b, &opts);
	buf_fini(&b);
	buf_fini(&c);
}

/* All that the decoder makes of it; false: it is not what it began as. */
static bool
decode_all(const char *p, size_t n, struct buf *to)
{
	struct source source;
	struct probe probe;
	struct decoder d;
	enum reason why;
	const char *text;
	size_t got = 0;
	bool ok;

	source_memory(&source, "a.csv", p, n);
	must(probe_source(&source, NULL, false, &probe, &why, &fixture_err));
	assert_true(probe.begun);
	must(source_rewind(&source, &fixture_err));
	decoder_init(&d, &source, &probe);
	while ((ok = decoder_next(&d, &text, &got, &fixture_err)) && got > 0) {
		assert_true(utf8_valid(text, got));
		buf_addn(to, text, got);
	}
	assert_int_equal(!ok, d.broken);
	decoder_fini(&d);
	return ok;
}

/* A letter that lies across two blocks, or is the end of a file cut short. */
static void
test_letters_across_blocks(void **state)
{
	static const char *const letters[] = { "æ", "€", "\xf0\x9f\x98\x80" };
	struct buf in = BUF_INIT, out = BUF_INIT;
	size_t i, cut;

	(void)state;
	for (i = 0; i < 3; i++)
		for (cut = 1; cut < strlen(letters[i]); cut++) {
			buf_clear(&in);
			buf_clear(&out);
			buf_add(&in, "å\n");
			while (in.len < SOURCE_BLOCK - cut)
				buf_addc(&in, 'a');
			buf_add(&in, letters[i]);
			buf_add(&in, "b\n");
			assert_true(decode_all(in.p, in.len, &out));
			assert_string_equal(out.p, in.p);
			buf_clear(&out);
			assert_false(decode_all(in.p, SOURCE_BLOCK, &out));
			assert_int_equal(out.len, SOURCE_BLOCK - cut);
		}
	buf_fini(&in);
	buf_fini(&out);
}

static void
test_headers(void **state)
{
	static const char *const headers[] = {
		"LEVERANDØR;it-system;område;kommune;kontrakttype;STATUS;dato;"
		"ansvarlig;bemærkning\r\n",
		"Leverandoer;IT System;Omraade;Kommune;Kontrakt type;Status;"
		"Dato;Ansvarlig;Bemaerkning\r\n",
		"Vendor;It-system;Area;Municipality;Contract type;Status;Date;"
		"Responsible;Note\r\n",
		" Vendor ; \"System:\";Area*;Municipality;Contract-type;"
		"Status;Date;Owner;Kommentar;;;\r\n",
	};
	struct read_opts opts = READ_OPTS;
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		buf_clear(&b);
		buf_add(&b, headers[i]);
		buf_add(&b, strchr(plain, '\n') + 1);
		same_store(&b, &opts);
	}
	buf_fini(&b);
}

static int
make_want(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = programme_store();
	struct read_report r;

	(void)state;
	read_text(s, plain, &opts, &r);
	assert_int_equal(r.added + r.changed, 4);
	read_report_fini(&r);
	want = written_all(s);
	store_close(s);
	return 0;
}

static int
drop_want(void **state)
{
	(void)state;
	free(want);
	return 0;
}

/* ---- cells --------------------------------------------------------------- */

/* The note of the system Acadre after a list with this cell. */
static void
expect_note(struct store *s, const char *cell, const char *note)
{
	struct read_opts opts = READ_OPTS;
	struct buf b = BUF_INIT;
	struct read_report r;
	struct record rec;

	begin(s);
	change(s, ENTITY_SYSTEM, 1, "note=");
	commit(s);
	opts.on_conflict = CONFLICT_TAKE;
	buf_addf(&b, "Leverandør;System;Bemærkning\nFormpipe;Acadre;%s\n",
	    cell);
	read_text(s, buf_str(&b), &opts, &r);
	assert_int_equal(r.rejected, 0);
	read_report_fini(&r);
	must(record_get(s, ENTITY_SYSTEM, 1, &rec, &fixture_err));
	if (note)
		assert_string_equal(record_text(&rec, "note"), note);
	else
		assert_null(record_text(&rec, "note"));
	record_fini(&rec);
	buf_fini(&b);
}

static void
test_text(void **state)
{
	struct store *s = *state;

	expect_note(s, "  x  ", "x");
	expect_note(s, "\" x\xc2\xa0 \"", "x");
	expect_note(s, "\"a\tb\r\nc\nd\"", "a\tb\nc\nd");
	expect_note(s, "0101", "0101");
	expect_note(s, "1.234,50", "1.234,50");
	expect_note(s, "'=1+1", "=1+1");
	expect_note(s, "''=1+1", "'=1+1");
	expect_note(s, "'tis", "'tis");
	expect_note(s, "=1+1", "=1+1");
	expect_note(s, "a\xcc\x8a", "å");
	expect_note(s, "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80");
	expect_note(s, "a\xe2\x80\x8b" "b\xef\xbb\xbf", "ab");
	expect_note(s, "\xc2\xa0", NULL);
	expect_note(s, "\xe2\x80\x8b", NULL);
}

static void
test_dates(void **state)
{
	static const struct {
		const char	*text, *iso;
	} dates[] = {
		{ "31-03-2021", "2021-03-31" }, { "31.03.2021", "2021-03-31" },
		{ "31/03/2021", "2021-03-31" }, { "2021-03-31", "2021-03-31" },
		{ "1-3-2021", "2021-03-01" }, { "29-02-2020", "2020-02-29" },
		{ "29-02-2021", NULL }, { "31-04-2021", NULL },
		{ "03-31-2021", NULL }, { "1-3-21", NULL },
		{ "01-01-1899", NULL }, { "01-01-2101", NULL },
		{ "31-03-2021 12:00", NULL }, { "TBD", NULL },
		{ "\xd9\xa3\xd9\xa1-03-2021", NULL }, { "20210331", NULL },
	};
	struct read_opts opts = READ_OPTS;
	struct read_report report;
	struct store *s = *state;
	struct buf b = BUF_INIT;
	struct record r;
	size_t i;

	for (i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		buf_clear(&b);
		buf_addf(&b, "System;Kommune;Status;Dato\n"
		    "Acadre;Odense;I drift;%s\n", dates[i].text);
		if (!dates[i].iso) {
			expect(s, buf_str(&b), 0, 0, 0, 0, 1);
			continue;
		}
		read_text(s, buf_str(&b), &opts, &report);
		read_report_fini(&report);
		get_installation(s, "0461", "Acadre", &r);
		assert_string_equal(record_text(&r, "operation_on"),
		    dates[i].iso);
		record_fini(&r);
	}
	buf_fini(&b);
}

static void
test_money_and_numbers(void **state)
{
	static const struct {
		const char	*text;
		int64_t		 oere;	/* -1: rejected */
	} prices[] = {
		{ "4,93", 493 }, { "4.93", 493 }, { "0,4", 40 },
		{ "\"1.234,56\"", 123456 }, { "\"1,234.56\"", 123456 },
		{ "1.234", 123400 }, { "86", 8600 }, { "1 234,50", 123450 },
		{ "1,234", -1 }, { "1.23.4", -1 }, { "-4", -1 },
		{ "4,", -1 }, { ",93", -1 }, { "4,933", -1 },
		{ "1e3", -1 }, { "12.34.567", -1 },
	};
	struct store *s = *state;
	struct buf b = BUF_INIT;
	struct record r;
	int64_t id = 28;		/* of the programme's last price */
	size_t i;

	for (i = 0; i < sizeof(prices) / sizeof(prices[0]); i++) {
		buf_clear(&b);
		buf_addf(&b, "År;System;Pris;Knæk\n2023;Pris %zu;%s;nej\n", i,
		    prices[i].text);
		if (prices[i].oere < 0) {
			expect(s, buf_str(&b), 0, 0, 0, 0, 1);
			continue;
		}
		expect(s, buf_str(&b), 1, 0, 0, 0, 0);
		must(record_get(s, ENTITY_PRICE, ++id, &r, &fixture_err));
		assert_int_equal(record_int(&r, "price_oere"), prices[i].oere);
		record_fini(&r);
	}
	buf_fini(&b);
}

static void
test_codes(void **state)
{
	struct store *s = *state;

	expect(s, "Kommunekode;System\n101;Acadre\n", 1, 0, 0, 0, 0);
	expect(s, "Kommunekode;System\n0101;Acadre\n", 0, 0, 1, 0, 0);
	expect(s, "Kommune;System\n101;Acadre\n", 0, 0, 1, 0, 0);
	expect(s, "Kommune;System\nKøbenhavns Kommune;Acadre\n", 0, 0, 1, 0,
	    0);
	expect(s, "Kommune;Code;System\nKOEBENHAVN;101;Acadre\n", 0, 0, 1, 0,
	    0);
	expect(s, "Kommunekode;System\n1;Acadre\n00101;Acadre\n"
	    "x101;Acadre\n", 0, 0, 0, 0, 3);
}

static void
test_empty_and_short_rows(void **state)
{
	struct store *s = *state;

	expect(s, "Kommune;System;Bemærkning;;\n\n;;;;\nOdense;Acadre\n"
	    "   ;  ;\nAarhus;Acadre;x;;;;\n", 2, 0, 0, 0, 0);
}

static void
test_every_header_is_one_column(void **state)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	int i, k;

	(void)state;
	for (i = 0; i < LIST__COUNT; i++) {
		FILE *f = tmpfile();

		assert_true(list_template((enum list)i, f, &e));
		fclose(f);
		for (k = 0; k < list_info[i].ncols; k++) {
			struct store *s = memory_store();
			struct read_opts opts = READ_OPTS;
			const struct column_info *c = &list_info[i].col[k];
			struct read_report r;

			opts.list = (enum list)i;
			buf_clear(&b);
			buf_addf(&b, "%s;%s\n1;2\n", c->danish, c->english);
			read_text(s, buf_str(&b), &opts, &r);
			assert_int_equal(r.count[REASON_duplicate_header], 1);
			read_report_fini(&r);
			store_close(s);
		}
	}
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_encodings_and_separators),
		cmocka_unit_test(test_letters_across_blocks),
		cmocka_unit_test(test_headers),
		cmocka_unit_test_setup_teardown(test_text, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(test_dates, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(test_money_and_numbers,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_codes, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(test_empty_and_short_rows,
		    setup_programme, teardown_store),
		cmocka_unit_test(test_every_header_is_one_column),
	};

	return cmocka_run_group_tests(tests, make_want, drop_want);
}
