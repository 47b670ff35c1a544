/*
 * A deed: a verb on steps with its answers, apart from whose steps they are.
 * So one deed can be tried, done to many at once, and done again elsewhere.
 */
#ifndef ACT_DEED_H
#define ACT_DEED_H

#include "act/set.h"
#include "act/tick.h"
#include "act/wait.h"
#include "act/waive.h"

enum verb {
	VERB_NONE, VERB_TICK, VERB_UNTICK, VERB_START, VERB_WAIT, VERB_WAIVE,
	VERB_SKIP, VERB_SET, VERB_PASS
};

struct deed {				/* the texts are borrowed */
	enum verb	 verb;
	struct tick_args tick;
	struct wait_args wait;
	struct waive_args waive;
	const char	*reason;	/* untick, skip; the note of pass */
	const struct assignment *set;
	int		 nset;
	struct sight	*sight;		/* of the one step it is on; or NULL */
	/*
	 * The last act that the writer's screen knew of when they decided; 0:
	 * unknown. Where there is no sight, what others changed later is not
	 * written over.
	 */
	int64_t		 seen;
};

#define DEED(v)		{ .verb = (v), .tick = { DAY_NONE, DAY_NONE, NULL, \
			    NULL }, .wait.since = DAY_NONE, \
			    .waive.until = DAY_NONE }

/*
 * On steps of one subject, all or none, as the verb's own function; PASS is
 * about the subject's next gate and takes no keys.
 */
bool	 act_deed(struct act_ctx *, const struct deed *,
	    const struct subject *, const char *const *keys, int n,
	    struct act_result *, struct err *);

/* A copy that owns its texts; free with deed_free (NULL is fine). */
struct deed *deed_copy(const struct deed *);
void	 deed_free(struct deed *);

#endif
