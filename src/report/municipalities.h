/*
 * Where each municipality stands: its installations by rollout status.
 */
#ifndef REPORT_MUNICIPALITIES_H
#define REPORT_MUNICIPALITIES_H

#include "store/programme.h"

struct municipality_count {
	int64_t	 municipality_id;
	struct rollout_count count;
};

/* One for each municipality, by rising id; free(*counts). */
bool	 municipality_counts(struct store *, day_t,
	    struct municipality_count **counts, size_t *n, struct err *);
/* That of one municipality; of none if it is not there. */
const struct rollout_count *municipality_count_of(
	    const struct municipality_count *, size_t n, int64_t id);

#endif
