/*
 * Errors from below: an import of a list into a copy of a store, again and
 * again, where the k-th write (or sync, read, ...) that SQLite asks of the
 * system fails, for k = 1, 2, ... until none fails any more. Each run is a
 * process of its own, with a file system put between SQLite and the real one.
 * After each the store, opened as it should be, must be sound and hold what
 * it held before or the whole import, and the import must have told which.
 *
 * faulty STORE LIST SCRATCH
 * Prints "KIND N runs, N refused" a line; exits 1 at the first broken promise.
 */
#include <sys/wait.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "act/import.h"
#include "base/i18n.h"
#include "store/store.h"

enum kind { WRITE, FULL, SYNC, READ, OPEN, DELETE, LOCK, MEMORY,
	KIND__COUNT };

static const struct {
	const char	*word;
	int		 code;
} kinds[KIND__COUNT] = {
	[WRITE] = { "write", SQLITE_IOERR_WRITE },
	[FULL] = { "full", SQLITE_FULL },
	[SYNC] = { "sync", SQLITE_IOERR_FSYNC },
	[READ] = { "read", SQLITE_IOERR_READ },
	[OPEN] = { "open", SQLITE_CANTOPEN },
	[DELETE] = { "delete", SQLITE_IOERR_DELETE },
	[LOCK] = { "lock", SQLITE_IOERR_LOCK },
	[MEMORY] = { "memory", SQLITE_NOMEM },
};

/* What is to fail now. */
static struct {
	enum kind	 kind;
	long		 left;		/* calls until it does */
	bool		 for_good;	/* and ever after */
	bool		 hit;
} plan;

static bool
fails(enum kind kind)
{
	if (plan.kind != kind)
		return false;
	plan.left--;
	if (plan.left == 0 || (plan.left < 0 && plan.for_good)) {
		plan.hit = true;
		return true;
	}
	return false;
}

/* ---- the file system between ---- */

struct file {
	sqlite3_file	 base;
	sqlite3_file	*real;		/* right behind this */
};

#define REAL(f)		(((struct file *)(f))->real)
#define FAIL_IF(kind)	if (fails(kind)) return kinds[kind].code

static int
f_close(sqlite3_file *f)
{
	return REAL(f)->pMethods->xClose(REAL(f));
}

static int
f_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	FAIL_IF(READ);
	return REAL(f)->pMethods->xRead(REAL(f), p, n, at);
}

static int
f_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	FAIL_IF(WRITE);
	if (fails(FULL)) {	/* a full disk takes a part of it */
		REAL(f)->pMethods->xWrite(REAL(f), p, n / 2, at);
		return SQLITE_FULL;
	}
	return REAL(f)->pMethods->xWrite(REAL(f), p, n, at);
}

static int
f_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	return REAL(f)->pMethods->xTruncate(REAL(f), n);
}

static int
f_sync(sqlite3_file *f, int flags)
{
	FAIL_IF(SYNC);
	return REAL(f)->pMethods->xSync(REAL(f), flags);
}

static int
f_size(sqlite3_file *f, sqlite3_int64 *n)
{
	return REAL(f)->pMethods->xFileSize(REAL(f), n);
}

static int
f_lock(sqlite3_file *f, int level)
{
	FAIL_IF(LOCK);
	return REAL(f)->pMethods->xLock(REAL(f), level);
}

static int
f_unlock(sqlite3_file *f, int level)
{
	return REAL(f)->pMethods->xUnlock(REAL(f), level);
}

static int
f_reserved(sqlite3_file *f, int *out)
{
	return REAL(f)->pMethods->xCheckReservedLock(REAL(f), out);
}

static int
f_control(sqlite3_file *f, int op, void *arg)
{
	return REAL(f)->pMethods->xFileControl(REAL(f), op, arg);
}

static int
f_sector(sqlite3_file *f)
{
	return REAL(f)->pMethods->xSectorSize(REAL(f));
}

static int
f_traits(sqlite3_file *f)
{
	return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f));
}

static const sqlite3_io_methods methods = {
	1, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock,
	f_unlock, f_reserved, f_control, f_sector, f_traits,
	NULL, NULL, NULL, NULL, NULL, NULL
};

static sqlite3_vfs *real_vfs, between;

