/*
 * Waivers in the inbox, asked for and ending, and which targets count.
 */
#include "inbox_fixture.h"

/* How many targets the vendor's answer to F1 counts for. */
static int
target_points(struct world *w)
{
	struct inbox b = load(w);
	int n = find(&b, "Acadre", "F1")->rank.effect.targets;

	inbox_fini(&b);
	return n;
}

static void
test_a_target_that_is_answered_does_not_count(void **state)
{
	struct world *w = *state;
	int64_t one, live, other, run;

	begin(w->s);			/* beside "all systems klarmeldt" */
	one = row(w->s, ENTITY_TARGET, "number=3|year=2021|quarter=2|"
	    "area=ESDH|title=t|metric=klarmeldte_systemer|value=1|all_of=0");
	live = row(w->s, ENTITY_TARGET, "number=4|year=2021|quarter=2|"
	    "area=ESDH|title=t|metric=kommuner_i_drift|value=2|all_of=0");
	commit(w->s);
	assert_int_equal(target_points(w), 3);

	begin(w->s);			/* a system is klarmeldt: enough */
	other = row(w->s, ENTITY_SYSTEM, "vendor_id=%lld|name=SBSYS|"
	    "area_id=1|ready_by=2021-03-31", (long long)w->vendor);
	commit(w->s);
	assert_int_equal(target_points(w), 2);
	begin(w->s);			/* one is not two */
	change(w->s, ENTITY_TARGET, one, "value=2");
	commit(w->s);
	assert_int_equal(target_points(w), 3);
	begin(w->s);
	change(w->s, ENTITY_TARGET, one, "value=1");
	commit(w->s);

	begin(w->s);			/* Odense runs it after all: two do */
	run = row(w->s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)w->rollout, (long long)row(w->s, ENTITY_INSTALLATION,
	    "municipality_id=%lld|system_id=%lld", (long long)w->odense,
	    (long long)other));
	row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=met|"
	    "on_date=2021-04-20", (long long)run, (long long)w->connect[1]);
	commit(w->s);
	assert_int_equal(target_points(w), 1);
	begin(w->s);			/* and all of them are two */
	change(w->s, ENTITY_TARGET, live, "value=|all_of=1");
	commit(w->s);
	assert_int_equal(target_points(w), 1);
	begin(w->s);
	row(w->s, ENTITY_MUNICIPALITY, "code=0751|name=Aarhus");
	commit(w->s);
	assert_int_equal(target_points(w), 2);
}

/* Is a waiver in the inbox of this one on this day, among the decisions? */
static bool
is_told(struct world *w, const char *owner, const char *day)
{
	struct inbox b = load_as(w, owner, day);
	const struct inbox_item *it = find_kind(&b, "F2", INBOX_ENDING);
	bool told = it && it->group == CHASE_DECISION;

	inbox_fini(&b);
	return told;
}

static void
test_who_granted_a_waiver_hears_that_it_ends_and_has(void **state)
{
	struct world *w = *state;
	struct inbox b;

	begin(w->s);			/* F1 is not met: F2 will be locked */
	mark(w, 1, "state=waived|on_date=2021-02-01|until_date=2021-06-10|"
	    "reason=r|approver=Ida Holm|owner=bo");
	commit(w->s);
	assert_false(is_told(w, "ida holm", "2021-04-10"));	/* 61 days */
	assert_true(is_told(w, "ida holm", "2021-04-11"));
	assert_true(is_told(w, "bo", "2021-04-11"));
	assert_false(is_told(w, "anna", "2021-04-11"));
	assert_true(is_told(w, "ida holm", "2021-06-10"));
	/* The day after, the step is locked, which nobody owes. */
	assert_true(is_told(w, "ida holm", "2021-06-11"));
	assert_true(is_told(w, "ida holm", "2021-08-11"));
	b = load_as(w, NULL, "2021-06-11");
	assert_int_equal(find_kind(&b, "F2", INBOX_ENDING)->state,
	    STEP_LOCKED);
	assert_null(find_kind(&b, "F2", INBOX_STEP));
	inbox_fini(&b);
}

static void
test_an_ending_waiver_tells_what_it_will_lock(void **state)
{
	struct world *w = *state;
	struct inbox b;

	begin(w->s);
	mark(w, 0, "state=met|on_date=2021-04-01");
	mark(w, 1, "state=waived|on_date=2021-04-01|until_date=2021-05-10|"
	    "reason=r|approver=Ida Holm");
	commit(w->s);
	b = load(w);			/* I1, behind the gate */
	assert_int_equal(find_kind(&b, "F2", INBOX_ENDING)->rank.effect.steps,
	    1);
	inbox_fini(&b);
}

