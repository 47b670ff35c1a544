/*
 * The timeline of one subject in one line (timeline.h): will it make its plan?
 */
#include "base/i18n.h"
#include "report/timeline_room.h"

/*
 * Klarmeldt is neither; a bound can only say that the plan is lost, as can its
 * day when it has gone.
 */
static enum risk
judge(const struct timeline_row *r, day_t today)
{
	if (r->ready.plan == DAY_NONE || r->ready.sure == OUTLOOK_HAPPENED)
		return RISK_NONE;
	if (r->ready.plan < today || (r->ready.on != DAY_NONE &&
	    r->ready.on > r->ready.plan))
		return RISK_LATE;
	return r->ready.sure == OUTLOOK_FORECAST ? RISK_ON_TIME : RISK_NONE;
}

const char *
risk_name(enum risk risk)
{
	switch (risk) {
	case RISK_ON_TIME:	return _("ON TIME");
	case RISK_LATE:		return _("AT RISK");
	default:		return "";
	}
}

static void
tell_ready(const struct timeline_row *r, struct buf *b)
{
	char day[DAY_TEXT];

	date_dk(r->ready.on, day);
	switch (r->ready.sure) {
	case OUTLOOK_HAPPENED:
		buf_addf(b, r->told ? _("ready no later than %s") :
		    _("ready since %s"), day);
		break;
	case OUTLOOK_FORECAST:
		buf_addf(b, _("forecast %s"), day);
		break;
	case OUTLOOK_EARLIEST:
		buf_addf(b, _("not ready before %s"), day);
		break;
	default:
		buf_add(b, _("no forecast"));
	}
}

enum risk
timeline_line(const struct standing *st, struct buf *b)
{
	struct timeline_row r = { .nphases = 0 };
	struct timeline t = { .day = st->walk.day };
	enum risk risk;

	timeline_forecast(st, &r);
	risk = judge(&r, t.day);
	tell_ready(&r, b);
	if (r.ready.sure != OUTLOOK_HAPPENED || r.ready.plan != DAY_NONE)
		timeline_tell_slip(&t, &r, b);
	if (r.ready.sure < OUTLOOK_FORECAST && r.open)
		timeline_tell_unplanned(&r, b);
	timeline_row_fini(&r);
	return risk;
}
