/*
 * The Danish order (utf8.h). A text is a row of weights in three levels:
 * the letter, its accent, its case; the first level that differs decides,
 * and the bytes when none does, so that only equal bytes are equal. The
 * common start of two texts is skipped without weighing it, back to the last
 * place where a letter surely begins: that is what a sort mostly does.
 */
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum {				/* classes of the first level, in order */
	ORDER_BLANK	= 0 << 24,
	ORDER_SIGN	= 1 << 24,
	ORDER_DIGIT	= 2 << 24,
	ORDER_LETTER	= 3 << 24,	/* 'a'..'z', then: */
	ORDER_AE	= ORDER_LETTER + 'z' + 1,
	ORDER_OE,
	ORDER_AA,
	ORDER_OTHER	= 4 << 24,	/* other scripts, by code point */
	ORDER_BAD	= 5 << 24,	/* bytes that are not UTF-8 */
};

struct weight {
	int32_t		 letter;
	uint32_t	 accent;	/* 0: none */
	int		 lower;		/* upper case comes first */
};

struct weigher {
	const char	*s;
	size_t		 len;
	struct weight	 second;	/* of a letter that counts as two */
	bool		 has_second;
};

static bool
is_a(char c)
{
	return c == 'a' || c == 'A';
}

/* A combining mark of the block that Latin text uses; cheap to ask. */
static bool
weigh_mark(const char *s, size_t len, int32_t *cp, size_t *n)
{
	if (!len || ((unsigned char)*s != 0xcc && (unsigned char)*s != 0xcd))
		return false;
	*n = utf8_next(s, len, cp);
	return *cp >= 0x300 && *cp <= 0x36f;
}

static struct weight
weigh_ascii(char c)
{
	struct weight w = { c, 0, 0 };

	if (c >= 'a' && c <= 'z') {
		w.letter = ORDER_LETTER + c;
		w.lower = 1;
	} else if (c >= 'A' && c <= 'Z') {
		w.letter = ORDER_LETTER + c - 'A' + 'a';
	} else if (c >= '0' && c <= '9') {
		w.letter = ORDER_DIGIT + c;
	} else if (c > ' ' && c < 0x7f) {
		w.letter = ORDER_SIGN + c;
	}
	return w;
}

/* The letters of their own, and those that count as two. */
static struct weight
weigh_special(struct weigher *g, int32_t cp, int lower)
{
	struct weight w = { ORDER_OTHER + cp, 0, lower };
	char first = 0, second = 0;

	switch (cp) {
	case 0xe6:			/* æ */
		w.letter = ORDER_AE;
		return w;
	case 0xf8:			/* ø */
		w.letter = ORDER_OE;
		return w;
	case 0xdf:			/* ß */
		first = second = 's';
		break;
	case 0xf0:			/* ð */
	case 0x111:			/* đ */
		first = 'd';
		break;
	case 0xfe:			/* þ */
		first = 't';
		second = 'h';
		break;
	case 0x142:			/* ł */
		first = 'l';
		break;
	case 0x153:			/* œ */
		first = 'o';
		second = 'e';
		break;
	default:
		return w;
	}
	w = (struct weight){ ORDER_LETTER + first, 1, lower };
	g->second = w;
	g->second.letter = ORDER_LETTER + second;
	g->has_second = second != 0;
	return w;
}

/* A base that is not ASCII; what sits on it in the same code point is put
 * into marks. */
static struct weight
weigh_wide(struct weigher *g, int32_t cp, int32_t *marks, int *nmarks)
{
	utf8proc_int32_t part[8];
	utf8proc_ssize_t n, i;
	int32_t base;
	int boundary = 0;

	if (utf8_is_blank(cp))
		return (struct weight){ ORDER_BLANK + ' ', 1, 0 };
	n = utf8proc_decompose_char(cp, part, 8, UTF8PROC_DECOMPOSE, &boundary);
	if (n < 1 || n > 8)
		return (struct weight){ ORDER_OTHER + cp, 0, 0 };
	for (i = 1; i < n; i++)
		marks[(*nmarks)++] = part[i];
	if (part[0] < 0x80)
		return weigh_ascii((char)part[0]);
	switch (utf8proc_category(part[0])) {
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_SM:
	case UTF8PROC_CATEGORY_SC:
	case UTF8PROC_CATEGORY_SK:
	case UTF8PROC_CATEGORY_SO:
		return (struct weight){ ORDER_SIGN + part[0], 0, 0 };
	default:
		base = utf8proc_tolower(part[0]);
		return weigh_special(g, base, base == part[0]);
	}
}

