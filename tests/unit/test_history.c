/*
 * Acts and undo: an act is all or nothing and leaves no trace when nothing
 * changed; undo takes back what still stands as the act left it, keeps the
 * rest and says why; any acts undone one by one give back what was there
 * before, and redone, what was there after.
 */
#include <pwd.h>
#include <unistd.h>

#include "random_acts.h"

struct kept {
	int	n;
	char	why[256];
};

static void
keep(void *arg, const struct change *c, const char *why)
{
	struct kept *k = arg;

	(void)c;
	k->n++;
	snprintf(k->why, sizeof(k->why), "%s", why);
}

static int64_t
undo(struct store *s, int64_t act)
{
	struct undo_result r;

	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, &r,
	    &fixture_err));
	assert_int_equal(r.kept, 0);
	return r.act_id;
}

static void
assert_text(struct store *s, enum entity entity, int64_t id,
    const char *column, const char *want)
{
	struct record r;

	must(record_get(s, entity, id, &r, &fixture_err));
	if (want)
		assert_string_equal(record_text(&r, column), want);
	else
		assert_null(record_text(&r, column));
	record_fini(&r);
}

static void
test_an_act_tells_who_when_and_why(void **state)
{
	struct store *s = *state;
	struct act a;
	int64_t id;

	must(act_begin(s, ORIGIN_SCREEN, "first title", "because",
	    &fixture_err));
	row(s, ENTITY_AREA, "name=ESDH");
	must(act_retitle(s, "new title", &fixture_err));
	id = commit(s);
	must(act_get(s, id, &a, &fixture_err));
	assert_string_equal(a.title, "new title");
	assert_string_equal(a.reason, "because");
	assert_string_equal(a.actor, history_actor());
	assert_string_equal(a.actor, getpwuid(getuid())->pw_name);
	assert_int_equal(a.origin, ORIGIN_SCREEN);
	assert_int_equal(a.nchanges, 1);
	assert_int_equal(strlen(a.at), CLOCK_TEXT - 1);
	act_fini(&a);
	assert_false(act_get(s, id + 1, &a, &fixture_err));
}

static void
test_an_act_without_a_change_leaves_no_trace(void **state)
{
	struct store *s = *state;

	begin(s);
	assert_int_not_equal(act_current(s), 0);
	commit(s);
	assert_int_equal(act_count(s, &fixture_err), 0);
	assert_int_equal(act_current(s), 0);
	act_cancel(s);
}

static void
test_a_dry_act_is_the_same_act_rolled_back(void **state)
{
	struct store *s = *state;
	int64_t id;

	begin(s);
	id = row(s, ENTITY_AREA, "name=ESDH");
	assert_true(there(s, ENTITY_AREA, id));
	must(act_commit(s, true, &fixture_err));
	assert_false(there(s, ENTITY_AREA, id));
	assert_int_equal(act_count(s, &fixture_err), 0);
}

static void
test_undo_and_redo_of_each_kind_of_change(void **state)
{
	struct store *s = *state;
	int64_t came, changed, went, id, u;

	begin(s);
	id = row(s, ENTITY_VENDOR, "name=Schultz");
	came = commit(s);
	begin(s);
	change(s, ENTITY_VENDOR, id, "name=Schultz Information|note=a");
	changed = commit(s);
	u = undo(s, changed);
	assert_text(s, ENTITY_VENDOR, id, "name", "Schultz");
	assert_text(s, ENTITY_VENDOR, id, "note", NULL);
	undo(s, u);
	assert_text(s, ENTITY_VENDOR, id, "note", "a");
	begin(s);
	must(record_delete(s, ENTITY_VENDOR, id, &fixture_err));
	went = commit(s);
	u = undo(s, went);
	assert_text(s, ENTITY_VENDOR, id, "name", "Schultz Information");
	undo(s, u);
	assert_false(there(s, ENTITY_VENDOR, id));
	undo(s, went);
	undo(s, changed);
	u = undo(s, came);
	assert_false(there(s, ENTITY_VENDOR, id));
	undo(s, u);
	assert_text(s, ENTITY_VENDOR, id, "name", "Schultz");
}

