/*
 * The frame around every view (app.h): the screens, where we are, a rule, a
 * sentence, the keys. On low windows the rule and the keys give way.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/app.h"
#include "view/app_room.h"
#include "view/clash.h"
#include "view/palette.h"
#include "widget/menu.h"

#define MIN_ROWS	6
#define MIN_COLS	20
#define RULE_ROWS	8	/* windows from here on have the rule */
#define BAR_MAX		10
#define MESSAGE_LINES	4

/* ---- days in words ---- */

static const char *const weekdays[] = {
	N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"),
	N_("Sun")
};

static const char *const months[] = {
	N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
	N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")
};

void
app_day(day_t day, struct buf *out)
{
	int y, m, d, week_year;

	date_split(day, &y, &m, &d);
	buf_addf(out, _("%s %d %s %d  w%d"), _(weekdays[date_weekday(day)]),
	    d, _(months[m - 1]), y, date_week(day, &week_year));
}

void
app_day_short(day_t day, struct buf *out)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	buf_addf(out, _("%d %s %d"), d, _(months[m - 1]), y);
}

/* ---- line 1: the screens ---- */

/* How much of the screens' names line 1 has room for. */
enum tabs { TABS_FULL, TABS_BRIEF, TABS_CLOSE, TABS_NUMBERS };

/* The long names where there is little room; the others stay as they are. */
static const char *const brief_name[CMD__COUNT] = {
	/* TRANSLATORS: the screens in line 1 where there is little room */
	[CMD_MUNICIPALITIES] = N_("Mun."),
	[CMD_ROLLOUT] = N_("Roll."),
	[CMD_HISTORY] = N_("Hist."),
};

/* The digit that goes to a screen; 0: none. */
static char
screen_digit(enum cmd cmd)
{
	int key[KEY_SEQUENCE], k, n;

	for (k = 0; (n = command_keys(cmd, k, key)) > 0; k++)
		if (n == 1 && key[0] >= '0' && key[0] <= '9')
			return (char)key[0];
	return 0;
}

/*
 * Its place on line 1; a blank or bracket stands on both sides. Close
 * together, the one after it is the next one's.
 */
static int
screen_label(const struct app *app, int i, enum tabs tabs, char *out,
    size_t n)
{
	enum cmd cmd = app->screens[i].cmd;
	const char *word = _(tabs != TABS_FULL && brief_name[cmd] ?
	    brief_name[cmd] : cmd_info[cmd].bar);
	bool on = i == app->screen;
	char digit = screen_digit(cmd);

	if (!digit && !on) {
		out[0] = '\0';
		return 0;
	}
	if (on && (tabs == TABS_NUMBERS || !digit))
		word = _(cmd_info[cmd].bar);
	snprintf(out, n, "%s%.*s%s%s%s", on ? "[" : " ", digit != 0, &digit,
	    digit && (on || tabs != TABS_NUMBERS) ? " " : "",
	    on || tabs != TABS_NUMBERS ? word : "", on ? "]" : " ");
	return utf8_width(out) - (tabs == TABS_CLOSE);
}

static enum tabs
fitting_tabs(const struct app *app, int cols)
{
	int tabs, i;

	for (tabs = TABS_FULL; tabs < TABS_NUMBERS; tabs++) {
		int wide = 6 + utf8_width(_("? help")) + 1;
		char label[64];

		for (i = 0; app->screens[i].class; i++)
			wide += screen_label(app, i, (enum tabs)tabs, label,
			    sizeof(label));
		if (wide <= cols)
			break;
	}
	return (enum tabs)tabs;
}

static void
app_draw_screens(const struct app *app, const struct area *a)
{
	enum tabs tabs = fitting_tabs(app, a->cols);
	char label[64];
	int i, col = 6, wide, on = 0;

	draw_text(a, 0, 1, -1, STYLE_NAME, "klar");
	for (i = 0; app->screens[i].class; i++) {
		wide = screen_label(app, i, tabs, label, sizeof(label));
		if (i == app->screen)
			on = col;
		draw_text(a, 0, col, -1, STYLE_NORMAL, label);
		col += wide;
	}
	draw_text(a, 0, col + 1, -1, STYLE_NORMAL, _("? help"));
	/* Last: its brackets stand where its neighbours have blanks. */
	screen_label(app, app->screen, tabs, label, sizeof(label));
	draw_text(a, 0, on, -1, STYLE_ACTIVE, label);
}

