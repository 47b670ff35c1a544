/*
 * Rows that a person has marked, by their id: a mark stays with its row when
 * the list is sorted, narrowed or loaded again, also while the row is hidden.
 * A range is open between the row where it began and the cursor until it is
 * ended; what it covers is marked then.
 */
#ifndef WIDGET_MARKS_H
#define WIDGET_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The rows of a list now, in its order; table_mark_rows makes it of a table. */
struct mark_rows {
	size_t		 n, cursor;
	int64_t		(*id)(void *arg, size_t i);	/* NULL: the index */
	/* A heading, never marked. NULL: there are none. */
	bool		(*is_heading)(void *arg, size_t i);
	void		*arg;
};

struct marks {				/* zeroed: none */
	int64_t		*id;		/* in rising order */
	size_t		 n, room;
	size_t		 shown;		/* of them are rows of the list now */
	bool		 ranging;
	int64_t		 from_id;	/* the row the range began on */
	size_t		 from;		/* where it stands */
};

void	 marks_fini(struct marks *);
bool	 marks_has(const struct marks *, int64_t id);
/* Is row i marked, or inside the open range? */
bool	 marks_has_row(const struct marks *, const struct mark_rows *,
	    size_t i);
/* Anything marked, or a range open. */
bool	 marks_any(const struct marks *);

/* Mark the row of the cursor, or take its mark off. */
void	 marks_toggle(struct marks *, const struct mark_rows *);
/* Begin a range at the cursor, or end it: its rows are marked. */
void	 marks_range(struct marks *, const struct mark_rows *);
/* Mark every row of the list; if all are, take their marks off. */
void	 marks_all(struct marks *, const struct mark_rows *);
/* Mark these ids, rows of the list now; those that are marked stay so. */
void	 marks_put(struct marks *, const int64_t *id, size_t n);
/* to, which is taken over by a copy of from. */
void	 marks_copy(struct marks *to, const struct marks *from);
/* End an open range, as marks_range does. Before the marks are acted on. */
void	 marks_settle(struct marks *, const struct mark_rows *);
/* Esc: the open range goes, without it the marks. False: nothing to clear. */
bool	 marks_clear(struct marks *);
/*
 * The list was loaded: how many of the marked are shown is counted, the
 * range begins at its row, or is gone with it.
 */
void	 marks_loaded(struct marks *, const struct mark_rows *);
/* "3 marked, 1 hidden by the filter"; nothing appended without marks. */
void	 marks_tell(const struct marks *, const struct mark_rows *,
	    bool filtered, struct buf *);

#endif
