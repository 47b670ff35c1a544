/*
 * Ctrl-C while a command writes for long. Until it is asked for, a signal ends
 * klar at once, which loses nothing; here it is heeded between two rows, so
 * that it can be said that nothing was done and no file is left behind.
 */
#ifndef CLI_STOP_H
#define CLI_STOP_H

#include <stdbool.h>

/* From now on SIGINT, SIGTERM and SIGHUP ask, unless they were ignored. */
void	 stop_catch(void);
/* Back to ending at once. */
void	 stop_release(void);
/* Has one asked since klar began? */
bool	 stop_asked(void);
/* At the very end: die of it after all, so that a shell's loop ends too. */
void	 stop_pass_on(void);

#endif
