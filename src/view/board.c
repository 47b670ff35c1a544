/*
 * The course board: a column a phase, a card a system, the gate between. An
 * empty course is one calm line. arg.id: the track; 0: the first course.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/course.h"
#include "view/screens.h"
#include "view/work.h"

#define CARD_ROWS	3
#define LEGEND_ROWS	14	/* of the body, from which the signs are told */
#define COUNT_COLS	7	/* "100/98m" */

struct board_view {
	struct view	 v;
	struct work	 work;
	struct ids	 tracks;	/* the courses */
	size_t		 course;	/* index into them */
	struct course_report report;
	int64_t		 chosen;	/* the system under the cursor; 0 */
	int		 column;	/* where it is */
	size_t		*order;		/* the cards, column by column */
	size_t		*place;		/* where each card is in it */
	size_t		 first[TRACK_PHASES_MAX + 2];	/* of each column */
	struct rollout_rows out;	/* where klarmeldte systems are out */
	bool		 counted;	/* ever, for this day */
	day_t		 day;
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

	for (i = 0; i < b->report.ncards; i++)
		if (b->report.card[i].system_id == b->chosen)
			return &b->report.card[i];
	return NULL;
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
	return (int)(order_of(b, card) - b->first[card->phase]);
}

static void
choose(struct board_view *b, const struct course_card *card)
{
	b->chosen = card ? card->system_id : 0;
	if (card)
		b->column = card->phase;
}

static void
put_in_order(struct board_view *b)
{
	size_t i, n = 0;
	int p;

	b->order = xrealloc(b->order, b->report.ncards + 1,
	    sizeof(*b->order));
	b->place = xrealloc(b->place, b->report.ncards + 1,
	    sizeof(*b->place));
	for (p = 0; p <= b->report.track.nphases; p++) {
		b->first[p] = n;
		for (i = 0; i < b->report.ncards; i++)
			if (b->report.card[i].phase == p) {
				b->place[i] = n;
				b->order[n++] = i;
			}
		b->first[p + 1] = n;
	}
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
	course_report_fini(&b->report);
	b->report = now;
	b->counted = b->counted && b->day == now.day;
	b->day = now.day;
	put_in_order(b);
	if (chosen(b))
		choose(b, chosen(b));
	else
		choose(b, now.ncards ? &now.card[0] : NULL);
	return true;
}

