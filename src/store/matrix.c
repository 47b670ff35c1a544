/*
 * One system of the matrix (matrix.h). Most installations are known from
 * lists alone: for them two dates decide, and the walk needs no query. The
 * few with an enrolment of their own are read whole, by the same road as
 * their screen, so that both always say the same.
 */
#include "store/matrix.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/gather.h"
#include "store/inside.h"

/* Read before anything else is asked: one statement is out at a time. */
struct found {
	struct matrix_cell	 cell;
	struct rollout_facts	 facts;
	int64_t			 run_id;	/* 0: none */
};

struct founds {
	struct found	*f;
	size_t		 n, room;
};

static bool
find(struct store *s, int64_t system_id, struct founds *all, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_MATRIX_CELLS, e);
	struct found *f;
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, system_id);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (all->n == all->room) {
			all->room = all->room ? 2 * all->room : 128;
			all->f = xrealloc(all->f, all->room, sizeof(*all->f));
		}
		f = &all->f[all->n++];
		memset(f, 0, sizeof(*f));
		f->cell.installation_id = col_int(q, 0);
		f->cell.municipality_id = col_int(q, 1);
		facts_listed(q, 2, &f->facts);
		f->run_id = col_int(q, 7);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

/* What the walk says of the cell: the step it stands at, and its flag. */
static void
read_walk(struct matrix_cell *c, const struct walk *w)
{
	int i;

	c->step = 0;
	c->flag = MATRIX_NONE;
	for (i = 0; i < w->track->nsteps; i++) {
		const struct step_view *v = &w->step[i];

		if (!c->step && !step_is_done(v->state)) {
			c->step = i + 1;
			if (v->state == STEP_WAITING &&
			    c->flag < MATRIX_WAITING)
				c->flag = MATRIX_WAITING;
		}
		if (v->flags & STEP_LATE)
			c->flag = MATRIX_LATE;
		else if (v->state == STEP_WAIVED && c->flag < MATRIX_WAIVED)
			c->flag = MATRIX_WAIVED;
	}
}

/* Nothing but what lists have said. */
static void
walk_listed(struct found *f, const struct track *track, day_t ready_on,
    day_t day)
{
	static struct mark none[TRACK_STEPS_MAX];
	struct walk_facts facts;
	struct walk w;
	int i;

	memset(&facts, 0, sizeof(facts));
	for (i = 0; i < MILESTONE__COUNT; i++)
		facts.milestone[i] = DAY_NONE;
	facts.milestone[MILESTONE_AGREED] = f->facts.listed.agreed;
	facts.milestone[MILESTONE_OPERATION] = f->facts.listed.operation;
	facts.system_ready_on = ready_on;
	walk_track(&w, track, none, &facts, day);
	read_walk(&f->cell, &w);
}

static bool
walk_enrolled(struct store *s, struct found *f, day_t day, struct err *e)
{
	struct subject sub = { SUBJECT_INSTALLATION, f->cell.installation_id,
	    0 };
	struct standing st;
	bool ok = facts_marks(s, f->cell.installation_id, &f->facts, e) &&
	    standing_load(s, &sub, day, &st, e);

	if (ok) {
		read_walk(&f->cell, &st.walk);
		standing_fini(&st);
	}
	return ok;
}

/* Is the system klarmeldt on the day, and if not, where is it? */
static bool
read_system(struct store *s, struct matrix_system *m, day_t day,
    struct err *e)
{
	struct subject sub = { SUBJECT_SYSTEM, m->system_id, 0 };
	struct system sys;
	struct standing st;

	m->ready_on = DAY_NONE;
	if (!system_get(s, m->system_id, &sys, e))
		return e->code == ERR_NONE;
	if (!sys.run_id) {
		if (sys.ready_by != DAY_NONE && sys.ready_by <= day)
			m->ready_on = sys.ready_by;
		system_fini(&sys);
		return true;
	}
	system_fini(&sys);
	if (!standing_load(s, &sub, day, &st, e))
		return false;
	m->ready_on = st.walk.ready_on;
	if (m->ready_on == DAY_NONE && st.walk.phase < st.track.nphases)
		str_copy(m->phase, sizeof(m->phase),
		    st.track.phases[st.walk.phase].key);
	standing_fini(&st);
	return true;
}

