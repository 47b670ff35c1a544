/*
 * The rollout report (udrulningsstatus): vendor x solution, per area, counted
 * from rows, beside what was printed or reported; differences are shown.
 */
#ifndef REPORT_ROLLOUT_H
#define REPORT_ROLLOUT_H

#include "report/sheet.h"
#include "store/programme.h"

enum rollout_line_kind { LINE_SYSTEM, LINE_AREA };

struct rollout_line {
	enum rollout_line_kind kind;
	int64_t	 system_id, area_id;	/* the list behind the line */
	char	*area, *vendor, *system;	/* AREA: system is NULL */
	struct rollout_count count;
	int64_t	 total;			/* counted */
	int64_t	 municipalities;	/* AREA: distinct, in operation */
	bool	 ready;			/* SYSTEM: klarmeldt on the day */
	bool	 has_reported;
	struct rollout_count reported;
	int64_t	 reported_total;
	bool	 differs;		/* from what was reported */
};

struct rollout_report {
	day_t	 day;
	day_t	 reported_on;		/* the reported figures' day */
	struct rollout_line *line;
	size_t	 nlines;
	int64_t	 living;		/* installations, all together */
	struct golives golives;
	struct buf sources;		/* whose word the counts rest on */
	struct buf notes;		/* '\n' after each */
};

/*
 * Reported figures are the newest with a
 * status date on or before the day. Free with rollout_report_fini, also
 * after a failure.
 */
bool	 rollout_report(struct store *, day_t, struct rollout_report *,
	    struct err *);
void	 rollout_report_fini(struct rollout_report *);
/* "Go-lives per week, w10-w17: 1 2 0 3 4 2 1 6"; appended. */
void	 golives_tell(const struct golives *, day_t, struct buf *);
/* "Next week: 9 planned, 2 of them wait for somebody"; appended. */
void	 golives_tell_next(const struct golives *, struct buf *);
void	 rollout_sheet(const struct rollout_report *, struct sheet *);

#endif
