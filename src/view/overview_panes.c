/*
 * What stands in the panes of the overview: columns and rows (overview.h).
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "view/overview.h"

/* ---- courses ---- */

enum { C_TITLE, C_N, C_PHASE, C_THROUGH = C_PHASE + 3, C_READY, C_ROLLING,
	C_LIVE, C_FLAG, C__COUNT };

static const struct table_col course_cols[C__COUNT] = {
	[C_TITLE] = { N_("course"), 10, 24, 1, 0, ALIGN_LEFT },
	[C_N] = { N_("syst."), 5, 6, 0, 2, ALIGN_RIGHT },
	[C_PHASE] = { N_("prereq"), 6, 7, 0, 0, ALIGN_RIGHT },
	[C_PHASE + 1] = { N_("integr"), 6, 7, 0, 0, ALIGN_RIGHT },
	[C_PHASE + 2] = { N_("readin"), 6, 7, 0, 0, ALIGN_RIGHT },
	[C_THROUGH] = { N_("thru"), 4, 6, 0, 1, ALIGN_RIGHT },
	[C_READY] = { N_("ready"), 5, 6, 0, 0, ALIGN_RIGHT },
	[C_ROLLING] = { N_("roll."), 5, 6, 0, 0, ALIGN_RIGHT },
	[C_LIVE] = { N_("live"), 5, 6, 0, 0, ALIGN_RIGHT },
	[C_FLAG] = { "", 1, 1, 0, 0, ALIGN_SIGN },
};

static void
course_row(void *arg, size_t i, struct table_row *row)
{
	const struct overview_course *c =
	    &((struct overview_view *)arg)->o.course[i];
	int p;

	row->text[C_TITLE] = c->title;
	row->text[C_N] = table_number(row, c->nsystems);
	for (p = 0; p < 3 && p < c->nphases && c->nsystems && c->known; p++)
		row->text[C_PHASE + p] = table_number(row, c->in_phase[p]);
	if (c->nsystems && c->known) {
		row->text[C_THROUGH] = table_number(row,
		    c->in_phase[c->nphases]);
		row->text[C_READY] = table_number(row, c->ready);
		if (c->live >= 0) {
			row->text[C_ROLLING] = table_number(row, c->rolling);
			row->text[C_LIVE] = table_number(row, c->live);
		}
	} else if (!c->nsystems) {
		row->row_style = STYLE_FAINT;
	}
	row->text[C_FLAG] = c->decisions ? glyph(GLYPH_DECISION) : "";
	row->style[C_FLAG] = STYLE_DECISION;
}

static int64_t
course_id(void *arg, size_t i)
{
	return ((struct overview_view *)arg)->o.course[i].track_id;
}

/* ---- areas ---- */

enum { A_NAME, A_COUNT, A_TOTAL = A_COUNT + ROLLOUT_GONE, A_BAR, A_TARGET,
	A_FLAG, A__COUNT };

static const struct table_col area_cols[A__COUNT] = {
	[A_NAME] = { N_("area"), 9, 16, 1, 0, ALIGN_LEFT },
	[A_COUNT] = { N_("in op."), 6, 7, 0, 0, ALIGN_RIGHT },
	[A_COUNT + 1] = { N_("agreed"), 6, 7, 0, 0, ALIGN_RIGHT },
	[A_COUNT + 2] = { N_("not yet"), 7, 8, 0, 0, ALIGN_RIGHT },
	[A_COUNT + 3] = { N_("unkn."), 5, 6, 0, 3, ALIGN_RIGHT },
	[A_TOTAL] = { N_("in all"), 6, 7, 0, 2, ALIGN_RIGHT },
	[A_BAR] = { "", 8, 20, 1, 4, ALIGN_LEFT },
	[A_TARGET] = { N_("mun./target"), 11, 12, 0, 0, ALIGN_RIGHT },
	[A_FLAG] = { "", 1, 1, 0, 0, ALIGN_LEFT },
};

