/*
 * Pass the next gate (port): somebody confirms what the steps already say,
 * or hears what is missing. That the gate may be passed is always derived.
 */
#ifndef ACT_PASS_H
#define ACT_PASS_H

#include "act/act.h"

/*
 * The first gate without a decision. ERR_RULE names the missing steps;
 * ERR_PART if every gate has been decided already; ERR_CONFLICT if one has
 * since an act that the writer had seen (0: unknown), for they meant that one.
 */
bool	 act_pass(struct act_ctx *, const struct subject *, const char *note,
	    int64_t seen, struct act_result *, struct err *);

#endif
