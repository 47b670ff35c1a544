/*
 * A small world for tests of the inbox: a vendor with Acadre on a course of two
 * phases (F1, F2 [F1], I1 [gate]), two municipalities that have it, targets.
 */
#ifndef TESTS_UNIT_INBOX_FIXTURE_H
#define TESTS_UNIT_INBOX_FIXTURE_H

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

static inline int64_t
a_step(struct world *w, int64_t phase, int position, const char *key,
    const char *more)
{
	return row(w->s, ENTITY_STEP, "phase_id=%lld|position=%d|key=%s|"
	    "title=step %s|early=0|after_ready=0|%s", (long long)phase,
	    position, key, key, more);
}

static inline void
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

static inline int
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

static inline int
teardown(void **state)
{
	struct world *w = *state;

	store_close(w->s);
	return 0;
}

static inline struct inbox
load_as(struct world *w, const char *owner, const char *day)
{
	struct inbox_ask ask = { .day = DAY(day), .owner = owner,
	    .rules = &w->rules };
	struct inbox b;

	must(inbox_load(w->s, &ask, &b, &fixture_err));
	return b;
}

static inline struct inbox
load(struct world *w)
{
	return load_as(w, NULL, NOW);
}

/* The item of a step or open item; NULL: it is not owed. */
static inline const struct inbox_item *
find(const struct inbox *b, const char *name, const char *key)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (!strcmp(b->item[i].name, name) &&
		    str_eq(b->item[i].key, key))
			return &b->item[i];
	return NULL;
}

static inline const struct inbox_item *
find_kind(const struct inbox *b, const char *key, enum inbox_kind kind)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (b->item[i].kind == kind && str_eq(b->item[i].key, key))
			return &b->item[i];
	return NULL;
}

static inline int64_t
mark(struct world *w, int step, const char *more)
{
	return row(w->s, ENTITY_MARK, "run_id=%lld|step_id=%lld|%s",
	    (long long)w->run, (long long)w->step[step], more);
}

static inline int64_t
contact(struct world *w, const char *name, const char *more)
{
	return row(w->s, ENTITY_CONTACT, "name=%s|vendor_id=%lld|%s", name,
	    (long long)w->vendor, more);
}

/* A line of the log about step F1, or (about false) about everything. */
static inline void
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

#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)

#endif
