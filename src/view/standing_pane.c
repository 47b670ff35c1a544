/*
 * What is to be said of one step (standing_pane.h), as one text: first why
 * it is locked, since that is what is asked; then what is known of it.
 */
#include <stdio.h>

#include "base/i18n.h"
#include "report/show.h"
#include "report/whatif.h"
#include "view/screens.h"
#include "view/standing_pane.h"

#define WHY_MAX		60
#define WAIVERS_FROM	30	/* rows from which the waivers are told */
#define PANE_HALF	48	/* columns from which two stand side by side */

static void
add_why(struct buf *b, const struct standing *st, int step)
{
	struct why why[WHY_MAX];
	int n = walk_why(&st->walk, step, why, WHY_MAX), i, d;

	for (i = 0; i < n && i < WHY_MAX; i++) {
		for (d = 0; d < why[i].depth; d++)
			buf_add(b, "  ");
		buf_addf(b, "%s\n", why[i].text);
	}
}

static void
add_day(struct buf *b, const char *label, day_t day)
{
	char text[DAY_TEXT];

	if (day != DAY_NONE)
		buf_addf(b, "%s: %s\n", label, date_dk(day, text));
}

static void
add_text(struct buf *b, const char *label, const char *text)
{
	if (!str_empty(text))
		buf_addf(b, "%s: %s\n", label, text);
}

static void
add_mark(struct buf *b, const struct standing *st, int step)
{
	const struct mark *m = standing_mark(st, step);

	add_text(b, _("owner"), st->mark[step].owner);
	add_day(b, _("due"), st->mark[step].due);
	add_day(b, m->state == MARK_WAIVED ? _("waived until") :
	    _("valid until"), m->until);
	add_text(b, _("reason"), m->reason);
	add_text(b, _("approved by"), m->approver);
	add_text(b, _("evidence"), m->evidence);
	add_text(b, _("note"), st->mark[step].note);
}

static void
add_step(struct buf *b, const struct standing *st, int i)
{
	const struct step *step = &st->track.steps[i];
	struct buf needs = BUF_INIT;

	add_text(b, _("what"), step->description);
	add_text(b, _("role"), step->role);
	add_text(b, _("party"), party_name(step->party));
	walk_names(&needs, &st->track, step->requires);
	add_text(b, _("requires"), buf_str(&needs));
	buf_fini(&needs);
	add_text(b, _("only if"), step->condition);
	add_text(b, _("source"), step->source);
}

/* The periods before the one that the mark tells of. */
static void
add_past(struct buf *b, const struct standing *st, int step)
{
	char on[DAY_TEXT], until[DAY_TEXT];
	int i;

	for (i = 0; i < st->npast; i++) {
		const struct mark *m = &st->past[i].mark;

		if (st->past[i].step != step)
			continue;
		buf_addf(b, _("earlier: %s %s to %s"), mark_name(m->state),
		    date_dk(m->on, on), date_dk(m->until, until));
		if (m->approver)
			buf_addf(b, ", %s", m->approver);
		if (m->reason || m->evidence)
			buf_addf(b, ": %s", m->reason ? m->reason :
			    m->evidence);
		buf_addc(b, '\n');
	}
}

static void
step_text(struct buf *b, const struct standing *st, int i)
{
	const struct step_view *s = &st->walk.step[i];
	struct buf flags = BUF_INIT;

	if (s->state == STEP_LOCKED) {
		add_why(b, st, i);
		way_tell(st, i, b);
	} else {
		step_sentence(b, st, i);
		buf_addc(b, '\n');
	}
	step_flags(&flags, s);
	if (flags.len)
		buf_addf(b, "%s\n", buf_str(&flags));
	buf_fini(&flags);
	request_lines(b, st, i);
	add_mark(b, st, i);
	add_past(b, st, i);
	add_step(b, st, i);
}

/*
 * What would come of the step being met today, for the step's own subject: a
 * sentence, then which steps and gates.
 */
