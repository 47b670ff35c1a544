/*
 * One row of a list: its shape, its cells, what must be there, then the
 * decision of the list's own file; and what is told about it. Whatever makes
 * a row be rejected comes before anything is written for it.
 */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lists/gone.h"
#include "lists/reader.h"

#define TELL_EVERY	4096		/* rows between two progress calls */

/* ---- findings ------------------------------------------------------------ */

/* The header of a column as the file writes it, ours if it has none. */
static const char *
header_of(const struct reader *rd, int col)
{
	int i;

	for (i = 0; i < rd->header.n; i++)
		if (rd->header.col[i] == col)
			return rd->header.name[i];
	return column_of(col)->danish;
}

static void
found(struct reader *rd, enum reason why, int64_t line, int col,
    const char *column, char *text)
{
	struct read_report *r = rd->report;
	struct finding *f;

	r->count[why]++;
	told_found(rd, why, line, col, column, text);
	if (r->nfindings == FINDINGS_MAX) {
		free(text);
		return;
	}
	f = &r->finding[r->nfindings++];
	f->reason = why;
	f->line = line;
	f->column = column ? xstrdup(column) : NULL;
	f->text = text;
}

void
row_find(struct reader *rd, enum reason why, int64_t line, const char *column,
    char *text)
{
	found(rd, why, line, -1, column, text);
}

static char *
text_of(const char *, va_list) __attribute__((format(printf, 1, 0)));

static char *
text_of(const char *format, va_list ap)
{
	char text[1024];

	vsnprintf(text, sizeof(text), format, ap);
	text[utf8_border(text, strlen(text))] = '\0';
	return xstrdup(text);
}

void
row_reject_(struct reader *rd, enum reason why, int col, const char *format,
    ...)
{
	struct buf told = BUF_INIT;
	va_list ap;
	char *text;

	if (rd->quiet)
		return;
	va_start(ap, format);
	text = text_of(format, ap);
	va_end(ap);
	buf_addf(&told, "%s: %s", reason_info[why].word, text);
	rd->outcome = ROW_REJECTED;
	rd->why = why;
	found(rd, why, rd->line, col, col >= 0 ? header_of(rd, col) : NULL,
	    text);
	rejects_row(rd, buf_str(&told), rd->e);
	buf_fini(&told);
}

bool
row_is_told(const struct reader *rd, enum reason why)
{
	return !rd->quiet && (rd->report->nfindings < FINDINGS_MAX ||
	    (rd->report->told && (rd->opts->tell != TELL_NEAR ||
	    why == REASON_twin)));
}

void
row_warn_(struct reader *rd, enum reason why, int col, const char *format,
    ...)
{
	va_list ap;

	va_start(ap, format);
	found(rd, why, rd->line, col, col >= 0 ? header_of(rd, col) : NULL,
	    text_of(format, ap));
	va_end(ap);
}

/* ---- rows about the same thing ------------------------------------------- */

int64_t
text_key(const char *s)
{
	return (int64_t)(hash_bytes(0, s, strlen(s)) >> 1);
}

uint32_t
row_content(const struct reader *rd)
{
	return rd->row->ready ? rd->row->ready->content :
	    cells_content(rd->header.list,
	    &rd->cell[list_first_column(rd->header.list)]);
}

uint64_t
row_key_of(int64_t a, int64_t b, int64_t c)
{
	const int64_t parts[] = { a, b, c };

	return hash_bytes(0, parts, sizeof(parts)) | 1;
}

void
row_key_new(struct reader *rd, int64_t a, int64_t b, int64_t c)
{
	rd->key = row_key_of(a, b, c);
	rd->content = row_content(rd);
}

bool
row_key(struct reader *rd, int64_t a, int64_t b, int64_t c)
{
	uint64_t told;

	row_key_new(rd, a, b, c);
	told = keys_get(rd->seen, rd->key);
	return told == 0 || row_again(rd, told);
}

bool
row_again(struct reader *rd, uint64_t told)
{
	int64_t line = (int64_t)(told & UINT32_MAX);

	if (told >> 32 == rd->content)
		return row_reject(rd, REASON_duplicate, -1,
		    _("the same as row %lld; it counts once"),
		    (long long)line);
	return row_reject(rd, REASON_conflict, -1,
	    _("row %lld is about the same and says something else"),
	    (long long)line);
}

/* ---- one row ------------------------------------------------------------- */

/* Nothing but blanks, in columns that are the sender's own. */
static bool
is_empty_row(const struct reader *rd, const struct csv_row *row)
{
	int i;
	size_t k;

	if (row->trouble != REASON__COUNT || row->filled_beyond)
		return false;
	for (i = 0; i < row->n && i < CSV_COLUMNS_MAX; i++) {
		if (i < rd->header.n && (rd->header.col[i] == HEADER_OURS ||
		    rd->header.col[i] == HEADER_SENT))
			continue;
		for (k = 0; k < row->len[i]; k++)
			if (row->field[i][k] != ' ')
				return false;
	}
	return true;
}