static int
v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	struct file *own = (struct file *)f;
	int rc;

	(void)v;
	own->base.pMethods = NULL;
	FAIL_IF(OPEN);
	own->real = (sqlite3_file *)(own + 1);
	rc = real_vfs->xOpen(real_vfs, name, own->real, flags, out);
	if (own->real->pMethods)
		own->base.pMethods = &methods;
	return rc;
}

static int
v_delete(sqlite3_vfs *v, const char *name, int sync_folder)
{
	(void)v;
	FAIL_IF(DELETE);
	return real_vfs->xDelete(real_vfs, name, sync_folder);
}

static sqlite3_mem_methods real_mem;

static void *
m_malloc(int n)
{
	return fails(MEMORY) ? NULL : real_mem.xMalloc(n);
}

static void *
m_realloc(void *p, int n)
{
	return fails(MEMORY) ? NULL : real_mem.xRealloc(p, n);
}

static void
put_between(void)
{
	sqlite3_mem_methods mem;

	if (plan.kind == MEMORY) {
		sqlite3_shutdown();	/* or it cannot be configured */
		sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_mem);
		mem = real_mem;
		mem.xMalloc = m_malloc;
		mem.xRealloc = m_realloc;
		sqlite3_config(SQLITE_CONFIG_MALLOC, &mem);
		return;
	}
	real_vfs = sqlite3_vfs_find(NULL);
	between = *real_vfs;
	between.zName = "between";
	between.pNext = NULL;
	between.szOsFile = real_vfs->szOsFile + (int)sizeof(struct file);
	between.xOpen = v_open;
	between.xDelete = v_delete;
	sqlite3_vfs_register(&between, 1);
}

/* ---- one run ---- */

struct outcome {
	bool	 hit;			/* the error was met */
	bool	 ok;			/* the import said it was done */
	char	 msg[ERR_TEXT];
};

static void
import(const char *db, const char *list, struct outcome *o)
{
	struct read_opts opts = { .list = LIST__COUNT,
	    .status_date = DAY_NONE, .today = clock_today() };
	struct read_report r = { .list = LIST__COUNT };
	struct act_result res = ACT_RESULT_INIT;
	struct act_ctx c = { NULL, ORIGIN_CLI, false, clock_today() };
	struct err e = ERR_INIT;

	c.store = store_open(db, STORE_WRITE, &e);
	if (c.store) {
		store_patience(c.store, 50);
		o->ok = act_import(&c, list, &opts, &r, &res, &e);
		read_report_fini(&r);
		act_result_fini(&res);
	}
	store_close(c.store);
	o->hit = plan.hit;
	memcpy(o->msg, e.msg, sizeof(o->msg));
}

/* In a process of its own. False: it died of a signal, or said nothing. */
static bool
run(const char *db, const char *list, struct outcome *o)
{
	int ends[2], status;
	ssize_t got;
	pid_t pid;

	fflush(stdout);
	if (pipe(ends) != 0 || (pid = fork()) < 0) {
		perror("faulty");
		exit(2);
	}
	if (pid == 0) {
		memset(o, 0, sizeof(*o));
		put_between();
		import(db, list, o);
		_exit(write(ends[1], o, sizeof(*o)) != sizeof(*o));
	}
	close(ends[1]);
	got = read(ends[0], o, sizeof(*o));
	close(ends[0]);
	waitpid(pid, &status, 0);
	if (got == (ssize_t)sizeof(*o) && WIFEXITED(status) &&
	    WEXITSTATUS(status) == 0)
		return true;
	/* Ending for want of memory, with a sentence, is allowed. */
	memset(o, 0, sizeof(*o));
	o->hit = true;
	memcpy(o->msg, "it ended", 9);
	return plan.kind == MEMORY && WIFEXITED(status);
}

/* ---- looking at the store afterwards ---- */

static void
copy(const char *from, const char *to)
{
	char block[65536];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t n;

	if (!in || !out) {
		perror("faulty: copy");
		exit(2);
	}
	while ((n = fread(block, 1, sizeof(block), in)) > 0)
		fwrite(block, 1, n, out);
	fclose(in);
	if (fclose(out) != 0)
		exit(2);
}

static uint64_t
mix(uint64_t h, const void *p, int n)
{
	const unsigned char *c = p;

	while (n-- > 0)
		h = (h ^ *c++) * 0x100000001b3ULL;
	return (h ^ 0xff) * 0x100000001b3ULL;
}

