/* klar waive SUBJECT STEP...: let a step pass, with a reason and an end. */
#include "act/waive.h"
#include "cli/cli.h"

bool
cli_waive(struct cli *c, int *status, struct err *e)
{
	struct waive_args a = { DAY_NONE, cli_opt(c, "reason"),
	    cli_opt(c, "approver") };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct subject sub;
	bool ok;

	(void)status;
	ok = cli_subject(c, 1, &sub, e) && cli_day(c, "until", &a.until, e) &&
	    act_waive(&ctx, &sub, c->argv + 1, c->argc - 1, &a, &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
