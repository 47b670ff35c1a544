/*
 * One subject with its steps: phases, gates drawn as the ruled lines they
 * are, and beside it why the selected step is locked. Above the steps of a
 * system, whether it will make its plan, and where it is in operation. arg:
 * id of the subject, id2 its track (0: its only one), text its kind.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/show.h"
#include "report/timeline.h"
#include "view/chase_work.h"
#include "view/screens.h"
#include "view/standing_pane.h"
#include "view/work.h"
#include "widget/aside.h"

enum { COL_GLYPH, COL_KEY, COL_TITLE, COL_WHO, COL_DATE, COL_DUE, COL_NEEDS,
	COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_GLYPH] = { "", 1, 1, 0, 0, ALIGN_SIGN },
	[COL_KEY] = { "", 2, 2, 0, 0, ALIGN_LEFT },
	[COL_TITLE] = { N_("step"), 24, 40, 3, 0, ALIGN_LEFT },
	[COL_WHO] = { N_("who"), 8, 16, 1, 2, ALIGN_LEFT },
	[COL_DATE] = { N_("date"), 10, 10, 0, 0, ALIGN_LEFT },
	[COL_DUE] = { N_("due"), 10, 10, 0, 1, ALIGN_LEFT },
	[COL_NEEDS] = { N_("remark"), 10, 16, 1, 0, ALIGN_LEFT },
};

#define TABLE_WANTS	88	/* columns; then nothing of it is dropped */
#define PLAN_ROWS	12	/* of the body, from which the plan is told */
#define PANE_MIN	32
#define PANE_MAX	70
#define ROWS_MAX	(TRACK_STEPS_MAX + 2 * TRACK_PHASES_MAX)

enum line_kind { LINE_PHASE, LINE_STEP, LINE_GATE };

struct standing_view {
	struct view	 v;
	struct work	 work;
	struct chase_work chase;
	struct subject	 subject;
	struct standing	*st;		/* NULL before the first load */
	enum risk	 risk;		/* of a system: */
	struct buf	 plan;		/* ... and why */
	struct view_time of;		/* that is shown */
	bool		 counted;	/* the municipalities that have it: */
	size_t		 operation, all;
	struct { enum line_kind kind; int i; } line[ROWS_MAX];
	struct table	 table;
	struct aside	 aside;
};

/* "gate 1, F5, system": the gate before stands for all it lacks. */
static void
locked_by(struct buf *b, const struct standing *st, int i)
{
	const struct step *step = &st->track.steps[i];
	const struct step_view *s = &st->walk.step[i];
	uint64_t own = s->missing & step->requires;

	if (step->phase > st->walk.phase && !step->early) {
		buf_addf(b, _("gate %d"), st->walk.phase + 1);
		own &= ~track_phase_steps(&st->track, st->walk.phase);
	}
	if (own) {
		buf_add(b, b->len ? ", " : "");
		walk_names(b, &st->track, own);
	}
	if (s->needs_system)
		buf_addf(b, "%s%s", b->len ? ", " : "", _("system"));
}

static void
step_row(const struct standing *st, int i, struct table_row *row)
{
	const struct step *step = &st->track.steps[i];
	const struct step_view *s = &st->walk.step[i];
	const struct mark *m = &st->mark[i];
	struct buf b = BUF_INIT;
	char day[DAY_TEXT];

	row->text[COL_GLYPH] = step_glyph(s);
	row->text[COL_KEY] = step->key;
	row->text[COL_TITLE] = step->title;
	row->text[COL_WHO] = s->state == STEP_WAITING && m->who ? m->who :
	    m->owner ? m->owner : step->role;
	if (s->state != STEP_READY)
		row->text[COL_DATE] = table_textf(row, "%s",
		    date_dk(s->on, day));
	row->text[COL_DUE] = table_textf(row, "%s", date_dk(m->due, day));
	if (standing_request(st, i)) {
		buf_add(&b, request_name(REQUEST_ASKED));
	} else if (s->state == STEP_LOCKED) {
		locked_by(&b, st, i);
	} else {
		step_flags(&b, s);
		if (!b.len && s->state != STEP_MET && s->state != STEP_READY)
			buf_add(&b, step_state_name(s->state));
		if (step_is_done(s->state) && s->until != DAY_NONE)
			buf_addf(&b, b.len ? _(" to %s") : _("to %s"),
			    date_dk(s->until, day));
	}
	row->text[COL_NEEDS] = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	row->row_style = step_style(s);
	if (s->flags & STEP_LATE) {
		row->mark = '!';
		row->spoken = glyph_word(GLYPH_LATE);
		row->style[COL_DUE] = STYLE_LATE;
	}
}

