/*
 * The user's editor on a text, for the command line.
 */
#ifndef BASE_EDITOR_H
#define BASE_EDITOR_H

#include "base/err.h"

/*
 * Let $VISUAL, else $EDITOR, else vi change a text in a file of its own, and
 * wait. The new text, UTF-8 with a line end at its end, or NULL (the editor
 * could not be run, or ended with trouble). The caller frees it.
 */
char	*editor_run(const char *text, struct err *);

#endif
