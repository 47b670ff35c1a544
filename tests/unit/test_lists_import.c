/*
 * What an import is: the same file again changes nothing, undo takes exactly
 * it back, a dry run tells what the run does, your word stands until you say
 * otherwise, and rejected rows put right complete the job.
 */
#include <dirent.h>
#include <unistd.h>

#include "lists_fixture.h"

#define SAMPLE	"import/samples/eksempel_installationer.csv"

static const char list[] =
    "Leverandør;System;Område;Forløb;Kommune;Kontrakttype;Status;Dato\n"
    "Nordlys;Lampe;Lys;Forløb 2;;;;\n"
    "Nordlys;Lampe;;;Odense;SKI 02.19 (2019);Aftalt;01-02-2021\n"
    "KMD;KMD Nexus;;;Odense;;I drift;\n"
    "Formpipe;Acadre;ESDH;Forløb 1;;;;\n"
    "Formpipe;Acadre;;;Ærø;;Endnu ikke aftalt;\n";

static void
test_again_is_all_the_same(void **state)
{
	struct store *s = *state;
	char *before, *after;

	expect(s, list, 4, 0, 1, 0, 0);
	before = dump(s, 300);
	assert_int_equal(expect(s, list, 0, 0, 5, 0, 0), 0);
	after = dump(s, 300);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_undo_takes_exactly_it_back(void **state)
{
	struct store *s = *state;
	struct undo_result u;
	char *before = dump(s, 400), *after, *full, *again;
	size_t n;
	char *text = slurp(SAMPLE, &n);
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	int64_t act;

	expect(s, list, 4, 0, 1, 0, 0);
	full = written_all(s);
	act = read_bytes(s, text, n, &opts, &r);
	assert_true(act > 0);
	read_report_fini(&r);
	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, &u,
	    &fixture_err));
	assert_int_equal(u.kept, 0);
	again = written_all(s);
	assert_string_equal(full, again);
	must(act_undo(s, act_last(s, NULL, &fixture_err), ORIGIN_UNDO, NULL,
	    NULL, false, &u, &fixture_err));
	assert_int_equal(u.kept, 0);
	after = dump(s, 400);
	assert_string_equal(before, after);
	/* What was taken back was nobody's word: the list comes in again. */
	expect(s, list, 4, 0, 1, 0, 0);
	free(before);
	free(after);
	free(full);
	free(again);
	free(text);
}

static void
test_dry_run_tells_what_the_run_does(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report dry, wet;
	char *before = dump(s, 300), *after;
	int i;

	must(act_begin(s, ORIGIN_IMPORT, "list", NULL, &fixture_err));
	must(list_read_bytes(s, "list.csv", list, strlen(list), &opts, &dry,
	    &fixture_err));
	must(act_commit(s, true, &fixture_err));
	after = dump(s, 300);
	assert_string_equal(before, after);
	read_text(s, list, &opts, &wet);
	assert_int_equal(dry.added, wet.added);
	assert_int_equal(dry.changed, wet.changed);
	assert_int_equal(dry.same, wet.same);
	assert_memory_equal(dry.count, wet.count, sizeof(dry.count));
	assert_int_equal(dry.nfindings, wet.nfindings);
	for (i = 0; i < dry.nfindings; i++)
		assert_string_equal(dry.finding[i].text, wet.finding[i].text);
	assert_string_equal(dry.hash, wet.hash);
	read_report_fini(&dry);
	read_report_fini(&wet);
	free(before);
	free(after);
}

static void
test_strict_is_all_or_nothing(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	opts.strict = true;
	assert_int_equal(read_text(s, "System;Kommune\nAcadre;Odense\n"
	    "Acadre;Nirgends\nAcadre;Nirgendwo\n", &opts, &r), 0);
	assert_int_equal(fixture_err.code, ERR_INVALID);
	assert_int_equal(r.rejected, 2);
	assert_int_equal(r.nfindings, 2);
	read_report_fini(&r);
	expect(s, "System;Kommune\nAcadre;Odense\n", 1, 0, 0, 0, 0);
}

/* ---- three-way ----------------------------------------------------------- */

#define OWNER	"Leverandør;System;Ansvarlig;Bemærkning\nFormpipe;Acadre;"

static void
assert_owner(struct store *s, const char *owner)
{
	struct record r;

	must(record_get(s, ENTITY_SYSTEM, 1, &r, &fixture_err));
	assert_string_equal(record_text(&r, "owner"), owner);
	record_fini(&r);
}

