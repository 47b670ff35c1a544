/*
 * The timeline: what slips past the quarter? Every system on a course, phase
 * by phase: when it happened, when it can happen at the earliest, when it was
 * planned, and what decides it.
 * Forecast and plan are those of store/forecast.h. Where steps without planned
 * work days are in the way the day is a bound, not a forecast, and is told as
 * one; where nothing is planned nothing is told.
 */
#ifndef REPORT_TIMELINE_H
#define REPORT_TIMELINE_H

#include "report/diff.h"
#include "store/forecast.h"

enum slips {				/* past the end of the quarter? */
	SLIPS_READY,			/* klarmeldt already */
	SLIPS_NO,
	SLIPS_YES,			/* also when only a bound says so */
	SLIPS_UNKNOWN,			/* nobody can say */
	SLIPS__COUNT
};

struct timeline_row {			/* one system */
	int64_t		 run_id, system_id, track_id;
	size_t		 order;		/* by course and name */
	char		*name, *vendor, *owner, *course;	/* its title */
	int		 nphases, phase;	/* nphases: through */
	char		 letter[TRACK_PHASES_MAX];	/* of the phases */
	char		*title[TRACK_PHASES_MAX];
	day_t		 start;		/* the first thing that happened */
	struct gate_forecast gate[TRACK_PHASES_MAX];
	struct gate_forecast ready;	/* the klarmelding */
	bool		 told;		/* by a list: the gates are not */
	enum slips	 slips;
	day_t		 base;		/* held against; else DAY_NONE */
	int		 open, unplanned;	/* steps; of them no plan */
	char		*critical;	/* "F5 > I1 > G2"; "": no chain */
	bool		 counted;	/* the rollout, by timeline_count: */
	int64_t		 operation, all;	/* its installations */
	day_t		 last;		/* newest day of operation, or NONE */
};

struct timeline_event {			/* on a day */
	day_t		 on;
	int		 due, mine, gates;	/* steps due, gates planned */
};

struct timeline_ask {
	int64_t		 track_id;	/* 0: every course */
	day_t		 day;
	bool		 past;		/* it was asked for */
	const char	*filter;	/* klar-filter(7) of systems; "" */
};

struct timeline {
	day_t		 day, end;	/* the last day of its quarter */
	char		*targets;	/* "1.1.3.2 EOJ": the quarter's, that
					 * count klarmeldte systems; or "" */
	struct track_info info;		/* of the course; id 0: of all */
	struct timeline_row *row;	/* by verdict, then day */
	size_t		 n;
	size_t		 enrolled;	/* also those the filter hides */
	size_t		 count[SLIPS__COUNT];
	struct timeline_event *event;	/* by day, each once */
	size_t		 nevents;
	bool		 based;		/* the bases are set */
};

/* Free with timeline_fini, also after a failure. */
bool	 timeline_load(struct store *, const struct timeline_ask *,
	    struct timeline *, struct err *);
void	 timeline_fini(struct timeline *);
/* The rollout after the klarmelding; scans the installations. */
bool	 timeline_count(struct store *, struct timeline *, struct err *);
/*
 * As it was at another time (report/diff.h), whatever ask's day and filter.
 * The store shows now afterwards. Fini also after a failure.
 */
bool	 timeline_at(struct store *, const struct timeline_ask *,
	    const struct moment *, struct timeline *, struct err *);
/* Hold it against the forecasts of another time instead of the plan. */
void	 timeline_base(struct timeline *, const struct timeline *then);

/* What the klarmelding is held against: base or plan; DAY_NONE: nothing. */
day_t	 timeline_against(const struct timeline *,
	    const struct timeline_row *);
/* Days from that to the forecast; false: one of the two is not known. */
bool	 timeline_slip(const struct timeline *, const struct timeline_row *,
	    int *days);
/* What falls on the days from a day to before another. */
struct timeline_event timeline_between(const struct timeline *, day_t from,
	    day_t to);
/*
 * The sign of a row for the days from to before to: a gate's number, b for
 * what it is held against, the letter of the phase (capital: happened), > for
 * a bound; 0: none of these, the ground is seen.
 */
char	 timeline_sign(const struct timeline *, const struct timeline_row *,
	    day_t from, day_t to);
/* : for closed days, | for the day itself, else a blank. */
char	 timeline_ground(const struct timeline *, day_t from, day_t to);
/* "no", "yes", "unknown", "ready", for programs; for people, translated. */
const char *slips_word(enum slips);
const char *slips_name(enum slips);

/* "no forecast: 8 of 25 steps ..." and the like, one sentence; appended. */
void	 timeline_tell(const struct timeline *, const struct timeline_row *,
	    struct buf *);
/* "Q2 ends 30-06-2021: 2 ready, 1 makes it, 3 slip, ..."; appended. */
void	 timeline_sum(const struct timeline *, struct buf *);
/* The critical path step by step, '\n' after each line; appended. */
bool	 timeline_path(struct store *, day_t, const struct timeline_row *,
	    struct buf *, struct err *);

enum risk {				/* of one subject, by its plan */
	RISK_NONE,			/* no forecast, or no plan */
	RISK_ON_TIME,
	RISK_LATE			/* also when only a bound says so, or
					 * the planned day has gone */
};
/*
 * One line of a loaded standing, without a query: "forecast 15-01-2021;
 * planned 18-12-2020 (+28 days)"; appended. Without a forecast it says why.
 */
enum risk timeline_line(const struct standing *, struct buf *);
const char *risk_name(enum risk);	/* translated; NONE: "" */

#define TIMELINE_SHEETS	3
/* Systems, their phases, the load of the weeks. Fills all three. */
void	 timeline_sheets(const struct timeline *, struct sheet *);

#endif
