/* klar skip SUBJECT STEP...: a step does not apply. */
#include "act/waive.h"
#include "cli/cli.h"

bool
cli_skip(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct subject sub;
	bool ok;

	(void)status;
	ok = cli_subject(c, 1, &sub, e) &&
	    act_skip(&ctx, &sub, c->argv + 1, c->argc - 1,
	    cli_opt(c, "reason"), &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
