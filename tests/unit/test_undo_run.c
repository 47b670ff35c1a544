/*
 * Rows that came in a run go, and come back, in a run. That is told in a few
 * lines and must be, row for row, what it would be of rows that were written
 * one by one: two stores live the same life, one with runs and one without,
 * and are asked the same after each act.
 */
#include "random_acts.h"
#include "sql_fixture.h"
#include "store/known.h"
#include "store/object.h"

struct kept {
	int	n;
	int64_t	row_id;
	char	why[256];
};

static void
keep(void *arg, const struct change *c, const char *why)
{
	struct kept *k = arg;

	k->n++;
	k->row_id = c->row_id;
	snprintf(k->why, sizeof(k->why), "%s", why);
}

#define LINES_OF_LAST	"SELECT count(*) FROM change WHERE act_id = " \
	"(SELECT max(id) FROM act)"

/* n installations that came as one, each with a note of its own. */
static int64_t
import_run(struct store *s, int n)
{
	struct bulk_value v[RECORD_FIELDS_MAX] = { { .type = VALUE_NULL } };
	int to = entity_field(ENTITY_INSTALLATION, "valid_to");
	int note = entity_field(ENTITY_INSTALLATION, "note");
	int64_t vendor, system, town;
	char text[20];
	int i;

	begin(s);
	vendor = row(s, ENTITY_VENDOR, "name=Formpipe");
	system = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Acadre",
	    (long long)vendor);
	town = row(s, ENTITY_MUNICIPALITY, "code=0461|name=Odense");
	v[entity_field(ENTITY_INSTALLATION, "municipality_id")] =
	    (struct bulk_value){ VALUE_INT, false, town, NULL };
	v[entity_field(ENTITY_INSTALLATION, "system_id")] =
	    (struct bulk_value){ VALUE_INT, false, system, NULL };
	must(bulk_begin(s, n, &fixture_err));
	for (i = 0; i < n; i++) {
		snprintf(text, sizeof(text), "row %d", i + 1);
		v[to] = (struct bulk_value){ VALUE_TEXT, true,
		    date_make(1950, 1, 1) + i, NULL };
		v[note] = (struct bulk_value){ VALUE_TEXT, false,
		    (int64_t)strlen(text), text };
		must(bulk_add(s, v, &fixture_err));
	}
	must(bulk_end(s, &fixture_err));
	return commit(s);
}

static struct undo_result
undo(struct store *s, int64_t act, struct kept *kept)
{
	struct undo_result r;

	memset(kept, 0, sizeof(*kept));
	must(act_undo(s, act, ORIGIN_UNDO, keep, kept, false, &r,
	    &fixture_err));
	assert_int_equal(r.kept, kept->n);
	must(store_verify(s, false, &fixture_err));
	return r;
}

static void
test_a_long_run_goes_and_comes_back_in_few_lines(void **state)
{
	struct store *s = *state;
	int64_t id = import_run(s, 30000);
	char *was = dump(s, 400), *now;
	struct undo_result r;
	struct kept kept;
	struct act act;
	int i;

	for (i = 0; i < 3; i++) {
		r = undo(s, id, &kept);
		assert_int_equal(r.taken_back, 30003);
		assert_int_equal(kept.n, 0);
		assert_int_equal(number(s, "SELECT count(*) FROM installation"),
		    0);
		assert_true(number(s, LINES_OF_LAST) < 20);
		must(act_get(s, r.act_id, &act, &fixture_err));
		assert_int_equal(act.nchanges, 30000 + number(s, LINES_OF_LAST)
		    - number(s, "SELECT count(*) FROM change WHERE act_id = "
		    "(SELECT max(id) FROM act) AND new IS NOT NULL"));
		act_fini(&act);
		r = undo(s, r.act_id, &kept);
		assert_int_equal(r.taken_back, 30003);
		assert_true(number(s, LINES_OF_LAST) < 20);
		assert_int_equal(number(s, "SELECT count(*) FROM installation "
		    "WHERE note = 'row ' || id"), 30000);
		now = dump(s, 400);
		assert_string_equal(now, was);
		free(now);
		id = r.act_id;
	}
	/* What they held was kept once, however often they went. */
	assert_int_equal(number(s, "SELECT count(*) FROM installation_went"),
	    30000);
	assert_int_equal(number(s, "SELECT count(*) FROM sqlite_schema "
	    "WHERE name = 'installation_by_system'"), 1);
	free(was);
}

