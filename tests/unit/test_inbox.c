/*
 * The inbox over a small store: what is owed and what is not, who has the
 * ball, what was said, whose it is, what an answer sets free.
 */
#include "report/inbox.h"
#include "store_fixture.h"

#define NOW	"2021-04-27"		/* a Tuesday */

struct world {
	struct store	*s;
	int64_t		 vendor, acadre, odense, vejle, installation;
	int64_t		 run, phase, step[3];	/* F1, F2 [F1], I1 [gate] */
	int64_t		 rollout, connect[2];
	struct chase_rules rules;
};

static int64_t
a_step(struct world *w, int64_t phase, int position, const char *key,
    const char *more)
{
	return row(w->s, ENTITY_STEP, "phase_id=%lld|position=%d|key=%s|"
	    "title=step %s|early=0|after_ready=0|%s", (long long)phase,
	    position, key, key, more);
}

static void
make_tracks(struct world *w)
{
	struct store *s = w->s;
	int64_t course, phase;

	course = row(s, ENTITY_TRACK, "key=forloeb1|version=1|kind=course|"
	    "subject=system|position=1|title=F");
	w->phase = row(s, ENTITY_PHASE, "track_id=%lld|position=1|key=F|"
	    "title=Forudsætning", (long long)course);
	phase = row(s, ENTITY_PHASE, "track_id=%lld|position=2|key=I|"
	    "title=Integration", (long long)course);
	w->step[0] = a_step(w, w->phase, 1, "F1",
	    "party=vendor|role=Projektleder + jurist");
	w->step[1] = a_step(w, w->phase, 2, "F2", "party=kombit");
	w->step[2] = a_step(w, phase, 1, "I1", "party=vendor|gives=ready");
	row(s, ENTITY_STEP_REQUIRES, "step_id=%lld|requires_id=%lld",
	    (long long)w->step[1], (long long)w->step[0]);
	w->run = row(s, ENTITY_RUN, "track_id=%lld|system_id=%lld",
	    (long long)course, (long long)w->acadre);
	w->rollout = row(s, ENTITY_TRACK, "key=tilslutning|version=1|"
	    "kind=rollout|subject=installation|position=1|title=T");
	phase = row(s, ENTITY_PHASE, "track_id=%lld|position=1|key=T|"
	    "title=T", (long long)w->rollout);
	w->connect[0] = a_step(w, phase, 1, "1", "party=municipality");
	w->connect[1] = a_step(w, phase, 2, "8",
	    "party=vendor|gives=operation");
}

static int
setup(void **state)
{
	static struct world w;
	int64_t area;

	w = (struct world){ .s = memory_store() };
	chase_rules_default(&w.rules);
	begin(w.s);
	area = row(w.s, ENTITY_AREA, "name=ESDH");
	w.vendor = row(w.s, ENTITY_VENDOR, "name=Formpipe");
	w.acadre = row(w.s, ENTITY_SYSTEM, "vendor_id=%lld|name=Acadre|"
	    "area_id=%lld|owner=anna", (long long)w.vendor, (long long)area);
	w.odense = row(w.s, ENTITY_MUNICIPALITY, "code=0461|name=Odense");
	w.vejle = row(w.s, ENTITY_MUNICIPALITY, "code=0630|name=Vejle");
	w.installation = row(w.s, ENTITY_INSTALLATION,
	    "municipality_id=%lld|system_id=%lld|responsible=bo",
	    (long long)w.odense, (long long)w.acadre);
	row(w.s, ENTITY_INSTALLATION, "municipality_id=%lld|system_id=%lld|"
	    "operation_on=2021-03-01", (long long)w.vejle,
	    (long long)w.acadre);
	row(w.s, ENTITY_TARGET, "number=1|year=2021|quarter=2|area=ESDH|"
	    "title=t|metric=klarmeldte_systemer|all_of=1");
	row(w.s, ENTITY_TARGET, "number=2|year=2021|quarter=3|area=ESDH|"
	    "title=t|metric=kommuner_i_drift|value=30|all_of=0");
	make_tracks(&w);
	commit(w.s);
	*state = &w;
	return 0;
}

static int
teardown(void **state)
{
	struct world *w = *state;

	store_close(w->s);
	return 0;
}

static struct inbox
load_as(struct world *w, const char *owner, const char *day)
{
	struct inbox_ask ask = { .day = DAY(day), .owner = owner,
	    .rules = &w->rules };
	struct inbox b;

	must(inbox_load(w->s, &ask, &b, &fixture_err));
	return b;
}

static struct inbox
load(struct world *w)
{
	return load_as(w, NULL, NOW);
}

/* The item of a step or open item; NULL: it is not owed. */
static const struct inbox_item *
find(const struct inbox *b, const char *name, const char *key)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (!strcmp(b->item[i].name, name) &&
		    str_eq(b->item[i].key, key))
			return &b->item[i];
	return NULL;
}

