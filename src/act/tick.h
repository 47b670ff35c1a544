/*
 * Tick: a step has happened. Untick: it is open again. Start: it is running.
 */
#ifndef ACT_TICK_H
#define ACT_TICK_H

#include "act/act.h"

struct tick_args {
	day_t		 on;		/* it happened; DAY_NONE: today */
	day_t		 until;		/* valid until; DAY_NONE: for good */
	const char	*evidence;	/* a reference; NULL: keep */
	const char	*note;		/* NULL: keep */
};

/*
 * Refused with ERR_RULE while the step is locked on that day: the sentence
 * names what is missing. A day in the future is ERR_USAGE. What holds until a
 * day is met again by a later day that ends later: the earlier period is kept
 * beside the mark (past_mark), as it is when a waiver is renewed.
 */
bool	 act_tick(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const struct tick_args *,
	    struct act_result *, struct err *);
/* Back to open; owner, due date and note stay. */
bool	 act_untick(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const char *reason,
	    struct act_result *, struct err *);
bool	 act_start(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, struct act_result *,
	    struct err *);

#endif
