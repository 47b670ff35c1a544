/*
 * Rows of any entity: what is set is what is read, every write logs itself,
 * a write that changes nothing or is refused logs nothing.
 */
#include "store_fixture.h"

struct seen {
	char	text[1024];
};

static bool
see(void *arg, const struct change *c)
{
	struct seen *seen = arg;
	size_t n = strlen(seen->text);

	snprintf(seen->text + n, sizeof(seen->text) - n, "%s%s:%s>%s ",
	    c->field == CHANGE_CAME ? "+" : c->field == CHANGE_WENT ? "-" :
	    entity_info[c->entity].field[c->field].column, "",
	    c->from.s ? c->from.s : "", c->to.s ? c->to.s : "");
	return true;
}

static const char *
changes_of(struct store *s, int64_t act)
{
	static struct seen seen;

	seen.text[0] = '\0';
	must(act_changes(s, act, see, &seen, &fixture_err));
	return seen.text;
}

static void
test_what_is_stored_is_what_is_read(void **state)
{
	struct store *s = *state;
	struct record r, copy;
	int64_t id;

	begin(s);
	id = row(s, ENTITY_MUNICIPALITY,
	    "code=0461|name=Odense|region=Syddanmark|population=205978");
	commit(s);
	must(record_get(s, ENTITY_MUNICIPALITY, id, &r, &fixture_err));
	assert_string_equal(record_text(&r, "code"), "0461");
	assert_int_equal(record_int(&r, "population"), 205978);
	record_set_day(&r, "region", DAY("2021-03-31"));
	record_set_text(&r, "name", "");
	assert_null(record_text(&r, "name"));
	assert_int_equal(record_day(&r, "region"), DAY("2021-03-31"));
	record_set_day(&r, "region", DAY_NONE);
	assert_int_equal(record_day(&r, "region"), DAY_NONE);
	record_copy(&copy, &r);
	record_set_text(&r, "code", record_text(&r, "code"));
	assert_true(value_equal(&r.v[0], &copy.v[0]));
	record_fini(&copy);
	record_fini(&r);
}

static void
test_each_write_logs_itself(void **state)
{
	struct store *s = *state;
	int64_t id, act;

	begin(s);
	id = row(s, ENTITY_VENDOR, "name=Formpipe");
	act = commit(s);
	assert_string_equal(changes_of(s, act), "+:> ");
	begin(s);
	change(s, ENTITY_VENDOR, id, "name=Formpipe Software|note=hej");
	act = commit(s);
	assert_string_equal(changes_of(s, act),
	    "name:Formpipe>Formpipe Software note:>hej ");
	begin(s);
	must(record_delete(s, ENTITY_VENDOR, id, &fixture_err));
	act = commit(s);
	assert_string_equal(changes_of(s, act),
	    "name:Formpipe Software> note:hej> -:> ");
}

static void
test_an_equal_write_writes_nothing(void **state)
{
	struct store *s = *state;
	struct record r;
	int64_t id, before;
	int changed = -1;

	begin(s);
	id = row(s, ENTITY_VENDOR, "name=KMD");
	commit(s);
	before = act_count(s, &fixture_err);
	begin(s);
	must(record_get(s, ENTITY_VENDOR, id, &r, &fixture_err));
	must(record_put(s, &r, &changed, &fixture_err));
	record_fini(&r);
	commit(s);
	assert_int_equal(changed, 0);
	assert_int_equal(act_count(s, &fixture_err), before);
}

static void
test_what_is_in_use_is_not_deleted(void **state)
{
	struct store *s = *state;
	struct err e = ERR_INIT;
	int64_t vendor, act;

	begin(s);
	vendor = row(s, ENTITY_VENDOR, "name=Fujitsu");
	row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=eDoc", (long long)vendor);
	assert_false(record_delete(s, ENTITY_VENDOR, vendor, &e));
	assert_int_equal(e.code, ERR_RULE);
	act = commit(s);
	assert_string_equal(changes_of(s, act), "+:> +:> ");
}

static void
test_a_refused_row_leaves_no_log(void **state)
{
	struct store *s = *state;
	struct err e = ERR_INIT;
	struct record r;
	int64_t act;

	begin(s);
	row(s, ENTITY_AREA, "name=ESDH");
	record_init(&r, ENTITY_AREA);
	record_set_text(&r, "name", "ESDH");
	assert_false(record_add(s, &r, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	record_fini(&r);
	act = commit(s);
	assert_string_equal(changes_of(s, act), "+:> ");
}

static void
test_too_long_a_text_is_refused_not_lost(void **state)
{
	struct store *s = *state;
	struct err e = ERR_INIT;
	struct record r;
	char *text = malloc(2000001);

	memset(text, 'x', 2000000);
	text[2000000] = '\0';
	record_init(&r, ENTITY_VENDOR);
	record_set_text(&r, "name", "long");
	record_set_text(&r, "note", text);
	begin(s);
	assert_false(record_add(s, &r, &e));
	assert_int_equal(e.code, ERR_INVALID);
	act_cancel(s);
	record_fini(&r);
	free(text);
}

static void
test_a_row_that_is_not_there_is_said_so(void **state)
{
	struct store *s = *state;
	struct err e = ERR_INIT;
	struct record r;

	assert_false(record_get(s, ENTITY_MARK, 4711, &r, &e));
	assert_int_equal(e.code, ERR_INVALID);
	record_fini(&r);
	begin(s);
	record_init(&r, ENTITY_AREA);
	r.id = 4711;
	record_set_text(&r, "name", "x");
	assert_false(record_put(s, &r, NULL, &e));
	assert_false(record_delete(s, ENTITY_AREA, 4711, &e));
	record_fini(&r);
	act_cancel(s);
}

static void
test_words_of_entities(void **state)
{
	enum entity entity;
	int i;

	(void)state;
	for (i = 0; i < ENTITY__COUNT; i++) {
		assert_true(entity_of(entity_info[i].table, &entity));
		assert_int_equal(entity, i);
		assert_in_range(entity_info[i].nfields, 1, RECORD_FIELDS_MAX);
	}
	assert_false(entity_of("sqlite_schema", &entity));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_stored_is_what_is_read),
		cmocka_unit_test(test_each_write_logs_itself),
		cmocka_unit_test(test_an_equal_write_writes_nothing),
		cmocka_unit_test(test_what_is_in_use_is_not_deleted),
		cmocka_unit_test(test_a_refused_row_leaves_no_log),
		cmocka_unit_test(test_too_long_a_text_is_refused_not_lost),
		cmocka_unit_test(test_a_row_that_is_not_there_is_said_so),
		cmocka_unit_test(test_words_of_entities),
	};

	return cmocka_run_group_tests(tests, setup_memory, teardown_store);
}
