/*
 * What if, in words and as sheets; and the shortest way to a step (whatif.h).
 */
#include <stdio.h>

#include "base/i18n.h"
#include "report/whatif.h"

#define NCOLS(c)	((int)(sizeof(c) / sizeof((c)[0])))
#define WAY_LINES	8		/* in a pane */

static void
tell_day(struct buf *b, day_t day)
{
	char text[DAY_TEXT];

	buf_add(b, day == DAY_NONE ? "?" : date_dk(day, text));
}

static void
tell_moved(const struct effect *e, struct buf *b)
{
	int days = date_workdays_between(e->after, e->before);

	tell_day(b, e->before);
	buf_add(b, " > ");
	tell_day(b, e->after);
	if (days > 0)
		buf_addf(b, i18n_plural(", %d work day sooner",
		    ", %d work days sooner", (unsigned long)days), days);
	else if (days < 0)
		buf_addf(b, i18n_plural(", %d work day later",
		    ", %d work days later", (unsigned long)-days), -days);
}

void
effect_tell(const struct effect *e, struct buf *b)
{
	if (e->kind == EFFECT_FORECAST) {
		buf_addf(b, "%s: ", e->what);
		tell_moved(e, b);
	} else if (e->kind == EFFECT_TARGET) {
		buf_addf(b, "%s: %lld > %lld", e->what, (long long)e->was,
		    (long long)e->will);
	} else {
		buf_add(b, e->what);
	}
}

/* How many of a kind there are; a comma goes before what is said of them. */
static int
count_kind(const struct effects *es, enum effect_kind kind, bool *more,
    struct buf *b)
{
	size_t i;
	int n = 0;

	for (i = 0; i < es->n; i++)
		n += es->e[i].kind == kind;
	if (n && *more)
		buf_add(b, ", ");
	*more = *more || n;
	return n;
}

/* The klarmelding moves: is it in time for the quarter of the day? */
static void
say_quarter(const struct effect *e, day_t day, struct buf *b)
{
	day_t end = date_quarter_end(day);
	int late = date_workdays_between(end, e->after);

	if (e->after == DAY_NONE)
		return;
	if (late > 0)
		buf_addf(b, i18n_plural(", %d work day too late for the "
		    "quarter", ", %d work days too late for the quarter",
		    (unsigned long)late), late);
	else if (e->after <= end)
		buf_add(b, _(", in time for the quarter"));
}

/* Gates, steps and installations by their number. */
static bool
say_counts(const struct effects *es, struct buf *b)
{
	bool more = false;
	int n;

	n = count_kind(es, EFFECT_GATE, &more, b);
	if (n)
		buf_addf(b, i18n_plural("%d gate opens", "%d gates open",
		    (unsigned long)n), n);
	n = count_kind(es, EFFECT_READY, &more, b);
	if (n)
		buf_addf(b, i18n_plural("%d step may start",
		    "%d steps may start", (unsigned long)n), n);
	n = count_kind(es, EFFECT_RELEASED, &more, b);
	if (n)
		buf_addf(b, i18n_plural("%d installation is released",
		    "%d installations are released", (unsigned long)n), n);
	return more;
}

void
effects_say(const struct effects *es, struct buf *b)
{
	bool more = say_counts(es, b);
	size_t i;

	for (i = 0; i < es->n; i++) {
		const struct effect *e = &es->e[i];

		if (e->kind != EFFECT_AHEAD && e->kind != EFFECT_FORECAST &&
		    e->kind != EFFECT_TARGET)
			continue;
		buf_add(b, more ? ", " : "");
		effect_tell(e, b);
		if (e->kind == EFFECT_FORECAST)
			say_quarter(e, es->day, b);
		more = true;
	}
	if (!more)
		buf_add(b, _("nothing would change"));
}

static const struct sheet_col effect_cols[] = {
	{ "effect", "Virkning", N_("Effect"), CELL_TEXT },
	{ "subject", "Hvad", N_("What"), CELL_TEXT },
	{ "detail", "Detalje", N_("Detail"), CELL_TEXT },
	{ "before", "Før", N_("Before"), CELL_DAY },
	{ "after", "Efter", N_("After"), CELL_DAY },
	{ "was", "Antal før", N_("Was"), CELL_INT },
	{ "will", "Antal efter", N_("Would be"), CELL_INT },
};

void
effects_sheet(const struct effects *es, const char *title, struct sheet *sh)
{
	struct buf b = BUF_INIT;
	size_t i;

	sheet_init(sh, "whatif", title, effect_cols, NCOLS(effect_cols));
	for (i = 0; i < es->n; i++) {
		const struct effect *e = &es->e[i];

		sheet_word(sh, effect_word(e->kind), effect_name(e->kind));
		sheet_text(sh, e->name);
		sheet_text(sh, e->what);
		sheet_day(sh, e->before);
		sheet_day(sh, e->after);
		if (e->kind == EFFECT_TARGET) {
			sheet_int(sh, e->was);
			sheet_int(sh, e->will);
		} else {
			sheet_none(sh);
			sheet_none(sh);
		}
	}
	effects_say(es, &b);
	sheet_note(sh, buf_str(&b));
	sheet_note(sh, _("nothing is saved by asking"));
	buf_fini(&b);
}

