/*
 * What takes long is broken off by a key, again and again, and gone on with:
 * in the end it says what it says when nobody comes between, also of a store
 * that somebody writes to meanwhile. And ids that are found again.
 */
#include "base/idmap.h"
#include "report/inbox.h"
#include "report/overview.h"
#include "store_fixture.h"

#define NOW	"2021-04-27"
#define SYSTEMS	100

struct world {
	struct store	*s;
	int64_t		 town[2], system[SYSTEMS], rollout, step[2];
	int		 asked, patience;
	bool		 stops;
};

/* A key comes every other time it is asked for, then ever more seldom. */
static bool
a_key(void *arg)
{
	struct world *w = arg;

	if (!w->stops || ++w->asked < w->patience)
		return false;
	w->asked = 0;
	w->patience++;
	return true;
}

static int64_t
a_track(struct world *w, const char *key, const char *kind, int64_t step[2])
{
	int64_t track = row(w->s, ENTITY_TRACK, "key=%s|version=1|kind=%s|"
	    "subject=%s|position=1|title=%s", key, kind, strcmp(kind,
	    "course") ? "installation" : "system", key);
	int64_t phase = row(w->s, ENTITY_PHASE, "track_id=%lld|position=1|"
	    "key=A|title=A", (long long)track);

	step[0] = row(w->s, ENTITY_STEP, "phase_id=%lld|position=1|key=1|"
	    "title=first|party=vendor|early=0|after_ready=0|gives=agreed",
	    (long long)phase);
	step[1] = row(w->s, ENTITY_STEP, "phase_id=%lld|position=2|key=2|"
	    "title=last|party=vendor|early=0|after_ready=0|gives=operation",
	    (long long)phase);
	return track;
}

static void
an_installation(struct world *w, int i, int town, const char *facts)
{
	int64_t id = row(w->s, ENTITY_INSTALLATION, "municipality_id=%lld|"
	    "system_id=%lld|reported_by=list%d.csv|%s",
	    (long long)w->town[town], (long long)w->system[i], i % 3, facts);
	int64_t run;

	if (i % 5)
		return;
	run = row(w->s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)w->rollout, (long long)id);
	row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=met|"
	    "on_date=2021-04-01", (long long)run, (long long)w->step[1]);
}

static int
setup(void **state)
{
	static struct world w;
	int64_t vendor, course, step[2], run;
	int i;

	w = (struct world){ .s = memory_store(), .patience = 2 };
	begin(w.s);
	vendor = row(w.s, ENTITY_VENDOR, "name=KMD");
	w.town[0] = row(w.s, ENTITY_MUNICIPALITY, "code=0461|name=Odense");
	w.town[1] = row(w.s, ENTITY_MUNICIPALITY, "code=0630|name=Vejle");
	course = a_track(&w, "forloeb1", "course", step);
	w.rollout = a_track(&w, "tilslutning", "rollout", w.step);
	for (i = 0; i < SYSTEMS; i++) {
		w.system[i] = row(w.s, ENTITY_SYSTEM, "vendor_id=%lld|"
		    "name=system %d|owner=%s", (long long)vendor, i,
		    i % 4 ? "bo" : "Anna");
		an_installation(&w, i, 0, i % 2 ? "agreed_on=2021-02-01" : "");
		an_installation(&w, i, 1, "operation_on=2021-03-01");
		if (i % 2)
			continue;
		run = row(w.s, ENTITY_RUN, "track_id=%lld|system_id=%lld",
		    (long long)course, (long long)w.system[i]);
		row(w.s, ENTITY_MARK, "run_id=%lld|step_id=%lld|"
		    "state=waiting|since_date=2021-04-0%d|waits_for=vendor",
		    (long long)run, (long long)step[0], 1 + i % 9);
	}
	commit(w.s);
	store_on_progress(w.s, a_key, &w);
	*state = &w;
	return 0;
}

static int
teardown(void **state)
{
	struct world *w = *state;

	store_close(w->s);
	return 0;
}

/* ---- counts ---- */

