/*
 * The rollout status of an installation and the sums of the rollout table
 * (rollout.h). The words that are read are a table of their own, so that a
 * list in Danish is understood by a program that speaks English.
 */
#include "model/rollout.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"

static const char *const words[ROLLOUT__COUNT] = {
	[ROLLOUT_OPERATION] = "operation",
	[ROLLOUT_AGREED] = "agreed",
	[ROLLOUT_NOT_AGREED] = "not_agreed",
	[ROLLOUT_UNKNOWN] = "unknown",
	[ROLLOUT_GONE] = "gone",
};

static const char *const names[ROLLOUT__COUNT] = {
	[ROLLOUT_OPERATION] = N_("in operation"),
	[ROLLOUT_AGREED] = N_("agreed"),
	[ROLLOUT_NOT_AGREED] = N_("not yet agreed"),
	[ROLLOUT_UNKNOWN] = N_("unknown"),
	[ROLLOUT_GONE] = N_("ended"),
};

static const struct {			/* folded text that is understood */
	const char	*text;
	enum rollout	 status;
} readings[] = {
	{ "i drift", ROLLOUT_OPERATION },
	{ "in operation", ROLLOUT_OPERATION },
	{ "operation", ROLLOUT_OPERATION },
	{ "aftalt", ROLLOUT_AGREED },
	{ "aftalt (godkendt serviceaftale)", ROLLOUT_AGREED },
	{ "agreed", ROLLOUT_AGREED },
	{ "endnu ikke aftalt", ROLLOUT_NOT_AGREED },
	{ "ikke aftalt", ROLLOUT_NOT_AGREED },
	{ "not yet agreed", ROLLOUT_NOT_AGREED },
	{ "not agreed", ROLLOUT_NOT_AGREED },
	{ "not_agreed", ROLLOUT_NOT_AGREED },
	{ "ukendt", ROLLOUT_UNKNOWN },
	{ "unknown", ROLLOUT_UNKNOWN },
	{ "?", ROLLOUT_UNKNOWN },
	{ "ophoert", ROLLOUT_GONE },
	{ "ended", ROLLOUT_GONE },
	{ "gone", ROLLOUT_GONE },
};

static bool
has_come(day_t event, day_t day)
{
	return event != DAY_NONE && event <= day;
}

enum rollout
rollout_on(const struct rollout_dates *d, day_t day)
{
	if ((d->from != DAY_NONE && day < d->from) || has_come(d->to, day))
		return ROLLOUT_GONE;
	if (has_come(d->operation, day))
		return ROLLOUT_OPERATION;
	if (has_come(d->agreed, day))
		return ROLLOUT_AGREED;
	if (d->reported != DAY_NONE || d->agreed != DAY_NONE ||
	    d->operation != DAY_NONE)
		return ROLLOUT_NOT_AGREED;
	return ROLLOUT_UNKNOWN;
}

int64_t
rollout_total(const struct rollout_count *c)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < ROLLOUT_GONE; i++)
		sum += c->n[i];
	return sum;
}

bool
rollout_everywhere(const struct rollout_count *c)
{
	return c->n[ROLLOUT_OPERATION] > 0 &&
	    c->n[ROLLOUT_OPERATION] == rollout_total(c);
}

void
rollout_add(struct rollout_count *to, const struct rollout_count *c)
{
	int i;

	for (i = 0; i < ROLLOUT_GONE; i++)
		to->n[i] += c->n[i];
}

const char *
rollout_word(enum rollout r)
{
	return words[r];
}

const char *
rollout_name(enum rollout r)
{
	return _(names[r]);
}

bool
rollout_of(const char *s, enum rollout *out)
{
	struct buf folded = BUF_INIT;
	bool found = false;
	size_t i;

	if (!s)
		return false;
	utf8_fold(&folded, s, strlen(s));
	for (i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		if (str_eq(readings[i].text, buf_str(&folded))) {
			*out = readings[i].status;
			found = true;
		}
	buf_fini(&folded);
	return found;
}
