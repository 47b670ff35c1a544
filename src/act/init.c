/*
 * Init (init.h): the programme comes in through the same door as any list,
 * and must come in without one rejected row.
 */
#include <stdio.h>

#include "act/init.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/path.h"
#include "lists/list.h"
#include "store/store.h"

static bool
load_one(struct store *s, const struct embedded *f, struct act_result *res,
    struct err *e)
{
	/* The programme's own days are past whatever the clock says. */
	day_t today = clock_today(), known = date_make(2021, 4, 28);
	struct read_opts opts = { .list = LIST__COUNT, .status_date = DAY_NONE,
	    .today = today > known ? today : known, .strict = true };
	struct read_report r = { .list = LIST__COUNT };
	bool ok = list_read_bytes(s, f->name, f->data, f->len, &opts, &r, e);

	res->nchanges += (int)r.added;
	read_report_fini(&r);
	return ok;
}

static bool
load_programme(struct store *s, struct act_result *res, struct err *e)
{
	const struct embedded *f;

	if (!act_begin(s, ORIGIN_INIT,
	    _("the programme: Infrastrukturens Onboardingsprogram"), NULL, e))
		return false;
	for (f = embedded_programme; f->name; f++)
		if (!load_one(s, f, res, e)) {
			act_cancel(s);
			return false;
		}
	return act_commit(s, false, e);
}

struct store *
act_init(const char *path, bool empty, struct act_result *res, struct err *e)
{
	struct store *s;
	int64_t n;

	if (!path_make_parents(path, e))
		return NULL;
	s = store_open(path, STORE_CREATE, e);
	if (!s)
		return NULL;
	n = act_count(s, e);
	if (n > 0)
		err_set(e, ERR_INVALID, _("%s is a store already, with %lld "
		    "acts; nothing was changed"), path, (long long)n);
	if (n || (!empty && !load_programme(s, res, e))) {
		store_close(s);
		return NULL;
	}
	snprintf(res->text, sizeof(res->text), empty ?
	    _("made %s, empty") : _("made %s with the programme"), path);
	return s;
}
