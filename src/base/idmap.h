/*
 * From ids to places in an array, in memory. It only grows.
 */
#ifndef BASE_IDMAP_H
#define BASE_IDMAP_H

#include <stddef.h>
#include <stdint.h>

struct idmap {				/* zeroed: empty */
	struct idslot	*slot;
	size_t		 nslots, used;
};

#define IDMAP_NONE	SIZE_MAX

/* Where the id was put; IDMAP_NONE: nowhere. */
size_t	 idmap_get(const struct idmap *, int64_t id);
/* An id that is not there yet. */
void	 idmap_put(struct idmap *, int64_t id, size_t at);
void	 idmap_fini(struct idmap *);

#endif
