/*
 * Sheets (sheet.h): the rows. How they are written stands in sheet_write.c.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "report/sheet.h"

void
sheet_init(struct sheet *s, const char *key, const char *title,
    const struct sheet_col *col, int ncols)
{
	*s = (struct sheet){ .key = key, .title = xstrdup(title), .col = col,
	    .ncols = ncols, .notes = BUF_INIT };
}

void
sheet_fini(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->ncells; i++)
		free(s->cell[i].text);
	free(s->cell);
	free(s->title);
	buf_fini(&s->notes);
	*s = (struct sheet){ .key = NULL };
}

static struct sheet_cell *
next_cell(struct sheet *s)
{
	if (s->ncells == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		s->cell = xrealloc(s->cell, s->cap, sizeof(*s->cell));
	}
	s->cell[s->ncells] = (struct sheet_cell){ .type = CELL_NONE };
	return &s->cell[s->ncells++];
}

void
sheet_text(struct sheet *s, const char *text)
{
	struct sheet_cell *c = next_cell(s);

	if (str_empty(text))
		return;
	c->type = CELL_TEXT;
	c->text = xstrdup(text);
}

void
sheet_word(struct sheet *s, const char *word, const char *shown)
{
	sheet_text(s, shown);
	s->cell[s->ncells - 1].word = word;
}

void
sheet_int(struct sheet *s, int64_t n)
{
	struct sheet_cell *c = next_cell(s);

	c->type = CELL_INT;
	c->n = n;
}

void
sheet_day(struct sheet *s, day_t day)
{
	struct sheet_cell *c = next_cell(s);

	if (day == DAY_NONE)
		return;
	c->type = CELL_DAY;
	c->day = day;
}

void
sheet_none(struct sheet *s)
{
	next_cell(s);
}

void
sheet_note(struct sheet *s, const char *note)
{
	buf_add(&s->notes, note);
	buf_addc(&s->notes, '\n');
}

size_t
sheet_rows(const struct sheet *s)
{
	return s->ncells / (size_t)s->ncols;
}
