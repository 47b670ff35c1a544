/*
 * Open items (udeståender): what a vendor still owes, on a system or as a
 * whole. Added, changed, settled and taken up again.
 */
#ifndef ACT_OPENITEM_H
#define ACT_OPENITEM_H

#include "act/act.h"
#include "act/set.h"

/*
 * On a system, or (system_id 0) of a vendor. Fields: owner, due, opened, note.
 * ERR_INVALID if there is one of that title. *id may be NULL.
 */
bool	 act_item_add(struct act_ctx *, int64_t vendor_id, int64_t system_id,
	    const char *title, const struct assignment *, int n, int64_t *id,
	    struct act_result *, struct err *);
/* Fields: title, owner, due, opened, note; "" clears all but the title. */
bool	 act_item_set(struct act_ctx *, const int64_t *ids, size_t n,
	    const struct assignment *, int nfields, struct act_result *,
	    struct err *);
/*
 * To "closed", "dropped", "running" or "open", on a day not to come.
 * ERR_CONFLICT: others have made it something else since the last act that the
 * writer had seen (0: unknown).
 */
bool	 act_item_state(struct act_ctx *, const int64_t *ids, size_t n,
	    const char *state, day_t on, int64_t seen, struct act_result *,
	    struct err *);

#endif
