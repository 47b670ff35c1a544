/*
 * Make a manual page from its template: mkman VERSION NEWS <in >out, run at
 * build time. A line that is only the name of a table in capitals between two
 * @ (parts[] has them) becomes mdoc made from klar's own tables, as are those
 * of one page's commands (put_of_page); @VERSION@ and
 * @DATE@ are replaced wherever they stand. What is not ASCII comes out as
 * \[uXXXX], so the page reads the same with mandoc and groff in every locale.
 * The date is SOURCE_DATE_EPOCH's, or the newest in NEWS; never today.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mkfilter.h"
#include "mklists.h"
#include "roff.h"

/* The tables hold N_() texts, and words whose enums are not needed here. */
#define N_(s)	s

struct command {
	const char	*name, *ctx, *keys, *help;
};

struct option {
	const char	*name, *arg, *help;
};

struct sub {
	const char	*name, *page, *args, *flags, *help;
	const struct option *opt;	/* ends with a NULL name */
};

/* What the manual calls the contexts of term/command.h, in its order. */
static const struct {
	const char	*ctx, *heading;
} contexts[] = {
	{ "CTX_ANY",		N_("On every screen") },
	{ "CTX_LIST",		N_("In lists") },
	{ "CTX_COLUMNS",	N_("In columns") },
	{ "CTX_BOARD",		N_("On the course board and the timeline") },
	{ "CTX_FILTER",		N_("In lists that can be narrowed") },
	{ "CTX_PANES",		N_("On screens with panes") },
	{ "CTX_STEPS",		N_("On steps") },
	{ "CTX_GATES",		N_("On steps and gates") },
	{ "CTX_MARKS",		N_("On rows that can be marked") },
	{ "CTX_PLAN",		N_("Before work on many rows") },
	{ "CTX_PLACES",		N_("On a municipality's systems") },
	{ "CTX_TIMES",
	    N_("On what can be compared with another time") },
	{ "CTX_HISTORY",	N_("In the history") },
	{ "CTX_HELP",		N_("In the help") },
	{ "CTX_IMPORT",		N_("While a list is imported") },
	{ "CTX_MATRIX",		N_("In the matrix") },
	{ "CTX_TIMELINE",	N_("On the timeline") },
	{ "CTX_CHASE",		N_("On what somebody owes") },
	{ "CTX_INBOX",		N_("In the inbox") },
	{ "CTX_LETTER",		N_("On a message") },
	{ "CTX_SORT",		N_("In lists of your own") },
	{ "CTX_VIEWS",		N_("Among the saved views") },
	{ "CTX_CHOOSE",		N_("While columns are chosen") },
};

static const struct command commands[] = {
#define CMD(id, name, ctx, keys, flags, bar, help) { name, #ctx, keys, help },
#include "commands.def"
#undef CMD
};

static const struct option options[] = {
#define OPT(id, name, arg, help) { name, arg, help },
#include "options.def"
#undef OPT
	{ NULL, NULL, NULL }
};

#define SUB(id, name, page, args, store, flags, help) \
	static const struct option opts_##id[] = {
#define SUBOPT(name, arg, help) { name, arg, help },
#define END { NULL, NULL, NULL } };
#include "cli/subcommands.def"
#undef SUB
#undef SUBOPT
#undef END

