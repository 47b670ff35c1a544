/*
 * Private to src/store: an act on its way back. undo.c takes back what a write
 * did to one row, undo_run.c what an import did to many that came as one.
 */
#ifndef STORE_UNDOING_H
#define STORE_UNDOING_H

#include "store/change.h"

struct undoing {
	struct store	*s;
	struct groups	 log;
	void		(*kept)(void *, const struct change *, const char *);
	void		*arg;
	struct undo_result *result;
};

enum outcome { TAKEN_BACK, KEPT, FAILED };

/*
 * One write to one row: taken back, or kept and told. Of a run c[0].row_id is
 * the row that is meant.
 */
enum outcome undo_row(struct undoing *, struct group *, struct err *);
/*
 * The runs of an act. Before anything else those rows that came in one go, if
 * nothing else is told of them and nothing refers to them; after everything
 * else those that went come back.
 */
enum outcome undo_came_runs(struct undoing *, int64_t act_id, struct err *);
enum outcome undo_went_runs(struct undoing *, int64_t act_id, struct err *);
/* In its turn: the rows of a run that came and did not go before, singly. */
enum outcome undo_run_rest(struct undoing *, const struct change *run,
    int64_t rows, struct err *);

#endif
