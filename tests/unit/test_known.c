/*
 * The store as it was known: after any acts, undos and redos it is, row for
 * row and act for act, what it was after each of them; nothing can be written
 * to it, and the store of now comes back whole.
 */
#include <unistd.h>

#include "base/config.h"
#include "random_acts.h"
#include "store/known.h"

#define STATES	60

static int64_t
newest(struct store *s)
{
	int64_t id = 0;

	act_page(s, 0, &id, 1, &fixture_err);
	return id;
}

/* What the history says of every act, beside what the rows hold. */
static char *
everything(struct store *s)
{
	struct buf b = BUF_INIT;
	char *rows = dump(s, HIGHEST);
	int64_t id = 0;
	struct act a;

	buf_add(&b, rows);
	free(rows);
	while (act_page(s, id, &id, 1, &fixture_err) == 1) {
		must(act_get(s, id, &a, &fixture_err));
		buf_addf(&b, "act %lld %s %lld %lld %lld\n", (long long)id,
		    a.title, (long long)a.undoes, (long long)a.undone_by,
		    (long long)a.nchanges);
		act_fini(&a);
	}
	return buf_take(&b);
}

static void
some_undo(struct world *w)
{
	struct err e = ERR_INIT;
	struct undo_result r;
	int64_t id = random_next(&w->seed, 3) ? act_last(w->s, NULL,
	    &fixture_err) : act_last_undo(w->s, NULL, &fixture_err);

	if (id != 0 && !act_undo(w->s, id, ORIGIN_UNDO, NULL, NULL, false,
	    &r, &e))
		assert_int_equal(e.code, ERR_CONFLICT);
}

static void
every_state_is_known_again(uint32_t seed)
{
	struct world w = { memory_store(), seed, 0, false };
	char *was[STATES], *now;
	int64_t act[STATES];
	struct known k;
	int i, n = 0;

	while (n < STATES) {
		if (random_next(&w.seed, 4))
			some_act(&w);
		else
			some_undo(&w);
		if (newest(w.s) == 0 || (n && newest(w.s) == act[n - 1]))
			continue;
		act[n] = newest(w.s);
		was[n++] = everything(w.s);
	}
	for (i = 0; i < STATES; i++) {
		k = (struct known){ .act = act[i] };
		must(store_known(w.s, &k, &fixture_err));
		now = everything(w.s);
		assert_string_equal(now, was[i]);
		free(now);
	}
	store_now(w.s);
	now = everything(w.s);
	assert_string_equal(now, was[STATES - 1]);
	free(now);
	for (i = 0; i < STATES; i++)
		free(was[i]);
	store_close(w.s);
}

static void
test_after_any_acts_every_state_is_known_again(void **state)
{
	uint32_t seed;

	(void)state;
	for (seed = 1; seed <= 4; seed++)
		every_state_is_known_again(seed);
}

static void
an_act_at(struct store *s, const char *now, const char *area)
{
	setenv("KLAR_NOW", now, 1);
	begin(s);
	row(s, ENTITY_AREA, "name=%s", area);
	commit(s);
}

static int64_t
known_act(struct store *s, const char *text)
{
	struct known k;

	must(known_parse(text, DAY("2021-04-09"), &k, &fixture_err));
	must(store_known(s, &k, &fixture_err));
	assert_int_equal(newest(s), k.act);
	return k.act;
}

static void
test_a_day_is_all_of_it_and_a_minute_too(void **state)
{
	struct store *s = *state;
	struct buf b = BUF_INIT;
	struct known k;

	an_act_at(s, "2021-04-07 11:59:59", "a");
	an_act_at(s, "2021-04-07 12:00:40", "b");
	an_act_at(s, "2021-04-07 18:00:00", "c");
	an_act_at(s, "2021-04-08 08:00:00", "d");
	/* The clock was put back: what came later stays later. */
	an_act_at(s, "2021-04-07 11:00:00", "e");
	setenv("KLAR_NOW", "2021-04-09 10:00:00", 1);
	assert_int_equal(known_act(s, "2021-04-07 12:00"), 2);
	assert_int_equal(known_act(s, "07-04-2021 12:00:30"), 1);
	assert_int_equal(known_act(s, "2021-04-07 12.01"), 2);
	assert_int_equal(known_act(s, "2021-04-07"), 3);
	assert_int_equal(known_act(s, "2021-04-08 08:00"), 5);
	assert_int_equal(known_act(s, "2"), 2);
	assert_int_equal(known_act(s, "today"), 5);
	must(known_parse("2021-04-07 9:05", DAY("2021-04-09"), &k,
	    &fixture_err));
	assert_string_equal(k.at, "2021-04-07 09:05:59");
	known_text(&k, &b);
	assert_string_equal(buf_str(&b), "07-04-2021 09:05");
	buf_fini(&b);
	assert_int_equal(known_day(&k), DAY("2021-04-07"));
}

