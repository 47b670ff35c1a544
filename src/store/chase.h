/*
 * Reads behind the inbox: which runs are in motion, which open items are left,
 * where each stands on the ladder, and whom a system holds up. All bounded by
 * what is in motion, never by the number of installations.
 */
#ifndef STORE_CHASE_H
#define STORE_CHASE_H

#include "store/people.h"

struct moving_run {			/* a run to be judged by the walk */
	int64_t		 run_id;
	struct subject	 subject;
	day_t		 since;		/* of what it is in motion by, the
					 * first; DAY_NONE: of nothing dated */
	/* If asked for: who looks after its system (NULL: nobody), and may
	 * any of its marks, earlier ones or waivers be another's too? */
	char		*owner;
	bool		 shared;
};
void	 moving_runs_free(struct moving_run *, size_t n);

struct moving_ask {
	day_t	 day, soon;
	size_t	 most;			/* the oldest of them */
	bool	 owners;		/* whose each is, too */
};
/*
 * Every system on its course, and every other subject living on the day with a
 * step that waits, runs, is due or has ended by soon, or that a waiver is
 * asked for: the oldest so many, by id. *all is how many there are. The caller
 * frees *rows, also on trouble.
 */
bool	 moving_runs(struct store *, const struct moving_ask *,
	    struct moving_run **rows, size_t *n, size_t *all, struct err *);

struct open_item {
	int64_t		 id;
	int64_t		 vendor_id, system_id;	/* system 0: the vendor's */
	char		*vendor, *system, *title, *owner, *note;
	char		*state;		/* stored word */
	day_t		 opened, due, state_on;
};
void	 open_item_fini(void *);
bool	 open_item_get(struct store *, int64_t id, void *, struct err *);
/* Not settled on the day, by due date; free(ids->id). */
bool	 open_items_left(struct store *, day_t, struct ids *, struct err *);

/* Append "Acadre F3", "KMD Nexus: Mapning af journalnotater". */
bool	 owed_tell(struct store *, const struct owed *, struct buf *,
	    struct err *);

struct chase_row {			/* where a thing is on the ladder */
	int64_t		 id;		/* 0: the lowest rung */
	int		 rung;
	day_t		 rung_on, snoozed;
};
bool	 chase_find(struct store *, const struct owed *, struct chase_row *,
	    struct err *);

/*
 * What became of the promise of a line: kept if all it was about came in
 * time. NONE without a promise, or where it was about everything.
 */
bool	 line_promise(struct store *, const struct contact_line *, day_t,
	    enum promise *, struct err *);

struct snoozed_step {
	int64_t		 run_id, step_id;
};
/* Left alone until a day after this one; the caller frees *rows. */
bool	 steps_snoozed(struct store *, day_t, struct snoozed_step **rows,
	    size_t *n, struct err *);

/* Those with the system, living on the day and not in operation. */
bool	 municipalities_held(struct store *, int64_t system_id, day_t, int *n,
	    struct err *);

/*
 * Municipalities with a system of the area in operation on the day, counted up
 * to enough (<= 0: all of them), and how many municipalities there are.
 */
bool	 municipalities_live(struct store *, int64_t area_id, day_t,
	    int64_t enough, int64_t *live, int64_t *all, struct err *);

#endif
