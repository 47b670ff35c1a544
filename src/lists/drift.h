/*
 * Private to src/lists: what has moved between the columns a profile was made
 * for and those of the file.
 */
#ifndef LISTS_DRIFT_H
#define LISTS_DRIFT_H

#include "lists/reader.h"

/*
 * Columns of the file that are surely columns of the profile under a new name
 * follow it: almost the same spelling, a name of ours for the same, or a part
 * of the name in the same place.
 */
void	 drift_renamed(struct reader *, enum list);
/* New, gone and renamed columns as warnings; the header is settled. */
void	 drift_tell(struct reader *);

/* Where column i of a map stands in the file; -1: nowhere. */
int	 map_place(const struct header *, const struct list_map *, int i);
/* One of those that klar adds to rejects. */
bool	 header_is_ours(const char *folded);
/* May a cell of the column hold the text? */
bool	 cell_may_hold(struct reader *, int col, const char *);
/* What a type holds, msgid. */
const char *type_help(enum type);

#endif
