/*
 * Snooze and escalate (chase.h): both keep one row a thing, in the table of
 * ladders; none is made where nothing is told.
 */
#include <stdlib.h>
#include <string.h>

#include "act/chase.h"
#include "act/owed.h"
#include "act/steps.h"
#include "base/i18n.h"
#include "store/chase.h"

/* Write where a thing is; a row is made with the first word about it. */
static bool
put_chase(struct act_ctx *c, const struct owed *o,
    const struct chase_row *row, int *nchanges, struct err *e)
{
	struct record r;
	int64_t run = 0;
	int n = 1;
	bool ok;

	if (!o->item_id && !owed_run(c, o, &run, e))
		return false;
	record_init(&r, ENTITY_CHASE);
	r.id = row->id;
	if (o->item_id) {
		record_set_int(&r, "open_item_id", o->item_id);
	} else {
		record_set_int(&r, "run_id", run);
		record_set_int(&r, "step_id", o->step_id);
	}
	record_set_int(&r, "rung", row->rung);
	record_set_day(&r, "rung_on", row->rung_on);
	record_set_day(&r, "snoozed_until", row->snoozed);
	ok = r.id ? record_put(c->store, &r, &n, e) :
	    record_add(c->store, &r, e);
	*nchanges += n > 0;
	record_fini(&r);
	return ok;
}

/* "Acadre F3, F4: left alone until 04-05-2021"; done is what comes last. */
static bool
end_title(struct act_ctx *c, struct buf *title, const struct buf *done,
    struct act_result *res, struct err *e)
{
	bool ok;

	buf_addf(title, ": %s", buf_str(done));
	ok = act_retitle(c->store, buf_str(title), e);
	if (!res->nchanges)
		buf_add(title, _(" (it was so already)"));
	str_copy(res->text, sizeof(res->text), buf_str(title));
	return ok;
}

/* End the act, and tell what came of the rows that were not refused. */
static bool
end_rows(struct act_ctx *c, bool ok, const struct owed_rows *rows,
    const char *done, struct act_result *res, struct err *e)
{
	if (!act_end(c, ok, res, e))
		return false;
	settled_done(rows, done, res);
	return true;
}

static bool
snooze_all(struct act_ctx *c, const struct owed *o, size_t n, day_t until,
    struct buf *done, struct act_result *res, struct err *e)
{
	struct buf title = BUF_INIT;
	struct chase_row row;
	char day[DAY_TEXT];
	bool ok = owed_names(c->store, o, n, &title, e);
	size_t i;

	for (i = 0; ok && i < n; i++) {
		ok = chase_find(c->store, &o[i], &row, e);
		if (!ok || (!row.id && until == DAY_NONE))
			continue;
		row.snoozed = until;
		ok = put_chase(c, &o[i], &row, &res->nchanges, e);
	}
	if (until == DAY_NONE)
		buf_add(done, _("no longer left alone"));
	else
		buf_addf(done, _("left alone until %s"), date_dk(until, day));
	ok = ok && end_title(c, &title, done, res, e);
	buf_fini(&title);
	return ok;
}

bool
act_snooze(struct act_ctx *c, const struct owed_rows *rows, day_t until,
    struct act_result *res, struct err *e)
{
	struct owed *o = NULL;
	struct buf done = BUF_INIT;
	size_t n;
	bool ok;

	if (until != DAY_NONE && until <= c->today)
		return err_set(e, ERR_USAGE,
		    _("it is left alone until a day after today"));
	if (!act_begin(c->store, c->origin, "", NULL, e))
		return false;
	ok = settled_hold(c, rows, false, &o, &n, res, e) && (!n ||
	    snooze_all(c, o, n, until, &done, res, e));
	ok = end_rows(c, ok, rows, buf_str(&done), res, e);
	buf_fini(&done);
	free(o);
	return ok;
}

/* One rung up; *row is where it is then. */
static bool
climb(struct act_ctx *c, const struct owed *o, const struct chase_rules *r,
    struct chase_row *row, struct err *e)
{
	struct buf name = BUF_INIT;

	if (!chase_find(c->store, o, row, e))
		return false;
	if (row->rung >= r->nrungs) {
		if (owed_tell(c->store, o, &name, e))
			err_set(e, ERR_RULE, _("%s is on the top rung: %s"),
			    buf_str(&name), chase_rung_name(r, r->nrungs));
		buf_fini(&name);
		return false;
	}
	row->rung++;
	row->rung_on = c->today;
	return true;
}

static bool
escalate_all(struct act_ctx *c, const struct owed *o, size_t n,
    const struct chase_rules *r, struct buf *done, struct act_result *res,
    struct err *e)
{
	struct buf title = BUF_INIT;
	struct chase_row row = { .rung = 0 };
	bool ok = owed_names(c->store, o, n, &title, e), same = true;
	int first = -1;
	size_t i;

	for (i = 0; ok && i < n; i++) {
		ok = climb(c, &o[i], r, &row, e) &&
		    put_chase(c, &o[i], &row, &res->nchanges, e);
		if (first < 0)
			first = row.rung;
		same = same && row.rung == first;
	}
	if (same)
		buf_addf(done, _("now on the rung '%s'"),
		    chase_rung_name(r, row.rung));
	else
		buf_add(done, _("one rung up"));
	ok = ok && end_title(c, &title, done, res, e);
	buf_fini(&title);
	return ok;
}

bool
act_escalate(struct act_ctx *c, const struct owed_rows *rows,
    const struct chase_rules *r, const char *reason, struct act_result *res,
    struct err *e)
{
	struct owed *o = NULL;
	struct buf done = BUF_INIT;
	size_t n;
	bool ok;

	if (!text_check(_("reason"), reason, e) ||
	    !act_begin(c->store, c->origin, "", reason, e))
		return false;
	ok = settled_hold(c, rows, true, &o, &n, res, e) && (!n ||
	    escalate_all(c, o, n, r, &done, res, e));
	ok = end_rows(c, ok, rows, buf_str(&done), res, e);
	buf_fini(&done);
	free(o);
	return ok;
}
