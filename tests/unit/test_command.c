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

static void
table_is_sound(void **state)
{
	struct buf faults = BUF_INIT;
	bool ok = command_check(&faults);

	(void)state;
	if (!ok)
		print_error("%s", buf_str(&faults));
	buf_fini(&faults);
	assert_true(ok);
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
		assert_true(strlen(ctx_name((enum ctx)c)) > 0);
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
		cmocka_unit_test(table_is_sound),
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
