/*
 * Printing, made harmless (out.h). Lines are cleaned one by one because a
 * line break is the one control character that output may hold.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/utf8.h"

/* One line: cleaned, and in ASCII if the terminal knows no more. */
static void
put_line(FILE *f, const char *s, size_t len)
{
	struct buf b = BUF_INIT;
	size_t i = 0;
	int32_t cp;

	utf8_clean(&b, s, len);
	if (i18n_is_utf8()) {
		fwrite(buf_str(&b), 1, b.len, f);
	} else {
		while (i < b.len) {
			i += utf8_next(b.p + i, b.len - i, &cp);
			putc(cp > 0 && cp < 0x7f ? (int)cp : '?', f);
		}
	}
	buf_fini(&b);
}

void
out_put(FILE *f, const char *s)
{
	const char *nl;

	while ((nl = strchr(s, '\n'))) {
		put_line(f, s, (size_t)(nl - s));
		putc('\n', f);
		s = nl + 1;
	}
	if (*s)
		put_line(f, s, strlen(s));
}

void
out_putf(FILE *f, const char *fmt, ...)
{
	va_list ap;
	char *text;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	text = xmalloc((size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(text, (size_t)n + 1, fmt, ap);
	va_end(ap);
	out_put(f, text);
	free(text);
}

void
out_data(FILE *f, const char *s)
{
	if (isatty(fileno(f)))
		out_put(f, s);
	else
		fputs(s, f);
}

void
out_error(const char *s)
{
	out_putf(stderr, "klar: %s\n", s);
}

bool
out_flush(FILE *f)
{
	return fflush(f) == 0 && !ferror(f);
}
