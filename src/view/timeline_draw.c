/*
 * The timeline on the screen: which days a cell stands for, the heads above
 * the weeks, the rows, and below them the load, what the letters mean and
 * what the quarter comes to. Weekends have no cells of their own: they are in
 * those of Friday.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "view/screens.h"
#include "view/timeline.h"

#define HEAD_ROWS	2		/* months, today; then the table's */
#define FOOT_HIGH	7		/* rule, loads, two of legend, sum */
#define FOOT_ROWS	6		/* without that of everybody */
#define FOOT_LOW	3		/* rule, one load, sum */
#define HIGH		22		/* body rows from which it is high */
#define LOW		17		/* and below which it is low */
#define PANE_FROM	160	/* columns, from which there is a pane */
#define PANE_COLS	60	/* of the critical path, at the right */
#define YEAR_ROOM	9		/* "Nov 2026", and a blank */
#define YEAR_FIRST	1902		/* as far as one can scroll */
#define YEAR_LAST	2098
#define MONDAY		(-3)		/* a day: 29 December 1969 */

/* ---- days and cells ---- */

static const int units[ZOOM__COUNT] = {	/* cells of a week, a month */
	[ZOOM_WEEK] = 3, [ZOOM_DAY] = 5, [ZOOM_MONTH] = 4
};

static int
floor_div(int a, int b)
{
	return a >= 0 ? a / b : -((b - 1 - a) / b);
}

static int
cell_of(enum timeline_zoom zoom, day_t day)
{
	int week = floor_div(day - MONDAY, 7), wd = day - MONDAY - 7 * week;
	int y, m, d;

	switch (zoom) {
	case ZOOM_WEEK:
		return 3 * week + (wd < 2 ? 0 : wd < 4 ? 1 : 2);
	case ZOOM_DAY:
		return 5 * week + (wd < 4 ? wd : 4);
	default:
		date_split(day, &y, &m, &d);
		return 4 * (12 * y + m - 1) + (d < 8 ? 0 : d < 16 ? 1 :
		    d < 23 ? 2 : 3);
	}
}

/* The first day of a cell; what follows it up to the next is in it too. */
static day_t
day_of(enum timeline_zoom zoom, int cell)
{
	static const int month[] = { 1, 8, 16, 23 };
	int unit = floor_div(cell, units[zoom]), k = cell - units[zoom] * unit;

	if (zoom == ZOOM_MONTH)
		return date_make(unit / 12, unit % 12 + 1, month[k & 3]);
	return MONDAY + 7 * unit + (zoom == ZOOM_WEEK ? 2 * k : k);
}

static int
width_of(const struct timeline_view *x)
{
	return x->table.width[COL_WEEKS] > 0 ? x->table.width[COL_WEEKS] : 1;
}

/* Put a cell first, at the start of its week or month. */
static void
put_left(struct timeline_view *x, int cell)
{
	int unit = units[x->zoom];
	int first = cell_of(x->zoom, date_make(YEAR_FIRST, 1, 1));
	int last = cell_of(x->zoom, date_make(YEAR_LAST, 12, 31)) -
	    width_of(x);

	cell = cell < first ? first : cell > last ? last : cell;
	x->left = unit * floor_div(cell, unit);
	x->placed = true;
}

void
timeline_unplace(struct timeline_view *x)
{
	x->placed = false;
	x->left = 0;
}

void
timeline_scroll(struct timeline_view *x, int dir)
{
	if (x->placed)
		put_left(x, x->left + dir * units[x->zoom]);
	else
		x->left += dir * units[x->zoom];
}

void
timeline_turn_zoom(struct timeline_view *x)
{
	day_t middle = day_of(x->zoom, x->left + width_of(x) / 2);

	x->zoom = (enum timeline_zoom)((x->zoom + 1) % ZOOM__COUNT);
	if (x->placed)
		put_left(x, cell_of(x->zoom, middle) - width_of(x) / 2);
	else
		x->left = 0;
}

/* ---- the heads ---- */

/* "Nov" of "11 Nov 2026", "2026" of it; appended. */
static void
month_word(day_t day, bool year, struct buf *b)
{
	struct buf text = BUF_INIT;
	const char *month, *last;

	app_day_short(day, &text);
	month = strchr(buf_str(&text), ' ') + 1;
	last = strrchr(month, ' ');
	if (year)
		buf_add(b, last + 1);
	else
		buf_addn(b, month, (size_t)(last - month));
	buf_fini(&text);
}

/* The cell where another month, or at that zoom another year, begins. */
static int
next_change(const struct timeline_view *x, int cell)
{
	int unit = units[x->zoom], y, m, d, now, was;

	date_split(day_of(x->zoom, cell), &y, &m, &d);
	was = x->zoom == ZOOM_MONTH ? y : m;
	do {
		cell += unit;
		date_split(day_of(x->zoom, cell), &y, &m, &d);
		now = x->zoom == ZOOM_MONTH ? y : m;
	} while (now == was);
	return cell;
}

