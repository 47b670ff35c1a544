/*
 * Chasing: leave something alone until a day; take it up the ladder.
 */
#ifndef ACT_CHASE_H
#define ACT_CHASE_H

#include "act/settled.h"

/*
 * Until a day after today; DAY_NONE: wake it again. What others have settled
 * meanwhile is refused (settled.h); so it is of the other acts.
 */
bool	 act_snooze(struct act_ctx *, const struct owed_rows *, day_t until,
	    struct act_result *, struct err *);
/*
 * Each one rung up, from today; ERR_RULE on the top rung. reason (or NULL) is
 * kept with the act. Whom others have spoken with meanwhile is refused too.
 */
bool	 act_escalate(struct act_ctx *, const struct owed_rows *,
	    const struct chase_rules *, const char *reason,
	    struct act_result *, struct err *);

#endif
