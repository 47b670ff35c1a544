/*
 * What the files of the app share (app*.c); nobody else includes this.
 */
#ifndef VIEW_APP_ROOM_H
#define VIEW_APP_ROOM_H

#include "view/app.h"

#define MENU_MS		400	/* before the menu after "g" appears */
#define IDLE_MS		1000	/* between two looks at the store */
#define REST_MS		60	/* without a key: panes follow the cursor */
#define WAIT_MS		150	/* for another writer, while a key waits */
#define GLANCE_MS	30	/* the same, when nobody waits */
#define ACT_WAIT_MS	2000	/* the same, for an act */

/* app.c */
/*
 * A key has come: what was said is heard. That the screen cannot be read stays
 * until it is tried again.
 */
void	 app_heard(struct app *);
bool	 app_load(struct app *, bool yields);	/* what is on top, if stale */
bool	 app_fill(struct app *);	/* false: given way to a key */
bool	 app_rows(struct app *);	/* the rows of now, whatever it takes */
void	 app_rest(struct app *);	/* no key: let the panes follow */
bool	 app_is_moving(const struct app *);	/* a key moved the cursor
						 * just now */
void	 app_filter(struct app *, const char *text);

/* app_work.c: has somebody asked for the work to stop? */
bool	 app_work_stops(struct app *);

/* app_draw.c: what stands around the rows, while they are read */
void	 app_draw_frame(struct app *);

/* app_marks.c: marks, for views with CTX_MARKS */
bool	 app_mark(struct app *, enum cmd);	/* false: not one of those */
void	 app_marks_loaded(struct view *);
void	 app_marks_tell(struct view *, struct buf *);
struct mark_rows app_mark_rows(struct view *);
bool	 app_has_row(struct view *);	/* one is selected, or needs not be */

/*
 * many.c: a verb on steps for the marked rows (marked: nothing without), else
 * for the row under the cursor, by the view's errands. False: not for us.
 */
bool	 app_many(struct app *, enum cmd, bool marked, struct err *);
void	 app_many_fini(struct app *);

/* app_mouse.c */
bool	 app_listen(struct app *, struct err *);	/* or not any more */
void	 app_mouse(struct app *);	/* K_MOUSE came: app->mouse */

/* app_time.c */
void	 app_ask_time(struct app *, enum cmd);	/* AS_OF, AS_KNOWN */
bool	 app_to_now(struct app *);	/* false: it is shown already */
/* "AS KNOWN 07-04-2021 12:00, read only ..."; appended. */
void	 app_time_words(const struct app *, bool brief, struct buf *);

/* fields.c: the fields of the selected row itself, in a form */
bool	 app_edit_fields(struct app *, struct err *);

/* whatif.c: of the marked steps, or the one under the cursor */
bool	 app_whatif(struct app *, struct err *);

/* app_key.c */
void	 app_keep_draft(struct app *);
/* Save the form, or enter the line, once more. */
void	 app_answer_again(struct app *);

#endif
