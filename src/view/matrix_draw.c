/*
 * The matrix on the screen: heads that stay, cells between them, sums below
 * and to the right, and what the letters mean. A column is as wide as a cell
 * needs, and the names of systems are shortened to that; the sentence under
 * it all has them in full. For who hears it a cell is its words, and as wide.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "view/matrix.h"

#define CELL_MIN	5		/* a cell, a short name */
#define CELL_MAX	14
#define CELL_GAP	1
#define GATE_COLS	5
#define SUM_COLS	7		/* " 98/98", "999/999" */
#define HEAD_MIN	16
#define HEAD_MAX	30
#define FOOT_ROWS	4		/* rule, two sums, legend */

struct grid {				/* where things are on the area */
	int	 head;			/* columns of the row heads */
	int	 width;			/* of a cell */
	int	 cols, rows;		/* cells that fit */
	int	 side;			/* where the sums at the right begin */
	int	 at;			/* the first line of cells */
	bool	 sums;			/* room for the sums at the right */
};

/* "Schultz Fasit" of Schultz Information is "Fasit" where room is short. */
static const char *
own_name(const struct matrix_name *s)
{
	size_t n = strcspn(s->name, " ");

	if (s->name[n] && strncmp(s->name, s->vendor, n) == 0 &&
	    (!s->vendor[n] || s->vendor[n] == ' '))
		return s->name + n + 1;
	return s->name;
}

/* "selected, marked, agreed, step 4": what is heard before the cell's words. */
static void
tell_place(struct buf *b, bool selected, bool marked)
{
	if (selected)
		buf_addf(b, "%s, ", glyph_word(GLYPH_SELECTED));
	if (marked)
		buf_addf(b, "%s, ", glyph_word(GLYPH_MARKED));
}

static int
spoken_width(int left)
{
	struct buf b = BUF_INIT;
	int cols;

	tell_place(&b, true, true);
	cols = utf8_width(buf_str(&b)) + matrix_cell_cols();
	buf_fini(&b);
	return cols < left - CELL_GAP ? cols : left - CELL_GAP;
}

static int
cell_col(const struct grid *g, size_t k)
{
	return 2 + g->head + (int)k * (g->width + CELL_GAP);
}

static void
layout(const struct matrix_view *x, const struct area *a, struct grid *g)
{
	int left, cols = (int)matrix_cols(x);

	g->head = a->cols / 5;
	if (g->head < HEAD_MIN)
		g->head = HEAD_MIN;
	if (g->head > HEAD_MAX)
		g->head = HEAD_MAX;
	g->sums = a->cols >= 60;
	left = a->cols - 2 - g->head - (g->sums ? SUM_COLS + 1 : 0);
	g->width = left / cols - CELL_GAP;
	if (g->width < CELL_MIN)
		g->width = CELL_MIN;
	if (g->width > CELL_MAX)
		g->width = CELL_MAX;
	if (theme_is_spoken())
		g->width = spoken_width(left);
	g->cols = left / (g->width + CELL_GAP);
	if (g->cols > cols)
		g->cols = cols;
	if (g->cols < 1)
		g->cols = 1;
	g->side = cell_col(g, (size_t)g->cols);
	g->at = x->across ? 1 : 2;
	g->rows = a->rows - g->at - FOOT_ROWS;
	if (g->rows < 1)
		g->rows = 1;
}

static size_t
follow(size_t first, size_t cursor, size_t n, int fit)
{
	size_t page = (size_t)fit, last = n > page ? n - page : 0;

	if (first > last)
		first = last;
	if (cursor < first)
		first = cursor;
	if (cursor >= first + page)
		first = cursor - page + 1;
	return first;
}

static const struct matrix_system *
system_cells(struct matrix_view *x, size_t k)
{
	struct err e = ERR_INIT;

	return matrix_cells(&x->m, k, &e);
}

