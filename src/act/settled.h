/*
 * What an act on what people owe is about, and what came of it row by row:
 * what others have settled or moved since the writer's screen showed it is
 * refused, the rest is done.
 */
#ifndef ACT_SETTLED_H
#define ACT_SETTLED_H

#include "act/many.h"
#include "store/people.h"

struct owed_rows {
	const struct owed *owed;
	size_t		 n;		/* > 0, but where an act says so */
	/*
	 * The last act that the writer's screen knew of when they decided; 0:
	 * unknown, so nothing is held against it.
	 */
	int64_t		 seen;
	/*
	 * Gets a row for each, in order, if others have written since; else
	 * none. The caller's many_fini, whatever happened. NULL: seen is 0.
	 */
	struct many	*many;
};

/*
 * For the acts themselves, inside one. Those that are left: a status, a due
 * date, a rung or a day to be left alone until that others have changed
 * refuses a row, and so does, with said, that they have spoken about it. The
 * caller frees *left, also after a failure. ERR_CONFLICT: the only one was
 * refused.
 */
bool	 settled_hold(struct act_ctx *, const struct owed_rows *, bool said,
	    struct owed **left, size_t *n, struct act_result *,
	    struct err *);
/* What came of those that were left; what was refused is told after it. */
void	 settled_done(const struct owed_rows *, const char *done,
	    struct act_result *);

#endif
