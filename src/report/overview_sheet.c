/*
 * The overview as sheets, for text, CSV and JSON (overview.h).
 */
#include <stdio.h>

#include "base/i18n.h"
#include "report/overview.h"

#define NCOLS(c)	((int)(sizeof(c) / sizeof((c)[0])))

static const struct sheet_col course_cols[] = {
	{ "course", "Forløb", N_("Course"), CELL_TEXT },
	{ "systems", "Systemer", N_("Systems"), CELL_INT },
	{ "phase1", "Forudsætning", N_("Prerequisite"), CELL_INT },
	{ "phase2", "Integration", N_("Integration"), CELL_INT },
	{ "phase3", "Klarmelding", N_("Readiness"), CELL_INT },
	{ "through", "Gennem", N_("Through"), CELL_INT },
	{ "ready", "Klarmeldt", N_("Ready"), CELL_INT },
	{ "ahead", "Trin foran port", N_("Steps ahead of gate"), CELL_INT },
	{ "decisions", "Porte at beslutte", N_("Gates to decide"), CELL_INT },
	{ "forecast", "Klarmeldt ved kvartalets udgang",
	    N_("Ready by the quarter's end"), CELL_INT },
	{ "rolling", "Under udrulning", N_("Rolling out"), CELL_INT },
	{ "live", "I drift alle steder", N_("In operation everywhere"),
	    CELL_INT },
};

static void
course_part(const struct overview *o, struct sheet *sh)
{
	char title[200], day[DAY_TEXT];
	size_t i;
	int p;

	snprintf(title, sizeof(title), _("Courses as of %s"),
	    date_dk(o->day, day));
	sheet_init(sh, "courses", title, course_cols, NCOLS(course_cols));
	for (i = 0; i < o->ncourses; i++) {
		const struct overview_course *c = &o->course[i];

		sheet_text(sh, c->title);
		sheet_int(sh, c->nsystems);
		for (p = 0; p < 3; p++)
			if (p < c->nphases)
				sheet_int(sh, c->in_phase[p]);
			else
				sheet_none(sh);
		sheet_int(sh, c->in_phase[c->nphases]);
		sheet_int(sh, c->ready);
		sheet_int(sh, c->ahead);
		sheet_int(sh, c->decisions);
		sheet_int(sh, c->forecast);
		sheet_int(sh, c->rolling);
		sheet_int(sh, c->live);
	}
}

static const struct sheet_col area_cols[] = {
	{ "area", "Område", N_("Area"), CELL_TEXT },
	{ "in_operation", "I drift", N_("In operation"), CELL_INT },
	{ "agreed", "Aftalt", N_("Agreed"), CELL_INT },
	{ "not_agreed", "Endnu ikke aftalt", N_("Not yet agreed"), CELL_INT },
	{ "unknown", "Ukendt", N_("Unknown"), CELL_INT },
	{ "total", "I alt", N_("In all"), CELL_INT },
	{ "municipalities", "Kommuner i drift", N_("Municipalities"),
	    CELL_INT },
	{ "target", "Mål", N_("Target"), CELL_INT },
	{ "target_no", "Mål nr.", N_("Target no."), CELL_TEXT },
	{ "gap", "Mangler", N_("Missing"), CELL_INT },
	{ "difference", "Forskel", N_("Difference"), CELL_TEXT },
};

static void
area_part(const struct overview *o, struct sheet *sh)
{
	char title[200];
	size_t i;
	int k;

	snprintf(title, sizeof(title), i18n_plural(
	    "Rollout by area, %d work day left in the quarter",
	    "Rollout by area, %d work days left in the quarter",
	    (unsigned long)o->workdays_left), o->workdays_left);
	sheet_init(sh, "areas", title, area_cols, NCOLS(area_cols));
	for (i = 0; i < o->nareas; i++) {
		const struct overview_area *a = &o->area[i];

		sheet_text(sh, a->name);
		for (k = 0; k < ROLLOUT_GONE; k++)
			sheet_int(sh, a->count.n[k]);
		sheet_int(sh, a->total);
		sheet_int(sh, a->municipalities);
		if (a->target < 0) {
			sheet_none(sh);
			sheet_none(sh);
			sheet_none(sh);
		} else {
			sheet_int(sh, a->target);
			sheet_text(sh, a->target_no);
			sheet_int(sh, a->municipalities < a->target ?
			    a->target - a->municipalities : 0);
		}
		sheet_text(sh, a->differs ? _("differs from reported") :
		    NULL);
	}
	if (o->source)
		sheet_note(sh, o->source);
}

