/*
 * The waivers of one subject in words (whatif.h): by whom, why, until when, and
 * what is locked again when one ends. The same marks are walked on the day
 * after its end.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/whatif.h"

static int
passed_now_only(const struct standing *st, const struct walk *then)
{
	int p;

	for (p = 0; p < st->track.nphases; p++)
		if (st->walk.gate[p].passed && !then->gate[p].passed)
			return p;
	return -1;
}

static int
locked_then(const struct standing *st, const struct walk *then)
{
	int i, n = 0;

	for (i = 0; i < st->track.nsteps; i++)
		n += then->step[i].state == STEP_LOCKED &&
		    st->walk.step[i].state != STEP_LOCKED;
	return n;
}

/* "ends 30-04-2021; then gate 1 locks again". */
static void
tell_end(const struct standing *st, day_t until, struct buf *b)
{
	struct walk *then = xcalloc(1, sizeof(*then));
	char day[DAY_TEXT];
	int gate, n;

	walk_track(then, &st->track, st->mark, &st->facts, until + 1);
	gate = passed_now_only(st, then);
	n = locked_then(st, then);
	buf_addf(b, _("  ends %s; then "), date_dk(until, day));
	if (gate >= 0)
		buf_addf(b, _("gate %d locks again"), gate + 1);
	else if (n)
		buf_addf(b, i18n_plural("%d step locks again",
		    "%d steps lock again", (unsigned long)n), n);
	else
		buf_add(b, _("it is open again"));
	buf_addc(b, '\n');
	free(then);
}

static void
tell_waiver(const struct standing *st, int i, struct buf *b)
{
	const struct step *step = &st->track.steps[i];
	const struct mark *m = standing_mark(st, i);
	char day[DAY_TEXT];

	buf_addf(b, _("waived: %s %s\n"), step->key,
	    step->title ? step->title : "");
	buf_addf(b, _("  by %s, %s"), m->approver ? m->approver : "?",
	    date_dk(m->on, day));
	if (m->reason)
		buf_addf(b, ": %s", m->reason);
	buf_addc(b, '\n');
	if (m->until != DAY_NONE)
		tell_end(st, m->until, b);
	else
		buf_addf(b, "%s\n", _("  has no end"));
}

int
waivers_tell(const struct standing *st, struct buf *b)
{
	int i, n = 0;

	for (i = 0; i < st->track.nsteps; i++)
		if (st->walk.step[i].state == STEP_WAIVED) {
			tell_waiver(st, i, b);
			n++;
		}
	return n;
}
