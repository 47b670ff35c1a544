/*
 * The rollout report on the screen: vendor x solution per area, counted from
 * rows, what was reported beside it. h and l choose a number, Enter opens
 * the installations behind it.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "report/rollout.h"
#include "view/screens.h"

enum {
	COL_VENDOR, COL_SYSTEM, COL_COUNT, COL_TOTAL = COL_COUNT + ROLLOUT_GONE,
	COL_BAR, COL_REPORTED, COL_REPORTED_TOTAL = COL_REPORTED + 3,
	COL_DIFFERENCE, COL__COUNT
};

static const struct table_col cols[COL__COUNT] = {
	[COL_VENDOR] = { N_("vendor"), 11, 20, 1, 0, ALIGN_LEFT },
	[COL_SYSTEM] = { N_("solution"), 14, 24, 1, 0, ALIGN_LEFT },
	[COL_COUNT] = { N_("in op."), 6, 9, 0, 0, ALIGN_RIGHT },
	[COL_COUNT + 1] = { N_("agr."), 5, 9, 0, 0, ALIGN_RIGHT },
	[COL_COUNT + 2] = { N_("not"), 5, 9, 0, 0, ALIGN_RIGHT },
	[COL_COUNT + 3] = { N_("unkn."), 5, 8, 0, 5, ALIGN_RIGHT },
	[COL_TOTAL] = { N_("all"), 5, 8, 0, 0, ALIGN_RIGHT },
	[COL_BAR] = { "", 1, 1, 0, 3, ALIGN_LEFT },
	[COL_REPORTED] = { N_("op."), 4, 7, 0, 2, ALIGN_RIGHT },
	[COL_REPORTED + 1] = { N_("agr."), 4, 7, 0, 2, ALIGN_RIGHT },
	[COL_REPORTED + 2] = { N_("not"), 4, 7, 0, 2, ALIGN_RIGHT },
	[COL_REPORTED_TOTAL] = { N_("all"), 4, 7, 0, 2, ALIGN_RIGHT },
	[COL_DIFFERENCE] = { "", 7, 9, 0, 4, ALIGN_LEFT },
};

struct rollout_view {
	struct view	 v;
	struct rollout_report report;
	struct view_time of;		/* that it is of */
	struct table	 table;
	int		 number;	/* which count is chosen; GONE: total */
};

/* Until it is counted anew, what was counted of another time is not shown. */
static bool
is_counted(const struct rollout_view *r)
{
	return view_shows(&r->v, &r->of);
}

/* The chosen number of the selected row in brackets: it can be opened. */
static const char *
number(struct rollout_view *r, struct table_row *row, size_t i, int k,
    int64_t n)
{
	if (i == r->table.cursor && k == r->number)
		return table_textf(row, "[%lld]", (long long)n);
	return table_number(row, n);
}

static void
row_reported(const struct rollout_line *l, struct table_row *row)
{
	int k;

	if (!l->has_reported)
		return;
	row->text[COL_BAR] = glyph(GLYPH_V);
	for (k = 0; k < 3; k++)
		row->text[COL_REPORTED + k] = table_number(row,
		    l->reported.n[k]);
	row->text[COL_REPORTED_TOTAL] = table_number(row, l->reported_total);
	row->text[COL_DIFFERENCE] = l->differs ? _("differs") : "";
	row->style[COL_DIFFERENCE] = STYLE_DECISION;
	row->mark = l->differs ? '!' : 0;
	row->spoken = _("differs");
}

static void
rollout_row(void *arg, size_t i, struct table_row *row)
{
	struct rollout_view *r = arg;
	const struct rollout_line *l = &r->report.line[i];
	int k;

	row->text[COL_VENDOR] = l->kind == LINE_AREA ? "" : l->vendor;
	row->text[COL_SYSTEM] = l->kind == LINE_AREA ?
	    table_textf(row, _("%s in all"), l->area) : l->system;
	row->row_style = l->kind == LINE_AREA ? STYLE_STRONG : STYLE_NORMAL;
	if (!is_counted(r))
		return;
	for (k = 0; k < ROLLOUT_GONE; k++)
		row->text[COL_COUNT + k] = number(r, row, i, k,
		    l->count.n[k]);
	row->text[COL_TOTAL] = number(r, row, i, ROLLOUT_GONE, l->total);
	row_reported(l, row);
}

/* A line is known by its system, or by its area below zero. */
static int64_t
rollout_id(void *arg, size_t i)
{
	struct rollout_view *r = arg;
	const struct rollout_line *l = &r->report.line[i];

	return l->kind == LINE_SYSTEM ? l->system_id : -1 - l->area_id;
}

static bool
rollout_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct rollout_view *r = (struct rollout_view *)v;

	(void)arg;
	(void)e;
	table_init(&r->table, cols, COL__COUNT);
	r->table.row = rollout_row;
	r->table.id = rollout_id;
	r->table.arg = r;
	r->table.empty = N_("counting ...");
	return true;
}

/* All of it scans the installations, so it comes after the paint. */
static bool
rollout_load(struct view *v, struct err *e)
{
	(void)v;
	(void)e;
	return true;
}

