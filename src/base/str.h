/*
 * A growing string, and the few string helpers the C library lacks.
 * The contents are always NUL-terminated; len does not count the NUL.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
	char	*p;		/* NULL until something is added */
	size_t	 len;
	size_t	 cap;
};

#define BUF_INIT	{ NULL, 0, 0 }

void	 buf_add(struct buf *, const char *);
void	 buf_addn(struct buf *, const char *, size_t);
/* The bytes, and a NUL that counts. */
void	 buf_addz(struct buf *, const char *, size_t);
void	 buf_addc(struct buf *, char);
void	 buf_addf(struct buf *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
/* The way Danes write it: "1.204". */
void	 buf_add_number(struct buf *, int64_t);
void	 buf_clear(struct buf *);		/* empty, memory kept */
void	 buf_cut(struct buf *, size_t len);	/* no longer than that */
void	 buf_fini(struct buf *);
/* The text, never NULL; borrowed until the next change. */
const char *buf_str(const struct buf *);
/* Hand the text to the caller, who frees it; the buffer is empty again. */
char	*buf_take(struct buf *);

/*
 * Copy into a fixed field; false if it did not fit (then dst holds the
 * longest whole characters). n is the size of dst in bytes.
 */
bool	 str_copy(char *dst, size_t n, const char *src);
bool	 str_eq(const char *, const char *);	/* NULL equals only NULL */
bool	 str_empty(const char *);		/* NULL or "" */
/* Only ASCII digits, at least one. */
bool	 str_digits(const char *);
/*
 * Levenshtein's distance in bytes; a text of more than DISTANCE_TEXT bytes is
 * that far away from all others.
 */
#define DISTANCE_TEXT	64
size_t	 str_distance(const char *, const char *);

#endif
