/*
 * The inbox over a small store: what is owed and what is not, who has the
 * ball, what was said, whose it is, what an answer sets free.
 */
#include "inbox_fixture.h"

static void
test_of_a_system_what_is_ready_is_owed(void **state)
{
	struct world *w = *state;
	struct inbox b = load(w);
	const struct inbox_item *it = find(&b, "Acadre", "F1");

	assert_int_equal(b.n, 1);	/* F2 and I1 are locked */
	assert_non_null(it);
	assert_int_equal(it->group, CHASE_LATER);
	assert_int_equal(it->holder.of.party, PARTY_VENDOR);
	assert_string_equal(it->holder.organisation, "Formpipe");
	assert_null(it->holder.person);
	assert_string_equal(it->owner, "anna");
	/* F2, I1; Odense, as Vejle is in operation; the quarter's target. */
	assert_int_equal(it->rank.effect.steps, 2);
	assert_int_equal(it->rank.effect.municipalities, 1);
	assert_int_equal(it->rank.effect.targets, 1);
	assert_int_equal(it->rank.sum, 1 + 2 + 1 + 5);
	inbox_fini(&b);
}

static void
test_an_installation_nobody_touched_is_not_owed(void **state)
{
	struct world *w = *state;
	const struct inbox_item *it;
	struct inbox b;
	int64_t run;

	begin(w->s);
	run = row(w->s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)w->rollout, (long long)w->installation);
	row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=waiting|"
	    "since_date=2021-04-01|waits_for=municipality", (long long)run,
	    (long long)w->connect[0]);
	row(w->s, ENTITY_CONTACT, "name=Åse|municipality_id=%lld|mail=a@b",
	    (long long)w->odense);
	commit(w->s);
	b = load(w);
	assert_int_equal(b.n, 2);
	it = find(&b, "Odense / Acadre", "1");
	assert_int_equal(it->group, CHASE_SILENT);
	assert_int_equal(it->silent, 16);	/* Easter is three days */
	assert_string_equal(it->holder.organisation, "Odense");
	assert_string_equal(it->holder.person, "Åse");
	assert_string_equal(it->holder.mail, "a@b");
	assert_true(it->holder.guessed);
	/* Whom a list calls responsible is no coordinator of ours. */
	assert_string_equal(it->owner, "anna");
	assert_int_equal(it->rank.effect.municipalities, 1);
	assert_int_equal(it->rank.effect.targets, 0);	/* another quarter's */
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-03-31");	/* before anybody waited */
	assert_int_equal(b.n, 1);
	inbox_fini(&b);
}

static void
test_the_ball_is_with_who_is_named_heard_fitting_or_alone(void **state)
{
	struct world *w = *state;
	int64_t jens, ida, waiting;
	struct inbox b;

	begin(w->s);
	ida = contact(w, "Ida Berg", "role=Projektleder");
	jens = contact(w, "Jens Holm", "role=Direktør|mail=jens@b");
	commit(w->s);
	b = load(w);			/* two: the role decides */
	assert_int_equal(b.item[0].holder.contact_id, ida);
	assert_true(b.item[0].holder.guessed);
	inbox_fini(&b);

	begin(w->s);			/* the log says otherwise */
	said(w, jens, "2021-04-20", true, "outcome=asked");
	commit(w->s);
	b = load(w);
	assert_int_equal(b.item[0].holder.contact_id, jens);
	assert_false(b.item[0].holder.guessed);
	inbox_fini(&b);

	begin(w->s);			/* and the mark has the last word */
	waiting = mark(w, 0, "state=waiting|since_date=2021-04-12|"
	    "waits_for=vendor|who=ida berg");
	commit(w->s);
	b = load(w);
	assert_int_equal(b.item[0].holder.contact_id, ida);
	inbox_fini(&b);

	begin(w->s);			/* a name that is no contact stays */
	change(w->s, ENTITY_MARK, waiting, "who=En Anden");
	commit(w->s);
	b = load(w);
	assert_int_equal(b.item[0].holder.contact_id, 0);
	assert_string_equal(b.item[0].holder.person, "En Anden");
	assert_string_equal(b.item[0].holder.organisation, "Formpipe");
	inbox_fini(&b);
}

