/*
 * Fuzzes the whole import: a file of any bytes, imported by the act that the
 * command line and the screens use, into a store of its own that was born
 * with the programme. What was read without a rejected row says nothing new
 * the second time; what export writes then, and a sheet that was sent out, is
 * read back without a change; and undo gives back every list as it was.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/scratch.h"
#include "act/import.h"
#include "act/undo.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "fuzz.h"

static char folder[SCRATCH_MAX];
static char *born, *work, *list, *rejects;	/* files in it */
static char *before[LIST__COUNT];		/* every list of the birth */

static void
remove_folder(void)
{
	unlink(born);
	unlink(work);
	unlink(list);
	unlink(rejects);
	rmdir(folder);
}

static void
spill(const char *path, const void *data, size_t len)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(data, 1, len, f) != len || fclose(f) != 0) {
		perror(path);
		abort();
	}
}

static char *
slurp(const char *path, size_t *len)
{
	struct stat st;
	FILE *f = fopen(path, "rb");
	char *to;

	if (!f || fstat(fileno(f), &st) != 0) {
		perror(path);
		abort();
	}
	*len = (size_t)st.st_size;
	to = xmalloc(*len + 1);
	if (fread(to, 1, *len, f) != *len)
		abort();
	to[*len] = '\0';
	fclose(f);
	return to;
}

static char *
written(struct store *s, enum list which, bool plain, bool sheet, size_t *len)
{
	struct write_opts w = { .plain = plain, .sheet = sheet };
	struct err e = ERR_INIT;
	char *text = NULL;
	FILE *f = open_memstream(&text, len);

	must(f && list_write(s, which, &w, f, &e), "write", &e);
	fclose(f);
	return text;
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct store *s;
	size_t len;
	int i;

	(void)argc;
	(void)argv;
	i18n_start(NULL);
	if (!scratch_make(folder))
		abort();
	born = xasprintf("%s/born.db", folder);
	work = xasprintf("%s/klar.db", folder);
	list = xasprintf("%s/liste.csv", folder);
	rejects = xasprintf("%s/liste.afvist.csv", folder);
	atexit(remove_folder);
	s = fuzz_store(born, STORE_CREATE);
	for (i = 0; i < LIST__COUNT; i++)
		before[i] = written(s, (enum list)i, true, false, &len);
	store_close(s);
	return 0;
}

static bool
import(struct store *s, const char *path, enum list which, bool keep,
    struct read_report *r, int64_t *act_id)
{
	struct act_ctx c = { .store = s, .origin = ORIGIN_CLI,
	    .today = date_parse(FUZZ_TODAY) };
	struct read_opts o = { .list = which, .status_date = DAY_NONE,
	    .today = c.today, .rejects = keep ? rejects : NULL };
	struct act_result res = ACT_RESULT_INIT;
	struct err e = ERR_INIT;
	bool ok = act_import(&c, path, &o, r, &res, &e);

	if (!ok && e.code != ERR_INVALID)
		must(false, "an error that is not about the list", &e);
	if (ok && r->rows != r->added + r->changed + r->same + r->conflict +
	    r->rejected)
		must(false, "the rows do not add up", &e);
	*act_id = res.act_id;
	act_result_fini(&res);
	return ok;
}

static void
take_back(struct store *s, int64_t act_id)
{
	struct act_ctx c = { .store = s, .origin = ORIGIN_CLI,
	    .today = date_parse(FUZZ_TODAY) };
	struct act_result res = ACT_RESULT_INIT;
	struct err e = ERR_INIT;

	must(act_take_back(&c, act_id, &res, &e), "undo", &e);
	must(res.kept == 0, "undo kept something", &e);
	act_result_fini(&res);
}

/* Every row of the file is known already; a sheet may confirm it, no more. */
static void
must_be_same(struct store *s, const char *path, enum list which,
    const char *what)
{
	struct read_report r = { .list = LIST__COUNT };
	struct err e = ERR_INIT;
	int64_t act_id;
	char *text;
	size_t len;

	if (import(s, path, which, false, &r, &act_id) &&
	    r.same != r.rows) {
		text = slurp(path, &len);
		fprintf(stderr, "%s\n%lld rows, %lld same; %s\n", text,
		    (long long)r.rows, (long long)r.same,
		    r.nfindings ? r.finding[0].text : "");
		free(text);
		must(false, what, &e);
	}
	if (r.list == LIST__COUNT)
		must(false, "what was written is refused", &e);
	if (act_id != 0)
		take_back(s, act_id);
	read_report_fini(&r);
}

static void
must_come_back(struct store *s, enum list which, bool plain, bool sheet)
{
	size_t len;
	char *text = written(s, which, plain, sheet, &len);

	spill(list, text, len);
	must_be_same(s, list, which, "export changes the store");
	free(text);
}

static void
must_be_undone(struct store *s, int64_t act_id)
{
	struct err e = ERR_INIT;
	size_t len;
	char *text;
	int i;

	take_back(s, act_id);
	for (i = 0; i < LIST__COUNT; i++) {
		text = written(s, (enum list)i, true, false, &len);
		if (strcmp(text, before[i]) != 0) {
			fprintf(stderr, "%s\n", text);
			must(false, "undo left something", &e);
		}
		free(text);
	}
	must(store_verify(s, true, &e), "the store is unsound", &e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct read_report r = { .list = LIST__COUNT };
	struct err e = ERR_INIT;
	struct store *s;
	int64_t act_id, again;
	size_t n;
	char *bytes = slurp(born, &n);

	spill(work, bytes, n);
	free(bytes);
	spill(list, data, len);
	unlink(rejects);
	s = store_open(work, STORE_WRITE, &e);
	must(s != NULL, "open", &e);
	if (import(s, list, LIST__COUNT, true, &r, &act_id) && act_id) {
		if (r.rejected == 0 && r.conflict == 0)
			must_be_same(s, list, r.list, "news the second time");
		must_come_back(s, r.list, len % 2, false);
		must_come_back(s, len % 3 ? LIST_installations : LIST_statuses,
		    len % 2, true);
		must_be_undone(s, act_id);
	}
	if (r.rejects) {
		struct read_report bad = { .list = LIST__COUNT };

		import(s, r.rejects, r.list, false, &bad, &again);
		read_report_fini(&bad);
	}
	read_report_fini(&r);
	store_close(s);
	return 0;
}
