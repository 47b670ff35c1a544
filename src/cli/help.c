/* klar help [COMMAND], klar version. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"

static void
put_options(const struct option_info *o)
{
	char name[80];

	for (; o->name; o++) {
		snprintf(name, sizeof(name), "--%s%s%s", o->name,
		    o->arg ? " " : "", o->arg ? o->arg : "");
		out_putf(stdout, "  %-28s %s\n", name, _(o->help));
	}
}

static void
help_all(void)
{
	int i;

	out_put(stdout, _("klar: onboarding systems to the shared municipal "
	    "infrastructure\n\nuse: klar [OPTION...] [COMMAND [ARGUMENT...]]\n"
	    "\nWithout a command the screens open; F1 is help there.\n\n"));
	for (i = 0; i < SUB__COUNT; i++)
		out_putf(stdout, "  %-10s %s\n", sub_info[i].name,
		    _(sub_info[i].help));
	out_put(stdout, "\n");
	put_options(global_options);
	out_put(stdout, _("\nExit status: 0 done, 1 done in part or nothing "
	    "matched, 2 usage, 3 refused\nby a rule, 4 conflict, 5 busy, 6 "
	    "store unusable. Read more: man klar\n"));
}

static void
help_one(const struct sub_info *s)
{
	out_putf(stdout, "klar %s%s%s\n\n  %s\n", s->name, *s->args ? " " : "",
	    s->args, _(s->help));
	if (s->opt->name) {
		out_put(stdout, "\n");
		put_options(s->opt);
	}
	out_putf(stdout, _("\nRead more: man %s\n"), s->page);
}

bool
cli_help(struct cli *c, int *status, struct err *e)
{
	int i;

	(void)status;
	if (c->help && c->sub < SUB__COUNT) {
		help_one(&sub_info[c->sub]);
		return true;
	}
	if (c->argc > 1)
		return cli_usage(c, e);
	if (!c->argc) {
		help_all();
		return true;
	}
	for (i = 0; i < SUB__COUNT; i++)
		if (!strcmp(sub_info[i].name, c->argv[0])) {
			help_one(&sub_info[i]);
			return true;
		}
	return err_set(e, ERR_USAGE, _("'%s' is no command"), c->argv[0]);
}

bool
cli_version(struct cli *c, int *status, struct err *e)
{
	(void)status;
	if (c->argc)
		return cli_usage(c, e);
	out_putf(stdout, "klar %s\n", KLAR_VERSION);
	return true;
}
