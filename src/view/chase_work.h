/*
 * Chasing from any screen with CTX_CHASE: contact, message, snooze, escalate,
 * on what somebody owes.
 */
#ifndef VIEW_CHASE_WORK_H
#define VIEW_CHASE_WORK_H

#include "report/inbox.h"
#include "view/app.h"

struct chase_work {			/* zeroed: none */
	struct app	*app;
	struct chase_rules rules;
	struct owed	*owed;		/* what the open question is about */
	size_t		 nowed;
	int64_t		 seen;		/* the app's, when it was asked */
	bool		 told;		/* what others did since, too */
	struct person	 person;	/* who holds it */
	bool		 same;		/* all of it */
	enum channel	 channel;
	enum outcome	 outcome;
	day_t		 promise;
	struct buf	 colleague;	/* who asked them lately */
};

/*
 * Answer one of the commands about n items, none of them NULL; false: it is
 * none of those. The items are not kept. What is asked is the app's question,
 * so w must live as long as its view.
 */
bool	 chase_command(struct chase_work *w, struct app *, enum cmd,
	    const struct inbox_item *const *item, size_t n,
	    const struct chase_rules *, struct err *);
/* The same about one step of a subject, which is looked for in the inbox. */
bool	 chase_step(struct chase_work *w, struct app *, enum cmd,
	    const struct subject *, int64_t step_id, struct err *);
void	 chase_work_fini(struct chase_work *);

/* letter.c: write to whoever holds it. The holder is copied. */
bool	 letter_open(struct app *, const struct holder *, struct err *);

#endif
