/*
 * The app: the stack of views, the one loop that reads keys, the frame around
 * every view, the message line, and the states in which keys go elsewhere
 * first (a prompt, a form, a clash of two people's words, the palette, the
 * second key after "g"). Each is a state here, never a loop of its own.
 */
#ifndef VIEW_APP_H
#define VIEW_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "act/act.h"
#include "base/date.h"
#include "base/err.h"
#include "report/diff.h"
#include "store/known.h"
#include "store/store.h"
#include "term/draw.h"
#include "term/key.h"
#include "view/view.h"
#include "widget/form.h"
#include "widget/prompt.h"

/*
 * The screens that commands go to, in the order of line 1; ends with a NULL
 * class. A screen with a digit among its keys is shown there.
 */
struct screen {
	enum cmd		 cmd;
	const struct view_class	*class;
};

#define APP_SCREENS	12

/*
 * Somebody who looks on and speaks above the views: the tutorial. It is asked
 * before each drawing, and gets that many rows where there is room.
 */
struct coach {
	int		 rows;
	void		(*look)(struct app *, void *arg);
	void		(*draw)(struct app *, void *arg, const struct area *);
	void		*arg;
};

/*
 * A question on the message line. Exactly one of done and pick is used: a
 * line of text, or one key of keys. label and text are copied, keys (a
 * literal) and arg are not.
 */
struct question {
	const char	*label;		/* translated */
	const char	*text;		/* what it opens with; NULL: "" */
	const char	*keys;		/* NULL: a line */
	const char	*warning;	/* stands below, instead of how to
					 * answer; or NULL */
	/*
	 * The line was entered. On false the sentence is shown and the
	 * question stays open with the text as it is.
	 */
	bool		(*done)(struct app *, void *arg, const char *text,
			    struct err *);
	void		(*pick)(struct app *, void *arg, int key);
	/* After every change; or NULL. */
	void		(*changed)(struct app *, void *arg, const char *text);
	void		(*cancelled)(struct app *, void *arg);	/* or NULL */
	void		(*complete)(const char *, struct buf *, struct buf *);
	void		*arg;
};

/* A form over the view. Set its fields with form_set after app_form. */
struct form_owner {
	/*
	 * Save. On false the form stays open with the sentence; use form_fail
	 * as well to say which field. On true it closes.
	 */
	bool		(*save)(struct app *, void *arg, struct form *,
			    struct err *);
	void		(*closed)(struct app *, void *arg);	/* or NULL */
	void		*arg;
	char		 key[128];	/* of its draft: "step:42" */
};

enum app_mode {
	MODE_VIEW, MODE_PREFIX, MODE_PROMPT, MODE_FORM, MODE_CLASH,
	MODE_PALETTE
};

struct clash_box;
struct fields_work;
struct palette;
struct work;

struct app {
	/* For views to read. */
	struct store	*store;
	day_t		 today;
	day_t		 as_of;		/* the day asked for; DAY_NONE: none */
	struct known	 known;		/* when store_is_known */
	struct diff_scope compare;	/* what "=" was pressed on */
	const char	*arg;		/* what followed ":name "; "" mostly */

	const struct coach *coach;	/* or NULL */

