/*
 * The timeline (6): what slips past the quarter? A row a system, frozen names
 * at the left and weeks that scroll at the right, those that slip below the
 * line of the quarter's end. B holds the forecasts against those of another
 * time. Rows are in timeline_lines.c, what else is drawn in timeline_draw.c.
 */
#include "view/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/course.h"
#include "view/app_room.h"
#include "view/screens.h"

#define ROOMY	100		/* columns, from which line 2 says it all */

/* ---- rows ---- */

const struct timeline_row *
timeline_chosen(const struct timeline_view *x)
{
	return table_has_row(&x->table) ?
	    &x->t.row[x->line[x->table.cursor].row] : NULL;
}

/* ---- loading ---- */

static bool
timeline_view_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct timeline_view *x = (struct timeline_view *)v;
	size_t i;

	if (!course_ids(v->app->store, &x->tracks, e))
		return false;
	for (i = 0; i < x->tracks.n; i++)
		if (arg->id && x->tracks.id[i] == arg->id)
			x->course = i + 1;
	timeline_lines_init(x);
	return true;
}

/* What was counted stays in sight until it is counted anew. */
static void
keep_counts(const struct timeline *was, struct timeline *now)
{
	size_t i, k;

	for (i = 0; i < now->n; i++)
		for (k = 0; k < was->n; k++)
			if (was->row[k].run_id == now->row[i].run_id) {
				now->row[i].counted = was->row[k].counted;
				now->row[i].operation = was->row[k].operation;
				now->row[i].all = was->row[k].all;
				now->row[i].last = was->row[k].last;
			}
}

static struct timeline_ask
asked(const struct timeline_view *x)
{
	return (struct timeline_ask){ .day = view_day(&x->v),
	    .track_id = x->course ? x->tracks.id[x->course - 1] : 0,
	    .past = x->v.app->as_of != DAY_NONE, .filter = x->v.filter };
}

/* The first that is not klarmeldt yet: the question is about those. */
static size_t
first_open(const struct timeline_view *x)
{
	size_t i;

	for (i = 0; i < x->nlines; i++)
		if (x->line[i].kind == LINE_ROW &&
		    x->t.row[x->line[i].row].slips != SLIPS_READY)
			return i;
	return 0;
}

/* The baseline that was read just now, if it was; else the one there is. */
static bool
take_then(struct timeline_view *x, struct timeline *then, bool ok)
{
	if (!ok) {
		timeline_fini(then);
		return false;
	}
	timeline_fini(&x->then);
	x->then = *then;
	x->then_seen = x->v.app->seen;
	return true;
}

/* Of a day, by what is known now, a baseline moves with it. */
static bool
read_then_again(struct timeline_view *x, struct err *e)
{
	const struct timeline_ask all = { .track_id = 0 };
	struct app *app = x->v.app;
	struct timeline then;

	if (!x->based || x->then_at.known || x->then_seen == app->seen ||
	    store_is_known(app->store))
		return true;
	return take_then(x, &then, timeline_at(app->store, &all, &x->then_at,
	    &then, e));
}

static bool
timeline_view_load(struct view *v, struct err *e)
{
	struct timeline_view *x = (struct timeline_view *)v;
	struct timeline_ask ask = asked(x);
	struct timeline now;

	if (!timeline_load(v->app->store, &ask, &now, e) ||
	    !read_then_again(x, e)) {
		timeline_fini(&now);
		return false;
	}
	if (view_shows(v, &x->of))
		keep_counts(&x->t, &now);
	x->of = view_time(v);
	if (x->t.day != now.day)
		timeline_unplace(x);
	x->path_run = 0;
	if (x->based)
		timeline_base(&now, &x->then);
	timeline_fini(&x->t);
	x->t = now;
	timeline_lines_make(x);
	if (!v->loaded)
		table_go(&x->table, first_open(x));
	return true;
}

static bool
timeline_view_fill(struct view *v, struct err *e)
{
	struct timeline_view *x = (struct timeline_view *)v;

	x->path_run = 0;
	return timeline_count(v->app->store, &x->t, e);
}

