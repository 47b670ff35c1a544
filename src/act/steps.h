/*
 * What every verb on steps has in common: open the act, read where the
 * subject stands, change the marks one by one by the verb's rule, write them
 * with their history, close the act. Private to this folder.
 */
#ifndef ACT_STEPS_H
#define ACT_STEPS_H

#include "act/act.h"

struct step_verb {
	const char	*done;		/* translated, past tense: "met" */
	/*
	 * Change the mark of step i by the rules, or refuse (ERR_RULE,
	 * ERR_INVALID). Texts set in the mark are owned by it. The standing's
	 * walk is of the act's day and knows the changes made before.
	 */
	bool		(*change)(const struct standing *, int i, struct mark *,
			    const void *args, struct err *);
	const char	*reason;	/* kept with the act; or NULL */
	day_t		 day;		/* the day the rules are judged on */
};

/* All steps or none. keys are step keys ("F1"), n of them, n > 0. */
bool	 steps_act(struct act_ctx *, const struct subject *,
	    const char *const *keys, int n, const struct step_verb *,
	    const void *args, struct act_result *, struct err *);

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
