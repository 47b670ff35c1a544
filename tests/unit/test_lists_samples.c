/*
 * Every file of import/samples: what comes of it, read into the programme.
 * The vendor list is the same in all its dresses.
 */
#include <dirent.h>

#include "lists_fixture.h"

static const struct {
	const char	*name;
	int		 rows, added, changed, same, conflict, rejected;
	enum reason	 refused;	/* REASON__COUNT: it is read */
} samples[] = {
#define READ	REASON__COUNT
	{ "eksempel_installationer.csv", 217, 217, 0, 0, 0, 0, READ },
	{ "leverandoerliste.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_cp1252.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_utf16.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_sep.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_komma.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_nfd.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "leverandoerliste_engelsk.csv", 6, 4, 2, 0, 0, 0, READ },
	{ "kommuner.csv", 2, 0, 0, 2, 0, 0, READ },
	{ "installationer.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "trinstatus.csv", 5, 5, 0, 0, 0, 0, READ },
	{ "aliasser.csv", 3, 3, 0, 0, 0, 0, READ },
	{ "daarlig_leverandoerliste.csv", 16, 2, 0, 0, 0, 14, READ },
	{ "daarlig_terminal.csv", 9, 0, 1, 0, 0, 8, READ },
	{ "daarlig_citationstegn.csv", 0, 0, 0, 0, 0, 0,
	    REASON_unterminated_quote },
	{ "daarlig_citationstegn_midt.csv", 4, 0, 2, 0, 0, 2, READ },
	{ "daarlig_kodning.csv", 0, 0, 0, 0, 0, 0, REASON_bad_encoding },
	{ "daarlig_ens_kolonner.csv", 0, 0, 0, 0, 0, 0,
	    REASON_duplicate_header },
	{ "daarlig_kommuner.csv", 5, 0, 1, 0, 0, 4, READ },
	{ "daarlig_installationer.csv", 5, 2, 0, 0, 0, 3, READ },
	{ "daarlig_trinstatus.csv", 8, 1, 0, 0, 0, 7, READ },
	{ "daarlig_aliasser.csv", 4, 0, 0, 0, 0, 4, READ },
};

static void
read_sample(struct store *s, size_t i)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	char path[128];
	size_t n;
	char *text;

	snprintf(path, sizeof(path), "import/samples/%s", samples[i].name);
	text = slurp(path, &n);
	read_bytes(s, text, n, &opts, &r);
	if (samples[i].refused != READ) {
		assert_int_equal(r.count[samples[i].refused], 1);
	} else {
		assert_int_equal(r.rows, samples[i].rows);
		assert_int_equal(r.added, samples[i].added);
		assert_int_equal(r.changed, samples[i].changed);
		assert_int_equal(r.same, samples[i].same);
		assert_int_equal(r.conflict, samples[i].conflict);
		assert_int_equal(r.rejected, samples[i].rejected);
	}
	read_report_fini(&r);
	free(text);
}

static void
test_every_sample(void **state)
{
	struct store *s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		s = programme_store();
		read_sample(s, i);
		store_close(s);
	}
}

static void
test_one_list_in_many_dresses(void **state)
{
	char *first = NULL, *text;
	struct store *s;
	size_t i;

	(void)state;
	for (i = 1; i <= 7; i++) {
		s = programme_store();
		read_sample(s, i);
		text = written_all(s);
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
		for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
			if (strcmp(f->d_name, samples[i].name) == 0)
				break;
		if (i == sizeof(samples) / sizeof(samples[0]))
			print_error("%s\n", f->d_name);
		assert_true(i < sizeof(samples) / sizeof(samples[0]));
		n++;
	}
	closedir(d);
	assert_int_equal(n, sizeof(samples) / sizeof(samples[0]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_sample),
		cmocka_unit_test(test_one_list_in_many_dresses),
		cmocka_unit_test(test_all_are_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
