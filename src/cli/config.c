/* klar config: what holds of the settings, and where it is said. */
#include <stdlib.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"

static const struct sheet_col cols[] = {
	{ "setting", "Indstilling", N_("Setting"), CELL_TEXT },
	{ "value", "Værdi", N_("Value"), CELL_TEXT },
	{ "born", "Medfødt", N_("Unless said"), CELL_TEXT },
	{ "line", "Linje", N_("Line"), CELL_INT },
	{ "help", "Indhold", N_("What it is"), CELL_TEXT },
};

/* The file, or where klar looked; then each fault. */
static void
add_notes(struct sheet *sh)
{
	struct buf b = BUF_INIT;
	char *path = config_path_default();
	int i;

	buf_addf(&b, config_file() ? _("from %s") :
	    _("no settings of your own: %s is not there"),
	    config_file() ? config_file() : path);
	sheet_note(sh, buf_str(&b));
	for (i = 0; i < config_faults(); i++) {
		buf_clear(&b);
		config_fault_text(i, &b);
		sheet_note(sh, buf_str(&b));
	}
	free(path);
	buf_fini(&b);
}

static void
add_settings(struct sheet *sh)
{
	int i;

	for (i = 0; i < SETTING__COUNT; i++) {
		const struct setting_info *info = &setting_info[i];

		sheet_text(sh, info->name);
		sheet_text(sh, config_text((enum setting)i));
		sheet_text(sh, info->value);
		if (config_line((enum setting)i))
			sheet_int(sh, config_line((enum setting)i));
		else
			sheet_none(sh);
		sheet_text(sh, _(info->help));
	}
}

bool
cli_config(struct cli *c, int *status, struct err *e)
{
	struct sheet sh;

	if (c->argc)
		return cli_usage(c, e);
	sheet_init(&sh, "settings", _("Settings"), cols, 5);
	add_settings(&sh);
	add_notes(&sh);
	cli_sheets(c, &sh, 1);
	*status = config_faults() ? 1 : 0;
	return true;
}
