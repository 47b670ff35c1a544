/* klar profiles [NAME]: how senders' lists are read. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/cli.h"
#include "report/profiles.h"

static bool
all_profiles(struct cli *c, struct err *e)
{
	struct sheet sh;

	if (!profiles_sheet(c->store, &sh, e)) {
		sheet_fini(&sh);
		return false;
	}
	cli_sheets(c, &sh, 1);
	return true;
}

static bool
one_profile(struct cli *c, int version, struct err *e)
{
	struct sheet sh[2];

	if (!profile_sheets(c->store, c->argv[0], version, sh, e))
		return false;
	cli_sheets(c, sh, 2);
	return true;
}

bool
cli_profiles(struct cli *c, int *status, struct err *e)
{
	const char *number = cli_opt(c, "number");

	(void)status;
	if (c->argc > 1 || (number && !c->argc))
		return cli_usage(c, e);
	if (number && (!str_digits(number) || atoi(number) < 1))
		return err_set(e, ERR_USAGE, _("--number is the number of a "
		    "version, not '%s'"), number);
	return c->argc ? one_profile(c, number ? atoi(number) : 0, e) :
	    all_profiles(c, e);
}
