/*
 * The list of reported rollout counts: the table as it was printed, wrong
 * sums and all. They are kept beside what the store computes, and told.
 */
#include "base/i18n.h"
#include "lists/reader.h"

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

/* A line without a vendor is the area's total: the lines before it add up. */
static bool
check_total(struct reader *rd, struct err *e)
{
	struct rollout_count sum;
	int64_t n, total;

	if (CELL(rd, rep_vendor))
		return true;
	if (!reported_sums(rd->store, (day_t)CELL_N(rd, rep_date),
	    CELL(rd, rep_area), &n, &sum, &total, e))
		return failed(rd);
	if (n > 0 && (sum.n[ROLLOUT_OPERATION] != CELL_N(rd, rep_operation) ||
	    sum.n[ROLLOUT_AGREED] != CELL_N(rd, rep_agreed) ||
	    sum.n[ROLLOUT_NOT_AGREED] != CELL_N(rd, rep_not_agreed) ||
	    total != CELL_N(rd, rep_total)))
		row_warn(rd, REASON_total_differs, C_rep_total,
		    _("%s: the lines add up to %lld, %lld, %lld and %lld"),
		    CELL(rd, rep_label),
		    (long long)sum.n[ROLLOUT_OPERATION],
		    (long long)sum.n[ROLLOUT_AGREED],
		    (long long)sum.n[ROLLOUT_NOT_AGREED], (long long)total);
	return true;
}

static void
check_line(struct reader *rd)
{
	int64_t sum = CELL_N(rd, rep_operation) + CELL_N(rd, rep_agreed) +
	    CELL_N(rd, rep_not_agreed);

	if (sum != CELL_N(rd, rep_total))
		row_warn(rd, REASON_total_differs, C_rep_total,
		    _("%s: the line adds up to %lld, not %lld"),
		    CELL(rd, rep_label), (long long)sum,
		    (long long)CELL_N(rd, rep_total));
}

static bool
row(struct reader *rd, struct err *e)
{
	struct key_args k = { .d = (day_t)CELL_N(rd, rep_date),
	    .t = { CELL(rd, rep_area), CELL(rd, rep_label) } };
	struct draft d;
	int64_t id;
	bool ok;

	if (!row_key(rd, CELL_N(rd, rep_date), text_key(k.t[0]),
	    text_key(k.t[1])))
		return false;
	if (!key_find(rd->store, KEY_REPORTED, &k, &id, e))
		return failed(rd);
	ok = draft_init(&d, rd, ENTITY_REPORTED, id, e);
	draft_day(&d, rd, "status_date", C_rep_date);
	draft_text(&d, rd, "area", C_rep_area);
	draft_text(&d, rd, "vendor", C_rep_vendor);
	draft_text(&d, rd, "label", C_rep_label);
	draft_int(&d, rd, "operation", C_rep_operation);
	draft_int(&d, rd, "agreed", C_rep_agreed);
	draft_int(&d, rd, "not_agreed", C_rep_not_agreed);
	draft_int(&d, rd, "total", C_rep_total);
	draft_text(&d, rd, "note", C_rep_note);
	ok = ok && draft_write(&d, rd, true, NULL, e);
	draft_fini(&d);
	if (ok)
		check_line(rd);
	return ok && check_total(rd, e);
}

static bool
put_reported(struct writer *w, const struct record *r, struct err *e)
{
	(void)e;
	put_field(w, C_rep_date, r, "status_date");
	put_field(w, C_rep_area, r, "area");
	put_field(w, C_rep_vendor, r, "vendor");
	put_field(w, C_rep_label, r, "label");
	put_field(w, C_rep_operation, r, "operation");
	put_field(w, C_rep_agreed, r, "agreed");
	put_field(w, C_rep_not_agreed, r, "not_agreed");
	put_field(w, C_rep_total, r, "total");
	put_field(w, C_rep_note, r, "note");
	return true;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_REPORTED, ENTITY_REPORTED, put_reported,
	    e);
}

const struct list_ops ops_reported = { row, NULL, write_all, NULL };
