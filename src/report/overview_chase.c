/*
 * What needs you today, which answer sets most free, and what others did since
 * you left (overview.h). The first two are the inbox as it opens, counted and
 * gathered by organisation, so they cannot disagree with it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/inbox.h"
#include "report/overview_room.h"

static void
answers_free(struct overview_answer *a, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(a[i].organisation);
		free(a[i].name);
		free(a[i].what);
	}
	free(a);
}

static void
since_free(struct overview *o)
{
	int k;

	for (k = 0; k < o->nsince; k++)
		act_fini(&o->since[k]);
	o->nsince = 0;
}

void
overview_chase_fini(struct overview *o)
{
	answers_free(o->answer, o->nanswers);
	o->answer = NULL;
	o->nanswers = 0;
	inbox_end(o->chasing, NULL);
	o->chasing = NULL;
	since_free(o);
}

size_t
overview_needs(const struct overview_today *t)
{
	return t->overdue + t->today + t->silent + t->decisions + t->lapsing;
}

static void
count_today(const struct inbox *box, struct overview_today *t)
{
	size_t i;

	*t = (struct overview_today){ .overdue = box->count[CHASE_OVERDUE],
	    .today = box->count[CHASE_TODAY],
	    .silent = box->count[CHASE_SILENT],
	    .silent_days = box->rules.silent_days,
	    .lapse_days = box->rules.lapse_days };
	for (i = 0; i < box->n; i++) {
		const struct inbox_item *it = &box->item[i];

		if (it->group == CHASE_OVERDUE && it->rank.late > t->oldest)
			t->oldest = it->rank.late;
		if (it->group == CHASE_DECISION &&
		    it->kind == INBOX_ENDING)
			t->lapsing++;
		else if (it->group == CHASE_DECISION)
			t->decisions++;
	}
}

/* ---- one answer ---- */

static bool
is_answer(const struct inbox_item *it)
{
	return it->group != CHASE_SNOOZED && !inbox_is_decision(it);
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

static void
take_item(struct overview_answer *a, const struct inbox_item *it)
{
	struct buf b = BUF_INIT;

	free(a->name);
	free(a->what);
	a->name = copy(it->name);
	buf_addf(&b, "%s%s%s: ", it->name, it->key ? " " : "",
	    it->key ? it->key : "");
	inbox_title(&b, it);
	a->what = buf_take(&b);
	a->item = it->what;
	a->kind = (int)it->kind;
	a->effect = it->rank.effect;
	a->rank = it->rank.sum;
	a->group = it->group;
}

/* The highest rank first; the inbox's own order where they are equal. */
static int
by_rank(const void *a, const void *b)
{
	const struct overview_answer *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return strcmp(x->what, y->what);
}

static struct overview_answer *
gather_answers(const struct inbox *box, size_t *n)
{
	struct overview_answer *a = xcalloc(box->n + 1, sizeof(*a));
	size_t i, k;

	for (i = 0, *n = 0; i < box->n; i++) {
		const struct inbox_item *it = &box->item[i];

		if (!is_answer(it))
			continue;
		for (k = 0; k < *n; k++)
			if (str_eq(a[k].organisation,
			    it->holder.organisation))
				break;
		if (k == *n) {
			a[k].organisation = copy(it->holder.organisation);
			(*n)++;
		}
		if (!a[k].items++ || it->rank.sum > a[k].rank)
			take_item(&a[k], it);
	}
	if (*n)
		qsort(a, *n, sizeof(*a), by_rank);
	for (; *n > OVERVIEW_ANSWERS; (*n)--) {
		free(a[*n - 1].organisation);
		free(a[*n - 1].name);
		free(a[*n - 1].what);
	}
	return a;
}

/* ---- since you left ---- */

static bool
read_acts(struct store *s, const int64_t *ids, int n, struct act *act,
    int *got, struct err *e)
{
	int i;

	for (i = 0, *got = 0; i < n && !e->code; i++)
		*got += act_get(s, ids[i], &act[*got], e);
	for (i = 0; e->code && i < *got; i++)
		act_fini(&act[i]);
	return !e->code;
}

static bool
load_since(struct store *s, struct overview *o, struct err *e)
{
	int64_t ids[OVERVIEW_ACTS], left = 0, all;
	struct act own, act[OVERVIEW_ACTS];
	char at[CLOCK_TEXT] = "";
	int n, got;

	if (!act_own_last(s, history_actor(), &left, e))
		return false;
	if (left && act_get(s, left, &own, e)) {
		str_copy(at, sizeof(at), own.at);
		act_fini(&own);
	}
	n = e->code ? -1 : act_of_others(s, history_actor(), left, ids,
	    OVERVIEW_ACTS, &all, e);
	if (n < 0 || !read_acts(s, ids, n, act, &got, e))
		return false;
	since_free(o);
	memcpy(o->since, act, (size_t)got * sizeof(*act));
	o->nsince = got;
	o->since_all = all;
	memcpy(o->left_at, at, sizeof(at));
	return true;
}

bool
overview_chase(struct store *s, struct overview *o, struct err *e)
{
	struct chase_rules rules;
	struct inbox_ask ask;
	struct inbox box;

	if (!load_since(s, o, e))
		return false;
	if (!o->chasing) {
		inbox_rules(&rules);
		ask = inbox_asked(NULL, o->day, &rules);
		o->chasing = inbox_begin(s, &ask);
	}
	if (!inbox_go_on(o->chasing, e)) {
		if (e->code != ERR_INTERRUPT) {
			inbox_end(o->chasing, NULL);
			o->chasing = NULL;
		}
		return false;
	}
	inbox_end(o->chasing, &box);
	o->chasing = NULL;
	answers_free(o->answer, o->nanswers);
	o->answer = gather_answers(&box, &o->nanswers);
	count_today(&box, &o->today);
	inbox_fini(&box);
	return true;
}
