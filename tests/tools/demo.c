/*
 * A small program on the framework alone: one list of many made-up rows, a
 * form, a text, a slow fill. It lets the terminal, the widgets and the app be
 * tested and measured without the programme's own screens.
 *
 * demo [-n ROWS] [-s FILE -g COLSxROWS]
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/str.h"
#include "term/tty.h"
#include "view/app.h"

static size_t rows = 1000000;

struct demo {
	struct view	 view;
	struct table	 table;
	size_t		*at;		/* what the filter lets by; NULL: all */
	size_t		 n;
	size_t		 filled;
};

static const struct table_col demo_cols[] = {
	{ "nr", 7, 9, 0, 0, ALIGN_RIGHT },
	{ "vendor", 12, 18, 2, 0, ALIGN_LEFT },
	{ "system", 10, 22, 3, 0, ALIGN_LEFT },
	{ "municipality", 8, 18, 1, 2, ALIGN_LEFT },
	{ "state", 9, 9, 0, 0, ALIGN_LEFT },
	{ "since", 10, 10, 0, 1, ALIGN_LEFT },
	{ "of", 3, 3, 0, 3, ALIGN_CENTRE },
};

#define DEMO_COLS	((int)(sizeof(demo_cols) / sizeof(demo_cols[0])))

/* What a hostile list may hold; none of it may reach the terminal. */
static const char *const odd[] = {
	"plain", "Åse Østergård", "e\033]0;PWNED\007vil", "e\033[31mred",
	"c\302\2331csi", "b\342\200\256idi", "z\342\200\213ero", "bad\377byte",
	"\344\270\255\346\226\207\345\255\227", "nul\001\002",
	("e\314\201\314\201\314\201\314\201\314\201\314\201marks"),
	"tab\tcr\rlf\nend",
};

static const char *
demo_name(size_t i)
{
	return odd[i % (sizeof(odd) / sizeof(odd[0]))];
}

static size_t
demo_real(const struct demo *p, size_t i)
{
	return p->at ? p->at[i] : i;
}

static void
demo_row(void *arg, size_t at, struct table_row *r)
{
	static const char *const states[] = { "met", "open", "waiting" };
	size_t i = demo_real(arg, at);

	r->text[0] = table_number(r, (int64_t)i);
	r->text[1] = table_textf(r, "Leverandør %zu A/S", i % 41);
	r->text[2] = demo_name(i);
	r->text[3] = i % 98 == 0 ? "Aabenraa" : "Ærø Kommune";
	r->text[4] = states[i % 3];
	r->style[4] = i % 3 == 2 ? STYLE_WAITING : STYLE_NORMAL;
	r->text[5] = "31-03-2021";
	r->text[6] = glyph(i % 3 ? GLYPH_OPEN : GLYPH_MET);
	r->mark = i % 7 == 3 ? '!' : 0;
}

static int64_t
demo_id(void *arg, size_t i)
{
	return (int64_t)demo_real(arg, i) + 1;
}

static size_t
demo_find(void *arg, int64_t id)
{
	const struct demo *p = arg;
	size_t i;

	if (!p->at)
		return (size_t)id - 1;
	for (i = 0; i < p->n; i++)
		if (p->at[i] == (size_t)id - 1)
			break;
	return i;
}

static bool
demo_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct demo *p = (struct demo *)v;

	(void)arg;
	(void)e;
	table_init(&p->table, demo_cols, DEMO_COLS);
	p->table.arg = p;
	p->table.row = demo_row;
	p->table.id = demo_id;
	p->table.find = demo_find;
	return true;
}

static bool
demo_load(struct view *v, struct err *e)
{
	struct demo *p = (struct demo *)v;
	char text[32];
	size_t i;

	(void)e;
	free(p->at);
	p->at = NULL;
	p->n = rows;
	if (v->filter[0]) {
		p->at = xmalloc(rows * sizeof(*p->at));
		for (p->n = i = 0; i < rows; i++) {
			snprintf(text, sizeof(text), "%zu", i);
			if (strstr(text, v->filter))
				p->at[p->n++] = i;
		}
	}
	table_set_rows(&p->table, p->n);
	return true;
}

static bool
demo_fill(struct view *v, struct err *e)
{
	(void)e;
	((struct demo *)v)->filled++;
	return true;
}

static void
demo_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct demo *)v)->table, a, true, true);
}

static const char *const parties[] = {
	N_("vendor"), N_("municipality"), "KOMBIT", NULL
};

