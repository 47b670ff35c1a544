/*
 * Typing: the line editor, prompts, forms and their drafts, the pager.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/utf8.h"
#include "term/draw.h"
#include "widget/form.h"
#include "widget/pager.h"
#include "widget/prompt.h"

static struct edit ed;
static struct form form;
static struct prompt prompt;

static void
type(bool (*key)(int), const char *names)
{
	while (*names) {
		int k = key_parse(&names);

		assert_true(k != K_NONE);
		key(k);
	}
}

static bool
to_edit(int k)
{
	return edit_key(&ed, k);
}

static bool
to_form(int k)
{
	return form_key(&form, k) == FORM_OPEN;
}

static void
editing(void **state)
{
	unsigned seed = 7;
	int i;

	(void)state;
	memset(&ed, 0, sizeof(ed));
	edit_set(&ed, "Ærø");
	type(to_edit, "x<Left><Left><Delete>");
	assert_string_equal(ed.text, "Ærx");
	type(to_edit, "<Home><C-k>one two three<C-w>");
	assert_string_equal(ed.text, "one two ");
	type(to_edit, "<C-w><Left><C-u>");
	assert_string_equal(ed.text, " ");
	/* A base goes with its marks. */
	edit_set(&ed, "ae\314\201\314\201b");
	type(to_edit, "<Left><Backspace>");
	assert_string_equal(ed.text, "ab");
	/* What cannot be seen cannot be typed. */
	assert_false(edit_key(&ed, 0x202e));
	assert_false(edit_key(&ed, 0x200b));
	assert_false(edit_key(&ed, 0x9b));
	assert_false(edit_key(&ed, K_F1));
	/* Full: whole characters only. */
	ed.max = 5;
	edit_set(&ed, "abcd");
	edit_key(&ed, 0xe6);
	assert_string_equal(ed.text, "abcd");
	edit_key(&ed, 'e');
	assert_string_equal(ed.text, "abcde");
	/* Always valid, whatever is pressed. */
	ed.max = 40;
	for (i = 0; i < 50000; i++) {
		static const int keys[] = {
			K_LEFT, K_RIGHT, K_HOME, K_END, K_BACKSPACE,
			K_DELETE, 0xe6, 0x301, 0x4e2d, 'a', ' ',
			K_CTRL('w'), K_CTRL('k'), K_CTRL('u')
		};

		edit_key(&ed, keys[(size_t)rand_r(&seed) % 14]);
		assert_true(utf8_valid(ed.text, ed.len));
		assert_true(ed.at <= ed.len && ed.len <= 40);
		assert_int_equal(strlen(ed.text), ed.len);
	}
}

static void
edit_scrolls(void **state)
{
	struct frame f;
	struct area a;
	struct buf b = BUF_INIT;

	(void)state;
	frame_init(&f, 1, 10);
	a = frame_area(&f);
	memset(&ed, 0, sizeof(ed));
	edit_set(&ed, "abcdefghijklmno");
	edit_draw(&ed, &a, 0, 0, 10, true);
	frame_line(&f, 0, &b);
	assert_string_equal(buf_str(&b), "ghijklmno");
	assert_int_equal(f.cursor_col, 9);
	type(to_edit, "<Home>");
	edit_draw(&ed, &a, 0, 0, 10, true);
	assert_int_equal(f.cursor_col, 0);
	buf_fini(&b);
	frame_fini(&f);
}

static void
complete(const char *text, struct buf *out, struct buf *hint)
{
	if (strncmp("history", text, strlen(text)) == 0)
		buf_add(out, "history");
	else
		buf_add(hint, "none");
}

static void
prompting(void **state)
{
	(void)state;
	prompt_init(&prompt, ":", "h");
	prompt.complete = complete;
	assert_int_equal(prompt_key(&prompt, 'i'), PROMPT_CHANGED);
	assert_int_equal(prompt_key(&prompt, K_LEFT), PROMPT_OPEN);
	assert_int_equal(prompt_key(&prompt, K_TAB), PROMPT_CHANGED);
	assert_string_equal(prompt.edit.text, "history");
	assert_int_equal(prompt_key(&prompt, K_ENTER), PROMPT_DONE);
	assert_int_equal(prompt_key(&prompt, K_CTRL('u')), PROMPT_CHANGED);
	assert_int_equal(prompt_key(&prompt, K_BACKSPACE), PROMPT_CANCEL);
	assert_int_equal(prompt_key(&prompt, K_CTRL('c')), PROMPT_CANCEL);
	prompt_init_keys(&prompt, "sure?", "yn");
	assert_int_equal(prompt_key(&prompt, 'q'), PROMPT_OPEN);
	assert_int_equal(prompt_key(&prompt, 0), PROMPT_OPEN);
	assert_int_equal(prompt_key(&prompt, 'n'), PROMPT_DONE);
	assert_int_equal(prompt.key, 'n');
	assert_int_equal(prompt_key(&prompt, K_ESC), PROMPT_CANCEL);
}

static const char *const parties[] = { "vendor", "KOMBIT", NULL };
static const struct form_field fields[] = {
	{ "id", "id", FIELD_SHOW, NULL, 0, NULL },
	{ "owner", "owner", FIELD_TEXT, NULL, 10, NULL },
	{ "party", "party", FIELD_CHOICE, parties, 0, NULL },
	{ "note", "note", FIELD_TEXT, NULL, 0, "a hint" },
};

