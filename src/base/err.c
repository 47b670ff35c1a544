/*
 * Errors as values (err.h). Nothing is printed and nothing is translated
 * here: the sentence arrives translated from where it was noticed. Both
 * functions format beside the error first, so that its own text may be one
 * of the arguments.
 */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

static void
err_format(char *out, size_t n, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));

static void
err_format(char *out, size_t n, const char *fmt, va_list ap)
{
	if (vsnprintf(out, n, fmt, ap) < 0)
		out[0] = '\0';
}

void
err_set_(struct err *e, enum err_code code, const char *fmt, ...)
{
	char text[ERR_TEXT + 4];	/* seen whole, then cut */
	va_list ap;

	if (!e)
		return;
	va_start(ap, fmt);
	err_format(text, sizeof(text), fmt, ap);
	va_end(ap);
	e->code = code;
	str_copy(e->msg, sizeof(e->msg), text);
}

void
err_wrap_(struct err *e, const char *fmt, ...)
{
	char text[2 * ERR_TEXT];
	size_t n;
	va_list ap;

	if (!e)
		return;
	va_start(ap, fmt);
	err_format(text, ERR_TEXT, fmt, ap);
	va_end(ap);
	n = strlen(text);
	snprintf(text + n, sizeof(text) - n, ": %s", e->msg);
	str_copy(e->msg, sizeof(e->msg), text);
}

void
err_clear(struct err *e)
{
	e->code = ERR_NONE;
	e->msg[0] = '\0';
}

int
err_exit(enum err_code code)
{
	switch (code) {
	case ERR_NONE:
		return 0;
	case ERR_PART:
	case ERR_INVALID:
	case ERR_IO:
	case ERR_INTERRUPT:
		return 1;
	case ERR_USAGE:
		return 2;
	case ERR_RULE:
		return 3;
	case ERR_CONFLICT:
		return 4;
	case ERR_BUSY:
		return 5;
	case ERR_STORE:
	case ERR__COUNT:
		break;
	}
	return 6;
}
