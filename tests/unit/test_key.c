/*
 * Key names, and the decoder: sequences whole, unknown ones swallowed, random
 * bytes never out of bounds and never stuck.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "term/key.h"

static void
feed(struct key_decoder *d, const char *s, size_t n)
{
	unsigned char *to;

	assert_true(key_room(d, &to) >= n);
	memcpy(to, s, n);
	d->n += n;
}

static void
names(void **state)
{
	static const struct {
		const char	*name;
		int		 key;
	} good[] = {
		{ "j", 'j' }, { "Å", 0xc5 }, { "<Down>", K_DOWN },
		{ "<C-d>", 4 }, { "<F12>", K_F12 }, { "<S-Tab>", K_BACKTAB },
		{ "<Space>", ' ' }, { "<", '<' }, { ">", '>' },
		{ "<lt>", '<' }, { "?", '?' }, { "<Esc>", K_ESC },
	};
	char label[KEY_NAME];
	const char *s;
	size_t i;
	int two[KEY_SEQUENCE];

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		s = good[i].name;
		assert_int_equal(key_parse(&s), good[i].key);
		assert_int_equal(*s, 0);
		assert_true(strlen(key_label(good[i].key, label)) > 0);
	}
	s = "<Nonsense>";
	assert_int_equal(key_parse(&s), K_NONE);
	s = "";
	assert_int_equal(key_parse(&s), K_NONE);
	assert_int_equal(key_parse_sequence("gg", two), 2);
	assert_int_equal(key_parse_sequence("<C-r>", two), 1);
	assert_int_equal(key_parse_sequence("ggg", two), 0);
	assert_int_equal(key_parse_sequence("g<Bad>", two), 0);
}

/* Every control character has a name that is read, and a label of letters. */
static void
control_names(void **state)
{
	char name[KEY_NAME], label[KEY_NAME];
	const char *s;
	int key;

	(void)state;
	for (key = 1; key < 0x20; key++) {
		if (key == '\n' || key == 0x08 || key == K_ESC)
			continue;	/* Enter, Backspace, Esc */
		snprintf(name, sizeof(name), "<C-%c>", key < K_ESC ?
		    key + 0x60 : key + 0x40);
		s = name;
		assert_int_equal(key_parse(&s), key);
		assert_int_equal(*s, '\0');
		for (s = key_label(key, label); *s; s++)
			assert_true(key_is_text(*s));
	}
	assert_string_equal(key_label(0x1f, label), "Ctrl-_");
	assert_string_equal(key_label(0x1c, label), "Ctrl-\\");
}

static void
danish(void **state)
{
	const char *hard = "[]{}@$|~\\^`";
	const char *easy = "abzABZ019+-.,<>/?:;=*!'\"#&%()_";

	(void)state;
	for (; *hard; hard++)
		assert_true(key_needs_altgr(*hard));
	for (; *easy; easy++)
		assert_false(key_needs_altgr(*easy));
	assert_false(key_needs_altgr(0xe6));	/* æ */
	assert_true(key_needs_altgr(0x20ac));	/* € */
	assert_false(key_needs_altgr(K_F1));
}

static void
sequences(void **state)
{
	static const struct {
		const char	*bytes;
		int		 key;
	} seq[] = {
		{ "j", 'j' }, { "\r", K_ENTER }, { "\n", K_ENTER },
		{ "\177", K_BACKSPACE }, { "\t", K_TAB },
		{ "\033[A", K_UP }, { "\033OA", K_UP },
		{ "\033[1;5B", K_DOWN }, { "\033[5~", K_PAGE_UP },
		{ "\033[6;2~", K_PAGE_DOWN }, { "\033[1~", K_HOME },
		{ "\033[H", K_HOME }, { "\033OF", K_END },
		{ "\033[Z", K_BACKTAB }, { "\033[3~", K_DELETE },
		{ "\033OP", K_F1 }, { "\033[[A", K_F1 }, { "\033[[E", K_F5 },
		{ "\033[15~", K_F5 }, { "\033[24~", K_F12 },
		{ "\033[34~", K_UNKNOWN }, { "\033[200~", K_UNKNOWN },
		{ "\033[<0;3;4M", K_MOUSE }, { "\033[I", K_UNKNOWN },
		{ "\033[?1;2c", K_UNKNOWN }, { "\033OM", K_ENTER },
		{ "\033Op", '0' }, { "\033Oy", '9' }, { "\033Ok", '+' },
		{ "\033]11;rgb:00/00/00\033\\", K_UNKNOWN },
		{ "\033]0;x\007", K_UNKNOWN },
		{ "\303\246", 0xe6 }, { "\342\202\254", 0x20ac },
		{ "\377", K_UNKNOWN }, { "\302\233", K_UNKNOWN },
	};
	struct key_decoder d;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(seq) / sizeof(seq[0]); i++) {
		memset(&d, 0, sizeof(d));
		/* Whole, with a key after it; then byte by byte. */
		feed(&d, seq[i].bytes, strlen(seq[i].bytes));
		feed(&d, "k", 1);
		assert_int_equal(key_take(&d, false), seq[i].key);
		assert_int_equal(key_take(&d, false), 'k');
		for (n = 0; seq[i].bytes[n]; n++) {
			assert_int_equal(key_take(&d, false), K_NONE);
			feed(&d, seq[i].bytes + n, 1);
		}
		assert_int_equal(key_take(&d, false), seq[i].key);
		assert_int_equal(key_waits(&d), KEY_WAIT_NOTHING);
	}
}

