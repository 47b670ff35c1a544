/*
 * The overview: are we going to make the quarter, and what comes first?
 * The quarter's targets with how far they are, courses, rollout by area, whom
 * to chase today and which answer sets most free, what others have done since
 * one was here, what asks for attention, the newest acts.
 */
#ifndef REPORT_OVERVIEW_H
#define REPORT_OVERVIEW_H

#include "model/chase.h"
#include "report/attention.h"
#include "report/rollout.h"
#include "report/sheet.h"
#include "store/chase.h"
#include "store/history.h"

#define OVERVIEW_ACTS		8
#define OVERVIEW_ATTENTION	20	/* of each kind */
#define OVERVIEW_ANSWERS	10

struct inbox_work;

struct overview_course {
	int64_t	 track_id;
	char	*title;
	int	 nsystems;
	/* Those not klarmeldt; the last: all that are through. */
	int	 in_phase[TRACK_PHASES_MAX + 1];
	int	 nphases;
	int	 ready;			/* klarmeldt, reached or reported */
	int	 ahead;			/* steps ahead of their gate */
	int	 decisions;		/* gates that may be passed */
	bool	 known;			/* all but title and nsystems */
	int	 forecast;		/* ready, or by the outlook to be so by
					 * the quarter's end */
	int	 unsaid;		/* nobody has planned what they lack */
	int	 rolling, live;		/* ready; out in some municipalities,
					 * in all; -1 until counted */
};

struct overview_system {		/* on a course */
	int64_t	 id;
	size_t	 course;		/* index */
	bool	 ready;
	day_t	 outlook;		/* DAY_NONE: ready, or nobody can say */
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

/* How far a target of the quarter is; parallel to the targets. */
struct overview_goal {
	int64_t	 want;			/* -1: no figure says when it is met */
	int64_t	 now;			/* -1: not measured */
	int64_t	 next;			/* on the way: agreed; klarmeldt by the
					 * quarter's end, by the outlook */
	day_t	 on;			/* of a measure; or DAY_NONE */
	bool	 systems;		/* counts systems, with a forecast */
};

struct overview_answer {		/* what one organisation could answer */
	char	*organisation;		/* NULL: it is not known which */
	char	*name, *what;		/* of the item that sets most free */
	struct owed item;		/* that item */
	int	 kind;			/* enum inbox_kind */
	struct chase_effect effect;	/* of that one item, as in the inbox */
	int64_t	 rank;
	enum chase_group group;
	size_t	 items;			/* that it owes, all together */
};

/* What is in the inbox as it opens: yours, and nobody's. */
struct overview_today {
	size_t	 overdue, today, silent, decisions, lapsing;
	int	 oldest;		/* work days that the latest is late */
	int	 silent_days, lapse_days;	/* as they are set */
};

struct overview {
	day_t	 day;
	day_t	 quarter_end;
	int	 workdays_left;		/* in the quarter, after the day */
	struct programme_counts counts;
	int64_t	 installations;		/* living on the day */
	struct overview_course *course;
	size_t	 ncourses;
	struct overview_area *area;
	size_t	 nareas;
	struct golives golives;
	char	*source;		/* whose word most of it is; or NULL */
	struct target *target;		/* of the quarter */
	size_t	 ntargets;
	struct attention_list attention;
	size_t	 courses_walked;
	bool	 walked;		/* all courses, and attention */
	struct act act[OVERVIEW_ACTS];
	int	 nacts;
	struct overview_system *system;
	size_t	 nsystems;

	struct overview_goal *goal;	/* ntargets; NULL until counted */
	struct overview_today today;
	struct overview_answer *answer;	/* what sets most free first */
	size_t	 nanswers;
	struct act since[OVERVIEW_ACTS];	/* others' acts, newest first */
	int	 nsince;
	int64_t	 since_all;		/* how many there are */
	char	 left_at[CLOCK_TEXT];	/* one's own last act; "": none */
	struct inbox_work *chasing;	/* the inbox, under way; or NULL */
};

/*
 * What is quick first: acts, targets, the courses' names. Then overview_walk
 * for what takes a walk of each subject, courses and attention; of a small
 * store load has done that already. After ERR_INTERRUPT it goes on. Then
 * overview_count for the rollout and the targets, which scans the
 * installations, and overview_chase for the inbox and what others did, which
 * judges every run in motion; when one of these fails what it told before
 * stays. Free with overview_fini.
 */
bool	 overview_load(struct store *, day_t, struct overview *, struct err *);
bool	 overview_walk(struct store *, struct overview *, struct err *);
bool	 overview_count(struct store *, struct overview *, struct err *);
bool	 overview_chase(struct store *, struct overview *, struct err *);
void	 overview_fini(struct overview *);
/*
 * Take over what these told of before, of the same day, until they are asked
 * again.
 */
void	 overview_keep(struct overview *now, struct overview *before);

/* "11 short", "on course", "met", "not measured"; appended. */
void	 overview_goal_tell(const struct overview_goal *, struct buf *);
/* How much is lacking, with what is on the way counted in where it is sure. */
int64_t	 overview_goal_gap(const struct overview_goal *);
size_t	 overview_needs(const struct overview_today *);	/* all of them */

#define OVERVIEW_SHEETS	9
/* Fills up to OVERVIEW_SHEETS sheets, returns how many. */
int	 overview_sheets(const struct overview *, struct sheet *);

#endif
