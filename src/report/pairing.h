/*
 * Pairing: which municipalities run the same system as this one and are
 * further, so that one can be asked to help the other.
 */
#ifndef REPORT_PAIRING_H
#define REPORT_PAIRING_H

#include "report/sheet.h"
#include "store/programme.h"

struct pair {
	int64_t		 installation_id;
	char		*municipality, *region;	/* region may be NULL */
	enum rollout	 status;
	int		 step;		/* the first not done, from 1; 0: all */
	bool		 near;		/* the same region */
};

struct pairs {
	struct pair	*pair;		/* the same region first, then the
					 * furthest, then by name */
	size_t		 n;
	char		*system;
};

/*
 * Of an installation, on the day; n 0: nobody is further, or it is not there
 * on the day. Free with pairs_fini, also after a failure.
 */
bool	 pairs_load(struct store *, int64_t installation_id, day_t,
	    struct pairs *, struct err *);
void	 pairs_fini(struct pairs *);
/* "Gentofte (in operation), Egedal (agreed)", as many as stated. */
void	 pairs_tell(struct buf *, const struct pairs *, size_t most);
void	 pairs_sheet(const struct pairs *, struct sheet *);

#endif
