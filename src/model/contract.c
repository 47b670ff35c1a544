/*
 * The kinds of contract and their words (contract.h). The names are the
 * programme's own, in Danish in every language: they are the titles of
 * agreements.
 */
#include "model/contract.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

static const struct {
	const char	*word;		/* stored */
	const char	*name;		/* the programme's */
	const char	*folded[3];	/* understood besides the word */
} kinds[CONTRACT__COUNT] = {
	[CONTRACT_NONE] = { "", "", { NULL } },
	[CONTRACT_SKI_2014] = { "ski2014", "SKI 02.19 (2014)",
	    { "ski 02.19 (2014)", "2014", NULL } },
	[CONTRACT_SKI_2019] = { "ski2019", "SKI 02.19 (2019)",
	    { "ski 02.19 (2019)", "2019", NULL } },
	[CONTRACT_TENDER] = { "tender", "Individuel EU-udbudskontrakt",
	    { "individuel eu-udbudskontrakt", "anden kontrakt",
	    "individuel" } },
};

const char *
contract_word(enum contract c)
{
	return kinds[c].word;
}

const char *
contract_name(enum contract c)
{
	return kinds[c].name;
}

bool
contract_of(const char *s, enum contract *out)
{
	struct buf folded = BUF_INIT;
	bool found = false;
	int i, k;

	if (!s)
		return false;
	utf8_fold(&folded, s, strlen(s));
	for (i = 0; i < CONTRACT__COUNT && !found; i++) {
		found = str_eq(kinds[i].word, buf_str(&folded));
		for (k = 0; k < 3 && kinds[i].folded[k]; k++)
			found |= str_eq(kinds[i].folded[k], buf_str(&folded));
		if (found)
			*out = (enum contract)i;
	}
	buf_fini(&folded);
	return found;
}
