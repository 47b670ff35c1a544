/*
 * A long text, wrapped to the width and scrolled. Lines that start with a
 * blank keep their indent when they wrap.
 */
#ifndef WIDGET_PAGER_H
#define WIDGET_PAGER_H

#include <stdbool.h>
#include <stddef.h>

#include "term/command.h"
#include "term/draw.h"

struct pager_line {			/* a line as it is wrapped */
	size_t	 from, end;		/* bytes of text */
	int	 indent;		/* columns before it */
};

struct pager {
	char	*text;			/* owned */
	struct pager_line *line;
	size_t	 n;
	size_t	 top;
	int	 page;			/* lines that fit, when last drawn */
	int	 cols;			/* wrapped for this width; 0: not yet */
};

void	 pager_init(struct pager *);
void	 pager_fini(struct pager *);
/* The text is copied; the place in it is kept as far as it can be. */
void	 pager_set(struct pager *, const char *text);
/* The commands with CMD_MOVE. False: not mine. */
bool	 pager_command(struct pager *, enum cmd);
void	 pager_draw(struct pager *, const struct area *);

#endif