/* Months above weeks and days, years above months. */
static void
draw_months(const struct timeline_view *x, const struct area *a, int at,
    int width)
{
	int cell = x->left, next, room;
	struct buf b = BUF_INIT;
	day_t day;

	for (; cell < x->left + width; cell = next) {
		next = next_change(x, cell);
		room = (next < x->left + width ? next : x->left + width) -
		    cell;
		day = day_of(x->zoom, cell);
		buf_clear(&b);
		month_word(day, x->zoom == ZOOM_MONTH, &b);
		if (utf8_width(buf_str(&b)) >= room)
			continue;
		if (x->zoom != ZOOM_MONTH && room > YEAR_ROOM) {
			buf_addc(&b, ' ');
			month_word(day, true, &b);
		}
		draw_text(a, 0, at + cell - x->left, -1, STYLE_HEAD,
		    buf_str(&b));
	}
	buf_fini(&b);
}

/* Week numbers; the day of each Monday; names of months. */
static void
draw_units(const struct timeline_view *x, const struct area *a, int row,
    int at, int width)
{
	int unit = units[x->zoom], i, y, m, d;
	struct buf b = BUF_INIT;

	for (i = 0; i + 2 <= width; i += unit) {
		day_t day = day_of(x->zoom, x->left + i);

		buf_clear(&b);
		date_split(day, &y, &m, &d);
		if (x->zoom == ZOOM_WEEK)
			buf_addf(&b, "%02d", date_week(day, NULL));
		else if (x->zoom == ZOOM_DAY)
			buf_addf(&b, "%02d", d);
		else
			month_word(day, false, &b);
		if (i + utf8_width(buf_str(&b)) <= width)
			draw_text(a, row, at + i, -1, STYLE_HEAD,
			    buf_str(&b));
	}
	buf_fini(&b);
}

/* Where today and the closed days are, once for all rows. */
static void
lay_ground(struct timeline_view *x)
{
	int i, width = width_of(x);

	buf_clear(&x->ground);
	for (i = 0; i < width; i++)
		buf_addc(&x->ground, timeline_ground(&x->t,
		    day_of(x->zoom, x->left + i),
		    day_of(x->zoom, x->left + i + 1)));
}

void
timeline_bar(const struct timeline_view *x, const struct timeline_row *r,
    struct buf *b)
{
	day_t from = day_of(x->zoom, x->left), to;
	size_t i;
	char sign;

	for (i = 0; i < x->ground.len; i++, from = to) {
		to = day_of(x->zoom, x->left + (int)i + 1);
		sign = timeline_sign(&x->t, r, from, to);
		buf_addc(b, sign ? sign : x->ground.p[i]);
	}
}

static void
draw_ground(const struct timeline_view *x, const struct area *a, int row,
    int at, int width)
{
	int today = cell_of(x->zoom, x->t.day) - x->left;
	const char *word = x->t.day == x->v.app->today ? _("today") :
	    _("as of");

	draw_text(a, row, at, width, STYLE_FAINT, buf_str(&x->ground));
	if (today >= 0 && today + 1 + utf8_width(word) <= width)
		draw_text(a, row, at + today + 1, -1, STYLE_FAINT, word);
}

/* ---- below the rows ---- */

enum load { LOAD_MINE, LOAD_DUE, LOAD_GATES };

static void
draw_load(const struct timeline_view *x, const struct area *a, int row,
    int at, int width, enum load what)
{
	static const char *const names[] = {
		N_("steps due, mine"), N_("steps due, all"),
		N_("gates planned")
	};
	int unit = units[x->zoom], i, n;
	struct timeline_event sum;

	draw_text(a, row, 2, at - 3, STYLE_SECTION, _(names[what]));
	for (i = 0; i + 2 <= width; i += unit) {
		sum = timeline_between(&x->t, day_of(x->zoom, x->left + i),
		    day_of(x->zoom, x->left + i + unit));
		n = what == LOAD_MINE ? sum.mine : what == LOAD_DUE ?
		    sum.due : sum.gates;
		if (n > 99 && unit == 3)
			draw_text(a, row, at + i, 2, STYLE_NORMAL, "++");
		else if (n)
			draw_textf(a, row, at + i, unit - 1, STYLE_NORMAL,
			    "%d", n);
		else
			draw_text(a, row, at + i, 1, STYLE_FAINT, ".");
	}
}

