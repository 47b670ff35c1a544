/*
 * The course report (forløb): where every enrolled system stands on a day.
 */
#ifndef REPORT_COURSE_H
#define REPORT_COURSE_H

#include "report/sheet.h"
#include "store/standing.h"

struct course_card {			/* one system on the course */
	int64_t	 system_id, run_id;
	char	*name, *vendor, *owner;
	int	 phase;			/* current; nphases: all passed */
	int	 met, waived, applicable;	/* steps */
	int	 late;			/* steps past their due date */
	int	 waiting;		/* steps waiting for somebody */
	int	 lapsed;		/* waivers ended, facts expired */
	int	 ahead;			/* happened while a rule said not yet */
	bool	 decision;		/* a gate may be passed, undecided */
	int	 gate;			/* the first such; -1: none */
	uint64_t missing;		/* steps that lock the current gate */
	uint64_t waits;			/* steps that wait for somebody */
	uint64_t asleep;		/* of these, left alone until a day:
					 * course_snoozed */
	char	*waits_for;		/* the first that waits: for whom */
	day_t	 waits_since;
	day_t	 ready_on;		/* klarmeldt; DAY_NONE */
	day_t	 ready_by;		/* reported klarmeldt no later than */
	day_t	 outlook;		/* when it can be klarmeldt; DAY_NONE:
					 * it is, or nobody can say */
	char	*next;			/* first step to do; or NULL */
	day_t	 phase_on;		/* since when it is in its phase */
	bool	 counted;		/* the rollout, by course_count: */
	int64_t	 operation, all;	/* its installations */
	bool	 everywhere;		/* all that are known, and there are */
	day_t	 last;			/* newest day of operation, if so */
};

struct course_report {
	day_t	 day;
	struct track_info info;
	struct track track;
	struct course_card *card;	/* by name */
	size_t	 ncards;
};

/* The tracks of systems, in their order; the caller frees, also on failure. */
bool	 course_ids(struct store *, struct ids *, struct err *);
/*
 * The course with this key or title, case and accents set aside; 0: none, and
 * other tracks are no courses.
 */
bool	 course_find(struct store *, const char *name, int64_t *track_id,
	    struct err *);
/* "forloeb1, forloeb2"; appended. */
bool	 course_keys(struct store *, struct buf *, struct err *);
/* Free with course_report_fini, also after a failure. */
bool	 course_report(struct store *, int64_t track_id, day_t,
	    struct course_report *, struct err *);
void	 course_report_fini(struct course_report *);
/* "KMD Nexus is locked at gate 1 by F3, F4; 1 late; next F3"; appended. */
void	 course_card_tell(const struct course_report *,
	    const struct course_card *, struct buf *);
/* Which steps are left alone (snoozed) on the report's day. */
bool	 course_snoozed(struct store *, struct course_report *, struct err *);
void	 course_sheet(const struct course_report *, struct sheet *);

/*
 * The columns of the course: its phases; then those that are klarmeldt, by
 * their gates or by a list, whatever phase is left to tidy up in; then those
 * of them that are in operation everywhere. A system is in one of them.
 */
#define COURSE_COLUMNS_MAX	(TRACK_PHASES_MAX + 2)
int	 course_columns(const struct course_report *);
int	 course_column(const struct course_report *,
	    const struct course_card *);
const char *course_column_title(const struct course_report *, int column);
int	 course_in_column(const struct course_report *, int column);
/* Since when it is in its column; DAY_NONE: it is not known. */
day_t	 course_since(const struct course_report *,
	    const struct course_card *);
/* Done for so long that it is only counted. */
bool	 course_folds(const struct course_report *,
	    const struct course_card *);
/*
 * Days in the column, the median of those it is known of; -1: of none. at
 * least: some were klarmeldt no later than a day.
 */
int	 course_median(const struct course_report *, int column,
	    bool *at_least);
/*
 * How far the klarmeldte systems are out; scans the installations. Until then
 * none is in operation everywhere.
 */
bool	 course_count(struct store *, struct course_report *, struct err *);
/* Take over what was counted before, of the same day. */
void	 course_keep(struct course_report *now, const struct course_report *);

#endif
