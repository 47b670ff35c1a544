/*
 * The list of measures: figures from outside, known by what was measured,
 * where, and the day.
 */
#include "base/i18n.h"
#include "lists/reader.h"

static bool
row(struct reader *rd, struct err *e)
{
	const char *area = CELL(rd, mea_area) ? CELL(rd, mea_area) : "";
	struct key_args k = { .d = (day_t)CELL_N(rd, mea_date),
	    .t = { CELL(rd, mea_metric), area } };
	struct draft d;
	int64_t id;
	bool ok;

	if (!row_key(rd, k.d, text_key(k.t[0]), text_key(area)))
		return false;
	if (!key_find(rd->store, KEY_MEASURE, &k, &id, e)) {
		rd->failed = true;
		return false;
	}
	ok = draft_init(&d, rd, ENTITY_MEASURE, id, e);
	draft_day(&d, rd, "on_date", C_mea_date);
	draft_text(&d, rd, "metric", C_mea_metric);
	draft_text(&d, rd, "area", C_mea_area);
	draft_int(&d, rd, "value", C_mea_value);
	draft_text(&d, rd, "source", C_mea_source);
	draft_text(&d, rd, "note", C_mea_note);
	ok = ok && draft_write(&d, rd, true, NULL, e);
	draft_fini(&d);
	return ok;
}

static bool
put_measure(struct writer *w, const struct record *r, struct err *e)
{
	(void)e;
	put_field(w, C_mea_date, r, "on_date");
	put_field(w, C_mea_metric, r, "metric");
	put_field(w, C_mea_area, r, "area");
	put_field(w, C_mea_value, r, "value");
	put_field(w, C_mea_source, r, "source");
	put_field(w, C_mea_note, r, "note");
	return true;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_MEASURES, ENTITY_MEASURE, put_measure,
	    e);
}

const struct list_ops ops_measures = { row, NULL, write_all, NULL };
