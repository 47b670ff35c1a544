/*
 * The list of open items (udeståender): what a vendor owes on a system, or as
 * a whole. A list that is older than the status does not set it back.
 */
#include "base/i18n.h"
#include "lists/gone.h"
#include "lists/reader.h"

struct work {
	int64_t		 vendor_id, system_id;	/* one of them is 0 */
	int64_t		 id;
};

static bool
find_whose(struct reader *rd, struct work *w)
{
	const char *vendor = CELL(rd, opn_vendor);
	struct place p;

	if (vendor && names_vendor(rd->names, vendor) == 0)
		return row_reject(rd, REASON_unknown_name, C_opn_vendor,
		    _("there is no vendor '%s'"), vendor);
	if (!CELL(rd, opn_system)) {
		w->vendor_id = names_vendor(rd->names, vendor);
		return true;
	}
	if (!row_place(rd, &p, C_opn_vendor, C_opn_system, -1))
		return false;
	w->system_id = p.system_id;
	return p.system_id != 0 || row_reject(rd, REASON_unknown_name,
	    C_opn_system, _("there is no system '%s'"), p.system);
}

static bool
find(struct reader *rd, struct work *w, struct err *e)
{
	bool system = w->system_id != 0;

	if (key_find(rd->store, system ? KEY_ITEM_OF_SYSTEM :
	    KEY_ITEM_OF_VENDOR, &(struct key_args){ .t = { CELL(rd,
	    opn_title) }, .i = { system ? w->system_id : w->vendor_id } },
	    &w->id, e))
		return true;
	rd->failed = true;
	return false;
}

/* The status and its day; a new item of which none is told is open. */
static void
put_state(struct reader *rd, struct draft *d)
{
	const char *have = record_text(&d->have, "state");
	const char *told = CELL(rd, opn_state) ?
	    item_word[CELL_N(rd, opn_state)] : have ? have :
	    item_word[ITEM_OPEN];
	day_t known = record_day(&d->have, "state_on");
	bool same = str_eq(have, told);
	day_t day = CELL(rd, opn_date) ? (day_t)CELL_N(rd, opn_date) :
	    same ? known : rd->status_date;

	if (have && !same && known > rd->status_date) {
		row_warn(rd, REASON_older_than_known, C_opn_state,
		    _("the list is older than what is known; the status "
		    "stays"));
		return;
	}
	draft_put_text(d, "state", told, C_opn_state);
	draft_put_day(d, "state_on", day, C_opn_date);
}

static bool
about(struct reader *rd, struct err *e)
{
	struct work w = { 0, 0, 0 };

	if (!CELL(rd, opn_title) || (!CELL(rd, opn_vendor) &&
	    !CELL(rd, opn_system)) || !find_whose(rd, &w) ||
	    !find(rd, &w, e))
		return false;
	return w.id == 0 || row_saw(rd, ENTITY_OPEN_ITEM, w.id, e);
}

static bool
row(struct reader *rd, struct err *e)
{
	struct work w = { 0, 0, 0 };
	struct draft d;
	bool ok;

	if (!find_whose(rd, &w) || !row_key(rd, w.vendor_id, w.system_id,
	    text_key(CELL(rd, opn_title))) || !find(rd, &w, e))
		return false;
	ok = draft_init(&d, rd, ENTITY_OPEN_ITEM, w.id, e);
	if (w.system_id != 0)
		draft_put_int(&d, "system_id", w.system_id, C_opn_system);
	else
		draft_put_int(&d, "vendor_id", w.vendor_id, C_opn_vendor);
	draft_text(&d, rd, "title", C_opn_title);
	draft_text(&d, rd, "owner", C_opn_owner);
	draft_day(&d, rd, "opened_on", C_opn_opened);
	draft_day(&d, rd, "due_date", C_opn_due);
	draft_text(&d, rd, "note", C_opn_note);
	put_state(rd, &d);
	ok = ok && draft_write(&d, rd, true, NULL, e);
	draft_fini(&d);
	return ok;
}

static bool
put_whose(struct writer *w, const struct record *r, struct err *e)
{
	int64_t system = record_int(r, "system_id");
	struct record vendor;
	struct system sys;
	bool ok;

	if (system != 0) {
		if (!system_get(w->store, system, &sys, e))
			return false;
		put_text(w, C_opn_vendor, sys.vendor);
		put_text(w, C_opn_system, sys.name);
		system_fini(&sys);
		return true;
	}
	ok = record_get(w->store, ENTITY_VENDOR, record_int(r, "vendor_id"),
	    &vendor, e);
	if (ok)
		put_field(w, C_opn_vendor, &vendor, "name");
	record_fini(&vendor);
	return ok;
}

static bool
put_item(struct writer *w, const struct record *r, struct err *e)
{
	int state = ITEM_OPEN;

	while (state < ITEM_DROPPED &&
	    !str_eq(record_text(r, "state"), item_word[state]))
		state++;
	put_field(w, C_opn_title, r, "title");
	put_word(w, C_opn_state, state);
	put_field(w, C_opn_date, r, "state_on");
	put_field(w, C_opn_opened, r, "opened_on");
	put_field(w, C_opn_due, r, "due_date");
	put_field(w, C_opn_owner, r, "owner");
	put_field(w, C_opn_note, r, "note");
	return put_whose(w, r, e);
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_ITEMS, ENTITY_OPEN_ITEM, put_item, e);
}

const struct list_ops ops_openitems = { row, NULL, write_all,
    about };
