/*
 * Saved views: a list with its filter, columns and order, under a name. They
 * are somebody's own or, without an owner, everybody's.
 */
#ifndef STORE_VIEWS_H
#define STORE_VIEWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct store;

struct saved_view {			/* texts are owned; NULL: none */
	int64_t	 id;
	char	*name, *owner, *list, *filter, *columns, *sort;
};

/* Those a person may use, his own first; free with saved_views_free. */
bool	 saved_views(struct store *, const char *me, struct saved_view **,
	    size_t *n, struct err *);
void	 saved_views_free(struct saved_view *, size_t n);
/*
 * The one of this name, in any case: his own before everybody's. ERR_INVALID
 * if there is none. Free with saved_view_fini.
 */
bool	 saved_view_get(struct store *, const char *me, const char *name,
	    struct saved_view *, struct err *);
void	 saved_view_fini(struct saved_view *);
/* The id of exactly this name and owner (NULL: everybody's); 0: none. */
bool	 saved_view_find(struct store *, const char *name, const char *owner,
	    int64_t *id, struct err *);

#endif