static void
tell(struct buf *b, const struct rollout_rows *r)
{
	size_t i;
	int k;

	for (i = 0; i < r->n; i++) {
		buf_addf(b, "%s", r->row[i].system);
		for (k = 0; k < ROLLOUT_GONE; k++)
			buf_addf(b, " %lld", (long long)r->row[i].count.n[k]);
		buf_addc(b, '\n');
	}
	for (i = 0; i < r->nareas; i++)
		buf_addf(b, "area %lld: %lld\n", (long long)r->area[i].area_id,
		    (long long)r->area[i].municipalities);
	for (i = 0; i < r->nsources; i++)
		buf_addf(b, "%s %lld\n", r->source[i].by,
		    (long long)r->source[i].n);
	buf_addf(b, "%lld\n", (long long)r->living);
}

/* As text; how often it was broken off is added up in *broken. */
static char *
counts(struct world *w, int *broken)
{
	struct rollout_rows rows;
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	while (!rollout_rows(w->s, DAY(NOW), &rows, &e)) {
		rollout_rows_fini(&rows);
		assert_int_equal(e.code, ERR_INTERRUPT);
		err_clear(&e);
		++*broken;
	}
	tell(&b, &rows);
	rollout_rows_fini(&rows);
	return buf_take(&b);
}

static void
test_counts(void **state)
{
	struct world *w = *state;
	struct rollout_count place[2];
	struct err e = ERR_INIT;
	int broken = 0, i;
	char *want, *got;

	w->stops = true;
	got = counts(w, &broken);
	assert_true(broken > 0);
	/* Another day, and the first again, as if nobody had asked before. */
	(void)rollout_by_municipality(w->s, DAY("2021-01-01"), w->town, 2,
	    place, &e);
	w->stops = false;
	want = counts(w, &broken);
	assert_string_equal(got, want);
	must(rollout_by_municipality(w->s, DAY(NOW), w->town, 2, place,
	    &fixture_err));
	for (i = 0; i < 2; i++)
		assert_int_equal(rollout_total(&place[i]), SYSTEMS);
	assert_int_equal(place[1].n[ROLLOUT_OPERATION], SYSTEMS);
	assert_int_equal(place[0].n[ROLLOUT_OPERATION], SYSTEMS / 5);
	free(want);
	free(got);
}

/* Somebody writes while it is broken off; and inside an act. */
static void
test_counts_move(void **state)
{
	struct world *w = *state;
	struct rollout_rows rows;
	struct err e = ERR_INIT;
	int broken = 0;
	char *before, *got, *want;

	before = counts(w, &broken);
	begin(w->s);
	change(w->s, ENTITY_SYSTEM, w->system[7], "name=system 007");
	commit(w->s);
	w->stops = true;
	assert_false(rollout_rows(w->s, DAY(NOW), &rows, &e));
	rollout_rows_fini(&rows);
	w->stops = false;
	begin(w->s);
	row(w->s, ENTITY_INSTALLATION, "municipality_id=%lld|system_id=%lld|"
	    "valid_to=2022-01-01", (long long)w->town[0],
	    (long long)w->system[0]);
	got = counts(w, &broken);
	commit(w->s);
	want = counts(w, &broken);
	assert_string_equal(got, want);
	assert_string_not_equal(got, before);
	free(before);
	free(got);
	free(want);
}

/* ---- the inbox ---- */

static char *
inbox_text(const struct inbox *b)
{
	struct buf t = BUF_INIT;
	size_t i;

	for (i = 0; i < b->n; i++)
		buf_addf(&t, "%s %s %d %lld\n", b->item[i].name,
		    b->item[i].owner, (int)b->item[i].group,
		    (long long)b->item[i].rank.sum);
	buf_addf(&t, "%zu %zu %zu\n", b->people, b->unowned,
	    b->count[CHASE_SILENT]);
	return buf_take(&t);
}

static char *
inbox_of(struct world *w, const char *owner, size_t *n, int *broken)
{
	struct chase_rules rules;
	struct inbox_ask ask = { .day = DAY(NOW), .owner = owner,
	    .rules = &rules };
	struct inbox_work *work;
	struct err e = ERR_INIT;
	struct inbox b;
	char *text;

	chase_rules_default(&rules);
	work = inbox_begin(w->s, &ask);
	while (!inbox_go_on(work, &e)) {
		assert_int_equal(e.code, ERR_INTERRUPT);
		err_clear(&e);
		++*broken;
	}
	inbox_end(work, &b);
	*n = b.n;
	text = inbox_text(&b);
	inbox_fini(&b);
	return text;
}

