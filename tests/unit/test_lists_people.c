/*
 * The lists of contacts, open items, payment demands, measures and KLIK
 * answers: what a row becomes, that it is the same the second time, that an
 * undo leaves nothing, and what they refuse.
 */
#include "lists_fixture.h"
#include "store/lists_read.h"
#include "store/payments.h"

#define CON	"Navn;Part;Organisation;Rolle;Mail;Telefon\n"
#define OPN	"Leverandør;System;Udestående;Status;Dato;Frist;Ansvarlig\n"
#define PAY	"Kommune;System;Kravdato;Linje;Vedrører;Kontrakttype;Beløb;" \
	"Pris for primær service;Vurdering\n"
#define MEA	"Måned;Måles som;Område;Værdi\n"
#define KLK	"Kommune;KLIK-gruppe;Opgave;Svar;Svardato\n"

/* The text of a field of a row; "" for none. Borrowed until the next. */
static const char *
field(struct store *s, enum entity entity, int64_t id, const char *name)
{
	static char text[200];
	struct record r;
	const struct value *v;

	must(record_get(s, entity, id, &r, &fixture_err));
	v = &r.v[entity_field(entity, name)];
	if (v->type == VALUE_INT)
		snprintf(text, sizeof(text), "%lld", (long long)v->i);
	else
		snprintf(text, sizeof(text), "%s", v->s ? v->s : "");
	record_fini(&r);
	return text;
}

/* All of it is new, then the same, and undone it is as if never read. */
static void
comes_and_goes(struct store *s, const char *text, int rows)
{
	char *before = dump(s, 150), *after;
	struct undo_result u;
	int64_t act;

	act = expect(s, text, rows, 0, 0, 0, 0);
	assert_int_equal(expect(s, text, 0, 0, rows, 0, 0), 0);
	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, &u,
	    &fixture_err));
	assert_int_equal(u.kept, 0);
	after = dump(s, 150);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_each_comes_and_goes(void **state)
{
	struct store *s = *state;

	comes_and_goes(s, CON "Bo Lind;;Schultz;Projektleder;bo@x.dk;+45 1\n"
	    "Åse;;Odense Kommune;;;\nÅse;kommune;0751;DPO;;\n"
	    "Ida;KOMBIT;Kombit;;;\n", 4);
	comes_and_goes(s, OPN "Formpipe;Acadre;Plan for test;;;;\n"
	    "Formpipe;;Plan for test;I gang;01-03-2021;01-05-2021;Bo\n"
	    ";KMD Nexus;Svar;Lukket;;;\n", 3);
	comes_and_goes(s, PAY "Odense;Acadre;01-03-2021;Tilslutning;S&D;"
	    "SKI 02.19 (2014);1.000;20.000,50;\n"
	    "Odense;Acadre;01-03-2021;Tilslutning;Ydelser;;500;;\n"
	    "Odense;Acadre;01-03-2021;Rådgivning;;;9000,00;;\n", 3);
	comes_and_goes(s, MEA "2021-03;unikke_brugere;SAPA;8.720\n"
	    "04-2021;unikke_brugere;SAPA;8900\n"
	    "31-03-2021;kommuner_opsagt;;41\n", 3);
	comes_and_goes(s, KLK "Odense;klik-gdpr;1;Fuldført;01-03-2021\n"
	    "Aarhus;GDPR-revisionserklæringer;1;Ikke påbegyndt;\n"
	    "Odense;klik-boligstoette;2;Påbegyndt;\n"
	    "0101;Systemoverblik;Udarbejd Systemoverblik til "
	    "Infrastrukturens Onboardingsprogram;Completed;\n", 4);
}