/* a with a ring is å, with dots æ; o with dots is ø, u with dots y. */
static bool
weigh_danish(struct weight *w, int32_t mark)
{
	bool dots = mark == 0x308, pair = mark == 0x30b;

	if (w->letter == ORDER_LETTER + 'a' && mark == 0x30a)
		w->letter = ORDER_AA;
	else if (w->letter == ORDER_LETTER + 'a' && dots)
		w->letter = ORDER_AE;
	else if (w->letter == ORDER_LETTER + 'o' && (dots || pair))
		w->letter = ORDER_OE;
	else if (w->letter == ORDER_LETTER + 'u' && (dots || pair))
		w->letter = ORDER_LETTER + 'y';
	else
		return false;
	/* å is the letter itself; the others are foreign ways to write one. */
	if (w->letter != ORDER_AA)
		w->accent = (uint32_t)mark;
	return true;
}

/* Weigh the next letter with all that sits on it; false at the end. */
static bool
weigh_next(struct weigher *g, struct weight *w)
{
	int32_t marks[8], cp, mark;
	int nmarks = 0, i = 0;
	size_t n, len;

	if (g->has_second) {
		*w = g->second;
		g->has_second = false;
		return true;
	}
	if (!g->len)
		return false;
	n = utf8_next(g->s, g->len, &cp);
	if (cp < 0)
		*w = (struct weight){ ORDER_BAD + (unsigned char)*g->s, 0, 0 };
	else if (cp < 0x80)
		*w = weigh_ascii(*g->s);
	else
		*w = weigh_wide(g, cp, marks, &nmarks);
	if (is_a(*g->s) && g->len > 1 && is_a(g->s[1]) &&
	    !weigh_mark(g->s + 2, g->len - 2, &mark, &len)) {
		*w = (struct weight){ ORDER_AA, 1, w->lower };
		n = 2;
	}
	g->s += n;
	g->len -= n;
	while (weigh_mark(g->s, g->len, &mark, &len)) {
		if (nmarks < 8)
			marks[nmarks++] = mark;
		g->s += len;
		g->len -= len;
	}
	if (nmarks && weigh_danish(w, marks[0]))
		i = 1;
	for (; i < nmarks; i++)
		w->accent = w->accent * 0x80 + (uint32_t)(marks[i] & 0x7f) + 1;
	return true;
}

/* Where weighing must begin: the last sure start of a letter before i. */
static size_t
collate_start(const char *a, size_t alen, const char *b, size_t blen,
    size_t i)
{
	for (; i > 0; i--) {
		if (i < alen && (unsigned char)a[i] >= 0x80)
			continue;
		if (i < blen && (unsigned char)b[i] >= 0x80)
			continue;
		if (!is_a(a[i - 1]))
			break;
	}
	return i;
}

static int
collate_levels(struct weigher *a, struct weigher *b)
{
	int accent = 0, lower = 0;

	for (;;) {
		struct weight x, y;
		bool more_a = weigh_next(a, &x), more_b = weigh_next(b, &y);

		if (!more_a || !more_b) {
			if (more_a != more_b)
				return more_a ? 1 : -1;
			return accent ? accent : lower;
		}
		if (x.letter != y.letter)
			return x.letter < y.letter ? -1 : 1;
		if (!accent && x.accent != y.accent)
			accent = x.accent < y.accent ? -1 : 1;
		if (!lower)
			lower = x.lower - y.lower;
	}
}

int
utf8_collate(const char *a, size_t alen, const char *b, size_t blen)
{
	size_t least = alen < blen ? alen : blen, i = 0, from;
	struct weigher wa, wb;
	int order;

	while (i < least && a[i] == b[i])
		i++;
	if (i == alen && i == blen)
		return 0;
	from = collate_start(a, alen, b, blen, i);
	wa = (struct weigher){ .s = a + from, .len = alen - from };
	wb = (struct weigher){ .s = b + from, .len = blen - from };
	order = collate_levels(&wa, &wb);
	if (order)
		return order;
	if (i == least)
		return alen < blen ? -1 : 1;
	return (unsigned char)a[i] < (unsigned char)b[i] ? -1 : 1;
}
