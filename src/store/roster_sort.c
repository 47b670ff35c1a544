/*
 * Sorting the rows of a roster (roster_room.h). A row is a few numbers of 32
 * bits: texts are collected once each and become their rank in Danish order
 * when all are there, so that a million rows with a hundred texts compare
 * texts only a few hundred times. What is not set comes last, also in an
 * order that falls. It gives way when the store is asked to stop.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/inside.h"
#include "store/roster_room.h"

#define LAST		UINT32_MAX	/* not set */
#define STOP_EVERY	16384		/* comparisons between looks */
#define RUN		8		/* sorted by insertion */

struct texts {				/* each different one once */
	char		**text;
	uint32_t	 n, room;
	uint32_t	*slot;		/* by hash: index plus 1; 0: free */
	uint32_t	 nslots;	/* a power of two, half free */
};

struct sort_col {
	int		 field;
	bool		 falls;
	int		 at;		/* its first word in a row */
	int		 words;		/* 1, or 2 for wide numbers */
	bool		 by_text;
	struct texts	 texts;
};

struct sorter {
	struct roster	*r;
	struct sort_col	 col[ROSTER_FIELDS_MAX];
	int		 ncols, nwords;
	uint32_t	*key;		/* nwords a row */
	int64_t		*id;
	size_t		 n, room;
	unsigned	 compared;
	bool		 stopped;
};

/* Is the rank of this field known without its texts? */
static bool
is_ranked(const struct roster *r, int field)
{
	return r->id == ROSTER_INSTALLATIONS &&
	    (roster_place_field(field) >= 0 ||
	    roster_product_field(field) >= 0);
}

struct sorter *
sorter_new(struct roster *r, const struct roster_pick *pick, int n)
{
	struct sorter *s = xcalloc(1, sizeof(*s));
	enum roster_type type;
	struct sort_col *c;
	int i;

	s->r = r;
	for (i = 0; i < n; i++) {
		c = &s->col[s->ncols++];
		type = r->info->field[pick[i].field].type;
		c->field = pick[i].field;
		c->falls = pick[i].falls;
		c->at = s->nwords;
		c->by_text = (type == RT_TEXT || type == RT_CODE ||
		    type == RT_PERSON) && !is_ranked(r, c->field);
		c->words = type == RT_NUMBER || type == RT_MONEY ||
		    type == RT_SPAN ? 2 : 1;
		s->nwords += c->words;
	}
	return s;
}

static void
texts_free(struct texts *t)
{
	uint32_t i;

	for (i = 0; i < t->n; i++)
		free(t->text[i]);
	free(t->text);
	free(t->slot);
	memset(t, 0, sizeof(*t));
}

void
sorter_free(struct sorter *s)
{
	int i;

	if (!s)
		return;
	for (i = 0; i < s->ncols; i++)
		texts_free(&s->col[i].texts);
	free(s->key);
	free(s->id);
	free(s);
}

static uint32_t *
text_slot(struct texts *t, const char *text)
{
	size_t len = strlen(text);
	uint32_t i = (uint32_t)hash_bytes(0, text, len) & (t->nslots - 1);

	while (t->slot[i] && strcmp(t->text[t->slot[i] - 1], text) != 0)
		i = (i + 1) & (t->nslots - 1);
	return &t->slot[i];
}

static void
texts_grow(struct texts *t)
{
	uint32_t i;

	t->room = t->room ? 2 * t->room : 64;
	t->text = xrealloc(t->text, t->room, sizeof(*t->text));
	free(t->slot);
	t->nslots = 2 * t->room;
	t->slot = xcalloc(t->nslots, sizeof(*t->slot));
	for (i = 0; i < t->n; i++)
		*text_slot(t, t->text[i]) = i + 1;
}

static uint32_t
text_index(struct texts *t, const char *text)
{
	uint32_t *slot;

	if (t->n == t->room)
		texts_grow(t);
	slot = text_slot(t, text);
	if (!*slot) {
		t->text[t->n++] = xstrdup(text);
		*slot = t->n;
	}
	return *slot - 1;
}

static uint32_t
rank_of(const struct roster *r, int field)
{
	int k = roster_place_field(field);

	return k >= 0 ? r->place->rank[k] :
	    r->product->rank[roster_product_field(field)];
}

/* Its place when it is set: below LAST, turned round if the order falls. */
static uint32_t
word_of(const struct sort_col *c, uint32_t v)
{
	return c->falls ? LAST - 1 - v : v;
}

