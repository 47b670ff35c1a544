/*
 * What if: what would come of the marked steps, or the one under the cursor,
 * being met or waived today (report/whatif.h), as a list to open rows of.
 * arg.text holds a line "met" or "waived", then a line a step: the numbers of
 * its subject and its key ("-": the next one).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/whatif.h"
#include "view/app_room.h"
#include "view/screens.h"

enum { COL_EFFECT, COL_SUBJECT, COL_DETAIL, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_EFFECT] = { N_("effect"), 11, 16, 0, 0, ALIGN_LEFT },
	[COL_SUBJECT] = { N_("what"), 16, 32, 1, 0, ALIGN_LEFT },
	[COL_DETAIL] = { N_("detail"), 30, 90, 3, 0, ALIGN_LEFT },
};

struct whatif_view {
	struct view	 v;
	char		*ask;		/* as it was handed over */
	struct effects	 es;
	struct buf	 title;
	struct table	 table;
};

static void
whatif_row(void *arg, size_t i, struct table_row *row)
{
	const struct effect *e = &((struct whatif_view *)arg)->es.e[i];
	struct buf b = BUF_INIT;

	row->text[COL_EFFECT] = effect_name(e->kind);
	row->text[COL_SUBJECT] = e->name;
	effect_tell(e, &b);
	row->text[COL_DETAIL] = table_textf(row, "%s", buf_str(&b));
	buf_fini(&b);
	if (e->kind == EFFECT_AHEAD) {
		row->mark = '!';
		row->spoken = _("ahead");
	}
}

static bool
whatif_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct whatif_view *w = (struct whatif_view *)v;

	(void)e;
	w->ask = xstrdup(arg->text);
	table_init(&w->table, cols, COL__COUNT);
	w->table.row = whatif_row;
	w->table.arg = w;
	w->table.empty = N_("nothing would change");
	return true;
}

/* The first step that is neither done nor locked; -1: none. */
static int
next_step(const struct standing *st)
{
	int i;

	for (i = 0; i < st->track.nsteps; i++)
		if (!step_is_done(st->walk.step[i].state) &&
		    st->walk.step[i].state != STEP_LOCKED)
			return i;
	return -1;
}

struct reading {			/* the steps asked about */
	struct supposed	*p;
	size_t		 n;
	struct buf	*title;
};

static bool
read_step(struct view *v, const struct subject *sub, const char *key,
    struct reading *r, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	bool ok = standing_load(v->app->store, sub, view_day(v), st, e);
	int i = !ok ? -1 : strcmp(key, "-") ? track_step(&st->track, key) :
	    next_step(st);
	bool more = ok && r->n && r->p[r->n - 1].subject.kind == sub->kind &&
	    r->p[r->n - 1].subject.id == sub->id &&
	    r->p[r->n - 1].subject.track_id == st->subject.track_id;

	if (i >= 0 && !more) {
		r->p = xrealloc(r->p, r->n + 1, sizeof(*r->p));
		r->p[r->n++] = (struct supposed){ st->subject, 0 };
		buf_addf(r->title, "%s%s", r->n > 1 ? ", " : "", st->name);
	}
	if (i >= 0) {
		r->p[r->n - 1].steps |= UINT64_C(1) << i;
		buf_addf(r->title, " %s", st->track.steps[i].key);
	}
	standing_fini(st);
	free(st);
	return ok;
}

static bool
read_ask(struct view *v, const char *ask, struct reading *r, struct err *e)
{
	struct subject sub;
	long long id, track;
	char key[32];
	int kind;
	bool ok = true;

	while (ok && (ask = strchr(ask, '\n')) != NULL && *++ask) {
		if (sscanf(ask, "%d %lld %lld %31s", &kind, &id, &track,
		    key) != 4)
			break;
		sub = (struct subject){ (enum subject_kind)kind, id, track };
		ok = read_step(v, &sub, key, r, e);
	}
	return ok;
}

