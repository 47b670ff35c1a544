/*
 * Opening: what kind of thing the path is, how the connection is set up,
 * whose file it is, and only then anything that writes (the journal mode,
 * migrations). Nothing here opens the file but through SQLite, because a
 * close of our own would drop SQLite's locks.
 *
 * Debian 12's library (3.40.1) can corrupt a WAL file when two processes
 * write and checkpoint at the same moment; hence the version test.
 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/str.h"
#include "store/gather.h"
#include "store/packed.h"

#define APPLICATION_ID	0x6b6c6172	/* "klar"; set by db/schema/0001 */
#define PATIENCE_ACTS	5000
#define LENGTH_MAX	1000000		/* of a text, a row, a statement */

/*
 * A new store starts as an empty file: the system says why it cannot be made
 * (a read-only disk, no leave), SQLite only that it could not.
 */
static bool
make_empty(struct store *s, struct err *e)
{
	int fd = open(s->safe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0 && errno != EEXIST)
		return err_set(e, ERR_STORE, _("cannot make '%s': %s"),
		    s->path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return true;
}

/* May be missing? Is it a plain file? */
static bool
look_at_path(struct store *s, struct err *e)
{
	struct stat st;

	if (str_empty(s->path))
		return err_set(e, ERR_STORE, _("no name of a store given"));
	if (stat(s->safe, &st) != 0) {
		if (errno != ENOENT)
			return err_set(e, ERR_STORE, _("cannot open '%s': %s"),
			    s->path, strerror(errno));
		if (s->mode != STORE_CREATE)
			return err_set(e, ERR_STORE, _("there is no store "
			    "'%s'; 'klar init' makes one"), s->path);
		return path_make_parents(s->safe, e) && make_empty(s, e);
	}
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_STORE, _("'%s' is a folder, not a "
		    "store"), s->path);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_STORE, _("'%s' is no ordinary file, so "
		    "no store"), s->path);
	return true;
}

static bool
connect(struct store *s, int flags, struct err *e)
{
	static bool configured;
	int rc;

	/*
	 * No counting of memory: it is a tenth of an import. The first time
	 * only, when no other thread can be there.
	 */
	if (!configured) {
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
		configured = true;
	}
	rc = sqlite3_open_v2(s->safe, &s->db, flags | SQLITE_OPEN_NOMUTEX |
	    SQLITE_OPEN_PRIVATECACHE, NULL);
	if (rc != SQLITE_OK) {
		fault(s, rc, "open", e);
		sqlite3_close(s->db);
		s->db = NULL;
		return false;
	}
	sqlite3_extended_result_codes(s->db, 1);
	store_patience(s, PATIENCE_ACTS);
	sqlite3_busy_handler(s->db, store_busy, s);
	return true;
}

static bool
settle(struct store *s, struct err *e)
{
	static const struct { int option, on; } config[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },	/* packed.c */
	};
	static const enum stmt_id pragma[] = {
		STMT_PRAGMA_PAGE_SIZE_NEW, STMT_PRAGMA_CELL_SIZE_CHECK,
		STMT_PRAGMA_MMAP_SIZE, STMT_PRAGMA_SYNCHRONOUS,
		STMT_PRAGMA_CACHE_SPILL, STMT_PRAGMA_FOREIGN_KEYS_ON,
	};
	int64_t unused;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(config) / sizeof(config[0]); i++) {
		rc = sqlite3_db_config(s->db, config[i].option, config[i].on,
		    NULL);
		if (rc != SQLITE_OK)
			return fault(s, rc, "config", e);
	}
	sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, LENGTH_MAX);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	for (i = 0; i < sizeof(pragma) / sizeof(pragma[0]); i++)
		if (!stmt_number(stmt_use(s, pragma[i], e), &unused, e))
			return false;
	return functions_register(s, e);
}

/* Can acts be written? If not, why; told when somebody tries. */
static void
look_at_leave(struct store *s)
{
	const char *base = path_base(s->safe);
	char *folder;

	if (s->mode == STORE_MEMORY)
		return;
	if (s->mode == STORE_READ) {
		s->why_read_only = xstrdup(_("it was opened for reading"));
		return;
	}
	if (sqlite3_db_readonly(s->db, "main") == 1) {
		s->why_read_only = xstrdup(access(s->safe, W_OK) != 0 ?
		    strerror(errno) : _("the file is read-only"));
		return;
	}
	/* A journal stands beside the file while an act is written. */
	folder = xstrndup(s->safe, (size_t)(base - s->safe));
	if (access(folder, W_OK | X_OK) != 0)
		s->why_read_only = xasprintf("%s: %s", folder,
		    strerror(errno));
	free(folder);
}

