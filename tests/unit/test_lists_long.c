/*
 * Long lists of installations take a short way (lists/fresh.c, store/bulk.c).
 * It must decide, write and log just as the long one does, which a caller
 * takes who wants each row told.
 */
#include "lists_fixture.h"
#include "sql_fixture.h"

#define ROWS	1500
#define AHEAD_ROWS	16000	/* long enough to be read by a thread */
#define HEADER	"Kommunekode;Leverandør;System;Område;Kontrakttype;" \
	"Kontrakt;Status;Dato;I drift den;Statusdato;Ansvarlig;Fra;Til;" \
	"Bemærkning\n"

static uint64_t seed;

static unsigned
roll(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
	return (unsigned)(seed >> 33) % n;
}

static const char *
pick(const char *const *words, unsigned n)
{
	return words[roll(n)];
}
#define PICK(...) pick((const char *const[]){ __VA_ARGS__ }, \
	sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

/* A row about one of a few hundred things, so that many meet again. */
static void
add_row(struct buf *b, unsigned systems)
{
	static const char *const code[] = { "0101", "147", "0461", "0751",
	    "0851", "0621", "0999" };
	unsigned s = roll(systems);

	buf_addf(b, "%s;Firma %u;Løsning %u;%s;", pick(code,
	    roll(40) ? 6 : 7), s / 7, s, s % 9 == 0 ? "Jobcenter" :
	    s % 5 ? "ESDH" : "");
	buf_addf(b, "%s;%s;%s;%s;%s;%s;", PICK("", "SKI 02.19 (2019)",
	    "Individuel EU-udbudskontrakt"), PICK("", "K-1", "K-2"),
	    PICK("", "I drift", "Aftalt", "Endnu ikke aftalt", "Ophørt"),
	    PICK("", "", "01-02-2021", "2021-03-05", "31-02-2021"),
	    roll(8) ? "" : "01-01-2021",
	    roll(8) ? "" : PICK("28-02-2021", "15-03-2021"));
	buf_addf(b, "%s;%s;%s;%s\n", PICK("", "Åse", " Bo  ", "Åse",
	    "Aase\xcc\x8a", "Bo\xc2\xa0", "\xe2\x80\x8bIb", "Mette  Holm"),
	    roll(9) ? "" : " 01-01-2020", roll(15) ? "" : "01-12-2020 ",
	    PICK("", "\"to\nlinjer\"", "en noget længere bemærkning", "'=1+1",
	    "\"\t\"", "1 €", roll(20) ? "" : "\x01"));
}

static char *
make_list_of(uint64_t n, unsigned systems, int rows)
{
	struct buf b = BUF_INIT;
	int i;

	seed = n;
	buf_add(&b, HEADER);
	for (i = 0; i < rows; i++)
		add_row(&b, systems);
	return buf_take(&b);
}

static char *
make_list(uint64_t n, unsigned systems)
{
	return make_list_of(n, systems, ROWS);
}

static void
assert_alike(struct store *a, struct store *b)
{
	assert_same(a, b, "SELECT * FROM installation ORDER BY id");
	assert_same(a, b, "SELECT * FROM system ORDER BY id");
	assert_same(a, b, "SELECT * FROM vendor ORDER BY id");
	/* Of rows that go in a run the log does not tell what they held. */
	assert_same(a, b, "SELECT act_id, entity, field IN ('+', '-'), "
	    "sum(CASE WHEN field IN ('+', '-') THEN ifnull(new, 1) ELSE 1 "
	    "END) FROM change WHERE field IN ('+', '-') "
	    "OR new IS NOT NULL GROUP BY 1, 2, 3");
	assert_same(a, b, "SELECT name, sql FROM sqlite_schema ORDER BY name");
	must(store_verify(a, false, &fixture_err));
}

