/*
 * How a sheet looks: aligned text, plain lines, CSV in two dialects, JSON.
 * JSON needs no parser here, only this writer.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/utf8.h"
#include "lists/list.h"
#include "report/sheet.h"

/* A cell as people read it, or programs; "" for an empty one. */
static void
cell_text(struct buf *b, const struct sheet_cell *c, bool programs)
{
	char day[DAY_TEXT];

	switch (c->type) {
	case CELL_TEXT:
		buf_add(b, programs && c->word ? c->word : c->text);
		break;
	case CELL_INT:
		buf_addf(b, "%lld", (long long)c->n);
		break;
	case CELL_DAY:
		buf_add(b, programs ? date_iso(c->day, day) :
		    date_dk(c->day, day));
		break;
	case CELL_NONE:
		break;
	}
}

static const struct sheet_cell *
cell_at(const struct sheet *s, size_t row, int col)
{
	return &s->cell[row * (size_t)s->ncols + (size_t)col];
}

static void
add_fitted(struct buf *line, const char *text, int width, bool right)
{
	int w = utf8_width(text);

	if (right)
		for (; w < width; w++)
			buf_addc(line, ' ');
	utf8_fit(line, text, right ? utf8_width(text) : width, false);
}

static void
end_line(struct buf *line, FILE *f)
{
	while (line->len && line->p[line->len - 1] == ' ')
		line->p[--line->len] = '\0';
	buf_addc(line, '\n');
	out_put(f, buf_str(line));
	buf_clear(line);
}

static int *
measure(const struct sheet *s)
{
	int *width = xcalloc((size_t)s->ncols, sizeof(*width));
	struct buf b = BUF_INIT;
	size_t r;
	int c;

	for (c = 0; c < s->ncols; c++) {
		width[c] = utf8_width(_(s->col[c].title));
		for (r = 0; r < sheet_rows(s); r++) {
			int w;

			buf_clear(&b);
			cell_text(&b, cell_at(s, r, c), false);
			w = utf8_width(buf_str(&b));
			if (w > width[c])
				width[c] = w;
		}
	}
	buf_fini(&b);
	return width;
}

static void
write_text(const struct sheet *s, FILE *f)
{
	struct buf line = BUF_INIT, b = BUF_INIT;
	int *width = measure(s), c;
	size_t r;

	out_putf(f, "%s\n", s->title);
	for (c = 0; c < s->ncols; c++) {
		buf_add(&line, c ? "  " : "");
		add_fitted(&line, _(s->col[c].title), width[c],
		    s->col[c].type == CELL_INT);
	}
	end_line(&line, f);
	for (r = 0; r < sheet_rows(s); r++) {
		for (c = 0; c < s->ncols; c++) {
			buf_clear(&b);
			cell_text(&b, cell_at(s, r, c), false);
			buf_add(&line, c ? "  " : "");
			add_fitted(&line, buf_str(&b), width[c],
			    s->col[c].type == CELL_INT);
		}
		end_line(&line, f);
	}
	out_put(f, buf_str(&s->notes));
	buf_fini(&line);
	buf_fini(&b);
	free(width);
}

static void
write_plain(const struct sheet *s, FILE *f)
{
	struct buf line = BUF_INIT;
	size_t r;
	int c;

	out_putf(f, "%s\n", s->title);
	for (r = 0; r < sheet_rows(s); r++) {
		for (c = 0; c < s->ncols; c++) {
			if (cell_at(s, r, c)->type == CELL_NONE)
				continue;
			buf_addf(&line, "%s%s: ", line.len ? "; " : "",
			    _(s->col[c].title));
			cell_text(&line, cell_at(s, r, c), false);
		}
		end_line(&line, f);
	}
	out_put(f, buf_str(&s->notes));
	buf_fini(&line);
}

