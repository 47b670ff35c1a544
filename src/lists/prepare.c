/*
 * Preparing rows (prepare.h). Nothing here may be told to anybody, so every
 * row with a flaw is left to row.c, which decides alike: it reads cells with
 * the same functions.
 *
 * The rows of a long list name the same few municipalities and some thousand
 * systems over and over. Each text, or group of texts, gets a number when first
 * met; what it means in the store the reader looks up once for each number.
 */
#include "lists/prepare.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "lists/reader.h"

#define NUMBERS_MAX	65536	/* beyond, texts are looked up by the row */
#define TEXTS_MAX	512	/* bytes of a group of texts */

static const struct where {		/* C_x that tell whose a row is */
	int	 code, name;		/* of the municipality */
	int	 vendor, system, area;
} where[LIST__COUNT] = {
	[LIST_installations] = { C_ins_code, C_ins_name, C_ins_vendor,
	    C_ins_system, C_ins_area },
	[LIST_systems] = { C_sys_code, C_sys_name, C_sys_vendor, C_sys_system,
	    C_sys_area },
};

struct numbered {
	uint64_t	 hash;
	size_t		 at, len;	/* in texts */
};

struct numbers {
	struct numbered	*all;		/* number 1 is the first */
	uint32_t	 n;
	uint32_t	*slot;		/* by hash: numbers, 0 is free */
	size_t		 nslots;	/* a power of two, half free */
	struct buf	 texts;
	uint32_t	 last;		/* given; rows often say the same */
	char		 group[TEXTS_MAX];	/* texts asked for */
};

struct preparer {
	const struct header *header;
	const struct list_info *info;
	int		 first;		/* column of the list */
	struct memo	*words;
	struct numbers	 municipalities, places;
};

struct preparer *
preparer_new(const struct header *h)
{
	struct preparer *p = xcalloc(1, sizeof(*p));

	p->header = h;
	p->info = &list_info[h->list];
	p->first = list_first_column(h->list);
	p->words = memo_new();
	return p;
}

static void
numbers_fini(struct numbers *n)
{
	free(n->all);
	free(n->slot);
	buf_fini(&n->texts);
}

void
preparer_free(struct preparer *p)
{
	if (!p)
		return;
	memo_free(p->words);
	numbers_fini(&p->municipalities);
	numbers_fini(&p->places);
	free(p);
}

size_t
preparer_cells(const struct preparer *p)
{
	return (size_t)p->info->ncols;
}

static bool
is_text(const struct numbers *n, const struct numbered *a, const char *text,
    size_t len)
{
	return a->len == len && memcmp(n->texts.p + a->at, text, len) == 0;
}

static uint32_t *
slot_of(const struct numbers *n, uint64_t hash, const char *text, size_t len)
{
	size_t i = (size_t)hash & (n->nslots - 1);

	for (; n->slot[i] != 0; i = (i + 1) & (n->nslots - 1)) {
		const struct numbered *a = &n->all[n->slot[i] - 1];

		if (a->hash == hash && is_text(n, a, text, len))
			break;
	}
	return &n->slot[i];
}

static void
more_slots(struct numbers *n)
{
	uint32_t i;
	size_t k;

	n->nslots = n->nslots ? 2 * n->nslots : 256;
	free(n->slot);
	n->slot = xcalloc(n->nslots, sizeof(*n->slot));
	n->all = xrealloc(n->all, n->nslots / 2, sizeof(*n->all));
	for (i = 0; i < n->n; i++) {
		k = (size_t)n->all[i].hash & (n->nslots - 1);
		while (n->slot[k] != 0)
			k = (k + 1) & (n->nslots - 1);
		n->slot[k] = i + 1;
	}
}

static uint32_t
number_of(struct numbers *n, const char *text, size_t len)
{
	uint64_t hash;
	uint32_t *slot;

	if (n->last != 0 && is_text(n, &n->all[n->last - 1], text, len))
		return n->last;
	/* A municipality's systems mostly follow each other as the last's. */
	if (n->last < n->n && is_text(n, &n->all[n->last], text, len))
		return ++n->last;
	hash = hash_bytes(0, text, len);
	if (2 * (size_t)n->n >= n->nslots)
		more_slots(n);
	slot = slot_of(n, hash, text, len);
	if (*slot == 0 && n->n < NUMBERS_MAX) {
		n->all[n->n] = (struct numbered){ hash, n->texts.len, len };
		buf_addn(&n->texts, text, len);
		*slot = ++n->n;
	}
	n->last = *slot;
	return *slot;
}

/* The number of some cells together, of which none may be without a column. */
static uint32_t
number_cells(const struct preparer *p, struct numbers *n,
    const struct cell *cell, const int *col, int ncols)
{
	char *text = n->group;
	const char *s;
	size_t len = 0, more;
	int i;

	for (i = 0; i < ncols; i++) {
		s = cell[col[i] - p->first].s;
		more = s ? strlen(s) : 0;
		if (len + more + 1 > TEXTS_MAX)
			return 0;
		if (more > 0)
			memcpy(text + len, s, more);
		len += more;
		text[len++] = '\0';
	}
	return number_of(n, text, len);
}

/* Is all there that must be? As check_required in row.c. */
static bool
is_complete(const struct preparer *p, const struct cell *cell)
{
	bool any = false, either = false;
	int i;

	for (i = 0; i < p->info->ncols; i++) {
		unsigned flags = p->info->col[i].flags;

		if ((flags & COL_REQUIRED) && !cell[i].s)
			return false;
		if (flags & COL_EITHER) {
			either = true;
			any |= cell[i].s != NULL;
		}
	}
	return !either || any;
}

static bool
is_well_shaped(const struct header *h, const struct csv_row *row)
{
	int i;

	if (row->trouble != REASON__COUNT || row->filled_beyond)
		return false;
	for (i = h->n; i < row->n && i < CSV_COLUMNS_MAX; i++)
		if (row->len[i] > 0)
			return false;
	return true;
}

static bool
read_cells(struct preparer *p, struct csv_row *row, struct cell *cell)
{
	const struct header *h = p->header;
	bool any = false;
	int i;

	memset(cell, 0, preparer_cells(p) * sizeof(*cell));
	for (i = 0; i < row->n && i < h->n; i++) {
		struct cell *c;

		if (h->col[i] < 0)
			continue;
		c = &cell[h->col[i] - p->first];
		if (!cell_plain(p->words, h->col[i], row->field[i],
		    &row->len[i], c))
			return false;
		any |= c->s != NULL;
	}
	return any;
}

bool
prepare_row(struct preparer *p, struct csv_row *row, struct cell *cell,
    struct prepared *out)
{
	const struct where *w = &where[p->header->list];

	/* What a mark says of the cells is known to sent.c only. */
	if (p->header->sent != 0 || !is_well_shaped(p->header, row) ||
	    !read_cells(p, row, cell) || !is_complete(p, cell))
		return false;
	*out = (struct prepared){ .cell = cell,
	    .content = cells_content(p->header->list, cell) };
	if (w->code != w->name) {
		out->municipality = number_cells(p, &p->municipalities, cell,
		    (const int[]){ w->code, w->name }, 2);
		out->place = number_cells(p, &p->places, cell, (const int[]){
		    w->vendor, w->system, w->area }, 3);
	}
	return true;
}
