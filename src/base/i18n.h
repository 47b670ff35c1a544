/*
 * The user's language. msgids are English; po/da.po holds the Danish. The
 * only file that sees libintl.h. Text comes out as UTF-8 whatever the locale
 * (Debian over ssh often has no da_DK built); the borders turn it into what
 * the terminal can show.
 */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <stdbool.h>

/* Translate now; msgid must be a literal (xgettext reads it). */
#define _(s)		i18n_text(s)
/* Mark for translation in a table; translate with _() when shown. */
#define N_(s)		s

/*
 * Call once, first of all. lang is "da", "en" or NULL (then the environment
 * decides: LANGUAGE, LC_ALL, LC_MESSAGES, LANG; neither: English). Survives
 * a locale that is not installed.
 */
void	 i18n_start(const char *lang);
/* "" gives "", never the catalogue's header. Borrowed, never freed. */
const char *i18n_text(const char *msgid)
	    __attribute__((format_arg(1)));
const char *i18n_plural(const char *one, const char *many, unsigned long n)
	    __attribute__((format_arg(1), format_arg(2)));
const char *i18n_lang(void);		/* "da" or "en" */
/* Can the terminal's character set (LC_CTYPE) show UTF-8? */
bool	 i18n_is_utf8(void);

#endif
