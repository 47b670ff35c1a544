/*
 * The municipalities, by name in Danish order, each with where its systems
 * stand. Enter opens one.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/municipalities.h"
#include "store/rowset.h"
#include "view/screens.h"

enum { COL_CODE, COL_NAME, COL_REGION, COL_POPULATION, COL_N, COL_COUNT,
	COL__COUNT = COL_COUNT + ROLLOUT_GONE };

static const struct table_col cols[COL__COUNT] = {
	[COL_CODE] = { N_("code"), 4, 4, 0, 0, ALIGN_LEFT },
	[COL_NAME] = { N_("municipality"), 16, 20, 1, 0, ALIGN_LEFT },
	[COL_REGION] = { N_("region"), 11, 12, 1, 2, ALIGN_LEFT },
	[COL_POPULATION] = { N_("residents"), 9, 10, 0, 1, ALIGN_RIGHT },
	[COL_N] = { N_("systems"), 7, 8, 0, 0, ALIGN_RIGHT },
	[COL_COUNT] = { N_("in op."), 6, 8, 0, 0, ALIGN_RIGHT },
	[COL_COUNT + 1] = { N_("agreed"), 6, 8, 0, 0, ALIGN_RIGHT },
	[COL_COUNT + 2] = { N_("not yet"), 7, 8, 0, 0, ALIGN_RIGHT },
	[COL_COUNT + 3] = { N_("unkn."), 5, 8, 0, 0, ALIGN_RIGHT },
};

struct municipalities_view {
	struct view	 v;
	struct rowset	 rows;
	struct table	 table;
	struct municipality_count *count;	/* by municipality id */
	size_t		 ncount;
	struct view_time of;		/* that they are of */
};

static const struct municipality *
at(struct municipalities_view *m, size_t i)
{
	struct err e = ERR_INIT;

	return rowset_at(&m->rows, i, &e);
}

/* NULL until they have been counted, of the time that is shown. */
static const struct rollout_count *
count_of(const struct municipalities_view *m, int64_t id)
{
	return m->count && view_shows(&m->v, &m->of) ?
	    municipality_count_of(m->count, m->ncount, id) : NULL;
}

static void
municipalities_row(void *arg, size_t i, struct table_row *row)
{
	struct municipalities_view *m = arg;
	const struct municipality *k = at(m, i);
	const struct rollout_count *c;
	int s;

	if (!k) {
		row->kind = ROW_GAP;
		return;
	}
	row->text[COL_CODE] = k->code;
	row->text[COL_NAME] = k->name;
	row->text[COL_REGION] = k->region;
	if (k->population >= 0)
		row->text[COL_POPULATION] = table_number(row, k->population);
	c = count_of(m, k->id);
	if (c)
		row->text[COL_N] = table_number(row, rollout_total(c));
	for (s = 0; c && s < ROLLOUT_GONE; s++)
		row->text[COL_COUNT + s] = table_number(row, c->n[s]);
}

static int64_t
municipalities_id(void *arg, size_t i)
{
	return ((struct municipalities_view *)arg)->rows.id[i];
}

static bool
municipalities_open(struct view *v, const struct view_arg *arg,
    struct err *e)
{
	struct municipalities_view *m = (struct municipalities_view *)v;

	(void)arg;
	(void)e;
	rowset_init(&m->rows, v->app->store, municipality_get,
	    municipality_fini, sizeof(struct municipality));
	table_init(&m->table, cols, COL__COUNT);
	m->table.row = municipalities_row;
	m->table.id = municipalities_id;
	m->table.arg = m;
	m->table.empty = N_("no municipality fits");
	return true;
}

static bool
municipalities_narrows(struct view *v, const char *text, struct err *e)
{
	return view_reads(v, ROSTER_MUNICIPALITIES, text, e);
}

static bool
municipalities_load(struct view *v, struct err *e)
{
	struct municipalities_view *m = (struct municipalities_view *)v;
	struct ids ids = { NULL, 0 };

	if (!municipality_ids(v->app->store, &ids, e) ||
	    !view_keep(v, ROSTER_MUNICIPALITIES, &ids, e)) {
		free(ids.id);
		return false;
	}
	rowset_take(&m->rows, ids.id, ids.n);
	table_set_rows(&m->table, ids.n);
	return true;
}

/* The counts scan the installations, so they come after the paint. */
static bool
municipalities_fill(struct view *v, struct err *e)
{
	struct municipalities_view *m = (struct municipalities_view *)v;
	struct municipality_count *count = NULL;
	size_t n = 0;

	if (!municipality_counts(v->app->store, view_day(v), &count, &n, e)) {
		free(count);
		return false;
	}
	free(m->count);
	m->count = count;
	m->ncount = n;
	m->of = view_time(v);
	return true;
}

static void
municipalities_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct municipalities_view *)v)->table, a, true, true);
}

static bool
municipalities_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct municipalities_view *m = (struct municipalities_view *)v;
	struct view_arg arg = { .text = NULL };

	if (cmd != CMD_OPEN)
		return false;
	arg.id = m->rows.id[m->table.cursor];
	app_push(v->app, &view_municipality, &arg, e);
	return true;
}

static struct table *
municipalities_table(struct view *v)
{
	return &((struct municipalities_view *)v)->table;
}

static void
municipalities_where(struct view *v, struct buf *b)
{
	struct municipalities_view *m = (struct municipalities_view *)v;

	buf_addf(b, _("Municipalities  %zu of %zu"),
	    m->table.n ? m->table.cursor + 1 : 0, m->table.n);
}

static void
municipalities_sentence(struct view *v, struct buf *b)
{
	struct municipalities_view *m = (struct municipalities_view *)v;
	const struct municipality *k = at(m, m->table.cursor);
	const struct rollout_count *c = k ? count_of(m, k->id) : NULL;
	int64_t n = c ? rollout_total(c) : 0;

	if (!k)
		return;
	buf_addf(b, "%s %s: ", k->code, k->name);
	if (!c)
		buf_add(b, _("counting ..."));
	else if (!n)
		buf_add(b, _("nobody has reported a system here"));
	else
		buf_addf(b, i18n_plural("%lld system", "%lld systems",
		    (unsigned long)n), (long long)n);
}

static bool
municipalities_item(struct view *v, struct view_item *item)
{
	struct municipalities_view *m = (struct municipalities_view *)v;
	const struct municipality *k = at(m, m->table.cursor);

	if (!k)
		return false;
	item->thing.entity = ENTITY_MUNICIPALITY;
	item->thing.id = k->id;
	str_copy(item->title, sizeof(item->title), k->name);
	return true;
}

static void
municipalities_fini(struct view *v)
{
	struct municipalities_view *m = (struct municipalities_view *)v;

	rowset_fini(&m->rows);
	free(m->count);
}

const struct view_class view_municipalities = {
	.name = "municipalities", .home = CMD_MUNICIPALITIES,
	.ctx = CTX_LIST | CTX_FILTER | CTX_MARKS,
	.size = sizeof(struct municipalities_view),
	.open = municipalities_open, .narrows = municipalities_narrows,
	.load = municipalities_load,
	.fill = municipalities_fill, .draw = municipalities_draw,
	.command = municipalities_command, .table = municipalities_table,
	.where = municipalities_where, .sentence = municipalities_sentence,
	.item = municipalities_item, .fini = municipalities_fini,
};
