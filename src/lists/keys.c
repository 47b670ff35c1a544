/*
 * A hash table from keys to values, 64 bits each, for what is kept of every
 * row of a list: which rows of the file were about the same thing,
 * what the store holds (fresh.c). In parts, of which each grows alone, so that
 * never much is held twice. A slot has one value, or those of eight keys that
 * follow each other: 24 bytes a key at most, or 12 if all eight are there,
 * and next to no time, for lists mostly go through neighbours.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "lists/reader.h"

#define PARTS		64
#define NEIGHBOURS	8

struct part {
	uint64_t	*slot;		/* its name (0: free), its values */
	size_t		 n, size;	/* slots */
};

struct keys {
	int		 each;		/* values of a slot */
	struct part	 part[PARTS];
	uint64_t	 at;		/* name of the slot asked for last; 0:
					 * none, or it may have moved */
	uint64_t	*slot;		/* it is here, or would be */
};

struct keys *
keys_new(bool neighbours)
{
	struct keys *k = xcalloc(1, sizeof(*k));

	k->each = neighbours ? NEIGHBOURS : 1;
	return k;
}

void
keys_free(struct keys *k)
{
	int i;

	for (i = 0; k && i < PARTS; i++)
		free(k->part[i].slot);
	free(k);
}

/* No name is 0. */
static uint64_t
name_of(const struct keys *k, uint64_t key)
{
	return k->each == 1 ? key : key / NEIGHBOURS + 1;
}

static uint64_t *
value_in(const struct keys *k, uint64_t *slot, uint64_t key)
{
	return slot + 1 + (k->each == 1 ? 0 : key % NEIGHBOURS);
}

static uint64_t *
slot_of(const struct keys *k, const struct part *p, uint64_t name,
    uint64_t hash)
{
	size_t stride = (size_t)k->each + 1;
	size_t i = (size_t)((hash >> 32) * p->size >> 32);
	uint64_t *slot = p->slot + i * stride;

	while (*slot != 0 && *slot != name) {
		slot += stride;
		if (++i == p->size) {
			i = 0;
			slot = p->slot;
		}
	}
	return slot;
}

static void
grow(struct keys *k, struct part *p)
{
	struct part old = *p;
	size_t i, stride = (size_t)k->each + 1;
	const uint64_t *slot = old.slot;

	p->size = p->size == 0 ? 16 : p->size + p->size / 2;
	p->slot = xcalloc(p->size, stride * sizeof(*p->slot));
	for (i = 0; i < old.size; i++, slot += stride)
		if (*slot != 0)
			memcpy(slot_of(k, p, *slot, hash_number(0, *slot)),
			    slot, stride * sizeof(*slot));
	free(old.slot);
}

void
keys_set(struct keys *k, uint64_t key, uint64_t value)
{
	uint64_t name = name_of(k, key), hash = hash_number(0, name);
	struct part *p = &k->part[hash % PARTS];
	uint64_t *slot = k->at == name ? k->slot : NULL;
	bool full = p->n * 8 >= p->size * 7;

	if (!slot || (*slot == 0 && full)) {
		if (full)
			grow(k, p);
		slot = slot_of(k, p, name, hash);
	}
	p->n += *slot == 0;
	*slot = name;
	*value_in(k, slot, key) = value;
	k->at = name;
	k->slot = slot;
}

void
keys_soon(const struct keys *k, uint64_t key)
{
	uint64_t name = name_of(k, key), hash;
	const struct part *p;

	if (name == k->at)
		return;
	hash = hash_number(0, name);
	p = &k->part[hash % PARTS];
	if (p->size != 0)
		__builtin_prefetch(p->slot + (size_t)((hash >> 32) * p->size >>
		    32) * ((size_t)k->each + 1));
}

uint64_t
keys_get(struct keys *k, uint64_t key)
{
	uint64_t name = name_of(k, key), hash;
	const struct part *p;

	if (name != k->at) {
		hash = hash_number(0, name);
		p = &k->part[hash % PARTS];
		if (p->size == 0)
			return 0;
		k->at = name;
		k->slot = slot_of(k, p, name, hash);
	}
	return *k->slot == 0 ? 0 : *value_in(k, k->slot, key);
}
