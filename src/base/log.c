/*
 * The diary (log.h). Opened at the first line, one write a line and in
 * append mode, so that two processes do not tear each other's lines. Trouble
 * with the diary is nobody's trouble: it is silently left out.
 */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"

static int	log_fd = -1;
static bool	log_asked;		/* the environment has been looked at */

static void
log_open(void)
{
	const char *want = getenv("KLAR_LOG");
	char *path;

	log_asked = true;
	if (!want || !*want || str_eq(want, "0"))
		return;
	path = strchr(want, '/') ? xstrdup(want) : path_state("log");
	if (path_make_parents(path, NULL))
		log_fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC |
		    O_NOCTTY | O_NONBLOCK, 0600);
	free(path);
}

void
log_debug(const char *fmt, ...)
{
	struct buf line = BUF_INIT;
	char now[CLOCK_TEXT], text[2048];
	int kept = errno;
	ssize_t written;
	va_list ap;

	if (!log_asked)
		log_open();
	if (log_fd < 0)
		goto out;
	va_start(ap, fmt);
	if (vsnprintf(text, sizeof(text), fmt, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	buf_addf(&line, "%s %ld ", clock_now(now), (long)getpid());
	utf8_clean(&line, text, utf8_border(text, strlen(text)));
	buf_addc(&line, '\n');
	written = write(log_fd, line.p, line.len);
	if (written < 0 && errno != EINTR && errno != EAGAIN)
		log_close();
	buf_fini(&line);
out:
	errno = kept;
}

void
log_close(void)
{
	if (log_fd >= 0)
		close(log_fd);
	log_fd = -1;
}
