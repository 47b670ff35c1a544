/*
 * The overview: the programme on one screen. Courses, rollout by area beside
 * the quarter's targets, what needs somebody, the newest acts, and where
 * there is room all targets of the quarter. Tab goes from pane to pane;
 * Enter opens what a row is about.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "report/overview.h"
#include "view/screens.h"

enum pane {
	PANE_COURSES, PANE_AREAS, PANE_TARGETS, PANE_ATTENTION, PANE_ACTS,
	PANE__COUNT
};

struct overview_view {
	struct view	 v;
	struct overview	 o;
	bool		 counted;
	enum pane	 pane;
	bool		 shown[PANE__COUNT];	/* when last drawn */
	struct table	 table[PANE__COUNT];
};

/* ---- courses ---- */

enum { C_TITLE, C_N, C_PHASE, C_THROUGH = C_PHASE + 3, C_READY, C_FLAG,
	C__COUNT };

static const struct table_col course_cols[C__COUNT] = {
	[C_TITLE] = { N_("course"), 10, 24, 1, 0, ALIGN_LEFT },
	[C_N] = { N_("syst."), 5, 6, 0, 0, ALIGN_RIGHT },
	[C_PHASE] = { N_("prereq"), 6, 7, 0, 0, ALIGN_RIGHT },
	[C_PHASE + 1] = { N_("integr"), 6, 7, 0, 0, ALIGN_RIGHT },
	[C_PHASE + 2] = { N_("readin"), 6, 7, 0, 0, ALIGN_RIGHT },
	[C_THROUGH] = { N_("thru"), 4, 6, 0, 0, ALIGN_RIGHT },
	[C_READY] = { N_("ready"), 5, 6, 0, 0, ALIGN_RIGHT },
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
	for (p = 0; p < 3 && p < c->nphases && c->nsystems; p++)
		row->text[C_PHASE + p] = table_number(row, c->in_phase[p]);
	if (c->nsystems) {
		row->text[C_THROUGH] = table_number(row,
		    c->in_phase[c->nphases]);
		row->text[C_READY] = table_number(row, c->ready);
	} else {
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

/* A bar as wide as its column: in operation, agreed, the rest, of all. */
static const char *
area_bar(struct table_row *row, const struct overview_area *a, int cols)
{
	struct buf b = BUF_INIT;
	const char *text;
	int i;

	for (i = 0; i < cols && a->total; i++) {
		int64_t at = (2 * i + 1) * a->total / (2 * cols);

		buf_add(&b, glyph(at < a->count.n[ROLLOUT_OPERATION] ?
		    GLYPH_BAR_DONE : at < a->count.n[ROLLOUT_OPERATION] +
		    a->count.n[ROLLOUT_AGREED] ? GLYPH_BAR_NEXT :
		    GLYPH_BAR_GAP));
	}
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
	row->text[A_BAR] = area_bar(row, a,
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

enum { M_NUMBER, M_AREA, M_TITLE, M__COUNT };

static const struct table_col target_cols[M__COUNT] = {
	[M_NUMBER] = { N_("no."), 7, 8, 0, 0, ALIGN_LEFT },
	[M_AREA] = { N_("area"), 9, 14, 0, 1, ALIGN_LEFT },
	[M_TITLE] = { N_("target"), 20, 60, 1, 0, ALIGN_LEFT },
};

static void
target_row(void *arg, size_t i, struct table_row *row)
{
	const struct target *t = &((struct overview_view *)arg)->o.target[i];

	row->text[M_NUMBER] = t->number;
	row->text[M_AREA] = t->area;
	row->text[M_TITLE] = t->title;
}

static int64_t
target_id(void *arg, size_t i)
{
	return ((struct overview_view *)arg)->o.target[i].id;
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
	    &((struct overview_view *)arg)->o.attention[i];
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
	    &((struct overview_view *)arg)->o.attention[i];

	return a->id * ATTENTION__COUNT + (int64_t)a->kind;
}

/* ---- acts ---- */

enum { H_WHEN, H_WHO, H_WHAT, H__COUNT };

static const struct table_col act_cols[H__COUNT] = {
	[H_WHEN] = { N_("when"), 16, 16, 0, 0, ALIGN_LEFT },
	[H_WHO] = { N_("who"), 6, 10, 0, 1, ALIGN_LEFT },
	[H_WHAT] = { N_("what"), 12, 40, 1, 0, ALIGN_LEFT },
};

static void
act_row(void *arg, size_t i, struct table_row *row)
{
	const struct act *a = &((struct overview_view *)arg)->o.act[i];

	row->text[H_WHEN] = table_textf(row, "%.16s", a->at);
	row->text[H_WHO] = a->actor;
	row->text[H_WHAT] = a->title;
	row->row_style = a->undone_by ? STYLE_FAINT : STYLE_NORMAL;
}

static int64_t
act_id(void *arg, size_t i)
{
	return ((struct overview_view *)arg)->o.act[i].id;
}

/* ---- the screen ---- */

static const struct {
	const struct table_col *col;
	int		 ncols;
	void		(*row)(void *, size_t, struct table_row *);
	int64_t		(*id)(void *, size_t);
	const char	*empty;
} panes[PANE__COUNT] = {
	[PANE_COURSES] = { course_cols, C__COUNT, course_row, course_id,
	    N_("no courses") },
	[PANE_AREAS] = { area_cols, A__COUNT, area_row, area_id,
	    N_("no installations are known") },
	[PANE_TARGETS] = { target_cols, M__COUNT, target_row, target_id,
	    N_("no targets for this quarter") },
	[PANE_ATTENTION] = { attention_cols, T__COUNT, attention_row,
	    attention_id, N_("nothing is late, lapsed or waiting") },
	[PANE_ACTS] = { act_cols, H__COUNT, act_row, act_id,
	    N_("nothing has happened yet") },
};

static bool
overview_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct overview_view *o = (struct overview_view *)v;
	int p;

	(void)arg;
	(void)e;
	for (p = 0; p < PANE__COUNT; p++) {
		struct table *t = &o->table[p];

		table_init(t, panes[p].col, panes[p].ncols);
		t->row = panes[p].row;
		t->id = panes[p].id;
		t->arg = o;
		t->empty = panes[p].empty;
	}
	return true;
}

static void
set_rows(struct overview_view *o)
{
	table_set_rows(&o->table[PANE_COURSES], o->o.ncourses);
	table_set_rows(&o->table[PANE_AREAS], o->o.nareas);
	table_set_rows(&o->table[PANE_TARGETS], o->o.ntargets);
	table_set_rows(&o->table[PANE_ATTENTION], o->o.nattention);
	table_set_rows(&o->table[PANE_ACTS], (size_t)o->o.nacts);
}

/* The counts of before stay on the screen until the new ones are there. */
static bool
overview_view_load(struct view *v, struct err *e)
{
	struct overview_view *o = (struct overview_view *)v;
	struct overview now;

	if (!overview_load(v->app->store, view_day(v), &now, e)) {
		overview_fini(&now);
		return false;
	}
	if (o->counted && o->o.day == now.day) {
		now.area = o->o.area;
		now.nareas = o->o.nareas;
		now.source = o->o.source;
		now.counts = o->o.counts;
		o->o.area = NULL;
		o->o.source = NULL;
		o->o.nareas = 0;
	} else {
		o->counted = false;
	}
	overview_fini(&o->o);
	o->o = now;
	set_rows(o);
	return true;
}

static bool
overview_fill(struct view *v, struct err *e)
{
	struct overview_view *o = (struct overview_view *)v;

	if (!overview_count(v->app->store, &o->o, e))
		return false;
	o->counted = true;
	set_rows(o);
	return true;
}

static void
draw_pane(struct overview_view *o, enum pane p, const struct area *a,
    const char *title, const char *right)
{
	struct area in = draw_box(a, title, right);

	if (p == PANE_AREAS && !o->counted)
		draw_text(&in, 0, 1, -1, STYLE_FAINT, _("counting ..."));
	else
		table_draw(&o->table[p], &in, p != PANE_ACTS,
		    o->pane == p);
	if (p == PANE_AREAS && o->o.source)
		draw_text(&in, in.rows - 1, 1, in.cols - 2, STYLE_FAINT,
		    o->o.source);
}

static void
pane_titles(const struct overview_view *o, char title[PANE__COUNT][120],
    char right[PANE__COUNT][120])
{
	int systems = 0;
	size_t i;

	for (i = 0; i < o->o.ncourses; i++)
		systems += o->o.course[i].nsystems;
	snprintf(title[PANE_COURSES], 120, "%s", _("Where systems are"));
	snprintf(right[PANE_COURSES], 120, i18n_plural("%d enrolled",
	    "%d enrolled", (unsigned long)systems), systems);
	snprintf(title[PANE_AREAS], 120, "%s", _("Rollout by area"));
	snprintf(right[PANE_AREAS], 120, i18n_plural(
	    "Q%d: %d work day left", "Q%d: %d work days left",
	    (unsigned long)o->o.workdays_left),
	    date_quarter(o->o.day), o->o.workdays_left);
	snprintf(title[PANE_TARGETS], 120, "%s", _("Targets"));
	snprintf(right[PANE_TARGETS], 120, "%zu", o->o.ntargets);
	snprintf(title[PANE_ATTENTION], 120, "%s", _("Needs somebody"));
	snprintf(right[PANE_ATTENTION], 120, "%zu", o->o.nattention);
	snprintf(title[PANE_ACTS], 120, "%s", _("Newest acts"));
	right[PANE_ACTS][0] = '\0';
}

/* Rows of each pane. Wide: two columns. Narrow: one column, what fits. */
static void
share_rows(const struct overview_view *o, int have, bool wide,
    int rows[PANE__COUNT])
{
	int targets = (int)o->o.ntargets + 3, left;

	rows[PANE_COURSES] = (int)o->o.ncourses + 3;
	rows[PANE_AREAS] = (o->o.nareas ? (int)o->o.nareas : 1) + 4;
	left = have - rows[PANE_COURSES] - rows[PANE_AREAS];
	if (wide) {
		rows[PANE_TARGETS] = left < targets ? left : targets;
		rows[PANE_ATTENTION] = have / 2;
		rows[PANE_ACTS] = have - have / 2;
		return;
	}
	rows[PANE_TARGETS] = left >= targets + 14 ? targets : 0;
	left -= rows[PANE_TARGETS];
	rows[PANE_ACTS] = left >= 9 ? left / 2 : 0;
	rows[PANE_ATTENTION] = left - rows[PANE_ACTS];
}

static void
overview_draw(struct view *v, const struct area *a)
{
	struct overview_view *o = (struct overview_view *)v;
	char title[PANE__COUNT][120], right[PANE__COUNT][120];
	bool wide = a->cols >= 130;
	int width = wide ? a->cols / 2 : a->cols;
	int rows[PANE__COUNT], row = 0, p;

	pane_titles(o, title, right);
	share_rows(o, a->rows, wide, rows);
	for (p = 0; p < PANE__COUNT; p++) {
		bool second = wide && p >= PANE_ATTENTION;
		struct area part;

		if (wide && p == PANE_ATTENTION)
			row = 0;
		part = area_part(a, row, second ? width : 0, rows[p],
		    second ? a->cols - width : width);
		o->shown[p] = part.rows >= 3;
		if (o->shown[p])
			draw_pane(o, (enum pane)p, &part, title[p],
			    right[p][0] ? right[p] : NULL);
		row += rows[p];
	}
}

/* The next pane that is on the screen. */
static void
move_pane(struct overview_view *o, int step)
{
	int p = (int)o->pane, n;

	for (n = 0; n < PANE__COUNT; n++) {
		p = (p + step) % PANE__COUNT;
		if (o->shown[p])
			break;
	}
	o->pane = (enum pane)p;
}

static bool
open_row(struct overview_view *o, struct err *e)
{
	size_t i = o->table[o->pane].cursor;
	struct view_arg arg = { .id2 = ROLLOUT__COUNT, .text = "area" };
	struct app *app = o->v.app;

	switch (o->pane) {
	case PANE_COURSES:
		arg.id = o->o.course[i].track_id;
		return app_push(app, &view_board, &arg, e);
	case PANE_AREAS:
		arg.id = o->o.area[i].area_id;
		return app_push(app, &view_installations, &arg, e);
	case PANE_TARGETS:
		return true;
	case PANE_ATTENTION:
		return open_standing(app, &o->o.attention[i].subject, e);
	default:
		arg.id = o->o.act[i].id;
		return app_push(app, &view_act, &arg, e);
	}
}

static bool
overview_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct overview_view *o = (struct overview_view *)v;

	switch (cmd) {
	case CMD_COMPARE:
		app_compare(v->app, &(struct diff_scope){ .what = SCOPE_ALL },
		    e);
		return true;
	case CMD_PANE_NEXT:
		move_pane(o, 1);
		return true;
	case CMD_PANE_PREV:
		move_pane(o, PANE__COUNT - 1);
		return true;
	case CMD_OPEN:
		if (table_has_row(&o->table[o->pane]))
			open_row(o, e);
		return true;
	default:
		return false;
	}
}

static struct table *
overview_table(struct view *v)
{
	struct overview_view *o = (struct overview_view *)v;

	return &o->table[o->pane];
}

static void
overview_where(struct view *v, struct buf *b)
{
	struct overview_view *o = (struct overview_view *)v;

	buf_add(b, _("Overview"));
	if (o->counted)
		buf_addf(b, _("  %lld systems, %lld vendors, "
		    "%lld municipalities, %lld installations"),
		    (long long)o->o.counts.systems,
		    (long long)o->o.counts.vendors,
		    (long long)o->o.counts.municipalities,
		    (long long)o->o.installations);
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
target_sentence(const struct target *t, struct buf *b)
{
	buf_addf(b, "%s %s", t->number, t->title);
	if (t->note)
		buf_addf(b, " (%s)", t->note);
}

static void
overview_sentence(struct view *v, struct buf *b)
{
	struct overview_view *o = (struct overview_view *)v;
	const struct table *t = &o->table[o->pane];
	const struct overview_course *c;

	if (!table_has_row(t))
		return;
	switch (o->pane) {
	case PANE_COURSES:
		c = &o->o.course[t->cursor];
		buf_addf(b, i18n_plural("%s: %d system", "%s: %d systems",
		    (unsigned long)c->nsystems), c->title, c->nsystems);
		if (c->ahead)
			buf_addf(b, i18n_plural("; %d step happened ahead of "
			    "its gate", "; %d steps happened ahead of their "
			    "gate", (unsigned long)c->ahead), c->ahead);
		break;
	case PANE_AREAS:
		area_sentence(&o->o.area[t->cursor], b);
		break;
	case PANE_TARGETS:
		target_sentence(&o->o.target[t->cursor], b);
		break;
	case PANE_ATTENTION:
		buf_addf(b, "%s %s %s", o->o.attention[t->cursor].name,
		    o->o.attention[t->cursor].step,
		    o->o.attention[t->cursor].title);
		break;
	default:
		buf_add(b, o->o.act[t->cursor].title);
		break;
	}
}

static void
overview_view_fini(struct view *v)
{
	overview_fini(&((struct overview_view *)v)->o);
}

const struct view_class view_overview = {
	.name = "overview", .home = CMD_OVERVIEW,
	.ctx = CTX_LIST | CTX_PANES | CTX_TIMES,
	.size = sizeof(struct overview_view), .open = overview_open,
	.load = overview_view_load, .fill = overview_fill,
	.draw = overview_draw, .command = overview_command,
	.table = overview_table, .where = overview_where,
	.sentence = overview_sentence, .fini = overview_view_fini,
};
