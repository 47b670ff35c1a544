/*
 * Private to the comparison (diff.h): the picture of one time, taken in
 * diff_picture.c and laid on another in diff.c.
 */
#ifndef REPORT_DIFF_ROOM_H
#define REPORT_DIFF_ROOM_H

#include "model/request.h"
#include "report/diff.h"

struct spot {				/* one thing of a picture */
	int64_t		 id, sub;	/* installation; or subject and step,
					 * gate, request */
	int64_t		 step;		/* of a request */
	enum subject_kind kind;
	int		 state;
	bool		 gate;		/* of sub, a phase */
};

struct spots {
	struct spot	*s;
	size_t		 n, room;
};

struct area_count {
	char		*area;		/* NULL: without one */
	struct rollout_count count;
};

struct picture {
	struct spots	 status, step, request;	/* sorted */
	struct area_count *area;
	size_t		 nareas;
};

/* What had come of it: as of requests, or that it needs no answer. */
enum { MOOT = REQUEST__COUNT, NOT_ASKED };

/*
 * Take it; the moment of an act gets its day. The store shows that moment then.
 * picture_fini it, also after a failure.
 */
bool	 picture_take(struct store *, struct moment *,
	    const struct diff_scope *, struct picture *, struct err *);
void	 picture_fini(struct picture *);
/* Of two spots, whatever their states. */
int	 spot_compare(const void *, const void *);

#endif
