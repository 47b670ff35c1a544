/*
 * Never a silent overwrite: what somebody wants to write over a value that
 * others have changed since it was looked at is a clash. The act that meets
 * one writes nothing (ERR_CONFLICT) and tells all three values, and whose act
 * it was; the writer decides and asks again.
 */
#ifndef ACT_CLASH_H
#define ACT_CLASH_H

#include "base/clock.h"
#include "model/merge.h"
#include "store/record.h"

struct store;

struct clash {
	char		 field[32];	/* as klar set says it: "due" */
	char		*name;		/* for people */
	char		*was, *yours, *theirs;	/* "" for nothing */
	int64_t		 act_id;	/* who changed it; 0: not known */
	char		 at[CLOCK_TEXT];
	char		*actor;
	bool		 take;		/* for the writer: theirs stands */
};

struct clashes {			/* zeroed: none */
	struct clash	*clash;
	int		 n;
};
void	 clashes_fini(struct clashes *);

struct clashing {			/* all of it is borrowed */
	const char	*field, *name;
	const char	*was, *yours, *theirs;
	/* Where it is kept, for who changed it last. */
	enum entity	 entity;
	int64_t		 row_id;
	const char	*const *columns;	/* NULL ends */
};
bool	 clash_add(struct clashes *, struct store *, const struct clashing *,
	    struct err *);
/* True without any; else ERR_CONFLICT with the first of them in words. */
bool	 clashes_none(const struct clashes *, struct err *);

/* What the writer of a step looked at, and what stood there when it clashed. */
struct sight {
	struct mark	 seen, found;
};

#endif
