/*
 * Private to src/lists: is what begins as Windows-1252 UTF-8 further on? One
 * "Ã¦" is a cell that somebody encoded twice; æ, ø and å as UTF-8 writes them,
 * on several lines and none in between as Windows-1252 does, are a list that
 * was put together of two.
 */
#ifndef LISTS_MIXED_H
#define LISTS_MIXED_H

#include <stdbool.h>
#include <string.h>

#define MIXED_LINES	3		/* lines that leave no doubt */

struct mixed {
	int	 lines;			/* of UTF-8 in a row, so far */
	bool	 found;			/* there were enough */
	size_t	 at;			/* behind the last of its letters; 0 at
					 * the start of a block */
};

/* Are these two bytes æ, ø, å or a capital of them, in UTF-8? */
static inline bool
is_utf8_letter(const unsigned char *p)
{
	if (p[0] != 0xc3)
		return false;
	switch (p[1]) {
	case 0xa6: case 0xb8: case 0xa5: case 0x86: case 0x98: case 0x85:
		return true;
	default:
		return false;
	}
}

/* Is this byte one of them in Windows-1252? */
static inline bool
is_cp1252_letter(unsigned char c)
{
	switch (c) {
	case 0xe6: case 0xf8: case 0xe5: case 0xc6: case 0xd8: case 0xc5:
		return true;
	default:
		return false;
	}
}

/* Byte i of the n of a block is no ASCII and not behind is_utf8_letter. */
static inline void
mixed_see(struct mixed *m, const unsigned char *p, size_t i, size_t n)
{
	if (i + 1 < n && is_utf8_letter(p + i)) {
		if (m->lines == 0 || memchr(p + m->at, '\n', i - m->at))
			m->lines++;
		m->at = i + 2;
		m->found |= m->lines >= MIXED_LINES;
	} else if (m->lines > 0 && is_cp1252_letter(p[i])) {
		m->lines = 0;
	}
}

#endif
