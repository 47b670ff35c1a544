/*
 * A form's keys and looks (form.h). Drafts are in draft.c.
 */
#include "widget/form.h"

#include <assert.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"

void
form_init(struct form *f, const char *title, const struct form_field *field,
    int nfields)
{
	int i;

	assert(nfields > 0 && nfields <= FORM_FIELDS);
	memset(f, 0, sizeof(*f));
	f->title = title;
	f->field = field;
	f->nfields = nfields;
	f->error_field = -1;
	for (i = 0; i < nfields; i++)
		f->edit[i].max = f->first[i].max = field[i].max > 0 &&
		    field[i].max < EDIT_MAX ? (size_t)field[i].max : EDIT_MAX;
	while (f->focus < nfields - 1 &&
	    field[f->focus].kind == FIELD_SHOW)
		f->focus++;
}

static int
form_find(const struct form *f, const char *name)
{
	int i = 0;

	while (i < f->nfields && strcmp(f->field[i].name, name) != 0)
		i++;
	assert(i < f->nfields);
	return i;
}

void
form_set(struct form *f, const char *name, const char *text)
{
	int i = form_find(f, name);

	edit_set(&f->edit[i], text ? text : "");
	f->cut |= text && strlen(text) > f->edit[i].len;
	f->first[i] = f->edit[i];
	str_copy(f->base[i], sizeof(f->base[i]), f->edit[i].text);
}

void
form_set_choice(struct form *f, const char *name, int choice)
{
	int i = form_find(f, name);

	f->choice[i] = f->first_choice[i] = f->base_choice[i] = choice;
}

const char *
form_text(const struct form *f, const char *name)
{
	return f->edit[form_find(f, name)].text;
}

int
form_choice(const struct form *f, const char *name)
{
	return f->choice[form_find(f, name)];
}

const char *
form_was(const struct form *f, const char *name)
{
	return f->base[form_find(f, name)];
}

const char *
form_typed(const struct form *f, const char *name)
{
	int i = form_find(f, name);

	return strcmp(f->edit[i].text, f->base[i]) ? f->edit[i].text : NULL;
}

const char *
form_first(const struct form *f, const char *name)
{
	return f->first[form_find(f, name)].text;
}

int
form_was_choice(const struct form *f, const char *name)
{
	return f->base_choice[form_find(f, name)];
}

bool
form_is_moved(const struct form *f, const char *name)
{
	int i = form_find(f, name);

	return f->base_choice[i] != f->first_choice[i] ||
	    strcmp(f->base[i], f->first[i].text) != 0;
}

bool
form_has(const struct form *f, const char *name)
{
	int i;

	for (i = 0; i < f->nfields; i++)
		if (strcmp(f->field[i].name, name) == 0)
			return true;
	return false;
}

void
form_rebase(struct form *f, const char *name, const char *stored)
{
	int i = form_find(f, name);

	edit_set(&f->first[i], stored);
	str_copy(f->base[i], sizeof(f->base[i]), f->first[i].text);
}

void
form_fail(struct form *f, const char *name, const char *sentence)
{
	str_copy(f->error, sizeof(f->error), sentence);
	f->error_field = name ? form_find(f, name) : -1;
	if (name)
		f->focus = f->error_field;
}

/* ---- keys ---- */

static void
form_move(struct form *f, int by)
{
	int tries = f->nfields;

	do {
		f->focus = (f->focus + by + f->nfields) % f->nfields;
	} while (f->field[f->focus].kind == FIELD_SHOW && --tries > 0);
}

static bool
form_is_last(const struct form *f)
{
	int i;

	for (i = f->focus + 1; i < f->nfields; i++)
		if (f->field[i].kind != FIELD_SHOW)
			return false;
	return true;
}

static void
form_restore(struct form *f)
{
	int i;

	for (i = 0; i < f->nfields; i++) {
		f->edit[i] = f->first[i];
		f->choice[i] = f->base_choice[i] = f->first_choice[i];
		str_copy(f->base[i], sizeof(f->base[i]), f->first[i].text);
	}
	f->changed = f->drafted = false;
}

static void
form_choose(struct form *f, int by)
{
	const struct form_field *field = &f->field[f->focus];
	int n = 0;

	while (field->choices[n])
		n++;
	assert(n > 0);
	f->choice[f->focus] = (f->choice[f->focus] + by + n) % n;
	f->changed = true;
}

