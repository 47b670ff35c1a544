/*
 * A view is one screen: a struct that starts with struct view, and a const
 * struct view_class that says what it can. Views read and draw; what writes
 * is an act (act/), called from a view's command. They never read keys, never
 * print, never touch the terminal, never wait.
 *
 * The three reasons to work are kept apart: the data changed -> load; what
 * is slow and may come after the first paint -> fill; anything -> draw. draw
 * asks the store for nothing but rows through a rowset's window.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "act/many.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "store/history.h"
#include "term/command.h"
#include "term/draw.h"
#include "widget/table.h"

struct app;
struct view;

#define VIEW_FILTER	256

/* What a view is opened on; what the numbers mean is between the views. */
struct view_arg {
	int64_t		 id, id2;
	const char	*text;		/* borrowed during open; or NULL */
	const struct thing *thing;	/* the same; for the history */
	const void	*of;		/* the same; for views that say what */
	void		*what;		/* anything else; emptied by open */
};

/* What the selected row is, for its history. */
struct view_item {
	struct thing	 thing;
	char		 title[256];
};

/*
 * Where rows come from. What is about a row, or moves among them, waits for
 * them, so that keys typed fast do what they do when typed slowly.
 */
enum rows_come {
	ROWS_LOADED,			/* by load; fill only counts */
	ROWS_FILLED_ONCE,		/* by fill; who has old ones may go on
					 * with them, nothing is done to them */
	ROWS_FILLED,			/* by fill, every time; on trouble load
					 * is called again */
};

/* Only name, ctx, size, load and draw must be there; the rest may be NULL. */
struct view_class {
	const char	*name;		/* stable: tests and messages */
	enum cmd	 home;		/* the command that goes here; CMD_NONE
					 * for views that rows open into */
	unsigned	 ctx;		/* mask of enum ctx; CTX_ANY is added */
	size_t		 size;		/* of the view's struct */
	int		 min_rows, min_cols;	/* of the screen; 0: 8 and 40 */

	/*
	 * Once, before the first load, on a zeroed struct. arg is never NULL.
	 * On false the view is freed (fini is called) and never shown.
	 */
	bool		(*open)(struct view *, const struct view_arg *,
			    struct err *);
	/*
	 * Read what is shown, for app->as_of (DAY_NONE: now) and v->filter,
	 * in one snapshot. Called after open and whenever data, filter or day
	 * moved. On false what was shown before must still be there.
	 * ERR_INTERRUPT means a key came first: it will be called again.
	 */
	bool		(*load)(struct view *, struct err *);
	/*
	 * The slow rest (counts that scan), after the first paint. Same
	 * rules. Called after each load, when no key waits. After
	 * ERR_INTERRUPT it goes on with what it has kept. With v->more set
	 * it is called again: what there is by now is painted first.
	 */
	bool		(*fill)(struct view *, struct err *);
	bool		 fill_tries;	/* an act, and takes it back: it begins
					 * on its own, in no snapshot */
	enum rows_come	 rows_come;	/* which keys wait for fill */
	/* Paint the body. The area is erased and at least 1 x 1. */
	void		(*draw)(struct view *, const struct area *);
	/*
	 * Answer a command: true if it was yours, with an error in err if it
	 * went wrong; false hands it on. CMD_WRITES does not come when the
	 * store is read-only or another day is shown, CMD_ROW only with a
	 * row. The data are fresh (loaded). app->arg holds what followed the
	 * name on the ":" line, "" for a key.
	 */
	bool		(*command)(struct view *, enum cmd, struct err *);
	/*
	 * Can the filter be read? If not the sentence is shown, and what was
	 * read last goes on narrowing. NULL: any text can.
	 */
	bool		(*narrows)(struct view *, const char *, struct err *);
	/* May the command be of use now? Only for the key bar; NULL: yes. */
	bool		(*can)(struct view *, enum cmd);
	/* The list the cursor is in, now; the app moves it, finds in it. */
	struct table	*(*table)(struct view *);
	/*
	 * The head of a column of table was clicked: sort by it, or, when it
	 * is the one sorted by, turn the order round. NULL: cannot be sorted.
	 */
	void		(*head)(struct view *, int col);
	/* Where we are, for line 2; the filter and the day are added. */
	void		(*where)(struct view *, struct buf *);
	/*
	 * One sentence about the selection, for the line above the keys. Not
	 * asked while the list has no row.
	 */
	void		(*sentence)(struct view *, struct buf *);
	/*
	 * With CTX_MARKS: the rows that can be marked, by ids that stay the
	 * same, for views that have no table of them. NULL: those of table.
	 */
	void		(*mark_rows)(struct view *, struct mark_rows *);
	/*
	 * What work on the row with this id is about (CTX_STEPS, CTX_GATES):
	 * add its steps, or a subject without a step for its next one. With
	 * it the verbs, on marked rows too, "." and why need nothing else;
	 * what command answers itself comes there first.
	 */
	bool		(*errands)(struct view *, int64_t id, struct errands *,
			    struct err *);
	/* What the selected row is; false: nothing with a history. */
	bool		(*item)(struct view *, struct view_item *);
	/* Frees what the view owns, not the view. Half-open views come too. */
	void		(*fini)(struct view *);
};

struct view {
	const struct view_class	*class;
	struct app	*app;
	struct view	*below;		/* the one q goes back to */
	char		 filter[VIEW_FILTER];	/* "" for none; the app's */
	char		 find[VIEW_FILTER];	/* what f looked for last */
	struct marks	 marks;		/* CTX_MARKS: the rows marked, by id */
	bool		 stale;		/* load before it is used again */
	bool		 loaded;	/* has ever been loaded */
	bool		 filled;	/* fill has run since the last load */
	bool		 more;		/* set by fill: once more */
	bool		 has_rows;	/* fill has brought some */
};

#endif