static void
open_form(void)
{
	form_init(&form, "title", fields, 4);
	form_set(&form, "id", "42");
	form_set(&form, "owner", "ml");
	form_set_choice(&form, "party", 1);
}

static void
forms(void **state)
{
	struct frame f;
	struct area a;
	int rows, cols;

	(void)state;
	open_form();
	assert_int_equal(form.focus, 1);	/* what is shown has no keys */
	type(to_form, "x<Enter><Space><Tab>hi");
	assert_string_equal(form_text(&form, "owner"), "mlx");
	assert_int_equal(form_choice(&form, "party"), 0);
	assert_true(form.changed);
	assert_int_equal(form_key(&form, K_ENTER), FORM_SAVE);
	type(to_form, "<Tab>");
	assert_int_equal(form.focus, 1);	/* round, past the shown one */
	type(to_form, "<S-Tab>");
	assert_int_equal(form.focus, 3);
	form_fail(&form, "owner", "that is nobody");
	assert_int_equal(form.focus, 1);
	for (rows = 1; rows < 10; rows++) {
		for (cols = 1; cols < 60; cols += 3) {
			frame_init(&f, rows, cols);
			a = frame_area(&f);
			form_draw(&form, &a);
			frame_fini(&f);
		}
	}
	type(to_form, "<C-x>");
	assert_false(form.changed);
	assert_string_equal(form_text(&form, "owner"), "ml");
	assert_int_equal(form_choice(&form, "party"), 1);
	assert_int_equal(form_key(&form, K_CTRL('o')), FORM_SAVE);
	assert_int_equal(form_key(&form, K_ESC), FORM_CANCEL);
}

static void
drafts(void **state)
{
	char folder[] = "/tmp/klar-draft.XXXXXX", name[128];
	struct err e = ERR_INIT;

	(void)state;
	assert_non_null(mkdtemp(folder));
	setenv("XDG_STATE_HOME", folder, 1);
	open_form();
	assert_false(draft_load("step:1", &form));
	type(to_form, "<C-u>Søren=\\<Tab><Space>");
	assert_true(draft_save("step:1", &form, &e));
	open_form();
	assert_false(draft_load("step:2", &form));
	assert_false(form.drafted);
	assert_true(draft_load("step:1", &form));
	assert_true(form.drafted && form.changed);
	assert_string_equal(form_text(&form, "owner"), "Søren=\\");
	assert_int_equal(form_choice(&form, "party"), 0);
	assert_string_equal(form_text(&form, "id"), "42");
	type(to_form, "<C-x>");
	assert_string_equal(form_text(&form, "owner"), "ml");
	/* The store moves on: what was typed over what, and what was not. */
	type(to_form, "<C-u>mine");
	assert_true(draft_save("step:1", &form, &e));
	open_form();
	form_set(&form, "owner", "jb");
	form_set(&form, "id", "43");
	form_set_choice(&form, "party", 0);
	assert_true(draft_load("step:1", &form));
	assert_string_equal(form_text(&form, "owner"), "mine");
	assert_string_equal(form_was(&form, "owner"), "ml");
	assert_true(form_is_moved(&form, "owner"));
	assert_int_equal(form_choice(&form, "party"), 0);
	assert_false(form_is_moved(&form, "party"));
	form_rebase(&form, "owner", "jb");
	assert_false(form_is_moved(&form, "owner"));
	type(to_form, "<C-x>");
	assert_string_equal(form_text(&form, "owner"), "jb");
	draft_drop("step:1");
	assert_false(draft_load("step:1", &form));
	/* Nowhere to keep it: a sentence. */
	setenv("XDG_STATE_HOME", "/dev/null/x", 1);
	assert_false(draft_save("step:1", &form, &e));
	assert_true(strlen(e.msg) > 0);
	snprintf(name, sizeof(name), "%s/klar", folder);
	rmdir(name);
	assert_int_equal(rmdir(folder), 0);
}

static void
paging(void **state)
{
	struct pager p;
	struct frame f;
	struct area a;
	struct buf b = BUF_INIT;
	int cols;

	(void)state;
	frame_init(&f, 3, 12);
	a = frame_area(&f);
	pager_init(&p);
	pager_draw(&p, &a);
	pager_set(&p, "one two three four\n\n  ab cd ef gh ij\nend");
	pager_draw(&p, &a);
	assert_int_equal(p.n, 6);
	frame_line(&f, 0, &b);
	assert_string_equal(buf_str(&b), "one two");
	assert_true(pager_command(&p, CMD_BOTTOM));
	frame_erase(&f);
	pager_draw(&p, &a);
	buf_clear(&b);
	frame_line(&f, 1, &b);
	assert_string_equal(buf_str(&b), "  gh ij");
	buf_clear(&b);
	frame_line(&f, 2, &b);
	assert_string_equal(buf_str(&b), "end");
	pager_command(&p, CMD_PAGE_UP);
	assert_int_equal(p.top, 0);
	assert_false(pager_command(&p, CMD_TICK));
	/* Any width, and the place in the text is kept. */
	pager_command(&p, CMD_DOWN);
	for (cols = 1; cols < 40; cols++) {
		frame_resize(&f, 2, cols);
		a = frame_area(&f);
		pager_draw(&p, &a);
	}
	buf_fini(&b);
	pager_fini(&p);
	frame_fini(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(editing),
		cmocka_unit_test(edit_scrolls),
		cmocka_unit_test(prompting),
		cmocka_unit_test(forms),
		cmocka_unit_test(drafts),
		cmocka_unit_test(paging),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
