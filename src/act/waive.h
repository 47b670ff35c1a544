/*
 * Waive (dispensation): a step is let pass with a reason, by somebody, until
 * a day. Skip: a step does not apply. Both are counted apart everywhere.
 */
#ifndef ACT_WAIVE_H
#define ACT_WAIVE_H

#include "act/act.h"

enum waive_how {
	WAIVE_GRANT,			/* also what nobody asked for */
	WAIVE_AGREE,			/* as it was asked, but for what is
					 * said here */
	WAIVE_ASK,			/* of the approver; opens no gate */
	WAIVE_DECLINE,			/* what was asked; reason: why not */
	WAIVE_WITHDRAW			/* what was asked; reason or none */
};

struct waive_args {
	enum waive_how	 how;
	day_t		 until;		/* the last day it holds */
	const char	*reason;	/* required to grant, ask, decline */
	const char	*approver;	/* NULL: whoever acts; asked: who is */
	int64_t		 request;	/* the one that is answered; 0: any,
					 * or none */
};

/*
 * ERR_USAGE without a reason or with an end before today. ERR_RULE to agree,
 * decline or withdraw where nothing is asked, to ask twice or for no longer
 * than a waiver that holds, and to agree with oneself. ERR_CONFLICT: another
 * request stands there than the one that is answered. Granting answers what
 * was asked.
 */
bool	 act_waive(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const struct waive_args *,
	    struct act_result *, struct err *);
/* ERR_USAGE without a reason. */
bool	 act_skip(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const char *reason,
	    struct act_result *, struct err *);

#endif
