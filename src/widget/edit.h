/*
 * One line of text being typed: UTF-8, moved over and deleted by whole
 * characters (a base with its marks), cut nowhere.
 */
#ifndef WIDGET_EDIT_H
#define WIDGET_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "term/draw.h"
#include "term/key.h"

#define EDIT_MAX	2000	/* bytes a field holds at most */

struct edit {
	char	 text[EDIT_MAX + 1];
	size_t	 len;
	size_t	 at;		/* the cursor, in bytes, on a character */
	size_t	 max;		/* bytes allowed, 0: EDIT_MAX */
	int	 scroll;	/* columns hidden on the left when drawn */
};

void	 edit_set(struct edit *, const char *);	/* cursor at the end */
/*
 * Answers the keys of a line: text, Left Right Home End Ctrl-a Ctrl-e,
 * Backspace Delete Ctrl-d Ctrl-h, Ctrl-u Ctrl-k Ctrl-w. False if the key is
 * none of its own. A character that does not fit is not taken.
 */
bool	 edit_key(struct edit *, int key);
/* In cols columns, with the cursor parked where it is if focused. */
void	 edit_draw(struct edit *, const struct area *, int row, int col,
	    int cols, bool focused);

#endif
