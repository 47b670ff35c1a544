/*
 * The table of commands: every key parses, works on a Danish keyboard, has
 * one meaning; every command has its texts; and the lookups.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/config.h"
#include "base/i18n.h"
#include "scratch.h"
#include "term/command.h"

/* How many sequences of keys the table gives a command. */
static int
given(int c)
{
	const char *s = cmd_info[c].keys;
	int n = 0;

	for (s += strspn(s, " \t"); *s; s += strspn(s, " \t"), n++)
		s += strcspn(s, " \t");
	return n;
}

/* Is there a screen that has both? */
static bool
meet(int c, int d)
{
	unsigned x, y;

	for (x = CTX_ANY; x < CTX__END; x <<= 1)
		for (y = CTX_ANY; y < CTX__END; y <<= 1)
			if ((cmd_info[c].ctx & x) && (cmd_info[d].ctx & y) &&
			    ctx_together((enum ctx)x, (enum ctx)y))
				return true;
	return false;
}

/* Every key is one, and can be typed without AltGr. */
static void
keys_can_be_typed(void **state)
{
	int c, k, n, key[KEY_SEQUENCE];

	(void)state;
	for (c = CMD_NONE + 1; c < CMD__COUNT; c++)
		for (k = 0; k < given(c); k++) {
			n = command_keys((enum cmd)c, k, key);
			if (n == 0)
				fail_msg("%s: a bad key", cmd_info[c].name);
			while (n-- > 0)
				if (key_needs_altgr(key[n]))
					fail_msg("%s: '%c' needs AltGr",
					    cmd_info[c].name, key[n]);
		}
}

/* Not the same on one screen, nor hidden behind a shorter one. */
static void
keys_have_one_meaning(void **state)
{
	int c, d, i, k, n, m, a[KEY_SEQUENCE], b[KEY_SEQUENCE];

	(void)state;
	for (c = CMD_NONE + 1; c < CMD__COUNT; c++)
		for (i = 0; i < given(c); i++)
			for (d = c + 1; d < CMD__COUNT; d++)
				for (k = 0; k < given(d); k++) {
					n = command_keys((enum cmd)c, i, a);
					m = command_keys((enum cmd)d, k, b);
					if (a[0] == b[0] && (n == 1 ||
					    m == 1 || a[1] == b[1]) &&
					    meet(c, d))
						fail_msg("%s and %s: '%c'",
						    cmd_info[c].name,
						    cmd_info[d].name, a[0]);
				}
}

static void
commands_have_texts(void **state)
{
	int c;

	(void)state;
	for (c = CMD_NONE + 1; c < CMD__COUNT; c++)
		if (!*cmd_info[c].name || !*cmd_info[c].help ||
		    !*cmd_info[c].bar || !cmd_info[c].ctx)
			fail_msg("command %d lacks a text", c);
}

static void
lookup(void **state)
{
	unsigned list = CTX_LIST | CTX_STEPS;

	(void)state;
	assert_int_equal(command_of_keys(list, 'j', K_NONE), CMD_DOWN);
	assert_int_equal(command_of_keys(list, K_DOWN, K_NONE), CMD_DOWN);
	assert_int_equal(command_of_keys(list, 'g', 'g'), CMD_TOP);
	assert_int_equal(command_of_keys(0, 'g', 'g'), CMD_NONE);
	assert_int_equal(command_of_keys(0, 'g', 'd'), CMD_OVERVIEW);
	assert_int_equal(command_of_keys(CTX_LIST, 'x', K_NONE), CMD_NONE);
	assert_int_equal(command_of_keys(list, 'x', K_NONE), CMD_TICK);
	assert_int_equal(command_of_keys(0, K_ESC, K_NONE), CMD_BACK);
	assert_true(command_is_prefix(0, 'g'));
	assert_false(command_is_prefix(list, 'j'));
	assert_true(command_in(CMD_UNDO, 0));
	assert_false(command_in(CMD_TICK, CTX_LIST));
}

static void
by_name(void **state)
{
	int c, n = 0;

	(void)state;
	for (c = CMD_NONE + 1; c < CMD__COUNT; c++)
		assert_int_equal(command_of_name(cmd_info[c].name), c);
	assert_int_equal(command_of_name("overv"), CMD_OVERVIEW);
	assert_int_equal(command_of_name("undo"), CMD_UNDO);	/* not -act */
	assert_int_equal(command_of_name("und"), CMD_NONE);	/* two */
	assert_int_equal(command_of_name(""), CMD_NONE);
	assert_int_equal(command_of_name("nosuch"), CMD_NONE);
	for (c = CMD_NONE; (c = (int)command_complete("page-",
	    (enum cmd)c)) != CMD_NONE;)
		n++;
	assert_int_equal(n, 2);
}