/* The letters of the first row's phases; courses are alike in them. */
static void
draw_legend(const struct timeline_view *x, const struct area *a, int row)
{
	const struct timeline_row *r = &x->t.row[0];
	struct buf b = BUF_INIT;
	int p;

	for (p = 0; p < r->nphases; p++)
		buf_addf(&b, "%c %s  ", r->letter[p], r->title[p]);
	buf_add(&b, _("U rollout  < no later than"));
	draw_text(a, row, 2, a->cols - 2, STYLE_FAINT, buf_str(&b));
	buf_clear(&b);
	buf_addf(&b, _("ABC happened  abc forecast  1-%d gates  b %s  > not "
	    "before  : closed"), r->nphases, x->based ? _("forecast then") :
	    _("planned"));
	draw_text(a, row + 1, 2, a->cols - 2, STYLE_FAINT, buf_str(&b));
	buf_fini(&b);
}

static void
draw_foot(const struct timeline_view *x, const struct area *a, int at,
    int width, int foot)
{
	int row = a->rows - foot;
	struct buf b = BUF_INIT;

	draw_rule(a, row++);
	draw_load(x, a, row++, at, width, LOAD_MINE);
	if (foot == FOOT_HIGH)
		draw_load(x, a, row++, at, width, LOAD_DUE);
	if (foot != FOOT_LOW) {
		draw_load(x, a, row++, at, width, LOAD_GATES);
		draw_legend(x, a, row);
	}
	timeline_sum(&x->t, &b);
	draw_text(a, a->rows - 1, 2, a->cols - 2, STYLE_NORMAL, buf_str(&b));
	buf_fini(&b);
}

static void
draw_nothing(const struct timeline_view *x, const struct area *a)
{
	struct area middle = area_part(a, a->rows / 3, 2, 3, a->cols - 4);

	draw_paragraph(&middle, 0, 3, STYLE_NORMAL, !x->tracks.n ?
	    _("the store has no courses") : x->t.info.id ?
	    _("No system is enrolled on this course yet.") :
	    _("No system is enrolled on any course yet."));
	draw_cursor(a, 0, 0);
}

/* Read when the cursor has moved. */
static void
read_path(struct timeline_view *x, const struct timeline_row *r)
{
	struct err e = ERR_INIT;

	if (x->path_run == r->run_id)
		return;
	x->path_run = r->run_id;
	buf_clear(&x->path);
	timeline_tell(&x->t, r, &x->path);
	buf_add(&x->path, "\n\n");
	if (!timeline_path(x->v.app->store, x->t.day, r, &x->path, &e))
		x->path_run = 0;	/* it is read again */
}

static void
draw_path(struct timeline_view *x, const struct area *a)
{
	const struct timeline_row *r = timeline_chosen(x);
	char title[120];
	struct area in;

	if (!r)
		return;
	read_path(x, r);
	snprintf(title, sizeof(title), _("Critical path: %s"), r->name);
	in = draw_box(a, title, "C");
	in = area_part(&in, 0, 1, in.rows, in.cols - 2);
	draw_lines(&in, buf_str(&x->path));
}

void
timeline_view_draw(struct view *v, const struct area *all)
{
	struct timeline_view *x = (struct timeline_view *)v;
	int pane = all->cols >= PANE_FROM && x->t.n && !theme_is_spoken() ?
	    PANE_COLS : 0;
	struct area left = area_part(all, 0, 0, all->rows, all->cols - pane);
	struct area right = area_part(all, 0, all->cols - pane, all->rows,
	    pane), *a = &left;
	int foot = a->rows < LOW ? FOOT_LOW : a->rows < HIGH ? FOOT_ROWS :
	    FOOT_HIGH, at, width;
	struct area list;

	if (!x->t.enrolled) {
		draw_nothing(x, a);
		return;
	}
	if (!x->t.n)
		foot = 0;
	list = area_part(a, HEAD_ROWS, 0, a->rows - HEAD_ROWS - foot,
	    a->cols);
	table_layout(&x->table, a->cols);
	width = width_of(x);
	if (!x->placed)
		put_left(x, cell_of(x->zoom, x->t.day) - width / 3 +
		    x->left);
	at = table_col_at(&x->table, COL_WEEKS);
	lay_ground(x);
	draw_months(x, a, at, width);
	draw_ground(x, a, 1, at, width);
	table_draw(&x->table, &list, true, true);
	draw_units(x, a, HEAD_ROWS, at, width);
	if (x->based && table_col_at(&x->table, COL_PLAN) >= 0)
		draw_text(a, HEAD_ROWS, table_col_at(&x->table, COL_PLAN),
		    x->table.width[COL_PLAN], STYLE_HEAD, _("then"));
	if (foot)
		draw_foot(x, a, at, width, foot);
	if (!pane || aside_stays(&x->aside, &right))
		return;
	draw_path(x, &right);
	aside_drawn(&x->aside, &right);
}
