/* klar forget NAME: a profile goes, with all its versions. */
#include "act/profile.h"
#include "cli/cli.h"

bool
cli_forget(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	bool ok;

	(void)status;
	if (c->argc != 1)
		return cli_usage(c, e);
	ok = act_profile_forget(&ctx, c->argv[0], &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