/* ---- the shortest way --------------------------------------------------- */

static const struct sheet_col way_cols[] = {
	{ "no", "Nr.", N_("No."), CELL_INT },
	{ "step", "Trin", N_("Step"), CELL_TEXT },
	{ "title", "Titel", N_("Title"), CELL_TEXT },
	{ "state", "Status", N_("State"), CELL_TEXT },
	{ "party", "Part", N_("Party"), CELL_TEXT },
	{ "days", "Arbejdsdage", N_("Work days"), CELL_INT },
	{ "done", "Tidligst færdig", N_("Done at the earliest"), CELL_DAY },
};

/* The steps before step i, or a gate, done; with the goal itself not. */
static uint64_t
goal_steps(const struct standing *st, int i, int gate)
{
	uint64_t goals = 0;
	int p;

	if (i >= 0)
		return walk_needed(&st->walk, UINT64_C(1) << i) &
		    ~(UINT64_C(1) << i);
	for (p = 0; p <= gate; p++)
		goals |= track_phase_steps(&st->track, p);
	return walk_needed(&st->walk, goals);
}

static int
count(uint64_t bits)
{
	int n = 0;

	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

static void
way_notes(const struct outlook *o, uint64_t way, struct buf *b)
{
	int n = count(way & o->unplanned);

	if (n)
		buf_addf(b, i18n_plural("%d of them has no planned work "
		    "days and takes none here\n", "%d of them have no planned "
		    "work days and take none here\n", (unsigned long)n), n);
	n = count(way & o->blocked);
	if (n)
		buf_addf(b, i18n_plural("%d of them waits for a system whose "
		    "klarmelding has no day\n", "%d of them wait for a system "
		    "whose klarmelding has no day\n", (unsigned long)n), n);
}

void
way_sheet(const struct standing *st, int i, int gate, struct sheet *sh)
{
	uint64_t way = goal_steps(st, i, gate);
	int order[TRACK_STEPS_MAX], n, k;
	struct buf notes = BUF_INIT;
	char title[300], goal[64];
	struct outlook o;

	standing_outlook(st, &o);
	n = outlook_order(&o, &st->track, way, order);
	if (i >= 0)
		snprintf(goal, sizeof(goal), "%s", st->track.steps[i].key);
	else
		snprintf(goal, sizeof(goal), _("gate %d"), gate + 1);
	snprintf(title, sizeof(title), i18n_plural("the shortest way to %s: "
	    "%d step", "the shortest way to %s: %d steps", (unsigned long)n),
	    goal, n);
	sheet_init(sh, "way", title, way_cols, NCOLS(way_cols));
	for (k = 0; k < n; k++) {
		const struct step *s = &st->track.steps[order[k]];
		enum step_state state = st->walk.step[order[k]].state;

		sheet_int(sh, k + 1);
		sheet_text(sh, s->key);
		sheet_text(sh, s->title);
		sheet_word(sh, step_state_word(state),
		    step_state_name(state));
		sheet_word(sh, party_word(s->party), party_name(s->party));
		if (s->planned_days)
			sheet_int(sh, s->planned_days);
		else
			sheet_none(sh);
		/* Of what nobody has planned, today would be a guess. */
		sheet_day(sh, o.done[order[k]] == st->walk.day &&
		    (o.unplanned >> order[k] & 1) ? DAY_NONE :
		    o.done[order[k]]);
	}
	way_notes(&o, way, &notes);
	if (notes.len) {
		notes.p[--notes.len] = '\0';	/* a note ends its line */
		sheet_note(sh, buf_str(&notes));
	}
	buf_fini(&notes);
}

void
way_tell(const struct standing *st, int i, struct buf *b)
{
	uint64_t way = goal_steps(st, i, -1);
	int order[TRACK_STEPS_MAX], n, k;
	struct outlook o;

	standing_outlook(st, &o);
	n = outlook_order(&o, &st->track, way, order);
	if (n == 0)
		return;
	buf_addf(b, i18n_plural("shortest way: %d step", "shortest way: "
	    "%d steps", (unsigned long)n), n);
	for (k = 0; k < n && k < WAY_LINES; k++)
		buf_addf(b, "%s%s", k ? ", " : ": ",
		    st->track.steps[order[k]].key);
	buf_add(b, n > WAY_LINES ? " ...\n" : "\n");
	if (!(o.blocked >> order[n - 1] & 1) &&
	    (way & o.unplanned) != way) {
		buf_add(b, _("at the earliest "));
		tell_day(b, o.done[order[n - 1]]);
		buf_addc(b, '\n');
	}
	way_notes(&o, way, b);
}