static void
set_owner(struct store *s, const char *owner)
{
	begin(s);
	change(s, ENTITY_SYSTEM, 1, "owner=%s", owner);
	commit(s);
}

static void
test_your_word_stands(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;

	expect(s, OWNER "Åse Krog;\n", 0, 1, 0, 0, 0);
	/* Nobody has touched it since: the list wins silently. */
	expect(s, OWNER "Åsa Krog;\n", 0, 1, 0, 0, 0);
	set_owner(s, "Åse Krogh");
	/* What you wrote and the list says are one. */
	expect(s, OWNER "Åse Krogh;\n", 0, 0, 1, 0, 0);
	/* What the list said before you is no news: yours stays, silently. */
	read_text(s, OWNER "Åsa Krog;\n", &opts, &r);
	assert_int_equal(r.same, 1);
	assert_int_equal(r.nfindings, 0);
	read_report_fini(&r);
	assert_owner(s, "Åse Krogh");
	read_text(s, OWNER "Åsa Krag;ny\n", &opts, &r);
	assert_int_equal(r.conflict, 1);
	assert_int_equal(r.written, 1);	/* the note, which you never touched */
	assert_int_equal(r.finding[0].reason, REASON_kept);
	assert_string_equal(r.finding[0].column, "Ansvarlig");
	assert_non_null(strstr(r.finding[0].text, "Åse Krogh"));
	assert_non_null(strstr(r.finding[0].text, "Åsa Krog"));
	assert_non_null(strstr(r.finding[0].text, "Åsa Krag"));
	read_report_fini(&r);
	assert_owner(s, "Åse Krogh");
	opts.on_conflict = CONFLICT_KEEP;
	read_text(s, OWNER "Åsa Krag;ny\n", &opts, &r);
	assert_int_equal(r.same, 1);
	assert_int_equal(r.count[REASON_kept], 1);
	read_report_fini(&r);
	opts.on_conflict = CONFLICT_TAKE;
	read_text(s, OWNER "Åsa Krag;ny\n", &opts, &r);
	assert_int_equal(r.changed, 1);
	read_report_fini(&r);
	assert_owner(s, "Åsa Krag");
	/* Taken: from now on it is the list's word again. */
	expect(s, OWNER "Bo;\n", 0, 1, 0, 0, 0);
}

static void
test_undo_is_nobodys_word(void **state)
{
	struct store *s = *state;
	struct undo_result u;
	int64_t act;

	expect(s, OWNER "Åse;\n", 0, 1, 0, 0, 0);
	act = expect(s, OWNER "Bo;\n", 0, 1, 0, 0, 0);
	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, &u,
	    &fixture_err));
	assert_owner(s, "Åse");
	expect(s, OWNER "Bo;\n", 0, 1, 0, 0, 0);
	/* A word that was taken back does not count either. */
	set_owner(s, "Ida");
	must(act_undo(s, act_last(s, NULL, &fixture_err), ORIGIN_UNDO, NULL,
	    NULL, false, &u, &fixture_err));
	expect(s, OWNER "Carl;\n", 0, 1, 0, 0, 0);
	/* Until it is done again. */
	set_owner(s, "Ida");
	must(act_undo(s, act_last(s, NULL, &fixture_err), ORIGIN_UNDO, NULL,
	    NULL, false, &u, &fixture_err));
	must(act_undo(s, u.act_id, ORIGIN_REDO, NULL, NULL, false, &u,
	    &fixture_err));
	expect(s, OWNER "Dan;\n", 0, 0, 0, 1, 0);
	assert_owner(s, "Ida");
}

static void
test_what_you_made_is_yours(void **state)
{
	struct store *s = *state;

	begin(s);
	row(s, ENTITY_SYSTEM, "vendor_id=1|name=Nyt|owner=Mette");
	commit(s);
	expect(s, "Leverandør;System;Ansvarlig\nFormpipe;Nyt;Bo\n", 0, 0, 0,
	    1, 0);
	/* A value you never gave is free. */
	expect(s, "Leverandør;System;Bemærkning\nFormpipe;Nyt;ja\n", 0, 1, 0,
	    0, 0);
}

static void
test_an_empty_cell_says_nothing(void **state)
{
	struct store *s = *state;

	expect(s, OWNER "Åse;note\n", 0, 1, 0, 0, 0);
	expect(s, OWNER ";\n", 0, 0, 1, 0, 0);
	assert_owner(s, "Åse");
}

/* ---- rejects ------------------------------------------------------------- */

