/*
 * The growing string and small helpers (str.h). A buffer owns its memory and
 * doubles it; it never shrinks until it is taken or finished, so one buffer
 * serves a whole loop with buf_clear.
 */
#include "base/str.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#define BUF_FIRST	64

/* Room for n more bytes and the NUL. */
static void
buf_reserve(struct buf *b, size_t n)
{
	size_t need = b->len + n + 1;
	size_t cap = b->cap ? b->cap : BUF_FIRST;

	if (need <= b->cap)
		return;
	while (cap < need)
		cap *= 2;
	b->p = xrealloc(b->p, cap, 1);
	b->cap = cap;
}

void
buf_add(struct buf *b, const char *s)
{
	buf_addn(b, s, strlen(s));
}

void
buf_addn(struct buf *b, const char *s, size_t n)
{
	buf_reserve(b, n);
	if (n)
		memcpy(b->p + b->len, s, n);
	b->len += n;
	b->p[b->len] = '\0';
}

void
buf_addz(struct buf *b, const char *s, size_t n)
{
	buf_reserve(b, n + 1);
	if (n)
		memcpy(b->p + b->len, s, n);
	b->p[b->len + n] = '\0';
	b->len += n + 1;
	b->p[b->len] = '\0';
}

void
buf_addc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->len++] = c;
	b->p[b->len] = '\0';
}

void
buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	buf_reserve(b, 0);
	va_start(ap, fmt);
	n = vsnprintf(b->p + b->len, b->cap - b->len, fmt, ap);
	va_end(ap);
	if (n < 0) {
		b->p[b->len] = '\0';
		return;
	}
	if ((size_t)n >= b->cap - b->len) {
		buf_reserve(b, (size_t)n);
		va_start(ap, fmt);
		vsnprintf(b->p + b->len, b->cap - b->len, fmt, ap);
		va_end(ap);
	}
	b->len += (size_t)n;
}

void
buf_add_number(struct buf *b, int64_t value)
{
	char digits[24];
	size_t n, i;

	n = (size_t)snprintf(digits, sizeof(digits), "%" PRId64, value);
	for (i = 0; i < n; i++) {
		if (i > 0 && digits[i - 1] != '-' && (n - i) % 3 == 0)
			buf_addc(b, '.');
		buf_addc(b, digits[i]);
	}
}

void
buf_cut(struct buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->p[len] = '\0';
}

void
buf_clear(struct buf *b)
{
	buf_cut(b, 0);
}

void
buf_fini(struct buf *b)
{
	free(b->p);
	*b = (struct buf)BUF_INIT;
}

const char *
buf_str(const struct buf *b)
{
	return b->p ? b->p : "";
}

char *
buf_take(struct buf *b)
{
	char *p = b->p ? b->p : xstrdup("");

	*b = (struct buf)BUF_INIT;
	return p;
}

bool
str_copy(char *dst, size_t n, const char *src)
{
	size_t len = strlen(src);
	bool fits = len < n;

	if (!fits)
		len = utf8_border(src, n - 1);
	memcpy(dst, src, len);
	dst[len] = '\0';
	return fits;
}

bool
str_eq(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	return strcmp(a, b) == 0;
}

bool
str_empty(const char *s)
{
	return !s || !*s;
}

bool
str_digits(const char *s)
{
	if (str_empty(s))
		return false;
	return s[strspn(s, "0123456789")] == '\0';
}

size_t
str_distance(const char *a, const char *b)
{
	size_t row[DISTANCE_TEXT + 1], alen = strlen(a), blen = strlen(b);
	size_t i, k, diagonal, above;

	if (alen > DISTANCE_TEXT || blen > DISTANCE_TEXT)
		return DISTANCE_TEXT;
	for (k = 0; k <= blen; k++)
		row[k] = k;
	for (i = 1; i <= alen; i++) {
		diagonal = row[0];
		row[0] = i;
		for (k = 1; k <= blen; k++) {
			above = row[k];
			row[k] = diagonal + (a[i - 1] != b[k - 1]);
			if (above + 1 < row[k])
				row[k] = above + 1;
			if (row[k - 1] + 1 < row[k])
				row[k] = row[k - 1] + 1;
			diagonal = above;
		}
	}
	return row[blen];
}