static void
whatif_text(struct buf *b, const struct standing *st, int step)
{
	struct effects es = { .e = NULL };
	size_t i;

	effects_of(st, UINT64_C(1) << step, MARK_MET, &es);
	effects_say(&es, b);
	buf_addc(b, '\n');
	for (i = 0; i < es.n; i++) {
		if (es.e[i].kind != EFFECT_READY &&
		    es.e[i].kind != EFFECT_GATE)
			continue;	/* said in full already */
		buf_addf(b, "%s: ", effect_name(es.e[i].kind));
		effect_tell(&es.e[i], b);
		buf_addc(b, '\n');
	}
	effects_fini(&es);
}

/* How much of the pane is for what if: nothing when the step is done. */
static bool
split(const struct area *a, const struct standing *st, int step,
    struct area *why, struct area *whatif)
{
	int rows = a->rows / 3, cols = a->cols / 2;

	*why = *a;
	if (step_is_done(st->walk.step[step].state))
		return false;
	if (a->cols >= 2 * PANE_HALF && !theme_is_spoken()) {
		*why = area_part(a, 0, 0, a->rows, cols);
		*whatif = area_part(a, 0, cols, a->rows, a->cols - cols);
	} else if (a->rows >= 18) {
		*why = area_part(a, 0, 0, a->rows - rows, a->cols);
		*whatif = area_part(a, a->rows - rows, 0, rows, a->cols);
	} else {
		return false;
	}
	return true;
}

static void
draw_whatif(const struct area *a, const struct standing *st, int step)
{
	struct buf b = BUF_INIT;
	char title[80];
	struct area in;

	snprintf(title, sizeof(title), _("If %s is met today"),
	    st->track.steps[step].key);
	in = draw_box(a, title, "i");
	in = area_part(&in, 0, 1, in.rows, in.cols - 2);
	whatif_text(&b, st, step);
	draw_lines(&in, buf_str(&b));
	buf_fini(&b);
}

/*
 * The waivers of the subject, whatever step is selected, at the foot of a high
 * pane; what is left of it is for the step.
 */
static struct area
draw_waivers(const struct area *a, const struct standing *st)
{
	struct buf b = BUF_INIT;
	int n = a->rows >= WAIVERS_FROM ? waivers_tell(st, &b) : 0, rows;
	struct area box, in;

	rows = 3 * n + 2 < a->rows / 4 ? 3 * n + 2 : a->rows / 4;
	if (n) {
		box = area_part(a, a->rows - rows, 0, rows, a->cols);
		in = draw_box(&box, _("Waivers"), "W");
		in = area_part(&in, 0, 1, in.rows, in.cols - 2);
		draw_lines(&in, buf_str(&b));
	}
	buf_fini(&b);
	return n ? area_part(a, 0, 0, a->rows - rows, a->cols) : *a;
}

void
standing_pane(const struct area *pane, const struct standing *st, int step)
{
	const struct step_view *s = &st->walk.step[step];
	struct area all = draw_waivers(pane, st), in, why, whatif, *a = &why;
	struct buf b = BUF_INIT;
	char title[80];

	if (split(&all, st, step, &why, &whatif))
		draw_whatif(&whatif, st, step);
	snprintf(title, sizeof(title), s->state == STEP_LOCKED ?
	    _("Why is %s locked?") : _("Step %s"),
	    st->track.steps[step].key);
	in = draw_box(a, title, s->state == STEP_LOCKED ? "w" : NULL);
	in = area_part(&in, 0, 1, in.rows, in.cols - 2);
	step_text(&b, st, step);
	draw_lines(&in, buf_str(&b));
	buf_fini(&b);
}

void
standing_why(struct buf *b, const struct standing *st, int step)
{
	buf_addf(b, "%s %s %s\n", st->name, st->track.steps[step].key,
	    st->track.steps[step].title);
	step_text(b, st, step);
	if (!step_is_done(st->walk.step[step].state)) {
		buf_addf(b, _("\nIf %s is met today:\n"),
		    st->track.steps[step].key);
		whatif_text(b, st, step);
	}
}
