/*
 * Private to src/store: the rollout of everything, being counted.
 */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include "base/idset.h"
#include "store/golives.h"
#include "store/inside.h"

struct counted {			/* a system */
	int64_t		 id;
	size_t		 area;
	size_t		 rank;		/* in the order of the report */
	day_t		 ready;		/* by a list, or on its course */
	bool		 enrolled;
	struct rollout_count count;
};

struct counts {				/* numbers by id, as far as met */
	int64_t		*n;
	size_t		 size;
};

struct tally {
	uint64_t	 generation;	/* of the store */
	day_t		 on;
	struct golive_weeks weeks;
	struct counted	*system;	/* by id */
	size_t		 n;
	size_t		*row;		/* by system id: its place plus 1 */
	size_t		 nids;
	int64_t		*area;		/* ids */
	struct idset	*operation;	/* by area: municipalities */
	size_t		 nareas;
	struct rollout_count *place;	/* by municipality id */
	size_t		 nplaces;
	struct counts	 source;	/* by id in packed_source */
	struct counts	 unstored;	/* those less than 0, without sign */
	struct golives	 golives;
	int64_t		 living;
	int64_t		 next;		/* block of installations to count */
	bool		 listed;	/* all of them are */
	bool		 ranked;
	size_t		 ready;		/* klarmelding known up to here */
	bool		 done;
};

/* The systems there are, and nothing counted yet; tally_free it. */
struct tally *tally_new(struct store *, day_t, uint64_t generation,
	    struct err *);
/*
 * All of it, with what marks say put right. Broken off by a key, with
 * ERR_INTERRUPT: what is done stays done, call again to go on. After other
 * trouble the tally is useless.
 */
bool	 tally_go_on(struct store *, struct tally *, struct err *);
/* The count of one municipality, none yet if it was never met. */
struct rollout_count *tally_place(struct tally *, int64_t municipality_id);

#endif
