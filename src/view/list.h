/*
 * Private to src/view: a list of any roster, with chosen columns, in any
 * order; what the screens around it (list_open.c, list_columns.c, lists.c)
 * share with it.
 */
#ifndef VIEW_LIST_H
#define VIEW_LIST_H

#include "store/roster.h"
#include "store/views.h"
#include "view/screens.h"

#define LIST_WINDOW	128		/* rows that are kept decoded */
#define LIST_AT_ONCE	256		/* rows before the first paint */
#define LIST_TITLE	48		/* bytes of a column's head */

struct list_view {
	struct view	 v;
	enum roster_id	 id;
	char		*name;		/* of the saved view, or NULL */
	struct roster_pick col[ROSTER_FIELDS_MAX], sort[ROSTER_FIELDS_MAX];
	int		 ncols, nsort;

	struct roster	*roster;	/* of the day that was loaded */
	struct ids	 ids;
	bool		 whole;		/* these are all; else the first */
	int64_t		 total;		/* rows without the filter; -1: not
					 * known yet */
	struct roster_row row[LIST_WINDOW];
	bool		 there[LIST_WINDOW];
	size_t		 first, have;	/* what the window holds */

	struct table	 table;
	struct table_col tcol[TABLE_COLS];
	char		 title[TABLE_COLS][LIST_TITLE];
};

/* What view_list opens on, by view_arg.what; texts are borrowed. */
struct list_arg {
	enum roster_id	 id;
	const char	*name, *filter, *columns, *sort;	/* or NULL */
};

extern const struct view_class view_list, view_list_columns;

/* Open a list above the view on top. */
bool	 list_open(struct app *, const struct list_arg *, struct err *);
/* "steps owner:me", as it stands after ":list". */
bool	 list_open_words(struct app *, const char *, struct err *);
/* Open the saved view of this name. */
bool	 list_open_view(struct app *, const char *name, struct err *);
/* Save it under the name that followed the command, else ask for one. */
bool	 list_ask_name(struct list_view *, bool shared, struct err *);
/* The row i; NULL: it has gone, or could not be read. */
const struct roster_row *list_row(struct list_view *, size_t i);
/* Other columns, or another order: ready to be loaded. */
void	 list_columns_changed(struct list_view *);

/*
 * Lists of any length: the first rows before the first paint, the rest after
 * it. How many rows to load, 0 for all: who stands far down stays there, and
 * marks are counted in all rows.
 */
size_t	 list_at_once(const struct view *, const struct table *);
/* What needs every row, or goes beyond the first, waits for every row. */
bool	 list_goes_on(const struct table *, enum cmd);

/* What Enter, the verbs and the history mean for the row: list_open.c. */
bool	 list_row_open(struct list_view *, struct err *);
bool	 list_has_steps(const struct list_view *);	/* behind its rows */
bool	 list_row_errands(struct list_view *, int64_t id, struct errands *,
	    struct err *);
bool	 list_row_item(struct list_view *, struct view_item *);

#endif
