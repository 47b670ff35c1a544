/*
 * What a list is written in (decode.h): a mark at the start decides, else æ, ø
 * or å as only UTF-8 writes them, or only Windows-1252, and nothing that speaks
 * against it up to there; else all of its bytes: strict UTF-8, or
 * Windows-1252, unless bytes it does not use stand there, or letters that only
 * make sense in an older code page, or more of them as UTF-8 has them. Nothing
 * is guessed: what fits none is refused, with the line.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lists/decode.h"

struct survey {				/* all that is learnt on the way */
	bool		 quick;		/* is it UTF-8? that, and no more */
	bool		 whole;		/* to the end, whatever is known */
	bool		 begun;		/* known from how it begins */
	int64_t		 size;
	int64_t		 lines;		/* ends of line so far */
	int64_t		 not_utf8;	/* line of the first such byte; 0 */
	int64_t		 not_cp1252;
	int64_t		 not_utf16;
	int64_t		 danish;	/* æøå as Windows-1252 writes them */
	int64_t		 letters;	/* ... as UTF-8 does */
	struct mixed	 mixed;
	int64_t		 mixed_line;	/* where it begins, if it is */
	size_t		 counted;	/* bytes of this block, and the */
	int64_t		 newlines;	/* ends of line in them */
	int64_t		 foreign;	/* as DOS or the old Mac, in a word */
	int64_t		 cr;
	unsigned char	 tail[4];	/* an unfinished character */
	size_t		 ntail;
	unsigned char	 last;		/* byte before this block */
	unsigned char	 head[8];
	enum encoding	 utf16;		/* if marked so, else ENC_UTF8 */
	bool		 twice;		/* UTF-8 taken for something else, and
					 * written as UTF-8 again */
};

static const struct {
	const char	*name;
	const char	*word;		/* for --encoding */
} names[] = {
	[ENC_UTF8]	= { "UTF-8", "utf-8" },
	[ENC_CP1252]	= { "Windows-1252", "windows-1252" },
	[ENC_UTF16LE]	= { "UTF-16LE", "utf-16le" },
	[ENC_UTF16BE]	= { "UTF-16BE", "utf-16be" },
};

const char *
encoding_name(enum encoding e)
{
	return names[e].name;
}

static int64_t
count(const unsigned char *p, size_t n, int c)
{
	const unsigned char *end = p + n;
	int64_t found = 0;

	while (p < end && (p = memchr(p, c, (size_t)(end - p))) != NULL) {
		found++;
		p++;
	}
	return found;
}

static bool
has_utf8_letter(const unsigned char *p, size_t n)
{
	const unsigned char *end = p + n;

	while (p < end && (p = memchr(p, 0xc3, (size_t)(end - p))) != NULL) {
		if (end - p > 1 && is_utf8_letter(p))
			return true;
		p++;
	}
	return false;
}

static void
survey_utf8(struct survey *s, const unsigned char *p, size_t n)
{
	unsigned char *all = xmalloc(n + sizeof(s->tail));
	size_t len = s->ntail + n, good, i = 0;
	int32_t cp;

	memcpy(all, s->tail, s->ntail);
	memcpy(all + s->ntail, p, n);
	good = utf8_border((const char *)all, len);
	s->ntail = len - good;
	memcpy(s->tail, all + good, s->ntail);
	if (!utf8_valid((const char *)all, good)) {
		do
			i += utf8_next((const char *)all + i, good - i, &cp);
		while (cp >= 0 && i < good);
		s->not_utf8 = s->lines + count(all, i, '\n') + 1;
	}
	free(all);
}

