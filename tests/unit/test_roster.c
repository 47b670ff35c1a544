/*
 * Rosters: whichever way the rows are found and sorted, they are those that
 * the filter lets through one by one, in the order that their cells have.
 */
#include "base/mem.h"
#include "base/utf8.h"
#include "store/roster.h"
#include "store_fixture.h"

#define TODAY		"2021-04-20"
#define PLACES		12
#define PRODUCTS	30

/* Two hundred installations of some systems in some municipalities. */
static int
setup_rows(void **state)
{
	static const char *const names[] = { "Ærø", "Aabenraa", "Odense",
	    "Århus", "København", "Zealand", "Brøndby", "Øer", "Ål",
	    "Vejle", "Ishøj", "Tårnby" };
	static const char *const people[] = { "Søren Åkær", "Åse", "tine",
	    "", "Ørsted" };
	struct store *s = memory_store();
	uint32_t seed = 7;
	int i, k;

	begin(s);
	for (i = 0; i < PLACES; i++)
		row(s, ENTITY_MUNICIPALITY, "code=%04d|name=%s|region=%s",
		    991 - 77 * i, names[i], i % 3 ? "Øst" : "");
	for (i = 0; i < 4; i++)
		row(s, ENTITY_VENDOR, "name=%s A/S", names[i + 4]);
	row(s, ENTITY_AREA, "name=ESDH");
	row(s, ENTITY_AREA, "name=Jobcenter");
	for (i = 0; i < PRODUCTS; i++)
		row(s, ENTITY_SYSTEM, "vendor_id=%d|name=%s %d|area_id=%s",
		    1 + i % 4, names[i % PLACES], i, i % 3 == 0 ? "" :
		    i % 3 == 1 ? "1" : "2");
	for (i = 0; i < PLACES; i++)
		for (k = 0; k < PRODUCTS; k++) {
			if (random_next(&seed, 2))
				continue;
			row(s, ENTITY_INSTALLATION, "municipality_id=%d|"
			    "system_id=%d|agreed_on=%s|reported_on=%s|"
			    "responsible=%s|contract=%s|valid_to=%s|note=%s",
			    i + 1, k + 1, random_next(&seed, 3) ?
			    "2021-03-01" : "", random_next(&seed, 4) ?
			    "2021-03-31" : "", people[random_next(&seed, 5)],
			    random_next(&seed, 3) ? "ski2014" : "",
			    random_next(&seed, 9) ? "" : "2021-04-01",
			    random_next(&seed, 4) ? "" : "say \"hi\"");
		}
	commit(s);
	*state = s;
	return 0;
}

static struct filter *
filter(enum roster_id id, const char *text)
{
	struct filter *f = filter_parse(text, roster_info[id].field,
	    roster_info[id].nfields, &fixture_err);

	must(f != NULL);
	filter_bind(f, DAY(TODAY), "tine");
	return f;
}

static const struct roster_info *opened;	/* the last */

static struct roster *
open_roster(struct store *s, enum roster_id id)
{
	struct roster *r = roster_open(s, id, DAY(TODAY), false,
	    &fixture_err);

	opened = &roster_info[id];
	must(r != NULL);
	return r;
}

/* A row's cells as a filter asks for them. */
static void
cell(void *arg, int field, struct filter_value *v)
{
	const struct roster_row *row = arg;
	const struct roster_cell *c = &row->cell[field];

	v->text = c->text;
	v->n = c->n;
	v->set = c->set;
	if (field == F_INSTALLATION_MUNICIPALITY)
		v->code = row->cell[F_INSTALLATION_CODE].text;
}

