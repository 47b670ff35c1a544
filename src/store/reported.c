/*
 * The rollout table as it was printed or reported; kept beside what is
 * counted, compared with it, never believed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/gather.h"
#include "store/inside.h"

void
reported_free(struct reported_row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(rows[i].area);
		free(rows[i].vendor);
		free(rows[i].label);
		free(rows[i].note);
	}
	free(rows);
}

static void
reported_decode(const struct stmt *q, struct reported_row *r)
{
	memset(r, 0, sizeof(*r));
	r->id = col_int(q, 0);
	r->status_date = col_day(q, 1);
	r->area = col_text(q, 2);
	r->vendor = col_text(q, 3);
	r->label = col_text(q, 4);
	r->count.n[ROLLOUT_OPERATION] = col_int(q, 5);
	r->count.n[ROLLOUT_AGREED] = col_int(q, 6);
	r->count.n[ROLLOUT_NOT_AGREED] = col_int(q, 7);
	r->total = col_int(q, 8);
	r->note = col_text(q, 9);
}

bool
reported_rows(struct store *s, day_t day, struct reported_row **rows,
    size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_REPORTED_ROWS, e);
	size_t room = 0;
	enum got got;

	*rows = NULL;
	*n = 0;
	if (!q)
		return false;
	stmt_day(q, 1, day);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (*n == room) {
			room = room ? 2 * room : 16;
			*rows = xrealloc(*rows, room, sizeof(**rows));
		}
		reported_decode(q, &(*rows)[(*n)++]);
	}
	stmt_release(q);
	if (got == GOT_DONE)
		return true;
	reported_free(*rows, *n);
	*rows = NULL;
	*n = 0;
	return false;
}
