/*
 * Where a subject stands: its run, track, marks, gates and facts are read in
 * one snapshot, then the rules (model/walk.h) do the rest. The one thing that
 * crosses subjects is the klarmelding of an installation's system.
 */
#include "store/standing.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/packed.h"

static const struct {
	enum stmt_id	 runs, name;
} kinds[SUBJECT__COUNT] = {
	[SUBJECT_SYSTEM] = { STMT_RUNS_OF_SYSTEM, STMT_NAME_OF_SYSTEM },
	[SUBJECT_INSTALLATION] = { STMT_RUNS_OF_INSTALLATION,
	    STMT_NAME_OF_INSTALLATION },
	[SUBJECT_MUNICIPALITY] = { STMT_RUNS_OF_MUNICIPALITY,
	    STMT_NAME_OF_MUNICIPALITY },
};

struct thing
subject_thing(const struct subject *sub, int64_t step_id)
{
	static const enum entity of[SUBJECT__COUNT] = {
		[SUBJECT_SYSTEM] = ENTITY_SYSTEM,
		[SUBJECT_INSTALLATION] = ENTITY_INSTALLATION,
		[SUBJECT_MUNICIPALITY] = ENTITY_MUNICIPALITY,
	};

	return (struct thing){ .entity = of[sub->kind], .id = sub->id,
	    .track_id = sub->kind == SUBJECT_MUNICIPALITY ? sub->track_id : 0,
	    .step_id = step_id };
}

void
standing_fini(struct standing *st)
{
	int i;

	free(st->name);
	free(st->detail);
	free(st->owner);
	if (st->system)
		standing_fini(st->system);
	free(st->system);
	for (i = 0; i < st->track.nsteps; i++)
		mark_fini(&st->mark[i]);
	for (i = 0; i < st->npast; i++)
		mark_fini(&st->past[i].mark);
	free(st->past);
	for (i = 0; i < st->nrequests; i++)
		request_fini(&st->request[i]);
	free(st->request);
	for (i = 0; i < st->track.nphases; i++)
		free(st->gate[i].note);
	track_fini(&st->track);
	memset(st, 0, sizeof(*st));
}

static void
standing_init(struct standing *st, const struct subject *subject)
{
	int i;

	memset(st, 0, sizeof(*st));
	st->subject = *subject;
	for (i = 0; i < TRACK_STEPS_MAX; i++)
		st->mark[i] = (struct mark)MARK_INIT;
	for (i = 0; i < TRACK_PHASES_MAX; i++)
		st->gate[i].on = DAY_NONE;
	for (i = 0; i < MILESTONE__COUNT; i++)
		st->facts.milestone[i] = DAY_NONE;
	st->facts.system_ready_on = DAY_NONE;
}

/* The name of an installation is that of its place and its system. */
static struct stmt *
ask_name(struct store *s, const struct subject *subject,
    struct walk_facts *facts, struct err *e)
{
	struct packed p;
	struct stmt *q;

	if (subject->kind == SUBJECT_INSTALLATION &&
	    !packed_find(s, subject->id, &p, e))
		return NULL;
	q = stmt_use(s, kinds[subject->kind].name, e);
	if (q && subject->kind == SUBJECT_INSTALLATION) {
		stmt_int(q, 1, p.municipality_id);
		stmt_int(q, 2, p.system_id);
		facts->milestone[MILESTONE_AGREED] = p.listed.agreed;
		facts->milestone[MILESTONE_OPERATION] = p.listed.operation;
	} else if (q)
		stmt_int(q, 1, subject->id);
	return q;
}

/* Name, detail, reported milestones, owner; the system it is of. */
static bool
load_name(struct store *s, struct standing *st, int64_t *system,
    struct err *e)
{
	struct stmt *q = ask_name(s, &st->subject, &st->facts, e);
	enum got got;

	if (!q)
		return false;
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		st->name = col_text(q, 0);
		st->detail = col_text(q, 1);
		*system = col_int(q, 2);
		st->facts.milestone[MILESTONE_READY] = col_day(q, 3);
		st->owner = col_text(q, 4);
	} else if (got == GOT_DONE)
		err_set(e, ERR_INVALID, _("it is not there any more"));
	stmt_release(q);
	return got == GOT_ROW;
}

