/*
 * Tracks: keys, phases, and whether they can be walked at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/track.h"

#define BIT(i)	(UINT64_C(1) << (i))

/* Three phases: F1 F2 (needs F1) | I1 I2 (needs I1) | K1 (needs I2). */
static void
make_track(struct track *t)
{
	static const char *const keys[] = { "F1", "F2", "I1", "I2", "K1" };
	static const int phase[] = { 0, 0, 1, 1, 2 };
	static const uint64_t requires[] = { 0, BIT(0), 0, BIT(2), BIT(3) };
	int i;

	memset(t, 0, sizeof(*t));
	str_copy(t->key, sizeof(t->key), "forloeb1");
	t->nphases = 3;
	for (i = 0; i < 3; i++)
		str_copy(t->phases[i].key, sizeof(t->phases[i].key),
		    (const char *const[]){ "F", "I", "K" }[i]);
	t->nsteps = 5;
	for (i = 0; i < 5; i++) {
		str_copy(t->steps[i].key, sizeof(t->steps[i].key), keys[i]);
		t->steps[i].phase = phase[i];
		t->steps[i].requires = requires[i];
	}
}

static void
check_refused(const struct track *t, const char *words)
{
	struct err e = ERR_INIT;

	assert_false(track_check(t, &e));
	assert_int_equal(e.code, ERR_INVALID);
	if (!strstr(e.msg, words))
		fail_msg("'%s' does not say '%s'", e.msg, words);
}

static void
test_a_sound_track_and_an_empty_one_can_be_walked(void **state)
{
	struct err e = ERR_INIT;
	struct track t;

	(void)state;
	make_track(&t);
	assert_true(track_check(&t, &e));
	t.nsteps = 0;
	assert_true(track_check(&t, &e));
	t.nphases = 0;
	assert_true(track_check(&t, &e));
}

static void
test_steps_are_found_by_key_in_any_case(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	assert_int_equal(track_step(&t, "I2"), 3);
	assert_int_equal(track_step(&t, "i2"), 3);
	assert_int_equal(track_step(&t, "I"), -1);
	assert_int_equal(track_step(&t, "I22"), -1);
	assert_int_equal(track_step(&t, ""), -1);
	assert_true(track_phase_steps(&t, 1) == (BIT(2) | BIT(3)));
	assert_true(track_phase_steps(&t, 7) == 0);
}

static void
test_keys_must_be_unique_and_not_empty(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	str_copy(t.steps[4].key, sizeof(t.steps[4].key), "f2");
	check_refused(&t, "f2");
	t.steps[4].key[0] = '\0';
	check_refused(&t, "5");
	make_track(&t);
	str_copy(t.phases[2].key, sizeof(t.phases[2].key), "i");
	check_refused(&t, "called i");
	t.phases[2].key[0] = '\0';
	check_refused(&t, "3");
}

static void
test_phases_must_exist_and_not_fall(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	t.steps[4].phase = 3;
	check_refused(&t, "K1");
	t.steps[4].phase = -1;
	check_refused(&t, "K1");
	t.steps[4].phase = 0;
	check_refused(&t, "K1 comes after I2");
}

static void
test_requires_must_stay_inside_the_track(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	t.steps[1].requires = BIT(5);
	check_refused(&t, "F2");
	t.steps[1].requires = BIT(63);
	check_refused(&t, "F2");
}

static void
test_sizes_must_fit(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	t.nsteps = TRACK_STEPS_MAX + 1;
	check_refused(&t, "64");
	make_track(&t);
	t.nphases = TRACK_PHASES_MAX + 1;
	check_refused(&t, "8");
}

static void
test_a_loop_is_named(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	t.steps[2].requires = BIT(3);
	check_refused(&t, ": I1 > I2 > I1");
	make_track(&t);
	t.steps[1].requires = BIT(1);
	check_refused(&t, ": F2 > F2");
}

static void
test_the_way_to_a_loop_is_not_named(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	t.steps[0].requires = BIT(1);		/* F1 > F2 > F1 */
	t.steps[1].requires = BIT(1);		/* but F2 > F2 is met first */
	check_refused(&t, ": F2 > F2");
}

static void
test_a_step_that_needs_one_behind_its_own_gate_is_a_loop(void **state)
{
	struct err e = ERR_INIT;
	struct track t;

	(void)state;
	make_track(&t);
	t.steps[1].requires = BIT(2);
	check_refused(&t, ": F2 > I1 > F2");
	t.steps[2].early = true;
	assert_true(track_check(&t, &e));
}

static void
test_a_full_track_is_checked_too(void **state)
{
	struct err e = ERR_INIT;
	struct track t;
	char key[16];
	int i;

	(void)state;
	make_track(&t);
	t.nsteps = TRACK_STEPS_MAX;
	for (i = 0; i < TRACK_STEPS_MAX; i++) {
		key[0] = (char)('A' + i / 10);
		key[1] = (char)('0' + i % 10);
		key[2] = '\0';
		str_copy(t.steps[i].key, sizeof(t.steps[i].key), key);
		t.steps[i].phase = 2;
		t.steps[i].requires = i ? BIT(i - 1) : 0;
	}
	assert_true(track_check(&t, &e));
	t.steps[0].requires = BIT(63);
	assert_false(track_check(&t, &e));
	assert_non_null(strstr(e.msg, ": A0 > G3 > G2 > "));
}

static void
test_track_fini_frees_the_texts(void **state)
{
	struct track t;

	(void)state;
	make_track(&t);
	t.title = xstrdup("Forløb 1");
	t.phases[2].title = xstrdup("Klarmelding");
	t.steps[4].title = xstrdup("title");
	t.steps[4].description = xstrdup("description");
	t.steps[4].role = xstrdup("role");
	t.steps[4].source = xstrdup("seed");
	track_fini(&t);
	assert_int_equal(t.nsteps, 0);
	assert_null(t.title);
}

static void
test_words_are_read_back(void **state)
{
	enum subject_kind k, kk;
	enum party p, pp;
	enum milestone m, mm;

	(void)state;
	for (k = 0; k < SUBJECT__COUNT; k++)
		assert_true(subject_of(subject_word(k), &kk) && kk == k);
	for (p = 0; p < PARTY__COUNT; p++)
		assert_true(party_of(party_word(p), &pp) && pp == p);
	for (m = 0; m < MILESTONE__COUNT; m++)
		assert_true(milestone_of(milestone_word(m), &mm) && mm == m);
	assert_string_equal(party_word(PARTY_NONE), "");
	assert_string_equal(party_name(PARTY_NONE), "");
	assert_string_equal(party_name(PARTY_KOMBIT), "KOMBIT");
	assert_false(subject_of("System", &kk));
	assert_false(party_of(NULL, &pp));
	assert_false(milestone_of("klarmeldt", &mm));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_sound_track_and_an_empty_one_can_be_walked),
		cmocka_unit_test(test_steps_are_found_by_key_in_any_case),
		cmocka_unit_test(test_keys_must_be_unique_and_not_empty),
		cmocka_unit_test(test_phases_must_exist_and_not_fall),
		cmocka_unit_test(test_requires_must_stay_inside_the_track),
		cmocka_unit_test(test_sizes_must_fit),
		cmocka_unit_test(test_a_loop_is_named),
		cmocka_unit_test(test_the_way_to_a_loop_is_not_named),
		cmocka_unit_test(
		    test_a_step_that_needs_one_behind_its_own_gate_is_a_loop),
		cmocka_unit_test(test_a_full_track_is_checked_too),
		cmocka_unit_test(test_track_fini_frees_the_texts),
		cmocka_unit_test(test_words_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
