/*
 * Rows from libcsv (csvrows.h). Fed line by line, so that the line count is
 * exact: libcsv reports a field when it ends and never tells where it is.
 *
 * The bytes of the row at work stay in the window. A stray quote rejects the
 * row's first line only; if the row had taken in more lines (an open quote
 * met the next one far below), reading goes back to the second. A field over
 * its limit is passed over up to the row's real end, quotes counted. After an
 * error the parser is thrown away: csv_fini would deliver the broken row.
 */
#include "lists/csvrows.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SLACK		4096		/* blanks libcsv keeps a while */
#define BACK_MAX	(64 * 1024 * 1024)	/* bytes read again, in all */

enum skip { SKIP_NOTHING, SKIP_LINE, SKIP_ROW, SKIP_BROKEN };

struct csvrows {
	struct csv_parser p;
	char		 separator;
	csv_each	 each;
	void		*arg;
	struct buf	 window;	/* of text */
	size_t		 row_at;	/* in it: where the row begins */
	size_t		 at;		/* in it: what was parsed */
	int64_t		 line;		/* at which parsing stands */
	int64_t		 row_line;
	bool		 between;	/* rows, that is: nothing begun */
	enum skip	 skip;
	bool		 in_quotes;	/* SKIP_ROW only */
	bool		 stopped;
	size_t		 back;		/* bytes read again so far */
	struct csv_row	 row;
	struct buf	 own;		/* text, of one row at a time */
	struct buf	*text;		/* the fields, NULs between; own, or
					 * of csvrows_into */
	size_t		 text_at;	/* in it: where the row's begins */
	size_t		 start[CSV_COLUMNS_MAX];
};

/* libcsv asks for less and less when refused, and gives up at nothing. */
static void *
limited_realloc(void *p, size_t n)
{
	return n > CSV_FIELD_MAX + SLACK ? NULL : realloc(p, n);
}

static void
parser_start(struct csvrows *c)
{
	csv_init(&c->p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&c->p, (unsigned char)c->separator);
	csv_set_blk_size(&c->p, CSV_FIELD_MAX + SLACK);
	csv_set_realloc_func(&c->p, limited_realloc);
}

static void
row_clear(struct csvrows *c)
{
	buf_cut(c->text, c->text_at);
	c->row.n = 0;
	c->row.filled_beyond = false;
	c->row.trouble = REASON__COUNT;
}

static void
on_field(void *field, size_t len, void *arg)
{
	struct csvrows *c = arg;
	struct csv_row *r = &c->row;

	if (c->stopped)
		return;
	if (r->n >= CSV_COLUMNS_MAX) {
		r->filled_beyond |= len > 0;
		r->n++;
		return;
	}
	if (len > CSV_FIELD_MAX)
		r->trouble = REASON_too_long;
	c->start[r->n] = c->text->len;
	r->len[r->n++] = len;
	buf_addz(c->text, field, len);
}

static void
deliver(struct csvrows *c)
{
	struct csv_row *r = &c->row;
	int i;

	for (i = 0; i < r->n && i < CSV_COLUMNS_MAX; i++)
		r->field[i] = c->text->p + c->start[i];
	r->line = c->row_line;
	if (!c->each(c->arg, r))
		c->stopped = true;
	c->text_at = c->text == &c->own ? 0 : c->text->len;
	row_clear(c);
}

static void
on_row(int last, void *arg)
{
	struct csvrows *c = arg;

	(void)last;
	if (c->stopped)
		return;
	deliver(c);
	c->between = true;
}

struct csvrows *
csvrows_new(char separator, int64_t line, csv_each each, void *arg)
{
	struct csvrows *c = xcalloc(1, sizeof(*c));

	c->separator = separator;
	c->each = each;
	c->arg = arg;
	c->line = c->row_line = line;
	c->between = true;
	c->row.trouble = REASON__COUNT;
	c->text = &c->own;
	parser_start(c);
	return c;
}

void
csvrows_into(struct csvrows *c, struct buf *text)
{
	c->text = text;
	c->text_at = text->len;
}

void
csvrows_free(struct csvrows *c)
{
	if (!c)
		return;
	csv_free(&c->p);
	buf_fini(&c->window);
	buf_fini(&c->own);
	free(c);
}

int64_t
csvrows_line(const struct csvrows *c)
{
	return c->row_line;
}

static void
parser_restart(struct csvrows *c)
{
	csv_free(&c->p);
	parser_start(c);
	row_clear(c);
	c->between = true;
}

/* The broken line as it stands: what it was to mean is not for us to say. */
static void
deliver_broken(struct csvrows *c, const char *line, size_t len)
{
	while (len > 0 && line[len - 1] == '\r')
		len--;
	row_clear(c);
	c->start[0] = c->text_at;
	c->row.len[0] = len;
	c->row.n = 1;
	buf_addz(c->text, line, len);
	c->row.trouble = REASON_bad_quote;
	deliver(c);
	parser_restart(c);
}

