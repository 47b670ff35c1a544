/*
 * Private to src/store: gathering ids, and the facts that decide the rollout
 * status of an installation.
 */
#ifndef STORE_GATHER_H
#define STORE_GATHER_H

#include "store/standing.h"
#include "store/stmt.h"

/* Append; free(ids->id) when done. */
void	 ids_push(struct ids *, int64_t);
/* For qsort and bsearch. */
int	 ids_compare(const void *, const void *);
/* Is it there? Only in sorted ids. */
bool	 ids_have(const struct ids *, int64_t);
/* All ids of the first column; releases. On trouble ids are empty. */
bool	 ids_gather(struct stmt *, struct ids *, struct err *);

/*
 * See every installation that lives on the day, by id: quicker than the rows
 * of a statement. living.c
 */
typedef void (*passing_see)(void *arg, int64_t id, int64_t municipality_id,
	    int64_t system_id);
bool	 installations_pass(struct store *, day_t, passing_see, void *arg,
	    struct err *);
/* How many they are. */
bool	 installations_living(struct store *, day_t, int64_t *n,
	    struct err *);
/* So few that all of them may be kept and sorted at once? */
bool	 installations_are_few(struct store *, bool *, struct err *);

/* Four columns from i on: system, installation, municipality, track. */
void	 subject_columns(const struct stmt *, int i, struct subject *);
/* What lists have told, and no marks. */
void	 facts_begin(struct rollout_facts *, const struct rollout_dates *);
/* Five columns from i on: agreed, operation, reported, from, to. No marks. */
void	 facts_listed(const struct stmt *, int i, struct rollout_facts *);
/* Put the marks of one installation on top; free(past) when done. */
bool	 facts_marks(struct store *, int64_t installation_id,
	    struct rollout_facts *, struct err *);
/* The earliest known of each, whether it has expired or not. */
struct rollout_dates facts_joined(const struct rollout_facts *);

struct marked {				/* an installation that has marks */
	int64_t	 id, municipality_id, system_id;
	int64_t	 agreed_run, operation_run;	/* whose mark it is */
	struct rollout_facts facts;
	day_t	 due;			/* operation, by the step's due date;
					 * not met yet */
	day_t	 waits;			/* since when a step waits */
};
struct marked_all {			/* sorted by id */
	struct marked	*m;
	size_t		 n;
};
/* Of one municipality if not 0; marked_free, also on trouble. */
bool	 marked_load(struct store *, int64_t municipality_id,
	    struct marked_all *, struct err *);
void	 marked_free(struct marked_all *);
/* One of them, or NULL. */
struct marked *marked_find(const struct marked_all *, int64_t id);
enum rollout marked_status(const struct marked *, day_t);

#endif