static void
put_key(struct sorter *s, struct sort_col *c, uint32_t *key)
{
	const struct roster_field *f = &s->r->info->field[c->field];
	struct filter_value v = { .text = NULL };
	uint64_t wide;
	int word;

	key[0] = key[c->words - 1] = LAST;
	if (is_ranked(s->r, c->field)) {
		if (rank_of(s->r, c->field) != LAST)
			key[0] = word_of(c, rank_of(s->r, c->field));
		return;
	}
	roster_value(s->r, c->field, &v);
	if (c->by_text) {
		/* Becomes a rank, and turns round, when all are there. */
		if (!str_empty(v.text))
			key[0] = text_index(&c->texts, v.text);
	} else if (f->type == RT_WORD) {
		word = roster_word_of(f->words, v.text);
		if (word >= 0)
			key[0] = word_of(c, (uint32_t)word);
	} else if (v.set && c->words == 1) {
		key[0] = word_of(c, (uint32_t)(v.n + 0x40000000));
	} else if (v.set) {
		wide = (uint64_t)v.n + ((uint64_t)1 << 62);
		key[0] = word_of(c, (uint32_t)(wide >> 32));
		key[1] = c->falls ? ~(uint32_t)wide : (uint32_t)wide;
	}
}

void
sorter_add(struct sorter *s, int64_t id)
{
	int i;

	if (s->n == s->room) {
		s->room = s->room ? 2 * s->room : 1024;
		s->id = xrealloc(s->id, s->room, sizeof(*s->id));
		if (s->nwords > 0)
			s->key = xrealloc(s->key, s->room,
			    (size_t)s->nwords * sizeof(*s->key));
	}
	s->id[s->n] = id;
	for (i = 0; i < s->ncols; i++)
		put_key(s, &s->col[i], s->key + s->n * (size_t)s->nwords +
		    s->col[i].at);
	s->n++;
}

/* ---- merge sort of indexes ----------------------------------------------- */

typedef int (*compare)(const void *arg, uint32_t a, uint32_t b);

static bool
stopped(struct sorter *s)
{
	struct store *store = s->r->store;

	if (++s->compared % STOP_EVERY == 0 && store->stop &&
	    store->stop(store->stop_arg))
		s->stopped = true;
	return s->stopped;
}

static void
insert_run(uint32_t *a, size_t n, compare cmp, const void *arg)
{
	size_t i, k;
	uint32_t x;

	for (i = 1; i < n; i++) {
		x = a[i];
		for (k = i; k > 0 && cmp(arg, x, a[k - 1]) < 0; k--)
			a[k] = a[k - 1];
		a[k] = x;
	}
}

static void
merge(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
    uint32_t *to, compare cmp, const void *arg, struct sorter *s)
{
	while (n > 0 && m > 0 && !stopped(s)) {
		if (cmp(arg, *b, *a) < 0) {
			*to++ = *b++;
			m--;
		} else {
			*to++ = *a++;
			n--;
		}
	}
	memcpy(to, a, n * sizeof(*a));
	memcpy(to + n, b, m * sizeof(*b));
}

/* The indexes 0 to n - 1 in order; the caller frees. NULL: stopped. */
static uint32_t *
sort_indexes(struct sorter *s, size_t n, compare cmp, const void *arg)
{
	uint32_t *a = xcalloc(n + 1, sizeof(*a));
	uint32_t *b = xcalloc(n + 1, sizeof(*b)), *swap;
	size_t i, len, left, right;

	for (i = 0; i < n; i++)
		a[i] = (uint32_t)i;
	for (i = 0; i < n && !stopped(s); i += RUN)
		insert_run(a + i, n - i < RUN ? n - i : RUN, cmp, arg);
	for (len = RUN; len < n && !s->stopped; len *= 2) {
		for (i = 0; i < n; i += left + right) {
			left = n - i < len ? n - i : len;
			right = n - i - left < len ? n - i - left : len;
			if (right == 0 || cmp(arg, a[i + left - 1],
			    a[i + left]) <= 0)
				memcpy(b + i, a + i, (left + right) *
				    sizeof(*a));
			else
				merge(a + i, left, a + i + left, right, b + i,
				    cmp, arg, s);
		}
		swap = a;
		a = b;
		b = swap;
	}
	free(b);
	if (!s->stopped)
		return a;
	free(a);
	return NULL;
}

static int
compare_texts(const void *arg, uint32_t a, uint32_t b)
{
	const struct texts *t = arg;

	return utf8_collate(t->text[a], strlen(t->text[a]), t->text[b],
	    strlen(t->text[b]));
}

