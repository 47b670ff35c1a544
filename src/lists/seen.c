/*
 * Which rows of the file were about the same thing: a hash table of keys,
 * 16 bytes a slot, so that the file need not be held.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "lists/reader.h"

struct slot {
	uint64_t	 key;		/* 0: free */
	uint32_t	 line;		/* no file has more */
	uint32_t	 content;
};

struct seen {
	struct slot	*slot;
	size_t		 n, size;	/* size: a power of two */
};

struct seen *
seen_new(void)
{
	struct seen *s = xcalloc(1, sizeof(*s));

	s->size = 1024;
	s->slot = xcalloc(s->size, sizeof(*s->slot));
	return s;
}

void
seen_free(struct seen *s)
{
	if (!s)
		return;
	free(s->slot);
	free(s);
}

static struct slot *
seen_at(const struct seen *s, uint64_t key)
{
	size_t i = (size_t)(key ^ key >> 32) & (s->size - 1);

	while (s->slot[i].key != 0 && s->slot[i].key != key)
		i = (i + 1) & (s->size - 1);
	return &s->slot[i];
}

int64_t
seen_find(const struct seen *s, uint64_t key, uint32_t *content)
{
	const struct slot *slot = seen_at(s, key);

	if (slot->key == 0)
		return 0;
	*content = slot->content;
	return slot->line;
}

static void
grow(struct seen *s)
{
	struct slot *old = s->slot;
	size_t i, n = s->size;

	s->size *= 2;
	s->slot = xcalloc(s->size, sizeof(*s->slot));
	for (i = 0; i < n; i++)
		if (old[i].key != 0)
			*seen_at(s, old[i].key) = old[i];
	free(old);
}

void
seen_add(struct seen *s, uint64_t key, uint32_t content, int64_t line)
{
	struct slot *slot;

	if (s->n * 10 >= s->size * 7)
		grow(s);
	slot = seen_at(s, key);
	s->n += slot->key == 0;
	slot->key = key;
	slot->content = content;
	slot->line = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX;
}
