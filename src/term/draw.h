/*
 * The frame: a grid of cells that a turn of the loop draws in full, in
 * memory. tty_paint() sends what differs to the terminal, a script reads it
 * as text. draw_text and its kin are the only way text gets onto the screen;
 * all text is made harmless on the way (base/utf8.h), widths are columns.
 */
#ifndef TERM_DRAW_H
#define TERM_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "term/theme.h"

#define CELL_BYTES	20	/* a base and four marks, 4 bytes each */
#define CELL_ON		0x80	/* in style: on the selected row (reverse) */

struct cell {
	char		 text[CELL_BYTES];	/* UTF-8, len bytes, no NUL */
	uint8_t		 len;
	uint8_t		 width;		/* 1, 2; 0: covered by the one before */
	uint8_t		 style;		/* enum style, maybe with CELL_ON */
};

struct frame {
	int		 rows, cols;
	struct cell	*cell;		/* rows * cols */
	int		 cursor_row, cursor_col;	/* parked here */
	bool		 hurried;	/* keys come: a pane may stay behind */
	bool		 behind;	/* and one did, since it was erased */
	struct buf	 scratch;	/* of draw_text */
};

/* A rectangle of a frame. Drawing outside it has no effect. */
struct area {
	struct frame	*frame;
	int		 row, col, rows, cols;
};

/* What the terminal's character set can show. */
enum charset {
	CHARSET_UTF8,
	CHARSET_BYTES,			/* ISO 8859 and its like */
	CHARSET_ASCII
};
enum charset draw_charset(void);

void	 frame_init(struct frame *, int rows, int cols);
void	 frame_fini(struct frame *);
/* The contents are lost. Sizes below 1 count as 1. */
void	 frame_resize(struct frame *, int rows, int cols);
void	 frame_erase(struct frame *);
struct area frame_area(struct frame *);
/* One line as text, blanks at its end taken off; appended, no newline. */
void	 frame_line(const struct frame *, int row, struct buf *);
/* The letters of its styles, one per column (see styles.def). */
void	 frame_styles(const struct frame *, int row, struct buf *);

/* A part of an area, cut to it. */
struct area area_part(const struct area *, int row, int col, int rows,
	    int cols);

/*
 * Text in exactly cols columns: cut with an ellipsis or padded with blanks.
 * With cols < 0: as wide as it is, at most to the right edge, no padding.
 * What the terminal's character set lacks is a "?". Returns the columns the
 * text took (without padding).
 */
int	 draw_text(const struct area *, int row, int col, int cols,
	    enum style, const char *text);
/* The same from a format; the result is text, not markup. */
int	 draw_textf(const struct area *, int row, int col, int cols,
	    enum style, const char *, ...)
	    __attribute__((format(printf, 6, 7)));
/*
 * Against the right edge of cols. A number that does not fit is "#" all the
 * way, because half a number is a wrong number.
 */
void	 draw_number(const struct area *, int row, int col, int cols,
	    enum style, const char *text);
/* In the middle; cut like draw_text. */
void	 draw_centred(const struct area *, int row, int col, int cols,
	    enum style, const char *text);
/* n times the glyph. */
void	 draw_glyphs(const struct area *, int row, int col, int n,
	    enum style, enum glyph);
/* A rule over the whole width of the area. */
void	 draw_rule(const struct area *, int row);
/*
 * A box around the area with a title in its upper line at the left and
 * another (or NULL) at the right. Returns the area inside it.
 */
struct area draw_box(const struct area *, const char *title,
	    const char *right);
/*
 * A bar of cols columns: done, then what is forecast, then the gap, of total.
 * A total of 0 is all gap. Appended.
 */
void	 bar_put(struct buf *, int cols, int64_t done, int64_t forecast,
	    int64_t total);
/*
 * Text over several lines from row on, broken at blanks, at most rows lines
 * (the rest is cut with an ellipsis). Returns the lines used.
 */
int	 draw_paragraph(const struct area *, int row, int rows, enum style,
	    const char *text);
/* How many lines that takes in so many columns; at least 1. */
int	 draw_paragraph_rows(int cols, const char *text);
/* The cells are on the selected row. */
void	 draw_select(const struct area *, int row, int col, int cols);
/* An area's cells into memory for rows * cols of them, and back from it. */
void	 draw_save(const struct area *, struct cell *);
void	 draw_restore(const struct area *, const struct cell *);
/* Park the cursor (screen readers follow it). */
void	 draw_cursor(const struct area *, int row, int col);

#endif
