/* klar report NAME: one table of reports, each a report of src/report. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"
#include "report/course.h"
#include "report/inbox.h"
#include "report/matrix.h"
#include "report/overview.h"
#include "report/reporting.h"
#include "report/rollout.h"
#include "report/timeline.h"

static bool
report_overview(struct cli *c, struct err *e)
{
	struct sheet sh[OVERVIEW_SHEETS];
	struct overview o;
	bool ok = overview_load(c->store, cli_as_of(c), &o, e) &&
	    overview_walk(c->store, &o, e) &&
	    overview_count(c->store, &o, e) &&
	    overview_chase(c->store, &o, e);

	if (ok)
		cli_sheets(c, sh, overview_sheets(&o, sh));
	overview_fini(&o);
	return ok;
}

static bool
course_track(struct cli *c, int64_t *track, struct err *e)
{
	const char *name = c->argc > 1 ? c->argv[1] : "forloeb1";
	struct buf keys = BUF_INIT;
	bool ok = course_find(c->store, name, track, e);

	if (ok && !*track)
		ok = course_keys(c->store, &keys, e) && err_set(e, ERR_INVALID,
		    _("no course is called '%s'; there are %s"), name,
		    buf_str(&keys));
	buf_fini(&keys);
	return ok;
}

static bool
report_course(struct cli *c, struct err *e)
{
	struct course_report r;
	struct sheet sh;
	int64_t track;
	bool ok;

	if (!course_track(c, &track, e))
		return false;
	ok = course_report(c->store, track, cli_as_of(c), &r, e) &&
	    course_count(c->store, &r, e);
	if (ok) {
		course_sheet(&r, &sh);
		cli_sheets(c, &sh, 1);
	}
	course_report_fini(&r);
	return ok;
}

static bool
report_rollout(struct cli *c, struct err *e)
{
	struct rollout_report r;
	struct sheet sh;
	bool ok = rollout_report(c->store, cli_as_of(c), &r, e);

	if (ok) {
		rollout_sheet(&r, &sh);
		/* A CSV has no room for notes: they go to standard error. */
		if (c->csv)
			out_put(stderr, buf_str(&sh.notes));
		cli_sheets(c, &sh, 1);
	}
	rollout_report_fini(&r);
	return ok;
}

/* "2021-03" or "03-2021": its last day, or today if that comes first. */
static bool
read_month(const struct cli *c, const char *text, day_t *last, struct err *e)
{
	char day[24];
	day_t first, today = cli_as_of(c);

	snprintf(day, sizeof(day), "%s-01", text);
	first = date_parse(day);
	if (first == DAY_NONE) {
		snprintf(day, sizeof(day), "01-%s", text);
		first = date_parse(day);
	}
	if (first == DAY_NONE)
		return err_set(e, ERR_USAGE, _("--month: '%s' is no month; "
		    "write yyyy-mm"), text);
	if (first > today)
		return err_set(e, ERR_USAGE, _("--month: %s has not come yet"),
		    text);
	*last = month_end(first);
	if (*last > today)
		*last = today;
	return true;
}

static bool
report_reporting(struct cli *c, struct err *e)
{
	const char *month = cli_opt(c, "month");
	struct sheet sh[REPORTING_SHEETS];
	day_t last = cli_as_of(c);
	struct reporting r;
	int i;
	bool ok;

	if (month && c->as_of != DAY_NONE)
		return err_set(e, ERR_USAGE,
		    _("give --month or --as-of, not both"));
	if (month && !read_month(c, month, &last, e))
		return false;
	ok = reporting_load(c->store, last, &r, e) &&
	    reporting_sheets(c->store, &r, sh, e);
	for (i = 0; ok && c->csv && i < REPORTING_SHEETS; i++)
		out_put(stderr, buf_str(&sh[i].notes));
	if (ok) {
		c->as_of = last;
		cli_sheets(c, sh, REPORTING_SHEETS);
	}
	reporting_fini(&r);
	return ok;
}

/*
 * A name that owns nothing: good news, or a slip of the fingers. So it is not
 * said that nobody needs to be chased, but which names there are.
 */
static bool
inbox_has(struct cli *c, const struct inbox_ask *ask, const struct inbox *b,
    struct err *e)
{
	const char *name = cli_opt(c, "owner");
	struct inbox_ask every = inbox_asked("all", ask->day, ask->rules);
	struct buf names = BUF_INIT;
	struct inbox all;
	bool ok;

	if (!name || !ask->owner || ask->unowned || b->n)
		return true;
	ok = inbox_load(c->store, &every, &all, e);
	if (ok) {
		inbox_owners(&all, &names);
		ok = names.len ? err_set(e, ERR_PART, _("'%s' owns nothing "
		    "of what is owed; the owners are %s"), name,
		    buf_str(&names)) : err_set(e, ERR_PART, _("'%s' owns "
		    "nothing of what is owed; nobody does"), name);
	}
	inbox_fini(&all);
	buf_fini(&names);
	return ok;
}

static bool
report_inbox(struct cli *c, struct err *e)
{
	struct sheet sh[CHASE__COUNT];
	struct chase_rules rules;
	struct inbox_ask ask;
	struct inbox b;
	bool ok;

	inbox_rules(&rules);
	ask = inbox_asked(cli_opt(c, "owner"), cli_as_of(c), &rules);
	ok = inbox_load(c->store, &ask, &b, e) && inbox_has(c, &ask, &b, e);
	if (ok && (c->json || c->csv)) {
		inbox_sheet(&b, &sh[0]);
		cli_sheets(c, sh, 1);
	} else if (ok) {
		cli_sheets(c, sh, inbox_sheets(&b, cli_opt(c, "all") != NULL,
		    cli_opt(c, "why") != NULL, sh));
	}
	inbox_fini(&b);
	return ok;
}

