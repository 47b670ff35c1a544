/*
 * Lists out and in again: both dialects come back without a change, a whole
 * programme moves to an empty store, and no cell is a formula.
 */
#include "lists_fixture.h"

static void
test_fields(void **state)
{
	static const struct {
		const char	*text;
		char		 separator;
		bool		 guard;
		const char	*csv;
	} fields[] = {
		{ "abc", ';', true, "abc" }, { "", ';', true, "" },
		{ "a;b", ';', true, "\"a;b\"" }, { "a;b", ',', true, "a;b" },
		{ "a,b", ',', true, "\"a,b\"" },
		{ "a\"b", ';', true, "\"a\"\"b\"" },
		{ "a\nb", ';', true, "\"a\nb\"" },
		{ " a", ';', true, "\" a\"" }, { "a\t", ';', true, "\"a\t\"" },
		{ "=1+1", ';', true, "'=1+1" },
		{ "=1+1", ';', false, "=1+1" },
		{ "@a", ';', true, "'@a" }, { "-x", ';', true, "'-x" },
		{ "-4,5", ';', true, "-4,5" }, { "+45", ';', true, "+45" },
		{ "-", ';', true, "'-" }, { "'", ';', true, "'" },
		{ "'=x", ';', true, "''=x" }, { "'=x", ';', false, "''=x" },
		{ "'x", ';', true, "'x" },
		{ "\xef\xbc\x9d" "1", ';', true, "'\xef\xbc\x9d" "1" },
		{ "=\"a\"", ';', true, "\"'=\"\"a\"\"\"" },
		{ "\t=1", ';', true, "\"'\t=1\"" },
	};
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		buf_clear(&b);
		csv_field(&b, fields[i].text, fields[i].separator,
		    fields[i].guard);
		assert_string_equal(buf_str(&b), fields[i].csv);
	}
	buf_fini(&b);
}

/* Two rows or more in each of the lists about people, money and figures. */
static void
fill_people(struct store *s)
{
	expect(s, "Navn;Part;Organisation;Rolle;Mail;Telefon;Note\n"
	    "Bo;;Schultz;\"a;b\";bo@x.dk;+45 12 34;=1+1\n"
	    "'-Bo;;Odense;;;-;\nIda;;KOMBIT;;@ida;;''=x\n", 3, 0, 0, 0, 0);
	expect(s, "Leverandør;System;Udestående;Status;Dato;Rejst den;Frist;"
	    "Ansvarlig;Note\nFormpipe;Acadre;=Plan;I gang;01-03-2021;"
	    "01-02-2021;01-05-2021;Bo;\"x\ny\"\n"
	    "Formpipe;;Plan;Lukket;;;;;\n;KMD Nexus;Plan;Frafaldet;;;;;\n"
	    ";KMD Nexus;Svar;;;;;;\n", 4, 0, 0, 0, 0);
	expect(s, "Kommune;System;Kravdato;Linje;Vedrører;Kontrakttype;"
	    "Kontrakt;Beløb;Primærpris;Omfattet;Vurdering;Note\n"
	    "Odense;Acadre;01-03-2021;Tilslutning;\"A \"\"b\"\"\";"
	    "SKI 02.19 (2014);K 1;1000,05;10.000,50;;;\n"
	    "Odense;Acadre;01-03-2021;Rådgivning;;;;0;;;;'=x\n"
	    "Aarhus;eDoc;01-03-2021;Tilslutning;;SKI 02.19 (2019);;5;;nej;"
	    "Passer;\nAarhus;eDoc;02-03-2021;Tilslutning;;"
	    "Individuel EU-udbudskontrakt;;5;;;Passer ikke;\n"
	    "Aarhus;eDoc;03-03-2021;Tilslutning;;"
	    "Individuel EU-udbudskontrakt;;5;;;;\n", 5, 0, 0, 0, 0);
	expect(s, "Måned;Måles som;Område;Værdi;Kilde;Note\n"
	    "2021-03;unikke_brugere;SAPA;8720;SAPA;-a\n"
	    "05-04-2021;x;;0;;\n", 2, 0, 0, 0, 0);
	expect(s, "Kommune;KLIK-gruppe;Opgave;Svar;Svardato;Ansvarlig;Note\n"
	    "Aarhus;klik-gdpr;1;Ikke påbegyndt;01-03-2021;Bo;'=x\n"
	    "Nyborg;klik-gdpr;1;Påbegyndt;;;\n", 2, 0, 0, 0, 0);
}

