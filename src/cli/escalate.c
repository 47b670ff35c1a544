/* klar escalate SUBJECT... STEP... | ITEM...: one rung up the ladder. */
#include <stdlib.h>

#include "act/chase.h"
#include "cli/cli.h"
#include "cli/owed.h"
#include "report/inbox.h"

bool
cli_escalate(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct chase_rules rules;
	struct owed *owed = NULL;
	size_t n = 0;
	bool ok;

	(void)status;
	if (c->argc < 1)
		return cli_usage(c, e);
	inbox_rules(&rules);
	ok = cli_owed(c, 0, &owed, &n, e) && act_escalate(&ctx,
	    &(struct owed_rows){ owed, n, 0, NULL }, &rules,
	    cli_opt(c, "reason"), &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	free(owed);
	return ok;
}
