/*
 * Take an act back, and take that back again. The rules are history.h's.
 */
#ifndef ACT_UNDO_H
#define ACT_UNDO_H

#include "act/act.h"

/*
 * act_id 0: the newest act of this actor that stands; ERR_PART if there is
 * none. What had to be kept is in details, a line each.
 */
bool	 act_take_back(struct act_ctx *, int64_t act_id, struct act_result *,
	    struct err *);
/* The newest undo of this actor that stands. */
bool	 act_redo(struct act_ctx *, struct act_result *, struct err *);

#endif
