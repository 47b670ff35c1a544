/*
 * What the files of the inbox share: its rows, and what is done to them.
 */
#ifndef VIEW_INBOX_H
#define VIEW_INBOX_H

#include "view/chase_work.h"
#include "widget/aside.h"

struct inbox_row {
	size_t		 item;		/* of the inbox */
	int		 heading;	/* a group, or -1 */
	int		 number;	/* from 1; 0: a heading */
};

struct inbox_view {
	struct view	 v;
	struct inbox	 box;
	struct aside	 aside;
	struct inbox_work *work;	/* the next box, under way; or NULL */
	bool		 known;		/* there has been a box */
	uint64_t	 seen;		/* what box or work is as of: */
	struct view_time of;
	char		 whose[128];
	struct inbox_row *row;
	size_t		 nrows, nitems;	/* nitems: without the headings */
	size_t		 npeople;	/* that hold what is shown */
	struct table	 table;
	char		 owner[128];	/* "me", "all" or a name */
	bool		 all;		/* what is not pressing too */
	int64_t		 wanted;	/* put the cursor there; 0: no */
	struct chase_work chase;
	/* What the open line is about; the cursor may move meanwhile. */
	int64_t		 line_item;
	char		 line_title[256];
	char		*saw;		/* what stood there */
	/* The log of the item the pane shows; read when the cursor moves. */
	int64_t		 log_of;
	struct contact_line *log;
	size_t		 nlog;
};

/* The selected item; NULL: none. */
const struct inbox_item *inbox_selected(const struct inbox_view *);
/* What stays the same of an item when the inbox is read again; never 0. */
int64_t	 inbox_item_id(const struct inbox_item *);
const struct inbox_item *inbox_item_of(const struct inbox_view *, int64_t id);

/*
 * Go to the inbox as it opens, narrowed to a filter; all: with what is not
 * pressing. The cursor goes to the item with this id, 0: anywhere. "-" comes
 * back.
 */
bool	 inbox_show(struct app *, const char *filter, bool all, int64_t id,
	    struct err *);

/* inbox_work.c: chasing, and what open items answer. */
bool	 inbox_work(struct inbox_view *, enum cmd, struct err *);

/* inbox_pane.c: why first, what was said, what is next, of the selected. */
void	 inbox_pane_draw(struct inbox_view *, const struct area *);
/* The sum behind the rank and the rest, to read. */
bool	 inbox_why(struct inbox_view *, struct err *);

#endif
