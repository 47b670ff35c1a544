/* klar tick SUBJECT... STEP...: a step has happened. */
#include "act/deed.h"
#include "cli/cli.h"

bool
cli_tick(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_TICK);

	d.tick.evidence = cli_opt(c, "evidence");
	d.tick.note = cli_opt(c, "note");
	return cli_day(c, "date", &d.tick.on, e) &&
	    cli_day(c, "until", &d.tick.until, e) &&
	    cli_deed(c, &d, c->argc, status, e);
}
