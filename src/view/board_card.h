/*
 * What is told of a card of the course board (board.c) beside its names.
 */
#ifndef VIEW_BOARD_CARD_H
#define VIEW_BOARD_CARD_H

#include "report/course.h"
#include "term/draw.h"

/*
 * On a card of three rows from row on: the cursor, the mark, and the most
 * pressing of what there is to say. Heard, they are words in the third row.
 */
void	 card_draw_signs(const struct area *, int row,
	    const struct course_card *, bool selected, bool marked);
/* What the signs mean, as much as fits in the last row; no word is cut. */
void	 card_legend(const struct area *);

#endif
