/*
 * How a table looks (table.h): its columns for a width, its rows.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "widget/table.h"

#define GUTTER		2	/* the sign of the selected row; a mark */
#define GUTTER_SPOKEN	19	/* the same in words */
#define SIGN_SPOKEN	12	/* a column of signs in words */
#define WIDE		96	/* from here on two blanks between columns */

static int
table_gutter(void)
{
	return theme_is_spoken() ? GUTTER_SPOKEN : GUTTER;
}

static int
table_gap(int cols)
{
	return cols >= WIDE ? 2 : 1;
}

/* What all kept columns need, with the gaps between them. */
static int
table_need(const struct table *t, int gap)
{
	int i, need = 0;

	for (i = 0; i < t->ncols; i++)
		if (t->width[i] >= 0)
			need += t->width[i] + (need ? gap : 0);
	return need;
}

/* Drop the column that is least needed; false if all must stay. */
static bool
table_drop(struct table *t)
{
	int i, worst = -1;

	for (i = 0; i < t->ncols; i++)
		if (t->width[i] >= 0 && t->col[i].drop > 0 &&
		    (worst < 0 || t->col[i].drop >= t->col[worst].drop))
			worst = i;
	if (worst < 0)
		return false;
	t->width[worst] = -1;
	return true;
}

/*
 * What is lacking the growing columns give, but a quarter of each at most: a
 * name that cannot be read is worse than a line that is cut at its end.
 */
static int
table_lend(const struct table *t, int i, int given)
{
	int most = t->width[i] / 4;

	return given < -most ? -most : given;
}

/* Share what is left: first up to what each prefers, then to the growing. */
static void
table_share(struct table *t, int left)
{
	int i, shares = 0, given;
	bool any = true;

	while (left > 0 && any) {
		any = false;
		for (i = 0; i < t->ncols && left > 0; i++) {
			if (t->width[i] < 0 || t->width[i] >= t->col[i].pref)
				continue;
			t->width[i]++;
			left--;
			any = true;
		}
	}
	for (i = 0; i < t->ncols; i++)
		if (t->width[i] >= 0)
			shares += t->col[i].grow;
	for (i = 0; i < t->ncols && shares > 0; i++) {
		if (t->width[i] < 0 || !t->col[i].grow)
			continue;
		given = left * t->col[i].grow / shares;
		t->width[i] += table_lend(t, i, given);
		left -= given;
		shares -= t->col[i].grow;
	}
}

void
table_layout(struct table *t, int cols)
{
	int gap = table_gap(cols), i;

	t->laid_cols = cols;
	cols -= table_gutter();
	for (i = 0; i < t->ncols; i++)
		t->width[i] = t->col[i].align == ALIGN_SIGN &&
		    theme_is_spoken() ? SIGN_SPOKEN : t->col[i].min;
	while (table_need(t, gap) > cols && table_drop(t))
		;
	table_share(t, cols - table_need(t, gap));
}

int
table_col_at(const struct table *t, int col)
{
	int i, at = table_gutter(), gap = table_gap(t->laid_cols);

	for (i = 0; i < col; i++)
		if (t->width[i] >= 0)
			at += t->width[i] + gap;
	return t->width[col] < 0 ? -1 : at;
}

static void
table_draw_cell(const struct area *a, int row, int col, int cols,
    enum align align, enum style style, const char *text)
{
	switch (align) {
	case ALIGN_LEFT:
		draw_text(a, row, col, cols, style, text);
		break;
	case ALIGN_RIGHT:
		draw_number(a, row, col, cols, style, text);
		break;
	case ALIGN_CENTRE:
		draw_centred(a, row, col, cols, style, text);
		break;
	case ALIGN_SIGN:
		draw_text(a, row, col, cols, style, theme_is_spoken() ?
		    glyph_spoken(text) : text);
		break;
	}
}

