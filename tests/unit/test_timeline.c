/*
 * The timeline over a small store: what happened when, what is forecast and
 * how surely, what was planned, what slips, and what is drawn of it.
 */
#include "report/timeline.h"
#include "store_fixture.h"

#define NOW	"2021-04-27"		/* a Tuesday */

enum { F1, F2, I1, K1, K2, NSTEPS };	/* 5, 10, 15, 10, 2 work days */

struct world {
	struct store	*s;
	int64_t		 course, phase[3], step[NSTEPS];
	int64_t		 acadre, edoc;	/* systems */
	int64_t		 run_a, run_e;
};

static void
make_course(struct world *w)
{
	static const char *const phases[] = { "F", "I", "K" };
	static const struct { const char *key, *more; int phase; } steps[] = {
		{ "F1", "planned_days=5", 0 }, { "F2", "planned_days=10", 0 },
		{ "I1", "planned_days=15", 1 }, { "K1", "planned_days=10", 2 },
		{ "K2", "planned_days=2|gives=ready|implied_by=ready", 2 },
	};
	int i;

	w->course = row(w->s, ENTITY_TRACK, "key=forloeb1|version=1|"
	    "kind=course|subject=system|position=1|title=Forløb 1");
	for (i = 0; i < 3; i++)
		w->phase[i] = row(w->s, ENTITY_PHASE, "track_id=%lld|"
		    "position=%d|key=%s|title=%s", (long long)w->course,
		    i + 1, phases[i], phases[i]);
	for (i = 0; i < NSTEPS; i++)
		w->step[i] = row(w->s, ENTITY_STEP, "phase_id=%lld|"
		    "position=%d|key=%s|title=t|early=0|after_ready=0|%s",
		    (long long)w->phase[steps[i].phase], i + 1, steps[i].key,
		    steps[i].more);
	row(w->s, ENTITY_STEP_REQUIRES, "step_id=%lld|requires_id=%lld",
	    (long long)w->step[F2], (long long)w->step[F1]);
	row(w->s, ENTITY_STEP_REQUIRES, "step_id=%lld|requires_id=%lld",
	    (long long)w->step[K2], (long long)w->step[K1]);
}

static int
setup(void **state)
{
	static struct world w;
	int64_t vendor;

	w = (struct world){ .s = memory_store() };
	begin(w.s);
	vendor = row(w.s, ENTITY_VENDOR, "name=Formpipe");
	w.acadre = row(w.s, ENTITY_SYSTEM, "vendor_id=%lld|name=Acadre|"
	    "owner=anna", (long long)vendor);
	w.edoc = row(w.s, ENTITY_SYSTEM, "vendor_id=%lld|name=eDoc",
	    (long long)vendor);
	make_course(&w);
	w.run_a = row(w.s, ENTITY_RUN, "track_id=%lld|system_id=%lld",
	    (long long)w.course, (long long)w.acadre);
	w.run_e = row(w.s, ENTITY_RUN, "track_id=%lld|system_id=%lld",
	    (long long)w.course, (long long)w.edoc);
	commit(w.s);
	*state = &w;
	return 0;
}

static int
teardown(void **state)
{
	store_close(((struct world *)*state)->s);
	return 0;
}

static int64_t
mark(struct world *w, int64_t run, int step, const char *more)
{
	return row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|%s",
	    (long long)run, (long long)w->step[step], more);
}

static struct timeline
load_on(struct world *w, const char *day, const char *filter)
{
	struct timeline_ask ask = { .day = DAY(day), .filter = filter };
	struct timeline t;

	must(timeline_load(w->s, &ask, &t, &fixture_err));
	must(timeline_count(w->s, &t, &fixture_err));
	return t;
}

static struct timeline
load(struct world *w)
{
	return load_on(w, NOW, "");
}

static const struct timeline_row *
find(const struct timeline *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (!strcmp(t->row[i].name, name))
			return &t->row[i];
	fail_msg("no row %s", name);
	return NULL;
}

/* Acadre through its first gate, I1 under way since 12 April. */
static void
half_way(struct world *w)
{
	begin(w->s);
	mark(w, w->run_a, F1, "state=met|on_date=2021-03-08");
	mark(w, w->run_a, F2, "state=met|on_date=2021-03-25");
	mark(w, w->run_a, I1, "state=running|on_date=2021-04-12");
	commit(w->s);
}

static day_t
later(const char *day, int work_days)
{
	return date_add_workdays(DAY(day), work_days);
}

static char
sign_on(const struct timeline *t, const struct timeline_row *r, day_t day)
{
	return timeline_sign(t, r, day, day + 1);
}

