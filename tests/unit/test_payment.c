/*
 * The payment rules of domain.md 7, kind of contract by kind of contract, and
 * what no rule decides.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/payment.h"

#define KR(n)	((int64_t)(n) * 100)

static struct payment
line(enum contract contract, int64_t amount, int64_t primary)
{
	struct payment p = { .kind = PAYMENT_CONNECTION,
	    .contract = contract, .covered = true, .amount = amount,
	    .primary = primary };

	return p;
}

/* The verdict on each of the lines of one contract must be the same. */
static void
all_are(enum verdict want, const struct payment *p, size_t n)
{
	struct payment_total t = PAYMENT_TOTAL_INIT;
	size_t i;

	for (i = 0; i < n; i++)
		payment_add(&t, &p[i]);
	for (i = 0; i < n; i++)
		assert_int_equal(payment_verdict(&p[i], &t), want);
}

static void
test_2014_is_ten_per_cent_in_total(void **state)
{
	struct payment p[3] = {
		line(CONTRACT_SKI_2014, KR(6000), KR(100000)),
		line(CONTRACT_SKI_2014, KR(4000), -1),
		line(CONTRACT_SKI_2014, 1, -1),
	};

	(void)state;
	all_are(VERDICT_FITS, p, 1);
	all_are(VERDICT_FITS, p, 2);	/* exactly 10 % */
	all_are(VERDICT_BREAKS, p, 3);	/* one øre more, all of them */
	p[2].covered = false;
	all_are(VERDICT_FITS, p, 2);
	p[0].primary = KR(100000) - 1;	/* ten per cent is 9,999.99 */
	all_are(VERDICT_BREAKS, p, 2);
	p[0].primary = KR(0);
	all_are(VERDICT_BREAKS, p, 2);
}

static void
test_2014_needs_one_primary_price(void **state)
{
	struct payment p[3] = {
		line(CONTRACT_SKI_2014, KR(1), -1),
		line(CONTRACT_SKI_2014, KR(1), -1),
		line(CONTRACT_SKI_2014, KR(1), -1),
	};

	(void)state;
	all_are(VERDICT_LACKS, p, 3);
	p[1].primary = KR(500);
	all_are(VERDICT_FITS, p, 3);
	p[2].primary = KR(500);
	all_are(VERDICT_FITS, p, 3);
	p[2].primary = KR(600);		/* which of them? */
	all_are(VERDICT_LACKS, p, 3);
	p[0].primary = KR(500);
	all_are(VERDICT_LACKS, p, 3);
	p[0].amount = p[1].amount = p[2].amount = 0;
	all_are(VERDICT_FITS, p, 3);	/* nothing is never too much */
}

static void
test_2019_is_nothing(void **state)
{
	struct payment p = line(CONTRACT_SKI_2019, 0, KR(100000));

	(void)state;
	all_are(VERDICT_FITS, &p, 1);
	p.amount = 1;
	all_are(VERDICT_BREAKS, &p, 1);
	p.decision = VERDICT_FITS;	/* no person sets a rule aside */
	all_are(VERDICT_BREAKS, &p, 1);
}

static void
test_an_individual_contract_wants_a_person(void **state)
{
	struct payment p = line(CONTRACT_TENDER, KR(5000), KR(100000));

	(void)state;
	assert_true(payment_by_person(&p));
	all_are(VERDICT_DECIDE, &p, 1);
	p.decision = VERDICT_BREAKS;
	all_are(VERDICT_BREAKS, &p, 1);
	p.decision = VERDICT_FITS;
	all_are(VERDICT_FITS, &p, 1);
}

static void
test_what_the_rule_does_not_cover_wants_a_person(void **state)
{
	struct payment p = line(CONTRACT_SKI_2019, KR(5000), -1);

	(void)state;
	p.covered = false;
	assert_true(payment_by_person(&p));
	all_are(VERDICT_DECIDE, &p, 1);
	p.decision = VERDICT_FITS;
	all_are(VERDICT_FITS, &p, 1);
	p.contract = CONTRACT_NONE;
	assert_false(payment_by_person(&p));
	all_are(VERDICT_LACKS, &p, 1);
}

static void
test_advice_is_never_counted(void **state)
{
	struct payment_total t = PAYMENT_TOTAL_INIT;
	struct payment p = line(CONTRACT_SKI_2014, KR(1000), KR(10000));
	struct payment advice = line(CONTRACT_SKI_2014, KR(90000), -1);

	(void)state;
	advice.kind = PAYMENT_ADVICE;
	payment_add(&t, &p);
	payment_add(&t, &advice);
	assert_int_equal(payment_verdict(&p, &t), VERDICT_FITS);
	assert_int_equal(payment_verdict(&advice, &t), VERDICT_APART);
	assert_false(payment_by_person(&advice));
	advice.contract = CONTRACT_NONE;
	assert_int_equal(payment_verdict(&advice, &t), VERDICT_APART);
}

static void
test_other_kinds_are_not_added_up(void **state)
{
	struct payment_total t = PAYMENT_TOTAL_INIT;
	struct payment p = line(CONTRACT_SKI_2014, KR(1000), KR(10000));
	struct payment other = line(CONTRACT_SKI_2019, KR(1), -1);

	(void)state;
	payment_add(&t, &p);
	payment_add(&t, &other);
	assert_int_equal(payment_verdict(&p, &t), VERDICT_FITS);
	assert_int_equal(payment_verdict(&other, &t), VERDICT_BREAKS);
}

static void
test_huge_amounts_do_not_wrap(void **state)
{
	struct payment p[2] = {
		line(CONTRACT_SKI_2014, INT64_MAX, INT64_MAX),
		line(CONTRACT_SKI_2014, INT64_MAX, -1),
	};

	(void)state;
	all_are(VERDICT_BREAKS, p, 2);
}

static void
test_words(void **state)
{
	enum payment_kind kind;

	(void)state;
	assert_true(payment_of("advice", &kind));
	assert_int_equal(kind, PAYMENT_ADVICE);
	assert_true(payment_of(payment_word(PAYMENT_CONNECTION), &kind));
	assert_int_equal(kind, PAYMENT_CONNECTION);
	assert_false(payment_of("", &kind));
	assert_false(payment_of(NULL, &kind));
	assert_int_equal(verdict_of(verdict_word(VERDICT_FITS)),
	    VERDICT_FITS);
	assert_int_equal(verdict_of(verdict_word(VERDICT_BREAKS)),
	    VERDICT_BREAKS);
	assert_int_equal(verdict_of(NULL), VERDICT_NONE);
	assert_int_equal(verdict_of("decide"), VERDICT_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_2014_is_ten_per_cent_in_total),
		cmocka_unit_test(test_2014_needs_one_primary_price),
		cmocka_unit_test(test_2019_is_nothing),
		cmocka_unit_test(test_an_individual_contract_wants_a_person),
		cmocka_unit_test(
		    test_what_the_rule_does_not_cover_wants_a_person),
		cmocka_unit_test(test_advice_is_never_counted),
		cmocka_unit_test(test_other_kinds_are_not_added_up),
		cmocka_unit_test(test_huge_amounts_do_not_wrap),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
