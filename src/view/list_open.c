/*
 * From a list to what its rows are (list.h): the screen behind a row, what
 * the verbs do to it, whose history it has; opening a list by its words or
 * by the name it was saved under, and saving it under one.
 */
#include <stdlib.h>
#include <string.h>

#include "act/view.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/roster_sheet.h"
#include "store/object.h"
#include "view/goto.h"
#include "view/list.h"

bool
list_open(struct app *app, const struct list_arg *a, struct err *e)
{
	struct list_arg copy = *a;
	struct view_arg arg = { .what = &copy };
	struct filter *f = roster_filter(a->id, a->filter, app->today, e);

	if (!f)
		return false;
	filter_free(f);
	if (a->filter && strlen(a->filter) >= VIEW_FILTER)
		return err_set(e, ERR_INVALID, _("a filter is at most %d bytes "
		    "of UTF-8"), VIEW_FILTER - 1);
	return app_push(app, &view_list, &arg, e);
}

bool
list_open_words(struct app *app, const char *words, struct err *e)
{
	size_t n = strcspn(words, " \t");
	char *name = xstrndup(words, n);
	struct list_arg a = { .id = ROSTER__COUNT,
	    .filter = words + n + strspn(words + n, " \t") };
	bool ok = roster_of(name, &a.id);

	if (!ok)
		err_set(e, ERR_INVALID, _("no list is called '%s'"), name);
	free(name);
	return ok && list_open(app, &a, e);
}

bool
list_open_view(struct app *app, const char *name, struct err *e)
{
	struct list_arg a = { .id = ROSTER__COUNT };
	struct saved_view v;
	bool ok;

	if (!saved_view_get(app->store, history_actor(), name, &v, e))
		return false;
	a.name = v.name;
	a.filter = v.filter;
	a.columns = v.columns;
	a.sort = v.sort;
	ok = roster_of(v.list, &a.id) || err_set(e, ERR_STORE,
	    _("the view %s is of a list that this klar does not know"),
	    v.name);
	ok = ok && list_open(app, &a, e);
	saved_view_fini(&v);
	return ok;
}

/* Whose row it is in the history; ENTITY__COUNT: nobody's. */
static enum entity
entity_of_roster(enum roster_id id)
{
	static const enum entity of[ROSTER__COUNT] = {
		[ROSTER_INSTALLATIONS] = ENTITY_INSTALLATION,
		[ROSTER_SYSTEMS] = ENTITY_SYSTEM,
		[ROSTER_MUNICIPALITIES] = ENTITY_MUNICIPALITY,
		[ROSTER_VENDORS] = ENTITY_VENDOR,
		[ROSTER_CONTACTS] = ENTITY_CONTACT,
		[ROSTER_ITEMS] = ENTITY_OPEN_ITEM,
		[ROSTER_PAYMENTS] = ENTITY_PAYMENT_DEMAND,
		[ROSTER_STEPS] = ENTITY_MARK,
		[ROSTER_REQUESTS] = ENTITY_WAIVER_REQUEST,
		[ROSTER_TARGETS] = ENTITY_TARGET,
		[ROSTER_MEASURES] = ENTITY_MEASURE,
		[ROSTER_COURSES] = ENTITY_TRACK,
		[ROSTER_CONTACT_LOG] = ENTITY_CONTACT_LOG,
		[ROSTER_PROMISES] = ENTITY_CONTACT_LOG,
		[ROSTER_ACTS] = ENTITY__COUNT,
		[ROSTER_PRICES] = ENTITY_PRICE,
	};

	return of[id];
}

/* Is a row about one step of somebody, a mark or a request? */
static bool
is_of_step(const struct list_view *s)
{
	return s->id == ROSTER_STEPS || s->id == ROSTER_REQUESTS;
}

/* Who walks the track that such a row belongs to, and which step it is. */
static bool
subject_of_row(const struct list_view *s, int64_t id, struct subject *sub,
    int64_t *step, struct err *e)
{
	struct record row;
	bool ok = goto_record(s->v.app, entity_of_roster(s->id), id, &row,
	    e) && goto_subject_of_run(s->v.app, record_int(&row, "run_id"),
	    sub, e);

	*step = ok ? record_int(&row, "step_id") : 0;
	record_fini(&row);
	return ok;
}

/* The list of what belongs to the row, by one of its texts. */
static bool
open_narrowed(struct list_view *s, enum roster_id id, const char *field,
    int from, struct err *e)
{
	const struct roster_row *r = list_row(s, s->table.cursor);
	struct list_arg a = { .id = id };
	struct buf b = BUF_INIT;
	bool ok;

	if (!r || !r->cell[from].text)
		return true;
	roster_term(&b, field, r->cell[from].text);
	a.filter = buf_str(&b) + 1;
	ok = list_open(s->v.app, &a, e);
	buf_fini(&b);
	return ok;
}

/* The installation that a payment is demanded for, if it lives. */
static bool
open_payment(struct app *app, int64_t id, struct err *e)
{
	struct subject sub = { SUBJECT_INSTALLATION, 0, 0 };
	struct record r;
	bool ok = record_get(app->store, ENTITY_PAYMENT_DEMAND, id, &r, e) &&
	    installation_find(app->store, record_int(&r, "municipality_id"),
	    record_int(&r, "system_id"), &sub.id, e);

	record_fini(&r);
	if (!ok)
		return false;
	if (!sub.id)
		return err_set(e, ERR_INVALID, _("the system is not installed "
		    "there"));
	return open_standing(app, &sub, e);
}

static bool
open_item(struct app *app, int64_t id, struct err *e)
{
	struct record r;
	int64_t system = 0;
	bool ok = record_get(app->store, ENTITY_OPEN_ITEM, id, &r, e);

	if (ok)
		system = record_int(&r, "system_id");
	record_fini(&r);
	if (ok && system)
		return open_system(app, system, e);
	if (ok)
		app_command(app, CMD_MORE, "");
	return ok;
}

