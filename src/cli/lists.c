/* klar lists [LIST]: which lists there are, and the columns of one. */
#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"
#include "lists/list.h"

static const struct sheet_col list_cols[] = {
	{ "list", "Liste", N_("List"), CELL_TEXT },
	{ "danish", "Dansk", N_("Danish"), CELL_TEXT },
	{ "columns", "Kolonner", N_("Columns"), CELL_INT },
	{ "help", "Indhold", N_("What it holds"), CELL_TEXT },
};

static void
all_lists(struct cli *c)
{
	struct sheet sh;
	int i;

	sheet_init(&sh, "lists", _("Lists"), list_cols, 4);
	for (i = 0; i < LIST__COUNT; i++) {
		sheet_text(&sh, list_info[i].word);
		sheet_text(&sh, list_info[i].danish);
		sheet_int(&sh, list_info[i].ncols);
		sheet_text(&sh, _(list_info[i].help));
	}
	cli_sheets(c, &sh, 1);
}

static const struct sheet_col column_cols[] = {
	{ "danish", "Dansk", N_("Danish"), CELL_TEXT },
	{ "english", "Engelsk", N_("English"), CELL_TEXT },
	{ "type", "Type", N_("Type"), CELL_TEXT },
	{ "required", "Krævet", N_("Required"), CELL_TEXT },
	{ "key", "Nøgle", N_("Key"), CELL_TEXT },
	{ "also", "Også", N_("Also called"), CELL_TEXT },
	{ "help", "Indhold", N_("What it holds"), CELL_TEXT },
};

static void
one_list(struct cli *c, enum list list)
{
	const struct list_info *l = &list_info[list];
	struct sheet sh;
	int i;

	sheet_init(&sh, "columns", l->danish, column_cols, 7);
	for (i = 0; i < l->ncols; i++) {
		const struct column_info *col = &l->col[i];

		sheet_text(&sh, col->danish);
		sheet_text(&sh, col->english);
		sheet_text(&sh, col->type);
		sheet_text(&sh, col->flags & COL_REQUIRED ? _("yes") : NULL);
		sheet_text(&sh, col->flags & COL_KEY ? _("yes") : NULL);
		sheet_text(&sh, col->aliases);
		sheet_text(&sh, _(col->help));
	}
	cli_sheets(c, &sh, 1);
}

bool
cli_lists(struct cli *c, int *status, struct err *e)
{
	bool template = cli_opt(c, "template") != NULL;
	enum list list;

	(void)status;
	if (c->argc > 1 || (template && !c->argc))
		return cli_usage(c, e);
	if (!c->argc) {
		all_lists(c);
		return true;
	}
	if (!list_of(c->argv[0], &list))
		return err_set(e, ERR_INVALID,
		    _("no list '%s'; 'klar lists' names them"), c->argv[0]);
	if (template)
		return list_template(list, stdout, e);
	one_list(c, list);
	return true;
}
