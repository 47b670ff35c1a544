/*
 * klar: locale, arguments, then a command or the screens; nothing else.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "cli/cli.h"
#include "cli/stop.h"
#include "term/command.h"
#include "term/tty.h"
#include "view/screens.h"
#include "view/tutorial.h"

/* The language and the settings, before any word is looked at. */
static void
start(int argc, char **argv)
{
	const char *lang = cli_early(argc, argv, "lang");
	const char *file = cli_early(argc, argv, "config");
	char *path = file ? xstrdup(file) : config_path_default();

	i18n_start(lang);
	config_read(path, file != NULL);
	if (!lang && *config_text(SETTING_LANGUAGE))
		i18n_start(config_text(SETTING_LANGUAGE));
	command_take_config();
	free(path);
}

int
main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct cli c;
	int status;

	if (getuid() != geteuid() || getgid() != getegid()) {
		fputs("klar: refuses to run setuid or setgid\n", stderr);
		return 2;
	}
	/* Past a file size limit a write fails; it must not end us. */
	signal(SIGXFSZ, SIG_IGN);
	start(argc, argv);
	if (!cli_parse(&c, argc, argv, &e)) {
		out_error(e.msg);
		status = err_exit(e.code);
	} else if (c.help && c.sub == SUB__COUNT) {
		c.sub = SUB_HELP;
		c.help = false;
		status = cli_run(&c);
	} else if (c.sub == SUB_TUTORIAL && !c.help && !c.argc &&
	    (c.script || tty_is_there())) {
		status = tutorial_run(&c);
	} else if (c.sub != SUB__COUNT) {
		status = cli_run(&c);
	} else {
		status = screens_run(&c);
	}
	cli_fini(&c);
	stop_pass_on();
	return status;
}
