/*
 * A message in both languages: the most blocking first, one point for many
 * places, singular and plural, dates as people write them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "report/message.h"

#define DAY(text)	date_parse(text)
#define ITEMS_MAX	20

static char jens[] = "Jens Holm", nordlys[] = "Nordlys";
static char odense[] = "Odense", aero[] = "Ærø", vejle[] = "Vejle";

static struct inbox_item items[ITEMS_MAX];
static struct inbox box;
static struct letter_ask ask;
static struct letter letter;
static struct buf text;

static int
clear(void **state)
{
	(void)state;
	memset(items, 0, sizeof(items));
	box = (struct inbox){ .day = DAY("2026-11-11"), .item = items };
	ask = (struct letter_ask){ LETTER_DANISH, box.day, 2, "Mette Lund" };
	return 0;
}

static int
drop(void **state)
{
	(void)state;
	letter_fini(&letter);
	buf_fini(&text);
	return 0;
}

/* An open step of a system that Jens of Nordlys owes. */
static struct inbox_item *
owes(char *system, char *title, const char *due, int64_t rank)
{
	struct inbox_item *it = &items[box.n++];

	*it = (struct inbox_item){ .kind = INBOX_STEP,
	    .group = CHASE_OVERDUE, .system = system, .name = system,
	    .title = title, .facts = CHASE_FACTS };
	it->what.subject.kind = SUBJECT_SYSTEM;
	it->holder.of = (struct organisation){ PARTY_VENDOR, 1 };
	it->holder.contact_id = 7;
	it->holder.person = jens;
	it->holder.organisation = nordlys;
	it->facts.due = due ? DAY(due) : DAY_NONE;
	it->rank.sum = rank;
	return it;
}

static const char *
written(void)
{
	struct holder h = { .contact_id = 7 };

	letter_fini(&letter);
	buf_clear(&text);
	letter_write(&box, &h, &ask, &letter);
	if (letter.n)
		letter_text(&text, &letter, ask.lang);
	return buf_str(&text);
}

static void
three_points(void)
{
	static char bro[] = "SagBro", byg[] = "ByggeSag";
	static char plan[] = "Testplan", aftale[] = "Underskrevet "
	    "serviceaftale", bilag[] = "Prisbilag", key[] = "I3";
	struct inbox_item *it;

	it = owes(byg, plan, "2026-11-27", 7);
	it->rank.effect = (struct chase_effect){ 3, 3, 0 };
	it = owes(bro, aftale, "2026-11-05", 43);
	it->key = key;
	it->rank.effect = (struct chase_effect){ 14, 11, 1 };
	it->promise = PROMISE_BROKEN;
	it->facts.promise = DAY("2026-11-04");
	it = owes(bro, bilag, "2026-12-01", 2);
	it->rank.effect = (struct chase_effect){ 1, 0, 0 };
	owes(bro, plan, NULL, 99)->holder.contact_id = 8;  /* another's */
	owes(bro, plan, NULL, 99)->group = CHASE_SNOOZED;
	owes(bro, plan, NULL, 99)->kind = INBOX_GATE;
}

static void
test_three_points_in_danish(void **state)
{
	(void)state;
	three_points();
	assert_string_equal(written(),
	    "Emne: Tre punkter vi mangler fra Nordlys (SagBro, ByggeSag)\n"
	    "\n"
	    "Hej Jens\n"
	    "\n"
	    "Vi har tre åbne punkter hos jer. Det første holder 11 kommuner "
	    "tilbage.\n"
	    "\n"
	    "1. SagBro: Underskrevet serviceaftale (I3). Fristen var "
	    "05-11-2026. Vi\n"
	    "   havde aftalt onsdag den 4. november. 14 trin venter på det.\n"
	    "2. ByggeSag: Testplan. Frist 27-11-2026. 3 trin og 3 kommuner "
	    "venter på\n"
	    "   det.\n"
	    "3. SagBro: Prisbilag. Frist 01-12-2026. Ét trin venter på det.\n"
	    "\n"
	    "Kan du svare på nr. 1 senest fredag den 13. november?\n"
	    "\n"
	    "Venlig hilsen\n"
	    "Mette Lund\n");
	assert_int_equal(letter.n, 3);
	assert_int_equal(letter.item[0], 1);
	assert_int_equal(letter.answer_by, DAY("2026-11-13"));
}

static void
test_three_points_in_english(void **state)
{
	(void)state;
	ask.lang = LETTER_ENGLISH;
	three_points();
	assert_string_equal(written(),
	    "Subject: Three things we need from Nordlys (SagBro, ByggeSag)\n"
	    "\n"
	    "Hi Jens\n"
	    "\n"
	    "We have three open points with you. The first holds 11 "
	    "municipalities\n"
	    "back.\n"
	    "\n"
	    "1. SagBro: Underskrevet serviceaftale (I3). It was due "
	    "05-11-2026. We\n"
	    "   had agreed on Wednesday 4 November. 14 steps wait for it.\n"
	    "2. ByggeSag: Testplan. Due 27-11-2026. 3 steps and 3 "
	    "municipalities wait\n"
	    "   for it.\n"
	    "3. SagBro: Prisbilag. Due 01-12-2026. One step waits for it.\n"
	    "\n"
	    "Can you answer no. 1 by Friday 13 November?\n"
	    "\n"
	    "Kind regards\n"
	    "Mette Lund\n");
}

