/* klar wait SUBJECT STEP...: somebody holds the ball. */
#include "act/wait.h"
#include "base/i18n.h"
#include "cli/cli.h"

bool
cli_wait(struct cli *c, int *status, struct err *e)
{
	struct wait_args a = { PARTY_NONE, cli_opt(c, "who"), DAY_NONE,
	    cli_opt(c, "note") };
	const char *party = cli_opt(c, "for");
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct subject sub;
	bool ok;

	(void)status;
	if (party && !party_of(party, &a.party))
		return err_set(e, ERR_USAGE, _("--for is vendor, municipality "
		    "or kombit, not '%s'"), party);
	ok = cli_subject(c, 1, &sub, e) && cli_day(c, "since", &a.since, e) &&
	    act_wait(&ctx, &sub, c->argv + 1, c->argc - 1, &a, &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
