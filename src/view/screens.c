/*
 * Which screens there are, and how klar opens them: the store first, made if
 * it is the default one and missing, then the terminal, and back again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "act/init.h"
#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/utf8.h"
#include "term/tty.h"
#include "view/screens.h"

const struct screen screens[] = {
	{ CMD_OVERVIEW, &view_overview },
	{ CMD_INBOX, &view_inbox },
	{ CMD_BOARD, &view_board },
	{ CMD_MUNICIPALITIES, &view_municipalities },
	{ CMD_SYSTEMS, &view_systems },
	{ CMD_MATRIX, &view_matrix },
	{ CMD_TIMELINE, &view_timeline },
	{ CMD_ROLLOUT, &view_rollout },
	{ CMD_LISTS, &view_lists },
	{ CMD_HISTORY, &view_history },
	{ CMD_IMPORT, &view_import },
	{ CMD_NONE, NULL },
};

day_t
view_day(const struct view *v)
{
	if (v->app->as_of != DAY_NONE)
		return v->app->as_of;
	return store_is_known(v->app->store) ? known_day(&v->app->known) :
	    v->app->today;
}

struct view_time
view_time(const struct view *v)
{
	return (struct view_time){ view_day(v), v->app->as_of,
	    store_is_known(v->app->store) ? v->app->known.act : 0 };
}

bool
view_shows(const struct view *v, const struct view_time *of)
{
	struct view_time now = view_time(v);

	return now.day == of->day && now.as_of == of->as_of &&
	    now.act == of->act;
}

bool
view_lets(const struct view *v, const char *text)
{
	struct buf hay = BUF_INIT, needle = BUF_INIT;
	bool lets;

	if (!v->filter[0] || !text)
		return !v->filter[0];
	utf8_fold(&hay, text, strlen(text));
	utf8_fold(&needle, v->filter, strlen(v->filter));
	lets = utf8_contains(buf_str(&hay), buf_str(&needle));
	buf_fini(&hay);
	buf_fini(&needle);
	return lets;
}

void
draw_lines(const struct area *a, const char *lines)
{
	const char *nl;
	int row = 0;

	for (; row < a->rows && (nl = strchr(lines, '\n')); lines = nl + 1) {
		struct area rest = area_part(a, row, 0, a->rows - row,
		    a->cols);
		char *one = xstrndup(lines, (size_t)(nl - lines));

		row += draw_paragraph(&rest, 0, rest.rows, STYLE_NORMAL, one);
		free(one);
	}
}

enum style
step_style(const struct step_view *s)
{
	static const enum style styles[STEP__COUNT] = {
		[STEP_LOCKED] = STYLE_LOCKED, [STEP_READY] = STYLE_NORMAL,
		[STEP_RUNNING] = STYLE_RUNNING,
		[STEP_WAITING] = STYLE_WAITING, [STEP_MET] = STYLE_MET,
		[STEP_WAIVED] = STYLE_WAIVED, [STEP_SKIPPED] = STYLE_LOCKED,
		[STEP_NOT_APPLICABLE] = STYLE_LOCKED,
	};

	return styles[s->state];
}

const char *
step_glyph(const struct step_view *s)
{
	return step_state_glyph(s->state, theme_is_ascii());
}

bool
open_standing(struct app *app, const struct subject *sub, struct err *e)
{
	struct view_arg arg = { .id = sub->id, .id2 = sub->track_id };

	switch (sub->kind) {
	case SUBJECT_SYSTEM:
		arg.text = "system";
		break;
	case SUBJECT_INSTALLATION:
		arg.text = "installation";
		break;
	default:
		arg.text = "municipality";
		break;
	}
	return app_push(app, &view_standing, &arg, e);
}

/* Without a terminal: the overview as text, by the command that makes it. */
static int
overview_as_text(struct cli *c)
{
	static const char word[] = "overview";

	c->sub = SUB_REPORT;
	c->argv[0] = word;
	c->argc = 1;
	return cli_run(c);
}

static struct store *
open_or_make(struct cli *c, struct act_result *r, struct err *e)
{
	if (!c->read_only && access(c->db, F_OK) != 0)
		return act_init(c->db, false, r, e);
	return store_open(c->db, c->read_only ? STORE_READ : STORE_WRITE, e);
}

static bool
read_size(const char *text, int *cols, int *rows)
{
	*cols = 80;
	*rows = 24;
	return !text || (sscanf(text, "%dx%d", cols, rows) == 2 &&
	    *cols > 0 && *rows > 0 && *cols <= 1000 && *rows <= 1000);
}

/* The first line of klar.conf that cannot be used. */
static void
say_setting(struct app *app)
{
	struct buf b = BUF_INIT;

	config_fault_text(0, &b);
	app_say(app, _("%s (klar config tells all)"), buf_str(&b));
	buf_fini(&b);
}

static bool
run_app(struct cli *c, const struct act_result *made,
    const struct coach *coach, int *sig, struct err *e)
{
	static struct app app;		/* large: not on the stack */
	int cols, rows;
	bool ok;

	if (!read_size(c->size, &cols, &rows))
		return err_set(e, ERR_USAGE, _("--size is COLSxROWS"));
	if (c->as_known && !store_known(c->store, &c->known, e))
		return false;
	if (!app_init(&app, c->store, c->as_of, screens, e))
		return false;
	app.known = c->known;
	app.coach = coach;
	if (made->text[0])
		app_say(&app, "%s", made->text);
	else if (config_faults())
		say_setting(&app);
	else if (store_warning(c->store))
		app_say(&app, "%s", store_warning(c->store));
	ok = c->script ? app_script(&app, c->script, cols, rows, e) :
	    app_run(&app, sig, e);
	app_fini(&app);
	return ok;
}

static bool
open_app(struct cli *c, const struct act_result *made,
    const struct coach *coach, int *sig, struct err *e)
{
	if (c->ascii)
		theme_set_ascii(true);
	if (c->plain || config_flag(SETTING_SPOKEN))
		theme_set_spoken(true);
	theme_set((enum theme)config_choice(SETTING_THEME));
	return run_app(c, made, coach, sig, e);
}

bool
screens_open(struct cli *c, const struct coach *coach, int *sig,
    struct err *e)
{
	struct act_result made = ACT_RESULT_INIT;

	return open_app(c, &made, coach, sig, e);
}

int
screens_run(struct cli *c)
{
	struct act_result made = ACT_RESULT_INIT;
	struct err e = ERR_INIT;
	int status = 0, sig = 0;

	if (!c->script && !tty_is_there())
		return overview_as_text(c);
	c->store = open_or_make(c, &made, &e);
	if (!c->store || !open_app(c, &made, NULL, &sig, &e)) {
		out_error(e.msg);
		status = err_exit(e.code);
	}
	act_result_fini(&made);
	store_close(c->store);
	c->store = NULL;
	tty_raise(sig);
	return status;
}
