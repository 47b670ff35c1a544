/*
 * The overview: are we going to make the quarter, and what comes first?
 * Courses, rollout by area beside the quarter's targets, what asks for
 * attention, the newest acts.
 */
#ifndef REPORT_OVERVIEW_H
#define REPORT_OVERVIEW_H

#include "report/attention.h"
#include "report/sheet.h"
#include "store/history.h"

#define OVERVIEW_ACTS		8
#define OVERVIEW_ATTENTION	50	/* of each kind */

struct overview_course {
	int64_t	 track_id;
	char	*title;
	int	 nsystems;
	int	 in_phase[TRACK_PHASES_MAX + 1];	/* last: through */
	int	 nphases;
	int	 ready;			/* klarmeldt, reached or reported */
	int	 ahead;			/* steps ahead of their gate */
	int	 decisions;		/* gates that may be passed */
	bool	 known;			/* all but title and nsystems */
};

struct overview_area {
	int64_t	 area_id;
	char	*name;
	struct rollout_count count;	/* installations */
	int64_t	 total;
	int64_t	 municipalities;	/* distinct, in operation */
	int64_t	 target;		/* municipalities in operation; -1 */
	char	*target_no;
	bool	 differs;		/* a printed or reported figure does */
};

struct overview {
	day_t	 day;
	int	 workdays_left;		/* in the quarter, after the day */
	struct programme_counts counts;
	int64_t	 installations;		/* living on the day */
	struct overview_course *course;
	size_t	 ncourses;
	struct overview_area *area;
	size_t	 nareas;
	char	*source;		/* whose word most of it is; or NULL */
	struct target *target;		/* of the quarter */
	size_t	 ntargets;
	struct attention_row *attention;
	size_t	 nattention;
	size_t	 courses_walked;
	bool	 walked;		/* all courses, and attention */
	struct act act[OVERVIEW_ACTS];
	int	 nacts;
};

/*
 * What is quick first: acts, targets, the courses' names. Then overview_walk
 * for what takes a walk of each subject, courses and attention; of a small
 * store load has done that already. After ERR_INTERRUPT it goes on. Then
 * overview_count for the rollout, which scans the installations; when that
 * fails the counts of before stay. Free with overview_fini.
 */
bool	 overview_load(struct store *, day_t, struct overview *, struct err *);
bool	 overview_walk(struct store *, struct overview *, struct err *);
/* Take over from an older one what has still to be walked or counted. */
void	 overview_inherit(struct overview *, struct overview *old);
bool	 overview_count(struct store *, struct overview *, struct err *);
void	 overview_fini(struct overview *);

#define OVERVIEW_SHEETS	5
/* Fills up to OVERVIEW_SHEETS sheets, returns how many. */
int	 overview_sheets(const struct overview *, struct sheet *);

#endif
