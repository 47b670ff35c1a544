/*
 * A pane beside or below a list, that tells more of its selected row. To tell
 * it costs more than to move on, in work and in bytes: so while keys move the
 * cursor the pane stays as it was drawn last, and it follows when they rest
 * (frame.hurried, app.h). What it says names its own row, because for that
 * moment it is not the selected one.
 */
#ifndef WIDGET_ASIDE_H
#define WIDGET_ASIDE_H

#include <stdbool.h>

#include "term/draw.h"

/* Zeroed it is ready. Free with aside_fini. */
struct aside {
	struct cell	*cell;		/* as it was drawn last; or NULL */
	int		 rows, cols;
};

/*
 * May it stay as it was? Then it is put into the area, and the frame is
 * behind. False: draw it, then call aside_drawn.
 */
bool	 aside_stays(const struct aside *, const struct area *);
/* It has been drawn there: remember how it looks. */
void	 aside_drawn(struct aside *, const struct area *);
void	 aside_fini(struct aside *);

#endif
