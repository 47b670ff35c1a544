/*
 * Private to the overview: its panes, their tables and what stands in them.
 */
#ifndef VIEW_OVERVIEW_H
#define VIEW_OVERVIEW_H

#include "report/overview.h"
#include "view/screens.h"

/* As they stand in two columns: the first three on the left. */
enum pane {
	PANE_TARGETS, PANE_COURSES, PANE_AREAS,
	PANE_TODAY, PANE_ANSWERS, PANE_SINCE, PANE_ATTENTION, PANE__COUNT
};

enum need {				/* rows of PANE_TODAY */
	NEED_OVERDUE, NEED_TODAY, NEED_SILENT, NEED_DECISIONS, NEED_LAPSING,
	NEED__COUNT
};

struct overview_view {
	struct view	 v;
	struct overview	 o;
	struct view_time of;		/* that is shown */
	bool		 counted, chased;	/* ever, for this time */
	bool		 count_new;	/* since the last load */
	enum pane	 pane;
	bool		 stacked;	/* when last drawn: one column */
	int		 first;		/* the pane at its top; of the order */
	bool		 shown[PANE__COUNT];	/* when last drawn */
	struct table	 table[PANE__COUNT];
};

struct overview_pane {			/* its table; arg: the view */
	const struct table_col *col;
	int		 ncols;
	void		(*row)(void *, size_t, struct table_row *);
	int64_t		(*id)(void *, size_t);
	const char	*empty;
};
extern const struct overview_pane overview_panes[PANE__COUNT];

/* What the inbox is narrowed to behind a row of today. */
const char *overview_need_filter(enum need);
size_t	 overview_need_count(const struct overview_today *, enum need);
/* "oldest 6 days"; appended, maybe nothing. */
void	 overview_need_note(const struct overview_today *, enum need,
	    struct buf *);

/* "27 Apr 10:00" of a time as it is stored; the year if it is another. */
void	 overview_when(const struct overview_view *, const char *at, char *out,
	    size_t n);

/* overview_say.c: the sentence about the selected row. */
void	 overview_say(const struct overview_view *, struct buf *);

#endif
