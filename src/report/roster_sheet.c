/*
 * Rosters as sheets (roster_sheet.h): ask for the ids, then for the cells of
 * one row after the other.
 */
#include "report/roster_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/history.h"
#include "store/store.h"

struct question {			/* an ask, understood */
	struct roster	*roster;
	struct filter	*filter;
	struct roster_pick col[ROSTER_FIELDS_MAX], sort[ROSTER_FIELDS_MAX];
	int		 ncols, nsort;
	struct ids	 ids;
	bool		 whole;
};

struct filter *
roster_filter(enum roster_id id, const char *text, day_t day, struct err *e)
{
	const struct roster_info *info = &roster_info[id];
	struct filter *f = filter_parse(text ? text : "", info->field,
	    info->nfields, e);

	if (f)
		filter_bind(f, day, history_actor());
	return f;
}

bool
roster_narrow(struct store *s, enum roster_id id, const char *filter,
    day_t day, bool past, struct ids *ids, struct err *e)
{
	struct filter *f;
	struct roster *r = NULL;
	bool ok;

	if (!filter[0])
		return true;
	f = roster_filter(id, filter, day, e);
	if (f)
		r = roster_open(s, id, day, past, e);
	ok = r && roster_count(r, filter_fields(f), e) &&
	    roster_keep(r, f, ids, e);
	roster_close(r);
	filter_free(f);
	return ok;
}

static uint32_t
fields_of(const struct question *q, bool columns)
{
	uint32_t set = filter_fields(q->filter);
	int i;

	for (i = 0; i < q->nsort; i++)
		set |= (uint32_t)1 << q->sort[i].field;
	for (i = 0; columns && i < q->ncols; i++)
		set |= (uint32_t)1 << q->col[i].field;
	return set;
}

static bool
understand(struct store *s, const struct roster_ask *ask,
    struct question *q, struct err *e)
{
	const struct roster_info *info = &roster_info[ask->roster];

	q->filter = roster_filter(ask->roster, ask->filter, ask->day, e);
	if (!q->filter)
		return false;
	q->nsort = roster_pick(info, ask->sort ? ask->sort : "", true,
	    q->sort, e);
	if (q->nsort < 0)
		return false;
	q->ncols = roster_pick(info, ask->columns ? ask->columns : "", false,
	    q->col, e);
	if (q->ncols < 0)
		return false;
	if (q->ncols == 0)
		q->ncols = roster_shown(info, q->col);
	q->roster = roster_open(s, ask->roster, ask->day, ask->past, e);
	return q->roster != NULL;
}

static void
question_fini(struct question *q)
{
	roster_close(q->roster);
	filter_free(q->filter);
	free(q->ids.id);
}

static bool
ask_ids(const struct roster_ask *ask, bool columns, struct question *q,
    struct err *e)
{
	struct roster_query query = { .filter = q->filter, .sort = q->sort,
	    .nsort = q->nsort, .limit = columns ? ask->limit : 0 };

	return roster_count(q->roster, fields_of(q, columns), e) &&
	    roster_ids(q->roster, &query, &q->ids, &q->whole, e);
}

static enum cell_type
cell_type_of(enum roster_type type)
{
	switch (type) {
	case RT_NUMBER:
	case RT_SPAN:
		return CELL_INT;
	case RT_DAY:
		return CELL_DAY;
	case RT_TEXT:
	case RT_CODE:
	case RT_PERSON:
	case RT_MONEY:
	case RT_WORD:
		break;
	}
	return CELL_TEXT;
}

static void
add_kroner(struct buf *b, int64_t oere)
{
	int64_t left = oere < 0 ? -oere : oere;

	buf_addf(b, "%s%lld,%02d", oere < 0 ? "-" : "",
	    (long long)(left / 100), (int)(left % 100));
}

void
roster_cell_text(struct buf *b, const struct roster_field *f,
    const struct roster_cell *c)
{
	char day[DAY_TEXT];
	int word;

	switch (f->type) {
	case RT_TEXT:
	case RT_CODE:
	case RT_PERSON:
		buf_add(b, c->text ? c->text : "");
		return;
	case RT_WORD:
		word = roster_word_of(f->words, c->text);
		if (word >= 0)
			buf_add(b, _(f->words[word].name));
		else if (c->text)
			buf_add(b, c->text);
		return;
	case RT_NUMBER:
	case RT_SPAN:
		if (c->set)
			buf_addf(b, "%lld", (long long)c->n);
		return;
	case RT_MONEY:
		if (c->set)
			add_kroner(b, c->n);
		return;
	case RT_DAY:
		if (c->set)
			buf_add(b, date_dk((day_t)c->n, day));
		return;
	}
}

