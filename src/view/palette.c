/*
 * The palette's keys and looks (palette.h). What is typed may be a command in
 * full with what follows its name, so everything that worked as a command
 * line works here.
 */
#include "view/palette.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/app_room.h"
#include "view/list.h"
#include "view/screens.h"

#define ROWS_MAX	16	/* of the list */

void
palette_open(struct app *app)
{
	struct palette *p = app->palette;

	if (!p)
		p = app->palette = xcalloc(1, sizeof(*p));
	p->error[0] = '\0';
	p->back = 0;
	edit_set(&p->edit, "");
	palette_load(p, app);
	palette_search(p, app);
	app->mode = MODE_PALETTE;
	app->dirty = true;
}

static void
palette_close(struct app *app)
{
	palette_unload(app->palette);
	app->mode = MODE_VIEW;
	app->dirty = true;
}

void
palette_free(struct app *app)
{
	struct palette *p = app->palette;
	int i;

	if (!p)
		return;
	palette_unload(p);
	for (i = 0; i < p->ntyped; i++)
		free(p->typed[i]);
	buf_fini(&p->needle);
	free(p->item);
	free(p);
	app->palette = NULL;
}

static const struct pal_item *
chosen(const struct palette *p)
{
	return p->cursor < p->nhits ? p->hit[p->cursor].item : NULL;
}

/* ---- what was typed before ---- */

static void
keep_line(struct palette *p, const char *text)
{
	if (!*text || (p->ntyped && !strcmp(p->typed[p->ntyped - 1], text)))
		return;
	if (p->ntyped == PALETTE_LINES) {
		free(p->typed[0]);
		p->ntyped--;
		memmove(p->typed, p->typed + 1,
		    (size_t)p->ntyped * sizeof(p->typed[0]));
	}
	p->typed[p->ntyped++] = xstrdup(text);
}

/* Older (1) or newer (-1); in front of the newest the line is empty. */
static void
go_back(struct palette *p, struct app *app, int step)
{
	int to = p->back + step;

	if (to < 0 || to > p->ntyped)
		return;
	p->back = to;
	edit_set(&p->edit, to ? p->typed[p->ntyped - to] : "");
	palette_search(p, app);
}

/* ---- Enter ---- */

static bool
open_vendor(struct app *app, int64_t id, struct err *e)
{
	struct view_arg arg = { .id = id };

	return app_push(app, &view_systems, &arg, e);
}

static bool
open_municipality(struct app *app, int64_t id, struct err *e)
{
	struct view_arg arg = { .id = id };

	return app_push(app, &view_municipality, &arg, e);
}

static bool
open_contact(struct app *app, const struct pal_item *it, struct err *e)
{
	if (it->vendor_id)
		return open_vendor(app, it->vendor_id, e);
	if (it->municipality_id)
		return open_municipality(app, it->municipality_id, e);
	return err_set(e, ERR_INVALID, _("%s belongs to no vendor and no "
	    "municipality"), it->name);
}

static bool
open_item(struct app *app, const struct pal_item *it, struct err *e)
{
	switch (it->kind) {
	case PAL_SCREEN:
	case PAL_COMMAND:
		app_command(app, (enum cmd)it->id, "");
		return true;
	case PAL_MUNICIPALITY:
		return open_municipality(app, it->id, e);
	case PAL_SYSTEM:
		return open_system(app, it->id, e);
	case PAL_VIEW:
		return list_open_view(app, it->name, e);
	case PAL_VENDOR:
		return open_vendor(app, it->id, e);
	case PAL_CONTACT:
		return open_contact(app, it, e);
	case PAL_MANUAL:
		return palette_manual(it, e);
	case PAL__COUNT:
		break;
	}
	return true;
}