struct found_run {
	int64_t		 id, track_id;	/* id 0: none */
	int64_t		 first, version;
};

/* A track of the kind that comes first, the newest version, the newest run. */
static bool
goes_before(const struct found_run *a, const struct found_run *b)
{
	if (b->id == 0 || a->first != b->first)
		return b->id == 0 || a->first > b->first;
	if (a->version != b->version)
		return a->version > b->version;
	return a->id > b->id;
}

static bool
find_run(struct store *s, const struct subject *sub, struct found_run *run,
    struct err *e)
{
	struct stmt *q = stmt_use(s, kinds[sub->kind].runs, e);
	struct found_run r;
	enum got got;

	*run = (struct found_run){ .id = 0 };
	if (!q)
		return false;
	stmt_int(q, 1, sub->id);
	stmt_int(q, 2, sub->track_id);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		r = (struct found_run){ col_int(q, 0), col_int(q, 1),
		    col_int(q, 2), col_int(q, 3) };
		if (goes_before(&r, run))
			*run = r;
	}
	stmt_release(q);
	return got == GOT_DONE;
}

/* Its run, and so its version of the track; else the newest version. */
static bool
load_run(struct store *s, struct standing *st, struct err *e)
{
	struct found_run run;

	if (!find_run(s, &st->subject, &run, e))
		return false;
	if (run.id) {
		st->run_id = run.id;
		st->subject.track_id = run.track_id;
		return true;
	}
	if (st->subject.kind == SUBJECT_SYSTEM)
		return err_set(e, ERR_INVALID, _("%s is on no course"),
		    st->name);
	if (st->subject.kind == SUBJECT_INSTALLATION &&
	    st->subject.track_id == 0 &&
	    !track_of_kind(s, "rollout", &st->subject.track_id, e))
		return false;
	if (st->subject.track_id == 0)
		return err_set(e, ERR_INVALID, _("%s is on no track"),
		    st->name);
	return true;
}

static void
decode_mark(const struct stmt *q, struct mark *m)
{
	const char *party = col_peek(q, 7);

	m->id = col_int(q, 1);
	mark_of(col_peek(q, 2), &m->state);
	m->on = col_day(q, 3);
	m->until = col_day(q, 4);
	m->since = col_day(q, 5);
	m->due = col_day(q, 6);
	if (party)
		party_of(party, &m->waits_for);
	m->who = col_text(q, 8);
	m->owner = col_text(q, 9);
	m->evidence = col_text(q, 10);
	m->reason = col_text(q, 11);
	m->approver = col_text(q, 12);
	m->note = col_text(q, 13);
}

/* The step that the first column names; -1: none of this version. */
static int
step_of(const struct stmt *q, const struct standing *st)
{
	int i;

	for (i = 0; i < st->track.nsteps; i++)
		if (st->track.steps[i].id == col_int(q, 0))
			return i;
	return -1;
}

static bool
load_mark(const struct stmt *q, struct standing *st, struct err *e)
{
	int i = step_of(q, st);

	(void)e;
	if (i >= 0)
		decode_mark(q, &st->mark[i]);
	return true;
}

static bool
load_past(const struct stmt *q, struct standing *st, struct err *e)
{
	struct walk_past *p;
	int i = step_of(q, st);

	(void)e;
	if (i < 0)
		return true;
	st->past = xrealloc(st->past, (size_t)st->npast + 1,
	    sizeof(*st->past));
	p = &st->past[st->npast++];
	*p = (struct walk_past){ i, MARK_INIT };
	p->mark.id = col_int(q, 1);
	mark_of(col_peek(q, 2), &p->mark.state);
	p->mark.on = col_day(q, 3);
	p->mark.until = col_day(q, 4);
	p->mark.evidence = col_text(q, 5);
	p->mark.reason = col_text(q, 6);
	p->mark.approver = col_text(q, 7);
	return true;
}

static bool
load_request(const struct stmt *q, struct standing *st, struct err *e)
{
	struct request *r;
	int i = step_of(q, st);

	(void)e;
	if (i < 0)
		return true;
	st->request = xrealloc(st->request, (size_t)st->nrequests + 1,
	    sizeof(*st->request));
	r = &st->request[st->nrequests++];
	*r = (struct request){ .id = col_int(q, 1), .step = i };
	request_of(col_peek(q, 2), &r->state);
	r->asked_on = col_day(q, 3);
	r->asked_by = col_text(q, 4);
	r->approver = col_text(q, 5);
	r->reason = col_text(q, 6);
	r->until = col_day(q, 7);
	r->decided_on = col_day(q, 8);
	r->decided_by = col_text(q, 9);
	r->answer = col_text(q, 10);
	return true;
}

