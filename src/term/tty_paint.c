/*
 * From the frame to the terminal (tty.h): lines that differ from what was
 * painted last are handed to curses, which sends the cells that differ.
 * Styles become attributes, with colours on top where there are any. Every
 * change of attributes costs ten bytes or more, so a line has few of them.
 */
#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "term/tty.h"
#include "term/tty_room.h"

static struct frame now, shown;		/* what is drawn, what was painted */
static bool forgotten;
static bool has_colour;
static wchar_t *run;			/* a line's worth of one style */
static uint8_t *look;			/* of its cells: as they are sent */

#define GAP_MAX	12	/* longer gaps cost less as gaps */

struct frame *
tty_frame(void)
{
	return &now;
}

void
tty_forget(void)
{
	forgotten = true;
}

/* Text colours on the terminal's own background; NO_COLOR turns them off. */
static void
tty_colours(void)
{
	const char *no = getenv("NO_COLOR");
	int i;

	has_colour = false;
	if ((no && *no) || !has_colors() || start_color() == ERR ||
	    use_default_colors() == ERR || COLORS < 8)
		return;
	has_colour = true;
	for (i = 0; i < STYLE__COUNT; i++) {
		int colour = style_info[i].colour8;

		if (COLORS >= 256)
			colour = style_info[i].colour256;
		if (colour >= 0 && i + 1 < COLOR_PAIRS)
			init_pair((short)(i + 1), (short)colour, -1);
	}
}

void
tty_paint_start(void)
{
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	idlok(stdscr, TRUE);	/* a list that scrolls one line is one line */
	tty_colours();
}

void
tty_paint_stop(void)
{
	frame_fini(&now);
	frame_fini(&shown);
	free(run);
	run = NULL;
	free(look);
	look = NULL;
}

void
tty_paint_size(int rows, int cols)
{
	if (rows == now.rows && cols == now.cols)
		return;
	resizeterm(rows, cols);
	frame_resize(&now, rows, cols);
	frame_resize(&shown, rows, cols);
	run = xrealloc(run, (size_t)now.cols * CELL_BYTES + 1, sizeof(*run));
	look = xrealloc(look, (size_t)now.cols, sizeof(*look));
	forgotten = true;
}

/*
 * The selected row is one bar: nothing faint, no colour in it, except in what
 * is reversed anyway and stands out of the bar by not being so.
 */
static void
tty_set_style(uint8_t style)
{
	enum style s = (enum style)(style & ~CELL_ON);
	unsigned want = theme_attrs(s);
	attr_t attrs = A_NORMAL;
	int colour = theme_colour(s, COLORS);
	bool reverse = (want & ATTR_REVERSE) != 0;

	if ((style & CELL_ON) && !reverse) {
		want &= ~(unsigned)ATTR_DIM;
		colour = -1;
	}
	if (want & ATTR_BOLD)
		attrs |= A_BOLD;
	if (want & ATTR_DIM)
		attrs |= A_DIM;
	if (want & ATTR_UNDERLINE)
		attrs |= A_UNDERLINE;
	if (reverse != ((style & CELL_ON) != 0))
		attrs |= A_REVERSE;
	attr_set(attrs, has_colour && colour >= 0 ?
	    (short)(s + 1) : 0, NULL);
}

/*
 * One cell's characters into the run. curses measures with the C library's
 * table: where that disagrees with ours the cell is a "?", else the rest of
 * the line would stand one column off.
 */
static size_t
tty_cell(const struct cell *c, wchar_t *to)
{
	size_t i, used, n = 0;
	int32_t cp;

	for (i = 0; i < c->len; i += used) {
		used = utf8_next(c->text + i, (size_t)c->len - i, &cp);
		if (cp < 0)
			continue;
		if (cp >= 0x300 &&
		    wcwidth((wchar_t)cp) != (i ? 0 : (int)c->width)) {
			if (i)
				continue;
			to[n++] = L'?';
			if (c->width == 2)
				to[n++] = L' ';
			return n;
		}
		to[n++] = (wchar_t)cp;
	}
	return n;
}

/* Does a blank look the same in this style as in none? */
static bool
is_plain(uint8_t style)
{
	return !(style & CELL_ON) && !(theme_attrs((enum style)style) &
	    (ATTR_REVERSE | ATTR_UNDERLINE));
}

static bool
is_gap(const struct cell *c)
{
	return c->len == 1 && c->text[0] == ' ' && is_plain(c->style);
}

/*
 * The styles of a line. A short gap takes that of the text before it; a long
 * one and the rest of the line take none, as those can be erased.
 */
static void
tty_looks(const struct cell *line)
{
	int col = 0, end;

	while (col < now.cols) {
		look[col] = line[col].style;
		if (!is_gap(&line[col])) {
			col++;
			continue;
		}
		for (end = col; end < now.cols && is_gap(&line[end]); end++)
			;
		memset(look + col, end < now.cols && end - col <= GAP_MAX &&
		    col > 0 && is_plain(look[col - 1]) ? look[col - 1] :
		    STYLE_NORMAL, (size_t)(end - col));
		col = end;
	}
}

static void
tty_line(const struct cell *line, int row)
{
	int col = 0, from;

	tty_looks(line);
	move(row, 0);
	while (col < now.cols) {
		uint8_t style = look[col];
		size_t n = 0;

		for (from = col; col < now.cols && look[col] == style; col++)
			n += tty_cell(&line[col], run + n);
		tty_set_style(style);
		mvaddnwstr(row, from, run, (int)n);
	}
}

void
tty_paint(void)
{
	size_t bytes = (size_t)now.cols * sizeof(struct cell);
	int row;

	for (row = 0; row < now.rows; row++) {
		size_t at = (size_t)row * (size_t)now.cols;

		if (!forgotten && memcmp(now.cell + at, shown.cell + at,
		    bytes) == 0)
			continue;
		tty_line(now.cell + at, row);
		memcpy(shown.cell + at, now.cell + at, bytes);
	}
	if (forgotten)
		clearok(curscr, TRUE);
	forgotten = false;
	move(now.cursor_row, now.cursor_col);
	wnoutrefresh(stdscr);
	doupdate();
}
