/*
 * What the next word of a command line may be: taken from the tables of
 * options, subcommands and lists, and from the names in the store. The shells
 * ask for it (completion.c).
 */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * words are what stands behind "klar", n of them (at least 1); the last is
 * being typed and may be "". Appends to out "value TAB what it is" and a line
 * feed for each that begins with it (case does not count). True: a file name
 * is wanted, which the shell knows best. A store that cannot be read gives
 * no names and no error.
 */
bool	 complete_words(const char *const *words, int n, struct buf *out);

#endif
