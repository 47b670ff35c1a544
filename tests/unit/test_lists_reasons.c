/*
 * Every reason, reached by the smallest list that has it: refused files,
 * rejected rows, warnings. A reason nobody reaches fails the test.
 */
#include "lists_fixture.h"

static bool reached[REASON__COUNT];

#define VL "Leverandør;System;Kommune;Status;Dato\n"
#define VK "Leverandør;System;Kommunekode;Kommune\n"

static const struct {
	enum reason	 reason;
	const char	*text;
	int		 line;
} rows[] = {
	{ REASON_missing_value, VL ";Acadre;;;\n", 2 },
	{ REASON_missing_value, VL "Formpipe;Acadre;;I drift;\n", 2 },
	{ REASON_field_count, VL "Formpipe;Acadre;;;;;x\n", 2 },
	{ REASON_bad_quote, VL "Formpipe;Aca\"dre;;;\n", 2 },
	{ REASON_bad_quote, VL "Formpipe;\"Acadre\"x;;;\n", 2 },
	{ REASON_bad_date, VL "Formpipe;Acadre;Odense;I drift;31-02-2021\n",
	    2 },
	{ REASON_bad_date, VL "Formpipe;Acadre;Odense;I drift;uge 49\n", 2 },
	{ REASON_bad_date, VL "Formpipe;Acadre;Odense;I drift;44286\n", 2 },
	{ REASON_bad_date, "System;Kommune;Status;Dato;I drift den\n"
	    "Acadre;Odense;I drift;01-02-2021;02-02-2021\n", 2 },
	{ REASON_bad_date, "System;Kommune;Status;I drift den\n"
	    "Acadre;Odense;Aftalt;02-02-2021\n", 2 },
	/* What has not come yet is not known either. */
	{ REASON_bad_date, "System;Kommune;Status;Statusdato\n"
	    "Acadre;Odense;Aftalt;01-01-2030\n", 2 },
	{ REASON_bad_date, VL "Formpipe;Acadre;Odense;Endnu ikke aftalt;"
	    "08-04-2021\n", 2 },
	{ REASON_bad_date, "System;Trin;Status;Dato\n"
	    "Acadre;F1;Sket;08-04-2021\n", 2 },
	{ REASON_bad_number, "Kommunekode;Kommune;Indbyggere\n"
	    "0461;Odense;mange\n", 2 },
	{ REASON_bad_number, "År;System;Pris;Knæk\n2022;X;1,234;nej\n", 2 },
	{ REASON_bad_code, VK "Formpipe;Acadre;46;\n", 2 },
	{ REASON_bad_code, VK "Formpipe;Acadre;0101;Odense\n", 2 },
	{ REASON_bad_code, "Kommunekode;Kommune\n0101;Odense\n", 2 },
	/* Two rows that call themselves the same. */
	{ REASON_bad_code, "Kommunekode;Kommune\n0991;Ny\n0992;Ny\n", 3 },
	{ REASON_bad_code, "Kommunekode;Kommune\n0461;Ny By\n0900;Ny By\n",
	    3 },
	{ REASON_unknown_municipality, VL "Formpipe;Acadre;Kbh.;;\n", 2 },
	{ REASON_unknown_municipality, VK "Formpipe;Acadre;0411;\n", 2 },
	{ REASON_unknown_course, "Leverandør;System;Forløb\n"
	    "Formpipe;Acadre;Forløb 9\n", 2 },
	{ REASON_unknown_course, "System;Trin;Status\nSBSYS;F1;Sket\n", 2 },
	{ REASON_unknown_status, VL "Formpipe;Acadre;Odense;Snart;\n", 2 },
	{ REASON_unknown_status, "System;Trin;Status\nAcadre;F1;Måske\n", 2 },
	{ REASON_unknown_contract, "Leverandør;System;Kommune;Kontrakttype\n"
	    "Formpipe;Acadre;Odense;SKI 50.87\n", 2 },
	{ REASON_unknown_step, "System;Trin;Status\nAcadre;F99;Sket\n", 2 },
	{ REASON_unknown_step, "Forløb;Fase;Trin;Titel;Kræver\n"
	    "Forløb 2;F;F1;A;F0\n", 2 },
	{ REASON_unknown_name, "System;Trin;Status\nNosuch;F1;Sket\n", 2 },
	{ REASON_unknown_name, "Aliastype;Alias;Gælder\n"
	    "leverandør;X;Nosuch\n", 2 },
	{ REASON_unknown_word, "Aliastype;Alias;Gælder\nting;X;KMD\n", 2 },
	{ REASON_control_char, VL "Formpipe\033]52;Acadre;;;\n", 2 },
	{ REASON_control_char, VL "Form\xc2\x9bpipe;Acadre;;;\n", 2 },
	{ REASON_control_char, VL "Form\xe2\x80\xaepipe;Acadre;;;\n", 2 },
	{ REASON_control_char, VL "Form\x7fpipe;Acadre;;;\n", 2 },
	{ REASON_duplicate, VL "Formpipe;Acadre;Odense;;\n"
	    "Formpipe;Acadre;Odense;;\n", 3 },
	{ REASON_conflict, VL "Formpipe;Acadre;Odense;Aftalt;\n"
	    "Formpipe;Acadre;Odense;I drift;\n", 3 },
	{ REASON_conflict, "Aliastype;Alias;Gælder\nleverandør;KMD;Schultz\n",
	    2 },
};

