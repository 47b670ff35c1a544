/*
 * The words of the command line. Options may stand anywhere and be written
 * "--name value" or "--name=value"; "--" ends them; a single "-" is a word.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "cli/cli.h"

#define SUB(id, n, page, args, store, flags, help) \
	static const struct option_info opts_##id[] = {
#define SUBOPT(name, arg, help)	{ name, arg, help },
#define END	{ NULL, NULL, NULL } };
#include "cli/subcommands.def"
#undef SUB
#undef SUBOPT
#undef END

const struct sub_info sub_info[SUB__COUNT] = {
#define SUB(id, name, page, args, store, flags, help) \
	[SUB_##id] = { name, page, args, SUB_STORE_##store, flags, help, \
	    opts_##id },
#define SUBOPT(name, arg, help)
#define END
#include "cli/subcommands.def"
#undef SUB
#undef SUBOPT
#undef END
};

enum global {
#define OPT(id, name, arg, help)	GLOBAL_##id,
#include "options.def"
#undef OPT
	GLOBAL_SCRIPT, GLOBAL_SIZE,	/* for tests of the screens */
	GLOBAL__COUNT
};

const struct option_info global_options[] = {
#define OPT(id, name, arg, help)	{ name, arg, help },
#include "options.def"
#undef OPT
	{ NULL, NULL, NULL }
};

static const struct option_info hidden_options[] = {
	{ "script", "FILE", "" }, { "size", "COLSxROWS", "" },
	{ NULL, NULL, NULL }
};

/* Index of an option in a table by "name" or "name=value"; -1: none. */
static int
find_option(const struct option_info *t, const char *word)
{
	size_t n = strcspn(word, "=");
	int i;

	for (i = 0; t[i].name; i++)
		if (strlen(t[i].name) == n && !strncmp(t[i].name, word, n))
			return i;
	return -1;
}

static bool
set_global(struct cli *c, int g, const char *value, struct err *e)
{
	assert(value);			/* "" for those without one */
	switch (g) {
	case GLOBAL_DB:
		free(c->db);
		c->db = xstrdup(value);
		break;
	case GLOBAL_AS_OF:
		c->as_of = date_parse_loose(value, c->today);
		if (c->as_of == DAY_NONE)
			return err_set(e, ERR_USAGE, _("--as-of: '%s' is no "
			    "date; write yyyy-mm-dd or dd-mm-yyyy"), value);
		break;
	case GLOBAL_CONFIG:
		break;			/* read before: cli_early */
	case GLOBAL_AS_KNOWN:
		if (!known_parse(value, c->today, &c->known, e))
			return err_wrap(e, "--as-known");
		c->as_known = true;
		break;
	case GLOBAL_LANG:
		if (strcmp(value, "da") && strcmp(value, "en"))
			return err_set(e, ERR_USAGE,
			    _("--lang is da or en, not '%s'"), value);
		c->lang = value;
		break;
	case GLOBAL_READ_ONLY:
		c->read_only = true;
		break;
	case GLOBAL_ASCII:
		c->ascii = true;
		break;
	case GLOBAL_PLAIN:
		c->plain = true;
		break;
	case GLOBAL_JSON:
		c->json = true;
		break;
	case GLOBAL_CSV:
		c->csv = true;
		break;
	case GLOBAL_DRY_RUN:
		c->dry = true;
		break;
	case GLOBAL_HELP:
		c->help = true;
		break;
	case GLOBAL_VERSION:
		c->sub = SUB_VERSION;
		break;
	case GLOBAL_SCRIPT:
		c->script = value;
		break;
	case GLOBAL_SIZE:
		c->size = value;
		break;
	}
	return true;
}

static void
set_own(struct cli *c, const char *name, const char *value)
{
	c->opt[c->nopts].name = name;
	c->opt[c->nopts++].value = value;
}

/* One "--word"; *i moves on when its value is the next word. */
static bool
parse_option(struct cli *c, int argc, char **argv, int *i, struct err *e)
{
	const char *word = argv[*i] + 2, *value = strchr(word, '=');
	const struct option_info *o;
	int own = -1, global, hidden = -1;

	global = find_option(global_options, word);
	if (global < 0)
		hidden = find_option(hidden_options, word);
	if (global < 0 && hidden < 0 && c->sub < SUB__COUNT)
		own = find_option(sub_info[c->sub].opt, word);
	if (global < 0 && hidden < 0 && own < 0)
		return err_set(e, ERR_USAGE,
		    _("unknown option '--%s'; see klar help"), word);
	o = global >= 0 ? &global_options[global] : hidden >= 0 ?
	    &hidden_options[hidden] : &sub_info[c->sub].opt[own];
	if (value && !o->arg)
		return err_set(e, ERR_USAGE, _("--%s takes no value"),
		    o->name);
	if (value)
		value++;
	else if (o->arg && *i + 1 == argc)
		return err_set(e, ERR_USAGE, _("--%s needs a value: %s"),
		    o->name, o->arg);
	else if (o->arg)
		value = argv[++*i];
	if (own >= 0) {
		set_own(c, o->name, value ? value : "");
		return true;
	}
	return set_global(c, global >= 0 ? global : GLOBAL_SCRIPT + hidden,
	    value ? value : "", e);
}

