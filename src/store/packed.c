/*
 * Installations in packed blocks (packed.h). A row is three numbers of four
 * bytes and five days of three, the least byte first; a row that is not there
 * is all zeros. A day is counted from 1900-01-01, which is 1; 0 is none.
 */
#include "store/packed.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/gather.h"

#define DAY_BEFORE	(-25568)	/* 1899-12-31; none is earlier */
#define TIDY_AT		1024	/* touched blocks, at least */
#define LOOK_EVERY	16	/* blocks, between two looks for a key */

struct packing {
	struct ids	 touched;	/* blocks that are no longer right, */
	size_t		 tidy_at;	/* some twice until they are so many */
	bool		 bulk;		/* rows are handed over instead */
	int64_t		 coming;	/* block that is filled, or -1 */
	int		 filled;	/* rows of it so far */
	unsigned char	 block[PACKED_BYTES];
	struct buf	 last;		/* source met, and its number */
	int64_t		 last_id;
	char		**unstored;	/* only rows name them: -1, -2, ... */
	size_t		 nunstored;
};

/* ---- a row in a block ---------------------------------------------------- */

static void
put(unsigned char *at, uint32_t v, int bytes)
{
	for (; bytes > 0; bytes--, v >>= 8)
		*at++ = (unsigned char)v;
}

static uint32_t
get_number(const unsigned char *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	    (uint32_t)at[3] << 24;
}

static day_t
get_day(const unsigned char *at)
{
	uint32_t n = at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16;

	return n == 0 ? DAY_NONE : (day_t)n + DAY_BEFORE;
}

static void
put_day(unsigned char *at, day_t day)
{
	put(at, day == DAY_NONE ? 0 : (uint32_t)(day - DAY_BEFORE), 3);
}

static void
pack_row(unsigned char *at, const struct packed *p)
{
	put(at, (uint32_t)p->municipality_id, 4);
	put(at + 4, (uint32_t)p->system_id, 4);
	put(at + 8, (uint32_t)p->source, 4);
	put_day(at + 12, p->listed.agreed);
	put_day(at + 15, p->listed.operation);
	put_day(at + 18, p->listed.reported);
	put_day(at + 21, p->listed.from);
	put_day(at + 24, p->listed.to);
}

static void
unpack_row(const unsigned char *at, struct packed *p)
{
	p->municipality_id = get_number(at);
	p->system_id = get_number(at + 4);
	p->source = (int32_t)get_number(at + 8);
	p->listed.agreed = get_day(at + 12);
	p->listed.operation = get_day(at + 15);
	p->listed.reported = get_day(at + 18);
	p->listed.from = get_day(at + 21);
	p->listed.to = get_day(at + 24);
}

/* ---- sources ------------------------------------------------------------- */

static int64_t
unstored_source(struct packing *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->nunstored; i++)
		if (strcmp(p->unstored[i], name) == 0)
			return -(int64_t)i - 1;
	p->unstored = xrealloc(p->unstored, i + 1, sizeof(*p->unstored));
	p->unstored[i] = xstrdup(name);
	p->nunstored++;
	return -(int64_t)i - 1;
}

static bool
find_source(struct store *s, const char *name, int64_t *id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PACKED_SOURCE, e);

	if (q)
		stmt_text(q, 1, name);
	if (!stmt_number(q, id, e))
		return false;
	if (*id != 0)
		return true;
	if (!s->in_txn) {
		*id = unstored_source(s->packing, name);
		return true;
	}
	q = stmt_use(s, STMT_PACKED_SOURCE_ADD, e);
	if (q)
		stmt_text(q, 1, name);
	if (!stmt_run(q, e))
		return false;
	*id = sqlite3_last_insert_rowid(s->db);
	return true;
}

/*
 * Rows by the same list come one after the other, mostly. A number less than 0
 * is asked for anew: somebody may have stored the name, or an act must.
 */
bool
packed_source(struct store *s, const char *name, size_t len, int64_t *id,
    struct err *e)
{
	struct packing *p = s->packing;

	if (p->last_id <= 0 || p->last.len != len ||
	    memcmp(p->last.p, name, len) != 0) {
		p->last_id = 0;
		buf_clear(&p->last);
		buf_addn(&p->last, name, len);
		if (!find_source(s, buf_str(&p->last), &p->last_id, e))
			return false;
	}
	*id = p->last_id;
	return true;
}

bool
packed_sources(struct store *s, packed_name name, void *arg, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PACKED_SOURCES, e);
	size_t i;
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW)
		name(arg, col_int(q, 0), col_peek(q, 1));
	stmt_release(q);
	for (i = 0; i < s->packing->nunstored; i++)
		name(arg, -(int64_t)i - 1, s->packing->unstored[i]);
	return got == GOT_DONE;
}

/* ---- blocks of rows ------------------------------------------------------ */