/* A bar as wide as its column: what is done, what comes next, the rest. */
static const char *
bar_text(struct table_row *row, int64_t done, int64_t next, int64_t total,
    int cols)
{
	struct buf b = BUF_INIT;
	const char *text;

	if (total > 0)
		bar_put(&b, cols, done, next, total);
	text = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	return text;
}

static void
area_row(void *arg, size_t i, struct table_row *row)
{
	struct overview_view *o = arg;
	const struct overview_area *a = &o->o.area[i];
	int k;

	row->text[A_NAME] = a->name;
	for (k = 0; k < ROLLOUT_GONE; k++)
		row->text[A_COUNT + k] = table_number(row, a->count.n[k]);
	row->text[A_TOTAL] = table_number(row, a->total);
	row->text[A_BAR] = bar_text(row, a->count.n[ROLLOUT_OPERATION],
	    a->count.n[ROLLOUT_AGREED], a->total,
	    o->table[PANE_AREAS].width[A_BAR]);
	if (a->target >= 0)
		row->text[A_TARGET] = table_textf(row, "%lld/%lld",
		    (long long)a->municipalities, (long long)a->target);
	else
		row->text[A_TARGET] = table_number(row, a->municipalities);
	row->text[A_FLAG] = a->differs ? "!" : "";
	row->style[A_FLAG] = STYLE_DECISION;
}

static int64_t
area_id(void *arg, size_t i)
{
	return ((struct overview_view *)arg)->o.area[i].area_id;
}

/* ---- targets ---- */

enum { M_NUMBER, M_AREA, M_TITLE, M_NOW, M_BAR, M_OUTLOOK, M_FLAG, M__COUNT };

static const struct table_col target_cols[M__COUNT] = {
	[M_NUMBER] = { N_("no."), 7, 8, 0, 0, ALIGN_LEFT },
	[M_AREA] = { N_("area"), 9, 14, 0, 0, ALIGN_LEFT },
	[M_TITLE] = { N_("target"), 20, 60, 2, 2, ALIGN_LEFT },
	[M_NOW] = { N_("now/target"), 12, 13, 0, 0, ALIGN_RIGHT },
	[M_BAR] = { "", 6, 16, 1, 1, ALIGN_LEFT },
	[M_OUTLOOK] = { N_("outlook"), 14, 14, 0, 0, ALIGN_LEFT },
	[M_FLAG] = { "", 1, 1, 0, 0, ALIGN_LEFT },
};

static void
put_goal(struct overview_view *o, const struct overview_goal *g,
    struct table_row *row)
{
	const char *now = g->now < 0 ? "?" : table_number(row, g->now);
	struct buf b = BUF_INIT;

	overview_goal_tell(g, &b);
	row->text[M_OUTLOOK] = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	if (g->want < 0)
		return;
	row->text[M_NOW] = table_textf(row, "%s/%s", now,
	    table_number(row, g->want));
	if (g->now < 0)
		return;
	row->text[M_BAR] = bar_text(row, g->now, g->next, g->want,
	    o->table[PANE_TARGETS].width[M_BAR]);
	row->text[M_FLAG] = g->now + g->next < g->want ? "!" : "";
	row->style[M_FLAG] = STYLE_DECISION;
}

static void
target_row(void *arg, size_t i, struct table_row *row)
{
	struct overview_view *o = arg;
	const struct target *t = &o->o.target[i];

	row->text[M_NUMBER] = t->number;
	row->text[M_AREA] = t->area;
	row->text[M_TITLE] = t->title;
	if (o->o.goal)
		put_goal(o, &o->o.goal[i], row);
}

static int64_t
target_id(void *arg, size_t i)
{
	return ((struct overview_view *)arg)->o.target[i].id;
}

/* ---- today ---- */

enum { D_COUNT, D_WHAT, D_NOTE, D__COUNT };

static const struct table_col today_cols[D__COUNT] = {
	[D_COUNT] = { "", 5, 5, 0, 0, ALIGN_RIGHT },
	[D_WHAT] = { "", 12, 12, 0, 0, ALIGN_LEFT },
	[D_NOTE] = { "", 10, 40, 1, 1, ALIGN_LEFT },
};

