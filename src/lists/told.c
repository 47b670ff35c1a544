/*
 * What a reading tells in detail (told.h): gathered beside the reading, only
 * when it was asked for, so that a list read without it pays nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lists/drift.h"
#include "lists/told.h"

#define SAMPLE_BYTES	120
#define SEEN_SLOTS	256		/* twice the words, and more */

struct words_seen {			/* words by their hash */
	uint8_t		 slot[SEEN_SLOTS];	/* index + 1; 0: free */
};

static void
start_column(struct reader *rd, int i)
{
	static const enum column_state state[] = {
		[MAP_NAME] = COLUMN_NAMED, [MAP_PROFILE] = COLUMN_KEPT,
		[MAP_RENAMED] = COLUMN_RENAMED, [MAP_GIVEN] = COLUMN_GIVEN,
	};
	struct column_told *c = &rd->report->told->column[i];
	const struct header *h = &rd->header;
	const struct mapping *m = &rd->map;
	int k;

	c->name = xstrdup(h->name[i]);
	for (k = 0, c->nth = 1; k < i; k++)
		c->nth += strcmp(h->folded[k], h->folded[i]) == 0;
	if (h->col[i] >= 0)
		c->to = column_of(h->col[i]);
	c->state = state[m->how[i]];
	if (m->how[i] == MAP_NAME && m->profile.id != 0 && *h->folded[i] &&
	    h->col[i] != HEADER_OURS)
		c->state = COLUMN_NEW;
	if (m->was[i])
		c->was = xstrdup(m->was[i]);
	c->seen = xcalloc(1, sizeof(*c->seen));
}

void
told_start(struct reader *rd)
{
	const struct header *h = &rd->header;
	struct told *t;
	int i;

	if (rd->opts->tell == TELL_NOTHING)
		return;
	t = rd->report->told = xcalloc(1, sizeof(*t));
	t->brief = rd->opts->tell != TELL_ALL;
	if (t->brief)
		return;
	t->encoding = encoding_name(rd->probe.encoding);
	t->marked = rd->probe.bom;
	t->given = rd->opts->encoding != NULL;
	t->separator = rd->separator;
	t->sep_line = rd->sep_line;
	t->header_line = rd->line;
	t->day_assumed = rd->day_assumed;
	t->ncolumns = h->n;
	t->column = xcalloc((size_t)h->n + 1, sizeof(*t->column));
	t->settled = rd->ops != NULL;
	for (i = 0; i < h->n; i++)
		start_column(rd, i);
}

/* "31-03-2021", or "2021-03-31", which proves nothing. */
static void
tell_date(struct reader *rd, struct told *t, int col, const char *text)
{
	int y, m, d;

	if (rd->cell[col].s == NULL || strlen(text) < 3 ||
	    (text[1] >= '0' && text[1] <= '9' && text[2] >= '0' &&
	    text[2] <= '9'))
		return;
	date_split((day_t)rd->cell[col].n, &y, &m, &d);
	t->dates++;
	t->late_days += d > 12;
}

/* What klar makes of a word seen for the first time. */
static void
judge_word(struct reader *rd, int col, struct word_told *w)
{
	const char *means = NULL;

	if (rd->map.means[col] && map_word(rd, col, w->said, &means)) {
		w->state = WORD_MAPPED;
		w->means = means ? xstrdup(means) : NULL;
	} else if (!cell_may_hold(rd, col, w->said)) {
		w->state = WORD_STRANGE;
	}
}

static void
tell_word(struct reader *rd, struct column_told *c, int col, const char *s,
    size_t n)
{
	size_t i = (size_t)hash_bytes(0, s, n) % SEEN_SLOTS;
	struct word_told *w;

	for (; c->seen->slot[i] != 0; i = (i + 1) % SEEN_SLOTS) {
		w = &c->word[c->seen->slot[i] - 1];
		if (strlen(w->said) == n && memcmp(w->said, s, n) == 0) {
			w->rows++;
			return;
		}
	}
	c->more |= c->nwords == WORDS_MAX;
	if (c->nwords == WORDS_MAX)
		return;
	c->word = xrealloc(c->word, (size_t)c->nwords + 1, sizeof(*c->word));
	w = &c->word[c->nwords++];
	*w = (struct word_told){ .said = xstrndup(s, n), .rows = 1 };
	c->seen->slot[i] = (uint8_t)c->nwords;
	if (col >= 0 && rd->ops)
		judge_word(rd, col, w);
}

