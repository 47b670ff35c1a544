/*
 * The monthly checks (månedens indberetning): which systems with
 * installations nobody has reported on in the month, which statuses went back
 * in its lists, and which printed figures are not the sum of the rows.
 */
#ifndef REPORT_REPORTING_H
#define REPORT_REPORTING_H

#include "lists/list.h"
#include "report/rollout.h"
#include "store/reporting.h"

struct reporting {
	day_t	 first, last;		/* of the month; last may be earlier */
	struct reporting_row *row;	/* those without a report first */
	size_t	 nrows;
	size_t	 nmissing;		/* systems nobody has reported on */
	struct back_row *back;
	size_t	 nback;
	/* On the day of the printed table; only if that is in the month. */
	struct rollout_report rollout;
	size_t	 ndiffer;		/* its lines that differ */
};

/*
 * The month up to a day of it. Free with reporting_fini, also after a
 * failure.
 */
bool	 reporting_load(struct store *, day_t last, struct reporting *,
	    struct err *);
void	 reporting_fini(struct reporting *);
/* The last day of the month of a day. */
day_t	 month_end(day_t);
/*
 * One line for whoever has just imported a list: what the month of its status
 * date still lacks. The caller frees. NULL if it is no list of installations,
 * and on trouble.
 */
char	*reporting_line(struct store *, const struct read_report *, day_t today,
	    struct err *);

#define REPORTING_SHEETS	3
/* On trouble none is left to free. */
bool	 reporting_sheets(struct store *, const struct reporting *,
	    struct sheet[REPORTING_SHEETS], struct err *);

#endif
