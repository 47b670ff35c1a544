/*
 * The list of installations: systems in municipalities, with every date that
 * decides the rollout status, so that export carries all that lists have
 * said.
 */
#include "base/clock.h"
#include "lists/gone.h"
#include "lists/reader.h"

static const struct installation_cols cols = {
	.contract = C_ins_contract, .contract_ref = C_ins_contract_ref,
	.status = C_ins_status, .date = C_ins_date, .agreed = C_ins_agreed,
	.operation = C_ins_operation, .reported = C_ins_reported,
	.reported_by = C_ins_reported_by, .responsible = C_ins_responsible,
	.from = C_ins_from, .to = C_ins_to, .note = C_ins_note,
};

static bool
row(struct reader *rd, struct err *e)
{
	int64_t municipality;
	struct place p;

	return row_municipality(rd, C_ins_code, C_ins_name, &municipality) &&
	    row_place(rd, &p, C_ins_vendor, C_ins_system, C_ins_area) &&
	    row_installation(rd, municipality, &p, &cols, e);
}

static bool
about(struct reader *rd, struct err *e)
{
	int64_t municipality = 0;
	struct place p;

	return CELL(rd, ins_system) && row_municipality(rd, C_ins_code,
	    C_ins_name, &municipality) && municipality != 0 &&
	    row_place(rd, &p, C_ins_vendor, C_ins_system, C_ins_area) &&
	    p.system_id != 0 && row_saw_pair(rd, municipality, p.system_id,
	    e);
}

/* The status today, or on the last day it was there. */
static void
put_status(struct writer *w, const struct installation *i)
{
	day_t day = clock_today();
	enum rollout status;

	if (i->dates.to != DAY_NONE && i->dates.to <= day)
		day = i->dates.to - 1;
	status = installation_status(i, day);
	if (status == ROLLOUT_UNKNOWN || status == ROLLOUT_GONE)
		return;
	put_word(w, C_ins_status, (int)status);
	if (status == ROLLOUT_OPERATION)
		put_day(w, C_ins_date, i->dates.operation);
	else if (status == ROLLOUT_AGREED)
		put_day(w, C_ins_date, i->dates.agreed);
}

static bool
put_installation(struct writer *w, const struct record *r, struct err *e)
{
	struct installation i;

	if (!installation_get(w->store, r->id, &i, e))
		return false;
	put_text(w, C_ins_code, i.code);
	put_text(w, C_ins_name, i.municipality);
	put_text(w, C_ins_vendor, i.vendor);
	put_text(w, C_ins_system, i.system);
	put_text(w, C_ins_area, i.area);
	if (i.contract != CONTRACT_NONE)
		put_word(w, C_ins_contract, (int)i.contract);
	put_text(w, C_ins_contract_ref, i.contract_ref);
	put_status(w, &i);
	put_day(w, C_ins_agreed, i.dates.agreed);
	put_day(w, C_ins_operation, i.dates.operation);
	put_field(w, C_ins_reported, r, "reported_on");
	put_text(w, C_ins_reported_by, i.reported_by);
	put_text(w, C_ins_responsible, i.responsible);
	put_field(w, C_ins_from, r, "valid_from");
	put_field(w, C_ins_to, r, "valid_to");
	put_text(w, C_ins_note, i.note);
	installation_fini(&i);
	return true;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_INSTALLATIONS, ENTITY_INSTALLATION,
	    put_installation, e);
}

const struct list_ops ops_installations = { row, lives_finish, write_all,
    about };
