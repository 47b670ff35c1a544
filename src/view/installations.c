/*
 * The installations behind a number, or of a municipality: one row each,
 * however many. arg: id and text "system", "area" or "municipality"; id2 the
 * rollout status, ROLLOUT__COUNT for any.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/object.h"
#include "store/rowset.h"
#include "view/list.h"

enum { COL_CODE, COL_MUNICIPALITY, COL_SYSTEM, COL_VENDOR, COL_STATUS,
	COL_AGREED, COL_OPERATION, COL_RESPONSIBLE, COL_CONTRACT, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_CODE] = { N_("code"), 4, 4, 0, 4, ALIGN_LEFT },
	[COL_MUNICIPALITY] = { N_("municipality"), 14, 18, 1, 0, ALIGN_LEFT },
	[COL_SYSTEM] = { N_("system"), 12, 22, 1, 0, ALIGN_LEFT },
	[COL_VENDOR] = { N_("vendor"), 9, 18, 1, 3, ALIGN_LEFT },
	[COL_STATUS] = { N_("status"), 10, 18, 0, 0, ALIGN_LEFT },
	[COL_AGREED] = { N_("agreed"), 10, 10, 0, 2, ALIGN_LEFT },
	[COL_OPERATION] = { N_("in operation"), 10, 12, 0, 1, ALIGN_LEFT },
	[COL_RESPONSIBLE] = { N_("responsible"), 8, 20, 1, 6, ALIGN_LEFT },
	[COL_CONTRACT] = { N_("contract"), 8, 26, 0, 5, ALIGN_LEFT },
};

struct installations_view {
	struct view	 v;
	struct installation_filter filter;
	struct rowset	 rows;
	bool		 whole;		/* these are all; else the first */
	struct table	 table;
	struct buf	 title;
};

static const struct installation *
at(struct installations_view *s, size_t i)
{
	struct err e = ERR_INIT;

	return rowset_at(&s->rows, i, &e);
}

static void
installations_row(void *arg, size_t i, struct table_row *row)
{
	struct installations_view *s = arg;
	const struct installation *in = at(s, i);
	char day[DAY_TEXT];

	if (!in) {
		row->kind = ROW_GAP;
		return;
	}
	row->text[COL_CODE] = in->code;
	row->text[COL_MUNICIPALITY] = in->municipality;
	row->text[COL_SYSTEM] = in->system;
	row->text[COL_VENDOR] = in->vendor;
	row->text[COL_STATUS] = rollout_name(installation_status(in,
	    s->filter.day));
	row->text[COL_AGREED] = table_textf(row, "%s",
	    date_dk(in->dates.agreed, day));
	row->text[COL_OPERATION] = table_textf(row, "%s",
	    date_dk(in->dates.operation, day));
	row->text[COL_RESPONSIBLE] = in->responsible;
	row->text[COL_CONTRACT] = contract_name(in->contract);
}

static int64_t
installations_id(void *arg, size_t i)
{
	return ((struct installations_view *)arg)->rows.id[i];
}

static bool
installations_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct installations_view *s = (struct installations_view *)v;
	enum entity entity = ENTITY_MUNICIPALITY;

	(void)e;
	s->filter = (struct installation_filter){ .status = ROLLOUT__COUNT };
	if (!strcmp(arg->text, "system")) {
		s->filter.system_id = arg->id;
		entity = ENTITY_SYSTEM;
	} else if (!strcmp(arg->text, "area")) {
		s->filter.area_id = arg->id;
		entity = ENTITY_AREA;
	} else {
		s->filter.municipality_id = arg->id;
	}
	s->filter.status = (enum rollout)arg->id2;
	object_name(&s->title, v->app->store, entity, arg->id);
	if (s->filter.status != ROLLOUT__COUNT)
		buf_addf(&s->title, ": %s", rollout_name(s->filter.status));
	rowset_init(&s->rows, v->app->store, installation_get,
	    installation_fini, sizeof(struct installation));
	table_init(&s->table, cols, COL__COUNT);
	s->table.row = installations_row;
	s->table.id = installations_id;
	s->table.arg = s;
	s->table.empty = N_("no installation fits");
	return true;
}