static void
keep(struct matrix_system *m, const struct found *f)
{
	struct matrix_cell *last;

	assert(m->cell);
	last = m->n ? &m->cell[m->n - 1] : NULL;
	m->count.n[f->cell.status]++;
	/* Two at once are an error of the list; the newer is shown. */
	if (last && last->municipality_id == f->cell.municipality_id) {
		if (f->cell.installation_id > last->installation_id)
			*last = f->cell;
		return;
	}
	m->cell[m->n++] = f->cell;
}

bool
matrix_system_load(struct store *s, int64_t system_id,
    const struct track *track, day_t day, struct matrix_system *m,
    struct err *e)
{
	struct founds all = { NULL, 0, 0 };
	struct rollout_dates dates;
	size_t i;
	bool ok;

	memset(m, 0, sizeof(*m));
	m->system_id = system_id;
	if (!store_snapshot(s, e))
		return false;
	ok = read_system(s, m, day, e) && find(s, system_id, &all, e);
	m->cell = xcalloc(all.n + 1, sizeof(*m->cell));
	for (i = 0; ok && i < all.n; i++) {
		struct found *f = &all.f[i];

		if (f->run_id)
			ok = walk_enrolled(s, f, day, e);
		else
			walk_listed(f, track, m->ready_on, day);
		dates = rollout_facts_on(&f->facts, day);
		f->cell.status = rollout_on(&dates, day);
		if (ok && f->cell.status != ROLLOUT_GONE)
			keep(m, f);
		free(f->facts.past);
	}
	store_snapshot_end(s);
	free(all.f);
	return ok;
}

void
matrix_system_fini(struct matrix_system *m)
{
	free(m->cell);
	memset(m, 0, sizeof(*m));
}

const struct matrix_cell *
matrix_cell_of(const struct matrix_system *m, int64_t municipality_id)
{
	size_t low = 0, high = m->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (m->cell[mid].municipality_id == municipality_id)
			return &m->cell[mid];
		if (m->cell[mid].municipality_id < municipality_id)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static bool
load_places(struct store *s, struct matrix_axes *a, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_MATRIX_PLACES, e);
	size_t room = 0;
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		struct matrix_place *p;

		if (a->nplaces == room) {
			room = room ? 2 * room : 128;
			a->place = xrealloc(a->place, room, sizeof(*p));
		}
		p = &a->place[a->nplaces++];
		p->id = col_int(q, 0);
		str_copy(p->code, sizeof(p->code), col_peek(q, 1));
		p->name = col_text(q, 2);
		p->region = col_text(q, 3);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

static bool
load_systems(struct store *s, struct matrix_axes *a, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_MATRIX_SYSTEMS, e);
	size_t room = 0;
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (a->nsystems == room) {
			room = room ? 2 * room : 128;
			a->system = xrealloc(a->system, room,
			    sizeof(*a->system));
		}
		a->system[a->nsystems++] = (struct matrix_name){
		    col_int(q, 0), col_text(q, 1), col_text(q, 2),
		    col_text(q, 3) };
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
matrix_places_load(struct store *s, struct matrix_axes *a, struct err *e)
{
	memset(a, 0, sizeof(*a));
	return load_places(s, a, e);
}

bool
matrix_axes_load(struct store *s, struct matrix_axes *a, struct err *e)
{
	bool ok;

	memset(a, 0, sizeof(*a));
	if (!store_snapshot(s, e))
		return false;
	ok = load_places(s, a, e) && load_systems(s, a, e);
	store_snapshot_end(s);
	return ok;
}

void
matrix_axes_fini(struct matrix_axes *a)
{
	size_t i;

	for (i = 0; i < a->nplaces; i++) {
		free(a->place[i].name);
		free(a->place[i].region);
	}
	for (i = 0; i < a->nsystems; i++) {
		free(a->system[i].name);
		free(a->system[i].vendor);
		free(a->system[i].area);
	}
	free(a->place);
	free(a->system);
	memset(a, 0, sizeof(*a));
}