/* Is the line to be done as it stands, whatever is found beside it? */
static bool
is_command_line(const struct palette *p)
{
	enum cmd cmd = command_of_name(p->edit.text);

	return p->line != CMD_NONE || p->nhits == 0 || (p->cursor == 0 &&
	    cmd != CMD_NONE && !strcmp(cmd_info[cmd].name, p->edit.text));
}

static void
enter(struct app *app)
{
	struct palette *p = app->palette;
	const struct pal_item *it = chosen(p);
	char *text = xstrdup(p->edit.text);
	struct pal_item copy = { .kind = PAL__COUNT };
	struct err e = ERR_INIT;

	text[utf8_trim(text, strlen(text))] = '\0';
	keep_line(p, text);
	if (it) {
		palette_remember(p, it);
		copy = *it;
		copy.name = xstrdup(it->name);
		copy.fact = copy.keys = copy.status = NULL;
	}
	if (is_command_line(p)) {
		palette_close(app);
		app_command_line(app, text, &e);
	} else if (it) {
		palette_close(app);
		open_item(app, &copy, &e);
	}
	if (e.code)
		app_fail(app, &e);
	free(copy.name);
	free(text);
}

/* ---- other keys ---- */

/* Tab behind a command that takes a file: the rest of its name. */
static void
complete_file(struct palette *p, struct app *app)
{
	size_t n = strcspn(p->edit.text, " ");
	const char *file;
	struct buf out = BUF_INIT, names = BUF_INIT, b = BUF_INIT;
	int found;

	n += strspn(p->edit.text + n, " ");
	file = p->edit.text + n;
	found = path_complete(file, &out, &names);
	if (!str_eq(buf_str(&out), file)) {
		buf_addn(&b, p->edit.text, n);
		buf_add(&b, buf_str(&out));
		edit_set(&p->edit, buf_str(&b));
		palette_search(p, app);
	}
	if (found != 1)
		str_copy(p->error, sizeof(p->error), found ?
		    buf_str(&names) : _("no file begins so"));
	buf_fini(&out);
	buf_fini(&names);
	buf_fini(&b);
}

/* Tab: the name of what is chosen, ready for what may follow it. */
static void
complete(struct palette *p, struct app *app)
{
	const struct pal_item *it = chosen(p);
	struct buf b = BUF_INIT;

	if (p->line != CMD_NONE && cmd_info[p->line].flags & CMD_FILE)
		complete_file(p, app);
	if (!it || p->line != CMD_NONE)
		return;
	if (it->kind <= PAL_COMMAND) {
		buf_add(&b, cmd_info[it->id].name);
		if (cmd_info[it->id].flags & CMD_ARG)
			buf_addc(&b, ' ');
	} else {
		buf_add(&b, it->name);
	}
	edit_set(&p->edit, buf_str(&b));
	buf_fini(&b);
	palette_search(p, app);
}

static void
move(struct palette *p, struct app *app, int step)
{
	if (step < 0 && p->cursor == 0) {
		go_back(p, app, 1);
	} else if (step > 0 && p->back && p->cursor == 0) {
		go_back(p, app, -1);
	} else if (step < 0) {
		p->cursor -= p->cursor < (size_t)-step ? p->cursor :
		    (size_t)-step;
	} else {
		p->cursor += (size_t)step;
		if (p->cursor >= p->nhits)
			p->cursor = p->nhits ? p->nhits - 1 : 0;
	}
}

void
palette_key(struct app *app, int key)
{
	struct palette *p = app->palette;
	size_t len = p->edit.len;

	p->error[0] = '\0';
	switch (key) {
	case K_ESC:
	case K_CTRL('c'):
		palette_close(app);
		return;
	case K_ENTER:
		enter(app);
		return;
	case K_TAB:
		complete(p, app);
		return;
	case K_UP:
		move(p, app, -1);
		return;
	case K_DOWN:
		move(p, app, 1);
		return;
	case K_PAGE_UP:
		move(p, app, p->cursor ? -ROWS_MAX / 2 : 0);
		return;
	case K_PAGE_DOWN:
		move(p, app, ROWS_MAX / 2);
		return;
	case K_BACKSPACE:
		if (!len) {
			palette_close(app);
			return;
		}
		break;
	}
	/* What changes the text changes its length: nothing is replaced. */
	if (edit_key(&p->edit, key) && p->edit.len != len) {
		p->back = 0;
		palette_search(p, app);
	}
}