static void
test_who_has_left_is_asked_no_more(void **state)
{
	struct world *w = *state;
	int64_t jens;
	struct inbox b;

	begin(w->s);
	jens = contact(w, "Jens Holm", "gone_on=2021-04-20");
	said(w, jens, "2021-04-15", true, "outcome=asked");
	commit(w->s);
	b = load(w);
	assert_int_equal(b.item[0].holder.contact_id, 0);
	assert_null(b.item[0].holder.person);
	assert_int_equal(b.item[0].facts.times, 1);	/* still was asked */
	inbox_fini(&b);
}

static void
test_what_is_said_of_everything_counts_for_each(void **state)
{
	struct world *w = *state;
	struct inbox b;
	int64_t jens;

	begin(w->s);
	jens = contact(w, "Jens Holm", "role=x");
	mark(w, 0, "state=waiting|since_date=2021-04-06|waits_for=vendor|"
	    "who=Jens Holm");
	said(w, jens, "2021-04-13", true, "outcome=asked|note=about it");
	said(w, jens, "2021-04-20", false,
	    "outcome=promised|promise_on=2021-04-26|note=all by monday");
	commit(w->s);
	b = load(w);
	assert_int_equal(b.item[0].facts.times, 2);
	assert_int_equal(b.item[0].promise, PROMISE_BROKEN);
	assert_int_equal(b.item[0].group, CHASE_OVERDUE);
	assert_int_equal(b.item[0].silent, 5);
	assert_string_equal(b.item[0].last, "all by monday");
	assert_true(b.item[0].may_climb);
	assert_int_equal(b.people, 1);
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-26");
	assert_int_equal(b.item[0].group, CHASE_TODAY);
	inbox_fini(&b);
}

static void
test_its_log_is_its_own_and_its_holders(void **state)
{
	struct world *w = *state;
	struct contact_line *line;
	struct inbox b;
	int64_t jens;
	size_t n;

	begin(w->s);
	jens = contact(w, "Jens Holm", "role=x");
	said(w, jens, "2021-04-13", true, "outcome=asked|note=one");
	said(w, jens, "2021-04-20", false, "outcome=asked|note=two");
	said(w, jens, "2021-04-21", true, "outcome=asked|note=three");
	commit(w->s);
	b = load(w);
	must(inbox_log(w->s, &b.item[0], DAY(NOW), 2, &line, &n,
	    &fixture_err));
	assert_int_equal(n, 2);
	assert_string_equal(line[0].note, "three");
	assert_string_equal(line[1].note, "two");
	contact_lines_free(line, n);
	inbox_fini(&b);
}

static void
test_a_due_date_reaches_what_holds_it_up(void **state)
{
	struct world *w = *state;
	const struct inbox_item *it;
	struct inbox b;

	begin(w->s);
	mark(w, 2, "state=open|due_date=2021-04-20");
	commit(w->s);
	b = load(w);
	it = find(&b, "Acadre", "F1");
	assert_int_equal(it->facts.due, DAY("2021-04-20"));
	assert_string_equal(it->due_by, "I1");
	assert_int_equal(it->group, CHASE_OVERDUE);
	assert_null(find(&b, "Acadre", "I1"));	/* locked: not theirs yet */
	inbox_fini(&b);
}

