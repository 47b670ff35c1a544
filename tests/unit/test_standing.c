/*
 * Where a subject stands: run, marks, gates and facts are read whole, an
 * installation waits for its system's klarmelding, and another day needs no
 * question.
 */
#include "store/standing.h"
#include "store_fixture.h"

struct world {
	struct store	*s;
	int64_t		 course, rollout, klik;
	int64_t		 course_step[2], course_phase, connect[3];
	int64_t		 acadre, loose, odense, installation, run;
};

static int64_t
a_step(struct world *w, int64_t phase, int position, const char *key,
    const char *more)
{
	return row(w->s, ENTITY_STEP, "phase_id=%lld|position=%d|key=%s|"
	    "title=step %s|early=0|%s", (long long)phase, position, key, key,
	    more);
}

static void
make_tracks(struct world *w)
{
	struct store *s = w->s;
	int64_t phase;

	w->course = row(s, ENTITY_TRACK, "key=forloeb1|version=1|kind=course|"
	    "subject=system|position=1|title=F");
	w->course_phase = row(s, ENTITY_PHASE, "track_id=%lld|position=1|"
	    "key=K|title=Klarmelding", (long long)w->course);
	w->course_step[0] = a_step(w, w->course_phase, 1, "K1",
	    "after_ready=0|condition=bob");
	w->course_step[1] = a_step(w, w->course_phase, 2, "K2",
	    "after_ready=0|gives=ready");
	w->rollout = row(s, ENTITY_TRACK, "key=tilslutning|version=1|"
	    "kind=rollout|subject=installation|position=1|title=T");
	phase = row(s, ENTITY_PHASE, "track_id=%lld|position=1|key=T|"
	    "title=T", (long long)w->rollout);
	w->connect[0] = a_step(w, phase, 1, "1",
	    "after_ready=0|implied_by=agreed");
	w->connect[1] = a_step(w, phase, 2, "2",
	    "after_ready=0|gives=agreed|implied_by=agreed");
	w->connect[2] = a_step(w, phase, 3, "8", "after_ready=1|"
	    "gives=operation|implied_by=operation");
	w->klik = row(s, ENTITY_TRACK, "key=gdpr|version=1|kind=klik|"
	    "subject=municipality|position=1|title=K");
	phase = row(s, ENTITY_PHASE, "track_id=%lld|position=1|key=A|"
	    "title=A", (long long)w->klik);
	a_step(w, phase, 1, "1", "after_ready=0");
}

static void
make_world(struct world *w, struct store *s)
{
	int64_t vendor;

	w->s = s;
	begin(s);
	make_tracks(w);
	vendor = row(s, ENTITY_VENDOR, "name=Formpipe");
	w->acadre = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Acadre",
	    (long long)vendor);
	w->loose = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=KMD Sag|"
	    "ready_by=2021-03-31", (long long)vendor);
	w->odense = row(s, ENTITY_MUNICIPALITY, "code=0461|name=Odense");
	w->installation = row(s, ENTITY_INSTALLATION, "municipality_id=%lld|"
	    "system_id=%lld|agreed_on=2021-02-01", (long long)w->odense,
	    (long long)w->acadre);
	w->run = row(s, ENTITY_RUN, "track_id=%lld|system_id=%lld",
	    (long long)w->course, (long long)w->acadre);
	commit(s);
}

static void
load(struct world *w, enum subject_kind kind, int64_t id, int64_t track,
    const char *day, struct standing *st)
{
	struct subject sub = { kind, id, track };

	must(standing_load(w->s, &sub, DAY(day), st, &fixture_err));
}

static void
test_a_system_stands_on_its_course(void **state)
{
	struct standing st;
	struct world w;

	make_world(&w, *state);
	begin(w.s);
	row(w.s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=waiting|"
	    "since_date=2021-03-01|waits_for=vendor|who=Bo|owner=anna|"
	    "note=rykket|due_date=2021-04-01", (long long)w.run,
	    (long long)w.course_step[1]);
	row(w.s, ENTITY_FACT, "run_id=%lld|name=bob|answer=no",
	    (long long)w.run);
	row(w.s, ENTITY_GATE, "run_id=%lld|phase_id=%lld|"
	    "decided_on=2021-05-01|note=ok", (long long)w.run,
	    (long long)w.course_phase);
	commit(w.s);
	load(&w, SUBJECT_SYSTEM, w.acadre, 0, "2021-04-15", &st);
	assert_string_equal(st.name, "Acadre");
	assert_string_equal(st.detail, "Formpipe");
	assert_int_equal(st.run_id, w.run);
	assert_int_equal(st.subject.track_id, w.course);
	assert_int_equal(st.mark[0].id, 0);
	assert_int_equal(st.mark[1].state, MARK_WAITING);
	assert_int_equal(st.mark[1].waits_for, PARTY_VENDOR);
	assert_int_equal(st.mark[1].since, DAY("2021-03-01"));
	assert_string_equal(st.mark[1].who, "Bo");
	assert_int_equal(st.walk.step[0].state, STEP_NOT_APPLICABLE);
	assert_int_equal(st.walk.step[1].state, STEP_WAITING);
	assert_true(st.walk.step[1].flags & STEP_LATE);
	assert_int_equal(st.gate[0].on, DAY("2021-05-01"));
	assert_string_equal(st.gate[0].note, "ok");
	standing_on(&st, DAY("2021-03-15"));
	assert_false(st.walk.step[1].flags & STEP_LATE);
	standing_fini(&st);
}

