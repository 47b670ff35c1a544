/* klar pass SUBJECT: pass the next gate, or hear what is missing. */
#include "act/pass.h"
#include "cli/cli.h"

bool
cli_pass(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct subject sub;
	bool ok;

	(void)status;
	ok = cli_subject(c, 0, &sub, e) &&
	    act_pass(&ctx, &sub, cli_opt(c, "note"), &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
