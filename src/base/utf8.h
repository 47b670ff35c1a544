/*
 * Text is UTF-8 everywhere inside klar. This file decodes it, measures it in
 * terminal columns, makes it harmless for a terminal, normalises it (NFC),
 * folds it for search and orders it the Danish way. Unicode data: utf8proc.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Strict (no overlongs, surrogates, > U+10FFFF). NUL counts as valid. */
bool	 utf8_valid(const char *, size_t len);
/* How many bytes at the start are ASCII. */
size_t	 utf8_ascii_run(const char *, size_t);
/*
 * Decode one code point at s (len bytes left, len > 0) into *cp; returns the
 * bytes used, at least 1. Bad bytes give *cp = -1 and use 1 byte.
 */
size_t	 utf8_next(const char *s, size_t len, int32_t *cp);
/* Encode; returns the bytes written (1 to 4), 0 for a bad code point. */
size_t	 utf8_put(char out[4], int32_t cp);

/*
 * The longest start of s, at most len bytes, that does not end inside a
 * character: where a text may be cut. Bad bytes are characters of their own.
 */
size_t	 utf8_border(const char *s, size_t len);

/* Kinds of code point that decide what may happen to imported text. */
bool	 utf8_is_control(int32_t cp);	/* C0 (all of them), DEL, C1 */
bool	 utf8_is_bidi(int32_t cp);	/* U+061C 200E 200F 202A-E 2066-9 */
bool	 utf8_is_invisible(int32_t cp);	/* zero-width, soft hyphen, BOM */
bool	 utf8_is_blank(int32_t cp);	/* space, tab, NBSP and Unicode Zs */

/* Terminal columns of one code point that may be shown: 0, 1 or 2. */
int	 utf8_cp_width(int32_t cp);
/* Columns of a text as utf8_fit would show it in full. */
int	 utf8_width(const char *);

/*
 * Append s made harmless: every control, format (bidi, zero-width), line
 * separator, surrogate, unassigned code point and bad byte becomes U+00B7
 * ("·"); at most four combining marks stay on a base. This is the only road
 * by which text from the store or the world reaches a terminal.
 */
void	 utf8_clean(struct buf *, const char *s, size_t len);

/*
 * Append s, cleaned, in exactly cols columns: cut with an ellipsis ("…", or
 * "~" if ascii) or padded with blanks. A wide character that does not fit is
 * dropped; so is a number or date that the cut would go through or stand
 * behind, because half a number is a wrong number. cols >= 0. Returns the
 * columns of text before padding.
 */
int	 utf8_fit(struct buf *, const char *s, int cols, bool ascii);

/* Append NFC of s; s must be valid UTF-8. */
void	 utf8_nfc(struct buf *, const char *s, size_t len);
/*
 * In place: blanks and NBSP off both ends. Returns the new length, with a
 * NUL after it if it is shorter than len.
 */
size_t	 utf8_trim(char *, size_t len);
/*
 * Append the search form of s: case folded, marks off, æ -> ae, ø -> oe,
 * å -> aa, blanks in a row -> one space, other punctuation kept. So "århus",
 * "Aarhus" and "AARHUS" are one. Never used as a key.
 */
void	 utf8_fold(struct buf *, const char *s, size_t len);
/* Are they the same text, folded? */
bool	 utf8_same_folded(const char *, const char *);
/* Both already folded (utf8_fold). An empty needle is in all. */
bool	 utf8_contains(const char *hay, const char *needle);

/*
 * Danish order: a..z æ ø å, aa as å, case and other accents only when all
 * else is equal, digits before letters. <0, 0, >0; 0 only for equal bytes.
 * A fixed table, not strcoll: the order must not change with the system.
 * ä sorts with æ, ö with ø, ü with y, þ with th; upper case before lower,
 * å before aa ("Århus" before "Aarhus"), blanks and signs before digits.
 */
int	 utf8_collate(const char *a, size_t alen, const char *b, size_t blen);

#endif
