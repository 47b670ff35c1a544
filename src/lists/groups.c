/*
 * What was rejected or warned of, by what repairs it (told.h): one group for
 * each reason and column, with the first of its rows and what stood there. A
 * file with two thousand bad rows is a handful of groups. Only kept when it
 * was asked for.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lists/reader.h"
#include "lists/told.h"

#define GROUPS_MAX	200

/* ---- where it belongs ---------------------------------------------------- */

static struct group_told *
add_group(struct told *t, int at, enum reason why, const char *column)
{
	struct group_told *g;

	t->group = xrealloc(t->group, (size_t)t->ngroups + 1,
	    sizeof(*t->group));
	g = &t->group[at];
	memmove(g + 1, g, (size_t)(t->ngroups - at) * sizeof(*g));
	t->ngroups++;
	memset(g, 0, sizeof(*g));
	g->reason = why;
	g->column = column ? xstrdup(column) : NULL;
	return g;
}

/* NULL: there are too many, which only a hostile file has. */
static struct group_told *
group_of(struct told *t, enum reason why, const char *column)
{
	int i;

	for (i = 0; i < t->ngroups && t->group[i].reason <= why; i++)
		if (t->group[i].reason == why &&
		    str_eq(t->group[i].column, column))
			return &t->group[i];
	return t->ngroups < GROUPS_MAX ? add_group(t, i, why, column) : NULL;
}

static int
value_of(struct group_told *g, const char *value)
{
	int i;

	for (i = 0; i < g->nvalues; i++)
		if (strcmp(g->value[i].value, value) == 0)
			return i;
	if (i == GROUP_VALUES)
		return -1;
	g->value = xrealloc(g->value, (size_t)i + 1, sizeof(*g->value));
	g->nvalues++;
	g->value[i] = (struct value_told){ xstrdup(value), 0, NULL, true };
	return i;
}

/* ---- what stood there ---------------------------------------------------- */

static const char *
raw_cell(const struct reader *rd, int col)
{
	int i;

	for (i = 0; i < rd->row->n && i < rd->header.n; i++)
		if (rd->header.col[i] == col)
			return rd->row->field[i];
	return "";
}

/* In the file, before anything was corrected; NULL: it cannot be told. */
static const char *
value_at(const struct reader *rd, int64_t line, int col)
{
	const char *was;

	if (col < 0 || !rd->row || line != rd->line ||
	    rd->row->trouble != REASON__COUNT)
		return NULL;
	was = fixes_was(rd, col);
	return was ? was : rd->cell[col].s ? rd->cell[col].s :
	    raw_cell(rd, col);
}

/* The names among the keys, as they stand; not the one that is wrong. */
static char *
what_at(const struct reader *rd, int64_t line, int wrong)
{
	const struct list_info *info = &list_info[rd->header.list];
	int i, col = list_first_column(rd->header.list);
	struct buf b = BUF_INIT;

	buf_add(&b, "");
	if (!rd->row || line != rd->line || rd->row->trouble != REASON__COUNT)
		return buf_take(&b);
	for (i = 0; i < info->ncols; i++, col++) {
		const char *s = raw_cell(rd, col);

		if (!(info->col[i].flags & COL_KEY) || col == wrong ||
		    column_type(col) != TYPE_name || !*s)
			continue;
		buf_addf(&b, "%s%s", b.len ? " " : "", s);
	}
	return buf_take(&b);
}

/* May one correction stand for all rows that say the same? */
static bool
is_by_word(const struct reader *rd, enum reason why, int col)
{
	if (rd->alone)
		return false;
	switch (why) {
	case REASON_missing_value:
		return (column_of(col)->flags & COL_REQUIRED) != 0;
	case REASON_twin:
	case REASON_new_vendor:
	case REASON_new_system:
	case REASON_new_area:
		return true;
	case REASON_control_char:
	case REASON_too_long:
		return false;
	default:
		return reason_info[why].kind == REASON_ROW;
	}
}