static void
test_what_was_touched_since_is_kept_and_told(void **state)
{
	struct store *s = *state;
	int64_t id = import_run(s, 1000), run, track;
	struct undo_result r;
	struct kept kept;

	begin(s);
	change(s, ENTITY_INSTALLATION, 500, "note=mine");
	track = row(s, ENTITY_TRACK, "key=r|version=1|kind=rollout|"
	    "subject=installation|position=1|title=t");
	run = row(s, ENTITY_RUN, "track_id=%lld|installation_id=700",
	    (long long)track);
	change(s, ENTITY_INSTALLATION, 300, "note=mine");
	must(record_delete(s, ENTITY_INSTALLATION, 301, &fixture_err));
	change(s, ENTITY_INSTALLATION, 300, "note=row 300");
	commit(s);
	assert_int_not_equal(run, 0);
	r = undo(s, id, &kept);
	/* 301 is gone; 500 and 700, and what they belong to, stay. */
	assert_int_equal(kept.n, 6);
	assert_int_equal(r.taken_back, 997);
	assert_int_equal(number(s, "SELECT group_concat(id, '') FROM "
	    "(SELECT id FROM installation ORDER BY id)"), 500700);
	r = undo(s, r.act_id, &kept);
	assert_int_equal(kept.n, 0);
	assert_int_equal(number(s, "SELECT count(*) FROM installation WHERE "
	    "note = 'row ' || id"), 998);
}

static void
test_a_place_taken_since_is_found(void **state)
{
	struct store *s = *state;
	int64_t id = import_run(s, 1000);
	struct undo_result r;
	struct kept kept;

	r = undo(s, id, &kept);
	begin(s);
	row(s, ENTITY_VENDOR, "name=other");
	row(s, ENTITY_MUNICIPALITY, "code=0751|name=Aarhus");
	commit(s);
	/* The system is there no more: nothing of it can come back alone. */
	undo(s, r.act_id, &kept);
	assert_int_equal(kept.n, 0);
	begin(s);
	must(record_delete(s, ENTITY_INSTALLATION, 77, &fixture_err));
	row(s, ENTITY_INSTALLATION, "municipality_id=1|system_id=1|"
	    "valid_to=1950-03-18");
	id = commit(s);
	undo(s, id, &kept);
	assert_int_equal(kept.n, 0);
}

static void
test_rows_that_went_keep_their_names_and_history(void **state)
{
	struct store *s = *state;
	int64_t id = import_run(s, 50);
	struct undo_result r;
	struct change came = { .entity = ENTITY_INSTALLATION, .row_id = 7,
	    .field = CHANGE_CAME };
	struct buf b = BUF_INIT;
	struct record rec;
	struct kept kept;

	came.id = number(s, "SELECT id FROM change WHERE new = 50");
	r = undo(s, id, &kept);
	object_name(&b, s, ENTITY_INSTALLATION, 7);
	assert_string_equal(buf_str(&b), "Odense / Acadre");
	buf_fini(&b);
	assert_true(object_at_birth(s, &came, &rec));
	assert_string_equal(record_text(&rec, "note"), "row 7");
	record_fini(&rec);
	undo(s, r.act_id, &kept);
	begin(s);
	change(s, ENTITY_INSTALLATION, 7, "note=now|responsible=me");
	commit(s);
	assert_true(object_at_birth(s, &came, &rec));
	assert_string_equal(record_text(&rec, "note"), "row 7");
	assert_null(record_text(&rec, "responsible"));
	record_fini(&rec);
}

static bool
count_one(void *arg, const struct change *c)
{
	int *n = arg;

	assert_true(c->row_id == 7);
	n[0]++;
	n[1] += c->field == CHANGE_CAME;
	n[2] += c->field == CHANGE_WENT;
	return true;
}