static const struct {
	enum reason	 reason;
	const char	*text;
	int		 n;
} warnings[] = {
	{ REASON_new_vendor, VL "Nordlys;Lampe;;;\n", 1 },
	{ REASON_new_system, VL "KMD;Lampe;Odense;;\n", 1 },
	{ REASON_new_area, "Leverandør;System;Område\nKMD;Lampe;Havn\n", 1 },
	{ REASON_unknown_column, "Leverandør;System;Farve;Antal\n"
	    "KMD;KMD Nexus;blå;3\nFormpipe;Acadre;rød;4\n", 2 },
	{ REASON_zero_width, VL "K\xe2\x80\x8bMD;KMD \xc2\xad" "Nexus;;;\n",
	    2 },
	{ REASON_ahead_of_gate, "System;Trin;Status\nKMD Nexus;K7;Sket\n",
	    1 },
	{ REASON_ahead_of_gate, VL "KMD;KMD Nexus;Odense;I drift;\n", 1 },
	{ REASON_second_jobcenter, VL "KMD;Momentum;Odense;;\n"
	    "Schultz;Fasit;Odense;;\n", 1 },
	{ REASON_twin, VL "Formpibe;Lampe;;;\n", 1 },
	/* Versions are no twins. */
	{ REASON_twin, VL "KMD;Lampe 2;Odense;;\nKMD;Lampe 3;Odense;;\n"
	    "KMD;Lamqe 3;Odense;;\n", 1 },
	{ REASON_total_differs, "Statusdato;Område;Leverandør;Betegnelse;"
	    "I drift;Aftalt;Endnu ikke aftalt;I alt\n"
	    "01-04-2021;ESDH;X;Y;1;2;3;7\n", 1 },
	{ REASON_verdict_differs, "Kommune;System;Kravdato;Linje;"
	    "Kontrakttype;Beløb;Vurdering\nOdense;Acadre;01-03-2021;"
	    "Tilslutning;SKI 02.19 (2019);5;Passer\n", 1 },
	{ REASON_kept, "System;Kommune;Område\nAcadre;Odense;EOJ\n", 1 },
	{ REASON_sheet_mark, "System;Kommune;Udsendt (lad stå)\n"
	    "Acadre;Odense;k1-x\nAcadre;Vejle;\nAcadre;Faxe;i april\n", 1 },
};

