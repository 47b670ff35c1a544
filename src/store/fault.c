/*
 * SQLite's result codes in the program's words: one sentence that says which
 * file and what to do. Codes and statement names go to the log only, but for
 * what must be our own mistake.
 */
#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "store/inside.h"

static const char *
system_reason(struct store *s, int code)
{
	int number = sqlite3_system_errno(s->db);

	return number ? strerror(number) : sqlite3_errstr(code);
}

static bool
fault_constraint_set(struct store *s, int code, const char *what,
    struct err *e)
{
	switch (code) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
		return err_set(e, ERR_CONFLICT, _("there is one already (%s)"),
		    what);
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return err_set(e, ERR_RULE, _("it is in use, or what it "
		    "refers to is gone (%s)"), what);
	default:
		return err_set(e, ERR_INVALID, _("the store does not allow "
		    "this value (%s: %s)"), what, sqlite3_errmsg(s->db));
	}
}

/* What the file or the disk did. */
static bool
fault_file(struct store *s, int code, const char *what, struct err *e)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
		return err_set(e, ERR_IO, _("the disk is full; nothing was "
		    "written to '%s'"), s->path);
	case SQLITE_IOERR:
		return err_set(e, ERR_IO, _("cannot read or write '%s': %s"),
		    s->path, system_reason(s, code));
	case SQLITE_READONLY:
		if (code == SQLITE_READONLY_ROLLBACK ||
		    code == SQLITE_READONLY_RECOVERY)
			return err_set(e, ERR_STORE, _("the last write to "
			    "'%s' was cut short; it is put right when the "
			    "file is opened with leave to write"), s->path);
		return err_set(e, ERR_STORE, _("'%s' cannot be written"),
		    s->path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_set(e, ERR_STORE, _("'%s' is damaged or no klar "
		    "store; keep it, and restore a backup"), s->path);
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return err_set(e, ERR_STORE, _("cannot open '%s': %s"),
		    s->path, system_reason(s, code));
	default:
		return err_set(e, ERR_STORE, "%s: %s: %s", s->path, what,
		    s->db ? sqlite3_errmsg(s->db) : sqlite3_errstr(code));
	}
}

bool
fault(struct store *s, int code, const char *what, struct err *e)
{
	s->trouble = code;
	log_debug("%s: %s: %d %s", s->path, what, code,
	    s->db ? sqlite3_errmsg(s->db) : sqlite3_errstr(code));
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, ERR_BUSY, _("another process is writing to "
		    "'%s'; try again"), s->path);
	case SQLITE_INTERRUPT:
		return err_set(e, ERR_INTERRUPT, _("stopped"));
	case SQLITE_NOMEM:
		return err_set(e, ERR_IO, _("out of memory"));
	case SQLITE_TOOBIG:
		return err_set(e, ERR_INVALID, _("a text is too long for the "
		    "store"));
	case SQLITE_CONSTRAINT:
		return fault_constraint_set(s, code, what, e);
	default:
		return fault_file(s, code, what, e);
	}
}

bool
fault_is_constraint(const struct store *s)
{
	return (s->trouble & 0xff) == SQLITE_CONSTRAINT;
}

const char *
fault_constraint(const struct store *s, bool deleting)
{
	switch (s->trouble) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
		return _("another one has taken its place since");
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return deleting ? _("is used since") :
		    _("what it refers to is gone since");
	default:
		return _("what is around it has changed since");
	}
}