/* Before, after or level, by one field; unset last both ways. */
static int
compare_cells(const struct roster_row *a, const struct roster_row *b,
    const struct roster_field *f, const struct roster_pick *p)
{
	const struct roster_cell *x = &a->cell[p->field];
	const struct roster_cell *y = &b->cell[p->field];
	bool texts = f->type != RT_DAY && f->type != RT_NUMBER;
	bool x_set = texts ? x->text != NULL : x->set;
	bool y_set = texts ? y->text != NULL : y->set;
	int64_t d;

	if (!x_set || !y_set)
		return (int)y_set - (int)x_set;
	if (f->type == RT_WORD)
		d = roster_word_of(f->words, x->text) -
		    roster_word_of(f->words, y->text);
	else if (texts)
		d = utf8_collate(x->text, strlen(x->text), y->text,
		    strlen(y->text));
	else
		d = x->n - y->n;
	return p->falls ? (d < 0) - (d > 0) : (d > 0) - (d < 0);
}

static void
assert_in_order(struct roster *r, const struct ids *ids, const char *order)
{
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	struct roster_row last, row;
	int n = roster_pick(opened, order, true, pick, &fixture_err), k, c;
	size_t i;

	must(n >= 0);
	for (i = 0; i < ids->n; i++) {
		must(roster_get(r, ids->id[i], &row, &fixture_err));
		for (k = 0, c = 0; i > 0 && c == 0 && k < n; k++)
			c = compare_cells(&last, &row,
			    &opened->field[pick[k].field], &pick[k]);
		if (c > 0)
			fail_msg("%s: row %zu", order, i);
		if (i > 0)
			roster_row_fini(&last);
		last = row;
	}
	if (ids->n > 0)
		roster_row_fini(&last);
}

static void
ids_of(struct roster *r, struct filter *f, const char *order, size_t limit,
    struct ids *ids)
{
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	struct roster_query q = { .filter = f, .sort = pick,
	    .limit = limit };

	q.nsort = roster_pick(opened, order, true, pick, &fixture_err);
	must(q.nsort >= 0);
	must(roster_ids(r, &q, ids, NULL, &fixture_err));
}

static int
by_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
assert_same_rows(struct roster *r, struct filter *f, const struct ids *ids,
    const char *text)
{
	int64_t *sorted = xcalloc(ids->n + 1, sizeof(*sorted)), id;
	struct roster_row row;
	size_t n = 0;
	bool lets;

	if (ids->n > 0)
		memcpy(sorted, ids->id, ids->n * sizeof(*sorted));
	qsort(sorted, ids->n, sizeof(*sorted), by_id);
	for (id = 1; id <= PLACES * PRODUCTS; id++) {
		if (!roster_get(r, id, &row, &fixture_err))
			continue;
		lets = filter_match(f, cell, &row);
		roster_row_fini(&row);
		if (!lets)
			continue;
		if (n == ids->n || sorted[n] != id)
			fail_msg("%s: without %lld", text, (long long)id);
		n++;
	}
	if (n != ids->n)
		fail_msg("%s: %zu, not %zu", text, ids->n, n);
	free(sorted);
}

static void
test_every_way_to_the_rows_gives_the_same(void **state)
{
	static const char *const texts[] = {
		"", "code:991", "municipality:ær", "kommune:914 status:agreed",
		"system=\"odense 2\"", "system:2 vendor:øer", "area:esdh",
		"region: -vendor:aal", "-municipality:aeroe -system:3",
		"status:agreed", "status:unknown,not_agreed", "agreed_on<-30d",
		"responsible:me or responsible:søren", "aarhus", "991 hi",
		"note:\"\"\"hi\" contract:ski2014", "contract: area:",
		"-(municipality:odense or system:odense)", "soeren aase",
		"municipality:odense or status:agreed", "to:", "from:",
		"municipality>T system<Ø", "xyzzy", "vendor:aal,øer area:job",
	};
	static const char *const orders[] = { "", "-code", "municipality",
	    "-municipality,-system", "vendor,-area,note", "-responsible",
	    "-agreed_on,status", "status,-contract,region", "system" };
	struct roster *r = open_roster(*state, ROSTER_INSTALLATIONS);
	struct filter *f;
	struct ids ids;
	size_t i, k;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		for (k = 0; k < sizeof(orders) / sizeof(orders[0]); k++) {
			f = filter(ROSTER_INSTALLATIONS, texts[i]);
			ids_of(r, f, orders[k], 0, &ids);
			assert_same_rows(r, f, &ids, texts[i]);
			assert_in_order(r, &ids, orders[k]);
			free(ids.id);
			filter_free(f);
		}
	roster_close(r);
}

