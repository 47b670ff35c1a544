/*
 * Where one subject stands: its track, marks, facts and the walk worked out
 * of them for a day. What screens draw, acts check and reports count.
 */
#ifndef STORE_STANDING_H
#define STORE_STANDING_H

#include "model/request.h"
#include "store/history.h"
#include "store/programme.h"

struct subject {			/* who walks which track */
	enum subject_kind kind;
	int64_t	 id;			/* of the system, installation ... */
	int64_t	 track_id;
};

/* Its history: all of it, or one step's; a municipality's by its track. */
struct thing subject_thing(const struct subject *, int64_t step_id);

struct gate_decision {
	int64_t	 id;			/* 0: nobody has decided */
	day_t	 on;
	char	*note;
};

struct standing {
	struct subject	 subject;
	int64_t		 run_id;	/* 0: not enrolled, nothing marked */
	char		*name;		/* "Acadre", "Odense / Schultz Fasit" */
	char		*detail;	/* vendor, or municipality code */
	struct track	 track;
	struct mark	 mark[TRACK_STEPS_MAX];		/* parallel to steps */
	struct walk_past *past;		/* periods before the marks', by step
					 * and day; mark.id is the row's */
	int		 npast;
	struct request	*request;	/* waivers asked for, by step and as
					 * they came */
	int		 nrequests;
	struct gate_decision gate[TRACK_PHASES_MAX];
	char		 fact_name[WALK_FACTS_MAX][32];
	struct walk_facts facts;	/* names point into fact_name */
	struct standing	*system;	/* an installation's, on its course;
					 * NULL: on none, or no such */
	struct walk	 walk;		/* on the day asked for */
};

/*
 * Free with standing_fini, also after a failure. Not to be copied: it points
 * into itself.
 */
bool	 standing_load(struct store *, const struct subject *, day_t,
	    struct standing *, struct err *);
void	 standing_fini(struct standing *);
/*
 * Only who it is: name, detail, reported milestones. For a system that is on
 * no course; the track is empty. Free with standing_fini, as above.
 */
bool	 standing_name(struct store *, const struct subject *,
	    struct standing *, struct err *);
/*
 * The mark that speaks of a step on the walk's day: its own, or the earlier
 * period that held, or had ended, on it.
 */
const struct mark *standing_mark(const struct standing *, int step);
/* The waiver of a step that waits for an answer that day; NULL: none does. */
const struct request *standing_request(const struct standing *, int step);
/* The same marks on another day; no query. */
void	 standing_on(struct standing *, day_t);
/*
 * The first thing that happened on the run, up to the walk's day; DAY_NONE:
 * nothing has.
 */
day_t	 standing_began(const struct standing *);
/* The klarmelding of a system on the day: its day, or DAY_NONE. */
bool	 system_ready_on(struct store *, int64_t system_id, day_t, day_t *,
	    struct err *);
/* The row of a condition's answer in a run; 0: unanswered. */
bool	 fact_find(struct store *, int64_t run_id, const char *name,
	    int64_t *id, struct err *);

#endif
