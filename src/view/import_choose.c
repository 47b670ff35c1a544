/*
 * Saying by hand where columns go, what words mean and which profile it is
 * (import_choose.h). Every choice is noted in one map and the file is read
 * anew: what is shown is always what the reader made of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "view/import.h"

enum { T_NAME, T_FROM, T_HELP, T__COUNT };

static const struct table_col target_cols[T__COUNT] = {
	[T_NAME] = { N_("goes to"), 18, 26, 0, 0, ALIGN_LEFT },
	[T_FROM] = { N_("column in the file"), 18, 26, 1, 0, ALIGN_LEFT },
	[T_HELP] = { N_("what it is"), 20, 60, 2, 0, ALIGN_LEFT },
};

enum { W_SAID, W_ROWS, W_MEANS, W__COUNT };

static const struct table_col word_cols[W__COUNT] = {
	[W_SAID] = { N_("their word"), 20, 36, 1, 0, ALIGN_LEFT },
	[W_ROWS] = { N_("rows"), 8, 8, 0, 0, ALIGN_RIGHT },
	[W_MEANS] = { N_("means"), 20, 36, 1, 0, ALIGN_LEFT },
};

static const struct table_col meaning_cols[] = {
	{ N_("our word"), 20, 50, 1, 0, ALIGN_LEFT },
};

const char *
choose_column_word(const struct column_info *c)
{
	return strcmp(i18n_lang(), "da") == 0 ? c->danish : c->english;
}

const struct column_told *
choose_column(const struct import_view *w)
{
	const struct told *t = w->plan.told;
	size_t i = w->choosing.menu == CHOOSE_NONE ? w->columns.cursor :
	    (size_t)w->choosing.column;

	return t && i < (size_t)t->ncolumns ? &t->column[i] : NULL;
}

/* Does the column hold words of ours? */
static bool
holds_words(const struct column_told *c)
{
	return c->to && column_word(c->to, 0);
}

/* ---- rows of the menus --------------------------------------------------- */

/* The column of the file that goes to a column of ours. */
static const struct column_told *
source_of(const struct import_view *w, const struct column_info *to)
{
	const struct told *t = w->plan.told;
	int i;

	for (i = 0; t && i < t->ncolumns; i++)
		if (t->column[i].to == to)
			return &t->column[i];
	return NULL;
}

static void
target_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct column_info *c;
	const struct column_told *from;

	if (i == 0) {
		row->text[T_NAME] = _("(left out)");
		return;
	}
	c = &list_info[w->plan.list].col[i - 1];
	from = source_of(w, c);
	row->text[T_NAME] = table_textf(row, "%s%s", choose_column_word(c),
	    c->flags & COL_REQUIRED ? " *" : "");
	row->text[T_FROM] = from ? from->name : NULL;
	row->text[T_HELP] = _(c->help);
}

static const char *
word_means(const struct word_told *w)
{
	switch (w->state) {
	case WORD_MAPPED:
		return w->means ? w->means : _("(nothing)");
	case WORD_STRANGE:
		return _("? not known");
	default:
		return _("as it stands");
	}
}

static void
word_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct column_told *c = choose_column(w);
	const struct word_told *word;

	if (!c || i >= (size_t)c->nwords)
		return;
	word = &c->word[i];
	row->text[W_SAID] = word->said;
	row->text[W_ROWS] = table_number(row, word->rows);
	row->text[W_MEANS] = word_means(word);
	row->mark = word->state == WORD_STRANGE ? '!' : 0;
	row->row_style = word->state == WORD_OURS ? STYLE_FAINT :
	    STYLE_NORMAL;
}

static void
meaning_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct column_told *c = choose_column(w);

	if (c && c->to)
		row->text[0] = i == 0 ?
		    _("(nothing: as if the cell were empty)") :
		    column_word(c->to, (int)i - 1);
}

static void
init_table(struct import_view *w, struct table *t,
    const struct table_col *cols, int n,
    void (*row)(void *, size_t, struct table_row *))
{
	table_init(t, cols, n);
	t->row = row;
	t->arg = w;
}

void
choose_init(struct import_view *w)
{
	struct choosing *c = &w->choosing;

	c->sample = -1;
	init_table(w, &c->targets, target_cols, T__COUNT, target_row);
	init_table(w, &c->words, word_cols, W__COUNT, word_row);
	init_table(w, &c->meanings, meaning_cols, 1, meaning_row);
	choose_profile_init(w);
	c->words.empty = N_("no cell of the column is filled");
	w->opts.map = &c->map;
}

void
choose_fini(struct import_view *w)
{
	choose_profile_fini(w);
	list_map_fini(&w->choosing.map);
}

/* ---- opening them -------------------------------------------------------- */

