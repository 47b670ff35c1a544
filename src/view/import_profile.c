/*
 * The profile of a file, said by hand: which one reads it, and saving how it
 * is read as one.
 */
#include <stdlib.h>
#include <string.h>

#include "act/profile.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "view/import.h"

enum { P_NAME, P_VERSION, P_LIST, P_COLUMNS, P__COUNT };

static const struct table_col profile_cols[P__COUNT] = {
	[P_NAME] = { N_("profile"), 20, 40, 1, 0, ALIGN_LEFT },
	[P_VERSION] = { N_("version"), 8, 8, 0, 0, ALIGN_RIGHT },
	[P_LIST] = { N_("list"), 16, 20, 0, 0, ALIGN_LEFT },
	[P_COLUMNS] = { N_("columns"), 8, 8, 0, 0, ALIGN_RIGHT },
};

static void
profile_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct known_profile *p;

	if (i == 0) {
		row->text[P_NAME] = _("(none: by the names klar knows)");
		return;
	}
	p = &w->choosing.known[i - 1];
	row->text[P_NAME] = p->name;
	row->text[P_VERSION] = table_number(row, p->version);
	row->text[P_LIST] = p->list;
	row->text[P_COLUMNS] = table_number(row, p->ncolumns);
}

void
choose_profile_init(struct import_view *w)
{
	struct table *t = &w->choosing.profiles;

	table_init(t, profile_cols, P__COUNT);
	t->row = profile_row;
	t->arg = w;
}

static void
forget_known(struct choosing *c)
{
	while (c->nknown > 0) {
		c->nknown--;
		free(c->known[c->nknown].name);
		free(c->known[c->nknown].list);
	}
}

void
choose_profile_fini(struct import_view *w)
{
	forget_known(&w->choosing);
	free(w->choosing.known);
	free(w->choosing.profile);
}

static bool
read_known(struct import_view *w, struct err *e)
{
	struct choosing *c = &w->choosing;
	struct profile p;
	struct ids ids;
	bool ok = profile_ids(w->v.app->store, &ids, e);
	size_t i;

	forget_known(c);
	for (i = 0; ok && i < ids.n; i++) {
		ok = profile_get(w->v.app->store, ids.id[i], &p, e);
		if (!ok)
			break;
		c->known = xrealloc(c->known, c->nknown + 1,
		    sizeof(*c->known));
		c->known[c->nknown++] = (struct known_profile){
		    xstrdup(p.name), xstrdup(p.list), p.version,
		    p.map.ncolumns };
		profile_fini(&p);
	}
	free(ids.id);
	return ok;
}

static void
open_profiles(struct import_view *w, struct err *e)
{
	struct choosing *c = &w->choosing;
	size_t i;

	if (!read_known(w, e))
		return;
	c->menu = CHOOSE_PROFILE;
	table_restart(&c->profiles, c->nknown + 1);
	for (i = 0; i < c->nknown && w->plan.profile; i++)
		if (!strcmp(c->known[i].name, w->plan.profile))
			table_go(&c->profiles, i + 1);
}

static void
read_by(struct import_view *w, const char *profile)
{
	free(w->choosing.profile);
	w->choosing.profile = profile ? xstrdup(profile) : NULL;
	w->opts.profile = w->choosing.profile;
	w->choosing.menu = CHOOSE_NONE;
	import_understood_anew(w);
}

void
choose_profile_row(struct import_view *w)
{
	const struct choosing *c = &w->choosing;
	size_t i = c->profiles.cursor;

	read_by(w, i == 0 ? "" : c->known[i - 1].name);
}

void
choose_profile(struct import_view *w, const char *name, struct err *e)
{
	if (*name)
		read_by(w, name);
	else
		open_profiles(w, e);
}

static bool
save_done(struct app *app, void *arg, const char *name, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	struct import_view *w = arg;
	bool ok = act_profile_save(&c, name, &w->plan, 0, &r, e);

	if (ok) {
		list_map_fini(&w->choosing.map);
		read_by(w, name);
		app_done(app, &r);
	}
	act_result_fini(&r);
	return ok;
}

void
choose_save(struct import_view *w, const char *name, struct err *e)
{
	struct question q = {
		.label = _("save as profile: "),
		.text = w->plan.profile, .done = save_done, .arg = w,
	};

	if (!w->planned)
		app_say(w->v.app, "%s", _("the file cannot be read yet, so "
		    "there is nothing to save"));
	else if (*name)
		save_done(w->v.app, w, name, e);
	else
		app_ask(w->v.app, &q);
}
