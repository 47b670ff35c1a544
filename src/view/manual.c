/*
 * The manual pages, shown by man(1) in the foreground. Arguments are fixed
 * or names from our own tables: no shell, no data. A page beside the binary
 * (a build tree) or in $KLAR_MANDIR goes before an installed one.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "term/tty.h"
#include "view/app.h"

#define MAN_NOT_FOUND	16	/* man(1): the page is not there */

/* folder/page.section, if it is there; in Danish from its folder da. */
static bool
manual_in(const char *folder, const char *page, const char *section,
    char *out, size_t n)
{
	const char *da = strcmp(i18n_lang(), "da") == 0 ? "/da" : "";
	int len = snprintf(out, n, "%s%s/%s.%s", folder, da, page, section);

	if (len > 0 && (size_t)len < n && access(out, R_OK) == 0)
		return true;
	len = snprintf(out, n, "%s/%s.%s", folder, page, section);
	return len > 0 && (size_t)len < n && access(out, R_OK) == 0;
}

static bool
manual_find(const char *page, const char *section, char *out, size_t n)
{
	const char *set = getenv("KLAR_MANDIR");
	char self[PATH_MAX];
	ssize_t len;
	char *slash;

	if (!str_empty(set))
		return manual_in(set, page, section, out, n);
	len = readlink("/proc/self/exe", self, sizeof(self) - 5);
	if (len <= 0)
		return false;
	self[len] = '\0';
	slash = strrchr(self, '/');
	if (!slash)
		return false;
	memcpy(slash, "/man", sizeof("/man"));
	return manual_in(self, page, section, out, n);
}

bool
manual_open(const char *page, const char *section, struct err *e)
{
	char file[PATH_MAX], man[] = "man", local[] = "-l";
	char name[64], sect[8], lang[8], language[] = "-L";
	char *here[] = { man, local, file, NULL };
	char *installed[] = { man, language, lang, sect, name, NULL };
	bool found = manual_find(page, section, file, sizeof(file));
	int status;

	str_copy(name, sizeof(name), page);
	str_copy(sect, sizeof(sect), section);
	str_copy(lang, sizeof(lang), i18n_lang());
	if (!tty_is_there())
		return err_set(e, ERR_IO, "%s",
		    _("the manual needs a terminal"));
	status = tty_run(found ? here : installed, true);
	if (status == 127 || status == -1)
		return err_set(e, ERR_IO, "%s",
		    _("the program man is not installed"));
	if (status == MAN_NOT_FOUND)
		return err_set(e, ERR_IO, _("the manual page %s(%s) is not "
		    "installed"), page, section);
	return true;
}
