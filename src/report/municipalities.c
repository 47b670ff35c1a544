/*
 * Where each municipality stands (municipalities.h): one look at all
 * installations, counted by municipality.
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

bool
municipality_counts(struct store *s, day_t day,
    struct municipality_count **counts, size_t *n, struct err *e)
{
	struct municipality_count *c;
	struct rollout_count *found;
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok;

	*counts = NULL;
	*n = 0;
	if (!municipality_ids(s, &ids, e))
		return false;
	c = xcalloc(ids.n + 1, sizeof(*c));
	found = xcalloc(ids.n + 1, sizeof(*found));
	for (i = 0; i < ids.n; i++)
		c[i].municipality_id = ids.id[i];
	qsort(c, ids.n, sizeof(*c), by_id);
	for (i = 0; i < ids.n; i++)
		ids.id[i] = c[i].municipality_id;
	ok = rollout_by_municipality(s, day, ids.id, ids.n, found, e);
	for (i = 0; ok && i < ids.n; i++)
		c[i].count = found[i];
	if (ok) {
		*counts = c;
		*n = ids.n;
	} else {
		free(c);
	}
	free(found);
	free(ids.id);
	return ok;
}
