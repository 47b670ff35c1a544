/*
 * Memory that never comes back empty: running out ends the program with one
 * sentence, which loses nothing, because every act is committed when made.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* A zero size or an overflow is our own mistake and ends the program too. */
void	*xmalloc(size_t);
void	*xcalloc(size_t n, size_t size);
void	*xrealloc(void *, size_t n, size_t size);
/* What xreach does when it has to. */
void	*mem_longer(void *, size_t *n, size_t i, size_t size);
/*
 * An array of *n elements in which there is one at i: as it is, or longer by
 * elements that are zeroed. For what is kept by id; NULL and 0: none yet.
 */
static inline void *
xreach(void *p, size_t *n, size_t i, size_t size)
{
	return i < *n ? p : mem_longer(p, n, i, size);
}
char	*xstrdup(const char *);
char	*xstrndup(const char *, size_t);
/* printf into new memory; the caller frees. */
char	*xasprintf(const char *, ...) __attribute__((format(printf, 1, 2)));

/* Called once before the sentence of a fatal end is printed (the terminal). */
void	 mem_on_death(void (*)(void));

#endif
