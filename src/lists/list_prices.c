/*
 * The list of prices in the budget guide: kroner in the file, øre in the
 * store.
 */
#include "base/i18n.h"
#include "lists/reader.h"

static bool
row(struct reader *rd, struct err *e)
{
	struct key_args k = { .i = { CELL_N(rd, pri_year) },
	    .t = { CELL(rd, pri_system) } };
	struct draft d;
	int64_t id;
	bool ok;

	if (!row_key(rd, k.i[0], text_key(k.t[0]), 0))
		return false;
	if (!key_find(rd->store, KEY_PRICE, &k, &id, e)) {
		rd->failed = true;
		return false;
	}
	ok = draft_init(&d, rd, ENTITY_PRICE, id, e);
	draft_int(&d, rd, "year", C_pri_year);
	draft_int(&d, rd, "page", C_pri_page);
	draft_text(&d, rd, "system", C_pri_system);
	draft_int(&d, rd, "price_oere", C_pri_price);
	draft_text(&d, rd, "unit", C_pri_unit);
	draft_put_text(&d, "knee", knee_word[CELL_N(rd, pri_knee)],
	    C_pri_knee);
	draft_int(&d, rd, "knee_threshold", C_pri_threshold);
	draft_int(&d, rd, "note_no", C_pri_note_no);
	draft_text(&d, rd, "note", C_pri_note);
	draft_text(&d, rd, "remark", C_pri_remark);
	draft_text(&d, rd, "source", C_pri_source);
	ok = ok && draft_write(&d, rd, true, NULL, e);
	draft_fini(&d);
	return ok;
}

static bool
put_price(struct writer *w, const struct record *r, struct err *e)
{
	int knee = KNEE_NO;

	(void)e;
	while (knee < KNEE_UNKNOWN &&
	    !str_eq(record_text(r, "knee"), knee_word[knee]))
		knee++;
	put_field(w, C_pri_year, r, "year");
	put_field(w, C_pri_page, r, "page");
	put_field(w, C_pri_system, r, "system");
	put_field(w, C_pri_price, r, "price_oere");
	put_field(w, C_pri_unit, r, "unit");
	put_word(w, C_pri_knee, knee);
	put_field(w, C_pri_threshold, r, "knee_threshold");
	put_field(w, C_pri_note_no, r, "note_no");
	put_field(w, C_pri_note, r, "note");
	put_field(w, C_pri_remark, r, "remark");
	put_field(w, C_pri_source, r, "source");
	return true;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_PRICES, ENTITY_PRICE, put_price, e);
}

const struct list_ops ops_prices = { row, NULL, write_all, NULL };
