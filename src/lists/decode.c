/*
 * Turning a source into UTF-8 while it streams by, and text back into the
 * sender's encoding for the rejects file. Which encoding it is: probe.c.
 */
#include "lists/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/octets.h"

/* Windows-1252 from 0x80 to 0x9f; 0: not in use. */
static const uint16_t high[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static void
add_cp(struct buf *to, int32_t cp)
{
	char out[4];
	size_t n = utf8_put(out, cp);

	if (n > 0)
		buf_addn(to, out, n);
}

/*
 * Eight bytes at a time where all are ASCII, else one by one. False: there is
 * one that is not in use.
 */
static bool
from_cp1252(struct buf *to, const unsigned char *p, size_t n, struct mixed *m)
{
	char out[1024];
	size_t i = 0, k = 0, end;
	uint64_t word;

	m->at = 0;
	while (i < n) {
		if (k + 2 * OCTETS > sizeof(out)) {
			buf_addn(to, out, k);
			k = 0;
		}
		end = n - i < OCTETS ? n : i + OCTETS;
		if (end - i == OCTETS) {
			word = octets_at((const char *)p + i);
			memcpy(out + k, &word, OCTETS);
			if ((word & OCTETS_HIGH) == 0) {
				k += OCTETS;
				i = end;
				continue;
			}
		}
		for (; i < end; i++) {
			if (p[i] < 0x80) {
				out[k++] = (char)p[i];
			} else if (p[i] >= 0xa0) {
				if (p[i] == 0xc3 || m->lines > 0)
					mixed_see(m, p, i, n);
				out[k++] = (char)(0xc0 | p[i] >> 6);
				out[k++] = (char)(0x80 | (p[i] & 0x3f));
			} else if (high[p[i] - 0x80] == 0) {
				return false;
			} else {
				buf_addn(to, out, k);
				k = 0;
				add_cp(to, high[p[i] - 0x80]);
			}
		}
	}
	buf_addn(to, out, k);
	return true;
}

static int32_t
unit(const unsigned char *p, bool big)
{
	return big ? p[0] << 8 | p[1] : p[1] << 8 | p[0];
}

/* Returns the bytes used; half a character is left for the next block. */
static size_t
from_utf16(struct buf *to, const unsigned char *p, size_t n, bool big)
{
	size_t i = 0;
	int32_t hi, lo;

	while (i + 2 <= n) {
		hi = unit(p + i, big);
		if (hi < 0xd800 || hi > 0xdfff) {
			add_cp(to, hi);
			i += 2;
			continue;
		}
		if (i + 4 > n)
			break;
		lo = unit(p + i + 2, big);
		add_cp(to, 0x10000 + ((hi - 0xd800) << 10) + (lo - 0xdc00));
		i += 4;
	}
	return i;
}

void
decoder_init(struct decoder *d, struct source *source,
    const struct probe *probe)
{
	memset(d, 0, sizeof(*d));
	d->source = source;
	d->probe = *probe;
	d->raw = xmalloc(SOURCE_BLOCK + 4);
}

void
decoder_fini(struct decoder *d)
{
	free(d->raw);
	buf_fini(&d->text);
	memset(d, 0, sizeof(*d));
}

static bool
break_off(struct decoder *d, struct err *e)
{
	d->broken = true;
	return probe_refuse(d->source, d->probe.encoding, e);
}

/* UTF-8 stays where it is, but for half a character at the end. */
static bool
take_utf8(struct decoder *d, size_t skip, size_t n, struct err *e)
{
	const char *p = (const char *)d->raw + skip;
	size_t good = d->probe.begun ? utf8_border(p, n - skip) : n - skip;

	d->used = skip + good;
	return !d->probe.begun || utf8_valid(p, good) || break_off(d, e);
}

/* Any other goes into text. */
static bool
convert(struct decoder *d, size_t skip, size_t n, struct err *e)
{
	enum encoding encoding = d->probe.encoding;

	buf_clear(&d->text);
	d->used = n;
	if (encoding == ENC_CP1252)
		return (from_cp1252(&d->text, d->raw, n, &d->mixed) &&
		    (!d->mixed.found || d->probe.told)) || break_off(d, e);
	d->used = skip + from_utf16(&d->text, d->raw + skip, n - skip,
	    encoding == ENC_UTF16BE);
	return true;
}

/* The next block behind what was left over; *n 0: there is none. */
static bool
read_block(struct decoder *d, size_t *n, struct err *e)
{
	size_t got;

	memmove(d->raw, d->raw + d->used, d->left);
	d->used = 0;
	if (!source_read(d->source, d->raw + d->left, SOURCE_BLOCK, &got, e))
		return false;
	d->bytes += (int64_t)got;
	*n = got == 0 ? 0 : d->left + got;
	/* Half a character is the end? */
	return got > 0 || d->left == 0 || !d->probe.begun || break_off(d, e);
}

static void
turn_cr(char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (text[i] == '\r')
			text[i] = '\n';
}

bool
decoder_next(struct decoder *d, const char **text, size_t *n, struct err *e)
{
	bool utf8 = d->probe.encoding == ENC_UTF8;
	size_t skip, all;
	char *p;

	do {
		if (!read_block(d, &all, e))
			return false;
		skip = d->started || !d->probe.bom ? 0 : utf8 ? 3 : 2;
		*n = 0;
		d->left = all;
		if (all < skip)
			continue;
		d->started = true;
		if (!(utf8 ? take_utf8(d, skip, all, e) :
		    convert(d, skip, all, e)))
			return false;
		d->left = all - d->used;
		*n = utf8 ? d->used - skip : d->text.len;
	} while (*n == 0 && all > 0);
	p = utf8 ? (char *)d->raw + skip : d->text.p;
	if (d->probe.cr_only)
		turn_cr(p, *n);
	*text = *n > 0 ? p : "";
	return true;
}

static char
to_cp1252(int32_t cp)
{
	int i;

	if (cp >= 0 && (cp < 0x80 || (cp >= 0xa0 && cp <= 0xff)))
		return (char)cp;
	for (i = 0; i < 32; i++)
		if (cp > 0 && high[i] == cp)
			return (char)(0x80 + i);
	return '?';
}

static void
add_unit(struct buf *to, int32_t u, bool big)
{
	buf_addc(to, (char)(big ? u >> 8 : u & 0xff));
	buf_addc(to, (char)(big ? u & 0xff : u >> 8));
}

static void
to_utf16(struct buf *to, int32_t cp, bool big)
{
	if (cp < 0)
		cp = '?';
	if (cp < 0x10000) {
		add_unit(to, cp, big);
		return;
	}
	cp -= 0x10000;
	add_unit(to, 0xd800 + (cp >> 10), big);
	add_unit(to, 0xdc00 + (cp & 0x3ff), big);
}

void
encode(struct buf *to, enum encoding encoding, const char *text, size_t n)
{
	int32_t cp;
	size_t i = 0;

	if (encoding == ENC_UTF8) {
		buf_addn(to, text, n);
		return;
	}
	while (i < n) {
		i += utf8_next(text + i, n - i, &cp);
		if (encoding == ENC_CP1252)
			buf_addc(to, to_cp1252(cp));
		else
			to_utf16(to, cp, encoding == ENC_UTF16BE);
	}
}

void
encode_bom(struct buf *to, enum encoding encoding)
{
	if (encoding != ENC_CP1252)
		encode(to, encoding, "\xef\xbb\xbf", 3);
}
