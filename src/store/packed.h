/*
 * Private to src/store: what lists have told of installations, packed into
 * blocks of fixed size (db/schema/0009_packed.sql). Reading all of them so
 * takes a tenth of what it takes SQLite to hand out the rows.
 *
 * The rows are the truth. Which blocks an act touches SQLite tells us
 * (sqlite3_update_hook), whatever statement does it; they are packed anew from
 * the rows before the act is committed, or when somebody reads inside it. Rows
 * that come in bulk are handed over as they are written.
 */
#ifndef STORE_PACKED_H
#define STORE_PACKED_H

#include "model/rollout.h"
#include "store/inside.h"

#define PACKED_ROWS	148		/* of a block; ids from block * 148 on;
					 * four to a page of 16 KiB */
#define PACKED_SIZE	27		/* bytes of a row */
#define PACKED_BYTES	(PACKED_ROWS * PACKED_SIZE)	/* of a block */

struct packed {
	int64_t	 municipality_id, system_id;
	int64_t	 source;		/* id in packed_source; 0: nobody */
	struct rollout_dates listed;
};

/* Begin to hear what this connection writes. */
void	 packed_listen(struct store *);
/* Nothing is waiting any more: committed, rolled back, or closed. */
void	 packed_forget(struct store *);
/* Free what packed_listen made. */
void	 packed_free(struct store *);
/* Inside a transaction: write the blocks that are no longer right. */
bool	 packed_settle(struct store *, struct err *);

/*
 * The number of a list by its name, a new one inside a transaction; outside
 * of one it is less than 0 if only a row has it that another program wrote.
 */
bool	 packed_source(struct store *, const char *name, size_t len,
	    int64_t *id, struct err *);
/* See the name of each of them. */
typedef void (*packed_name)(void *arg, int64_t id, const char *name);
bool	 packed_sources(struct store *, packed_name, void *arg, struct err *);
/*
 * Between these two rows come in bulk: each is handed over in the order of
 * ids, once it is written.
 */
void	 packed_bulk(struct store *, bool on);
bool	 packed_came(struct store *, int64_t id, const struct packed *,
	    struct err *);

/*
 * See every installation, in the order of ids. Broken off between two blocks
 * only, with ERR_INTERRUPT, after one block at least; *next is the block to
 * go on with.
 */
typedef void (*packed_see)(void *arg, int64_t id, const struct packed *);
bool	 packed_each(struct store *, int64_t *next, packed_see, void *arg,
	    struct err *);
/* One of them; a municipality_id of 0: there is none. */
bool	 packed_find(struct store *, int64_t id, struct packed *,
	    struct err *);
/* Is it there on the day? */
bool	 packed_lives(const struct packed *, day_t);
/* A block as it should be by the rows; *n is how many there are. */
bool	 packed_rows(struct store *, int64_t block,
	    unsigned char to[PACKED_BYTES], int *n, struct err *);
/* Are the blocks what the rows say? For klar check: packed_check.c */
bool	 packed_verify(struct store *, struct err *);

#endif
