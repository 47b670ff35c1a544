/* klar skip SUBJECT... STEP...: a step does not apply. */
#include "act/deed.h"
#include "cli/cli.h"

bool
cli_skip(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_SKIP);

	d.reason = cli_opt(c, "reason");
	return cli_deed(c, &d, c->argc, status, e);
}
