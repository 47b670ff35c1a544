/* klar wait SUBJECT... STEP...: somebody holds the ball. */
#include "act/deed.h"
#include "base/i18n.h"
#include "cli/cli.h"

bool
cli_wait(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_WAIT);
	const char *party = cli_opt(c, "for");

	d.wait.who = cli_opt(c, "who");
	d.wait.note = cli_opt(c, "note");
	if (party && !party_of(party, &d.wait.party))
		return err_set(e, ERR_USAGE, _("--for is vendor, municipality "
		    "or kombit, not '%s'"), party);
	return cli_day(c, "since", &d.wait.since, e) &&
	    cli_deed(c, &d, c->argc, status, e);
}
