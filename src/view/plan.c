/*
 * One deed to many: what would come of it, row by row, before it is done, and
 * afterwards what came of it. What would happen is the act itself, rolled
 * back; if somebody else has written meanwhile, the new plan is shown.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "view/screens.h"

#define TELL_FROM	200	/* rows; from here on progress is shown */

enum { COL_RESULT, COL_SUBJECT, COL_STEP, COL_TEXT, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_RESULT] = { N_("result"), 10, 11, 0, 0, ALIGN_LEFT },
	[COL_SUBJECT] = { N_("subject"), 20, 30, 1, 0, ALIGN_LEFT },
	[COL_STEP] = { N_("step"), 4, 4, 0, 0, ALIGN_LEFT },
	[COL_TEXT] = { N_("what"), 24, 40, 3, 0, ALIGN_LEFT },
};

struct plan {				/* what is to be done, to whom */
	struct deed	*deed;
	struct errands	 errands;
	bool		 again;		/* "." repeats it */
	struct many	 many;
	char		 text[1024];	/* the act's sentence */
	bool		 done;
};

struct plan_view {
	struct view	 v;
	struct plan	 plan;
	struct ids	 shown;		/* rows that the filter lets by */
	struct table	 table;
};

static void
plan_fini(struct plan *p)
{
	deed_free(p->deed);
	errands_fini(&p->errands);
	many_fini(&p->many);
}

/* ---- doing it ---- */

struct watch {
	struct app	*app;
	bool		 dry;
};

static bool
watch_stop(void *arg, size_t done, size_t of)
{
	struct watch *w = arg;
	char line[200];

	if (of < TELL_FROM || done % 16)
		return false;
	snprintf(line, sizeof(line), w->dry ?
	    _("trying: row %zu of %zu; Esc stops") :
	    _("row %zu of %zu; Esc stops, then nothing is changed"), done + 1,
	    of);
	return app_work(w->app, line);
}

/* Run the deed; the rows and the sentence of the plan are then of this run. */
static bool
run(struct app *app, struct plan *p, bool dry, const size_t *expect,
    struct act_result *r, struct err *e)
{
	struct act_ctx c = app_act(app);
	struct watch w = { app, dry };
	struct many_how how = { .stop = watch_stop, .arg = &w,
	    .expect = expect };
	struct many many = { .n = 0 };
	bool ok;

	c.dry = dry;
	app_work_begin(app);
	ok = act_many(&c, p->deed, p->errands.errand, p->errands.n, &how,
	    &many, r, e);
	app_work_end(app);
	app_own(app, ok ? r->act_id : 0);
	if (ok || e->code == ERR_CONFLICT) {
		many_fini(&p->many);
		p->many = many;
		str_copy(p->text, sizeof(p->text), r->text);
	} else {
		many_fini(&many);
	}
	return ok;
}

static void
tell(struct app *app, const struct plan *p)
{
	app_say(app, p->again ? _("again: %s") : "%s", p->text);
}

/*
 * At once, or tried first. One row that is refused is an error like any
 * other; rows that were not done are to be looked at.
 */
static bool
first_run(struct app *app, struct plan *p, bool dry, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	bool ok = run(app, p, dry, NULL, &r, e);

	act_result_fini(&r);
	if (ok && p->many.n == 1 && p->many.count[MANY_REFUSED]) {
		app_stale(app);		/* what refused it is to be seen */
		ok = err_set(e, ERR_RULE, "%s: %s", p->many.row[0].name,
		    p->many.row[0].text);
	}
	if (!ok || dry)
		return ok;
	app_remember(app, p->deed);
	app_stale(app);
	p->done = true;
	return true;
}

static bool
is_to_be_seen(const struct plan *p)
{
	return !p->done || (p->many.n > 1 &&
	    p->many.count[MANY_DONE] < p->many.n);
}

static bool
is_open(const struct errands *t, enum verb verb)
{
	size_t i;

	for (i = 0; i < t->n && verb != VERB_PASS; i++)
		if (!*t->errand[i].step)
			return true;
	return t->n > many_guard();
}

bool
plan_deed(struct app *app, const struct deed *d, struct errands *errands,
    bool ask, bool again, struct err *e)
{
	struct plan p = { .deed = deed_copy(d), .errands = *errands,
	    .again = again };
	struct view_arg arg = { .what = &p };
	bool ok = first_run(app, &p, ask || is_open(errands, d->verb), e);

	if (ok && is_to_be_seen(&p))
		ok = app_push(app, &view_plan, &arg, e);
	else if (ok)
		tell(app, &p);
	/* The view has taken what it wants; the errands stay on failure. */
	if (!ok)
		p.errands.errand = NULL;
	else
		errands->errand = NULL, errands->n = errands->room = 0;
	plan_fini(&p);
	return ok;
}

bool
plan_show(struct app *app, struct many *many, const char *text,
    struct err *e)
{
	struct plan p = { .many = *many, .done = true };
	struct view_arg arg = { .what = &p };
	bool ok;

