/*
 * The filter language on screens that have a list of their own: of the ids
 * they show, those are kept that the roster with the same rows lets through.
 */
#include "base/i18n.h"
#include "report/roster_sheet.h"
#include "view/screens.h"

bool
view_keep(struct view *v, enum roster_id id, struct ids *ids, struct err *e)
{
	return roster_narrow(v->app->store, id, v->filter, view_day(v),
	    v->app->as_of != DAY_NONE, ids, e);
}

bool
view_reads(struct view *v, enum roster_id id, const char *text,
    struct err *e)
{
	struct filter *f = roster_filter(id, text, view_day(v), e);

	filter_free(f);
	return f != NULL;
}
