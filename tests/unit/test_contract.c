/*
 * Kinds of contract: stored words, the programme's words, and what a list
 * may call them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/contract.h"

static void
test_words_and_names_are_read_back(void **state)
{
	enum contract c, got;

	(void)state;
	for (c = 0; c < CONTRACT__COUNT; c++) {
		assert_true(contract_of(contract_word(c), &got));
		assert_int_equal(got, c);
		assert_true(contract_of(contract_name(c), &got));
		assert_int_equal(got, c);
	}
	assert_string_equal(contract_word(CONTRACT_NONE), "");
	assert_string_equal(contract_word(CONTRACT_SKI_2014), "ski2014");
	assert_string_equal(contract_name(CONTRACT_SKI_2019),
	    "SKI 02.19 (2019)");
}

static void
test_names_are_folded_and_anden_kontrakt_is_a_tender(void **state)
{
	enum contract c;

	(void)state;
	assert_true(contract_of("Anden kontrakt", &c));
	assert_int_equal(c, CONTRACT_TENDER);
	assert_true(contract_of("INDIVIDUEL  EU-udbudskontrakt", &c));
	assert_int_equal(c, CONTRACT_TENDER);
	assert_true(contract_of("ski 02.19 (2014)", &c));
	assert_int_equal(c, CONTRACT_SKI_2014);
}

static void
test_an_unknown_contract_is_refused(void **state)
{
	enum contract c = CONTRACT_TENDER;

	(void)state;
	assert_false(contract_of("SKI 02.19", &c));
	assert_false(contract_of("SKI 02.19 (2015)", &c));
	assert_false(contract_of(NULL, &c));
	assert_int_equal(c, CONTRACT_TENDER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_and_names_are_read_back),
		cmocka_unit_test(
		    test_names_are_folded_and_anden_kontrakt_is_a_tender),
		cmocka_unit_test(test_an_unknown_contract_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