static void
write_csv(const struct sheet *s, bool programs, FILE *f)
{
	const char *end = programs ? "\n" : "\r\n";
	char separator = programs ? ',' : ';';
	struct buf b = BUF_INIT, line = BUF_INIT;
	size_t r;
	int c;

	for (c = 0; c < s->ncols; c++) {
		if (c)
			buf_addc(&line, separator);
		csv_field(&line, programs ? s->col[c].key : s->col[c].danish,
		    separator, false);
	}
	buf_add(&line, end);
	for (r = 0; r < sheet_rows(s); r++) {
		for (c = 0; c < s->ncols; c++) {
			buf_clear(&b);
			cell_text(&b, cell_at(s, r, c), programs);
			if (c)
				buf_addc(&line, separator);
			csv_field(&line, buf_str(&b), separator, !programs);
		}
		buf_add(&line, end);
	}
	out_data(f, buf_str(&line));
	buf_fini(&line);
	buf_fini(&b);
}

void
json_string(struct buf *b, const char *s)
{
	size_t len = strlen(s), n;
	int32_t cp;

	buf_addc(b, '"');
	for (; len; s += n, len -= n) {
		n = utf8_next(s, len, &cp);
		if (cp == '"' || cp == '\\')
			buf_addf(b, "\\%c", (char)cp);
		else if (cp < 0)
			buf_add(b, "\\ufffd");
		else if (utf8_is_control(cp) || utf8_is_bidi(cp) ||
		    (utf8_is_invisible(cp) && cp < 0x10000))
			buf_addf(b, "\\u%04x", (unsigned)cp);
		else
			buf_addn(b, s, n);
	}
	buf_addc(b, '"');
}

static void
json_cell(struct buf *b, const struct sheet_cell *c)
{
	char day[DAY_TEXT];

	switch (c->type) {
	case CELL_TEXT:
		if (c->word && !*c->word)
			buf_add(b, "null");
		else
			json_string(b, c->word ? c->word : c->text);
		break;
	case CELL_INT:
		buf_addf(b, "%lld", (long long)c->n);
		break;
	case CELL_DAY:
		buf_addf(b, "\"%s\"", date_iso(c->day, day));
		break;
	case CELL_NONE:
		buf_add(b, "null");
		break;
	}
}

static void
json_sheet(struct buf *b, const struct sheet *s)
{
	const char *note = buf_str(&s->notes), *nl;
	size_t r;
	int c;

	buf_addf(b, "{\"name\":\"%s\",\"rows\":[", s->key);
	for (r = 0; r < sheet_rows(s); r++) {
		buf_add(b, r ? ",\n{" : "\n{");
		for (c = 0; c < s->ncols; c++) {
			buf_addf(b, "%s\"%s\":", c ? "," : "", s->col[c].key);
			json_cell(b, cell_at(s, r, c));
		}
		buf_addc(b, '}');
	}
	buf_add(b, "],\"notes\":[");
	for (; (nl = strchr(note, '\n')); note = nl + 1) {
		char *one = xstrndup(note, (size_t)(nl - note));

		if (note != buf_str(&s->notes))
			buf_addc(b, ',');
		json_string(b, one);
		free(one);
	}
	buf_add(b, "]}");
}

static void
write_json(const struct sheet *s, int n, day_t as_of, FILE *f)
{
	struct buf b = BUF_INIT;
	char day[DAY_TEXT];
	int i;

	buf_add(&b, "{\"klar\":1");
	if (as_of != DAY_NONE)
		buf_addf(&b, ",\"as_of\":\"%s\"", date_iso(as_of, day));
	buf_add(&b, ",\"sheets\":[");
	for (i = 0; i < n; i++) {
		buf_add(&b, i ? ",\n" : "\n");
		json_sheet(&b, &s[i]);
	}
	buf_add(&b, "]}\n");
	out_data(f, buf_str(&b));
	buf_fini(&b);
}

void
sheets_write(const struct sheet *s, int n, enum sheet_form form, day_t as_of,
    FILE *f)
{
	int i;

	if (form == FORM_JSON) {
		write_json(s, n, as_of, f);
		return;
	}
	if (form == FORM_CSV)
		out_data(f, "\xef\xbb\xbf");
	for (i = 0; i < n; i++) {
		if (i)
			out_data(f, form == FORM_CSV ? "\r\n" : "\n");
		if (form == FORM_TEXT)
			write_text(&s[i], f);
		else if (form == FORM_PLAIN)
			write_plain(&s[i], f);
		else
			write_csv(&s[i], form == FORM_CSV_PLAIN, f);
	}
}