static void
test_one_point_is_not_numbered(void **state)
{
	static char bro[] = "SagBro", plan[] = "Testplan";
	struct inbox_item *it = owes(bro, plan, "2026-11-11", 5);

	(void)state;
	it->rank.effect.municipalities = 1;
	assert_string_equal(written(),
	    "Emne: Et punkt vi mangler fra Nordlys (SagBro)\n"
	    "\n"
	    "Hej Jens\n"
	    "\n"
	    "Vi har ét åbent punkt hos jer. Det holder én kommune tilbage.\n"
	    "\n"
	    "SagBro: Testplan. Fristen er i dag.\n"
	    "\n"
	    "Kan du svare senest fredag den 13. november?\n"
	    "\n"
	    "Venlig hilsen\n"
	    "Mette Lund\n");
	ask.lang = LETTER_ENGLISH;
	assert_non_null(strstr(written(), "Subject: One thing we need from "
	    "Nordlys (SagBro)\n"));
	assert_non_null(strstr(written(), "We have one open point with you. "
	    "It holds one municipality back.\n"));
	assert_non_null(strstr(written(), "It is due today.\n"));
}

/* A vendor's step in three municipalities is one point with three places. */
static void
test_places_of_one_step_are_one_point(void **state)
{
	static char fasit[] = "Fasit", load[] = "Indlæs data", key[] = "7";
	static char plan[] = "Testplan";
	char *place[] = { odense, aero, vejle };
	struct inbox_item *it;
	int i;

	(void)state;
	for (i = 0; i < 3; i++) {
		it = owes(fasit, load, i ? "2026-12-01" : NULL, 30 - i * 10);
		it->what.subject.kind = SUBJECT_INSTALLATION;
		it->what.step_id = 77;
		it->key = key;
		it->place = place[i];
		it->rank.effect = (struct chase_effect){ 1, 1, 0 };
	}
	owes(fasit, plan, NULL, 15);
	assert_non_null(strstr(written(), "Emne: To punkter vi mangler"));
	assert_non_null(strstr(written(), "1. Fasit: Indlæs data (7). Mangler "
	    "for Odense, Ærø og Vejle. Frist\n   01-12-2026.\n2. Fasit: "
	    "Testplan.\n"));
	assert_int_equal(letter.n, 4);
}

/* A municipality is not told that it holds itself up, nor where it is. */
static void
test_a_municipality_is_asked_about_itself(void **state)
{
	static char fasit[] = "Fasit", title[] = "Godkend serviceaftaler";
	struct inbox_item *it = owes(fasit, title, NULL, 3);
	struct holder h;

	(void)state;
	it->what.subject.kind = SUBJECT_INSTALLATION;
	it->place = odense;
	it->holder.of = (struct organisation){ PARTY_MUNICIPALITY, 3 };
	it->holder.contact_id = 0;
	it->holder.person = NULL;
	it->holder.organisation = odense;
	it->rank.effect = (struct chase_effect){ 6, 1, 1 };
	h = it->holder;
	letter_write(&box, &h, &ask, &letter);
	assert_string_equal(letter.body,
	    "Hej\n"
	    "\n"
	    "Vi har ét åbent punkt hos jer.\n"
	    "\n"
	    "Fasit: Godkend serviceaftaler. 6 trin venter på det.\n"
	    "\n"
	    "Kan I svare senest fredag den 13. november?\n"
	    "\n"
	    "Venlig hilsen\n"
	    "Mette Lund\n");
}

static void
test_a_borrowed_due_date_names_its_step(void **state)
{
	static char bro[] = "SagBro", plan[] = "Testplan", k7[] = "K7";

	(void)state;
	owes(bro, plan, "2026-11-20", 1)->due_by = k7;
	assert_non_null(strstr(written(), "Testplan. K7, som venter på det, "
	    "har frist 20-11-2026."));
	items[0].facts.due = DAY("2026-11-10");
	assert_non_null(strstr(written(), "havde frist 10-11-2026."));
}

static void
test_answer_days_are_work_days_and_years_are_told(void **state)
{
	static char bro[] = "SagBro", plan[] = "Testplan";
	int i;

	(void)state;
	owes(bro, plan, NULL, 1);
	ask.today = DAY("2026-12-30");
	ask.answer_days = 3;		/* 31 Dec, 4 Jan, 5 Jan */
	assert_non_null(strstr(written(),
	    "senest tirsdag den 5. januar 2027?"));
	ask.lang = LETTER_ENGLISH;
	assert_non_null(strstr(written(), "by Tuesday 5 January 2027?"));
	ask.lang = LETTER_DANISH;
	for (i = 0; i < 12; i++)
		owes(bro, plan, NULL, 1);
	assert_non_null(strstr(written(), "Emne: 13 punkter vi mangler"));
	assert_non_null(strstr(written(), "\n13. SagBro: Testplan.\n"));
}

static void
test_nothing_owed_is_no_letter(void **state)
{
	(void)state;
	assert_string_equal(written(), "");
	assert_int_equal(letter.n, 0);
}

#define T(f)	cmocka_unit_test_setup_teardown(f, clear, drop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_three_points_in_danish),
		T(test_three_points_in_english),
		T(test_one_point_is_not_numbered),
		T(test_places_of_one_step_are_one_point),
		T(test_a_municipality_is_asked_about_itself),
		T(test_a_borrowed_due_date_names_its_step),
		T(test_answer_days_are_work_days_and_years_are_told),
		T(test_nothing_owed_is_no_letter),
	};

	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
