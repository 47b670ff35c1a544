/*
 * The log read backwards, one write at a time: what one put or delete logged
 * is one group, because a row may only go back whole, through states that
 * were valid once. For undo.c, which takes back one act, and known.c, which
 * takes back all that came after a time.
 */
#include <stdlib.h>

#include "store/change.h"

static void
change_fini(struct change *c)
{
	free(c->from.s);
	free(c->to.s);
	c->from.s = c->to.s = NULL;
}

void
group_fini(struct group *g)
{
	while (g->n > 0)
		change_fini(&g->c[--g->n]);
}

void
groups_of_act(struct groups *gs, struct store *s, int64_t act_id)
{
	changes_of_act(&gs->log, s, act_id, true);
	gs->ahead = false;
}

void
groups_fini(struct groups *gs)
{
	if (gs->ahead)
		change_fini(&gs->next);
	gs->ahead = false;
	changes_fini(&gs->log);
}

static enum got
read_ahead(struct groups *gs, struct err *e)
{
	struct change *c;
	enum got got;

	if (gs->ahead)
		return GOT_ROW;
	got = changes_next(&gs->log, &c, e);
	if (got == GOT_ROW) {
		gs->next = *c;
		gs->rows = gs->log.whole;
		c->from.s = c->to.s = NULL;
		gs->ahead = true;
	}
	return got;
}

/* Does the change before belong to the same write? Fields rise in one. */
static bool
belongs(const struct group *g, const struct change *c)
{
	const struct change *last = &g->c[g->n - 1];

	return last->field != CHANGE_CAME && last->field != 0 &&
	    !last->in_run &&
	    c->field >= 0 && c->entity == last->entity &&
	    c->row_id == last->row_id &&
	    (last->field == CHANGE_WENT || c->field < last->field);
}

enum got
group_next(struct groups *gs, struct group *g, struct err *e)
{
	enum got got;

	g->n = 0;
	while ((got = read_ahead(gs, e)) == GOT_ROW &&
	    (g->n == 0 || belongs(g, &gs->next))) {
		g->rows = gs->rows;
		g->c[g->n++] = gs->next;
		gs->ahead = false;
	}
	if (got == GOT_ERROR) {
		group_fini(g);
		return GOT_ERROR;
	}
	return g->n > 0 ? GOT_ROW : GOT_DONE;
}
