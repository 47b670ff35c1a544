/*
 * What a row of the history is called: "Acadre F1", "0461 Odense / Fasit".
 */
#ifndef STORE_OBJECT_H
#define STORE_OBJECT_H

#include "base/str.h"
#include "store/history.h"

struct store;

/* Append the name; a row that is gone keeps the one it had. Never fails. */
void	 object_name(struct buf *, struct store *, enum entity, int64_t id);
/*
 * The row as the change that made it left it: its values now, with all later
 * changes taken back (a row may go and come again). record_init'd here; the
 * caller calls record_fini.
 */
bool	 object_at_birth(struct store *, const struct change *came,
	    struct record *);
/* Append a value as people read it: days dd-mm-yyyy, references by name. */
void	 object_value(struct buf *, struct store *, enum entity, int field,
	    const struct value *);
/*
 * For programs: the word that is kept, a literal, if the value is one that
 * people read in their language, else NULL; the day it is, else DAY_NONE.
 */
const char *object_word(enum entity, int field, const struct value *);
day_t	 object_day(const struct value *);

#endif
