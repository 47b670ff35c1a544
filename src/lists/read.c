/*
 * Reading a list: bytes, text, rows, cells, then one decision per row by the
 * list's own file. The file streams by and is never held; what is kept is one
 * row, the names of the programme, what was read ahead, and 24 bytes per row
 * told or, of a long list of installations, per one of them in the store.
 *
 * A bad row is told and counted (row.c), and the next one read. Only a file
 * that cannot be understood as a whole is refused.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/ahead.h"
#include "lists/gone.h"
#include "lists/reader.h"

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

static void
warn_unknown_columns(struct reader *rd)
{
	int i;

	for (i = 0; i < rd->header.n; i++)
		if (rd->header.col[i] == HEADER_UNKNOWN &&
		    rd->map.profile.id == 0)
			row_find(rd, REASON_unknown_column, rd->line,
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
	    "columns, status date %s"), strcmp(i18n_lang(), "da") == 0 ?
	    info->danish : info->word,
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
	rd->day_assumed = rd->opts->status_date == DAY_NONE &&
	    before == DAY_NONE;
	r->status_date = rd->status_date;
	return true;
}

/* Nobody looks at the fields as the file has them, or at its own words? */
static bool
may_prepare(const struct reader *rd)
{
	int i;

	for (i = 0; i < rd->header.n; i++)
		if (rd->header.col[i] >= 0 &&
		    rd->map.means[rd->header.col[i]])
			return false;
	return rd->opts->tell != TELL_ALL && !rd->fixing;
}

/* What may be the matter with a header that does not do, if that is seen. */
static void
tell_header(struct reader *rd)
{
	if (rd->failed)
		return;
	if (rd->below > 0)
		err_set(rd->e, ERR_INVALID, _("%s: the header seems to be in "
		    "line %lld; take the lines above it away"), rd->name,
		    (long long)(rd->line + rd->below));
	else if (rd->header.n == 1)
		err_set(rd->e, ERR_INVALID, _("%s: the header is one cell and "
		    "belongs to no list klar knows (see klar lists); cells "
		    "are parted by ; , or tab, or by a sign named in the "
		    "first line: sep=|"), rd->name);
}

/*
 * The header does not do. For somebody who can mend it by a map the rows are
 * still looked at, and told, though none is read.
 */
static bool
refuse_header(struct reader *rd, enum reason why)
{
	if (rd->failed || !rd->opts->tell || rd->header.n == 0)
		return rd->failed ? false : refused(rd, why);
	rd->report->count[why]++;
	rd->report->list = rd->header.list;
	rd->ops = NULL;
	rd->looking = true;
	told_start(rd);
	return true;
}

static bool
look_at_row(struct reader *rd, const struct csv_row *row)
{
	rd->row = row;
	rd->outcome = ROW_REJECTED;
	rd->report->rows++;
	told_row(rd);
	return true;
}

static bool
read_header(struct reader *rd, const struct csv_row *row)
{
	enum reason why = REASON_wrong_kind;
	enum list list = rd->opts->list;

	rd->line = row->line;
	if (row->trouble != REASON__COUNT) {
		err_set(rd->e, ERR_INVALID, _("%s: the header in line %lld "
		    "cannot be read: %s"), rd->name,
		    (long long)row->line, _(reason_info[row->trouble].help));
		return refused(rd, why);
	}
	if (!header_read(&rd->header, row, &why, rd->name, rd->e) ||
	    !map_choose(rd, &list, &why, rd->e) ||
	    !header_settle(&rd->header, &rd->map, list, &why, rd->name,
	    rd->e)) {
		tell_header(rd);
		return refuse_header(rd, why);
	}
	rd->ops = list_ops[rd->header.list];
	if (!settle_status_date(rd))
		return false;
	rd->names = names_load(rd->store, rd->e);
	rd->failed |= !rd->names;
	rd->seen = keys_new(false);
	rd->memo = memo_new();
	told_start(rd);
	if (!rd->failed && !map_settle(rd, &why, rd->e))
		return refuse_header(rd, why);
	warn_unknown_columns(rd);
	tell_understood(rd);
	if (rd->failed || !fixes_start(rd, rd->e))
		return false;
	if (may_prepare(rd))
		rd->preparer = preparer_new(&rd->header);
	return fresh_begin(rd, rd->e);
}

