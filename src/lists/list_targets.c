/*
 * The list of quarterly targets, known by their numbers.
 */
#include "base/i18n.h"
#include "lists/reader.h"

static bool
row(struct reader *rd, struct err *e)
{
	const char *number = CELL(rd, tar_number);
	bool all = CELL(rd, tar_value) && CELL_N(rd, tar_value) < 0;
	struct draft d;
	int64_t id;
	bool ok;

	if (!row_key(rd, text_key(number), 0, 0))
		return false;
	if (!key_find(rd->store, KEY_TARGET, &(struct key_args){
	    .t = { number } }, &id, e)) {
		rd->failed = true;
		return false;
	}
	ok = draft_init(&d, rd, ENTITY_TARGET, id, e);
	draft_text(&d, rd, "number", C_tar_number);
	draft_int(&d, rd, "year", C_tar_year);
	draft_int(&d, rd, "quarter", C_tar_quarter);
	draft_text(&d, rd, "goal_no", C_tar_goal_no);
	draft_text(&d, rd, "goal", C_tar_goal);
	draft_text(&d, rd, "area", C_tar_area);
	draft_text(&d, rd, "title", C_tar_title);
	draft_text(&d, rd, "metric", C_tar_metric);
	if (id == 0 || CELL(rd, tar_value))
		draft_put_int(&d, "all_of", all, C_tar_value);
	if (all)
		record_set_null(&d.want, "value");
	else
		draft_int(&d, rd, "value", C_tar_value);
	draft_text(&d, rd, "unit", C_tar_unit);
	draft_text(&d, rd, "note", C_tar_note);
	draft_text(&d, rd, "source", C_tar_source);
	ok = ok && draft_write(&d, rd, true, NULL, e);
	draft_fini(&d);
	return ok;
}

static bool
put_target(struct writer *w, const struct record *r, struct err *e)
{
	(void)e;
	put_field(w, C_tar_number, r, "number");
	put_field(w, C_tar_year, r, "year");
	put_field(w, C_tar_quarter, r, "quarter");
	put_field(w, C_tar_goal_no, r, "goal_no");
	put_field(w, C_tar_goal, r, "goal");
	put_field(w, C_tar_area, r, "area");
	put_field(w, C_tar_title, r, "title");
	put_field(w, C_tar_metric, r, "metric");
	if (record_int(r, "all_of"))
		put_text(w, C_tar_value, "alle");
	else
		put_field(w, C_tar_value, r, "value");
	put_field(w, C_tar_unit, r, "unit");
	put_field(w, C_tar_note, r, "note");
	put_field(w, C_tar_source, r, "source");
	return true;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_TARGETS, ENTITY_TARGET, put_target, e);
}

const struct list_ops ops_targets = { row, NULL, write_all, NULL };
