/*
 * A long text to read (pager.h). It is wrapped once for a width; scrolling
 * asks nothing of the text.
 */
#include "widget/pager.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#define INDENT_MAX	16

void
pager_init(struct pager *p)
{
	memset(p, 0, sizeof(*p));
}

void
pager_fini(struct pager *p)
{
	free(p->text);
	free(p->line);
	memset(p, 0, sizeof(*p));
}

void
pager_set(struct pager *p, const char *text)
{
	free(p->text);
	p->text = xstrdup(text);
	p->cols = 0;
}

static void
pager_add(struct pager *p, size_t from, size_t end, int indent)
{
	/* Full at every power of two, which is when it doubles. */
	if ((p->n & (p->n - 1)) == 0)
		p->line = xrealloc(p->line, p->n ? p->n * 2 : 1,
		    sizeof(*p->line));
	p->line[p->n++] = (struct pager_line){ from, end, indent };
}

/* How far a line of cols columns reaches from byte from, at most to end. */
static size_t
pager_fit(const struct pager *p, size_t from, size_t end, int cols)
{
	size_t at = from, word = 0, n;
	int used = 0, width;
	int32_t cp;

	while (at < end) {
		n = utf8_next(p->text + at, end - at, &cp);
		width = cp < 0 ? 1 : utf8_cp_width(cp);
		if (used + width > cols)
			return word ? word : at > from ? at : at + n;
		if (cp == ' ' && at > from + strspn(p->text + from, " "))
			word = at;
		used += width;
		at += n;
	}
	return end;
}

static void
pager_wrap_line(struct pager *p, size_t from, size_t end, int cols)
{
	int indent = (int)strspn(p->text + from, " "), now = 0;
	size_t to;

	if (indent > INDENT_MAX || indent > cols / 2)
		indent = 0;
	do {
		/* The first piece has its blanks in the text. */
		to = pager_fit(p, from, end, cols - now);
		pager_add(p, from, to, now);
		for (from = to; from < end && p->text[from] == ' ';)
			from++;
		now = indent;
	} while (from < end);
}

static void
pager_wrap(struct pager *p, int cols)
{
	size_t at = 0, keep, len = strlen(p->text);

	keep = p->n && p->cols && p->top < p->n ? p->line[p->top].from : 0;
	p->n = 0;
	p->cols = cols;
	while (at < len) {
		size_t end = at + strcspn(p->text + at, "\n");

		pager_wrap_line(p, at, end, cols);
		at = end + (p->text[end] == '\n');
	}
	for (p->top = 0; p->top + 1 < p->n && p->line[p->top + 1].from <= keep;)
		p->top++;
}

static size_t
pager_last(const struct pager *p)
{
	size_t page = p->page > 0 ? (size_t)p->page : 1;

	return p->n > page ? p->n - page : 0;
}

bool
pager_command(struct pager *p, enum cmd cmd)
{
	size_t page = p->page > 0 ? (size_t)p->page : 1, step, last;
	bool back = false;

	last = pager_last(p);
	switch (cmd) {
	case CMD_DOWN:		step = 1; break;
	case CMD_UP:		step = 1; back = true; break;
	case CMD_HALF_DOWN:	step = (page + 1) / 2; break;
	case CMD_HALF_UP:	step = (page + 1) / 2; back = true; break;
	case CMD_PAGE_DOWN:	step = page; break;
	case CMD_PAGE_UP:	step = page; back = true; break;
	case CMD_TOP:		step = p->top; back = true; break;
	case CMD_BOTTOM:	step = last; break;
	default:		return false;
	}
	if (back)
		p->top -= step < p->top ? step : p->top;
	else
		p->top = p->top + step < last ? p->top + step : last;
	return true;
}

void
pager_draw(struct pager *p, const struct area *a)
{
	struct buf line = BUF_INIT;
	size_t i;
	int row;

	p->page = a->rows;
	if (!p->text || a->cols < 1)
		return;
	if (p->cols != a->cols)
		pager_wrap(p, a->cols);
	if (p->top > pager_last(p))
		p->top = pager_last(p);
	for (row = 0; row < a->rows && (i = p->top + (size_t)row) < p->n;
	    row++) {
		const struct pager_line *l = &p->line[i];

		buf_clear(&line);
		buf_addn(&line, p->text + l->from, l->end - l->from);
		draw_text(a, row, l->indent, a->cols - l->indent,
		    STYLE_NORMAL, buf_str(&line));
	}
	draw_cursor(a, 0, 0);
	buf_fini(&line);
}