static const struct inbox_item *
find_kind(const struct inbox *b, const char *key, enum inbox_kind kind)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (b->item[i].kind == kind && str_eq(b->item[i].key, key))
			return &b->item[i];
	return NULL;
}

static int64_t
mark(struct world *w, int step, const char *more)
{
	return row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|%s",
	    (long long)w->run, (long long)w->step[step], more);
}

static int64_t
contact(struct world *w, const char *name, const char *more)
{
	return row(w->s, ENTITY_CONTACT, "name=%s|vendor_id=%lld|%s", name,
	    (long long)w->vendor, more);
}

/* A line of the log about step F1, or (about false) about everything. */
static void
said(struct world *w, int64_t contact_id, const char *on, bool about,
    const char *more)
{
	int64_t line;

	line = row(w->s, ENTITY_CONTACT_LOG, "contact_id=%lld|vendor_id=%lld|"
	    "on_date=%s|actor=ml|channel=mail|%s", (long long)contact_id,
	    (long long)w->vendor, on, more);
	if (about)
		row(w->s, ENTITY_CONTACT_ABOUT, "log_id=%lld|run_id=%lld|"
		    "step_id=%lld", (long long)line, (long long)w->run,
		    (long long)w->step[0]);
}

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

/* How many targets the vendor's answer to F1 counts for. */
static int
target_points(struct world *w)
{
	struct inbox b = load(w);
	int n = find(&b, "Acadre", "F1")->rank.effect.targets;

	inbox_fini(&b);
	return n;
}

static void
test_a_target_that_is_answered_does_not_count(void **state)
{
	struct world *w = *state;
	int64_t one, live, other, run;

	begin(w->s);			/* beside "all systems klarmeldt" */
	one = row(w->s, ENTITY_TARGET, "number=3|year=2021|quarter=2|"
	    "area=ESDH|title=t|metric=klarmeldte_systemer|value=1|all_of=0");
	live = row(w->s, ENTITY_TARGET, "number=4|year=2021|quarter=2|"
	    "area=ESDH|title=t|metric=kommuner_i_drift|value=2|all_of=0");
	commit(w->s);
	assert_int_equal(target_points(w), 3);

	begin(w->s);			/* a system is klarmeldt: 3 is answered */
	other = row(w->s, ENTITY_SYSTEM, "vendor_id=%lld|name=SBSYS|"
	    "area_id=1|ready_by=2021-03-31", (long long)w->vendor);
	commit(w->s);
	assert_int_equal(target_points(w), 2);
	begin(w->s);			/* one is not two */
	change(w->s, ENTITY_TARGET, one, "value=2");
	commit(w->s);
	assert_int_equal(target_points(w), 3);
	begin(w->s);
	change(w->s, ENTITY_TARGET, one, "value=1");
	commit(w->s);

	begin(w->s);			/* Odense runs it after all: two do */
	run = row(w->s, ENTITY_RUN, "track_id=%lld|installation_id=%lld",
	    (long long)w->rollout, (long long)row(w->s, ENTITY_INSTALLATION,
	    "municipality_id=%lld|system_id=%lld", (long long)w->odense,
	    (long long)other));
	row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|state=met|"
	    "on_date=2021-04-20", (long long)run, (long long)w->connect[1]);
	commit(w->s);
	assert_int_equal(target_points(w), 1);
	begin(w->s);			/* and all of them are two */
	change(w->s, ENTITY_TARGET, live, "value=|all_of=1");
	commit(w->s);
	assert_int_equal(target_points(w), 1);
	begin(w->s);
	row(w->s, ENTITY_MUNICIPALITY, "code=0751|name=Aarhus");
	commit(w->s);
	assert_int_equal(target_points(w), 2);
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

/* Is a waiver in the inbox of this one on this day, among the decisions? */
static bool
is_told(struct world *w, const char *owner, const char *day)
{
	struct inbox b = load_as(w, owner, day);
	const struct inbox_item *it = find_kind(&b, "F2", INBOX_ENDING);
	bool told = it && it->group == CHASE_DECISION;

	inbox_fini(&b);
	return told;
}

