/*
 * One deed to many steps of many subjects: one act, one undo. What the rules
 * refuse is left as it is and told row by row, and so is what others have
 * changed since the writer looked (deed.seen); the rest is done.
 */
#ifndef ACT_MANY_H
#define ACT_MANY_H

#include "act/deed.h"

#define MANY_STEP	16
/* So many rows or fewer are done without asking first (klar.conf). */
size_t	 many_guard(void);

struct errand {
	struct subject	 subject;
	char		 step[MANY_STEP];	/* key; "": the next one */
	bool		 gate;		/* only to be passed: no step is
					 * meant */
};

struct errands {			/* zeroed: none; for who collects */
	struct errand	*errand;
	size_t		 n, room;
};
/* step NULL or "": the next one, see act_many. */
void	 errands_add(struct errands *, const struct subject *,
	    const char *step);
void	 errands_fini(struct errands *);

enum many_outcome {
	MANY_DONE,
	MANY_SAME,			/* it was so already */
	MANY_REFUSED
};

struct many_row {
	enum many_outcome outcome;
	char		*name;		/* "Odense / Schultz Fasit" */
	char		 step[MANY_STEP];	/* which one; "": a gate */
	char		*text;		/* what came of it, or the rule */
};

struct many {
	struct many_row	*row;		/* one for each errand, in order */
	size_t		 n;
	size_t		 count[MANY_REFUSED + 1];
};
void	 many_fini(struct many *);
/* A row that is no errand: nobody knows who it is. Before act_many. */
void	 many_refuse(struct many *, const char *name, const char *why);
/* "done", "same", "refused" for programs; for people, dry: "will be". */
const char *many_word(enum many_outcome);
const char *many_name(enum many_outcome, bool dry);

struct many_how {
	bool		 strict;	/* all rows or nothing */
	/*
	 * The counts that were promised; other ones write nothing and are
	 * ERR_CONFLICT. Or NULL.
	 */
	const size_t	*expect;
	/* Before each row: true stops, ERR_INTERRUPT. Or NULL. */
	bool		(*stop)(void *arg, size_t done, size_t of);
	void		*arg;
};

/*
 * Do it. The next step is the first that is neither done nor locked, or, if
 * all that is left is locked, the first of that. True also when rows were
 * refused, or all: look at count; nothing done is nothing written (act_id 0).
 * False: nothing was written, ERR_RULE with the rows when strict refused it.
 * The rows are added to many, which is zeroed or has rows refused before;
 * many_fini it, whatever happened.
 */
bool	 act_many(struct act_ctx *, const struct deed *,
	    const struct errand *, size_t n, const struct many_how *,
	    struct many *, struct act_result *, struct err *);

#endif
