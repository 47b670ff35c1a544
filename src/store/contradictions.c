/*
 * Reads behind "klar check" (contradictions.h).
 */
#include <stdlib.h>

#include "base/mem.h"
#include "store/contradictions.h"
#include "store/gather.h"
#include "store/inside.h"

void
subject_columns(const struct stmt *q, int i, struct subject *sub)
{
	static const enum subject_kind kinds[] = { SUBJECT_SYSTEM,
	    SUBJECT_INSTALLATION, SUBJECT_MUNICIPALITY };
	int k;

	for (k = 0; k < 3; k++)
		if (!col_null(q, i + k)) {
			sub->kind = kinds[k];
			sub->id = col_int(q, i + k);
		}
	sub->track_id = col_int(q, i + 3);
}

bool
marked_subjects(struct store *s, struct subject **subs, size_t *n,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_MARKED_SUBJECTS, e);
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*subs = xrealloc(*subs, *n + 1, sizeof(**subs));
		subject_columns(q, 0, &(*subs)[(*n)++]);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
double_jobcenters(struct store *s, day_t day, struct double_row **rows,
    size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_DOUBLE_JOBCENTERS, e);
	enum got got;

	if (!q)
		return false;
	stmt_day(q, 1, day);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*rows = xrealloc(*rows, *n + 1, sizeof(**rows));
		(*rows)[*n].municipality = col_text(q, 0);
		(*rows)[(*n)++].n = col_int(q, 1);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

void
double_free(struct double_row *r, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(r[i].municipality);
	free(r);
}

bool
overlaps(struct store *s, struct overlap_row **rows, size_t *n,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_OVERLAPS, e);
	struct overlap_row *r;
	enum got got;
	int i;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*rows = xrealloc(*rows, *n + 1, sizeof(**rows));
		r = &(*rows)[(*n)++];
		r->municipality = col_text(q, 0);
		r->system = col_text(q, 1);
		for (i = 0; i < 2; i++) {
			r->from[i] = col_day(q, 2 + 2 * i);
			r->to[i] = col_day(q, 3 + 2 * i);
		}
	}
	stmt_release(q);
	return got == GOT_DONE;
}

void
overlaps_free(struct overlap_row *r, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(r[i].municipality);
		free(r[i].system);
	}
	free(r);
}
