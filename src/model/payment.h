/*
 * Payment demands (betalingskrav) and what a contract lets a vendor charge
 * for connecting a system (domain.md 7). The verdict is derived: a person's
 * is asked for only where the contract's own wording decides. Amounts are in
 * øre.
 */
#ifndef MODEL_PAYMENT_H
#define MODEL_PAYMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/contract.h"

enum payment_kind {
	PAYMENT_CONNECTION,
	PAYMENT_ADVICE,			/* and help to set up: never counted */
};

enum verdict {
	VERDICT_NONE,			/* no person has decided */
	VERDICT_FITS,
	VERDICT_BREAKS,
	VERDICT_DECIDE,			/* a person must */
	VERDICT_LACKS,			/* contract or primary price unknown */
	VERDICT_APART,			/* advice: outside the rule */
	VERDICT__COUNT
};

struct payment {			/* one line of a demand */
	enum payment_kind kind;
	enum contract	 contract;
	/* 2014: the integration is obligatory; 2019: relevant, selvangivet. */
	bool		 covered;
	int64_t		 amount;
	int64_t		 primary;	/* of the primary service; -1: none */
	enum verdict	 decision;	/* a person's: FITS, BREAKS or NONE */
};

struct payment_total {			/* of the lines of one contract */
	int64_t		 amount;	/* of those the ten per cent bind */
	int64_t		 primary;	/* -1: unknown, or told differently */
	bool		 primary_told;
};

#define PAYMENT_TOTAL_INIT { 0, -1, false }

void	 payment_add(struct payment_total *, const struct payment *);
/* Is there no rule, so that a person's decision is the verdict? */
bool	 payment_by_person(const struct payment *);
/* The total is of all lines of the contract, this one too. */
enum verdict payment_verdict(const struct payment *,
	    const struct payment_total *);

const char *payment_word(enum payment_kind);	/* stored */
bool	 payment_of(const char *, enum payment_kind *);
const char *verdict_word(enum verdict);		/* stored; NONE: "" */
/* A stored decision; NULL or no such word: NONE. */
enum verdict verdict_of(const char *);

#endif
