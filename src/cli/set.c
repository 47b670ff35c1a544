/*
 * klar set SUBJECT... [STEP...] FIELD=VALUE...: words with '=' are the fields.
 * Without a step the fields are the subject's own.
 */
#include <stdlib.h>
#include <string.h>

#include "act/deed.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/owed.h"

#define FIELDS_MAX	20

/* Split the words: subject and steps first, then fields. */
static bool
read_fields(struct cli *c, int *nwords, struct assignment *a, char **names,
    int *n, struct err *e)
{
	int i;

	*nwords = *n = 0;
	for (i = 0; i < c->argc; i++) {
		const char *eq = strchr(c->argv[i], '=');

		if (!eq && *n)
			return err_set(e, ERR_USAGE, _("'%s': steps come "
			    "before fields, fields are FIELD=VALUE"),
			    c->argv[i]);
		if (!eq) {
			(*nwords)++;
			continue;
		}
		if (*n == FIELDS_MAX)
			return err_set(e, ERR_USAGE, _("too many fields"));
		names[*n] = xstrndup(c->argv[i], (size_t)(eq - c->argv[i]));
		a[*n] = (struct assignment){ names[*n], eq + 1, NULL };
		(*n)++;
	}
	return *n ? cli_was(c, a, *n, e) : cli_usage(c, e);
}

static bool
set_subject(struct cli *c, const struct assignment *a, int n, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct subject sub;
	bool ok;

	ok = cli_subject(c, 0, &sub, e) &&
	    act_set_subject(&ctx, &sub, a, n, &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}

bool
cli_set(struct cli *c, int *status, struct err *e)
{
	struct assignment a[FIELDS_MAX];
	char *names[FIELDS_MAX];
	struct deed d = DEED(VERB_SET);
	int nwords, n, i;
	bool ok;

	ok = read_fields(c, &nwords, a, names, &n, e);
	d.set = a;
	d.nset = n;
	if (ok && nwords == 1 && !cli_opt(c, "from"))
		ok = set_subject(c, a, n, e);
	else if (ok)
		ok = cli_deed(c, &d, nwords, status, e);
	for (i = 0; i < n; i++)
		free(names[i]);
	return ok;
}
