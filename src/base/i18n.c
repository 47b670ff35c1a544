/*
 * The user's language (i18n.h); the only file that sees libintl.h. glibc
 * translates by LANGUAGE only while LC_MESSAGES is something other than "C",
 * and it refuses a whole locale over one category that is not built. So each
 * category is settled by itself, and the language is decided here and put
 * into LANGUAGE, whatever locales the machine has.
 */
#include "base/i18n.h"

#include <langinfo.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

#ifndef KLAR_LOCALEDIR
#define KLAR_LOCALEDIR	"/usr/local/share/locale"
#endif

#define I18N_DOMAIN	"klar"

static const char *i18n_now = "en";

/* "da", "en" or NULL for a locale name (or one entry of LANGUAGE). */
static const char *
i18n_of_name(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && !strchr("_.@", s[n]))
		n++;
	if (n == 2 && strncasecmp(s, "da", 2) == 0)
		return "da";
	if (n == 2 && strncasecmp(s, "en", 2) == 0)
		return "en";
	return NULL;
}

/* The first language of LANGUAGE ("sv:da:en") that we speak. */
static const char *
i18n_of_list(const char *s)
{
	const char *lang;
	size_t n;

	if (!s)
		return NULL;
	for (; *s; s += n + (s[n] == ':')) {
		n = strcspn(s, ":");
		lang = i18n_of_name(s, n);
		if (lang)
			return lang;
	}
	return NULL;
}

/* What the environment asks for in a category, as setlocale(3) reads it. */
static const char *
i18n_wanted(const char *category)
{
	const char *s = getenv("LC_ALL");

	if (str_empty(s))
		s = getenv(category);
	if (str_empty(s))
		s = getenv("LANG");
	return s ? s : "";
}

static const char *
i18n_decide(const char *lang)
{
	const char *s;

	if (lang)
		s = i18n_of_name(lang, strlen(lang));
	else
		s = i18n_of_list(getenv("LANGUAGE"));
	if (!s && !lang) {
		lang = i18n_wanted("LC_MESSAGES");
		s = i18n_of_name(lang, strlen(lang));
	}
	return s ? s : "en";
}

static bool
i18n_names_utf8(const char *locale)
{
	const char *dot = strrchr(locale, '.');

	/* A Mac sends LC_CTYPE=UTF-8 over ssh: no language, no dot. */
	if (dot)
		locale = dot + 1;
	return strncasecmp(locale, "utf-8", 5) == 0 ||
	    strncasecmp(locale, "utf8", 4) == 0;
}

static void
i18n_set_locale(void)
{
	static const char *const any[] = {
		"C.UTF-8", "C.utf8", "en_US.UTF-8", "da_DK.UTF-8",
	};
	const char *messages;
	size_t i;

	setlocale(LC_ALL, "C");		/* what is left if all else fails */
	if (!setlocale(LC_ALL, "") && !setlocale(LC_CTYPE, "") &&
	    i18n_names_utf8(i18n_wanted("LC_CTYPE")))
		setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
	messages = setlocale(LC_MESSAGES, "");
	if (messages && !str_eq(messages, "C") && !str_eq(messages, "POSIX"))
		return;
	for (i = 0; i < sizeof(any) / sizeof(any[0]); i++)
		if (setlocale(LC_MESSAGES, any[i]))
			return;
}

/* "locale" beside the running binary, if there: the build tree's. Or NULL. */
static char *
i18n_dir_beside(void)
{
	char exe[PATH_MAX];
	struct stat st;
	char *dir, *slash;
	ssize_t n;

	n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	if (n <= 0)
		return NULL;
	exe[n] = '\0';
	slash = strrchr(exe, '/');
	if (!slash)
		return NULL;
	*slash = '\0';
	dir = xasprintf("%s/locale", exe);
	if (stat(dir, &st) == 0 && S_ISDIR(st.st_mode))
		return dir;
	free(dir);
	return NULL;
}

void
i18n_start(const char *lang)
{
	const char *env = getenv("KLAR_LOCALEDIR");
	char *beside = NULL;

	i18n_now = i18n_decide(lang);
	i18n_set_locale();
	setenv("LANGUAGE", i18n_now, 1);
	if (str_empty(env))
		beside = i18n_dir_beside();
	if (beside)
		env = beside;
	/* Also tells glibc to forget what it looked up in another language. */
	bindtextdomain(I18N_DOMAIN, str_empty(env) ? KLAR_LOCALEDIR : env);
	bind_textdomain_codeset(I18N_DOMAIN, "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8");	/* strerror(3) */
	textdomain(I18N_DOMAIN);
	free(beside);
}

const char *
i18n_text(const char *msgid)
{
	return *msgid ? dgettext(I18N_DOMAIN, msgid) : "";
}

const char *
i18n_plural(const char *one, const char *many, unsigned long n)
{
	return dngettext(I18N_DOMAIN, one, many, n);
}

const char *
i18n_lang(void)
{
	return i18n_now;
}

bool
i18n_is_utf8(void)
{
	return str_eq(nl_langinfo(CODESET), "UTF-8");
}
