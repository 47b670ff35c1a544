/*
 * Importing one list, step by step (import.h): what the file is, what it
 * would change, what came of it. arg.text: the file. Nothing is written
 * before w in the step that shows what will happen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/undo.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "view/import.h"
#include "view/screens.h"

#define AT_ONCE_ROWS	20000	/* so few are counted again at each choice */

static bool
import_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct import_view *w = (struct import_view *)v;

	if (app_refusal(v->app))
		return err_set(e, ERR_RULE, "%s", app_refusal(v->app));
	w->path = xstrdup(arg->text);
	w->opts = (struct read_opts){ .list = LIST__COUNT,
	    .status_date = DAY_NONE, .fixes = &w->fixes };
	w->must_run = true;
	w->rejected = -1;
	import_map_init(w);
	import_plan_init(w);
	return true;
}

static bool
import_load(struct view *v, struct err *e)
{
	struct import_view *w = (struct import_view *)v;

	(void)e;
	if (!w->must_run)
		import_plan_lines(w);	/* the filter moved */
	return true;
}

static bool
import_fill(struct view *v, struct err *e)
{
	struct import_view *w = (struct import_view *)v;

	(void)e;
	if (w->must_run)
		import_dry_run(w);
	return true;
}

/* Read it anew, after the screen has been painted. */
static void
run_again(struct import_view *w)
{
	w->must_run = true;
	w->v.stale = true;
	w->v.app->dirty = true;
}

/* ---- what the file is, said by hand ---- */

/* It is another file now, so to speak: what was said of its rows is gone. */
static void
understood_anew(struct import_view *w)
{
	fixes_fini(&w->fixes);
	w->opts.nchoices = 0;
	w->opts.on_conflict = CONFLICT_ASK;
	w->planned = false;
	w->step = IMPORT_MAP;
	run_again(w);
}

static void
pick_encoding(struct app *app, void *arg, int key)
{
	struct import_view *w = arg;

	(void)app;
	w->opts.encoding = key == 'u' ? "utf-8" : key == 'w' ?
	    "windows-1252" : NULL;
	understood_anew(w);
}

static void
pick_separator(struct app *app, void *arg, int key)
{
	struct import_view *w = arg;

	(void)app;
	w->opts.separator = key == 't' ? '\t' : key == 'f' ? '\0' : (char)key;
	understood_anew(w);
}

static void
ask_encoding(struct import_view *w)
{
	struct question q = {
		.label = _("encoding: u UTF-8, w Windows-1252, f find out "),
		.keys = "uwf", .pick = pick_encoding, .arg = w,
	};

	app_ask(w->v.app, &q);
}

static void
ask_separator(struct import_view *w)
{
	struct question q = {
		.label = _("separator: ; or , or t (tab), f find out "),
		.keys = ";,tf", .pick = pick_separator, .arg = w,
	};

	app_ask(w->v.app, &q);
}

/* The list moves to the day; if it was counted with another, it is again. */
static bool
day_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct import_view *w = arg;
	day_t day = app->today;

	if (*text)
		day = date_parse_loose(text, app->today);
	if (day == DAY_NONE)
		return err_set(e, ERR_INVALID, _("'%s' is no date; "
		    "31-03-2021 is one"), text);
	w->opts.status_date = day;
	if (w->plan.told)
		w->plan.told->day_assumed = false;
	if (day != w->plan.status_date)
		run_again(w);
	app->dirty = true;
	return true;
}

static bool
day_then_plan(struct app *app, void *arg, const char *text, struct err *e)
{
	struct import_view *w = arg;

	if (!day_done(app, arg, text, e))
		return false;
	w->step = IMPORT_PLAN;
	return true;
}

/* "opgjort_2021-03-31.csv": a day in the name is a good guess. */
static day_t
day_in_name(const char *name)
{
	char part[DAY_TEXT];
	day_t day;

	for (; strlen(name) >= DAY_TEXT - 1; name++) {
		memcpy(part, name, DAY_TEXT - 1);
		part[DAY_TEXT - 1] = '\0';
		day = date_parse(part);
		if (day != DAY_NONE)
			return day;
	}
	return DAY_NONE;
}

