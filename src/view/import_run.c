/*
 * The reading behind the import screens: the same run twice, first rolled
 * back, then kept. While it goes on the message line tells how far it is, and
 * Esc stops it with nothing written.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/path.h"
#include "report/reporting.h"
#include "view/import.h"

static bool
on_progress(void *arg, int64_t rows, int64_t bytes, int64_t size)
{
	struct import_view *w = arg;
	char line[200];

	snprintf(line, sizeof(line), w->step == IMPORT_PLAN && !w->must_run ?
	    _("writing: %lld rows, %d %%; Esc stops, then nothing is "
	    "written") : _("reading: %lld rows, %d %%; Esc stops"),
	    (long long)rows, size > 0 ? (int)(bytes * 100 / size) : 0);
	return app_work(w->v.app, line);
}

static bool
run(struct import_view *w, bool dry, struct read_report *r,
    struct act_result *res, struct err *e)
{
	struct act_ctx c = app_act(w->v.app);
	char *rejects = dry ? NULL : path_insert(w->path, "afvist");
	struct read_opts o = w->opts;
	bool ok;

	c.dry = dry;
	o.today = c.today;
	o.tell = true;
	o.plan = dry ? NULL : &w->plan;
	o.rejects = rejects;
	o.progress = on_progress;
	o.progress_arg = w;
	app_work_begin(w->v.app);
	ok = act_import(&c, w->path, &o, r, res, e);
	app_work_end(w->v.app);
	free(rejects);
	return ok;
}

void
import_dry_run(struct import_view *w)
{
	struct read_report r = { .list = LIST__COUNT };
	struct act_result res = ACT_RESULT_INIT;

	err_clear(&w->refused);
	w->stopped = false;
	w->planned = run(w, true, &r, &res, &w->refused);
	w->stopped = w->refused.code == ERR_INTERRUPT;
	w->must_run = w->uncounted = false;
	read_report_fini(&w->plan);
	w->plan = r;
	act_result_fini(&res);
	if (!w->planned && w->step == IMPORT_PLAN)
		w->step = IMPORT_MAP;
	import_plan_rows(w);
	table_set_rows(&w->columns, w->plan.told ?
	    (size_t)w->plan.told->ncolumns : 0);
}

void
import_write(struct import_view *w, struct err *e)
{
	struct read_report r = { .list = LIST__COUNT };

	if (run(w, false, &r, &w->done, e)) {
		w->result = r;
		w->step = IMPORT_DONE;
		if (w->opts.status_date != DAY_NONE)
			w->month = reporting_line(w->v.app->store, &r,
			    w->v.app->today, NULL);
		app_stale(w->v.app);
		return;
	}
	if (e->code == ERR_INTERRUPT) {
		err_clear(e);
		app_say(w->v.app, "%s", _("stopped; nothing was imported"));
		read_report_fini(&r);
		return;
	}
	if (e->code != ERR_CONFLICT) {
		read_report_fini(&r);
		return;
	}
	/* It went through to its end and was rolled back: the new plan. */
	read_report_fini(&w->plan);
	w->plan = r;
	import_plan_rows(w);
	err_clear(e);
	app_say(w->v.app, "%s", _("somebody has written since this was "
	    "counted; nothing was imported, these are the new counts"));
}