/* Pass over the rest of a row that is too long to hold. */
static void
on_too_long(struct csvrows *c)
{
	row_clear(c);
	c->row.trouble = REASON_too_long;
	deliver(c);
	parser_restart(c);
	c->skip = SKIP_ROW;
	c->in_quotes = false;
	c->line = c->row_line;
	c->at = c->row_at;
}

/*
 * A quote where none may be, in a stretch that ends at end. The line is
 * waited for: cut short it would be a good row with less in it.
 */
static void
on_bad_quote(struct csvrows *c, size_t end)
{
	const char *p = c->window.p + c->row_at;
	size_t left = c->window.len - c->row_at, len;
	const char *nl = memchr(p, '\n', left);
	bool back;

	if (!nl && left > CSV_ROW_MAX) {
		on_too_long(c);
		return;
	}
	if (!nl) {
		c->skip = SKIP_BROKEN;
		c->between = false;
		c->at = c->window.len;
		return;
	}
	c->skip = SKIP_NOTHING;
	len = (size_t)(nl - p);
	back = c->row_at + len + 1 < end && c->back <= BACK_MAX;
	deliver_broken(c, p, len);
	if (back || c->row_at + len + 1 >= end) {
		c->back += back ? end - c->row_at - len - 1 : 0;
		c->at = c->row_at + len + 1;
		c->line = c->row_line + 1;
		return;
	}
	c->at = end;
	c->line += c->window.p[end - 1] == '\n';
	if (c->window.p[end - 1] != '\n')
		c->skip = SKIP_LINE;
}

static void
skip_on(struct csvrows *c)
{
	const char *p = c->window.p;

	if (c->skip == SKIP_BROKEN) {
		on_bad_quote(c, c->at);
		return;
	}
	for (; c->at < c->window.len; c->at++) {
		if (p[c->at] == '"')
			c->in_quotes = !c->in_quotes;
		if (p[c->at] != '\n')
			continue;
		c->line++;
		if (c->skip == SKIP_LINE || !c->in_quotes) {
			c->skip = SKIP_NOTHING;
			c->at++;
			return;
		}
	}
}

static bool
is_blank(const char *p, size_t n)
{
	while (n > 0 && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')) {
		p++;
		n--;
	}
	return n == 0;
}

/* Bytes up to the end of the line, a lone CR, or of what there is. */
static size_t
stretch(const char *p, size_t left, bool *whole_line)
{
	const char *nl = memchr(p, '\n', left);
	size_t n = nl ? (size_t)(nl - p) + 1 : left;
	const char *cr = memchr(p, '\r', n);

	*whole_line = nl != NULL;
	if (!cr || cr + 1 == nl || (size_t)(cr - p) + 1 == n)
		return n;
	*whole_line = false;
	return (size_t)(cr - p) + 1;
}

static void
parse_on(struct csvrows *c)
{
	const char *p = c->window.p + c->at;
	bool whole_line;
	size_t n = stretch(p, c->window.len - c->at, &whole_line);

	if (c->between) {
		c->row_line = c->line;
		c->row_at = c->at;
	}
	if (!is_blank(p, n))
		c->between = false;
	if (csv_parse(&c->p, p, n, on_field, on_row, c) != n) {
		if (c->stopped)
			return;
		if (csv_error(&c->p) == CSV_EPARSE)
			on_bad_quote(c, c->at + n);
		else
			on_too_long(c);
		return;
	}
	c->at += n;
	c->line += whole_line;
	if (!c->between && c->at - c->row_at > CSV_ROW_MAX)
		on_too_long(c);
}

/* What is done with moves out of the window. */
static void
slide(struct csvrows *c)
{
	bool begun = !c->between && (c->skip == SKIP_NOTHING ||
	    c->skip == SKIP_BROKEN);
	size_t done = begun ? c->row_at : c->at;

	if (done == 0)
		return;
	memmove(c->window.p, c->window.p + done, c->window.len - done);
	c->window.len -= done;
	c->at -= done;
	c->row_at = 0;
}

bool
csvrows_feed(struct csvrows *c, const char *text, size_t n)
{
	slide(c);
	buf_addn(&c->window, text, n);
	while (!c->stopped && c->at < c->window.len) {
		if (c->skip != SKIP_NOTHING)
			skip_on(c);
		else
			parse_on(c);
	}
	return !c->stopped;
}

enum csv_end
csvrows_end(struct csvrows *c)
{
	if (c->stopped)
		return CSV_END_STOPPED;
	if (c->skip == SKIP_ROW && c->in_quotes)
		return CSV_END_OPEN_QUOTE;
	if (c->skip == SKIP_BROKEN)
		deliver_broken(c, c->window.p + c->row_at,
		    c->window.len - c->row_at);
	else if (c->skip == SKIP_NOTHING &&
	    csv_fini(&c->p, on_field, on_row, c) != 0)
		return CSV_END_OPEN_QUOTE;
	return c->stopped ? CSV_END_STOPPED : CSV_END_OK;
}