/* ---- line 2: where we are ---- */

enum date_form { DATE_FULL, DATE_SHORT, DATE_NONE };

struct where_line {
	struct buf	 text, times, date;	/* times: if it is another */
};

static void
where_text(struct app *app, struct buf *b)
{
	struct view *v = app->top;

	if (app->frozen)
		buf_add(b, _("FROZEN, R refreshes  "));
	if (!v->loaded)
		buf_add(b, _("reading ..."));
	else if (v->class->where)
		v->class->where(v, b);
	else
		buf_add(b, v->class->name);
	if (v->filter[0])
		buf_addf(b, "  /%s", v->filter);
	app_marks_tell(v, b);
}

/* Does the line fit so, the other times in brief? */
static bool
where_fits(struct app *app, struct where_line *w, enum date_form date,
    bool brief, int cols)
{
	int room = cols - 2;

	buf_clear(&w->times);
	buf_clear(&w->date);
	if (app_is_another_time(app))
		app_time_words(app, brief, &w->times);
	if (date == DATE_FULL)
		app_day(app->today, &w->date);
	else if (date == DATE_SHORT)
		app_day_short(app->today, &w->date);
	if (w->date.len)
		room -= utf8_width(buf_str(&w->date)) + 1;
	if (w->times.len)
		room -= utf8_width(buf_str(&w->times)) + 2;
	return utf8_width(buf_str(&w->text)) <= room;
}

/*
 * Where not all of it has room, what can be done about another time goes first,
 * then the weekday and week of today; if that does not help the text is cut.
 */
static void
make_where(struct app *app, struct where_line *w, int cols)
{
	enum date_form full = DATE_FULL;

	where_text(app, &w->text);
	app_day(app->today, &w->date);
	/* Two times to tell, and little room: today goes before them. */
	if (cols - utf8_width(buf_str(&w->date)) - 1 <= cols / 2 ||
	    (store_is_known(app->store) && app->as_of != DAY_NONE &&
	    cols < 100))
		full = DATE_NONE;
	if (where_fits(app, w, full, false, cols) ||
	    where_fits(app, w, full, true, cols) || (full == DATE_FULL &&
	    (where_fits(app, w, DATE_SHORT, false, cols) ||
	    where_fits(app, w, DATE_SHORT, true, cols))))
		return;
	where_fits(app, w, full, true, cols);
}

static void
app_draw_where(struct app *app, const struct area *a)
{
	struct where_line w = { .text = BUF_INIT };
	int need, room = a->cols - 2, col = 1;

	make_where(app, &w, a->cols);
	if (w.date.len) {
		need = utf8_width(buf_str(&w.date)) + 1;
		draw_text(a, 1, a->cols - need, -1, STYLE_NORMAL,
		    buf_str(&w.date));
		room -= need;
	}
	if (!w.times.len) {
		draw_text(a, 1, col, room, STYLE_NORMAL, buf_str(&w.text));
	} else {
		need = utf8_width(buf_str(&w.times)) + 2;
		if (utf8_width(buf_str(&w.text)) + need <= room)
			need = room - utf8_width(buf_str(&w.text));
		col += draw_text(a, 1, col, room > need ? room - need : 0,
		    STYLE_NORMAL, buf_str(&w.text)) + 2;
		draw_text(a, 1, col, room - col + 1, STYLE_ASOF,
		    buf_str(&w.times));
	}
	buf_fini(&w.text);
	buf_fini(&w.times);
	buf_fini(&w.date);
}

/* ---- the sentence ---- */

/*
 * A message, else the sentence about the selection, above the keys. A message
 * is read in full, even if it takes the list's last lines. Returns the lines
 * it took.
 */