/* All at once go by in the order of systems; of one place they are asked. */
static void
test_all_of_an_area_are_those_of_each_municipality(void **state)
{
	const char *const days[] = { TODAY, "2021-03-30" };
	struct store *s = *state;
	int64_t area, place;
	struct ids all, some;
	size_t d, k, at;

	for (d = 0; d < 2; d++)
		for (area = 0; area <= 2; area++) {
			struct installation_filter f = { .area_id = area,
			    .status = ROLLOUT__COUNT, .day = DAY(days[d]) };

			must(installation_ids(s, &f, &all, &fixture_err));
			assert_true(all.n > 20);
			for (place = 1, at = 0; place <= PLACES; place++) {
				f.municipality_id = place;
				must(installation_ids(s, &f, &some,
				    &fixture_err));
				for (k = 0; k < some.n; k++)
					assert_int_equal(all.id[at++],
					    some.id[k]);
				free(some.id);
			}
			assert_int_equal(at, all.n);
			free(all.id);
		}
}

static void
test_the_first_rows_are_the_first_of_all(void **state)
{
	static const char *const orders[] = { "", "-municipality", "note" };
	struct roster *r = open_roster(*state, ROSTER_INSTALLATIONS);
	struct filter *f = filter(ROSTER_INSTALLATIONS, "-status:unknown");
	struct ids all, first;
	size_t k;

	for (k = 0; k < sizeof(orders) / sizeof(orders[0]); k++) {
		ids_of(r, f, orders[k], 0, &all);
		ids_of(r, f, orders[k], 20, &first);
		assert_true(first.n >= 20 && first.n <= all.n);
		assert_memory_equal(first.id, all.id,
		    first.n * sizeof(*all.id));
		free(all.id);
		free(first.id);
	}
	filter_free(f);
	roster_close(r);
}

static void
test_of_some_rows_those_that_pass_are_kept(void **state)
{
	struct roster *r = open_roster(*state, ROSTER_INSTALLATIONS);
	struct filter *f = filter(ROSTER_INSTALLATIONS, "odense -note:");
	struct ids all, some;
	size_t i;

	ids_of(r, NULL, "-note,-system", 0, &all);
	some = (struct ids){ xcalloc(all.n, sizeof(int64_t)), all.n };
	memcpy(some.id, all.id, all.n * sizeof(int64_t));
	must(roster_keep(r, f, &some, &fixture_err));
	assert_true(some.n > 0 && some.n < all.n);
	assert_same_rows(r, f, &some, "keep");
	assert_in_order(r, &some, "-note,-system");
	for (i = 1; i < some.n; i++)
		assert_int_not_equal(some.id[i], some.id[i - 1]);
	free(some.id);
	free(all.id);
	filter_free(f);
	roster_close(r);
}

static bool
stop_now(void *arg)
{
	return ++*(int *)arg > 3;
}

/* Sorting many texts looks up now and then; here it is told to stop. */
static void
test_it_stops_when_it_is_told_to(void **state)
{
	struct store *s = *state;
	struct roster *r = open_roster(s, ROSTER_INSTALLATIONS);
	struct roster_pick by_note = { F_INSTALLATION_NOTE, false };
	struct roster_query q = { .sort = &by_note, .nsort = 1 };
	struct ids ids;
	int i, asked = 0;

	begin(s);
	for (i = 0; i < 30000; i++)
		row(s, ENTITY_MEASURE, "on_date=2021-01-01|metric=%d|value=1",
		    i * 7919 % 30011);
	commit(s);
	roster_close(r);
	r = open_roster(s, ROSTER_MEASURES);
	by_note.field = F_MEASURE_METRIC;
	store_on_progress(s, stop_now, &asked);
	assert_false(roster_ids(r, &q, &ids, NULL, &fixture_err));
	assert_int_equal(fixture_err.code, ERR_INTERRUPT);
	assert_null(ids.id);
	store_on_progress(s, NULL, NULL);
	must(roster_ids(r, &q, &ids, NULL, &fixture_err));
	assert_int_equal(ids.n, 30000);
	assert_in_order(r, &ids, "metric");
	free(ids.id);
	roster_close(r);
}

