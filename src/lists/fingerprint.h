/*
 * What the bytes of a list are known by, in the history and when the list
 * comes again: FNV-1a 64, in hex. A byte at a time, each waiting for the one
 * before, it would be a tenth of an import; so unless somebody must know it
 * before the rows are read, it is taken meanwhile, when they have been.
 */
#ifndef LISTS_FINGERPRINT_H
#define LISTS_FINGERPRINT_H

#include <pthread.h>

#include "lists/source.h"

#define HASH_TEXT	17

uint64_t fnv_start(void);
uint64_t fnv_add(uint64_t, const unsigned char *, size_t);
void	 fnv_hex(uint64_t, char[HASH_TEXT]);

struct fingerprint {
	struct source	*source;
	pthread_t	 id;
	bool		 begun, meanwhile;	/* by a thread that runs */
	bool		 ok;
	uint64_t	 fnv;
	struct err	 err;
};

/*
 * Of a source of so many bytes, which nobody else may read until the end; it
 * is wound back first. What is begun must be ended.
 */
void	 fingerprint_begin(struct fingerprint *, struct source *,
	    int64_t size);
/* Waits for it; true also if none was begun, and then *to stays. */
bool	 fingerprint_end(struct fingerprint *, char to[HASH_TEXT],
	    struct err *);

#endif
