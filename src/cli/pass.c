/* klar pass SUBJECT...: pass the next gate, or hear what is missing. */
#include "act/deed.h"
#include "cli/cli.h"

bool
cli_pass(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_PASS);

	d.reason = cli_opt(c, "note");
	return cli_deed(c, &d, c->argc, status, e);
}