static void
gate_row(const struct standing *st, int p, struct table_row *row)
{
	const struct gate_view *g = &st->walk.gate[p];
	struct buf b = BUF_INIT;
	char day[DAY_TEXT];

	row->kind = ROW_RULE;
	buf_addf(&b, _("gate %d "), p + 1);
	if (g->passed && st->gate[p].id)
		buf_addf(&b, _("passed %s"), date_dk(st->gate[p].on, day));
	else if (g->passed)
		buf_addf(&b, _("open since %s, p passes it"),
		    date_dk(g->on, day));
	else {
		buf_add(&b, _("locked: "));
		walk_names(&b, &st->track, g->missing);
	}
	row->text[0] = table_textf(row, "%s", buf_str(&b));
	row->row_style = g->passed ? STYLE_NORMAL : STYLE_LOCKED;
	buf_fini(&b);
}

static void
standing_row(void *arg, size_t i, struct table_row *row)
{
	struct standing_view *s = arg;
	int k = s->line[i].i;

	switch (s->line[i].kind) {
	case LINE_PHASE:
		row->kind = ROW_SECTION;
		row->text[0] = s->st->track.phases[k].title;
		break;
	case LINE_STEP:
		step_row(s->st, k, row);
		break;
	case LINE_GATE:
		gate_row(s->st, k, row);
		break;
	}
}

static int64_t
standing_id(void *arg, size_t i)
{
	struct standing_view *s = arg;

	return s->line[i].kind == LINE_STEP ?
	    s->st->track.steps[s->line[i].i].id :
	    -1 - (int64_t)i;
}

static bool
standing_heading(void *arg, size_t i)
{
	return ((struct standing_view *)arg)->line[i].kind != LINE_STEP;
}

/* Rows: each phase, its steps, its gate. One phase alone has no heading. */
static size_t
make_lines(struct standing_view *s)
{
	const struct track *t = &s->st->track;
	size_t n = 0;
	int p, i;

	for (p = 0; p < t->nphases; p++) {
		if (t->nphases > 1)
			s->line[n].kind = LINE_PHASE, s->line[n++].i = p;
		for (i = 0; i < t->nsteps; i++)
			if (t->steps[i].phase == p)
				s->line[n].kind = LINE_STEP,
				s->line[n++].i = i;
		if (t->nphases > 1 && t->nsteps)
			s->line[n].kind = LINE_GATE, s->line[n++].i = p;
	}
	return n;
}

static bool
standing_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct standing_view *s = (struct standing_view *)v;

	s->subject.id = arg->id;
	s->subject.track_id = arg->id2;
	if (!subject_of(arg->text, &s->subject.kind))
		return err_set(e, ERR_INVALID, _("'%s' is no kind of subject"),
		    arg->text);
	table_init(&s->table, cols, COL__COUNT);
	s->table.row = standing_row;
	s->table.id = standing_id;
	s->table.is_heading = standing_heading;
	s->table.arg = s;
	s->table.empty = N_("this track has no steps yet");
	return true;
}

/* Open on the first step that can be worked on. */
static void
first_step(struct standing_view *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		enum step_state state;

		if (s->line[i].kind != LINE_STEP)
			continue;
		state = s->st->walk.step[s->line[i].i].state;
		if (!step_is_done(state) && state != STEP_LOCKED)
			break;
	}
	table_restart(&s->table, n);
	if (i < n)
		table_go(&s->table, i);
}

