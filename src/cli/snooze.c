/* klar snooze SUBJECT... STEP... | ITEM...: leave it alone until a day. */
#include <stdlib.h>

#include "act/chase.h"
#include "base/i18n.h"
#include "cli/cli.h"
#include "cli/owed.h"

bool
cli_snooze(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct owed *owed = NULL;
	day_t until = DAY_NONE;
	size_t n = 0;
	bool ok;

	(void)status;
	if (c->argc < 1)
		return cli_usage(c, e);
	if (!cli_opt(c, "until") == !cli_opt(c, "wake"))
		return err_set(e, ERR_USAGE,
		    _("say --until DATE, or --wake"));
	ok = cli_day(c, "until", &until, e) && cli_owed(c, 0, &owed, &n, e) &&
	    act_snooze(&ctx, &(struct owed_rows){ owed, n, 0, NULL },
	    until, &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	free(owed);
	return ok;
}
