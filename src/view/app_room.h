/*
 * What the files of the app share (app*.c); nobody else includes this.
 */
#ifndef VIEW_APP_ROOM_H
#define VIEW_APP_ROOM_H

#include "view/app.h"

#define MENU_MS		400	/* before the menu after "g" appears */
#define IDLE_MS		1000	/* between two looks at the store */
#define WAIT_MS		150	/* for another writer, while a key waits */
#define GLANCE_MS	30	/* the same, when nobody waits */
#define ACT_WAIT_MS	2000	/* the same, for an act */

/* app.c */
bool	 app_load(struct app *, bool yields);	/* what is on top, if stale */
bool	 app_fill(struct app *);	/* false: given way to a key */
void	 app_filter(struct app *, const char *text);

/* app_marks.c: marks, for views with CTX_MARKS */
bool	 app_mark(struct app *, enum cmd);	/* false: not one of those */
void	 app_marks_loaded(struct view *);
void	 app_marks_tell(struct view *, struct buf *);

/* app_key.c */
void	 app_keep_draft(struct app *);

#endif
