/* klar log [ACT | SUBJECT [STEP]]: the history. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "cli/cli.h"
#include "report/log.h"
#include "store/standing.h"

static bool
log_acts(struct cli *c, struct sheet *sh, struct err *e)
{
	const char *text = cli_opt(c, "n");
	long n = text ? strtol(text, NULL, 10) : 40;

	if (n < 1 || n > 1000000 || (text && !str_digits(text))) {
		*sh = (struct sheet){ .key = NULL };
		return err_set(e, ERR_USAGE,
		    _("-n is a number from 1 to 1000000"));
	}
	return log_sheet(c->store, (int)n, cli_opt(c, "filter"), cli_as_of(c),
	    sh, e);
}

/* A step of a subject, whatever has become of its marks. */
static bool
find_step(struct cli *c, const struct subject *sub, int64_t *step_id,
    struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	bool ok = standing_load(c->store, sub, c->today, st, e);
	int i = ok ? track_step(&st->track, c->argv[1]) : -1;

	if (ok && i < 0)
		ok = err_set(e, ERR_INVALID, _("'%s' is no step of %s"),
		    c->argv[1], st->track.title);
	if (ok)
		*step_id = st->track.steps[i].id;
	standing_fini(st);
	free(st);
	return ok;
}

static bool
find_thing(struct cli *c, struct thing *thing, struct err *e)
{
	struct subject sub = { .kind = SUBJECT_MUNICIPALITY };
	int64_t step_id = 0;

	if (!cli_municipality(c, &sub.id, e))
		return false;
	if (!sub.id && !cli_subject(c, 0, &sub, e))
		return false;
	if (c->argc == 2 && !find_step(c, &sub, &step_id, e))
		return false;
	*thing = subject_thing(&sub, step_id);
	return true;
}

static bool
log_thing(struct cli *c, struct sheet *sh, struct err *e)
{
	struct thing thing;

	if (!find_thing(c, &thing, e) ||
	    !thing_log_sheet(c->store, &thing, sh, e))
		return false;
	if (sheet_rows(sh))
		return true;
	return err_set(e, ERR_PART, _("nothing has been done to %s yet"),
	    c->argv[c->argc - 1]);
}

bool
cli_log(struct cli *c, int *status, struct err *e)
{
	struct sheet sh = { .key = NULL };
	bool ok;

	if (c->argc > 2 || (c->argc && cli_opt(c, "filter")))
		return cli_usage(c, e);
	if (!c->argc)
		ok = log_acts(c, &sh, e);
	else if (c->argc == 1 && str_digits(c->argv[0]) &&
	    strlen(c->argv[0]) < 19)
		ok = act_sheet(c->store, strtoll(c->argv[0], NULL, 10), &sh,
		    e);
	else
		ok = log_thing(c, &sh, e);
	if (ok && cli_opt(c, "filter") && !sheet_rows(&sh)) {
		*status = err_exit(ERR_PART);
		out_error(_("no act passes the filter"));
	}
	if (ok)
		cli_sheets(c, &sh, 1);
	else
		sheet_fini(&sh);
	return ok;
}