static int
app_draw_message(struct app *app, const struct area *all)
{
	struct view *v = app->top;
	struct table *t = v->class->table ? v->class->table(v) : NULL;
	struct buf b = BUF_INIT;
	int rows = 1, width = all->cols - 2, i;
	struct area m;

	if (app->message[0])
		buf_add(&b, app->message);
	else if (app->mode == MODE_CLASH)
		clash_sentence(app, &b);
	else if (app->mode == MODE_PALETTE)
		palette_sentence(app, &b);
	else if (v->loaded && v->class->sentence && (!t || table_has_row(t)))
		v->class->sentence(v, &b);
	if (app->message[0])
		rows = draw_paragraph_rows(width, buf_str(&b));
	if (rows > MESSAGE_LINES)
		rows = MESSAGE_LINES;
	for (i = 0; i < rows; i++)
		draw_text(all, all->rows - 2 - i, 0, all->cols, STYLE_NORMAL,
		    "");
	m = area_part(all, all->rows - 1 - rows, 1, rows, width);
	draw_paragraph(&m, 0, rows, app->message[0] && app->message_bad ?
	    STYLE_ERROR : STYLE_NORMAL, buf_str(&b));
	buf_fini(&b);
	return rows;
}

/* ---- the keys ---- */

/* Is it worth a place in the key bar now? */
static bool
app_is_useful(struct app *app, enum cmd cmd)
{
	struct view *v = app->top;
	unsigned flags = cmd_info[cmd].flags;

	if (!(flags & CMD_BAR) || !command_in(cmd, v->class->ctx))
		return false;
	if ((flags & CMD_WRITES) && app_refusal(app))
		return false;
	if ((flags & CMD_ROW) && !app_has_row(v))
		return false;
	if (cmd == CMD_BACK && !v->below && !v->filter[0] &&
	    !marks_any(&v->marks))
		return false;
	if (cmd == CMD_HELP && v->class == &view_help)
		return false;
	return !v->class->can || v->class->can(v, cmd);
}

static int
app_draw_key(const struct area *a, int col, enum cmd cmd, bool dry)
{
	struct buf key = BUF_INIT;
	const char *word = _(cmd_info[cmd].bar);
	int need;

	if (!command_key(cmd, 0, &key)) {
		buf_fini(&key);
		return 0;
	}
	need = utf8_width(buf_str(&key)) + 1 + utf8_width(word) + 2;
	if (!dry) {
		int w = draw_text(a, 0, col, -1, STYLE_KEY, buf_str(&key));

		draw_text(a, 0, col + w + 1, -1, STYLE_NORMAL, word);
	}
	buf_fini(&key);
	return need;
}

/*
 * The keys that make sense now. Help and back, the last of the table, have
 * their place first; the others come in the order of the table.
 */
static void
app_draw_keys(struct app *app, const struct area *a)
{
	enum cmd shown[CMD__COUNT];
	int c, n = 0, i, used = 1, tail = 0, col = 1;

	for (c = CMD_NONE + 1; c < CMD__COUNT; c++) {
		if (!app_is_useful(app, (enum cmd)c))
			continue;
		shown[n++] = (enum cmd)c;
		if (c == CMD_HELP || c == CMD_BACK)
			tail += app_draw_key(a, 0, (enum cmd)c, true);
	}
	for (i = 0; i < n; i++) {
		bool last = shown[i] == CMD_HELP || shown[i] == CMD_BACK;
		int need = app_draw_key(a, 0, shown[i], true);

		if (last)
			tail -= need;
		if (used + need - 2 > a->cols - tail || (!last &&
		    i >= BAR_MAX))
			continue;
		used += need;
		col += app_draw_key(a, col, shown[i], false);
	}
}

static void
app_draw_bar(struct app *app, const struct area *a)
{
	switch (app->mode) {
	case MODE_PROMPT:
		draw_text(a, 0, 1, -1, app->question.warning ? STYLE_STRONG :
		    STYLE_NORMAL, app->question.warning ?
		    app->question.warning : app->prompt.keys ?
		    _("one of these keys answers; Esc leaves it") :
		    app->prompt.complete ?
		    _("Enter do it  Tab complete  Esc leave it") :
		    _("Enter do it  Esc leave it"));
		break;
	case MODE_PALETTE:
		draw_text(a, 0, 1, -1, STYLE_NORMAL, _("Enter open or do it  "
		    "Tab complete  Up Down choose, before  Esc leave it"));
		break;
	case MODE_FORM:
		draw_text(a, 0, 1, -1, STYLE_NORMAL, form_keys(&app->form));
		break;
	case MODE_CLASH:
		draw_text(a, 0, 1, -1, STYLE_NORMAL,
		    _("Enter keep yours  t take theirs  Esc back"));
		break;
	default:
		app_draw_keys(app, a);
	}
}

