/*
 * The frame and all that draws into it (draw.h). No curses here: a frame is
 * plain memory, which is why every screen can be tested without a terminal.
 * A cell's unused bytes are zero, so that lines can be compared with memcmp.
 */
#include "term/draw.h"

#include <langinfo.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

static const struct cell blank = { " ", 1, 1, STYLE_NORMAL };

/* ---- the frame ---- */

void
frame_init(struct frame *f, int rows, int cols)
{
	memset(f, 0, sizeof(*f));
	frame_resize(f, rows, cols);
}

void
frame_fini(struct frame *f)
{
	free(f->cell);
	buf_fini(&f->scratch);
	memset(f, 0, sizeof(*f));
}

void
frame_resize(struct frame *f, int rows, int cols)
{
	f->rows = rows < 1 ? 1 : rows;
	f->cols = cols < 1 ? 1 : cols;
	f->cell = xrealloc(f->cell, (size_t)f->rows * (size_t)f->cols,
	    sizeof(*f->cell));
	frame_erase(f);
}

void
frame_erase(struct frame *f)
{
	size_t i, n = (size_t)f->rows * (size_t)f->cols;

	for (i = 0; i < n; i++)
		f->cell[i] = blank;
	f->cursor_row = f->cursor_col = 0;
	f->behind = false;
}

struct area
frame_area(struct frame *f)
{
	return (struct area){ f, 0, 0, f->rows, f->cols };
}

static struct cell *
frame_cell(const struct frame *f, int row, int col)
{
	return &f->cell[(size_t)row * (size_t)f->cols + (size_t)col];
}

void
frame_line(const struct frame *f, int row, struct buf *b)
{
	size_t end = b->len;
	int col;

	for (col = 0; col < f->cols; col++) {
		const struct cell *c = frame_cell(f, row, col);

		buf_addn(b, c->text, c->len);
		if (c->len && !(c->len == 1 && c->text[0] == ' '))
			end = b->len;
	}
	if (b->p && end < b->len) {
		b->len = end;
		b->p[end] = '\0';
	}
}

void
frame_styles(const struct frame *f, int row, struct buf *b)
{
	int col;

	for (col = 0; col < f->cols; col++) {
		uint8_t s = frame_cell(f, row, col)->style;
		char letter = style_info[s & ~CELL_ON].letter;

		if (s & CELL_ON)
			letter = letter == '.' ? '#' :
			    (char)(letter - 'a' + 'A');
		buf_addc(b, letter);
	}
}

struct area
area_part(const struct area *a, int row, int col, int rows, int cols)
{
	struct area p = { a->frame, a->row + row, a->col + col, rows, cols };

	if (p.rows > a->rows - row)
		p.rows = a->rows - row;
	if (p.cols > a->cols - col)
		p.cols = a->cols - col;
	if (p.rows < 0)
		p.rows = 0;
	if (p.cols < 0)
		p.cols = 0;
	return p;
}

/* ---- cells ---- */

/* Half of a wide character was overwritten: the other half goes too. */
static void
cell_unpair(const struct frame *f, int row, int col)
{
	struct cell *c = frame_cell(f, row, col);

	if (c->width == 0 && col > 0)
		c[-1] = blank;
	else if (c->width == 2 && col + 1 < f->cols)
		c[1] = blank;
}

static void
cell_set(const struct frame *f, int row, int col, const char *text,
    size_t len, int width, enum style style)
{
	struct cell *c = frame_cell(f, row, col);

	if (c->width != 1)
		cell_unpair(f, row, col);
	*c = (struct cell){ { 0 }, (uint8_t)len, (uint8_t)width,
	    (uint8_t)style };
	memcpy(c->text, text, len);
	if (width == 2) {
		if (c[1].width != 1)
			cell_unpair(f, row, col + 1);
		c[1] = (struct cell){ { 0 }, 0, 0, (uint8_t)style };
	}
}

enum charset
draw_charset(void)
{
	static int known = -1;

	if (known < 0)
		known = i18n_is_utf8() ? CHARSET_UTF8 :
		    strncmp(nl_langinfo(CODESET), "ANSI", 4) == 0 ?
		    CHARSET_ASCII : CHARSET_BYTES;
	return (enum charset)known;
}

static bool
draw_can_show(int32_t cp)
{
	char bytes[MB_LEN_MAX];
	mbstate_t st;

	if (cp < 0x80 || draw_charset() == CHARSET_UTF8)
		return true;
	memset(&st, 0, sizeof(st));
	return draw_charset() == CHARSET_BYTES &&
	    wcrtomb(bytes, (wchar_t)cp, &st) != (size_t)-1;
}

