/*
 * Saved views (view.h). What is stored is what was understood, in English
 * names and words, so that a view means the same in either language.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/view.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/filter.h"

#define NAME_BYTES	100

static const char *
text_of(const char *s)
{
	return s ? s : "";
}

static bool
put_filter(struct record *r, const struct roster_info *info,
    const char *text, struct err *e)
{
	struct filter *f = filter_parse(text_of(text), info->field,
	    info->nfields, e);
	struct buf b = BUF_INIT;

	if (!f)
		return false;
	filter_print(&b, f);
	record_set_text(r, "filter", buf_str(&b));
	filter_free(f);
	buf_fini(&b);
	return true;
}

/* Names of fields, with blanks between. */
static bool
put_picks(struct record *r, const char *column,
    const struct roster_info *info, const char *text, bool sort,
    struct err *e)
{
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	struct buf b = BUF_INIT;
	int n = roster_pick(info, text_of(text), sort, pick, e);
	char *s;

	if (n < 0)
		return false;
	roster_pick_print(&b, info, pick, n);
	while (b.p && (s = strchr(b.p, ',')))
		*s = ' ';
	record_set_text(r, column, buf_str(&b));
	buf_fini(&b);
	return true;
}

static bool
check_name(const char *name, struct err *e)
{
	struct buf b = BUF_INIT;
	bool ok;

	utf8_clean(&b, name, strlen(name));
	ok = !str_empty(name) && str_eq(buf_str(&b), name) &&
	    strlen(name) <= NAME_BYTES;
	buf_fini(&b);
	return ok || err_set(e, ERR_INVALID, _("a view needs a name of at "
	    "most %d bytes"), NAME_BYTES);
}

static bool
fill(struct record *r, const struct saved_view *v, bool shared,
    struct err *e)
{
	enum roster_id id;
	const struct roster_info *info;

	if (!check_name(text_of(v->name), e))
		return false;
	if (!roster_of(text_of(v->list), &id))
		return roster_unknown(text_of(v->list), ERR_INVALID, e);
	info = &roster_info[id];
	record_set_text(r, "name", v->name);
	record_set_text(r, "owner", shared ? NULL : history_actor());
	record_set_text(r, "list", info->name);
	return put_filter(r, info, v->filter, e) &&
	    put_picks(r, "columns", info, v->columns, false, e) &&
	    put_picks(r, "sort", info, v->sort, true, e);
}

static bool
end_act(struct act_ctx *c, struct act_result *res, struct err *e)
{
	res->act_id = c->dry ? 0 : act_current(c->store);
	res->nchanges = 1;
	return act_commit(c->store, c->dry, e);
}

static bool
take_act(void *arg, const struct change *ch)
{
	int64_t *act = arg;

	*act = ch->act_id;
	return false;			/* the newest will do */
}

/* Who saved it last, if that was somebody else; to be freed, or NULL. */
static bool
last_other(struct store *s, int64_t id, char **who, struct err *e)
{
	struct act a;
	int64_t act = 0;

	if (!row_changes(s, ENTITY_SAVED_VIEW, id, take_act, &act, e))
		return false;
	if (act == 0)
		return true;
	if (!act_get(s, act, &a, e))
		return false;
	if (!str_eq(a.actor, history_actor()))
		*who = xstrdup(a.actor);
	act_fini(&a);
	return true;
}

static bool
write_view(struct act_ctx *c, const struct record *wanted, int *changed,
    char **who, struct err *e)
{
	struct record r;
	int64_t id;
	bool ok;

	if (!saved_view_find(c->store, record_text(wanted, "name"),
	    record_text(wanted, "owner"), &id, e) ||
	    (id && !last_other(c->store, id, who, e)))
		return false;
	record_init(&r, ENTITY_SAVED_VIEW);
	record_copy(&r, wanted);
	r.id = id;
	*changed = 1;
	ok = id ? record_put(c->store, &r, changed, e) :
	    record_add(c->store, &r, e);
	record_fini(&r);
	return ok;
}

bool
act_view_save(struct act_ctx *c, const struct saved_view *v, bool shared,
    struct act_result *res, struct err *e)
{
	char title[200], *who = NULL;
	struct record r;
	int changed = 0;
	bool ok;

	record_init(&r, ENTITY_SAVED_VIEW);
	ok = fill(&r, v, shared, e);
	if (ok) {
		snprintf(title, sizeof(title), shared ?
		    _("shared view %s: saved") : _("view %s: saved"),
		    v->name);
		ok = act_begin(c->store, c->origin, title, NULL, e);
	}
	if (ok && (!write_view(c, &r, &changed, &who, e) ||
	    !end_act(c, res, e))) {
		act_cancel(c->store);
		ok = false;
	}
	record_fini(&r);
	if (ok && !changed)
		snprintf(res->text, sizeof(res->text),
		    _("the view %s is so already"), v->name);
	else if (ok && who)
		snprintf(res->text, sizeof(res->text), _("%s, in place of "
		    "what %s had saved; undo brings that back"), title, who);
	else if (ok)
		snprintf(res->text, sizeof(res->text), "%s", title);
	free(who);
	return ok;
}

bool
act_view_forget(struct act_ctx *c, const char *name, struct act_result *res,
    struct err *e)
{
	struct saved_view v;
	char title[200];
	bool ok;

	if (!saved_view_get(c->store, history_actor(), name, &v, e))
		return false;
	snprintf(title, sizeof(title), v.owner ? _("view %s: forgotten") :
	    _("shared view %s: forgotten"), v.name);
	ok = act_begin(c->store, c->origin, title, NULL, e);
	if (ok && (!record_delete(c->store, ENTITY_SAVED_VIEW, v.id, e) ||
	    !end_act(c, res, e))) {
		act_cancel(c->store);
		ok = false;
	}
	saved_view_fini(&v);
	if (ok)
		snprintf(res->text, sizeof(res->text), "%s", title);
	return ok;
}
