/* A text into a file (save.h). */
#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

bool
save_bytes(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;
	ssize_t done;

	for (; n; p += done, n -= (size_t)done) {
		done = write(fd, p, n);
		if (done < 0 && errno != EINTR)
			return false;
		if (done < 0)
			done = 0;
	}
	return true;
}

bool
save_text(const char *path, const char *text, bool over, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (over ?
	    O_TRUNC : O_EXCL), 0600);
	bool ok;

	if (fd < 0)
		return errno == EEXIST ? err_set(e, ERR_INVALID,
		    _("%s exists; choose another name"), path) :
		    err_set(e, ERR_IO, _("cannot write %s: %s"), path,
		    strerror(errno));
	ok = save_bytes(fd, text, strlen(text)) || err_set(e, ERR_IO,
	    _("cannot write %s: %s"), path, strerror(errno));
	if (close(fd) != 0 && ok)
		ok = err_set(e, ERR_IO, _("cannot write %s: %s"), path,
		    strerror(errno));
	return ok;
}
