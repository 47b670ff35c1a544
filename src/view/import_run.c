/*
 * The reading behind the import screens: the same run twice, first rolled
 * back, then kept. While it goes on the message line tells how far it is, and
 * Esc stops it with nothing written.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "report/reporting.h"
#include "view/import.h"

static bool
on_progress(void *arg, int64_t rows, int64_t bytes, int64_t size)
{
	struct import_view *w = arg;
	char line[200];

	snprintf(line, sizeof(line), w->writing ?
	    _("writing: %lld rows, %d %%; Esc stops, then nothing is "
	    "written") : _("reading: %lld rows, %d %%; Esc stops"),
	    (long long)rows, size > 0 ? (int)(bytes * 100 / size) : 0);
	return app_work(w->v.app, line);
}

static bool
run(struct import_view *w, bool dry, bool rejects, struct read_report *r,
    struct act_result *res, struct err *e)
{
	struct act_ctx c = app_act(w->v.app);
	char *beside = rejects ? path_insert(w->path, "afvist") : NULL;
	struct read_opts o = w->opts;
	bool ok;

	c.dry = dry;
	o.today = c.today;
	o.tell = TELL_ALL;
	o.plan = dry ? NULL : &w->plan;
	o.rejects = beside;
	o.progress = on_progress;
	o.progress_arg = w;
	app_work_begin(w->v.app);
	ok = act_import(&c, w->path, &o, r, res, e);
	app_work_end(w->v.app);
	free(beside);
	return ok;
}

static void
take_plan(struct import_view *w, struct read_report *r)
{
	read_report_fini(&w->plan);
	w->plan = *r;
	import_gone_name(w);
	import_plan_lines(w);
}

/*
 * What was said about single rows holds for the bytes it was said about. If
 * the file has moved since, it is forgotten.
 */
static bool
forget_rows(struct import_view *w, const char *before, const char *now)
{
	size_t n = w->fixes.n;

	if (*before == '\0' || strcmp(before, now) == 0)
		return false;
	fixes_drop_lines(&w->fixes);
	if (w->fixes.n == n && w->opts.nchoices == 0)
		return false;
	w->opts.nchoices = 0;
	return true;
}

static void
dry_run(struct import_view *w)
{
	struct read_report r = { .list = LIST__COUNT };
	struct act_result res = ACT_RESULT_INIT;

	err_clear(&w->refused);
	w->planned = run(w, true, false, &r, &res, &w->refused);
	w->stopped = w->refused.code == ERR_INTERRUPT;
	w->must_run = w->uncounted = false;
	act_result_fini(&res);
	take_plan(w, &r);
}

void
import_dry_run(struct import_view *w)
{
	int64_t before = w->rejected;
	char hash[sizeof(w->plan.hash)];

	memcpy(hash, w->plan.hash, sizeof(hash));
	dry_run(w);
	if (!w->stopped && forget_rows(w, hash, w->plan.hash)) {
		dry_run(w);
		app_say(w->v.app, "%s", _("the file is another now; what was "
		    "said about single rows of it is forgotten"));
	} else if (w->planned && before >= 0) {
		app_say(w->v.app, _("rejected rows: %lld before, %lld now"),
		    (long long)before, (long long)w->plan.rejected);
	}
	w->rejected = -1;
	if (!w->planned && w->step == IMPORT_PLAN)
		w->step = IMPORT_MAP;
	table_set_rows(&w->columns, w->plan.told ?
	    (size_t)w->plan.told->ncolumns : 0);
}

void
import_save_rejects(struct import_view *w, struct err *e)
{
	struct read_report r = { .list = LIST__COUNT };
	struct act_result res = ACT_RESULT_INIT;

	if (w->plan.rejected == 0) {
		app_say(w->v.app, "%s", _("no row is rejected"));
	} else if (run(w, true, true, &r, &res, e)) {
		take_plan(w, &r);
		w->uncounted = false;
		if (r.rejects)
			app_say(w->v.app, i18n_plural("%lld rejected row is "
			    "in %s; nothing is imported yet", "%lld rejected "
			    "rows are in %s; nothing is imported yet",
			    (unsigned long)r.rejected), (long long)r.rejected,
			    path_base(r.rejects));
	} else {
		if (e->code == ERR_INTERRUPT) {
			err_clear(e);
			app_say(w->v.app, "%s", _("stopped; no file was "
			    "written"));
		}
		read_report_fini(&r);
	}
	act_result_fini(&res);
}

static void
add_move(struct buf *b, const char *word, int64_t was, int64_t is)
{
	if (was != is)
		buf_addf(b, "%s%s %lld > %lld", b->len ? ", " : "", word,
		    (long long)was, (long long)is);
}

/* It went through to its end and was rolled back: the new plan. */
static void
show_moved(struct import_view *w, struct read_report *now)
{
	const struct read_report *was = &w->plan;
	struct buf b = BUF_INIT;

	add_move(&b, _("new"), was->added, now->added);
	add_move(&b, _("changed"), was->changed, now->changed);
	add_move(&b, _("the same"), was->same, now->same);
	add_move(&b, _("in conflict"), was->conflict, now->conflict);
	add_move(&b, _("rejected"), was->rejected, now->rejected);
	app_say(w->v.app, _("somebody has written since this was counted; "
	    "nothing was imported: %s"), b.len ? buf_str(&b) :
	    _("other values, the same counts"));
	buf_fini(&b);
	take_plan(w, now);
}

void
import_write(struct import_view *w, struct err *e)
{
	struct read_report r = { .list = LIST__COUNT };

	bool ok;

	w->writing = true;
	ok = run(w, false, true, &r, &w->done, e);
	w->writing = false;
	if (ok) {
		w->result = r;
		w->step = IMPORT_DONE;
		if (w->opts.status_date != DAY_NONE)
			w->month = reporting_line(w->v.app->store, &r,
			    w->v.app->today, NULL);
		app_stale(w->v.app);
		return;
	}
	if (e->code == ERR_CONFLICT) {
		err_clear(e);
		show_moved(w, &r);
		return;
	}
	if (e->code == ERR_INTERRUPT) {
		err_clear(e);
		app_say(w->v.app, "%s", _("stopped; nothing was imported"));
	}
	read_report_fini(&r);
}