static void
test_a_system_on_no_course_is_said_so(void **state)
{
	struct standing st;
	struct world w;
	struct subject sub;
	struct err e = ERR_INIT;

	make_world(&w, *state);
	sub = (struct subject){ SUBJECT_SYSTEM, w.loose, 0 };
	assert_false(standing_load(w.s, &sub, DAY("2021-04-01"), &st, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_non_null(strstr(e.msg, "KMD Sag"));
	standing_fini(&st);
	sub.id = 4711;
	assert_false(standing_load(w.s, &sub, DAY("2021-04-01"), &st, &e));
	assert_int_equal(e.code, ERR_INVALID);
	standing_fini(&st);
	sub = (struct subject){ SUBJECT_MUNICIPALITY, w.odense, w.course };
	assert_false(standing_load(w.s, &sub, DAY("2021-04-01"), &st, &e));
	assert_int_equal(e.code, ERR_INVALID);
	standing_fini(&st);
}

static void
test_an_installation_waits_for_its_system(void **state)
{
	struct standing st;
	struct world w;
	day_t ready;
	int i;

	make_world(&w, *state);
	begin(w.s);
	for (i = 0; i < 2; i++)
		row(w.s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=met|"
		    "on_date=2021-05-0%d", (long long)w.run,
		    (long long)w.course_step[i], i + 1);
	commit(w.s);
	load(&w, SUBJECT_INSTALLATION, w.installation, 0, "2021-04-01", &st);
	assert_string_equal(st.name, "Odense / Acadre");
	assert_string_equal(st.detail, "0461");
	assert_int_equal(st.run_id, 0);
	assert_int_equal(st.subject.track_id, w.rollout);
	assert_int_equal(st.walk.step[1].state, STEP_MET);
	assert_true(st.walk.step[1].flags & STEP_IMPLIED);
	assert_int_equal(st.walk.step[2].state, STEP_LOCKED);
	assert_true(st.walk.step[2].needs_system);
	standing_on(&st, DAY("2021-05-02"));
	assert_int_equal(st.facts.system_ready_on, DAY("2021-05-02"));
	assert_int_equal(st.walk.step[2].state, STEP_READY);
	standing_on(&st, DAY("2021-04-01"));
	assert_int_equal(st.walk.step[2].state, STEP_LOCKED);
	standing_fini(&st);
	must(system_ready_on(w.s, w.acadre, DAY("2021-05-01"), &ready,
	    &fixture_err));
	assert_int_equal(ready, DAY_NONE);
	must(system_ready_on(w.s, w.acadre, DAY("2021-06-01"), &ready,
	    &fixture_err));
	assert_int_equal(ready, DAY("2021-05-02"));
}

static void
test_a_list_may_say_that_a_system_is_ready(void **state)
{
	struct standing st;
	struct world w;
	int64_t id;
	day_t ready;

	make_world(&w, *state);
	must(system_ready_on(w.s, w.loose, DAY("2021-03-30"), &ready,
	    &fixture_err));
	assert_int_equal(ready, DAY_NONE);
	must(system_ready_on(w.s, w.loose, DAY("2021-03-31"), &ready,
	    &fixture_err));
	assert_int_equal(ready, DAY("2021-03-31"));
	begin(w.s);
	id = row(w.s, ENTITY_INSTALLATION, "municipality_id=%lld|"
	    "system_id=%lld", (long long)w.odense, (long long)w.loose);
	commit(w.s);
	load(&w, SUBJECT_INSTALLATION, id, w.rollout, "2021-03-30", &st);
	assert_int_equal(st.walk.step[2].state, STEP_LOCKED);
	standing_on(&st, DAY("2021-03-31"));
	assert_false(st.walk.step[2].needs_system);
	standing_fini(&st);
}

static void
test_a_municipality_stands_on_the_track_that_is_named(void **state)
{
	struct standing st;
	struct world w;

	make_world(&w, *state);
	load(&w, SUBJECT_MUNICIPALITY, w.odense, w.klik, "2021-04-01", &st);
	assert_string_equal(st.name, "Odense");
	assert_int_equal(st.run_id, 0);
	assert_int_equal(st.walk.step[0].state, STEP_READY);
	standing_fini(&st);
}

static void
test_a_run_stays_on_its_version(void **state)
{
	struct standing st;
	struct world w;
	int64_t v2;

	make_world(&w, *state);
	begin(w.s);
	v2 = row(w.s, ENTITY_TRACK, "key=forloeb1|version=2|kind=course|"
	    "subject=system|position=1|title=F");
	commit(w.s);
	load(&w, SUBJECT_SYSTEM, w.acadre, v2, "2021-04-01", &st);
	assert_int_equal(st.subject.track_id, w.course);
	assert_int_equal(st.run_id, w.run);
	standing_fini(&st);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup_memory, \
	teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_system_stands_on_its_course),
		T(test_a_system_on_no_course_is_said_so),
		T(test_an_installation_waits_for_its_system),
		T(test_a_list_may_say_that_a_system_is_ready),
		T(test_a_municipality_stands_on_the_track_that_is_named),
		T(test_a_run_stays_on_its_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
