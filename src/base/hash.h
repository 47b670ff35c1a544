/*
 * A fast hash of bytes for tables in memory. It is never stored: what a
 * file's bytes are known by is another (lists/probe.c).
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Go on from h (any number to begin with). */
uint64_t hash_bytes(uint64_t h, const void *, size_t);
uint64_t hash_number(uint64_t h, uint64_t);

#endif