static void
put_text(struct sheet *sh, const struct roster_field *f,
    const struct roster_cell *c)
{
	int word = f->type == RT_WORD ? roster_word_of(f->words, c->text) :
	    -1;

	if (word >= 0)
		sheet_word(sh, f->words[word].word, _(f->words[word].name));
	else
		sheet_text(sh, c->text);
}

static void
put_cell(struct sheet *sh, const struct roster_field *f,
    const struct roster_cell *c)
{
	struct buf b = BUF_INIT;

	switch (f->type) {
	case RT_NUMBER:
	case RT_SPAN:
		if (c->set)
			sheet_int(sh, c->n);
		else
			sheet_none(sh);
		break;
	case RT_DAY:
		sheet_day(sh, c->set ? (day_t)c->n : DAY_NONE);
		break;
	case RT_MONEY:
		if (c->set)
			add_kroner(&b, c->n);
		sheet_text(sh, buf_str(&b));
		break;
	case RT_TEXT:
	case RT_CODE:
	case RT_PERSON:
	case RT_WORD:
		put_text(sh, f, c);
		break;
	}
	buf_fini(&b);
}

static void
start(const struct roster_ask *ask, const char *title,
    const struct question *q, struct roster_sheet *to)
{
	const struct roster_info *info = &roster_info[ask->roster];
	const struct roster_field *f;
	int i;

	to->col = xcalloc((size_t)q->ncols, sizeof(*to->col));
	for (i = 0; i < q->ncols; i++) {
		f = &info->field[q->col[i].field];
		to->col[i] = (struct sheet_col){ f->name, f->head, f->title,
		    cell_type_of(f->type) };
	}
	sheet_init(&to->sheet, info->name, title ? title : _(info->title),
	    to->col, q->ncols);
}

static bool
fill(const struct roster_ask *ask, struct question *q,
    struct roster_sheet *to, struct err *e)
{
	const struct roster_info *info = &roster_info[ask->roster];
	struct roster_row row;
	size_t i, n = q->ids.n;
	int k;

	if (ask->limit > 0 && n > ask->limit)
		n = ask->limit;
	for (i = 0; i < n; i++) {
		if (!roster_get(q->roster, q->ids.id[i], &row, e)) {
			if (e->code)
				return false;
			continue;
		}
		for (k = 0; k < q->ncols; k++)
			put_cell(&to->sheet, &info->field[q->col[k].field],
			    &row.cell[q->col[k].field]);
		roster_row_fini(&row);
	}
	return true;
}

bool
roster_sheet(struct store *s, const struct roster_ask *ask,
    const char *title, struct roster_sheet *to, struct err *e)
{
	struct question q = { .roster = NULL };
	bool ok;

	*to = (struct roster_sheet){ .col = NULL };
	/* Its rows are of one moment, and are not locked one by one. */
	if (!store_snapshot(s, e))
		return false;
	ok = understand(s, ask, &q, e) && ask_ids(ask, true, &q, e);
	if (ok) {
		start(ask, title, &q, to);
		to->n = q.whole ? (int64_t)q.ids.n : -1;
		ok = fill(ask, &q, to, e);
		if (ask->past && *roster_info[ask->roster].now)
			sheet_note(&to->sheet, _(roster_info[ask->roster].now));
	}
	question_fini(&q);
	store_snapshot_end(s);
	return ok;
}

void
roster_sheet_fini(struct roster_sheet *to)
{
	if (to->col)
		sheet_fini(&to->sheet);
	free(to->col);
	*to = (struct roster_sheet){ .col = NULL };
}

bool
roster_sheet_count(struct store *s, const struct roster_ask *ask, int64_t *n,
    struct err *e)
{
	struct question q = { .roster = NULL };
	bool ok;

	ok = understand(s, ask, &q, e) && ask_ids(ask, false, &q, e);
	*n = (int64_t)q.ids.n;
	question_fini(&q);
	return ok;
}

void
roster_term(struct buf *b, const char *field, const char *value)
{
	buf_addf(b, " %s=\"", field);
	for (; *value; value++) {
		if (*value == '"')
			buf_addc(b, '"');
		buf_addc(b, *value);
	}
	buf_addc(b, '"');
}