/* ---- what happened, what may come ---- */

static void
test_what_happened_and_what_is_forecast(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;
	day_t i1 = later("2021-04-12", 15);

	half_way(w);
	t = load(w);
	r = find(&t, "Acadre");
	assert_int_equal(r->start, DAY("2021-03-08"));
	assert_int_equal(r->phase, 1);
	assert_int_equal(r->gate[0].sure, OUTLOOK_HAPPENED);
	assert_int_equal(r->gate[0].on, DAY("2021-03-25"));
	assert_int_equal(r->gate[1].sure, OUTLOOK_FORECAST);
	assert_int_equal(r->gate[1].on, i1);
	assert_int_equal(r->ready.sure, OUTLOOK_FORECAST);
	assert_int_equal(r->ready.on, date_add_workdays(i1, 12));
	assert_string_equal(r->critical, "I1 > G2 > K1 > K2 > G3");
	assert_int_equal(r->open, 3);
	assert_int_equal(r->slips, SLIPS_NO);
	/* The walk's own outlook says the same of the other. */
	r = find(&t, "eDoc");
	assert_int_equal(r->start, DAY_NONE);
	assert_int_equal(r->ready.on, later(NOW, 42));
	assert_string_equal(r->critical,
	    "F1 > F2 > G1 > I1 > G2 > K1 > K2 > G3");
	timeline_fini(&t);
}

static void
test_signs_tell_it_letter_by_letter(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;
	day_t i1 = later("2021-04-12", 15);

	half_way(w);
	t = load(w);
	r = find(&t, "Acadre");
	assert_int_equal(sign_on(&t, r, DAY("2021-03-05")), 0);
	assert_int_equal(sign_on(&t, r, DAY("2021-03-08")), 'F');
	assert_int_equal(sign_on(&t, r, DAY("2021-03-24")), 'F');
	assert_int_equal(sign_on(&t, r, DAY("2021-03-25")), '1');
	assert_int_equal(sign_on(&t, r, DAY("2021-04-01")), 'I');
	assert_int_equal(sign_on(&t, r, DAY(NOW)), 'I');
	assert_int_equal(sign_on(&t, r, DAY(NOW) + 1), 'i');
	assert_int_equal(sign_on(&t, r, i1), '2');
	assert_int_equal(sign_on(&t, r, i1 + 1), 'k');
	assert_int_equal(sign_on(&t, r, r->ready.on), '3');
	assert_int_equal(sign_on(&t, r, r->ready.on + 4), 0);
	assert_int_equal(sign_on(&t, r, r->ready.plan), 'b');
	/* A week is what is most telling in it; its first day is F. */
	assert_int_equal(timeline_sign(&t, r, DAY("2021-03-22"),
	    DAY("2021-03-29")), '1');
	assert_int_equal(timeline_sign(&t, r, DAY("2021-03-06"),
	    DAY("2021-03-10")), 'F');
	r = find(&t, "eDoc");
	assert_int_equal(sign_on(&t, r, DAY("2021-04-01")), 0);
	assert_int_equal(sign_on(&t, r, DAY(NOW)), 0);
	assert_int_equal(timeline_ground(&t, DAY(NOW), DAY(NOW) + 1), '|');
	assert_int_equal(sign_on(&t, r, DAY(NOW) + 1), 'f');
	assert_int_equal(timeline_ground(&t, DAY("2021-05-13"),
	    DAY("2021-05-14")), ':');
	assert_int_equal(timeline_ground(&t, DAY("2021-05-13"),
	    DAY("2021-05-15")), ' ');
	timeline_fini(&t);
}

static void
test_a_lapsed_waiver_takes_the_gate_back(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;

	half_way(w);
	begin(w->s);
	mark(w, w->run_e, F1, "state=waived|on_date=2021-03-01|"
	    "until_date=2021-05-31|reason=r|approver=a");
	mark(w, w->run_e, F2, "state=met|on_date=2021-03-25");
	commit(w->s);
	t = load(w);
	r = find(&t, "eDoc");
	assert_int_equal(r->gate[0].sure, OUTLOOK_HAPPENED);
	assert_int_equal(r->start, DAY("2021-03-01"));
	assert_int_equal(r->ready.on, later(NOW, 27));
	timeline_fini(&t);
	t = load_on(w, "2021-06-01", "");
	r = find(&t, "eDoc");
	assert_int_equal(r->gate[0].sure, OUTLOOK_FORECAST);
	assert_int_equal(r->ready.on, later("2021-06-01", 32));
	assert_int_equal(t.end, DAY("2021-06-30"));
	assert_int_equal(r->slips, SLIPS_YES);
	timeline_fini(&t);
}