static const struct sheet_col golive_cols[] = {
	{ "from", "Fra", N_("From"), CELL_DAY },
	{ "week", "Uge", N_("Week"), CELL_INT },
	{ "in_operation", "Sat i drift", N_("Went live"), CELL_INT },
	{ "planned", "Planlagt", N_("Planned"), CELL_INT },
	{ "waiting", "Afventer", N_("Waiting"), CELL_INT },
};

/* The weeks that were, and the one that comes. */
static void
golive_part(const struct overview *o, struct sheet *sh)
{
	day_t monday = o->day - date_weekday(o->day);
	int k, year;

	sheet_init(sh, "golives", _("Go-lives by week"), golive_cols,
	    NCOLS(golive_cols));
	for (k = 0; k <= GOLIVE_WEEKS; k++) {
		day_t from = monday + 7 * (k - GOLIVE_WEEKS + 1);

		sheet_day(sh, from);
		sheet_int(sh, date_week(from, &year));
		if (k < GOLIVE_WEEKS) {
			sheet_int(sh, o->golives.week[k]);
			sheet_none(sh);
			sheet_none(sh);
		} else {
			sheet_none(sh);
			sheet_int(sh, o->golives.planned);
			sheet_int(sh, o->golives.waiting);
		}
	}
}

static const struct sheet_col target_cols[] = {
	{ "number", "Nr.", N_("No."), CELL_TEXT },
	{ "area", "Område", N_("Area"), CELL_TEXT },
	{ "title", "Mål", N_("Target"), CELL_TEXT },
	{ "now", "Nu", N_("Now"), CELL_INT },
	{ "want", "Målet", N_("To reach"), CELL_INT },
	{ "gap", "Mangler", N_("Missing"), CELL_INT },
	{ "outlook", "Udsigt", N_("Outlook"), CELL_TEXT },
	{ "note", "Bemærkning", N_("Note"), CELL_TEXT },
};

/* A figure that is not known is an empty cell, never nothing. */
static void
put_goal(struct sheet *sh, const struct overview_goal *g)
{
	struct buf b = BUF_INIT;

	if (g->now < 0)
		sheet_none(sh);
	else
		sheet_int(sh, g->now);
	if (g->want < 0)
		sheet_none(sh);
	else
		sheet_int(sh, g->want);
	if (g->now < 0 || g->want < 0)
		sheet_none(sh);
	else
		sheet_int(sh, overview_goal_gap(g));
	overview_goal_tell(g, &b);
	sheet_text(sh, buf_str(&b));
	buf_fini(&b);
}

static void
target_part(const struct overview *o, struct sheet *sh)
{
	char title[100];
	int y, m, d;
	size_t i;

	date_split(o->day, &y, &m, &d);
	snprintf(title, sizeof(title), _("Targets of Q%d %d"),
	    date_quarter(o->day), y);
	sheet_init(sh, "targets", title, target_cols, NCOLS(target_cols));
	for (i = 0; i < o->ntargets; i++) {
		sheet_text(sh, o->target[i].number);
		sheet_text(sh, o->target[i].area);
		sheet_text(sh, o->target[i].title);
		put_goal(sh, &o->goal[i]);
		sheet_text(sh, o->target[i].note);
	}
	if (!o->ntargets)
		sheet_note(sh, _("no targets for this quarter"));
}

static const struct sheet_col today_cols[] = {
	{ "kind", "Hvorfor", N_("Why"), CELL_TEXT },
	{ "items", "Antal", N_("Items"), CELL_INT },
};

static void
put_need(struct sheet *sh, const char *word, const char *name, size_t n)
{
	sheet_word(sh, word, name);
	sheet_int(sh, (int64_t)n);
}

static void
today_part(const struct overview *o, struct sheet *sh)
{
	sheet_init(sh, "today", _("Needs you today"), today_cols,
	    NCOLS(today_cols));
	put_need(sh, "overdue", _("overdue"), o->today.overdue);
	put_need(sh, "today", _("due today"), o->today.today);
	put_need(sh, "silent", _("silent"), o->today.silent);
	put_need(sh, "decisions", _("decisions"), o->today.decisions);
	put_need(sh, "lapsing", _("lapsing"), o->today.lapsing);
}

