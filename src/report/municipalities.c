/*
 * Where each municipality stands (municipalities.h): the rows of the rollout
 * table, asked for one municipality at a time and added up.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "report/municipalities.h"

static int
by_id(const void *a, const void *b)
{
	const struct municipality_count *x = a, *y = b;

	return (x->municipality_id > y->municipality_id) -
	    (x->municipality_id < y->municipality_id);
}

const struct rollout_count *
municipality_count_of(const struct municipality_count *count, size_t n,
    int64_t id)
{
	static const struct rollout_count none;
	struct municipality_count key = { .municipality_id = id };
	const struct municipality_count *c = n ? bsearch(&key, count, n,
	    sizeof(*count), by_id) : NULL;

	return c ? &c->count : &none;
}

static bool
count_one(struct store *s, day_t day, struct municipality_count *c,
    struct err *e)
{
	struct rollout_row *row = NULL;
	size_t n = 0, i;
	bool ok = rollout_rows(s, day, c->municipality_id, &row, &n, e);

	for (i = 0; ok && i < n; i++)
		rollout_add(&c->count, &row[i].count);
	free(row);
	return ok;
}

bool
municipality_counts(struct store *s, day_t day,
    struct municipality_count **counts, size_t *n, struct err *e)
{
	struct ids ids = { NULL, 0 };
	bool ok = municipality_ids(s, &ids, e);
	size_t i;

	*counts = ok ? xcalloc(ids.n + 1, sizeof(**counts)) : NULL;
	*n = 0;
	for (i = 0; ok && i < ids.n; i++) {
		(*counts)[i].municipality_id = ids.id[i];
		ok = count_one(s, day, &(*counts)[i], e);
	}
	if (ok) {
		*n = ids.n;
		qsort(*counts, *n, sizeof(**counts), by_id);
	}
	free(ids.id);
	return ok;
}
