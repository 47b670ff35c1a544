/*
 * Private to src/store: what a store is made of, and how SQLite's trouble
 * becomes ours.
 */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include "base/embed.h"
#include "store/stmt.h"
#include "store/store.h"

struct sqlite3;
struct track;
struct idset;
struct rollout_count;

struct store {
	struct sqlite3	*db;
	enum store_mode	 mode;
	char		*path;		/* as it was given; told to people */
	char		*safe;		/* as SQLite gets it */
	char		*warning;
	char		*why_read_only;	/* NULL: it can be written */
	struct stmt	 stmt[STMT__COUNT];
	int		 patience;	/* ms in all, until asked for again */
	int		 waited;	/* ms of it spent on others' locks */
	bool		 in_txn;	/* between begin and commit, as we see
					 * it; SQLite may have rolled back */
	int		 snapshots;	/* open ones, one inside another */
	uint64_t	 moment;	/* the generation in them; 0: unasked */
	uint64_t	 commits;
	int		 trouble;	/* SQLite's last code that was no OK */
	bool		 (*stop)(void *);
	void		*stop_arg;
	int64_t		 act_id;	/* the open act; 0: none */
	int64_t		 act_changes;	/* logged into it so far */
	bool		 act_stays;	/* also if nothing is logged into it */
	struct bulk	*bulk;		/* NULL: no bulk under way */
	struct tally	*tally;		/* kept counts, or NULL: tally_rows.c */
	struct packing	*packing;	/* what waits to be packed: packed.c */
	bool		 unstopped;	/* no statement is stopped meanwhile */
	const struct idset *spoken;	/* what spoken() knows now; or NULL */
	struct idset	*hearing;	/* what hear_spoken() adds to now */
	struct track	**track;	/* those kept: tracks.c */
	size_t		 ntracks;
	uint64_t	 tracks_at;	/* store_generation of them */
	struct ready	*ready;		/* those kept, or NULL: ready.c */
	bool		 unchecked;	/* no references, no CHECKs: bulk.c */
	struct side	*live;		/* the file's, while another time is
					 * shown: known.c; else NULL */
};

/*
 * Turn a result code into an error, always false. what names the statement
 * or the deed, for the log and for our own mistakes.
 */
bool	 fault(struct store *, int code, const char *what, struct err *);
/* Did the last trouble come from UNIQUE, CHECK, NOT NULL or a reference? */
bool	 fault_is_constraint(const struct store *);
/* Why the row was kept, in words that follow "kept: ". Translated. */
const char *fault_constraint(const struct store *, bool deleting);

/* SQLite's busy handler; arg is the store: store.c. */
int	 store_busy(void *arg, int tries);

/* Collation "da", fold(): functions.c; the others: files so named. */
bool	 functions_register(struct store *, struct err *);
bool	 spoken_register(struct store *, struct err *);

/* Keep as many pages as there is room for beside lists of ids: open.c */
bool	 store_cache(struct store *, struct err *);
/* Connect to an empty database in memory, to be copied into: open.c */
bool	 store_connect_copy(struct store *, struct err *);
/*
 * The same file once more, by a connection that could write it; store_close
 * it. Nothing is healed, made or migrated: open.c
 */
struct store *store_connect_beside(const struct store *, struct err *);
/*
 * Without a log, for known.c: n rows from an id on are gone; a row is there
 * again (came back) or as it was. Inside a transaction: rows.c
 */
bool	 record_forget(struct store *, enum entity, int64_t id, int64_t n,
	    struct err *);
/*
 * The same for rows that went in a run: what they hold is kept aside, and
 * fetched from there. Also for undo_run.c, which logs it: rows.c
 */
bool	 record_run_keep(struct store *, enum entity, int64_t id, int64_t n,
	    struct err *);
bool	 record_run_back(struct store *, enum entity, int64_t id, int64_t n,
	    struct err *);
bool	 record_restore(struct store *, const struct record *, bool back,
	    struct err *);

/* store_open with another list of migrations (tests). */
struct store *store_open_with(const char *path, enum store_mode,
	    const struct embedded *schema, struct err *);
/* Bring the file to the newest version: migrate.c. */
bool	 migrate(struct store *, const struct embedded *schema, struct err *);
int	 migrate_count(const struct embedded *schema);

void	 tally_free(struct tally *);
/*
 * The count of a system on a day, if all are counted and nobody has written
 * since: tally_rows.c
 */
bool	 tally_knows(struct store *, int64_t system_id, day_t,
	    struct rollout_count *);
/* How many installations live on a day: the same. */
bool	 tally_living(struct store *, day_t, int64_t *n);
enum ready_of {
	READY_OF_RUN,		/* a system's, as it was walked */
	READY_OF_SYSTEM		/* on no course: as a list says, on any day */
};
/*
 * A klarmelding on a day (DAY_NONE: not yet), kept until somebody writes. Of
 * another day nothing is known any more: ready.c
 */
void	 ready_keep(struct store *, enum ready_of, int64_t id, day_t,
	    day_t on);
bool	 ready_known(struct store *, enum ready_of, int64_t id, day_t,
	    day_t *on);
void	 ready_free(struct ready *);
/* Free those kept: tracks.c. */
void	 kept_tracks_free(struct store *);

/* Switch SQLite's references and CHECKs off or on; free the bulk: bulk.c. */
bool	 bulk_checks(struct store *, bool on, struct err *);
void	 bulk_forget(struct store *);
/*
 * Inside an act: drop the index that costs most to keep, and make it anew of
 * what is there then (frees sql; NULL: it was not dropped).
 */
bool	 bulk_index_drop(struct store *, char **sql, struct err *);
bool	 bulk_index_make(struct store *, char *sql, struct err *);

/* Log one change into the open act: history.c. */
bool	 history_log(struct store *, enum entity, int64_t row_id,
	    const char *field, const struct value *from,
	    const struct value *to, struct err *);
/* So many rows came, or went, as one: the same. */
bool	 history_log_run(struct store *, enum entity, int64_t row_id,
	    int64_t n, bool came, struct err *);

#endif
