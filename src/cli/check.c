/* klar check: is the file sound, and does anything contradict itself? */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "cli/cli.h"
#include "report/check.h"
#include "store/store.h"

bool
cli_check(struct cli *c, int *status, struct err *e)
{
	struct sheet sh;

	if (c->argc)
		return cli_usage(c, e);
	if (!store_verify(c->store, false, e))
		return false;
	if (!check_sheet(c->store, cli_as_of(c), &sh, e)) {
		sheet_fini(&sh);
		return false;
	}
	if (sheet_rows(&sh))
		*status = err_exit(ERR_PART);
	cli_sheets(c, &sh, 1);
	return true;
}
