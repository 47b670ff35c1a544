/*
 * Reads behind "klar check": subjects with marks, doubled Jobcenters and
 * installations.
 */
#ifndef STORE_CONTRADICTIONS_H
#define STORE_CONTRADICTIONS_H

#include "store/standing.h"

/* Every subject with at least one mark that is not open; free(*subs). */
bool	 marked_subjects(struct store *, struct subject **subs, size_t *n,
	    struct err *);

struct double_row {
	char	*municipality;
	int64_t	 n;			/* Jobcenter installations */
};
/*
 * domain.md 16: one Jobcenter system per municipality at a time is expected.
 * Those that have several at the same time, on the day or later.
 */
bool	 double_jobcenters(struct store *, day_t, struct double_row **,
	    size_t *n, struct err *);
void	 double_free(struct double_row *, size_t n);

struct overlap_row {			/* of one system, at one time */
	char	*municipality, *system;
	day_t	 from[2], to[2];	/* the first ends first */
};
bool	 overlaps(struct store *, struct overlap_row **, size_t *n,
	    struct err *);
void	 overlaps_free(struct overlap_row *, size_t n);

#endif