static void
table_draw_head(const struct table *t, const struct area *a)
{
	int i, col = table_gutter(), gap = table_gap(a->cols);

	for (i = 0; i < t->ncols; i++) {
		const char *title = _(t->col[i].title);
		int w = t->width[i];

		if (w < 0)
			continue;
		/* A word that is too long is cut, it is no number. */
		table_draw_cell(a, 0, col, w, t->col[i].align ==
		    ALIGN_RIGHT && utf8_width(title) > w ? ALIGN_LEFT :
		    t->col[i].align, STYLE_HEAD, title);
		col += w + gap;
	}
}

static void
table_draw_section(const struct area *a, int row, const struct table_row *r)
{
	const char *text = r->text[0] ? r->text[0] : "";

	if (r->kind == ROW_SECTION) {
		draw_text(a, row, 1, a->cols - 1, STYLE_SECTION, text);
		return;
	}
	draw_glyphs(a, row, 1, 2, STYLE_LINE, GLYPH_GATE);
	draw_glyphs(a, row, 3, a->cols - 3, STYLE_LINE, GLYPH_GATE);
	if (*text) {
		int w = utf8_width(text);

		if (w > a->cols - 6)
			w = a->cols - 6;
		if (w > 0)
			draw_textf(a, row, 3, w + 2,
			    r->row_style ? r->row_style : STYLE_SECTION,
			    " %s ", text);
	}
}

static void
table_draw_row(const struct table *t, const struct area *a, int row,
    const struct table_row *r)
{
	int i, col = table_gutter(), gap = table_gap(a->cols);
	for (i = 0; i < t->ncols; i++) {
		if (t->width[i] < 0)
			continue;
		if (r->text[i])
			table_draw_cell(a, row, col, t->width[i],
			    t->col[i].align, r->style[i] ? r->style[i] :
			    r->row_style, r->text[i]);
		col += t->width[i] + gap;
	}
}

/* "selected, late": what the gutter says, in words. */
static void
table_say_signs(const struct area *a, int at, bool selected, bool marked,
    const struct table_row *r)
{
	const char *const own = r->mark ? r->spoken : NULL;
	const char *const say[] = {
		selected ? glyph_word(GLYPH_SELECTED) : NULL,
		marked ? glyph_word(GLYPH_MARKED) : NULL, own,
	};
	struct buf b = BUF_INIT;
	size_t k;

	for (k = 0; k < sizeof(say) / sizeof(say[0]); k++)
		if (say[k])
			buf_addf(&b, "%s%s", b.len ? ", " : "", say[k]);
	draw_text(a, at, 0, GUTTER_SPOKEN - 1, STYLE_NORMAL, buf_str(&b));
	buf_fini(&b);
}

/*
 * The gutter: the selected row's sign, then the row's own or that it is
 * marked. The own sign of a marked row gives way to the left.
 */
static void
table_draw_signs(const struct table *t, const struct area *a, int at,
    size_t i, const struct table_row *r, bool focused)
{
	const struct mark_rows rows = table_mark_rows(t);
	bool marked = t->marks && marks_has_row(t->marks, &rows, i);
	bool selected = i == t->cursor && table_has_row(t);
	char own[2] = { r->mark, '\0' };

	if (theme_is_spoken()) {
		if (r->kind == ROW_DATA)
			table_say_signs(a, at, selected && focused, marked,
			    r);
		return;
	}
	if (r->mark)
		draw_text(a, at, marked ? 0 : 1, 1, STYLE_STRONG, own);
	if (marked)
		draw_text(a, at, 1, 1, STYLE_STRONG, glyph(GLYPH_MARKED));
	if (selected)
		draw_text(a, at, 0, 1, STYLE_NORMAL, glyph(GLYPH_SELECTED));
}

