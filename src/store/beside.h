/*
 * Private to src/store: a second connection to the store's file, on which
 * another thread counts installations while ours reads what else a screen
 * shows. Half of the time of an overview on two processors.
 *
 * Both see the same: with a rollback journal nobody can commit while either
 * reads, and if somebody has since the tally was begun, its generation tells,
 * and all of it is counted anew. The thread fills in what the tally must know
 * and counts into a part of its own; until it has ended nobody else looks at
 * either. Slices are taken by number, each by one of the two.
 */
#ifndef STORE_BESIDE_H
#define STORE_BESIDE_H

#include "store/tally.h"

struct beside;

/*
 * Begin. NULL: not worth it for so few, or not to be had; then there is one
 * less to count, and that is all.
 */
struct beside *beside_start(struct store *, struct tally *);
/*
 * Let it finish its slice, or all there is left, put what it counted to the
 * part, and free it. False: it had trouble and a slice is lost, or the file has
 * been replaced by another meanwhile.
 */
bool	 beside_end(struct beside *, bool stop, struct part *to);

#endif