	*many = (struct many){ .n = 0 };
	str_copy(p.text, sizeof(p.text), text);
	app_stale(app);
	ok = app_push(app, &view_plan, &arg, e);
	plan_fini(&p);
	return ok;
}

/* ---- the view ---- */

static const struct many_row *
at(const struct plan_view *s, size_t i)
{
	return &s->plan.many.row[s->shown.id[i]];
}

static void
plan_row(void *arg, size_t i, struct table_row *row)
{
	const struct plan_view *s = arg;
	const struct many_row *m = at(s, i);

	row->text[COL_RESULT] = many_name(m->outcome, !s->plan.done);
	row->text[COL_SUBJECT] = m->name;
	row->text[COL_STEP] = m->step;
	row->text[COL_TEXT] = m->text;
	if (m->outcome == MANY_REFUSED) {
		row->mark = '!';
		row->spoken = _("refused");
	} else if (m->outcome == MANY_SAME)
		row->row_style = STYLE_FAINT;
}

static bool
plan_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct plan_view *s = (struct plan_view *)v;
	struct plan *from = arg->what;

	(void)e;
	s->plan = *from;
	*from = (struct plan){ .done = from->done };
	table_init(&s->table, cols, COL__COUNT);
	s->table.row = plan_row;
	s->table.arg = s;
	s->table.empty = N_("no row fits");
	return true;
}

static bool
plan_load(struct view *v, struct err *e)
{
	struct plan_view *s = (struct plan_view *)v;
	const struct many *m = &s->plan.many;
	size_t i, n = 0;

	(void)e;
	s->shown.id = xrealloc(s->shown.id, m->n + 1,
	    sizeof(*s->shown.id));
	for (i = 0; i < m->n; i++)
		if (view_lets(v, m->row[i].name) ||
		    view_lets(v, m->row[i].step) ||
		    view_lets(v, m->row[i].text) ||
		    view_lets(v, many_name(m->row[i].outcome, !s->plan.done)))
			s->shown.id[n++] = (int64_t)i;
	s->shown.n = n;
	table_set_rows(&s->table, n);
	return true;
}

static void
plan_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct plan_view *)v)->table, a, true, true);
}

static bool
do_it(struct plan_view *s, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct app *app = s->v.app;
	struct plan *p = &s->plan;
	size_t expect[MANY_REFUSED + 1];
	bool ok;

	memcpy(expect, p->many.count, sizeof(expect));
	ok = run(app, p, false, expect, &r, e);
	act_result_fini(&r);
	app_stale(app);
	if (!ok)
		return false;
	app_remember(app, p->deed);
	p->done = true;
	if (is_to_be_seen(p))
		return plan_load(&s->v, e);
	tell(app, p);
	app_pop(app);
	return true;
}

static bool
plan_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct plan_view *s = (struct plan_view *)v;

	if (cmd != CMD_DO_IT)
		return false;
	if (s->plan.done)
		err_set(e, ERR_INVALID, "%s", _("it has been done; u takes it "
		    "back"));
	else if (!s->plan.many.count[MANY_DONE])
		err_set(e, ERR_RULE, "%s", _("there is no row to which it "
		    "could be done"));
	else
		do_it(s, e);
	return true;
}

static bool
plan_can(struct view *v, enum cmd cmd)
{
	struct plan *p = &((struct plan_view *)v)->plan;

	return cmd != CMD_OPEN && (cmd != CMD_DO_IT || (!p->done &&
	    p->many.count[MANY_DONE]));
}

static struct table *
plan_table(struct view *v)
{
	return &((struct plan_view *)v)->table;
}

static void
plan_where(struct view *v, struct buf *b)
{
	struct plan *p = &((struct plan_view *)v)->plan;

	buf_addf(b, p->done ? p->again ? _("Done again: %s") :
	    _("Done: %s") : p->again ? _("Would happen again: %s") :
	    _("Would happen: %s"), p->text);
}

static void
plan_sentence(struct view *v, struct buf *b)
{
	struct plan_view *s = (struct plan_view *)v;
	const struct many_row *m = at(s, s->table.cursor);

	buf_addf(b, "%s%s%s: %s", m->name, *m->step ? " " : "", m->step,
	    many_name(m->outcome, !s->plan.done));
	if (m->outcome != MANY_SAME)
		buf_addf(b, ", %s", m->text);
}

static void
plan_view_fini(struct view *v)
{
	struct plan_view *s = (struct plan_view *)v;

	plan_fini(&s->plan);
	free(s->shown.id);
}

const struct view_class view_plan = {
	.name = "plan", .ctx = CTX_LIST | CTX_FILTER | CTX_PLAN,
	.size = sizeof(struct plan_view), .open = plan_open,
	.load = plan_load, .draw = plan_draw, .command = plan_command,
	.can = plan_can, .table = plan_table, .where = plan_where,
	.sentence = plan_sentence, .fini = plan_view_fini,
};
