/*
 * Eight bytes a step, each multiplied and folded (hash.h). The bytes that
 * are left count with their number, so that "a" and "a\0" differ.
 */
#include "base/hash.h"

#include <string.h>

#define MULTIPLIER	UINT64_C(0x9e3779b97f4a7c15)

uint64_t
hash_number(uint64_t h, uint64_t n)
{
	h = (h ^ n) * MULTIPLIER;
	return h ^ h >> 29;
}

uint64_t
hash_bytes(uint64_t h, const void *p, size_t n)
{
	const unsigned char *b = p;
	uint64_t word;
	size_t left = n;

	for (; left >= sizeof(word); left -= sizeof(word)) {
		memcpy(&word, b, sizeof(word));
		h = hash_number(h, word);
		b += sizeof(word);
	}
	word = 0;
	memcpy(&word, b, left);
	return hash_number(hash_number(h, word), n);
}