	/* The app's own. */
	const struct screen *screens;
	struct view	*stack[APP_SCREENS];	/* each one's top view */
	int		 screen, last_screen;	/* indexes of screens */
	struct view	*top;		/* of the screen that is shown */
	struct frame	*frame;
	enum app_mode	 mode;
	int		 key;		/* the one that is being answered */
	struct mouse_event mouse;		/* what K_MOUSE is */
	bool		 mouse_on;
	int64_t		 clicked_at;	/* and on which row: */
	int64_t		 clicked_id;
	int		 prefix;	/* the first key of two */
	int64_t		 prefix_at;
	struct prompt	 prompt;
	struct question	 question;
	struct form	 form;
	struct form_owner form_owner;
	struct clash_box *clash;	/* NULL before the first */
	struct fields_work *fields;	/* NULL before the first form of F */
	struct palette	*palette;	/* NULL before it is first opened */
	struct deed	*last;		/* what "." repeats; NULL: nothing */
	struct work	*many;		/* what is asked for marked rows */
	char		 message[1024];
	bool		 message_bad;
	bool		 unread;	/* ... of what cannot be read */
	bool		 dirty;		/* paint before waiting */
	bool		 whole;		/* with the panes: more has happened
					 * than that the cursor moved, */
	int64_t		 moved_at;	/* as it did last then */
	bool		 frozen;	/* what others write is not shown */
	bool		 quit;
	bool		 scripted;	/* no terminal, nobody to wait for */
	bool		 yields;	/* this query gives way to keys */
	bool		 filling;	/* it is a fill */
	bool		 framed;	/* its screen stands, without rows */
	bool		 told;		/* that it takes a while */
	bool		 torn;		/* drawn without all of its rows */
	int64_t		 busy_since;	/* of the query that runs; 0: none */
	bool		 working;	/* between app_work_begin and _end */
	bool		 work_stop;	/* and Esc was pressed */
	int64_t		 looked_at;	/* when the keys were last looked at */
	int64_t		 painted_at;	/* when a frame was last painted */
	int64_t		 work_told_at;	/* when the line was last painted */
	int64_t		 retry_at;	/* a load failed: not before this */
	int64_t		 asked_at;	/* when the store was last asked */
	uint64_t	 seen;		/* store_generation of what is shown */
	int64_t		 loaded_act;	/* and the last act that it has; 0:
					 * not known. What keys are typed at
					 * is what was painted: */
	int64_t		 seen_act;
};

/*
 * Ready with the first of screens open but not loaded. The store stays the
 * caller's. ERR_*: the first screen could not be opened.
 */
bool	 app_init(struct app *, struct store *, day_t as_of,
	    const struct screen *screens, struct err *);
void	 app_fini(struct app *);
/*
 * Take the terminal, run until the user leaves, give the terminal back.
 * False: the terminal cannot be used. *sig gets the signal that ended it or
 * 0; the caller closes the store and then calls tty_raise(*sig).
 */
bool	 app_run(struct app *, int *sig, struct err *);
/*
 * The same without a terminal, from a file of lines; for tests. Each line is
 * done, and everything loaded and filled, before the next:
 *   keys j <Down> gg x      keys by name
 *   type text of any kind   each character a key
 *   :name argument          a command
 *   dump FILE               the screen as text, FILE.attr its styles
 *   paint FILE j k          keys, and a dump of what answers them at once
 *   expect text             fails unless the screen has it; expect-not too
 *   size 100x30             another window size
 *   click 5 12              the mouse, on that row and column from 0
 *   # comment
 * FILE is taken as it stands. After each line the cursor must rest on the
 * selected row, if there is one. On failure err has file:line and the screen is
 * printed on stderr.
 */
bool	 app_script(struct app *, const char *file, int cols, int rows,
	    struct err *);

/* ---- for views ---- */

/* Open a view above this one. On false err says why; nothing changed. */
bool	 app_push(struct app *, const struct view_class *,
	    const struct view_arg *, struct err *);
/* Close the view on top; on the last one nothing happens. */
void	 app_pop(struct app *);
/*
 * Go to a screen of the table, as it was left; from itself, to its first
 * view. "-" comes back.
 */
