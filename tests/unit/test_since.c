/*
 * What has happened to a thing after one change: the same as its whole history
 * tells of that time, whatever came, changed and went; and it costs nothing
 * how long that history is.
 */
#include "inbox_fixture.h"

#define ACTS	60

struct told {
	struct buf	 text;
	int64_t		 after;
};

static bool
tell(void *arg, const struct change *ch)
{
	struct told *t = arg;

	if (ch->id > t->after)
		buf_addf(&t->text, "%lld %d %lld %d\n", (long long)ch->id,
		    (int)ch->entity, (long long)ch->row_id, ch->field);
	return true;
}

static struct thing
acadre(const struct world *w)
{
	return (struct thing){ .entity = ENTITY_SYSTEM, .id = w->acadre };
}

static void
assert_told_alike(struct world *w, int64_t act)
{
	struct thing thing = acadre(w);
	struct told all = { BUF_INIT, 0 }, since = { BUF_INIT, 0 };
	bool went;

	must(change_until(w->s, act, &all.after, &fixture_err));
	must(any_went_since(w->s, all.after, &went, &fixture_err));
	must(thing_changes(w->s, &thing, tell, &all, &fixture_err));
	must(thing_changes_since(w->s, &thing, all.after, went, tell, &since,
	    &fixture_err));
	assert_string_equal(buf_str(&all.text), buf_str(&since.text));
	buf_fini(&all.text);
	buf_fini(&since.text);
}

/* Its run, found or made anew: it may have gone with what it held. */
static int64_t
its_run(struct world *w)
{
	struct record r;

	if (!record_get(w->s, ENTITY_RUN, w->run, &r, NULL))
		w->run = row(w->s, ENTITY_RUN, "track_id=1|system_id=%lld",
		    (long long)w->acadre);
	record_fini(&r);
	return w->run;
}

static void
touch_mark(struct world *w, int64_t *mark, int step, uint32_t what)
{
	struct record r;
	bool is = record_get(w->s, ENTITY_MARK, mark[step], &r, NULL);

	record_fini(&r);
	if (!is)
		mark[step] = row(w->s, ENTITY_MARK, "run_id=%lld|"
		    "step_id=%lld|state=running", (long long)its_run(w),
		    (long long)w->step[step]);
	else if (what % 3)
		change(w->s, ENTITY_MARK, mark[step], "note=%u", what);
	else
		must(record_delete(w->s, ENTITY_MARK, mark[step],
		    &fixture_err));
}

static void
some_act(struct world *w, int64_t *mark, uint32_t *seed)
{
	struct err e = ERR_INIT;

	begin(w->s);
	if (random_next(seed, 4) == 0)
		change(w->s, ENTITY_SYSTEM, w->acadre, "note=%u",
		    random_next(seed, 1000));
	if (random_next(seed, 6) == 0)
		record_delete(w->s, ENTITY_RUN, w->run, &e);
	else
		touch_mark(w, mark, (int)random_next(seed, 3),
		    random_next(seed, 1000));
	commit(w->s);
}

static void
test_it_is_what_the_whole_history_tells_of_that_time(void **state)
{
	struct world *w = *state;
	int64_t mark[3] = { 0 }, act, last;
	struct undo_result r;
	struct err e;
	uint32_t seed = 7;
	int i;

	for (i = 0; i < ACTS; i++) {
		some_act(w, mark, &seed);
		e = (struct err)ERR_INIT;
		last = act_last(w->s, NULL, &fixture_err);
		if (random_next(&seed, 3) == 0 && last > 1)
			act_undo(w->s, last, ORIGIN_UNDO, NULL, NULL, false,
			    &r, &e);
	}
	act_page(w->s, 0, &last, 1, &fixture_err);
	for (act = 1; act <= last; act++)
		assert_told_alike(w, act);
}

static bool
count(void *arg)
{
	(*(int *)arg)++;
	return false;
}

static void
test_what_is_old_costs_nothing(void **state)
{
	struct world *w = *state;
	struct thing thing = acadre(w);
	struct told t = { BUF_INIT, 0 };
	int64_t mark;
	int asked = 0, i;

	begin(w->s);
	mark = row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|"
	    "state=running", (long long)w->run, (long long)w->step[0]);
	for (i = 0; i < 10000; i++)
		change(w->s, ENTITY_MARK, mark, "note=%d", i);
	must(change_until(w->s, commit(w->s), &t.after, &fixture_err));
	begin(w->s);
	change(w->s, ENTITY_MARK, mark, "note=new");
	commit(w->s);
	store_on_progress(w->s, count, &asked);
	must(thing_changes(w->s, &thing, tell, &t, &fixture_err));
	assert_true(asked > 10);	/* of the whole history it is much */
	asked = 0;
	must(thing_changes_since(w->s, &thing, t.after, true, tell, &t,
	    &fixture_err));
	store_on_progress(w->s, NULL, NULL);
	assert_int_equal(asked, 0);
	buf_fini(&t.text);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_it_is_what_the_whole_history_tells_of_that_time),
		T(test_what_is_old_costs_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
