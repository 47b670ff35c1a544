/* klar list WHAT: what the store holds, as a sheet. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/cli.h"
#include "report/people.h"
#include "report/show.h"
#include "store/names.h"

/* One name option to an id; a name that is not known is an error. */
static bool
name_option(const struct cli *c, const char *opt, int64_t id,
    int64_t *to, struct err *e)
{
	const char *text = cli_opt(c, opt);

	if (!text)
		return true;
	if (id <= 0)
		return err_set(e, ERR_INVALID, id ?
		    _("--%s: '%s' fits several") : _("--%s: no '%s'"), opt,
		    text);
	*to = id;
	return true;
}

static const char *
opt_or_empty(const struct cli *c, const char *name)
{
	const char *s = cli_opt(c, name);

	return s ? s : "";
}

static bool
read_filter(struct cli *c, struct installation_filter *f, struct err *e)
{
	struct names *n = names_load(c->store, e);
	const char *status = cli_opt(c, "status");
	bool ok;

	if (!n)
		return false;
	ok = name_option(c, "municipality", names_municipality(n,
	    opt_or_empty(c, "municipality")), &f->municipality_id, e) &&
	    name_option(c, "system", names_system(n, 0,
	    opt_or_empty(c, "system")), &f->system_id, e) &&
	    name_option(c, "area", names_area(n, opt_or_empty(c, "area")),
	    &f->area_id, e);
	names_free(n);
	if (ok && status && !rollout_of(status, &f->status))
		ok = err_set(e, ERR_INVALID, _("--status: '%s' is none of 'i "
		    "drift', aftalt, 'endnu ikke aftalt', ukendt"), status);
	return ok;
}

static bool
list_installations(struct cli *c, struct sheet *sh, struct err *e)
{
	struct installation_filter f = { .status = ROLLOUT__COUNT,
	    .day = cli_as_of(c) };
	char title[100], day[DAY_TEXT];

	snprintf(title, sizeof(title), _("Installations as of %s"),
	    date_dk(f.day, day));
	if (!read_filter(c, &f, e)) {
		*sh = (struct sheet){ .key = NULL };
		return false;
	}
	return installations_sheet(c->store, &f, title, sh, e);
}

bool
cli_list(struct cli *c, int *status, struct err *e)
{
	const char *what = c->argc == 1 ? c->argv[0] : "";
	struct sheet sh;
	bool ok;

	if (!strcmp(what, "municipalities"))
		ok = municipalities_sheet(c->store, cli_as_of(c), &sh, e);
	else if (!strcmp(what, "systems"))
		ok = systems_sheet(c->store, cli_as_of(c), &sh, e);
	else if (!strcmp(what, "courses"))
		ok = courses_sheet(c->store, &sh, e);
	else if (!strcmp(what, "contacts"))
		ok = contacts_sheet(c->store, &sh, e);
	else if (!strcmp(what, "installations"))
		ok = list_installations(c, &sh, e);
	else
		return cli_usage(c, e);
	if (!ok) {
		sheet_fini(&sh);
		return false;
	}
	if (!sheet_rows(&sh))
		*status = err_exit(ERR_PART);
	cli_sheets(c, &sh, 1);
	return true;
}
