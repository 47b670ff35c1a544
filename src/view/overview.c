/*
 * The overview (1): are we going to make the quarter, and what do I do first?
 * The quarter's targets, where the systems are, rollout by area; whom to chase
 * today, which answer sets most free, what others did, what needs somebody.
 * Two columns where there is room; else a stack in a fixed order that follows
 * the pane one is in. Tab goes from pane to pane; Enter opens what a row is
 * about.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/filter.h"
#include "view/inbox.h"
#include "view/list.h"
#include "view/overview.h"

#define TWO_COLUMNS	100	/* of the screen, from which there are two */
#define ROWS_MIN	3	/* of a pane: its box and a line */
#define NEEDS_ROWS	(NEED__COUNT + 2)
#define GOLIVE_ROWS	2	/* below the areas */

static const enum pane stack_order[PANE__COUNT] = {
	PANE_TARGETS, PANE_TODAY, PANE_ANSWERS, PANE_SINCE, PANE_COURSES,
	PANE_AREAS, PANE_ATTENTION
};

static bool
overview_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct overview_view *o = (struct overview_view *)v;
	int p;

	(void)arg;
	(void)e;
	o->pane = PANE_TODAY;
	for (p = 0; p < PANE__COUNT; p++) {
		struct table *t = &o->table[p];

		table_init(t, overview_panes[p].col, overview_panes[p].ncols);
		t->row = overview_panes[p].row;
		t->id = overview_panes[p].id;
		t->arg = o;
		t->empty = overview_panes[p].empty;
	}
	return true;
}

static void
set_rows(struct overview_view *o)
{
	table_set_rows(&o->table[PANE_COURSES], o->o.ncourses);
	table_set_rows(&o->table[PANE_AREAS], o->o.nareas);
	table_set_rows(&o->table[PANE_TARGETS], o->o.ntargets);
	table_set_rows(&o->table[PANE_TODAY], NEED__COUNT);
	table_set_rows(&o->table[PANE_ANSWERS], o->o.nanswers);
	table_set_rows(&o->table[PANE_SINCE], (size_t)o->o.nsince);
	table_set_rows(&o->table[PANE_ATTENTION], o->o.attention.n);
}

/* The counts of before stay on the screen until the new ones are there. */
static bool
overview_view_load(struct view *v, struct err *e)
{
	struct overview_view *o = (struct overview_view *)v;
	struct overview now;
	bool same;

	if (!overview_load(v->app->store, view_day(v), &now, e)) {
		overview_fini(&now);
		return false;
	}
	same = view_shows(v, &o->of) && (o->counted || o->chased);
	if (same)
		overview_keep(&now, &o->o);
	else
		o->counted = o->chased = false;
	overview_fini(&o->o);
	o->o = now;
	o->of = view_time(v);
	o->count_new = false;
	set_rows(o);
	return true;
}

static bool
count_anew(struct overview_view *o, struct err *e)
{
	if (!overview_count(o->v.app->store, &o->o, e))
		return false;
	o->count_new = o->counted = true;
	return true;
}

/*
 * First what takes a walk, then the counts, with which whom a system holds up
 * is known as well, then the inbox; with a paint between. What was done before
 * a key came first is not done again.
 */
static bool
overview_fill(struct view *v, struct err *e)
{
	struct overview_view *o = (struct overview_view *)v;
	struct store *s = v->app->store;

	v->more = !o->o.walked || !o->count_new;
	if (!o->o.walked) {
		if (!overview_walk(s, &o->o, e))
			return false;
	} else if (!o->count_new) {
		if (!count_anew(o, e))
			return false;
	} else {
		if (!overview_chase(s, &o->o, e))
			return false;
		o->chased = true;
	}
	set_rows(o);
	return true;
}

/* ---- drawing ---- */

static bool
is_there(const struct overview_view *o, enum pane p)
{
	switch (p) {
	case PANE_AREAS:
		return o->counted;
	case PANE_ANSWERS:
	case PANE_SINCE:
		return o->chased;
	case PANE_ATTENTION:
		return o->o.walked || o->o.attention.n;
	default:
		return true;
	}
}

static size_t
n_enrolled(const struct overview_view *o)
{
	size_t i, n = 0;

	for (i = 0; i < o->o.ncourses; i++)
		n += (size_t)o->o.course[i].nsystems;
	return n;
}