/*
 * A day as it is compared: another program may have written one that klar does
 * not know; it is long over, or never comes.
 */
static day_t
day_of(const struct stmt *q, int i)
{
	day_t day = col_day(q, i);

	if (day != DAY_NONE || col_null(q, i))
		return day;
	return strcmp(col_peek(q, i), "1900") < 0 ? DAY_BEFORE + 1 :
	    date_make(2100, 12, 31);
}

static bool
take_row(struct store *s, const struct stmt *q, unsigned char *at,
    struct err *e)
{
	const char *by = col_peek(q, 8);
	struct packed p = { .municipality_id = col_int(q, 1),
	    .system_id = col_int(q, 2) };

	p.listed.agreed = day_of(q, 3);
	p.listed.operation = day_of(q, 4);
	p.listed.reported = day_of(q, 5);
	p.listed.from = day_of(q, 6);
	p.listed.to = day_of(q, 7);
	if (by && !packed_source(s, by, strlen(by), &p.source, e))
		return false;
	pack_row(at, &p);
	return true;
}

bool
packed_rows(struct store *s, int64_t block, unsigned char to[PACKED_BYTES],
    int *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PACKED_ROWS, e);
	enum got got;

	*n = 0;
	memset(to, 0, PACKED_BYTES);
	if (!q)
		return false;
	stmt_int(q, 1, block * PACKED_ROWS);
	stmt_int(q, 2, block * PACKED_ROWS + PACKED_ROWS - 1);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (!take_row(s, q, to + (col_int(q, 0) - block * PACKED_ROWS)
		    * PACKED_SIZE, e)) {
			got = GOT_ERROR;
			break;
		}
		(*n)++;
	}
	stmt_release(q);
	return got == GOT_DONE;
}

static bool
write_block(struct store *s, int64_t block, const unsigned char *from, int n,
    struct err *e)
{
	struct stmt *q = stmt_use(s, n ? STMT_PACKED_PUT : STMT_PACKED_DROP,
	    e);

	if (q) {
		stmt_int(q, 1, block);
		if (n)
			stmt_blob(q, 2, from, PACKED_BYTES);
	}
	return stmt_run(q, e);
}

static bool
pack_anew(struct store *s, int64_t block, struct err *e)
{
	unsigned char bytes[PACKED_BYTES];
	int n;

	return packed_rows(s, block, bytes, &n, e) &&
	    write_block(s, block, bytes, n, e);
}

/* In order, each once. */
static void
tidy(struct packing *p)
{
	struct ids *t = &p->touched;
	size_t i, n = 0;

	if (t->n > 0)
		qsort(t->id, t->n, sizeof(*t->id), ids_compare);
	for (i = 0; i < t->n; i++)
		if (n == 0 || t->id[n - 1] != t->id[i])
			t->id[n++] = t->id[i];
	t->n = n;
	p->tidy_at = n < TIDY_AT / 2 ? TIDY_AT : 2 * n;
}

static void
forget_touched(struct packing *p)
{
	free(p->touched.id);
	memset(&p->touched, 0, sizeof(p->touched));
	p->tidy_at = TIDY_AT;
}

/* An id less than 0 is another program's, and in no block. */
static void
touch(struct packing *p, int64_t id)
{
	int64_t block = id / PACKED_ROWS;

	if (id < 0 || (p->touched.n > 0 &&
	    p->touched.id[p->touched.n - 1] == block))
		return;
	if (p->touched.n >= p->tidy_at)
		tidy(p);
	ids_push(&p->touched, block);
}

/* A block of which only the first rows have come is read back. */
static void
give_up_coming(struct packing *p)
{
	if (p->coming >= 0)
		touch(p, p->coming * PACKED_ROWS);
	p->coming = -1;
}

static bool
pack_touched(struct store *s, struct err *e)
{
	struct packing *p = s->packing;
	size_t i;

	tidy(p);
	for (i = 0; i < p->touched.n; i++)
		if (!pack_anew(s, p->touched.id[i], e))
			return false;
	forget_touched(p);
	return true;
}

/* What another program has touched. */
static bool
pack_unpacked(struct store *s, struct err *e)
{
	struct stmt *q;
	enum got got;
	int64_t block;

	do {
		q = stmt_use(s, STMT_PACKED_NONE, e);
		got = q ? stmt_step(q, e) : GOT_ERROR;
		block = got == GOT_ROW ? col_int(q, 0) : 0;
		stmt_release(q);
	} while (got == GOT_ROW && pack_anew(s, block, e));
	return got == GOT_DONE;
}

bool
packed_settle(struct store *s, struct err *e)
{
	give_up_coming(s->packing);
	return pack_touched(s, e) && pack_unpacked(s, e);
}

/* Whoever reads inside an act sees what it has written so far. */
static bool
readable(struct store *s, struct err *e)
{
	const struct packing *p = s->packing;

	return !s->in_txn || (p->touched.n == 0 && p->coming < 0) ||
	    packed_settle(s, e);
}

