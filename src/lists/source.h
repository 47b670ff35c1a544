/*
 * Where the bytes of a list come from: an ordinary file, standard input, or
 * memory. Opening never waits for a pipe or a device. A source is read twice
 * (once to learn what it is), so what cannot be wound back is copied first
 * into a file without a name.
 */
#ifndef LISTS_SOURCE_H
#define LISTS_SOURCE_H

#include <stdio.h>
#include <sys/stat.h>

#include "lists/list.h"

#define SOURCE_BLOCK	(256 * 1024)
#define THREAD_FROM	INT64_C(1048576)	/* bytes from which one pays */

struct source {
	const char	*name;		/* for people; borrowed */
	int		 fd;		/* -1: memory */
	off_t		 start;		/* of the list in the file */
	struct stat	 st;		/* as it was when opened */
	const unsigned char *mem;
	size_t		 len, at;	/* memory only */
};

/*
 * On failure *why says which refusal it is (unreadable, not_regular, binary).
 * path "-" is standard input.
 */
bool	 source_open(struct source *, const char *path, enum reason *why,
	    struct err *);
void	 source_memory(struct source *, const char *name, const void *,
	    size_t len);
void	 source_close(struct source *);
/* Up to n bytes; *got 0 is the end. */
bool	 source_read(struct source *, void *, size_t n, size_t *got,
	    struct err *);
bool	 source_rewind(struct source *, struct err *);
/* Bytes it has, or had when it was opened. */
int64_t	 source_size(const struct source *);
/* Is it still the file that was opened? */
bool	 source_unchanged(const struct source *, struct err *);
/* What a file that is no text is, in words; NULL if it may be text. */
const char *source_sniff(const unsigned char *, size_t n);

#endif
