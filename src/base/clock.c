/*
 * The time of day and of year (clock.h). The environment is asked at every
 * call, not kept: a test may move the day in the middle of a run. A value
 * that is no date or time is treated as not given.
 */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"

/* "hh:mm:ss" and nothing after it. */
static bool
clock_is_time(const char *s)
{
	int h, m, sec, used = 0;

	return strlen(s) == 8 && strspn(s, "0123456789:") == 8 &&
	    s[2] == ':' && s[5] == ':' &&
	    sscanf(s, "%2d:%2d:%2d%n", &h, &m, &sec, &used) == 3 &&
	    used == 8 && h < 24 && m < 60 && sec < 60;
}

/* The day of KLAR_NOW, and where its time begins; DAY_NONE if not usable. */
static day_t
clock_fixed_now(const char **time_of_day)
{
	const char *s = getenv("KLAR_NOW");
	char date[DAY_TEXT];

	if (!s || strlen(s) != CLOCK_TEXT - 1 || s[4] != '-' ||
	    s[10] != ' ' || !clock_is_time(s + 11))
		return DAY_NONE;
	str_copy(date, sizeof(date), s);
	*time_of_day = s + 11;
	return date_parse(date);
}

/* The day the environment fixes, or DAY_NONE. */
static day_t
clock_fixed_day(void)
{
	const char *s;
	day_t day;

	day = clock_fixed_now(&s);
	if (day == DAY_NONE)
		day = date_parse(getenv("KLAR_TODAY"));
	return day;
}

static void
clock_local(struct tm *tm)
{
	time_t t = time(NULL);

	if (!localtime_r(&t, tm))
		memset(tm, 0, sizeof(*tm));
}

day_t
clock_today(void)
{
	struct tm tm;
	day_t day;

	day = clock_fixed_day();
	if (day != DAY_NONE)
		return day;
	clock_local(&tm);
	return date_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

char *
clock_now(char out[CLOCK_TEXT])
{
	const char *fixed = NULL;
	char date[DAY_TEXT], time_of_day[9];
	struct tm tm;
	day_t day;

	clock_local(&tm);
	strftime(time_of_day, sizeof(time_of_day), "%H:%M:%S", &tm);
	day = clock_fixed_now(&fixed);
	if (day != DAY_NONE)
		str_copy(time_of_day, sizeof(time_of_day), fixed);
	else
		day = clock_fixed_day();
	/* Day and time from one look at the clock, or midnight tears them. */
	if (day == DAY_NONE)
		day = date_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	snprintf(out, CLOCK_TEXT, "%s %s", date_iso(day, date), time_of_day);
	return out;
}

int64_t
clock_ms(void)
{
	struct timespec ts;

	if (clock_gettime(CLOCK_MONOTONIC, &ts) != 0)
		return 0;
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}