static void
test_another_day_has_its_own_facts(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;

	half_way(w);
	t = load_on(w, "2021-03-10", "");
	r = find(&t, "Acadre");
	assert_int_equal(r->start, DAY("2021-03-08"));
	assert_int_equal(r->gate[0].sure, OUTLOOK_FORECAST);
	assert_int_equal(r->ready.on, later("2021-03-10", 37));
	assert_int_equal(t.end, DAY("2021-03-31"));
	assert_int_equal(r->slips, SLIPS_YES);
	timeline_fini(&t);
	t = load_on(w, "2021-03-01", "");
	assert_int_equal(find(&t, "Acadre")->start, DAY_NONE);
	timeline_fini(&t);
}

/* ---- how sure ---- */

static void
test_without_planned_days_nothing_is_invented(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct buf b = BUF_INIT;
	struct timeline t;
	int i, days;

	half_way(w);
	begin(w->s);
	for (i = 0; i < NSTEPS; i++)
		change(w->s, ENTITY_STEP, w->step[i], "planned_days=");
	commit(w->s);
	t = load(w);
	r = find(&t, "Acadre");
	assert_int_equal(r->ready.sure, OUTLOOK_UNKNOWN);
	assert_int_equal(r->ready.on, DAY_NONE);
	assert_int_equal(r->ready.plan, DAY_NONE);
	assert_int_equal(r->slips, SLIPS_UNKNOWN);
	assert_int_equal(r->unplanned, 3);
	assert_string_equal(r->critical, "");
	assert_false(timeline_slip(&t, r, &days));
	assert_int_equal(sign_on(&t, r, DAY(NOW)), 'I');	/* happened */
	assert_int_equal(sign_on(&t, r, DAY(NOW) + 1), 0);
	timeline_tell(&t, r, &b);
	assert_string_equal(buf_str(&b), "Acadre: no forecast; not planned; "
	    "3 of 3 open steps have no planned work days");
	assert_int_equal(t.count[SLIPS_UNKNOWN], 2);
	buf_fini(&b);
	timeline_fini(&t);
}

static void
test_some_planned_days_are_a_bound(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;

	half_way(w);
	begin(w->s);
	change(w->s, ENTITY_STEP, w->step[K2], "planned_days=");
	commit(w->s);
	t = load(w);
	r = find(&t, "Acadre");
	assert_int_equal(r->gate[1].sure, OUTLOOK_FORECAST);
	assert_int_equal(r->ready.sure, OUTLOOK_EARLIEST);
	assert_int_equal(r->ready.on, later("2021-04-12", 25));
	/* A bound in the quarter is no promise of it; one after it is. */
	assert_int_equal(r->slips, SLIPS_UNKNOWN);
	assert_int_equal(sign_on(&t, r, r->ready.on), '>');
	assert_int_equal(sign_on(&t, r, r->ready.on - 1), 'k');
	assert_int_equal(find(&t, "eDoc")->ready.on, later(NOW, 40));
	timeline_fini(&t);
	t = load_on(w, "2021-05-20", "");
	assert_int_equal(find(&t, "eDoc")->slips, SLIPS_YES);
	timeline_fini(&t);
}

static void
test_a_list_may_tell_the_klarmelding(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;

	half_way(w);
	begin(w->s);
	change(w->s, ENTITY_SYSTEM, w->edoc, "ready_by=2021-03-31");
	mark(w, w->run_e, F1, "state=met|on_date=2021-04-20");
	commit(w->s);
	t = load(w);
	r = &t.row[0];
	assert_string_equal(r->name, "eDoc");
	assert_int_equal(r->slips, SLIPS_READY);
	assert_true(r->told);
	assert_int_equal(r->ready.on, DAY("2021-03-31"));
	/* What is tidied up afterwards was no plan and is no forecast. */
	assert_int_equal(r->ready.plan, DAY_NONE);
	assert_int_equal(r->gate[0].sure, OUTLOOK_UNKNOWN);
	assert_string_equal(r->critical, "");
	assert_int_equal(sign_on(&t, r, DAY("2021-03-30")), 0);
	assert_int_equal(sign_on(&t, r, DAY("2021-03-31")), '3');
	timeline_fini(&t);
	t = load_on(w, "2021-03-30", "");	/* nobody was told yet */
	assert_int_not_equal(find(&t, "eDoc")->slips, SLIPS_READY);
	timeline_fini(&t);
}

/* ---- the plan, the slip, the quarter ---- */