static void
ask_day(struct import_view *w, bool then_plan)
{
	char text[DAY_TEXT];
	day_t day = import_needs_day(w) ? day_in_name(path_base(w->path)) :
	    w->plan.status_date;
	struct question q = {
		.label = _("status date of the list (empty: today): "),
		.text = date_dk(day, text),
		.done = then_plan ? day_then_plan : day_done, .arg = w,
	};

	app_ask(w->v.app, &q);
}

/* ---- conflicts ---- */

void
import_count_anew(struct import_view *w)
{
	w->uncounted = true;
	if (w->plan.rows <= AT_ONCE_ROWS)
		run_again(w);
	else
		app_say(w->v.app, "%s", _("noted; R counts the rows again"));
}

static void
choose_row(struct import_view *w, enum on_conflict how)
{
	const struct decision *d = import_plan_conflict(w);
	size_t i;

	if (!d) {
		app_say(w->v.app, "%s", _("this row is no conflict that can "
		    "be decided here"));
		return;
	}
	for (i = 0; i < w->opts.nchoices; i++)
		if (w->choice[i].line == d->line)
			break;
	if (i == w->opts.nchoices) {
		w->choice = xrealloc(w->choice, i + 1, sizeof(*w->choice));
		w->opts.choice = w->choice;
		w->opts.nchoices++;
	}
	w->choice[i] = (struct choice){ d->line, how };
	import_count_anew(w);
}

static void
pick_all(struct app *app, void *arg, int key)
{
	struct import_view *w = arg;

	(void)app;
	w->opts.nchoices = 0;
	w->opts.on_conflict = key == 'y' ? CONFLICT_KEEP : key == 't' ?
	    CONFLICT_TAKE : CONFLICT_ASK;
	import_count_anew(w);
}

static void
ask_all(struct import_view *w)
{
	struct question q = {
		.label = _("every conflict: y keep yours, t take the file's, "
		    "r row by row "),
		.keys = "ytr", .pick = pick_all, .arg = w,
	};

	app_ask(w->v.app, &q);
}

/* ---- steps ---- */

static void
go_on(struct import_view *w, struct err *e)
{
	switch (w->step) {
	case IMPORT_MAP:
		if (!w->planned)
			break;
		if (import_needs_day(w))
			ask_day(w, true);
		else
			w->step = IMPORT_PLAN;
		break;
	case IMPORT_LISTS:
		w->opts.list = (enum list)w->lists.cursor;
		understood_anew(w);
		break;
	case IMPORT_PLAN:
		if (w->in_rows)
			import_rows_open(w, e);
		else
			w->in_rows = w->nrows > 0;
		break;
	case IMPORT_DONE:
		break;
	}
}

static void
write_list(struct import_view *w, struct err *e)
{
	const struct read_report *r = &w->plan;

	if (w->step == IMPORT_MAP)
		go_on(w, e);
	else if (w->step != IMPORT_PLAN || !w->planned)
		return;
	else if (r->written == 0 && r->rejected == 0)
		app_say(w->v.app, "%s", _("there is nothing to write: every "
		    "row is as it is in the store"));
	else if (w->uncounted) {
		run_again(w);
		app_say(w->v.app, "%s", _("counted with what you decided; w "
		    "writes it"));
	} else {
		import_write(w, e);
	}
}

static bool
go_back(struct import_view *w)
{
	if (w->step != IMPORT_PLAN && w->step != IMPORT_LISTS)
		return false;
	if (w->v.filter[0] && w->v.app->key == K_ESC)
		return false;		/* the filter first */
	if (w->step == IMPORT_PLAN && w->in_rows) {
		w->in_rows = false;
		return true;
	}
	w->v.filter[0] = '\0';
	w->v.stale = true;
	w->step = IMPORT_MAP;
	return true;
}

static void
undo(struct import_view *w, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx c = app_act(w->v.app);

	if (w->done.act_id == 0 || w->taken_back) {
		app_say(w->v.app, "%s", w->taken_back ? _("the import was "
		    "taken back already") : _("nothing was written, so there "
		    "is nothing to take back"));
	} else if (act_take_back(&c, w->done.act_id, &r, e)) {
		w->taken_back = true;
		app_done(w->v.app, &r);
	}
	act_result_fini(&r);
}

