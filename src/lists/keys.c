/*
 * A hash table from keys to values, 64 bits each, for what is kept of every
 * row of a list: which rows of the file were about the same thing,
 * what the store holds (fresh.c). In parts, of which each grows alone, so that
 * never much is held twice: 24 bytes a row at most.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "lists/reader.h"

#define PARTS	64

struct slot {
	uint64_t	 key;		/* 0: free */
	uint64_t	 value;
};

struct part {
	struct slot	*slot;
	size_t		 n, size;
};

struct keys {
	struct part	 part[PARTS];
	uint64_t	 at;		/* the key asked for just now; 0: none */
	struct slot	*slot;		/* ... is here, or would be */
};

static struct slot *
slot_of(const struct part *p, uint64_t key, uint64_t hash)
{
	size_t i = (size_t)((hash >> 32) * p->size >> 32);

	while (p->slot[i].key != 0 && p->slot[i].key != key)
		if (++i == p->size)
			i = 0;
	return &p->slot[i];
}

static void
grow(struct part *p)
{
	struct part old = *p;
	size_t i;

	p->size = p->size == 0 ? 16 : p->size + p->size / 2;
	p->slot = xcalloc(p->size, sizeof(*p->slot));
	for (i = 0; i < old.size; i++)
		if (old.slot[i].key != 0)
			*slot_of(p, old.slot[i].key,
			    hash_number(0, old.slot[i].key)) = old.slot[i];
	free(old.slot);
}

struct keys *
keys_new(void)
{
	return xcalloc(1, sizeof(struct keys));
}

void
keys_free(struct keys *k)
{
	int i;

	for (i = 0; k && i < PARTS; i++)
		free(k->part[i].slot);
	free(k);
}

void
keys_set(struct keys *k, uint64_t key, uint64_t value)
{
	uint64_t hash = hash_number(0, key);
	struct part *p = &k->part[hash % PARTS];
	struct slot *slot = k->at == key ? k->slot : NULL;
	bool full = p->n * 8 >= p->size * 7;

	if (!slot || (slot->key == 0 && full)) {
		if (full) {
			grow(p);
			k->at = 0;
		}
		slot = slot_of(p, key, hash);
	}
	if (slot->key == 0) {
		p->n++;
		k->at = 0;
	}
	slot->key = key;
	slot->value = value;
}

void
keys_soon(const struct keys *k, uint64_t key)
{
	uint64_t hash = hash_number(0, key);
	const struct part *p = &k->part[hash % PARTS];

	if (p->size != 0)
		__builtin_prefetch(&p->slot[(hash >> 32) * p->size >> 32]);
}

bool
keys_get(struct keys *k, uint64_t key, uint64_t *value)
{
	uint64_t hash = hash_number(0, key);
	const struct part *p = &k->part[hash % PARTS];

	if (p->size == 0)
		return false;
	k->at = key;
	k->slot = slot_of(p, key, hash);
	*value = k->slot->value;
	return k->slot->key != 0;
}
