/*
 * Bits by id (idset.h).
 */
#include "base/idset.h"

#include <stdlib.h>

#include "base/mem.h"

static unsigned char
bit_of(int64_t id)
{
	return (unsigned char)(1U << (id & 7));
}

bool
idset_has(const struct idset *set, int64_t id)
{
	size_t at = (size_t)id / 8;

	return at < set->size && (set->bits[at] & bit_of(id));
}

bool
idset_add(struct idset *set, int64_t id)
{
	size_t at = (size_t)id / 8;

	set->bits = xreach(set->bits, &set->size, at, 1);
	if (set->bits[at] & bit_of(id))
		return false;
	set->bits[at] |= bit_of(id);
	return true;
}

int64_t
idset_count(const struct idset *set)
{
	unsigned char left;
	int64_t n = 0;
	size_t at;

	for (at = 0; at < set->size; at++)
		for (left = set->bits[at]; left; left &= left - 1)
			n++;
	return n;
}

void
idset_fini(struct idset *set)
{
	free(set->bits);
	*set = (struct idset){ NULL, 0 };
}
