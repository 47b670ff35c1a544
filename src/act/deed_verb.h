/*
 * A deed made ready for steps_one (steps.h). Private to this folder.
 */
#ifndef ACT_DEED_VERB_H
#define ACT_DEED_VERB_H

#include "act/deed.h"
#include "act/steps.h"

struct deed_verb {
	struct step_verb verb;
	const void	*args;
	struct set_args	 set;
	struct buf	 done;		/* freed by the caller, always */
};

/* The deed is borrowed. ERR_USAGE: its answers cannot be meant. */
bool	 deed_ready(const struct act_ctx *, const struct deed *,
	    struct deed_verb *, struct err *);

#endif
