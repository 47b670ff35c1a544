/*
 * Private to src/store: the rollout of everything, being counted. Systems are
 * taken in slices, by whoever is free: the thread that asks, and one beside it
 * (beside.h) while that reads something else. Each counts into a part of its
 * own; in the end the parts are joined.
 */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include <stdatomic.h>

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

struct part {				/* what one has counted, but systems */
	struct tally	*of;
	struct idset	*operation;	/* by area: municipalities */
	struct rollout_count *place;	/* by municipality id */
	size_t		 nplaces;
	struct rollout_source *source;
	size_t		 nsources;
	size_t		*slot;		/* by hash: a source plus 1 */
	size_t		 nslots;	/* a power of two, half free */
	size_t		 last;		/* source met */
	struct golives	 golives;
	int64_t		 living;
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
	size_t		 nareas;
	atomic_size_t	 next;		/* system that nobody has taken */
	struct part	 all;		/* ours; in the end everybody's */
	struct beside	*beside;	/* who counts too; NULL: nobody */
	bool		 ranked;
	size_t		 ready;		/* klarmelding known up to here */
	bool		 has_marked;
	struct marked_all marked;	/* to be put right */
	bool		 done;
};

/* The systems there are, and nothing counted yet; tally_free it. */
struct tally *tally_new(struct store *, day_t, uint64_t generation,
	    struct err *);
/* A part of it, empty; part_fini it. */
void	 part_init(struct part *, struct tally *);
void	 part_fini(struct part *);
/*
 * Take slices until none is left. Broken off between two of them only, with
 * ERR_INTERRUPT: call again to go on. After other trouble the tally is
 * useless.
 */
bool	 part_count(struct store *, struct part *, struct err *);
/*
 * What it takes beside slices: the order of the systems, and what marks say.
 * Whoever counts beside does it first, else whoever asks.
 */
bool	 tally_prepare(struct store *, struct tally *, struct err *);
/* Put another part of the same tally to this one. */
void	 part_join(struct part *to, const struct part *);
/* The count of one municipality, none yet if it was never met. */
struct rollout_count *part_place(struct part *, int64_t municipality_id);

/*
 * All of it, with what marks say put right. The same as part_count: a key
 * breaks it off, and what is done stays done.
 */
bool	 tally_go_on(struct store *, struct tally *, struct err *);
/* Who counts beside stops, if anybody does; what they counted is kept. */
void	 tally_rest(struct tally *);

#endif
