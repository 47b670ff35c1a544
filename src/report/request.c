/*
 * Requests for a waiver in words (show.h): what is asked, and what was
 * answered, as it stood on the day.
 */
#include "base/i18n.h"
#include "report/show.h"

void
request_tell(struct buf *b, const struct request *r, const struct walk *w)
{
	char on[DAY_TEXT], until[DAY_TEXT];

	buf_addf(b, _("waiver asked of %s by %s on %s, until %s: %s"),
	    r->approver, r->asked_by, date_dk(r->asked_on, on),
	    date_dk(r->until, until), r->reason);
	if (request_is_open(r, w->day)) {
		if (!request_waits(r, w))
			buf_add(b, _("; it needs no answer any more"));
		return;
	}
	buf_addf(b, _("; %s by %s on %s"), request_name(r->state),
	    r->decided_by, date_dk(r->decided_on, on));
	if (r->answer)
		buf_addf(b, ": %s", r->answer);
}

/* Was it asked by the walk's day, and for this step (-1: for any)? */
static bool
is_of(const struct standing *st, int i, int step)
{
	return st->request[i].asked_on <= st->walk.day &&
	    (step < 0 || st->request[i].step == step);
}

void
request_lines(struct buf *b, const struct standing *st, int step)
{
	int i;

	for (i = 0; i < st->nrequests; i++)
		if (is_of(st, i, step)) {
			request_tell(b, &st->request[i], &st->walk);
			buf_addc(b, '\n');
		}
}

void
request_notes(const struct standing *st, int step, struct sheet *sh)
{
	int i;

	for (i = 0; i < st->nrequests; i++) {
		struct buf b = BUF_INIT;

		if (is_of(st, i, step)) {
			if (step < 0)
				buf_addf(&b, "%s: ", st->track.steps[
				    st->request[i].step].key);
			request_tell(&b, &st->request[i], &st->walk);
			sheet_note(sh, buf_str(&b));
		}
		buf_fini(&b);
	}
}
