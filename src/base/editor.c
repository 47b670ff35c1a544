/*
 * The user's editor (editor.h). A shell reads the command, because $EDITOR
 * often has arguments ("emacs -nw"); the file's name is handed over apart from
 * it. The file is only the user's to read.
 */
#include "base/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/save.h"
#include "base/str.h"
#include "base/utf8.h"

extern char **environ;

static char *
read_all(const char *path, struct err *e)
{
	struct buf b = BUF_INIT;
	char chunk[4096];
	FILE *f = fopen(path, "re");
	size_t n;

	while (f && (n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_addn(&b, chunk, n);
	if (!f || ferror(f))
		err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	else if (!utf8_valid(buf_str(&b), b.len) ||
	    strlen(buf_str(&b)) != b.len)
		err_set(e, ERR_INVALID, _("what the editor left is not UTF-8"));
	if (f)
		fclose(f);
	if (e->code) {
		buf_fini(&b);
		return NULL;
	}
	if (b.len && b.p[b.len - 1] != '\n')
		buf_addc(&b, '\n');
	return b.len ? buf_take(&b) : xstrdup("");
}

/* -1, and errno, if it could not be run. */
static int
spawn_plainly(char *const argv[])
{
	int status = 0, rc;
	pid_t pid;

	rc = posix_spawn(&pid, "/bin/sh", NULL, NULL, argv, environ);
	if (rc) {
		errno = rc;
		return -1;
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static bool
run(const char *path, editor_spawn *spawn, struct err *e)
{
	char shell[] = "sh", option[] = "-c";
	char command[] = "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"";
	char *file = xstrdup(path);
	char *argv[] = { shell, option, command, shell, file, NULL };
	int status = spawn ? spawn(argv) : spawn_plainly(argv);

	free(file);
	if (status < 0)
		return err_set(e, ERR_IO, _("the editor could not be run: "
		    "%s"), strerror(errno));
	return status == 0 || err_set(e, ERR_PART,
	    _("the editor ended with trouble; nothing was done"));
}

char *
editor_run(const char *text, editor_spawn *spawn, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	char *path = xasprintf("%s/klar-XXXXXX", str_empty(tmp) ? "/tmp" :
	    tmp), *out = NULL;
	int fd = mkstemp(path);

	if (fd < 0 || !save_bytes(fd, text, strlen(text)))
		err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (fd >= 0 && close(fd) < 0 && !e->code)
		err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (!e->code && run(path, spawn, e))
		out = read_all(path, e);
	if (fd >= 0)
		unlink(path);
	free(path);
	return out;
}
