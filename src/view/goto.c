/*
 * Going to things (goto.h): a mark is seen among the steps of who walks the
 * track, a contact where they work, an open item at its system.
 */
#include "view/goto.h"

#include "base/i18n.h"
#include "view/app_room.h"
#include "view/screens.h"

#define ACTS_BACK	200	/* looked through for one of the user's own */

bool
goto_record(struct app *app, enum entity entity, int64_t id,
    struct record *r, struct err *e)
{
	struct err none = ERR_INIT;
	int64_t change;
	bool was = false;

	if (record_get(app->store, entity, id, r, e))
		return true;
	if (e->code != ERR_INVALID || app->seen_act == 0)
		return false;
	record_fini(r);
	record_init(r, entity);
	r->id = id;
	if (!change_until(app->store, app->seen_act, &change, &none) ||
	    !record_then(app->store, r, change, &was, &none) || !was)
		return false;
	err_clear(e);
	return true;
}

bool
goto_subject_of_run(struct app *app, int64_t id, struct subject *sub,
    struct err *e)
{
	static const char *const column[SUBJECT__COUNT] = {
		[SUBJECT_SYSTEM] = "system_id",
		[SUBJECT_INSTALLATION] = "installation_id",
		[SUBJECT_MUNICIPALITY] = "municipality_id",
	};
	struct record run;
	bool ok = goto_record(app, ENTITY_RUN, id, &run, e);
	int k;

	*sub = (struct subject){ SUBJECT_SYSTEM, 0, 0 };
	for (k = 0; ok && !sub->id && k < SUBJECT__COUNT; k++) {
		sub->kind = (enum subject_kind)k;
		sub->id = record_int(&run, column[k]);
		sub->track_id = record_int(&run, "track_id");
	}
	record_fini(&run);
	return ok;
}

/* The steps of a run, on the step (0: none). */
static bool
open_run(struct app *app, int64_t run, int64_t step, struct err *e)
{
	struct subject sub;
	struct view *v;

	if (!goto_subject_of_run(app, run, &sub, e) ||
	    !open_standing(app, &sub, e))
		return false;
	v = app->top;
	if (step && app_load(app, false) && v->class->table)
		table_go_id(v->class->table(v), step);
	return true;
}

static bool
open_place(struct app *app, int64_t system, int64_t vendor,
    int64_t municipality, struct err *e)
{
	struct view_arg arg = { .id = vendor ? vendor : municipality };

	if (system)
		return open_system(app, system, e);
	return arg.id ? app_push(app, vendor ? &view_systems :
	    &view_municipality, &arg, e) : false;
}

/* False without an error: it is seen nowhere. */
static bool
open_row(struct app *app, const struct record *r, struct err *e)
{
	struct subject sub = { SUBJECT_INSTALLATION, r->id, 0 };

	switch (r->entity) {
	case ENTITY_MARK:
	case ENTITY_PAST_MARK:
	case ENTITY_WAIVER_REQUEST:
		return open_run(app, record_int(r, "run_id"),
		    record_int(r, "step_id"), e);
	case ENTITY_FACT:
	case ENTITY_GATE:
		return open_run(app, record_int(r, "run_id"), 0, e);
	case ENTITY_RUN:
		return open_run(app, r->id, 0, e);
	case ENTITY_SYSTEM:
		return open_system(app, r->id, e);
	case ENTITY_INSTALLATION:
		return open_standing(app, &sub, e);
	case ENTITY_MUNICIPALITY:
		return open_place(app, 0, 0, r->id, e);
	case ENTITY_VENDOR:
		return open_place(app, 0, r->id, 0, e);
	case ENTITY_CONTACT:
		return open_place(app, 0, record_int(r, "vendor_id"),
		    record_int(r, "municipality_id"), e);
	case ENTITY_OPEN_ITEM:
		return open_place(app, record_int(r, "system_id"),
		    record_int(r, "vendor_id"), 0, e);
	default:
		return false;
	}
}

struct touched {			/* the last row an act changed */
	enum entity	 entity;
	int64_t		 id;
};

static bool
take_change(void *arg, const struct change *ch)
{
	*(struct touched *)arg = (struct touched){ ch->entity, ch->row_id };
	return true;
}

/* The act's own row, if it is still there. False without an error: no. */
static bool
open_act(struct app *app, int64_t id, struct err *e)
{
	struct touched t = { ENTITY__COUNT, 0 };
	struct err gone = ERR_INIT;
	struct record r;
	bool ok;

	if (!act_changes(app->store, id, take_change, &t, e) || !t.id)
		return false;
	ok = record_get(app->store, t.entity, t.id, &r, &gone) &&
	    open_row(app, &r, e);
	record_fini(&r);
	return ok;
}

/* A list that was read, and the birth of the store, is no thing. */
static bool
is_edit(const struct act *a)
{
	return str_eq(a->actor, history_actor()) &&
	    (a->origin == ORIGIN_SCREEN || a->origin == ORIGIN_CLI);
}

bool
goto_last_edited(struct app *app, struct err *e)
{
	int64_t ids[ACTS_BACK];
	int n = act_page(app->store, 0, ids, ACTS_BACK, e), i;
	struct act a;
	bool mine;

	for (i = 0; i < n && !e->code; i++) {
		if (!act_get(app->store, ids[i], &a, e))
			return false;
		mine = is_edit(&a);
		act_fini(&a);
		if (mine && open_act(app, ids[i], e))
			return true;
	}
	return !e->code && err_set(e, ERR_INVALID, "%s",
	    _("you have changed nothing lately"));
}
