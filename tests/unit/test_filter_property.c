/*
 * Filters made at random, from a fixed seed: what is printed is read back as
 * the same tree, and means the same. And the table of rosters itself: no
 * field is hard to tell from another.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "model/filter_tree.h"

#define TREES	20000

static uint64_t seed = 20210420;

static unsigned
roll(unsigned n)
{
	seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(seed >> 33) % n;
}

static const char *
some_text(void)
{
	static const char *const texts[] = {
		"a", "ærø", "Odense Kommune", "or", "OG", "eller", "-x", "!y",
		"x!", "a:b", "<", "\"", "\"\"", "say \"hi\"", "a,b", "(", "(x)",
		"me", "mig", "0101", "14d", "waived", "sket", "today", "=",
		"å̈", "  blank ", "tab\there", "line\nbreak", "æøå\u200b",
		"x-y_z", "-", ",", "100%", "a'b", "*", "?", "§", "and",
	};

	return texts[roll(sizeof(texts) / sizeof(texts[0]))];
}

static int
words_of(const struct roster_field *f)
{
	int n = 0;

	while (f->words[n].word)
		n++;
	return n;
}

static void
some_day(struct operand *o)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };
	int m = (int)roll(12);

	switch (roll(6)) {
	case 0:
		o->kind = OPERAND_DAY;
		o->n = date_make(1900 + (int)roll(201), 1 + (int)roll(12),
		    1 + (int)roll(28));
		break;
	case 1:
		o->kind = OPERAND_DAYS;
		o->n = (int)roll(2001) - 1000;
		break;
	case 2:
		o->kind = OPERAND_WEEKS;
		o->n = (int)roll(201) - 100;
		break;
	case 3:
		o->kind = OPERAND_MONTHS;
		o->n = (int)roll(201) - 100;
		break;
	case 4:
		o->kind = OPERAND_WEEKDAY;
		o->n = roll(7);
		break;
	default:
		o->kind = OPERAND_DATE;
		o->n = (m + 1) * 100 + 1 + (int)roll((unsigned)days[m]);
		break;
	}
}

static void
some_value(struct node *n, const struct roster_field *f)
{
	struct operand *o = node_value(n);
	const char *text = some_text();

	switch (f->type) {
	case RT_PERSON:
		if (roll(3) == 0) {
			o->kind = OPERAND_ME;
			return;
		}
		break;
	case RT_WORD:
		o->kind = OPERAND_WORD;
		o->n = roll((unsigned)words_of(f));
		return;
	case RT_NUMBER:
	case RT_MONEY:
	case RT_SPAN:
		o->kind = OPERAND_NUMBER;
		o->n = (int)roll(2000001) - 1000000;
		return;
	case RT_DAY:
		some_day(o);
		return;
	case RT_TEXT:
	case RT_CODE:
		break;
	}
	operand_text(o, text, strlen(text));
}

static struct node *
some_term(const struct filter *f)
{
	struct node *n = node_new(NODE_TERM);
	int k;

	n->field = (int)roll((unsigned)f->nfields);
	n->op = (enum filter_op)roll(6);
	k = n->op <= OP_IS ? (int)roll(4) : 1;
	while (k-- > 0)
		some_value(n, &f->field[n->field]);
	return n;
}

static struct node *
some_tree(const struct filter *f, int depth)
{
	struct node *n;
	const char *text;
	int k;

	switch (depth > 0 ? roll(6) : 4 + roll(2)) {
	case 0:
	case 1:
		n = node_new(NODE_AND);
		break;
	case 2:
		n = node_new(NODE_OR);
		break;
	case 3:
		return node_not(some_tree(f, depth - 1));
	case 4:
		n = node_new(NODE_WORD);
		text = some_text();
		operand_text(node_value(n), text, strlen(text));
		node_find_words(n, f);
		return n;
	default:
		return some_term(f);
	}
	for (k = 2 + (int)roll(2); k > 0; k--)
		node_add(n, some_tree(f, depth - 1));
	return n;
}

static bool
same_value(const struct operand *a, const struct operand *b)
{
	return a->kind == b->kind && a->n == b->n &&
	    str_eq(a->text, b->text) && str_eq(a->folded, b->folded);
}

static bool
same(const struct node *a, const struct node *b)
{
	int i;

	if (a->kind != b->kind || a->nkids != b->nkids || a->nv != b->nv)
		return false;
	if (a->kind == NODE_TERM && (a->field != b->field || a->op != b->op))
		return false;
	for (i = 0; i < a->nkids; i++)
		if (!same(a->kid[i], b->kid[i]))
			return false;
	for (i = 0; i < a->nv; i++)
		if (!same_value(&a->v[i], &b->v[i]))
			return false;
	return true;
}

static void
test_what_is_printed_is_read_back(void **state)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct filter *f, *again;
	const struct roster_info *r;
	int i, read = 0;

	(void)state;
	for (i = 0; i < TREES; i++) {
		r = &roster_info[roll(ROSTER__COUNT)];
		f = filter_parse("", r->field, r->nfields, &e);
		f->root = some_tree(f, 4);
		buf_clear(&b);
		filter_print(&b, f);
		again = filter_parse(buf_str(&b), r->field, r->nfields, &e);
		/* Only one that is too long may fail to come back. */
		if (!again && !strstr(e.msg, "too long") &&
		    !strstr(e.msg, "at most"))
			fail_msg("%s: %s", buf_str(&b), e.msg);
		if (again && !same(f->root, again->root))
			fail_msg("differs: %s", buf_str(&b));
		read += again != NULL;
		filter_free(again);
		filter_free(f);
	}
	assert_true(read > TREES / 2);
	buf_fini(&b);
}