static void
contexts(void **state)
{
	unsigned c;

	(void)state;
	for (c = CTX_ANY; c < CTX__END; c <<= 1) {
		assert_true(ctx_together((enum ctx)c, (enum ctx)c));
		assert_true(ctx_together(CTX_ANY, (enum ctx)c));
	}
	assert_true(ctx_sound(CTX_LIST | CTX_STEPS | CTX_GATES | CTX_PANES));
	assert_false(ctx_sound(CTX_HISTORY | CTX_STEPS));
	assert_false(ctx_sound(CTX_HELP | CTX_HISTORY));
	assert_false(ctx_sound(CTX_IMPORT | CTX_MARKS));
}

static void
labels(void **state)
{
	struct buf b = BUF_INIT;
	int key[KEY_SEQUENCE];

	(void)state;
	assert_true(command_key(CMD_HALF_DOWN, 0, &b));
	assert_string_equal(buf_str(&b), "Ctrl-d");
	buf_clear(&b);
	assert_true(command_key(CMD_OVERVIEW, 1, &b));
	assert_string_equal(buf_str(&b), "gd");
	assert_false(command_key(CMD_OVERVIEW, 2, &b));
	assert_int_equal(command_keys(CMD_TOP, 0, key), 2);
	assert_int_equal(key[1], 'g');
	buf_fini(&b);
}

/* What klar.conf says about keys, and the one fault it leads to; "": none. */
static void
config_says(const char *text, const char *fault)
{
	char dir[SCRATCH_MAX], path[SCRATCH_MAX + 16];
	struct buf b = BUF_INIT;
	FILE *f;

	assert_true(scratch_make(dir));
	snprintf(path, sizeof(path), "%s/klar.conf", dir);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	config_read(path, true);
	command_take_config();
	unlink(path);
	rmdir(dir);
	assert_int_equal(config_faults(), *fault ? 1 : 0);
	if (*fault) {
		config_fault_text(0, &b);
		assert_string_equal(buf_str(&b) + strlen(path), fault);
	}
	buf_fini(&b);
}

static void
keys_of_ones_own(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	config_says("key tick = \xc3\xb8\t<F5> gx\n", "");
	assert_int_equal(command_of_keys(CTX_STEPS, 0xf8, K_NONE), CMD_TICK);
	assert_int_equal(command_of_keys(CTX_STEPS, K_F5, K_NONE), CMD_TICK);
	assert_int_equal(command_of_keys(CTX_STEPS, 'g', 'x'), CMD_TICK);
	assert_int_equal(command_of_keys(CTX_STEPS, 'x', K_NONE), CMD_NONE);
	assert_true(command_key(CMD_TICK, 0, &b));
	assert_string_equal(buf_str(&b), "\xc3\xb8");
	buf_fini(&b);
	/* Two may be swapped, and a key may be given up. */
	config_says("key tick = p\nkey pass = x\nkey quit =\n", "");
	assert_int_equal(command_of_keys(CTX_STEPS | CTX_GATES, 'p', K_NONE),
	    CMD_TICK);
	assert_int_equal(command_of_keys(CTX_STEPS | CTX_GATES, 'x', K_NONE),
	    CMD_PASS);
	assert_int_equal(command_of_keys(0, 'Q', K_NONE), CMD_NONE);
}

static void
keys_that_cannot_be(void **state)
{
	(void)state;
	config_says("key tick = p\n", ":1: the keys of tick stay as they "
	    "are: p is a key of pass on the same screen");
	assert_int_equal(command_of_keys(CTX_STEPS, 'x', K_NONE), CMD_TICK);
	assert_int_equal(command_of_keys(CTX_STEPS | CTX_GATES, 'p', K_NONE),
	    CMD_PASS);
	/* Of two lines the later gives way; so does what it would hide. */
	config_says("key skip = \xc3\xa6\nkey start = \xc3\xa6\n",
	    ":2: the keys of start stay as they are: \xc3\xa6 is a key of "
	    "skip on the same screen");
	config_says("key skip = g\n", ":1: the keys of skip stay as they "
	    "are: g is a key of top on the same screen");
	config_says("key start = <F55>\n", ":1: the keys of start stay as "
	    "they are: '<F55>' is no key; a key is written x, \xc3\xa5, gx, "
	    "<C-x>, <F2> or <Down>");
	config_says("key start = 1 2 3 4\n",
	    ":1: the keys of start stay as they are: 3 at most");
	config_says("key back =\n",
	    ":1: the keys of back stay as they are: it cannot be without one");
	config_says("key fly = x\n",
	    ":1: there is no command 'fly'; the help names them");
	config_says("key skip = <F2>\nkey skip = <F3>\n",
	    ":2: the keys of skip are said before, in line 1");
	assert_int_equal(command_of_keys(CTX_STEPS, K_F2, K_NONE), CMD_SKIP);
	config_reset();
	command_take_config();
	assert_int_equal(command_of_keys(CTX_STEPS, K_F2, K_NONE), CMD_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_can_be_typed),
		cmocka_unit_test(keys_have_one_meaning),
		cmocka_unit_test(commands_have_texts),
		cmocka_unit_test(lookup),
		cmocka_unit_test(by_name),
		cmocka_unit_test(contexts),
		cmocka_unit_test(labels),
		cmocka_unit_test(keys_of_ones_own),
		cmocka_unit_test(keys_that_cannot_be),
	};

	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
