/*
 * Attention and targets (attention.h). The three questions differ only in
 * their statement; the columns are the same (db/queries/attention.sql).
 */
#include <stdlib.h>

#include "base/mem.h"
#include "store/attention.h"
#include "store/gather.h"
#include "store/inside.h"

static void
read_row(const struct stmt *q, enum attention kind, struct attention_row *r)
{
	*r = (struct attention_row){ .kind = kind };
	r->mark_id = col_int(q, 0);
	r->step = col_text(q, 2);
	r->title = col_text(q, 3);
	r->day = col_day(q, 4);
	r->who = col_text(q, 5);
	r->name = col_text(q, 6);
	subject_columns(q, 7, &r->subject);
}

bool
attention_rows(struct store *s, enum attention kind, day_t day, int n,
    struct attention_row **rows, size_t *nrows, struct err *e)
{
	static const enum stmt_id ids[ATTENTION__COUNT] = {
		[ATTENTION_LATE] = STMT_ATTENTION_LATE,
		[ATTENTION_LAPSED] = STMT_ATTENTION_LAPSED,
		[ATTENTION_WAITING] = STMT_ATTENTION_WAITING,
	};
	struct stmt *q = stmt_use(s, ids[kind], e);
	enum got got;

	if (!q)
		return false;
	stmt_day(q, 1, day);
	stmt_int(q, 2, n);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*rows = xrealloc(*rows, *nrows + 1, sizeof(**rows));
		read_row(q, kind, &(*rows)[(*nrows)++]);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

void
attention_free(struct attention_row *r, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(r[i].name);
		free(r[i].step);
		free(r[i].title);
		free(r[i].who);
	}
	free(r);
}

static void
read_target(const struct stmt *q, struct target *t)
{
	t->id = col_int(q, 0);
	t->number = col_text(q, 1);
	t->area = col_text(q, 2);
	t->title = col_text(q, 3);
	t->metric = col_text(q, 4);
	t->value = col_null(q, 5) ? -1 : col_int(q, 5);
	t->all_of = col_int(q, 6) != 0;
	t->note = col_text(q, 7);
	t->source = col_text(q, 8);
}

bool
target_rows(struct store *s, int year, int quarter, struct target **rows,
    size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_TARGETS_OF_QUARTER, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, year);
	stmt_int(q, 2, quarter);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*rows = xrealloc(*rows, *n + 1, sizeof(**rows));
		read_target(q, &(*rows)[(*n)++]);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

void
target_free(struct target *t, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(t[i].number);
		free(t[i].area);
		free(t[i].title);
		free(t[i].metric);
		free(t[i].note);
		free(t[i].source);
	}
	free(t);
}