static bool
whatif_load(struct view *v, struct err *e)
{
	struct whatif_view *w = (struct whatif_view *)v;
	bool waived = strncmp(w->ask, "waived", 6) == 0;
	struct buf title = BUF_INIT;
	struct reading r = { .title = &title };
	struct effects es = { .e = NULL };
	bool ok = read_ask(v, w->ask, &r, e) && effects_load(v->app->store,
	    view_day(v), r.p, r.n, waived ? MARK_WAIVED : MARK_MET, &es, e);

	free(r.p);
	if (!ok) {
		buf_fini(&title);
		return false;
	}
	effects_fini(&w->es);
	w->es = es;
	buf_clear(&w->title);
	buf_addf(&w->title, waived ? _("What if, waived today: %s") :
	    _("What if, met today: %s"), buf_str(&title));
	buf_fini(&title);
	table_set_rows(&w->table, es.n);
	return true;
}

static void
whatif_draw(struct view *v, const struct area *a)
{
	struct whatif_view *w = (struct whatif_view *)v;
	struct area top = area_part(a, 0, 0, a->rows - 2, a->cols);
	struct area low = area_part(a, a->rows - 2, 1, 2, a->cols - 2);
	struct buf b = BUF_INIT;

	table_draw(&w->table, &top, true, true);
	effects_say(&w->es, &b);
	buf_addf(&b, " (%s)", _("nothing is saved by asking"));
	draw_paragraph(&low, 0, 2, STYLE_FAINT, buf_str(&b));
	buf_fini(&b);
}

static bool
whatif_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct whatif_view *w = (struct whatif_view *)v;
	const struct effect *ef;

	if (cmd != CMD_OPEN)
		return false;
	ef = &w->es.e[w->table.cursor];
	if (ef->subject.id)
		open_standing(v->app, &ef->subject, e);
	return true;
}

static struct table *
whatif_table(struct view *v)
{
	return &((struct whatif_view *)v)->table;
}

static void
whatif_where(struct view *v, struct buf *b)
{
	buf_add(b, buf_str(&((struct whatif_view *)v)->title));
}

static void
whatif_sentence(struct view *v, struct buf *b)
{
	struct whatif_view *w = (struct whatif_view *)v;
	const struct effect *e = &w->es.e[w->table.cursor];

	buf_addf(b, "%s: ", e->name ? e->name : "");
	effect_tell(e, b);
}

static void
whatif_fini(struct view *v)
{
	struct whatif_view *w = (struct whatif_view *)v;

	effects_fini(&w->es);
	buf_fini(&w->title);
	free(w->ask);
}

const struct view_class view_whatif = {
	.name = "whatif", .ctx = CTX_LIST,
	.size = sizeof(struct whatif_view), .open = whatif_open,
	.load = whatif_load, .draw = whatif_draw, .command = whatif_command,
	.table = whatif_table, .where = whatif_where,
	.sentence = whatif_sentence, .fini = whatif_fini,
};

/* "waived" in either language; anything but "met" is told off. */
static bool
read_state(const char *arg, bool *waived, struct err *e)
{
	*waived = !strcmp(arg, "waived") || !strcmp(arg, _("waived"));
	if (*waived || !*arg || !strcmp(arg, "met") || !strcmp(arg, _("met")))
		return true;
	return err_set(e, ERR_USAGE, _("what if takes 'met' or 'waived', not "
	    "'%s'"), arg);
}

bool
app_whatif(struct app *app, struct err *e)
{
	struct errands ts = { .n = 0 };
	struct view_arg arg = { .text = NULL };
	struct buf b = BUF_INIT;
	bool waived, ok;
	size_t i;

	ok = read_state(app->arg, &waived, e) && app_errands(app, &ts, e);
	if (ok && !ts.n)
		ok = err_set(e, ERR_INVALID, "%s", _("there is no step behind "
		    "this row"));
	buf_add(&b, waived ? "waived\n" : "met\n");
	for (i = 0; i < ts.n; i++)
		buf_addf(&b, "%d %lld %lld %s\n",
		    (int)ts.errand[i].subject.kind,
		    (long long)ts.errand[i].subject.id,
		    (long long)ts.errand[i].subject.track_id,
		    *ts.errand[i].step ? ts.errand[i].step : "-");
	arg.text = buf_str(&b);
	ok = ok && app_push(app, &view_whatif, &arg, e);
	buf_fini(&b);
	errands_fini(&ts);
	return ok;
}