static void
keep_row(struct reader *rd, struct group_told *g, int64_t line, int col,
    int value, const char *text)
{
	struct found_told *f;

	if (value >= 0 ? g->value[value].rows > VALUE_ROWS :
	    g->nfound >= GROUP_ROWS)
		return;
	if ((g->nfound & (g->nfound - 1)) == 0)
		g->found = xrealloc(g->found, g->nfound ?
		    2 * (size_t)g->nfound : 1, sizeof(*g->found));
	f = &g->found[g->nfound++];
	f->line = line;
	f->what = what_at(rd, line, col);
	f->value = value;
	f->near = rd->near ? xstrdup(rd->near) : NULL;
	f->text = xstrdup(text);
}

void
told_found(struct reader *rd, enum reason why, int64_t line, int col,
    const char *column, const char *text)
{
	struct told *t = rd->report->told;
	struct group_told *g = t && !rd->told ? group_of(t, why, column) : NULL;
	const char *value;
	int i = -1;

	if (g) {
		g->rows++;
		value = value_at(rd, line, col);
		if (value && (i = value_of(g, value)) >= 0) {
			g->value[i].rows++;
			g->value[i].by_word &= is_by_word(rd, why, col);
		}
		keep_row(rd, g, line, col, i, text);
	}
	rd->near = NULL;
	rd->alone = false;
}

void
group_told_fini(struct group_told *g)
{
	int i;

	for (i = 0; i < g->nvalues; i++) {
		free(g->value[i].value);
		free(g->value[i].near);
	}
	for (i = 0; i < g->nfound; i++) {
		free(g->found[i].what);
		free(g->found[i].near);
		free(g->found[i].text);
	}
	free(g->value);
	free(g->found);
	free(g->column);
}

/* ---- what may be meant --------------------------------------------------- */

/* 31-02-2021 may mean the month's last day. */
static char *
near_day(const char *text)
{
	char last[DAY_TEXT];
	int d, m, y;
	day_t first;

	if (sscanf(text, "%2d%*1[-./]%2d%*1[-./]%4d", &d, &m, &y) != 3 ||
	    d < 29 || d > 31 || m < 1 || m > 11)
		return NULL;
	first = date_make(y, m + 1, 1);
	return first == DAY_NONE ? NULL : xstrdup(date_dk(first - 1, last));
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

static char *
near_value(struct reader *rd, int col, const char *value)
{
	static const struct {
		const char	*column;
		enum name_kind	 kind;
	} names[] = {
		{ "Kommune", NAME_MUNICIPALITY }, { "System", NAME_SYSTEM },
		{ "Leverandør", NAME_VENDOR }, { "Område", NAME_AREA },
	};
	enum type type = column_type(col);
	size_t i;

	if (type == TYPE_date || type == TYPE_month)
		return near_day(value);
	if (type != TYPE_name)
		return copy(word_near(type, value));
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq(column_of(col)->danish, names[i].column))
			return copy(names_near(rd->names, names[i].kind,
			    value));
	return NULL;
}

static int
column_at(const struct reader *rd, const char *name)
{
	int i;

	for (i = 0; name && i < rd->header.n; i++)
		if (rd->header.col[i] >= 0 &&
		    strcmp(rd->header.name[i], name) == 0)
			return rd->header.col[i];
	return -1;
}

/* The name that a twin is very like was told with it. */
static char *
near_told(const struct group_told *g, int value)
{
	int i;

	for (i = 0; i < g->nfound; i++)
		if (g->found[i].value == value && g->found[i].near)
			return xstrdup(g->found[i].near);
	return NULL;
}

void
told_end(struct reader *rd)
{
	struct told *t = rd->report->told;
	int i, k, col;

	for (i = 0; t && rd->names && i < t->ngroups; i++) {
		struct group_told *g = &t->group[i];

		col = column_at(rd, g->column);
		for (k = 0; k < g->nvalues && col >= 0; k++)
			if (g->reason == REASON_twin)
				g->value[k].near = near_told(g, k);
			else if (g->value[k].by_word &&
			    reason_info[g->reason].kind == REASON_ROW &&
			    *g->value[k].value)
				g->value[k].near = near_value(rd, col,
				    g->value[k].value);
	}
}
