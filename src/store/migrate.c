/*
 * Bringing a file to the newest schema: the files of db/schema one by one,
 * each in one transaction that also sets user_version (the file's own last
 * statement), so that a kill leaves the old or the new and nothing between.
 * Before the first step on a file with something in it a copy is made.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "store/packed.h"

#define COPIES_MAX	100
#define PACKED_SINCE	9	/* version, with the tables of packed.c */

int
migrate_count(const struct embedded *schema)
{
	int n = 0;

	while (schema[n].name)
		n++;
	return n;
}

static bool
version_of(struct store *s, int64_t *version, struct err *e)
{
	return stmt_number(stmt_use(s, STMT_PRAGMA_USER_VERSION, e), version,
	    e);
}

/* "klar.db" of schema 1 becomes "klar.v1.db", then "klar.v1-2.db" ... */
static bool
copy_first(struct store *s, int64_t version, struct err *e)
{
	struct stat st;
	char *infix, *to;
	bool ok;
	int n;

	for (n = 1; n <= COPIES_MAX; n++) {
		infix = n == 1 ? xasprintf("v%lld", (long long)version) :
		    xasprintf("v%lld-%d", (long long)version, n);
		to = path_insert(s->safe, infix);
		free(infix);
		if (lstat(to, &st) != 0) {
			ok = store_backup(s, to, e);
			free(to);
			return ok;
		}
		free(to);
	}
	return err_set(e, ERR_STORE, _("there are too many old copies beside "
	    "'%s'"), s->path);
}

/* References must be whole after a change of tables. */
static bool
references_hold(struct store *s, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_FOREIGN_KEY_CHECK, e);
	enum got got;

	if (!q)
		return false;
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		err_set(e, ERR_STORE, _("row %lld of %s would lose its %s"),
		    (long long)col_int(q, 1), col_peek(q, 0),
		    col_peek(q, 2));
	stmt_release(q);
	return got == GOT_DONE;
}

static bool
migrate_one(struct store *s, const struct embedded *m, int64_t want,
    struct err *e)
{
	int64_t have;
	int rc;

	if (!store_begin(s, e))
		return false;
	/* Another process may have done it while we waited for the lock. */
	if (!version_of(s, &have, e))
		goto fail;
	if (have >= want) {
		store_rollback(s);
		return true;
	}
	if (want >= PACKED_SINCE)
		packed_listen(s);	/* its commit packs them */
	rc = sqlite3_exec(s->db, (const char *)m->data, NULL, NULL, NULL);
	if (rc != SQLITE_OK) {
		fault(s, rc, m->name, e);
		goto fail;
	}
	if (!references_hold(s, e) || !version_of(s, &have, e))
		goto fail;
	if (have != want) {
		err_set(e, ERR_STORE, _("it sets version %lld, not %lld"),
		    (long long)have, (long long)want);
		goto fail;
	}
	if (store_commit(s, e))
		return true;
fail:
	store_rollback(s);
	return err_wrap(e, "%s", m->name);
}

static bool
bring_to(struct store *s, const struct embedded *schema, int64_t newest,
    struct err *e)
{
	int64_t have, unused;
	bool ok = true;

	if (!version_of(s, &have, e))
		return false;
	if (have == newest)
		return true;
	if (have > 0 && !copy_first(s, have, e))
		return false;
	/* No effect inside a transaction, so out here. */
	if (!stmt_number(stmt_use(s, STMT_PRAGMA_FOREIGN_KEYS_OFF, e),
	    &unused, e))
		return false;
	for (; ok && have < newest; have++)
		ok = migrate_one(s, &schema[have], have + 1, e);
	return stmt_number(stmt_use(s, STMT_PRAGMA_FOREIGN_KEYS_ON,
	    ok ? e : NULL), &unused, ok ? e : NULL) && ok;
}

bool
migrate(struct store *s, const struct embedded *schema, struct err *e)
{
	int newest = migrate_count(schema);

	if (!bring_to(s, schema, newest, e))
		return false;
	if (newest >= PACKED_SINCE)
		packed_listen(s);
	return true;
}
