/* klar diff TIME TIME [SUBJECT]: what changed between two times. */
#include "base/i18n.h"
#include "cli/cli.h"
#include "report/diff.h"
#include "store/names.h"

/* A municipality alone is all of it; else the subject that is named. */
static bool
read_scope(struct cli *c, struct diff_scope *scope, struct err *e)
{
	struct names *names;

	*scope = (struct diff_scope){ .what = SCOPE_ALL };
	if (c->argc < 3)
		return true;
	names = names_load(c->store, e);
	if (!names)
		return false;
	scope->municipality_id = cli_opt(c, "track") ? 0 :
	    names_municipality(names, c->argv[2]);
	names_free(names);
	scope->what = scope->municipality_id ? SCOPE_MUNICIPALITY :
	    SCOPE_SUBJECT;
	return scope->municipality_id || subject_find(c->store, c->argv[2],
	    cli_opt(c, "track"), &scope->subject, e);
}

bool
cli_diff(struct cli *c, int *status, struct err *e)
{
	struct diff_scope scope;
	struct moment a, b;
	struct diff d;
	struct sheet sh;

	(void)status;
	if (c->argc != 2 && c->argc != 3)
		return cli_usage(c, e);
	if (c->as_known)
		return err_set(e, ERR_USAGE, _("'diff' takes no --as-known: "
		    "its times say it themselves: 'known 2021-03-31', a day "
		    "with a time, or an act"));
	if (!moment_parse(c->argv[0], c->today, &a, e) ||
	    !moment_parse(c->argv[1], c->today, &b, e) ||
	    !read_scope(c, &scope, e))
		return false;
	if (!diff_load(c->store, &a, &b, &scope, 0, &d, e)) {
		diff_fini(&d);
		return false;
	}
	diff_sheet(&d, &sh);
	cli_sheets(c, &sh, 1);
	diff_fini(&d);
	return true;
}
