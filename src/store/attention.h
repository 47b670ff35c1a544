/*
 * What may ask for somebody's attention, across all subjects: marks with a
 * due day, an end or a wait. Whether they do is report/attention.h. And the
 * targets of a quarter.
 */
#ifndef STORE_ATTENTION_H
#define STORE_ATTENTION_H

#include "store/standing.h"

enum attention {
	ATTENTION_LATE,			/* past its due date */
	ATTENTION_LAPSED,		/* waiver ended, evidence expired */
	ATTENTION_WAITING,		/* somebody holds the ball */
	ATTENTION_LAPSING,		/* a waiver or evidence ends soon */
	ATTENTION_ASKED,		/* a waiver is asked for */
	ATTENTION__COUNT
};

struct candidate {			/* to be judged by the walk */
	enum attention	 kind;
	int64_t		 id;		/* of the mark, or of the request */
	int64_t		 step_id, run_id;
};

/*
 * By kind and the most pressing first; the caller frees *rows. A mark may be a
 * candidate of several kinds. What ends by the day soon may be lapsing.
 */
bool	 attention_candidates(struct store *, day_t, day_t soon,
	    struct candidate **rows, size_t *n, struct err *);
/* What a run is of, if that lives on the day; false without an error: not. */
bool	 run_living(struct store *, int64_t run_id, day_t, struct subject *,
	    struct err *);

/* Metrics that the store counts itself: systems klarmeldt, municipalities. */
#define TARGET_READY	"klarmeldte_systemer"
#define TARGET_LIVE	"kommuner_i_drift"

/* No more marks and runs than this are there to be walked; found at once. */
bool	 walks_at_most(struct store *, int64_t *, struct err *);

struct target {				/* kvartalsmål (domain.md 8) */
	int64_t	 id;
	char	*number, *area, *title, *metric, *note, *source;
	int64_t	 value;			/* -1: none, or all of them */
	bool	 all_of;
};

bool	 target_rows(struct store *, int year, int quarter,
	    struct target **rows, size_t *n, struct err *);
void	 target_free(struct target *, size_t n);

struct system_told {			/* what lists say of a system */
	int64_t		 id;
	const char	*area;		/* borrowed; NULL: none */
	day_t		 ready_by;
};
/* See every system once, in no order. */
bool	 systems_told(struct store *, void (*see)(void *,
	    const struct system_told *), void *arg, struct err *);
/*
 * The newest figure of a metric in an area (NULL: none) by the day; *value is
 * left as it is when there is none.
 */
bool	 measure_newest(struct store *, const char *metric, const char *area,
	    day_t, int64_t *value, day_t *on, struct err *);

#endif
