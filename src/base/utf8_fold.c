/*
 * The two forms of a text that stand beside the text itself: NFC, in which
 * it is stored, and the folded form, in which it is searched (utf8.h). The
 * folded form is one-way and never shown.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"

/*
 * Everything below U+0300 is NFC as it stands, and so is all Danish text that
 * was not typed on a Mac: only a byte from 0xcc on can mean work.
 */
static bool
utf8_is_nfc(const char *s, size_t len)
{
	unsigned char c, most = 0;
	size_t i;

	/* No early way out, so that the compiler takes many bytes at once. */
	for (i = 0; i < len; i++) {
		c = (unsigned char)s[i];
		most = c > most ? c : most;
	}
	return most < 0xcc;
}

void
utf8_nfc(struct buf *b, const char *s, size_t len)
{
	const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	const utf8proc_uint8_t *from = (const utf8proc_uint8_t *)s;
	utf8proc_int32_t *cps;
	utf8proc_ssize_t n;

	if (utf8_is_nfc(s, len)) {
		buf_addn(b, s, len);
		return;
	}
	/* utf8proc_map would use malloc; this way running out is xmalloc's. */
	n = utf8proc_decompose(from, (utf8proc_ssize_t)len, NULL, 0, how);
	assert(n > 0);
	cps = xmalloc(((size_t)n + 1) * sizeof(*cps));
	n = utf8proc_decompose(from, (utf8proc_ssize_t)len, cps, n, how);
	assert(n > 0);
	n = utf8proc_reencode(cps, n, how);
	assert(n > 0);
	buf_addn(b, (const char *)cps, (size_t)n);
	free(cps);
}

static bool
utf8_is_mark(int32_t cp)
{
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return false;
	}
}

/* The text of one folded, decomposed code point that is no mark. */
static void
utf8_fold_base(struct buf *b, int32_t cp)
{
	char out[4];

	switch (cp) {
	case 0xe6:
		buf_add(b, "ae");
		break;
	case 0xf8:
		buf_add(b, "oe");
		break;
	default:
		buf_addn(b, out, utf8_put(out, cp));
	}
}

/* One code point that is not ASCII; *last is the base a mark would sit on. */
static void
utf8_fold_cp(struct buf *b, int32_t cp, int32_t *last)
{
	const utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
	utf8proc_int32_t part[32];
	utf8proc_ssize_t n, i;
	int boundary = 0;

	n = utf8proc_decompose_char(cp, part,
	    (utf8proc_ssize_t)(sizeof(part) / sizeof(part[0])), how, &boundary);
	for (i = 0; i < n; i++) {
		if (!utf8_is_mark(part[i])) {
			utf8_fold_base(b, part[i]);
			*last = part[i];
		} else if (part[i] == 0x30a && *last == 'a') {
			buf_addc(b, 'a');	/* å is a with a ring */
			*last = 0;
		}
	}
}

void
utf8_fold(struct buf *b, const char *s, size_t len)
{
	int32_t cp, last = 0;
	size_t i, n;

	buf_addn(b, "", 0);
	for (i = 0; i < len; i += n) {
		n = utf8_next(s + i, len - i, &cp);
		if (cp < 0)
			cp = 0xfffd;
		if (utf8_is_blank(cp) || cp == '\n' || cp == '\r') {
			if (last != ' ')
				buf_addc(b, ' ');
			last = ' ';
		} else if (cp < 0x80) {
			if (cp >= 'A' && cp <= 'Z')
				cp += 'a' - 'A';
			buf_addc(b, (char)cp);
			last = cp;
		} else {
			utf8_fold_cp(b, cp, &last);
		}
	}
}

bool
utf8_same_folded(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	utf8_fold(&x, a, strlen(a));
	utf8_fold(&y, b, strlen(b));
	same = !strcmp(buf_str(&x), buf_str(&y));
	buf_fini(&x);
	buf_fini(&y);
	return same;
}

bool
utf8_contains(const char *hay, const char *needle)
{
	return strstr(hay, needle) != NULL;
}
