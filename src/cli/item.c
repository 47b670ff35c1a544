/*
 * klar item: the open items that are left; add, set, and how one ends.
 */
#include <stdlib.h>
#include <string.h>

#include "act/openitem.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/owed.h"
#include "report/people.h"
#include "store/names.h"

struct fields {
	struct assignment a[CLI_FIELDS_MAX];
	char		*names[CLI_FIELDS_MAX];
	int		 n;
};

static void
fields_fini(struct fields *f)
{
	int i;

	for (i = 0; i < f->n; i++)
		free(f->names[i]);
}

/* A system, else a vendor. */
static bool
find_place(struct cli *c, const char *text, int64_t *vendor, int64_t *system,
    struct err *e)
{
	struct names *names = names_load(c->store, e);

	if (!names)
		return false;
	*system = names_system(names, 0, text);
	*vendor = *system ? 0 : names_vendor(names, text);
	names_free(names);
	if (*system < 0)
		return err_set(e, ERR_USAGE, _("'%s' fits several systems; "
		    "write vendor/system"), text);
	return *system || *vendor || err_set(e, ERR_INVALID,
	    _("there is no system or vendor '%s'"), text);
}

static bool
add(struct cli *c, struct act_result *r, struct err *e)
{
	struct act_ctx ctx = cli_act(c);
	struct fields f = { .n = 0 };
	int64_t vendor, system;
	bool ok = c->argc >= 3 || cli_usage(c, e);

	ok = ok && cli_fields(c, 3, f.a, f.names, &f.n, e) &&
	    find_place(c, c->argv[1], &vendor, &system, e) &&
	    act_item_add(&ctx, vendor, system, c->argv[2], f.a, f.n, NULL, r,
	    e);
	fields_fini(&f);
	return ok;
}

/* The numbers from the second word on; behind them, fields. */
static bool
numbers(struct cli *c, int64_t *ids, size_t *n, int *rest, struct err *e)
{
	int i;

	for (i = 1; i < c->argc && str_digits(c->argv[i]); i++)
		ids[(*n)++] = strtoll(c->argv[i], NULL, 10);
	*rest = i;
	return *n || cli_usage(c, e);
}

static bool
change(struct cli *c, const char *state, struct act_result *r, struct err *e)
{
	int64_t *ids = xcalloc((size_t)c->argc, sizeof(*ids));
	struct act_ctx ctx = cli_act(c);
	struct fields f = { .n = 0 };
	day_t on = DAY_NONE;
	size_t n = 0;
	int rest = 0;
	bool ok = numbers(c, ids, &n, &rest, e) &&
	    cli_day(c, "date", &on, e);

	if (ok && (state ? rest != c->argc : rest == c->argc))
		ok = cli_usage(c, e);
	ok = ok && cli_fields(c, rest, f.a, f.names, &f.n, e) && (state ?
	    act_item_state(&ctx, ids, n, state, on, 0, r, e) :
	    act_item_set(&ctx, ids, n, f.a, f.n, r, e));
	fields_fini(&f);
	free(ids);
	return ok;
}

static bool
list(struct cli *c, int *status, struct err *e)
{
	struct sheet sh;

	if (!open_items_sheet(c->store, cli_as_of(c), &sh, e))
		return false;
	if (!sheet_rows(&sh)) {
		*status = err_exit(ERR_PART);
		sheet_note(&sh, _("no open item is left"));
	}
	cli_sheets(c, &sh, 1);
	return true;
}

bool
cli_item(struct cli *c, int *status, struct err *e)
{
	static const struct { const char *verb, *state; } verbs[] = {
		{ "set", NULL }, { "close", "closed" },
		{ "drop", "dropped" }, { "start", "running" },
		{ "reopen", "open" },
	};
	struct act_result r = ACT_RESULT_INIT;
	const char *verb = c->argc ? c->argv[0] : "";
	size_t i = 0;
	bool ok;

	if (!*verb)
		return list(c, status, e);
	while (i < sizeof(verbs) / sizeof(verbs[0]) &&
	    strcmp(verbs[i].verb, verb))
		i++;
	if (!strcmp(verb, "add"))
		ok = add(c, &r, e);
	else if (i < sizeof(verbs) / sizeof(verbs[0]))
		ok = change(c, verbs[i].state, &r, e);
	else
		ok = cli_usage(c, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	return ok;
}
