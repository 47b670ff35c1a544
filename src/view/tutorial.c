/*
 * The tutorial (tutorial.h). A lesson is over when what it asks for is so: a
 * screen is shown, a step is met, an act was taken back. So whoever does it in
 * another way, or more than was asked, is never told to do it again.
 */
#include "view/tutorial.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "act/init.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/path.h"
#include "base/save.h"
#include "store/names.h"
#include "store/people.h"
#include "term/tty.h"
#include "view/screens.h"

#define SYSTEM		"KMD Nexus"
#define LESSON_ROWS	5		/* with its box */

enum lesson {
#define LESSON(id, text)	LESSON_##id,
#include "lessons.def"
#undef LESSON
	LESSON__COUNT
};

static const char *const texts[LESSON__COUNT] = {
#define LESSON(id, text)	text,
#include "lessons.def"
#undef LESSON
};

struct tutorial {
	enum lesson	 at;
	char		*db, *list;
};

/* ---- has it been done? ---- */

static bool
on_screen(const struct app *app, enum cmd cmd)
{
	return app->screens[app->screen].cmd == cmd;
}

static bool
on_system(struct app *app)
{
	struct view_item item = { .title = "" };
	struct view *v = app->top;

	return v->class == &view_standing && v->loaded &&
	    v->class->item(v, &item) &&
	    item.thing.entity == ENTITY_SYSTEM &&
	    strncmp(item.title, SYSTEM, strlen(SYSTEM)) == 0;
}

static enum step_state
state_of(struct app *app, const char *key)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	enum step_state state = STEP_LOCKED;
	struct err e = ERR_INIT;
	struct subject sub;
	int i;

	if (subject_find(app->store, SYSTEM, NULL, &sub, &e) &&
	    standing_load(app->store, &sub, app->today, st, &e)) {
		i = track_step(&st->track, key);
		if (i >= 0)
			state = st->walk.step[i].state;
		standing_fini(st);
	}
	free(st);
	return state;
}

/* Somebody at the vendor has been spoken with. */
static bool
has_contact(struct app *app)
{
	struct organisation of = { PARTY_VENDOR, 0 };
	struct err e = ERR_INIT;
	struct names *names = names_load(app->store, &e);
	struct ids ids = { NULL, 0 };
	bool has;

	if (!names)
		return false;
	of.id = names_vendor(names, "KMD");
	names_free(names);
	has = log_of_organisation(app->store, &of, app->today, 1, &ids, &e) &&
	    ids.n > 0;
	free(ids.id);
	return has;
}

/* Of the newest acts: an import that stands, or one that was taken back. */
static bool
has_import(struct app *app, bool taken_back)
{
	struct err e = ERR_INIT;
	bool has = false;
	int64_t ids[8];
	struct act act;
	int i, n = act_page(app->store, 0, ids, 8, &e);

	for (i = 0; i < n && !has; i++) {
		if (!act_get(app->store, ids[i], &act, &e))
			break;
		has = act.origin == ORIGIN_IMPORT &&
		    (act.undone_by != 0) == taken_back;
		act_fini(&act);
	}
	return has;
}

static bool
is_done(struct app *app, enum lesson lesson)
{
	const struct view_class *top = app->top->class;

	switch (lesson) {
	case LESSON_BOARD:	return on_screen(app, CMD_BOARD);
	case LESSON_SYSTEM:	return on_system(app);
	case LESSON_TICK:
	case LESSON_REDO:	return state_of(app, "F1") == STEP_MET;
	case LESSON_WHY:	return top == &view_text;
	case LESSON_UNDO:	return state_of(app, "F1") != STEP_MET;
	case LESSON_WAIT:	return state_of(app, "F2") == STEP_WAITING;
	case LESSON_INBOX:	return on_screen(app, CMD_INBOX);
	case LESSON_CONTACT:	return has_contact(app);
	case LESSON_LETTER:	return top == &view_letter;
	case LESSON_MATRIX:	return on_screen(app, CMD_MATRIX);
	case LESSON_IMPORT:	return has_import(app, false);
	case LESSON_TAKE_BACK:	return has_import(app, true);
	case LESSON_AS_OF:	return app->as_of != DAY_NONE;
	case LESSON_TODAY:	return app->as_of == DAY_NONE;
	case LESSON_HELP:	return top == &view_help;
	case LESSON_END:
	case LESSON__COUNT:	break;
	}
	return false;
}

/* ---- on the screen ---- */

static void
tutorial_look(struct app *app, void *arg)
{
	struct tutorial *t = arg;

	if (app->mode == MODE_VIEW && is_done(app, t->at))
		t->at++;
}

static void
tutorial_draw(struct app *app, void *arg, const struct area *a)
{
	const struct tutorial *t = arg;
	char title[80];
	struct area in;

	(void)app;
	snprintf(title, sizeof(title), _("Lesson %d of %d"), (int)t->at + 1,
	    LESSON__COUNT);
	in = draw_box(a, title, NULL);
	in = area_part(&in, 0, 1, in.rows, in.cols - 2);
	draw_paragraph(&in, 0, in.rows, STYLE_STRONG, _(texts[t->at]));
}

/* ---- the scratch store ---- */

/* Three installations, one of them of no municipality anybody knows. */
static const char list_text[] =
    "Leverandør;System;Område;Kommune;Status;Dato\r\n"
    "Formpipe;Acadre;ESDH;Odense;Aftalt;15-03-2021\r\n"
    "Formpipe;Acadre;ESDH;Kbh.;Aftalt;15-03-2021\r\n"
    "Formpipe;Acadre;ESDH;Aarhus;I drift;01-03-2021\r\n";

/* So that the list of the lessons has a short name. */
static bool
go_there(struct cli *c, const char *db, struct err *e)
{
	static char script[PATH_MAX];
	char *dir = xstrndup(db, (size_t)(path_base(db) - db));
	bool ok = (!c->script || realpath(c->script, script)) &&
	    chdir(dir) == 0;

	if (ok && c->script)
		c->script = script;
	free(dir);
	return ok || err_set(e, ERR_IO, _("cannot use the folder of %s"), db);
}

static struct store *
make_store(struct cli *c, struct tutorial *t, struct err *e)
{
	struct act_result made = ACT_RESULT_INIT;
	struct store *s;

	if (!path_make_parents(t->db, e) || !go_there(c, t->db, e))
		return NULL;
	unlink(t->db);
	s = save_text(t->list, list_text, true, e) ?
	    act_init(t->db, false, &made, e) : NULL;
	act_result_fini(&made);
	return s;
}

static void
remove_store(const struct tutorial *t)
{
	char *rejects = path_insert(t->list, "afvist");

	unlink(t->db);
	unlink(t->list);
	unlink(rejects);
	free(rejects);
}

int
tutorial_run(struct cli *c)
{
	struct tutorial t = { .db = path_state("tutorial.db"),
	    .list = path_state("tutorial.csv") };
	struct coach coach = { LESSON_ROWS, tutorial_look, tutorial_draw,
	    &t };
	struct err e = ERR_INIT;
	int status = 0, sig = 0;

	c->store = make_store(c, &t, &e);
	if (!c->store || !screens_open(c, &coach, &sig, &e)) {
		out_error(e.msg);
		status = err_exit(e.code);
	}
	store_close(c->store);
	c->store = NULL;
	remove_store(&t);
	free(t.db);
	free(t.list);
	tty_raise(sig);
	return status;
}
