/*
 * Rosters (roster.h): opened with what every row needs, one row by its id,
 * and counts. Which rows pass, and in which order, is roster_ids.c.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/inside.h"
#include "store/roster_room.h"

static const enum stmt_id statement[ROSTER__COUNT] = {
#define ROSTER(id, name, other, title, order, now) \
	[ROSTER_##id] = STMT_ROSTER_##id,
#define RFIELD(id, name, other, type, words, head, title, width, flags, help)
#define REND
#include "model/rosters.def"
#undef ROSTER
#undef RFIELD
#undef REND
};

struct roster *
roster_open(struct store *s, enum roster_id id, day_t day, bool past,
    struct err *e)
{
	struct roster *r = xcalloc(1, sizeof(*r));
	bool ok = true;

	r->store = s;
	r->id = id;
	r->info = &roster_info[id];
	r->day = day;
	r->past = past;
	r->place_field = roster_field_of(r->info->field, r->info->nfields,
	    "municipality");
	r->code_field = roster_field_of(r->info->field, r->info->nfields,
	    "code");
	if (id == ROSTER_INSTALLATIONS)
		ok = parents_load(s, STMT_ROSTER_PLACES, &r->places, e) &&
		    parents_load(s, STMT_ROSTER_PRODUCTS, &r->products, e);
	if (ok)
		return r;
	roster_close(r);
	return NULL;
}

void
roster_close(struct roster *r)
{
	if (!r)
		return;
	parents_free(&r->places);
	parents_free(&r->products);
	rollout_rows_fini(&r->systems);
	roster_forecasts_free(r);
	marked_free(&r->marked);
	free(r);
}

static bool
count_municipalities(struct roster *r, struct err *e)
{
	struct rollout_count *count;
	int64_t *id;
	size_t i;
	bool ok;

	parents_free(&r->places);
	if (!parents_load(r->store, STMT_ROSTER_PLACES, &r->places, e))
		return false;
	id = xcalloc(r->places.n + 1, sizeof(*id));
	count = xcalloc(r->places.n + 1, sizeof(*count));
	for (i = 0; i < r->places.n; i++)
		id[i] = r->places.p[i].id;
	ok = rollout_by_municipality(r->store, r->day, id, r->places.n,
	    count, e);
	for (i = 0; ok && i < r->places.n; i++)
		r->places.p[i].count = count[i];
	free(count);
	free(id);
	return ok;
}

bool
roster_count(struct roster *r, uint32_t fields, struct err *e)
{
	bool wanted = false, forecasts = false;
	int i;

	for (i = 0; i < r->info->nfields; i++)
		if (!(fields >> i & 1) ||
		    !(r->info->field[i].flags & RF_COUNTED))
			continue;
		else if (roster_is_forecast(r, i))
			forecasts = true;
		else
			wanted = true;
	if (forecasts && !roster_forecasts(r, e))
		return false;
	if (!wanted || r->counted)
		return true;
	r->counted = r->id == ROSTER_SYSTEMS ?
	    rollout_rows(r->store, r->day, &r->systems, e) :
	    count_municipalities(r, e);
	return r->counted;
}

struct stmt *
roster_ask(struct roster *r, int64_t first, int64_t last, struct err *e)
{
	struct stmt *q = stmt_use(r->store, statement[r->id], e);
	int n = q ? sqlite3_bind_parameter_count(q->q) : 0;

	if (!q)
		return NULL;
	stmt_int(q, 1, first);
	stmt_int(q, 2, last);
	if (n >= 3)
		stmt_day(q, 3, r->day);
	if (n >= 4)
		stmt_day(q, 4, r->past ? r->day : DAY_NONE);
	return q;
}

static void
row_take(struct roster *r, struct roster_row *row)
{
	struct filter_value v;
	int i;

	row->id = col_int(r->q, 0);
	for (i = 0; i < r->info->nfields; i++) {
		memset(&v, 0, sizeof(v));
		roster_value(r, i, &v);
		row->cell[i].text = str_empty(v.text) ? NULL :
		    xstrdup(v.text);
		row->cell[i].n = v.n;
		row->cell[i].set = v.set;
	}
}

bool
roster_get(struct roster *r, int64_t id, struct roster_row *row,
    struct err *e)
{
	bool there;
	enum got got;

	memset(row, 0, sizeof(*row));
	r->q = roster_ask(r, id, id, e);
	if (!r->q)
		return false;
	got = stmt_step(r->q, e);
	there = got == GOT_ROW && roster_stand(r);
	if (there) {
		err_clear(&r->err);
		row_take(r, row);
		if (r->err.code)
			there = err_set(e, r->err.code, "%s", r->err.msg);
		roster_leave(r);
	}
	stmt_release(r->q);
	r->q = NULL;
	if (!there)
		roster_row_fini(row);
	return there;
}

void
roster_row_fini(struct roster_row *row)
{
	int i;

	for (i = 0; i < ROSTER_FIELDS_MAX; i++)
		free(row->cell[i].text);
	memset(row, 0, sizeof(*row));
}