static bool
settings_command(struct import_view *w, enum cmd cmd, struct err *e)
{
	switch (cmd) {
	case CMD_LIST_KIND:
		w->step = IMPORT_LISTS;
		if (w->plan.list < LIST__COUNT)
			table_go(&w->lists, (size_t)w->plan.list);
		return true;
	case CMD_STATUS_DATE:
		if (*w->v.app->arg)
			day_done(w->v.app, w, w->v.app->arg, e);
		else
			ask_day(w, false);
		return true;
	case CMD_ENCODING:
		ask_encoding(w);
		return true;
	case CMD_SEPARATOR:
		ask_separator(w);
		return true;
	case CMD_REFRESH:
		run_again(w);
		return true;
	default:
		return false;
	}
}

static bool
plan_command(struct import_view *w, enum cmd cmd, struct err *e)
{
	switch (cmd) {
	case CMD_KEEP_YOURS:
		choose_row(w, CONFLICT_KEEP);
		return true;
	case CMD_TAKE_FILE:
		choose_row(w, CONFLICT_TAKE);
		return true;
	case CMD_ALL_CONFLICTS:
		ask_all(w);
		return true;
	case CMD_CORRECT:
		import_fix_row(w, w->v.app->arg, e);
		return true;
	case CMD_CORRECT_ALL:
		import_fix_word(w, w->v.app->arg, e);
		return true;
	case CMD_DROP_CORRECTION:
		import_fix_drop(w);
		return true;
	case CMD_SAVE_REJECTS:
		import_save_rejects(w, e);
		return true;
	case CMD_PANE_NEXT:
	case CMD_PANE_PREV:
		w->in_rows = !w->in_rows && w->nrows > 0;
		return true;
	default:
		return false;
	}
}

static bool
is_for_plan(enum cmd cmd)
{
	return cmd == CMD_KEEP_YOURS || cmd == CMD_TAKE_FILE ||
	    cmd == CMD_ALL_CONFLICTS || cmd == CMD_CORRECT ||
	    cmd == CMD_CORRECT_ALL || cmd == CMD_DROP_CORRECTION ||
	    cmd == CMD_SAVE_REJECTS;
}

static bool
import_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct import_view *w = (struct import_view *)v;

	if (w->step == IMPORT_PLAN && w->rows_of != w->lines.cursor)
		import_rows_load(w);
	if (w->step == IMPORT_PLAN && plan_command(w, cmd, e))
		return true;
	if (is_for_plan(cmd)) {
		app_say(w->v.app, "%s", _("that is for the step that shows "
		    "what will change"));
		return true;
	}
	if (w->step == IMPORT_DONE && cmd == CMD_UNDO) {
		undo(w, e);
		return true;
	}
	switch (cmd) {
	case CMD_BACK:
		return go_back(w);
	case CMD_OPEN:
		go_on(w, e);
		return true;
	case CMD_WRITE_LIST:
		write_list(w, e);
		return true;
	default:
		return w->step != IMPORT_DONE && settings_command(w, cmd, e);
	}
}

static bool
import_can(struct view *v, enum cmd cmd)
{
	struct import_view *w = (struct import_view *)v;

	switch (cmd) {
	case CMD_OPEN:
		return w->step == IMPORT_LISTS || (w->planned &&
		    w->step != IMPORT_DONE);
	case CMD_WRITE_LIST:
	case CMD_FILTER:
		return w->step == IMPORT_PLAN;
	case CMD_KEEP_YOURS:
	case CMD_TAKE_FILE:
		return import_plan_conflict(w) != NULL;
	case CMD_ALL_CONFLICTS:
		return w->step == IMPORT_PLAN && w->plan.conflict > 0;
	case CMD_CORRECT:
		return import_can_fix(w, false);
	case CMD_CORRECT_ALL:
		return import_can_fix(w, true);
	case CMD_DROP_CORRECTION:
		return import_can_drop(w);
	case CMD_SAVE_REJECTS:
		return w->step == IMPORT_PLAN && w->plan.rejected > 0;
	case CMD_LIST_KIND:
	case CMD_STATUS_DATE:
		return w->step == IMPORT_MAP;
	case CMD_UNDO:
		return w->step == IMPORT_DONE && w->done.act_id &&
		    !w->taken_back;
	case CMD_AS_OF:
		return false;
	default:
		return true;
	}
}