bool
list_row_open(struct list_view *s, struct err *e)
{
	struct app *app = s->v.app;
	int64_t id = s->ids.id[s->table.cursor], step;
	struct subject sub = { SUBJECT_INSTALLATION, id, 0 };
	struct view_arg arg = { .id = id };

	switch (s->id) {
	case ROSTER_INSTALLATIONS:
		return open_standing(app, &sub, e);
	case ROSTER_SYSTEMS:
		return open_system(app, id, e);
	case ROSTER_MUNICIPALITIES:
		return app_push(app, &view_municipality, &arg, e);
	case ROSTER_VENDORS:
		return open_narrowed(s, ROSTER_SYSTEMS, "vendor",
		    F_VENDOR_NAME, e);
	case ROSTER_COURSES:
		return open_narrowed(s, ROSTER_STEPS, "track", F_COURSE_KEY,
		    e);
	case ROSTER_STEPS:
	case ROSTER_REQUESTS:
		return subject_of_row(s, id, &sub, &step, e) &&
		    open_standing(app, &sub, e);
	case ROSTER_ITEMS:
		return open_item(app, id, e);
	case ROSTER_PAYMENTS:
		return open_payment(app, id, e);
	case ROSTER_ACTS:
		return app_push(app, &view_act, &arg, e);
	default:
		app_command(app, CMD_MORE, "");
		return true;
	}
}

static bool
system_errand(struct app *app, int64_t id, struct errands *es,
    struct err *e)
{
	struct subject sub = { SUBJECT_SYSTEM, id, 0 };
	struct system s = { .id = 0 };

	if (!system_get(app->store, id, &s, e))
		return !e->code;		/* gone meanwhile */
	sub.track_id = s.track_id;
	system_fini(&s);
	errands_add(es, &sub, NULL);
	return true;
}

bool
list_has_steps(const struct list_view *s)
{
	return s->id == ROSTER_INSTALLATIONS || s->id == ROSTER_SYSTEMS ||
	    s->id == ROSTER_STEPS || s->id == ROSTER_REQUESTS;
}

bool
list_row_errands(struct list_view *s, int64_t id, struct errands *es,
    struct err *e)
{
	struct app *app = s->v.app;
	struct subject sub = { SUBJECT_INSTALLATION, id, 0 };
	struct record step;
	int64_t step_id;
	bool ok;

	if (!list_has_steps(s))
		return err_set(e, ERR_INVALID, _("the rows of this list have "
		    "no steps to work on"));
	if (s->id == ROSTER_SYSTEMS)
		return system_errand(app, id, es, e);
	if (s->id == ROSTER_INSTALLATIONS) {
		errands_add(es, &sub, NULL);
		return true;
	}
	ok = subject_of_row(s, id, &sub, &step_id, e) &&
	    record_get(app->store, ENTITY_STEP, step_id, &step, e);
	if (ok) {
		errands_add(es, &sub, record_text(&step, "key"));
		record_fini(&step);
	} else if (e->code == ERR_INVALID)
		err_clear(e);			/* gone, and not seen either */
	return ok || !e->code;
}

bool
list_row_item(struct list_view *s, struct view_item *item)
{
	int64_t id = s->ids.id[s->table.cursor], step;
	struct subject sub;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;

	item->thing = (struct thing){ .entity = entity_of_roster(s->id),
	    .id = id };
	if (s->id == ROSTER_ACTS)
		return false;
	object_name(&b, s->v.app->store, item->thing.entity, id);
	str_copy(item->title, sizeof(item->title), buf_str(&b));
	buf_fini(&b);
	if (is_of_step(s)) {
		if (!subject_of_row(s, id, &sub, &step, &e))
			return false;
		item->thing = subject_thing(&sub, step);
	}
	return true;
}

/* ---- saving it as a view ---- */

static bool
save_view(struct list_view *s, bool shared, const char *name, struct err *e)
{
	struct act_ctx ctx = app_act(s->v.app);
	struct act_result res = ACT_RESULT_INIT;
	struct buf columns = BUF_INIT, sort = BUF_INIT, list = BUF_INIT,
	    called = BUF_INIT;
	struct saved_view v = { .filter = s->v.filter };
	bool ok;

	roster_pick_print(&columns, &roster_info[s->id], s->col, s->ncols);
	roster_pick_print(&sort, &roster_info[s->id], s->sort, s->nsort);
	buf_add(&list, roster_info[s->id].name);
	buf_add(&called, name);
	v.columns = columns.p;
	v.sort = sort.p;
	v.list = list.p;
	v.name = called.p;
	ok = act_view_save(&ctx, &v, shared, &res, e);
	if (ok) {
		free(s->name);
		s->name = xstrdup(name);
		app_done(s->v.app, &res);
	}
	act_result_fini(&res);
	buf_fini(&columns);
	buf_fini(&sort);
	buf_fini(&list);
	buf_fini(&called);
	return ok;
}

static bool
named_mine(struct app *app, void *arg, const char *text, struct err *e)
{
	(void)app;
	return save_view(arg, false, text, e);
}

static bool
named_shared(struct app *app, void *arg, const char *text, struct err *e)
{
	(void)app;
	return save_view(arg, true, text, e);
}

bool
list_ask_name(struct list_view *s, bool shared, struct err *e)
{
	struct question q = { .label = shared ? _("name for everybody: ") :
	    _("name: "), .text = s->name, .done = shared ? named_shared :
	    named_mine, .arg = s };

	if (*s->v.app->arg)
		return save_view(s, shared, s->v.app->arg, e);
	app_ask(s->v.app, &q);
	return true;
}
