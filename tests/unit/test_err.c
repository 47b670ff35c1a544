/*
 * Errors as values: codes, texts that are cut between characters, context
 * put in front, and the exit status of each code.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/utf8.h"

static void
test_err_set_keeps_code_and_text_and_is_false(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_false(err_set(&e, ERR_RULE, "%s requires %d", "K7", 2));
	assert_int_equal(e.code, ERR_RULE);
	assert_string_equal(e.msg, "K7 requires 2");
	err_clear(&e);
	assert_int_equal(e.code, ERR_NONE);
	assert_string_equal(e.msg, "");
}

static void
test_err_set_and_wrap_allow_no_error_to_write_to(void **state)
{
	struct err *none = NULL;

	(void)state;
	assert_false(err_set(none, ERR_IO, "x"));
	assert_false(err_wrap(none, "x"));
}

static void
test_err_wrap_puts_context_in_front_and_keeps_the_code(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	err_set(&e, ERR_INVALID, "no such day");
	assert_false(err_wrap(&e, "%s:%d", "liste.csv", 17));
	assert_int_equal(e.code, ERR_INVALID);
	assert_string_equal(e.msg, "liste.csv:17: no such day");
}

static void
test_err_set_may_use_its_own_text(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	err_set(&e, ERR_IO, "first");
	err_set(&e, ERR_IO, "%s and second", e.msg);
	assert_string_equal(e.msg, "first and second");
}

/* Every length around the end of the field, with 1 to 4 byte characters. */
static void
test_err_texts_are_cut_between_characters(void **state)
{
	static const char *const letters[] = { "x", "å", "€", "😀" };
	char text[1100];
	struct err e = ERR_INIT;
	size_t i, lead, size, n;

	(void)state;
	for (i = 0; i < 4; i++)
		for (lead = 0; lead < 4; lead++) {
			size = strlen(letters[i]);
			memset(text, '-', lead);
			for (n = lead; n + size < sizeof(text); n += size)
				memcpy(text + n, letters[i], size);
			text[n] = '\0';
			err_set(&e, ERR_IO, "%s", text);
			n = strlen(e.msg);
			assert_true(utf8_valid(e.msg, n));
			assert_true(n < sizeof(e.msg));
			assert_true(n + size >= sizeof(e.msg));
			err_wrap(&e, "%s", "Århus");
			assert_true(utf8_valid(e.msg, strlen(e.msg)));
			err_wrap(&e, "%s", text);
			assert_true(utf8_valid(e.msg, strlen(e.msg)));
			assert_int_equal(strncmp(e.msg, text, n), 0);
		}
}

static void
test_err_exit_is_the_status_of_the_design(void **state)
{
	static const struct {
		enum err_code	code;
		int		status;
	} rows[] = {
		{ ERR_NONE, 0 }, { ERR_PART, 1 }, { ERR_USAGE, 2 },
		{ ERR_RULE, 3 }, { ERR_CONFLICT, 4 }, { ERR_BUSY, 5 },
		{ ERR_STORE, 6 }, { ERR_INVALID, 1 }, { ERR_IO, 1 },
		{ ERR_INTERRUPT, 1 },
	};
	size_t i;

	(void)state;
	assert_int_equal(sizeof(rows) / sizeof(rows[0]), ERR__COUNT);
	for (i = 0; i < ERR__COUNT; i++)
		assert_int_equal(err_exit(rows[i].code), rows[i].status);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_err_set_keeps_code_and_text_and_is_false),
		cmocka_unit_test(
		    test_err_set_and_wrap_allow_no_error_to_write_to),
		cmocka_unit_test(
		    test_err_wrap_puts_context_in_front_and_keeps_the_code),
		cmocka_unit_test(test_err_set_may_use_its_own_text),
		cmocka_unit_test(test_err_texts_are_cut_between_characters),
		cmocka_unit_test(test_err_exit_is_the_status_of_the_design),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
