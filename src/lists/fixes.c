/*
 * Corrections (fixes.h): kept as they were given, until a list is read. Then
 * the columns are looked up in its header, cells of a line are replaced before
 * they are read and words once they are clean, so that what is written for
 * "Kbh." is written for " Kbh. " too. What was applied is counted only for
 * rows that were not rejected after all.
 */
#include "lists/fixes.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lists/reader.h"

#define GOOD_MAX	4000		/* bytes of a corrected cell */

struct aimed {				/* a correction, at a column */
	int64_t		 line;
	int		 col, field;	/* C_x; index in the file */
	char		*folded;	/* of a word */
	char		*good;
	size_t		 len;
	char		*text;		/* a copy that the cell may use up */
	size_t		 index;		/* in opts->fixes */
};

struct fixing {
	struct aimed	*line, *word;	/* sorted by line; column and word */
	size_t		 nlines, nwords;
	size_t		 next;		/* of line */
	bool		 has_word[C__COUNT];
	bool		 pads;		/* a word is the empty cell */
	struct csv_row	 row;		/* the row at work, put right */
	bool		 is_fixed;	/* it is that, not the file's */
	char		 nothing[1];
	struct buf	 fold;
	/* Of the row at work: what was put right, and what stood there. */
	int		 n;
	size_t		 applied[CSV_COLUMNS_MAX];
	int		 col[CSV_COLUMNS_MAX];
	struct buf	 was[CSV_COLUMNS_MAX];
};

/* ---- as they were given -------------------------------------------------- */

static void
fix_fini(struct fix *f)
{
	free(f->column);
	free(f->bad);
	free(f->good);
}

void
fixes_fini(struct fixes *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		fix_fini(&f->fix[i]);
	free(f->fix);
	*f = (struct fixes)FIXES_INIT;
}

static bool
same_folded(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	utf8_fold(&x, a, strlen(a));
	utf8_fold(&y, b, strlen(b));
	same = strcmp(buf_str(&x), buf_str(&y)) == 0;
	buf_fini(&x);
	buf_fini(&y);
	return same;
}

/* May a cell hold it? Line breaks and tabs are for files, not for here. */
static bool
is_sound(const char *s)
{
	size_t n = strlen(s), i = 0;
	int32_t cp;

	if (n > GOOD_MAX)
		return false;
	while (i < n) {
		i += utf8_next(s + i, n - i, &cp);
		if (cp < 0 || utf8_is_control(cp) || utf8_is_bidi(cp) ||
		    utf8_is_invisible(cp))
			return false;
	}
	return true;
}

/* In NFC, without blanks at its ends. */
static char *
tidy(const char *s)
{
	struct buf b = BUF_INIT;

	buf_add(&b, "");
	if (*s)
		utf8_nfc(&b, s, strlen(s));
	b.len = utf8_trim(b.p, b.len);
	return buf_take(&b);
}

bool
fixes_put(struct fixes *f, int64_t line, const char *column, const char *bad,
    const char *good, struct err *e)
{
	struct fix new;
	size_t i;

	if (!is_sound(good) || !is_sound(column) || !utf8_valid(bad,
	    strlen(bad)))
		return err_set(e, ERR_INVALID, _("the correction holds a "
		    "character that no cell may hold, or is too long"));
	new = (struct fix){ line, tidy(column), tidy(bad), tidy(good) };
	for (i = 0; i < f->n; i++)
		if (f->fix[i].line == line &&
		    same_folded(f->fix[i].column, new.column) &&
		    (line != 0 || same_folded(f->fix[i].bad, new.bad)))
			break;
	if (i == f->n) {
		f->fix = xrealloc(f->fix, f->n + 1, sizeof(*f->fix));
		f->n++;
	} else {
		fix_fini(&f->fix[i]);
	}
	f->fix[i] = new;
	return true;
}

void
fixes_drop(struct fixes *f, size_t i)
{
	fix_fini(&f->fix[i]);
	memmove(&f->fix[i], &f->fix[i + 1],
	    (f->n - i - 1) * sizeof(*f->fix));
	f->n--;
}

void
fixes_drop_lines(struct fixes *f)
{
	size_t i = f->n;

	while (i-- > 0)
		if (f->fix[i].line != 0)
			fixes_drop(f, i);
}

static bool
parse_line(const char *text, size_t n, int64_t *line)
{
	size_t i;

	*line = 0;
	for (i = 0; i < n && i < 12; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*line = *line * 10 + (text[i] - '0');
	}
	return i == n && *line > 0;
}

