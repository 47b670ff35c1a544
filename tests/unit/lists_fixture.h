/*
 * Lists for tests: a store with the programme in it, and a list from a text,
 * read in an act of its own.
 */
#ifndef TESTS_UNIT_LISTS_FIXTURE_H
#define TESTS_UNIT_LISTS_FIXTURE_H

#include "act/profile.h"
#include "base/embed.h"
#include "base/mem.h"
#include "lists/list.h"
#include "store/names.h"
#include "store_fixture.h"

#define TODAY		DAY("2021-04-07")
#define STATUS_DAY	DAY("2021-03-31")

#define READ_OPTS	{ .list = LIST__COUNT, .status_date = STATUS_DAY, \
	.today = TODAY }

static inline void
load_programme(struct store *s)
{
	struct read_opts opts = { .list = LIST__COUNT,
	    .status_date = DAY_NONE, .today = TODAY, .strict = true };
	struct read_report r;
	const struct embedded *f;

	must(act_begin(s, ORIGIN_INIT, "programme", NULL, &fixture_err));
	for (f = embedded_programme; f->name; f++) {
		must(list_read_bytes(s, f->name, f->data, f->len, &opts, &r,
		    &fixture_err));
		read_report_fini(&r);
	}
	must(act_commit(s, false, &fixture_err));
}

static inline struct store *
programme_store(void)
{
	struct store *s = memory_store();

	load_programme(s);
	return s;
}

static inline int
setup_programme(void **state)
{
	*state = programme_store();
	return 0;
}

/* Read bytes; the act's number, 0 if refused or nothing was written. */
static inline int64_t
read_bytes(struct store *s, const void *p, size_t n,
    const struct read_opts *opts, struct read_report *r)
{
	int64_t act;

	must(act_begin(s, ORIGIN_IMPORT, "list", NULL, &fixture_err));
	act = act_current(s);
	err_clear(&fixture_err);
	if (!list_read_bytes(s, "list.csv", p, n, opts, r, &fixture_err)) {
		act_cancel(s);
		return 0;
	}
	assert_int_equal(r->rows, r->added + r->changed + r->same +
	    r->conflict + r->rejected);
	must(act_commit(s, false, &fixture_err));
	return r->written ? act : 0;
}

static inline int64_t
read_text(struct store *s, const char *text, const struct read_opts *opts,
    struct read_report *r)
{
	return read_bytes(s, text, strlen(text), opts, r);
}

/* Read with the usual options; the counts must be these. */
static inline int64_t
expect_(struct store *s, const char *text, int added, int changed, int same,
    int conflict, int rejected, const char *file, int line)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	int64_t act = read_text(s, text, &opts, &r);
	char want[80], have[80];
	int i;

	snprintf(want, sizeof(want), "%d new %d changed %d same %d conflict "
	    "%d rejected", added, changed, same, conflict, rejected);
	snprintf(have, sizeof(have), "%d new %d changed %d same %d conflict "
	    "%d rejected", (int)r.added, (int)r.changed, (int)r.same,
	    (int)r.conflict, (int)r.rejected);
	if (strcmp(want, have) != 0) {
		print_error("%s\n", fixture_err.msg);
		for (i = 0; i < r.nfindings; i++)
			print_error("%lld: %s: %s\n",
			    (long long)r.finding[i].line,
			    reason_info[r.finding[i].reason].word,
			    r.finding[i].text);
	}
	_assert_string_equal(have, want, file, line);
	read_report_fini(&r);
	return act;
}
#define expect(s, text, n, c, m, k, j) \
	expect_(s, text, n, c, m, k, j, __FILE__, __LINE__)

/* Keep how a list was read; the version it got. */
static inline int
save_profile(struct store *s, const char *name, const struct read_report *r)
{
	struct act_ctx c = { s, ORIGIN_CLI, false, TODAY };
	struct act_result res = ACT_RESULT_INIT;
	struct profile p;
	struct ids ids;
	int version;

	must(act_profile_save(&c, name, r, 0, &res, &fixture_err));
	act_result_fini(&res);
	must(profile_versions(s, name, &ids, &fixture_err));
	must(profile_get(s, ids.id[0], &p, &fixture_err));
	version = p.version;
	profile_fini(&p);
	free(ids.id);
	return version;
}

/* A list as text, in the people's or the plain dialect; the caller frees. */
static inline char *
written(struct store *s, enum list list, bool plain)
{
	struct write_opts w = { .plain = plain };
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	assert_non_null(f);
	must(list_write(s, list, &w, f, &fixture_err));
	assert_int_equal(fclose(f), 0);
	return text;
}

/* Every list, one after the other: what the store says, without ids. */
static inline char *
written_all(struct store *s)
{
	struct buf b = BUF_INIT;
	char *one;
	int i;

	for (i = 0; i < LIST__COUNT; i++) {
		one = written(s, (enum list)i, true);
		buf_add(&b, one);
		free(one);
	}
	return buf_take(&b);
}

static inline char *
slurp(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	struct buf b = BUF_INIT;
	char block[4096];
	size_t got;

	assert_non_null(f);
	while ((got = fread(block, 1, sizeof(block), f)) > 0)
		buf_addn(&b, block, got);
	fclose(f);
	if (n)
		*n = b.len;
	return b.p ? buf_take(&b) : xstrdup("");
}

static inline void
spill(const char *path, const void *p, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* The one installation of a system in a municipality. */
static inline void
get_installation(struct store *s, const char *code, const char *system,
    struct record *r)
{
	struct names *names = names_load(s, &fixture_err);
	int64_t id = 0;

	must(names != NULL);
	must(installation_find(s, names_municipality(names, code),
	    names_system(names, 0, system), &id, &fixture_err));
	names_free(names);
	assert_true(id > 0);
	must(record_get(s, ENTITY_INSTALLATION, id, r, &fixture_err));
}

#endif
