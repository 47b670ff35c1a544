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

#include <cmocka.h>

#include "base/i18n.h"
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_is_sound),
		cmocka_unit_test(lookup),
		cmocka_unit_test(by_name),
		cmocka_unit_test(contexts),
		cmocka_unit_test(labels),
	};

	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
