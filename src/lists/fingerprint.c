/*
 * Taking the fingerprint of a list (fingerprint.h).
 */
#include "lists/fingerprint.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/thread.h"

#define FNV_BASIS	UINT64_C(14695981039346656037)
#define FNV_PRIME	UINT64_C(1099511628211)

uint64_t
fnv_start(void)
{
	return FNV_BASIS;
}

uint64_t
fnv_add(uint64_t fnv, const unsigned char *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		fnv = (fnv ^ p[i]) * FNV_PRIME;
	return fnv;
}

void
fnv_hex(uint64_t fnv, char to[HASH_TEXT])
{
	snprintf(to, HASH_TEXT, "%016llx", (unsigned long long)fnv);
}

static void *
take(void *arg)
{
	struct fingerprint *f = arg;
	unsigned char *block = xmalloc(SOURCE_BLOCK);
	size_t got = 0;

	f->ok = source_rewind(f->source, &f->err);
	while (f->ok && (f->ok = source_read(f->source, block, SOURCE_BLOCK,
	    &got, &f->err)) && got > 0)
		f->fnv = fnv_add(f->fnv, block, got);
	free(block);
	return NULL;
}

void
fingerprint_begin(struct fingerprint *f, struct source *source, int64_t size)
{
	*f = (struct fingerprint){ .source = source, .begun = true,
	    .fnv = fnv_start(), .err = ERR_INIT };
	f->meanwhile = size >= THREAD_FROM && thread_start(&f->id, take, f);
	if (!f->meanwhile)
		take(f);
}

bool
fingerprint_end(struct fingerprint *f, char to[HASH_TEXT], struct err *e)
{
	if (!f->begun)
		return true;
	if (f->meanwhile)
		pthread_join(f->id, NULL);
	f->begun = false;
	fnv_hex(f->fnv, to);
	return f->ok || err_set(e, f->err.code, "%s", f->err.msg);
}