/* The first word may name a course; all others are the filter. */
static bool
timeline_words(struct cli *c, int64_t *track, struct buf *filter,
    struct err *e)
{
	int i = 1;

	*track = 0;
	if (c->argc > 1 && !course_find(c->store, c->argv[1], track, e))
		return false;
	for (i += *track != 0; i < c->argc; i++)
		buf_addf(filter, "%s%s", filter->len ? " " : "", c->argv[i]);
	return true;
}

/*
 * A filter that lets no system through; its first word may have been meant
 * for a course.
 */
static bool
timeline_none(struct cli *c, const struct timeline *t, const char *filter,
    struct err *e)
{
	struct buf keys = BUF_INIT;
	bool ok;

	if (t->info.id)
		return err_set(e, ERR_PART, _("no system on %s matches '%s'"),
		    t->info.title, filter);
	if (strpbrk(c->argv[1], "-!:=<>()\""))
		return err_set(e, ERR_PART, _("no system on a course matches "
		    "'%s'"), filter);
	ok = course_keys(c->store, &keys, e) && err_set(e, ERR_PART,
	    _("no system on a course matches '%s', and no course is called "
	    "'%s'; there are %s"), filter, c->argv[1], buf_str(&keys));
	buf_fini(&keys);
	return ok;
}

/* The same at another time; the store shows what it showed afterwards. */
static bool
timeline_then(struct cli *c, const struct timeline_ask *ask,
    struct timeline *t, struct err *e)
{
	const char *text = cli_opt(c, "baseline");
	struct timeline then;
	struct moment at;
	bool ok;

	if (!text)
		return true;
	if (!moment_parse(text, c->today, &at, e))
		return false;
	ok = timeline_at(c->store, ask, &at, &then, e);
	if (ok)
		timeline_base(t, &then);
	timeline_fini(&then);
	return ok;
}

static bool
report_timeline(struct cli *c, struct err *e)
{
	struct timeline_ask ask = { .day = cli_as_of(c),
	    .past = c->as_of != DAY_NONE };
	struct sheet sh[TIMELINE_SHEETS];
	struct buf filter = BUF_INIT;
	struct timeline t = { .row = NULL };
	bool ok = timeline_words(c, &ask.track_id, &filter, e);
	int i;

	ask.filter = buf_str(&filter);
	ok = ok && timeline_load(c->store, &ask, &t, e) &&
	    (t.n || !filter.len || timeline_none(c, &t, ask.filter, e)) &&
	    timeline_count(c->store, &t, e) && timeline_then(c, &ask, &t, e);
	if (ok) {
		timeline_sheets(&t, sh);
		for (i = 0; c->csv && i < TIMELINE_SHEETS; i++)
			out_put(stderr, buf_str(&sh[i].notes));
		cli_sheets(c, sh, TIMELINE_SHEETS);
	}
	timeline_fini(&t);
	buf_fini(&filter);
	return ok;
}

/* An option of another report is a slip, and said to be one. */
static bool
options_fit(const struct cli *c, struct err *e)
{
	static const struct { const char *option, *report; } of[] = {
		{ "month", "reporting" }, { "owner", "inbox" },
		{ "all", "inbox" }, { "why", "inbox" },
		{ "baseline", "timeline" },
	};
	size_t i;

	for (i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		if (cli_opt(c, of[i].option) && (!c->argc ||
		    strcmp(c->argv[0], of[i].report)))
			return err_set(e, ERR_USAGE,
			    _("--%s goes with klar report %s"), of[i].option,
			    of[i].report);
	return true;
}

static bool
report_matrix(struct cli *c, struct err *e)
{
	struct matrix m = { .store = NULL };
	struct buf filter = BUF_INIT;
	struct sheet sh;
	bool ok;
	int i;

	for (i = 1; i < c->argc; i++)
		buf_addf(&filter, "%s%s", i > 1 ? " " : "", c->argv[i]);
	ok = matrix_load(&m, c->store, cli_as_of(c), buf_str(&filter),
	    history_actor(), e);
	if (ok && filter.len && !(m.nplaces && m.nsystems))
		ok = err_set(e, ERR_PART, _("nothing in the matrix matches "
		    "'%s'"), buf_str(&filter));
	if (ok) {
		ok = matrix_sheet(&m, cli_form(c) == FORM_PLAIN, &sh, e);
		if (ok) {
			if (c->csv)
				out_put(stderr, buf_str(&sh.notes));
			cli_sheets(c, &sh, 1);
		} else {
			sheet_fini(&sh);
		}
	}
	matrix_fini(&m);
	buf_fini(&filter);
	return ok;
}

bool
cli_report(struct cli *c, int *status, struct err *e)
{
	static const struct {
		const char *name;
		bool (*run)(struct cli *, struct err *);
		int more;
	} reports[] = {
		{ "overview", report_overview, 0 },
		{ "course", report_course, 1 },
		{ "rollout", report_rollout, 0 },
		{ "inbox", report_inbox, 0 },
		{ "matrix", report_matrix, INT_MAX - 1 },
		{ "reporting", report_reporting, 0 },
		{ "timeline", report_timeline, INT_MAX - 1 },
	};
	size_t i;

	(void)status;
	if (!options_fit(c, e))
		return false;
	for (i = 0; c->argc && i < sizeof(reports) / sizeof(reports[0]); i++)
		if (!strcmp(c->argv[0], reports[i].name) &&
		    c->argc <= 1 + reports[i].more)
			return reports[i].run(c, e);
	return cli_usage(c, e);
}