static const struct form_field demo_fields[] = {
	{ "row", N_("row"), FIELD_SHOW, NULL, 0, NULL },
	{ "owner", N_("owner"), FIELD_TEXT, NULL, 60, N_("initials") },
	{ "due", N_("due date"), FIELD_TEXT, NULL, 40, "dd-mm, +2u, fre" },
	{ "party", N_("party"), FIELD_CHOICE, parties, 0, NULL },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

static bool
demo_save(struct app *app, void *arg, struct form *f, struct err *e)
{
	char day[DAY_TEXT];
	day_t due = date_parse_loose(form_text(f, "due"), app->today);

	(void)arg;
	if (due == DAY_NONE) {
		form_fail(f, "due", "that is no date");
		return err_set(e, ERR_INVALID, "that is no date");
	}
	app_say(app, "saved %s, %s, %s, '%s'", form_text(f, "owner"),
	    date_iso(due, day), parties[form_choice(f, "party")],
	    form_text(f, "note"));
	return true;
}

static void
demo_edit(struct demo *p)
{
	struct app *app = p->view.app;
	struct form_owner owner = { .save = demo_save };
	struct err e = ERR_INIT;
	struct form *f;
	char id[32];

	snprintf(id, sizeof(id), "%lld", (long long)p->table.cursor_id);
	snprintf(owner.key, sizeof(owner.key), "demo:%s", id);
	f = app_form(app, "edit a row", demo_fields, 5, &owner);
	form_set(f, "row", id);
	form_set(f, "owner", "ml");
	app_form_ready(app, &e);
}

static void
demo_pick(struct app *app, void *arg, int key)
{
	(void)arg;
	app_say(app, "answered %c", key);
}

static bool
demo_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct demo *p = (struct demo *)v;
	struct question q = {
		.label = "tick it? y or n", .keys = "yn", .pick = demo_pick
	};
	struct view_arg arg = { .text = "why\nOne line.\n\n"
	    "A paragraph that is rather long, so that it has to be wrapped "
	    "when the window is no wider than the paragraph is long.\n"
	    "  indented, and long as well, so that the indent can be seen on "
	    "the second line of it too" };

	switch (cmd) {
	case CMD_EDIT:
		demo_edit(p);
		return true;
	case CMD_TICK:
		app_ask(v->app, &q);
		return true;
	case CMD_WHY:
		app_push(v->app, &view_text, &arg, e);
		return true;
	case CMD_START:
		err_set(e, ERR_RULE, "%s", "K7 needs I8 and K6; K6 has not "
		    "happened, and as this sentence is made to be longer "
		    "than the line it must be shown on more than one");
		return true;
	case CMD_EVIDENCE:
		abort();	/* to see what becomes of the terminal */
	default:
		return false;
	}
}

static struct table *
demo_table(struct view *v)
{
	return &((struct demo *)v)->table;
}

static void
demo_where(struct view *v, struct buf *b)
{
	struct demo *p = (struct demo *)v;

	buf_addf(b, "Demo  %zu rows%s", p->n, p->filled ? ", counted" : "");
}

static void
demo_sentence(struct view *v, struct buf *b)
{
	struct demo *p = (struct demo *)v;

	if (table_has_row(&p->table))
		buf_addf(b, "row %zu: %s", p->table.cursor,
		    demo_name(demo_real(p, p->table.cursor)));
}

static void
demo_fini(struct view *v)
{
	free(((struct demo *)v)->at);
}

static const struct view_class view_demo = {
	.name = "demo", .home = CMD_OVERVIEW,
	.ctx = CTX_LIST | CTX_FILTER | CTX_STEPS | CTX_GATES,
	.size = sizeof(struct demo), .min_rows = 8, .min_cols = 30,
	.open = demo_open, .load = demo_load, .fill = demo_fill,
	.draw = demo_draw, .command = demo_command, .table = demo_table,
	.where = demo_where, .sentence = demo_sentence, .fini = demo_fini,
};

static const struct screen screens[] = {
	{ CMD_OVERVIEW, &view_demo }, { CMD_BOARD, &view_demo },
	{ CMD_MUNICIPALITIES, &view_demo }, { CMD_ROLLOUT, &view_demo },
	{ CMD_HISTORY, &view_demo }, { CMD_NONE, NULL }
};

static int
demo_run(const char *script, int cols, int lines, struct store *store)
{
	struct app app;
	struct err e = ERR_INIT;
	int sig = 0;
	bool ok;

	ok = app_init(&app, store, DAY_NONE, screens, &e);
	if (ok && script)
		ok = app_script(&app, script, cols, lines, &e);
	else if (ok)
		ok = app_run(&app, &sig, &e);
	app_fini(&app);
	store_close(store);
	tty_raise(sig);
	if (!ok)
		out_error(e.msg);
	return err_exit(e.code);
}

int
main(int argc, char **argv)
{
	const char *script = NULL;
	int cols = 80, lines = 24, c;
	struct err e = ERR_INIT;
	struct store *store;

	setlocale(LC_CTYPE, "");
	i18n_start(NULL);
	while ((c = getopt(argc, argv, "an:s:g:")) != -1) {
		switch (c) {
		case 'a': theme_set_ascii(true); break;
		case 'n': rows = strtoul(optarg, NULL, 10); break;
		case 's': script = optarg; break;
		case 'g': sscanf(optarg, "%dx%d", &cols, &lines); break;
		default: return 2;
		}
	}
	store = store_open("", STORE_MEMORY, &e);
	if (!store) {
		out_error(e.msg);
		return err_exit(e.code);
	}
	return demo_run(script, cols, lines, store);
}
