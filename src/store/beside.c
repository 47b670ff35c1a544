/*
 * Counting beside (beside.h). When somebody is writing it is not waited for.
 */
#include "store/beside.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/thread.h"

#define ROWS_FROM	20000	/* installations that take some milliseconds */

struct beside {
	pthread_t	 id;
	const struct store *of;		/* only where its file is */
	struct store	*store;
	struct part	 part;
	atomic_bool	 stop;
	bool		 failed;	/* a slice is lost */
};

static bool
must_stop(void *arg)
{
	struct beside *b = arg;

	return b->stop;
}

/* No slice is taken before there is a lock and all else is known. */
static void
count(struct beside *b)
{
	struct err e = ERR_INIT;
	int64_t unused;

	store_patience(b->store, 0);
	b->store->stop = must_stop;
	b->store->stop_arg = b;
	if (!stmt_number(stmt_use(b->store, STMT_PRAGMA_CACHE_SIZE_LITTLE,
	    &e), &unused, &e) || !store_snapshot(b->store, &e))
		return;
	if (tally_prepare(b->store, b->part.of, &e))
		b->failed = !part_count(b->store, &b->part, &e) &&
		    e.code != ERR_INTERRUPT;
	store_snapshot_end(b->store);
}

static void *
run(void *arg)
{
	struct beside *b = arg;

	b->store = store_connect_beside(b->of, NULL);
	if (b->store)
		count(b);
	store_close(b->store);
	return NULL;
}

/* Another file has come to its name, or none: ours is not the one there. */
static bool
has_moved(const struct store *s)
{
	int moved = 1;

	return sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED,
	    &moved) != SQLITE_OK || moved;
}

/* With a journal of another kind two connections may see two moments. */
static bool
rolls_back(struct store *s)
{
	struct stmt *q = stmt_use(s, STMT_PRAGMA_JOURNAL_MODE, NULL);
	bool yes = q && stmt_step(q, NULL) == GOT_ROW &&
	    str_eq(col_peek(q, 0), "delete");

	stmt_release(q);
	return yes;
}

static bool
pays(struct store *s)
{
	int64_t last = 0;

	return s->mode != STORE_MEMORY && stmt_number(stmt_use(s,
	    STMT_INSTALLATION_LAST, NULL), &last, NULL) &&
	    last >= ROWS_FROM && rolls_back(s) && !has_moved(s);
}

struct beside *
beside_start(struct store *s, struct tally *t)
{
	struct beside *b;

	if (!pays(s))
		return NULL;
	b = xcalloc(1, sizeof(*b));
	b->of = s;
	part_init(&b->part, t);
	if (thread_start(&b->id, run, b))
		return b;
	part_fini(&b->part);
	free(b);
	return NULL;
}

bool
beside_end(struct beside *b, bool stop, struct part *to)
{
	bool ok;

	if (stop)
		b->stop = true;
	pthread_join(b->id, NULL);
	ok = !b->failed && !has_moved(b->of);
	if (ok)
		part_join(to, &b->part);
	part_fini(&b->part);
	free(b);
	return ok;
}
