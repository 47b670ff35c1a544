/*
 * The values of a filter: what may stand after a field, by its type; how it
 * is written again; and where days that move fall (filter_tree.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "model/filter_tree.h"

#define DIGITS_MAX	15		/* of a number; far from overflow */
#define AHEAD_MAX	99999		/* days, weeks or months */

void
operand_text(struct operand *o, const char *text, size_t len)
{
	struct buf b = BUF_INIT;

	utf8_fold(&b, text, len);
	o->kind = OPERAND_TEXT;
	o->text = xstrndup(text, len);
	o->folded = buf_take(&b);
}

static bool
is_one_of(const char *text, const char *a, const char *b)
{
	struct buf f = BUF_INIT;
	bool is;

	utf8_fold(&f, text, strlen(text));
	is = str_eq(buf_str(&f), a) || str_eq(buf_str(&f), b);
	buf_fini(&f);
	return is;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * A whole number off *s, dots between groups of three allowed; at most
 * DIGITS_MAX digits.
 */
static bool
read_number(const char **s, int64_t *n)
{
	int digits = 0, group = 0;
	bool dots = false;

	for (*n = 0; ; (*s)++) {
		if (is_digit(**s)) {
			*n = *n * 10 + (**s - '0');
			digits++;
			group++;
			if (digits > DIGITS_MAX || (dots && group > 3))
				return false;
		} else if (**s == '.' && is_digit((*s)[1]) && digits > 0 &&
		    (dots ? group == 3 : group <= 3)) {
			dots = true;
			group = 0;
		} else {
			break;
		}
	}
	return digits > 0 && (!dots || group == 3);
}

static bool
number_of(const char *s, int64_t *n)
{
	bool less = *s == '-';

	s += less;
	if (!read_number(&s, n) || *s)
		return false;
	if (less)
		*n = -*n;
	return true;
}

/* Kroner, with øre after a comma, to øre. */
static bool
money_of(const char *s, int64_t *n)
{
	bool less = *s == '-';

	s += less;
	if (!read_number(&s, n))
		return false;
	*n *= 100;
	if (*s == ',' && is_digit(s[1]) && is_digit(s[2])) {
		*n += (s[1] - '0') * 10 + (s[2] - '0');
		s += 3;
	}
	if (less)
		*n = -*n;
	return !*s;
}

/* "14d", "-2u", "3m": a number and a unit; the kind is of operand_kind. */
static bool
ahead_of(const char *s, enum operand_kind *kind, int64_t *n)
{
	bool less = *s == '-';

	s += *s == '-' || *s == '+';
	if (!is_digit(*s) || !read_number(&s, n) || *n > AHEAD_MAX)
		return false;
	if (less)
		*n = -*n;
	if (is_one_of(s, "d", "d"))
		*kind = OPERAND_DAYS;
	else if (is_one_of(s, "u", "w"))
		*kind = OPERAND_WEEKS;
	else if (is_one_of(s, "m", "m"))
		*kind = OPERAND_MONTHS;
	else
		return false;
	return true;
}

static bool
span_of(const char *s, int64_t *n)
{
	enum operand_kind kind;

	if (number_of(s, n))
		return true;
	if (!ahead_of(s, &kind, n) || kind == OPERAND_MONTHS)
		return false;
	if (kind == OPERAND_WEEKS)
		*n *= 7;
	return true;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

/* dd-mm, with "-", "." or "/"; n is month * 100 + day. */
static bool
month_day_of(const char *s, int64_t *n)
{
	char text[16];
	day_t day;
	int y, m, d;

	if (strlen(s) > 5 || !str_copy(text, sizeof(text), s))
		return false;
	/* A leap year has every day there is. */
	if (strchr(text, '.'))
		memcpy(text + strlen(text), ".2000", sizeof(".2000"));
	else if (strchr(text, '/'))
		memcpy(text + strlen(text), "/2000", sizeof("/2000"));
	else
		memcpy(text + strlen(text), "-2000", sizeof("-2000"));
	day = date_parse(text);
	if (day == DAY_NONE)
		return false;
	date_split(day, &y, &m, &d);
	*n = m * 100 + d;
	return true;
}

static bool
day_of(struct operand *o, const char *s)
{
	day_t day = date_parse(s);
	const day_t sunday = 3;			/* 1970-01-04 */

	o->kind = OPERAND_DAYS;
	if (is_one_of(s, "idag", "today") || is_one_of(s, "i dag", "i dag"))
		o->n = 0;
	else if (is_one_of(s, "imorgen", "tomorrow") ||
	    is_one_of(s, "i morgen", "i morgen"))
		o->n = 1;
	else if (is_one_of(s, "igaar", "yesterday") ||
	    is_one_of(s, "i gaar", "i gaar"))
		o->n = -1;
	else if (day != DAY_NONE) {
		o->kind = OPERAND_DAY;
		o->n = day;
	} else if (ahead_of(s, &o->kind, &o->n)) {
		return true;
	} else if (month_day_of(s, &o->n)) {
		o->kind = OPERAND_DATE;
	} else if (is_letter(*s) &&
	    (day = date_parse_loose(s, sunday)) != DAY_NONE) {
		o->kind = OPERAND_WEEKDAY;
		o->n = date_weekday(day);
	} else {
		return false;
	}
	return true;
}

static bool
no_word(const struct roster_field *f, const char *text, struct err *e)
{
	struct buf b = BUF_INIT;
	int i;

	for (i = 0; f->words[i].word; i++)
		buf_addf(&b, "%s%s", i ? ", " : "", f->words[i].word);
	err_set(e, ERR_INVALID, _("'%s' is no %s: use %s"), text, f->name,
	    buf_str(&b));
	buf_fini(&b);
	return false;
}

bool
operand_read(struct operand *o, const struct roster_field *f,
    const char *text, bool quoted, struct err *e)
{
	switch (f->type) {
	case RT_PERSON:
		if (!quoted && is_one_of(text, "me", "mig")) {
			o->kind = OPERAND_ME;
			return true;
		}
		break;
	case RT_WORD:
		o->kind = OPERAND_WORD;
		o->n = roster_word_read(f->words, text);
		return o->n >= 0 || no_word(f, text, e);
	case RT_NUMBER:
		o->kind = OPERAND_NUMBER;
		return number_of(text, &o->n) || err_set(e, ERR_INVALID,
		    _("'%s' is no whole number"), text);
	case RT_MONEY:
		o->kind = OPERAND_NUMBER;
		return money_of(text, &o->n) || err_set(e, ERR_INVALID,
		    _("'%s' is no amount in kroner"), text);
	case RT_SPAN:
		o->kind = OPERAND_NUMBER;
		return span_of(text, &o->n) || err_set(e, ERR_INVALID,
		    _("'%s' is no number of days (14d, 2w)"), text);
	case RT_DAY:
		return day_of(o, text) || err_set(e, ERR_INVALID,
		    _("'%s' is no date (31-12-2021, 31-12, 14d, -2w, "
		    "today, fri)"), text);
	case RT_TEXT:
	case RT_CODE:
		break;
	}
	operand_text(o, text, strlen(text));
	return true;
}

static void
print_money(struct buf *b, int64_t oere)
{
	int64_t left = oere < 0 ? -oere : oere;

	if (left % 100 == 0)
		buf_addf(b, "%lld", (long long)(oere / 100));
	else
		buf_addf(b, "\"%s%lld,%02d\"", oere < 0 ? "-" : "",
		    (long long)(left / 100), (int)(left % 100));
}

void
operand_print(struct buf *b, const struct operand *o,
    const struct roster_field *f)
{
	static const char *const weekdays[] = {
		"mon", "tue", "wed", "thu", "fri", "sat", "sun"
	};
	char day[DAY_TEXT];

	switch (o->kind) {
	case OPERAND_TEXT:
		if (f->type == RT_PERSON &&
		    (str_eq(o->folded, "me") || str_eq(o->folded, "mig")))
			buf_addf(b, "\"%s\"", o->text);
		else
			filter_print_text(b, o->text, false);
		break;
	case OPERAND_ME:
		buf_add(b, "me");
		break;
	case OPERAND_WORD:
		buf_add(b, f->words[o->n].word);
		break;
	case OPERAND_NUMBER:
		if (f->type == RT_MONEY)
			print_money(b, o->n);
		else
			buf_addf(b, "%lld", (long long)o->n);
		break;
	case OPERAND_DAY:
		buf_add(b, date_iso((day_t)o->n, day));
		break;
	case OPERAND_DAYS:
		if (o->n == 0)
			buf_add(b, "today");
		else
			buf_addf(b, "%lldd", (long long)o->n);
		break;
	case OPERAND_WEEKS:
		buf_addf(b, "%lldw", (long long)o->n);
		break;
	case OPERAND_MONTHS:
		buf_addf(b, "%lldm", (long long)o->n);
		break;
	case OPERAND_WEEKDAY:
		buf_add(b, weekdays[o->n]);
		break;
	case OPERAND_DATE:
		buf_addf(b, "%02d-%02d", (int)(o->n % 100),
		    (int)(o->n / 100));
		break;
	}
}

/* That day of a month, or the month's last; DAY_NONE outside our years. */
static day_t
day_in(int64_t y, int64_t m, int d)
{
	day_t day = DAY_NONE;

	y += (m - 1) / 12;
	m = (m - 1) % 12 + 1;
	if (y < 1900 || y > 2100)
		return DAY_NONE;
	for (; d > 0 && day == DAY_NONE; d--)
		day = date_make((int)y, (int)m, d);
	return day;
}

static int64_t
day_of_operand(const struct operand *o, day_t today)
{
	int y, m, d;
	day_t day;

	date_split(today, &y, &m, &d);
	switch (o->kind) {
	case OPERAND_DAYS:
		return today + o->n;
	case OPERAND_WEEKS:
		return today + 7 * o->n;
	case OPERAND_MONTHS:
		/* Years that become months, so that none fall below 1. */
		day = day_in(y - 9000, m + o->n + 9000 * 12, d);
		break;
	case OPERAND_WEEKDAY:
		return today + 1 + (o->n - date_weekday(today) + 13) % 7;
	case OPERAND_DATE:
		day = day_in(y, o->n / 100, (int)(o->n % 100));
		break;
	default:
		return o->n;
	}
	return day == DAY_NONE ? INT64_MIN : day;
}

static void
bind_node(struct node *n, const struct filter *f, day_t today)
{
	int i;

	for (i = 0; i < n->nkids; i++)
		bind_node(n->kid[i], f, today);
	for (i = 0; i < n->nv && n->kind == NODE_TERM; i++)
		n->v[i].bound = f->field[n->field].type == RT_DAY ?
		    day_of_operand(&n->v[i], today) : n->v[i].n;
}

void
filter_bind(struct filter *f, day_t today, const char *me)
{
	struct buf b = BUF_INIT;

	utf8_fold(&b, me, strlen(me));
	free(f->me);
	f->me = buf_take(&b);
	if (f->root)
		bind_node(f->root, f, today);
}