static void
test_contacts_of_whom(void **state)
{
	struct store *s = *state;

	expect(s, CON "Bo;;Schultz;x;;\nBo;;Odense;y;;\nBo;;kombit;z;;\n",
	    3, 0, 0, 0, 0);
	assert_string_not_equal(field(s, ENTITY_CONTACT, 1, "vendor_id"), "");
	assert_string_equal(field(s, ENTITY_CONTACT, 3, "vendor_id"), "");
	assert_string_equal(field(s, ENTITY_CONTACT, 3, "municipality_id"),
	    "");
	/* An empty cell says nothing; a filled one does. */
	expect(s, CON "Bo;;Odense;;bo@odense.dk;\n", 0, 1, 0, 0, 0);
	assert_string_equal(field(s, ENTITY_CONTACT, 2, "role"), "y");
	assert_string_equal(field(s, ENTITY_CONTACT, 2, "mail"),
	    "bo@odense.dk");
	expect(s, CON "Bo;kommune;Nibe;;;\nBo;leverandør;Odense;;;\n"
	    "Bo;KOMBIT;Odense;;;\nBo;;Nibe;;;\nBo;havn;Odense;;;\n"
	    "Bo;;;;;\n", 0, 0, 0, 0, 6);
	/* A vendor that is called as a municipality. */
	begin(s);
	row(s, ENTITY_VENDOR, "name=Ringsted");
	commit(s);
	expect(s, CON "Bo;;Ringsted;;;\n", 0, 0, 0, 0, 1);
	expect(s, CON "Bo;leverandør;Ringsted;;;\nBo;kommune;Ringsted;;;\n",
	    2, 0, 0, 0, 0);
}

static void
test_open_items_keep_the_newer_status(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct read_report r;

	expect(s, OPN "Formpipe;Acadre;Plan;;;;\n", 1, 0, 0, 0, 0);
	assert_string_equal(field(s, ENTITY_OPEN_ITEM, 1, "state"), "open");
	assert_string_equal(field(s, ENTITY_OPEN_ITEM, 1, "state_on"),
	    "2021-03-31");
	expect(s, OPN ";Acadre;Plan;Lukket;05-04-2021;;\n", 0, 1, 0, 0, 0);
	/* This list is from 31 March: it does not open it again. */
	read_text(s, OPN ";Acadre;Plan;Åben;;;Bo\n", &opts, &r);
	assert_int_equal(r.count[REASON_older_than_known], 1);
	assert_int_equal(r.changed, 1);		/* the owner */
	read_report_fini(&r);
	assert_string_equal(field(s, ENTITY_OPEN_ITEM, 1, "state"),
	    "closed");
	/* No status told: it stays, whatever else is told. */
	expect(s, OPN ";Acadre;Plan;;;01-06-2021;\n", 0, 1, 0, 0, 0);
	assert_string_equal(field(s, ENTITY_OPEN_ITEM, 1, "state_on"),
	    "2021-04-05");
	expect(s, OPN ";;Plan;;;;\nNosuch;;Plan;;;;\nFormpipe;Nosuch;Plan;"
	    ";;;\n;Nosuch;Plan;;;;\nFormpipe;Acadre;;;;;\n"
	    "Formpipe;Acadre;Plan;Snart;;;\n", 0, 0, 0, 0, 6);
}

static enum verdict
verdict(struct store *s, int64_t id)
{
	struct payment_total t;
	struct payment p;

	must(payment_load(s, id, &p, &t, &fixture_err));
	return payment_verdict(&p, &t);
}

static void
test_demands_are_judged_by_contract(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct read_report r;

	expect(s, PAY "Odense;Acadre;01-03-2021;Tilslutning;A;"
	    "SKI 02.19 (2014);600;10000;\n"
	    "Odense;Acadre;01-03-2021;Tilslutning;B;SKI 02.19 (2014);400;;\n"
	    "Odense;Acadre;01-03-2021;Rådgivning;;SKI 02.19 (2014);9000;;\n",
	    3, 0, 0, 0, 0);
	assert_int_equal(verdict(s, 1), VERDICT_FITS);
	assert_int_equal(verdict(s, 3), VERDICT_APART);
	/* A later line takes the total over ten per cent; told is not kept. */
	read_text(s, PAY "Odense;Acadre;01-04-2021;Tilslutning;C;"
	    "SKI 02.19 (2014);0,01;;Passer\n", &opts, &r);
	assert_int_equal(r.count[REASON_verdict_differs], 1);
	assert_int_equal(r.added, 1);
	read_report_fini(&r);
	assert_int_equal(verdict(s, 1), VERDICT_BREAKS);
	assert_int_equal(verdict(s, 4), VERDICT_BREAKS);
	assert_string_equal(field(s, ENTITY_PAYMENT_DEMAND, 4, "decision"),
	    "");
	/* Another system is another contract. */
	expect(s, PAY "Odense;eDoc;01-03-2021;Tilslutning;A;"
	    "SKI 02.19 (2019);0;;\n", 1, 0, 0, 0, 0);
	assert_int_equal(verdict(s, 5), VERDICT_FITS);
}

