/*
 * Who has reported in a stretch of days, and what was taken back in it: read
 * from the installations and, where a later report has taken the place of an
 * earlier one, from the history.
 */
#ifndef STORE_REPORTING_H
#define STORE_REPORTING_H

#include "base/date.h"
#include "base/err.h"

#include <stddef.h>

struct store;

struct reporting_row {			/* a system with installations */
	int64_t	 system_id, vendor_id;
	int64_t	 every;			/* installations on the last day */
	int64_t	 told;			/* of them told of in the days */
	day_t	 newest;		/* told of last, up to the last day;
					 * DAY_NONE: never */
	char	*by;			/* by which list or whom; or NULL */
};

struct back_row {			/* a date of a status taken back */
	int64_t	 installation_id;
	bool	 operation;		/* it was in operation; else agreed */
	day_t	 since;			/* as known before */
	day_t	 on;			/* status date of the list */
	char	*file;
};

/* Those with nothing told first; by vendor, system. Free with the next one. */
bool	 reporting_rows(struct store *, day_t first, day_t last,
	    struct reporting_row **, size_t *n, struct err *);
void	 reporting_free(struct reporting_row *, size_t n);
/* By the lists whose status date is in the days and that stand, in order. */
bool	 reporting_back(struct store *, day_t first, day_t last,
	    struct back_row **, size_t *n, struct err *);
void	 reporting_back_free(struct back_row *, size_t n);

#endif
