/*
 * Where files live and what their names look like (path.h). Nothing here
 * opens a file. A relative XDG variable is ignored, as its specification
 * says.
 */
#include "base/path.h"

#include <errno.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

/* $HOME, or what the password file says. Borrowed. */
static const char *
path_of_home(void)
{
	const char *dir = getenv("HOME");
	const struct passwd *pw;

	if (!str_empty(dir))
		return dir;
	pw = getpwuid(getuid());
	return pw && pw->pw_dir ? pw->pw_dir : ".";
}

char *
path_expand(const char *path)
{
	if (path[0] == '~' && (path[1] == '/' || path[1] == '\0'))
		return xasprintf("%s%s", path_of_home(), path + 1);
	return xstrdup(path);
}

char *
path_short(const char *path)
{
	const char *home = path_of_home();
	size_t n = strlen(home);

	if (n > 1 && strncmp(path, home, n) == 0 &&
	    (path[n] == '/' || path[n] == '\0'))
		return xasprintf("~%s", path + n);
	return xstrdup(path);
}

/* $xdg/klar/name, or ~/home/klar/name. */
static char *
path_xdg(const char *xdg, const char *home, const char *name)
{
	const char *dir = getenv(xdg);

	if (dir && dir[0] == '/')
		return xasprintf("%s/klar/%s", dir, name);
	return xasprintf("%s/%s/klar/%s", path_of_home(), home, name);
}

char *
path_store_default(void)
{
	const char *s = getenv("KLAR_DB");

	if (!str_empty(s))
		return xstrdup(s);
	return path_xdg("XDG_DATA_HOME", ".local/share", "klar.db");
}

char *
path_state(const char *name)
{
	return path_xdg("XDG_STATE_HOME", ".local/state", name);
}

char *
path_config(const char *name)
{
	return path_xdg("XDG_CONFIG_HOME", ".config", name);
}

char *
path_safe(const char *path)
{
	if (path[0] == '/' || strncmp(path, "./", 2) == 0)
		return xstrdup(path);
	return xasprintf("./%s", path);
}

char *
path_insert(const char *path, const char *infix)
{
	const char *base = path_base(path);
	const char *dot = strrchr(base, '.');

	if (!dot || dot == base)	/* ".profile" has no ending */
		return xasprintf("%s.%s", path, infix);
	return xasprintf("%.*s.%s%s", (int)(dot - path), path, infix, dot);
}

static bool
path_make_folder(const char *path, struct err *e)
{
	struct stat st;

	if (mkdir(path, 0700) == 0)
		return true;
	if (errno != EEXIST)
		return err_set(e, ERR_IO, _("cannot make the folder '%s': %s"),
		    path, strerror(errno));
	if (stat(path, &st) != 0)
		return err_set(e, ERR_IO, _("cannot use the folder '%s': %s"),
		    path, strerror(errno));
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_IO, _("'%s' is not a folder"), path);
	return true;
}

bool
path_make_parents(const char *path, struct err *e)
{
	char *copy = xstrdup(path);
	bool ok = true;
	char *slash;

	for (slash = copy; ok && (slash = strchr(slash, '/')); slash++) {
		if (slash == copy)
			continue;	/* the root is there */
		*slash = '\0';
		ok = path_make_folder(copy, e);
		*slash = '/';
	}
	free(copy);
	return ok;
}

const char *
path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* statfs(2) of the file, or of its folder while it is not there yet. */
static bool
path_statfs(const char *path, struct statfs *fs)
{
	const char *base = path_base(path);
	char *dir;
	bool ok;

	if (statfs(path, fs) == 0)
		return true;
	if (base == path)
		dir = xstrdup(".");
	else
		dir = xstrndup(path, (size_t)(base - path));
	ok = statfs(dir, fs) == 0;
	free(dir);
	return ok;
}

bool
path_is_remote(const char *path)
{
	/* From linux/magic.h and the modules that are not in it. */
	static const uint32_t magic[] = {
		0x00006969,	/* NFS */
		0x0000517b,	/* SMB */
		0xfe534d42,	/* SMB2 */
		0xff534d42,	/* CIFS */
		0x0000564c,	/* NCP */
		0x5346414f,	/* AFS (OpenAFS and the kernel's) */
		0x6b414653,	/* AFS (the older kernel's) */
		0x73757245,	/* Coda */
		0x01021997,	/* 9P */
		0x00c36400,	/* Ceph */
		0x0bd00bd0,	/* Lustre */
		0x20030528,	/* OrangeFS */
		0x47504653,	/* GPFS */
	};
	struct statfs fs;
	size_t i;

	if (!path_statfs(path, &fs))
		return false;
	for (i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		/* f_type is signed on some machines: CIFS is negative there */
		if ((uint32_t)fs.f_type == magic[i])
			return true;
	return false;
}