static const struct {
	enum reason	 reason;
	const char	*text;
	size_t		 n;
} files[] = {
	{ REASON_empty, "", 0 },
	{ REASON_empty, "\r\n\r\n", 4 },
	{ REASON_empty, "\xef\xbb\xbf", 3 },
	{ REASON_header_only, "Leverandør;System\n", 0 },
	{ REASON_header_only, "Leverandør;System\n;;;\n\n", 0 },
	{ REASON_binary, "PK\003\004" "xxxxxxxxxxxx", 0 },
	{ REASON_binary, "%PDF-1.4\n", 0 },
	{ REASON_binary, "\x1f\x8b\x08xxxxx", 0 },
	{ REASON_binary, "  <!DOCTYPE html>\n<html>", 0 },
	{ REASON_binary, "S\0y\0s\0t\0e\0m\0;\0", 14 },
	{ REASON_bad_encoding, "Leverand\xf8r;System\nK\x81;X\n", 0 },
	{ REASON_bad_encoding, "\xef\xbb\xbfLeverand\xf8r;System\n", 0 },
	{ REASON_bad_encoding, "Leverand\x9br;System\nKMD;X\n", 0 },
	{ REASON_bad_encoding, "\xff\xfeS\0y\0\x00\xd8", 8 },
	{ REASON_unterminated_quote, "Leverandør;System\nKMD;\"Nexus\n", 0 },
	{ REASON_missing_column, "Leverandør;Område\nKMD;EOJ\n", 0 },
	{ REASON_missing_column, "System;Kommune;Trin\nX;Odense;F1\n", 0 },
	{ REASON_duplicate_header, "Leverandør;System;Vendor\nKMD;X;KMD\n",
	    0 },
	{ REASON_wrong_kind, "Navn;Adresse;Vej\na;b;c\n", 0 },
	{ REASON_wrong_kind, "Lys\na\n", 0 },
};

static int
count_findings(const struct read_report *r, enum reason reason)
{
	int i, n = 0;

	for (i = 0; i < r->nfindings; i++)
		n += r->finding[i].reason == reason;
	return n;
}

static void
test_rejected_rows(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	struct store *s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		s = programme_store();
		read_text(s, rows[i].text, &opts, &r);
		if (r.rejected != 1 || count_findings(&r, rows[i].reason) != 1)
			print_error("%s: %s\n%s", rows[i].text,
			    fixture_err.msg, r.nfindings ?
			    r.finding[0].text : "");
		assert_int_equal(r.rejected, 1);
		assert_int_equal(r.count[rows[i].reason], 1);
		assert_int_equal(r.finding[r.nfindings - 1].line,
		    rows[i].line);
		reached[rows[i].reason] = true;
		read_report_fini(&r);
		store_close(s);
	}
}

static void
test_warnings(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	struct store *s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(warnings) / sizeof(warnings[0]); i++) {
		s = programme_store();
		read_text(s, warnings[i].text, &opts, &r);
		if (r.count[warnings[i].reason] != warnings[i].n)
			print_error("%s: %s\n", warnings[i].text,
			    fixture_err.msg);
		assert_int_equal(r.rejected, 0);
		assert_int_equal(r.count[warnings[i].reason], warnings[i].n);
		reached[warnings[i].reason] = true;
		read_report_fini(&r);
		store_close(s);
	}
}

static void
test_refused_files(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;
	size_t i, n;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		n = files[i].n ? files[i].n : strlen(files[i].text);
		assert_int_equal(read_bytes(s, files[i].text, n, &opts, &r),
		    0);
		if (r.count[files[i].reason] != 1)
			print_error("%zu: %s\n", i, fixture_err.msg);
		assert_int_equal(r.count[files[i].reason], 1);
		assert_int_not_equal(fixture_err.code, ERR_NONE);
		assert_int_equal(r.rows, r.rejected);
		reached[files[i].reason] = true;
		read_report_fini(&r);
	}
}

