/*
 * The targets of the quarter (overview.h): how far each is, what is on the
 * way, and what is lacking. Counted where the store can, by a measure where it
 * cannot; what nobody has measured is unknown, not nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/overview_room.h"

static int
by_id(const void *a, const void *b)
{
	int64_t x = ((const struct overview_system *)a)->id;
	int64_t y = ((const struct overview_system *)b)->id;

	return (x > y) - (x < y);
}

static const struct overview_system *
on_course(const struct overview *o, int64_t id)
{
	const struct overview_system key = { .id = id };

	return o->nsystems ? bsearch(&key, o->system, o->nsystems, sizeof(key),
	    by_id) : NULL;
}

static bool
is_of_systems(const struct target *t)
{
	return t->metric && !strcmp(t->metric, TARGET_READY);
}

struct counting {
	const struct overview *o;
	struct overview_goal *goal;	/* one for each of its targets */
};

/* A system on no course is klarmeldt if a list has said so. */
static void
count_system(void *arg, const struct system_told *sys)
{
	const struct counting *c = arg;
	const struct overview *o = c->o;
	struct overview_goal *g = c->goal;
	const struct overview_system *on = on_course(o, sys->id);
	size_t i;

	for (i = 0; i < o->ntargets; i++) {
		const struct target *t = &o->target[i];

		if (!is_of_systems(t) || !str_eq(sys->area, t->area))
			continue;
		g[i].want += t->all_of;
		if (on ? on->ready : sys->ready_by != DAY_NONE &&
		    sys->ready_by <= o->day)
			g[i].now++;
		else if (on && on->outlook != DAY_NONE &&
		    on->outlook <= o->quarter_end)
			g[i].next++;
	}
}

/* For every target of systems at once: there may be thousands of them. */
static bool
count_systems(struct store *s, const struct overview *o,
    struct overview_goal *g, struct err *e)
{
	struct counting c = { o, g };
	size_t i;

	for (i = 0; i < o->ntargets; i++)
		if (is_of_systems(&o->target[i]))
			return systems_told(s, count_system, &c, e);
	return true;
}

static bool
goal_of(struct store *s, const struct overview *o,
    const struct rollout_report *r, const struct target *t,
    struct overview_goal *g, struct err *e)
{
	size_t i;

	*g = (struct overview_goal){ .want = t->value, .now = -1,
	    .on = DAY_NONE };
	if (!t->metric)
		return true;
	if (is_of_systems(t)) {		/* count_systems */
		g->systems = true;
		g->want = t->all_of ? 0 : t->value;
		g->now = 0;
		return true;
	}
	if (strcmp(t->metric, TARGET_LIVE))
		return measure_newest(s, t->metric, t->area, o->day, &g->now,
		    &g->on, e);
	g->now = 0;
	for (i = 0; i < r->nlines; i++)
		if (r->line[i].kind == LINE_AREA &&
		    str_eq(r->line[i].area, t->area)) {
			g->now = r->line[i].municipalities;
			g->next = r->line[i].count.n[ROLLOUT_AGREED];
		}
	return true;
}

/* In how many municipalities are the klarmeldte systems of a course? */
static void
count_out(struct overview *o, const struct rollout_report *r)
{
	const struct overview_system *on;
	struct overview_course *c;
	size_t i;

	for (i = 0; i < o->ncourses; i++)
		o->course[i].rolling = o->course[i].live = 0;
	for (i = 0; i < r->nlines; i++) {
		const struct rollout_line *l = &r->line[i];

		on = l->kind == LINE_SYSTEM ? on_course(o, l->system_id) :
		    NULL;
		if (!on || !on->ready || !l->total)
			continue;
		c = &o->course[on->course];
		if (rollout_everywhere(&l->count))
			c->live++;
		else
			c->rolling++;
	}
}

bool
overview_goals(struct store *s, struct overview *o,
    const struct rollout_report *r, struct err *e)
{
	struct overview_goal *g = xcalloc(o->ntargets + 1, sizeof(*g));
	bool ok = true;
	size_t i;

	if (o->nsystems)
		qsort(o->system, o->nsystems, sizeof(*o->system), by_id);
	for (i = 0; ok && i < o->ntargets; i++)
		ok = goal_of(s, o, r, &o->target[i], &g[i], e);
	if (!ok || !count_systems(s, o, g, e)) {
		free(g);
		return false;
	}
	free(o->goal);
	o->goal = g;
	count_out(o, r);
	return true;
}

int64_t
overview_goal_gap(const struct overview_goal *g)
{
	int64_t gap = g->want - g->now - (g->systems ? g->next : 0);

	return g->now < 0 || g->want < 0 || gap < 0 ? 0 : gap;
}

static void
tell_short(int64_t gap, struct buf *b)
{
	struct buf number = BUF_INIT;

	buf_add_number(&number, gap);
	buf_addf(b, _("%s short"), buf_str(&number));
	buf_fini(&number);
}

void
overview_goal_tell(const struct overview_goal *g, struct buf *b)
{
	if (g->want < 0)
		buf_add(b, _("no figure"));
	else if (g->now < 0)
		buf_add(b, _("not measured"));
	else if (g->now >= g->want)
		buf_add(b, _("reached"));
	else if (!overview_goal_gap(g))
		buf_add(b, _("on course"));
	else
		tell_short(overview_goal_gap(g), b);
}