static void
open_targets(struct import_view *w)
{
	struct choosing *c = &w->choosing;
	const struct column_told *col = choose_column(w);
	const struct list_info *info;
	int i;

	if (!col)
		return;
	if (w->plan.list == LIST__COUNT) {
		app_say(w->v.app, "%s", _("say first which list it is: L"));
		return;
	}
	info = &list_info[w->plan.list];
	c->column = (int)w->columns.cursor;
	c->menu = CHOOSE_TARGET;
	table_restart(&c->targets, (size_t)info->ncols + 1);
	for (i = 0; i < info->ncols; i++)
		if (&info->col[i] == col->to)
			table_go(&c->targets, (size_t)i + 1);
}

static void
open_words(struct import_view *w)
{
	struct choosing *c = &w->choosing;
	const struct column_told *col = choose_column(w);
	int i;

	if (!col || !col->to) {
		app_say(w->v.app, "%s", _("this column is left out; Enter says "
		    "where it goes"));
		return;
	}
	c->column = (int)w->columns.cursor;
	c->menu = CHOOSE_WORD;
	table_restart(&c->words, (size_t)col->nwords);
	for (i = 0; i < col->nwords; i++)
		if (col->word[i].state == WORD_STRANGE) {
			table_go(&c->words, (size_t)i);
			break;
		}
}

/* ---- what is chosen ------------------------------------------------------ */

/* A column that went there goes nowhere now, and that is said. */
static void
send_column(struct import_view *w, const struct column_info *to)
{
	struct list_map *m = &w->choosing.map;
	const struct column_told *col = choose_column(w);
	const struct column_told *from = to ? source_of(w, to) : NULL;

	w->choosing.menu = CHOOSE_NONE;
	if (!col)
		return;
	list_map_column(m, col->name, col->nth, to ? to->danish : NULL);
	if (from && from != col) {
		list_map_column(m, from->name, from->nth, NULL);
		app_say(w->v.app, _("'%s' is left out now, it went there"),
		    from->name);
	}
	import_understood_anew(w);
}

static void
say_word(struct import_view *w, const char *means)
{
	struct choosing *c = &w->choosing;
	const struct column_told *col = choose_column(w);

	if (!col || !col->to || c->word >= col->nwords)
		return;
	list_map_word(&c->map, col->to->danish, col->word[c->word].said,
	    means);
	c->menu = CHOOSE_WORD;
	import_understood_anew(w);
}

static bool
word_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct import_view *w = arg;
	const struct column_told *col = choose_column(w);

	(void)app;
	if (col && *text && holds_words(col) && !column_takes(col->to, text))
		return err_set(e, ERR_INVALID, _("'%s' is no word of ours for "
		    "'%s'"), text, choose_column_word(col->to));
	say_word(w, text);
	return true;
}

/* From our words, or, where any text may stand, typed. */
static void
ask_meaning(struct import_view *w)
{
	struct choosing *c = &w->choosing;
	const struct column_told *col = choose_column(w);
	struct question q = { .done = word_done, .arg = w };
	char label[120];
	int n = 0;

	if (!col || c->words.cursor >= (size_t)col->nwords)
		return;
	c->word = (int)c->words.cursor;
	if (holds_words(col)) {
		while (column_word(col->to, n))
			n++;
		c->menu = CHOOSE_MEANING;
		table_restart(&c->meanings, (size_t)n + 1);
		return;
	}
	snprintf(label, sizeof(label), _("'%.40s' means (empty: nothing): "),
	    col->word[c->word].said);
	q.label = label;
	q.text = col->word[c->word].means ? col->word[c->word].means :
	    col->word[c->word].said;
	app_ask(w->v.app, &q);
}

static void
choose_row(struct import_view *w)
{
	struct choosing *c = &w->choosing;
	const struct column_told *col = choose_column(w);
	size_t i;

	switch (c->menu) {
	case CHOOSE_NONE:
		open_targets(w);
		break;
	case CHOOSE_TARGET:
		i = c->targets.cursor;
		send_column(w, i == 0 ? NULL :
		    &list_info[w->plan.list].col[i - 1]);
		break;
	case CHOOSE_WORD:
		ask_meaning(w);
		break;
	case CHOOSE_MEANING:
		i = c->meanings.cursor;
		say_word(w, i == 0 || !col || !col->to ? NULL :
		    column_word(col->to, (int)i - 1));
		break;
	case CHOOSE_PROFILE:
		choose_profile_row(w);
		break;
	}
}

/* Left out; or, when that was said by hand, no longer. */
static void
leave_out(struct import_view *w)
{
	const struct column_told *col = choose_column(w);

	if (!col)
		return;
	if (col->to) {
		send_column(w, NULL);
	} else if (col->state == COLUMN_GIVEN) {
		list_map_drop(&w->choosing.map, col->name, col->nth);
		import_understood_anew(w);
	} else {
		app_say(w->v.app, "%s", _("it is left out; Enter says where it "
		    "goes"));
	}
}

