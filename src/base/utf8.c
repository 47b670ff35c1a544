/*
 * UTF-8 by hand: decode, check, encode, measure and make harmless (utf8.h).
 * Never mbrtowc, whose answer depends on the locale. Almost all text here is
 * ASCII, so each loop has a short way through it. Folding and order are in
 * utf8_fold.c and utf8_collate.c.
 */
#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

#include "base/octets.h"

#define DOT		"\302\267"	/* U+00B7, for the unshowable */
#define ELLIPSIS	"\342\200\246"	/* U+2026 */
#define MARKS_MAX	4		/* combining marks on one base */

/* Thirty-two at a time, then eight. */
size_t
utf8_ascii_run(const char *s, size_t len)
{
	uint64_t high, four[4];
	size_t n = 0;

	for (; n + sizeof(four) <= len; n += sizeof(four)) {
		memcpy(four, s + n, sizeof(four));
		if ((four[0] | four[1] | four[2] | four[3]) & OCTETS_HIGH)
			break;
	}
	for (; n + OCTETS <= len; n += OCTETS) {
		high = octets_at(s + n) & OCTETS_HIGH;
		if (high)
			return n + octets_before(high);
	}
	while (n < len && (unsigned char)s[n] < 0x80)
		n++;
	return n;
}

/* A character of two bytes, as the letters of Danish are. */
static bool
is_pair(const char *s)
{
	return (unsigned char)s[0] >= 0xc2 && (unsigned char)s[0] < 0xe0 &&
	    ((unsigned char)s[1] & 0xc0) == 0x80;
}

bool
utf8_valid(const char *s, size_t len)
{
	size_t i = 0;
	int32_t cp;

	while (i < len) {
		i += utf8_ascii_run(s + i, len - i);
		if (i == len)
			break;
		if (i + 1 < len && is_pair(s + i)) {
			i += 2;
			continue;
		}
		i += utf8_next(s + i, len - i, &cp);
		if (cp < 0)
			return false;
	}
	return true;
}

