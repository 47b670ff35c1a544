/*
 * Memory or the end (mem.h). Out of memory is the user's trouble and leaves
 * with a sentence and status 1; a zero size or an overflow is ours and
 * aborts. _exit, not exit: what atexit would run may want memory again, and
 * the one thing that must happen, the terminal, is the hook.
 */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

static void (*on_death)(void);

void
mem_on_death(void (*hook)(void))
{
	on_death = hook;
}

static void
mem_run_hook(void)
{
	void (*hook)(void) = on_death;

	on_death = NULL;	/* once, even if the hook runs out itself */
	if (hook)
		hook();
}

__attribute__((noreturn))
static void
mem_out(void)
{
	mem_run_hook();
	fprintf(stderr, "klar: %s\n", _("out of memory; what was done is "
	    "saved"));
	_exit(1);
}

__attribute__((noreturn))
static void
mem_mistake(void)
{
	mem_run_hook();
	fprintf(stderr, "klar: memory of an impossible size was asked for\n");
	abort();
}

static size_t
mem_product(size_t n, size_t size)
{
	if (n == 0 || size == 0 || n > SIZE_MAX / size)
		mem_mistake();
	return n * size;
}

void *
xmalloc(size_t size)
{
	void *p;

	p = malloc(mem_product(1, size));
	if (!p)
		mem_out();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	void *p;

	mem_product(n, size);
	p = calloc(n, size);
	if (!p)
		mem_out();
	return p;
}

void *
xrealloc(void *old, size_t n, size_t size)
{
	void *p;

	p = realloc(old, mem_product(n, size));
	if (!p)
		mem_out();
	return p;
}

void *
mem_longer(void *p, size_t *n, size_t i, size_t size)
{
	size_t more = 2 * i + 64;

	p = xrealloc(p, more, size);
	memset((char *)p + *n * size, 0, (more - *n) * size);
	*n = more;
	return p;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *
xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *p;

	p = xmalloc(len + 1);
	memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *
xasprintf(const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		mem_mistake();
	p = xmalloc((size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}
