/*
 * Every system with its vendor, area and course, or those of one vendor
 * (arg.id). Enter opens its steps, or its installations when it is on no
 * course.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/object.h"
#include "store/rowset.h"
#include "view/screens.h"

enum { COL_AREA, COL_VENDOR, COL_NAME, COL_COURSE, COL_READY, COL_N,
	COL_OWNER, COL_NOTE, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_AREA] = { N_("area"), 8, 14, 0, 0, ALIGN_LEFT },
	[COL_VENDOR] = { N_("vendor"), 10, 20, 1, 0, ALIGN_LEFT },
	[COL_NAME] = { N_("system"), 12, 24, 1, 0, ALIGN_LEFT },
	[COL_COURSE] = { N_("course"), 8, 10, 0, 2, ALIGN_LEFT },
	[COL_READY] = { N_("ready by"), 10, 10, 0, 1, ALIGN_LEFT },
	[COL_N] = { N_("inst."), 5, 7, 0, 0, ALIGN_RIGHT },
	[COL_OWNER] = { N_("owner"), 8, 14, 0, 3, ALIGN_LEFT },
	[COL_NOTE] = { N_("note"), 10, 40, 2, 4, ALIGN_LEFT },
};

struct systems_view {
	struct view	 v;
	int64_t		 vendor_id;	/* 0: all */
	struct buf	 vendor;	/* its name */
	struct rowset	 rows;
	struct table	 table;
	struct rollout_rows count;	/* if counted: */
	bool		 counted;
	struct view_time of;		/* of this time */
};

static const struct system *
at(struct systems_view *s, size_t i)
{
	struct err e = ERR_INIT;

	return rowset_at(&s->rows, i, &e);
}

static void
systems_row(void *arg, size_t i, struct table_row *row)
{
	struct systems_view *v = arg;
	const struct system *s = at(v, i);
	struct rollout_count count;
	char day[DAY_TEXT];

	if (!s) {
		row->kind = ROW_GAP;
		return;
	}
	row->text[COL_AREA] = s->area;
	row->text[COL_VENDOR] = s->vendor;
	row->text[COL_NAME] = s->name;
	row->text[COL_COURSE] = s->track_key;
	row->text[COL_READY] = table_textf(row, "%s",
	    date_dk(s->ready_by, day));
	if (v->counted && view_shows(&v->v, &v->of)) {
		count = rollout_of_system(&v->count, s->id);
		row->text[COL_N] = table_number(row, rollout_total(&count));
	}
	row->text[COL_OWNER] = s->owner;
	row->text[COL_NOTE] = s->note;
}

static int64_t
systems_id(void *arg, size_t i)
{
	return ((struct systems_view *)arg)->rows.id[i];
}

static bool
systems_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct systems_view *s = (struct systems_view *)v;

	(void)e;
	s->vendor_id = arg->id;
	if (s->vendor_id)
		object_name(&s->vendor, v->app->store, ENTITY_VENDOR,
		    s->vendor_id);
	rowset_init(&s->rows, v->app->store, system_get, system_fini,
	    sizeof(struct system));
	table_init(&s->table, cols, COL__COUNT);
	s->table.row = systems_row;
	s->table.id = systems_id;
	s->table.arg = s;
	s->table.empty = N_("no system fits");
	return true;
}

/* Only those of the vendor whose systems these are; 0: of all. */
static bool
of_vendor(struct view *v, struct ids *ids, struct err *e)
{
	int64_t vendor = ((struct systems_view *)v)->vendor_id;
	struct system s = { .id = 0 };
	size_t i, n = 0;

	if (!vendor)
		return true;
	for (i = 0; i < ids->n; i++) {
		if (!system_get(v->app->store, ids->id[i], &s, e)) {
			if (e->code)
				return false;
			continue;
		}
		if (s.vendor_id == vendor)
			ids->id[n++] = ids->id[i];
		system_fini(&s);
	}
	ids->n = n;
	return true;
}

static bool
systems_narrows(struct view *v, const char *text, struct err *e)
{
	return view_reads(v, ROSTER_SYSTEMS, text, e);
}