bool
fixes_parse_cell(struct fixes *f, const char *text, struct err *e)
{
	size_t line_len = strcspn(text, ":");
	const char *column = text + line_len + (text[line_len] == ':');
	size_t n = strcspn(column, "=");
	int64_t line;
	char *name;
	bool ok;

	if (!text[line_len] || n == 0 || column[n] == '\0' ||
	    !parse_line(text, line_len, &line))
		return err_set(e, ERR_USAGE, _("'%s' is no correction; write "
		    "LINE:COLUMN=VALUE, as 12:Kommune=Odense"), text);
	name = xstrndup(column, n);
	ok = fixes_put(f, line, name, "", column + n + 1, e);
	free(name);
	return ok;
}

bool
fixes_parse_value(struct fixes *f, const char *text, struct err *e)
{
	size_t n = strcspn(text, ":"), m;
	const char *word = text + n + (text[n] == ':');
	char *column, *bad;
	bool ok;

	m = strcspn(word, "=");
	if (n == 0 || text[n] == '\0' || word[m] == '\0')
		return err_set(e, ERR_USAGE, _("'%s' is no correction; write "
		    "COLUMN:WORD=VALUE, as Kommune:Kbh.=København"), text);
	column = xstrndup(text, n);
	bad = xstrndup(word, m);
	ok = fixes_put(f, 0, column, bad, word + m + 1, e);
	free(column);
	free(bad);
	return ok;
}

void
fix_tell(const struct fix *f, struct buf *b)
{
	if (f->line == 0)
		buf_addf(b, _("%s: '%s' to '%s'"), f->column, f->bad, f->good);
	else if (*f->bad)
		buf_addf(b, _("line %lld, %s: '%s' to '%s'"),
		    (long long)f->line, f->column, f->bad, f->good);
	else
		buf_addf(b, _("line %lld, %s: to '%s'"), (long long)f->line,
		    f->column, f->good);
}

/* ---- aimed at the columns of a list -------------------------------------- */

/* The file's own header first, then klar's names for the column. */
static int
field_of(struct reader *rd, const char *column)
{
	const struct header *h = &rd->header;
	struct buf name = BUF_INIT, fold = BUF_INIT;
	int i, col, found = -1;

	word_fold(&fold, column);
	for (i = 0; i < h->n && found < 0; i++) {
		word_fold(&name, h->name[i]);
		if (h->col[i] >= 0 &&
		    strcmp(buf_str(&name), buf_str(&fold)) == 0)
			found = i;
	}
	col = found < 0 ? header_column(h->list, buf_str(&fold)) : -1;
	for (i = 0; i < h->n && col >= 0 && found < 0; i++)
		if (h->col[i] == col)
			found = i;
	buf_fini(&name);
	buf_fini(&fold);
	return found;
}

static bool
aim(struct reader *rd, size_t index, struct aimed *a, struct err *e)
{
	const struct fix *f = &rd->opts->fixes->fix[index];
	struct buf fold = BUF_INIT;

	a->field = field_of(rd, f->column);
	if (a->field < 0) {
		rd->failed = true;
		return err_set(e, ERR_INVALID, _("%s: no column '%s' is read "
		    "that could be corrected"), rd->name, f->column);
	}
	a->col = rd->header.col[a->field];
	a->line = f->line;
	a->index = index;
	a->good = f->good;
	a->len = strlen(f->good);
	a->text = xcalloc(a->len + 1, 1);
	utf8_fold(&fold, f->bad, strlen(f->bad));
	a->folded = xstrdup(buf_str(&fold));
	buf_fini(&fold);
	return true;
}

static int
compare(const void *x, const void *y)
{
	const struct aimed *a = x, *b = y;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->col != b->col)
		return a->col < b->col ? -1 : 1;
	return strcmp(a->folded, b->folded);
}

bool
fixes_start(struct reader *rd, struct err *e)
{
	const struct fixes *f = rd->opts->fixes;
	struct fixing *x;
	struct aimed *a;
	size_t i;

	if (!f || f->n == 0)
		return true;
	rd->report->nfixes = f->n;
	rd->report->fix_cells = xcalloc(f->n, sizeof(*rd->report->fix_cells));
	x = rd->fixing = xcalloc(1, sizeof(*x));
	x->line = xcalloc(f->n, sizeof(*x->line));
	x->word = xcalloc(f->n, sizeof(*x->word));
	for (i = 0; i < f->n; i++) {
		a = f->fix[i].line ? &x->line[x->nlines++] :
		    &x->word[x->nwords++];
		if (!aim(rd, i, a, e))
			return false;
		x->has_word[a->col] |= a->line == 0;
		x->pads |= a->line == 0 && !*a->folded;
	}
	qsort(x->line, x->nlines, sizeof(*x->line), compare);
	qsort(x->word, x->nwords, sizeof(*x->word), compare);
	return true;
}

