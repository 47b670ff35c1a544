/*
 * Klarmeldinger, kept: of one day, until somebody writes. The courses walk the
 * run of every system on them, then the rollout asks when each was ready; and
 * of a system on none every installation asks what a list says. Inside an act
 * nothing is kept: it may be rolled back.
 */
#include <stdlib.h>

#include "base/idmap.h"
#include "base/mem.h"
#include "store/inside.h"

struct ready {
	uint64_t	 generation;	/* of the store */
	day_t		 day;
	struct idmap	 at;		/* by key_of() */
	day_t		*on;
	size_t		 n, room;
};

static int64_t
key_of(enum ready_of of, int64_t id)
{
	return 2 * id + (of == READY_OF_SYSTEM);
}

void
ready_free(struct ready *r)
{
	if (!r)
		return;
	idmap_fini(&r->at);
	free(r->on);
	free(r);
}

/* What is kept of the day; NULL: nothing. */
static struct ready *
kept(struct store *s, day_t day)
{
	if (s->in_txn)
		return NULL;
	if (s->ready && (s->ready->day != day ||
	    s->ready->generation != store_generation(s))) {
		ready_free(s->ready);
		s->ready = NULL;
	}
	return s->ready;
}

void
ready_keep(struct store *s, enum ready_of of, int64_t id, day_t day, day_t on)
{
	struct ready *r = kept(s, day);

	if (s->in_txn ||
	    (r && idmap_get(&r->at, key_of(of, id)) != IDMAP_NONE))
		return;
	if (!r) {
		r = s->ready = xcalloc(1, sizeof(*r));
		r->generation = store_generation(s);
		r->day = day;
	}
	if (r->n == r->room) {
		r->room = r->room ? 2 * r->room : 64;
		r->on = xrealloc(r->on, r->room, sizeof(*r->on));
	}
	idmap_put(&r->at, key_of(of, id), r->n);
	r->on[r->n++] = on;
}

bool
ready_known(struct store *s, enum ready_of of, int64_t id, day_t day,
    day_t *on)
{
	const struct ready *r = kept(s, day);
	size_t at = r ? idmap_get(&r->at, key_of(of, id)) : IDMAP_NONE;

	if (at == IDMAP_NONE)
		return false;
	*on = r->on[at];
	return true;
}
