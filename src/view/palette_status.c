/*
 * How far what the palette shows is, in a few words beside its name
 * (palette.h). Only of the rows in sight, and never while a key waits: the
 * steps of a system are walked one system at a time, the installations of all
 * municipalities are counted once.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/municipalities.h"
#include "store/programme.h"
#include "store/standing.h"
#include "term/tty.h"
#include "view/palette.h"
#include "view/screens.h"

static void
tell_steps(struct buf *b, const struct standing *st)
{
	int i, waiting = 0, late = 0;

	buf_addf(b, "%d/%d", st->walk.met + st->walk.waived,
	    st->walk.applicable);
	for (i = 0; i < st->track.nsteps; i++) {
		waiting += st->walk.step[i].state == STEP_WAITING;
		late += (st->walk.step[i].flags & STEP_LATE) != 0;
	}
	if (waiting)
		buf_addf(b, i18n_plural(", %d waiting", ", %d waiting",
		    (unsigned long)waiting), waiting);
	if (late)
		buf_addf(b, i18n_plural(", %d late", ", %d late",
		    (unsigned long)late), late);
}

/* A system on no course has no steps to tell of. */
static bool
tell_system(struct buf *b, struct app *app, int64_t id, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct subject sub = { SUBJECT_SYSTEM, id, 0 };
	struct system s = { .id = 0 };
	bool ok = system_get(app->store, id, &s, e);

	sub.track_id = s.track_id;
	if (ok && sub.track_id) {
		ok = standing_load(app->store, &sub, view_day(app->top), st,
		    e);
		if (ok)
			tell_steps(b, st);
	}
	system_fini(&s);
	standing_fini(st);
	free(st);
	return ok;
}

static bool
tell_municipality(struct buf *b, struct palette *p, struct app *app,
    int64_t id, struct err *e)
{
	const struct rollout_count *c;
	int64_t all;

	if (!p->count && !municipality_counts(app->store,
	    view_day(app->top), &p->count, &p->ncount, e)) {
		free(p->count);
		p->count = NULL;
		return false;
	}
	c = municipality_count_of(p->count, p->ncount, id);
	all = rollout_total(c);
	if (all)
		buf_addf(b, _("%lld of %lld in operation"),
		    (long long)c->n[ROLLOUT_OPERATION], (long long)all);
	return true;
}

static bool
tell(struct palette *p, struct app *app, struct pal_item *it, struct err *e)
{
	struct buf b = BUF_INIT;
	bool ok = it->kind == PAL_SYSTEM ? tell_system(&b, app, it->id, e) :
	    tell_municipality(&b, p, app, it->id, e);

	/* What cannot be read is not asked for again at every turn. */
	if (ok || e->code != ERR_INTERRUPT)
		it->status = xstrdup(ok ? buf_str(&b) : "");
	buf_fini(&b);
	return ok;
}

bool
palette_status(struct palette *p, struct app *app, struct err *e)
{
	size_t k, end = p->top + (size_t)p->rows;
	bool any = false;

	for (k = p->top; k < end && k < p->nhits; k++) {
		const struct pal_hit *h = &p->hit[k];

		if (h->own || h->item->status || (h->item->kind !=
		    PAL_SYSTEM && h->item->kind != PAL_MUNICIPALITY))
			continue;
		if (!app->scripted && tty_pending())
			break;
		tell(p, app, &p->item[h->order], e);
		if (e->code == ERR_INTERRUPT)
			return false;
		err_clear(e);
		any = true;
	}
	return any;
}