static void
test_the_plan_is_counted_from_the_start(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;
	int days;

	half_way(w);
	t = load(w);
	r = find(&t, "Acadre");
	assert_int_equal(r->gate[0].plan, later("2021-03-08", 15));
	assert_int_equal(r->ready.plan, later("2021-03-08", 42));
	assert_true(timeline_slip(&t, r, &days));
	assert_int_equal(days, r->ready.on - r->ready.plan);
	assert_int_equal(find(&t, "eDoc")->ready.plan, DAY_NONE);
	timeline_fini(&t);
	begin(w->s);				/* what is skipped takes none */
	mark(w, w->run_a, K1, "state=skipped|on_date=2021-04-20|reason=r");
	commit(w->s);
	t = load(w);
	assert_int_equal(find(&t, "Acadre")->ready.plan,
	    later("2021-03-08", 32));
	timeline_fini(&t);
}

static void
test_due_dates_are_the_plan_where_they_reach_the_gate(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;
	int64_t k1;
	int days;

	half_way(w);
	begin(w->s);
	k1 = mark(w, w->run_a, K1, "state=open|due_date=2021-05-03");
	commit(w->s);
	t = load(w);			/* K2 comes after it: no plan of it */
	assert_int_equal(find(&t, "Acadre")->ready.plan,
	    later("2021-03-08", 42));
	timeline_fini(&t);
	begin(w->s);
	mark(w, w->run_a, K2, "state=open|due_date=2021-05-14");
	mark(w, w->run_e, F2, "state=open|due_date=2021-05-07");
	change(w->s, ENTITY_MARK, k1, "due_date=2021-05-10");
	commit(w->s);
	t = load(w);
	r = find(&t, "Acadre");
	assert_int_equal(r->ready.plan, DAY("2021-05-14"));
	assert_int_equal(r->gate[1].plan, later("2021-03-08", 30));
	assert_true(timeline_slip(&t, r, &days));
	assert_int_equal(days, r->ready.on - DAY("2021-05-14"));
	r = find(&t, "eDoc");
	assert_int_equal(r->gate[0].plan, DAY("2021-05-07"));
	assert_int_equal(r->ready.plan, DAY_NONE);
	timeline_fini(&t);
}

static void
test_rows_stand_by_the_quarters_end(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;
	struct timeline t;

	half_way(w);
	t = load_on(w, "2021-04-30", "");
	assert_int_equal(t.end, DAY("2021-06-30"));
	assert_string_equal(t.row[0].name, "Acadre");
	assert_int_equal(t.row[0].slips, SLIPS_NO);
	assert_string_equal(t.row[1].name, "eDoc");
	assert_true(t.row[1].ready.on > t.end);
	assert_int_equal(t.row[1].slips, SLIPS_YES);
	timeline_sum(&t, &b);
	assert_string_equal(buf_str(&b), "Q2 ends 30-06-2021: 0 ready, 1 "
	    "make it, 1 slip, 0 nobody can say");
	buf_fini(&b);
	timeline_fini(&t);
}

static void
test_another_time_stands_for_the_plan(void **state)
{
	struct world *w = *state;
	struct timeline_ask ask = { .day = DAY(NOW), .filter = "" };
	struct moment at = { .day = DAY("2021-03-10") };
	const struct timeline_row *r;
	struct timeline t, then;
	int days;

	half_way(w);
	t = load(w);
	must(timeline_at(w->s, &ask, &at, &then, &fixture_err));
	timeline_base(&t, &then);
	r = find(&t, "Acadre");
	assert_int_equal(r->base, later("2021-03-10", 37));
	assert_int_equal(timeline_against(&t, r), r->base);
	assert_true(timeline_slip(&t, r, &days));
	assert_int_equal(days, r->ready.on - r->base);
	assert_int_equal(sign_on(&t, r, r->base), 'b');
	timeline_fini(&then);
	timeline_fini(&t);
}

/* ---- the load, the rollout, what is shown ---- */

