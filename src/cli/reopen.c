/* klar reopen SUBJECT... STEP...: a step is open again. */
#include "act/deed.h"
#include "cli/cli.h"

bool
cli_reopen(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_UNTICK);

	d.reason = cli_opt(c, "reason");
	return cli_deed(c, &d, c->argc, status, e);
}
