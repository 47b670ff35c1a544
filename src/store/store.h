/*
 * The store: one SQLite file, opened with every decision made here (design
 * section 6, style 4.9, reliability 6). Only files in this folder see
 * sqlite3.h. One connection a process; never kept over a fork.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct store;

enum store_mode {
	STORE_READ,			/* never writes, not even a journal */
	STORE_WRITE,			/* an existing file */
	STORE_CREATE,			/* missing or empty: made */
	STORE_MEMORY,			/* a new one in memory (path ignored) */
};

/*
 * Open, check (application_id, user_version, is it ours?), migrate if older
 * (after a copy beside it). Codes: ERR_STORE for a file that is missing, not
 * ours, newer, damaged or unwritable; ERR_BUSY. A refused file keeps every
 * byte. The sentence says which file and what to do.
 */
struct store *store_open(const char *path, enum store_mode, struct err *);
void	 store_close(struct store *);		/* NULL is fine */
const char *store_path(const struct store *);	/* borrowed */
bool	 store_is_read_only(const struct store *);
/* Set when the file is on a network file system: a sentence, else NULL. */
const char *store_warning(const struct store *);

/*
 * How long to wait for another process, in all, until the next call or the
 * next act: 5 s for acts, 150 ms for what a key waits on. So a screen of many
 * questions waits once, not once a question.
 */
void	 store_patience(struct store *, int ms);
/*
 * Called every few thousand steps of a running query; returning true stops
 * it with ERR_INTERRUPT. NULL switches it off.
 */
void	 store_on_progress(struct store *, bool (*stop)(void *), void *arg);
/* Ask the same between the statements of a long row of short ones. */
bool	 store_must_stop(const struct store *);

/* Moves whenever anybody commits; cheap, asked when idle. 0 on trouble. */
uint64_t store_generation(struct store *);

/*
 * BEGIN IMMEDIATE; a second begin inside is our own mistake (asserts). Acts
 * use history.h, which wraps these. Rollback is a no-op outside.
 */
bool	 store_begin(struct store *, struct err *);
bool	 store_commit(struct store *, struct err *);
void	 store_rollback(struct store *);

/*
 * A read transaction, so that several questions see one state: that of the
 * first of them. Until it is asked nothing is locked.
 */
bool	 store_snapshot(struct store *, struct err *);
void	 store_snapshot_end(struct store *);

/*
 * The whole file is sound: PRAGMA integrity_check (quick: quick_check(1))
 * and foreign_key_check. False with the first finding.
 */
bool	 store_verify(struct store *, bool quick, struct err *);
/* A sound copy while others write (VACUUM INTO); refuses an existing file. */
bool	 store_backup(struct store *, const char *to, struct err *);
int	 store_schema_version(void);		/* the newest we know */

#endif
