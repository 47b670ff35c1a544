/*
 * The tables of klar-lists(5) as mdoc: the lists with their columns, what
 * cells hold, and the reasons with an example of each.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "mklists.h"
#include "roff.h"

#define N_(s)		s
#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

struct column {
	const char	*type, *flags, *danish, *english, *aliases, *help;
};

struct list {
	const char	*word, *danish, *help;
	const struct column *col;	/* ends with a NULL danish */
};

struct type {				/* of a cell */
	const char	*id, *help;
};

struct reason {
	const char	*word, *kind, *help, *example;
};

#define LIST(id, word, danish, help) static const struct column cols_##id[] = {
#define COL(id, type, flags, danish, english, aliases, help) \
	{ #type, #flags, danish, english, aliases, help },
#define END { NULL, NULL, NULL, NULL, NULL, NULL } };
#include "../import/lists.def"
#undef LIST
#undef COL
#undef END

static const struct list lists[] = {
#define LIST(id, word, danish, help) { word, danish, help, cols_##id },
#define COL(id, type, flags, danish, english, aliases, help)
#define END
#include "../import/lists.def"
#undef LIST
#undef COL
#undef END
};

static const struct type types[] = {
#define TYPE(id, reason, help) { #id, help },
#include "lists/cell.def"
#undef TYPE
};

static const struct reason reasons[] = {
#define REASON(id, word, kind, help, example) { word, #kind, help, example },
#include "lists/reasons.def"
#undef REASON
};

/* "Firma|Supplier" as "Also called Firma, Supplier." */
static void
put_aliases(const char *s)
{
	size_t n;

	if (!s || !*s)
		return;
	fputs(roff_tr(N_("Also called")), stdout);
	for (; *s; s += n + (s[n] == '|')) {
		n = strcspn(s, "|");
		putchar(' ');
		put_plain(s, s + n);
		putchar(s[n] ? ',' : '.');
	}
	putchar('\n');
}

static bool
same_text(const char *a, const char *b)
{
	for (; *a && tolower((unsigned char)*a) == tolower((unsigned char)*b);
	    a++)
		b++;
	return !*a && !*b;
}

void
put_types(void)
{
	size_t i;

	puts(".Bl -tag -width milestone -compact");
	for (i = 0; i < COUNT(types); i++) {
		fputs(".It Em", stdout);
		put_words(types[i].id);
		putchar('\n');
		put_sentence(types[i].help);
	}
	puts(".El");
}

static void
check_type(const char *id)
{
	size_t i;

	for (i = 0; i < COUNT(types); i++)
		if (!strcmp(types[i].id, id))
			return;
	die("no such type of cell", id);
}

static void
put_column(const struct column *c)
{
	check_type(c->type);
	fputs(".It Sy", stdout);
	put_words(c->danish);
	if (strcmp(c->danish, c->english)) {
		fputs(" Po", stdout);
		put_words(c->english);
		fputs(" Pc", stdout);
	}
	fputs(" Em", stdout);
	put_words(c->type);
	if (strstr(c->flags, "COL_REQUIRED"))
		printf(" , %s", roff_tr(N_("required")));
	if (strstr(c->flags, "COL_EITHER"))
		printf(" , %s", roff_tr(N_("either")));
	if (strstr(c->flags, "COL_KEY"))
		printf(" , %s", roff_tr(N_("key")));
	putchar('\n');
	if (!same_text(c->help, c->english))	/* it would say it twice */
		put_sentence(c->help);
	put_aliases(c->aliases);
}

void
put_lists(void)
{
	const struct column *c;
	size_t i;

	for (i = 0; i < COUNT(lists); i++) {
		fputs(".Ss", stdout);
		put_words(lists[i].word);
		if (strcmp(lists[i].word, lists[i].danish)) {
			fputs(" (", stdout);
			put_plain(lists[i].danish, NULL);
			putchar(')');
		}
		putchar('\n');
		put_sentence(lists[i].help);
		puts(".Bl -tag -width Ds");
		for (c = lists[i].col; c->danish; c++)
			put_column(c);
		puts(".El");
	}
}

static void
put_reasons_of(const char *kind, const char *heading)
{
	size_t i;
	bool any = false;

	for (i = 0; i < COUNT(reasons); i++) {
		if (!strstr(reasons[i].kind, kind))
			continue;
		if (!any) {
			fputs(".Ss", stdout);
			put_words(roff_tr(heading));
			puts("\n.Bl -tag -width Ds");
		}
		any = true;
		fputs(".It Cm", stdout);
		put_words(reasons[i].word);
		putchar('\n');
		put_sentence(reasons[i].help);
		printf("%s\n.Dl ", roff_tr(N_("For example:")));
		put_plain(reasons[i].example, NULL);
		putchar('\n');
	}
	if (!any)
		die("no reasons of this kind", kind);
	puts(".El");
}

void
put_reasons(void)
{
	put_reasons_of("FILE", N_("The whole file is refused"));
	put_reasons_of("ROW", N_("A row is rejected"));
	put_reasons_of("WARNING", N_("A row is read, with a warning"));
}
