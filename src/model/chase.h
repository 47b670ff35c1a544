/*
 * Chasing (opfølgning): waiting is data. Somebody owes a step or an open item
 * since a day; how long they have been silent, what they promised, how pressing
 * it is and on which rung of the ladder it stands are derived here, for one
 * day, from a few dates and the lines of the contact log. Pure, no I/O.
 */
#ifndef MODEL_CHASE_H
#define MODEL_CHASE_H

#include "base/str.h"
#include "model/walk.h"

enum channel {				/* how we spoke */
	CHANNEL_MAIL, CHANNEL_PHONE, CHANNEL_MEETING, CHANNEL_CHAT,
	CHANNEL_LETTER, CHANNEL_OTHER, CHANNEL__COUNT
};

enum outcome {				/* what came of it */
	OUTCOME_ASKED,			/* we asked, or reminded */
	OUTCOME_PROMISED,		/* they said by when */
	OUTCOME_ANSWERED,		/* they answered, or wrote themselves */
	OUTCOME_NO_ANSWER,		/* we tried: nobody there */
	OUTCOME_REFUSED,		/* they will not */
	OUTCOME__COUNT
};

const char *channel_word(enum channel);		/* stored: "mail" */
const char *outcome_word(enum outcome);		/* stored: "no_answer" */
const char *channel_name(enum channel);		/* translated, for people */
const char *outcome_name(enum outcome);
/* The stored word, Danish or English, in any case; false if unknown. */
bool	 channel_of(const char *, enum channel *);
bool	 outcome_of(const char *, enum outcome *);

#define CHASE_RUNGS_MAX	8
#define CHASE_RUNG_TEXT	48		/* bytes of a rung's name and NUL */

struct chase_rules {			/* settings; see chase_rules_default */
	int	 silent_days;		/* work days without a word: silent */
	int	 answer_days;		/* work days a message gives */
	int	 colleague_days;	/* days back: a colleague asked too */
	int	 lapse_days;		/* days before a waiver's end */
	int	 ladder_asks;		/* questions before the next rung */
	int	 nrungs;		/* above the first question */
	char	 rung[CHASE_RUNGS_MAX][CHASE_RUNG_TEXT];
	int	 weight_steps, weight_municipalities, weight_targets;
	int	 weight_late;		/* percent each work day */
};

void	 chase_rules_default(struct chase_rules *);
/* "reminder, call, manager": the rungs above the first question. */
void	 chase_rules_ladder(struct chase_rules *, const char *);
/* Rung 0 is the first question. Known words are translated. */
const char *chase_rung_name(const struct chase_rules *, int rung);

struct chase_line {			/* a line of the contact log */
	day_t		 on;
	enum outcome	 outcome;
	day_t		 promise, next;	/* promised by; ask again; DAY_NONE */
};

/* What is known of one thing that somebody owes. Start from CHASE_FACTS. */
struct chase_facts {
	day_t	 since;			/* the ball is theirs since */
	day_t	 due;
	day_t	 done;			/* the day it came, or DAY_NONE */
	day_t	 snoozed;		/* left alone until this day */
	int	 rung;			/* of the ladder; 0: the question */
	day_t	 rung_on;		/* escalated to it on */
	/* From the log, by chase_hear: */
	day_t	 heard;			/* last word, theirs or ours */
	day_t	 asked;			/* we asked last */
	int	 times;			/* asked since the wait began */
	int	 rung_times;		/* of these since rung_on */
	day_t	 promise;		/* the promise that stands */
	day_t	 next;			/* to be asked again on */
};

#define CHASE_FACTS { .since = DAY_NONE, .due = DAY_NONE, .done = DAY_NONE, \
	.snoozed = DAY_NONE, .rung_on = DAY_NONE, .heard = DAY_NONE, \
	.asked = DAY_NONE, .promise = DAY_NONE, .next = DAY_NONE }

/*
 * Fold the lines about it, newest first, as they were on the day; lines after
 * it have not happened. Since, rung and rung_on must be set before. A try that
 * nobody answered counts as a question but breaks no silence; a refusal takes
 * the promise back.
 */
void	 chase_hear(struct chase_facts *, const struct chase_line *, size_t n,
	    day_t);

/* Work days without a word since the last one, or since the wait began. */
int	 chase_silent(const struct chase_facts *, day_t);

enum promise { PROMISE_NONE, PROMISE_PENDING, PROMISE_KEPT, PROMISE_BROKEN };
/* Kept: done on or before the day promised. Broken: that day has passed. */
enum promise promise_on(day_t promise, day_t done, day_t);
const char *promise_word(enum promise);		/* NONE: "" */
const char *promise_name(enum promise);		/* translated */

/* Work days past the due date, the broken promise, or the silence allowed. */
int	 chase_late(const struct chase_rules *, const struct chase_facts *,
	    day_t);

enum chase_group {			/* of the inbox, in its order */
	CHASE_OVERDUE,			/* due date or promise has passed */
	CHASE_TODAY,			/* due, promised or to be asked today */
	CHASE_SILENT,			/* not yet due, no word for long */
	CHASE_DECISION,			/* ours: gates, waivers (report) */
	CHASE_LATER,			/* theirs, and not pressing */
	CHASE_SNOOZED,			/* left alone until a day */
	CHASE__COUNT
};

enum chase_group chase_group(const struct chase_rules *,
	    const struct chase_facts *, day_t);
const char *chase_group_word(enum chase_group);	/* for programs */
const char *chase_group_name(enum chase_group);	/* translated */

/*
 * Has it been asked often enough, or been silent long enough, on its rung to
 * go up one? Never on the top rung.
 */
bool	 chase_may_climb(const struct chase_rules *, const struct chase_facts *,
	    day_t);

struct chase_effect {			/* what one answer sets free */
	int	 steps, municipalities, targets;
};

/*
 * The steps that wait for step i, or for one that waits for it, and are not
 * done: bits of the walk's track, i itself left out.
 */
uint64_t chase_holds(const struct walk *, int i);

/* Rank = (the item itself + points) x lateness; the sum can be told. */
struct chase_rank {
	struct chase_effect	 effect;
	int64_t			 points;	/* 1 + weighted effect */
	int64_t			 part[3];	/* steps, municipalities,
						 * targets, weighted */
	int			 late;		/* work days */
	int			 percent;	/* lateness: 100 and up */
	int64_t			 sum;		/* points x percent / 100 */
};

void	 chase_rank(const struct chase_rules *, const struct chase_effect *,
	    int late, struct chase_rank *);
/* "14 steps, 11 municipalities, 1 target"; nothing for no effect. */
void	 chase_effect_tell(struct buf *, const struct chase_effect *);
/* "1 + 14 for 14 steps + ... = 26; x 160 % for 6 work days late = 41" */
void	 chase_rank_tell(struct buf *, const struct chase_rank *);

#endif
