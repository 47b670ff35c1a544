/* klar undo [ACT], klar redo. */
#include <errno.h>
#include <stdlib.h>

#include "act/undo.h"
#include "base/i18n.h"
#include "cli/cli.h"

static bool
tell(struct cli *c, int *status, bool ok, struct act_result *r)
{
	if (ok) {
		cli_tell(c, r);
		*status = r->kept ? err_exit(ERR_PART) : 0;
	}
	act_result_fini(r);
	return ok;
}

bool
cli_undo(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	long long id = 0;

	if (c->argc > 1)
		return cli_usage(c, e);
	if (c->argc == 1) {
		char *end;

		errno = 0;
		id = strtoll(c->argv[0], &end, 10);
		if (errno || *end || id < 1)
			return err_set(e, ERR_USAGE, _("'%s' is no act's "
			    "number; 'klar log' shows them"), c->argv[0]);
	}
	return tell(c, status, act_take_back(&ctx, id, &r, e), &r);
}

bool
cli_redo(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);

	if (c->argc)
		return cli_usage(c, e);
	return tell(c, status, act_redo(&ctx, &r, e), &r);
}
