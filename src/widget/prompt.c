/*
 * A question on one line (prompt.h).
 */
#include "widget/prompt.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

void
prompt_init(struct prompt *p, const char *label, const char *text)
{
	memset(p, 0, sizeof(*p));
	str_copy(p->label, sizeof(p->label), label);
	edit_set(&p->edit, text);
}

void
prompt_init_keys(struct prompt *p, const char *question, const char *keys)
{
	prompt_init(p, question, "");
	p->keys = keys;
}

static enum prompt_answer
prompt_complete(struct prompt *p)
{
	struct buf out = BUF_INIT, hint = BUF_INIT;
	bool changed;

	p->complete(p->edit.text, &out, &hint);
	str_copy(p->hint, sizeof(p->hint), buf_str(&hint));
	changed = out.len && !str_eq(buf_str(&out), p->edit.text);
	if (changed)
		edit_set(&p->edit, buf_str(&out));
	buf_fini(&out);
	buf_fini(&hint);
	return changed ? PROMPT_CHANGED : PROMPT_OPEN;
}

static enum prompt_answer
prompt_key_of_few(struct prompt *p, int key)
{
	if (key > 0x20 && key < 0x7f && strchr(p->keys, key)) {
		p->key = key;
		return PROMPT_DONE;
	}
	return PROMPT_OPEN;
}

enum prompt_answer
prompt_key(struct prompt *p, int key)
{
	size_t len = p->edit.len;

	p->error[0] = '\0';
	if (key == K_ESC || key == K_CTRL('c'))
		return PROMPT_CANCEL;
	if (p->keys)
		return prompt_key_of_few(p, key);
	if (key == K_ENTER)
		return PROMPT_DONE;
	if (key == K_TAB)
		return p->complete ? prompt_complete(p) : PROMPT_OPEN;
	p->hint[0] = '\0';
	if (key == K_BACKSPACE && len == 0)
		return PROMPT_CANCEL;
	/* What changes the text changes its length: nothing is replaced. */
	return edit_key(&p->edit, key) && p->edit.len != len ?
	    PROMPT_CHANGED : PROMPT_OPEN;
}

void
prompt_draw(struct prompt *p, const struct area *a, int row)
{
	const char *aside = p->error[0] ? p->error : p->hint;
	int label, cols, width;

	draw_text(a, row, 0, a->cols, STYLE_NORMAL, "");
	label = draw_text(a, row, 1, -1, STYLE_STRONG, p->label) + 1;
	cols = a->cols - label - 1;
	if (p->keys) {
		draw_cursor(a, row, label);
		return;
	}
	/* What stands beside it takes what the text leaves, at most half. */
	width = *aside ? utf8_width(aside) + 2 : 0;
	if (width > cols - utf8_width(p->edit.text) - 2)
		width = cols - utf8_width(p->edit.text) - 2;
	if (*aside && width < cols / 2)
		width = cols / 2 < utf8_width(aside) + 2 ? cols / 2 :
		    utf8_width(aside) + 2;
	if (width < 0)
		width = 0;
	if (width > 2)
		draw_text(a, row, label + cols - width + 2, width - 2,
		    p->error[0] ? STYLE_ERROR : STYLE_FAINT, aside);
	edit_draw(&p->edit, a, row, label, cols - width > 0 ? cols - width :
	    1, true);
}