static void
pane_titles(const struct overview_view *o, enum pane p, char *title,
    char *right, size_t n)
{
	static const char *const name[PANE__COUNT] = {
		[PANE_TARGETS] = N_("Targets of the quarter"),
		[PANE_COURSES] = N_("Where systems are"),
		[PANE_AREAS] = N_("Rollout by area"),
		[PANE_TODAY] = N_("Needs you today"),
		[PANE_ANSWERS] = N_("One answer unlocks the most"),
		[PANE_SINCE] = N_("Since you left"),
		[PANE_ATTENTION] = N_("Needs somebody"),
	};

	snprintf(title, n, "%s", _(name[p]));
	right[0] = '\0';
	if (p == PANE_TARGETS)
		snprintf(right, n, i18n_plural("Q%d: %d work day left",
		    "Q%d: %d work days left",
		    (unsigned long)o->o.workdays_left),
		    date_quarter(o->o.day), o->o.workdays_left);
	else if (p == PANE_COURSES)
		snprintf(right, n, i18n_plural("%zu enrolled", "%zu enrolled",
		    (unsigned long)n_enrolled(o)), n_enrolled(o));
	else if (p == PANE_TODAY && o->chased)
		snprintf(right, n, "%zu", overview_needs(&o->o.today));
	else if (p == PANE_SINCE && o->chased)
		overview_when(o, o->o.left_at, right, n);
	else if (p == PANE_ATTENTION && is_there(o, p))
		snprintf(right, n, o->o.attention.more ? _("the first %zu") :
		    "%zu", o->o.attention.n);
}

/*
 * Below the rows, never over one of them: when installations went live, how
 * many are to; whose word it is comes first when there is one row.
 */
static void
draw_areas_foot(const struct overview_view *o, const struct area *in)
{
	int row = in->rows, room = row - (int)o->table[PANE_AREAS].n - 1;
	struct buf b = BUF_INIT;

	if (room > 0 && o->o.source) {
		draw_text(in, --row, 1, in->cols - 2, STYLE_FAINT,
		    o->o.source);
		room--;
	}
	if (room >= GOLIVE_ROWS && o->o.nareas) {
		golives_tell_next(&o->o.golives, &b);
		draw_text(in, --row, 1, in->cols - 2, STYLE_NORMAL,
		    buf_str(&b));
		buf_clear(&b);
		golives_tell(&o->o.golives, o->o.day, &b);
		draw_text(in, --row, 1, in->cols - 2, STYLE_NORMAL,
		    buf_str(&b));
	}
	buf_fini(&b);
}

static void
draw_pane(struct overview_view *o, enum pane p, const struct area *a)
{
	char title[120], right[120];
	struct area in;

	pane_titles(o, p, title, right, sizeof(title));
	in = draw_box(a, title, right[0] ? right : NULL);
	if (!is_there(o, p))
		draw_text(&in, 0, 1, -1, STYLE_FAINT, _("counting ..."));
	else
		table_draw(&o->table[p], &in, p != PANE_TODAY &&
		    p != PANE_SINCE, o->pane == p);
	if (p == PANE_AREAS && o->counted)
		draw_areas_foot(o, &in);
}

static void
draw_at(struct overview_view *o, enum pane p, const struct area *column,
    int row, int rows)
{
	struct area part = area_part(column, row, 0, rows, column->cols);

	o->shown[p] = part.rows >= ROWS_MIN;
	if (o->shown[p])
		draw_pane(o, p, &part);
}

/* The rows a pane asks for, its box and head included. */
static int
rows_wanted(const struct overview_view *o, enum pane p)
{
	int n = (int)o->table[p].n;

	switch (p) {
	case PANE_TODAY:
		return NEEDS_ROWS;
	case PANE_AREAS:
		return (n ? n + GOLIVE_ROWS : 1) + (o->o.source ? 4 : 3);
	case PANE_SINCE:
		return (n ? n : 1) + 2;
	default:
		return (n ? n : 1) + 3;
	}
}

static void
draw_columns(struct overview_view *o, const struct area *a)
{
	int width = a->cols * 6 / 10, row = 0, left;
	struct area l = area_part(a, 0, 0, a->rows, width);
	struct area r = area_part(a, 0, width, a->rows, a->cols - width);
	int p;

	for (p = PANE_TARGETS; p < PANE_TODAY; p++) {
		draw_at(o, (enum pane)p, &l, row,
		    rows_wanted(o, (enum pane)p));
		row += rows_wanted(o, (enum pane)p);
	}
	draw_at(o, PANE_TODAY, &r, 0, NEEDS_ROWS);
	left = r.rows - NEEDS_ROWS;
	row = NEEDS_ROWS;
	/* A third each at most; the last pane takes what is left. */
	for (p = PANE_ANSWERS; p < PANE__COUNT; p++) {
		int rows = rows_wanted(o, (enum pane)p);

		if (p == PANE__COUNT - 1)
			rows = r.rows - row;
		else if (rows > left / 3)
			rows = left / 3;
		draw_at(o, (enum pane)p, &r, row, rows);
		row += rows;
	}
}

static int
place_in_stack(enum pane p)
{
	int k = 0;

	while (stack_order[k] != p)
		k++;
	return k;
}

