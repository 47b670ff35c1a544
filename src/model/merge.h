/*
 * Two people on one mark: what a writer changed since they looked is put
 * together with what others changed meanwhile, field by field. Where both
 * changed the same to something else it clashes, and nobody's word is taken.
 */
#ifndef MODEL_MERGE_H
#define MODEL_MERGE_H

#include "base/str.h"
#include "model/mark.h"

/*
 * The fields as people fill them in. A state is one with its days, its people
 * and its reason; only the day it holds until can be changed by itself.
 */
enum merge_field {
	MERGE_STATE, MERGE_UNTIL, MERGE_OWNER, MERGE_DUE, MERGE_EVIDENCE,
	MERGE_NOTE, MERGE__COUNT
};

const char *merge_word(enum merge_field);	/* "due"; as klar set says it */
bool	 merge_field_of(const char *word, enum merge_field *);
const char *merge_name(enum merge_field);	/* translated */
/* What the mark says there, for people; "" for nothing. Appended. */
void	 merge_tell(struct buf *, const struct mark *, enum merge_field);

/*
 * mine is what the writer wants, worked out from now, which stands in the
 * store; seen is what the writer looked at. Fields that only others changed
 * are left as now. meant: the writer named what they write, so what they saw
 * there is no less theirs. Returns those that clash, one bit each.
 */
unsigned mark_merge(struct mark *mine, const struct mark *seen,
	    const struct mark *now, bool meant);
/* The writer has been shown now's field: seen gets it. */
void	 merge_settle(struct mark *seen, const struct mark *now,
	    enum merge_field);

#endif
