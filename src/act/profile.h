/*
 * Profiles: saving one, which makes a new version only if something changed,
 * and forgetting one with all its versions. Imports stay as they are.
 */
#ifndef ACT_PROFILE_H
#define ACT_PROFILE_H

#include "act/act.h"
#include "lists/list.h"

/*
 * Save what a reading found (report->map, report->list). import_act, if not
 * 0, was read by it. result->act_id 0: it was as it is already.
 */
bool	 act_profile_save(struct act_ctx *, const char *name,
	    const struct read_report *, int64_t import_act,
	    struct act_result *, struct err *);
/* May a profile be called so? ERR_INVALID says why not. */
bool	 profile_name_check(const char *name, struct err *);
bool	 act_profile_forget(struct act_ctx *, const char *name,
	    struct act_result *, struct err *);

#endif
