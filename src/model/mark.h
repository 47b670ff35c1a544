/*
 * A mark: the state of one step for one subject. Absent = open, so an
 * untouched subject costs nothing. Shapes and words only; what a mark means
 * on a day is walk.h.
 */
#ifndef MODEL_MARK_H
#define MODEL_MARK_H

#include "base/date.h"
#include "base/err.h"
#include "model/track.h"

enum mark_state {
	MARK_OPEN,			/* ikke startet */
	MARK_RUNNING,			/* i gang */
	MARK_WAITING,			/* afventer, since a day */
	MARK_MET,			/* sket, on a day */
	MARK_WAIVED,			/* dispensation, from a day to a day */
	MARK_SKIPPED,			/* ikke relevant */
	MARK__COUNT
};

struct mark {
	int64_t		 id;		/* 0: no row in the store */
	enum mark_state	 state;
	day_t		 on;		/* met, waived, skipped, running from */
	day_t		 until;		/* met: valid until; waived: its end */
	day_t		 since;		/* waiting since */
	day_t		 due;		/* frist */
	enum party	 waits_for;	/* waiting: who holds the ball */
	char		*who;		/* waiting: a named contact, or NULL */
	char		*owner;		/* ansvarlig */
	char		*evidence;	/* dokumentation: a reference */
	char		*reason;	/* waived, skipped: why */
	char		*approver;	/* waived: by whom */
	char		*note;
};

#define MARK_INIT { .on = DAY_NONE, .until = DAY_NONE, .since = DAY_NONE, \
	.due = DAY_NONE }

void	 mark_fini(struct mark *);	/* frees the texts, resets to INIT */
/* The texts are copied; to held nothing before. */
void	 mark_copy(struct mark *to, const struct mark *from);
/*
 * What a mark must hold for its state: met needs a day; waived a reason, an
 * approver, a from and an until not before it; skipped a reason and a day;
 * waiting a since and a party or a name. The net below is the schema's CHECK.
 */
bool	 mark_check(const struct mark *, struct err *);
/*
 * Does now begin a new period after one that before held (a waiver renewed, a
 * certificate replaced)? Then *last is the last day of that earlier period.
 * A met step without an end has no periods: another date corrects it.
 */
bool	 mark_follows(const struct mark *before, const struct mark *now,
	    day_t *last);

const char *mark_word(enum mark_state);			/* stored: "met" */
bool	 mark_of(const char *, enum mark_state *);	/* stored word only */
const char *mark_name(enum mark_state);			/* for people */

#endif
