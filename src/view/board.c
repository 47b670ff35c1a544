/*
 * The course board: a column a phase, a card a system, the gate between; then
 * the klarmeldte on their way out, and those in operation everywhere. Where
 * not all columns fit they follow the card. An empty course is one calm line.
 * arg.id: the track; 0: the first course.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/course.h"
#include "view/board_card.h"
#include "view/screens.h"
#include "view/work.h"

#define HEAD_ROWS	4	/* name, gate, days, rule */
#define CARD_ROWS	3
#define COLUMN_COLS	14	/* of which a column has at least this many */
#define SPOKEN_COLS	36	/* or this many, for "selected, marked, late" */
#define LEGEND_ROWS	14	/* of the body, from which the signs are told */
#define GATE_COLS	18	/* from which a gate is told in full */

struct board_view {
	struct view	 v;
	struct work	 work;
	struct ids	 tracks;	/* the courses */
	size_t		 course;	/* index into them */
	struct course_report report;
	struct view_time of;		/* that it is of */
	int64_t		 chosen;	/* the system under the cursor; 0 */
	int		 column;	/* where it is */
	int		 left;		/* the first column on the screen */
	size_t		*order;		/* the cards, column by column */
	size_t		 norder;	/* without those that are folded */
	size_t		*place;		/* where each card is in it */
	size_t		 first[COURSE_COLUMNS_MAX + 1];	/* of each column */
	int		 top[COURSE_COLUMNS_MAX];	/* first on screen */
};

static bool
board_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct board_view *b = (struct board_view *)v;
	size_t i;

	if (!course_ids(v->app->store, &b->tracks, e))
		return false;
	for (i = 0; i < b->tracks.n; i++)
		if (b->tracks.id[i] == arg->id)
			b->course = i;
	return true;
}

static const struct course_card *
chosen(const struct board_view *b)
{
	size_t i;

	for (i = 0; i < b->norder; i++)
		if (b->report.card[b->order[i]].system_id == b->chosen)
			return &b->report.card[b->order[i]];
	return NULL;
}

static int
column_of(const struct board_view *b, const struct course_card *card)
{
	return course_column(&b->report, card);
}

/* The cards that are shown of a column. */
static int
cards_in(const struct board_view *b, int column)
{
	return (int)(b->first[column + 1] - b->first[column]);
}

/* The k-th card of a column; NULL if there are fewer. */
static const struct course_card *
card_at(const struct board_view *b, int column, int k)
{
	size_t i = b->first[column] + (size_t)k;

	return i < b->first[column + 1] ? &b->report.card[b->order[i]] : NULL;
}

static size_t
order_of(const struct board_view *b, const struct course_card *card)
{
	return b->place[card - b->report.card];
}

static int
place_of(const struct board_view *b, const struct course_card *card)
{
	return (int)(order_of(b, card) - b->first[column_of(b, card)]);
}

static void
choose(struct board_view *b, const struct course_card *card)
{
	b->chosen = card ? card->system_id : 0;
	b->column = card ? column_of(b, card) : 0;
}

/* The cursor stays on its system, or goes to the first. */
static void
put_in_order(struct board_view *b)
{
	const struct course_report *r = &b->report;
	size_t i, n = 0;
	int p;

	b->order = xrealloc(b->order, r->ncards + 1, sizeof(*b->order));
	b->place = xrealloc(b->place, r->ncards + 1, sizeof(*b->place));
	for (p = 0; p < course_columns(r); p++) {
		b->first[p] = n;
		for (i = 0; i < r->ncards; i++)
			if (course_column(r, &r->card[i]) == p &&
			    !course_folds(r, &r->card[i])) {
				b->place[i] = n;
				b->order[n++] = i;
			}
		b->first[p + 1] = n;
	}
	b->norder = n;
	if (chosen(b))
		choose(b, chosen(b));
	else
		choose(b, n ? &r->card[b->order[0]] : NULL);
}

static bool
board_load(struct view *v, struct err *e)
{
	struct board_view *b = (struct board_view *)v;
	struct course_report now;

	if (!b->tracks.n)
		return true;
	if (!course_report(v->app->store, b->tracks.id[b->course],
	    view_day(v), &now, e) || !course_snoozed(v->app->store, &now,
	    e)) {
		course_report_fini(&now);
		return false;
	}
	if (view_shows(v, &b->of))
		course_keep(&now, &b->report);
	b->of = view_time(v);
	course_report_fini(&b->report);
	b->report = now;
	put_in_order(b);
	return true;
}