/* :goes-to Status */
static void
send_by_name(struct import_view *w, const char *name, struct err *e)
{
	const struct list_info *info;
	int i;

	if (!choose_column(w) || w->plan.list == LIST__COUNT ||
	    w->choosing.menu > CHOOSE_TARGET) {
		app_say(w->v.app, "%s", _("select a column of the file first, "
		    "and say which list it is"));
		return;
	}
	info = &list_info[w->plan.list];
	w->choosing.column = (int)w->columns.cursor;
	for (i = 0; i < info->ncols; i++)
		if (column_called(&info->col[i], name))
			break;
	if (*name && i == info->ncols)
		err_set(e, ERR_INVALID, _("a list of %s has no column '%s' "
		    "(see klar lists %s)"), info->word, name, info->word);
	else
		send_column(w, *name ? &info->col[i] : NULL);
}

/* ---- the commands -------------------------------------------------------- */

static void
move_sample(struct import_view *w, int by)
{
	int *at = &w->choosing.sample;

	if (w->plan.told && *at + by >= -1 &&
	    *at + by < w->plan.told->nsamples)
		*at += by;
	w->v.app->dirty = true;
}

bool
choose_command(struct import_view *w, enum cmd cmd, struct err *e)
{
	const char *arg = w->v.app->arg;

	switch (cmd) {
	case CMD_OPEN:
		choose_row(w);
		return true;
	case CMD_LEAVE_OUT:
		leave_out(w);
		return true;
	case CMD_GOES_TO:
		send_by_name(w, arg, e);
		return true;
	case CMD_WORDS:
		open_words(w);
		return true;
	case CMD_PROFILE:
		choose_profile(w, arg, e);
		return true;
	case CMD_SAVE_PROFILE:
		choose_save(w, arg, e);
		return true;
	case CMD_NEXT_SAMPLE:
	case CMD_PREV_SAMPLE:
		move_sample(w, cmd == CMD_NEXT_SAMPLE ? 1 : -1);
		return true;
	default:
		return false;
	}
}

bool
choose_can(const struct import_view *w, enum cmd cmd)
{
	const struct column_told *c = choose_column(w);
	bool map = w->step == IMPORT_MAP && c;

	switch (cmd) {
	case CMD_OPEN:
		return map;
	case CMD_WORDS:
	case CMD_LEAVE_OUT:
		return map && c->to && w->choosing.menu == CHOOSE_NONE;
	case CMD_SAVE_PROFILE:
		return map && w->planned && w->choosing.menu == CHOOSE_NONE;
	case CMD_PROFILE:
	case CMD_GOES_TO:
	case CMD_NEXT_SAMPLE:
	case CMD_PREV_SAMPLE:
		return map && w->choosing.menu == CHOOSE_NONE;
	default:
		return true;
	}
}

bool
choose_back(struct import_view *w)
{
	enum choose was = w->choosing.menu;

	w->choosing.menu = was == CHOOSE_MEANING ? CHOOSE_WORD : CHOOSE_NONE;
	return was != CHOOSE_NONE;
}

struct table *
choose_table(struct import_view *w)
{
	struct choosing *c = &w->choosing;

	switch (c->menu) {
	case CHOOSE_TARGET:
		return &c->targets;
	case CHOOSE_WORD:
		return &c->words;
	case CHOOSE_MEANING:
		return &c->meanings;
	case CHOOSE_PROFILE:
		return &c->profiles;
	default:
		return NULL;
	}
}

void
choose_draw(struct import_view *w, const struct area *a)
{
	const struct column_told *col = choose_column(w);

	if (w->choosing.menu == CHOOSE_WORD && col)
		table_set_rows(&w->choosing.words, (size_t)col->nwords);
	if (w->choosing.menu == CHOOSE_PROFILE || col)
		table_draw(choose_table(w), a, true, true);
}

void
choose_where(const struct import_view *w, struct buf *b)
{
	const struct column_told *col = choose_column(w);
	const char *name = col ? col->name : "";

	switch (w->choosing.menu) {
	case CHOOSE_TARGET:
		buf_addf(b, _("Import 2 of 3: where '%s' goes"), name);
		break;
	case CHOOSE_WORD:
		buf_addf(b, _("Import 2 of 3: the words of '%s'"), name);
		break;
	case CHOOSE_MEANING:
		buf_addf(b, _("Import 2 of 3: what '%s' means"),
		    col ? col->word[w->choosing.word].said : "");
		break;
	default:
		buf_add(b, _("Import 2 of 3: which profile"));
	}
}

void
choose_sentence(const struct import_view *w, struct buf *b)
{
	const struct column_told *col = choose_column(w);

	switch (w->choosing.menu) {
	case CHOOSE_TARGET:
		buf_add(b, _("Enter sends the column there; * must be in the "
		    "file"));
		break;
	case CHOOSE_WORD:
		if (col && col->more)
			buf_addf(b, _("the first %d words; there are more"),
			    WORDS_MAX);
		else
			buf_add(b, _("Enter says what the word means"));
		break;
	case CHOOSE_MEANING:
		buf_add(b, _("Enter takes this word for it"));
		break;
	default:
		buf_add(b, _("Enter reads the file by it"));
	}
}
