/*
 * Reading ahead (ahead.h). Rows travel in batches, of which there are a few;
 * one side fills, the other empties, and a lock passes them over. The thread
 * takes no signals, so that Ctrl-C is for the one who asked. The first row
 * goes alone: what it says decides how the others are prepared. Half of the
 * time of an import on two processors; on one it costs nothing.
 */
#include "lists/ahead.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/thread.h"
#include "lists/reader.h"

#define BATCHES		4
#define SOON		8		/* rows; some microseconds */
#define BATCH_BYTES	(64 * 1024)	/* of text; a longer row has its own */

struct span {				/* of a field in a batch */
	size_t		 room, len;	/* what it takes, and what it is */
};

struct head {				/* of a row in a batch */
	int64_t		 line;
	size_t		 text;		/* where its fields begin */
	size_t		 spans;		/* ... and what they take */
	int		 n;
	bool		 filled_beyond;
	bool		 ready;
	enum reason	 trouble;
};

struct batch {
	struct buf	 text;		/* fields, NULs between: csvrows_into */
	size_t		 used;		/* of it, by rows that are whole */
	struct head	*head;
	struct span	*span;
	size_t		 nrows, rows_max, nspans, spans_max;
	struct prepared	*ready;		/* of rows that are */
	struct cell	*cell;
	size_t		 ready_max;	/* rows */
	int64_t		 bytes;
};

struct ahead {
	struct decoder	*decoder;
	const struct ahead_how *how;
	struct csvrows	*rows;
	struct preparer	*preparer;	/* NULL: none, or not yet */
	bool		 begun;		/* the first row has been taken */
	struct ahead_end *end;
	struct err	*e;		/* of the thread until it has ended */

	pthread_mutex_t	 lock;
	pthread_cond_t	 moved;
	struct batch	 batch[BATCHES];
	size_t		 filled, emptied;	/* batches, ever; locked */
	bool		 over, stop;		/* locked */
};

/* ---- the side that fills ------------------------------------------------- */

/* A row of a batch, as csvrows gave it. */
static void
row_of(const struct batch *b, const struct head *h, struct csv_row *row)
{
	char *text = b->text.p + h->text;
	int i;

	row->line = h->line;
	row->n = h->n;
	row->filled_beyond = h->filled_beyond;
	row->trouble = h->trouble;
	row->ready = NULL;
	for (i = 0; i < h->n && i < CSV_COLUMNS_MAX; i++) {
		const struct span *span = &b->span[h->spans + (size_t)i];

		row->field[i] = text;
		row->len[i] = span->len;
		text += span->room;
	}
}

/* When the batch is full, so that its text has ceased to move. */
static void
prepare(struct ahead *a, struct batch *b)
{
	size_t each = preparer_cells(a->preparer), i;
	struct csv_row row;
	int k;

	if (b->ready_max < b->nrows) {
		b->ready_max = b->nrows;
		b->ready = xrealloc(b->ready, b->nrows, sizeof(*b->ready));
		b->cell = xrealloc(b->cell, b->nrows, each * sizeof(*b->cell));
	}
	for (i = 0; i < b->nrows; i++) {
		struct head *h = &b->head[i];

		row_of(b, h, &row);
		h->ready = prepare_row(a->preparer, &row, b->cell + i * each,
		    &b->ready[i]);
		for (k = 0; k < h->n && k < CSV_COLUMNS_MAX; k++)
			b->span[h->spans + (size_t)k].len = row.len[k];
	}
}

/* Hand a batch over and wait for an empty one; false: nobody wants more. */
static bool
hand_over(struct ahead *a)
{
	size_t may_wait = a->begun ? BATCHES - 1 : 0;
	struct batch *b = &a->batch[a->filled % BATCHES];
	bool stop;

	if (a->preparer && b->nrows > 0)
		prepare(a, b);
	b->bytes = a->decoder->bytes;
	pthread_mutex_lock(&a->lock);
	a->filled++;
	pthread_cond_signal(&a->moved);
	while (a->filled - a->emptied > may_wait && !a->stop)
		pthread_cond_wait(&a->moved, &a->lock);
	stop = a->stop;
	pthread_mutex_unlock(&a->lock);
	if (stop)
		return false;
	if (!a->begun && a->how->preparer)
		a->preparer = a->how->preparer(a->how->arg);
	a->begun = true;
	b = &a->batch[a->filled % BATCHES];
	buf_clear(&b->text);
	b->used = b->nrows = b->nspans = 0;
	if (a->rows)
		csvrows_into(a->rows, &b->text);
	return true;
}

static void
make_room(struct batch *b, int cells)
{
	if (b->nrows == b->rows_max) {
		b->rows_max = b->rows_max ? 2 * b->rows_max : 256;
		b->head = xrealloc(b->head, b->rows_max, sizeof(*b->head));
	}
	if (b->nspans + (size_t)cells > b->spans_max) {
		b->spans_max = 2 * (b->spans_max + (size_t)cells);
		b->span = xrealloc(b->span, b->spans_max, sizeof(*b->span));
	}
}

