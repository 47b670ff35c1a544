/*
 * What the files of the timeline share: its state, the days of its cells.
 */
#ifndef VIEW_TIMELINE_H
#define VIEW_TIMELINE_H

#include "report/timeline.h"
#include "view/app.h"
#include "widget/aside.h"

enum timeline_zoom {
	ZOOM_WEEK,			/* three cells a week */
	ZOOM_DAY,			/* a cell a day, Monday to Friday */
	ZOOM_MONTH,			/* four cells a month */
	ZOOM__COUNT
};

enum { COL_SYSTEM, COL_OWNER, COL_READY, COL_PLAN, COL_SLIP, COL_WEEKS,
	COL__COUNT };

enum timeline_group {
	GROUP_NONE, GROUP_VENDOR, GROUP_OWNER, GROUP_PHASE, GROUP__COUNT
};

enum timeline_line {			/* of the list */
	LINE_ROW, LINE_QUARTER, LINE_NO_FORECAST, LINE_GROUP
};

struct timeline_line_of {
	enum timeline_line kind;
	size_t		 row;		/* GROUP: its first */
	size_t		 n;		/* GROUP: how many it has */
};

struct timeline_view {
	struct view	 v;
	struct ids	 tracks;	/* the courses */
	size_t		 course;	/* 0: all; else index plus 1 */
	struct timeline	 t;
	struct view_time of;		/* that it is of */
	enum timeline_group group;
	struct timeline_line_of *line;	/* rows and headings */
	size_t		 nlines;
	struct table	 table;
	enum timeline_zoom zoom;
	int		 left;		/* the first cell; cells count from the
					 * same day for every zoom; or how far
					 * from where it will be, until: */
	bool		 placed;	/* the first drawing has set it */
	struct buf	 ground;	/* the cells without a row, as drawn */
	struct timeline	 then;		/* the baseline, if based */
	struct moment	 then_at;
	uint64_t	 then_seen;	/* the app's, when it was read */
	bool		 based;
	struct aside	 aside;
	struct buf	 path;		/* what the pane says of: */
	int64_t		 path_run;	/* 0: it has to be read */
};

/* The row under the cursor; NULL: none. */
const struct timeline_row *timeline_chosen(const struct timeline_view *);

/* timeline_lines.c */
void	 timeline_lines_init(struct timeline_view *);
/* After the rows, or how they are grouped, have changed. */
void	 timeline_lines_make(struct timeline_view *);
const char *timeline_group_word(enum timeline_group);
const char *timeline_group_name(enum timeline_group);	/* translated */

/* timeline_draw.c */
void	 timeline_view_draw(struct view *, const struct area *);
/* The signs of a row on the ground, over the cells on the screen. */
void	 timeline_bar(const struct timeline_view *,
	    const struct timeline_row *, struct buf *);
/* Where the first cell is comes of the day and the width, when drawn. */
void	 timeline_unplace(struct timeline_view *);
/* Another zoom, with the day in the middle kept there. */
void	 timeline_turn_zoom(struct timeline_view *);
/* To the left or right by a week, a month at that zoom. */
void	 timeline_scroll(struct timeline_view *, int dir);

#endif