static bool
rollout_fill(struct view *v, struct err *e)
{
	struct rollout_view *r = (struct rollout_view *)v;
	struct rollout_report now;

	if (!rollout_report(v->app->store, view_day(v), &now, e)) {
		rollout_report_fini(&now);
		return false;
	}
	rollout_report_fini(&r->report);
	r->report = now;
	r->of = view_time(v);
	r->table.empty = N_("no installations are known on this day; "
	    "import a list");
	table_set_rows(&r->table, now.nlines);
	return true;
}

static void
rollout_draw(struct view *v, const struct area *a)
{
	struct rollout_view *r = (struct rollout_view *)v;
	struct buf notes = BUF_INIT;
	int rows = a->rows - 1, below = (int)r->report.nlines + 2;
	struct area top;
	char day[DAY_TEXT];

	if (is_counted(r)) {
		buf_add(&notes, buf_str(&r->report.notes));
		buf_add(&notes, buf_str(&r->report.sources));
	}
	if (notes.len && rows > below + 2)
		rows = below;
	top = area_part(a, 0, 0, rows, a->cols);
	table_draw(&r->table, &top, true, true);
	if (is_counted(r) && r->report.reported_on != DAY_NONE)
		draw_textf(a, rows, 1, -1, STYLE_FAINT,
		    _("right of the line: reported, status of %s"),
		    date_dk(r->report.reported_on, day));
	if (rows + 1 < a->rows) {
		struct area rest = area_part(a, rows + 1, 1,
		    a->rows - rows - 1, a->cols - 2);

		draw_lines(&rest, buf_str(&notes));
	}
	buf_fini(&notes);
}

static bool
open_behind(struct rollout_view *r, struct err *e)
{
	const struct rollout_line *l = &r->report.line[r->table.cursor];
	struct view_arg arg = { 0 };

	arg.id = l->kind == LINE_SYSTEM ? l->system_id : l->area_id;
	arg.id2 = r->number == ROLLOUT_GONE ? ROLLOUT__COUNT : r->number;
	arg.text = l->kind == LINE_SYSTEM ? "system" : "area";
	return app_push(r->v.app, &view_installations, &arg, e);
}

static bool
rollout_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct rollout_view *r = (struct rollout_view *)v;

	switch (cmd) {
	case CMD_COMPARE:
		app_compare(v->app, &(struct diff_scope){ .what = SCOPE_ALL },
		    e);
		return true;
	case CMD_LEFT:
		r->number = r->number > 0 ? r->number - 1 : 0;
		return true;
	case CMD_RIGHT:
		r->number = r->number < ROLLOUT_GONE ? r->number + 1 :
		    ROLLOUT_GONE;
		return true;
	case CMD_OPEN:
		open_behind(r, e);
		return true;
	default:
		return false;
	}
}

static struct table *
rollout_table(struct view *v)
{
	return &((struct rollout_view *)v)->table;
}

static void
rollout_where(struct view *v, struct buf *b)
{
	(void)v;
	buf_add(b, _("Rollout: vendor x solution"));
}

static void
rollout_sentence(struct view *v, struct buf *b)
{
	struct rollout_view *r = (struct rollout_view *)v;
	const struct rollout_line *l = &r->report.line[r->table.cursor];

	if (!is_counted(r))
		return;
	buf_addf(b, _("%s: %lld in operation, %lld agreed, %lld not yet, "
	    "%lld unknown of %lld"), l->kind == LINE_AREA ? l->area :
	    l->system, (long long)l->count.n[ROLLOUT_OPERATION],
	    (long long)l->count.n[ROLLOUT_AGREED],
	    (long long)l->count.n[ROLLOUT_NOT_AGREED],
	    (long long)l->count.n[ROLLOUT_UNKNOWN], (long long)l->total);
	if (l->kind == LINE_AREA)
		buf_addf(b, _("; %lld municipalities in operation"),
		    (long long)l->municipalities);
	else if (!l->ready)
		buf_add(b, _("; not known to be ready on this day"));
}

static bool
rollout_item(struct view *v, struct view_item *item)
{
	struct rollout_view *r = (struct rollout_view *)v;
	const struct rollout_line *l = &r->report.line[r->table.cursor];

	if (l->kind != LINE_SYSTEM)
		return false;
	item->thing.entity = ENTITY_SYSTEM;
	item->thing.id = l->system_id;
	str_copy(item->title, sizeof(item->title), l->system);
	return true;
}

static void
rollout_fini(struct view *v)
{
	rollout_report_fini(&((struct rollout_view *)v)->report);
}

const struct view_class view_rollout = {
	.name = "rollout", .home = CMD_ROLLOUT,
	.ctx = CTX_LIST | CTX_COLUMNS | CTX_TIMES,
	.size = sizeof(struct rollout_view), .open = rollout_open,
	.load = rollout_load, .fill = rollout_fill,
	.rows_come = ROWS_FILLED_ONCE, .draw = rollout_draw,
	.command = rollout_command, .table = rollout_table,
	.where = rollout_where, .sentence = rollout_sentence,
	.item = rollout_item, .fini = rollout_fini,
};
