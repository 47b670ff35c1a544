/*
 * Chasing: leave something alone until a day; take it up the ladder.
 */
#ifndef ACT_CHASE_H
#define ACT_CHASE_H

#include "act/act.h"
#include "store/people.h"

/* Until a day after today; DAY_NONE: wake it again. n > 0. */
bool	 act_snooze(struct act_ctx *, const struct owed *, size_t n,
	    day_t until, struct act_result *, struct err *);
/*
 * Each one rung up, from today; ERR_RULE on the top rung. reason (or NULL) is
 * kept with the act.
 */
bool	 act_escalate(struct act_ctx *, const struct owed *, size_t n,
	    const struct chase_rules *, const char *reason,
	    struct act_result *, struct err *);

#endif
