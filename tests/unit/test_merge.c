/*
 * Two people on one mark: what only one of them changed is kept, what both
 * changed clashes, and nothing is lost silently.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "model/merge.h"

static struct mark
mark_of_texts(enum mark_state state, day_t due, const char *owner,
    const char *note)
{
	struct mark m = MARK_INIT;

	m.state = state;
	m.on = state == MARK_MET ? 9 : DAY_NONE;
	m.due = due;
	m.owner = owner ? xstrdup(owner) : NULL;
	m.note = note ? xstrdup(note) : NULL;
	return m;
}

static void
test_each_keeps_what_only_they_changed(void **state)
{
	struct mark seen = mark_of_texts(MARK_OPEN, 5, "jb", NULL);
	struct mark now = mark_of_texts(MARK_OPEN, 7, "jb", "theirs");
	struct mark mine = mark_of_texts(MARK_MET, 7, "ml", "theirs");

	(void)state;
	assert_int_equal(mark_merge(&mine, &seen, &now, false), 0);
	assert_int_equal(mine.state, MARK_MET);
	assert_int_equal(mine.due, 7);
	assert_string_equal(mine.owner, "ml");
	assert_string_equal(mine.note, "theirs");
	/* A form that was not touched there writes what it opened with. */
	mine.due = 5;
	assert_int_equal(mark_merge(&mine, &seen, &now, false), 0);
	assert_int_equal(mine.due, 7);
	/* Who names it means it. */
	mine.due = 5;
	assert_int_equal(mark_merge(&mine, &seen, &now, true),
	    1U << MERGE_DUE);
	mark_fini(&seen);
	mark_fini(&now);
	mark_fini(&mine);
}

static void
test_what_both_changed_clashes_until_it_was_shown(void **state)
{
	struct mark seen = mark_of_texts(MARK_OPEN, 5, "jb", NULL);
	struct mark now = mark_of_texts(MARK_MET, 7, "ml", NULL);
	struct mark mine = mark_of_texts(MARK_RUNNING, 8, "ml", "mine");

	(void)state;
	assert_int_equal(mark_merge(&mine, &seen, &now, false),
	    1U << MERGE_STATE | 1U << MERGE_DUE);
	merge_settle(&seen, &now, MERGE_DUE);
	assert_int_equal(mark_merge(&mine, &seen, &now, false),
	    1U << MERGE_STATE);
	merge_settle(&seen, &now, MERGE_STATE);
	assert_int_equal(mark_merge(&mine, &seen, &now, false), 0);
	assert_int_equal(mine.state, MARK_RUNNING);
	assert_int_equal(mine.due, 8);
	assert_string_equal(mine.note, "mine");
	mark_fini(&seen);
	mark_fini(&now);
	mark_fini(&mine);
}

static void
test_only_its_end_is_told_by_itself(void **state)
{
	struct mark seen = mark_of_texts(MARK_MET, 5, NULL, NULL);
	struct mark now = mark_of_texts(MARK_MET, 5, NULL, NULL);
	struct mark mine = mark_of_texts(MARK_MET, 5, NULL, NULL);
	struct buf b = BUF_INIT;

	(void)state;
	now.until = 20;
	mine.until = 30;
	assert_int_equal(mark_merge(&mine, &seen, &now, false),
	    1U << MERGE_UNTIL);
	mine.on = 10;
	assert_int_equal(mark_merge(&mine, &seen, &now, false),
	    1U << MERGE_STATE);
	merge_tell(&b, &mine, MERGE_STATE);
	assert_string_equal(buf_str(&b), "met 11-01-1970-31-01-1970");
	buf_fini(&b);
	mark_fini(&seen);
	mark_fini(&now);
	mark_fini(&mine);
}

static void
pick(char **text)
{
	static const char *const some[] = { NULL, "a", "b" };
	const char *s = some[rand() % 3];

	free(*text);
	*text = s ? xstrdup(s) : NULL;
}

static void
mark_set_none(char **text)
{
	free(*text);
	*text = NULL;
}

static void
any_mark(struct mark *m)
{
	m->state = (enum mark_state)(rand() % MARK__COUNT);
	m->on = rand() % 2;
	m->until = rand() % 2;
	m->due = rand() % 3;
	pick(&m->owner);
	pick(&m->evidence);
	pick(&m->note);
	pick(&m->who);
	if (m->state != MARK_WAITING)	/* nobody is told then */
		mark_set_none(&m->who);
}

static char *
told(const struct mark *m, enum merge_field f)
{
	struct buf b = BUF_INIT;

	merge_tell(&b, m, f);
	buf_addc(&b, '.');
	return buf_take(&b);
}

/*
 * Of any three marks: a field that does not clash holds mine or theirs, and
 * theirs is written over only where it is what I saw.
 */
static void
test_nothing_unseen_is_written_over(void **state)
{
	struct mark seen = MARK_INIT, now = MARK_INIT, mine = MARK_INIT;
	int round, f;

	(void)state;
	srand(42);
	for (round = 0; round < 20000; round++) {
		struct mark got;
		unsigned clash;

		any_mark(&seen);
		any_mark(&now);
		any_mark(&mine);
		mark_copy(&got, &mine);
		clash = mark_merge(&got, &seen, &now, false);
		for (f = 0; f < MERGE__COUNT; f++) {
			enum merge_field field = (enum merge_field)f;
			char *s = told(&seen, field);
			char *n = told(&now, field);
			char *m = told(&mine, field);
			char *g = told(&got, field);

			if (clash & 1U << f) {
				assert_string_not_equal(s, n);
				assert_string_not_equal(m, n);
			} else if (!strcmp(s, n) && f != MERGE_UNTIL) {
				assert_string_equal(g, m);
			} else if (!strcmp(g, m) && strcmp(g, n) &&
			    f != MERGE_UNTIL && f != MERGE_STATE) {
				assert_string_equal(s, n);
			}
			free(s);
			free(n);
			free(m);
			free(g);
		}
		mark_fini(&got);
	}
	mark_fini(&seen);
	mark_fini(&now);
	mark_fini(&mine);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_keeps_what_only_they_changed),
		cmocka_unit_test(
		    test_what_both_changed_clashes_until_it_was_shown),
		cmocka_unit_test(test_only_its_end_is_told_by_itself),
		cmocka_unit_test(test_nothing_unseen_is_written_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
