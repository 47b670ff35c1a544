/*
 * The pane below the inbox: why the selected item comes first, what was said
 * and promised, what goes into one message, and what is next on the ladder.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "view/inbox.h"
#include "view/screens.h"

#define LABEL_COLS	12
#define LOG_SHOWN	2
#define LOG_READ	20

/* The lines of the log about the item; asked for when the cursor moves. */
static void
read_log(struct inbox_view *x, const struct inbox_item *it, int most)
{
	int64_t id = inbox_item_id(it);
	struct err e = ERR_INIT;

	if (x->log_of == id)
		return;
	contact_lines_free(x->log, x->nlog);
	x->log = NULL;
	x->nlog = 0;
	if (inbox_log(x->v.app->store, it, x->box.day, most, &x->log,
	    &x->nlog, &e))
		x->log_of = id;
}

/* "30 Oct mail ml: "sent"  promised 04 Nov". */
static void
tell_line(struct buf *b, const struct contact_line *l)
{
	app_day_short(l->on, b);
	buf_addf(b, " %s %s, %s", channel_name(l->channel), l->actor,
	    outcome_name(l->outcome));
	if (l->promise != DAY_NONE) {
		buf_addc(b, ' ');
		app_day_short(l->promise, b);
	}
	if (l->note)
		buf_addf(b, ": \"%s\"", l->note);
}

static void
tell_promise(struct buf *b, const struct inbox_item *it)
{
	struct buf day = BUF_INIT;

	if (it->promise == PROMISE_NONE || it->facts.promise == DAY_NONE)
		return;
	app_day_short(it->facts.promise, &day);
	buf_addf(b, _("; promised by %s, %s"), buf_str(&day),
	    promise_name(it->promise));
	buf_fini(&day);
}

/* The rows that go into one message with this one. */
static void
tell_bundle(struct buf *b, const struct inbox_view *x,
    const struct inbox_item *it)
{
	struct buf rows = BUF_INIT;
	size_t i, n = 0;

	for (i = 0; i < x->nrows; i++) {
		const struct inbox_row *r = &x->row[i];

		if (r->heading >= 0 || !inbox_same_holder(&it->holder,
		    &x->box.item[r->item].holder) ||
		    x->box.item[r->item].kind == INBOX_GATE)
			continue;
		buf_addf(&rows, "%s%d", n++ ? ", " : "", r->number);
	}
	buf_addf(b, _("m writes one message about no. %s"), buf_str(&rows));
	buf_fini(&rows);
}

static int
line(const struct area *a, int row, const char *label, const struct buf *b)
{
	struct area right = area_part(a, row, LABEL_COLS, a->rows - row,
	    a->cols - LABEL_COLS);

	if (row >= a->rows || !b->len)
		return row;
	draw_text(a, row, 0, LABEL_COLS - 1, STYLE_SECTION, label);
	draw_text(&right, 0, 0, right.cols, STYLE_NORMAL, buf_str(b));
	return row + 1;
}

/* Without them nobody can decide, so they may take a second row. */
static int
terms(const struct area *a, int row, const char *text)
{
	struct area right = area_part(a, row, LABEL_COLS, a->rows - row,
	    a->cols - LABEL_COLS);

	if (row >= a->rows)
		return row;
	draw_text(a, row, 0, LABEL_COLS - 1, STYLE_SECTION, _("Terms"));
	return row + draw_paragraph(&right, 0, 2, STYLE_NORMAL, text);
}

static int
draw_log(struct inbox_view *x, const struct area *a, int row)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < x->nlog && i < LOG_SHOWN; i++) {
		buf_clear(&b);
		tell_line(&b, &x->log[i]);
		row = line(a, row, i ? "" : _("Contact"), &b);
	}
	if (!x->nlog) {
		buf_add(&b, _("nobody has been asked yet; c logs a contact"));
		row = line(a, row, _("Contact"), &b);
	}
	buf_fini(&b);
	return row;
}

static void
tell_why(struct buf *b, const struct inbox_item *it)
{
	if (it->rank.effect.steps + it->rank.effect.municipalities +
	    it->rank.effect.targets == 0)
		buf_add(b, _("nothing else waits for it"));
	else
		chase_effect_tell(b, &it->rank.effect);
	if (it->rank.late > 0)
		buf_addf(b, i18n_plural("; %d work day late",
		    "; %d work days late", (unsigned long)it->rank.late),
		    it->rank.late);
	tell_promise(b, it);
	if (it->due_by)
		buf_addf(b, _("; the due date is that of %s"), it->due_by);
}

void
inbox_pane_draw(struct inbox_view *x, const struct area *a)
{
	const struct inbox_item *it = inbox_selected(x);
	struct buf b = BUF_INIT, title = BUF_INIT;
	struct area in;
	int row = 0;

	read_log(x, it, LOG_READ);
	buf_addf(&title, "%d  ", x->row[x->table.cursor].number);
	inbox_who(&title, it);
	buf_add(&title, " / ");
	inbox_what(&title, it);
	in = draw_box(a, buf_str(&title), it->holder.mail);
	in = area_part(&in, 0, 1, in.rows, in.cols - 2);
	tell_why(&b, it);
	row = line(&in, row, _("Why first"), &b);
	if (it->waiver)
		row = terms(&in, row, it->waiver);
	row = draw_log(x, &in, row);
	buf_clear(&b);
	if (it->kind == INBOX_REQUEST) {
		buf_add(&b, _("W grants it or declines it; Enter opens the "
		    "steps"));
		row = line(&in, row, _("Answer"), &b);
		buf_clear(&b);
	}
	if (it->kind == INBOX_STEP || it->kind == INBOX_ITEM) {
		inbox_ladder(&b, &x->box, it);
		row = line(&in, row, _("Ladder"), &b);
		buf_clear(&b);
		tell_bundle(&b, x, it);
		line(&in, row, _("Message"), &b);
	}
	buf_fini(&title);
	buf_fini(&b);
}

static bool
tell_item(struct view *v, struct buf *b, struct err *e)
{
	struct inbox_view *x = (struct inbox_view *)v;
	const struct inbox_item *it = inbox_selected(x);
	size_t i;

	(void)e;
	read_log(x, it, LOG_READ);
	inbox_what(b, it);
	buf_addf(b, "\n%s\n", _("Rank"));
	chase_rank_tell(b, &it->rank);
	buf_add(b, _("\n(the weights are in klar.conf, see "
	    "klar-config(5))\n\n"));
	buf_addf(b, "%s\n", _("Why first"));
	tell_why(b, it);
	if (it->waiver)
		buf_addf(b, "\n\n%s\n%s", _("Terms"), it->waiver);
	buf_addf(b, "\n\n%s\n", _("Ladder"));
	inbox_ladder(b, &x->box, it);
	buf_addf(b, "\n\n%s\n", _("Contact"));
	for (i = 0; i < x->nlog; i++) {
		tell_line(b, &x->log[i]);
		buf_addc(b, '\n');
	}
	return true;
}

bool
inbox_why(struct inbox_view *x, struct err *e)
{
	return !inbox_selected(x) || app_tell(x->v.app, tell_item, e);
}