/* How far the klarmeldte systems are out scans the installations. */
static bool
board_fill(struct view *v, struct err *e)
{
	struct board_view *b = (struct board_view *)v;

	if (!b->report.ncards)
		return true;
	if (!course_count(v->app->store, &b->report, e))
		return false;
	put_in_order(b);
	return true;
}

static int64_t
board_row_id(void *arg, size_t i)
{
	struct board_view *b = arg;

	return b->report.card[b->order[i]].system_id;
}

static void
board_mark_rows(struct view *v, struct mark_rows *rows)
{
	struct board_view *b = (struct board_view *)v;

	*rows = (struct mark_rows){ b->norder, 0, board_row_id, NULL,
	    b };
	while (rows->cursor < rows->n &&
	    board_row_id(b, rows->cursor) != b->chosen)
		rows->cursor++;
}

static bool
is_marked(struct board_view *b, const struct course_card *c)
{
	struct mark_rows rows;

	board_mark_rows(&b->v, &rows);
	return marks_has_row(&b->v.marks, &rows, order_of(b, c));
}

/*
 * Steps done of all; of a klarmeldt system the municipalities that have it in
 * operation, of those that have it.
 */
static void
card_count(const struct board_view *b, const struct course_card *c,
    char *out, size_t n)
{
	if (column_of(b, c) < b->report.track.nphases ||
	    (c->counted && !c->all))
		snprintf(out, n, "%d/%d", c->met + c->waived, c->applicable);
	else if (!c->counted)
		snprintf(out, n, "...");
	else	/* TRANSLATORS: 3 of 29 municipalities, on a card */
		snprintf(out, n, _("%lld/%lldm"), (long long)c->operation,
		    (long long)c->all);
}

static void
draw_card(struct board_view *b, const struct area *a, int row,
    const struct course_card *c)
{
	bool on = c->system_id == b->chosen;
	int cols = a->cols - 1, room;
	char count[64];

	draw_text(a, row, 1, cols - 2, STYLE_STRONG, c->name);
	card_draw_signs(a, row, c, on, is_marked(b, c));
	card_count(b, c, count, sizeof(count));
	room = utf8_width(count);
	draw_text(a, row + 1, 1, cols - room - 2, STYLE_FAINT, c->vendor);
	draw_number(a, row + 1, cols - room, room, STYLE_NORMAL, count);
	if (on) {
		draw_select(a, row, 0, cols);
		draw_select(a, row + 1, 0, cols);
		draw_cursor(a, row, 0);
	}
}

/* Whose gate this is may be passed now, wherever the systems stand. */
static int
ready_to_pass(const struct course_report *r, int p)
{
	int n = 0;
	size_t i;

	for (i = 0; i < r->ncards; i++)
		n += r->card[i].gate == p;
	return n;
}

/* The gate that leads out of a phase; what the klarmeldte are counted in. */
static void
draw_gate(const struct board_view *b, const struct area *a, int p)
{
	int could = ready_to_pass(&b->report, p);

	if (p >= b->report.track.nphases)
		draw_text(a, 1, 1, a->cols - 2, STYLE_FAINT,
		    p > b->report.track.nphases ? _("in every mun.") :
		    _("live/all mun."));
	else if (could && a->cols < GATE_COLS)
		draw_textf(a, 1, 1, a->cols - 2, STYLE_DECISION,
		    i18n_plural("G%d: %d ready", "G%d: %d ready",
		    (unsigned long)could), p + 1, could);
	else if (could)
		draw_textf(a, 1, 1, a->cols - 2, STYLE_DECISION,
		    i18n_plural("gate %d: %d ready", "gate %d: %d ready",
		    (unsigned long)could), p + 1, could);
	else
		draw_textf(a, 1, 1, a->cols - 2, STYLE_FAINT, _("gate %d"),
		    p + 1);
}

static void
draw_head(const struct board_view *b, const struct area *a, int p)
{
	bool at_least;
	int days = course_median(&b->report, p, &at_least), room;
	char count[16];

	room = snprintf(count, sizeof(count), "%d",
	    course_in_column(&b->report, p));
	draw_text(a, 0, 1, a->cols - room - 3, STYLE_HEAD,
	    course_column_title(&b->report, p));
	draw_text(a, 0, a->cols - room - 1, room, STYLE_HEAD, count);
	draw_gate(b, a, p);
	if (days >= 0)	/* TRANSLATORS: the median of days; > for at least */
		draw_textf(a, 2, 1, a->cols - 2, STYLE_FAINT,
		    _("median %s%dd"), at_least ? ">" : "", days);
}