bool	 app_go(struct app *, enum cmd, struct err *);
/* Say something on the message line until the next key. */
void	 app_say(struct app *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
void	 app_fail(struct app *, const struct err *);
/* The data of every view moved: load again before the next use. */
void	 app_stale(struct app *);
/* Who acts, for act/: origin screen, today. */
struct act_ctx app_act(struct app *);
/* This act was made here: whoever made it has seen it. 0: none was. */
void	 app_own(struct app *, int64_t act_id);
/*
 * An act was made: say its sentence; everything is stale. Its details, if
 * there are any, open as a text above the view.
 */
void	 app_done(struct app *, const struct act_result *);
/*
 * What work is about now, for views with errands: the marked rows, else the
 * row under the cursor. The caller's errands_fini, also after a failure.
 */
bool	 app_errands(struct app *, struct errands *, struct err *);
/* This deed was done: "." repeats it. Copied. */
void	 app_remember(struct app *, const struct deed *);
void	 app_ask(struct app *, const struct question *);
/*
 * Open a form. The fields are a static table; owner is copied. Then call
 * form_set for the values, then app_form_ready, which offers the draft; false:
 * a value is too long for its field, and the form is closed again.
 */
struct form *app_form(struct app *, const char *title,
	    const struct form_field *, int nfields,
	    const struct form_owner *);
bool	 app_form_ready(struct app *, struct err *);
/* Does a text (NULL: none) fit a line or a field? ERR_INVALID: it is longer. */
bool	 app_can_hold(const char *text, struct err *);
/*
 * From a form's save or a question's done, before it returns false: others
 * have changed what it would write (ERR_CONFLICT). The clashes are taken over
 * and asked about; then settled is told the decisions, and the form is saved,
 * the line entered, again. Esc goes back to it. title is copied. clash.c
 */
void	 app_clash(struct app *, const char *title, struct act_result *,
	    void (*settled)(struct app *, void *arg, const struct clash *,
	    int n), void *arg);
/*
 * Open a text about the selected row of the view on top: tell appends "title\n"
 * and then the text. When the store or the time that is shown has changed it is
 * told again, by the view below, whose rows have been read then. False: it
 * could not be told. text.c
 */
bool	 app_tell(struct app *, bool (*tell)(struct view *, struct buf *,
	    struct err *), struct err *);
/* Do a command as if its key had been pressed on the view on top. */
void	 app_command(struct app *, enum cmd, const char *arg);
/* Is it a command of the screen, that does something there? */
bool	 app_takes(const struct view *, enum cmd);
/* One key, in whatever state the app is. */
void	 app_key(struct app *, int key);
/* Load and draw what is due, into the frame; the loop and scripts do. */
void	 app_draw(struct app *);
/*
 * Shall a load, fill or find that has gone on for a while stop (ERR_INTERRUPT)?
 * The store asks by itself during statements; loops over many rows ask every
 * thousand rows or so. False in scripts and where the answer must be had.
 */
bool	 app_interrupted(struct app *);
/*
 * Work that takes long and that somebody waits for, from a command or a fill.
 * Between begin and end no key but Esc and Ctrl-c is heard; they stop the
 * statement that runs (ERR_INTERRUPT). app_work, called every so often, shows
 * the line and answers whether to stop.
 */
void	 app_work_begin(struct app *);
bool	 app_work(struct app *, const char *line);
void	 app_work_end(struct app *);
/* Why nothing may be written now; NULL if it may. Translated. */
const char *app_refusal(const struct app *);
/* Is another day shown, or what was known at another time? */
bool	 app_is_another_time(const struct app *);
/*
 * Ask for another time and list what changed from it to what is shown; what
 * followed ":compare" is not asked for. diff.c
 */
bool	 app_compare(struct app *, const struct diff_scope *, struct err *);
/* Show everything as it was known then; on trouble it is now. */
bool	 app_show_known(struct app *, const struct known *, struct err *);
/* "Wed 11 Nov 2026  w46", in the user's language; appended. */
void	 app_day(day_t, struct buf *);
/* "11 Nov 2026"; appended. */
void	 app_day_short(day_t, struct buf *);

/*
 * The screen of CMD_HISTORY opened on a row ("H"): its view gets whose history
 * it is in arg.thing and the title in arg.text. Without a row both are empty.
 */

extern const struct view_class view_help;	/* help.c */
/* What came of an act, to read; arg.text: "title\n", then it. text.c */
extern const struct view_class view_text;
/* manual.c: read a page ("klar", "1"). A sentence if there is none. */
bool	 manual_open(const char *page, const char *section, struct err *);

#endif