/* Those that need a long text, a file or a second list. */
static void
test_the_others(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct buf b = BUF_INIT;
	struct read_report r;
	int i;

	buf_add(&b, "Leverandør;System;Bemærkning\nKMD;KMD Nexus;");
	for (i = 0; i < 64 * 1024 + 1; i++)
		buf_addc(&b, 'x');
	buf_add(&b, "\nFormpipe;Acadre;ok\n");
	read_text(s, buf_str(&b), &opts, &r);
	assert_int_equal(r.count[REASON_too_long], 1);
	assert_int_equal(r.changed, 1);
	reached[REASON_too_long] = true;
	read_report_fini(&r);
	buf_clear(&b);
	for (i = 0; i < 5000; i++)
		buf_addf(&b, "%sk%d", i ? ";" : "", i);
	buf_add(&b, "\n1\n");
	assert_int_equal(read_text(s, buf_str(&b), &opts, &r), 0);
	assert_int_equal(r.count[REASON_too_many_columns], 1);
	reached[REASON_too_many_columns] = true;
	read_report_fini(&r);
	buf_fini(&b);

	must(act_begin(s, ORIGIN_IMPORT, "x", NULL, &fixture_err));
	assert_false(list_read(s, "/nonexistent/x.csv", &opts, &r,
	    &fixture_err));
	assert_int_equal(r.count[REASON_unreadable], 1);
	reached[REASON_unreadable] = true;
	read_report_fini(&r);
	assert_false(list_read(s, "/dev/zero", &opts, &r, &fixture_err));
	assert_int_equal(r.count[REASON_not_regular], 1);
	reached[REASON_not_regular] = true;
	read_report_fini(&r);
	act_cancel(s);

	expect(s, VL "KMD;KMD Nexus;Odense;Aftalt;01-01-2021\n", 1, 0, 0, 0,
	    0);
	read_text(s, "System;Kommune;Status;Statusdato\n"
	    "KMD Nexus;Odense;Endnu ikke aftalt;01-04-2021\n", &opts, &r);
	assert_int_equal(r.count[REASON_went_back], 1);
	assert_int_equal(r.changed, 1);
	reached[REASON_went_back] = true;
	read_report_fini(&r);
	opts.status_date = STATUS_DAY - 30;
	read_text(s, VL "KMD;KMD Nexus;Odense;Endnu ikke aftalt;\n", &opts,
	    &r);
	assert_int_equal(r.count[REASON_older_than_known], 1);
	assert_int_equal(r.same, 1);
	reached[REASON_older_than_known] = true;
	read_report_fini(&r);
}

/* When it ended, told again; and two ends that cannot both be of one. */
static void
test_of_ends(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	expect(s, "System;Kommune;Status;Til\nFasit;Vejle;Ophørt;"
	    "28-02-2021\n", 1, 0, 0, 0, 0);
	read_text(s, "System;Kommune;Status;Til\nFasit;Vejle;Ophørt;"
	    "20-02-2021\n", &opts, &r);
	assert_int_equal(r.count[REASON_end_moved], 1);
	assert_int_equal(r.changed, 1);
	reached[REASON_end_moved] = true;
	read_report_fini(&r);
	read_text(s, "System;Kommune;Status;Til;Aftalt den\nFasit;Vejle;"
	    "Ophørt;20-02-2021;10-02-2021\nFasit;Vejle;Ophørt;01-05-2019;\n",
	    &opts, &r);
	assert_int_equal(r.count[REASON_overlap], 1);
	assert_int_equal(r.finding[0].line, 3);
	reached[REASON_overlap] = true;
	read_report_fini(&r);
}

static void
test_taken(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	begin(s);
	change(s, ENTITY_SYSTEM, 1, "owner=Mette");
	commit(s);
	opts.on_conflict = CONFLICT_TAKE;
	read_text(s, "Leverandør;System;Ansvarlig\nFormpipe;Acadre;Bo\n",
	    &opts, &r);
	assert_int_equal(r.count[REASON_taken], 1);
	assert_int_equal(r.changed, 1);
	reached[REASON_taken] = true;
	read_report_fini(&r);
}

/* A file of a profile, remembered. */
static void
import_text(struct store *s, const char *text, const struct read_opts *opts,
    struct read_report *r)
{
	struct import_facts f = { .list = "systems", .file = "a", .hash = "b",
	    .status_date = opts->status_date };

