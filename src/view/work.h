/*
 * Work on a step: the commands of the steps and gates contexts, the same on
 * every screen that shows a step. It asks what must be asked (a prompt, a
 * form), calls the act, and says what came of it.
 */
#ifndef VIEW_WORK_H
#define VIEW_WORK_H

#include "act/many.h"
#include "store/standing.h"
#include "view/app.h"

struct work {				/* in the view; lives as long as it */
	struct subject	 subject;
	char		 step[16];
	enum cmd	 cmd;
	struct sight	*sight;		/* what the step was like when asked */
	int64_t		 seen;		/* the last act that was shown then */
	bool		 asked;		/* by a form or a line that is open */
	bool		 took;		/* something of theirs was taken */
	bool		 theirs;	/* and that is the status */
	bool		 form;		/* asked in a form, not in a line */
	char		 title[256];	/* of the form */
	struct errands	 many;		/* instead of subject and step */
	int64_t		 request;	/* for a waiver, that the form shows */
	bool		 ask;		/* show the plan of many first */
};

void	 work_fini(struct work *);

/*
 * Do the command on a step of the standing (step -1: only PASS). st may be
 * NULL for PASS. False: not a command of ours. On trouble err is set.
 */
bool	 work_command(struct work *, struct app *, const struct subject *,
	    const struct standing *st, int step, enum cmd, struct err *);

/* Is it one of the commands that work_command and work_many do? */
bool	 work_is_verb(enum cmd);
/*
 * The same command on many, which are taken over: one act. What must be asked
 * is asked once, for all of them. ask: the plan is shown first in any case.
 */
bool	 work_many(struct work *, struct app *, struct errands *, bool ask,
	    enum cmd, struct err *);

#endif
