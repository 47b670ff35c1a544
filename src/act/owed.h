/*
 * What the verbs on people and on what they owe have in common: closing an
 * act, naming what is owed, enrolling its subject, setting texts of a record.
 * Private to this folder.
 */
#ifndef ACT_OWED_H
#define ACT_OWED_H

#include "act/act.h"
#include "act/set.h"
#include "store/people.h"

/*
 * Commit the open act if ok (rolled back when dry), and tell its number in
 * res; cancel it if not. Returns whether it is done.
 */
bool	 act_end(struct act_ctx *, bool ok, struct act_result *, struct err *);

/* The run of an owed step, made if its subject has none; inside an act. */
bool	 owed_run(struct act_ctx *, const struct owed *, int64_t *run,
	    struct err *);
/* Append "Acadre F3, F4" and so on; the first five are named. */
bool	 owed_names(struct store *, const struct owed *, size_t n,
	    struct buf *, struct err *);

/*
 * Has a column moved since the writer looked, to something they do not want?
 * Then it is told among the clashes of the result and must stay as it is.
 * After the last field ask clashes_none.
 */
bool	 assign_met(struct act_ctx *, struct act_result *,
	    const struct record *, const char *column,
	    const struct assignment *, bool *clash, struct err *);
/*
 * Set a text of a record unless it clashes: the field must be among fields (a
 * NULL ends them, each is its column's name), the value storable.
 */
bool	 assign_text(struct act_ctx *, struct act_result *, struct record *,
	    const char *const *fields, const struct assignment *,
	    struct err *);
/* The same of a day. */
bool	 assign_day(struct act_ctx *, struct act_result *, struct record *,
	    const char *column, const struct assignment *, struct err *);
/* A day as it is typed, "" for none. ERR_USAGE: it is no date. */
bool	 assign_read_day(const char *, day_t today, day_t *, struct err *);
/*
 * Append "owner = ml, due = 20-04-2021" for people: the day that "+2u" is,
 * which who reads the history later cannot know.
 */
void	 assign_tell(struct buf *, const struct assignment *, int n,
	    day_t today);

#endif
