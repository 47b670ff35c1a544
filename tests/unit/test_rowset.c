/*
 * A rowset: any row at once, few decoded, a row that has gone is a gap and
 * not an error, trouble is told.
 */
#include "base/mem.h"
#include "store/rowset.h"
#include "store_fixture.h"

struct item {
	int64_t	 id;
	char	*text;
};

static int decoded, dropped;

/* Odd ids above 1000 have gone; 5000 is trouble. */
static bool
item_get(struct store *s, int64_t id, void *to, struct err *e)
{
	struct item *item = to;

	(void)s;
	if (id == 5000)
		return err_set(e, ERR_STORE, "trouble");
	if (id > 1000 && id % 2 == 1)
		return false;
	item->id = id;
	item->text = xstrdup("text");
	decoded++;
	return true;
}

static void
item_drop(void *p)
{
	struct item *item = p;

	free(item->text);
	dropped++;
}

static struct rowset
a_rowset(size_t n)
{
	struct rowset r;
	int64_t *id = n > 0 ? xmalloc(n * sizeof(*id)) : NULL;
	size_t i;

	decoded = dropped = 0;
	for (i = 0; i < n; i++)
		id[i] = (int64_t)i + 1;
	rowset_init(&r, NULL, item_get, item_drop, sizeof(struct item));
	rowset_take(&r, id, n);
	return r;
}

static void
test_any_row_is_there_at_once(void **state)
{
	struct rowset r = a_rowset(100000);
	const struct item *item;
	struct err e = ERR_INIT;

	(void)state;
	item = rowset_at(&r, 0, &e);
	assert_int_equal(item->id, 1);
	assert_int_equal(decoded, ROWSET_WINDOW);
	item = rowset_at(&r, 99999, &e);
	assert_int_equal(item->id, 100000);
	item = rowset_at(&r, 99949, &e);
	assert_int_equal(item->id, 99950);
	assert_in_range(decoded, ROWSET_WINDOW, 2 * ROWSET_WINDOW);
	rowset_fini(&r);
	assert_int_equal(decoded, dropped);
}

static void
test_a_row_that_has_gone_is_a_gap(void **state)
{
	struct rowset r = a_rowset(2000);
	struct err e = ERR_INIT;

	(void)state;
	assert_null(rowset_at(&r, 1500, &e));		/* id 1501 */
	assert_int_equal(e.code, ERR_NONE);
	assert_non_null(rowset_at(&r, 1501, &e));
	rowset_fini(&r);
	assert_int_equal(decoded, dropped);
}

static void
test_trouble_is_told(void **state)
{
	struct rowset r = a_rowset(6000);
	struct err e = ERR_INIT;

	(void)state;
	assert_null(rowset_at(&r, 4990, &e));
	assert_int_equal(e.code, ERR_STORE);
	err_clear(&e);
	assert_non_null(rowset_at(&r, 0, &e));
	assert_int_equal(e.code, ERR_NONE);
	rowset_fini(&r);
	assert_int_equal(decoded, dropped);
}

static void
test_an_empty_one_and_a_new_one(void **state)
{
	struct rowset r = a_rowset(0);
	struct err e = ERR_INIT;
	int64_t *id = xmalloc(sizeof(*id));

	(void)state;
	*id = 42;
	rowset_take(&r, id, 1);
	assert_int_equal(((const struct item *)rowset_at(&r, 0, &e))->id, 42);
	rowset_take(&r, NULL, 0);
	rowset_fini(&r);
	assert_int_equal(decoded, dropped);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_row_is_there_at_once),
		cmocka_unit_test(test_a_row_that_has_gone_is_a_gap),
		cmocka_unit_test(test_trouble_is_told),
		cmocka_unit_test(test_an_empty_one_and_a_new_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
