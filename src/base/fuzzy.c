/*
 * Fuzzy matching (fuzzy.h): bytes of folded text, a few passes over a name of
 * a few dozen bytes; ten thousand names are a millisecond or two.
 */
#include "base/fuzzy.h"

#include <string.h>

#include "base/utf8.h"

void
fuzzy_fold(struct buf *out, const char *s)
{
	struct buf b = BUF_INIT;
	const char *p;

	utf8_fold(&b, s, strlen(s));
	buf_addn(out, "", 0);
	for (p = buf_str(&b); *p; p++) {
		buf_addc(out, *p);
		if ((*p == 'a' && p[1] == 'a') || (*p == 'o' && p[1] == 'e'))
			p++;
	}
	buf_fini(&b);
}

/* Does a word begin at p? Digits and letters are of one word. */
static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    (unsigned char)c >= 0x80;
}

static bool
begins_word(const char *name, const char *p)
{
	return is_letter(*p) && (p == name || !is_letter(p[-1]));
}

/* The first letters of the words, one each, from any word on. */
static bool
are_initials(const char *name, const char *needle, size_t len)
{
	const char *p;
	size_t k = 0;

	for (p = name; *p && k < len; p++)
		if (begins_word(name, p)) {
			if (*p == needle[k])
				k++;
			else if (k)
				return false;
		}
	return k == len;
}

static bool
is_scattered(const char *name, const char *needle, size_t len)
{
	size_t k = 0;

	for (; *name && k < len; name++)
		k += *name == needle[k];
	return k == len;
}

static enum fuzzy
match_word(const char *name, const char *needle, size_t len)
{
	const char *p;
	bool inside = false;

	if (strncmp(name, needle, len) == 0)
		return name[len] ? FUZZY_START : FUZZY_WHOLE;
	for (p = name; (p = strchr(p, needle[0])); p++) {
		if (strncmp(p, needle, len) != 0)
			continue;
		if (begins_word(name, p))
			return FUZZY_WORD;
		inside = true;
	}
	if (len > 1 && are_initials(name, needle, len))
		return FUZZY_INITIALS;
	if (inside)
		return FUZZY_INSIDE;
	return len > 1 && is_scattered(name, needle, len) ? FUZZY_SCATTERED :
	    FUZZY_NO;
}

enum fuzzy
fuzzy_match(const char *name, const char *needle)
{
	size_t whole = strlen(needle), len;
	enum fuzzy worst = FUZZY_WHOLE, m;
	bool any = false;

	/* A name with blanks in it may be meant as it stands. */
	while (whole && needle[whole - 1] == ' ')
		whole--;
	if (whole && (m = match_word(name, needle, whole)) >= FUZZY_INSIDE)
		return m;
	for (; *needle; needle += len) {
		needle += strspn(needle, " ");
		len = strcspn(needle, " ");
		if (!len)
			break;
		m = match_word(name, needle, len);
		worst = m < worst ? m : worst;
		any = true;
	}
	if (!any)
		return FUZZY_SCATTERED;
	return worst == FUZZY_WHOLE ? FUZZY_START : worst;
}
