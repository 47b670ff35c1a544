/*
 * Reading a list: bytes, text, rows, cells, then one decision per row by the
 * list's own file. The file streams by and is never held; what is kept is one
 * row, the names of the programme and 24 bytes per row told.
 *
 * A bad row is told and counted, and the next one read. Only a file that
 * cannot be understood as a whole is refused.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "lists/reader.h"

#define TELL_EVERY	4096		/* rows between two progress calls */
#define HEAD_MAX	(64 * 1024)	/* looked at for the separator */

static const struct list_ops *const list_ops[LIST__COUNT] = {
#define LIST(id, word, danish, help)	[LIST_##id] = &ops_##id,
#define COL(id, type, flags, danish, english, aliases, help)
#define END
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END
};

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

/* Takes the text over. */
static void
find_out(struct reader *rd, enum reason why, int64_t line, const char *column,
    char *text)
{
	struct read_report *r = rd->report;
	struct finding *f;

	r->count[why]++;
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

bool
row_reject(struct reader *rd, enum reason why, int col, const char *format,
    ...)
{
	struct buf told = BUF_INIT;
	va_list ap;
	char *text;

	va_start(ap, format);
	text = text_of(format, ap);
	va_end(ap);
	buf_addf(&told, "%s: %s", reason_info[why].word, text);
	rd->outcome = ROW_REJECTED;
	rd->why = why;
	find_out(rd, why, rd->line, col >= 0 ? header_of(rd, col) : NULL,
	    text);
	rejects_row(rd, buf_str(&told), rd->e);
	buf_fini(&told);
	return false;
}

void
row_warn(struct reader *rd, enum reason why, int col, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	find_out(rd, why, rd->line, col >= 0 ? header_of(rd, col) : NULL,
	    text_of(format, ap));
	va_end(ap);
}

/* ---- rows about the same thing ------------------------------------------- */

#define FNV_BASIS	UINT64_C(14695981039346656037)
#define FNV_PRIME	UINT64_C(1099511628211)

static uint64_t
fnv(uint64_t h, const void *p, size_t n)
{
	const unsigned char *b = p;

	while (n-- > 0)
		h = (h ^ *b++) * FNV_PRIME;
	return h;
}

int64_t
text_key(const char *s)
{
	uint64_t h = fnv(FNV_BASIS, s, strlen(s));
	int64_t key;

	memcpy(&key, &h, sizeof(key));
	return key;
}

/* What the row says, apart from what it is about. */
static uint32_t
content_of(const struct reader *rd)
{
	const struct list_info *info = &list_info[rd->header.list];
	int i, col = list_first_column(rd->header.list);
	uint64_t h = FNV_BASIS;

	for (i = 0; i < info->ncols; i++, col++) {
		const struct cell *c = &rd->cell[col];

		if (!c->s || (info->col[i].flags & COL_KEY))
			continue;
		h = fnv(h, &col, sizeof(col));
		if (column_type(col) == TYPE_text ||
		    column_type(col) == TYPE_name)
			h = fnv(h, c->s, strlen(c->s));
		else
			h = fnv(h, &c->n, sizeof(c->n));
	}
	return (uint32_t)(h ^ h >> 32);
}

void
row_key_new(struct reader *rd, int64_t a, int64_t b, int64_t c)
{
	const int64_t parts[] = { a, b, c };

	rd->key = fnv(FNV_BASIS, parts, sizeof(parts)) | 1;
	rd->content = content_of(rd);
}

bool
row_key(struct reader *rd, int64_t a, int64_t b, int64_t c)
{
	uint32_t content;
	int64_t line;

	row_key_new(rd, a, b, c);
	line = seen_find(rd->seen, rd->key, &content);
	if (line == 0)
		return true;
	if (content == rd->content)
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
		if (i < rd->header.n && rd->header.col[i] == HEADER_OURS)
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

	for (i = 0; i < row->n && i < rd->header.n; i++)
		if (rd->header.col[i] >= 0 && !cell_read(rd,
		    rd->header.col[i], row->field[i], row->len[i]))
			return false;
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
			either = either < 0 ? first + i : either;
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

	if (!o->progress || rd->report->rows % TELL_EVERY != 0 ||
	    !o->progress(o->progress_arg, rd->report->rows,
	    rd->decoder->bytes, rd->probe.size))
		return true;
	rd->failed = true;
	return err_set(rd->e, ERR_INTERRUPT,
	    _("stopped; nothing was imported"));
}

static bool
read_row(struct reader *rd, const struct csv_row *row)
{
	const struct list_info *info = &list_info[rd->header.list];
	int i, col = list_first_column(rd->header.list);

	if (is_empty_row(rd, row))
		return true;
	rd->row = row;
	rd->line = row->line;
	rd->outcome = ROW_SAME;
	rd->wrote = false;
	rd->key = 0;
	for (i = 0; i < info->ncols; i++)
		rd->cell[col + i] = (struct cell){ NULL, 0 };
	if (check_shape(rd, row) && read_cells(rd, row) && check_required(rd))
		rd->ops->row(rd, rd->e);
	if (rd->failed)
		return false;
	if (rd->outcome != ROW_REJECTED && rd->key != 0)
		seen_add(rd->seen, rd->key, rd->content, rd->line);
	count_row(rd);
	return tell_progress(rd);
}

/* ---- the file ------------------------------------------------------------ */

static void
warn_unknown_columns(struct reader *rd)
{
	int i;

	for (i = 0; i < rd->header.n; i++)
		if (rd->header.col[i] == HEADER_UNKNOWN)
			find_out(rd, REASON_unknown_column, rd->line,
			    rd->header.name[i], xasprintf(_("the column '%s' "
			    "is not known and was left out"),
			    rd->header.name[i]));
}

static bool
refused(struct reader *rd, enum reason why)
{
	rd->report->count[why]++;
	rd->failed = true;
	return false;
}

static void
tell_understood(struct reader *rd)
{
	struct read_report *r = rd->report;
	const struct list_info *info = &list_info[rd->header.list];
	char day[DAY_TEXT];

	r->list = rd->header.list;
	r->understood = xasprintf(_("list of %s, %s, separator %s, %d "
	    "columns, status date %s"), info->word,
	    encoding_name(rd->probe.encoding),
	    rd->separator == '\t' ? _("tab") : (char[]){ rd->separator, '\0' },
	    rd->header.n, date_dk(rd->status_date, day));
}

/* The same bytes as before are still about the day they were about. */
static bool
settle_status_date(struct reader *rd)
{
	struct read_report *r = rd->report;
	day_t before = DAY_NONE;

	rd->status_date = rd->opts->status_date;
	if (rd->status_date == DAY_NONE && !import_status_date(rd->store,
	    list_info[rd->header.list].word, r->hash, &before, rd->e)) {
		rd->failed = true;
		return false;
	}
	if (rd->status_date == DAY_NONE)
		rd->status_date = before != DAY_NONE ? before :
		    rd->opts->today;
	r->status_date = rd->status_date;
	return true;
}

static bool
read_header(struct reader *rd, const struct csv_row *row)
{
	enum reason why = REASON_wrong_kind;

	rd->line = row->line;
	if (row->trouble != REASON__COUNT) {
		err_set(rd->e, ERR_INVALID, _("%s: the header in line %lld "
		    "cannot be read: %s"), rd->report->file,
		    (long long)row->line, _(reason_info[row->trouble].help));
		return refused(rd, why);
	}
	if (!header_read(&rd->header, row, rd->opts->list, &why,
	    rd->report->file, rd->e))
		return refused(rd, why);
	rd->ops = list_ops[rd->header.list];
	if (!settle_status_date(rd))
		return false;
	rd->names = names_load(rd->store, rd->e);
	rd->failed |= !rd->names;
	rd->seen = seen_new();
	warn_unknown_columns(rd);
	tell_understood(rd);
	return !rd->failed;
}

static bool
on_row(void *arg, const struct csv_row *row)
{
	struct reader *rd = arg;

	return rd->ops ? read_row(rd, row) : read_header(rd, row);
}

/* "sep=;" on a line of its own; returns the bytes it takes. */
static size_t
read_sep_line(struct reader *rd, const char *head, size_t n)
{
	size_t i = n > 0 && head[0] == '"';

	if (n < i + 5 || strncasecmp(head + i, "sep=", 4) != 0)
		return 0;
	rd->separator = head[i + 4];
	i += 5;
	while (i < n && (head[i] == '"' || head[i] == '\r' || head[i] == ' '))
		i++;
	if (i >= n || head[i] != '\n')
		return 0;
	rd->sep_line = true;
	return i + 1;
}

/* The separator that makes most sense of the header. */
static void
find_separator(struct reader *rd, const char *head, size_t n)
{
	static const char candidates[] = { ';', ',', '\t' };
	const char *nl = memchr(head, '\n', n);
	int best = -1, score;
	size_t i, len = nl ? (size_t)(nl - head) : n;

	rd->crlf = len > 0 && head[len - 1] == '\r';
	if (rd->separator != '\0')
		return;
	for (i = 0; i < sizeof(candidates); i++) {
		score = header_guess(head, len, candidates[i]);
		if (score > best) {
			best = score;
			rd->separator = candidates[i];
		}
	}
}

/* The first stretch of text decides how the rest is read. */
static struct csvrows *
start_rows(struct reader *rd, const char **text, size_t *n)
{
	int64_t line = 1;
	size_t skip;

	while (*n > 0 && (**text == '\n' || **text == '\r')) {
		line += **text == '\n';
		(*text)++;
		(*n)--;
	}
	if (*n == 0)
		return NULL;
	skip = read_sep_line(rd, *text, *n);
	*text += skip;
	*n -= skip;
	line += skip > 0;
	if (rd->opts->separator != '\0')
		rd->separator = rd->opts->separator;
	find_separator(rd, *text, *n < HEAD_MAX ? *n : HEAD_MAX);
	return csvrows_new(rd->separator, line, on_row, rd);
}

static bool
end_rows(struct reader *rd, struct csvrows *rows)
{
	enum csv_end end = rows ? csvrows_end(rows) : CSV_END_OK;
	const char *file = rd->report->file;

	if (rd->failed)
		return false;
	if (end == CSV_END_OPEN_QUOTE) {
		err_set(rd->e, ERR_INVALID, _("%s: the quote opened in line "
		    "%lld is never closed"), file,
		    (long long)csvrows_line(rows));
		return refused(rd, REASON_unterminated_quote);
	}
	if (!rd->ops) {
		err_set(rd->e, ERR_INVALID, _("%s is empty"), file);
		return refused(rd, REASON_empty);
	}
	if (rd->report->rows == 0) {
		err_set(rd->e, ERR_INVALID, _("%s has a header but no rows"),
		    file);
		return refused(rd, REASON_header_only);
	}
	return true;
}

static bool
read_rows(struct reader *rd, struct source *source)
{
	struct csvrows *rows = NULL;
	struct decoder decoder;
	const char *text;
	size_t n = 0;
	bool ok;

	decoder_init(&decoder, source, &rd->probe);
	rd->decoder = &decoder;
	while ((ok = decoder_next(&decoder, &text, &n, rd->e)) && n > 0) {
		if (!rows)
			rows = start_rows(rd, &text, &n);
		if (rows && !csvrows_feed(rows, text, n))
			break;
	}
	rd->failed |= !ok;
	ok = end_rows(rd, rows) && source_unchanged(source, rd->e);
	rd->failed |= !ok;
	csvrows_free(rows);
	decoder_fini(&decoder);
	return ok && (!rd->ops->finish || rd->ops->finish(rd, rd->e));
}

static void
reader_fini(struct reader *rd)
{
	int i;

	names_free(rd->names);
	seen_free(rd->seen);
	tracks_forget(rd);
	header_fini(&rd->header);
	free(rd->systems);
	free(rd->own);
	for (i = 0; i < C__COUNT; i++)
		buf_fini(&rd->clean[i]);
	free(rd);
}

static bool
read_source(struct store *s, struct source *source,
    const struct read_opts *opts, struct read_report *report, struct err *e)
{
	struct reader *rd = xcalloc(1, sizeof(*rd));
	enum reason why;
	bool ok;

	rd->store = s;
	rd->opts = opts;
	rd->report = report;
	rd->e = e;
	ok = probe_source(source, opts->encoding, &rd->probe, &why, e) ||
	    refused(rd, why);
	memcpy(report->hash, rd->probe.hash, sizeof(report->hash));
	ok = ok && source_rewind(source, e) && read_rows(rd, source);
	if (ok && opts->strict && report->rejected > 0)
		ok = err_set(e, ERR_INVALID, _("%s: %lld rows were rejected; "
		    "nothing was imported"), report->file,
		    (long long)report->rejected);
	ok = rejects_close(rd, ok, e) && ok;
	reader_fini(rd);
	return ok;
}

static void
report_init(struct read_report *report, const char *file,
    const struct read_opts *opts)
{
	memset(report, 0, sizeof(*report));
	report->list = opts->list;
	report->file = xstrdup(file);
	report->status_date = opts->status_date;
}

bool
list_read(struct store *s, const char *path, const struct read_opts *opts,
    struct read_report *report, struct err *e)
{
	struct source source;
	enum reason why;
	bool ok;

	report_init(report, path, opts);
	if (!source_open(&source, path, &why, e)) {
		report->count[why]++;
		return false;
	}
	ok = read_source(s, &source, opts, report, e);
	source_close(&source);
	return ok;
}

bool
list_read_bytes(struct store *s, const char *name, const void *bytes,
    size_t len, const struct read_opts *opts, struct read_report *report,
    struct err *e)
{
	struct source source;

	report_init(report, name, opts);
	source_memory(&source, name, bytes, len);
	return read_source(s, &source, opts, report, e);
}

void
read_report_fini(struct read_report *r)
{
	int i;

	for (i = 0; i < r->nfindings; i++) {
		free(r->finding[i].column);
		free(r->finding[i].text);
	}
	free(r->file);
	free(r->understood);
	free(r->rejects);
	memset(r, 0, sizeof(*r));
}
