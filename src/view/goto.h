/*
 * From a row of the store to the screen it is seen on.
 */
#ifndef VIEW_GOTO_H
#define VIEW_GOTO_H

#include "view/app.h"

/* Who walks the track of a run. ERR_INVALID: it is not there any more. */
bool	 goto_subject_of_run(struct app *, int64_t run, struct subject *,
	    struct err *);
/* What the user changed last and is still there, above the current view. */
bool	 goto_last_edited(struct app *, struct err *);

#endif