static bool
timeline_narrows(struct view *v, const char *text, struct err *e)
{
	return view_reads(v, ROSTER_SYSTEMS, text, e);
}

/* ---- commands ---- */

static void
next_course(struct timeline_view *x, int dir)
{
	size_t n = x->tracks.n + 1;

	x->course = (x->course + n + (size_t)(dir + (int)n)) % n;
	app_stale(x->v.app);
}

/* The forecasts of another time; what is shown is shown again afterwards. */
static bool
load_then(struct timeline_view *x, struct moment *at, struct err *e)
{
	struct app *app = x->v.app;
	struct timeline_ask all = { .track_id = 0 };
	struct known k = app->known;
	bool known = store_is_known(app->store), ok;
	struct timeline then;
	struct err own = ERR_INIT;

	app_work_begin(app);
	app->work_told_at = 0;
	app_work(app, _("looking back; Esc stops"));
	ok = timeline_at(app->store, &all, at, &then, e);
	if (known && !store_known(app->store, &k, &own))
		app_stale(app);
	app_work_end(app);
	app_stale(app);		/* others may have written meanwhile */
	return take_then(x, &then, ok);
}

static bool
baseline_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct timeline_view *x = arg;
	struct moment at;

	if (*text) {
		if (!moment_parse(text, app->today, &at, e) ||
		    !load_then(x, &at, e))
			return false;
		x->then_at = at;
	}
	x->based = *text != '\0';
	x->v.stale = true;
	return true;
}

static void
ask_baseline(struct timeline_view *x, struct err *e)
{
	struct question q = {
		.label = _("baseline (day, or day and time; empty: the "
		    "plan): "),
		.done = baseline_done, .arg = x,
	};

	if (*x->v.app->arg)
		baseline_done(x->v.app, x, x->v.app->arg, e);
	else
		app_ask(x->v.app, &q);
}

static bool
group_by(struct timeline_view *x, const char *word, struct err *e)
{
	struct buf words = BUF_INIT;
	const char *said;
	int g;

	for (g = 0; g < GROUP__COUNT; g++) {
		const char *own = timeline_group_name((enum timeline_group)g);

		said = timeline_group_word((enum timeline_group)g);
		if (!strcmp(word, said) || (g && !strcmp(word, own)))
			break;
		buf_addf(&words, "%s%s", g ? ", " : "", said);
	}
	if (g == GROUP__COUNT)
		err_set(e, ERR_INVALID, _("'%s' groups nothing; one of %s"),
		    word, buf_str(&words));
	else
		x->group = (enum timeline_group)g;
	buf_fini(&words);
	return g < GROUP__COUNT;
}

/* The cursor stays on its system. */
static void
next_group(struct timeline_view *x, struct err *e)
{
	if (!*x->v.app->arg)
		x->group = (enum timeline_group)((x->group + 1) %
		    GROUP__COUNT);
	else if (!group_by(x, x->v.app->arg, e))
		return;
	timeline_lines_make(x);
}

static bool
tell_path(struct view *v, struct buf *b, struct err *e)
{
	struct timeline_view *x = (struct timeline_view *)v;
	const struct timeline_row *r = timeline_chosen(x);

	if (!r)
		return true;
	buf_addf(b, _("Critical path: %s"), r->name);
	buf_addc(b, '\n');
	timeline_tell(&x->t, r, b);
	buf_add(b, "\n\n");
	return timeline_path(x->v.app->store, x->t.day, r, b, e);
}

static void
show_path(struct timeline_view *x, struct err *e)
{
	if (timeline_chosen(x))
		app_tell(x->v.app, tell_path, e);
}

static struct subject
system_of(const struct timeline_row *r)
{
	return (struct subject){ SUBJECT_SYSTEM, r->system_id, r->track_id };
}

static void
open_row(struct timeline_view *x, struct err *e)
{
	const struct timeline_row *r = timeline_chosen(x);
	struct subject sub;

	if (!r)
		return;
	sub = system_of(r);
	open_standing(x->v.app, &sub, e);
}

