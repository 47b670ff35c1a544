/*
 * Every file of import/samples: what comes of it, read into the programme.
 * A dry run counts what the write counts, the counts add up to the rows, and
 * the same file again changes nothing. Between them the samples reach every
 * reason. The vendor list is the same in all its dresses.
 */
#include <dirent.h>

#include "lists_fixture.h"

static const struct {
	const char	*name;
	int		 rows, added, changed, same, conflict, rejected;
	enum reason	 refused;	/* REASON__COUNT: it is read */
	const char	*after;		/* read after this one; or NULL */
} samples[] = {
#define READ	REASON__COUNT, NULL
#define BAD(r)	0, 0, 0, 0, 0, 0, REASON_##r, NULL
	{ "eksempel_installationer.csv", 217, 217, 0, 0, 0, 0, READ },
	{ "leverandoerliste.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_cp1252.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_utf16.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_sep.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_komma.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_nfd.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_engelsk.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "kommuner.csv", 2, 0, 0, 2, 0, 0, READ },
	{ "forloeb.csv", 2, 2, 0, 0, 0, 0, READ },
	{ "trin.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "installationer.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "installationer_ny.csv", 2, 2, 0, 0, 0, 0, READ },
	{ "installationer_gammel.csv", 2, 0, 0, 2, 0, 0, REASON__COUNT,
	    "installationer_ny.csv" },
	{ "installationer_tilbage.csv", 1, 0, 1, 0, 0, 0, REASON__COUNT,
	    "installationer_ny.csv" },
	{ "installationer_ophoert.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "installationer_ophoert_rettet.csv", 1, 0, 1, 0, 0, 0, REASON__COUNT,
	    "installationer_ophoert.csv" },
	{ "trinstatus.csv", 5, 5, 0, 0, 0, 0, READ },
	{ "klik_svar.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "kontakter.csv", 4, 4, 0, 0, 0, 0, READ },
	{ "udestaaender.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "betalingskrav.csv", 5, 5, 0, 0, 0, 0, READ },
	{ "maal.csv", 2, 2, 0, 0, 0, 0, READ },
	{ "maalinger.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "opgoerelser.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "priser.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "aliasser.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "advarsler.csv", 6, 6, 0, 0, 0, 0, READ },
	{ "ark_skadet.csv", 2, 2, 0, 0, 0, 0, READ },
	{ "daarlig_leverandoerliste.csv", 16, 2, 0, 0, 0, 14, READ },
	{ "daarlig_terminal.csv", 9, 0, 1, 0, 0, 8, READ },
	{ "daarlig_citationstegn_midt.csv", 4, 0, 2, 0, 0, 2, READ },
	{ "daarlig_lang_tekst.csv", 2, 0, 1, 0, 0, 1, READ },
	{ "daarlig_kommuner.csv", 5, 0, 1, 0, 0, 4, READ },
	{ "daarlig_forloeb.csv", 5, 0, 0, 0, 0, 5, READ },
	{ "daarlig_trin.csv", 6, 0, 0, 0, 0, 6, READ },
	{ "daarlig_installationer.csv", 5, 2, 0, 0, 0, 3, READ },
	{ "daarlig_trinstatus.csv", 8, 1, 0, 0, 0, 7, READ },
	{ "daarlig_klik_svar.csv", 9, 1, 0, 0, 0, 8, READ },
	{ "daarlig_kontakter.csv", 8, 1, 0, 0, 0, 7, READ },
	{ "daarlig_udestaaender.csv", 8, 1, 0, 0, 0, 7, READ },
	{ "daarlig_betalingskrav.csv", 10, 1, 0, 0, 0, 9, READ },
	{ "daarlig_maal.csv", 4, 0, 0, 0, 0, 4, READ },
	{ "daarlig_maalinger.csv", 8, 1, 0, 0, 0, 7, READ },
	{ "daarlig_opgoerelser.csv", 5, 2, 0, 0, 0, 3, READ },
	{ "daarlig_priser.csv", 5, 0, 0, 0, 0, 5, READ },
	{ "daarlig_aliasser.csv", 4, 0, 0, 0, 0, 4, READ },
	{ "daarlig_citationstegn.csv", BAD(unterminated_quote) },
	{ "daarlig_kodning.csv", BAD(bad_encoding) },
	{ "daarlig_ens_kolonner.csv", BAD(duplicate_header) },
	{ "daarlig_tom.csv", BAD(empty) },
	{ "daarlig_kun_hoved.csv", BAD(header_only) },
	{ "daarlig_regneark.csv", BAD(binary) },
	{ "daarlig_uden_system.csv", BAD(missing_column) },
	{ "daarlig_mange_kolonner.csv", BAD(too_many_columns) },
	{ "daarlig_anden_liste.csv", BAD(wrong_kind) },
	/* No files: the folder itself, and one that is not there. */
	{ ".", BAD(not_regular) },
	{ "findes_ikke.csv", BAD(unreadable) },
};

#define SAMPLES	(sizeof(samples) / sizeof(samples[0]))
#define NO_FILES	2

static bool reached[REASON__COUNT];

/* Read it in an act of its own; false if it was refused. */
static bool
read_file(struct store *s, const char *name, bool dry, struct read_report *r)
{
	struct read_opts opts = READ_OPTS;
	char path[128];

	snprintf(path, sizeof(path), "import/samples/%s", name);
	must(act_begin(s, ORIGIN_IMPORT, "list", NULL, &fixture_err));
	err_clear(&fixture_err);
	if (!list_read(s, path, &opts, r, &fixture_err)) {
		act_cancel(s);
		return false;
	}
	must(act_commit(s, dry, &fixture_err));
	return true;
}

static void
assert_counts(const struct read_report *r, size_t i)
{
	char have[120], want[120];

	snprintf(want, sizeof(want), "%s: %d = %d %d %d %d %d",
	    samples[i].name, samples[i].rows, samples[i].added,
	    samples[i].changed, samples[i].same, samples[i].conflict,
	    samples[i].rejected);
	snprintf(have, sizeof(have), "%s: %d = %d %d %d %d %d",
	    samples[i].name, (int)r->rows, (int)r->added, (int)r->changed,
	    (int)r->same, (int)r->conflict, (int)r->rejected);
	assert_string_equal(have, want);
	assert_int_equal(r->rows, r->added + r->changed + r->same +
	    r->conflict + r->rejected);
}

/* What it says by reason is the same, too. */
static void
assert_same_report(const struct read_report *a, const struct read_report *b)
{
	assert_memory_equal(a->count, b->count, sizeof(a->count));
	assert_int_equal(a->nfindings, b->nfindings);
	assert_int_equal(a->written, b->written);
}

static void
note_reached(const struct read_report *r)
{
	int i;

	for (i = 0; i < REASON__COUNT; i++)
		reached[i] |= r->count[i] > 0;
}

static void
read_sample(struct store *s, size_t i)
{
	struct read_report dry, r;
	char *before = dump(s, 200), *after;
	bool ok = samples[i].refused == REASON__COUNT;

	assert_int_equal(read_file(s, samples[i].name, true, &dry), ok);
	after = dump(s, 200);
	assert_string_equal(before, after);
	assert_int_equal(read_file(s, samples[i].name, false, &r), ok);
	note_reached(&r);
	if (ok) {
		assert_counts(&dry, i);
		assert_counts(&r, i);
		assert_same_report(&dry, &r);
		read_report_fini(&dry);
		read_file(s, samples[i].name, false, &dry);
		assert_int_equal(dry.added + dry.changed + dry.written, 0);
		assert_int_equal(dry.rejected, r.rejected);
	} else
		assert_int_equal(r.count[samples[i].refused], 1);
	read_report_fini(&dry);
	read_report_fini(&r);
	free(before);
	free(after);
}

static void
test_every_sample(void **state)
{
	struct read_report r;
	struct store *s;
	size_t i;

	(void)state;
	for (i = 0; i < SAMPLES; i++) {
		s = programme_store();
		if (samples[i].after) {
			assert_true(read_file(s, samples[i].after, false,
			    &r));
			read_report_fini(&r);
		}
		read_sample(s, i);
		store_close(s);
	}
}

/* Not what a file holds, but what somebody asks for, or a profile knows. */
static bool
is_asked_for(enum reason why)
{
	static const enum reason asked[] = {
		REASON_taken, REASON_bad_map, REASON_several_profiles,
		REASON_column_new, REASON_column_gone, REASON_column_renamed,
		REASON_word_new, REASON_row_gone, REASON_came_back,
	};
	size_t i;

	for (i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		if (asked[i] == why)
			return true;
	return false;
}

static void
test_between_them_every_reason(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < REASON__COUNT; i++) {
		if (!reached[i] && !is_asked_for((enum reason)i))
			print_error("no sample reaches %s\n",
			    reason_info[i].word);
		assert_true(reached[i] || is_asked_for((enum reason)i));
	}
}

static void
test_one_list_in_many_dresses(void **state)
{
	char *first = NULL, *text;
	struct read_report r;
	struct store *s;
	size_t i;

	(void)state;
	for (i = 1; i <= 7; i++) {
		s = programme_store();
		assert_true(read_file(s, samples[i].name, false, &r));
		read_report_fini(&r);
		text = written_all(s);
		/* The file's name stands in "Oplyst af". */
		for (char *p = text; (p = strstr(p, samples[i].name)); )
			memmove(p, p + strlen(samples[i].name),
			    strlen(p + strlen(samples[i].name)) + 1);
		if (first) {
			assert_string_equal(first, text);
			free(text);
		} else
			first = text;
		store_close(s);
	}
	free(first);
}

/* A sample nobody reads is no sample. */
static void
test_all_are_here(void **state)
{
	DIR *d = opendir("import/samples");
	struct dirent *f;
	size_t i, n = 0;

	(void)state;
	assert_non_null(d);
	while ((f = readdir(d)) != NULL) {
		if (!strstr(f->d_name, ".csv"))
			continue;
		for (i = 0; i < SAMPLES; i++)
			if (strcmp(f->d_name, samples[i].name) == 0)
				break;
		if (i == SAMPLES)
			print_error("%s\n", f->d_name);
		assert_true(i < SAMPLES);
		n++;
	}
	closedir(d);
	assert_int_equal(n, SAMPLES - NO_FILES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_sample),
		cmocka_unit_test(test_between_them_every_reason),
		cmocka_unit_test(test_one_list_in_many_dresses),
		cmocka_unit_test(test_all_are_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
