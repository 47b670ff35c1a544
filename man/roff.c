/*
 * Text for roff (roff.h).
 */
#include "roff.h"

#include <ctype.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
die(const char *what, const char *which)
{
	fprintf(stderr, "mkman: %s: %s\n", what, which);
	exit(1);
}

const char *
put_wide(const char *s)
{
	unsigned char c = (unsigned char)*s++;
	unsigned long cp;
	int more;

	more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : -1;
	if (more < 0)
		die("not UTF-8", s - 1);
	cp = c & (0x3fu >> more);
	while (more-- > 0) {
		if (((unsigned char)*s & 0xc0) != 0x80)
			die("not UTF-8", s);
		cp = cp << 6 | ((unsigned char)*s++ & 0x3f);
	}
	printf("\\[u%04lX]", cp);
	return s;
}

void
put_plain(const char *s, const char *end)
{
	while (*s && s != end) {
		if ((unsigned char)*s >= 0x80) {
			s = put_wide(s);
			continue;
		}
		if (*s == '\\')
			fputs("\\e", stdout);
		else if (*s == '-')
			fputs("\\-", stdout);
		else if (*s == '"')
			fputs("\\(dq", stdout);
		else
			putchar(*s);
		s++;
	}
}

void
roff_language(const char *lang, const char *catalogues)
{
	/* Any locale but "C" will do; the language is said apart. */
	if (!setlocale(LC_ALL, "C.UTF-8"))
		die("there is no locale", "C.UTF-8");
	setenv("LANGUAGE", lang, 1);
	bindtextdomain("klar", catalogues);
	bind_textdomain_codeset("klar", "UTF-8");
	textdomain("klar");
}

const char *
roff_tr(const char *msgid)
{
	return *msgid ? gettext(msgid) : "";
}

void
put_text(const char *s)
{
	size_t col = 0, n;
	bool sentence = false;

	for (; *s; s += n + strspn(s + n, " ")) {
		n = strcspn(s, " ");
		if (col && (col + n > 60 ||
		    (sentence && isupper((unsigned char)*s)))) {
			putchar('\n');
			col = 0;
		}
		if (col)
			putchar(' ');
		if (!col && (*s == '.' || *s == '\''))
			fputs("\\&", stdout);
		put_plain(s, s + n);
		col += n + 1;
		sentence = n && s[n - 1] == '.';
	}
}

void
put_sentence(const char *msgid)
{
	const char *s = roff_tr(msgid);
	size_t len = strlen(s);
	char text[LINE];

	if (!len)
		return;
	if (len + 2 > sizeof(text))
		die("too long", s);
	memcpy(text, s, len + 1);
	text[0] = (char)toupper((unsigned char)text[0]);
	if (!strchr(".?!", text[len - 1]))
		memcpy(text + len, ".", 2);
	put_text(text);
	putchar('\n');
}

void
put_words(const char *s)
{
	size_t n;

	for (;; s += n) {
		s += strspn(s, " ");
		n = strcspn(s, " ");
		if (!n)
			return;
		fputs(" \\&", stdout);
		put_plain(s, s + n);
	}
}

void
put_usage(const char *s)
{
	size_t n;

	for (; *s; s += n) {
		n = strcspn(s, " []|");
		if (n) {
			fputs(isupper((unsigned char)*s) ? " Ar \\&" :
			    " Cm \\&", stdout);
			put_plain(s, s + n);
			continue;
		}
		if (*s != ' ')
			fputs(*s == '[' ? " Oo" : *s == ']' ? " Oc" : " |",
			    stdout);
		n = 1;
	}
}