static void
edit(char *path, const char *from, const char *to)
{
	size_t n;
	char *text = slurp(path, &n), *p = strstr(text, from);
	struct buf b = BUF_INIT;

	assert_non_null(p);
	buf_addn(&b, text, (size_t)(p - text));
	buf_add(&b, to);
	buf_add(&b, p + strlen(from));
	spill(path, b.p, b.len);
	buf_fini(&b);
	free(text);
}

static int
files_in(const char *dir)
{
	DIR *d = opendir(dir);
	int n = 0;

	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;
}

static void
test_rejects_put_right_complete_the_job(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;
	char dir[SCRATCH_MAX], path[SCRATCH_MAX + 32], *text;

	assert_true(scratch_make(dir));
	snprintf(path, sizeof(path), "%s/liste.afvist.csv", dir);
	opts.rejects = path;
	read_text(s, "Leverand\xf8r;System;Farve;Kommune;Dato;Status\r\n"
	    "Formpipe;Acadre;bl\xe5;\xc6r\xf8;01-02-2021;I drift\r\n"
	    "Formpipe;Acadre;;Kbh;;\r\n"
	    "\"KMD\";Nexus;\"r\xf8""d;2\";Odense;32-01-2021;Aftalt\r\n",
	    &opts, &r);
	assert_int_equal(r.added, 1);
	assert_int_equal(r.rejected, 2);
	assert_string_equal(r.rejects, path);
	read_report_fini(&r);
	text = slurp(path, NULL);
	assert_string_equal(text,
	    "Leverand\xf8r;System;Farve;Kommune;Dato;Status;\xc5rsag;"
	    "R\xe6kke\r\n"
	    "Formpipe;Acadre;;Kbh;;;unknown_municipality: there is no "
	    "municipality 'Kbh';3\r\n"
	    "KMD;Nexus;\"r\xf8""d;2\";Odense;32-01-2021;Aftalt;"
	    "bad_date: '32-01-2021' is not a date;4\r\n");
	free(text);
	edit(path, ";Kbh;", ";K\xf8""benhavn;");
	edit(path, "32-01-2021;", "31-01-2021;");
	opts.rejects = NULL;
	must(act_begin(s, ORIGIN_IMPORT, "x", NULL, &fixture_err));
	must(list_read(s, path, &opts, &r, &fixture_err));
	must(act_commit(s, false, &fixture_err));
	assert_int_equal(r.added, 2);
	assert_int_equal(r.rejected, 0);
	assert_int_equal(r.count[REASON_unknown_column], 1);	/* Farve */
	read_report_fini(&r);
	assert_int_equal(files_in(dir), 1);
	unlink(path);
	rmdir(dir);
}

/* Read again as they are, every rejected row is rejected again. */
static void
test_rejects_unrepaired_stay_rejected(void **state)
{
	static const char bad[] = "Leverandør;System;Status;Kommune\n"
	    ";tom;;\n"
	    "KMD;\"Ne\"xus;;\n"
	    "KMD;Ne\"xus;;\n"
	    "KMD;Nexus;;;;for meget\n"
	    "KMD;Nexus;Snart;Odense\n"
	    "KMD;=1+1;Snart;Odense\n"
	    "KMD;'=2+2;Snart;Odense\n"
	    "KMD;Nexus;;Nirgends\n"
	    "KMD;Nex\033us;;\n";
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;
	char dir[SCRATCH_MAX], path[SCRATCH_MAX + 32], *text;
	int round;

	assert_true(scratch_make(dir));
	snprintf(path, sizeof(path), "%s/r.csv", dir);
	opts.rejects = path;
	read_text(s, bad, &opts, &r);
	assert_int_equal(r.rejected, 9);
	read_report_fini(&r);
	text = slurp(path, NULL);
	assert_non_null(strstr(text, ";'=1+1;"));
	assert_non_null(strstr(text, ";'=2+2;"));
	free(text);
	for (round = 0; round < 2; round++) {
		must(act_begin(s, ORIGIN_IMPORT, "x", NULL, &fixture_err));
		must(list_read(s, path, &opts, &r, &fixture_err));
		act_cancel(s);
		assert_int_equal(r.rejected, 9);
		assert_int_equal(r.rows, 9);
		read_report_fini(&r);
	}
	unlink(path);
	rmdir(dir);
}