static void
tell_cells(struct reader *rd, struct told *t)
{
	const struct csv_row *row = rd->row;
	int i;

	for (i = 0; i < row->n && i < t->ncolumns; i++) {
		struct column_told *c = &t->column[i];
		const char *s = row->field[i];
		size_t n = row->len[i];

		for (; n > 0 && *s == ' '; n--)
			s++;
		while (n > 0 && s[n - 1] == ' ')
			n--;
		if (n == 0)
			continue;
		c->filled++;
		if (n > SAMPLE_BYTES)
			n = utf8_border(s, SAMPLE_BYTES);
		if (!c->sample)
			c->sample = xstrndup(s, n);
		if (t->nsamples < SAMPLES_MAX)
			c->row[t->nsamples] = xstrndup(s, n);
		tell_word(rd, c, rd->header.col[i], s, n);
		if (rd->outcome != ROW_REJECTED && c->to &&
		    column_type(rd->header.col[i]) == TYPE_date)
			tell_date(rd, t, rd->header.col[i], row->field[i]);
	}
}

/* What the row is about: the names among its keys; a code without a name. */
static char *
what_row(const struct reader *rd)
{
	const struct list_info *info = &list_info[rd->header.list];
	int i, col = list_first_column(rd->header.list);
	const char *code = NULL;
	struct buf b = BUF_INIT;
	bool place = false;

	for (i = 0; i < info->ncols; i++, col++) {
		const char *s = rd->cell[col].s;

		if (!s || !(info->col[i].flags & COL_KEY))
			continue;
		if (column_type(col) == TYPE_code) {
			code = s;
			continue;
		}
		if (column_type(col) != TYPE_name)
			continue;
		place |= strcmp(info->col[i].danish, "Kommune") == 0;
		buf_addf(&b, "%s%s", b.len ? " " : "", s);
	}
	if (code && !place)
		buf_addf(&b, "%s%s", b.len ? " " : "", code);
	return buf_take(&b);
}

static struct decision *
add_decision(struct reader *rd, enum decided kind)
{
	struct told *t = rd->report->told;
	struct decision *d;

	if (!t || t->brief || t->decided[kind]++ >= DECISIONS_MAX)
		return NULL;
	if ((t->nkept & (t->nkept - 1)) == 0)
		t->decision = xrealloc(t->decision, t->nkept ?
		    2 * (size_t)t->nkept : 1, sizeof(*t->decision));
	d = &t->decision[t->nkept++];
	memset(d, 0, sizeof(*d));
	d->kind = kind;
	d->line = rd->line;
	d->what = what_row(rd);
	return d;
}

void
told_field(struct reader *rd, const char *field, const char *yours,
    const char *last, const char *file, enum on_conflict choice)
{
	struct decision *d = add_decision(rd, last ? DECIDED_CONFLICT :
	    DECIDED_CHANGED);

	if (!d)
		return;
	d->field = field;
	d->choice = choice;
	d->yours = xstrdup(yours);
	d->last = last ? xstrdup(last) : NULL;
	d->file = xstrdup(file);
}

void
told_row(struct reader *rd)
{
	struct told *t = rd->report->told;

	if (!t || t->brief)
		return;
	t->even += rd->row->n == t->ncolumns;
	if (rd->row->trouble == REASON__COUNT) {
		tell_cells(rd, t);
		t->nsamples += t->nsamples < SAMPLES_MAX;
	}
	if (rd->outcome == ROW_NEW)
		add_decision(rd, DECIDED_NEW);
	if (rd->outcome == ROW_SAME)
		add_decision(rd, DECIDED_SAME);
}

void
told_unfit(struct reader *rd, int col)
{
	struct told *t = rd->report->told;
	int i;

	for (i = 0; t && i < t->ncolumns; i++)
		t->column[i].unfit += rd->header.col[i] == col;
}

static void
column_free(struct column_told *c)
{
	int i;

	for (i = 0; i < c->nwords; i++) {
		free(c->word[i].said);
		free(c->word[i].means);
	}
	for (i = 0; i < SAMPLES_MAX; i++)
		free(c->row[i]);
	free(c->word);
	free(c->seen);
	free(c->name);
	free(c->was);
	free(c->sample);
}

void
told_free(struct told *t)
{
	int i;

	if (!t)
		return;
	for (i = 0; i < t->ncolumns; i++)
		column_free(&t->column[i]);
	for (i = 0; i < t->nkept; i++) {
		free(t->decision[i].what);
		free(t->decision[i].yours);
		free(t->decision[i].last);
		free(t->decision[i].file);
	}
	for (i = 0; i < t->ngroups; i++)
		group_told_fini(&t->group[i]);
	free(t->group);
	free(t->column);
	free(t->decision);
	free(t);
}