/* The texts of a column are all there: their indexes become ranks. */
static bool
texts_to_ranks(struct sorter *s, struct sort_col *c)
{
	uint32_t *order, *rank, *key, i;
	size_t k;

	if (c->texts.n == 0)
		return true;
	order = sort_indexes(s, c->texts.n, compare_texts, &c->texts);
	if (!order)
		return false;
	rank = xcalloc(c->texts.n, sizeof(*rank));
	for (i = 0; i < c->texts.n; i++)
		rank[order[i]] = word_of(c, i);
	free(order);
	for (k = 0; k < s->n; k++) {
		key = s->key + k * (size_t)s->nwords + c->at;
		if (*key != LAST)
			*key = rank[*key];
	}
	free(rank);
	texts_free(&c->texts);
	return true;
}

/* ---- rows ---------------------------------------------------------------- */

/*
 * Rows are numbers, so they are not compared but dealt out by one byte after
 * the other, the last first: ids in the low eight, then the words of the keys.
 * Bytes that all rows have alike are left out, and of ranks that is most.
 */
#define ID_BYTES	8

static unsigned
byte_of(const struct sorter *s, uint32_t row, int byte)
{
	int k = byte - ID_BYTES;

	if (k < 0)
		return (uint64_t)s->id[row] >> 8 * byte & 0xff;
	return s->key[row * (size_t)s->nwords +
	    (size_t)(s->nwords - 1 - k / 4)] >> 8 * (k % 4) & 0xff;
}

static void
deal(const struct sorter *s, int byte, const uint32_t *from, uint32_t *to)
{
	uint32_t at[256] = { 0 }, sum = 0, n;
	size_t i;

	for (i = 0; i < s->n; i++)
		at[byte_of(s, from[i], byte)]++;
	for (i = 0; i < 256; i++) {
		n = at[i];
		at[i] = sum;
		sum += n;
	}
	for (i = 0; i < s->n; i++)
		to[at[byte_of(s, from[i], byte)]++] = from[i];
}

/* The bits in which rows differ, of their ids and of each word of the keys. */
static void
find_unlike(const struct sorter *s, uint64_t *ids, uint32_t *words)
{
	const uint32_t *key = s->key;
	size_t i;
	int w;

	*ids = 0;
	memset(words, 0, (size_t)s->nwords * sizeof(*words));
	for (i = 0; i < s->n; i++, key += s->nwords) {
		*ids |= (uint64_t)(s->id[i] ^ s->id[0]);
		for (w = 0; w < s->nwords; w++)
			words[w] |= key[w] ^ s->key[w];
	}
}

/* The rows in order; the caller frees. NULL: stopped. */
static uint32_t *
sort_rows(struct sorter *s)
{
	uint32_t *a = xcalloc(s->n + 1, sizeof(*a));
	uint32_t *b = xcalloc(s->n + 1, sizeof(*b)), *swap;
	uint32_t words[2 * ROSTER_FIELDS_MAX], unlike;
	int byte, k, nbytes = ID_BYTES + 4 * s->nwords;
	uint64_t ids;
	size_t i;

	for (i = 0; i < s->n; i++)
		a[i] = (uint32_t)i;
	find_unlike(s, &ids, words);
	for (byte = 0; byte < nbytes && !s->stopped; byte++) {
		k = byte - ID_BYTES;
		unlike = k < 0 ? ids >> 8 * byte & 0xff :
		    words[s->nwords - 1 - k / 4] >> 8 * (k % 4) & 0xff;
		if (!unlike)
			continue;
		deal(s, byte, a, b);
		swap = a;
		a = b;
		b = swap;
		s->stopped = store_must_stop(s->r->store);
	}
	free(b);
	if (!s->stopped)
		return a;
	free(a);
	return NULL;
}

bool
sorter_take(struct sorter *s, struct ids *ids, struct err *e)
{
	uint32_t *order = NULL;
	size_t k;
	int i;

	for (i = 0; i < s->ncols && !s->stopped; i++)
		if (s->col[i].by_text)
			texts_to_ranks(s, &s->col[i]);
	if (!s->stopped)
		order = sort_rows(s);
	if (!order)
		return err_set(e, ERR_INTERRUPT, _("interrupted"));
	ids->id = xrealloc(ids->id, ids->n + s->n + 1, sizeof(*ids->id));
	for (k = 0; k < s->n; k++)
		ids->id[ids->n++] = s->id[order[k]];
	free(order);
	s->n = 0;
	return true;
}
