/*
 * Private to src/lists: rows that a profile's next file lacks (gone.c), and
 * what becomes of them.
 */
#ifndef LISTS_GONE_H
#define LISTS_GONE_H

#include "lists/reader.h"

/* What is to become of them; the list and the profile are known. */
bool	 gone_settle(struct reader *, struct err *);
/* The row at work was rejected: what it is about is not gone. */
void	 gone_rejected(struct reader *);

/* The row at work is about this; nothing unless rd->watching. */
bool	 row_saw(struct reader *, enum entity, int64_t id, struct err *);
bool	 row_saw_pair(struct reader *, int64_t municipality_id,
	    int64_t system_id, struct err *);
/* The file is read: what is not in it that was in the last. */
bool	 gone_find(struct reader *, struct err *);

#endif