static const struct {
	const char *name, *filter;	/* what the inbox is narrowed to */
} needs[NEED__COUNT] = {
	[NEED_OVERDUE] = { N_("overdue"), "group:overdue" },
	[NEED_TODAY] = { N_("due today"), "group:today" },
	[NEED_SILENT] = { N_("silent"), "group:silent" },
	[NEED_DECISIONS] = { N_("decisions"), "group:decision -kind:ending" },
	[NEED_LAPSING] = { N_("lapsing"), "group:decision kind:ending" },
};

const char *
overview_need_filter(enum need need)
{
	return needs[need].filter;
}

size_t
overview_need_count(const struct overview_today *t, enum need need)
{
	switch (need) {
	case NEED_OVERDUE:	return t->overdue;
	case NEED_TODAY:	return t->today;
	case NEED_SILENT:	return t->silent;
	case NEED_DECISIONS:	return t->decisions;
	default:		return t->lapsing;
	}
}

void
overview_need_note(const struct overview_today *t, enum need need,
    struct buf *b)
{
	switch (need) {
	case NEED_OVERDUE:
		if (t->oldest)
			buf_addf(b, i18n_plural("oldest %d day",
			    "oldest %d days",
			    (unsigned long)t->oldest), t->oldest);
		break;
	case NEED_SILENT:
		buf_addf(b, i18n_plural("%d day and up", "%d days and up",
		    (unsigned long)t->silent_days), t->silent_days);
		break;
	case NEED_DECISIONS:
		buf_add(b, _("gates, waivers"));
		break;
	case NEED_LAPSING:
		buf_addf(b, i18n_plural("within %d day", "within %d days",
		    (unsigned long)t->lapse_days), t->lapse_days);
		break;
	default:
		break;
	}
}

static void
today_row(void *arg, size_t i, struct table_row *row)
{
	struct overview_view *o = arg;
	size_t n = overview_need_count(&o->o.today, (enum need)i);
	struct buf b = BUF_INIT;

	row->text[D_WHAT] = _(needs[i].name);
	if (!o->chased)
		return;
	row->text[D_COUNT] = table_number(row, (int64_t)n);
	overview_need_note(&o->o.today, (enum need)i, &b);
	row->text[D_NOTE] = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	if (!n)
		row->row_style = STYLE_FAINT;
	else if (i == NEED_OVERDUE)
		row->style[D_COUNT] = STYLE_LATE;
	row->style[D_NOTE] = STYLE_FAINT;
}

/* ---- answers ---- */

enum { W_WHO, W_WHAT, W_STEPS, W_MUNICIPALITIES, W__COUNT };

static const struct table_col answer_cols[W__COUNT] = {
	[W_WHO] = { N_("who"), 8, 20, 1, 0, ALIGN_LEFT },
	[W_WHAT] = { N_("what"), 16, 60, 2, 0, ALIGN_LEFT },
	[W_STEPS] = { N_("steps"), 5, 6, 0, 0, ALIGN_RIGHT },
	[W_MUNICIPALITIES] = { N_("mun."), 5, 6, 0, 1, ALIGN_RIGHT },
};

static void
answer_row(void *arg, size_t i, struct table_row *row)
{
	const struct overview_answer *a =
	    &((struct overview_view *)arg)->o.answer[i];

	row->text[W_WHO] = a->organisation ? a->organisation : "?";
	row->text[W_WHAT] = a->what;
	row->text[W_STEPS] = table_number(row, a->effect.steps);
	row->text[W_MUNICIPALITIES] = table_number(row,
	    a->effect.municipalities);
}

/* ---- since you left ---- */

enum { H_WHEN, H_WHO, H_WHAT, H__COUNT };

static const struct table_col since_cols[H__COUNT] = {
	[H_WHEN] = { N_("when"), 13, 13, 0, 1, ALIGN_LEFT },
	[H_WHO] = { N_("who"), 7, 12, 0, 2, ALIGN_LEFT },
	[H_WHAT] = { N_("what"), 18, 40, 1, 0, ALIGN_LEFT },
};

