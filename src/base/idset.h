/*
 * A set of ids, a bit each, as wide as the greatest of them. It only grows.
 */
#ifndef BASE_IDSET_H
#define BASE_IDSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct idset {				/* zeroed: empty */
	unsigned char	*bits;
	size_t		 size;		/* bytes */
};

/* An id of a row, 0 or more. Was it not there yet? */
bool	 idset_add(struct idset *, int64_t id);
bool	 idset_has(const struct idset *, int64_t id);
int64_t	 idset_count(const struct idset *);
void	 idset_fini(struct idset *);

#endif
