/*
 * From a row of the store to the screen it is seen on.
 */
#ifndef VIEW_GOTO_H
#define VIEW_GOTO_H

#include "view/app.h"

/*
 * A row as it is, or, if it has gone since the screen was painted, as it was
 * then. ERR_INVALID: neither. record_fini it, also after a failure.
 */
bool	 goto_record(struct app *, enum entity, int64_t id, struct record *,
	    struct err *);
/* Who walks the track of a run, by goto_record. */
bool	 goto_subject_of_run(struct app *, int64_t run, struct subject *,
	    struct err *);
/* What the user changed last and is still there, above the current view. */
bool	 goto_last_edited(struct app *, struct err *);

#endif
