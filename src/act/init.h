/*
 * Init: a new store, born with the programme that is inside the binary
 * (import/programme), or empty.
 */
#ifndef ACT_INIT_H
#define ACT_INIT_H

#include "act/act.h"

/*
 * Make the file and load the programme as its first act, which cannot be
 * undone. ERR_INVALID if the store has acts already: nothing is touched. A
 * store that was made but never filled is filled. Returns it open, or NULL.
 */
struct store *act_init(const char *path, bool empty, struct act_result *,
	    struct err *);

#endif
