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
	choose_init(w);
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
	if (!w->plan.told)
		w->choosing.menu = CHOOSE_NONE;
	return true;
}

/* Read it anew, after the screen has been painted. */
void
import_run_again(struct import_view *w)
{
	w->must_run = true;
	w->v.stale = true;
	w->v.app->dirty = true;
}

/* It is another file now, so to speak: what was said of its rows is gone. */
void
import_understood_anew(struct import_view *w)
{
	fixes_fini(&w->fixes);
	w->opts.nchoices = 0;
	w->opts.on_conflict = CONFLICT_ASK;
	w->planned = false;
	w->step = IMPORT_MAP;
	import_run_again(w);
}

/* ---- conflicts ---- */

void
import_count_anew(struct import_view *w)
{
	w->uncounted = true;
	if (w->plan.rows <= AT_ONCE_ROWS)
		import_run_again(w);
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
			app_say(w->v.app, "%s", import_shows_columns(w) ?
			    _("the file cannot be read yet; say where its "
			    "columns go") : _("there is nothing to write: the "
			    "file cannot be read"));
		else if (import_needs_day(w))
			import_ask_day(w, true);
		else
			w->step = IMPORT_PLAN;
		break;
	case IMPORT_LISTS:
		w->opts.list = (enum list)w->lists.cursor;
		import_understood_anew(w);
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
	if (w->step == IMPORT_MAP)
		go_on(w, e);
	else if (w->step != IMPORT_PLAN || !w->planned)
		return;
	else if (w->uncounted) {
		import_run_again(w);
		app_say(w->v.app, "%s", _("counted with what you decided; w "
		    "writes it"));
	} else {
		import_write(w, e);
	}
}

static bool
go_back(struct import_view *w)
{
	if (w->step == IMPORT_MAP && choose_back(w))
		return true;
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
	case CMD_GONE:
		import_gone_say(w, w->v.app->arg, e);
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
	    cmd == CMD_SAVE_REJECTS || cmd == CMD_GONE;
}

static bool
is_for_map(enum cmd cmd)
{
	return cmd == CMD_LEAVE_OUT || cmd == CMD_WORDS ||
	    cmd == CMD_GOES_TO || cmd == CMD_PROFILE ||
	    cmd == CMD_SAVE_PROFILE || cmd == CMD_NEXT_SAMPLE ||
	    cmd == CMD_PREV_SAMPLE;
}

static bool
import_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct import_view *w = (struct import_view *)v;

	if (w->step == IMPORT_PLAN && w->rows_of != w->lines.cursor)
		import_rows_load(w);
	if (w->step == IMPORT_PLAN && plan_command(w, cmd, e))
		return true;
	if (w->step != IMPORT_MAP && is_for_map(cmd)) {
		app_say(w->v.app, "%s", _("that is for the step that shows "
		    "the columns"));
		return true;
	}
	if (is_for_plan(cmd)) {
		app_say(w->v.app, "%s", _("that is for the step that shows "
		    "what will change"));
		return true;
	}
	if (w->step == IMPORT_DONE && cmd == CMD_UNDO) {
		undo(w, e);
		return true;
	}
	if (w->step == IMPORT_MAP && choose_command(w, cmd, e))
		return true;
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
		return w->step != IMPORT_DONE && import_say_command(w, cmd, e);
	}
}

static bool
import_can(struct view *v, enum cmd cmd)
{
	struct import_view *w = (struct import_view *)v;

	switch (cmd) {
	case CMD_OPEN:
		return w->step == IMPORT_MAP ? choose_can(w, cmd) :
		    w->step != IMPORT_DONE;
	case CMD_WRITE_LIST:
		return w->planned && (w->step == IMPORT_PLAN ||
		    (w->step == IMPORT_MAP &&
		    w->choosing.menu == CHOOSE_NONE));
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
	case CMD_GONE:
		return import_can_say_gone(w);
	case CMD_LIST_KIND:
	case CMD_STATUS_DATE:
		return w->step == IMPORT_MAP &&
		    w->choosing.menu == CHOOSE_NONE;
	case CMD_UNDO:
		return w->step == IMPORT_DONE && w->done.act_id &&
		    !w->taken_back;
	case CMD_AS_OF:
		return false;
	default:
		return choose_can(w, cmd);
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
	else if (w->done.act_id && !w->done.nchanges)
		buf_addf(&b, _("No row was new or changed. That it was read "
		    "is act %lld; u takes it back.\n"),
		    (long long)w->done.act_id);
	else if (w->done.act_id)
		buf_addf(&b, _("It is act %lld. u takes it back, now or any "
		    "day from the history.\n"), (long long)w->done.act_id);
	else
		buf_addf(&b, "%s\n", _("No row was new or changed, and it "
		    "was read before, so there is no act."));
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
		return w->choosing.menu != CHOOSE_NONE ? choose_table(w) :
		    import_shows_columns(w) ? &w->columns : NULL;
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

	if (w->step == IMPORT_MAP && w->choosing.menu != CHOOSE_NONE) {
		choose_where(w, b);
		return;
	}
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
	choose_fini(w);
	import_gone_forget(w);
	free(w->choice);
	free(w->line);
	free(w->row);
	free(w->path);
}

const struct view_class view_import_list = {
	.name = "import-list", .ctx = CTX_LIST | CTX_FILTER | CTX_PANES |
	    CTX_IMPORT,
	.size = sizeof(struct import_view), .open = import_open,
	.load = import_load, .fill = import_fill,
	.fill_tries = true, .draw = import_draw,
	.command = import_command, .can = import_can, .table = import_table,
	.where = import_where, .sentence = import_sentence,
	.fini = import_fini,
};