static void
test_an_asked_waiver_is_the_approvers_and_the_askers(void **state)
{
	struct world *w = *state;
	const struct inbox_item *it;
	const char *const theirs[] = { "sø", "ml", "anna" };
	struct inbox b;
	int64_t id;
	size_t i;

	begin(w->s);
	id = row(w->s, ENTITY_WAIVER_REQUEST, "run_id=%lld|step_id=%lld|"
	    "asked_on=2021-04-20|asked_by=ml|approver=sø|reason=iso|"
	    "until_date=2021-06-30|state=asked", (long long)w->run,
	    (long long)w->step[1]);
	commit(w->s);
	b = load(w);			/* F1 is owed all the same */
	it = find_kind(&b, "F2", INBOX_REQUEST);
	assert_int_equal(it->group, CHASE_DECISION);
	assert_string_equal(it->holder.organisation, "KOMBIT");
	assert_string_equal(it->holder.person, "sø");
	assert_int_equal(it->rank.effect.steps, 1);	/* I1 */
	assert_non_null(strstr(it->waiver, "iso"));
	inbox_fini(&b);
	for (i = 0; i < 3; i++) {	/* anna owns the system */
		b = load_as(w, theirs[i], NOW);
		assert_non_null(find_kind(&b, "F2", INBOX_REQUEST));
		inbox_fini(&b);
	}
	b = load_as(w, "bo", NOW);
	assert_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-19");	/* not asked yet */
	assert_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);

	begin(w->s);
	change(w->s, ENTITY_WAIVER_REQUEST, id, "state=declined|"
	    "decided_on=2021-04-26|decided_by=sø|answer=no");
	commit(w->s);
	b = load(w);
	assert_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-25");	/* still asked that day */
	assert_non_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);
}

static void
test_what_has_happened_needs_no_waiver(void **state)
{
	struct world *w = *state;
	struct inbox b;

	begin(w->s);
	row(w->s, ENTITY_WAIVER_REQUEST, "run_id=%lld|step_id=%lld|"
	    "asked_on=2021-04-01|asked_by=ml|approver=sø|reason=iso|"
	    "until_date=2021-06-30|state=asked", (long long)w->run,
	    (long long)w->step[0]);
	mark(w, 0, "state=met|on_date=2021-04-26");
	commit(w->s);
	b = load(w);
	assert_null(find_kind(&b, "F1", INBOX_REQUEST));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-25");
	assert_non_null(find_kind(&b, "F1", INBOX_REQUEST));
	inbox_fini(&b);
}

/* How many subjects are in motion on a day of May. */
static size_t
moving(struct world *w)
{
	const day_t day = date_parse("2021-05-01");
	const struct moving_ask ask = { .day = day, .soon = day + 60,
	    .most = 100 };
	struct moving_run *run;
	size_t n, all;

	assert_true(moving_runs(w->s, &ask, &run, &n, &all,
	    &(struct err)ERR_INIT));
	moving_runs_free(run, n);
	return all;
}

static void
test_a_period_that_was_followed_moves_nobody(void **state)
{
	struct world *w = *state;
	int64_t run, mark;
	size_t n;

	begin(w->s);
	run = row(w->s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)w->rollout, (long long)w->installation);
	mark = row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=met|"
	    "on_date=2021-04-01", (long long)run, (long long)w->connect[0]);
	commit(w->s);
	n = moving(w);
	begin(w->s);
	row(w->s, ENTITY_PAST_MARK, "run_id=%lld|step_id=%lld|state=met|"
	    "on_date=2021-01-01|until_date=2021-03-01", (long long)run,
	    (long long)w->connect[0]);
	commit(w->s);
	assert_int_equal(moving(w), n);
	begin(w->s);
	change(w->s, ENTITY_MARK, mark, "state=open|on_date=");
	commit(w->s);
	assert_int_equal(moving(w), n + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_target_that_is_answered_does_not_count),
		T(test_who_granted_a_waiver_hears_that_it_ends_and_has),
		T(test_an_ending_waiver_tells_what_it_will_lock),
		T(test_an_asked_waiver_is_the_approvers_and_the_askers),
		T(test_what_has_happened_needs_no_waiver),
		T(test_a_period_that_was_followed_moves_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