static void
test_each_row_is_told_of_each_time(void **state)
{
	struct store *s = *state;
	int64_t id = import_run(s, 50);
	int n[3] = { 0 }, m[3] = { 0 };
	struct undo_result r;
	struct kept kept;

	r = undo(s, id, &kept);
	undo(s, r.act_id, &kept);
	begin(s);
	change(s, ENTITY_INSTALLATION, 7, "note=now");
	commit(s);
	must(row_changes(s, ENTITY_INSTALLATION, 7, count_one, n,
	    &fixture_err));
	must(thing_changes(s, &(struct thing){ .entity = ENTITY_INSTALLATION,
	    .id = 7 }, count_one, m, &fixture_err));
	assert_int_equal(n[0], 4);
	assert_int_equal(n[1], 2);
	assert_int_equal(n[2], 1);
	assert_memory_equal(n, m, sizeof(n));
}

/* ---- the same life without runs ------------------------------------------ */

struct told {
	int	n;
	int64_t	sum;
};

static void
tell(void *arg, const struct change *c, const char *why)
{
	struct told *t = arg;

	(void)why;
	t->n++;
	t->sum += (c->row_id + 1) * (c->field + 3) * (c->entity + 1);
}

static bool
both_undo(struct world w[2], int64_t id)
{
	struct told told[2] = { { 0, 0 } };
	struct undo_result r[2];
	struct err e = ERR_INIT;
	bool ok[2];
	int i;

	for (i = 0; i < 2; i++)
		ok[i] = act_undo(w[i].s, id, ORIGIN_UNDO, tell, &told[i],
		    false, &r[i], &e);
	assert_int_equal(ok[0], ok[1]);
	assert_int_equal(told[0].n, told[1].n);
	assert_int_equal(told[0].sum, told[1].sum);
	assert_int_equal(r[0].taken_back, r[1].taken_back);
	return ok[0];
}

/* Mostly the newest that may be undone, sometimes any. */
static void
some_undo(struct world w[2])
{
	uint32_t what = random_next(&w[0].seed, 4);
	int64_t id = what == 0 ? act_last_undo(w[0].s, NULL, &fixture_err) :
	    act_last(w[0].s, NULL, &fixture_err);
	int64_t all = act_count(w[0].s, &fixture_err);

	w[1].seed = w[0].seed;
	if (what == 3 && all > 0) {
		id = 1 + random_next(&w[0].seed, (uint32_t)all);
		w[1].seed = w[0].seed;
	}
	if (id != 0)
		both_undo(w, id);
}

static void
assert_alike(struct world w[2])
{
	char *a = dump(w[0].s, HIGHEST), *b = dump(w[1].s, HIGHEST);

	assert_string_equal(a, b);
	free(a);
	free(b);
	must(store_verify(w[0].s, true, &fixture_err));
}

/* How many runs went in it. */
static int64_t
live(uint32_t seed)
{
	struct world w[2] = { { memory_store(), seed, 0, false },
	    { memory_store(), seed, 0, true } };
	int64_t act;
	int i;

	for (i = 0; i < 60; i++) {
		if (random_next(&w[0].seed, 2)) {
			w[1].seed = w[0].seed;
			some_act(&w[0]);
			some_act(&w[1]);
		} else
			some_undo(w);
		assert_int_equal(w[0].seed, w[1].seed);
		if (i % 3 == 0)
			assert_alike(w);
	}
	while ((act = act_last(w[0].s, NULL, &fixture_err)) != 0 &&
	    both_undo(w, act))
		;
	assert_alike(w);
	act = number(w[0].s, "SELECT count(*) FROM change WHERE field = '-' "
	    "AND new IS NOT NULL");
	store_close(w[0].s);
	store_close(w[1].s);
	return act;
}

static void
test_runs_are_as_if_written_one_by_one(void **state)
{
	int64_t went = 0;
	uint32_t seed;

	(void)state;
	for (seed = 1; seed <= 4; seed++)
		went += live(seed);
	assert_true(went > 4);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup_memory, teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_long_run_goes_and_comes_back_in_few_lines),
		T(test_what_was_touched_since_is_kept_and_told),
		T(test_a_place_taken_since_is_found),
		T(test_rows_that_went_keep_their_names_and_history),
		T(test_each_row_is_told_of_each_time),
		cmocka_unit_test(test_runs_are_as_if_written_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
