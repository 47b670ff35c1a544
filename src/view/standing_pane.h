/*
 * The pane about one step: why it is locked, what is known of it, what it
 * is. Beside the list on a wide screen, below it on a small one; in full as
 * a screen of its own.
 */
#ifndef VIEW_STANDING_PANE_H
#define VIEW_STANDING_PANE_H

#include "store/standing.h"
#include "view/app.h"

void	 standing_pane(const struct area *, const struct standing *, int step);
/* The same in full, for app_tell; appended. */
void	 standing_why(struct buf *, const struct standing *, int step);

#endif
