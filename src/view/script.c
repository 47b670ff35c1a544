/*
 * The app without a terminal, driven by a file (app.h): how screens are
 * tested. What a key does here it does in app_key, like everywhere.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/out.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/app.h"
#include "view/app_room.h"

/* Load, fill and draw until there is nothing left to do. */
static void
script_settle(struct app *app)
{
	int rounds = 0;

	do {
		app_draw(app);
		app->dirty = false;
		app_fill(app);
		if (!app->dirty)
			app_rest(app);
	} while (app->dirty && ++rounds < 8);
}

static void
script_screen(struct app *app, struct buf *out)
{
	int row;

	for (row = 0; row < app->frame->rows; row++) {
		frame_line(app->frame, row, out);
		buf_addc(out, '\n');
	}
}

static bool
script_write(const char *path, const char *text, struct err *e)
{
	FILE *f = fopen(path, "we");
	bool ok = f && fputs(text, f) >= 0;

	if (f && fclose(f) != 0)
		ok = false;
	return ok || err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
}

static bool
script_dump(struct app *app, const char *path, struct err *e)
{
	struct buf text = BUF_INIT, name = BUF_INIT;
	bool ok;
	int row;

	script_screen(app, &text);
	ok = script_write(path, buf_str(&text), e);
	buf_clear(&text);
	for (row = 0; row < app->frame->rows; row++) {
		frame_styles(app->frame, row, &text);
		buf_addc(&text, '\n');
	}
	buf_addf(&name, "%s.attr", path);
	ok = ok && script_write(buf_str(&name), buf_str(&text), e);
	buf_fini(&text);
	buf_fini(&name);
	return ok;
}

static bool
script_keys(struct app *app, const char *names, struct err *e)
{
	const char *s = names;
	int key;

	while (*s && !app->quit) {
		s += strspn(s, " ");
		if (!*s)
			break;
		key = key_parse(&s);
		if (key == K_NONE)
			return err_set(e, ERR_INVALID, "bad key: %s", s);
		app_key(app, key);
	}
	return true;
}

/* "FILE j j": the keys, and what is painted at once, before all is settled. */
static bool
script_paint(struct app *app, char *rest, struct err *e)
{
	char *keys = rest + strcspn(rest, " ");

	if (*keys)
		*keys++ = '\0';
	if (!script_keys(app, keys, e))
		return false;
	app_draw(app);
	return script_dump(app, rest, e);
}

static void
script_type(struct app *app, const char *text)
{
	size_t len = strlen(text), n;
	int32_t cp;

	while (len && !app->quit) {
		n = utf8_next(text, len, &cp);
		app_key(app, cp);
		text += n;
		len -= n;
	}
}

static bool
script_expect(struct app *app, const char *text, bool want, struct err *e)
{
	struct buf b = BUF_INIT;
	bool has;

	script_screen(app, &b);
	has = strstr(buf_str(&b), text) != NULL;
	buf_fini(&b);
	return has == want || err_set(e, ERR_PART, want ? "not shown: %s" :
	    "shown, but should not be: %s", text);
}

static bool
script_line(struct app *app, char *line, struct err *e)
{
	char *rest = line + strcspn(line, " ");
	int cols, rows;

	if (!*line || *line == '#')
		return true;
	if (*line == ':') {
		script_type(app, line);
		app_key(app, K_ENTER);
		return true;
	}
	if (*rest)
		*rest++ = '\0';
	if (strcmp(line, "keys") == 0)
		return script_keys(app, rest, e);
	if (strcmp(line, "paint") == 0)
		return script_paint(app, rest, e);
	if (strcmp(line, "dump") == 0)
		return script_dump(app, rest, e);
	if (strcmp(line, "expect") == 0)
		return script_expect(app, rest, true, e);
	if (strcmp(line, "expect-not") == 0)
		return script_expect(app, rest, false, e);
	if (strcmp(line, "click") == 0 &&
	    sscanf(rest, "%d %d", &app->mouse.row, &app->mouse.col) == 2) {
		app->mouse.act = MOUSE_CLICK;
		app_key(app, K_MOUSE);
	} else if (strcmp(line, "size") == 0 &&
	    sscanf(rest, "%dx%d", &cols, &rows) == 2 && cols > 0 &&
	    cols < 1000 && rows > 0 && rows < 1000)
		frame_resize(app->frame, rows, cols);
	else if (strcmp(line, "type") == 0)
		script_type(app, rest);
	else
		return err_set(e, ERR_USAGE, "what is '%s'?", line);
	return true;
}

/*
 * Where a row is selected the terminal's cursor rests on it, after every
 * drawing: screen readers read the line the cursor is on.
 */
static bool
script_cursor(const struct app *app, struct err *e)
{
	const struct frame *f = app->frame;
	int row, col, first = -1;

	if (app->mode != MODE_VIEW)
		return true;
	for (row = 0; row < f->rows; row++)
		for (col = 0; col < f->cols; col++) {
			if (!(f->cell[row * f->cols + col].style & CELL_ON))
				continue;
			if (row == f->cursor_row)
				return true;
			first = row;
		}
	return first < 0 || err_set(e, ERR_PART, "row %d is selected, the "
	    "cursor is on row %d", first, f->cursor_row);
}

static bool
script_lines(struct app *app, FILE *f, const char *name, struct err *e)
{
	char *line = NULL;
	size_t size = 0;
	long number = 0;
	bool ok = true;

	while (ok && !app->quit && getline(&line, &size, f) > 0) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		ok = script_line(app, line, e);
		if (ok && !app->quit) {
			script_settle(app);
			ok = script_cursor(app, e);
		}
	}
	if (!ok)
		err_wrap(e, "%s:%ld: ", name, number);
	free(line);
	return ok;
}

bool
app_script(struct app *app, const char *file, int cols, int rows,
    struct err *e)
{
	struct frame frame;
	struct buf screen = BUF_INIT;
	FILE *f = fopen(file, "re");
	bool ok;

	if (!f)
		return err_set(e, ERR_IO, "%s: %s", file, strerror(errno));
	if (draw_charset() != CHARSET_UTF8)
		theme_set_ascii(true);
	frame_init(&frame, rows, cols);
	app->frame = &frame;
	app->scripted = true;
	script_settle(app);
	ok = script_lines(app, f, file, e);
	if (!ok) {
		script_screen(app, &screen);
		out_put(stderr, buf_str(&screen));
	}
	app_keep_draft(app);
	buf_fini(&screen);
	app->frame = NULL;
	frame_fini(&frame);
	fclose(f);
	return ok;
}