/* Clean text into the cells from col on; it fits. */
static void
draw_cells(const struct area *a, int row, int col, enum style style,
    const char *s, size_t len)
{
	const struct frame *f = a->frame;
	int at = a->col + col, base = -1;
	int32_t cp;
	size_t n;

	row += a->row;
	while (len) {
		int width;

		n = utf8_next(s, len, &cp);
		width = utf8_cp_width(cp);
		if (width == 0) {
			struct cell *c = base < 0 ? NULL :
			    frame_cell(f, row, base);

			if (c && c->len + n <= CELL_BYTES &&
			    draw_can_show(cp)) {
				memcpy(c->text + c->len, s, n);
				c->len = (uint8_t)(c->len + n);
			}
		} else if (at + width <= f->cols) {
			base = at;
			if (draw_can_show(cp)) {
				cell_set(f, row, at, s, n, width, style);
			} else {
				cell_set(f, row, at, "?", 1, 1, style);
				if (width == 2)
					cell_set(f, row, at + 1, " ", 1, 1,
					    style);
			}
			at += width;
		}
		s += n;
		len -= n;
	}
}

/* ---- text ---- */

int
draw_text(const struct area *a, int row, int col, int cols, enum style style,
    const char *text)
{
	struct buf *b = &a->frame->scratch;
	int room = a->cols - col, width;

	if (row < 0 || row >= a->rows || col < 0 || room <= 0)
		return 0;
	if (cols < 0)
		cols = utf8_width(text);
	if (cols > room)
		cols = room;
	buf_clear(b);
	width = utf8_fit(b, text, cols, theme_is_ascii());
	draw_cells(a, row, col, style, buf_str(b), b->len);
	return width;
}

int
draw_textf(const struct area *a, int row, int col, int cols,
    enum style style, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return draw_text(a, row, col, cols, style, text);
}

void
draw_number(const struct area *a, int row, int col, int cols,
    enum style style, const char *text)
{
	int width = utf8_width(text);

	if (width <= cols) {
		draw_text(a, row, col, cols - width, style, "");
		draw_text(a, row, col + cols - width, width, style, text);
	} else {
		for (; cols > 0; cols--, col++)
			draw_text(a, row, col, 1, style, "#");
	}
}

void
draw_centred(const struct area *a, int row, int col, int cols,
    enum style style, const char *text)
{
	int left = (cols - utf8_width(text)) / 2;

	if (cols <= 0)
		return;
	if (left < 0)
		left = 0;
	draw_text(a, row, col, left, style, "");
	draw_text(a, row, col + left, cols - left, style, text);
}

void
draw_glyphs(const struct area *a, int row, int col, int n, enum style style,
    enum glyph g)
{
	const char *text = glyph(g);
	size_t len = strlen(text);

	if (row < 0 || row >= a->rows || col < 0)
		return;
	if (n > a->cols - col)
		n = a->cols - col;
	for (; n > 0; n--, col++)
		draw_cells(a, row, col, style, text, len);
}

void
draw_rule(const struct area *a, int row)
{
	draw_glyphs(a, row, 0, a->cols, STYLE_LINE, GLYPH_H);
}

/* The upper line: "┌─ title ──── right ─┐". */
static void
draw_box_top(const struct area *a, const char *title, const char *right)
{
	int room = a->cols - 6, used = 0, width;

	draw_glyphs(a, 0, 0, 1, STYLE_LINE, GLYPH_TL);
	draw_glyphs(a, 0, 1, a->cols - 2, STYLE_LINE, GLYPH_H);
	draw_glyphs(a, 0, a->cols - 1, 1, STYLE_LINE, GLYPH_TR);
	if (title && *title && room > 0) {
		width = utf8_width(title);
		if (width > room)
			width = room;
		draw_text(a, 0, 2, 1, STYLE_NORMAL, "");
		used = draw_text(a, 0, 3, width, STYLE_STRONG, title);
		draw_text(a, 0, 3 + used, 1, STYLE_NORMAL, "");
	}
	width = right ? utf8_width(right) : 0;
	if (width && width + used + 3 <= room) {
		int col = a->cols - width - 4;

		draw_text(a, 0, col, 1, STYLE_NORMAL, "");
		draw_text(a, 0, col + 1, width, STYLE_NORMAL, right);
		draw_text(a, 0, col + 1 + width, 1, STYLE_NORMAL, "");
	}
}