/* Is it ours, and of a version we know? Reads only. */
static bool
identify(struct store *s, const struct embedded *schema, struct err *e)
{
	int64_t id, version, objects;

	if (!store_snapshot(s, e))
		return false;
	if (!stmt_number(stmt_use(s, STMT_PRAGMA_APPLICATION_ID, e), &id, e) ||
	    !stmt_number(stmt_use(s, STMT_PRAGMA_USER_VERSION, e), &version,
	    e) ||
	    !stmt_number(stmt_use(s, STMT_SCHEMA_OBJECTS, e), &objects, e)) {
		store_snapshot_end(s);
		return false;
	}
	store_snapshot_end(s);
	if (id == 0 && version == 0 && objects == 0) {
		if (s->mode == STORE_CREATE || s->mode == STORE_MEMORY)
			return true;
		return err_set(e, ERR_STORE, _("'%s' is empty; 'klar init' "
		    "makes a store of it"), s->path);
	}
	if (id != APPLICATION_ID)
		return err_set(e, ERR_STORE, _("'%s' belongs to another "
		    "program; nothing was changed"), s->path);
	if (version > migrate_count(schema))
		return err_set(e, ERR_STORE, _("'%s' was written by a newer "
		    "klar (schema %lld, this one knows %d); nothing was "
		    "changed, use the newer program"), s->path,
		    (long long)version, migrate_count(schema));
	if (version < migrate_count(schema) && s->why_read_only)
		return err_set(e, ERR_STORE, _("'%s' was written by an older "
		    "klar and must be opened for writing once: %s"), s->path,
		    s->why_read_only);
	return true;
}

/*
 * A writer was killed and left its journal: readers cannot roll it back.
 * Open for writing for the moment that takes; it changes no act.
 */
static bool
heal(struct store *s, struct err *e)
{
	int64_t unused;
	bool ok;

	stmt_close_all(s);
	sqlite3_close(s->db);
	s->db = NULL;
	if (!connect(s, SQLITE_OPEN_READWRITE, e))
		return false;
	ok = stmt_number(stmt_use(s, STMT_SCHEMA_OBJECTS, e), &unused, e);
	stmt_close_all(s);
	sqlite3_close(s->db);
	s->db = NULL;
	return ok && connect(s, SQLITE_OPEN_READONLY, e);
}

static bool
wal_is_safe(void)
{
	int v = sqlite3_libversion_number();

	return v >= 3051003 || (v >= 3050007 && v < 3051000) ||
	    (v >= 3044006 && v < 3045000);
}

static bool
choose_journal(struct store *s, struct err *e)
{
	enum stmt_id want = STMT_PRAGMA_JOURNAL_MODE_DELETE;
	struct stmt *q;
	enum got got;

	if (s->mode == STORE_MEMORY || s->why_read_only)
		return true;
	if (wal_is_safe() && !s->warning)
		want = STMT_PRAGMA_JOURNAL_MODE_WAL;
	q = stmt_use(s, want, e);
	if (!q)
		return false;
	got = stmt_step(q, e);
	stmt_release(q);
	return got != GOT_ERROR;
}

bool
store_cache(struct store *s, struct err *e)
{
	int64_t unused;
	bool few;

	return installations_are_few(s, &few, e) && stmt_number(stmt_use(s,
	    few ? STMT_PRAGMA_CACHE_SIZE_FEW : STMT_PRAGMA_CACHE_SIZE, e),
	    &unused, e);
}

static bool
open_file(struct store *s, const struct embedded *schema, struct err *e)
{
	static const int flags[] = {
		[STORE_READ] = SQLITE_OPEN_READONLY,
		[STORE_WRITE] = SQLITE_OPEN_READWRITE,
		[STORE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		[STORE_MEMORY] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
		    SQLITE_OPEN_MEMORY,
	};

	if (s->mode != STORE_MEMORY) {
		if (!look_at_path(s, e))
			return false;
		if (path_is_remote(s->safe))
			s->warning = xasprintf(_("'%s' is on a network drive, "
			    "where locks are only as good as the server's"),
			    s->path);
	}
	if (!connect(s, flags[s->mode], e))
		return false;
	look_at_leave(s);
	if (!settle(s, e) || !identify(s, schema, e)) {
		if (s->mode != STORE_READ ||
		    (s->trouble & 0xff) != SQLITE_READONLY ||
		    !heal(s, e) || !settle(s, e) || !identify(s, schema, e))
			return false;
	}
	return choose_journal(s, e) && migrate(s, schema, e) &&
	    store_cache(s, e);
}

bool
store_connect_copy(struct store *s, struct err *e)
{
	char *safe = s->safe;
	bool ok;

	/* By its name: by the flag a backup would be in memory as well. */
	s->safe = xstrdup(":memory:");
	ok = connect(s, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, e) &&
	    settle(s, e);
	if (ok)
		packed_listen(s);
	free(s->safe);
	s->safe = safe;
	return ok;
}

struct store *
store_connect_beside(const struct store *s, struct err *e)
{
	struct store *beside = xcalloc(1, sizeof(*beside));

	beside->mode = STORE_WRITE;
	beside->path = xstrdup(s->path);
	beside->safe = xstrdup(s->safe);
	if (connect(beside, SQLITE_OPEN_READWRITE, e) && settle(beside, e))
		return beside;
	store_close(beside);
	return NULL;
}

struct store *
store_open_with(const char *path, enum store_mode mode,
    const struct embedded *schema, struct err *e)
{
	struct store *s = xcalloc(1, sizeof(*s));

	s->mode = mode;
	s->path = xstrdup(mode == STORE_MEMORY ? ":memory:" : path);
	s->safe = mode == STORE_MEMORY ? xstrdup(s->path) : path_safe(path);
	if (!open_file(s, schema, e)) {
		store_close(s);
		return NULL;
	}
	return s;
}

struct store *
store_open(const char *path, enum store_mode mode, struct err *e)
{
	return store_open_with(path, mode, embedded_schema, e);
}

int
store_schema_version(void)
{
	return migrate_count(embedded_schema);
}