static const struct sheet_col answer_cols[] = {
	{ "who", "Hvem", N_("Who"), CELL_TEXT },
	{ "what", "Hvad", N_("What"), CELL_TEXT },
	{ "steps", "Trin", N_("Steps"), CELL_INT },
	{ "municipalities", "Kommuner", N_("Municipalities"), CELL_INT },
	{ "targets", "Mål", N_("Targets"), CELL_INT },
	{ "rank", "Vægt", N_("Rank"), CELL_INT },
	{ "owed", "Skylder i alt", N_("Owes in all"), CELL_INT },
};

static void
answer_part(const struct overview *o, struct sheet *sh)
{
	size_t i;

	sheet_init(sh, "answers", _("One answer unlocks the most"),
	    answer_cols, NCOLS(answer_cols));
	for (i = 0; i < o->nanswers; i++) {
		const struct overview_answer *a = &o->answer[i];

		sheet_text(sh, a->organisation);
		sheet_text(sh, a->what);
		sheet_int(sh, a->effect.steps);
		sheet_int(sh, a->effect.municipalities);
		sheet_int(sh, a->effect.targets);
		sheet_int(sh, a->rank);
		sheet_int(sh, (int64_t)a->items);
	}
	if (!o->nanswers)
		sheet_note(sh, _("nobody owes an answer"));
}

static const struct sheet_col attention_cols[] = {
	{ "kind", "Hvorfor", N_("Why"), CELL_TEXT },
	{ "day", "Dato", N_("Date"), CELL_DAY },
	{ "subject", "Hvad", N_("What"), CELL_TEXT },
	{ "step", "Trin", N_("Step"), CELL_TEXT },
	{ "title", "Titel", N_("Title"), CELL_TEXT },
	{ "who", "Hvem", N_("Who"), CELL_TEXT },
};

static void
attention_part(const struct overview *o, struct sheet *sh)
{
	size_t i;

	sheet_init(sh, "attention", _("Needs somebody"), attention_cols,
	    NCOLS(attention_cols));
	for (i = 0; i < o->attention.n; i++) {
		const struct attention_row *r = &o->attention.row[i];

		sheet_word(sh, attention_word(r->kind),
		    attention_name(r->kind));
		sheet_day(sh, r->day);
		sheet_text(sh, r->name);
		sheet_text(sh, r->step);
		sheet_text(sh, r->title);
		sheet_word(sh, r->who_word, r->who);
	}
	if (!o->attention.n)
		sheet_note(sh, _("nothing is late, lapsed or waiting"));
	if (o->attention.more)
		sheet_note(sh, _("only the first of each kind; klar report "
		    "inbox --owner all tells of everything"));
}

static const struct sheet_col act_cols[] = {
	{ "act", "Handling", N_("Act"), CELL_INT },
	{ "at", "Tidspunkt", N_("When"), CELL_TEXT },
	{ "actor", "Hvem", N_("Who"), CELL_TEXT },
	{ "title", "Hvad", N_("What"), CELL_TEXT },
};

static void
put_acts(struct sheet *sh, const struct act *act, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		sheet_int(sh, act[i].id);
		sheet_text(sh, act[i].at);
		sheet_text(sh, act[i].actor);
		sheet_text(sh, act[i].title);
	}
}

static void
since_part(const struct overview *o, struct sheet *sh)
{
	sheet_init(sh, "since", _("Since you left"), act_cols,
	    NCOLS(act_cols));
	put_acts(sh, o->since, o->nsince);
	if (!o->nsince)
		sheet_note(sh, _("nobody else has done anything since"));
}

static void
act_part(const struct overview *o, struct sheet *sh)
{
	sheet_init(sh, "acts", _("Newest acts"), act_cols, NCOLS(act_cols));
	put_acts(sh, o->act, o->nacts);
}

int
overview_sheets(const struct overview *o, struct sheet *sh)
{
	course_part(o, &sh[0]);
	area_part(o, &sh[1]);
	golive_part(o, &sh[2]);
	target_part(o, &sh[3]);
	today_part(o, &sh[4]);
	answer_part(o, &sh[5]);
	since_part(o, &sh[6]);
	attention_part(o, &sh[7]);
	act_part(o, &sh[8]);
	return OVERVIEW_SHEETS;
}
