/*
 * What the files of the terminal share (tty.c, tty_paint.c, tty_signal.c);
 * nobody else includes this.
 */
#ifndef TERM_TTY_ROOM_H
#define TERM_TTY_ROOM_H

#include <stdbool.h>

/* tty.c: leave and take back a terminal that stays ours. */
void	 tty_leave(void);
void	 tty_return(void);
bool	 tty_is_taken(void);
/* What puts the screen right without curses: for a handler. */
void	 tty_rescue(void);

/* tty_paint.c */
void	 tty_paint_start(void);		/* after newterm */
void	 tty_paint_stop(void);
void	 tty_paint_size(int rows, int cols);

/* tty_signal.c */
bool	 tty_signal_start(void);	/* false: no pipe to be had */
void	 tty_signal_stop(void);		/* handlers as they were */
int	 tty_signal_fd(void);		/* readable after a signal */
void	 tty_signal_drain(void);
bool	 tty_signal_winch(void);	/* and forget it */
void	 tty_signal_set_winch(void);

#endif