static void
test_the_load_is_what_is_due_and_not_done(void **state)
{
	struct world *w = *state;
	struct timeline_event sum;
	struct timeline t;
	char mine[128];

	half_way(w);
	snprintf(mine, sizeof(mine), "state=open|due_date=2021-05-05|owner=%s",
	    history_actor());
	begin(w->s);
	mark(w, w->run_e, F1, mine);
	mark(w, w->run_e, F2, "state=open|due_date=2021-05-06");
	mark(w, w->run_e, I1, "state=skipped|on_date=2021-04-20|reason=r|"
	    "due_date=2021-05-06");
	commit(w->s);
	t = load(w);
	sum = timeline_between(&t, DAY("2021-05-03"), DAY("2021-05-10"));
	assert_int_equal(sum.due, 2);
	assert_int_equal(sum.mine, 1);
	assert_int_equal(sum.gates, 1);		/* gate 1 of eDoc, by F2 */
	sum = timeline_between(&t, DAY("2021-05-06"), DAY("2021-05-07"));
	assert_int_equal(sum.due, 1);
	assert_int_equal(sum.mine, 0);
	sum = timeline_between(&t, DAY("2021-05-07"), DAY("2021-05-10"));
	assert_int_equal(sum.due, 0);
	timeline_fini(&t);
}

static void
test_the_rollout_goes_as_far_as_its_days(void **state)
{
	struct world *w = *state;
	const struct timeline_row *r;
	struct timeline t;
	int64_t place, place2;

	begin(w->s);
	change(w->s, ENTITY_SYSTEM, w->edoc, "ready_by=2021-03-01");
	place = row(w->s, ENTITY_MUNICIPALITY, "code=0461|name=Odense");
	place2 = row(w->s, ENTITY_MUNICIPALITY, "code=0630|name=Vejle");
	row(w->s, ENTITY_INSTALLATION, "municipality_id=%lld|system_id=%lld|"
	    "operation_on=2021-04-06", (long long)place, (long long)w->edoc);
	commit(w->s);
	t = load(w);
	r = find(&t, "eDoc");
	assert_int_equal(r->operation, 1);
	assert_int_equal(r->all, 1);
	assert_int_equal(sign_on(&t, r, DAY("2021-04-06")), 'U');
	assert_int_equal(sign_on(&t, r, DAY("2021-04-07")), 0);
	timeline_fini(&t);
	begin(w->s);
	row(w->s, ENTITY_INSTALLATION, "municipality_id=%lld|system_id=%lld|"
	    "operation_on=2021-05-10", (long long)place2, (long long)w->edoc);
	commit(w->s);
	t = load(w);
	r = find(&t, "eDoc");
	assert_int_equal(r->operation, 1);
	assert_int_equal(r->all, 2);
	assert_int_equal(sign_on(&t, r, DAY(NOW)), 'U');
	assert_int_equal(sign_on(&t, r, DAY("2021-05-10")), 'u');
	assert_int_equal(sign_on(&t, r, DAY("2021-05-11")), 0);
	timeline_fini(&t);
}

static void
test_a_filter_hides_rows_and_says_how_many(void **state)
{
	struct world *w = *state;
	struct timeline_ask ask = { .day = DAY(NOW), .filter = "nosuch:x" };
	struct timeline t;

	t = load_on(w, NOW, "owner:anna");
	assert_int_equal(t.n, 1);
	assert_int_equal(t.enrolled, 2);
	timeline_fini(&t);
	assert_false(timeline_load(w->s, &ask, &t, &fixture_err));
	assert_int_equal(fixture_err.code, ERR_INVALID);
	timeline_fini(&t);
	fixture_err = (struct err)ERR_INIT;
}

static void
test_the_critical_path_is_told_step_by_step(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;
	struct timeline t;

	half_way(w);
	t = load(w);
	must(timeline_path(w->s, t.day, find(&t, "Acadre"), &b,
	    &fixture_err));
	assert_non_null(strstr(buf_str(&b), "I1   t (running, 15 work days):"
	    " done 04-05-2021"));
	assert_non_null(strstr(buf_str(&b), "== gate 2, I: 04-05-2021"));
	assert_non_null(strstr(buf_str(&b), "== gate 3, K: 21-05-2021"));
	assert_null(strstr(buf_str(&b), "F1"));
	buf_fini(&b);
	timeline_fini(&t);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_what_happened_and_what_is_forecast),
		T(test_signs_tell_it_letter_by_letter),
		T(test_a_lapsed_waiver_takes_the_gate_back),
		T(test_another_day_has_its_own_facts),
		T(test_without_planned_days_nothing_is_invented),
		T(test_some_planned_days_are_a_bound),
		T(test_a_list_may_tell_the_klarmelding),
		T(test_the_plan_is_counted_from_the_start),
		T(test_due_dates_are_the_plan_where_they_reach_the_gate),
		T(test_rows_stand_by_the_quarters_end),
		T(test_another_time_stands_for_the_plan),
		T(test_the_load_is_what_is_due_and_not_done),
		T(test_the_rollout_goes_as_far_as_its_days),
		T(test_a_filter_hides_rows_and_says_how_many),
		T(test_the_critical_path_is_told_step_by_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
