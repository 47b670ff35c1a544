/*
 * The screens, as a table, and how klar opens them.
 */
#ifndef VIEW_SCREENS_H
#define VIEW_SCREENS_H

#include "cli/cli.h"
#include "model/roster.h"
#include "view/app.h"

/* The screens in the order of line 1; a NULL class ends. */
extern const struct screen screens[];

extern const struct view_class view_overview, view_inbox, view_letter,
	view_matrix, view_board, view_standing,
	view_municipalities, view_municipality, view_systems, view_rollout,
	view_installations, view_lists, view_history, view_act, view_import,
	view_plan, view_whatif, view_diff, view_timeline;

/*
 * klar without a command: the screens, or without a terminal the overview as
 * text. A missing default store is made first. Returns the exit status.
 */
int	 screens_run(struct cli *);

/*
 * A system's steps, or its installations if it is on no course, above the
 * current view.
 */
bool	 open_system(struct app *, int64_t id, struct err *);
/*
 * The screens on a store that is open already, under a coach (or NULL). *sig
 * is the signal that ended them, for tty_raise once the store is closed.
 */
bool	 screens_open(struct cli *, const struct coach *, int *sig,
	    struct err *);

/* Open a subject's steps above the current view. */
bool	 open_standing(struct app *, const struct subject *, struct err *);
/*
 * Do a deed to errands: at once, or after a look at what would happen when
 * asked for, when there are more than many_guard() or the step is only "the
 * next".
 * What was refused is shown. again: it is said that this is a repetition. The
 * errands are taken over, unless it fails: the answers were no good.
 */
bool	 plan_deed(struct app *, const struct deed *, struct errands *,
	    bool ask, bool again, struct err *);
/*
 * What has come of an act, row by row, when some were refused; text is what it
 * says. The rows are taken over.
 */
bool	 plan_show(struct app *, struct many *, const char *text,
	    struct err *);
/* The day that views show: as of, else as known, else today. */
day_t	 view_day(const struct view *);
/* All of the time that they show; is it this one? */
struct view_time view_time(const struct view *);
bool	 view_shows(const struct view *, const struct view_time *);
/* The style and sign of a step's state. */
enum style step_style(const struct step_view *);
const char *step_glyph(const struct step_view *);
/* Lines of text ('\n' after each), each wrapped; from the top on. */
void	 draw_lines(const struct area *, const char *lines);
/*
 * For screens whose rows are those of a roster: keep the ids that the filter
 * lets through; can a text be read as one? (narrow.c)
 */
bool	 view_keep(struct view *, enum roster_id, struct ids *, struct err *);
bool	 view_reads(struct view *, enum roster_id, const char *, struct err *);
/* Does the filter of the view let this text through? */
bool	 view_lets(const struct view *, const char *text);

#endif