static void
test_a_person_decides_where_no_rule_does(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct read_report r;

	expect(s, "System;Kommune;Kontrakttype\n"
	    "Acadre;Odense;Individuel EU-udbudskontrakt\n", 1, 0, 0, 0, 0);
	/* The contract type is that of the installation. */
	expect(s, PAY "Odense;Acadre;01-03-2021;Tilslutning;A;;600;;\n",
	    1, 0, 0, 0, 0);
	assert_int_equal(verdict(s, 1), VERDICT_DECIDE);
	expect(s, PAY "Odense;Acadre;01-03-2021;Tilslutning;A;;600;;"
	    "Passer ikke\n", 0, 1, 0, 0, 0);
	assert_int_equal(verdict(s, 1), VERDICT_BREAKS);
	/* "Kræver afgørelse" decides nothing, and is told to be behind. */
	read_text(s, PAY "Odense;Acadre;01-03-2021;Tilslutning;A;;600;;"
	    "Kræver afgørelse\n", &opts, &r);
	assert_int_equal(r.same, 1);
	assert_int_equal(r.count[REASON_verdict_differs], 1);
	read_report_fini(&r);
	assert_int_equal(verdict(s, 1), VERDICT_BREAKS);
	/* Without any contract type it cannot be judged. */
	expect(s, PAY "Odense;eDoc;01-03-2021;Tilslutning;A;;600;;Passer\n",
	    1, 0, 0, 0, 0);
	assert_int_equal(verdict(s, 2), VERDICT_LACKS);
	expect(s, "Kommune;System;Kravdato;Linje;Beløb;Omfattet\n"
	    "Odense;Acadre;02-03-2021;Tilslutning;5;nej\n"
	    "Odense;Acadre;02-03-2021;Gave;5;nej\n"
	    "Odense;Acadre;02-03-2021;Rådgivning;mange;nej\n"
	    "Odense;Nosuch;02-03-2021;Rådgivning;5;nej\n"
	    "Odense;Acadre;;Rådgivning;5;nej\n", 1, 0, 0, 0, 4);
}

static void
test_a_month_is_its_last_day(void **state)
{
	static const char *const bad[] = { "13-2021", "2021-00", "2021-3-",
	    "21-03", "2021", "marts", "2021-003", "1899-12", "-2021", "3-" };
	/* Who tells each row looks at copies, which have no bytes behind. */
	struct read_opts told = READ_OPTS;
	struct store *s = *state;
	struct read_report r;
	char text[200];
	size_t i;

	expect(s, MEA "2021-02;a;;1\n12.2021;a;;2\n3/2021;a;;3\n"
	    "2024-02;a;;4\n05-04-2021;a;;5\n", 5, 0, 0, 0, 0);
	assert_string_equal(field(s, ENTITY_MEASURE, 1, "on_date"),
	    "2021-02-28");
	assert_string_equal(field(s, ENTITY_MEASURE, 2, "on_date"),
	    "2021-12-31");
	assert_string_equal(field(s, ENTITY_MEASURE, 3, "on_date"),
	    "2021-03-31");
	assert_string_equal(field(s, ENTITY_MEASURE, 4, "on_date"),
	    "2024-02-29");
	assert_string_equal(field(s, ENTITY_MEASURE, 5, "on_date"),
	    "2021-04-05");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		snprintf(text, sizeof(text), MEA "%s;a;;1\n", bad[i]);
		expect(s, text, 0, 0, 0, 0, 1);
		told.tell = TELL_ALL;
		read_text(s, text, &told, &r);
		assert_int_equal(r.rejected, 1);
		read_report_fini(&r);
	}
	expect(s, MEA "2021-02;a;;1\n28-02-2021;a;;1\n2021-02;a;;7\n"
	    "2021-02;a;SAPA;7\n", 1, 0, 1, 0, 2);
}