static void
escapes(void **state)
{
	struct key_decoder d;

	(void)state;
	memset(&d, 0, sizeof(d));
	feed(&d, "\033", 1);
	assert_int_equal(key_take(&d, false), K_NONE);
	assert_int_equal(key_waits(&d), KEY_WAIT_ESC);
	assert_int_equal(key_take(&d, true), K_ESC);
	/* An Esc and another key are two keys, not an Alt-key. */
	feed(&d, "\033q", 2);
	assert_int_equal(key_take(&d, false), K_ESC);
	assert_int_equal(key_take(&d, false), 'q');
	feed(&d, "\033\033[A", 4);
	assert_int_equal(key_take(&d, false), K_ESC);
	assert_int_equal(key_take(&d, false), K_UP);
	/* Half a sequence is no row of letters that are commands. */
	feed(&d, "\033[1;", 4);
	assert_int_equal(key_take(&d, false), K_NONE);
	assert_int_equal(key_waits(&d), KEY_WAIT_REST);
	assert_int_equal(key_take(&d, true), K_UNKNOWN);
	assert_int_equal(key_take(&d, true), K_NONE);
	/* Half a letter. */
	feed(&d, "\303", 1);
	assert_int_equal(key_take(&d, false), K_NONE);
	assert_int_equal(key_take(&d, true), K_UNKNOWN);
	key_learn("\033~x", K_LEFT);
	key_learn("a", K_RIGHT);
	feed(&d, "\033~xa", 4);
	assert_int_equal(key_take(&d, false), K_LEFT);
	assert_int_equal(key_take(&d, false), 'a');
}

static void
random_bytes(void **state)
{
	static const char likely[] = "\033[O]P;0123456789~ABCM\007\\\303\246j";
	struct key_decoder d;
	unsigned seed = 42;
	int round, key;

	(void)state;
	memset(&d, 0, sizeof(d));
	for (round = 0; round < 200000; round++) {
		unsigned char *to;
		size_t n = 1 + (size_t)rand_r(&seed) % 12, i;

		if (n > key_room(&d, &to))
			n = key_room(&d, &to);
		for (i = 0; i < n; i++)
			to[i] = rand_r(&seed) % 3 ? (unsigned char)
			    likely[(size_t)rand_r(&seed) %
			    (sizeof(likely) - 1)] :
			    (unsigned char)(rand_r(&seed) & 0xff);
		d.n += n;
		do {
			key = key_take(&d, rand_r(&seed) % 20 == 0);
			assert_true(key > 0 && key <= K_F12);
			assert_true(d.at <= d.n);
		} while (key != K_NONE);
	}
	while (key_take(&d, true) != K_NONE)
		;
	assert_int_equal(key_waits(&d), KEY_WAIT_NOTHING);
}

static void
mouse(void **state)
{
	struct key_decoder d;
	unsigned char *to;
	const char text[] = "\033[<0;12;5M\033[<0;12;5m\033[<65;1;1M"
	    "\033[<64;999;1M\033[<2;1;1M\033[<0;0;1M\033[<0;1Mj";

	(void)state;
	memset(&d, 0, sizeof(d));
	assert_true(key_room(&d, &to) >= sizeof(text) - 1);
	memcpy(to, text, sizeof(text) - 1);
	d.n += sizeof(text) - 1;
	assert_int_equal(key_take(&d, false), K_MOUSE);
	assert_int_equal(d.mouse.act, MOUSE_CLICK);
	assert_int_equal(d.mouse.row, 4);
	assert_int_equal(d.mouse.col, 11);
	assert_int_equal(key_take(&d, false), K_UNKNOWN);	/* released */
	assert_int_equal(key_take(&d, false), K_MOUSE);
	assert_int_equal(d.mouse.act, MOUSE_WHEEL_DOWN);
	assert_int_equal(key_take(&d, false), K_MOUSE);
	assert_int_equal(d.mouse.act, MOUSE_WHEEL_UP);
	assert_int_equal(d.mouse.col, 998);
	assert_int_equal(key_take(&d, false), K_UNKNOWN);	/* right */
	assert_int_equal(key_take(&d, false), K_UNKNOWN);	/* column 0 */
	assert_int_equal(key_take(&d, false), K_UNKNOWN);	/* cut short */
	assert_int_equal(key_take(&d, false), 'j');
	assert_int_equal(key_take(&d, false), K_NONE);
	/* Half of one waits for the rest. */
	assert_true(key_room(&d, &to) > 6);
	memcpy(to, "\033[<0;1", 6);
	d.n += 6;
	assert_int_equal(key_take(&d, false), K_NONE);
	assert_int_equal(key_waits(&d), KEY_WAIT_REST);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mouse),
		cmocka_unit_test(names),
		cmocka_unit_test(control_names),
		cmocka_unit_test(danish),
		cmocka_unit_test(sequences),
		cmocka_unit_test(escapes),
		cmocka_unit_test(random_bytes),
	};

	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
