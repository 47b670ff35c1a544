/*
 * One system of the matrix kommune x system: where each of its installations
 * stands on a day, in one look. The screen asks for the systems it shows and
 * no others, so the matrix costs the same in a store of any size.
 */
#ifndef STORE_MATRIX_H
#define STORE_MATRIX_H

#include "store/programme.h"

enum matrix_flag {			/* the one that matters most */
	MATRIX_NONE,
	MATRIX_WAIVED,			/* a step is waived */
	MATRIX_WAITING,			/* the step it stands at waits */
	MATRIX_LATE			/* a step is late */
};

struct matrix_cell {			/* an installation on the day */
	int64_t		 installation_id, municipality_id;
	enum rollout	 status;	/* never GONE */
	int		 step;		/* the first that is not done, from 1;
					 * 0: all are */
	enum matrix_flag flag;
};

struct matrix_system {
	int64_t		 system_id;
	day_t		 ready_on;	/* klarmeldt, or DAY_NONE */
	char		 phase[16];	/* key of the current phase, "" */
	struct matrix_cell *cell;	/* by rising municipality_id */
	size_t		 n;
	struct rollout_count count;	/* of all of them */
};

struct matrix_place {			/* a municipality of the matrix */
	int64_t		 id;
	char		 code[5];
	char		*name, *region;
};

struct matrix_name {			/* a system of the matrix */
	int64_t		 id;
	char		*name, *vendor, *area;	/* area may be NULL */
};

/* Both axes: places by name, systems by area, vendor, name. */
struct matrix_axes {
	struct matrix_place	*place;
	struct matrix_name	*system;
	size_t			 nplaces, nsystems;
};
/* Free with matrix_axes_fini, also after a failure. */
bool	 matrix_axes_load(struct store *, struct matrix_axes *, struct err *);
/* The places alone: for whoever looks at one system. */
bool	 matrix_places_load(struct store *, struct matrix_axes *,
	    struct err *);
void	 matrix_axes_fini(struct matrix_axes *);

/*
 * Load one system for the day. track is the rollout track's newest version
 * (track_load). Free with matrix_system_fini, also after a failure.
 */
bool	 matrix_system_load(struct store *, int64_t system_id,
	    const struct track *, day_t, struct matrix_system *,
	    struct err *);
void	 matrix_system_fini(struct matrix_system *);
/* NULL: the municipality does not have it on the day. */
const struct matrix_cell *matrix_cell_of(const struct matrix_system *,
	    int64_t municipality_id);

#endif