/* ---- looks ---- */

static void
draw_head(struct palette *p, const struct area *a)
{
	struct buf b = BUF_INIT;
	int cols, width;

	buf_addf(&b, _("%zu of %lld"), p->total,
	    (long long)p->nitems + (long long)p->contacts);
	width = utf8_width(buf_str(&b));
	cols = a->cols - width - 5;
	draw_text(a, 0, 0, a->cols, STYLE_NORMAL, "");
	draw_text(a, 0, 1, 1, STYLE_STRONG, ":");
	if (cols > 8)
		draw_text(a, 0, a->cols - width - 1, -1, STYLE_FAINT,
		    buf_str(&b));
	else
		cols = a->cols - 3;
	edit_draw(&p->edit, a, 0, 2, cols > 1 ? cols : 1, true);
	buf_fini(&b);
}

static void
draw_item(const struct area *a, int row, const struct pal_item *it, bool on)
{
	int kind = a->cols >= 60 ? 13 : 2, name = a->cols >= 100 ? 36 : 28;
	int col = 4 + kind + name;

	draw_text(a, row, 0, a->cols, STYLE_NORMAL, "");
	draw_text(a, row, 2, kind - 1, STYLE_FAINT, palette_kind(it->kind));
	draw_text(a, row, 2 + kind, name, STYLE_STRONG, it->name);
	if (!str_empty(it->status) && a->cols - col - 1 > 0)
		draw_textf(a, row, col, a->cols - col - 1, STYLE_NORMAL,
		    "%s  %s", it->status, it->fact);
	else
		draw_text(a, row, col, a->cols - col - 1 > 0 ?
		    a->cols - col - 1 : 0, STYLE_NORMAL, it->fact);
	if (on) {
		draw_text(a, row, 0, 1, STYLE_NORMAL, glyph(GLYPH_SELECTED));
		draw_select(a, row, 0, a->cols);
	}
}

void
palette_draw(struct app *app, const struct area *body)
{
	struct palette *p = app->palette;
	int rows = body->rows - 2 < ROWS_MAX ? body->rows - 2 : ROWS_MAX, i;
	struct area a;

	if (rows < 1)
		rows = 1;
	p->rows = rows;
	if (p->cursor < p->top)
		p->top = p->cursor;
	if (p->cursor >= p->top + (size_t)rows)
		p->top = p->cursor - (size_t)rows + 1;
	a = area_part(body, 0, 0, rows + 2, body->cols);
	for (i = 0; i < rows; i++) {
		size_t k = p->top + (size_t)i;

		if (k < p->nhits)
			draw_item(&a, 1 + i, p->hit[k].item, k == p->cursor);
		else
			draw_text(&a, 1 + i, 0, a.cols, STYLE_NORMAL, "");
	}
	if (!p->nhits)
		draw_text(&a, 1, 2, a.cols - 3, STYLE_FAINT,
		    p->contact_at >= 0 ? _("looking through the contacts") :
		    _("nothing fits"));
	draw_rule(&a, rows + 1);
	draw_head(p, &a);
}

void
palette_sentence(const struct app *app, struct buf *b)
{
	const struct palette *p = app->palette;
	const struct pal_item *it = chosen(p);

	if (p->error[0])
		buf_add(b, p->error);
	else if (it)
		buf_addf(b, "%s %s: %s%s%s", palette_kind(it->kind), it->name,
		    it->status ? it->status : "", str_empty(it->status) ? "" :
		    ", ", it->fact);
}
