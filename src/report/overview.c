/*
 * The overview's figures (overview.h), each from the report that owns it, so
 * that no number here can disagree with the list behind it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/course.h"
#include "report/overview.h"
#include "report/overview_room.h"

#define AT_ONCE	1000	/* marks and runs that are walked before a paint */

static void
areas_free(struct overview *o)
{
	size_t i;

	for (i = 0; i < o->nareas; i++) {
		free(o->area[i].name);
		free(o->area[i].target_no);
	}
	free(o->area);
	free(o->source);
	o->source = NULL;
	o->area = NULL;
	o->nareas = 0;
}

void
overview_fini(struct overview *o)
{
	size_t i;
	int k;

	for (i = 0; i < o->ncourses; i++)
		free(o->course[i].title);
	for (k = 0; k < o->nacts; k++)
		act_fini(&o->act[k]);
	free(o->course);
	free(o->system);
	free(o->goal);
	overview_chase_fini(o);
	areas_free(o);
	target_free(o->target, o->ntargets);
	attention_fini(&o->attention);
	*o = (struct overview){ .course = NULL };
}

static void
course_summary(const struct course_report *r, struct overview_course *c)
{
	size_t i;
	int p;

	c->nsystems = (int)r->ncards;
	c->ready = c->ahead = c->decisions = 0;
	for (p = 0; p < r->track.nphases; p++)
		c->in_phase[p] = course_in_column(r, p);
	c->in_phase[p] = 0;
	for (i = 0; i < r->ncards; i++) {
		c->in_phase[p] += r->card[i].phase == p;
		c->ready += r->card[i].ready_on != DAY_NONE;
		c->ahead += r->card[i].ahead;
		c->decisions += r->card[i].decision;
	}
	c->known = true;
}

/* The systems of a course, and what is to be expected of them. */
static void
add_systems(struct overview *o, size_t course, const struct course_report *r)
{
	struct overview_course *c = &o->course[course];
	size_t i;

	o->system = xrealloc(o->system, o->nsystems + r->ncards + 1,
	    sizeof(*o->system));
	c->forecast = c->unsaid = 0;
	for (i = 0; i < r->ncards; i++) {
		const struct course_card *card = &r->card[i];
		bool ready = card->ready_on != DAY_NONE;

		o->system[o->nsystems++] = (struct overview_system){
		    card->system_id, course, ready, card->outlook };
		c->forecast += ready || (card->outlook != DAY_NONE &&
		    card->outlook <= o->quarter_end);
		c->unsaid += !ready && card->outlook == DAY_NONE;
	}
}

static bool
name_course(struct store *s, int64_t track_id, struct overview *o,
    struct err *e)
{
	struct track_info info = { .id = 0 };
	struct ids ids = { NULL, 0 };
	struct track track = { .id = 0 };
	bool ok = track_info_get(s, track_id, &info, e);

	ok = ok && track_load(s, track_id, &track, e);
	ok = ok && system_ids_of_track(s, track_id, &ids, e);
	if (ok) {
		o->course = xrealloc(o->course, o->ncourses + 1,
		    sizeof(*o->course));
		o->course[o->ncourses++] = (struct overview_course){
		    .track_id = track_id, .title = xstrdup(info.title),
		    .nsystems = (int)ids.n, .nphases = track.nphases,
		    .rolling = -1, .live = -1 };
	}
	free(ids.id);
	track_fini(&track);
	track_info_fini(&info);
	return ok;
}

static bool
load_courses(struct store *s, struct overview *o, struct err *e)
{
	struct ids ids = { NULL, 0 };
	bool ok = course_ids(s, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++)
		ok = name_course(s, ids.id[i], o, e);
	free(ids.id);
	return ok;
}

bool
overview_walk(struct store *s, struct overview *o, struct err *e)
{
	struct attention_list attention;
	struct course_report r;
	bool ok = true;

	while (ok && o->courses_walked < o->ncourses) {
		struct overview_course *c = &o->course[o->courses_walked];

		ok = course_report(s, c->track_id, o->day, &r, e);
		if (ok) {
			course_summary(&r, c);
			add_systems(o, o->courses_walked++, &r);
		}
		course_report_fini(&r);
	}
	if (!ok || o->walked)
		return ok;
	ok = attention_load(s, o->day, OVERVIEW_ATTENTION, &attention, e);
	attention_fini(ok ? &o->attention : &attention);
	if (ok)
		o->attention = attention;
	o->walked = ok;
	return ok;
}

