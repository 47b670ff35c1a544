/*
 * Danish public holidays and work days (date.h). Counting goes by whole
 * weeks and then takes the holidays of the years between away, because the
 * screens count work days for every row they show.
 */
#include "base/date.h"

#include <stddef.h>

#define CLOSED_MAX	31	/* days of a year that date_close takes */
#define HOLIDAYS_MAX	(11 + CLOSED_MAX)	/* in one year */

static struct {
	int	 day[CLOSED_MAX];	/* month * 100 + day */
	int	 n;
} closed;

/*
 * Days from Easter Sunday: the Thursday and Friday before, itself, Monday,
 * Ascension, Pentecost and its Monday.
 */
static const int from_easter[] = { -3, -2, 0, 1, 39, 49, 50 };

day_t
date_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;

	return date_make(year, n / 31, n % 31 + 1);
}

/* Adds the closed days of a year that are not among the n; how many now. */
static int
closed_days(int year, day_t out[HOLIDAYS_MAX], int n)
{
	day_t day;
	int i, k;

	for (i = 0; i < closed.n; i++) {
		day = date_make(year, closed.day[i] / 100,
		    closed.day[i] % 100);
		for (k = 0; k < n && out[k] != day; k++)
			continue;
		if (k == n && day != DAY_NONE)
			out[n++] = day;
	}
	return n;
}

/* The holidays of one year, all different; returns how many. */
static int
holidays(int year, day_t out[HOLIDAYS_MAX])
{
	day_t easter = date_easter(year);
	size_t i;
	int n = 0;

	if (easter == DAY_NONE)
		return 0;
	out[n++] = date_make(year, 1, 1);
	for (i = 0; i < sizeof(from_easter) / sizeof(from_easter[0]); i++)
		out[n++] = easter + from_easter[i];
	if (year <= 2023)
		out[n++] = easter + 26;		/* Store Bededag */
	out[n++] = date_make(year, 12, 25);
	out[n++] = date_make(year, 12, 26);
	return closed_days(year, out, n);
}

bool
date_is_holiday(day_t day)
{
	day_t all[HOLIDAYS_MAX];
	int y, m, d, n;

	date_split(day, &y, &m, &d);
	n = holidays(y, all);
	while (n-- > 0)
		if (all[n] == day)
			return true;
	return false;
}

bool
date_close(const struct date_range *range, int n)
{
	int all[CLOSED_MAX], count = 0, i, md;

	for (i = 0; i < n; i++)
		for (md = range[i].from; md <= range[i].to; md++) {
			/* 2024 has all days that a year can have. */
			if (date_make(2024, md / 100, md % 100) == DAY_NONE)
				continue;
			if (count == CLOSED_MAX)
				return false;
			all[count++] = md;
		}
	closed.n = count;
	while (count-- > 0)
		closed.day[count] = all[count];
	return true;
}

bool
date_is_workday(day_t day)
{
	return date_weekday(day) < 5 && !date_is_holiday(day);
}

day_t
date_add_workdays(day_t day, int n)
{
	const day_t first = date_make(1900, 1, 1);
	const day_t last = date_make(2100, 12, 31);
	int step = n < 0 ? -1 : 1;

	if (day == DAY_NONE)
		return DAY_NONE;
	while (n != 0) {
		day += step;
		if (day < first || day > last)
			return DAY_NONE;
		if (date_is_workday(day))
			n -= step;
	}
	return day;
}

/* Mondays to Fridays from the Monday before 1970 up to and with the day. */
static int
weekdays_upto(day_t day)
{
	int64_t n = (int64_t)day + 3;		/* 29 December 1969 is 0 */
	int64_t week = n >= 0 ? n / 7 : (n - 6) / 7;
	int weekday = date_weekday(day);

	return (int)(week * 5) + (weekday < 5 ? weekday + 1 : 5);
}

int
date_workdays_between(day_t from, day_t to)
{
	day_t all[HOLIDAYS_MAX];
	int y, last, m, d, n, days;

	if (from == DAY_NONE || to == DAY_NONE)
		return 0;
	if (to < from)
		return -date_workdays_between(to, from);
	days = weekdays_upto(to) - weekdays_upto(from);
	date_split(to, &last, &m, &d);
	date_split(from, &y, &m, &d);
	for (; y <= last; y++) {
		n = holidays(y, all);
		while (n-- > 0)
			if (all[n] > from && all[n] <= to &&
			    date_weekday(all[n]) < 5)
				days--;
	}
	return days;
}