void
overview_when(const struct overview_view *o, const char *at, char *out,
    size_t n)
{
	char iso[DAY_TEXT], today[DAY_TEXT];
	struct buf b = BUF_INIT;
	const char *year;

	out[0] = '\0';
	str_copy(iso, sizeof(iso), at);
	if (date_parse(iso) == DAY_NONE)
		return;
	app_day_short(date_parse(iso), &b);
	year = strrchr(buf_str(&b), ' ');
	if (year && !strncmp(at, date_iso(o->v.app->today, today), 4))
		snprintf(out, n, "%.*s %.5s", (int)(year - buf_str(&b)),
		    buf_str(&b), at + sizeof(iso));
	else
		snprintf(out, n, "%s", buf_str(&b));
	buf_fini(&b);
}

static void
since_row(void *arg, size_t i, struct table_row *row)
{
	struct overview_view *o = arg;
	const struct act *a = &o->o.since[i];
	char when[64];

	overview_when(o, a->at, when, sizeof(when));
	row->text[H_WHEN] = table_textf(row, "%s", when);
	row->text[H_WHO] = a->actor;
	row->text[H_WHAT] = a->title;
	row->row_style = a->undone_by ? STYLE_FAINT : STYLE_NORMAL;
}

static int64_t
since_id(void *arg, size_t i)
{
	return ((struct overview_view *)arg)->o.since[i].id;
}

/* ---- attention ---- */

enum { T_KIND, T_DAY, T_WHAT, T_WHO, T__COUNT };

static const struct table_col attention_cols[T__COUNT] = {
	[T_KIND] = { N_("why"), 8, 11, 0, 0, ALIGN_LEFT },
	[T_DAY] = { N_("date"), 10, 10, 0, 0, ALIGN_LEFT },
	[T_WHAT] = { N_("what"), 12, 30, 2, 0, ALIGN_LEFT },
	[T_WHO] = { N_("who"), 6, 16, 1, 1, ALIGN_LEFT },
};

static void
attention_row(void *arg, size_t i, struct table_row *row)
{
	const struct attention_row *a =
	    &((struct overview_view *)arg)->o.attention.row[i];
	char day[DAY_TEXT];

	row->text[T_KIND] = attention_name(a->kind);
	row->text[T_DAY] = table_textf(row, "%s", date_dk(a->day, day));
	row->text[T_WHAT] = table_textf(row, "%s %s %s", a->name, a->step,
	    a->title);
	row->text[T_WHO] = a->who;
	row->row_style = a->kind == ATTENTION_WAITING ? STYLE_WAITING :
	    STYLE_NORMAL;
	row->mark = a->kind == ATTENTION_LATE ? '!' : 0;
}

static int64_t
attention_id(void *arg, size_t i)
{
	const struct attention_row *a =
	    &((struct overview_view *)arg)->o.attention.row[i];

	return a->id * ATTENTION__COUNT + (int64_t)a->kind;
}

/* ---- all of them ---- */

const struct overview_pane overview_panes[PANE__COUNT] = {
	[PANE_TARGETS] = { target_cols, M__COUNT, target_row, target_id,
	    N_("no targets for this quarter") },
	[PANE_COURSES] = { course_cols, C__COUNT, course_row, course_id,
	    N_("no courses") },
	[PANE_AREAS] = { area_cols, A__COUNT, area_row, area_id,
	    N_("no installations are known") },
	[PANE_TODAY] = { today_cols, D__COUNT, today_row, NULL, NULL },
	[PANE_ANSWERS] = { answer_cols, W__COUNT, answer_row, NULL,
	    N_("nobody owes an answer") },
	[PANE_SINCE] = { since_cols, H__COUNT, since_row, since_id,
	    N_("nobody else has done anything since") },
	[PANE_ATTENTION] = { attention_cols, T__COUNT, attention_row,
	    attention_id, N_("nothing is late, lapsed or waiting") },
};
