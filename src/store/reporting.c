/*
 * Who has reported, and what was taken back (reporting.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/change.h"
#include "store/inside.h"
#include "store/reporting.h"

void
reporting_free(struct reporting_row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(rows[i].by);
	free(rows);
}

void
reporting_back_free(struct back_row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(rows[i].file);
	free(rows);
}

/* By whom the newest was told. */
static bool
find_by(struct store *s, int64_t installation, struct reporting_row *r,
    struct err *e)
{
	struct stmt *q;
	enum got got;

	if (r->newest == DAY_NONE)
		return true;
	q = stmt_use(s, STMT_REPORTING_BY, e);
	if (!q)
		return false;
	stmt_int(q, 1, installation);
	stmt_day(q, 2, r->newest);
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		r->by = col_text(q, 0);
	stmt_release(q);
	return got != GOT_ERROR;
}

bool
reporting_rows(struct store *s, day_t first, day_t last,
    struct reporting_row **rows, size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_REPORTING_SYSTEMS, e);
	struct reporting_row *r;
	enum got got;
	bool ok = true;

	*rows = NULL;
	*n = 0;
	if (!q)
		return false;
	stmt_day(q, 1, first);
	stmt_day(q, 2, last);
	while (ok && (got = stmt_step(q, e)) == GOT_ROW) {
		*rows = xrealloc(*rows, *n + 1, sizeof(**rows));
		r = &(*rows)[(*n)++];
		*r = (struct reporting_row){ .system_id = col_int(q, 0),
		    .vendor_id = col_int(q, 1), .every = col_int(q, 2),
		    .told = col_int(q, 3), .newest = col_day(q, 4) };
		ok = find_by(s, col_int(q, 5), r, e);
	}
	stmt_release(q);
	if (ok && got == GOT_DONE)
		return true;
	reporting_free(*rows, *n);
	*rows = NULL;
	*n = 0;
	return false;
}

static void
push_back(const struct stmt *q, struct back_row **rows, size_t *n)
{
	struct back_row *r = *n ? &(*rows)[*n - 1] : NULL;
	int64_t id = col_int(q, 3);
	bool operation = col_int(q, 4) != 0;

	/* Both dates of one row: it went back from the higher status. */
	if (r && r->installation_id == id && r->on == col_day(q, 2) &&
	    str_eq(r->file, col_peek(q, 1))) {
		if (operation) {
			r->operation = true;
			r->since = col_day(q, 5);
		}
		return;
	}
	*rows = xrealloc(*rows, *n + 1, sizeof(**rows));
	r = &(*rows)[(*n)++];
	*r = (struct back_row){ .installation_id = id, .operation = operation,
	    .since = col_day(q, 5), .on = col_day(q, 2),
	    .file = col_text(q, 1) };
}

bool
reporting_back(struct store *s, day_t first, day_t last,
    struct back_row **rows, size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_REPORTING_BACK, e);
	int64_t act = 0, by = 0;
	enum got got;
	bool ok = true;

	*rows = NULL;
	*n = 0;
	if (!q)
		return false;
	stmt_day(q, 1, first);
	stmt_day(q, 2, last);
	while (ok && (got = stmt_step(q, e)) == GOT_ROW) {
		if (col_int(q, 0) != act) {
			act = col_int(q, 0);
			ok = act_undone_by(s, act, &by, e);
		}
		if (ok && by == 0)
			push_back(q, rows, n);
	}
	stmt_release(q);
	if (ok && got == GOT_DONE)
		return true;
	reporting_back_free(*rows, *n);
	*rows = NULL;
	*n = 0;
	return false;
}