static bool
timeline_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct timeline_view *x = (struct timeline_view *)v;

	switch (cmd) {
	case CMD_LEFT:
	case CMD_RIGHT:
		timeline_scroll(x, cmd == CMD_LEFT ? -1 : 1);
		return true;
	case CMD_ZOOM:
		timeline_turn_zoom(x);
		return true;
	case CMD_NEXT_COURSE:
	case CMD_PREV_COURSE:
		next_course(x, cmd == CMD_NEXT_COURSE ? 1 : -1);
		return true;
	case CMD_GROUP:
		next_group(x, e);
		return true;
	case CMD_BASELINE:
		ask_baseline(x, e);
		return true;
	case CMD_CRITICAL:
		show_path(x, e);
		return true;
	case CMD_OPEN:
		open_row(x, e);
		return true;
	default:
		return false;
	}
}

static bool
timeline_errands(struct view *v, int64_t id, struct errands *es,
    struct err *e)
{
	struct timeline_view *x = (struct timeline_view *)v;
	struct subject sub;
	size_t i;

	(void)e;
	for (i = 0; i < x->t.n; i++)
		if (x->t.row[i].run_id == id) {
			sub = system_of(&x->t.row[i]);
			errands_add(es, &sub, NULL);
		}
	return true;
}

/* ---- what is told ---- */

static struct table *
timeline_table(struct view *v)
{
	return &((struct timeline_view *)v)->table;
}

static void
timeline_where(struct view *v, struct buf *b)
{
	struct timeline_view *x = (struct timeline_view *)v;

	/* That it is all of them goes before what else there is to say. */
	if (!x->t.info.id && x->based && x->group &&
	    v->app->frame->cols < ROOMY)
		buf_addf(b, "%s  ", _("Timeline"));
	else
		buf_addf(b, _("Timeline  %s  "), x->t.info.id ?
		    x->t.info.title : _("all courses"));
	if (x->t.n == x->t.enrolled)
		buf_addf(b, i18n_plural("%zu system", "%zu systems",
		    (unsigned long)x->t.n), x->t.n);
	else
		buf_addf(b, _("%zu of %zu"), x->t.n, x->t.enrolled);
	if (x->based) {
		buf_add(b, _("  against "));
		moment_text(&x->then_at, b);
	}
	if (x->group)
		buf_addf(b, _("  by %s"), timeline_group_name(x->group));
}

static void
timeline_sentence(struct view *v, struct buf *b)
{
	struct timeline_view *x = (struct timeline_view *)v;

	const struct timeline_row *r = timeline_chosen(x);

	if (r)
		timeline_tell(&x->t, r, b);
}

static bool
timeline_item(struct view *v, struct view_item *item)
{
	const struct timeline_row *r =
	    timeline_chosen((struct timeline_view *)v);

	if (!r)
		return false;
	item->thing.entity = ENTITY_SYSTEM;
	item->thing.id = r->system_id;
	str_copy(item->title, sizeof(item->title), r->name);
	return true;
}

static void
timeline_view_fini(struct view *v)
{
	struct timeline_view *x = (struct timeline_view *)v;

	timeline_fini(&x->t);
	timeline_fini(&x->then);
	buf_fini(&x->ground);
	buf_fini(&x->path);
	aside_fini(&x->aside);
	free(x->tracks.id);
	free(x->line);
}

const struct view_class view_timeline = {
	.name = "timeline", .home = CMD_TIMELINE,
	.ctx = CTX_LIST | CTX_COLUMNS | CTX_FILTER | CTX_MARKS | CTX_STEPS |
	    CTX_GATES | CTX_BOARD | CTX_TIMELINE,
	.size = sizeof(struct timeline_view), .min_rows = 12, .min_cols = 50,
	.open = timeline_view_open, .narrows = timeline_narrows,
	.load = timeline_view_load, .fill = timeline_view_fill,
	.draw = timeline_view_draw, .command = timeline_command,
	.table = timeline_table, .errands = timeline_errands,
	.where = timeline_where, .sentence = timeline_sentence,
	.item = timeline_item, .fini = timeline_view_fini,
};