/* Below the cards: how many more, how many are only counted. */
static void
draw_rest(const struct board_view *b, const struct area *a, int p, int more)
{
	int folded = course_in_column(&b->report, p) - cards_in(b, p);
	struct buf text = BUF_INIT;

	if (more > 0)
		buf_addf(&text, _("+%d more"), more);
	if (folded)
		buf_addf(&text, _("%s+%d older"), more > 0 ? " " : "",
		    folded);
	draw_text(a, a->rows - 1, 1, a->cols - 2, STYLE_FAINT,
	    buf_str(&text));
	buf_fini(&text);
}

static void
draw_column(struct board_view *b, const struct area *a, int p)
{
	/* Heard, a card has three lines, and below is told how many more. */
	int fits = (a->rows - HEAD_ROWS - theme_is_spoken()) / CARD_ROWS, k,
	    first, here = -1;
	const struct course_card *c = chosen(b);

	draw_head(b, a, p);
	if (fits < 1)
		fits = 1;
	if (c && column_of(b, c) == p)
		here = place_of(b, c);
	first = b->top[p] = table_window(b->top[p], cards_in(b, p), fits,
	    here);
	for (k = 0; k < fits && (c = card_at(b, p, first + k)); k++)
		draw_card(b, a, HEAD_ROWS + k * CARD_ROWS, c);
	draw_rest(b, a, p, cards_in(b, p) - first - fits);
}

/* How many columns fit; the one with the cursor is among them. */
static int
columns_shown(struct board_view *b, const struct area *a)
{
	int n = course_columns(&b->report), fits = a->cols /
	    (theme_is_spoken() ? SPOKEN_COLS : COLUMN_COLS);

	fits = fits < 1 ? 1 : fits > n ? n : fits;
	if (b->left > n - fits)
		b->left = n - fits;
	if (b->left > b->column)
		b->left = b->column;
	if (b->left < b->column - fits + 1)
		b->left = b->column - fits + 1;
	return fits;
}

static void
draw_columns(struct board_view *b, const struct area *a)
{
	int shown = columns_shown(b, a), width = a->cols / shown, k, r;

	for (k = 0; k < shown; k++) {
		bool last = k == shown - 1;
		struct area column = area_part(a, 0, k * width, a->rows,
		    last ? a->cols - k * width : width);

		draw_column(b, &column, b->left + k);
		for (r = 0; !last && r < a->rows; r++)
			draw_glyphs(a, r, (k + 1) * width - 1, 1, STYLE_LINE,
			    GLYPH_V);
	}
	draw_glyphs(a, HEAD_ROWS - 1, 0, a->cols, STYLE_LINE, GLYPH_H);
	if (b->left)
		draw_text(a, HEAD_ROWS - 1, 0, 1, STYLE_HEAD, "<");
	if (b->left + shown < course_columns(&b->report))
		draw_text(a, HEAD_ROWS - 1, a->cols - 1, 1, STYLE_HEAD, ">");
}

static void
board_draw(struct view *v, const struct area *all)
{
	struct board_view *b = (struct board_view *)v;
	struct area a = area_part(all, 0, 0, all->rows -
	    (all->rows >= LEGEND_ROWS && b->report.ncards), all->cols);

	if (a.rows < all->rows)
		card_legend(all);
	if (b->report.ncards) {
		draw_columns(b, &a);
	} else {
		struct area middle = area_part(&a, a.rows / 3, 2, 3,
		    a.cols - 4);

		draw_paragraph(&middle, 0, 3, STYLE_NORMAL,
		    !b->tracks.n ? _("the store has no courses") :
		    _("No system is enrolled on this course yet."));
	}
}

/* The nearest column in this direction that has a card. */
static void
move_column(struct board_view *b, int dir)
{
	const struct course_card *now = chosen(b), *to = NULL;
	int p = b->column, k = now ? place_of(b, now) : 0;

	while (!to && (p += dir) >= 0 && p < course_columns(&b->report)) {
		int have = cards_in(b, p);

		if (have)
			to = card_at(b, p, k < have ? k : have - 1);
	}
	if (to)
		choose(b, to);
}

