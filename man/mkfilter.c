/*
 * The rosters of klar-filter(7) as mdoc: every field with its other names,
 * what it holds, and the words it may hold.
 */
#include <stdio.h>
#include <string.h>

#include "mkfilter.h"
#include "roff.h"

#define N_(s)		s
#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

struct word {
	const char	*set, *word, *other;
};

struct field {				/* name NULL: a roster, type its name */
	const char	*name, *other, *type, *words, *help;
	const char	*order;		/* of a roster */
};

/* Set by set: a word's is the WORDS line before it. */
static const struct word words[] = {
#define WORDS(id)		{ #id, NULL, NULL },
#define WORD(w, other, name)	{ NULL, w, other },
#define END
#include "model/roster_words.def"
#undef WORDS
#undef WORD
#undef END
};

static const struct field fields[] = {
#define ROSTER(id, name, other, title, order, now) \
	{ NULL, other, name, NULL, NULL, order },
#define RFIELD(id, name, other, type, words, head, title, width, flags, help) \
	{ name, other, #type, #words, help, NULL },
#define REND
#include "model/rosters.def"
#undef ROSTER
#undef RFIELD
#undef REND
};

/* "a|b|c" as "a, b, c". */
static void
put_others(const char *s)
{
	size_t n;

	for (; *s; s += n + (s[n] == '|')) {
		n = strcspn(s, "|");
		put_plain(s, s + n);
		if (s[n])
			fputs(", ", stdout);
	}
}

/* The words of a set, what each may also be called in brackets. */
static void
put_set(const char *set)
{
	size_t i = 0;
	int n = 0;

	while (i < COUNT(words) && (!words[i].set ||
	    strcmp(words[i].set, set) != 0))
		i++;
	if (i == COUNT(words))
		die("no such set of words", set);
	put_plain(roff_tr(N_("One of")), NULL);
	for (i++; i < COUNT(words) && !words[i].set; i++, n++) {
		fputs(n ? ",\n" : "\n", stdout);
		put_plain(words[i].word, NULL);
		if (*words[i].other) {
			fputs(" (", stdout);
			put_others(words[i].other);
			putchar(')');
		}
	}
	puts(".");
}

static void
put_field(const struct field *f)
{
	static const char *const types[][2] = {
		{ "TEXT", N_("text") }, { "CODE", N_("code") },
		{ "PERSON", N_("person") }, { "NUMBER", N_("figure") },
		{ "MONEY", N_("kroner") }, { "SPAN", N_("days") },
		{ "DAY", N_("date") }, { "WORD", N_("word") },
	};
	size_t i;

	for (i = 0; i < COUNT(types) - 1; i++)
		if (!strcmp(types[i][0], f->type))
			break;
	fputs(".It Sy", stdout);
	put_words(f->name);
	if (*f->other) {
		fputs(" Pq", stdout);
		putchar(' ');
		put_others(f->other);
	}
	fputs("\n.Em ", stdout);
	put_plain(roff_tr(types[i][1]), NULL);
	puts(" .");
	put_sentence(f->help);
	if (strcmp(f->words, "NONE") != 0)
		put_set(f->words);
}

void
put_rosters(void)
{
	const struct field *f;
	size_t i;

	for (i = 0; i < COUNT(fields); i++) {
		f = &fields[i];
		if (f->name) {
			put_field(f);
			continue;
		}
		if (i > 0)
			puts(".El");
		fputs(".Ss", stdout);
		put_words(f->type);
		putchar('\n');
		put_plain(roff_tr(N_("Also called")), NULL);
		putchar(' ');
		put_others(f->other);
		puts(".");
		if (*f->order) {
			put_plain(roff_tr(N_("In the order of")), NULL);
			putchar('\n');
			put_plain(f->order, NULL);
			puts(".");
		}
		puts(".Bl -tag -width Ds -compact");
	}
	puts(".El");
}
