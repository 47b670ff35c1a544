/*
 * Completing a file's name (path.h), as it is typed after ":import ".
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"

struct names {
	char		**name;		/* folders with "/" */
	size_t		 n;
};

/* May a person type it, and a line show it? */
static bool
is_typable(const char *s)
{
	size_t n = strlen(s), i = 0;
	int32_t cp;

	while (i < n) {
		i += utf8_next(s + i, n - i, &cp);
		if (cp < 0 || utf8_is_control(cp) || utf8_is_bidi(cp) ||
		    utf8_is_invisible(cp))
			return false;
	}
	return true;
}

static bool
starts(const char *name, const char *with, bool folded)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool yes;

	if (!folded)
		return strncmp(name, with, strlen(with)) == 0;
	utf8_fold(&a, name, strlen(name));
	utf8_fold(&b, with, strlen(with));
	yes = strncmp(buf_str(&a), buf_str(&b), b.len) == 0;
	buf_fini(&a);
	buf_fini(&b);
	return yes;
}

static void
add(struct names *to, const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name);
	struct stat st;
	bool found = stat(path, &st) == 0;

	free(path);
	if (!found || (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode)))
		return;
	to->name = xrealloc(to->name, to->n + 1, sizeof(*to->name));
	to->name[to->n++] = xasprintf("%s%s", name, S_ISDIR(st.st_mode) ?
	    "/" : "");
}

/* The entries of a folder that begin so; hidden ones only when asked for. */
static void
look(struct names *to, const char *folder, const char *start, bool folded)
{
	DIR *d = opendir(folder);
	const struct dirent *ent;
	int seen = 0;

	while (d && (ent = readdir(d)) != NULL && seen++ < COMPLETE_MAX)
		if (strcmp(ent->d_name, ".") != 0 &&
		    strcmp(ent->d_name, "..") != 0 &&
		    (ent->d_name[0] != '.' || start[0] == '.') &&
		    is_typable(ent->d_name) &&
		    starts(ent->d_name, start, folded))
			add(to, folder, ent->d_name);
	if (d)
		closedir(d);
}

static int
compare(const void *x, const void *y)
{
	const char *a = *(char *const *)x, *b = *(char *const *)y;

	return utf8_collate(a, strlen(a), b, strlen(b));
}

/* How many bytes all of them begin with, in whole characters. */
static size_t
in_common(const struct names *f)
{
	size_t i, k, same = strlen(f->name[0]);

	for (i = 1; i < f->n; i++) {
		for (k = 0; k < same && f->name[i][k] == f->name[0][k]; k++)
			;
		same = k;
	}
	return utf8_border(f->name[0], same);
}

int
path_complete(const char *typed, struct buf *out, struct buf *names)
{
	const char *slash = strrchr(typed, '/');
	const char *start = slash ? slash + 1 : typed;
	struct names found = { NULL, 0 };
	char *above, *folder;
	size_t i, same;

	buf_clear(out);
	buf_clear(names);
	if (strcmp(typed, "~") == 0) {
		buf_add(out, "~/");
		return 1;
	}
	above = xstrndup(typed, (size_t)(start - typed));
	folder = path_expand(*above ? above : ".");
	look(&found, folder, start, false);
	if (found.n == 0)
		look(&found, folder, start, true);
	if (found.n > 1)
		qsort(found.name, found.n, sizeof(*found.name), compare);
	same = found.n ? in_common(&found) : 0;
	if (found.name && (found.n == 1 || same > strlen(start))) {
		buf_add(out, above);
		buf_addn(out, found.name[0], same);
	} else {
		buf_add(out, typed);
	}
	for (i = 0; found.name && i < found.n; i++) {
		buf_addf(names, "%s%s", i ? " " : "", found.name[i]);
		free(found.name[i]);
	}
	free(found.name);
	free(folder);
	free(above);
	return (int)found.n;
}
