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

/* Has somebody else put another value there since the writer looked? */
static bool
not_moved(const char *now, const struct assignment *a, struct err *e)
{
	if (!a->was || !strcmp(now, a->was) || !strcmp(now, a->value))
		return true;
	return err_set(e, ERR_CONFLICT,
	    _("%s has meanwhile been changed from '%s' to '%s'; yours is '%s'"),
	    a->field, a->was, now, a->value);
}

bool
assign_text(struct record *r, const char *const *fields,
    const struct assignment *a, struct err *e)
{
	struct buf all = BUF_INIT;
	const char *now;
	size_t i;

	for (i = 0; fields[i]; i++)
		if (!strcmp(fields[i], a->field)) {
			now = record_text(r, a->field);
			if (!not_moved(now ? now : "", a, e) ||
			    !text_check(a->field, a->value, e))
				return false;
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
assign_day(struct record *r, const char *column, day_t today,
    const struct assignment *a, struct err *e)
{
	char now[DAY_TEXT];
	day_t day = DAY_NONE;

	if (!not_moved(date_dk(record_day(r, column), now), a, e))
		return false;
	if (*a->value) {
		day = date_parse_loose(a->value, today);
		if (day == DAY_NONE)
			return err_set(e, ERR_USAGE,
			    _("'%s' is no date; write dd-mm-yyyy, +2u or fre"),
			    a->value);
	}
	record_set_day(r, column, day);
	return true;
}

void
assign_tell(struct buf *b, const struct assignment *a, int n)
{
	int k;

	for (k = 0; k < n; k++)
		buf_addf(b, "%s%s = %s", k ? ", " : ": ", a[k].field,
		    a[k].value);
}
