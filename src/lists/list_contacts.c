/*
 * The list of contacts: a person, known by name and organisation. Whose
 * people they are must be known; a list of people makes no vendor.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "lists/gone.h"
#include "lists/reader.h"

struct whose {				/* neither: KOMBIT's */
	int64_t		 vendor_id, municipality_id;
};

static bool
is_kombit(const char *name)
{
	struct buf folded = BUF_INIT;
	bool is;

	word_fold(&folded, name);
	is = word_is(buf_str(&folded), "KOMBIT");
	buf_fini(&folded);
	return is;
}

static bool
find_whose(struct reader *rd, struct whose *w)
{
	const char *name = CELL(rd, con_organisation);
	enum party party = CELL(rd, con_party) ?
	    (enum party)CELL_N(rd, con_party) : PARTY_NONE;

	if (is_kombit(name) &&
	    (party == PARTY_NONE || party == PARTY_KOMBIT))
		return true;
	if (party == PARTY_KOMBIT)
		return row_reject(rd, REASON_unknown_name, C_con_organisation,
		    _("'%s' is not KOMBIT"), name);
	if (party != PARTY_MUNICIPALITY)
		w->vendor_id = names_vendor(rd->names, name);
	if (party != PARTY_VENDOR)
		w->municipality_id = names_municipality(rd->names, name);
	if (w->vendor_id != 0 && w->municipality_id != 0)
		return row_reject(rd, REASON_missing_value, C_con_party,
		    _("'%s' is a vendor and a municipality; say which"),
		    name);
	if (w->vendor_id != 0 || w->municipality_id != 0)
		return true;
	if (party == PARTY_MUNICIPALITY)
		return row_reject(rd, REASON_unknown_municipality,
		    C_con_organisation, _("there is no municipality '%s'"),
		    name);
	return row_reject(rd, REASON_unknown_name, C_con_organisation,
	    party == PARTY_VENDOR ? _("there is no vendor '%s'") :
	    _("there is no vendor or municipality '%s'"), name);
}

static bool
find(struct reader *rd, const struct whose *w, int64_t *id, struct err *e)
{
	bool ok = key_find(rd->store, KEY_CONTACT, &(struct key_args){
	    .t = { CELL(rd, con_name) }, .i = { w->vendor_id,
	    w->municipality_id } }, id, e);

	rd->failed |= !ok;
	return ok;
}

/* Back in the list after it had been gone from one: there again. */
static bool
back_again(struct reader *rd, struct draft *d, struct err *e)
{
	int field = entity_field(ENTITY_CONTACT, "gone_on");
	day_t gone = record_day(&d->have, "gone_on");
	struct touch t;

	if (gone == DAY_NONE || gone > rd->status_date)
		return true;
	if (!field_touched(rd->store, ENTITY_CONTACT, d->have.id, field, &t,
	    e)) {
		rd->failed = true;
		return false;
	}
	if (!t.by_person)
		draft_put_day(d, "gone_on", DAY_NONE, -1);
	free(t.base.s);
	return true;
}

static bool
row(struct reader *rd, struct err *e)
{
	const char *name = CELL(rd, con_name);
	struct whose w = { 0, 0 };
	struct draft d;
	int64_t id;
	bool ok;

	if (!find_whose(rd, &w) || !row_key(rd, text_key(name), w.vendor_id,
	    w.municipality_id))
		return false;
	if (!find(rd, &w, &id, e))
		return false;
	ok = draft_init(&d, rd, ENTITY_CONTACT, id, e);
	draft_text(&d, rd, "name", C_con_name);
	if (w.vendor_id != 0)
		draft_put_int(&d, "vendor_id", w.vendor_id,
		    C_con_organisation);
	if (w.municipality_id != 0)
		draft_put_int(&d, "municipality_id", w.municipality_id,
		    C_con_organisation);
	draft_text(&d, rd, "role", C_con_role);
	draft_text(&d, rd, "mail", C_con_mail);
	draft_text(&d, rd, "phone", C_con_phone);
	draft_text(&d, rd, "note", C_con_note);
	ok = ok && back_again(rd, &d, e) &&
	    draft_write(&d, rd, true, NULL, e);
	draft_fini(&d);
	return ok;
}

static bool
about(struct reader *rd, struct err *e)
{
	struct whose w = { 0, 0 };
	int64_t id;

	if (!CELL(rd, con_name) || !CELL(rd, con_organisation) ||
	    !find_whose(rd, &w) || !find(rd, &w, &id, e))
		return false;
	return id == 0 || row_saw(rd, ENTITY_CONTACT, id, e);
}

static bool
put_whose(struct writer *w, const struct record *r, struct err *e)
{
	int64_t vendor = record_int(r, "vendor_id");
	int64_t municipality = record_int(r, "municipality_id");
	struct record of;
	bool ok;

	if (vendor == 0 && municipality == 0) {
		put_word(w, C_con_party, PARTY_KOMBIT);
		put_text(w, C_con_organisation, "KOMBIT");
		return true;
	}
	put_word(w, C_con_party, vendor != 0 ? PARTY_VENDOR :
	    PARTY_MUNICIPALITY);
	ok = record_get(w->store, vendor != 0 ? ENTITY_VENDOR :
	    ENTITY_MUNICIPALITY, vendor != 0 ? vendor : municipality, &of, e);
	if (ok)
		put_field(w, C_con_organisation, &of, "name");
	record_fini(&of);
	return ok;
}

static bool
put_contact(struct writer *w, const struct record *r, struct err *e)
{
	put_field(w, C_con_name, r, "name");
	put_field(w, C_con_role, r, "role");
	put_field(w, C_con_mail, r, "mail");
	put_field(w, C_con_phone, r, "phone");
	put_field(w, C_con_note, r, "note");
	return put_whose(w, r, e);
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_CONTACTS, ENTITY_CONTACT, put_contact,
	    e);
}

const struct list_ops ops_contacts = { row, NULL, write_all, about };
