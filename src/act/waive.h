/*
 * Waive (dispensation): a step is let pass with a reason, by somebody, until
 * a day. Skip: a step does not apply. Both are counted apart everywhere.
 */
#ifndef ACT_WAIVE_H
#define ACT_WAIVE_H

#include "act/act.h"

struct waive_args {
	day_t		 until;		/* the last day it holds */
	const char	*reason;	/* required */
	const char	*approver;	/* NULL: whoever acts */
};

/* ERR_USAGE without a reason or with an end before today. */
bool	 act_waive(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const struct waive_args *,
	    struct act_result *, struct err *);
/* ERR_USAGE without a reason. */
bool	 act_skip(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const char *reason,
	    struct act_result *, struct err *);

#endif
