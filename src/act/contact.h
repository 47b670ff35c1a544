/*
 * People: a line in the contact log; a contact added, changed, gone. A line is
 * one act with what it was about, and with the person if they are new.
 */
#ifndef ACT_CONTACT_H
#define ACT_CONTACT_H

#include "act/set.h"
#include "act/settled.h"

struct contact_args {
	day_t		 on;		/* DAY_NONE: today; never to come */
	enum channel	 channel;
	enum outcome	 outcome;
	day_t		 promise;	/* promised by; DAY_NONE */
	day_t		 next;		/* ask again on; DAY_NONE */
	const char	*note;		/* NULL: none */
};

/*
 * Log that we spoke with somebody about things (n 0: all that they owe). A
 * person with contact_id 0 and a full name (two words) is added to their
 * organisation in the same act, and the text says so. ERR_USAGE: a promise
 * without a day or before the contact.
 */
bool	 act_contact(struct act_ctx *, const struct person *,
	    const struct owed_rows *, const struct contact_args *,
	    struct act_result *, struct err *);

/* Fields: name, role, mail, phone, note; "" clears all but the name. */
bool	 act_contact_add(struct act_ctx *, const struct person *,
	    const struct assignment *, int n, struct act_result *,
	    struct err *);
bool	 act_contact_set(struct act_ctx *, int64_t contact_id,
	    const struct assignment *, int n, struct act_result *,
	    struct err *);
/* Has left; DAY_NONE: is back. What they said stays in the log. */
bool	 act_contact_gone(struct act_ctx *, int64_t contact_id, day_t,
	    struct act_result *, struct err *);

#endif