/* How far the klarmeldte systems are out scans the installations. */
static bool
board_fill(struct view *v, struct err *e)
{
	struct board_view *b = (struct board_view *)v;
	struct rollout_rows now;

	if (!b->report.ncards)
		return true;
	if (!rollout_rows(v->app->store, b->day, &now, e)) {
		rollout_rows_fini(&now);
		return false;
	}
	rollout_rows_fini(&b->out);
	b->out = now;
	b->counted = true;
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

	*rows = (struct mark_rows){ b->report.ncards, 0, board_row_id, NULL,
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

static const struct {			/* what is told of a card */
	enum glyph	 sign;		/* GLYPH__COUNT: a count, not a sign */
	const char	*word;
} signs[] = {
	{ GLYPH_LATE, N_("late") }, { GLYPH_DECISION, N_("gate") },
	{ GLYPH_WAITING, N_("waits") }, { GLYPH_SNOOZED, N_("left alone") },
	{ GLYPH_UNKNOWN, N_("no owner") },
	{ GLYPH__COUNT, N_("3/29m live") }, { GLYPH__COUNT, N_("4/25 steps") },
};

/* What speaks of a card, the most pressing first; GLYPH__COUNT for nothing. */
static enum glyph
card_sign(const struct course_card *c, enum style *style)
{
	*style = c->late ? STYLE_LATE : STYLE_DECISION;
	if (c->late)
		return GLYPH_LATE;
	if (c->decision)
		return GLYPH_DECISION;
	if (c->waits & ~c->asleep)
		return GLYPH_WAITING;
	if (c->asleep)
		return GLYPH_SNOOZED;
	return c->owner ? GLYPH__COUNT : GLYPH_UNKNOWN;
}

/* The same for who hears it: "selected, marked, late". */
static void
draw_words(const struct area *a, int row, bool selected, bool marked,
    enum glyph sign, enum style style)
{
	const char *word[3] = { selected ? glyph_word(GLYPH_SELECTED) : "",
	    marked ? glyph_word(GLYPH_MARKED) : "", "" };
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (sign != GLYPH__COUNT && signs[i].sign == sign)
			word[2] = _(signs[i].word);
	for (i = 0; i < 3; i++)
		if (*word[i])
			buf_addf(&b, "%s%s", b.len ? ", " : "", word[i]);
	draw_text(a, row, 1, a->cols - 2, style, buf_str(&b));
	buf_fini(&b);
}

static void
draw_signs(const struct area *a, int row, bool selected, bool marked,
    enum glyph sign, enum style style)
{
	if (selected)
		draw_text(a, row, 0, 1, STYLE_NORMAL, glyph(GLYPH_SELECTED));
	if (marked)
		draw_text(a, row + 1, 0, 1, STYLE_STRONG, glyph(GLYPH_MARKED));
	if (sign != GLYPH__COUNT)
		draw_text(a, row, a->cols - 2, 1, style, glyph(sign));
}

/*
 * Steps done of all; of a klarmeldt system the municipalities that have it in
 * operation, of those that have it.
 */
static void
card_count(const struct board_view *b, const struct course_card *c,
    char *out, size_t n)
{
	struct rollout_count count = rollout_of_system(&b->out,
	    c->system_id);

	if (c->ready_on == DAY_NONE || (b->counted && !rollout_total(&count)))
		snprintf(out, n, "%d/%d", c->met + c->waived, c->applicable);
	else if (!b->counted)
		snprintf(out, n, "...");
	else	/* TRANSLATORS: 3 of 29 municipalities, on a card */
		snprintf(out, n, _("%lld/%lldm"),
		    (long long)count.n[ROLLOUT_OPERATION],
		    (long long)rollout_total(&count));
}

static void
draw_card(struct board_view *b, const struct area *a, int row,
    const struct course_card *c)
{
	bool on = c->system_id == b->chosen;
	int cols = a->cols - 1;
	enum style style;
	enum glyph sign = card_sign(c, &style);
	char count[64];

	draw_text(a, row, 1, cols - 2, STYLE_STRONG, c->name);
	if (theme_is_spoken())
		draw_words(a, row + 2, on, is_marked(b, c), sign, style);
	else
		draw_signs(a, row, on, is_marked(b, c), sign, style);
	draw_text(a, row + 1, 1, cols - COUNT_COLS - 2, STYLE_FAINT,
	    c->vendor);
	card_count(b, c, count, sizeof(count));
	draw_number(a, row + 1, cols - COUNT_COLS, COUNT_COLS, STYLE_NORMAL,
	    count);
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

static void
draw_head(const struct board_view *b, const struct area *a, int p)
{
	const struct course_report *r = &b->report;
	bool last = p == r->track.nphases;
	int could;

	draw_text(a, 0, 1, a->cols - 5, STYLE_HEAD, last ?
	    _("Through") : r->track.phases[p].title);
	draw_textf(a, 0, a->cols - 4, 3, STYLE_HEAD, "%2d",
	    course_in_phase(r, p));
	if (last) {
		draw_text(a, 1, 1, a->cols - 2, STYLE_FAINT,
		    _("all gates passed"));
		return;
	}
	could = ready_to_pass(r, p);
	if (could)
		draw_textf(a, 1, 1, a->cols - 2, STYLE_DECISION,
		    i18n_plural("gate %d: %d ready", "gate %d: %d ready",
		    (unsigned long)could), p + 1, could);
	else
		draw_textf(a, 1, 1, a->cols - 2, STYLE_FAINT, _("gate %d"),
		    p + 1);
}

static void
draw_column(struct board_view *b, const struct area *a, int p)
{
	/* Heard, a card has three lines, and below is told how many more. */
	int fits = (a->rows - 3 - theme_is_spoken()) / CARD_ROWS, k, first = 0;
	const struct course_card *c = chosen(b);

	draw_head(b, a, p);
	if (fits < 1)
		fits = 1;
	if (c && c->phase == p && place_of(b, c) >= fits)
		first = place_of(b, c) - fits + 1;
	for (k = 0; k < fits && (c = card_at(b, p, first + k)); k++)
		draw_card(b, a, 3 + k * CARD_ROWS, c);
	k = course_in_phase(&b->report, p) - first - fits;
	if (k > 0)
		draw_textf(a, a->rows - 1, 1, a->cols - 2, STYLE_FAINT,
		    _("+%d more"), k);
}

/* What the signs of the cards mean, as much as fits; no word is cut. */
static void
draw_legend(const struct area *a)
{
	char part[80];
	size_t i;
	int col = 1;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		bool sign = signs[i].sign != GLYPH__COUNT;

		if (sign && theme_is_spoken())
			continue;	/* it is told in words already */
		snprintf(part, sizeof(part), "%s%s%s", sign ?
		    glyph(signs[i].sign) : "", sign ? " " : "",
		    _(signs[i].word));
		if (col + utf8_width(part) > a->cols - 1)
			break;
		col += draw_text(a, a->rows - 1, col, -1, STYLE_FAINT,
		    part) + 2;
	}
}

static void
board_draw(struct view *v, const struct area *all)
{
	struct board_view *b = (struct board_view *)v;
	int n = b->report.track.nphases + 1, p, width = all->cols / n;
	struct area part, *a = &part;

	part = area_part(all, 0, 0, all->rows - (all->rows >= LEGEND_ROWS &&
	    b->report.ncards), all->cols);
	if (part.rows < all->rows)
		draw_legend(all);
	if (!b->report.ncards) {
		struct area middle = area_part(a, a->rows / 3, 2, 3,
		    a->cols - 4);

		draw_paragraph(&middle, 0, 3, STYLE_NORMAL,
		    !b->tracks.n ? _("the store has no courses") :
		    _("No system is enrolled on this course yet."));
		return;
	}
	for (p = 0; p < n; p++) {
		struct area column = area_part(a, 0, p * width, a->rows,
		    p == n - 1 ? a->cols - p * width : width);
		int r;

		draw_column(b, &column, p);
		for (r = 0; p < n - 1 && r < a->rows; r++)
			draw_glyphs(a, r, (p + 1) * width - 1, 1,
			    STYLE_LINE, GLYPH_V);
	}
	draw_glyphs(a, 2, 0, a->cols, STYLE_LINE, GLYPH_H);
}

/* The nearest column in this direction that has a card. */
static void
move_column(struct board_view *b, int dir)
{
	const struct course_card *now = chosen(b), *to = NULL;
	int p = b->column, k = now ? place_of(b, now) : 0;

	while (!to && (p += dir) >= 0 && p <= b->report.track.nphases) {
		int have = course_in_phase(&b->report, p);

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
	have = course_in_phase(&b->report, now->phase);
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
	choose(b, card_at(b, now->phase, k));
}

static void
next_course(struct board_view *b, int dir)
{
	size_t n = b->tracks.n;

	if (!n)
		return;
	b->course = (b->course + n + (size_t)(dir + (int)n)) % n;
	b->chosen = 0;
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
	rollout_rows_fini(&b->out);
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
