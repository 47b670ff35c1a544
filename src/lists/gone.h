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

/* Did a list end the installation by leaving it out, and nobody say since? */
bool	 gone_guess(struct reader *, int64_t id, bool *is, struct err *);
/*
 * Whose end a row names: the last life of the key's municipality and system,
 * if it ended by such a guess and the row may be about it, from a day (or
 * DAY_NONE: it does not tell) to the key's; else 0.
 */
bool	 gone_guessed(struct reader *, const struct key_args *, day_t from,
	    int64_t *id, struct err *);

#endif