static void
test_gates_and_ends_are_decisions(void **state)
{
	struct world *w = *state;
	const struct inbox_item *gate, *end;
	struct inbox b;

	begin(w->s);
	mark(w, 0, "state=met|on_date=2021-04-01");
	mark(w, 1, "state=waived|on_date=2021-04-01|until_date=2021-05-10|"
	    "reason=r|approver=Ida Holm");
	mark(w, 2, "state=open|due_date=2021-05-04");
	commit(w->s);
	b = load(w);
	assert_int_equal(b.count[CHASE_DECISION], 2);
	gate = find(&b, "Acadre", NULL);
	assert_int_equal(gate->kind, INBOX_GATE);
	assert_int_equal(gate->phase, 0);
	assert_string_equal(gate->title, "pass the gate of Forudsætning");
	assert_string_equal(gate->holder.organisation, "KOMBIT");
	assert_int_equal(gate->facts.due, DAY("2021-05-04"));
	assert_string_equal(gate->due_by, "I1");
	assert_int_equal(gate->rank.effect.steps, 1);
	end = find(&b, "Acadre", "F2");
	assert_int_equal(end->kind, INBOX_ENDING);
	assert_string_equal(end->holder.person, "Ida Holm");
	assert_int_equal(end->facts.due, DAY("2021-05-10"));
	inbox_fini(&b);
	begin(w->s);
	row(w->s, ENTITY_GATE, "run_id=%lld|phase_id=%lld|"
	    "decided_on=2021-04-20", (long long)w->run, (long long)w->phase);
	commit(w->s);
	b = load(w);
	assert_null(find(&b, "Acadre", NULL));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-19");	/* not decided that day */
	assert_non_null(find(&b, "Acadre", NULL));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-05-11");	/* lapsed: owed again */
	end = find_kind(&b, "F2", INBOX_STEP);
	assert_non_null(end);
	assert_int_equal(end->state, STEP_READY);
	inbox_fini(&b);
}

static void
test_open_items_are_the_vendors(void **state)
{
	struct world *w = *state;
	const struct inbox_item *it;
	struct inbox b;
	int64_t id;

	begin(w->s);
	id = row(w->s, ENTITY_OPEN_ITEM, "vendor_id=%lld|title=Prisbilag|"
	    "state=open|state_on=2021-04-01|opened_on=2021-04-01|"
	    "due_date=2021-04-27|owner=ml", (long long)w->vendor);
	row(w->s, ENTITY_OPEN_ITEM, "system_id=%lld|title=Plan|"
	    "state=closed|state_on=2021-04-20|opened_on=2021-03-01",
	    (long long)w->acadre);
	row(w->s, ENTITY_CHASE, "open_item_id=%lld|rung=2|"
	    "rung_on=2021-04-20", (long long)id);
	commit(w->s);
	b = load(w);
	assert_int_equal(b.n, 2);
	it = find(&b, "Formpipe", NULL);
	assert_int_equal(it->what.item_id, id);
	assert_int_equal(it->group, CHASE_TODAY);
	assert_int_equal(it->facts.rung, 2);
	assert_null(it->system);
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-19");	/* Plan was open still */
	assert_int_equal(b.n, 3);
	inbox_fini(&b);
	b = load_as(w, "ML", NOW);		/* whose, in any case */
	assert_int_equal(b.n, 1);
	inbox_fini(&b);
}

static void
test_snoozed_is_left_alone_and_comes_back(void **state)
{
	struct world *w = *state;
	struct inbox b;

	begin(w->s);
	row(w->s, ENTITY_CHASE, "run_id=%lld|step_id=%lld|rung=0|"
	    "snoozed_until=2021-04-29", (long long)w->run,
	    (long long)w->step[0]);
	commit(w->s);
	b = load(w);
	assert_int_equal(b.item[0].group, CHASE_SNOOZED);
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-29");
	assert_int_equal(b.item[0].group, CHASE_LATER);
	inbox_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_of_a_system_what_is_ready_is_owed),
		T(test_an_installation_nobody_touched_is_not_owed),
		T(test_the_ball_is_with_who_is_named_heard_fitting_or_alone),
		T(test_who_has_left_is_asked_no_more),
		T(test_what_is_said_of_everything_counts_for_each),
		T(test_its_log_is_its_own_and_its_holders),
		T(test_a_due_date_reaches_what_holds_it_up),
		T(test_gates_and_ends_are_decisions),
		T(test_open_items_are_the_vendors),
		T(test_snoozed_is_left_alone_and_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
