/*
 * A list of rows with columns and a cursor, over any number of rows: only
 * rows on the screen are asked for. The cursor is the row's id, so it stays
 * on its row when the data move. Columns depend on the width alone, never on
 * the rows: nothing moves while you scroll.
 */
#ifndef WIDGET_TABLE_H
#define WIDGET_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "term/command.h"
#include "term/draw.h"
#include "widget/marks.h"

#define TABLE_COLS	24
#define TABLE_SCRATCH	4096

enum align {
	ALIGN_LEFT,
	ALIGN_RIGHT,			/* numbers: never cut, "###" */
	ALIGN_CENTRE,
	ALIGN_SIGN			/* a glyph; its word where they are
					 * spoken (theme.h) */
};

struct table_col {
	const char	*title;		/* msgid; "" for none */
	int		 min, pref;	/* columns */
	int		 grow;		/* share of what is left; 0: none */
	int		 drop;		/* goes when narrow, highest first; 0:
					 * stays */
	enum align	 align;
};

enum row_kind {
	ROW_DATA,
	ROW_SECTION,			/* a heading; passed over */
	ROW_RULE,			/* a ruled line with text[0] in it */
	ROW_GAP				/* gone meanwhile: drawn empty */
};

/* What a row callback fills in. Comes zeroed: no text, STYLE_NORMAL. */
struct table_row {
	enum row_kind	 kind;
	const char	*text[TABLE_COLS];	/* borrowed until drawn */
	enum style	 style[TABLE_COLS];	/* NORMAL takes row_style */
	enum style	 row_style;
	char		 mark;		/* 0, or a letter in column 2 ('!') */
	const char	*spoken;	/* what that says, translated */
	char		 scratch[TABLE_SCRATCH];
	size_t		 used;
};

/*
 * printf into the row's own scratch memory, for text[]; "" once it is full.
 */
const char *table_textf(struct table_row *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
const char *table_number(struct table_row *, int64_t);	/* 1.204 */

struct table {
	/* Set by the owner, before anything else. */
	const struct table_col *col;
	int		 ncols;
	void		*arg;
	/* Fill in row i; i < n. Called for rows on the screen only. */
	void		(*row)(void *arg, size_t i, struct table_row *);
	/* The id of row i; NULL: the index is the id. */
	int64_t		(*id)(void *arg, size_t i);
	/* Where the id stands, n if nowhere; NULL: looked for with id(). */
	size_t		(*find)(void *arg, int64_t id);
	/* Is the row a heading or a rule? NULL: none is. */
	bool		(*is_heading)(void *arg, size_t i);
	/* Sentence when there are no rows; msgid. NULL: "nothing here". */
	const char	*empty;
	const struct marks *marks;	/* shown with their sign; or NULL */

	/* Read by the owner, changed by the functions below only. */
	size_t		 n;
	size_t		 cursor;	/* a data row, or 0 when n is 0 */
	size_t		 top;		/* the first row on the screen */
	int64_t		 cursor_id;
	int		 page;		/* rows that fit, when last drawn */
	int		 width[TABLE_COLS];	/* -1: dropped; by layout */
	int		 laid_cols;	/* the width they were laid out for */
	struct area	 shown;		/* where the rows were drawn last */
	bool		 headed;	/* with a head line above them */
};

/* Zero a table and give it its columns. Set row, id and arg afterwards. */
void	 table_init(struct table *, const struct table_col *, int ncols);
/*
 * There are n rows now (after every load). The cursor goes to its id, or
 * stays at its place in the list when that is gone.
 */
void	 table_set_rows(struct table *, size_t n);
/* The rows are others altogether: cursor to the first data row of n. */
void	 table_restart(struct table *, size_t n);
bool	 table_has_row(const struct table *);	/* a data row is selected */
/* Put the cursor on row i (or the data row next to it) or on an id. */
void	 table_go(struct table *, size_t i);
bool	 table_go_id(struct table *, int64_t id);	/* false: not there */
/* The row drawn at this place of the screen; false: none is. */
bool	 table_row_at(const struct table *, int row, int col, size_t *i);
/* The column whose head was drawn at this place; false: none was. */
bool	 table_head_at(const struct table *, int row, int col, int *k);
/* The rows as marks.h sees them; good until the next load. */
struct mark_rows table_mark_rows(const struct table *);
/* The commands with CMD_MOVE but left and right. False: not mine. */
bool	 table_command(struct table *, enum cmd);
/*
 * The next row after the cursor (dir 1) or before it (-1), round the ends,
 * that has needle in one of its texts (folded). Stops when stop() says so.
 * False if there is none; the cursor stays.
 */
bool	 table_find(struct table *, const char *needle, int dir,
	    bool (*stop)(void *), void *arg);
/*
 * Head line and rows into the area (head: false leaves the head out). The
 * selected row has its sign and is reversed if focused; the cursor is parked
 * on it if focused.
 */
void	 table_draw(struct table *, const struct area *, bool head,
	    bool focused);
/* "title: text" of every column of row i, a line each, dropped ones too. */
void	 table_row_in_full(struct table *, size_t i, struct buf *);
/* Row i as one line, tabs between its columns, dropped ones too. */
void	 table_row_line(struct table *, size_t i, struct buf *);
/* Column widths for this many columns of screen (table_draw calls it). */
void	 table_layout(struct table *, int cols);
/*
 * For lists that are no table: the first of n that is shown, with room for
 * fits, so that here (-1: nowhere) is among them. It was top; it moves by half
 * of what fits, as where each step moves all of it, each step is dear.
 */
int	 table_window(int top, int n, int fits, int here);
/* Where a column begins in the area, once laid out; -1: it is dropped. */
int	 table_col_at(const struct table *, int col);

#endif