/* Every roster gives rows, whose words are known, for every order. */
static void
test_every_field_of_every_roster_can_be_had(void **state)
{
	struct store *s = *state;
	const struct roster_info *info;
	struct roster *r;
	struct roster_row row;
	struct ids ids;
	struct buf order = BUF_INIT;
	int64_t total;
	int id, k;

	for (id = 0; id < ROSTER__COUNT; id++) {
		info = &roster_info[id];
		r = open_roster(s, (enum roster_id)id);
		must(roster_count(r, UINT32_MAX, &fixture_err));
		for (k = 0; k < info->nfields; k++) {
			buf_clear(&order);
			buf_addf(&order, "-%s", info->field[k].name);
			ids_of(r, NULL, buf_str(&order), 0, &ids);
			must(roster_total(r, &total, &fixture_err));
			assert_int_equal(total, ids.n);
			if (ids.n > 0) {
				must(roster_get(r, ids.id[0], &row,
				    &fixture_err));
				roster_row_fini(&row);
			}
			free(ids.id);
		}
		roster_close(r);
	}
	buf_fini(&order);
}

/* What a step was on a day: the mark that holds it, or the one before. */
static void
test_a_step_is_what_it_was_on_the_day(void **state)
{
	struct store *s = *state;
	static const struct {
		const char	*day, *state, *expired, *late;
	} rows[] = {
		{ "2021-01-10", "waived", "no", "no" },
		{ "2021-02-10", "open", "no", "no" },
		{ "2021-03-10", "met", "no", "no" },
		{ "2021-05-10", "met", "yes", "yes" },
	};
	struct roster *r;
	struct roster_row row_of;
	int64_t mark;
	size_t i;

	begin(s);
	row(s, ENTITY_TRACK, "key=x|version=1|kind=course|subject=system|"
	    "position=1|title=X");
	row(s, ENTITY_PHASE, "track_id=1|position=1|key=A|title=A");
	row(s, ENTITY_STEP, "phase_id=1|position=1|key=A1|title=One|early=0|"
	    "after_ready=0");
	row(s, ENTITY_RUN, "track_id=1|system_id=1");
	mark = row(s, ENTITY_MARK, "run_id=1|step_id=1|state=met|"
	    "on_date=2021-03-01|until_date=2021-04-01|due_date=2021-04-15");
	row(s, ENTITY_PAST_MARK, "run_id=1|step_id=1|state=waived|"
	    "on_date=2021-01-01|until_date=2021-01-31|reason=r|approver=tine");
	commit(s);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		r = roster_open(s, ROSTER_STEPS, DAY(rows[i].day), true,
		    &fixture_err);
		must(roster_get(r, mark, &row_of, &fixture_err));
		assert_string_equal(row_of.cell[F_STEP_STATE].text,
		    rows[i].state);
		assert_string_equal(row_of.cell[F_STEP_EXPIRED].text,
		    rows[i].expired);
		assert_string_equal(row_of.cell[F_STEP_LATE].text,
		    rows[i].late);
		roster_row_fini(&row_of);
		roster_close(r);
	}
}

int
main(void)
{
#define WITH_ROWS(t)	cmocka_unit_test_setup_teardown(t, setup_rows, \
	    teardown_store)
	const struct CMUnitTest tests[] = {
		WITH_ROWS(test_every_way_to_the_rows_gives_the_same),
		WITH_ROWS(test_all_of_an_area_are_those_of_each_municipality),
		WITH_ROWS(test_the_first_rows_are_the_first_of_all),
		WITH_ROWS(test_of_some_rows_those_that_pass_are_kept),
		WITH_ROWS(test_it_stops_when_it_is_told_to),
		WITH_ROWS(test_every_field_of_every_roster_can_be_had),
		WITH_ROWS(test_a_step_is_what_it_was_on_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
