/*
 * The payment rules (payment.h). 2014: a regulation of at most 10 % of the
 * price of the primary service, in total for all obligatory integrations on
 * the contract. 2019: nothing, it is in the price already. An individual
 * contract: as it is worded, which no program reads.
 */
#include "model/payment.h"

#include "base/str.h"

static const char *const kinds[] = {
	[PAYMENT_CONNECTION] = "connection",
	[PAYMENT_ADVICE] = "advice",
};

static const char *const verdicts[VERDICT__COUNT] = {
	[VERDICT_NONE] = "",
	[VERDICT_FITS] = "fits",
	[VERDICT_BREAKS] = "breaks",
	[VERDICT_DECIDE] = "decide",
	[VERDICT_LACKS] = "lacks",
	[VERDICT_APART] = "apart",
};

void
payment_add(struct payment_total *t, const struct payment *p)
{
	if (p->primary >= 0) {
		if (!t->primary_told)
			t->primary = p->primary;
		else if (t->primary != p->primary)
			t->primary = -1;
		t->primary_told = true;
	}
	if (p->kind != PAYMENT_CONNECTION || !p->covered ||
	    p->contract != CONTRACT_SKI_2014)
		return;
	t->amount = p->amount > INT64_MAX - t->amount ? INT64_MAX :
	    t->amount + p->amount;
}

bool
payment_by_person(const struct payment *p)
{
	return p->kind == PAYMENT_CONNECTION &&
	    (p->contract == CONTRACT_TENDER ||
	    (p->contract != CONTRACT_NONE && !p->covered));
}

enum verdict
payment_verdict(const struct payment *p, const struct payment_total *t)
{
	if (p->kind == PAYMENT_ADVICE)
		return VERDICT_APART;
	if (payment_by_person(p))
		return p->decision != VERDICT_NONE ? p->decision :
		    VERDICT_DECIDE;
	switch (p->contract) {
	case CONTRACT_SKI_2019:
		return p->amount == 0 ? VERDICT_FITS : VERDICT_BREAKS;
	case CONTRACT_SKI_2014:
		if (t->amount == 0)
			return VERDICT_FITS;
		if (t->primary < 0)
			return VERDICT_LACKS;
		return t->amount <= t->primary / 10 ? VERDICT_FITS :
		    VERDICT_BREAKS;
	case CONTRACT_NONE:
	case CONTRACT_TENDER:
	case CONTRACT__COUNT:
		break;
	}
	return VERDICT_LACKS;
}

const char *
payment_word(enum payment_kind kind)
{
	return kinds[kind];
}

bool
payment_of(const char *s, enum payment_kind *out)
{
	int i;

	for (i = PAYMENT_CONNECTION; i <= PAYMENT_ADVICE; i++)
		if (str_eq(kinds[i], s)) {
			*out = (enum payment_kind)i;
			return true;
		}
	return false;
}

const char *
verdict_word(enum verdict v)
{
	return verdicts[v];
}

enum verdict
verdict_of(const char *s)
{
	if (str_eq(s, verdicts[VERDICT_FITS]))
		return VERDICT_FITS;
	return str_eq(s, verdicts[VERDICT_BREAKS]) ? VERDICT_BREAKS :
	    VERDICT_NONE;
}
