/*
 * Private to src/store: changes read in pages, forwards or backwards, shared
 * by history.c (to show them) and undo.c (to take them back).
 */
#ifndef STORE_CHANGE_H
#define STORE_CHANGE_H

#include "store/history.h"
#include "store/stmt.h"

#define CHANGES_PAGE	256
#define RUN_ROWS_MAX	65536		/* rows that come or go as one */

struct changes {			/* a walk through the log */
	struct store	*s;
	enum stmt_id	 stmt;
	struct thing	 thing;		/* for a row's or a thing's changes */
	int64_t		 key;		/* act or row */
	int64_t		 since;		/* only what came after this one */
	bool		 went;		/* and of rows that went since */
	int64_t		 last;		/* id of the change read last */
	int64_t		 last_row;	/* and its row */
	struct change	 page[CHANGES_PAGE];
	int64_t		 rows[CHANGES_PAGE];	/* of a run; else 1 */
	int		 have, at;
	int64_t		 told;		/* of page[at], a run of rows */
	struct change	 one;		/* of that run */
	bool		 back, more;
	bool		 runs;		/* rows that came or went as one are
					 * told as one: the first, whole of
					 * them */
	int64_t		 whole;		/* rows of the change read last */
};

/* The changes of an act from first to last, or back. */
void	 changes_of_act(struct changes *, struct store *, int64_t act_id,
	    bool back);
/* Only the runs of an act, back, each told as one. */
void	 changes_of_runs(struct changes *, struct store *, int64_t act_id);
/* The changes of a row, newest first. */
void	 changes_of_row(struct changes *, struct store *, enum entity,
	    int64_t row_id);
/* Of all that belongs to a thing, newest first. */
void	 changes_of_thing(struct changes *, struct store *,
	    const struct thing *);
/*
 * The next one, good until the next call; its texts may be taken out (leave
 * NULL). GOT_DONE at the end. Changes of entities and fields that this program
 * does not know are passed over.
 */
enum got changes_next(struct changes *, struct change **, struct err *);
void	 changes_fini(struct changes *);

struct group {				/* the changes of one write */
	struct change	 c[RECORD_FIELDS_MAX + 1];
	int		 n;		/* c[0] is the last of them */
	int64_t		 rows;		/* that came or went as one; else 1 */
};

struct groups {				/* an act's, the last first */
	struct changes	 log;
	struct change	 next;		/* read ahead; valid if ahead */
	int64_t		 rows;		/* of next */
	bool		 ahead;
};

/* Set log.runs afterwards for runs as one. */
void	 groups_of_act(struct groups *, struct store *, int64_t act_id);
/* GOT_DONE at the end. The group's texts are the caller's: group_fini. */
enum got group_next(struct groups *, struct group *, struct err *);
void	 group_fini(struct group *);
void	 groups_fini(struct groups *);

/* Open an act that takes another back (0: none). */
bool	 act_open(struct store *, enum origin, const char *title,
	    const char *reason, int64_t undoes, struct err *);
/* The act that took this one back and stands; 0: it stands itself. */
bool	 act_undone_by(struct store *, int64_t id, int64_t *by, struct err *);

#endif
