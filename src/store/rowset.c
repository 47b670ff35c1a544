/*
 * The rowset (rowset.h): all ids, and a window of decoded rows around the one
 * that was asked for. It neither asks for the ids itself nor knows what a row
 * is; both come from whoever makes it.
 */
#include "store/rowset.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
rowset_init(struct rowset *r, struct store *s, rowset_get get,
    void (*drop)(void *), size_t size)
{
	memset(r, 0, sizeof(*r));
	r->store = s;
	r->get = get;
	r->drop = drop;
	r->size = size;
	r->window = xcalloc(ROWSET_WINDOW, size);
}

static void *
slot(struct rowset *r, size_t k)
{
	return r->window + k * r->size;
}

static void
window_forget(struct rowset *r)
{
	size_t k;

	for (k = 0; k < r->have; k++)
		if (r->there[k] && r->drop)
			r->drop(slot(r, k));
	r->have = 0;
}

void
rowset_fini(struct rowset *r)
{
	window_forget(r);
	free(r->window);
	free(r->id);
	memset(r, 0, sizeof(*r));
}

void
rowset_take(struct rowset *r, int64_t *id, size_t n)
{
	window_forget(r);
	free(r->id);
	r->id = id;
	r->n = n;
}

/* Decode the rows around i; false if one could not be read. */
static bool
window_fill(struct rowset *r, size_t i, struct err *e)
{
	struct err local = ERR_INIT;
	size_t k;

	window_forget(r);
	r->first = i > ROWSET_WINDOW / 2 ? i - ROWSET_WINDOW / 2 : 0;
	for (k = 0; k < ROWSET_WINDOW && r->first + k < r->n; k++) {
		r->there[k] = r->get(r->store, r->id[r->first + k],
		    slot(r, k), &local);
		if (!r->there[k] && local.code != ERR_NONE)
			return err_set(e, local.code, "%s", local.msg);
		r->have = k + 1;
	}
	return true;
}

const void *
rowset_at(struct rowset *r, size_t i, struct err *e)
{
	assert(i < r->n);
	if ((i < r->first || i >= r->first + r->have) &&
	    !window_fill(r, i, e))
		return NULL;
	return r->there[i - r->first] ? slot(r, i - r->first) : NULL;
}