static bool
systems_load(struct view *v, struct err *e)
{
	struct systems_view *s = (struct systems_view *)v;
	struct ids ids = { NULL, 0 };

	if (!system_ids(v->app->store, &ids, e) || !of_vendor(v, &ids, e) ||
	    !view_keep(v, ROSTER_SYSTEMS, &ids, e)) {
		free(ids.id);
		return false;
	}
	rowset_take(&s->rows, ids.id, ids.n);
	table_set_rows(&s->table, ids.n);
	return true;
}

/* The counts scan the installations, so they come after the paint. */
static bool
systems_fill(struct view *v, struct err *e)
{
	struct systems_view *s = (struct systems_view *)v;
	struct rollout_rows count;

	if (!rollout_rows(v->app->store, view_day(v), &count, e)) {
		rollout_rows_fini(&count);
		return false;
	}
	rollout_rows_fini(&s->count);
	s->count = count;
	s->counted = true;
	s->of = view_time(v);
	return true;
}

static void
systems_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct systems_view *)v)->table, a, true, true);
}

bool
open_system(struct app *app, int64_t id, struct err *e)
{
	struct view_arg arg = { .id = id, .id2 = ROLLOUT__COUNT,
	    .text = "system" };
	struct subject sub = { SUBJECT_SYSTEM, id, 0 };
	struct system s = { .id = 0 };

	if (!system_get(app->store, id, &s, e))
		return e->code ? false : err_set(e, ERR_INVALID,
		    _("the system is gone"));
	sub.track_id = s.track_id;
	system_fini(&s);
	return sub.track_id ? open_standing(app, &sub, e) :
	    app_push(app, &view_installations, &arg, e);
}

static bool
systems_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct systems_view *s = (struct systems_view *)v;

	if (cmd != CMD_OPEN)
		return false;
	open_system(v->app, s->rows.id[s->table.cursor], e);
	return true;
}

static bool
systems_errands(struct view *v, int64_t id, struct errands *ts,
    struct err *e)
{
	struct subject sub = { SUBJECT_SYSTEM, id, 0 };
	struct system s = { .id = 0 };
	bool ok = system_get(v->app->store, id, &s, e);

	sub.track_id = s.track_id;
	if (ok)
		errands_add(ts, &sub, NULL);
	system_fini(&s);
	return ok || !e->code;		/* gone meanwhile */
}

static struct table *
systems_table(struct view *v)
{
	return &((struct systems_view *)v)->table;
}

static void
systems_where(struct view *v, struct buf *b)
{
	struct systems_view *s = (struct systems_view *)v;

	buf_addf(b, "%s%s", buf_str(&s->vendor), s->vendor_id ? ": " : "");
	buf_addf(b, _("Systems  %zu of %zu"),
	    s->table.n ? s->table.cursor + 1 : 0, s->table.n);
}

static void
systems_sentence(struct view *v, struct buf *b)
{
	struct systems_view *s = (struct systems_view *)v;
	const struct system *sys = at(s, s->table.cursor);

	if (!sys)
		return;
	buf_addf(b, "%s / %s", sys->vendor, sys->name);
	if (sys->note)
		buf_addf(b, ": %s", sys->note);
	if (sys->source)
		buf_addf(b, _(" (source: %s)"), sys->source);
}

static bool
systems_item(struct view *v, struct view_item *item)
{
	struct systems_view *s = (struct systems_view *)v;
	const struct system *sys = at(s, s->table.cursor);

	if (!sys)
		return false;
	item->thing.entity = ENTITY_SYSTEM;
	item->thing.id = sys->id;
	str_copy(item->title, sizeof(item->title), sys->name);
	return true;
}

static void
systems_fini(struct view *v)
{
	struct systems_view *s = (struct systems_view *)v;

	rowset_fini(&s->rows);
	rollout_rows_fini(&s->count);
	buf_fini(&s->vendor);
}

const struct view_class view_systems = {
	.name = "systems", .home = CMD_SYSTEMS,
	.ctx = CTX_LIST | CTX_FILTER | CTX_MARKS | CTX_STEPS | CTX_GATES,
	.size = sizeof(struct systems_view), .open = systems_open,
	.narrows = systems_narrows,
	.load = systems_load, .fill = systems_fill, .draw = systems_draw,
	.command = systems_command, .table = systems_table,
	.where = systems_where, .sentence = systems_sentence,
	.errands = systems_errands, .item = systems_item, .fini = systems_fini,
};