/* In a stack a long list shows its first rows; it scrolls. */
static int
stack_rows(const struct overview_view *o, enum pane p)
{
	int rows = rows_wanted(o, p);

	return rows > 10 ? 10 : rows;
}

static void
draw_stack(struct overview_view *o, const struct area *a)
{
	int focus = place_in_stack(o->pane), k, row = 0;

	if (o->first > focus)
		o->first = focus;
	for (k = o->first; k <= focus; k++)
		row += stack_rows(o, stack_order[k]);
	for (; row > a->rows && o->first < focus; o->first++)
		row -= stack_rows(o, stack_order[o->first]);
	for (k = o->first, row = 0; k < PANE__COUNT; k++) {
		draw_at(o, stack_order[k], a, row,
		    stack_rows(o, stack_order[k]));
		row += stack_rows(o, stack_order[k]);
	}
}

/* Is there room for every pane in two columns? Heard, a line has one pane. */
static bool
columns_fit(const struct overview_view *o, const struct area *a)
{
	return !theme_is_spoken() && a->cols >= TWO_COLUMNS &&
	    a->rows >= NEEDS_ROWS + 3 * ROWS_MIN &&
	    a->rows >= rows_wanted(o, PANE_TARGETS) +
	    rows_wanted(o, PANE_COURSES) + ROWS_MIN;
}

static void
overview_draw(struct view *v, const struct area *a)
{
	struct overview_view *o = (struct overview_view *)v;

	memset(o->shown, 0, sizeof(o->shown));
	o->stacked = !columns_fit(o, a);
	if (o->stacked)
		draw_stack(o, a);
	else
		draw_columns(o, a);
}

/* ---- commands ---- */

/* The next pane: in a stack any, in columns one that is on the screen. */
static void
move_pane(struct overview_view *o, int step)
{
	int k = o->stacked ? place_in_stack(o->pane) : (int)o->pane, n;

	for (n = 0; n < PANE__COUNT; n++) {
		k = (k + step) % PANE__COUNT;
		if (o->stacked || o->shown[k])
			break;
	}
	o->pane = o->stacked ? stack_order[k] : (enum pane)k;
}

/* The list behind the figure of a target. */
static bool
open_target(struct overview_view *o, const struct target *t, struct err *e)
{
	struct view_arg arg = { .id2 = ROLLOUT_OPERATION, .text = "area" };
	struct list_arg list = { .id = ROSTER_SYSTEMS };
	struct buf filter = BUF_INIT;
	size_t i;
	bool ok, live = t->metric && !strcmp(t->metric, TARGET_LIVE);

	/* A key that was typed fast is here before the counts. */
	if (live && !o->counted) {
		if (!overview_walk(o->v.app->store, &o->o, e) ||
		    !count_anew(o, e))
			return false;
		set_rows(o);
	}
	for (i = 0; live && i < o->o.nareas; i++)
		if (str_eq(o->o.area[i].name, t->area)) {
			arg.id = o->o.area[i].area_id;
			return app_push(o->v.app, &view_installations, &arg,
			    e);
		}
	if (live)
		return err_set(e, ERR_INVALID, "%s",
		    _("no installations are known"));
	if (!t->metric || !strcmp(t->metric, "milepæl"))
		return true;
	if (!strcmp(t->metric, TARGET_READY)) {
		filter_print_is(&filter, "area", t->area);
	} else {
		list.id = ROSTER_MEASURES;
		filter_print_is(&filter, "metric", t->metric);
	}
	list.filter = buf_str(&filter);
	ok = list_open(o->v.app, &list, e);
	buf_fini(&filter);
	return ok;
}

static bool
open_answer(struct overview_view *o, const struct overview_answer *a,
    struct err *e)
{
	const struct inbox_item it = { .kind = (enum inbox_kind)a->kind,
	    .what = a->item, .phase = -1 };
	struct buf filter = BUF_INIT;
	bool ok;

	if (a->organisation)
		filter_print_is(&filter, "organisation", a->organisation);
	else
		filter_print_is(&filter, "name", a->name);
	ok = inbox_show(o->v.app, buf_str(&filter), a->group == CHASE_LATER,
	    inbox_item_id(&it), e);
	buf_fini(&filter);
	return ok;
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
		return open_target(o, &o->o.target[i], e);
	case PANE_TODAY:
		return inbox_show(app, overview_need_filter((enum need)i),
		    false, 0, e);
	case PANE_ANSWERS:
		return open_answer(o, &o->o.answer[i], e);
	case PANE_ATTENTION:
		return open_standing(app, &o->o.attention.row[i].subject, e);
	default:
		arg.id = o->o.since[i].id;
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
overview_sentence(struct view *v, struct buf *b)
{
	struct overview_view *o = (struct overview_view *)v;

	if (table_has_row(&o->table[o->pane]))
		overview_say(o, b);
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