/* Bytes that a lead byte announces; 0 if it can start no character. */
static size_t
utf8_announced(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

size_t
utf8_next(const char *s, size_t len, int32_t *cp)
{
	/* The smallest code point that needs so many bytes. */
	static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char c = (unsigned char)*s;
	size_t n = utf8_announced(c), i;
	int32_t v;

	if (n == 1) {
		*cp = c;
		return 1;
	}
	*cp = -1;
	if (n == 0 || n > len)
		return 1;
	v = c & (0xff >> (n + 1));
	for (i = 1; i < n; i++) {
		c = (unsigned char)s[i];
		if ((c & 0xc0) != 0x80)
			return 1;
		v = v << 6 | (c & 0x3f);
	}
	if (v < least[n] || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
		return 1;
	*cp = v;
	return n;
}

size_t
utf8_put(char out[4], int32_t cp)
{
	if (cp < 0 || cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		return 0;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
utf8_border(const char *s, size_t len)
{
	size_t back;

	for (back = 1; back <= 3 && back <= len; back++) {
		unsigned char c = (unsigned char)s[len - back];

		if ((c & 0xc0) == 0x80)
			continue;
		return utf8_announced(c) > back ? len - back : len;
	}
	return len;
}

bool
utf8_is_control(int32_t cp)
{
	return (cp >= 0 && cp < 0x20) || (cp >= 0x7f && cp < 0xa0);
}

bool
utf8_is_bidi(int32_t cp)
{
	return cp == 0x061c || cp == 0x200e || cp == 0x200f ||
	    (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

bool
utf8_is_invisible(int32_t cp)
{
	return cp == 0x00ad || cp == 0x034f || cp == 0x180e ||
	    (cp >= 0x200b && cp <= 0x200d) || (cp >= 0x2060 && cp <= 0x2064) ||
	    cp == 0xfeff || (cp >= 0xe0000 && cp <= 0xe007f);
}

bool
utf8_is_blank(int32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || cp == '\t';
	return cp == 0x00a0 || cp == 0x1680 ||
	    (cp >= 0x2000 && cp <= 0x200a) || cp == 0x202f || cp == 0x205f ||
	    cp == 0x3000;
}

int
utf8_cp_width(int32_t cp)
{
	int w;

	if (cp >= 0x20 && cp < 0x7f)
		return 1;
	w = utf8proc_charwidth(cp);
	return w < 0 ? 0 : w > 2 ? 2 : w;
}

static bool
utf8_is_showable(int32_t cp)
{
	if (cp >= 0x20 && cp < 0x7f)
		return true;
	if (cp < 0x20)
		return false;
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

/* One character as a terminal may have it. */
struct shown {
	const char	*p;
	size_t		 n;		/* bytes; 0: dropped */
	int		 width;
};

/*
 * Take the next character off a text. *marks counts those on the last base;
 * -1 while there is none, so that a leading mark cannot climb onto whatever
 * stands before the text on the screen.
 */
static struct shown
utf8_shown(const char **s, size_t *len, int *marks)
{
	struct shown out = { *s, 0, 0 };
	int32_t cp;

	out.n = utf8_next(*s, *len, &cp);
	*s += out.n;
	*len -= out.n;
	if (utf8_is_showable(cp)) {
		out.width = utf8_cp_width(cp);
		if (out.width > 0) {
			*marks = 0;
			return out;
		}
		if (*marks >= MARKS_MAX) {
			out.n = 0;
			return out;
		}
		if (*marks >= 0) {
			(*marks)++;
			return out;
		}
	}
	*marks = 0;
	return (struct shown){ DOT, strlen(DOT), 1 };
}

/* How many bytes at the start are printable ASCII: shown as they are. */
static size_t
utf8_plain_run(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= 0x20 && s[n] < 0x7f)
		n++;
	return n;
}

int
utf8_width(const char *s)
{
	size_t len = strlen(s), plain = utf8_plain_run(s, len);
	int width = (int)plain, marks = plain ? 0 : -1;

	s += plain;
	len -= plain;
	while (len)
		width += utf8_shown(&s, &len, &marks).width;
	return width;
}

void
utf8_clean(struct buf *b, const char *s, size_t len)
{
	size_t plain;
	int marks = -1;

	while (len) {
		plain = utf8_plain_run(s, len);
		if (plain) {
			buf_addn(b, s, plain);
			s += plain;
			len -= plain;
			marks = 0;
		} else {
			struct shown c = utf8_shown(&s, &len, &marks);

			buf_addn(b, c.p, c.n);
		}
	}
}

static void
utf8_pad(struct buf *b, int n)
{
	static const char blanks[] = "                                ";

	for (; n > 0; n -= (int)sizeof(blanks) - 1)
		buf_addn(b, blanks, n < (int)sizeof(blanks) - 1 ?
		    (size_t)n : sizeof(blanks) - 1);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many bytes, a column each, of a number or date end the text? */
static size_t
number_at_end(const char *s, size_t len)
{
	size_t n = len && strchr(".:/-", s[len - 1]);

	if (n == len || !is_digit(s[len - 1 - n]))
		return 0;
	while (n < len && (is_digit(s[len - 1 - n]) ||
	    strchr(".,:/-", s[len - 1 - n])))
		n++;
	return n;
}

int
utf8_fit(struct buf *b, const char *s, int cols, bool ascii)
{
	size_t len = strlen(s), cut, from, number;
	int used = 0, used_at_cut = 0, marks = -1;

	assert(cols >= 0);
	buf_addn(b, "", 0);		/* so that there is a text to cut */
	cut = from = b->len;
	while (len && cols > 0) {
		struct shown c = utf8_shown(&s, &len, &marks);

		if (used + c.width > cols) {
			number = number_at_end(b->p + from, cut - from);
			b->len = cut - number;
			buf_add(b, ascii ? "~" : ELLIPSIS);
			used = used_at_cut - (int)number + 1;
			break;
		}
		buf_addn(b, c.p, c.n);
		used += c.width;
		/* Up to here there is still room for the ellipsis. */
		if (used < cols) {
			cut = b->len;
			used_at_cut = used;
		}
	}
	utf8_pad(b, cols - used);
	return used;
}

/* The bytes of the last character of s, decoded into *cp; len > 0. */
static size_t
utf8_last(const char *s, size_t len, int32_t *cp)
{
	size_t n = 1;

	while (n < 4 && n < len && ((unsigned char)s[len - n] & 0xc0) == 0x80)
		n++;
	if (utf8_next(s + len - n, n, cp) == n)
		return n;
	*cp = -1;		/* bytes that are no character */
	return 1;
}

size_t
utf8_trim(char *s, size_t len)
{
	size_t from = 0, to = len, n;
	int32_t cp;

	while (from < to) {
		n = utf8_next(s + from, to - from, &cp);
		if (!utf8_is_blank(cp))
			break;
		from += n;
	}
	while (from < to) {
		n = utf8_last(s + from, to - from, &cp);
		if (!utf8_is_blank(cp))
			break;
		to -= n;
	}
	if (to - from == len)
		return len;
	memmove(s, s + from, to - from);
	s[to - from] = '\0';
	return to - from;
}