static void
test_what_was_changed_since_is_kept(void **state)
{
	struct store *s = *state;
	struct kept kept = { 0 };
	struct undo_result r;
	int64_t id, act;

	begin(s);
	id = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Acadre",
	    (long long)row(s, ENTITY_VENDOR, "name=Formpipe"));
	commit(s);
	begin(s);
	change(s, ENTITY_SYSTEM, id, "owner=anna|note=one");
	act = commit(s);
	begin(s);
	change(s, ENTITY_SYSTEM, id, "owner=bo");
	commit(s);
	must(act_undo(s, act, ORIGIN_UNDO, keep, &kept, false, &r,
	    &fixture_err));
	assert_int_equal(r.taken_back, 1);
	assert_int_equal(r.kept, 1);
	assert_int_equal(kept.n, 1);
	assert_text(s, ENTITY_SYSTEM, id, "owner", "bo");
	assert_text(s, ENTITY_SYSTEM, id, "note", NULL);
}

static void
test_a_row_that_is_used_or_changed_since_is_kept(void **state)
{
	struct store *s = *state;
	struct kept kept = { 0 };
	struct undo_result r;
	struct err e = ERR_INIT;
	int64_t id, act;

	begin(s);
	id = row(s, ENTITY_VENDOR, "name=KMD");
	act = commit(s);
	begin(s);
	row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Momentum", (long long)id);
	commit(s);
	assert_false(act_undo(s, act, ORIGIN_UNDO, keep, &kept, false, &r,
	    &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_string_equal(kept.why, "is used since");
	assert_int_equal(r.act_id, 0);
	assert_true(there(s, ENTITY_VENDOR, id));

	begin(s);
	id = row(s, ENTITY_AREA, "name=EOJ");
	act = commit(s);
	begin(s);
	change(s, ENTITY_AREA, id, "name=Omsorg");
	commit(s);
	assert_false(act_undo(s, act, ORIGIN_UNDO, keep, &kept, false, &r,
	    &e));
	assert_string_equal(kept.why, "has been changed since");
	begin(s);
	change(s, ENTITY_AREA, id, "name=EOJ");	/* no net change now */
	commit(s);
	undo(s, act);
	assert_false(there(s, ENTITY_AREA, id));
}

static void
test_a_place_taken_since_is_kept(void **state)
{
	struct store *s = *state;
	struct kept kept = { 0 };
	struct undo_result r;
	struct err e = ERR_INIT;
	int64_t id, act;

	begin(s);
	id = row(s, ENTITY_AREA, "name=EOJ");
	commit(s);
	begin(s);
	must(record_delete(s, ENTITY_AREA, id, &fixture_err));
	act = commit(s);
	begin(s);
	row(s, ENTITY_AREA, "name=EOJ");
	commit(s);
	assert_false(act_undo(s, act, ORIGIN_UNDO, keep, &kept, false, &r,
	    &e));
	assert_string_equal(kept.why, "another one has taken its place since");
}

static void
test_what_may_not_be_undone(void **state)
{
	struct store *s = *state;
	struct undo_result r;
	struct err e = ERR_INIT;
	int64_t init, act;

	must(act_begin(s, ORIGIN_INIT, "init", NULL, &fixture_err));
	row(s, ENTITY_AREA, "name=ESDH");
	init = commit(s);
	assert_false(act_undo(s, init, ORIGIN_UNDO, NULL, NULL, false, &r,
	    &e));
	assert_int_equal(e.code, ERR_RULE);
	assert_int_equal(act_last(s, NULL, &e), 0);
	begin(s);
	row(s, ENTITY_AREA, "name=EOJ");
	act = commit(s);
	assert_false(act_undo(s, act, ORIGIN_REDO, NULL, NULL, false, &r,
	    &e));
	assert_int_equal(e.code, ERR_RULE);
	undo(s, act);
	assert_false(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, &r,
	    &e));
	assert_int_equal(e.code, ERR_RULE);
	assert_false(act_undo(s, 4711, ORIGIN_UNDO, NULL, NULL, false, &r,
	    &e));
	assert_int_equal(e.code, ERR_INVALID);
}

static void
test_a_dry_undo_writes_nothing(void **state)
{
	struct store *s = *state;
	struct undo_result r;
	int64_t id, act;

	begin(s);
	id = row(s, ENTITY_AREA, "name=ESDH");
	act = commit(s);
	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, true, &r,
	    &fixture_err));
	assert_int_equal(r.taken_back, 1);
	assert_int_equal(r.act_id, 0);
	assert_true(there(s, ENTITY_AREA, id));
	assert_int_equal(act_last(s, NULL, &fixture_err), act);
}