static bool
check_shape(struct reader *rd, const struct csv_row *row)
{
	int i;

	if (row->trouble == REASON_bad_quote)
		return row_reject(rd, REASON_bad_quote, -1,
		    _("a quote stands in the wrong place"));
	if (row->trouble != REASON__COUNT)
		return row_reject(rd, row->trouble, -1, _("a text is longer "
		    "than %d bytes, or the row than %d"), CSV_FIELD_MAX,
		    CSV_ROW_MAX);
	for (i = rd->header.n; i < row->n && i < CSV_COLUMNS_MAX; i++)
		if (row->len[i] > 0)
			break;
	if ((i < row->n && i < CSV_COLUMNS_MAX) || row->filled_beyond)
		return row_reject(rd, REASON_field_count, -1, _("%d cells, "
		    "but the header has %d columns"), row->n, rd->header.n);
	return true;
}

static bool
read_cells(struct reader *rd, const struct csv_row *row)
{
	int i;

	for (i = 0; i < row->n && i < rd->header.n; i++) {
		rd->nread = i;
		if (rd->header.col[i] >= 0 && !cell_read(rd,
		    rd->header.col[i], row->field[i], row->len[i]))
			return false;
	}
	rd->nread = i;
	return true;
}

static bool
check_required(struct reader *rd)
{
	const struct list_info *info = &list_info[rd->header.list];
	int i, first = list_first_column(rd->header.list), either = -1;
	bool found = false;

	for (i = 0; i < info->ncols; i++) {
		bool filled = rd->cell[first + i].s != NULL;

		if ((info->col[i].flags & COL_REQUIRED) && !filled)
			return row_reject(rd, REASON_missing_value, first + i,
			    _("'%s' is empty"), info->col[i].danish);
		if (info->col[i].flags & COL_EITHER) {
			if (either < 0 || (!rd->header.has[either] &&
			    rd->header.has[first + i]))
				either = first + i;
			found |= filled;
		}
	}
	if (either >= 0 && !found)
		return row_reject(rd, REASON_missing_value, either,
		    _("it does not say what it is about"));
	return true;
}

static void
count_row(struct reader *rd)
{
	struct read_report *r = rd->report;

	switch (rd->outcome) {
	case ROW_SAME:
		r->same++;
		break;
	case ROW_CHANGED:
		r->changed++;
		break;
	case ROW_CONFLICT:
		r->conflict++;
		break;
	case ROW_NEW:
		r->added++;
		break;
	case ROW_REJECTED:
		r->rejected++;
		break;
	}
	r->rows++;
	r->written += rd->wrote;
}

static bool
tell_progress(struct reader *rd)
{
	const struct read_opts *o = rd->opts;

	if (!o->progress || !o->progress(o->progress_arg, rd->report->rows,
	    rd->bytes, rd->probe.size))
		return true;
	rd->failed = true;
	return err_set(rd->e, ERR_INTERRUPT,
	    _("stopped; nothing was imported"));
}

/* Its cells, by the one who read ahead or else here; is it one to decide? */
static bool
take_cells(struct reader *rd, const struct csv_row *row)
{
	const struct csv_row *right;
	const struct list_info *info = &list_info[rd->header.list];
	struct cell *first = &rd->cell[list_first_column(rd->header.list)];

	if (row->ready) {
		memcpy(first, row->ready->cell,
		    (size_t)info->ncols * sizeof(*first));
		return true;
	}
	right = rd->right = fixes_row(rd, row);
	memset(first, 0, (size_t)info->ncols * sizeof(*first));
	return !rd->failed && check_shape(rd, row) && read_cells(rd, right) &&
	    sent_row(rd, right) && check_required(rd);
}

/* That the row has told of what it is about. */
static void
remember(struct reader *rd)
{
	uint64_t told = (uint64_t)rd->content << 32 | (uint64_t)rd->line;

	if (rd->pair != 0)
		fresh_told(rd, told);
	else if (rd->key != 0)
		keys_set(rd->seen, rd->key, told);
}

bool
row_last(struct reader *rd)
{
	return rd->report->rows < TELL_EVERY || tell_progress(rd);
}

bool
row_read(struct reader *rd, const struct csv_row *row)
{
	if (!row->ready && is_empty_row(rd, row))
		return true;
	rd->row = row;
	rd->line = row->line;
	rd->outcome = ROW_SAME;
	rd->wrote = false;
	rd->key = rd->pair = 0;
	rd->sent.row = false;
	if (take_cells(rd, row))
		rd->ops->row(rd, rd->e);
	if (rd->failed)
		return false;
	assert(rd->outcome != ROW_REJECTED || !rd->wrote);
	if (rd->outcome != ROW_REJECTED)
		fixes_count(rd);
	if (rd->outcome != ROW_REJECTED)
		remember(rd);
	count_row(rd);
	told_row(rd);
	if (rd->outcome == ROW_REJECTED && rd->watching)
		gone_rejected(rd);
	return rd->report->rows % TELL_EVERY != 0 || tell_progress(rd);
}
