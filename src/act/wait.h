/*
 * Wait: somebody outside holds the ball, since a day: a party, or a person.
 */
#ifndef ACT_WAIT_H
#define ACT_WAIT_H

#include "act/act.h"

struct wait_args {
	enum party	 party;		/* PARTY_NONE: only a name */
	const char	*who;		/* NULL: only a party */
	day_t		 since;		/* DAY_NONE: today */
	const char	*note;		/* NULL: keep */
};

/* ERR_USAGE if neither a party nor a name is given. */
bool	 act_wait(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const struct wait_args *,
	    struct act_result *, struct err *);

#endif