	must(act_begin(s, ORIGIN_IMPORT, "a", NULL, &fixture_err));
	must(list_read_bytes(s, "a", text, strlen(text), opts, r,
	    &fixture_err));
	f.profile_id = r->profile_id;
	must(import_log(s, &f, &fixture_err));
	must(act_commit(s, false, &fixture_err));
}

/* One with two systems, one with one of them, one with both again. */
static void
count_gone(struct store *s, struct read_opts opts)
{
	const char *both = "System;Kommune;Status;Dato;Beredskab;Pris\n"
	    "Fasit;Odense;Endnu ikke aftalt;01-01-2021;x;y\n"
	    "Fasit;Faxe;Endnu ikke aftalt;01-01-2021;x;y\n";
	struct read_report r;

	opts.gone = GONE_ARCHIVE;
	import_text(s, both, &opts, &r);
	read_report_fini(&r);
	opts.status_date++;
	import_text(s, "System;Kommune;Status;Dato;Beredskab;Pris\n"
	    "Fasit;Faxe;Endnu ikke aftalt;01-01-2021;x;y\n", &opts, &r);
	assert_int_equal(r.count[REASON_row_gone], 1);
	assert_int_equal(r.gone.n, 1);
	assert_int_equal(r.ended, 1);
	assert_int_equal(r.gone.row[0].entity, ENTITY_INSTALLATION);
	assert_string_equal(r.since.file, "a");
	reached[REASON_row_gone] = true;
	read_report_fini(&r);
	opts.status_date++;
	import_text(s, both, &opts, &r);
	assert_int_equal(r.count[REASON_came_back], 1);
	assert_int_equal(r.changed, 1);
	assert_int_equal(r.same, 1);
	reached[REASON_came_back] = true;
	read_report_fini(&r);
}

/* Those that a map or a profile gives. */
static void
test_of_profiles(void **state)
{
	static const enum reason drift[] = { REASON_column_new,
	    REASON_column_gone, REASON_column_renamed, REASON_word_new };
	struct read_opts opts = READ_OPTS;
	struct list_map map = { NULL, 0, NULL, 0 };
	struct store *s = *state;
	struct read_report r;
	size_t i;

	opts.map = &map;
	list_map_column(&map, "Nix", 0, "Status");
	assert_int_equal(read_text(s, VL, &opts, &r), 0);
	assert_int_equal(r.count[REASON_bad_map], 1);
	reached[REASON_bad_map] = true;
	read_report_fini(&r);
	list_map_fini(&map);

	read_text(s, "System;Kommune;Status;Dato;Beredskab;Pris\n"
	    "Acadre;Assens;Aftalt;01-01-2021;x;y\n", &opts, &r);
	save_profile(s, "A", &r);
	save_profile(s, "B", &r);
	read_report_fini(&r);
	opts.profile = "A";
	read_text(s, "System;Kommune;Status;Dato;Beredskap;Ny\n"
	    "Acadre;Assens;Parkeret;01-01-2021;x;y\n", &opts, &r);
	for (i = 0; i < 4; i++) {
		assert_int_equal(r.count[drift[i]], 1);
		reached[drift[i]] = true;
	}
	read_report_fini(&r);
	count_gone(s, opts);
	opts.profile = NULL;
	assert_int_equal(read_text(s, "System;Kommune;Status;Dato;Beredskab;"
	    "Pris\nAcadre;Assens;Aftalt;01-01-2021;x;y\n", &opts, &r), 0);
	assert_int_equal(r.count[REASON_several_profiles], 1);
	reached[REASON_several_profiles] = true;
	read_report_fini(&r);
}

static void
test_all_were_reached(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < REASON__COUNT; i++) {
		if (!reached[i])
			print_error("nobody reaches %s\n",
			    reason_info[i].word);
		assert_true(reached[i]);
		assert_non_null(reason_info[i].help);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rejected_rows),
		cmocka_unit_test(test_warnings),
		cmocka_unit_test_setup_teardown(test_refused_files,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_the_others,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_of_ends,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_taken,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_of_profiles,
		    setup_programme, teardown_store),
		cmocka_unit_test(test_all_were_reached),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
