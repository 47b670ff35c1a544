/* klar start SUBJECT... STEP...: a step is running. */
#include "act/deed.h"
#include "cli/cli.h"

bool
cli_start(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_START);

	return cli_deed(c, &d, c->argc, status, e);
}
