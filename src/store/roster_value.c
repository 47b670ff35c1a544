/*
 * What the row that a roster stands on holds, field by field, only when it is
 * asked for: from the columns of its statement, from its parents in memory,
 * from counts, or judged here (roster_room.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/chase.h"
#include "store/history.h"
#include "store/payments.h"
#include "store/roster_room.h"

enum { ID, PLACE, PRODUCT, LISTED, AGREED = LISTED, OPERATION, REPORTED,
	FROM, TO, CONTRACT, RESPONSIBLE, NOTE, REPORTED_BY, REFERENCE };

int
roster_place_field(int field)
{
	switch (field) {
	case F_INSTALLATION_CODE:		return 0;
	case F_INSTALLATION_MUNICIPALITY:	return 1;
	case F_INSTALLATION_REGION:		return 2;
	default:				return -1;
	}
}

int
roster_product_field(int field)
{
	switch (field) {
	case F_INSTALLATION_VENDOR:	return 0;
	case F_INSTALLATION_SYSTEM:	return 1;
	case F_INSTALLATION_AREA:	return 2;
	default:			return -1;
	}
}

static void
parent_value(struct parent *p, int k, struct filter_value *v)
{
	if (k < 0)
		return;
	v->text = p->text[k];
	v->folded = parent_folded(p, k);
}

void
roster_place_value(void *arg, int field, struct filter_value *v)
{
	struct parent *p = arg;

	parent_value(p, roster_place_field(field), v);
	if (field == F_INSTALLATION_MUNICIPALITY)
		v->code = p->text[0];
}

void
roster_product_value(void *arg, int field, struct filter_value *v)
{
	parent_value(arg, roster_product_field(field), v);
}

static void
day_value(struct filter_value *v, day_t day)
{
	v->n = day;
	v->set = day != DAY_NONE;
}

/* What decides the status: the lists' facts and, on top, the marks. */
static const struct rollout_facts *
facts(struct roster *r)
{
	int64_t id = r->packed ? r->packed_id : col_int(r->q, ID);
	const struct marked *m;
	struct err *e = r->err.code ? NULL : &r->err;

	if (r->has_facts)
		return &r->facts;
	r->has_facts = true;
	if (r->packed)
		facts_begin(&r->facts, &r->packed->listed);
	else
		facts_listed(r->q, LISTED, &r->facts);
	if (r->has_marked) {
		m = marked_find(&r->marked, id);
		if (m)
			r->facts = m->facts;
	} else {
		facts_marks(r->store, id, &r->facts, e);
		r->owns_past = true;
	}
	return &r->facts;
}

static void
status_value(struct roster *r, struct filter_value *v)
{
	struct rollout_dates dates = rollout_facts_on(facts(r), r->day);

	v->text = rollout_word(rollout_on(&dates, r->day));
}

/* One of the days that lists have told. */
static void
listed_value(struct roster *r, int column, struct filter_value *v)
{
	const struct rollout_dates *d = r->packed ? &r->packed->listed : NULL;
	day_t day = DAY_NONE;

	if (!d)
		day = col_day(r->q, column);
	else if (column == REPORTED)
		day = d->reported;
	else
		day = column == FROM ? d->from : d->to;
	day_value(v, day);
}

static void
installation_value(struct roster *r, int field, struct filter_value *v)
{
	struct rollout_dates dates;

	if (roster_place_field(field) >= 0) {
		roster_place_value(r->place, field, v);
		return;
	}
	if (roster_product_field(field) >= 0) {
		roster_product_value(r->product, field, v);
		return;
	}
	switch (field) {
	case F_INSTALLATION_STATUS:
		status_value(r, v);
		break;
	case F_INSTALLATION_AGREED:
		dates = facts_joined(facts(r));
		day_value(v, dates.agreed);
		break;
	case F_INSTALLATION_OPERATION:
		dates = facts_joined(facts(r));
		day_value(v, dates.operation);
		break;
	case F_INSTALLATION_REPORTED:
		listed_value(r, REPORTED, v);
		break;
	case F_INSTALLATION_FROM:
		listed_value(r, FROM, v);
		break;
	case F_INSTALLATION_TO:
		listed_value(r, TO, v);
		break;
	case F_INSTALLATION_CONTRACT:
		v->text = col_peek(r->q, CONTRACT);
		break;
	case F_INSTALLATION_RESPONSIBLE:
		v->text = col_peek(r->q, RESPONSIBLE);
		break;
	case F_INSTALLATION_NOTE:
		v->text = col_peek(r->q, NOTE);
		break;
	case F_INSTALLATION_REPORTED_BY:
		v->text = col_peek(r->q, REPORTED_BY);
		break;
	default:
		v->text = col_peek(r->q, REFERENCE);
		break;
	}
}

