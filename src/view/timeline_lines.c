/*
 * The rows of the timeline (timeline.h): in one list, with the lines of the
 * quarter's end and of what nobody can say of; or in groups.
 */
#include "view/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

static const struct table_col cols[COL__COUNT] = {
	[COL_SYSTEM] = { N_("system"), 14, 16, 1, 0, ALIGN_LEFT },
	[COL_OWNER] = { N_("owner"), 6, 8, 0, 3, ALIGN_LEFT },
	[COL_READY] = { N_("ready"), 10, 10, 0, 0, ALIGN_LEFT },
	[COL_PLAN] = { N_("planned"), 9, 9, 0, 2, ALIGN_LEFT },
	[COL_SLIP] = { N_("slip"), 7, 7, 0, 1, ALIGN_RIGHT },
	[COL_WEEKS] = { "", 30, 30, 8, 0, ALIGN_LEFT },
};

/* ---- groups ---- */

static const struct {
	const char *word, *name;	/* what may be typed; for people */
} groups[GROUP__COUNT] = {
	[GROUP_NONE] = { "none", "" },
	[GROUP_VENDOR] = { "vendor", N_("vendor") },
	[GROUP_OWNER] = { "owner", N_("owner") },
	[GROUP_PHASE] = { "phase", N_("phase") },
};

const char *
timeline_group_word(enum timeline_group g)
{
	return groups[g].word;
}

const char *
timeline_group_name(enum timeline_group g)
{
	return _(groups[g].name);
}

/* What is klarmeldt is in no phase. */
static int
phase_of(const struct timeline_row *r)
{
	return r->slips == SLIPS_READY ? TRACK_PHASES_MAX : r->phase;
}

static const char *
group_title(enum timeline_group g, const struct timeline_row *r)
{
	if (g == GROUP_VENDOR)
		return r->vendor;
	if (g == GROUP_OWNER)
		return r->owner ? r->owner : _("no owner");
	return phase_of(r) < r->nphases ? r->title[r->phase] :
	    slips_name(SLIPS_READY);
}

/* By the Danish alphabet; nobody comes last. Phases in their order. */
static int
group_compare(enum timeline_group g, const struct timeline_row *a,
    const struct timeline_row *b)
{
	const char *x = g == GROUP_VENDOR ? a->vendor : a->owner;
	const char *y = g == GROUP_VENDOR ? b->vendor : b->owner;

	if (g == GROUP_PHASE)
		return phase_of(a) - phase_of(b);
	if (!x || !y)
		return !x - !y;
	return utf8_collate(x, strlen(x), y, strlen(y));
}

struct place {
	const struct timeline_view *x;
	size_t	 row;
};

static int
place_order(const void *a, const void *b)
{
	const struct place *p = a, *q = b;
	const struct timeline_row *row = p->x->t.row;
	int by = group_compare(p->x->group, &row[p->row], &row[q->row]);

	return by ? by : p->row < q->row ? -1 : p->row > q->row;
}

/* ---- what stands on a line ---- */

static bool
line_is_heading(void *arg, size_t i)
{
	return ((struct timeline_view *)arg)->line[i].kind != LINE_ROW;
}

static int64_t
line_id(void *arg, size_t i)
{
	const struct timeline_view *x = arg;

	return x->line[i].kind == LINE_ROW ?
	    x->t.row[x->line[i].row].run_id : -1 - (int64_t)i;
}

/* "11 Nov", in another year "5 Jan 22"; before it a sign, or "". */
static const char *
short_day(struct table_row *row, const struct timeline_view *x, day_t day,
    const char *sign)
{
	struct buf b = BUF_INIT;
	const char *text, *year;
	int y, now, m, d;

	if (day == DAY_NONE)
		return "?";
	date_split(day, &y, &m, &d);
	date_split(x->t.day, &now, &m, &d);
	app_day_short(day, &b);
	year = strrchr(buf_str(&b), ' ');
	text = y == now ? table_textf(row, "%s%.*s", sign,
	    (int)(year - buf_str(&b)), buf_str(&b)) :
	    table_textf(row, "%s%.*s %02d", sign, (int)(year - buf_str(&b)),
	    buf_str(&b), y % 100);
	buf_fini(&b);
	return text;
}

static void
put_slip(struct table_row *row, const struct timeline_view *x,
    const struct timeline_row *r)
{
	const char *late = r->slips == SLIPS_YES ? "!" : "";
	const char *sign = r->ready.sure == OUTLOOK_EARLIEST ? ">" :
	    r->told ? "<" : "";
	int days;

	if (timeline_slip(&x->t, r, &days))
		row->text[COL_SLIP] = table_textf(row, days ? _("%s%+dd%s") :
		    _("%s%dd%s"), sign, days, late);
	else
		row->text[COL_SLIP] = late;
	if (*late)
		row->style[COL_SLIP] = STYLE_LATE;
}

