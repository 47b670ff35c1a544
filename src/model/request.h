/*
 * A request for a waiver (ansøgning om dispensation): somebody asks an
 * approver to let a step pass, with a reason and until a day. It opens no
 * gate. Granted it becomes the step's mark; declined and withdrawn ones stay.
 */
#ifndef MODEL_REQUEST_H
#define MODEL_REQUEST_H

#include "base/date.h"
#include "model/walk.h"

enum request_state {
	REQUEST_ASKED,			/* nobody has answered yet */
	REQUEST_GRANTED,
	REQUEST_DECLINED,		/* with an answer */
	REQUEST_WITHDRAWN,		/* by who asked */
	REQUEST__COUNT
};

struct request {
	int64_t		 id;
	int		 step;		/* index in the track */
	enum request_state state;
	day_t		 asked_on;
	char		*asked_by;	/* login */
	char		*approver;	/* who is asked: a login or a name */
	char		*reason;
	day_t		 until;		/* the last day it would hold */
	day_t		 decided_on;	/* DAY_NONE while it is asked */
	char		*decided_by;	/* login; or NULL */
	char		*answer;	/* why not; or NULL */
};

/* Frees the texts. */
void	 request_fini(struct request *);
/* Asked by the day and not decided on it. */
bool	 request_is_open(const struct request *, day_t);
/*
 * Does it wait for an answer on the walk's day? Not while the step has
 * happened, does not apply, or is waived for as long as is asked: then there
 * is nothing to let pass.
 */
bool	 request_waits(const struct request *, const struct walk *);

const char *request_word(enum request_state);		/* stored: "asked" */
bool	 request_of(const char *, enum request_state *);
const char *request_name(enum request_state);		/* translated */

#endif