static bool
parse_word(struct cli *c, const char *word, struct err *e)
{
	int i;

	if (c->sub != SUB__COUNT) {
		c->argv[c->argc++] = word;
		return true;
	}
	for (i = 0; i < SUB__COUNT; i++)
		if (!strcmp(sub_info[i].name, word)) {
			c->sub = (enum sub)i;
			return true;
		}
	return err_set(e, ERR_USAGE,
	    _("'%s' is no command; 'klar help' lists them"), word);
}

/* May a word begin with '-', as in a filter? */
static bool
takes_minus(const struct cli *c)
{
	return c->sub < SUB__COUNT && (sub_info[c->sub].flags & SUB_MINUS);
}

/* What does not go together, said before anything is opened. */
static bool
parse_sense(struct cli *c, struct err *e)
{
	const struct sub_info *s;

	if (c->json && c->csv)
		return err_set(e, ERR_USAGE,
		    _("--json and --csv do not go together"));
	if (c->sub == SUB__COUNT || c->help)
		return true;
	s = &sub_info[c->sub];
	if (c->as_of != DAY_NONE && !(s->flags & SUB_AS_OF))
		return err_set(e, ERR_USAGE, _("'%s' takes no --as-of: it "
		    "does not read the facts of a day"), s->name);
	if (c->as_known && s->store != SUB_STORE_READ)
		return err_set(e, ERR_USAGE, _("'%s' takes no --as-known: that "
		    "is for what only reads the store"), s->name);
	if (c->dry && !(s->flags & SUB_DRY))
		return err_set(e, ERR_USAGE,
		    _("'%s' takes no --dry-run: it writes nothing"), s->name);
	return true;
}

bool
cli_parse(struct cli *c, int argc, char **argv, struct err *e)
{
	bool words_only = false;
	int i;

	*c = (struct cli){ .sub = SUB__COUNT, .as_of = DAY_NONE,
	    .today = clock_today(), .ascii = config_flag(SETTING_ASCII) };
	c->argv = xcalloc((size_t)argc + 1, sizeof(*c->argv));
	c->opt = xcalloc((size_t)argc + 1, sizeof(*c->opt));
	for (i = 1; i < argc; i++) {
		if (!words_only && !strcmp(argv[i], "--"))
			words_only = true;
		else if (!words_only && !strcmp(argv[i], "-n") &&
		    (c->sub == SUB_LOG || c->sub == SUB_CONTACT) &&
		    i + 1 < argc) {
			set_own(c, "n", argv[++i]);
		} else if (!words_only && !strncmp(argv[i], "--", 2)) {
			if (!parse_option(c, argc, argv, &i, e))
				return false;
		} else if (!words_only && argv[i][0] == '-' && argv[i][1] &&
		    !takes_minus(c)) {
			return err_set(e, ERR_USAGE, _("unknown option '%s'; "
			    "options have long names, see klar help"),
			    argv[i]);
		} else if (!parse_word(c, argv[i], e)) {
			return false;
		}
	}
	if (!c->db)
		c->db = path_store_default();
	return parse_sense(c, e);
}

void
cli_fini(struct cli *c)
{
	free(c->db);
	free(c->argv);
	free(c->opt);
}

const char *
cli_early(int argc, char **argv, const char *name)
{
	size_t n = strlen(name);
	int i;

	for (i = 1; i < argc; i++) {
		if (strncmp(argv[i], "--", 2) || strncmp(argv[i] + 2, name, n))
			continue;
		if (argv[i][n + 2] == '=')
			return argv[i] + n + 3;
		if (!argv[i][n + 2] && i + 1 < argc)
			return argv[i + 1];
	}
	return NULL;
}

const char *
cli_opt(const struct cli *c, const char *name)
{
	int i;

	for (i = c->nopts - 1; i >= 0; i--)
		if (!strcmp(c->opt[i].name, name))
			return c->opt[i].value;
	return NULL;
}

const char *
cli_opt_each(const struct cli *c, const char *name, int *i)
{
	while (*i < c->nopts)
		if (!strcmp(c->opt[(*i)++].name, name))
			return c->opt[*i - 1].value;
	return NULL;
}

bool
cli_day(const struct cli *c, const char *name, day_t *day, struct err *e)
{
	const char *text = cli_opt(c, name);

	if (!text)
		return true;
	*day = date_parse_loose(text, c->today);
	if (*day == DAY_NONE)
		return err_set(e, ERR_USAGE, _("--%s: '%s' is no date; write "
		    "yyyy-mm-dd or dd-mm-yyyy"), name, text);
	return true;
}
