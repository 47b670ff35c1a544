/*
 * The user's editor on a text.
 */
#ifndef BASE_EDITOR_H
#define BASE_EDITOR_H

#include "base/err.h"

/*
 * Run a program in the foreground and wait: its exit status, -1 if it could
 * not be run. NULL where one is asked for: as it stands, no screen to put
 * away first.
 */
typedef int editor_spawn(char *const argv[]);

/*
 * Let $VISUAL, else $EDITOR, else vi change a text in a file of its own, and
 * wait. The new text, UTF-8 with a line end at its end, or NULL (the editor
 * could not be run, or ended with trouble). The caller frees it.
 */
char	*editor_run(const char *text, editor_spawn *, struct err *);

#endif