/* ---- all of it ---- */

static bool
app_is_too_small(const struct app *app, const struct area *a)
{
	const struct view_class *class = app->top->class;
	int rows = class->min_rows > MIN_ROWS ? class->min_rows : MIN_ROWS;
	int cols = class->min_cols > MIN_COLS ? class->min_cols : MIN_COLS;
	char text[160];

	if (a->rows >= rows && a->cols >= cols)
		return false;
	snprintf(text, sizeof(text), _("make the window at least %d columns "
	    "wide and %d lines high"), cols, rows);
	draw_paragraph(a, 0, a->rows, STYLE_NORMAL, text);
	draw_cursor(a, 0, 0);
	return true;
}

/*
 * The rows are read in one snapshot: they fit together, and another writer
 * is waited for once, not at each row. If it does not let go, the rows that
 * are known are drawn and the rest follows within a second.
 */
static void
app_draw_view(struct app *app, const struct area *body)
{
	struct view *v = app->top;
	struct err e = ERR_INIT;

	app->torn = !store_snapshot(app->store, &e);
	if (app->torn) {
		app_fail(app, &e);
		store_patience(app->store, 0);
	}
	v->class->draw(v, body);
	if (!app->torn)
		store_snapshot_end(app->store);
}

static void
app_draw_body(struct app *app, const struct area *body)
{
	struct view *v = app->top;

	draw_cursor(body, 0, 0);
	if (app->mode == MODE_FORM || (app->mode == MODE_CLASH &&
	    app->clash->back == MODE_FORM))
		form_draw(&app->form, body);
	else if (v->loaded)
		app_draw_view(app, body);
	if (app->mode == MODE_PREFIX && (app->scripted ||
	    clock_ms() >= app->prefix_at + MENU_MS))
		menu_draw(body, v->class->ctx, app->prefix);
	if (app->mode == MODE_CLASH)
		clash_draw(app, body);
	if (app->mode == MODE_PALETTE)
		palette_draw(app, body);
}

/* The coach, and what is left for the view below it. */
static struct area
app_draw_coach(struct app *app, const struct area *body)
{
	const struct coach *c = app->coach;
	struct area a = area_part(body, 0, 0, c->rows, body->cols);

	c->look(app, c->arg);
	if (body->rows < c->rows + MIN_ROWS / 2)
		return *body;
	c->draw(app, c->arg, &a);
	return area_part(body, c->rows, 0, body->rows - c->rows, body->cols);
}

void
app_draw_frame(struct app *app)
{
	struct area all;

	frame_erase(app->frame);
	all = frame_area(app->frame);
	if (app_is_too_small(app, &all))
		return;
	app_draw_screens(app, &all);
	app_draw_where(app, &all);
	draw_cursor(&all, 2, 0);
}

void
app_draw(struct app *app)
{
	struct area all, body, low;
	int foot, sentence = 1;

	app_load(app, true);
	frame_erase(app->frame);
	app->frame->hurried = !app->whole && app_is_moving(app);
	app->whole = false;
	all = frame_area(app->frame);
	if (app_is_too_small(app, &all))
		return;
	foot = all.rows >= RULE_ROWS ? 3 : 2;
	body = area_part(&all, 2, 0, all.rows - 2 - foot, all.cols);
	if (app->coach)
		body = app_draw_coach(app, &body);
	app_draw_screens(app, &all);
	app_draw_where(app, &all);
	app_draw_body(app, &body);

	low = area_part(&all, all.rows - 1, 0, 1, all.cols);
	app_draw_bar(app, &low);
	if (app->mode == MODE_PROMPT)
		prompt_draw(&app->prompt, &all, all.rows - 2);
	else
		sentence = app_draw_message(app, &all);
	if (foot == 3)
		draw_rule(&all, all.rows - 2 - sentence);
}