static void
form_field_key(struct form *f, int key)
{
	struct edit *ed = &f->edit[f->focus];
	size_t len = ed->len;

	switch (f->field[f->focus].kind) {
	case FIELD_TEXT:
		if (edit_key(ed, key) && ed->len != len)
			f->changed = true;
		break;
	case FIELD_CHOICE:
		if (key == K_RIGHT || key == ' ')
			form_choose(f, 1);
		else if (key == K_LEFT)
			form_choose(f, -1);
		break;
	case FIELD_SHOW:
		break;
	}
}

enum form_answer
form_key(struct form *f, int key)
{
	f->error[0] = '\0';
	f->error_field = -1;
	switch (key) {
	case K_ESC:
	case K_CTRL('c'):
		return FORM_CANCEL;
	case K_CTRL('o'):
		return FORM_SAVE;
	case K_ENTER:
		if (form_is_last(f))
			return FORM_SAVE;
		form_move(f, 1);
		break;
	case K_TAB:
	case K_DOWN:
		form_move(f, 1);
		break;
	case K_BACKTAB:
	case K_UP:
		form_move(f, -1);
		break;
	case K_CTRL('x'):
		form_restore(f);
		break;
	default:
		form_field_key(f, key);
	}
	return FORM_OPEN;
}

const char *
form_keys(const struct form *f)
{
	if (f->field[f->focus].kind == FIELD_CHOICE)
		return _("Tab next  Left Right choose  Ctrl-o save  "
		    "Ctrl-x as before  Esc leave");
	return form_is_last(f) ?
	    _("Enter save  Tab next  Ctrl-x as before  Esc leave") :
	    _("Enter next  Ctrl-o save  Ctrl-x as before  Esc leave");
}

/* ---- looks ---- */

static int
form_label_cols(const struct form *f)
{
	int i, wide = 0;

	for (i = 0; i < f->nfields; i++) {
		int w = utf8_width(_(f->field[i].label));

		if (w > wide)
			wide = w;
	}
	return wide;
}

static void
form_draw_field(struct form *f, int i, const struct area *a, int row,
    int label)
{
	const struct form_field *field = &f->field[i];
	const char *hint = field->hint ? _(field->hint) : "";
	bool focused = i == f->focus;
	int cols = a->cols - label - 5, aside = 0;

	draw_text(a, row, 0, 1, STYLE_NORMAL,
	    focused ? glyph(GLYPH_SELECTED) : "");
	draw_text(a, row, 2, label, i == f->error_field ? STYLE_ERROR :
	    focused ? STYLE_STRONG : STYLE_NORMAL, _(field->label));
	if (*hint && cols > 40)
		aside = utf8_width(hint) < cols / 2 ? utf8_width(hint) :
		    cols / 2;
	if (aside) {
		cols -= aside + 2;
		draw_text(a, row, label + 4 + cols + 2, aside, STYLE_FAINT,
		    hint);
	}
	switch (field->kind) {
	case FIELD_TEXT:
		edit_draw(&f->edit[i], a, row, label + 4, cols, focused);
		break;
	case FIELD_CHOICE:
		draw_textf(a, row, label + 4, cols > 0 ? cols : 0, STYLE_FIELD,
		    "< %s >", _(field->choices[f->choice[i]]));
		if (focused)
			draw_cursor(a, row, label + 4);
		break;
	case FIELD_SHOW:
		draw_text(a, row, label + 4, cols > 0 ? cols : 0,
		    STYLE_NORMAL, f->edit[i].text);
		break;
	}
}

void
form_draw(struct form *f, const struct area *a)
{
	struct area body = area_part(a, 2, 0, a->rows - 4, a->cols);
	int label = form_label_cols(f), i, row = 0;

	if (a->rows < 5)	/* no room for looks: the field alone */
		body = *a;
	else
		draw_text(a, 0, 2, a->cols - 2, STYLE_STRONG, f->title);
	if (label > a->cols / 2)
		label = a->cols / 2;
	if (f->focus < f->top)
		f->top = f->focus;
	if (f->focus >= f->top + body.rows)
		f->top = f->focus - body.rows + 1;
	for (i = f->top; i < f->nfields && row < body.rows; i++)
		form_draw_field(f, i, &body, row++, label);
	if (a->rows < 5)
		return;
	if (f->error[0])
		draw_paragraph(&body, row + 1, body.rows - row + 1,
		    STYLE_ERROR, f->error);
	else if (f->drafted)
		draw_paragraph(&body, row + 1, body.rows - row + 1,
		    STYLE_FAINT, _("this is what you had typed when the form "
		    "was left; Ctrl-x puts back what is stored"));
}