/* A store with something in every list, and texts that want care. */
static void
fill(struct store *s)
{
	static const char *const nasty[] = {
		"=1+1", "'=1+1", "a;b", "a,b", "\"x\"", "linje 1\nlinje 2",
		"'", "-4", "-a", "\xef\xbc\xa0x", "tab\tx", "''''@",
	};
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	struct record rec;
	size_t i, n;
	char *text = slurp("import/samples/eksempel_installationer.csv", &n);

	read_bytes(s, text, n, &opts, &r);
	read_report_fini(&r);
	free(text);
	begin(s);
	for (i = 0; i < sizeof(nasty) / sizeof(nasty[0]); i++) {
		must(record_get(s, ENTITY_INSTALLATION, (int64_t)i + 1, &rec,
		    &fixture_err));
		record_set_text(&rec, "note", nasty[i]);
		record_set_text(&rec, "responsible", nasty[i]);
		must(record_put(s, &rec, NULL, &fixture_err));
		record_fini(&rec);
	}
	change(s, ENTITY_INSTALLATION, 20, "valid_from=2019-01-01|"
	    "valid_to=2021-03-01|contract=tender|contract_ref=K 12");
	change(s, ENTITY_INSTALLATION, 21, "agreed_on=2021-01-01|"
	    "operation_on=2021-02-01");
	change(s, ENTITY_INSTALLATION, 22, "agreed_on=|operation_on=|"
	    "reported_on=|reported_by=");
	change(s, ENTITY_SYSTEM, 3, "owner=Åse|note=\xc3\xb8");
	commit(s);
	read_text(s, "System;Kommune;Forløb;Trin;Status;Dato;Gyldig til;"
	    "Begrundelse;Godkendt af;Afventer hvem;Frist\n"
	    "KMD Nexus;;;F1;Sket;01-02-2021;01-02-2023;;;;\n"
	    "KMD Nexus;;;F2;Afventer KOMBIT;02-02-2021;;;;Bo;01-05-2021\n"
	    "KMD Nexus;;;F3;Dispensation;01-02-2021;01-06-2021;x;y;;\n"
	    "KMD Nexus;;;F4;Ikke relevant;01-02-2021;;x;;;\n"
	    "KMD Nexus;;;F5;I gang;;;;;;\n"
	    ";Odense;klik-gdpr;1;Sket;;;;;;\n", &opts, &r);
	assert_int_equal(r.added, 6);
	read_report_fini(&r);
	fill_people(s);
}

static void
back_without_a_change(struct store *s, bool plain)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	char *text, *before = dump(s, 500), *after;
	int i;

	opts.status_date = DAY_NONE;
	for (i = 0; i < LIST__COUNT; i++) {
		text = written(s, (enum list)i, plain);
		read_text(s, text, &opts, &r);
		if (r.same != r.rows)
			print_error("%s: %s\n", list_info[i].word,
			    r.nfindings ? r.finding[0].text :
			    fixture_err.msg);
		assert_int_equal(r.list, i);
		assert_int_equal(r.same, r.rows);
		assert_int_equal(r.written, 0);
		assert_true(r.rows > 0);
		read_report_fini(&r);
		free(text);
	}
	after = dump(s, 500);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_out_and_in_again(void **state)
{
	struct store *s = *state;

	fill(s);
	back_without_a_change(s, false);
	back_without_a_change(s, true);
}

static void
test_a_programme_moves(void **state)
{
	struct store *from = *state, *to = memory_store();
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	char *text, *a, *b;
	int i;

	fill(from);
	opts.status_date = DAY_NONE;
	for (i = 0; i < LIST__COUNT; i++) {
		text = written(from, (enum list)i, i % 2);
		read_text(to, text, &opts, &r);
		/* The answers came with the statuses. */
		assert_int_equal(i == LIST_klik ? r.same : r.added, r.rows);
		assert_int_equal(r.count[REASON_verdict_differs], 0);
		read_report_fini(&r);
		free(text);
	}
	a = written_all(from);
	b = written_all(to);
	assert_string_equal(a, b);
	free(a);
	free(b);
	store_close(to);
}

static void
test_dialects(void **state)
{
	struct store *s = *state;
	char *text = written(s, LIST_prices, false);

	assert_true(strncmp(text, "\xef\xbb\xbfÅr;Side;System;Pris;", 9) == 0);
	assert_non_null(strstr(text, "\r\n2022;1;AULA skole;86,00;skolebarn;"
	    "nej;;1;"));
	free(text);
	text = written(s, LIST_prices, true);
	assert_non_null(strstr(text, "\n2022,1,AULA skole,86.00,skolebarn,"
	    "nej,,1,"));
	assert_null(strchr(text, '\r'));
	free(text);
	text = written(s, LIST_systems, true);
	assert_non_null(strstr(text, "\nFormpipe,Acadre,ESDH,Forløb 1,"));
	assert_non_null(strstr(text, ",2021-03-31,"));
	free(text);
}

static void
test_narrowed(void **state)
{
	struct store *s = *state;
	struct write_opts w = { .plain = true, .municipality_id = 1 };
	char *text = NULL;
	size_t n = 0, lines = 0;
	FILE *f;
	const char *p;

	fill(s);
	f = open_memstream(&text, &n);
	must(list_write(s, LIST_installations, &w, f, &fixture_err));
	fclose(f);
	for (p = text; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	assert_int_equal(lines, 1 + 2);
	free(text);
}

static void
test_templates(void **state)
{
	struct err e = ERR_INIT;
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	(void)state;
	assert_true(list_template(LIST_systems, f, &e));
	fclose(f);
	assert_string_equal(text, "\xef\xbb\xbfLeverandør;System;Område;"
	    "Forløb;Kommune;Kommunekode;Kontrakt;Kontrakttype;Status;Dato;"
	    "Statusdato;Ansvarlig;Betegnelse;Klarmeldt senest;Bemærkning;"
	    "Kilde\r\n");
	free(text);
}

static void
test_words(void **state)
{
	enum list l;
	int i;

	(void)state;
	for (i = 0; i < LIST__COUNT; i++) {
		assert_true(list_of(list_info[i].word, &l) && (int)l == i);
		assert_true(list_of(list_info[i].danish, &l) && (int)l == i);
	}
	assert_true(list_of("LEVERANDOERLISTE", &l));
	assert_int_equal(l, LIST_systems);
	assert_false(list_of("", &l));
	assert_false(list_of("ting", &l));
}

int
main(void)
{
#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup_programme, \
	teardown_store)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		TEST(test_out_and_in_again),
		TEST(test_a_programme_moves),
		TEST(test_dialects),
		TEST(test_narrowed),
		cmocka_unit_test(test_templates),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
