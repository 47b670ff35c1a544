/*
 * A table's cursor: where it is and how it moves (table.h). How it looks is
 * in table_draw.c. Nothing here costs more with more rows, except finding.
 */
#include "widget/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

void
table_init(struct table *t, const struct table_col *col, int ncols)
{
	memset(t, 0, sizeof(*t));
	t->col = col;
	t->ncols = ncols;
	t->page = 1;
}

static bool
table_is_heading(const struct table *t, size_t i)
{
	return t->is_heading && t->is_heading(t->arg, i);
}

static int64_t
table_id(const struct table *t, size_t i)
{
	return t->id ? t->id(t->arg, i) : (int64_t)i;
}

static size_t
table_index(const struct table *t, int64_t id)
{
	size_t i;

	if (t->find)
		return t->find(t->arg, id);
	if (!t->id)
		return id >= 0 && (size_t)id < t->n ? (size_t)id : t->n;
	for (i = 0; i < t->n; i++)
		if (!table_is_heading(t, i) && t->id(t->arg, i) == id)
			break;
	return i;
}

/* The data row at i or the nearest on: in direction dir first. */
static size_t
table_data_row(const struct table *t, size_t i, int dir)
{
	size_t k;

	if (t->n == 0)
		return 0;
	if (i >= t->n)
		i = t->n - 1;
	for (k = i; k < t->n; k += (size_t)dir)	/* below 0 it is above n */
		if (!table_is_heading(t, k))
			return k;
	for (k = i; k < t->n; k -= (size_t)dir)
		if (!table_is_heading(t, k))
			return k;
	return i;
}

static void
table_put(struct table *t, size_t i, int dir)
{
	t->cursor = table_data_row(t, i, dir);
	t->cursor_id = t->n ? table_id(t, t->cursor) : 0;
}

bool
table_has_row(const struct table *t)
{
	return t->n > 0 && !table_is_heading(t, t->cursor);
}

void
table_set_rows(struct table *t, size_t n)
{
	size_t above = t->cursor - t->top, i;
	bool had = t->n > 0;

	t->n = n;
	i = had && n ? table_index(t, t->cursor_id) : n;
	if (i < n) {
		t->cursor = i;
		t->top = i > above ? i - above : 0;
	} else {
		table_put(t, had ? t->cursor : 0, 1);
	}
}

void
table_restart(struct table *t, size_t n)
{
	t->n = n;
	t->top = 0;
	table_put(t, 0, 1);
}

void
table_go(struct table *t, size_t i)
{
	table_put(t, i, 1);
}

bool
table_go_id(struct table *t, int64_t id)
{
	size_t i = table_index(t, id);

	if (i >= t->n)
		return false;
	table_put(t, i, 1);
	return true;
}

struct mark_rows
table_mark_rows(const struct table *t)
{
	return (struct mark_rows){ t->n, t->cursor, t->id, t->is_heading,
	    t->arg };
}

/* A page or half of one: the rows move under a cursor that stays. */
static void
table_scroll(struct table *t, size_t step, int dir)
{
	size_t page = t->page > 0 ? (size_t)t->page : 1;
	size_t last = t->n > page ? t->n - page : 0;

	if (dir > 0) {
		t->top = t->top + step < last ? t->top + step : last;
		table_put(t, t->cursor + step, 1);
	} else {
		t->top -= step < t->top ? step : t->top;
		table_put(t, t->cursor > step ? t->cursor - step : 0, -1);
	}
}

bool
table_command(struct table *t, enum cmd cmd)
{
	size_t page = t->page > 0 ? (size_t)t->page : 1;

	switch (cmd) {
	case CMD_DOWN:
		if (t->cursor + 1 < t->n)
			table_put(t, t->cursor + 1, 1);
		return true;
	case CMD_UP:
		if (t->cursor > 0)
			table_put(t, t->cursor - 1, -1);
		else
			t->top = 0;
		return true;
	case CMD_TOP:
		t->top = 0;
		table_put(t, 0, 1);
		return true;
	case CMD_BOTTOM:
		table_put(t, t->n ? t->n - 1 : 0, -1);
		return true;
	case CMD_HALF_DOWN:
		table_scroll(t, (page + 1) / 2, 1);
		return true;
	case CMD_HALF_UP:
		table_scroll(t, (page + 1) / 2, -1);
		return true;
	case CMD_PAGE_DOWN:
		table_scroll(t, page, 1);
		return true;
	case CMD_PAGE_UP:
		table_scroll(t, page, -1);
		return true;
	default:
		return false;
	}
}

/* ---- finding ---- */

static bool
table_row_has(struct table *t, size_t i, const char *folded)
{
	struct table_row row;
	struct buf hay = BUF_INIT;
	bool found = false;
	int k;

	memset(&row, 0, offsetof(struct table_row, scratch));
	row.used = 0;
	t->row(t->arg, i, &row);
	for (k = 0; k < t->ncols && !found; k++) {
		if (!row.text[k])
			continue;
		buf_clear(&hay);
		utf8_fold(&hay, row.text[k], strlen(row.text[k]));
		found = utf8_contains(buf_str(&hay), folded);
	}
	buf_fini(&hay);
	return found;
}

bool
table_find(struct table *t, const char *needle, int dir,
    bool (*stop)(void *), void *arg)
{
	struct buf folded = BUF_INIT;
	bool found = false;
	size_t i = t->cursor, k;

	utf8_fold(&folded, needle, strlen(needle));
	for (k = 0; k < t->n && !found; k++) {
		if (k % 256 == 255 && stop && stop(arg))
			break;
		i = dir > 0 ? (i + 1 < t->n ? i + 1 : 0) :
		    (i > 0 ? i - 1 : t->n - 1);
		found = !table_is_heading(t, i) &&
		    table_row_has(t, i, buf_str(&folded));
	}
	buf_fini(&folded);
	if (found)
		table_put(t, i, 1);
	return found;
}

/* ---- what a row callback may use ---- */

const char *
table_textf(struct table_row *row, const char *fmt, ...)
{
	char *to = row->scratch + row->used;
	size_t room = TABLE_SCRATCH - row->used;
	va_list ap;
	int n;

	if (room < 2)
		return "";
	va_start(ap, fmt);
	n = vsnprintf(to, room, fmt, ap);
	va_end(ap);
	if (n < 0)
		return "";
	row->used += (size_t)n < room ? (size_t)n + 1 : room;
	return to;
}

/* 1204 is "1.204" to a Dane. */
const char *
table_number(struct table_row *row, int64_t value)
{
	struct buf b = BUF_INIT;
	const char *text;

	buf_add_number(&b, value);
	text = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	return text;
}

int
table_window(int top, int n, int fits, int here)
{
	if (here >= 0 && here < top)
		top = here - fits / 2;
	else if (here >= top + fits)
		top = here - (fits - 1) / 2;
	if (top > n - fits)
		top = n - fits;
	return top < 0 ? 0 : top;
}
