/*
 * A system on its course in one sentence (course.h): the gate it may pass or
 * what locks it, for whom it waits, and the rest.
 */
#include "base/i18n.h"
#include "report/course.h"

#define MISSING_TOLD	4

/* The first few of the steps that lock a gate, and how many more. */
static void
tell_missing(const struct track *t, uint64_t missing, struct buf *b)
{
	uint64_t first = 0, rest = missing;
	int i, n = 0;

	for (i = 0; i < t->nsteps && n < MISSING_TOLD; i++) {
		first |= missing & UINT64_C(1) << i;
		n += (int)(missing >> i & 1);
	}
	for (rest &= ~first, n = 0; rest; rest &= rest - 1)
		n++;
	if (n == 1)		/* its key is as short as saying so */
		first = missing;
	walk_names(b, t, first);
	if (n > 1)
		buf_addf(b, i18n_plural(" and %d more", " and %d more",
		    (unsigned long)n), n);
}

/* "KMD Nexus is locked at gate 1 by F3, F4; waits for Åse Krogh since ..." */
static void
tell_gate(const struct course_report *r, const struct course_card *c,
    struct buf *b)
{
	char day[DAY_TEXT];

	if (c->gate >= 0)
		buf_addf(b, _("%s may pass gate %d; p passes it"), c->name,
		    c->gate + 1);
	else if (c->phase == r->track.nphases)
		buf_addf(b, _("%s is through all gates"), c->name);
	else {
		buf_addf(b, _("%s is locked at gate %d by "), c->name,
		    c->phase + 1);
		tell_missing(&r->track, c->missing, b);
	}
	if (c->all && course_column(r, c) >= r->track.nphases)
		buf_addf(b, _("; in operation %lld of %lld"),
		    (long long)c->operation, (long long)c->all);
	if (c->waits_for && c->waits_since != DAY_NONE)
		buf_addf(b, _("; waits for %s since %s"), c->waits_for,
		    date_dk(c->waits_since, day));
	else if (c->waits_for)
		buf_addf(b, _("; waits for %s"), c->waits_for);
}

void
course_card_tell(const struct course_report *r, const struct course_card *c,
    struct buf *b)
{
	char day[DAY_TEXT];

	tell_gate(r, c, b);
	if (c->late)
		buf_addf(b, _("; %d late"), c->late);
	if (c->next && c->gate < 0)
		buf_addf(b, _("; next %s"), c->next);
	if (c->ready_on != DAY_NONE)
		buf_addf(b, c->ready_on == c->ready_by ?
		    _("; ready no later than %s") : _("; ready since %s"),
		    date_dk(c->ready_on, day));
	if (c->ahead)
		buf_addf(b, _("; %d ahead of a gate"), c->ahead);
}