/* The line of the quarter's end names its targets, if it has any. */
static void
put_heading(const struct timeline_view *x, const struct timeline_line_of *l,
    struct table_row *row)
{
	const struct timeline_row *r = &x->t.row[l->row];
	char day[DAY_TEXT];

	row->kind = l->kind == LINE_QUARTER ? ROW_RULE : ROW_SECTION;
	if (l->kind == LINE_NO_FORECAST)
		row->text[0] = _("nobody can say");
	else if (l->kind == LINE_GROUP)
		row->text[0] = table_textf(row, "%s  %zu", group_title(
		    x->group, r), l->n);
	else if (*x->t.targets)
		row->text[0] = table_textf(row, _("end of Q%d, %s: %s"),
		    date_quarter(x->t.end), date_dk(x->t.end, day),
		    x->t.targets);
	else
		row->text[0] = table_textf(row, _("end of Q%d, %s"),
		    date_quarter(x->t.end), date_dk(x->t.end, day));
}

static void
line_row(void *arg, size_t i, struct table_row *row)
{
	struct timeline_view *x = arg;
	const struct timeline_row *r = &x->t.row[x->line[i].row];
	struct buf b = BUF_INIT;
	day_t against;

	if (x->line[i].kind != LINE_ROW) {
		put_heading(x, &x->line[i], row);
		return;
	}
	against = timeline_against(&x->t, r);
	row->text[COL_SYSTEM] = r->name;
	row->text[COL_OWNER] = r->owner;
	row->text[COL_READY] = short_day(row, x, r->ready.on,
	    r->ready.sure == OUTLOOK_EARLIEST ? ">" : r->told ? "<" : "");
	row->text[COL_PLAN] = against == DAY_NONE ? "-" :
	    short_day(row, x, against, "");
	put_slip(row, x, r);
	timeline_bar(x, r, &b);
	row->text[COL_WEEKS] = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	if (r->slips == SLIPS_READY)
		row->style[COL_READY] = STYLE_MET;
}

/* ---- which lines there are ---- */

static struct timeline_line_of *
add_line(struct timeline_view *x, enum timeline_line kind, size_t row)
{
	struct timeline_line_of *l = &x->line[x->nlines++];

	*l = (struct timeline_line_of){ .kind = kind, .row = row };
	return l;
}

static void
make_groups(struct timeline_view *x)
{
	struct place *at = xcalloc(x->t.n + 1, sizeof(*at));
	struct timeline_line_of *head = NULL;
	size_t i;

	for (i = 0; i < x->t.n; i++)
		at[i] = (struct place){ x, i };
	qsort(at, x->t.n, sizeof(*at), place_order);
	for (i = 0; i < x->t.n; i++) {
		if (!head || group_compare(x->group, &x->t.row[head->row],
		    &x->t.row[at[i].row]))
			head = add_line(x, LINE_GROUP, at[i].row);
		head->n++;
		add_line(x, LINE_ROW, at[i].row);
	}
	free(at);
}

/* The rows, the line of the quarter's end, what nobody can say of. */
static void
make_list(struct timeline_view *x)
{
	bool ruled = false, unknown = false;
	size_t i;

	for (i = 0; i < x->t.n; i++) {
		enum slips s = x->t.row[i].slips;

		if (!ruled && (s == SLIPS_YES || s == SLIPS_UNKNOWN)) {
			add_line(x, LINE_QUARTER, i);
			ruled = true;
		}
		if (!unknown && s == SLIPS_UNKNOWN) {
			add_line(x, LINE_NO_FORECAST, i);
			unknown = true;
		}
		add_line(x, LINE_ROW, i);
	}
	if (!ruled && x->t.n)
		add_line(x, LINE_QUARTER, x->t.n - 1);
}

void
timeline_lines_make(struct timeline_view *x)
{
	x->line = xrealloc(x->line, 2 * x->t.n + 2, sizeof(*x->line));
	x->nlines = 0;
	if (x->group == GROUP_NONE)
		make_list(x);
	else
		make_groups(x);
	table_set_rows(&x->table, x->nlines);
}

void
timeline_lines_init(struct timeline_view *x)
{
	table_init(&x->table, cols, COL__COUNT);
	x->table.row = line_row;
	x->table.id = line_id;
	x->table.is_heading = line_is_heading;
	x->table.arg = x;
	x->table.empty = N_("no system fits");
}
