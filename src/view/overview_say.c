/*
 * The overview in sentences: what is to be said of the selected row
 * (overview.h).
 */
#include "base/i18n.h"
#include "view/overview.h"

static void
course_sentence(const struct overview_course *c, day_t end, struct buf *b)
{
	char day[DAY_TEXT];

	buf_addf(b, i18n_plural("%s: %d system", "%s: %d systems",
	    (unsigned long)c->nsystems), c->title, c->nsystems);
	if (!c->nsystems || !c->known)
		return;
	buf_addf(b, _(", %d ready"), c->ready);
	if (c->forecast > c->ready)
		buf_addf(b, _(", %d by %s"), c->forecast, date_dk(end, day));
	if (c->unsaid)
		buf_addf(b, i18n_plural("; of %d nobody has planned when",
		    "; of %d nobody has planned when",
		    (unsigned long)c->unsaid), c->unsaid);
	if (c->ahead)
		buf_addf(b, i18n_plural("; %d step happened ahead of "
		    "its gate", "; %d steps happened ahead of their "
		    "gate", (unsigned long)c->ahead), c->ahead);
}

static void
area_sentence(const struct overview_area *a, struct buf *b)
{
	buf_addf(b, _("%s: %lld municipalities in operation"), a->name,
	    (long long)a->municipalities);
	if (a->target < 0)
		buf_add(b, _(", no target this quarter"));
	else if (a->municipalities >= a->target)
		buf_addf(b, _(", target %s of %lld is met"), a->target_no,
		    (long long)a->target);
	else
		buf_addf(b, _(", target %s is %lld: %lld short"),
		    a->target_no, (long long)a->target,
		    (long long)(a->target - a->municipalities));
	if (a->differs)
		buf_add(b, _("; differs from what was reported"));
}

static void
goal_sentence(const struct overview_goal *g, day_t end, struct buf *b)
{
	char day[DAY_TEXT];

	buf_add(b, "  ");
	overview_goal_tell(g, b);
	if (g->want < 0 || g->now < 0)
		return;
	if (g->systems)
		buf_addf(b, _(": %lld now, %lld more by %s"),
		    (long long)g->now, (long long)g->next,
		    date_dk(end, day));
	else if (g->on != DAY_NONE)
		buf_addf(b, _(": %lld on %s"), (long long)g->now,
		    date_dk(g->on, day));
	else if (g->next)
		buf_addf(b, i18n_plural(": %lld now, %lld installation has "
		    "agreed", ": %lld now, %lld installations have agreed",
		    (unsigned long)g->next), (long long)g->now,
		    (long long)g->next);
}

static void
target_sentence(const struct overview *o, size_t i, struct buf *b)
{
	const struct target *t = &o->target[i];

	buf_addf(b, "%s %s", t->number, t->title);
	if (o->goal)
		goal_sentence(&o->goal[i], o->quarter_end, b);
	if (t->note)
		buf_addf(b, " (%s)", t->note);
}

static void
today_sentence(const struct overview_view *o, enum need need, struct buf *b)
{
	static const char *const told[NEED__COUNT] = {
		[NEED_OVERDUE] = N_("due or promised by a day that has gone"),
		[NEED_TODAY] = N_("due, promised or to be asked for today"),
		[NEED_SILENT] = N_("not yet due, no word for long"),
		[NEED_DECISIONS] = N_("ours to decide"),
		[NEED_LAPSING] = N_("waivers and evidence that end soon"),
	};

	if (o->chased)
		buf_addf(b, "%zu ", overview_need_count(&o->o.today, need));
	buf_addf(b, _("in your inbox: %s; Enter lists them"),
	    _(told[need]));
}

static void
answer_sentence(const struct overview_answer *a, struct buf *b)
{
	buf_addf(b, "%s  %s  ", a->organisation ? a->organisation : "?",
	    a->what);
	chase_effect_tell(b, &a->effect);
	if (a->items > 1)
		buf_addf(b, _(";  owes %zu in all"), a->items);
}

void
overview_say(const struct overview_view *v, struct buf *b)
{
	const struct overview *o = &v->o;
	size_t i = v->table[v->pane].cursor;

	switch (v->pane) {
	case PANE_COURSES:
		course_sentence(&o->course[i], o->quarter_end, b);
		break;
	case PANE_AREAS:
		area_sentence(&o->area[i], b);
		break;
	case PANE_TARGETS:
		target_sentence(o, i, b);
		break;
	case PANE_TODAY:
		today_sentence(v, (enum need)i, b);
		break;
	case PANE_ANSWERS:
		answer_sentence(&o->answer[i], b);
		break;
	case PANE_ATTENTION:
		buf_addf(b, "%s %s %s", o->attention.row[i].name,
		    o->attention.row[i].step, o->attention.row[i].title);
		break;
	default:
		buf_addf(b, "%s: %s", o->since[i].actor, o->since[i].title);
		break;
	}
}