static bool
load_gate(const struct stmt *q, struct standing *st, struct err *e)
{
	int i;

	(void)e;
	for (i = 0; i < st->track.nphases; i++)
		if (st->track.phases[i].id == col_int(q, 0)) {
			st->gate[i].id = col_int(q, 1);
			st->gate[i].on = col_day(q, 2);
			st->gate[i].note = col_text(q, 3);
		}
	return true;
}

static bool
load_fact(const struct stmt *q, struct standing *st, struct err *e)
{
	int n = st->facts.nfacts;

	if (n == WALK_FACTS_MAX || !str_copy(st->fact_name[n],
	    sizeof(st->fact_name[n]), col_peek(q, 0)))
		return err_set(e, ERR_STORE, _("%s has more answers to "
		    "conditions than klar can hold"), st->name);
	st->facts.fact[n].name = st->fact_name[n];
	st->facts.fact[n].yes = str_eq(col_peek(q, 1), "yes");
	st->facts.nfacts++;
	return true;
}

typedef bool (*load_row)(const struct stmt *, struct standing *, struct err *);

static bool
load_rows(struct store *s, enum stmt_id id, load_row load,
    struct standing *st, struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);
	enum got got = GOT_DONE;
	bool ok = true;

	if (!q)
		return false;
	stmt_int(q, 1, st->run_id);
	while (ok && (got = stmt_step(q, e)) == GOT_ROW)
		ok = load(q, st, e);
	stmt_release(q);
	return ok && got == GOT_DONE;
}

static bool
load_of_run(struct store *s, struct standing *st, struct err *e)
{
	static const struct {
		enum stmt_id	 id;
		load_row	 load;
	} part[] = {			/* as RUN_HAS has them */
		{ STMT_RUN_PAST, load_past },
		{ STMT_RUN_REQUESTS, load_request },
		{ STMT_RUN_GATES, load_gate },
		{ STMT_RUN_FACTS, load_fact },
	};
	enum { PARTS = sizeof(part) / sizeof(part[0]) };
	struct stmt *q = stmt_use(s, STMT_RUN_HAS, e);
	bool has[PARTS] = { false }, ok;
	int i;

	if (!q)
		return false;
	stmt_int(q, 1, st->run_id);
	ok = stmt_step(q, e) == GOT_ROW;
	for (i = 0; ok && i < PARTS; i++)
		has[i] = col_int(q, i) != 0;
	stmt_release(q);
	ok = ok && load_rows(s, STMT_RUN_MARKS, load_mark, st, e);
	for (i = 0; ok && i < PARTS; i++)
		ok = !has[i] || load_rows(s, part[i].id, part[i].load, st, e);
	return ok;
}

/* What a list says of the klarmelding of a system, whatever the day. */
static bool
reported_ready(struct store *s, int64_t system_id, day_t *ready,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_NAME_OF_SYSTEM, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, system_id);
	got = stmt_step(q, e);
	*ready = got == GOT_ROW ? col_day(q, 3) : DAY_NONE;
	stmt_release(q);
	return got != GOT_ERROR;
}

/* The run of a course; id 0: on none, and *ready is what a list says. */
static bool
find_course(struct store *s, int64_t system_id, day_t day,
    struct found_run *run, day_t *ready, struct err *e)
{
	struct subject subject = { SUBJECT_SYSTEM, system_id, 0 };

	*run = (struct found_run){ .id = 0 };
	if (ready_known(s, READY_OF_SYSTEM, system_id, day, ready))
		return true;
	if (!find_run(s, &subject, run, e))
		return false;
	if (run->id != 0)
		return true;
	if (!reported_ready(s, system_id, ready, e))
		return false;
	ready_keep(s, READY_OF_SYSTEM, system_id, day, *ready);
	return true;
}

