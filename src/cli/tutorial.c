/*
 * klar tutorial without a terminal: the lessons as text. With one, main
 * opens them on the screens (view/tutorial.h).
 */
#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"

bool
cli_tutorial(struct cli *c, int *status, struct err *e)
{
	static const char *const texts[] = {
#define LESSON(id, text)	text,
#include "lessons.def"
#undef LESSON
	};
	size_t i;

	(void)status;
	if (c->argc)
		return cli_usage(c, e);
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		out_putf(stdout, "%zu. %s\n", i + 1, _(texts[i]));
	out_put(stdout, _("\nin a terminal klar tutorial walks through them, "
	    "on a store of its own\n"));
	return true;
}
