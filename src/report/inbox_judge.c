/*
 * What is owed (inbox_room.h): the steps of runs in motion, judged by the
 * walk; the open items; the gates that may be passed and what ends soon. Of a
 * system every step that is ready is owed; of the many installations and
 * municipalities only what somebody has touched.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/inbox_room.h"
#include "report/show.h"

struct judged {				/* a run, and where it leads */
	const struct standing *st;
	int64_t		 run_id;
	struct inbox_place at;
	int64_t		 system_id;	/* 0: none (KLIK) */
	char		*owner, *system, *place;
};

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

/* ---- what an answer sets free ---- */

static bool
held(struct inbox_work *w, int64_t system_id, int *n, struct err *e)
{
	struct inbox_system *sys = inbox_system(w, system_id, e);

	if (!sys)
		return false;
	if (sys->held < 0 && !municipalities_held(w->store, system_id,
	    w->ask.day, &sys->held, e))
		return false;
	*n = sys->held;
	return true;
}

static int
bits(uint64_t set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

/* Is the installation in operation on the walk's day? */
static bool
in_operation(const struct walk *w)
{
	int i;

	for (i = 0; i < w->track->nsteps; i++)
		if (w->track->steps[i].gives == MILESTONE_OPERATION &&
		    step_is_done(w->step[i].state))
			return true;
	return false;
}

/* What the steps of a set hold up beside each other. */
static bool
effect_of(struct inbox_work *w, const struct judged *j, uint64_t steps,
    struct chase_effect *x, struct err *e)
{
	const struct walk *walk = &j->st->walk;
	bool ready = walk->ready_on != DAY_NONE, ok = true;

	*x = (struct chase_effect){ .steps = bits(steps) };
	switch (j->st->subject.kind) {
	case SUBJECT_SYSTEM:
		if (ready)
			return true;
		ok = held(w, j->system_id, &x->municipalities, e);
		break;
	case SUBJECT_INSTALLATION:
		ready = true;
		x->municipalities = !in_operation(walk);
		break;
	default:
		x->municipalities = 1;
		return true;
	}
	return ok && inbox_targets(w, j->system_id, ready, !x->municipalities,
	    &x->targets, e);
}

/* ---- steps ---- */

static void
describe(const struct judged *j, int i, struct inbox_item *it)
{
	const struct standing *st = j->st;

	*it = (struct inbox_item){ .facts = CHASE_FACTS, .phase = -1 };
	it->what.subject = st->subject;
	it->what.run_id = j->run_id;
	it->name = copy(st->name);
	it->system = copy(j->system);
	it->place = copy(j->place);
	it->owner = copy(j->owner);
	if (i < 0)
		return;
	it->what.step_id = st->track.steps[i].id;
	it->key = copy(st->track.steps[i].key);
	it->title = copy(st->track.steps[i].title);
	it->state = st->walk.step[i].state;
	if (st->mark[i].owner) {
		free(it->owner);
		it->owner = copy(st->mark[i].owner);
	}
}

/* The earliest due date among a step (-1: a gate) and those it holds. */
static void
find_due(const struct standing *st, int i, uint64_t holds,
    struct inbox_item *it)
{
	int k;

	it->facts.due = i < 0 ? DAY_NONE : st->mark[i].due;
	for (k = 0; k < st->track.nsteps; k++) {
		day_t due = st->mark[k].due;

		if (!(holds >> k & 1) || due == DAY_NONE ||
		    (it->facts.due != DAY_NONE && due >= it->facts.due))
			continue;
		it->facts.due = due;
		free(it->due_by);
		it->due_by = copy(st->track.steps[k].key);
	}
}

/* Does anybody owe step i on the day? */
static bool
is_owed(const struct standing *st, int i)
{
	const struct step_view *v = &st->walk.step[i];

	if (v->state == STEP_WAITING || v->state == STEP_RUNNING)
		return true;
	if (v->state != STEP_READY)
		return false;
	return st->subject.kind == SUBJECT_SYSTEM || (st->mark[i].id &&
	    (st->mark[i].due != DAY_NONE ||
	    v->flags & (STEP_EXPIRED | STEP_LAPSED)));
}

static bool
put_step(struct inbox_work *w, const struct judged *j, int i, struct err *e)
{
	const struct standing *st = j->st;
	const struct mark *m = &st->mark[i];
	uint64_t holds = chase_holds(&st->walk, i);
	struct inbox_place at = j->at;
	enum party party = st->track.steps[i].party;
	const char *who = NULL;
	struct chase_effect x;
	struct inbox_item it;

	if (!effect_of(w, j, holds, &x, e))
		return false;
	describe(j, i, &it);
	it.kind = INBOX_STEP;
	it.facts.since = st->walk.step[i].on;
	find_due(st, i, holds, &it);
	if (it.state == STEP_WAITING) {
		party = m->waits_for != PARTY_NONE ? m->waits_for : party;
		who = m->who;
	}
	at.role = st->track.steps[i].role;
	return inbox_put(w, &it, &at, party, who, &x, e);
}

/* ---- decisions of ours ---- */

/* Soon, or, of a waiver, already. */
static bool
ends(const struct inbox_work *w, const struct standing *st, int i)
{
	const struct step_view *v = &st->walk.step[i];

	if (v->flags & STEP_LAPSED)
		return !step_is_done(v->state);
	return (v->state == STEP_MET || v->state == STEP_WAIVED) &&
	    v->until != DAY_NONE &&
	    v->until <= st->walk.day + w->box.rules.lapse_days;
}

/* What is locked from the day after a step's end, because of it. */
static uint64_t
locked_after(const struct standing *st, int i)
{
	struct walk *after = xcalloc(1, sizeof(*after));
	uint64_t locked;

	walk_track(after, &st->track, st->mark, &st->facts,
	    st->walk.step[i].until + 1);
	locked = chase_holds(after, i);
	free(after);
	return locked;
}

/* What ends, or a waiver that has; who granted it hears of it. */
static bool
put_ending(struct inbox_work *w, const struct judged *j, int i, struct err *e)
{
	const struct standing *st = j->st;
	const struct mark *said = standing_mark(st, i);
	bool waived = said->state == MARK_WAIVED;
	struct inbox_place at = j->at;
	char on[DAY_TEXT], until[DAY_TEXT];
	struct chase_effect x;
	struct inbox_item it;

	if (!effect_of(w, j, st->walk.step[i].flags & STEP_LAPSED ?
	    chase_holds(&st->walk, i) : locked_after(st, i), &x, e))
		return false;
	describe(j, i, &it);
	it.kind = INBOX_ENDING;
	it.facts.due = said->until;
	if (waived) {
		it.judge = copy(said->approver);
		it.waiver = xasprintf(_("granted by %s on %s, until %s: %s"),
		    said->approver, date_dk(said->on, on),
		    date_dk(said->until, until), said->reason);
	}
	at.role = st->track.steps[i].role;
	return inbox_put(w, &it, &at, waived ? PARTY_KOMBIT :
	    st->track.steps[i].party, waived ? said->approver : NULL, &x, e);
}

/* A waiver that somebody asks for: what it would set free. */
static bool
put_request(struct inbox_work *w, const struct judged *j, int i,
    struct err *e)
{
	const struct request *r = standing_request(j->st, i);
	struct buf what = BUF_INIT;
	uint64_t holds = chase_holds(&j->st->walk, i);
	struct inbox_place at = j->at;
	struct chase_effect x;
	struct inbox_item it;

	if (!r)
		return true;
	if (!effect_of(w, j, holds, &x, e))
		return false;
	describe(j, i, &it);
	it.kind = INBOX_REQUEST;
	it.facts.since = r->asked_on;
	find_due(j->st, i, holds, &it);
	it.judge = copy(r->approver);
	it.asker = copy(r->asked_by);
	request_tell(&what, r, &j->st->walk);
	it.waiver = buf_take(&what);
	return inbox_put(w, &it, &at, PARTY_KOMBIT, r->approver, &x, e);
}

/* The first gate that is open and that nobody has passed by the day. */
static bool
put_gate(struct inbox_work *w, const struct judged *j, struct err *e)
{
	const struct standing *st = j->st;
	struct chase_effect x;
	struct inbox_item it;
	uint64_t next = 0;
	int p, i;

	for (p = 0; p < st->track.nphases && st->walk.gate[p].passed; p++)
		if (!st->gate[p].id || st->gate[p].on > st->walk.day)
			break;
	if (p == st->track.nphases || !st->walk.gate[p].passed)
		return true;
	for (i = 0; i < st->track.nsteps; i++)
		if (st->track.steps[i].phase == p + 1 &&
		    !step_is_done(st->walk.step[i].state))
			next |= UINT64_C(1) << i;
	if (!effect_of(w, j, next, &x, e))
		return false;
	describe(j, -1, &it);
	it.kind = INBOX_GATE;
	it.phase = p;
	it.title = xasprintf(_("pass the gate of %s"),
	    st->track.phases[p].title);
	it.facts.since = st->walk.gate[p].on;
	find_due(st, -1, next, &it);
	return inbox_put(w, &it, &j->at, PARTY_KOMBIT, NULL, &x, e);
}

/* ---- runs ---- */

static bool
place_system(struct inbox_work *w, int64_t id, struct judged *j,
    struct err *e)
{
	struct inbox_system *sys = inbox_system(w, id, e);

	if (!sys)
		return false;
	j->system_id = id;
	j->at.vendor_id = sys->sys.vendor_id;
	j->system = copy(sys->sys.name);
	if (!j->owner)
		j->owner = copy(sys->sys.owner);
	return true;
}

static bool
place_run(struct inbox_work *w, struct judged *j, struct err *e)
{
	const struct subject *sub = &j->st->subject;
	struct installation_place in;

	if (sub->kind == SUBJECT_SYSTEM)
		return place_system(w, sub->id, j, e);
	if (sub->kind == SUBJECT_MUNICIPALITY) {
		j->at.municipality_id = sub->id;
		j->place = copy(j->st->name);
		return true;
	}
	if (!installation_place(w->store, sub->id, &in, e))
		return false;
	j->at.municipality_id = in.municipality_id;
	j->place = in.municipality;
	return place_system(w, in.system_id, j, e);
}

static bool
judge_run(struct inbox_work *w, const struct standing *st, int64_t run_id,
    struct err *e)
{
	struct judged j = { .st = st, .run_id = run_id };
	bool ok = place_run(w, &j, e);
	int i;

	for (i = 0; ok && i < st->track.nsteps; i++)
		ok = (!is_owed(st, i) || put_step(w, &j, i, e)) &&
		    (!ends(w, st, i) || put_ending(w, &j, i, e)) &&
		    put_request(w, &j, i, e);
	if (ok && st->subject.kind == SUBJECT_SYSTEM)
		ok = put_gate(w, &j, e);
	free(j.owner);
	free(j.system);
	free(j.place);
	return ok;
}

bool
inbox_list_runs(struct inbox_work *w, struct err *e)
{
	const struct moving_ask ask = { .day = w->ask.day,
	    .soon = w->ask.day + w->box.rules.lapse_days, .most = INBOX_RUNS,
	    .owners = w->ask.owner != NULL };
	size_t all = 0;

	if (!moving_runs(w->store, &ask, &w->run, &w->nruns, &all, e))
		return false;
	w->box.left_out = all - w->nruns;
	return true;
}

bool
inbox_put_run(struct inbox_work *w, const struct moving_run *run,
    struct err *e)
{
	struct standing *st;
	bool ok;

	/* Could anything on it be somebody's who is asked for? */
	if (!run->shared && !inbox_is_asked_for(w, run->owner))
		return true;
	st = xcalloc(1, sizeof(*st));
	ok = standing_load(w->store, &run->subject, w->ask.day, st, e);
	/* What a newer version of its track has taken over rests. */
	if (ok && st->run_id == run->run_id)
		ok = judge_run(w, st, run->run_id, e);
	standing_fini(st);
	free(st);
	return ok;
}

/* ---- open items ---- */

static bool
put_item(struct inbox_work *w, const struct open_item *i, struct err *e)
{
	struct inbox_place at = { .vendor_id = i->vendor_id };
	struct chase_effect x = { 0, 0, 0 };
	struct inbox_system *sys = NULL;
	struct inbox_item it = { .kind = INBOX_ITEM, .facts = CHASE_FACTS,
	    .phase = -1 };
	const char *owner = i->owner;

	if (i->system_id) {
		sys = inbox_system(w, i->system_id, e);
		if (!sys)
			return false;
		if (!owner)
			owner = sys->sys.owner;
	}
	if (!inbox_is_asked_for(w, owner))
		return true;
	if (sys && (!held(w, i->system_id, &x.municipalities, e) ||
	    !inbox_targets(w, i->system_id, true, !x.municipalities,
	    &x.targets, e)))
		return false;
	it.what = (struct owed){ .subject = { SUBJECT_SYSTEM, i->system_id,
	    0 }, .item_id = i->id };
	it.system = copy(i->system);
	it.name = copy(i->system ? i->system : i->vendor);
	it.title = copy(i->title);
	it.owner = copy(owner);
	it.facts.since = i->opened;
	it.facts.due = i->due;
	return inbox_put(w, &it, &at, PARTY_VENDOR, NULL, &x, e);
}

bool
inbox_put_item(struct inbox_work *w, int64_t id, struct err *e)
{
	struct open_item item;
	bool ok;

	if (open_item_get(w->store, id, &item, e))
		ok = put_item(w, &item, e);
	else
		ok = e->code == ERR_NONE;
	open_item_fini(&item);
	return ok;
}
