/*
 * The terminal: taken, given back, read, written. Only the files in this
 * folder see curses.h. There is one terminal; it is given back at exit, on
 * a fatal error, on a signal, and around a suspend.
 */
#ifndef TERM_TTY_H
#define TERM_TTY_H

#include <stdbool.h>

#include "base/err.h"
#include "term/draw.h"
#include "term/key.h"

/* Would tty_start have two ends to hold on to? (stdin and stdout) */
bool	 tty_is_there(void);
/*
 * Take the terminal. setlocale() and i18n_start() must have been called; ASCII
 * glyphs are chosen here when the character set is not UTF-8. NO_COLOR and
 * ESCDELAY are obeyed. ERR_IO with a sentence: not a terminal, TERM unset,
 * unknown, or too simple (dumb).
 */
bool	 tty_start(struct err *);
/* Give it back. Any number of times; also from atexit and on death. */
void	 tty_stop(void);

/* What to draw into; sized like the terminal. Borrowed until tty_stop. */
struct frame *tty_frame(void);
/*
 * Has the window changed its size since the last call? Then the frame has
 * the new one (and is empty).
 */
bool	 tty_resized(void);
/* Send what differs from what is shown. */
void	 tty_paint(void);
/* The next paint sends everything (Ctrl-L, after another program). */
void	 tty_forget(void);

/*
 * The next key, waiting at most ms. K_NONE: none came, or a signal did (ask
 * tty_signal, tty_resized, tty_woken). K_GONE: the terminal has vanished.
 */
int	 tty_key(int ms);
/*
 * A key is waiting, or a signal. Never blocks; false while the terminal is
 * not taken. Long queries ask app_interrupted (view/app.h) instead.
 */
bool	 tty_pending(void);

/*
 * Listen to the mouse, or not any more. False: this terminal has none. It is
 * off until asked for, and while another program has the terminal.
 */
bool	 tty_mouse(bool on);
/* What the last K_MOUSE was. Borrowed. */
const struct mouse_event *tty_mouse_was(void);

#define TTY_COPY_MAX	74000	/* bytes that terminals take */

/*
 * Put a text on the clipboard of the terminal, over ssh too (OSC 52); the
 * text, made harmless line by line, goes as our own base64. False: longer than
 * TTY_COPY_MAX. Whether the terminal listens, it does not tell.
 */
bool	 tty_copy(const char *text);

/* The signal that asks klar to end (TERM, HUP, INT, QUIT), or 0. */
int	 tty_signal(void);
/* After all is closed: end as the signal would have ended us. */
void	 tty_raise(int sig);
/* Give the terminal to the shell and stop; returns when continued. */
void	 tty_suspend(void);
/*
 * Someone asked for a stop with SIGTSTP, or continued us after a stop that
 * did not ask: handles it. True if everything must be painted again.
 */
bool	 tty_woken(void);

/*
 * Run another program in the foreground with the terminal its own, and wait
 * for it. argv[0] is looked up in PATH; no shell is involved. Returns its
 * exit status, -1 if it could not be run. With quiet its stderr is dropped.
 */
int	 tty_run(char *const argv[], bool quiet);

#endif
