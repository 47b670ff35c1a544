/*
 * The common road of acts on what somebody owes (owed.h).
 */
#include <stdlib.h>
#include <string.h>

#include "act/owed.h"
#include "act/steps.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/chase.h"

#define NAMED_MAX	5	/* things told by name in a title */

bool
act_end(struct act_ctx *c, bool ok, struct act_result *res, struct err *e)
{
	if (ok) {
		res->act_id = res->nchanges && !c->dry ?
		    act_current(c->store) : 0;
		ok = act_commit(c->store, c->dry, e);
	}
	if (!ok)
		res->act_id = 0;
	act_cancel(c->store);
	return ok;
}

bool
owed_run(struct act_ctx *c, const struct owed *o, int64_t *run, struct err *e)
{
	struct standing *st;
	bool ok;

	*run = o->run_id;
	if (*run)
		return true;
	st = xcalloc(1, sizeof(*st));
	ok = standing_load(c->store, &o->subject, c->today, st, e) &&
	    steps_enrol(c->store, st, e);
	*run = st->run_id;
	standing_fini(st);
	free(st);
	return ok;
}

bool
owed_names(struct store *s, const struct owed *o, size_t n, struct buf *b,
    struct err *e)
{
	size_t i;

	for (i = 0; i < n && i < NAMED_MAX; i++) {
		buf_add(b, i ? ", " : "");
		if (!owed_tell(s, &o[i], b, e))
			return false;
	}
	if (i < n)
		buf_addf(b, i18n_plural(" and %zu more", " and %zu more",
		    (unsigned long)(n - i)), n - i);
	return true;
}

bool
assign_met(struct act_ctx *c, struct act_result *res, const struct record *r,
    const char *column, const struct assignment *a, bool *clash,
    struct err *e)
{
	const char *now = record_text(r, column);
	const char *value = a->value ? a->value : "";
	const char *const columns[] = { column, NULL };
	const struct entity_info *info = &entity_info[r->entity];
	struct clashing x = { .field = a->field, .was = a->was,
	    .name = _(info->field[entity_field(r->entity, column)].name),
	    .yours = value, .theirs = now ? now : "", .entity = r->entity,
	    .row_id = r->id, .columns = columns };

	*clash = a->was && strcmp(x.theirs, a->was) &&
	    strcmp(x.theirs, value);
	return !*clash || clash_add(&res->clashes, c->store, &x, e);
}

bool
assign_text(struct act_ctx *c, struct act_result *res, struct record *r,
    const char *const *fields, const struct assignment *a, struct err *e)
{
	struct buf all = BUF_INIT;
	bool clash;
	size_t i;

	for (i = 0; fields[i]; i++)
		if (!strcmp(fields[i], a->field)) {
			if (!text_check(a->field, a->value, e) ||
			    !assign_met(c, res, r, a->field, a, &clash, e))
				return false;
			if (!clash)
				record_set_text(r, a->field, a->value);
			return true;
		}
	for (i = 0; fields[i]; i++)
		buf_addf(&all, "%s%s", i ? ", " : "", fields[i]);
	err_set(e, ERR_USAGE, _("there is no '%s' to set; there is %s"),
	    a->field, buf_str(&all));
	buf_fini(&all);
	return false;
}

bool
assign_read_day(const char *text, day_t today, day_t *day, struct err *e)
{
	*day = *text ? date_parse_loose(text, today) : DAY_NONE;
	return *day != DAY_NONE || !*text || err_set(e, ERR_USAGE,
	    _("'%s' is no date; write dd-mm-yyyy, +2u or fre"), text);
}

bool
assign_day(struct act_ctx *c, struct act_result *res, struct record *r,
    const char *column, const struct assignment *a, struct err *e)
{
	day_t day, was = DAY_NONE, now = record_day(r, column);
	const char *const columns[] = { column, NULL };
	char text[3][DAY_TEXT];
	struct clashing x = { .field = a->field, .name = _(entity_info[
	    r->entity].field[entity_field(r->entity, column)].name),
	    .entity = r->entity, .row_id = r->id,
	    .columns = columns };

	if (!assign_read_day(a->value, c->today, &day, e) ||
	    (a->was && !assign_read_day(a->was, c->today, &was, e)))
		return false;
	if (!a->was || now == was || now == day) {
		record_set_day(r, column, day);
		return true;
	}
	x.was = date_dk(was, text[0]);
	x.yours = date_dk(day, text[1]);
	x.theirs = date_dk(now, text[2]);
	return clash_add(&res->clashes, c->store, &x, e);
}

void
assign_tell(struct buf *b, const struct assignment *a, int n, day_t today)
{
	static const char *const days[] = { "due", "until", "opened" };
	char text[DAY_TEXT];
	int k;
	size_t i;

	for (k = 0; k < n; k++) {
		const char *value = a[k].value;

		for (i = 0; i < sizeof(days) / sizeof(days[0]); i++)
			if (!strcmp(a[k].field, days[i]) &&
			    date_parse_loose(value, today) != DAY_NONE)
				value = date_dk(date_parse_loose(value,
				    today), text);
		buf_addf(b, "%s%s = %s", k ? ", " : "", a[k].field, value);
	}
}