/* Both ways, the same decisions. */
static int64_t
read_both(struct store *a, struct store *b, const char *text, day_t day)
{
	struct read_opts quick = READ_OPTS, slow = READ_OPTS;
	struct read_report x, y;
	int64_t act;
	int i;

	slow.tell = TELL_ALL;
	quick.status_date = slow.status_date = day;
	act = read_text(a, text, &quick, &x);
	assert_int_equal(act, read_text(b, text, &slow, &y));
	assert_int_equal(x.rows, y.rows);
	assert_int_equal(x.added, y.added);
	assert_int_equal(x.changed, y.changed);
	assert_int_equal(x.same, y.same);
	assert_int_equal(x.conflict, y.conflict);
	assert_int_equal(x.rejected, y.rejected);
	assert_int_equal(x.written, y.written);
	assert_memory_equal(x.count, y.count, sizeof(x.count));
	assert_int_equal(x.nfindings, y.nfindings);
	for (i = 0; i < x.nfindings; i++) {
		assert_int_equal(x.finding[i].line, y.finding[i].line);
		assert_string_equal(x.finding[i].text, y.finding[i].text);
	}
	read_report_fini(&x);
	read_report_fini(&y);
	assert_alike(a, b);
	return act;
}

static void
test_both_ways_decide_alike(void **state)
{
	struct store *a = *state, *b;
	char *text;
	uint64_t n;
	day_t day;

	b = programme_store();
	for (n = 1; n <= 12; n++) {
		text = make_list(n, n % 3 ? 400 : 90);
		day = date_make(2021, 3, 1) + (day_t)(n * 5 % 31);
		read_both(a, b, text, day);
		read_both(a, b, text, day);
		free(text);
	}
	store_close(b);
}

/* Rows prepared by the thread are decided as if they were not. */
static void
test_reading_ahead_decides_alike(void **state)
{
	struct store *a = *state, *b = programme_store();
	char *text = make_list_of(1, 3000, AHEAD_ROWS);

	assert_true(strlen(text) > 1024 * 1024);
	read_both(a, b, text, date_make(2021, 3, 9));
	read_both(a, b, text, date_make(2021, 3, 9));
	free(text);
	store_close(b);
}

/* FNV-1a as its authors define it. */
static void
assert_fingerprint(const struct read_report *r, const char *text)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	char hex[17];

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	snprintf(hex, sizeof(hex), "%016llx", (unsigned long long)h);
	assert_string_equal(r->hash, hex);
}

/* The first list's is taken after its rows, any other's before. */
static void
test_fingerprints(void **state)
{
	struct read_opts opts = READ_OPTS;
	struct read_report r;
	char *text;
	int rows, again;

	for (rows = 5; rows <= AHEAD_ROWS; rows += AHEAD_ROWS - 5) {
		text = make_list_of(2, 3000, rows);
		for (again = 0; again < 2; again++) {
			opts.status_date = again ? DAY_NONE : STATUS_DAY;
			read_text(*state, text, &opts, &r);
			assert_fingerprint(&r, text);
			read_report_fini(&r);
		}
		free(text);
	}
}

struct seen { int n; int64_t row_id, last; };

static bool
count_change(void *arg, const struct change *c)
{
	struct seen *s = arg;

	if (c->field == CHANGE_CAME && c->entity == ENTITY_INSTALLATION) {
		assert_int_equal(c->to.type, VALUE_NULL);
		assert_true(c->row_id > s->row_id);
		s->row_id = c->row_id;
	}
	s->n++;
	return true;
}

static bool
keep_last(void *arg, const struct change *c)
{
	struct seen *s = arg;

	s->n++;
	s->row_id = c->row_id;
	s->last = c->field;
	return true;
}

static void
undo(struct store *s, int64_t act, struct undo_result *r)
{
	must(act_undo(s, act, ORIGIN_UNDO, NULL, NULL, false, r,
	    &fixture_err));
}

/*
 * What a municipality's history has of its installations: all lines of the
 * log about them, and one for each time it came or went in a run, over many
 * pages.
 */
static void
assert_history_whole(struct store *s, int64_t municipality)
{
	struct seen all = { 0, 0, 0 };
	char sql[600], want[32], *is;

	snprintf(sql, sizeof(sql), "SELECT (SELECT count(*) FROM change "
	    "WHERE entity = 'municipality' AND row_id = %lld) + "
	    "(SELECT count(*) FROM installation i JOIN change c "
	    "ON c.entity = 'installation' AND (c.row_id = i.id OR "
	    "(c.field IN ('+', '-') AND i.id > c.row_id "
	    "AND i.id < c.row_id + c.new)) WHERE i.municipality_id = %lld)",
	    (long long)municipality, (long long)municipality);
	must(thing_changes(s, &(struct thing){ .entity = ENTITY_MUNICIPALITY,
	    .id = municipality }, keep_last, &all, &fixture_err));
	is = answer(s, sql);
	snprintf(want, sizeof(want), "%d|\n", all.n);
	assert_string_equal(is, want);
	assert_true(all.n > 256);
	free(is);
}

