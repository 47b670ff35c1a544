/*
 * Private to src/store: the names that look most like one that nobody has.
 */
#ifndef STORE_NEAREST_H
#define STORE_NEAREST_H

#include "store/names.h"

#define NEAREST_MAX	3

struct nearest {
	const char	*shown;		/* borrowed from the names; NULL: end */
	int64_t		 id;
	enum name_kind	 kind;
	size_t		 distance;
};

/* kinds: bits, 1 << NAME_x. The best first. */
void	 names_nearest(const struct names *, unsigned kinds, const char *,
	    struct nearest[NEAREST_MAX]);

#endif
