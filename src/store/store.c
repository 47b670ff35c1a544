/*
 * A store that is open: transactions, snapshots, patience, interruption, and
 * whether anybody has committed. Opening is open.c, copies and checks of the
 * whole file are copy.c.
 *
 * SQLite rolls a transaction back by itself when the disk is full, a read
 * fails or a statement that writes is interrupted. in_txn stays set then
 * (the caller is still inside, as far as it knows), every further write is
 * refused by stmt_use, and the commit fails.
 */
#include "store/store.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "store/inside.h"
#include "store/known.h"
#include "store/packed.h"

#define PROGRESS_STEPS	2000

void
store_close(struct store *s)
{
	int rc;

	if (!s)
		return;
	store_now(s);
	kept_tracks_free(s);
	tally_free(s->tally);
	ready_free(s->ready);
	if (s->db) {
		store_rollback(s);
		stmt_close_all(s);
		rc = sqlite3_close(s->db);
		assert(rc == SQLITE_OK);	/* nothing left unfinalized */
		(void)rc;
	}
	packed_free(s);
	free(s->path);
	free(s->safe);
	free(s->warning);
	free(s->why_read_only);
	free(s);
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

bool
store_is_read_only(const struct store *s)
{
	return s->why_read_only != NULL;
}

const char *
store_warning(const struct store *s)
{
	return s->warning;
}

void
store_patience(struct store *s, int ms)
{
	s->patience = ms;
	s->waited = 0;
}

/* Called by SQLite when another process holds the file; 0: give up. */
int
store_busy(void *arg, int tries)
{
	static const int naps[] = { 1, 2, 5, 10, 15, 20, 25, 25, 50 };
	const int n = (int)(sizeof(naps) / sizeof(naps[0]));
	struct store *s = arg;
	int ms = naps[tries < n ? tries : n - 1];

	if (ms > s->patience - s->waited)
		ms = s->patience - s->waited;
	if (ms <= 0)
		return 0;
	s->waited += ms;
	sqlite3_sleep(ms);
	return 1;
}

bool
store_must_stop(const struct store *s)
{
	return s->stop && s->stop(s->stop_arg);
}

static int
progress(void *arg)
{
	const struct store *s = arg;

	return !s->unstopped && store_must_stop(s);
}

void
store_on_progress(struct store *s, bool (*stop)(void *), void *arg)
{
	s->stop = stop;
	s->stop_arg = arg;
	sqlite3_progress_handler(s->db, stop ? PROGRESS_STEPS : 0,
	    stop ? progress : NULL, s);
}

uint64_t
store_generation(struct store *s)
{
	uint64_t now = s->moment;
	int64_t version;

	if (now)
		return now;		/* nobody commits while we read */
	if (!stmt_number(stmt_use(s, STMT_PRAGMA_DATA_VERSION, NULL),
	    &version, NULL))
		return 0;
	now = s->commits << 32 | (uint64_t)version;
	s->moment = s->snapshots > 0 && !s->in_txn ? now : 0;
	return now;
}

bool
store_begin(struct store *s, struct err *e)
{
	assert(!s->in_txn && s->snapshots == 0);
	if (s->why_read_only)
		return err_set(e, ERR_STORE, _("'%s' cannot be written: %s"),
		    s->path, s->why_read_only);
	s->waited = 0;
	if (!stmt_run(stmt_use(s, STMT_BEGIN_IMMEDIATE, e), e))
		return false;
	s->in_txn = true;
	return true;
}

bool
store_commit(struct store *s, struct err *e)
{
	assert(s->in_txn);
	if (sqlite3_get_autocommit(s->db)) {
		store_rollback(s);	/* what was kept of it, too */
		return err_set(e, ERR_IO, _("nothing was written to '%s': an "
		    "earlier step failed"), s->path);
	}
	if (!bulk_checks(s, true, e) || (s->packing && !packed_settle(s, e))) {
		store_rollback(s);
		return false;
	}
	/* BUSY can come here too: readers that do not finish in time. */
	if (!stmt_run(stmt_use(s, STMT_COMMIT, e), e)) {
		store_rollback(s);
		return false;
	}
	s->in_txn = false;
	s->commits++;
	return true;
}

void
store_rollback(struct store *s)
{
	if (!sqlite3_get_autocommit(s->db))
		stmt_run(stmt_use(s, STMT_ROLLBACK, NULL), NULL);
	s->in_txn = false;
	s->snapshots = 0;
	s->moment = 0;
	bulk_forget(s);
	packed_forget(s);
	bulk_checks(s, true, NULL);
}

bool
store_snapshot(struct store *s, struct err *e)
{
	/* The first read takes the lock; until then nothing is held. */
	if (s->snapshots == 0 && !s->in_txn &&
	    !stmt_run(stmt_use(s, STMT_BEGIN_DEFERRED, e), e))
		return false;
	s->snapshots++;
	return true;
}

void
store_snapshot_end(struct store *s)
{
	assert(s->snapshots > 0);
	if (--s->snapshots == 0 && !s->in_txn)
		store_rollback(s);	/* it only read */
}