/* "Ã¦" where "æ" was meant, and nowhere an "æ" of its own. */
static bool
is_twice(const unsigned char *p, size_t n)
{
	static const char *const after[] = { "\xc2\xa6", "\xc2\xb8",
	    "\xc2\xa5", "\xc2\x86", "\xc2\x98", "\xc2\x85",
	    "\xe2\x80\xa0", "\xcb\x9c", "\xe2\x80\xa6" };
	const unsigned char *end = p + n;
	bool found = false;
	size_t i;

	while ((p = memchr(p, 0xc3, (size_t)(end - p))) != NULL &&
	    end - p > 5) {
		if (is_utf8_letter(p++))
			return false;
		for (i = 0; *p == 0x83 && i < sizeof(after) /
		    sizeof(after[0]); i++)
			found |= memcmp(p + 1, after[i], strlen(after[i])) ==
			    0;
	}
	return found;
}

static bool
is_letter(unsigned char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* One byte that is no ASCII, between two others; false: not in use. */
static bool
survey_letter(struct survey *s, unsigned char before, unsigned char c,
    unsigned char after)
{
	switch (c) {
	case 0x81: case 0x8d: case 0x8f: case 0x90: case 0x9d:
		return false;
	case 0x91: case 0x9b: case 0x86: case 0xbe: case 0xbf: case 0x8c:
		s->foreign += is_letter(before) && is_letter(after);
		break;
	default:
		s->danish += is_cp1252_letter(c);
		break;
	}
	return true;
}

/* The letters so far are of UTF-8; where did they begin to be? */
static void
survey_mixed(struct survey *s, const unsigned char *p, size_t i, size_t n)
{
	bool first = s->mixed.lines == 0 && !s->mixed.found;

	mixed_see(&s->mixed, p, i, n);
	if (!first || s->mixed.lines == 0)
		return;
	s->newlines += count(p + s->counted, i - s->counted, '\n');
	s->counted = i;
	s->mixed_line = s->lines + s->newlines + 1;
}

static void
survey_high(struct survey *s, const unsigned char *p, size_t n)
{
	size_t i = 0;

	s->mixed.at = s->counted = 0;
	s->newlines = 0;
	while (i < n) {
		i += utf8_ascii_run((const char *)p + i, n - i);
		if (i == n)
			break;
		survey_mixed(s, p, i, n);
		if (i + 1 < n && is_utf8_letter(p + i)) {
			s->letters++;
			i += 2;
			continue;
		}
		if (!survey_letter(s, i > 0 ? p[i - 1] : s->last, p[i],
		    i + 1 < n ? p[i + 1] : 0) && s->not_cp1252 == 0)
			s->not_cp1252 = s->lines + count(p, i, '\n') + 1;
		i++;
	}
}

/* Units must pair up; the tail holds what is left of one. */
static void
survey_utf16(struct survey *s, const unsigned char *p, size_t n)
{
	int hi = s->utf16 == ENC_UTF16BE ? 0 : 1;
	size_t i;

	for (i = 0; i < n; i++) {
		s->tail[s->ntail++] = p[i];
		if (s->ntail == 2 && (s->tail[hi] & 0xfc) == 0xdc)
			s->not_utf16 = s->lines + 1;	/* a half alone */
		if (s->ntail == 2 && (s->tail[hi] & 0xfc) == 0xd8)
			continue;
		if (s->ntail == 4 && (s->tail[2 + hi] & 0xfc) != 0xdc)
			s->not_utf16 = s->lines + 1;
		if ((s->ntail & 1) == 0)
			s->ntail = 0;
	}
}

/* As Windows begins a UTF-8 file. */
static bool
is_marked(const struct survey *s)
{
	return s->size >= 3 && memcmp(s->head, "\xef\xbb\xbf", 3) == 0;
}

/* Is it known what the list is, unless what is still to come denies it? */
static bool
is_begun(const struct survey *s)
{
	if (s->whole || s->lines == 0 || s->utf16 != ENC_UTF8)
		return false;
	if (s->quick)
		return s->not_utf8 == 0 && (s->letters > 0 ||
		    (is_marked(s) && !s->twice));
	return s->not_utf8 != 0 && s->not_cp1252 == 0 && s->letters == 0 &&
	    s->danish > s->foreign;
}

static void
survey_block(struct survey *s, const unsigned char *p, size_t n)
{
	if (s->size == 0) {
		memcpy(s->head, p, n < sizeof(s->head) ? n : sizeof(s->head));
		if (n >= 2 && p[0] == 0xff && p[1] == 0xfe)
			s->utf16 = ENC_UTF16LE;
		else if (n >= 2 && p[0] == 0xfe && p[1] == 0xff)
			s->utf16 = ENC_UTF16BE;
		s->twice = is_twice(p, n);
	}
	if (s->quick) {
		survey_utf8(s, p, n);
		s->letters += has_utf8_letter(p, n);
	} else if (s->utf16 != ENC_UTF8) {
		survey_utf16(s, p, n);
	} else {
		if (s->not_utf8 == 0)
			survey_utf8(s, p, n);
		survey_high(s, p, n);
	}
	/* How many there are is only told of a file that is refused. */
	if (!s->quick || s->lines == 0)
		s->lines += count(p, n, '\n');
	if (s->lines == 0)
		s->cr += count(p, n, '\r');
	s->last = p[n - 1];
	s->size += (int64_t)n;
	s->begun = is_begun(s);
}

static bool
refuse(struct source *src, int64_t line, enum reason *why, struct err *e)
{
	*why = REASON_bad_encoding;
	return err_set(e, ERR_INVALID, _("%s: line %lld has bytes that are no "
	    "characters in any encoding klar reads; save the list as CSV "
	    "UTF-8"), src->name, (long long)line);
}

static bool
refuse_mixed(struct source *src, int64_t line, struct err *e)
{
	return err_set(e, ERR_INVALID, _("%s: line %lld has bytes that are "
	    "not UTF-8, as the list is elsewhere; save it as CSV UTF-8, or "
	    "give --encoding windows-1252 if all of it is that"), src->name,
	    (long long)line);
}

static bool
refuse_joined(struct source *src, int64_t line, struct err *e)
{
	return err_set(e, ERR_INVALID, _("%s: from line %lld on æ, ø and å are "
	    "written as UTF-8, and before it as Windows-1252; save all of it "
	    "as CSV UTF-8, or give --encoding windows-1252 if it is right"),
	    src->name, (long long)line);
}

static bool
decide_unmarked(const struct survey *s, const char *wanted,
    struct source *src, struct probe *p, enum reason *why, struct err *e)
{
	bool utf8 = s->not_utf8 == 0 && (s->begun || s->ntail == 0);

	if (!utf8 && !wanted && s->letters > s->danish) {
		*why = REASON_bad_encoding;
		return refuse_mixed(src, s->not_utf8 ? s->not_utf8 :
		    s->lines + 1, e);
	}
	if (wanted ? strcasecmp(wanted, names[ENC_UTF8].word) == 0 : utf8) {
		p->encoding = ENC_UTF8;
		return utf8 || refuse(src, s->not_utf8 ? s->not_utf8 :
		    s->lines + 1, why, e);
	}
	p->encoding = ENC_CP1252;
	if (s->not_cp1252 != 0)
		return refuse(src, s->not_cp1252, why, e);
	if (s->mixed.found && !wanted) {
		*why = REASON_bad_encoding;
		return refuse_joined(src, s->mixed_line, e);
	}
	if (wanted || s->danish > 0 || s->foreign == 0)
		return true;
	*why = REASON_bad_encoding;
	return err_set(e, ERR_INVALID, _("%s: the letters æ, ø and å look as "
	    "if they came from DOS or an old Mac; save the list as CSV UTF-8, "
	    "or give --encoding windows-1252 if they are right"), src->name);
}

static bool
decide(const struct survey *s, const char *wanted, struct source *src,
    struct probe *p, enum reason *why, struct err *e)
{
	p->begun = s->begun;
	p->told = wanted != NULL;
	p->size = s->begun ? source_size(src) : s->size;
	p->cr_only = s->cr > 0 && s->lines == 0;
	if (wanted && strcasecmp(wanted, names[ENC_UTF8].word) != 0 &&
	    strcasecmp(wanted, names[ENC_CP1252].word) != 0) {
		*why = REASON_bad_encoding;
		return err_set(e, ERR_USAGE, _("'%s' is no encoding klar can "
		    "be told: utf-8 or windows-1252"), wanted);
	}
	if (s->utf16 != ENC_UTF8) {
		p->bom = true;
		p->encoding = s->utf16;
		return (s->not_utf16 == 0 && s->ntail == 0) || refuse(src,
		    s->not_utf16 ? s->not_utf16 : s->lines + 1, why, e);
	}
	if (s->twice && !s->begun && !wanted && s->not_utf8 == 0 &&
	    s->ntail == 0) {
		*why = REASON_bad_encoding;
		return err_set(e, ERR_INVALID, _("%s: æ, ø and å are encoded "
		    "twice (Ã¦ for æ); save the list as CSV UTF-8 where it "
		    "came from, or give --encoding utf-8 if they are right"),
		    src->name);
	}
	if (is_marked(s)) {
		p->bom = true;
		return decide_unmarked(s, names[ENC_UTF8].word, src, p, why,
		    e);
	}
	return decide_unmarked(s, wanted, src, p, why, e);
}

/* All of the source, or until it is known what it is, or not. */
static bool
survey(struct source *src, struct survey *s, const char **what, struct err *e)
{
	unsigned char *block = xmalloc(SOURCE_BLOCK);
	size_t got;
	bool ok;

	*what = NULL;
	while ((ok = source_read(src, block, SOURCE_BLOCK, &got, e)) &&
	    got > 0) {
		*what = s->size == 0 ? source_sniff(block, got) : NULL;
		if (*what)
			break;
		survey_block(s, block, got);
		if (s->begun || (s->quick && (s->not_utf8 != 0 ||
		    s->utf16 != ENC_UTF8)))
			break;
	}
	free(block);
	return ok;
}

/*
 * Most lists are UTF-8, and of those nothing else need be known; any other is
 * gone through again.
 */
bool
probe_source(struct source *src, const char *wanted, bool hash,
    struct probe *p, enum reason *why, struct err *e)
{
	const struct survey none = { .utf16 = ENC_UTF8 };
	struct survey s = none;
	struct fingerprint f = { .begun = false };
	const char *what = NULL;
	bool ok;

	memset(p, 0, sizeof(*p));
	*why = REASON_unreadable;
	if (hash)
		fingerprint_begin(&f, src, 0);
	s.quick = true;
	ok = fingerprint_end(&f, p->hash, e) && source_rewind(src, e) &&
	    survey(src, &s, &what, e);
	if (ok && !what && (s.not_utf8 != 0 || (s.ntail > 0 && !s.begun) ||
	    s.utf16 != ENC_UTF8 || (wanted &&
	    strcasecmp(wanted, names[ENC_UTF8].word) != 0))) {
		s = none;
		ok = source_rewind(src, e) && survey(src, &s, &what, e);
	}
	if (what) {
		*why = REASON_binary;
		return err_set(e, ERR_INVALID, _("%s is %s; save the sheet as "
		    "CSV UTF-8 and import that"), src->name, what);
	}
	return ok && decide(&s, wanted, src, p, why, e);
}

bool
probe_refuse(struct source *src, enum encoding begun, struct err *e)
{
	struct survey s = { .utf16 = ENC_UTF8, .whole = true };
	enum reason why;
	const char *what;
	int64_t line;

	if (!source_rewind(src, e) || !survey(src, &s, &what, e))
		return false;
	if (begun != ENC_UTF8)
		return s.mixed.found ? refuse_joined(src, s.mixed_line, e) :
		    refuse(src, s.not_cp1252, &why, e);
	line = s.not_utf8 ? s.not_utf8 : s.lines + 1;
	/* What begins with a mark cannot be told to be anything else. */
	return is_marked(&s) ? refuse(src, line, &why, e) :
	    refuse_mixed(src, line, e);
}