/* In one act, places are swapped: only the way back step by step is valid. */
static void
test_undo_goes_back_through_valid_states(void **state)
{
	struct store *s = *state;
	int64_t a, b, v, gone, act;
	char *before, *after;

	begin(s);
	a = row(s, ENTITY_AREA, "name=A");
	b = row(s, ENTITY_AREA, "name=B");
	gone = row(s, ENTITY_VENDOR, "name=old");
	v = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=s", (long long)gone);
	commit(s);
	before = dump(s, 20);
	begin(s);
	change(s, ENTITY_AREA, a, "name=tmp");
	change(s, ENTITY_AREA, b, "name=A");
	change(s, ENTITY_AREA, a, "name=B");
	change(s, ENTITY_SYSTEM, v, "vendor_id=%lld",
	    (long long)row(s, ENTITY_VENDOR, "name=new"));
	change(s, ENTITY_VENDOR, gone, "note=last words");
	must(record_delete(s, ENTITY_VENDOR, gone, &fixture_err));
	row(s, ENTITY_VENDOR, "name=old");
	act = commit(s);
	after = dump(s, 20);
	act = undo(s, act);
	free(before);
	before = dump(s, 20);
	assert_string_not_equal(before, after);
	undo(s, act);
	free(before);
	before = dump(s, 20);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* A row as it was after an act: changed since, gone since, not there yet. */
static void
test_what_was_there_when_an_act_had_been_made(void **state)
{
	struct store *s = *state;
	struct record r;
	int64_t vendor, act, until;
	bool was;

	begin(s);
	vendor = row(s, ENTITY_VENDOR, "name=Formpipe");
	act = commit(s);
	begin(s);
	change(s, ENTITY_VENDOR, vendor, "note=Odense");
	commit(s);
	begin(s);
	change(s, ENTITY_VENDOR, vendor, "name=Form|note=Vejle");
	commit(s);
	must(change_until(s, act, &until, &fixture_err));
	must(record_get(s, ENTITY_VENDOR, vendor, &r, &fixture_err));
	must(record_then(s, &r, until, &was, &fixture_err));
	assert_true(was);
	assert_string_equal(record_text(&r, "name"), "Formpipe");
	assert_null(record_text(&r, "note"));
	record_fini(&r);
	must(change_until(s, act - 1, &until, &fixture_err));
	must(record_get(s, ENTITY_VENDOR, vendor, &r, &fixture_err));
	must(record_then(s, &r, until, &was, &fixture_err));
	assert_false(was);
	record_fini(&r);
	begin(s);
	must(record_delete(s, ENTITY_VENDOR, vendor, &fixture_err));
	commit(s);
	must(change_until(s, act + 1, &until, &fixture_err));
	record_init(&r, ENTITY_VENDOR);
	r.id = vendor;
	must(record_then(s, &r, until, &was, &fixture_err));
	assert_true(was);
	assert_string_equal(record_text(&r, "name"), "Formpipe");
	assert_string_equal(record_text(&r, "note"), "Odense");
	record_fini(&r);
}

static void
test_last_act_and_last_undo(void **state)
{
	struct store *s = *state;
	struct act act;
	int64_t a, b, ua, ub;

	begin(s);
	row(s, ENTITY_AREA, "name=A");
	a = commit(s);
	begin(s);
	row(s, ENTITY_AREA, "name=B");
	b = commit(s);
	assert_int_equal(act_last(s, NULL, &fixture_err), b);
	assert_int_equal(act_last(s, history_actor(), &fixture_err), b);
	assert_int_equal(act_last(s, "nobody else", &fixture_err), 0);
	ub = undo(s, b);
	assert_int_equal(act_last(s, NULL, &fixture_err), a);
	ua = undo(s, a);
	assert_int_equal(act_last(s, NULL, &fixture_err), 0);
	assert_int_equal(act_last_undo(s, NULL, &fixture_err), ua);
	undo(s, ua);
	assert_int_equal(act_last_undo(s, NULL, &fixture_err), ub);
	assert_int_equal(act_last(s, NULL, &fixture_err), a);
	must(act_get(s, ub, &act, &fixture_err));
	assert_int_equal(act.undoes, b);
	assert_int_equal(act.undone_by, 0);
	act_fini(&act);
	must(act_get(s, b, &act, &fixture_err));
	assert_int_equal(act.undone_by, ub);
	act_fini(&act);
	must(act_get(s, a, &act, &fixture_err));
	assert_int_equal(act.undone_by, 0);
	act_fini(&act);
}

static bool
count_change(void *arg, const struct change *c)
{
	int64_t *n = arg;

	(void)c;
	return ++*n != 700;
}

static void
test_history_is_read_in_pages(void **state)
{
	struct store *s = *state;
	int64_t ids[4], id = 0, n = 0, act, i;

	begin(s);
	for (i = 0; i < 1000; i++)
		id = row(s, ENTITY_AREA, "name=area %d", (int)i);
	act = commit(s);
	must(act_changes(s, act, count_change, &n, &fixture_err));
	assert_int_equal(n, 700);	/* stopped by us */
	for (i = 0; i < 600; i++) {
		begin(s);
		change(s, ENTITY_AREA, id, "name=name %d", (int)i);
		commit(s);
	}
	n = 0;
	must(row_changes(s, ENTITY_AREA, id, count_change, &n, &fixture_err));
	assert_int_equal(n, 601);
	assert_int_equal(act_page(s, 0, ids, 4, &fixture_err), 4);
	assert_int_equal(ids[0], act + 600);
	assert_int_equal(act_page(s, act + 1, ids, 4, &fixture_err), 1);
	assert_int_equal(ids[0], act);
}

/* ---- any acts, undone and redone ---------------------------------------- */

#define ACTS	120
static void
any_acts_undone_and_redone(uint32_t seed)
{
	struct world w = { memory_store(), seed, 0, false };
	char *before, *after, *now;
	int64_t id, border;
	int i, n = 0;

	for (i = 0; i < 10; i++)
		some_act(&w);
	while ((id = act_last(w.s, NULL, &fixture_err)) != 0)
		undo(w.s, id);		/* a past that is not empty */
	for (i = 0; i < 5 && (id = act_last_undo(w.s, NULL,
	    &fixture_err)) != 0; i++)
		undo(w.s, id);
	before = dump(w.s, HIGHEST);
	act_page(w.s, 0, &border, 1, &fixture_err);
	for (i = 0; i < ACTS; i++)
		some_act(&w);
	after = dump(w.s, HIGHEST);
	id = act_last(w.s, NULL, &fixture_err);
	for (; id > border; n++, id = act_last(w.s, NULL, &fixture_err))
		undo(w.s, id);
	now = dump(w.s, HIGHEST);
	assert_string_equal(now, before);
	free(now);
	assert_true(n > ACTS / 2);
	while (n-- > 0)
		undo(w.s, act_last_undo(w.s, NULL, &fixture_err));
	now = dump(w.s, HIGHEST);
	assert_string_equal(now, after);
	must(store_verify(w.s, false, &fixture_err));
	free(before);
	free(after);
	free(now);
	store_close(w.s);
}

static void
test_any_acts_undone_and_redone(void **state)
{
	uint32_t seed;

	(void)state;
	for (seed = 1; seed <= 6; seed++)
		any_acts_undone_and_redone(seed);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup_memory, \
	teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_an_act_tells_who_when_and_why),
		T(test_an_act_without_a_change_leaves_no_trace),
		T(test_a_dry_act_is_the_same_act_rolled_back),
		T(test_undo_and_redo_of_each_kind_of_change),
		T(test_what_was_changed_since_is_kept),
		T(test_a_row_that_is_used_or_changed_since_is_kept),
		T(test_a_place_taken_since_is_kept),
		T(test_what_may_not_be_undone),
		T(test_a_dry_undo_writes_nothing),
		T(test_undo_goes_back_through_valid_states),
		T(test_what_was_there_when_an_act_had_been_made),
		T(test_last_act_and_last_undo),
		T(test_history_is_read_in_pages),
		cmocka_unit_test(test_any_acts_undone_and_redone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
