/*
 * Eight bytes of text at a time. A mask has the highest bit of each byte that
 * is meant, and no other.
 */
#ifndef BASE_OCTETS_H
#define BASE_OCTETS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define OCTETS		sizeof(uint64_t)
#define OCTETS_LOW	UINT64_C(0x0101010101010101)	/* 1 in each byte */
#define OCTETS_HIGH	(OCTETS_LOW << 7)

/* The eight bytes at p, which need not be aligned. */
static inline uint64_t
octets_at(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return word;
}

/* How many bytes stand before the first one of a mask, which has one. */
static inline size_t
octets_before(uint64_t mask)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(mask) / 8;
#else
	return (size_t)__builtin_clzll(mask) / 8;
#endif
}

/* The bytes that are c, exactly. */
static inline uint64_t
octets_that_are(uint64_t word, unsigned char c)
{
	uint64_t rest = ~OCTETS_HIGH;

	word ^= OCTETS_LOW * c;
	return ~(((word & rest) + rest) | word | rest);
}

#endif
