/*
 * klar waive SUBJECT... STEP...: let a step pass, with a reason and an end;
 * or ask somebody for it, and answer what was asked.
 */
#include "act/deed.h"
#include "base/i18n.h"
#include "cli/cli.h"

static const struct {
	const char	*opt;
	enum waive_how	 how;
} hows[] = {
	{ "ask", WAIVE_ASK },
	{ "grant", WAIVE_AGREE },
	{ "decline", WAIVE_DECLINE },
	{ "withdraw", WAIVE_WITHDRAW },
};

static bool
read_how(const struct cli *c, struct waive_args *a, struct err *e)
{
	size_t i;
	int n = 0;

	for (i = 0; i < sizeof(hows) / sizeof(hows[0]); i++)
		if (cli_opt(c, hows[i].opt)) {
			a->how = hows[i].how;
			n++;
		}
	if (n > 1)
		return err_set(e, ERR_USAGE, _("say one of --ask, --grant, "
		    "--decline and --withdraw"));
	if (a->how != WAIVE_ASK)
		return true;
	if (a->approver)
		return err_set(e, ERR_USAGE, _("--ask says who approves it; "
		    "--approver is for what is granted"));
	a->approver = cli_opt(c, "ask");
	return true;
}

bool
cli_waive(struct cli *c, int *status, struct err *e)
{
	struct deed d = DEED(VERB_WAIVE);

	d.waive.reason = cli_opt(c, "reason");
	d.waive.approver = cli_opt(c, "approver");
	return read_how(c, &d.waive, e) &&
	    cli_day(c, "until", &d.waive.until, e) &&
	    cli_deed(c, &d, c->argc, status, e);
}