static void
test_who_granted_a_waiver_hears_that_it_ends_and_has(void **state)
{
	struct world *w = *state;
	struct inbox b;

	begin(w->s);			/* F1 is not met: F2 will be locked */
	mark(w, 1, "state=waived|on_date=2021-02-01|until_date=2021-06-10|"
	    "reason=r|approver=Ida Holm|owner=bo");
	commit(w->s);
	assert_false(is_told(w, "ida holm", "2021-04-10"));	/* 61 days */
	assert_true(is_told(w, "ida holm", "2021-04-11"));
	assert_true(is_told(w, "bo", "2021-04-11"));
	assert_false(is_told(w, "anna", "2021-04-11"));
	assert_true(is_told(w, "ida holm", "2021-06-10"));
	/* The day after, the step is locked, which nobody owes. */
	assert_true(is_told(w, "ida holm", "2021-06-11"));
	assert_true(is_told(w, "ida holm", "2021-08-11"));
	b = load_as(w, NULL, "2021-06-11");
	assert_int_equal(find_kind(&b, "F2", INBOX_ENDING)->state,
	    STEP_LOCKED);
	assert_null(find_kind(&b, "F2", INBOX_STEP));
	inbox_fini(&b);
}

static void
test_an_ending_waiver_tells_what_it_will_lock(void **state)
{
	struct world *w = *state;
	struct inbox b;

	begin(w->s);
	mark(w, 0, "state=met|on_date=2021-04-01");
	mark(w, 1, "state=waived|on_date=2021-04-01|until_date=2021-05-10|"
	    "reason=r|approver=Ida Holm");
	commit(w->s);
	b = load(w);			/* I1, behind the gate */
	assert_int_equal(find_kind(&b, "F2", INBOX_ENDING)->rank.effect.steps,
	    1);
	inbox_fini(&b);
}

static void
test_an_asked_waiver_is_the_approvers_and_the_askers(void **state)
{
	struct world *w = *state;
	const struct inbox_item *it;
	const char *const theirs[] = { "sø", "ml", "anna" };
	struct inbox b;
	int64_t id;
	size_t i;

	begin(w->s);
	id = row(w->s, ENTITY_WAIVER_REQUEST, "run_id=%lld|step_id=%lld|"
	    "asked_on=2021-04-20|asked_by=ml|approver=sø|reason=iso|"
	    "until_date=2021-06-30|state=asked", (long long)w->run,
	    (long long)w->step[1]);
	commit(w->s);
	b = load(w);			/* F1 is owed all the same */
	it = find_kind(&b, "F2", INBOX_REQUEST);
	assert_int_equal(it->group, CHASE_DECISION);
	assert_string_equal(it->holder.organisation, "KOMBIT");
	assert_string_equal(it->holder.person, "sø");
	assert_int_equal(it->rank.effect.steps, 1);	/* I1 */
	assert_non_null(strstr(it->waiver, "iso"));
	inbox_fini(&b);
	for (i = 0; i < 3; i++) {	/* anna owns the system */
		b = load_as(w, theirs[i], NOW);
		assert_non_null(find_kind(&b, "F2", INBOX_REQUEST));
		inbox_fini(&b);
	}
	b = load_as(w, "bo", NOW);
	assert_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-19");	/* not asked yet */
	assert_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);

	begin(w->s);
	change(w->s, ENTITY_WAIVER_REQUEST, id, "state=declined|"
	    "decided_on=2021-04-26|decided_by=sø|answer=no");
	commit(w->s);
	b = load(w);
	assert_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-25");	/* still asked that day */
	assert_non_null(find_kind(&b, "F2", INBOX_REQUEST));
	inbox_fini(&b);
}

static void
test_what_has_happened_needs_no_waiver(void **state)
{
	struct world *w = *state;
	struct inbox b;

	begin(w->s);
	row(w->s, ENTITY_WAIVER_REQUEST, "run_id=%lld|step_id=%lld|"
	    "asked_on=2021-04-01|asked_by=ml|approver=sø|reason=iso|"
	    "until_date=2021-06-30|state=asked", (long long)w->run,
	    (long long)w->step[0]);
	mark(w, 0, "state=met|on_date=2021-04-26");
	commit(w->s);
	b = load(w);
	assert_null(find_kind(&b, "F1", INBOX_REQUEST));
	inbox_fini(&b);
	b = load_as(w, NULL, "2021-04-25");
	assert_non_null(find_kind(&b, "F1", INBOX_REQUEST));
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

#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_of_a_system_what_is_ready_is_owed),
		T(test_a_target_that_is_answered_does_not_count),
		T(test_an_installation_nobody_touched_is_not_owed),
		T(test_the_ball_is_with_who_is_named_heard_fitting_or_alone),
		T(test_who_has_left_is_asked_no_more),
		T(test_what_is_said_of_everything_counts_for_each),
		T(test_its_log_is_its_own_and_its_holders),
		T(test_a_due_date_reaches_what_holds_it_up),
		T(test_gates_and_ends_are_decisions),
		T(test_who_granted_a_waiver_hears_that_it_ends_and_has),
		T(test_an_ending_waiver_tells_what_it_will_lock),
		T(test_an_asked_waiver_is_the_approvers_and_the_askers),
		T(test_what_has_happened_needs_no_waiver),
		T(test_open_items_are_the_vendors),
		T(test_snoozed_is_left_alone_and_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
