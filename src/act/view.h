/*
 * Save a view, and forget one. A view that is saved again under its name has
 * its new contents from then on.
 */
#ifndef ACT_VIEW_H
#define ACT_VIEW_H

#include "act/act.h"
#include "store/views.h"

/*
 * name, list, filter, columns and sort count; what they say is checked and
 * stored in its canonical form (NULL or "": nothing said). shared: everybody's,
 * else the actor's own.
 */
bool	 act_view_save(struct act_ctx *, const struct saved_view *, bool shared,
	    struct act_result *, struct err *);
/* The actor's own of this name, else everybody's. */
bool	 act_view_forget(struct act_ctx *, const char *name,
	    struct act_result *, struct err *);

#endif
