/*
 * What was said about where a subject stands, in a few lines below its steps
 * (people.h).
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/people.h"

#define STEP_LINES	3		/* about one step, the newest */
#define HEARD_LINES	30		/* read for its promise */

/* "22-04-2021, Formpipe / Åse Krogh, mail: asked, promised by 30-04-2021" */
static void
line_tell(struct buf *b, const struct contact_line *l)
{
	char day[DAY_TEXT];

	buf_addf(b, "%s, %s", date_dk(l->on, day), l->organisation);
	if (l->who)
		buf_addf(b, " / %s", l->who);
	buf_addf(b, ", %s: %s", channel_name(l->channel),
	    outcome_name(l->outcome));
	if (l->promise != DAY_NONE)
		buf_addf(b, _("; promised by %s"), date_dk(l->promise, day));
	if (l->note)
		buf_addf(b, "; \"%s\"", l->note);
}

/* One note a line, the first most of ids. */
static bool
note_lines(struct store *s, const struct ids *ids, size_t most,
    const char *before, struct sheet *sh, struct err *e)
{
	struct contact_line l;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < ids->n && i < most; i++) {
		struct buf b = BUF_INIT;

		buf_add(&b, before);
		if (contact_line_get(s, ids->id[i], &l, e)) {
			line_tell(&b, &l);
			sheet_note(sh, buf_str(&b));
		} else {
			ok = !e->code;
		}
		contact_line_fini(&l);
		buf_fini(&b);
	}
	return ok;
}

/* The promise that stands for a step: its day, or DAY_NONE. */
static bool
promise_of(struct store *s, const struct ids *ids, day_t day, day_t *promise,
    struct err *e)
{
	struct chase_line *line = xcalloc(ids->n + 1, sizeof(*line));
	struct chase_facts f = CHASE_FACTS;
	struct contact_line l;
	size_t i, n = 0;
	bool ok = true;

	for (i = 0; ok && i < ids->n; i++) {
		if (contact_line_get(s, ids->id[i], &l, e))
			line[n++] = (struct chase_line){ l.on, l.outcome,
			    l.promise, l.next };
		else
			ok = !e->code;
		contact_line_fini(&l);
	}
	chase_hear(&f, line, n, day);
	*promise = f.promise;
	free(line);
	return ok;
}

static bool
note_broken(struct store *s, const struct standing *st, int i,
    struct sheet *sh, struct err *e)
{
	struct owed o = { .subject = st->subject, .run_id = st->run_id,
	    .step_id = st->track.steps[i].id };
	char day[DAY_TEXT];
	struct buf b = BUF_INIT;
	struct ids ids;
	day_t promise;
	bool ok;

	if (step_is_done(st->walk.step[i].state))
		return true;
	ok = log_of_owed(s, &o, st->walk.day, HEARD_LINES, &ids, e) &&
	    promise_of(s, &ids, st->walk.day, &promise, e);
	if (ok && promise_on(promise, DAY_NONE, st->walk.day) ==
	    PROMISE_BROKEN) {
		buf_addf(&b, _("%s: promised by %s, not kept"),
		    st->track.steps[i].key, date_dk(promise, day));
		sheet_note(sh, buf_str(&b));
	}
	buf_fini(&b);
	free(ids.id);
	return ok;
}

static bool
note_step(struct store *s, const struct standing *st, int i,
    struct sheet *sh, struct err *e)
{
	struct owed o = { .subject = st->subject, .run_id = st->run_id,
	    .step_id = st->track.steps[i].id };
	struct ids ids;
	bool ok = log_of_owed(s, &o, st->walk.day, STEP_LINES, &ids, e) &&
	    note_lines(s, &ids, STEP_LINES, "", sh, e);

	free(ids.id);
	return ok && note_broken(s, st, i, sh, e);
}

bool
said_notes(struct store *s, const struct standing *st, int step,
    struct sheet *sh, struct err *e)
{
	struct ids ids;
	size_t any;
	bool ok;
	int i;

	if (!st->run_id)
		return true;
	if (step >= 0)
		return note_step(s, st, step, sh, e);
	ok = log_of_run(s, st->run_id, st->walk.day, 1, &ids, e) &&
	    note_lines(s, &ids, 1, _("last contact: "), sh, e);
	any = ids.n;
	free(ids.id);
	for (i = 0; ok && any && i < st->track.nsteps; i++)
		ok = note_broken(s, st, i, sh, e);
	return ok;
}
