/* klar set SUBJECT [STEP...] FIELD=VALUE...: words with '=' are the fields. */
#include <stdlib.h>
#include <string.h>

#include "act/set.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/cli.h"

#define FIELDS_MAX	20

/* Split the words after the subject; steps first, then fields. */
static bool
read_fields(struct cli *c, int *nsteps, struct assignment *a, char **names,
    int *n, struct err *e)
{
	int i;

	*nsteps = *n = 0;
	for (i = 1; i < c->argc; i++) {
		const char *eq = strchr(c->argv[i], '=');

		if (!eq && *n)
			return err_set(e, ERR_USAGE, _("'%s': steps come "
			    "before fields, fields are FIELD=VALUE"),
			    c->argv[i]);
		if (!eq) {
			(*nsteps)++;
			continue;
		}
		if (*n == FIELDS_MAX)
			return err_set(e, ERR_USAGE, _("too many fields"));
		names[*n] = xstrndup(c->argv[i], (size_t)(eq - c->argv[i]));
		a[*n] = (struct assignment){ names[*n], eq + 1, NULL };
		(*n)++;
	}
	return *n ? true : cli_usage(c, e);
}

bool
cli_set(struct cli *c, int *status, struct err *e)
{
	struct assignment a[FIELDS_MAX];
	char *names[FIELDS_MAX];
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct subject sub;
	int nsteps, n, i;
	bool ok;

	(void)status;
	ok = read_fields(c, &nsteps, a, names, &n, e) &&
	    cli_subject(c, 1, &sub, e) && (nsteps ?
	    act_set_steps(&ctx, &sub, c->argv + 1, nsteps, a, n, &r, e) :
	    act_set_subject(&ctx, &sub, a, n, &r, e));
	if (ok)
		cli_tell(c, &r);
	for (i = 0; i < n; i++)
		free(names[i]);
	act_result_fini(&r);
	return ok;
}
