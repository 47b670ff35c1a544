/*
 * Where a subject stands on its track on one day: the rules of gates,
 * readiness, waivers, expiry and the two levels (design section 1). Pure:
 * a track, its marks and a few facts in; states, gates and reasons out.
 */
#ifndef MODEL_WALK_H
#define MODEL_WALK_H

#include "base/str.h"
#include "model/mark.h"

#define WALK_FACTS_MAX	8

enum step_state {			/* what a step is on the day */
	STEP_LOCKED,			/* låst by a gate, a step, the system */
	STEP_READY,			/* open, may start */
	STEP_RUNNING,
	STEP_WAITING,
	STEP_MET,
	STEP_WAIVED,
	STEP_SKIPPED,
	STEP_NOT_APPLICABLE,		/* its condition is known to be no */
	STEP__COUNT
};

enum {					/* flags of a step on the day */
	STEP_EXPIRED	= 1 << 0,	/* was met; its validity has ended */
	STEP_LAPSED	= 1 << 1,	/* was waived; the waiver has ended */
	STEP_LATE	= 1 << 2,	/* due before the day and not done */
	STEP_AHEAD	= 1 << 3,	/* met while a rule said not yet, and
				 * the rule is not met since either */
	STEP_IMPLIED	= 1 << 4,	/* met by a report, without a mark */
	STEP_MAYBE	= 1 << 5,	/* its condition is not answered */
};

struct walk_fact {			/* an answer to a condition */
	const char	*name;		/* "bob", "brugervendt" */
	bool		 yes;
};

struct walk_past {			/* an earlier period of a step */
	int		 step;		/* index in the track */
	struct mark	 mark;		/* met or waived, with its end */
};

/* What the walk must know besides the marks. Zero-fill, then set days. */
struct walk_facts {
	struct walk_fact fact[WALK_FACTS_MAX];
	int		 nfacts;	/* a condition not here is unanswered */
	day_t		 milestone[MILESTONE__COUNT];	/* reported; DAY_NONE */
	/* Installations: the system's klarmelding, DAY_NONE = not (yet). */
	day_t		 system_ready_on;
	/* Periods before those of the marks, in any order; borrowed. */
	const struct walk_past *past;
	int		 npast;
};

struct step_view {
	enum step_state	 state;
	unsigned	 flags;
	/*
	 * The steps that lock it, all levels joined: requires and the gates
	 * before. For a met step that is AHEAD what it ran ahead of; for a
	 * waived or skipped one what would lock it; 0 when implied or n/a.
	 */
	uint64_t	 missing;
	bool		 needs_system;	/* the same: the system's klarmelding */
	day_t		 on;		/* since when it is in this state;
					 * DAY_NONE when locked or not known */
	day_t		 until;		/* met, waived, expired, lapsed: the
					 * last day of that; DAY_NONE: none */
};

struct gate_view {
	bool		 passed;	/* steps done, gates before passed */
	bool		 could;		/* own phase done, whatever is before */
	day_t		 on;		/* the day the last step was done, of
					 * this or an earlier phase; DAY_NONE
					 * unless could */
	uint64_t	 missing;	/* steps of the phase not done */
};

struct walk {
	const struct track *track;	/* borrowed */
	day_t		 day;
	struct step_view step[TRACK_STEPS_MAX];
	struct gate_view gate[TRACK_PHASES_MAX];
	int		 phase;		/* the current one: first gate not
					 * passed; nphases when all are */
	int		 met, waived, skipped;	/* skipped counts n/a too */
	int		 applicable;	/* steps that count: nsteps - skipped */
	day_t		 ready_on;	/* the last gate, or the reported
					 * klarmelding; DAY_NONE */
};

/*
 * Work the whole track out for one day. marks is parallel to track->steps;
 * a zero id there means no mark. A mark dated after the day has not happened
 * yet on it: an earlier period decides, or the step is open. So one set of
 * marks serves every day.
 */
void	 walk_track(struct walk *, const struct track *,
	    const struct mark *marks, const struct walk_facts *, day_t);

/*
 * What decides step i on the day: its mark, or, before that begins, the
 * newest earlier period that has begun. Never NULL; points into either.
 */
const struct mark *walk_mark(const struct mark *marks,
	    const struct walk_facts *, int i, day_t);

/* Met, waived, skipped or not applicable: the step is out of the way. */
bool	 step_is_done(enum step_state);

/*
 * May a person meet, start or untick step i on the walk's day? If not the
 * code is ERR_RULE and the sentence names the rule and what is missing
 * ("K7 requires I8 and K6; K6 has not happened").
 */
bool	 walk_may_meet(const struct walk *, int i, struct err *);
bool	 walk_may_start(const struct walk *, int i, struct err *);
bool	 walk_may_open(const struct walk *, int i, struct err *);
/* May the gate of this phase be passed? Same kind of sentence. */
bool	 walk_may_pass(const struct walk *, int phase, struct err *);

/* "I8, K6" for a set of steps, in track order. Appends nothing for 0. */
void	 walk_names(struct buf *, const struct track *, uint64_t steps);

/*
 * Why is step i locked (or AHEAD): one line a cause, depth first (a required
 * step, then what that one lacks). The step itself is not among them, so
 * nothing that locks it gives 0. depth is the indent; step is -1 for a gate
 * or the system's klarmelding, told by text. Each step is shown once.
 */
struct why {
	int	 depth;
	int	 step;			/* index, or -1 */
	char	 text[160];		/* translated */
};
/* Fills at most n lines, returns how many there are in all. */
int	 walk_why(const struct walk *, int i, struct why *, int n);

/* For programs: "locked", "ready". */
const char *step_state_word(enum step_state);
/* For people: "låst", "kan startes"; and the one-character glyph (C2). */
const char *step_state_name(enum step_state);
const char *step_state_glyph(enum step_state, bool ascii);

#endif
