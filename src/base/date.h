/*
 * Days, and the Danish calendar of work days. A day is a count from
 * 1970-01-01 in the proleptic Gregorian calendar; there are no times of day
 * and no time zones here. In the store and in files for programs a day is
 * "yyyy-mm-dd", in files and on screens for people "dd-mm-yyyy".
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t day_t;

#define DAY_NONE	INT32_MIN	/* no day given */
#define DAY_TEXT	11		/* bytes of "yyyy-mm-dd" and the NUL */

/* y 1900-2100, m 1-12, d 1-31 and real; else DAY_NONE. Never rolls over. */
day_t	 date_make(int y, int m, int d);
void	 date_split(day_t, int *y, int *m, int *d);

/*
 * yyyy-mm-dd, dd-mm-yyyy, dd.mm.yyyy, dd/mm/yyyy; one or two digits for day
 * and month, four for the year, ASCII digits, nothing around them. Else
 * DAY_NONE.
 */
day_t	 date_parse(const char *);
/*
 * What a person may type where a date is asked: all of date_parse, and
 * "i dag"/"today", "+3" or "+3d" (days), "+2u"/"+2w" (weeks),
 * "man".."søn"/"mon".."sun" (the next such weekday after today), dd-mm
 * (the next one from today on). Else DAY_NONE.
 */
day_t	 date_parse_loose(const char *, day_t today);

/* Write the day; "" for DAY_NONE. Returns out. */
char	*date_iso(day_t, char out[DAY_TEXT]);
char	*date_dk(day_t, char out[DAY_TEXT]);	/* dd-mm-yyyy */

int	 date_weekday(day_t);			/* 0 = Monday .. 6 */
int	 date_week(day_t, int *year);		/* ISO 8601 week 1-53 */
int	 date_quarter(day_t);			/* 1-4 */
day_t	 date_quarter_end(day_t);		/* its last day */

day_t	 date_easter(int year);			/* Easter Sunday, 1900-2100 */
/*
 * Danish public holidays; Store Bededag (fourth Friday after Easter) only to
 * 2023. 24 and 31 December are work days until date_close says otherwise.
 */
bool	 date_is_holiday(day_t);
bool	 date_is_workday(day_t);		/* Mon-Fri and no holiday */
/*
 * Days of every year that nobody works on beside the holidays (a setting):
 * from and to are month * 100 + day, both in one year, to not before from.
 * They replace what was set before; n = 0: none. False, and nothing changed,
 * if they are more than 31 days.
 */
struct date_range {
	int	 from, to;
};
bool	 date_close(const struct date_range *, int n);
/* The later or the earlier of two days; of DAY_NONE and a day, the day. */
day_t	 date_later(day_t, day_t);
day_t	 date_earlier(day_t, day_t);
/*
 * n work days after the day (n < 0: before). n = 0: the day itself. DAY_NONE
 * if there is no day or it falls outside 1900-2100.
 */
day_t	 date_add_workdays(day_t, int n);
/*
 * Work days in (from, to]; if to is before from, minus those in (to, from].
 * 0 if one of them is DAY_NONE.
 */
int	 date_workdays_between(day_t from, day_t to);

#endif
