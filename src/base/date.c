/*
 * Days: making, reading and writing them (date.h). The calendar arithmetic
 * counts years from 1 March, so that the leap day is the last of its year.
 * Work days and holidays are in workday.c.
 */
#include "base/date.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define YEAR_MIN	1900
#define YEAR_MAX	2100

static int32_t
days_from_civil(int y, int m, int d)
{
	int era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static int
days_in_month(int y, int m)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};

	if (m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0))
		return 29;
	return days[m - 1];
}

day_t
date_make(int y, int m, int d)
{
	if (y < YEAR_MIN || y > YEAR_MAX || m < 1 || m > 12 ||
	    d < 1 || d > days_in_month(y, m))
		return DAY_NONE;
	return days_from_civil(y, m, d);
}

void
date_split(day_t day, int *y, int *m, int *d)
{
	int64_t z = (int64_t)day + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = (int)(z - era * 146097);
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*d = doy - (153 * mp + 2) / 5 + 1;
	*m = mp < 10 ? mp + 3 : mp - 9;
	*y = (int)(era * 400) + yoe + (*m <= 2);
}

day_t
date_later(day_t a, day_t b)
{
	return a > b ? a : b;		/* DAY_NONE is before every day */
}

day_t
date_earlier(day_t a, day_t b)
{
	if (a == DAY_NONE)
		return b;
	return b == DAY_NONE || a < b ? a : b;
}

/* Up to max ASCII digits off *s into *n; returns how many there were. */
static int
read_digits(const char **s, int max, int *n)
{
	int count = 0;

	*n = 0;
	while (count < max && **s >= '0' && **s <= '9') {
		*n = *n * 10 + (**s - '0');
		(*s)++;
		count++;
	}
	return count;
}

static bool
is_separator(char c)
{
	return c == '-' || c == '.' || c == '/';
}

day_t
date_parse(const char *s)
{
	int n[3], digits[3];
	char sep;

	if (!s)
		return DAY_NONE;
	digits[0] = read_digits(&s, 4, &n[0]);
	sep = *s;
	if (!is_separator(sep))
		return DAY_NONE;
	s++;
	digits[1] = read_digits(&s, 2, &n[1]);
	if (digits[1] == 0 || *s++ != sep)
		return DAY_NONE;
	digits[2] = read_digits(&s, 4, &n[2]);
	if (*s)
		return DAY_NONE;
	if (digits[0] == 4 && sep == '-' && (digits[2] == 1 || digits[2] == 2))
		return date_make(n[0], n[1], n[2]);
	if ((digits[0] == 1 || digits[0] == 2) && digits[2] == 4)
		return date_make(n[2], n[1], n[0]);
	return DAY_NONE;
}

/* A day that must still be one of ours. */
static day_t
day_checked(int64_t day)
{
	if (day < days_from_civil(YEAR_MIN, 1, 1) ||
	    day > days_from_civil(YEAR_MAX, 12, 31))
		return DAY_NONE;
	return (day_t)day;
}

/* "+3", "+3d", "+2u", "+2w", folded. */
static day_t
parse_ahead(const char *s, day_t today)
{
	int n;

	if (*s++ != '+' || read_digits(&s, 5, &n) == 0)
		return DAY_NONE;
	if ((*s == 'u' || *s == 'w') && !s[1])
		n *= 7;
	else if (*s && !(*s == 'd' && !s[1]))
		return DAY_NONE;
	return day_checked((int64_t)today + n);
}

/* A weekday's name from three letters up, folded: the next one after today. */
static day_t
parse_weekday(const char *s, day_t today)
{
	static const char *const names[][2] = {
		{ "mandag", "monday" }, { "tirsdag", "tuesday" },
		{ "onsdag", "wednesday" }, { "torsdag", "thursday" },
		{ "fredag", "friday" }, { "loerdag", "saturday" },
		{ "soendag", "sunday" },
	};
	size_t len = strlen(s), least;
	int day, lang;

	for (day = 0; day < 7; day++)
		for (lang = 0; lang < 2; lang++) {
			/* "sø" folds to three letters and is still too short */
			least = lang == 0 && day >= 5 ? 4 : 3;
			if (len < least ||
			    strncmp(names[day][lang], s, len) != 0)
				continue;
			return day_checked((int64_t)today + 1 +
			    (day - date_weekday(today) + 13) % 7);
		}
	return DAY_NONE;
}

/* dd-mm: the next one from today on; 29-02 waits for its leap year. */
static day_t
parse_day_month(const char *s, day_t today)
{
	int d, m, y, i;
	day_t day;

	if (read_digits(&s, 2, &d) == 0 || !is_separator(*s))
		return DAY_NONE;
	s++;
	if (read_digits(&s, 2, &m) == 0 || *s)
		return DAY_NONE;
	date_split(today, &y, &i, &i);
	for (i = 0; i <= 8; i++) {
		day = date_make(y + i, m, d);
		if (day != DAY_NONE && day >= today)
			return day;
	}
	return DAY_NONE;
}

day_t
date_parse_loose(const char *s, day_t today)
{
	struct buf folded = BUF_INIT;
	const char *t;
	day_t day;

	day = date_parse(s);
	if (day != DAY_NONE || !s || today == DAY_NONE)
		return day;
	utf8_fold(&folded, s, strlen(s));
	folded.len = utf8_trim(folded.p, folded.len);
	t = buf_str(&folded);
	if (str_eq(t, "i dag") || str_eq(t, "today"))
		day = today;
	if (day == DAY_NONE)
		day = parse_ahead(t, today);
	if (day == DAY_NONE)
		day = parse_weekday(t, today);
	if (day == DAY_NONE)
		day = parse_day_month(t, today);
	if (day == DAY_NONE)
		day = date_parse(t);		/* blanks around a date */
	buf_fini(&folded);
	return day;
}

static void
put_digits(char *out, int n, int width)
{
	while (width-- > 0) {
		out[width] = (char)('0' + n % 10);
		n /= 10;
	}
}

char *
date_iso(day_t day, char out[DAY_TEXT])
{
	int y, m, d;

	out[0] = '\0';
	if (day_checked(day) == DAY_NONE)
		return out;
	date_split(day, &y, &m, &d);
	memcpy(out, "yyyy-mm-dd", DAY_TEXT);
	put_digits(out, y, 4);
	put_digits(out + 5, m, 2);
	put_digits(out + 8, d, 2);
	return out;
}

char *
date_dk(day_t day, char out[DAY_TEXT])
{
	int y, m, d;

	out[0] = '\0';
	if (day_checked(day) == DAY_NONE)
		return out;
	date_split(day, &y, &m, &d);
	memcpy(out, "dd-mm-yyyy", DAY_TEXT);
	put_digits(out, d, 2);
	put_digits(out + 3, m, 2);
	put_digits(out + 6, y, 4);
	return out;
}

int
date_weekday(day_t day)
{
	return (int)((((int64_t)day + 3) % 7 + 7) % 7);
}

int
date_week(day_t day, int *year)
{
	day_t thursday = day - date_weekday(day) + 3;
	int y, m, d;

	/* A week belongs to the year that has its Thursday. */
	date_split(thursday, &y, &m, &d);
	if (year)
		*year = y;
	return (thursday - days_from_civil(y, 1, 1)) / 7 + 1;
}

int
date_quarter(day_t day)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	return (m - 1) / 3 + 1;
}

day_t
date_quarter_end(day_t day)
{
	int y, m, d, last = date_quarter(day) * 3;

	date_split(day, &y, &m, &d);
	return date_make(y, last, last == 3 || last == 12 ? 31 : 30);
}