static bool
on_row(void *arg, const struct csv_row *row)
{
	struct reader *rd = arg;

	return rd->ops ? row_read(rd, row) : rd->looking ?
	    look_at_row(rd, row) : read_header(rd, row);
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
start_rows(void *arg, const char **text, size_t *n, csv_each each,
    void *each_arg)
{
	struct reader *rd = arg;
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
	rd->below = header_below(*text, *n < HEAD_MAX ? *n : HEAD_MAX);
	return csvrows_new(rd->separator, line, each, each_arg);
}

/* Asked when the header has been read. */
static struct preparer *
preparer(void *arg)
{
	return ((struct reader *)arg)->preparer;
}

static bool
end_rows(struct reader *rd, const struct ahead_end *end)
{
	const char *file = rd->name;

	if (rd->failed || rd->looking || !end->ok)
		return false;
	if (end->end == CSV_END_OPEN_QUOTE) {
		err_set(rd->e, ERR_INVALID, _("%s: the quote opened in line "
		    "%lld is never closed"), file, (long long)end->line);
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

/*
 * What is done when all rows have been read, and meanwhile the fingerprint.
 * The last word before it is written comes here: the rest is not long.
 */
static bool
finish_rows(struct reader *rd, struct source *source)
{
	struct fingerprint f = { .begun = false };
	bool ok;

	if (rd->probe.hash[0] == '\0')
		fingerprint_begin(&f, source, rd->probe.size);
	ok = fresh_end(rd, rd->e) && row_last(rd) &&
	    (!rd->ops->finish || rd->ops->finish(rd, rd->e));
	/* Which file came before this one is told by the fingerprint, too. */
	ok = fingerprint_end(&f, rd->report->hash, rd->e) && ok &&
	    gone_find(rd, rd->e) && source_unchanged(source, rd->e);
	rd->failed |= !ok;
	return ok;
}

static bool
read_rows(struct reader *rd, struct source *source)
{
	struct decoder decoder;
	struct ahead_end end;
	bool ok;

	decoder_init(&decoder, source, &rd->probe);
	ahead_read(&decoder, &(struct ahead_how){ start_rows, preparer,
	    row_soon, rd }, on_row, rd, &rd->bytes, &end, rd->e);
	rd->row = NULL;			/* it went with the parser */
	if (decoder.broken)
		rd->report->count[REASON_bad_encoding]++;
	decoder_fini(&decoder);
	ok = end_rows(rd, &end) && fixes_end(rd);
	rd->failed |= !ok;
	return ok && finish_rows(rd, source);
}

static void
reader_fini(struct reader *rd)
{
	int i;

	names_free(rd->names);
	keys_free(rd->seen);
	memo_free(rd->memo);
	preparer_free(rd->preparer);
	free(rd->municipalities.ref);
	free(rd->places.ref);
	keys_free(rd->known);
	keys_free(rd->parts);
	tracks_forget(rd);
	fixes_stop(rd);
	map_fini(&rd->map);
	header_fini(&rd->header);
	free(rd->systems);
	free(rd->own);
	for (i = 0; i < C__COUNT; i++)
		buf_fini(&rd->clean[i]);
	free(rd);
}

/* Somebody wrote, to the store or to the file, since the plan was made. */
static bool
as_planned(const struct read_report *r, const struct read_report *plan,
    struct err *e)
{
	if (!plan || (r->list == plan->list && r->rows == plan->rows &&
	    r->status_date == plan->status_date &&
	    r->profile_id == plan->profile_id &&
	    strcmp(r->hash, plan->hash) == 0 &&
	    r->added == plan->added && r->changed == plan->changed &&
	    r->same == plan->same && r->conflict == plan->conflict &&
	    r->written == plan->written && r->fixed == plan->fixed &&
	    memcmp(r->count, plan->count, sizeof(r->count)) == 0))
		return true;
	return err_set(e, ERR_CONFLICT, _("%s: the store or the file has "
	    "moved since this was counted; nothing was imported"), r->file);
}

/* Must the hash be known before the rows are, to find the status date? */
static bool
needs_hash(struct reader *rd, bool *hash)
{
	int64_t last = 0;
	bool ok = rd->opts->status_date != DAY_NONE ||
	    import_last(rd->store, &last, rd->e);

	*hash = last != 0;
	rd->failed |= !ok;
	return ok;
}

static bool
read_source(struct store *s, struct source *source,
    const struct read_opts *opts, struct read_report *report, struct err *e)
{
	struct reader *rd = xcalloc(1, sizeof(*rd));
	enum reason why;
	bool hash, ok;

	rd->store = s;
	rd->opts = opts;
	rd->report = report;
	rd->e = e;
	rd->name = source->name;
	if (!needs_hash(rd, &hash))
		ok = false;
	else
		ok = probe_source(source, opts->encoding, hash, &rd->probe,
		    &why, e) || refused(rd, why);
	memcpy(report->hash, rd->probe.hash, sizeof(report->hash));
	ok = ok && source_rewind(source, e) && read_rows(rd, source);
	if (ok && opts->strict && report->rejected > 0)
		ok = err_set(e, ERR_INVALID, _("%s: %lld rows were rejected; "
		    "nothing was imported"), source->name,
		    (long long)report->rejected);
	ok = ok && as_planned(report, opts->plan, e);
	ok = rejects_close(rd, ok, e) && ok;
	told_end(rd);
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
	free(r->fix_cells);
	free(r->profile);
	free(r->gone.row);
	free(r->since.file);
	list_map_fini(&r->map);
	told_free(r->told);
	memset(r, 0, sizeof(*r));
}