/* The history of rows that came together is that of each. */
static void
test_a_run_is_undone_and_redone(void **state)
{
	struct store *a = *state, *b;
	struct seen all = { 0, 0, 0 }, one = { 0, 0, 0 };
	char *text = make_list(77, 5000), *was, *is;
	struct undo_result r, q;
	struct act act;
	int64_t id;

	b = programme_store();
	id = read_both(a, b, text, date_make(2021, 3, 31));
	is = answer(a, "SELECT sum(new) > 500 FROM change WHERE field = '+'");
	assert_string_equal(is, "1|\n");	/* the short way was taken */
	free(is);
	must(act_get(a, id, &act, &fixture_err));
	must(act_changes(a, id, count_change, &all, &fixture_err));
	assert_int_equal(all.n, act.nchanges);
	act_fini(&act);
	must(row_changes(a, ENTITY_INSTALLATION, all.row_id - 3, keep_last,
	    &one, &fixture_err));
	assert_int_equal(one.row_id, all.row_id - 3);
	assert_int_equal(one.last, CHANGE_CAME);
	one = (struct seen){ 0, 0, 0 };
	must(thing_changes(a, &(struct thing){ .entity = ENTITY_INSTALLATION,
	    .id = all.row_id - 3 }, keep_last, &one, &fixture_err));
	assert_int_equal(one.n, 1);
	assert_int_equal(one.row_id, all.row_id - 3);
	assert_int_equal(one.last, CHANGE_CAME);
	was = answer(a, "SELECT * FROM installation ORDER BY id");
	undo(a, id, &r);
	undo(b, id, &q);
	assert_int_equal(r.taken_back, q.taken_back);
	assert_int_equal(r.kept, 0);
	assert_alike(a, b);
	undo(a, r.act_id, &r);
	undo(b, q.act_id, &q);
	assert_alike(a, b);
	is = answer(a, "SELECT * FROM installation ORDER BY id");
	assert_string_equal(was, is);
	assert_history_whole(a, 1);
	free(was);
	free(is);
	free(text);
	store_close(b);
}

/* After a bulk SQLite checks again; a cancelled one leaves nothing. */
static void
test_checks_come_back(void **state)
{
	struct store *s = *state;
	struct read_opts opts = READ_OPTS;
	char *text = make_list(5, 5000), *was, *is;
	struct read_report r;
	static const char *const bad[] = {
		"INSERT INTO installation (municipality_id, system_id, note) "
		    "VALUES (1, 999999, 'x')",
		"UPDATE installation SET agreed_on = 'soon' WHERE id = 1",
	};
	size_t i;

	was = answer(s, "SELECT count(*) FROM installation UNION ALL "
	    "SELECT count(*) FROM sqlite_schema");
	must(act_begin(s, ORIGIN_IMPORT, "list", NULL, &fixture_err));
	must(list_read_bytes(s, "list.csv", text, strlen(text), &opts, &r,
	    &fixture_err));
	read_report_fini(&r);
	act_cancel(s);
	is = answer(s, "SELECT count(*) FROM installation UNION ALL "
	    "SELECT count(*) FROM sqlite_schema");
	assert_string_equal(was, is);
	read_text(s, text, &opts, &r);
	read_report_fini(&r);
	for (i = 0; i < 2; i++)
		assert_int_equal(sqlite3_exec(s->db, bad[i], NULL, NULL,
		    NULL) & 0xff, SQLITE_CONSTRAINT);
	free(was);
	free(is);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    test_reading_ahead_decides_alike, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(test_fingerprints,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(test_both_ways_decide_alike,
		    setup_programme, teardown_store),
		cmocka_unit_test_setup_teardown(
		    test_a_run_is_undone_and_redone, setup_programme,
		    teardown_store),
		cmocka_unit_test_setup_teardown(test_checks_come_back,
		    setup_programme, teardown_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
