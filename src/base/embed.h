/*
 * Files that live inside the binary, made by db/embed.sh at build time.
 */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stddef.h>

struct embedded {
	const char		*name;	/* the file's name without folders */
	const unsigned char	*data;	/* followed by a NUL not in len */
	size_t			 len;
};

/* Each ends with a NULL name. In the order of their names. */
extern const struct embedded embedded_schema[];		/* db/schema */
extern const struct embedded embedded_programme[];	/* import/programme */

#endif
