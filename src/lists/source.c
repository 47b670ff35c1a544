/*
 * Sources of lists (source.h). Refuses at once what is no ordinary file, and
 * what begins like a spreadsheet, a PDF or a web page, before anything is
 * made of it.
 */
#include "lists/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/save.h"
#include "base/str.h"

#define LINE_MAX_BYTES	(32 << 20)	/* from standard input */

static const struct {
	const char	*magic;
	size_t		 len;
	const char	*what;
} kinds[] = {
	{ "PK\003\004", 4, N_("an Excel workbook (.xlsx) or a zip file") },
	{ "PK\005\006", 4, N_("an Excel workbook (.xlsx) or a zip file") },
	{ "\xd0\xcf\x11\xe0", 4, N_("an old Excel workbook (.xls)") },
	{ "%PDF", 4, N_("a PDF") },
	{ "\x1f\x8b", 2, N_("a compressed file (gzip)") },
	{ "BZh", 3, N_("a compressed file (bzip2)") },
	{ "\xfd" "7zXZ", 5, N_("a compressed file (xz)") },
	{ "SQLite format 3", 15, N_("a database (SQLite)") },
	{ "\x7f" "ELF", 4, N_("a program") },
	{ "\x89PNG", 4, N_("a picture") },
	{ "\xff\xd8\xff", 3, N_("a picture") },
};

static const char *const pages[] = { "<!doctype", "<html", "<table", "<?xml" };

static const char *
sniff_page(const char *p, size_t n)
{
	size_t i;

	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
		p += 3;
		n -= 3;
	}
	while (n > 0 && strchr(" \t\r\n", *p) && *p) {
		p++;
		n--;
	}
	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (n >= strlen(pages[i]) &&
		    strncasecmp(p, pages[i], strlen(pages[i])) == 0)
			return _("a web page (HTML or XML)");
	return NULL;
}

/* One NUL in four and no mark of UTF-16: no text. */
static bool
sniff_nuls(const unsigned char *p, size_t n)
{
	size_t i, nuls = 0;

	if (n > 4096)
		n = 4096;
	if (n >= 2 && ((p[0] == 0xff && p[1] == 0xfe) ||
	    (p[0] == 0xfe && p[1] == 0xff)))
		return false;
	for (i = 0; i < n; i++)
		nuls += p[i] == 0;
	return nuls * 4 >= n && nuls > 0;
}

const char *
source_sniff(const unsigned char *p, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (n >= kinds[i].len &&
		    memcmp(p, kinds[i].magic, kinds[i].len) == 0)
			return _(kinds[i].what);
	if (n >= 4 && (memcmp(p, "\xff\xfe\0\0", 4) == 0 ||
	    memcmp(p, "\0\0\xfe\xff", 4) == 0))
		return _("UTF-32");
	if (sniff_nuls(p, n))
		return _("no text, or UTF-16 without its mark");
	return sniff_page((const char *)p, n);
}

/* A file in $TMPDIR that has no name any more. */
static int
nameless(struct err *e)
{
	const char *dir = getenv("TMPDIR");
	char *path = xasprintf("%s/klar-XXXXXX", str_empty(dir) ? "/tmp" : dir);
	int fd = mkstemp(path);

	if (fd >= 0)
		unlink(path);
	else
		err_set(e, ERR_IO, _("cannot make a file in %s: %s"),
		    str_empty(dir) ? "/tmp" : dir, strerror(errno));
	free(path);
	return fd;
}

static bool
keep(int fd, const unsigned char *p, size_t n, struct err *e)
{
	return save_bytes(fd, p, n) || err_set(e, ERR_IO, _("cannot keep a "
	    "copy of standard input: %s"), strerror(errno));
}

/*
 * What has come without an end of line; what never has one may never end
 * either, and would fill the disk.
 */
static bool
has_lines(const struct source *s, const unsigned char *p, size_t n,
    int64_t *since, enum reason *why, struct err *e)
{
	size_t i;

	for (i = n; i > 0 && p[i - 1] != '\n' && p[i - 1] != '\r'; i--)
		;
	*since = (int64_t)(n - i) + (i > 0 ? 0 : *since);
	if (*since < LINE_MAX_BYTES)
		return true;
	*why = REASON_binary;
	return err_set(e, ERR_INVALID, _("%s goes on for %d MiB without an "
	    "end of line; that is no list"), s->name, LINE_MAX_BYTES >> 20);
}

