/*
 * When the rollout of a system came furthest: the newest day of operation,
 * told by lists or by marks. One pass over the covering index.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "store/inside.h"
#include "store/programme.h"

static int
last_order(const void *a, const void *b)
{
	const struct rollout_last *x = a, *y = b;

	if (x->system_id != y->system_id)
		return x->system_id < y->system_id ? -1 : 1;
	return (x->on < y->on) - (x->on > y->on);
}

static bool
gather(struct store *s, enum stmt_id id, day_t day,
    struct rollout_last **last, size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);
	enum got got;

	if (!q)
		return false;
	stmt_day(q, 1, day);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (col_null(q, 1))
			continue;
		*last = xrealloc(*last, *n + 1, sizeof(**last));
		(*last)[*n].system_id = col_int(q, 0);
		(*last)[(*n)++].on = col_day(q, 1);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
rollout_last(struct store *s, day_t day, struct rollout_last **last,
    size_t *n, struct err *e)
{
	size_t i, kept = 0;

	*last = NULL;
	*n = 0;
	if (!gather(s, STMT_ROLLOUT_LAST, day, last, n, e) ||
	    !gather(s, STMT_ROLLOUT_LAST_MARKED, day, last, n, e))
		return false;
	if (*n)
		qsort(*last, *n, sizeof(**last), last_order);
	/* The later of two days of a system comes first, and stays. */
	for (i = 0; i < *n; i++)
		if (!kept || (*last)[kept - 1].system_id !=
		    (*last)[i].system_id)
			(*last)[kept++] = (*last)[i];
	*n = kept;
	return true;
}