static uint64_t
hash_rows(sqlite3 *db, const char *sql, uint64_t h)
{
	sqlite3_stmt *q;
	int i;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
		fprintf(stderr, "faulty: %s\n", sqlite3_errmsg(db));
		exit(1);
	}
	while (sqlite3_step(q) == SQLITE_ROW)
		for (i = 0; i < sqlite3_column_count(q); i++)
			h = mix(h, sqlite3_column_text(q, i),
			    sqlite3_column_bytes(q, i));
	sqlite3_finalize(q);
	return h;
}

/* The rows of all tables; ends here if the file is not sound. */
static uint64_t
content(const char *path)
{
	uint64_t h = 0xcbf29ce484222325ULL;
	sqlite3_stmt *q;
	char sql[200];
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) !=
	    SQLITE_OK || sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1,
	    &q, NULL) != SQLITE_OK || sqlite3_step(q) != SQLITE_ROW ||
	    strcmp((const char *)sqlite3_column_text(q, 0), "ok") != 0) {
		fprintf(stderr, "faulty: the store is damaged\n");
		exit(1);
	}
	sqlite3_finalize(q);
	if (sqlite3_prepare_v2(db, "SELECT name FROM sqlite_master "
	    "WHERE type = 'table' ORDER BY name", -1, &q, NULL) != SQLITE_OK)
		exit(1);
	while (sqlite3_step(q) == SQLITE_ROW) {
		sqlite3_snprintf(sizeof(sql), sql, "SELECT * FROM \"%w\"",
		    sqlite3_column_text(q, 0));
		h = hash_rows(db, sql, h);
	}
	sqlite3_finalize(q);
	sqlite3_close(db);
	return h;
}

struct round {
	const char	*base, *list, *scratch;
	uint64_t	 before, after;
	int		 runs, refused;
};

static bool
judge(struct round *r, const struct outcome *o, long k)
{
	uint64_t now = content(r->scratch);
	const char *trouble = NULL;

	if (now != r->before && now != r->after)
		trouble = "a part of the import is stored";
	else if (o->ok && now != r->after)
		trouble = "done, it said, and it is not";
	else if (!o->ok && now != r->before)
		trouble = "refused, it said, and it is stored";
	else if (!o->ok && !o->msg[0])
		trouble = "refused without a sentence";
	r->runs++;
	r->refused += !o->ok;
	if (!trouble)
		return true;
	fprintf(stderr, "faulty: %s %ld%s: %s (%s)\n", kinds[plan.kind].word,
	    k, plan.for_good ? " and ever after" : "", trouble, o->msg);
	return false;
}

/* Every k there is; of many, ever fewer. */
static bool
all_of(struct round *r, enum kind kind, bool for_good)
{
	char journal[1024];
	struct outcome o;
	long k;

	for (k = 1; ; k += k < 60 ? 1 : k / 12) {
		copy(r->base, r->scratch);
		snprintf(journal, sizeof(journal), "%s-journal", r->scratch);
		remove(journal);
		plan.kind = kind;
		plan.left = k;
		plan.for_good = for_good;
		plan.hit = false;
		if (!run(r->scratch, r->list, &o)) {
			fprintf(stderr, "faulty: %s %ld: it crashed\n",
			    kinds[kind].word, k);
			return false;
		}
		if (!o.hit)
			return true;
		if (!judge(r, &o, k))
			return false;
	}
}

int
main(int argc, char **argv)
{
	struct round r = { 0 };
	struct outcome o;
	bool ok = true;
	int k;

	if (argc != 4) {
		fputs("use: faulty STORE LIST SCRATCH\n", stderr);
		return 2;
	}
	i18n_start(NULL);
	r.base = argv[1];
	r.list = argv[2];
	r.scratch = argv[3];
	r.before = content(r.base);
	copy(r.base, r.scratch);
	plan.kind = KIND__COUNT;
	if (!run(r.scratch, r.list, &o) || !o.ok) {
		fprintf(stderr, "faulty: not even without errors: %s\n", o.msg);
		return 1;
	}
	r.after = content(r.scratch);
	for (k = 0; ok && k < KIND__COUNT; k++) {
		r.runs = r.refused = 0;
		ok = all_of(&r, (enum kind)k, false) &&
		    (k == MEMORY || all_of(&r, (enum kind)k, true));
		printf("%s %d runs, %d refused\n", kinds[k].word, r.runs,
		    r.refused);
	}
	return ok ? 0 : 1;
}
