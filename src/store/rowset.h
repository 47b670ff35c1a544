/*
 * A rowset: every id in display order (8 bytes each), few rows decoded. A
 * list of any length opens at once, jumps to its end at once, and keeps the
 * cursor on its row when the data move, because the cursor is an id.
 */
#ifndef STORE_ROWSET_H
#define STORE_ROWSET_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct store;

#define ROWSET_WINDOW	128

/* Decode one row by id into to (size bytes); false and no error: it is gone. */
typedef bool (*rowset_get)(struct store *, int64_t id, void *to, struct err *);

struct rowset {
	struct store	*store;
	int64_t		*id;
	size_t		 n;
	rowset_get	 get;
	void		(*drop)(void *);	/* frees its insides; NULL */
	size_t		 size;			/* of a decoded row, bytes */
	char		*window;		/* ROWSET_WINDOW rows */
	bool		 there[ROWSET_WINDOW];	/* false: gone, draw a gap */
	size_t		 first, have;
};

void	 rowset_init(struct rowset *, struct store *, rowset_get,
	    void (*drop)(void *), size_t size);
void	 rowset_fini(struct rowset *);
/* Replace the ids (taken over, malloc'd); the window is forgotten. */
void	 rowset_take(struct rowset *, int64_t *id, size_t n);
/* Borrowed until the next call; NULL if the row has gone meanwhile. */
const void *rowset_at(struct rowset *, size_t i, struct err *);

#endif
