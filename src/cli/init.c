/* klar init: a new store, born with the programme. */
#include "act/init.h"
#include "cli/cli.h"
#include "store/store.h"

bool
cli_init(struct cli *c, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;

	(void)status;
	if (c->argc)
		return cli_usage(c, e);
	c->store = act_init(c->db, cli_opt(c, "empty") != NULL, &r, e);
	if (c->store)
		cli_tell(c, &r);
	act_result_fini(&r);
	return c->store != NULL;
}
