/*
 * klar tutorial: a scratch store, and lessons that look for themselves
 * whether they have been done.
 */
#ifndef VIEW_TUTORIAL_H
#define VIEW_TUTORIAL_H

#include "cli/cli.h"

/*
 * With a terminal, or a script: make the scratch store anew, open the screens
 * on it with the lessons above them. Returns the exit status.
 */
int	 tutorial_run(struct cli *);

#endif
