/*
 * Candidates for attention, and targets (attention.h).
 */
#include <stdlib.h>

#include "base/mem.h"
#include "store/attention.h"
#include "store/gather.h"
#include "store/inside.h"

_Static_assert(ATTENTION_LATE == 0 && ATTENTION_LAPSED == 1 &&
    ATTENTION_WAITING == 2 && ATTENTION_LAPSING == 3 &&
    ATTENTION_ASKED == 4,
    "db/queries/attention.sql tells the kinds with these numbers");

bool
attention_candidates(struct store *s, day_t day, day_t soon,
    struct candidate **rows, size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ATTENTION_CANDIDATES, e);
	struct candidate *c;
	size_t room = 0;
	enum got got;

	*rows = NULL;
	*n = 0;
	if (!q)
		return false;
	stmt_day(q, 1, day);
	stmt_day(q, 2, soon);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (*n == room) {
			room = room ? 2 * room : 64;
			*rows = xrealloc(*rows, room, sizeof(**rows));
		}
		c = &(*rows)[(*n)++];
		*c = (struct candidate){
		    .kind = (enum attention)col_int(q, 0),
		    .id = col_int(q, 1), .step_id = col_int(q, 2),
		    .run_id = col_int(q, 3) };
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
run_living(struct store *s, int64_t run_id, day_t day, struct subject *sub,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_RUN_LIVING, e);
	enum got got;

	if (!q)
		return false;
	stmt_day(q, 1, day);
	stmt_int(q, 2, run_id);
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		subject_columns(q, 0, sub);
	stmt_release(q);
	return got == GOT_ROW;
}

bool
walks_at_most(struct store *s, int64_t *n, struct err *e)
{
	return stmt_number(stmt_use(s, STMT_WALKS_AT_MOST, e), n, e);
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

bool
systems_told(struct store *s, void (*see)(void *, const struct system_told *),
    void *arg, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SYSTEMS_TOLD, e);
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW)
		see(arg, &(struct system_told){ col_int(q, 0), col_peek(q, 1),
		    col_day(q, 2) });
	stmt_release(q);
	return got == GOT_DONE;
}

bool
measure_newest(struct store *s, const char *metric, const char *area,
    day_t day, int64_t *value, day_t *on, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_MEASURE_NEWEST, e);
	enum got got;

	if (!q)
		return false;
	stmt_text(q, 1, metric);
	stmt_text(q, 2, area ? area : "");
	stmt_day(q, 3, day);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		*value = col_int(q, 0);
		*on = col_day(q, 1);
	}
	stmt_release(q);
	return got != GOT_ERROR;
}
