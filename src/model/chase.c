/*
 * The rules of chasing (chase.h): what the lines of the log say together, how
 * late something is, in which group of the inbox it stands, what it holds up
 * and how it ranks. The words are in chase_tell.c.
 */
#include "model/chase.h"

#include <string.h>

#include "base/utf8.h"

#define LATENESS_MAX	1000	/* percent; above it nothing presses more */

void
chase_rules_default(struct chase_rules *r)
{
	*r = (struct chase_rules){ .silent_days = 10, .answer_days = 3,
	    .colleague_days = 7, .lapse_days = 60, .ladder_asks = 2,
	    .weight_steps = 1, .weight_municipalities = 1,
	    .weight_targets = 5, .weight_late = 10 };
	chase_rules_ladder(r, "reminder, call, manager, contract");
}

void
chase_rules_ladder(struct chase_rules *r, const char *text)
{
	char name[CHASE_RUNG_TEXT];
	size_t n, len;

	for (r->nrungs = 0; *text && r->nrungs < CHASE_RUNGS_MAX;
	    text += n + (text[n] == ',')) {
		n = strcspn(text, ",");
		len = n < sizeof(name) ? n : sizeof(name) - 1;
		len = utf8_border(text, len);
		memcpy(name, text, len);
		name[len] = '\0';
		len = utf8_trim(name, len);
		if (len)
			memcpy(r->rung[r->nrungs++], name, len + 1);
	}
}

static bool
has_come(day_t event, day_t day)
{
	return event != DAY_NONE && event <= day;
}

/* A question of ours, whether anybody was there or not. */
static bool
is_question(enum outcome o)
{
	return o == OUTCOME_ASKED || o == OUTCOME_NO_ANSWER ||
	    o == OUTCOME_PROMISED;
}

void
chase_hear(struct chase_facts *f, const struct chase_line *line, size_t n,
    day_t day)
{
	bool newest = true, settled = false;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct chase_line *l = &line[i];

		if (l->on > day)
			continue;
		if (newest)
			f->next = l->next;
		newest = false;
		if (f->heard == DAY_NONE && l->outcome != OUTCOME_NO_ANSWER)
			f->heard = l->on;
		if (!settled && (l->promise != DAY_NONE ||
		    l->outcome == OUTCOME_REFUSED)) {
			settled = true;
			f->promise = l->outcome == OUTCOME_REFUSED ?
			    DAY_NONE : l->promise;
		}
		if (!is_question(l->outcome))
			continue;
		if (f->asked == DAY_NONE)
			f->asked = l->on;
		f->times += l->on >= f->since;
		f->rung_times += l->on >= f->since && l->on >= f->rung_on;
	}
}

int
chase_silent(const struct chase_facts *f, day_t day)
{
	day_t from = f->heard > f->since ? f->heard : f->since;

	return from == DAY_NONE || from > day ? 0 :
	    date_workdays_between(from, day);
}

enum promise
promise_on(day_t promise, day_t done, day_t day)
{
	if (promise == DAY_NONE)
		return PROMISE_NONE;
	if (has_come(done, day) && done <= promise)
		return PROMISE_KEPT;
	return has_come(promise, day - 1) ? PROMISE_BROKEN : PROMISE_PENDING;
}

/* May silence be held against them, or is there a day to wait for? */
static bool
is_listening(const struct chase_facts *f, day_t day)
{
	return promise_on(f->promise, f->done, day) != PROMISE_PENDING &&
	    (f->next == DAY_NONE || f->next <= day);
}

static int
longer(int a, int b)
{
	return a > b ? a : b;
}

int
chase_late(const struct chase_rules *r, const struct chase_facts *f, day_t day)
{
	int late = 0;

	if (has_come(f->due, day))
		late = date_workdays_between(f->due, day);
	if (promise_on(f->promise, f->done, day) == PROMISE_BROKEN)
		late = longer(late, date_workdays_between(f->promise, day));
	if (is_listening(f, day))
		late = longer(late, chase_silent(f, day) - r->silent_days);
	return late;
}

enum chase_group
chase_group(const struct chase_rules *r, const struct chase_facts *f,
    day_t day)
{
	if (f->snoozed != DAY_NONE && f->snoozed > day)
		return CHASE_SNOOZED;
	if (has_come(f->due, day - 1) ||
	    promise_on(f->promise, f->done, day) == PROMISE_BROKEN)
		return CHASE_OVERDUE;
	if (f->due == day || f->promise == day || has_come(f->next, day))
		return CHASE_TODAY;
	if (is_listening(f, day) && chase_silent(f, day) >= r->silent_days)
		return CHASE_SILENT;
	return CHASE_LATER;
}

bool
chase_may_climb(const struct chase_rules *r, const struct chase_facts *f,
    day_t day)
{
	day_t from = f->rung_on > f->since ? f->rung_on : f->since;

	if (f->rung >= r->nrungs)
		return false;
	return f->rung_times >= r->ladder_asks || (f->rung_times &&
	    is_listening(f, day) && has_come(from, day) &&
	    chase_silent(f, day) >= r->silent_days);
}

uint64_t
chase_holds(const struct walk *w, int i)
{
	uint64_t held = UINT64_C(1) << i, before;
	int k;

	do {
		before = held;
		for (k = 0; k < w->track->nsteps; k++)
			if (!step_is_done(w->step[k].state) &&
			    w->step[k].missing & held)
				held |= UINT64_C(1) << k;
	} while (held != before);
	return held & ~(UINT64_C(1) << i);
}

void
chase_rank(const struct chase_rules *r, const struct chase_effect *x, int late,
    struct chase_rank *rank)
{
	*rank = (struct chase_rank){ .effect = *x, .late = late };
	rank->part[0] = (int64_t)r->weight_steps * x->steps;
	rank->part[1] = (int64_t)r->weight_municipalities *
	    x->municipalities;
	rank->part[2] = (int64_t)r->weight_targets * x->targets;
	rank->points = 1 + rank->part[0] + rank->part[1] + rank->part[2];
	rank->percent = 100 + r->weight_late * late;
	if (rank->percent > LATENESS_MAX)
		rank->percent = LATENESS_MAX;
	rank->sum = rank->points * rank->percent / 100;
}