struct area
draw_box(const struct area *a, const char *title, const char *right)
{
	int row;

	if (a->rows < 2 || a->cols < 4)
		return area_part(a, 0, 0, a->rows, a->cols);
	draw_box_top(a, title, right);
	for (row = 1; row < a->rows - 1; row++) {
		draw_glyphs(a, row, 0, 1, STYLE_LINE, GLYPH_V);
		draw_text(a, row, 1, a->cols - 2, STYLE_NORMAL, "");
		draw_glyphs(a, row, a->cols - 1, 1, STYLE_LINE, GLYPH_V);
	}
	draw_glyphs(a, row, 0, 1, STYLE_LINE, GLYPH_BL);
	draw_glyphs(a, row, 1, a->cols - 2, STYLE_LINE, GLYPH_H);
	draw_glyphs(a, row, a->cols - 1, 1, STYLE_LINE, GLYPH_BR);
	return area_part(a, 1, 2, a->rows - 2, a->cols - 4);
}

/* part of total in columns: something is never nothing, nor nearly all all. */
static int
bar_share(int64_t part, int64_t total, int cols)
{
	int n;

	if (part <= 0 || total <= 0 || cols <= 0)
		return 0;
	if (part >= total)
		return cols;
	n = (int)((double)part * cols / (double)total + 0.5);
	if (n == 0 && cols > 1)
		return 1;
	return n == cols ? cols - 1 : n;
}

void
bar_put(struct buf *b, int cols, int64_t done, int64_t forecast,
    int64_t total)
{
	int d = bar_share(done, total, cols), at;
	int to = bar_share(done + forecast, total, cols);

	for (at = 0; at < cols; at++)
		buf_add(b, glyph(at < d ? GLYPH_BAR_DONE : at < to ?
		    GLYPH_BAR_NEXT : GLYPH_BAR_GAP));
}

/* Bytes of text that fit into cols, whole words if any; all of it if short. */
static size_t
paragraph_line(const char *text, size_t len, int cols)
{
	size_t at = 0, word = 0, n;
	int used = 0, width;
	int32_t cp;

	while (at < len) {
		n = utf8_next(text + at, len - at, &cp);
		width = cp < 0 ? 1 : utf8_cp_width(cp);
		if (used + width > cols)
			return word ? word : at ? at : n;
		if (cp == ' ')
			word = at;
		used += width;
		at += n;
	}
	return len;
}

int
draw_paragraph_rows(int cols, const char *text)
{
	size_t len = strlen(text), n;
	int rows = 0;

	while (len && cols > 0) {
		n = paragraph_line(text, len, cols);
		n += strspn(text + n, " ");
		text += n;
		len -= n;
		rows++;
	}
	return rows ? rows : 1;
}

int
draw_paragraph(const struct area *a, int row, int rows, enum style style,
    const char *text)
{
	struct buf line = BUF_INIT;
	size_t len = strlen(text), n;
	int used = 0;

	while (len && used < rows && a->cols > 0) {
		n = used + 1 < rows ? paragraph_line(text, len, a->cols) : len;
		buf_clear(&line);
		buf_addn(&line, text, n);
		draw_text(a, row + used++, 0, a->cols, style, buf_str(&line));
		while (n < len && text[n] == ' ')
			n++;
		text += n;
		len -= n;
	}
	buf_fini(&line);
	return used;
}

/* ---- the selected row ---- */

void
draw_select(const struct area *a, int row, int col, int cols)
{
	if (row < 0 || row >= a->rows || col < 0)
		return;
	if (cols > a->cols - col)
		cols = a->cols - col;
	for (; cols > 0; cols--, col++)
		frame_cell(a->frame, a->row + row, a->col + col)->style |=
		    CELL_ON;
}

void
draw_save(const struct area *a, struct cell *to)
{
	int row;

	for (row = 0; row < a->rows && a->cols > 0; row++, to += a->cols)
		memcpy(to, frame_cell(a->frame, a->row + row, a->col),
		    (size_t)a->cols * sizeof(*to));
}

void
draw_restore(const struct area *a, const struct cell *from)
{
	int row;

	for (row = 0; row < a->rows && a->cols > 0; row++, from += a->cols)
		memcpy(frame_cell(a->frame, a->row + row, a->col), from,
		    (size_t)a->cols * sizeof(*from));
}

void
draw_cursor(const struct area *a, int row, int col)
{
	if (row < 0 || col < 0 || a->rows < 1 || a->cols < 1)
		return;
	a->frame->cursor_row = a->row + (row < a->rows ? row : a->rows - 1);
	a->frame->cursor_col = a->col + (col < a->cols ? col : a->cols - 1);
}
