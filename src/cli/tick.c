/* klar tick SUBJECT STEP...: a step has happened. */
#include "act/tick.h"
#include "cli/cli.h"

bool
cli_tick(struct cli *c, int *status, struct err *e)
{
	struct tick_args a = { DAY_NONE, DAY_NONE, cli_opt(c, "evidence"),
	    cli_opt(c, "note") };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct subject sub;
	bool ok;

	(void)status;
	ok = cli_subject(c, 1, &sub, e) && cli_day(c, "date", &a.on, e) &&
	    cli_day(c, "until", &a.until, e) &&
	    act_tick(&ctx, &sub, c->argv + 1, c->argc - 1, &a, &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
