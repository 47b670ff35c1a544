/*
 * Municipalities and systems as installations tell of them: read once, known
 * by id, their texts ranked, so that a million rows compare numbers; folded
 * once a filter asks (roster_room.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "store/roster_room.h"

struct ranked {
	const char	*text;
	size_t		 at;
};

static int
ranked_compare(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (!x->text || !y->text)
		return !x->text - !y->text;
	return utf8_collate(x->text, strlen(x->text), y->text,
	    strlen(y->text));
}

/* Equal texts get equal ranks; not set comes last. */
static void
rank(struct parents *all, int k)
{
	struct ranked *r = xcalloc(all->n + 1, sizeof(*r));
	uint32_t n = 0;
	size_t i;

	for (i = 0; i < all->n; i++)
		r[i] = (struct ranked){ all->p[i].text[k], i };
	qsort(r, all->n, sizeof(*r), ranked_compare);
	for (i = 0; i < all->n; i++) {
		n += i > 0 && ranked_compare(&r[i - 1], &r[i]) != 0;
		all->p[r[i].at].rank[k] = r[i].text ? n : UINT32_MAX;
	}
	free(r);
}

bool
parents_load(struct store *s, enum stmt_id id, struct parents *all,
    struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);
	struct parent *p;
	size_t room = 0;
	enum got got;
	int k;

	*all = (struct parents){ NULL, 0, 0 };
	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (all->n == room) {
			room = room ? 2 * room : 128;
			all->p = xrealloc(all->p, room, sizeof(*all->p));
		}
		p = &all->p[all->n++];
		memset(p, 0, sizeof(*p));
		p->id = col_int(q, 0);
		p->let = true;
		for (k = 0; k < PARENT_FIELDS; k++)
			p->text[k] = col_text(q, k + 1);
	}
	stmt_release(q);
	for (k = 0; k < PARENT_FIELDS; k++)
		rank(all, k);
	return got == GOT_DONE;
}

void
parents_free(struct parents *all)
{
	size_t i;
	int k;

	for (i = 0; i < all->n; i++)
		for (k = 0; k < PARENT_FIELDS; k++) {
			free(all->p[i].text[k]);
			free(all->p[i].folded[k]);
		}
	free(all->p);
	*all = (struct parents){ NULL, 0, 0 };
}

const char *
parent_folded(struct parent *p, int k)
{
	struct buf b = BUF_INIT;

	if (!p->folded[k] && p->text[k]) {
		utf8_fold(&b, p->text[k], strlen(p->text[k]));
		p->folded[k] = buf_take(&b);
	}
	return p->folded[k];
}

static int
by_id(const void *a, const void *b)
{
	const struct parent *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

struct parent *
parents_find(struct parents *all, int64_t id)
{
	struct parent key = { .id = id }, *p;

	/* Rows of one municipality, or one system, often stand together. */
	if (all->last < all->n && all->p[all->last].id == id)
		return &all->p[all->last];
	p = all->n ? bsearch(&key, all->p, all->n, sizeof(*all->p), by_id) :
	    NULL;
	if (p)
		all->last = (size_t)(p - all->p);
	return p;
}
