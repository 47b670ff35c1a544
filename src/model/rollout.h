/*
 * The rollout status of an installation (kommune x system): derived, never
 * typed (design section 1, domain.md 3 and 9). And the small arithmetic of
 * the rollout table: rows add up, printed totals are compared, not believed.
 */
#ifndef MODEL_ROLLOUT_H
#define MODEL_ROLLOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

enum rollout {
	ROLLOUT_OPERATION,		/* I drift */
	ROLLOUT_AGREED,			/* Aftalt (godkendt serviceaftale) */
	ROLLOUT_NOT_AGREED,		/* Endnu ikke aftalt */
	ROLLOUT_UNKNOWN,		/* nobody has reported: "?" */
	ROLLOUT_GONE,			/* not an installation on that day */
	ROLLOUT__COUNT
};

/* The dates that decide; each is a list's or a mark's, the earliest known. */
struct rollout_dates {
	day_t	 agreed;		/* step 2, or "Aftalt" by a list */
	day_t	 operation;		/* step 8, or "I drift" by a list */
	day_t	 reported;		/* somebody has said anything at all */
	day_t	 from, to;		/* the installation's life; DAY_NONE */
};

/*
 * Status on the day. Not reported and no date: UNKNOWN, which is never
 * counted as "Endnu ikke aftalt". to is the first day it is no longer there.
 * A report is knowledge about the installation, not an event: a known
 * installation without agreement that day is NOT_AGREED on every day of it.
 */
enum rollout rollout_on(const struct rollout_dates *, day_t);

struct rollout_count {			/* one row of the rollout table */
	int64_t	 n[ROLLOUT_GONE];	/* by status, GONE left out */
};

int64_t	 rollout_total(const struct rollout_count *);	/* I alt */
/* Every known installation is in operation; false if none is known. */
bool	 rollout_everywhere(const struct rollout_count *);
void	 rollout_add(struct rollout_count *, const struct rollout_count *);

const char *rollout_word(enum rollout);		/* stored and in JSON */
const char *rollout_name(enum rollout);		/* translated, for people */
/* Accepts the programme's words in any case, folded; false if unknown. */
bool	 rollout_of(const char *, enum rollout *);

#endif