/* Standard input that cannot be wound back is copied. */
static bool
spool(struct source *s, enum reason *why, struct err *e)
{
	unsigned char *block = xmalloc(SOURCE_BLOCK);
	int fd = nameless(e);
	bool first = true, ok = fd >= 0;
	const char *what;
	int64_t since = 0;
	ssize_t n;

	while (ok) {
		n = read(STDIN_FILENO, block, SOURCE_BLOCK);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			ok = err_set(e, ERR_IO, _("cannot read %s: %s"),
			    s->name, strerror(errno));
		if (n <= 0)
			break;
		what = first ? source_sniff(block, (size_t)n) : NULL;
		if (what) {
			*why = REASON_binary;
			ok = err_set(e, ERR_INVALID, _("%s is %s; save the "
			    "sheet as CSV UTF-8 and import that"), s->name,
			    what);
		}
		first = false;
		ok = ok && has_lines(s, block, (size_t)n, &since, why, e) &&
		    keep(fd, block, (size_t)n, e);
	}
	free(block);
	if (!ok && fd >= 0)
		close(fd);
	s->fd = ok ? fd : -1;
	return ok;
}

static bool
open_stdin(struct source *s, enum reason *why, struct err *e)
{
	s->name = _("standard input");
	if (fstat(STDIN_FILENO, &s->st) == 0 && S_ISREG(s->st.st_mode)) {
		s->start = lseek(STDIN_FILENO, 0, SEEK_CUR);
		s->fd = dup(STDIN_FILENO);
		if (s->fd >= 0 && s->start >= 0)
			return true;
		source_close(s);
		return err_set(e, ERR_IO, _("cannot read %s: %s"), s->name,
		    strerror(errno));
	}
	return spool(s, why, e) && fstat(s->fd, &s->st) == 0 &&
	    source_rewind(s, e);
}

bool
source_open(struct source *s, const char *path, enum reason *why,
    struct err *e)
{
	memset(s, 0, sizeof(*s));
	s->name = path;
	s->fd = -1;
	*why = REASON_unreadable;
	if (strcmp(path, "-") == 0)
		return open_stdin(s, why, e);
	s->fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (s->fd < 0 || fstat(s->fd, &s->st) < 0) {
		if (errno == ENXIO)	/* a socket */
			*why = REASON_not_regular;
		err_set(e, ERR_IO, _("%s: %s"), path, strerror(errno));
		source_close(s);
		return false;
	}
	if (S_ISREG(s->st.st_mode))
		return true;
	*why = REASON_not_regular;
	err_set(e, ERR_INVALID, S_ISDIR(s->st.st_mode) ?
	    _("%s is a folder, not a file") :
	    _("%s is no ordinary file; give - to read standard input"), path);
	source_close(s);
	return false;
}

void
source_memory(struct source *s, const char *name, const void *mem, size_t len)
{
	memset(s, 0, sizeof(*s));
	s->name = name;
	s->fd = -1;
	s->mem = mem;
	s->len = len;
}

void
source_close(struct source *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}

bool
source_read(struct source *s, void *to, size_t n, size_t *got, struct err *e)
{
	ssize_t r;

	*got = 0;
	if (s->fd < 0) {
		*got = s->len - s->at < n ? s->len - s->at : n;
		if (*got > 0)
			memcpy(to, s->mem + s->at, *got);
		s->at += *got;
		return true;
	}
	do
		r = read(s->fd, to, n);
	while (r < 0 && errno == EINTR);
	if (r < 0)
		return err_set(e, ERR_IO, _("cannot read %s: %s"), s->name,
		    strerror(errno));
	*got = (size_t)r;
	return true;
}

bool
source_rewind(struct source *s, struct err *e)
{
	s->at = 0;
	if (s->fd >= 0 && lseek(s->fd, s->start, SEEK_SET) < 0)
		return err_set(e, ERR_IO, _("cannot read %s: %s"), s->name,
		    strerror(errno));
	return true;
}

int64_t
source_size(const struct source *s)
{
	return s->fd < 0 ? (int64_t)s->len : (int64_t)(s->st.st_size -
	    s->start);
}

bool
source_unchanged(const struct source *s, struct err *e)
{
	struct stat now;

	if (s->fd < 0 || (fstat(s->fd, &now) == 0 &&
	    now.st_size == s->st.st_size &&
	    now.st_mtim.tv_sec == s->st.st_mtim.tv_sec &&
	    now.st_mtim.tv_nsec == s->st.st_mtim.tv_nsec))
		return true;
	return err_set(e, ERR_IO, _("%s was changed while it was read; "
	    "nothing was imported"), s->name);
}