static void
aimed_fini(struct aimed *a, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(a[i].folded);
		free(a[i].text);
	}
	free(a);
}

void
fixes_stop(struct reader *rd)
{
	struct fixing *x = rd->fixing;
	int i;

	if (!x)
		return;
	aimed_fini(x->line, x->nlines);
	aimed_fini(x->word, x->nwords);
	buf_fini(&x->fold);
	for (i = 0; i < CSV_COLUMNS_MAX; i++)
		buf_fini(&x->was[i]);
	free(x);
	rd->fixing = NULL;
}

/* ---- the row at work ----------------------------------------------------- */

static void
applied(struct fixing *x, const struct aimed *a, const char *was, size_t len)
{
	x->applied[x->n] = a->index;
	x->col[x->n] = a->col;
	buf_clear(&x->was[x->n]);
	buf_addn(&x->was[x->n++], was, len);
}

static bool
no_such_row(struct reader *rd, int64_t line)
{
	rd->failed = true;
	return err_set(rd->e, ERR_INVALID, _("%s: no row begins in line %lld, "
	    "so there is nothing to correct"), rd->name, (long long)line);
}

/* The row as a copy that may be changed, as long as the header at least. */
static void
own_row(struct reader *rd, const struct csv_row *row)
{
	struct fixing *x = rd->fixing;

	if (x->is_fixed)
		return;
	x->row = *row;
	x->is_fixed = true;
	for (; x->row.n < rd->header.n; x->row.n++) {
		x->row.field[x->row.n] = x->nothing;
		x->row.len[x->row.n] = 0;
	}
}

static void
put_cell(struct fixing *x, struct aimed *a)
{
	size_t len = x->row.len[a->field];

	if (len == a->len && memcmp(x->row.field[a->field], a->good, len) == 0)
		return;
	applied(x, a, x->row.field[a->field], len);
	memcpy(a->text, a->good, a->len + 1);
	x->row.field[a->field] = a->text;
	x->row.len[a->field] = a->len;
}

const struct csv_row *
fixes_row(struct reader *rd, const struct csv_row *row)
{
	struct fixing *x = rd->fixing;

	if (!x)
		return row;
	x->n = 0;
	x->is_fixed = false;
	if (x->next < x->nlines && x->line[x->next].line < row->line) {
		no_such_row(rd, x->line[x->next].line);
		return row;
	}
	if (row->trouble == REASON__COUNT && x->pads && row->n < rd->header.n)
		own_row(rd, row);
	for (; x->next < x->nlines && x->line[x->next].line == row->line;
	    x->next++)
		if (row->trouble == REASON__COUNT) {
			own_row(rd, row);
			put_cell(x, &x->line[x->next]);
		}
	return x->is_fixed ? &x->row : row;
}

const char *
fixes_was(const struct reader *rd, int col)
{
	const struct fixing *x = rd->fixing;
	int i;

	for (i = 0; x && i < x->n; i++)
		if (x->col[i] == col)
			return buf_str(&x->was[i]);
	return NULL;
}

char *
fixes_cell(struct reader *rd, int col, char *text)
{
	struct fixing *x = rd->fixing;
	struct aimed key = { .col = col }, *a;
	const char *s = text ? text : "";

	if (!x->has_word[col] || fixes_was(rd, col))
		return text;
	buf_clear(&x->fold);
	utf8_fold(&x->fold, s, strlen(s));
	if (!x->fold.p)
		buf_add(&x->fold, "");
	key.folded = x->fold.p;
	a = bsearch(&key, x->word, x->nwords, sizeof(*x->word), compare);
	if (!a || strcmp(s, a->good) == 0)
		return text;
	applied(x, a, s, strlen(s));
	memcpy(a->text, a->good, a->len + 1);
	return a->len > 0 ? a->text : NULL;
}

void
fixes_count(struct reader *rd)
{
	struct fixing *x = rd->fixing;
	int i;

	for (i = 0; x && i < x->n; i++) {
		rd->report->fix_cells[x->applied[i]]++;
		rd->report->fixed++;
	}
}

bool
fixes_end(struct reader *rd)
{
	const struct fixing *x = rd->fixing;

	return !x || x->next == x->nlines ||
	    no_such_row(rd, x->line[x->next].line);
}