/* The system of an installation: its course, or what a list says of it. */
static bool
load_system(struct store *s, struct standing *st, int64_t system_id,
    day_t day, struct err *e)
{
	struct subject subject = { SUBJECT_SYSTEM, system_id, 0 };
	struct found_run run;

	if (!find_course(s, system_id, day, &run,
	    &st->facts.system_ready_on, e))
		return false;
	if (run.id == 0)
		return true;
	st->system = xcalloc(1, sizeof(*st->system));
	return standing_load(s, &subject, day, st->system, e);
}

static bool
load_all(struct store *s, struct standing *st, day_t day, struct err *e)
{
	int64_t system;

	if (!load_name(s, st, &system, e) || !load_run(s, st, e) ||
	    !track_load(s, st->subject.track_id, &st->track, e))
		return false;
	if (st->track.subject != st->subject.kind)
		return err_set(e, ERR_INVALID, _("%s cannot be on the track "
		    "'%s'"), st->name, st->track.key);
	if (st->run_id != 0 && !load_of_run(s, st, e))
		return false;
	return st->subject.kind != SUBJECT_INSTALLATION ||
	    load_system(s, st, system, day, e);
}

bool
standing_load(struct store *s, const struct subject *subject, day_t day,
    struct standing *st, struct err *e)
{
	bool ok;

	standing_init(st, subject);
	if (!store_snapshot(s, e))
		return false;
	ok = load_all(s, st, day, e);
	store_snapshot_end(s);
	if (!ok)
		return false;
	standing_on(st, day);
	if (subject->kind == SUBJECT_SYSTEM)
		ready_keep(s, READY_OF_RUN, st->run_id, day, st->walk.ready_on);
	return true;
}

bool
standing_name(struct store *s, const struct subject *subject,
    struct standing *st, struct err *e)
{
	int64_t system;

	standing_init(st, subject);
	return load_name(s, st, &system, e);
}

void
standing_on(struct standing *st, day_t day)
{
	if (st->system) {
		standing_on(st->system, day);
		st->facts.system_ready_on = st->system->walk.ready_on;
	}
	st->facts.past = st->past;
	st->facts.npast = st->npast;
	walk_track(&st->walk, &st->track, st->mark, &st->facts, day);
}

const struct mark *
standing_mark(const struct standing *st, int step)
{
	return walk_mark(st->mark, &st->facts, step, st->walk.day);
}

const struct request *
standing_request(const struct standing *st, int step)
{
	int i;

	for (i = 0; i < st->nrequests; i++)
		if (st->request[i].step == step &&
		    request_waits(&st->request[i], &st->walk))
			return &st->request[i];
	return NULL;
}

bool
system_ready_on(struct store *s, int64_t system_id, day_t day, day_t *ready,
    struct err *e)
{
	struct subject subject = { SUBJECT_SYSTEM, system_id, 0 };
	struct found_run run;
	struct standing st;
	bool ok;

	*ready = DAY_NONE;
	if (!find_course(s, system_id, day, &run, ready, e))
		return false;
	if (run.id == 0) {
		if (*ready != DAY_NONE && *ready > day)
			*ready = DAY_NONE;
		return true;
	}
	if (ready_known(s, READY_OF_RUN, run.id, day, ready))
		return true;
	ok = standing_load(s, &subject, day, &st, e);
	if (ok)
		*ready = st.walk.ready_on;
	standing_fini(&st);
	return ok;
}

bool
fact_find(struct store *s, int64_t run_id, const char *name, int64_t *id,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_FACT_OF_RUN, e);

	if (!q)
		return false;
	stmt_int(q, 1, run_id);
	stmt_text(q, 2, name);
	return stmt_number(q, id, e);
}

day_t
standing_began(const struct standing *st)
{
	day_t first = DAY_NONE;
	int i;

	for (i = 0; i < st->track.nsteps; i++) {
		const struct mark *m = &st->mark[i];

		if (m->id && m->state != MARK_OPEN)
			first = date_earlier(first, m->state == MARK_WAITING ?
			    m->since : m->on);
	}
	for (i = 0; i < st->npast; i++)
		first = date_earlier(first, st->past[i].mark.on);
	for (i = 0; i < st->track.nphases; i++)
		if (st->gate[i].id)
			first = date_earlier(first, st->gate[i].on);
	return first > st->walk.day ? DAY_NONE : first;
}