/* The one answer that there is. */
static int64_t
answer(struct store *s)
{
	struct ids ids;
	int64_t id;

	must(listing_ids(s, LISTING_KLIK, NULL, &ids, &fixture_err));
	assert_int_equal(ids.n, 1);
	id = ids.id[0];
	free(ids.id);
	return id;
}

static void
test_klik_answers_are_marks(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	char *text;

	expect(s, KLK "Odense;klik-gdpr;1;Ikke påbegyndt;\n", 1, 0, 0, 0, 0);
	assert_string_equal(field(s, ENTITY_MARK, answer(s), "state"),
	    "open");
	assert_string_equal(field(s, ENTITY_MARK, answer(s), "on_date"),
	    "2021-03-31");
	expect(s, KLK "Odense;klik-gdpr;1;Fuldført;06-04-2021\n", 0, 1, 0, 0,
	    0);
	assert_string_equal(field(s, ENTITY_MARK, answer(s), "state"), "met");
	read_text(s, KLK "Odense;klik-gdpr;1;Påbegyndt;\n", &opts, &r);
	assert_int_equal(r.count[REASON_older_than_known], 1);
	assert_int_equal(r.same, 1);
	read_report_fini(&r);
	expect(s, KLK "Odense;klik-gdpr;2;Fuldført;\n"
	    "Odense;forloeb1;F1;Fuldført;\nOdense;klik-ukendt;1;Fuldført;\n"
	    "Odense;klik-gdpr;1;Dispensation;\nNibe;klik-gdpr;1;Fuldført;\n",
	    0, 0, 0, 0, 5);
	/* What is no answer stands in the list of statuses only. */
	expect(s, "Kommune;Forløb;Trin;Status;Begrundelse;Frist\n"
	    "Aarhus;klik-gdpr;1;Ikke relevant;x;\n"
	    "Nyborg;klik-gdpr;1;Ikke startet;;01-05-2021\n", 2, 0, 0, 0, 0);
	text = written(s, LIST_klik, true);
	assert_string_equal(text, "Kommunekode,Kommune,KLIK-gruppe,Opgave,"
	    "Svar,Svardato,Ansvarlig,Bemærkning\n"
	    "0461,Odense,klik-gdpr,1,Fuldført,2021-04-06,,\n");
	free(text);
}

static void
test_yours_is_kept(void **state)
{
	struct store *s = *state;

	expect(s, CON "Bo;;Odense;x;;\n", 1, 0, 0, 0, 0);
	expect(s, OPN "Formpipe;Acadre;Plan;;;;Bo\n", 1, 0, 0, 0, 0);
	begin(s);
	change(s, ENTITY_CONTACT, 1, "role=y");
	change(s, ENTITY_OPEN_ITEM, 1, "owner=Ida");
	commit(s);
	expect(s, CON "Bo;;Odense;z;;\n", 0, 0, 0, 1, 0);
	expect(s, OPN "Formpipe;Acadre;Plan;;;;Per\n", 0, 0, 0, 1, 0);
	assert_string_equal(field(s, ENTITY_CONTACT, 1, "role"), "y");
	assert_string_equal(field(s, ENTITY_OPEN_ITEM, 1, "owner"), "Ida");
}

int
main(void)
{
#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup_programme, \
	teardown_store)
	const struct CMUnitTest tests[] = {
		TEST(test_each_comes_and_goes),
		TEST(test_contacts_of_whom),
		TEST(test_open_items_keep_the_newer_status),
		TEST(test_demands_are_judged_by_contract),
		TEST(test_a_person_decides_where_no_rule_does),
		TEST(test_a_month_is_its_last_day),
		TEST(test_klik_answers_are_marks),
		TEST(test_yours_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