/* The counts stand in both rosters in the same order, the total first. */
static void
counted_value(struct roster *r, int field, struct filter_value *v)
{
	const struct parent *p;
	struct rollout_count count = { { 0 } };
	int64_t id = col_int(r->q, ID);
	int k = field;

	if (!r->counted)
		return;
	if (r->id == ROSTER_SYSTEMS) {
		count = rollout_of_system(&r->systems, id);
		k -= F_SYSTEM_INSTALLATIONS;
	} else {
		p = parents_find(&r->places, id);
		if (p)
			count = p->count;
		k -= F_MUNICIPALITY_INSTALLATIONS;
	}
	v->n = k == 0 ? rollout_total(&count) : count.n[k - 1];
	v->set = true;
}

static void
verdict_value(struct roster *r, struct filter_value *v)
{
	struct payment line;
	struct payment_total total;
	struct err *e = r->err.code ? NULL : &r->err;

	if (payment_load(r->store, col_int(r->q, ID), &line, &total, e))
		v->text = verdict_word(payment_verdict(&line, &total));
}

static void
promise_value(struct roster *r, struct filter_value *v)
{
	enum promise promise = PROMISE_NONE;
	struct contact_line line;
	struct err *e = r->err.code ? NULL : &r->err;

	if (contact_line_get(r->store, col_int(r->q, ID), &line, e) &&
	    line_promise(r->store, &line, r->day, &promise, e))
		v->text = promise_word(promise);
	contact_line_fini(&line);
}

static void
undone_value(struct roster *r, struct filter_value *v)
{
	struct err *e = r->err.code ? NULL : &r->err;
	struct act a;

	if (act_get(r->store, col_int(r->q, ID), &a, e)) {
		v->text = a.undone_by ? "yes" : "no";
		act_fini(&a);
	}
}

static void
column_value(struct roster *r, int field, struct filter_value *v)
{
	int i = field + 1;

	switch (r->info->field[field].type) {
	case RT_TEXT:
	case RT_CODE:
	case RT_PERSON:
	case RT_WORD:
		v->text = col_peek(r->q, i);
		if (field == r->place_field && r->code_field >= 0)
			v->code = col_peek(r->q, r->code_field + 1);
		break;
	case RT_DAY:
		day_value(v, col_day(r->q, i));
		break;
	case RT_NUMBER:
	case RT_MONEY:
	case RT_SPAN:
		v->n = col_int(r->q, i);
		v->set = !col_null(r->q, i);
		break;
	}
}

void
roster_value(void *arg, int field, struct filter_value *v)
{
	struct roster *r = arg;

	if (r->id == ROSTER_INSTALLATIONS)
		installation_value(r, field, v);
	else if (roster_is_forecast(r, field))
		roster_forecast_value(r, col_int(r->q, ID), field, v);
	else if (r->info->field[field].flags & RF_COUNTED)
		counted_value(r, field, v);
	else if (r->id == ROSTER_PAYMENTS && field == F_PAYMENT_VERDICT)
		verdict_value(r, v);
	else if (r->id == ROSTER_PROMISES && field == F_PROMISE_STATE)
		promise_value(r, v);
	else if (r->id == ROSTER_ACTS && field == F_ACT_UNDONE)
		undone_value(r, v);
	else
		column_value(r, field, v);
}

bool
roster_stand(struct roster *r)
{
	const struct stmt *q = r->q;

	if (r->id != ROSTER_INSTALLATIONS)
		return true;
	r->place = parents_find(&r->places, r->packed ?
	    r->packed->municipality_id : col_int(q, PLACE));
	r->product = parents_find(&r->products, r->packed ?
	    r->packed->system_id : col_int(q, PRODUCT));
	if (!r->place || !r->product)
		return false;
	if (r->packed)
		return packed_lives(r->packed, r->day);
	return (col_null(q, FROM) || col_day(q, FROM) <= r->day) &&
	    (col_null(q, TO) || col_day(q, TO) > r->day);
}

void
roster_leave(struct roster *r)
{
	if (r->owns_past)
		free(r->facts.past);
	r->owns_past = false;
	r->has_facts = false;
}
