/*
 * The line editor of prompts and forms (edit.h). Text is kept valid UTF-8 at
 * every moment: only whole characters go in and out.
 */
#include "widget/edit.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

void
edit_set(struct edit *ed, const char *text)
{
	size_t max = ed->max ? ed->max : EDIT_MAX;

	str_copy(ed->text, max + 1, text);
	ed->len = ed->at = strlen(ed->text);
	ed->scroll = 0;
}

/* The start of the character that ends at byte at: a base with its marks. */
static size_t
edit_before(const struct edit *ed, size_t at)
{
	int32_t cp;

	while (at > 0) {
		at--;
		if (((unsigned char)ed->text[at] & 0xc0) == 0x80)
			continue;
		utf8_next(ed->text + at, ed->len - at, &cp);
		if (cp < 0 || utf8_cp_width(cp) > 0)
			break;
	}
	return at;
}

static size_t
edit_after(const struct edit *ed, size_t at)
{
	int32_t cp;
	bool first = true;

	while (at < ed->len) {
		size_t n = utf8_next(ed->text + at, ed->len - at, &cp);

		if (!first && (cp < 0 || utf8_cp_width(cp) > 0))
			break;
		first = false;
		at += n;
	}
	return at;
}

static void
edit_cut(struct edit *ed, size_t from, size_t to)
{
	memmove(ed->text + from, ed->text + to, ed->len - to + 1);
	ed->len -= to - from;
	ed->at = from;
}

static void
edit_insert(struct edit *ed, int key)
{
	size_t max = ed->max ? ed->max : EDIT_MAX, n;
	char bytes[4];

	n = utf8_put(bytes, key);
	if (ed->len + n > max)
		return;
	memmove(ed->text + ed->at + n, ed->text + ed->at,
	    ed->len - ed->at + 1);
	memcpy(ed->text + ed->at, bytes, n);
	ed->len += n;
	ed->at += n;
}

static size_t
edit_word_before(const struct edit *ed)
{
	size_t at = ed->at;

	while (at > 0 && ed->text[at - 1] == ' ')
		at--;
	while (at > 0 && ed->text[at - 1] != ' ')
		at--;
	return at;
}

static bool
edit_delete(struct edit *ed, int key)
{
	switch (key) {
	case K_BACKSPACE:
		edit_cut(ed, edit_before(ed, ed->at), ed->at);
		return true;
	case K_DELETE:
	case K_CTRL('d'):
		edit_cut(ed, ed->at, edit_after(ed, ed->at));
		return true;
	case K_CTRL('u'):
		edit_cut(ed, 0, ed->at);
		return true;
	case K_CTRL('k'):
		edit_cut(ed, ed->at, ed->len);
		return true;
	case K_CTRL('w'):
		edit_cut(ed, edit_word_before(ed), ed->at);
		return true;
	default:
		return false;
	}
}

bool
edit_key(struct edit *ed, int key)
{
	switch (key) {
	case K_LEFT:
	case K_CTRL('b'):
		ed->at = edit_before(ed, ed->at);
		return true;
	case K_RIGHT:
	case K_CTRL('f'):
		ed->at = edit_after(ed, ed->at);
		return true;
	case K_HOME:
	case K_CTRL('a'):
		ed->at = 0;
		return true;
	case K_END:
	case K_CTRL('e'):
		ed->at = ed->len;
		return true;
	default:
		break;
	}
	if (edit_delete(ed, key))
		return true;
	/* A mark, a joiner: nothing may ride on what is not typed here. */
	if (!key_is_text(key) || utf8_is_bidi(key) || utf8_is_invisible(key))
		return false;
	edit_insert(ed, key);
	return true;
}

/* Columns of the first n bytes. */
static int
edit_width(const struct edit *ed, size_t n)
{
	char text[EDIT_MAX + 1];

	memcpy(text, ed->text, n);
	text[n] = '\0';
	return utf8_width(text);
}

void
edit_draw(struct edit *ed, const struct area *a, int row, int col, int cols,
    bool focused)
{
	int cursor = edit_width(ed, ed->at);
	size_t from = 0;

	if (cols < 1)
		return;
	if (!focused)
		ed->scroll = 0;
	else if (cursor < ed->scroll)
		ed->scroll = cursor;
	else if (cursor >= ed->scroll + cols)
		ed->scroll = cursor - cols + 1;
	while (from < ed->len && edit_width(ed, from) < ed->scroll)
		from = edit_after(ed, from);
	draw_text(a, row, col, cols, STYLE_FIELD, ed->text + from);
	if (focused)
		draw_cursor(a, row, col + cursor - edit_width(ed, from));
}