static bool
is_on_course(const struct standing_view *s)
{
	return s->st && s->subject.kind == SUBJECT_SYSTEM &&
	    s->st->track.nsteps;
}

static void
hold_against_plan(struct standing_view *s)
{
	buf_clear(&s->plan);
	s->risk = RISK_NONE;
	if (is_on_course(s))
		s->risk = timeline_line(s->st, &s->plan);
}

/* Where it is in operation: its own installations, by the rollout's rule. */
static bool
standing_fill(struct view *v, struct err *e)
{
	struct standing_view *s = (struct standing_view *)v;
	struct installation_filter f = { .system_id = s->subject.id,
	    .status = ROLLOUT__COUNT };
	struct ids all = { NULL, 0 }, live = { NULL, 0 };
	bool ok;

	if (!is_on_course(s))
		return true;
	f.day = s->st->walk.day;
	ok = installation_ids(v->app->store, &f, &all, e);
	f.status = ROLLOUT_OPERATION;
	if (ok && all.n)
		ok = installation_ids(v->app->store, &f, &live, e);
	if (ok) {
		s->all = all.n;
		s->operation = live.n;
		s->counted = true;
	}
	free(all.id);
	free(live.id);
	return ok;
}

static bool
standing_view_load(struct view *v, struct err *e)
{
	struct standing_view *s = (struct standing_view *)v;
	struct standing *now = xcalloc(1, sizeof(*now)), *old = s->st;
	size_t n;

	if (!standing_load(v->app->store, &s->subject, view_day(v), now,
	    e)) {
		standing_fini(now);
		free(now);
		return false;
	}
	s->st = now;
	s->subject = now->subject;
	hold_against_plan(s);
	n = make_lines(s);
	if (old) {
		s->counted = s->counted && view_shows(v, &s->of);
		standing_fini(old);
		free(old);
		table_set_rows(&s->table, n);
	} else {
		first_step(s, n);
	}
	s->of = view_time(v);
	return true;
}

/* The step under the cursor; -1: none. */
static int
step_here(const struct standing_view *s)
{
	if (!s->st || !table_has_row(&s->table))
		return -1;
	return s->line[s->table.cursor].kind == LINE_STEP ?
	    s->line[s->table.cursor].i : -1;
}

/* The municipalities at the right, before them what there is room for. */
static void
draw_plan(const struct standing_view *s, const struct area *a)
{
	const char *risk = risk_name(s->risk);
	struct buf b = BUF_INIT;
	int col = 1, room;

	if (s->counted && !s->all)
		buf_add(&b, _("no mun. known"));
	else if (s->counted)
		buf_addf(&b, _("live in %zu of %zu mun."), s->operation,
		    s->all);
	room = utf8_width(buf_str(&b));
	draw_text(a, 0, a->cols - room - 1, room, STYLE_NORMAL, buf_str(&b));
	buf_fini(&b);
	if (*risk)
		col += draw_text(a, 0, col, -1, s->risk == RISK_LATE ?
		    STYLE_LATE : STYLE_MET, risk) + 2;
	draw_text(a, 0, col, a->cols - room - 3 - col, STYLE_NORMAL,
	    buf_str(&s->plan));
}

static void
standing_draw(struct view *v, const struct area *all)
{
	struct standing_view *s = (struct standing_view *)v;
	int told = is_on_course(s) && all->rows >= PLAN_ROWS;
	struct area body = area_part(all, told, 0, all->rows - told,
	    all->cols), *a = &body;
	/* Heard, a line is of the table or of the pane. */
	bool beside = !theme_is_spoken() && a->cols >= TABLE_WANTS + PANE_MIN;
	int below = !beside && all->rows >= 16 ? 6 + (all->rows - 16) / 3 : 0;
	int width = beside ? a->cols - TABLE_WANTS : 0;
	struct area list, pane;

	if (told)
		draw_plan(s, all);
	if (width > PANE_MAX)
		width = PANE_MAX;
	list = area_part(a, 0, 0, a->rows - below, a->cols - width);
	pane = beside ? area_part(a, 0, a->cols - width, a->rows, width) :
	    area_part(a, a->rows - below, 0, below, a->cols);
	if ((beside || below) && !aside_stays(&s->aside, &pane)) {
		if (step_here(s) >= 0)
			standing_pane(&pane, s->st, step_here(s));
		aside_drawn(&s->aside, &pane);
	}
	table_draw(&s->table, &list, true, true);
}

