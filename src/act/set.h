/*
 * Set: owner, due date, note, evidence of a step; owner, note, contract or a
 * condition's answer of the subject itself.
 */
#ifndef ACT_SET_H
#define ACT_SET_H

#include "act/act.h"

struct assignment {
	const char	*field;		/* "owner", "due", "bob" ... */
	const char	*value;		/* "" clears */
	/*
	 * What the writer saw, as text, a day in any way it may be written;
	 * NULL: any. If the field holds something else by now it is a clash
	 * (clash.h), unless it is what the writer wants too.
	 */
	const char	*was;
};

/*
 * The subject itself. System: owner, note. Installation: owner (the one who
 * is responsible), note, contract. All: the name of a condition of its track
 * ("bob", "brugervendt") with yes/no/ja/nej, or "" for unanswered.
 */
bool	 act_set_subject(struct act_ctx *, const struct subject *,
	    const struct assignment *, int n, struct act_result *,
	    struct err *);

#endif
