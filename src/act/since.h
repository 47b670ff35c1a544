/*
 * What others have done since the writer looked: their screen showed the store
 * as some act had left it, and what later acts changed they have not seen. All
 * inside an act. Private to this folder.
 */
#ifndef ACT_SINCE_H
#define ACT_SINCE_H

#include "act/steps.h"

struct since {
	int64_t		 change;	/* the last of the act that was seen */
	bool		 any;		/* something came after it */
	bool		 went;		/* and marks, answers, gates or runs
					 * went */
};

/* act 0: nothing is known of what was seen, so nothing is held against it. */
bool	 since_begin(struct store *, int64_t act, struct since *,
	    struct err *);
/* The mark of step i as it was seen; seen held nothing before. */
bool	 since_mark(struct store *, const struct since *,
	    const struct standing *, int i, struct mark *seen, struct err *);
/*
 * Is one of a row's columns (a NULL ends them) another than it was? Then the
 * first of them is added to the clashes, with who it was. False on trouble.
 */
bool	 since_row(struct store *, const struct since *, enum entity,
	    int64_t id, const char *const *columns, struct clashes *,
	    struct err *);
/*
 * steps_one (steps.h), with what the writer saw held against what is there if
 * others have written since. What clashes is added to the clashes.
 */
bool	 since_step(struct store *, const struct since *, struct standing *,
	    const char *key, const struct step_verb *, const void *args,
	    struct clashes *, bool *changed, struct err *);
/*
 * Has another step come to be the next one, or another gate? True with
 * ERR_CONFLICT for who may have made it so: a mark, a gate or an answer of the
 * subject's run was changed, or what a list tells of it. gate: only a gate.
 */
bool	 since_moved(struct store *, const struct since *,
	    const struct subject *, bool gate, struct err *);
/*
 * The same, where a step is done now and no mark of its own made it so: true
 * with ERR_CONFLICT for who may have.
 */
bool	 since_done(struct store *, const struct since *,
	    const struct subject *, struct err *);
/* The first clash as a row's refusal: who, and from what to what. */
void	 since_tell_clash(const struct clashes *, struct err *);
/* "by mette at 09:41", the day too if it is not today's. Appended. */
void	 since_tell(struct buf *, const char *actor, const char *at);

#endif
