/* klar switch MUNICIPALITY OLD NEW --on DATE: a vendor switch, as one act. */
#include "act/switch.h"
#include "base/i18n.h"
#include "cli/cli.h"
#include "store/names.h"

static bool
find_system(const struct names *names, const char *text, int64_t *id,
    struct err *e)
{
	*id = names_system(names, 0, text);
	if (*id > 0)
		return true;
	return *id < 0 ? err_set(e, ERR_USAGE, _("'%s' fits several systems; "
	    "write VENDOR/SYSTEM"), text) : err_set(e, ERR_INVALID,
	    _("there is no system '%s'"), text);
}

static bool
find_all(struct cli *c, struct switch_args *a, struct err *e)
{
	struct names *names = names_load(c->store, e);
	bool ok;

	if (!names)
		return false;
	a->municipality_id = names_municipality(names, c->argv[0]);
	ok = a->municipality_id != 0 || err_set(e, ERR_INVALID,
	    _("there is no municipality '%s'"), c->argv[0]);
	ok = ok && find_system(names, c->argv[1], &a->from_system, e) &&
	    find_system(names, c->argv[2], &a->to_system, e);
	names_free(names);
	return ok;
}

bool
cli_switch(struct cli *c, int *status, struct err *e)
{
	struct switch_args a = { .on = DAY_NONE,
	    .keep_contract = cli_opt(c, "keep-contract") != NULL };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	bool ok;

	(void)status;
	if (c->argc != 3)
		return cli_usage(c, e);
	ok = find_all(c, &a, e) && cli_day(c, "on", &a.on, e) &&
	    act_switch(&ctx, &a, &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
