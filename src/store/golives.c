/*
 * In which week installations came into operation, and how many are to in the
 * next (golives.h).
 */
#include "store/golives.h"

void
golives_init(struct golive_weeks *w, day_t day)
{
	day_t monday = day - date_weekday(day);
	int k;

	w->day = day;
	for (k = 0; k < GOLIVE_WEEKS + 2; k++)
		w->first[k] = monday + 7 * (k - GOLIVE_WEEKS + 1);
}

static void
add(const struct golive_weeks *w, struct golives *g, day_t on, int n)
{
	int k = GOLIVE_WEEKS;

	if (on < w->first[0] || on >= w->first[GOLIVE_WEEKS + 1])
		return;			/* also if there is none */
	if (on >= w->first[k]) {
		g->planned += n;
		return;
	}
	if (on > w->day)
		return;			/* later in this week */
	while (on < w->first[k])
		k--;
	g->week[k] += n;
}

void
golives_list(const struct golive_weeks *w, struct golives *g,
    day_t operation)
{
	add(w, g, operation, 1);
}

static bool
is_next(const struct golive_weeks *w, day_t on)
{
	return on >= w->first[GOLIVE_WEEKS] &&
	    on < w->first[GOLIVE_WEEKS + 1];
}

void
golives_marked(const struct golive_weeks *w, struct golives *g,
    const struct marked *m, day_t day)
{
	struct rollout_dates dates = rollout_facts_on(&m->facts, day);
	bool came = dates.operation != DAY_NONE && dates.operation <= day;
	bool next = is_next(w, dates.operation);

	add(w, g, m->facts.listed.operation, -1);
	add(w, g, dates.operation, 1);
	if (!came && !next && is_next(w, m->due)) {
		g->planned++;
		next = true;
	}
	if (next && m->waits != DAY_NONE && m->waits <= day)
		g->waiting++;
}
