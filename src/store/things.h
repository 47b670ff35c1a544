/*
 * Everything that has a name, a part at a time: what is searched when a
 * person types a few letters of it.
 */
#ifndef STORE_THINGS_H
#define STORE_THINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct store;

enum named {
	NAMED_SYSTEM, NAMED_MUNICIPALITY, NAMED_VENDOR, NAMED_CONTACT,
	NAMED__COUNT
};

struct named_row {			/* the texts are borrowed */
	int64_t		 id;
	const char	*name;
	const char	*fact, *more;	/* system: vendor, area; municipality:
					 * code, region; vendor: its systems;
					 * contact: organisation, role */
	int64_t		 vendor_id, municipality_id;	/* its own; 0: none */
};

/*
 * The rows with an id above after, by id, at most limit. each returns false
 * to end early. *last gets the id of the last row, after if there was none.
 */
bool	 named_each(struct store *, enum named, int64_t after, int limit,
	    bool (*each)(void *, const struct named_row *), void *arg,
	    int64_t *last, struct err *);
/* How many contacts there are; 0 on trouble. */
int64_t	 contact_count(struct store *, struct err *);
/*
 * Every other name of a vendor, a system or a municipality. kind says which,
 * id whose.
 */
bool	 alias_each(struct store *,
	    void (*each)(void *, enum named, int64_t id, const char *name),
	    void *arg, struct err *);

#endif
