/*
 * Open addressing over a power of two, at most half full.
 */
#include "base/idmap.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

struct idslot {
	int64_t	 id;
	size_t	 at;			/* plus 1; 0: free */
};

static struct idslot *
find(const struct idmap *m, int64_t id)
{
	size_t i = (size_t)hash_number(0, (uint64_t)id) & (m->nslots - 1);

	while (m->slot[i].at && m->slot[i].id != id)
		i = (i + 1) & (m->nslots - 1);
	return &m->slot[i];
}

size_t
idmap_get(const struct idmap *m, int64_t id)
{
	/* An empty slot holds 0, one less than which is IDMAP_NONE. */
	return m->nslots ? find(m, id)->at - 1 : IDMAP_NONE;
}

static void
grow(struct idmap *m)
{
	struct idmap bigger = { .nslots = m->nslots ? 2 * m->nslots : 64,
	    .used = m->used };
	size_t i;

	bigger.slot = xcalloc(bigger.nslots, sizeof(*bigger.slot));
	for (i = 0; i < m->nslots; i++)
		if (m->slot[i].at)
			*find(&bigger, m->slot[i].id) = m->slot[i];
	free(m->slot);
	*m = bigger;
}

void
idmap_put(struct idmap *m, int64_t id, size_t at)
{
	if (2 * m->used >= m->nslots)
		grow(m);
	*find(m, id) = (struct idslot){ id, at + 1 };
	m->used++;
}

void
idmap_fini(struct idmap *m)
{
	free(m->slot);
	*m = (struct idmap){ .slot = NULL };
}
