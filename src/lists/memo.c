/*
 * What texts meant when they were last looked up. The rows of a list repeat
 * themselves: the same municipality, vendor, contract, status, thousands of
 * times; folding each anew was a third of an import. One slot for each hash;
 * a newer text takes the older one's place. Only what was found is kept, and
 * nothing over a change of the names of its kind.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "lists/reader.h"

#define SLOTS		16384		/* systems of a long list are as many */
#define TEXT_MAX	47

struct slot {
	int64_t		 narrow, value;
	uint32_t	 age;		/* of its kind; 0: empty */
	int		 kind;
	char		 text[TEXT_MAX + 1];
};

struct memo {
	struct slot	 slot[SLOTS];
	uint32_t	 age[MEMO__COUNT];
};

struct memo *
memo_new(void)
{
	struct memo *m = xcalloc(1, sizeof(*m));
	int i;

	for (i = 0; i < MEMO__COUNT; i++)
		m->age[i] = 1;
	return m;
}

void
memo_free(struct memo *m)
{
	free(m);
}

void
memo_forget(struct memo *m, int kind)
{
	m->age[kind]++;
}

uint32_t
memo_age(const struct memo *m, int kind)
{
	return m->age[kind];
}

static struct slot *
slot_of(struct memo *m, int kind, int64_t narrow, const char *text, size_t n)
{
	uint64_t h = hash_bytes((uint64_t)kind ^ (uint64_t)narrow << 8, text,
	    n);

	return &m->slot[(h >> 32) % SLOTS];
}

bool
memo_get(struct memo *m, int kind, int64_t narrow, const char *text,
    int64_t *value)
{
	const struct slot *s = slot_of(m, kind, narrow, text, strlen(text));

	*value = s->value;
	return s->age == m->age[kind] && s->kind == kind &&
	    s->narrow == narrow &&
	    strcmp(s->text, text) == 0;
}

void
memo_put(struct memo *m, int kind, int64_t narrow, const char *text,
    int64_t value)
{
	size_t n = strlen(text);
	struct slot *s;

	if (n > TEXT_MAX)
		return;
	s = slot_of(m, kind, narrow, text, n);
	s->narrow = narrow;
	s->value = value;
	s->age = m->age[kind];
	s->kind = kind;
	memcpy(s->text, text, n + 1);
}