/* ---- the screen ---- */

static void
draw_done(const struct import_view *w, const struct area *a)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s\n \n", w->done.text);
	if (w->taken_back)
		buf_addf(&b, "%s\n", _("It was taken back again."));
	else if (w->done.act_id)
		buf_addf(&b, _("It is act %lld. u takes it back, now or any "
		    "day from the history.\n"), (long long)w->done.act_id);
	else
		buf_addf(&b, "%s\n", _("No row was new or changed, so there "
		    "is no act."));
	if (w->result.conflict)
		buf_addf(&b, i18n_plural("In %lld row with a conflict yours "
		    "was kept.\n", "In %lld rows with conflicts yours was "
		    "kept.\n", (unsigned long)w->result.conflict),
		    (long long)w->result.conflict);
	if (w->result.rejects)
		buf_addf(&b, _("The rejected rows are in %s, with the reason "
		    "beside each: put them right there and import that "
		    "file.\n"), path_base(w->result.rejects));
	if (w->month && !w->taken_back)
		buf_addf(&b, " \n%s\n", w->month);
	buf_addf(&b, " \n%s\n", _("q goes back to the files."));
	draw_lines(a, buf_str(&b));
	buf_fini(&b);
}

static void
import_draw(struct view *v, const struct area *a)
{
	struct import_view *w = (struct import_view *)v;
	struct area text = area_part(a, 1, 2, a->rows - 1, a->cols - 4);

	switch (w->step) {
	case IMPORT_MAP:
	case IMPORT_LISTS:
		import_map_draw(w, a);
		break;
	case IMPORT_PLAN:
		if (w->rows_of != w->lines.cursor)
			import_rows_load(w);
		import_plan_draw(w, a);
		break;
	case IMPORT_DONE:
		draw_done(w, &text);
		break;
	}
}

static struct table *
import_table(struct view *v)
{
	struct import_view *w = (struct import_view *)v;

	switch (w->step) {
	case IMPORT_MAP:
		return w->planned ? &w->columns : NULL;
	case IMPORT_LISTS:
		return &w->lists;
	case IMPORT_PLAN:
		return w->in_rows ? import_rows_table(w) : &w->lines;
	default:
		return NULL;
	}
}

static void
import_where(struct view *v, struct buf *b)
{
	struct import_view *w = (struct import_view *)v;

	buf_addf(b, "%s  %s", w->step == IMPORT_PLAN ?
	    _("Import 3 of 3: what will change") : w->step == IMPORT_DONE ?
	    _("Import: written") : w->step == IMPORT_LISTS ?
	    _("Import 2 of 3: which list") :
	    _("Import 2 of 3: what the file is"), path_base(w->path));
}

static void
import_sentence(struct view *v, struct buf *b)
{
	struct import_view *w = (struct import_view *)v;

	if (w->step == IMPORT_PLAN)
		import_plan_sentence(w, b);
	else if (w->step != IMPORT_DONE)
		import_map_sentence(w, b);
}

static void
import_fini(struct view *v)
{
	struct import_view *w = (struct import_view *)v;

	read_report_fini(&w->plan);
	read_report_fini(&w->result);
	free(w->month);
	act_result_fini(&w->done);
	fixes_fini(&w->fixes);
	free(w->choice);
	free(w->line);
	free(w->row);
	free(w->path);
}

const struct view_class view_import_list = {
	.name = "import-list", .ctx = CTX_LIST | CTX_FILTER | CTX_PANES |
	    CTX_IMPORT,
	.size = sizeof(struct import_view), .open = import_open,
	.load = import_load, .fill = import_fill, .draw = import_draw,
	.command = import_command, .can = import_can, .table = import_table,
	.where = import_where, .sentence = import_sentence,
	.fini = import_fini,
};
