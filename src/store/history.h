/*
 * Acts and their history (design section 2): every write is one act, one
 * transaction, with actor, time, origin and title; history is append-only;
 * undo takes back any act on any day, cleanly, or leaves exactly what was
 * changed since and says so. Undo is itself an act; redo undoes an undo.
 */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "base/clock.h"
#include "store/record.h"

enum origin {
	ORIGIN_INIT, ORIGIN_SCREEN, ORIGIN_CLI, ORIGIN_IMPORT, ORIGIN_UNDO,
	ORIGIN_REDO, ORIGIN__COUNT
};

const char *origin_word(enum origin);
const char *origin_name(enum origin);		/* translated */
/* Who acts: the login name of the real user, never a setting. Borrowed. */
const char *history_actor(void);

/*
 * Open an act: BEGIN IMMEDIATE and its row. title is in the programme's
 * words ("Acadre F1: sket"). ERR_STORE when the store is read-only.
 */
bool	 act_begin(struct store *, enum origin, const char *title,
	    const char *reason, struct err *);
/*
 * Close it. With dry the transaction is rolled back: the same run, undone.
 * An act that changed nothing leaves no trace, unless it is an import
 * (import_log) or takes one back that is. On failure it is rolled back.
 */
bool	 act_commit(struct store *, bool dry, struct err *);
void	 act_cancel(struct store *);		/* no-op without an act */
int64_t	 act_current(const struct store *);	/* id; 0 without an act */
/* Change the title of the open act (an import knows its counts late). */
bool	 act_retitle(struct store *, const char *title, struct err *);
bool	 act_give_reason(struct store *, const char *reason, struct err *);

struct act {				/* one line of the history */
	int64_t		 id;
	char		 at[CLOCK_TEXT];
	char		*actor;
	enum origin	 origin;
	char		*title;
	char		*reason;	/* or NULL */
	int64_t		 undoes;	/* 0: none */
	int64_t		 undone_by;	/* 0: stands */
	int64_t		 nchanges;
};

void	 act_fini(struct act *);
bool	 act_get(struct store *, int64_t id, struct act *, struct err *);
/* Newest first, ids only; before 0 = from the newest. Returns how many. */
int	 act_page(struct store *, int64_t before, int64_t *ids, int n,
	    struct err *);
int64_t	 act_count(struct store *, struct err *);	/* -1 on trouble */
/* The newest act of an actor, whatever it was; *id is 0 if there is none. */
bool	 act_own_last(struct store *, const char *actor, int64_t *id,
	    struct err *);
/*
 * What others than the actor have done after an act, newest first, but for the
 * store's birth. Returns how many of n; *all is how many there are. -1 on
 * trouble.
 */
int	 act_of_others(struct store *, const char *actor, int64_t after,
	    int64_t *ids, int n, int64_t *all, struct err *);
/*
 * The newest act that stands and may be taken back (not init, not an undo, and
 * it changed something); with actor, only theirs. Redo: the newest undo that
 * stands. 0: none.
 */
int64_t	 act_last(struct store *, const char *actor, struct err *);
int64_t	 act_last_undo(struct store *, const char *actor, struct err *);

struct change {				/* one field of one row */
	int64_t		 id, act_id;
	enum entity	 entity;
	int64_t		 row_id;
	int		 field;		/* index; -1: came, -2: went */
	bool		 in_run;	/* with others as one: of what went so
					 * no fields are told (record_went) */
	struct value	 from, to;
};

#define CHANGE_CAME	(-1)
#define CHANGE_WENT	(-2)

/* Calls back for every change of an act, in order, until false. */
bool	 act_changes(struct store *, int64_t act_id,
	    bool (*each)(void *, const struct change *), void *,
	    struct err *);
/* The same for one row, newest first. */
bool	 row_changes(struct store *, enum entity, int64_t row_id,
	    bool (*each)(void *, const struct change *), void *,
	    struct err *);

struct thing {				/* whose history is asked for */
	enum entity	 entity;
	int64_t		 id;
	int64_t		 track_id;	/* its runs on this track; 0: all */
	int64_t		 step_id;	/* only this step of them; 0: all */
};

/*
 * What has happened to a thing, newest first: to its own row and to the
 * marks, answers and gates of its runs, also those that are gone. All of a
 * municipality has its installations' rows too.
 */
bool	 thing_changes(struct store *, const struct thing *,
	    bool (*each)(void *, const struct change *), void *,
	    struct err *);

/*
 * Only what happened after one change, to the thing's own row and to the
 * marks, answers and gates of its runs; the step is not asked for. It costs by
 * what was changed of the thing. went: of rows that went since too, for a look
 * at all that came since; any_went_since tells whether it is needed.
 */
bool	 thing_changes_since(struct store *, const struct thing *,
	    int64_t change, bool went,
	    bool (*each)(void *, const struct change *), void *,
	    struct err *);

/*
 * What was there when the acts after one had not been made.
 * change_until: the last change that counts. any_went_since: did a run, or a
 * mark, an answer or a gate of one, go after it? mark_went_since: the first row
 * of a step's mark that did, in the subject's run (0: it has none) or in one
 * that went too; 0 if none (a look at all that came since). record_then sets
 * the record (as it is now; empty if it is gone) back to then; *was: it was
 * there.
 */
bool	 change_until(struct store *, int64_t act_id, int64_t *change,
	    struct err *);
bool	 any_went_since(struct store *, int64_t change, bool *any,
	    struct err *);
bool	 mark_went_since(struct store *, const struct thing *step,
	    int64_t run_id, int64_t change, int64_t *row_id, struct err *);
bool	 record_then(struct store *, struct record *, int64_t change,
	    bool *was, struct err *);

struct undo_result {
	int64_t	 act_id;		/* its own act; 0 if dry/nothing */
	int	 taken_back;		/* changes undone */
	int	 kept;			/* left because changed or used since */
};

/*
 * Take back an act, as an act of its own (origin UNDO, or REDO when act_id is
 * an undo). An import that changed nothing is as if it had never been read.
 * Each change that no longer stands as the act left it is kept and
 * told through kept() (may be NULL) with a translated reason. Refused with
 * ERR_RULE: the birth of the store, and an act already taken back. If all
 * had to be kept nothing is written and the code is ERR_CONFLICT.
 */
bool	 act_undo(struct store *, int64_t act_id, enum origin,
	    void (*kept)(void *, const struct change *, const char *why),
	    void *, bool dry, struct undo_result *, struct err *);

/*
 * What an import was; written inside its act, which then stays though nothing
 * was changed by it. Counts are rows of the file.
 */
struct import_facts {
	const char	*list, *file, *hash;
	day_t		 status_date;
	int64_t		 rows, added, changed, same, conflict, rejected;
	int64_t		 profile_id;	/* 0: read by none */
};
bool	 import_log(struct store *, const struct import_facts *, struct err *);
/*
 * Does an import stand that was the same: these bytes, read as this list by
 * this profile, about this day?
 */
bool	 import_is_known(struct store *, const struct import_facts *,
	    bool *known, struct err *);

#endif