/* Let the window follow the cursor, with the heading above it in sight. */
static void
table_follow(struct table *t)
{
	size_t page = t->page > 0 ? (size_t)t->page : 1;
	size_t last = t->n > page ? t->n - page : 0;

	if (t->top > last)
		t->top = last;
	if (t->cursor < t->top)
		t->top = t->cursor;
	if (t->cursor >= t->top + page)
		t->top = t->cursor - page + 1;
	while (page > 2 && t->top > 0 && t->top + page > t->cursor + 2 &&
	    t->cursor == t->top && t->is_heading &&
	    t->is_heading(t->arg, t->top - 1))
		t->top--;
}

void
table_draw(struct table *t, const struct area *area, bool head, bool focused)
{
	int at, gutter = table_gutter();
	struct area a = *area;
	struct table_row row;

	if (t->laid_cols != a.cols)
		table_layout(t, a.cols);
	t->headed = head && a.rows > 2;
	if (t->headed) {
		table_draw_head(t, &a);
		a = area_part(&a, 1, 0, a.rows - 1, a.cols);
	}
	t->page = a.rows;
	t->shown = a;
	if (t->n == 0) {
		draw_text(&a, 0, gutter, a.cols - gutter > 0 ? a.cols - gutter
		    : 0, STYLE_FAINT, t->empty ? _(t->empty) :
		    _("nothing here"));
		if (focused)
			draw_cursor(&a, 0, 0);
		return;
	}
	table_follow(t);
	for (at = 0; at < a.rows && t->top + (size_t)at < t->n; at++) {
		size_t i = t->top + (size_t)at;

		memset(&row, 0, offsetof(struct table_row, scratch));
		row.used = 0;
		t->row(t->arg, i, &row);
		if (row.kind == ROW_SECTION || row.kind == ROW_RULE)
			table_draw_section(&a, at, &row);
		else if (row.kind == ROW_DATA)
			table_draw_row(t, &a, at, &row);
		table_draw_signs(t, &a, at, i, &row, focused);
		if (i == t->cursor && focused && table_has_row(t)) {
			draw_select(&a, at, 0, a.cols);
			draw_cursor(&a, at, 0);
		}
	}
}

bool
table_row_at(const struct table *t, int row, int col, size_t *i)
{
	const struct area *a = &t->shown;

	if (row < a->row || row >= a->row + a->rows || col < a->col ||
	    col >= a->col + a->cols)
		return false;
	*i = t->top + (size_t)(row - a->row);
	return *i < t->n && !(t->is_heading && t->is_heading(t->arg, *i));
}

bool
table_head_at(const struct table *t, int row, int col, int *k)
{
	const struct area *a = &t->shown;
	int gap = table_gap(a->cols), at = a->col + table_gutter();

	if (!t->headed || row != a->row - 1)
		return false;
	for (*k = 0; *k < t->ncols; (*k)++) {
		if (t->width[*k] < 0)
			continue;
		if (col >= at && col < at + t->width[*k])
			return true;
		at += t->width[*k] + gap;
	}
	return false;
}

static void
table_ask(struct table *t, size_t i, struct table_row *row)
{
	memset(row, 0, offsetof(struct table_row, scratch));
	row->used = 0;
	t->row(t->arg, i, row);
}

void
table_row_line(struct table *t, size_t i, struct buf *out)
{
	struct table_row row;
	int k;

	table_ask(t, i, &row);
	for (k = 0; k < t->ncols; k++) {
		if (k > 0)
			buf_addc(out, '\t');
		if (row.text[k])
			utf8_clean(out, row.text[k], strlen(row.text[k]));
	}
	buf_addc(out, '\n');
}

void
table_row_in_full(struct table *t, size_t i, struct buf *out)
{
	struct table_row row;
	int k;

	if (i >= t->n)
		return;
	table_ask(t, i, &row);
	for (k = 0; k < t->ncols; k++) {
		if (str_empty(row.text[k]))
			continue;
		if (*t->col[k].title)
			buf_addf(out, "%s: ", _(t->col[k].title));
		utf8_clean(out, row.text[k], strlen(row.text[k]));
		buf_addc(out, '\n');
	}
}
