/*
 * What the two files of the matrix share: its state, and how it is drawn.
 */
#ifndef VIEW_MATRIX_H
#define VIEW_MATRIX_H

#include "report/matrix.h"
#include "store/object.h"
#include "view/app.h"

struct matrix_view {
	struct view	 v;
	struct matrix	 m;
	bool		 across;	/* turned: systems are the rows */
	bool		 hide;		/* what is done */
	size_t		 row, col;	/* the cursor */
	size_t		 top, left;	/* the first cell on the screen */
	int		 page;		/* rows that fit, when last drawn */
	struct matrix_sum *sum;	/* of each place; NULL: not counted */
	bool		 block;		/* v: from here to the cursor */
	size_t		 block_row, block_col;
	struct marks	 base;		/* marked before the block */
};

size_t	 matrix_rows(const struct matrix_view *);
size_t	 matrix_cols(const struct matrix_view *);
/* NULL: no installation there. Reads the system if need be. */
const struct matrix_cell *matrix_view_cell(struct matrix_view *, size_t row,
	    size_t col);

/* matrix_draw.c */
void	 matrix_view_draw(struct view *, const struct area *);

#endif
