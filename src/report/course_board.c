/*
 * The columns of a course (course.h): in which one a system is, since when,
 * how far the klarmeldte ones are out in the municipalities.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/idmap.h"
#include "base/mem.h"
#include "report/course.h"

#define FOLD_DAYS	30	/* in operation everywhere, before it folds */

int
course_columns(const struct course_report *r)
{
	return r->track.nphases + 2;
}

static bool
is_klarmeldt(const struct course_report *r, const struct course_card *c)
{
	return c->ready_on != DAY_NONE || c->phase == r->track.nphases;
}

int
course_column(const struct course_report *r, const struct course_card *c)
{
	return is_klarmeldt(r, c) ? r->track.nphases + c->everywhere :
	    c->phase;
}

const char *
course_column_title(const struct course_report *r, int column)
{
	if (column < r->track.nphases)
		return r->track.phases[column].title;
	return column == r->track.nphases ? _("Roll-out") : _("Live");
}

int
course_in_column(const struct course_report *r, int column)
{
	size_t i;
	int n = 0;

	for (i = 0; i < r->ncards; i++)
		n += course_column(r, &r->card[i]) == column;
	return n;
}

day_t
course_since(const struct course_report *r, const struct course_card *c)
{
	if (c->everywhere)
		return c->last;
	return course_column(r, c) < r->track.nphases ? c->phase_on :
	    c->ready_on;
}

bool
course_folds(const struct course_report *r, const struct course_card *c)
{
	return c->everywhere && c->last != DAY_NONE &&
	    r->day - c->last > FOLD_DAYS;
}

static int
by_days(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

int
course_median(const struct course_report *r, int column, bool *at_least)
{
	int *days = xcalloc(r->ncards + 1, sizeof(*days)), median = -1;
	size_t i, n = 0;

	*at_least = false;
	for (i = 0; i < r->ncards; i++) {
		const struct course_card *c = &r->card[i];
		day_t since = course_since(r, c);

		if (course_column(r, c) != column || since == DAY_NONE)
			continue;
		days[n++] = r->day - since;
		*at_least |= column == r->track.nphases &&
		    c->ready_on == c->ready_by;
	}
	qsort(days, n, sizeof(*days), by_days);
	if (n)
		median = (days[(n - 1) / 2] + days[n / 2]) / 2;
	free(days);
	return median;
}

static void
map_cards(const struct course_report *r, struct idmap *m)
{
	size_t i;

	for (i = 0; i < r->ncards; i++)
		if (idmap_get(m, r->card[i].system_id) == IDMAP_NONE)
			idmap_put(m, r->card[i].system_id, i);
}

static bool
count_last(struct store *s, struct course_report *r, const struct idmap *m,
    struct err *e)
{
	struct rollout_last *last = NULL;
	size_t n = 0, i, at;
	bool ok = rollout_last(s, r->day, &last, &n, e);

	for (i = 0; ok && i < n; i++) {
		at = idmap_get(m, last[i].system_id);
		if (at != IDMAP_NONE && r->card[at].everywhere)
			r->card[at].last = last[i].on;
	}
	free(last);
	return ok;
}

bool
course_count(struct store *s, struct course_report *r, struct err *e)
{
	struct idmap at = { NULL, 0, 0 };
	struct rollout_rows rows;
	bool ok = rollout_rows(s, r->day, &rows, e), any = false;
	size_t i, k;

	map_cards(r, &at);
	for (i = 0; ok && i < r->ncards; i++) {
		r->card[i].counted = true;
		r->card[i].operation = r->card[i].all = 0;
		r->card[i].everywhere = false;
	}
	for (k = 0; ok && k < rows.n; k++) {
		const struct rollout_count *n = &rows.row[k].count;

		i = idmap_get(&at, rows.row[k].system_id);
		if (i == IDMAP_NONE)
			continue;
		r->card[i].operation = n->n[ROLLOUT_OPERATION];
		r->card[i].all = rollout_total(n);
		r->card[i].everywhere = rollout_everywhere(n) &&
		    is_klarmeldt(r, &r->card[i]);
		any |= r->card[i].everywhere;
	}
	rollout_rows_fini(&rows);
	ok = ok && (!any || count_last(s, r, &at, e));
	idmap_fini(&at);
	return ok;
}

void
course_keep(struct course_report *now, const struct course_report *was)
{
	struct idmap at = { NULL, 0, 0 };
	size_t i, k;

	if (was->day != now->day)
		return;
	map_cards(was, &at);
	for (i = 0; i < now->ncards; i++) {
		struct course_card *c = &now->card[i];
		const struct course_card *w;

		k = idmap_get(&at, c->system_id);
		if (k == IDMAP_NONE || !was->card[k].counted)
			continue;
		w = &was->card[k];
		c->counted = true;
		c->operation = w->operation;
		c->all = w->all;
		c->last = w->last;
		c->everywhere = w->everywhere && is_klarmeldt(now, c);
	}
	idmap_fini(&at);
}