static const struct sub subs[] = {
#define SUB(id, name, page, args, store, flags, help) \
	{ name, page, args, #flags, help, opts_##id },
#define SUBOPT(name, arg, help)
#define END
#include "cli/subcommands.def"
#undef SUB
#undef SUBOPT
#undef END
};

static const struct page {
	const char	*name, *section, *help;
} pages[] = {
#define PAGE(name, section, help)	{ name, section, help },
#include "pages.def"
#undef PAGE
};

static const struct setting {
	const char	*name, *type, *value, *limits, *help;
} settings[] = {
#define SETTING(id, name, type, value, limits, help) \
	{ name, #type, value, limits, help },
#include "config.def"
#undef SETTING
};

static const char *const lessons[] = {
#define LESSON(id, text) text,
#include "lessons.def"
#undef LESSON
};

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

/* ---- keys ---- */

/* "<C-d>" as people read it: "Ctrl-d". */
static void
put_key(const char *s, size_t n)
{
	static const struct { const char *name, *label; } words[] = {
		{ "S-Tab", "Shift-Tab" }, { "PageUp", "PgUp" },
		{ "PageDown", "PgDn" }, { "lt", "<" },
	};
	size_t i;

	fputs(" \\&", stdout);
	if (n < 3 || *s != '<' || s[n - 1] != '>') {
		put_plain(s, s + n);
		return;
	}
	s++;
	n -= 2;
	for (i = 0; i < COUNT(words); i++)
		if (strlen(words[i].name) == n &&
		    !strncmp(words[i].name, s, n)) {
			put_plain(words[i].label, NULL);
			return;
		}
	if (n == 3 && !strncmp(s, "C-", 2)) {
		put_plain("Ctrl-", NULL);
		s += 2;
		n = 1;
	}
	put_plain(s, s + n);
}

static void
put_command(const struct command *c)
{
	const char *s = c->keys;
	bool first = true;
	size_t n;

	fputs(".It Ic", stdout);
	for (; *s; s += n) {
		s += strspn(s, " ");
		n = strcspn(s, " ");
		if (!n)
			break;
		if (!first)
			fputs(" ,", stdout);
		put_key(s, n);
		first = false;
	}
	if (first)
		printf(" \\&:%s\n", c->name);
	else
		putchar('\n');
	put_text(roff_tr(c->help));
	fputs("\n.Pq Ic \\&:", stdout);
	put_plain(c->name, NULL);
	putchar('\n');
}

/* Is the word among "CTX_STEPS | CTX_GATES"? */
static bool
has_word(const char *words, const char *word)
{
	size_t n;

	for (; *words; words += n) {
		words += strspn(words, " |");
		n = strcspn(words, " |");
		if (n == strlen(word) && !strncmp(words, word, n))
			return true;
	}
	return false;
}

static void
check_contexts(void)
{
	size_t i, k;

	for (i = 0; i < COUNT(commands); i++) {
		for (k = 0; k < COUNT(contexts); k++)
			if (has_word(commands[i].ctx, contexts[k].ctx))
				break;
		if (k == COUNT(contexts))
			die("no heading in mkman.c for", commands[i].ctx);
	}
}

static void
put_keys(void)
{
	size_t i, k;

	check_contexts();
	for (k = 0; k < COUNT(contexts); k++) {
		bool any = false;

		for (i = 0; i < COUNT(commands); i++) {
			if (!has_word(commands[i].ctx, contexts[k].ctx))
				continue;
			if (!any) {
				fputs(".Ss", stdout);
				put_words(roff_tr(contexts[k].heading));
				puts("\n.Bl -tag -width 14n -compact");
			}
			any = true;
			put_command(&commands[i]);
		}
		if (any)
			puts(".El");
	}
}

/* ---- the command line ---- */

static void
put_option(const struct option *o)
{
	printf(".It Fl \\&%s", o->name[1] ? "-" : "");
	put_plain(o->name, NULL);
	if (o->arg)
		put_usage(o->arg);
	putchar('\n');
	put_sentence(o->help);
}

static void
put_options(void)
{
	const struct option *o;

	puts(".Bl -tag -width Ds");
	for (o = options; o->name; o++)
		put_option(o);
	puts(".El");
}

static void
put_lessons(void)
{
	size_t i;

	puts(".Bl -enum -width 3n");
	for (i = 0; i < COUNT(lessons); i++) {
		puts(".It");
		put_sentence(lessons[i]);
	}
	puts(".El");
}

/* "number 1-365; unless said: 10". */
static void
put_setting(const struct setting *s)
{
	static const struct { const char *type, *shown; } kinds[] = {
		{ "TEXT", N_("text") }, { "NUMBER", N_("number") },
		{ "FLAG", "yes|no" }, { "CHOICE", "" }, { "DAYS", N_("days") },
	};
	size_t i;

	fputs(".It Ic", stdout);
	put_words(s->name);
	puts(" No =");
	put_sentence(s->help);
	fputs(".Bd -ragged -compact\n", stdout);
	for (i = 0; i < COUNT(kinds); i++)
		if (!strcmp(kinds[i].type, s->type))
			put_plain(roff_tr(kinds[i].shown), NULL);
	if (*s->limits && strcmp(s->type, "CHOICE"))
		putchar(' ');
	put_plain(s->limits, NULL);
	if (*s->value) {
		printf("; %s: ", roff_tr(N_("unless said")));
		put_plain(s->value, NULL);
	}
	puts("\n.Ed");
}

static void
put_settings(void)
{
	size_t i;

	puts(".Bl -tag -width Ds");
	for (i = 0; i < COUNT(settings); i++)
		put_setting(&settings[i]);
	puts(".El");
}

static void
put_sub(const struct sub *s)
{
	const struct option *o;

	fputs(".It Ic", stdout);
	put_words(s->name);
	put_usage(s->args);
	putchar('\n');
	put_sentence(s->help);
	if (strstr(s->flags, "SUB_AS_OF"))
		printf("%s\n.Fl \\-as\\-of .\n", roff_tr(N_("Takes")));
	if (strstr(s->flags, "SUB_DRY"))
		printf("%s\n.Fl \\-dry\\-run .\n", roff_tr(N_("Takes")));
	if (!s->opt->name)
		return;
	puts(".Bl -tag -width Ds -compact");
	for (o = s->opt; o->name; o++)
		put_option(o);
	puts(".El");
}

/* Is the line "@WHAT page@"? */
static bool
is_of(const char *line, const char *what, const struct page *p)
{
	size_t n = strlen(what), len = strlen(p->name);

	return *line == '@' && !strncmp(line + 1, what, n) &&
	    line[1 + n] == ' ' && !strncmp(line + n + 2, p->name, len) &&
	    !strcmp(line + n + 2 + len, "@\n");
}

static void
put_synopsis(const struct page *p)
{
	size_t i;

	for (i = 0; i < COUNT(subs); i++) {
		if (strcmp(subs[i].page, p->name))
			continue;
		fputs(".Nm klar\n.Cm", stdout);
		put_words(subs[i].name);
		put_usage(subs[i].args);
		putchar('\n');
		if (!subs[i].opt->name)
			continue;
		fputs(".Op Ar", stdout);
		put_words(roff_tr(N_("option")));
		puts(" ...");
	}
}

static void
put_subs(const struct page *p)
{
	size_t i;

	puts(".Bl -tag -width Ds");
	for (i = 0; i < COUNT(subs); i++)
		if (!strcmp(subs[i].page, p->name))
			put_sub(&subs[i]);
	puts(".El");
}

/* "@COMMANDS klar-steps@" and "@SYNOPSIS klar-steps@": of a page's commands. */
static bool
put_of_page(const char *line)
{
	size_t i;

	for (i = 0; i < COUNT(pages); i++)
		if (is_of(line, "COMMANDS", &pages[i])) {
			put_subs(&pages[i]);
			return true;
		} else if (is_of(line, "SYNOPSIS", &pages[i])) {
			put_synopsis(&pages[i]);
			return true;
		}
	return false;
}

/* The commands that have another page than klar(1), a sentence each. */
static void
put_families(void)
{
	size_t i, k;

	for (i = 0; i < COUNT(pages); i++) {
		if (strcmp(pages[i].section, "1") || i == 0)
			continue;
		fputs(".Pp\n.Xr", stdout);
		put_words(pages[i].name);
		puts(" 1 :\n.Bl -tag -width \"completion\" -compact");
		for (k = 0; k < COUNT(subs); k++) {
			if (strcmp(subs[k].page, pages[i].name))
				continue;
			fputs(".It Ic", stdout);
			put_words(subs[k].name);
			putchar('\n');
			put_sentence(subs[k].help);
		}
		puts(".El");
	}
}

/* ---- the template ---- */

/* The newest yyyy-mm-dd in the headings of the news. */
static void
read_news(const char *path, int ymd[3])
{
	char line[LINE], newest[11] = "";
	FILE *f = fopen(path, "r");
	const char *s;

	if (!f)
		die("cannot read", path);
	while (fgets(line, sizeof(line), f)) {
		if (*line != '#')
			continue;
		for (s = line; *s; s++) {
			int y, m, d, n = 0;

			if (sscanf(s, "%4d-%2d-%2d%n", &y, &m, &d, &n) != 3 ||
			    n != 10 || m < 1 || m > 12 ||
			    strncmp(s, newest, 10) <= 0)
				continue;
			memcpy(newest, s, 10);
			ymd[0] = y;
			ymd[1] = m;
			ymd[2] = d;
		}
	}
	fclose(f);
	if (!*newest)
		die("no heading with a date", path);
}

static void
put_date(const char *news)
{
	static const char *const months[] = {
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November",
		"December",
	};
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	int ymd[3] = { 1970, 1, 1 };

	if (epoch && *epoch) {
		time_t t = (time_t)strtoll(epoch, NULL, 10);
		const struct tm *tm = gmtime(&t);

		if (!tm)
			die("SOURCE_DATE_EPOCH is no time", epoch);
		ymd[0] = tm->tm_year + 1900;
		ymd[1] = tm->tm_mon + 1;
		ymd[2] = tm->tm_mday;
	} else {
		read_news(news, ymd);
	}
	printf("%s %d, %d", months[ymd[1] - 1], ymd[2], ymd[0]);
}

/* A line of the template: roff already, but for the two words and UTF-8. */
static void
put_line(const char *s, const char *version, const char *news)
{
	while (*s) {
		if (!strncmp(s, "@VERSION@", 9)) {
			fputs(version, stdout);
			s += 9;
		} else if (!strncmp(s, "@DATE@", 6)) {
			put_date(news);
			s += 6;
		} else if ((unsigned char)*s >= 0x80) {
			s = put_wide(s);
		} else {
			putchar(*s++);
		}
	}
}

int
main(int argc, char **argv)
{
	static const struct {
		const char	*line;
		void		(*put)(void);
	} parts[] = {
		{ "@KEYS@\n", put_keys }, { "@FAMILIES@\n", put_families },
		{ "@OPTIONS@\n", put_options }, { "@LISTS@\n", put_lists },
		{ "@TYPES@\n", put_types }, { "@REASONS@\n", put_reasons },
		{ "@SETTINGS@\n", put_settings },
		{ "@LESSONS@\n", put_lessons },
		{ "@ROSTERS@\n", put_rosters },
	};
	char line[LINE];
	size_t i;

	if (argc != 3 && argc != 5) {
		fputs("use: mkman VERSION NEWS [LANGUAGE CATALOGUES] "
		    "<template >page\n", stderr);
		return 2;
	}
	if (argc == 5)
		roff_language(argv[3], argv[4]);
	while (fgets(line, sizeof(line), stdin)) {
		for (i = 0; i < COUNT(parts); i++)
			if (!strcmp(line, parts[i].line))
				break;
		if (i < COUNT(parts))
			parts[i].put();
		else if (!put_of_page(line))
			put_line(line, argv[1], argv[2]);
	}
	if (fflush(stdout) != 0 || ferror(stdout) || ferror(stdin)) {
		fputs("mkman: the page could not be written\n", stderr);
		return 1;
	}
	return 0;
}