static void
test_inbox(void **state)
{
	static const char *const owner[] = { NULL, "anna", "bo", "nobody" };
	static const size_t items[] = { 100, 50, 50, 0 };
	struct world *w = *state;
	char *want, *got;
	int broken;
	size_t i, n;

	for (i = 0; i < 4; i++) {
		broken = 0;
		w->stops = true;
		got = inbox_of(w, owner[i], &n, &broken);
		assert_true(broken > 0);
		assert_int_equal(n, items[i]);
		w->stops = false;
		want = inbox_of(w, owner[i], &n, &broken);
		assert_string_equal(got, want);
		free(want);
		free(got);
	}
}

/* Read on after somebody has written: what it says now, not half of each. */
static void
test_inbox_moves(void **state)
{
	struct world *w = *state;
	struct chase_rules rules;
	struct inbox_ask ask = { .day = DAY(NOW), .rules = &rules };
	struct err e = ERR_INIT;
	struct inbox_work *work;
	struct inbox b;
	size_t i;

	chase_rules_default(&rules);
	work = inbox_begin(w->s, &ask);
	w->stops = true;
	assert_false(inbox_go_on(work, &e));
	w->stops = false;
	begin(w->s);
	for (i = 0; i < SYSTEMS; i++)
		change(w->s, ENTITY_SYSTEM, w->system[i], "owner=cecilie");
	commit(w->s);
	must(inbox_go_on(work, &fixture_err));
	inbox_end(work, &b);
	assert_int_equal(b.n, SYSTEMS);
	for (i = 0; i < b.n; i++)
		assert_string_equal(b.item[i].owner, "cecilie");
	inbox_fini(&b);
	/* And dropped half read. */
	work = inbox_begin(w->s, &ask);
	w->stops = true;
	assert_false(inbox_go_on(work, &e));
	inbox_end(work, NULL);
}

/* ---- the overview ---- */

static void
test_overview(void **state)
{
	struct world *w = *state;
	struct overview a, b;
	struct err e = ERR_INIT;
	int broken = 0;

	must(overview_load(w->s, DAY(NOW), &a, &fixture_err) &&
	    overview_walk(w->s, &a, &fixture_err));
	w->stops = true;
	while (!overview_load(w->s, DAY(NOW), &b, &e)) {
		overview_fini(&b);
		assert_int_equal(e.code, ERR_INTERRUPT);
		err_clear(&e);
		broken++;
		w->stops = broken < 5;
	}
	w->stops = false;
	must(overview_walk(w->s, &b, &fixture_err));
	assert_int_equal(a.ncourses, b.ncourses);
	assert_int_equal(a.course[0].in_phase[0], b.course[0].in_phase[0]);
	assert_int_equal(a.attention.n, b.attention.n);
	assert_int_equal(a.attention.more, b.attention.more);
	/* What an older one knew is shown until it is known anew. */
	must(overview_count(w->s, &a, &fixture_err));
	overview_keep(&b, &a);
	assert_int_equal(b.nareas, 1);
	overview_fini(&a);
	overview_fini(&b);
}

static void
test_idmap(void **state)
{
	struct idmap m = { .slot = NULL };
	int64_t id;

	(void)state;
	assert_true(idmap_get(&m, 1) == IDMAP_NONE);
	for (id = -500; id < 5000; id += 7)
		idmap_put(&m, id, (size_t)(id + 500));
	for (id = -500; id < 5000; id++)
		assert_true(idmap_get(&m, id) == ((id + 500) % 7 ? IDMAP_NONE :
		    (size_t)(id + 500)));
	idmap_fini(&m);
	assert_true(idmap_get(&m, -500) == IDMAP_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_counts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_counts_move, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_inbox, setup, teardown),
		cmocka_unit_test_setup_teardown(test_inbox_moves, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_overview, setup,
		    teardown),
		cmocka_unit_test(test_idmap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
