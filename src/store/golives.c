/*
 * In which week installations came into operation, and how many are to in the
 * next (golives.h). Days of lists are compared as the text they are stored as:
 * there may be a million, and most are older than the weeks that are asked
 * for.
 */
#include "store/golives.h"

#include <string.h>

void
golives_init(struct golive_weeks *w, day_t day)
{
	day_t monday = day - date_weekday(day);
	int k;

	date_iso(day, w->day);
	for (k = 0; k < GOLIVE_WEEKS + 2; k++)
		date_iso(monday + 7 * (k - GOLIVE_WEEKS + 1), w->first[k]);
	w->next = monday + 7;
	w->after = monday + 14;
}

static void
add(const struct golive_weeks *w, struct golives *g, const char *on, int n)
{
	int k = GOLIVE_WEEKS;

	if (strcmp(on, w->first[0]) < 0 ||
	    strcmp(on, w->first[GOLIVE_WEEKS + 1]) >= 0)
		return;
	if (strcmp(on, w->first[k]) >= 0) {
		g->planned += n;
		return;
	}
	if (strcmp(on, w->day) > 0)
		return;			/* later in this week */
	while (strcmp(on, w->first[k]) < 0)
		k--;
	g->week[k] += n;
}

void
golives_list(const struct golive_weeks *w, struct golives *g,
    const char *operation)
{
	add(w, g, operation, 1);
}

static void
add_day(const struct golive_weeks *w, struct golives *g, day_t on, int n)
{
	char text[DAY_TEXT];

	if (on != DAY_NONE)
		add(w, g, date_iso(on, text), n);
}

static bool
is_next(const struct golive_weeks *w, day_t on)
{
	return on != DAY_NONE && on >= w->next && on < w->after;
}

void
golives_marked(const struct golive_weeks *w, struct golives *g,
    const struct marked *m, day_t day)
{
	struct rollout_dates dates = rollout_facts_on(&m->facts, day);
	bool came = dates.operation != DAY_NONE && dates.operation <= day;
	bool next = is_next(w, dates.operation);

	add_day(w, g, m->facts.listed.operation, -1);
	add_day(w, g, dates.operation, 1);
	if (!came && !next && is_next(w, m->due)) {
		g->planned++;
		next = true;
	}
	if (next && m->waits != DAY_NONE && m->waits <= day)
		g->waiting++;
}
