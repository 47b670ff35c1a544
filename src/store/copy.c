/*
 * The whole file: is it sound, and a sound copy of it. A copy is made under
 * another name, flushed (VACUUM INTO does not), and only then gets its own,
 * so that a name never stands for half a copy.
 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "store/packed.h"

static bool
verify_pages(struct store *s, bool quick, struct err *e)
{
	struct stmt *q = stmt_use(s, quick ? STMT_PRAGMA_QUICK_CHECK :
	    STMT_PRAGMA_INTEGRITY_CHECK, e);
	const char *found;
	enum got got;
	bool ok = false;

	if (!q)
		return false;
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		found = col_peek(q, 0);
		ok = found && strcmp(found, "ok") == 0;
		if (!ok)
			err_set(e, ERR_STORE, _("'%s' is damaged (%s); keep "
			    "it, and restore a backup"), s->path,
			    found ? found : "?");
	}
	stmt_release(q);
	return ok;
}

static bool
verify_references(struct store *s, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_FOREIGN_KEY_CHECK, e);
	enum got got;

	if (!q)
		return false;
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		err_set(e, ERR_STORE, _("'%s' is damaged (row %lld of %s has "
		    "lost its %s); keep it, and restore a backup"), s->path,
		    (long long)col_int(q, 1), col_peek(q, 0),
		    col_peek(q, 2));
	stmt_release(q);
	return got == GOT_DONE;
}

/*
 * A connection that may only read leaves out the CHECKs of the tables, and
 * SQLite says nothing about it: they are looked at by one that could write.
 */
static bool
verify_file(struct store *s, bool quick, struct err *e)
{
	struct store *beside;
	bool ok;

	if (s->mode != STORE_READ || s->live)
		return verify_pages(s, quick, e);
	beside = store_connect_beside(s, e);
	ok = beside && verify_pages(beside, quick, e);
	store_close(beside);
	return ok;
}

bool
store_verify(struct store *s, bool quick, struct err *e)
{
	return verify_file(s, quick, e) && verify_references(s, e) &&
	    (quick || !s->packing || packed_verify(s, e));
}

/* To the disk, and with the leave of the original: it holds names. */
static bool
flush(struct store *s, const char *path, const char *to, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok;

	ok = fd >= 0 && (stat(s->safe, &st) != 0 ||
	    fchmod(fd, st.st_mode & 0777) == 0) && fsync(fd) == 0;
	if (!ok)
		err_set(e, ERR_IO, _("cannot write '%s': %s"), to,
		    strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
copy_into(struct store *s, const char *path, const char *to, struct err *e)
{
	char *own = s->path;
	struct stmt *q;
	bool ok = false;

	/* VACUUM INTO attaches the file it writes. */
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 1);
	s->path = xstrdup(to);		/* trouble now is the copy's */
	q = stmt_use(s, STMT_VACUUM_INTO, e);
	if (q) {
		stmt_text(q, 1, path);
		ok = stmt_run(q, e);
	}
	free(s->path);
	s->path = own;
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	return ok;
}

/* VACUUM INTO writes into an empty file; the system says if it cannot be. */
static bool
make_part(const char *part, const char *to, struct err *e)
{
	int fd;

	unlink(part);			/* of a copy that was cut short */
	fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return err_set(e, ERR_IO, _("cannot write '%s': %s"), to,
		    strerror(errno));
	close(fd);
	return true;
}

bool
store_backup(struct store *s, const char *to, struct err *e)
{
	struct stat st;
	char *safe = path_safe(to);
	char *part = xasprintf("%s.part", safe);
	bool ok = false;

	if (s->in_txn)
		err_set(e, ERR_STORE, _("no copy can be made in the middle "
		    "of an act"));
	else if (lstat(safe, &st) == 0)
		err_set(e, ERR_IO, _("'%s' is there already; nothing was "
		    "written"), to);
	else {
		ok = make_part(part, to, e) &&
		    copy_into(s, part, to, e) && flush(s, part, to, e);
		if (ok && rename(part, safe) != 0)
			ok = err_set(e, ERR_IO, _("cannot write '%s': %s"),
			    to, strerror(errno));
		if (!ok)
			unlink(part);
	}
	free(part);
	free(safe);
	return ok;
}
