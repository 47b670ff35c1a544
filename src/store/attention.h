/*
 * What asks for somebody's attention, across all subjects: late, waiting,
 * lapsed. And the targets of a quarter.
 */
#ifndef STORE_ATTENTION_H
#define STORE_ATTENTION_H

#include "store/standing.h"

enum attention {
	ATTENTION_LATE,			/* past its due date */
	ATTENTION_LAPSED,		/* waiver ended, evidence expired */
	ATTENTION_WAITING,		/* somebody holds the ball */
	ATTENTION__COUNT
};

struct attention_row {
	enum attention	 kind;
	int64_t		 mark_id;
	struct subject	 subject;
	char		*name;		/* of the subject */
	char		*step, *title;
	char		*who;		/* LATE: owner; WAITING: who */
	day_t		 day;		/* due, since, or ended */
};

/*
 * The first n of one kind on the day, most pressing first, appended to
 * *rows (grown with xrealloc). Free with attention_free.
 */
bool	 attention_rows(struct store *, enum attention, day_t, int n,
	    struct attention_row **rows, size_t *nrows, struct err *);
void	 attention_free(struct attention_row *, size_t n);

struct target {				/* kvartalsmål (domain.md 8) */
	int64_t	 id;
	char	*number, *area, *title, *metric, *note, *source;
	int64_t	 value;			/* -1: none, or all of them */
	bool	 all_of;
};

bool	 target_rows(struct store *, int year, int quarter,
	    struct target **rows, size_t *n, struct err *);
void	 target_free(struct target *, size_t n);

#endif
