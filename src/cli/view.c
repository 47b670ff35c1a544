/*
 * klar view: the saved views, one of them listed, saved, forgotten. klar list
 * --view starts from one.
 */
#include <stdio.h>
#include <string.h>

#include "act/view.h"
#include "base/i18n.h"
#include "cli/cli.h"

static const struct sheet_col view_cols[] = {
	{ "name", "Navn", N_("Name"), CELL_TEXT },
	{ "owner", "Ejer", N_("Whose"), CELL_TEXT },
	{ "list", "Liste", N_("List"), CELL_TEXT },
	{ "filter", "Filter", N_("Filter"), CELL_TEXT },
	{ "columns", "Kolonner", N_("Columns"), CELL_TEXT },
	{ "sort", "Rækkefølge", N_("Order"), CELL_TEXT },
};

static bool
list_views(struct cli *c, int *status, struct err *e)
{
	struct saved_view *v;
	struct sheet sh;
	size_t n, i;

	if (!saved_views(c->store, history_actor(), &v, &n, e))
		return false;
	sheet_init(&sh, "views", _("Saved views"), view_cols,
	    (int)(sizeof(view_cols) / sizeof(view_cols[0])));
	for (i = 0; i < n; i++) {
		sheet_text(&sh, v[i].name);
		if (v[i].owner)
			sheet_text(&sh, v[i].owner);
		else
			sheet_word(&sh, "", _("everybody's"));
		sheet_text(&sh, v[i].list);
		sheet_text(&sh, v[i].filter);
		sheet_text(&sh, v[i].columns);
		sheet_text(&sh, v[i].sort);
	}
	if (n == 0) {
		*status = err_exit(ERR_PART);
		sheet_note(&sh, _("There are no saved views. klar view NAME "
		    "--save ROSTER saves one."));
	}
	cli_sheets(c, &sh, 1);
	saved_views_free(v, n);
	return true;
}

/* klar view NAME --save LIST [FILTER...] */
static bool
save_view(struct cli *c, struct err *e)
{
	struct act_ctx ctx = cli_act(c);
	struct act_result res = ACT_RESULT_INIT;
	struct buf filter = BUF_INIT, columns = BUF_INIT, sort = BUF_INIT,
	    list = BUF_INIT, name = BUF_INIT;
	struct saved_view v;
	bool ok;
	int i;

	for (i = 1; i < c->argc; i++)
		buf_addf(&filter, "%s%s", i > 1 ? " " : "", c->argv[i]);
	buf_add(&name, c->argv[0]);
	buf_add(&list, cli_opt(c, "save"));
	buf_add(&columns, cli_opt(c, "columns") ? cli_opt(c, "columns") : "");
	buf_add(&sort, cli_opt(c, "sort") ? cli_opt(c, "sort") : "");
	v = (struct saved_view){ .name = name.p, .list = list.p,
	    .filter = filter.p, .columns = columns.p, .sort = sort.p };
	ok = act_view_save(&ctx, &v, cli_opt(c, "shared") != NULL, &res, e);
	if (ok)
		cli_tell(c, &res);
	act_result_fini(&res);
	buf_fini(&filter);
	buf_fini(&columns);
	buf_fini(&sort);
	buf_fini(&list);
	buf_fini(&name);
	return ok;
}

static bool
forget_view(struct cli *c, struct err *e)
{
	struct act_ctx ctx = cli_act(c);
	struct act_result res = ACT_RESULT_INIT;
	bool ok = act_view_forget(&ctx, c->argv[0], &res, e);

	if (ok)
		cli_tell(c, &res);
	act_result_fini(&res);
	return ok;
}

bool
cli_view(struct cli *c, int *status, struct err *e)
{
	if (c->argc == 0 && !cli_opt(c, "save") && !cli_opt(c, "forget"))
		return list_views(c, status, e);
	if (c->argc == 0 || (cli_opt(c, "forget") && c->argc > 1))
		return cli_usage(c, e);
	if (cli_opt(c, "save"))
		return save_view(c, e);
	if (cli_opt(c, "forget"))
		return forget_view(c, e);
	return cli_list_view(c, c->argv[0], 1, status, e);
}