/* ---- what is written ----------------------------------------------------- */

static void
hear(void *arg, int what, const char *db, const char *table, sqlite3_int64 id)
{
	struct packing *p = arg;

	(void)what;
	(void)db;
	if (!p->bulk && strcmp(table, "installation") == 0)
		touch(p, id);
}

void
packed_listen(struct store *s)
{
	if (!s->packing) {
		s->packing = xcalloc(1, sizeof(*s->packing));
		s->packing->coming = -1;
	}
	sqlite3_update_hook(s->db, hear, s->packing);
}

void
packed_forget(struct store *s)
{
	struct packing *p = s->packing;

	if (!p)
		return;
	if (p->touched.n > 0)
		forget_touched(p);
	p->bulk = false;
	p->coming = -1;
	p->last_id = 0;
}

void
packed_free(struct store *s)
{
	struct packing *p = s->packing;
	size_t i;

	if (!p)
		return;
	packed_forget(s);
	for (i = 0; i < p->nunstored; i++)
		free(p->unstored[i]);
	free(p->unstored);
	buf_fini(&p->last);
	free(p);
	s->packing = NULL;
}

void
packed_bulk(struct store *s, bool on)
{
	s->packing->bulk = on;
}

bool
packed_came(struct store *s, int64_t id, const struct packed *row,
    struct err *e)
{
	struct packing *p = s->packing;
	int64_t block = id / PACKED_ROWS;
	int at = (int)(id % PACKED_ROWS);

	if (at == 0) {
		give_up_coming(p);
		p->coming = block;
		p->filled = 0;
	}
	if (p->coming != block || p->filled != at) {
		touch(p, id);
		return true;
	}
	pack_row(p->block + at * PACKED_SIZE, row);
	if (++p->filled < PACKED_ROWS)
		return true;
	p->coming = -1;
	return write_block(s, block, p->block, PACKED_ROWS, e);
}

/* ---- reading ------------------------------------------------------------- */

static void
see_block(int64_t block, const unsigned char *at, packed_see see, void *arg)
{
	struct packed row;
	int i;

	for (i = 0; i < PACKED_ROWS; i++, at += PACKED_SIZE) {
		unpack_row(at, &row);
		if (row.municipality_id != 0)
			see(arg, block * PACKED_ROWS + i, &row);
	}
}

/* The bytes of a row's blob, or what the rows say if it is none. */
static const unsigned char *
bytes_of(struct store *s, const struct stmt *q, int column, int64_t block,
    unsigned char own[PACKED_BYTES], struct err *e)
{
	size_t len;
	const unsigned char *p = col_blob(q, column, &len);
	int n;

	if (p && len == PACKED_BYTES)
		return p;
	return packed_rows(s, block, own, &n, e) ? own : NULL;
}

static bool
each_block(struct store *s, int64_t *next, packed_see see, void *arg,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PACKED_FROM, e);
	unsigned char own[PACKED_BYTES];
	const unsigned char *bytes;
	enum got got;
	int n = 0;

	if (!q)
		return false;
	stmt_int(q, 1, *next);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		int64_t block = col_int(q, 0);

		bytes = bytes_of(s, q, 1, block, own, e);
		if (!bytes) {
			got = GOT_ERROR;
			break;
		}
		see_block(block, bytes, see, arg);
		*next = block + 1;
		if (++n % LOOK_EVERY == 0 && store_must_stop(s)) {
			err_set(e, ERR_INTERRUPT, "%s", "");
			got = GOT_ERROR;
			break;
		}
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
packed_each(struct store *s, int64_t *next, packed_see see, void *arg,
    struct err *e)
{
	bool ok;

	if (!readable(s, e))
		return false;
	s->unstopped = true;
	ok = each_block(s, next, see, arg, e);
	s->unstopped = false;
	return ok;
}

bool
packed_find(struct store *s, int64_t id, struct packed *row, struct err *e)
{
	unsigned char own[PACKED_BYTES];
	const unsigned char *bytes = NULL;
	struct stmt *q;
	enum got got;

	memset(row, 0, sizeof(*row));
	if (id < 0)
		return true;
	if (!readable(s, e))
		return false;
	q = stmt_use(s, STMT_PACKED_GET, e);
	if (!q)
		return false;
	stmt_int(q, 1, id / PACKED_ROWS);
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		bytes = bytes_of(s, q, 0, id / PACKED_ROWS, own, e);
	if (bytes)
		unpack_row(bytes + id % PACKED_ROWS * PACKED_SIZE, row);
	stmt_release(q);
	return got == GOT_DONE || bytes;
}

bool
packed_lives(const struct packed *row, day_t day)
{
	return rollout_on(&row->listed, day) != ROLLOUT_GONE;
}
