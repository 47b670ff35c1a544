/* klar backup FILE: a sound copy, also while others write. */
#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"
#include "store/store.h"

bool
cli_backup(struct cli *c, int *status, struct err *e)
{
	(void)status;
	if (c->argc != 1)
		return cli_usage(c, e);
	if (!store_backup(c->store, c->argv[0], e))
		return false;
	out_putf(stdout, _("copied %s to %s\n"), c->db, c->argv[0]);
	return true;
}