static bool
on_row(void *arg, const struct csv_row *row)
{
	struct ahead *a = arg;
	struct batch *b = &a->batch[a->filled % BATCHES];
	int i, cells = row->n < CSV_COLUMNS_MAX ? row->n : CSV_COLUMNS_MAX;

	make_room(b, cells);
	b->head[b->nrows++] = (struct head){ row->line, b->used,
	    b->nspans, row->n, row->filled_beyond, false, row->trouble };
	for (i = 0; i < cells; i++)
		b->span[b->nspans++] = (struct span){ row->len[i] + 1,
		    row->len[i] };
	b->used = b->text.len;
	return (a->begun && b->text.len < BATCH_BYTES) || hand_over(a);
}

/* In batches, whose text the rows have to themselves, or one by one. */
static void
fill(struct ahead *a, bool batches, csv_each each, void *arg)
{
	const char *text;
	size_t n = 0;

	while ((a->end->ok = decoder_next(a->decoder, &text, &n, a->e)) &&
	    n > 0) {
		if (!a->rows) {
			a->rows = a->how->start(a->how->arg, &text, &n, each,
			    arg);
			if (a->rows && batches)
				csvrows_into(a->rows, &a->batch[0].text);
		}
		if (a->rows && !csvrows_feed(a->rows, text, n))
			break;
	}
	if (a->rows && a->end->ok)
		a->end->end = csvrows_end(a->rows);
	if (a->rows)
		a->end->line = csvrows_line(a->rows);
	csvrows_free(a->rows);
	a->rows = NULL;
}

static void *
thread(void *arg)
{
	struct ahead *a = arg;

	fill(a, true, on_row, a);
	hand_over(a);
	pthread_mutex_lock(&a->lock);
	a->over = true;
	pthread_cond_signal(&a->moved);
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

/* ---- the side that empties ----------------------------------------------- */

static bool
empty(const struct ahead_how *how, const struct batch *b, csv_each each,
    void *arg)
{
	struct csv_row row;
	size_t i, next;

	for (i = 0; i < b->nrows; i++) {
		next = i + SOON;
		if (next < b->nrows && b->head[next].ready && how->soon)
			how->soon(how->arg, &b->ready[next]);
		row_of(b, &b->head[i], &row);
		if (b->head[i].ready)
			row.ready = &b->ready[i];
		if (!each(arg, &row))
			return false;
	}
	return true;
}

/* The next batch that is full; NULL at the end. */
static struct batch *
next_batch(struct ahead *a)
{
	bool any;

	pthread_mutex_lock(&a->lock);
	while (a->filled == a->emptied && !a->over)
		pthread_cond_wait(&a->moved, &a->lock);
	any = a->filled != a->emptied;
	pthread_mutex_unlock(&a->lock);
	return any ? &a->batch[a->emptied % BATCHES] : NULL;
}

static void
give_back(struct ahead *a, bool stop)
{
	pthread_mutex_lock(&a->lock);
	a->emptied++;
	a->stop |= stop;
	pthread_cond_signal(&a->moved);
	pthread_mutex_unlock(&a->lock);
}

static void
take_all(struct ahead *a, csv_each each, void *arg, int64_t *bytes)
{
	struct batch *b;
	bool more = true;

	while (more && (b = next_batch(a)) != NULL) {
		*bytes = b->bytes;
		more = empty(a->how, b, each, arg);
		give_back(a, !more);
	}
}

void
ahead_read(struct decoder *d, const struct ahead_how *how, csv_each each,
    void *arg, int64_t *bytes, struct ahead_end *end, struct err *e)
{
	struct err own = ERR_INIT;
	struct ahead a = { .decoder = d, .how = how, .end = end, .e = &own };
	pthread_t id;
	size_t i;

	*end = (struct ahead_end){ true, CSV_END_OK, 0 };
	pthread_mutex_init(&a.lock, NULL);
	pthread_cond_init(&a.moved, NULL);
	if (d->probe.size >= THREAD_FROM && thread_start(&id, thread, &a)) {
		take_all(&a, each, arg, bytes);
		pthread_join(id, NULL);
	} else {
		fill(&a, false, each, arg);
	}
	if (!end->ok && e->code == ERR_NONE)
		err_set(e, own.code, "%s", own.msg);
	pthread_cond_destroy(&a.moved);
	pthread_mutex_destroy(&a.lock);
	for (i = 0; i < BATCHES; i++) {
		buf_fini(&a.batch[i].text);
		free(a.batch[i].head);
		free(a.batch[i].span);
		free(a.batch[i].ready);
		free(a.batch[i].cell);
	}
}