static void
refuses(struct store *s, const char *text, enum err_code code,
    const char *words)
{
	struct err e = ERR_INIT;
	struct known k;

	assert_false(known_parse(text, DAY("2021-04-09"), &k, &e) &&
	    store_known(s, &k, &e));
	assert_int_equal(e.code, code);
	if (!strstr(e.msg, words))
		fail_msg("'%s' does not say '%s'", e.msg, words);
	assert_false(store_is_known(s));
}

static void
test_what_cannot_be_known_is_told(void **state)
{
	struct store *s = *state;

	an_act_at(s, "2021-04-07 12:00:00", "a");
	refuses(s, "2021-04-06", ERR_INVALID, "07-04-2021");
	refuses(s, "2021-04-07 11:59", ERR_INVALID, "born");
	refuses(s, "2021-05-01", ERR_USAGE, "not come");
	refuses(s, "2021-04-07 12:01", ERR_USAGE, "not come");
	refuses(s, "17", ERR_INVALID, "17");
	refuses(s, "", ERR_USAGE, "is no time");
	refuses(s, "2021-04-07 25:00", ERR_USAGE, "is no time");
	refuses(s, "2021-04-07 12:00:00:00", ERR_USAGE, "is no time");
	refuses(s, "2021-04-31", ERR_USAGE, "is no time");
}

static void
test_what_was_known_cannot_be_written(void **state)
{
	struct store *s = *state;
	struct err e = ERR_INIT;
	uint64_t before;

	an_act_at(s, "2021-04-07 12:00:00", "a");
	an_act_at(s, "2021-04-07 12:00:00", "b");
	before = store_generation(s);
	assert_int_equal(known_act(s, "1"), 1);
	assert_true(store_is_known(s) && store_is_read_only(s));
	assert_true(store_generation(s) != before);
	assert_false(act_begin(s, ORIGIN_CLI, "x", NULL, &e));
	assert_int_equal(e.code, ERR_STORE);
	store_now(s);
	assert_false(store_is_known(s) || store_is_read_only(s));
	an_act_at(s, "2021-04-07 12:00:00", "c");
	assert_int_equal(newest(s), 3);
}

static bool
stop_at_once(void *arg)
{
	++*(int *)arg;
	return true;
}

static void
test_it_can_be_stopped_and_is_then_now(void **state)
{
	struct store *s = *state;
	int asked = 0, i;

	begin(s);
	row(s, ENTITY_AREA, "name=first");
	commit(s);
	begin(s);
	for (i = 0; i < 25000; i++)
		row(s, ENTITY_AREA, "name=area %d", i);
	commit(s);
	store_on_progress(s, stop_at_once, &asked);
	refuses(s, "1", ERR_INTERRUPT, "stopped");
	assert_true(asked > 0);
	store_on_progress(s, NULL, NULL);
	assert_int_equal(newest(s), 2);
	assert_int_equal(known_act(s, "1"), 1);
	assert_false(there(s, ENTITY_AREA, 2));
	assert_true(there(s, ENTITY_AREA, 1));
}

/* 16 MiB is the least that can be set; a copy always takes a little more. */
static void
test_a_copy_beyond_the_limit_is_refused(void **state)
{
	struct store *s = *state;
	char path[] = "known.conf";
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs("as-known-memory = 16\n", f);
	fclose(f);
	config_read(path, true);
	begin(s);
	row(s, ENTITY_VENDOR, "name=v");
	commit(s);
	begin(s);
	for (int i = 0; i < 3000; i++)
		row(s, ENTITY_VENDOR, "name=%d|note=%0400d", i, i);
	commit(s);
	refuses(s, "1", ERR_STORE, "as-known-memory");
	config_reset();
	unlink(path);
	assert_int_equal(known_act(s, "1"), 1);
}

static int
setup(void **state)
{
	setenv("KLAR_NOW", "2021-04-07 12:00:00", 1);
	return setup_memory(state);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_after_any_acts_every_state_is_known_again),
		T(test_a_day_is_all_of_it_and_a_minute_too),
		T(test_what_cannot_be_known_is_told),
		T(test_what_was_known_cannot_be_written),
		T(test_it_can_be_stopped_and_is_then_now),
		T(test_a_copy_beyond_the_limit_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
