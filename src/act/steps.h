/*
 * What every verb on steps has in common: open the act, read where the
 * subject stands, change the marks one by one by the verb's rule, write them
 * with their history, close the act. Private to this folder.
 */
#ifndef ACT_STEPS_H
#define ACT_STEPS_H

#include "act/set.h"
#include "act/wait.h"
#include "act/waive.h"
#include "act/tick.h"

struct step_verb {
	const char	*done;		/* translated, past tense: "met" */
	/*
	 * Change the mark of step i by the rules, or refuse (ERR_RULE,
	 * ERR_INVALID). Texts set in the mark are owned by it. The standing's
	 * walk is of the act's day and knows the changes made before.
	 */
	bool		(*change)(const struct standing *, int i, struct mark *,
			    const void *args, struct err *);
	/*
	 * What else is written of step i, after its mark; *changed is set if
	 * it was something. Or NULL; if not, change may be: the mark stays.
	 */
	bool		(*also)(struct store *, struct standing *, int i,
			    const void *args, bool *changed, struct err *);
	const char	*reason;	/* kept with the act; or NULL */
	day_t		 day;		/* the day the rules are judged on */
	/*
	 * What the writer says they saw, over a mark that holds what stands
	 * there; or NULL. false: it cannot be read (ERR_USAGE).
	 */
	bool		(*saw)(struct mark *, const void *args, day_t today,
			    struct err *);
	struct sight	*sight;		/* all that they saw; or NULL: */
	int64_t		 seen;		/* as deed.seen */
	bool		 meant;		/* the writer says what they write,
					 * and no form that shows it all */
	struct clashes	*clashes;	/* where they are told; or NULL */
};

/* What the verb of set works with. */
struct set_args {
	const struct assignment	*a;
	int			 n;
};

/*
 * The verbs, made ready from their answers, which they borrow; false with
 * ERR_USAGE when the answers cannot be meant. done: holds the verb's word.
 */
bool	 tick_verb(const struct act_ctx *, const struct tick_args *,
	    struct step_verb *, struct err *);
bool	 untick_verb(const struct act_ctx *, const char *reason,
	    struct step_verb *, struct err *);
bool	 start_verb(const struct act_ctx *, struct step_verb *, struct err *);
bool	 wait_verb(const struct act_ctx *, const struct wait_args *,
	    struct step_verb *, struct err *);
bool	 waive_verb(const struct act_ctx *, const struct waive_args *,
	    struct buf *done, struct step_verb *, struct err *);
/* To ask for a waiver, decline one or withdraw: no mark is changed. */
bool	 request_verb(const struct act_ctx *, const struct waive_args *,
	    struct buf *done, struct step_verb *, struct err *);
/* Is the person who acts called this: by login, or as messages are signed? */
bool	 request_is_me(const char *name);
/* ERR_CONFLICT where the answer is to another request than step i's. */
bool	 request_is_meant(const struct standing *, int i,
	    const struct waive_args *, struct err *);
/*
 * The request of step i that nobody has answered, if there is one, is; also
 * one that has become moot.
 */
bool	 request_answer(struct store *, struct standing *, int i,
	    enum request_state, const char *answer, bool *changed,
	    struct err *);
bool	 skip_verb(const struct act_ctx *, const char *reason,
	    struct step_verb *, struct err *);
bool	 set_verb(const struct act_ctx *, const struct set_args *,
	    struct buf *done, struct step_verb *, struct err *);

/* All steps or none. keys are step keys ("F1"), n of them, n > 0. */
bool	 steps_act(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const struct step_verb *,
	    const void *args, struct act_result *, struct err *);

/*
 * One step of a standing, inside an act: changed by the verb, written, and the
 * walk worked out again. After a failure the standing is to be read anew.
 */
bool	 steps_one(struct store *, struct standing *, const char *key,
	    const struct step_verb *, const void *args, bool *changed,
	    struct err *);
/* "; the gate of X is open" if the walk has come further than that phase. */
void	 steps_tell_gate(struct buf *, const struct standing *,
	    int phase_before);
/*
 * Pass the next gate of a standing, inside an act; what was passed is
 * appended. Refused as act_pass says.
 */
bool	 pass_one(struct act_ctx *, struct standing *, const char *note,
	    struct buf *, struct err *);

/*
 * Has a part of a mark come to be another than what was seen? Then it is added
 * to the clashes, with who it was. False only on trouble.
 */
bool	 steps_differ(struct clashes *, struct store *,
	    const struct mark *seen, const struct mark *now,
	    enum merge_field, struct err *);
/*
 * Put the mark of step i, as the verb has changed it from now, together with
 * what others have changed since the writer looked. ERR_CONFLICT: it clashes.
 */
bool	 steps_meet(struct store *, struct standing *, int i,
	    const struct mark *now, const struct step_verb *,
	    const void *args, struct err *);

/* The run of a standing, made if the subject has none yet; inside an act. */
bool	 steps_enrol(struct store *, struct standing *, struct err *);
/*
 * May this text be stored? No controls but tab and line break, no bidi: what
 * the lists refuse (ERR_USAGE names the field), nobody may type either.
 * NULL is fine.
 */
bool	 text_check(const char *field, const char *text, struct err *);
/* Replace a text of a mark; "" and NULL clear it. */
void	 mark_set_text(char **, const char *);

#endif
