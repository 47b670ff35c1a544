/*
 * Where files live (XDG), and the one decision about a path's form: what is
 * handed to SQLite starts with "/" or "./", because Debian's SQLite reads a
 * name that starts with "file:" as a URI with options.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* All returned strings belong to the caller, who frees them. */
char	*path_store_default(void);	/* $KLAR_DB, else XDG data, else ~ */
char	*path_state(const char *name);	/* $XDG_STATE_HOME/klar/name */
char	*path_config(const char *name);	/* $XDG_CONFIG_HOME/klar/name */
char	*path_safe(const char *);	/* "./x" for a relative x */
char	*path_expand(const char *);	/* "~" and "~/x": home, and x there */
char	*path_short(const char *);	/* the way back: "~/x", for people */
/* "liste.csv" -> "liste.afvist.csv"; a name without an ending gets one. */
char	*path_insert(const char *path, const char *infix);
/* Create the folders above path, mode 0700; existing ones are fine. */
bool	 path_make_parents(const char *path, struct err *);
/* The last part, borrowed from path. */
const char *path_base(const char *path);
/*
 * What is typed of a file's name, completed: out gets as much as all files
 * that begin so have in common (what was typed if there is nothing to add),
 * names what they are called, folders with a "/", blanks between. A start
 * that no name has is looked for folded (utf8_fold). "~" is home. Returns how
 * many there are. Only folders and ordinary files; names that cannot be typed
 * are left out. At most COMPLETE_MAX entries are looked at.
 */
#define COMPLETE_MAX	20000
int	 path_complete(const char *typed, struct buf *out, struct buf *names);
/* Is the file on a network file system (NFS, SMB, ...)? Missing: its folder. */
bool	 path_is_remote(const char *path);

#endif