/* The heads of the columns: gates above systems, or places alone. */
static void
draw_heads(struct matrix_view *x, const struct area *a, const struct grid *g)
{
	const struct matrix_system *s;
	int k;

	if (!x->across)
		draw_text(a, 0, 2, g->head, STYLE_FAINT, _("system at"));
	for (k = 0; k < g->cols && x->left + (size_t)k < matrix_cols(x); k++) {
		size_t col = x->left + (size_t)k;
		int at = cell_col(g, (size_t)k);

		if (x->across) {
			draw_text(a, 0, at, g->width, STYLE_HEAD,
			    matrix_place_at(&x->m, col)->name);
			continue;
		}
		s = system_cells(x, col);
		if (s)
			draw_text(a, 0, at, g->width, s->ready_on !=
			    DAY_NONE ? STYLE_MET : STYLE_LOCKED,
			    matrix_gate(s));
		draw_text(a, 1, at, g->width, STYLE_HEAD,
		    own_name(matrix_name_at(&x->m, col)));
	}
	if (g->sums)
		draw_text(a, g->at - 1, g->side, SUM_COLS,
		    STYLE_HEAD, x->across ? _("of all") : _("of rdy"));
}

static enum style
cell_style(const struct matrix_cell *c)
{
	if (c->flag == MATRIX_LATE)
		return STYLE_LATE;
	if (c->flag == MATRIX_WAITING)
		return STYLE_WAITING;
	return c->status == ROLLOUT_OPERATION ? STYLE_MET :
	    c->status == ROLLOUT_UNKNOWN ? STYLE_LOCKED : STYLE_NORMAL;
}

static void
draw_spoken(const struct area *a, const struct grid *g, int at, int col,
    const struct matrix_cell *c, bool selected, bool marked)
{
	struct buf b = BUF_INIT;

	tell_place(&b, selected, marked);
	matrix_cell_tell(c, &b);
	if (!c && selected)
		buf_add(&b, _("does not have it"));
	draw_text(a, at, col, g->width, c ? cell_style(c) : STYLE_NORMAL,
	    buf_str(&b));
	buf_fini(&b);
}

static void
draw_cell(struct matrix_view *x, const struct area *a, const struct grid *g,
    int at, size_t row, size_t k)
{
	int col = cell_col(g, k - x->left);
	const struct matrix_cell *c = matrix_view_cell(x, row, k);
	bool marked = c && marks_has(&x->v.marks, c->installation_id);
	bool selected = row == x->row && k == x->col;
	char text[MATRIX_CELL];

	matrix_cell_text(c, text);
	if (theme_is_spoken())
		draw_spoken(a, g, at, col, c, selected, marked);
	else if (c)
		draw_text(a, at, col, g->width, cell_style(c), text);
	if (marked && !theme_is_spoken())
		draw_text(a, at, col + CELL_MIN - 1, 1, STYLE_STRONG,
		    glyph(GLYPH_MARKED));
	if (selected) {
		draw_select(a, at, col, g->width);
		draw_cursor(a, at, col);
	}
}

static void
put_sum(const struct area *a, int at, int col, int cols,
    const struct matrix_sum *sum)
{
	char text[32];

	snprintf(text, sizeof(text), "%d/%d", sum->operation, sum->all);
	draw_number(a, at, col, cols, STYLE_NORMAL, text);
}

static void
draw_row_head(struct matrix_view *x, const struct area *a,
    const struct grid *g, int at, size_t row)
{
	enum style style = row == x->row ? STYLE_STRONG : STYLE_NORMAL;
	const struct matrix_name *s;
	const struct matrix_system *cells;

	if (row == x->row && !theme_is_spoken())
		draw_text(a, at, 0, 1, STYLE_NORMAL, glyph(GLYPH_SELECTED));
	if (!x->across) {
		draw_text(a, at, 2, g->head - 1, style,
		    matrix_place_at(&x->m, row)->name);
		return;
	}
	s = matrix_name_at(&x->m, row);
	cells = system_cells(x, row);
	draw_text(a, at, 2, g->head - GATE_COLS - 2, style, s->name);
	if (cells)
		draw_text(a, at, 2 + g->head - GATE_COLS - 1, GATE_COLS,
		    cells->ready_on != DAY_NONE ? STYLE_MET : STYLE_LOCKED,
		    matrix_gate(cells));
}