static void
test_no_rejects_are_left_on_an_error(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;
	char dir[SCRATCH_MAX], path[SCRATCH_MAX + 32];

	assert_true(scratch_make(dir));
	snprintf(path, sizeof(path), "%s/r.csv", dir);
	opts.rejects = path;
	read_text(s, "System;Kommune\nAcadre;x\nAcadre;\"\n", &opts, &r);
	assert_int_equal(r.count[REASON_unterminated_quote], 1);
	assert_null(r.rejects);
	read_report_fini(&r);
	assert_int_equal(files_in(dir), 0);
	rmdir(dir);
	/* And with nowhere to write them nothing is imported. */
	assert_int_equal(read_text(s, "System;Kommune\nAcadre;Odense\n"
	    "Acadre;x\n", &opts, &r), 0);
	assert_int_equal(fixture_err.code, ERR_IO);
	read_report_fini(&r);
}

static void
test_rejects_keep_the_encoding(void **state)
{
	static const char utf16[] = "\xff\xfeS\0y\0s\0t\0e\0m\0\t\0K\0o\0m\0m\0"
	    "u\0n\0e\0\r\0\n\0A\0c\0a\0d\0r\0e\0\t\0\xc6\0\r\0\n\0";
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct read_report r;
	char dir[SCRATCH_MAX], path[SCRATCH_MAX + 32], *text;
	size_t n;

	assert_true(scratch_make(dir));
	snprintf(path, sizeof(path), "%s/r.csv", dir);
	opts.rejects = path;
	read_bytes(s, utf16, sizeof(utf16) - 1, &opts, &r);
	assert_int_equal(r.rejected, 1);
	read_report_fini(&r);
	text = slurp(path, &n);
	assert_memory_equal(text, utf16, 30);
	must(act_begin(s, ORIGIN_IMPORT, "x", NULL, &fixture_err));
	must(list_read(s, path, &opts, &r, &fixture_err));
	act_cancel(s);
	assert_int_equal(r.rejected, 1);
	assert_int_equal(r.count[REASON_unknown_municipality], 1);
	read_report_fini(&r);
	free(text);
	unlink(path);
	rmdir(dir);
}

static void
test_many_rejects_are_summed_up(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct buf b = BUF_INIT;
	struct read_report r;
	int i;

	buf_add(&b, "System;Kommune;Dato\n");
	for (i = 0; i < 2000; i++)
		buf_addf(&b, "Acadre;%s;%s\n", i % 2 ? "Odense" : "Nirgends",
		    i % 2 ? "uge 49" : "");
	buf_add(&b, "Acadre;Odense;\n");
	read_text(s, buf_str(&b), &opts, &r);
	assert_int_equal(r.rejected, 2000);
	assert_int_equal(r.added, 1);
	assert_int_equal(r.count[REASON_bad_date], 1000);
	assert_int_equal(r.count[REASON_unknown_municipality], 1000);
	assert_int_equal(r.nfindings, FINDINGS_MAX);
	read_report_fini(&r);
	buf_fini(&b);
}

static bool
stop_at_once(void *arg, int64_t rows, int64_t bytes, int64_t size)
{
	int64_t *told = arg;

	assert_true(bytes <= size && rows > 0);
	*told = rows;
	return true;
}

static void
test_stopping(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct store *s = *state;
	struct buf b = BUF_INIT;
	struct read_report r;
	int64_t told = 0;
	int i;

	buf_add(&b, "Leverandør;System\n");
	for (i = 0; i < 20000; i++)
		buf_addf(&b, "V%d;S\n", i % 10);
	opts.progress = stop_at_once;
	opts.progress_arg = &told;
	assert_int_equal(read_text(s, buf_str(&b), &opts, &r), 0);
	assert_int_equal(fixture_err.code, ERR_INTERRUPT);
	assert_true(told > 0 && told < 20000);
	read_report_fini(&r);
	buf_fini(&b);
}

int
main(void)
{
#define TEST(f)	cmocka_unit_test_setup_teardown(f, setup_programme, \
	teardown_store)
	const struct CMUnitTest tests[] = {
		TEST(test_again_is_all_the_same),
		TEST(test_undo_takes_exactly_it_back),
		TEST(test_dry_run_tells_what_the_run_does),
		TEST(test_strict_is_all_or_nothing),
		TEST(test_your_word_stands),
		TEST(test_undo_is_nobodys_word),
		TEST(test_what_you_made_is_yours),
		TEST(test_an_empty_cell_says_nothing),
		TEST(test_rejects_put_right_complete_the_job),
		TEST(test_rejects_unrepaired_stay_rejected),
		TEST(test_no_rejects_are_left_on_an_error),
		TEST(test_rejects_keep_the_encoding),
		TEST(test_many_rejects_are_summed_up),
		TEST(test_stopping),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
