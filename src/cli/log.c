/* klar log [ACT | SUBJECT [STEP]]: the history. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "report/log.h"

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
	return log_sheet(c->store, (int)n, sh, e);
}

/* The row of the history that a subject, or one of its steps, is. */
static bool
log_row(struct cli *c, enum entity *entity, int64_t *id, struct err *e)
{
	static const enum entity of[SUBJECT__COUNT] = {
		[SUBJECT_SYSTEM] = ENTITY_SYSTEM,
		[SUBJECT_INSTALLATION] = ENTITY_INSTALLATION,
		[SUBJECT_MUNICIPALITY] = ENTITY_MUNICIPALITY,
	};
	struct standing *st;
	struct subject sub;
	bool ok;
	int i;

	if (!cli_subject(c, 0, &sub, e))
		return false;
	*entity = of[sub.kind];
	*id = sub.id;
	if (c->argc == 1)
		return true;
	st = xcalloc(1, sizeof(*st));
	ok = standing_load(c->store, &sub, c->today, st, e);
	i = ok ? track_step(&st->track, c->argv[1]) : -1;
	if (ok && i < 0)
		ok = err_set(e, ERR_INVALID, _("'%s' is no step of %s"),
		    c->argv[1], st->track.title);
	else if (ok && !st->mark[i].id)
		ok = err_set(e, ERR_PART, _("nothing has been done to %s yet"),
		    c->argv[1]);
	if (ok) {
		*entity = ENTITY_MARK;
		*id = st->mark[i].id;
	}
	standing_fini(st);
	free(st);
	return ok;
}

bool
cli_log(struct cli *c, int *status, struct err *e)
{
	struct sheet sh = { .key = NULL };
	enum entity entity;
	int64_t id;
	bool ok;

	(void)status;
	if (c->argc > 2)
		return cli_usage(c, e);
	if (!c->argc)
		ok = log_acts(c, &sh, e);
	else if (c->argc == 1 && str_digits(c->argv[0]) &&
	    strlen(c->argv[0]) < 19)
		ok = act_sheet(c->store, strtoll(c->argv[0], NULL, 10), &sh,
		    e);
	else
		ok = log_row(c, &entity, &id, e) &&
		    row_log_sheet(c->store, entity, id, &sh, e);
	if (ok)
		cli_sheets(c, &sh, 1);
	else
		sheet_fini(&sh);
	return ok;
}