static bool
installations_narrows(struct view *v, const char *text, struct err *e)
{
	return view_reads(v, ROSTER_INSTALLATIONS, text, e);
}

static bool
read_rows(struct installations_view *s, size_t limit, struct err *e)
{
	struct ids ids = { NULL, 0 };
	bool whole;

	s->filter.day = view_day(&s->v);
	if (!installation_first(s->v.app->store, &s->filter, limit, &ids,
	    &whole, e) || !view_keep(&s->v, ROSTER_INSTALLATIONS, &ids, e)) {
		free(ids.id);
		return false;
	}
	s->whole = whole;
	rowset_take(&s->rows, ids.id, ids.n);
	table_set_rows(&s->table, ids.n);
	return true;
}

/* Of those that a filter lets through the first may be far down. */
static bool
installations_load(struct view *v, struct err *e)
{
	struct installations_view *s = (struct installations_view *)v;

	return read_rows(s, v->filter[0] ? 0 : list_at_once(v, &s->table), e);
}

static bool
installations_fill(struct view *v, struct err *e)
{
	struct installations_view *s = (struct installations_view *)v;

	return s->whole || read_rows(s, 0, e);
}

static void
installations_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct installations_view *)v)->table, a, true, true);
}

static bool
installations_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct installations_view *s = (struct installations_view *)v;
	struct subject sub = { SUBJECT_INSTALLATION, 0, 0 };

	if (cmd != CMD_OPEN)
		return !s->whole && list_goes_on(&s->table, cmd) &&
		    !read_rows(s, 0, e);
	sub.id = s->rows.id[s->table.cursor];
	open_standing(v->app, &sub, e);
	return true;
}

static bool
installations_errands(struct view *v, int64_t id, struct errands *es,
    struct err *e)
{
	struct subject sub = { SUBJECT_INSTALLATION, id, 0 };

	(void)v;
	(void)e;
	errands_add(es, &sub, NULL);
	return true;
}

static struct table *
installations_table(struct view *v)
{
	return &((struct installations_view *)v)->table;
}

static void
installations_where(struct view *v, struct buf *b)
{
	struct installations_view *s = (struct installations_view *)v;

	buf_addf(b, s->whole ? _("Installations of %s  %zu of %zu") :
	    _("Installations of %s  %zu of the first %zu"),
	    buf_str(&s->title), s->table.n ? s->table.cursor + 1 : 0,
	    s->table.n);
}

static void
installations_sentence(struct view *v, struct buf *b)
{
	struct installations_view *s = (struct installations_view *)v;
	const struct installation *in = at(s, s->table.cursor);
	char day[DAY_TEXT];

	if (!in)
		return;
	buf_addf(b, "%s / %s: %s", in->municipality, in->system,
	    rollout_name(installation_status(in, s->filter.day)));
	if (in->dates.reported != DAY_NONE)
		buf_addf(b, _("; reported %s by %s"),
		    date_dk(in->dates.reported, day),
		    in->reported_by ? in->reported_by : "?");
	if (in->note)
		buf_addf(b, "; %s", in->note);
}

static bool
installations_item(struct view *v, struct view_item *item)
{
	struct installations_view *s = (struct installations_view *)v;
	struct buf b = BUF_INIT;

	item->thing.entity = ENTITY_INSTALLATION;
	item->thing.id = s->rows.id[s->table.cursor];
	object_name(&b, v->app->store, ENTITY_INSTALLATION, item->thing.id);
	str_copy(item->title, sizeof(item->title), buf_str(&b));
	buf_fini(&b);
	return true;
}

static void
installations_fini(struct view *v)
{
	struct installations_view *s = (struct installations_view *)v;

	rowset_fini(&s->rows);
	buf_fini(&s->title);
}

const struct view_class view_installations = {
	.name = "installations",
	.ctx = CTX_LIST | CTX_FILTER | CTX_MARKS | CTX_STEPS | CTX_GATES,
	.size = sizeof(struct installations_view),
	.open = installations_open, .narrows = installations_narrows,
	.load = installations_load, .fill = installations_fill,
	.draw = installations_draw, .command = installations_command,
	.table = installations_table, .where = installations_where,
	.sentence = installations_sentence, .item = installations_item,
	.errands = installations_errands,
	.fini = installations_fini,
};