static void
draw_side_sum(struct matrix_view *x, const struct area *a,
    const struct grid *g, int at, size_t row)
{
	struct err e = ERR_INIT;
	struct matrix_sum sum;

	if (x->across) {
		if (matrix_sum_system(&x->m, row, &sum, &e))
			put_sum(a, at, g->side, SUM_COLS, &sum);
	} else if (x->sum) {
		put_sum(a, at, g->side, SUM_COLS, &x->sum[row]);
	}
}

static void
draw_cells(struct matrix_view *x, const struct area *a, const struct grid *g)
{
	int i, k;

	for (i = 0; i < g->rows && x->top + (size_t)i < matrix_rows(x); i++) {
		size_t row = x->top + (size_t)i;

		draw_row_head(x, a, g, g->at + i, row);
		for (k = 0; k < g->cols && x->left + (size_t)k <
		    matrix_cols(x); k++)
			draw_cell(x, a, g, g->at + i, row,
			    x->left + (size_t)k);
		if (g->sums)
			draw_side_sum(x, a, g, g->at + i, row);
	}
}

/* The sums of one column; false: not counted. */
static bool
column_sum(struct matrix_view *x, size_t col, struct matrix_sum *sum)
{
	struct err e = ERR_INIT;

	if (!x->across)
		return matrix_sum_system(&x->m, col, sum, &e);
	if (x->sum)
		*sum = x->sum[col];
	return x->sum != NULL;
}

static void
draw_foot(struct matrix_view *x, const struct area *a, const struct grid *g)
{
	struct matrix_sum sum;
	struct buf b = BUF_INIT;
	char text[32];
	int at = a->rows - FOOT_ROWS, k;

	draw_rule(a, at);
	draw_text(a, at + 1, 2, g->head - 1, STYLE_SECTION,
	    _("in operation"));
	draw_text(a, at + 2, 2, g->head - 1, STYLE_SECTION, x->across ?
	    _("of ready systems") : _("in all"));
	for (k = 0; k < g->cols && x->left + (size_t)k < matrix_cols(x);
	    k++) {
		if (!column_sum(x, x->left + (size_t)k, &sum))
			continue;
		snprintf(text, sizeof(text), "%d", sum.operation);
		draw_text(a, at + 1, cell_col(g, (size_t)k), g->width,
		    STYLE_NORMAL, text);
		snprintf(text, sizeof(text), "%d", sum.all);
		draw_text(a, at + 2, cell_col(g, (size_t)k), g->width,
		    STYLE_NORMAL, text);
	}
	if (theme_is_spoken())
		return;			/* there are no letters to explain */
	matrix_legend(&b, false);
	if (utf8_width(buf_str(&b)) > a->cols - 2) {
		buf_clear(&b);
		matrix_legend(&b, true);
	}
	draw_text(a, at + 3, 2, a->cols - 2, STYLE_FAINT, buf_str(&b));
	buf_fini(&b);
}

void
matrix_view_draw(struct view *v, const struct area *a)
{
	struct matrix_view *x = (struct matrix_view *)v;
	struct grid g;

	if (!matrix_rows(x) || !matrix_cols(x)) {
		draw_text(a, 0, 2, a->cols - 2, STYLE_FAINT, x->hide ?
		    _("everything is in operation; z shows it") :
		    _("no municipality or no system fits"));
		draw_cursor(a, 0, 0);
		return;
	}
	layout(x, a, &g);
	x->page = g.rows;
	x->top = follow(x->top, x->row, matrix_rows(x), g.rows);
	x->left = follow(x->left, x->col, matrix_cols(x), g.cols);
	draw_heads(x, a, &g);
	draw_cells(x, a, &g);
	draw_foot(x, a, &g);
}
