/*
 * klar waive SUBJECT... STEP...: let a step pass, with a reason and an end.
 */
#include "act/deed.h"
#include "cli/cli.h"

bool
cli_waive(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_WAIVE);

	d.waive.reason = cli_opt(c, "reason");
	d.waive.approver = cli_opt(c, "approver");
	return cli_day(c, "until", &d.waive.until, e) &&
	    cli_deed(c, &d, c->argc, status, e);
}
