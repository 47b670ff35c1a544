/*
 * Marked rows (marks.h): a sorted list of ids. To ask is a search in it, to
 * mark many is one sort, so that a million marked rows are still quick.
 */
#include "widget/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

void
marks_fini(struct marks *m)
{
	free(m->id);
	memset(m, 0, sizeof(*m));
}

/* Where the id stands, or would stand. */
static size_t
place(const struct marks *m, int64_t id)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->id[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
marks_has(const struct marks *m, int64_t id)
{
	size_t i = place(m, id);

	return i < m->n && m->id[i] == id;
}

static int64_t
row_id(const struct mark_rows *r, size_t i)
{
	return r->id ? r->id(r->arg, i) : (int64_t)i;
}

static bool
is_row(const struct mark_rows *r, size_t i)
{
	return i < r->n && !(r->is_heading && r->is_heading(r->arg, i));
}

static bool
in_range(const struct marks *m, const struct mark_rows *r, size_t i)
{
	return m->ranging && (m->from < r->cursor ?
	    i >= m->from && i <= r->cursor : i >= r->cursor && i <= m->from);
}

bool
marks_has_row(const struct marks *m, const struct mark_rows *r, size_t i)
{
	return is_row(r, i) && (in_range(m, r, i) ||
	    (m->n && marks_has(m, row_id(r, i))));
}

bool
marks_any(const struct marks *m)
{
	return m->n || m->ranging;
}

static void
make_room(struct marks *m, size_t more)
{
	if (m->n + more <= m->room)
		return;
	m->room = m->n + more > 2 * m->room ? m->n + more : 2 * m->room;
	m->id = xrealloc(m->id, m->room, sizeof(*m->id));
}

void
marks_toggle(struct marks *m, const struct mark_rows *r)
{
	size_t i;
	int64_t id;

	if (!is_row(r, r->cursor))
		return;
	id = row_id(r, r->cursor);
	i = place(m, id);
	if (i < m->n && m->id[i] == id) {
		m->n--;
		m->shown--;
		memmove(m->id + i, m->id + i + 1,
		    (m->n - i) * sizeof(*m->id));
		return;
	}
	make_room(m, 1);
	memmove(m->id + i + 1, m->id + i, (m->n - i) * sizeof(*m->id));
	m->id[i] = id;
	m->n++;
	m->shown++;
}

static int
by_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Ids were put at the end: into order, each once. */
static void
put_in_order(struct marks *m)
{
	size_t i, n = 0;

	if (m->id && m->n)
		qsort(m->id, m->n, sizeof(*m->id), by_id);
	for (i = 0; i < m->n; i++)
		if (!n || m->id[i] != m->id[n - 1])
			m->id[n++] = m->id[i];
	m->n = n;
}

/* The rows from first to last, both with them. */
static void
add_rows(struct marks *m, const struct mark_rows *r, size_t first,
    size_t last)
{
	size_t i;

	make_room(m, last - first + 1);
	for (i = first; i <= last && i < r->n; i++)
		if (is_row(r, i))
			m->id[m->n++] = row_id(r, i);
	put_in_order(m);
	marks_loaded(m, r);
}

void
marks_put(struct marks *m, const int64_t *id, size_t n)
{
	size_t before = m->n;

	if (!n)
		return;
	make_room(m, n);
	memcpy(m->id + m->n, id, n * sizeof(*id));
	m->n += n;
	put_in_order(m);
	m->shown += m->n - before;
}

void
marks_copy(struct marks *to, const struct marks *from)
{
	marks_fini(to);
	*to = *from;
	to->id = NULL;
	to->n = to->room = 0;
	make_room(to, from->n + 1);
	if (to->id && from->n)
		memcpy(to->id, from->id, from->n * sizeof(*to->id));
	to->n = from->n;
}

void
marks_settle(struct marks *m, const struct mark_rows *r)
{
	if (!m->ranging)
		return;
	m->ranging = false;
	if (m->from < r->cursor)
		add_rows(m, r, m->from, r->cursor);
	else
		add_rows(m, r, r->cursor, m->from);
}

void
marks_range(struct marks *m, const struct mark_rows *r)
{
	if (m->ranging) {
		marks_settle(m, r);
	} else if (is_row(r, r->cursor)) {
		m->ranging = true;
		m->from = r->cursor;
		m->from_id = row_id(r, r->cursor);
	}
}

void
marks_all(struct marks *m, const struct mark_rows *r)
{
	size_t i, rows = 0, kept = 0;
	struct marks now = { .n = 0 };

	m->ranging = false;
	for (i = 0; i < r->n; i++)
		rows += is_row(r, i);
	if (m->shown < rows) {
		add_rows(m, r, 0, r->n - 1);
		return;
	}
	if (!rows)
		return;
	/* All of them were: those that are not shown stay marked. */
	add_rows(&now, r, 0, r->n - 1);
	for (i = 0; i < m->n; i++)
		if (!marks_has(&now, m->id[i]))
			m->id[kept++] = m->id[i];
	m->n = kept;
	m->shown = 0;
	marks_fini(&now);
}

bool
marks_clear(struct marks *m)
{
	if (m->ranging)
		m->ranging = false;
	else if (m->n)
		m->n = m->shown = 0;
	else
		return false;
	return true;
}

void
marks_loaded(struct marks *m, const struct mark_rows *r)
{
	bool found = false;
	size_t i;

	m->shown = 0;
	if (!marks_any(m))
		return;
	for (i = 0; i < r->n; i++) {
		int64_t id;

		if (!is_row(r, i))
			continue;
		id = row_id(r, i);
		m->shown += marks_has(m, id);
		if (m->ranging && id == m->from_id) {
			m->from = i;
			found = true;
		}
	}
	m->ranging = found;
}

/* The rows of the open range that are not marked yet. */
static size_t
range_adds(const struct marks *m, const struct mark_rows *r)
{
	size_t i, n = 0;
	size_t first = m->from < r->cursor ? m->from : r->cursor;
	size_t last = m->from < r->cursor ? r->cursor : m->from;

	if (!m->ranging)
		return 0;
	for (i = first; i <= last; i++)
		n += is_row(r, i) && !marks_has(m, row_id(r, i));
	return n;
}

void
marks_tell(const struct marks *m, const struct mark_rows *r, bool filtered,
    struct buf *b)
{
	size_t n = m->n + range_adds(m, r);

	if (!n)
		return;
	buf_addf(b, i18n_plural("%zu marked", "%zu marked",
	    (unsigned long)n), n);
	if (m->n > m->shown)
		buf_addf(b, filtered ? _(", %zu hidden by the filter") :
		    _(", %zu not in the list now"), m->n - m->shown);
	if (m->ranging)
		buf_add(b, _(", v ends the range"));
}
