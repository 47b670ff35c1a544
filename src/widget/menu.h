/*
 * What may follow a first key ("g"), shown when the second is slow to come.
 */
#ifndef WIDGET_MENU_H
#define WIDGET_MENU_H

#include "term/command.h"
#include "term/draw.h"

/*
 * Draw the continuations of the key in these contexts over the bottom lines
 * of the area, as few as are needed. Returns the lines used.
 */
int	 menu_draw(const struct area *, unsigned ctx, int first_key);

#endif
