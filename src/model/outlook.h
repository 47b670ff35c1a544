/*
 * What lies ahead of a walk: which open steps are in the way of a step or a
 * gate, when each can be done at the earliest, and what would be if some of
 * them were done today. Pure, like the walk; nothing is written by asking.
 */
#ifndef MODEL_OUTLOOK_H
#define MODEL_OUTLOOK_H

#include "model/walk.h"

/*
 * The steps not done that goals (a set) rest on, all levels, goals included
 * unless they are done: each must be met or waived before the goals can be.
 */
uint64_t walk_needed(const struct walk *, uint64_t goals);

struct outlook {
	/*
	 * The earliest day each step can be done: now for what may start, then
	 * on by planned work days; one that runs or waits counts from its
	 * start. DAY_NONE: done already, or nobody can say (blocked).
	 */
	day_t	 done[TRACK_STEPS_MAX];
	uint64_t blocked;		/* they wait for a klarmelding that has
					 * no day */
	uint64_t unplanned;		/* open, without planned work days: they
					 * take no time here */
	day_t	 gate[TRACK_PHASES_MAX];	/* DAY_NONE: passed, blocked */
	day_t	 ready;			/* when all gates are passed; the day
					 * were; DAY_NONE: blocked, empty */
};

/*
 * marks as for walk_track. For an installation system_ready is the day its
 * system is, or can be, klarmeldt; DAY_NONE: nobody can say.
 */
void	 walk_outlook(const struct walk *, day_t system_ready,
	    struct outlook *);

/* The steps of the set, what can be done first before the rest; how many. */
int	 outlook_order(const struct outlook *, const struct track *,
	    uint64_t steps, int order[TRACK_STEPS_MAX]);

/*
 * The chain that decides when the last gate can be passed: each of these open
 * steps can begin when the one before it is done, the last is done last. In
 * that order; returns how many, 0 when nothing is open or nobody can say.
 */
int	 outlook_critical(const struct outlook *, const struct walk *,
	    int chain[TRACK_STEPS_MAX]);
/* How sure the day of a gate is. */
enum outlook_sure {
	OUTLOOK_UNKNOWN,		/* nothing in its way is planned, or
					 * nobody can say */
	OUTLOOK_EARLIEST,		/* not before: some of it is planned */
	OUTLOOK_FORECAST,		/* all of it is */
	OUTLOOK_HAPPENED
};
/* Of the gate of this phase; *on is DAY_NONE when UNKNOWN. */
enum outlook_sure outlook_gate(const struct outlook *, const struct walk *,
	    int phase, day_t *on);

/*
 * The walk as it would be with these steps met, or waived, on its day. marks
 * gives room for TRACK_STEPS_MAX; the texts in it are borrowed.
 */
void	 walk_suppose(struct walk *to, const struct walk *,
	    const struct mark *from, const struct walk_facts *,
	    uint64_t steps, enum mark_state, struct mark *marks);

/*
 * "gate 2", "port2", "G2", a phase's key or title: its index; -1: none. Case
 * does not matter.
 */
int	 track_gate(const struct track *, const char *word);

#endif
