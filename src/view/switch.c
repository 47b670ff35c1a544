/*
 * Vendor switch on a municipality's screen (act/switch.h): a form that asks
 * which system comes, and when; the act knows the rules.
 */
#include <stdio.h>

#include "base/i18n.h"
#include "store/names.h"
#include "view/screens.h"
#include "view/switch.h"

static const char *const contracts[] = { N_("a new one"),
	N_("goes along"), NULL };

static const struct form_field fields[] = {
	{ "to", N_("new system"), FIELD_TEXT, NULL, 0,
	    N_("its name, or vendor/name") },
	{ "on", N_("from"), FIELD_TEXT, NULL, 0,
	    N_("its first day: dd-mm-yyyy") },
	{ "contract", N_("contract"), FIELD_CHOICE, contracts, 0, NULL },
};

static bool
read_system(struct app *app, const char *text, int64_t *id, struct err *e)
{
	struct names *names = names_load(app->store, e);

	if (!names)
		return false;
	*id = *text ? names_system(names, 0, text) : 0;
	names_free(names);
	if (*id > 0)
		return true;
	return *id < 0 ? err_set(e, ERR_INVALID, _("'%s' fits several "
	    "systems; write VENDOR/SYSTEM"), text) : err_set(e, ERR_INVALID,
	    _("there is no system '%s'"), text);
}

static bool
save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct switch_args a = ((const struct switch_form *)arg)->a;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(app);
	const char *day = form_text(f, "on");
	bool ok;

	if (!read_system(app, form_text(f, "to"), &a.to_system, e)) {
		form_fail(f, "to", e->msg);
		return false;
	}
	a.on = date_parse_loose(day, app->today);
	if (a.on == DAY_NONE) {
		err_set(e, ERR_INVALID, _("'%s' is no date; write "
		    "dd-mm-yyyy, +2u or fre"), day);
		form_fail(f, "on", e->msg);
		return false;
	}
	a.keep_contract = form_choice(f, "contract") == 1;
	ok = act_switch(&c, &a, &r, e);
	if (ok)
		app_done(app, &r);
	act_result_fini(&r);
	return ok;
}

bool
switch_form(struct app *app, struct switch_form *w, int64_t installation_id,
    struct err *e)
{
	struct form_owner owner = { .save = save, .arg = w };
	struct installation in;

	if (!installation_get(app->store, installation_id, &in, e))
		return e->code ? false : err_set(e, ERR_INVALID,
		    _("it is not there any more"));
	w->a.municipality_id = in.municipality_id;
	w->a.from_system = in.system_id;
	snprintf(w->title, sizeof(w->title), _("%s leaves %s"),
	    in.municipality, in.system);
	snprintf(owner.key, sizeof(owner.key), "switch:%lld",
	    (long long)installation_id);
	installation_fini(&in);
	app_form(app, w->title, fields, 3, &owner);
	return app_form_ready(app, e);
}