static void
move_card(struct board_view *b, enum cmd cmd)
{
	const struct course_card *now = chosen(b);
	int have, k;

	if (!now)
		return;
	have = cards_in(b, column_of(b, now));
	k = place_of(b, now);
	switch (cmd) {
	case CMD_DOWN:		k += 1; break;
	case CMD_UP:		k -= 1; break;
	case CMD_TOP:		k = 0; break;
	case CMD_BOTTOM:	k = have - 1; break;
	case CMD_HALF_DOWN:
	case CMD_PAGE_DOWN:	k += 5; break;
	default:		k -= 5; break;
	}
	k = k < 0 ? 0 : k >= have ? have - 1 : k;
	choose(b, card_at(b, column_of(b, now), k));
}

static void
next_course(struct board_view *b, int dir)
{
	size_t n = b->tracks.n;

	if (!n)
		return;
	b->course = (b->course + n + (size_t)(dir + (int)n)) % n;
	b->chosen = 0;
	memset(b->top, 0, sizeof(b->top));
	app_stale(b->v.app);
}

static struct subject
board_subject(const struct board_view *b)
{
	return (struct subject){ SUBJECT_SYSTEM, b->chosen,
	    b->report.info.id };
}

static bool
board_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct board_view *b = (struct board_view *)v;
	struct subject sub = board_subject(b);

	if (cmd == CMD_NEXT_COURSE || cmd == CMD_PREV_COURSE) {
		next_course(b, cmd == CMD_NEXT_COURSE ? 1 : -1);
		return true;
	}
	if (cmd == CMD_LEFT || cmd == CMD_RIGHT) {
		move_column(b, cmd == CMD_LEFT ? -1 : 1);
		return true;
	}
	if (cmd_info[cmd].flags & CMD_MOVE) {
		move_card(b, cmd);
		return true;
	}
	if (!b->chosen)
		return cmd == CMD_OPEN || cmd == CMD_PASS || cmd == CMD_WHY;
	if (cmd == CMD_OPEN || cmd == CMD_WHY) {
		open_standing(v->app, &sub, e);
		return true;
	}
	return cmd == CMD_PASS &&
	    work_command(&b->work, v->app, &sub, NULL, -1, cmd, e);
}

static bool
board_errands(struct view *v, int64_t id, struct errands *ts, struct err *e)
{
	struct board_view *b = (struct board_view *)v;
	struct subject sub = { SUBJECT_SYSTEM, id, b->report.info.id };

	(void)e;
	errands_add(ts, &sub, NULL);
	return true;
}

static void
board_where(struct view *v, struct buf *b)
{
	struct board_view *w = (struct board_view *)v;

	if (!w->tracks.n)
		return;
	buf_addf(b, "%s  %zu/%zu  ", w->report.info.title, w->course + 1,
	    w->tracks.n);
	buf_addf(b, i18n_plural("%zu system", "%zu systems",
	    (unsigned long)w->report.ncards), w->report.ncards);
}

static void
board_sentence(struct view *v, struct buf *b)
{
	struct board_view *w = (struct board_view *)v;

	if (chosen(w))
		course_card_tell(&w->report, chosen(w), b);
}

static bool
board_item(struct view *v, struct view_item *item)
{
	const struct course_card *c = chosen((struct board_view *)v);

	if (!c)
		return false;
	item->thing.entity = ENTITY_SYSTEM;
	item->thing.id = c->system_id;
	str_copy(item->title, sizeof(item->title), c->name);
	return true;
}

static void
board_fini(struct view *v)
{
	struct board_view *b = (struct board_view *)v;

	course_report_fini(&b->report);
	free(b->tracks.id);
	free(b->order);
	free(b->place);
}

const struct view_class view_board = {
	.name = "board", .home = CMD_BOARD,
	.ctx = CTX_LIST | CTX_COLUMNS | CTX_BOARD | CTX_GATES |
	    CTX_MARKS | CTX_STEPS,
	.size = sizeof(struct board_view), .open = board_open,
	.load = board_load, .fill = board_fill, .draw = board_draw,
	.command = board_command, .where = board_where,
	.sentence = board_sentence, .mark_rows = board_mark_rows,
	.errands = board_errands,
	.item = board_item, .fini = board_fini,
};