static bool
tell_step(struct view *v, struct buf *b, struct err *e)
{
	struct standing_view *s = (struct standing_view *)v;

	(void)e;
	standing_why(b, s->st, step_here(s));
	return true;
}

static bool
standing_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct standing_view *s = (struct standing_view *)v;

	if (cmd == CMD_COMPARE) {
		app_compare(v->app, &(struct diff_scope){ SCOPE_SUBJECT,
		    s->subject, 0 }, e);
		return true;
	}
	if (cmd == CMD_WHY || cmd == CMD_OPEN) {
		if (step_here(s) >= 0)
			app_tell(v->app, tell_step, e);
		return true;
	}
	if (chase_step(&s->chase, v->app, cmd, &s->subject, step_here(s) < 0 ?
	    0 : s->st->track.steps[step_here(s)].id, e))
		return true;
	return work_command(&s->work, v->app, &s->subject, s->st,
	    step_here(s), cmd, e);
}

static bool
standing_errands(struct view *v, int64_t id, struct errands *ts,
    struct err *e)
{
	struct standing_view *s = (struct standing_view *)v;
	int i;

	(void)e;
	for (i = 0; s->st && i < s->st->track.nsteps; i++)
		if (s->st->track.steps[i].id == id)
			errands_add(ts, &s->subject,
			    s->st->track.steps[i].key);
	return true;
}

static struct table *
standing_table(struct view *v)
{
	return &((struct standing_view *)v)->table;
}

static void
standing_where(struct view *v, struct buf *b)
{
	struct standing_view *s = (struct standing_view *)v;

	if (!s->st)
		return;
	buf_addf(b, "%s  %d/%d", s->st->name,
	    s->st->walk.met + s->st->walk.waived, s->st->walk.applicable);
	if (s->st->detail)
		buf_addf(b, "  %s", s->st->detail);
	buf_addf(b, "  %s", s->st->track.title);
	if (s->st->owner)
		buf_addf(b, _("  owner %s"), s->st->owner);
}

static void
standing_sentence(struct view *v, struct buf *b)
{
	struct standing_view *s = (struct standing_view *)v;
	int i = step_here(s);

	if (i < 0)
		return;
	buf_addf(b, "%s %s: ", s->st->track.steps[i].key,
	    s->st->track.steps[i].title);
	step_sentence(b, s->st, i);
}

static bool
standing_item(struct view *v, struct view_item *item)
{
	struct standing_view *s = (struct standing_view *)v;
	int i = step_here(s);

	if (!s->st)
		return false;
	item->thing = subject_thing(&s->st->subject,
	    i < 0 ? 0 : s->st->track.steps[i].id);
	snprintf(item->title, sizeof(item->title), "%s%s%s", s->st->name,
	    i < 0 ? "" : " ", i < 0 ? "" : s->st->track.steps[i].key);
	return true;
}

static void
standing_view_fini(struct view *v)
{
	struct standing_view *s = (struct standing_view *)v;

	if (s->st)
		standing_fini(s->st);
	free(s->st);
	aside_fini(&s->aside);
	buf_fini(&s->plan);
	work_fini(&s->work);
	chase_work_fini(&s->chase);
}

const struct view_class view_standing = {
	.name = "standing",
	.ctx = CTX_LIST | CTX_STEPS | CTX_GATES | CTX_MARKS | CTX_CHASE |
	    CTX_TIMES,
	.size = sizeof(struct standing_view), .open = standing_open,
	.load = standing_view_load, .fill = standing_fill,
	.draw = standing_draw,
	.command = standing_command, .table = standing_table,
	.where = standing_where, .sentence = standing_sentence,
	.errands = standing_errands, .item = standing_item,
	.fini = standing_view_fini,
};
