/*
 * When the systems of a roster are klarmeldt, and when that was planned: those
 * on a course are walked once, when a filter, an order or a column asks for
 * it. Systems on none have neither.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/inside.h"
#include "store/roster_room.h"

bool
roster_is_forecast(const struct roster *r, int field)
{
	return r->id == ROSTER_SYSTEMS && (field == F_SYSTEM_FORECAST ||
	    field == F_SYSTEM_PLANNED || field == F_SYSTEM_SLIP);
}

void
roster_forecasts_free(struct roster *r)
{
	idmap_fini(&r->course_at);
	free(r->forecast);
	r->forecast = NULL;
	r->has_forecasts = false;
}

/* A system that is on several courses is told of by the first. */
static bool
add_system(struct roster *r, int64_t id, int64_t track, size_t *n,
    struct err *e)
{
	struct subject sub = { SUBJECT_SYSTEM, id, track };
	struct standing *st;
	struct forecast f;
	bool ok;

	if (idmap_get(&r->course_at, id) != IDMAP_NONE)
		return true;
	if (store_must_stop(r->store))
		return err_set(e, ERR_INTERRUPT, "%s", "");
	st = xcalloc(1, sizeof(*st));
	ok = standing_load(r->store, &sub, r->day, st, e);
	if (ok) {
		standing_forecast(st, &f);
		r->forecast = xrealloc(r->forecast, *n + 1,
		    sizeof(*r->forecast));
		r->forecast[*n] = f.ready;
		idmap_put(&r->course_at, id, (*n)++);
	}
	standing_fini(st);
	free(st);
	return ok;
}

static bool
add_track(struct roster *r, int64_t track, size_t *n, struct err *e)
{
	struct ids ids = { NULL, 0 };
	struct track_info info;
	bool ok = track_info_get(r->store, track, &info, e);
	size_t i;

	if (!ok)
		return false;
	if (!strcmp(info.kind, "course"))
		ok = system_ids_of_track(r->store, track, &ids, e);
	track_info_fini(&info);
	for (i = 0; ok && i < ids.n; i++)
		ok = add_system(r, ids.id[i], track, n, e);
	free(ids.id);
	return ok;
}

bool
roster_forecasts(struct roster *r, struct err *e)
{
	struct ids tracks = { NULL, 0 };
	size_t i, n = 0;
	bool ok;

	if (r->has_forecasts)
		return true;
	roster_forecasts_free(r);
	if (!store_snapshot(r->store, e))
		return false;
	ok = track_ids(r->store, &tracks, e);
	for (i = 0; ok && i < tracks.n; i++)
		ok = add_track(r, tracks.id[i], &n, e);
	store_snapshot_end(r->store);
	free(tracks.id);
	r->has_forecasts = ok;
	return ok;
}

void
roster_forecast_value(const struct roster *r, int64_t system_id, int field,
    struct filter_value *v)
{
	size_t at = r->has_forecasts ? idmap_get(&r->course_at, system_id) :
	    IDMAP_NONE;
	const struct gate_forecast *g;
	day_t day;
	int days;

	if (at == IDMAP_NONE)
		return;
	g = &r->forecast[at];
	if (field == F_SYSTEM_SLIP) {
		v->set = forecast_slip(g, &days);
		v->n = v->set ? days : 0;
		return;
	}
	day = field == F_SYSTEM_PLANNED ? g->plan :
	    g->sure == OUTLOOK_FORECAST ? g->on : DAY_NONE;
	v->n = day;
	v->set = day != DAY_NONE;
}