static bool
load_acts(struct store *s, struct overview *o, struct err *e)
{
	int64_t ids[OVERVIEW_ACTS];
	int n = act_page(s, 0, ids, OVERVIEW_ACTS, e), i;

	if (e->code)
		return false;
	for (i = 0; i < n; i++) {
		if (!act_get(s, ids[i], &o->act[o->nacts], e))
			return false;
		o->nacts++;
	}
	return true;
}

bool
overview_load(struct store *s, day_t day, struct overview *o, struct err *e)
{
	int64_t walks;
	int y, m, d;

	*o = (struct overview){ .day = day,
	    .quarter_end = date_quarter_end(day) };
	o->workdays_left = date_workdays_between(day, o->quarter_end);
	date_split(day, &y, &m, &d);
	return load_courses(s, o, e) && load_acts(s, o, e) &&
	    target_rows(s, y, date_quarter(day), &o->target, &o->ntargets,
	    e) && walks_at_most(s, &walks, e) &&
	    (walks > AT_ONCE || overview_walk(s, o, e));
}

static const struct target *
target_of(const struct overview *o, const char *area)
{
	size_t i;

	for (i = 0; i < o->ntargets; i++)
		if (o->target[i].metric &&
		    !strcmp(o->target[i].metric, TARGET_LIVE) &&
		    str_eq(o->target[i].area, area))
			return &o->target[i];
	return NULL;
}

static void
add_area(struct overview *o, const struct rollout_report *r, size_t at)
{
	const struct rollout_line *l = &r->line[at];
	const struct target *t = target_of(o, l->area);
	struct overview_area *a;
	size_t i;

	o->area = xrealloc(o->area, o->nareas + 1, sizeof(*o->area));
	a = &o->area[o->nareas++];
	*a = (struct overview_area){ .area_id = l->area_id,
	    .count = l->count, .total = l->total,
	    .municipalities = l->municipalities, .target = -1 };
	a->name = xstrdup(l->area);
	if (t) {
		a->target = t->value;
		a->target_no = xstrdup(t->number);
	}
	/* Only a set for this very day can differ; a later one has moved. */
	if (r->reported_on == r->day)
		for (i = 0; i < r->nlines; i++)
			if (r->line[i].area_id == l->area_id)
				a->differs |= r->line[i].differs;
}

bool
overview_count(struct store *s, struct overview *o, struct err *e)
{
	struct programme_counts counts;
	struct rollout_report r;
	bool ok = rollout_report(s, o->day, &r, e) &&
	    programme_counts(s, &counts, e) && overview_goals(s, o, &r, e);
	size_t i;

	if (ok) {
		o->counts = counts;
		o->installations = r.living;
		o->golives = r.golives;
		areas_free(o);
	}
	for (i = 0; ok && i < r.nlines; i++)
		if (r.line[i].kind == LINE_AREA)
			add_area(o, &r, i);
	if (ok && r.sources.len)
		o->source = xstrndup(r.sources.p,
		    strcspn(r.sources.p, "\n"));
	rollout_report_fini(&r);
	return ok;
}

/* What a course had, until it is walked; how far its systems are out. */
static void
keep_courses(struct overview *now, const struct overview *before)
{
	size_t i, k;

	for (i = 0; i < now->ncourses; i++)
		for (k = 0; k < before->ncourses; k++) {
			const struct overview_course *was = &before->course[k];
			struct overview_course *c = &now->course[i], new = *c;

			if (was->track_id != c->track_id)
				continue;
			if (!c->known)
				*c = *was;
			c->title = new.title;
			c->nsystems = new.nsystems;
			c->rolling = was->rolling;
			c->live = was->live;
		}
}

void
overview_keep(struct overview *now, struct overview *b)
{
	keep_courses(now, b);
	if (!now->walked) {
		now->attention = b->attention;
		b->attention = (struct attention_list){ NULL, 0, false };
	}
	now->area = b->area;
	now->nareas = b->nareas;
	now->source = b->source;
	now->counts = b->counts;
	now->installations = b->installations;
	now->golives = b->golives;
	if (now->ntargets == b->ntargets) {
		now->goal = b->goal;
		b->goal = NULL;
	}
	now->today = b->today;
	now->answer = b->answer;
	now->nanswers = b->nanswers;
	memcpy(now->since, b->since, sizeof(now->since));
	now->nsince = b->nsince;
	now->since_all = b->since_all;
	memcpy(now->left_at, b->left_at, sizeof(now->left_at));
	b->area = NULL;
	b->nareas = 0;
	b->source = NULL;
	b->answer = NULL;
	b->nanswers = 0;
	b->nsince = 0;
}
