/*
 * Sheets that go out to be filled in and come back. Each row carries a mark
 * in a column of its own: of every cell, a few characters made of what it said
 * when it went out. So a cell that comes back as it went says nothing, however
 * Excel has written it meanwhile and whatever has become of ours since; only
 * what the recipient changed counts. But a status that comes back as it went,
 * and that klar still has, is a status that was confirmed. A row without a
 * mark, or with that of another row (one that was copied), is a row like any
 * other.
 */
#include <ctype.h>
#include <string.h>

#include "base/i18n.h"
#include "lists/reader.h"

#define VERSION		"k1-"
#define CELL_CHARS	4		/* of five bits: one cell in a million
					 * is taken for another */

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

const char *
sent_header(void)
{
	return "Udsendt (lad stå)";
}

bool
sent_lists(enum list list)
{
	return list == LIST_installations || list == LIST_statuses;
}

/* It says which thing the row is about, and does not change. */
static bool
names_row(int col)
{
	return (column_of(col)->flags & COL_KEY) && col != C_ins_to;
}

/*
 * What Danish Excel makes of a text and does not mean: characters that
 * Windows-1252 lacks are question marks, leading zeros of numbers are gone.
 */
static uint64_t
text_digest(uint64_t h, const char *s)
{
	struct buf b = BUF_INIT;
	size_t i, n = strlen(s);

	if (str_digits(s))
		while (*s == '0' && s[1] != '\0') {
			s++;
			n--;
		}
	encode(&b, ENC_CP1252, s, n);
	for (i = 0; i < b.len; i++)
		if (b.p[i] != '\r')
			h = fnv_add(h, (const unsigned char *)b.p + i, 1);
	buf_fini(&b);
	return h;
}

/* 0: an empty cell; else 20 bits of the column and what the cell means. */
static uint32_t
digest(int col, const char *s, int64_t n)
{
	char number[32];
	uint64_t h;

	if (!s)
		return 0;
	h = text_digest(fnv_start(), column_of(col)->danish);
	if (column_type(col) != TYPE_text && column_type(col) != TYPE_name) {
		snprintf(number, sizeof(number), "%lld", (long long)n);
		s = number;
	}
	h = text_digest(h, s);
	h ^= h >> 20 ^ h >> 40;
	return (uint32_t)(h & 0xfffff) | 1;
}

/* ---- going out ----------------------------------------------------------- */

void
sent_put(const struct writer *w, struct buf *to)
{
	int i, k, col = list_first_column(w->list);

	buf_add(to, VERSION);
	for (i = 0; i < list_info[w->list].ncols; i++, col++) {
		const char *s = w->value[col];
		int64_t n = 0;
		uint32_t d;

		if (s && !cell_value(column_type(col), s, &n))
			s = NULL;
		d = digest(col, s, n);
		for (k = CELL_CHARS - 1; k >= 0; k--)
			buf_addc(to, digits[d >> 5 * k & 31]);
	}
}

/* ---- coming back --------------------------------------------------------- */

/* The mark into digests by column; false: it is none. */
static bool
read_mark(struct reader *rd, const char *s, size_t len)
{
	int n = list_info[rd->header.list].ncols, i;
	int first = list_first_column(rd->header.list);
	const char *at;

	if (len != strlen(VERSION) + (size_t)n * CELL_CHARS ||
	    strncmp(s, VERSION, strlen(VERSION)) != 0)
		return false;
	s += strlen(VERSION);
	for (i = 0; i < n * CELL_CHARS; i++) {
		uint32_t *d = &rd->sent.digest[first + i / CELL_CHARS];

		at = strchr(digits, tolower((unsigned char)s[i]));
		if (!at || *at == '\0')
			return false;
		*d = (*d << 5 | (uint32_t)(at - digits)) & 0xfffff;
	}
	return true;
}

static bool
is_same(const struct reader *rd, int col)
{
	const struct cell *c = &rd->cell[col];

	return !c->s || digest(col, c->s, c->n) == rd->sent.digest[col];
}

static void
drop_same(struct reader *rd)
{
	int i, col = list_first_column(rd->header.list);

	for (i = 0; i < list_info[rd->header.list].ncols; i++, col++)
		if (rd->sent.same[col] &&
		    !(column_of(col)->flags & (COL_REQUIRED | COL_KEY)) &&
		    col != C_ins_status)
			rd->cell[col] = (struct cell){ NULL, 0 };
}

bool
sent_row(struct reader *rd, const struct csv_row *row)
{
	int i = rd->header.sent - 1, col = list_first_column(rd->header.list);
	bool touched = false;

	if (i < 0 || i >= row->n || strncmp(row->field[i], VERSION,
	    strlen(VERSION)) != 0)
		return true;
	memset(rd->sent.digest, 0, sizeof(rd->sent.digest));
	if (!sent_lists(rd->header.list) ||
	    !read_mark(rd, row->field[i], row->len[i])) {
		row_warn(rd, REASON_sheet_mark, -1, _("the mark of the sheet "
		    "that went out cannot be read; the whole row counts"));
		return true;
	}
	for (i = 0; i < list_info[rd->header.list].ncols; i++, col++) {
		rd->sent.same[col] = is_same(rd, col);
		if (rd->sent.same[col])
			continue;
		if (names_row(col))
			return true;	/* the mark of another row */
		touched = true;
	}
	rd->sent.touched = touched;
	rd->sent.row = touched || rd->header.list == LIST_installations;
	if (rd->sent.row)
		drop_same(rd);
	return rd->sent.row;
}

/* ---- ours since then ----------------------------------------------------- */

/* The day that the list tells of a mark. */
static const char *
mark_day(const struct record *r)
{
	return record_text(r, str_eq(record_text(r, "state"),
	    mark_word(MARK_WAITING)) ? "since_date" : "on_date");
}

static uint32_t
mark_state_digest(const struct record *r)
{
	return digest(C_sta_state, "", sent_state(r));
}

int
sent_state(const struct record *mark)
{
	enum mark_state state = MARK_OPEN;
	enum party party = PARTY_NONE;
	const char *waits = record_text(mark, "waits_for");

	mark_of(record_text(mark, "state"), &state);
	if (waits && state == MARK_WAITING)
		party_of(waits, &party);
	return STATE_WORD(state, party);
}

bool
sent_is_news(const struct reader *rd, const struct record *have, int field,
    int col, bool *moved)
{
	const struct value *v = &have->v[field];
	const char *s = v->type == VALUE_TEXT ? v->s : NULL;
	int64_t n = 0;

	if (!rd->sent.row || col < 0 || column_type(col) == TYPE_rollout)
		return false;
	if (col == C_sta_state) {
		*moved = mark_state_digest(have) != rd->sent.digest[col];
		return true;
	}
	if (col == C_sta_date)
		s = mark_day(have);
	if (s && !cell_value(column_type(col), s, &n))
		return false;
	*moved = digest(col, s, n) != rd->sent.digest[col];
	return true;
}