/* Bytes that look like a filter: no crash, and what is read is printed. */
static void
test_any_bytes_are_read_or_refused(void **state)
{
	static const char signs[] = "ab:<>=()\"-! ,or12\n\xc3\xa6";
	const struct roster_info *r = &roster_info[ROSTER_STEPS];
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct filter *f, *again;
	char text[40];
	unsigned i, k, n;

	(void)state;
	for (i = 0; i < TREES; i++) {
		n = roll(sizeof(text));
		for (k = 0; k < n; k++)
			text[k] = signs[roll(sizeof(signs) - 1)];
		text[n] = '\0';
		f = filter_parse(text, r->field, r->nfields, &e);
		if (!f)
			continue;
		buf_clear(&b);
		filter_print(&b, f);
		again = filter_parse(buf_str(&b), r->field, r->nfields, &e);
		if (!again || (f->root && !same(f->root, again->root)))
			fail_msg("%s: %s", text, buf_str(&b));
		filter_free(again);
		filter_free(f);
	}
	buf_fini(&b);
}

/* Each name of "a|b|c" must lead back to its own field. */
static void
names_lead_back(const struct roster_info *r, int field, const char *names)
{
	char *name;
	size_t n;

	for (; *names; names += n + (names[n] == '|')) {
		n = strcspn(names, "|");
		name = xstrndup(names, n);
		if (roster_field_of(r->field, r->nfields, name) != field)
			fail_msg("%s: two fields are called %s", r->name,
			    name);
		free(name);
	}
}

static void
test_every_name_has_one_meaning(void **state)
{
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	const struct roster_info *r;
	const struct roster_word *w;
	struct err e = ERR_INIT;
	enum roster_id id;
	int i, k;

	(void)state;
	for (r = roster_info; r < roster_info + ROSTER__COUNT; r++) {
		assert_true(roster_of(r->name, &id));
		assert_ptr_equal(&roster_info[id], r);
		for (i = 0; i < r->nfields; i++) {
			names_lead_back(r, i, r->field[i].name);
			names_lead_back(r, i, r->field[i].other);
			w = r->field[i].words;
			assert_true((w != NULL) ==
			    (r->field[i].type == RT_WORD));
			for (k = 0; w && w[k].word; k++) {
				assert_int_equal(roster_word_of(w, w[k].word),
				    k);
				assert_int_equal(roster_word_read(w,
				    w[k].word), k);
			}
		}
		assert_true(roster_pick(r, r->order, true, pick, &e) >= 0);
		assert_true(roster_shown(r, pick) > 0);
	}
}

static void
test_columns_and_orders_are_picked_by_name(void **state)
{
	const struct roster_info *r = &roster_info[ROSTER_STEPS];
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(roster_pick(r, "-frist, Trin  emne", true, pick, &e),
	    3);
	assert_int_equal(pick[0].field, F_STEP_DUE);
	assert_true(pick[0].falls);
	assert_int_equal(pick[2].field, F_STEP_NAME);
	assert_false(pick[2].falls);
	roster_pick_print(&b, r, pick, 3);
	assert_string_equal(buf_str(&b), "-due,step,name");
	assert_int_equal(roster_pick(r, "", true, pick, &e), 0);
	assert_int_equal(roster_pick(r, "-due", false, pick, &e), -1);
	assert_int_equal(roster_pick(r, "due,frist", false, pick, &e), -1);
	assert_string_equal(e.msg, "'frist' is there twice");
	assert_int_equal(roster_pick(r, "titel onwer", false, pick, &e), -1);
	assert_string_equal(e.msg, "no field is called 'onwer'; did you mean "
	    "owner?");
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_printed_is_read_back),
		cmocka_unit_test(test_any_bytes_are_read_or_refused),
		cmocka_unit_test(test_every_name_has_one_meaning),
		cmocka_unit_test(test_columns_and_orders_are_picked_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
