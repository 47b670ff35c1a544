/*
 * The three kinds of contract a connection is bought under (domain.md 3, 7).
 */
#ifndef MODEL_CONTRACT_H
#define MODEL_CONTRACT_H

#include <stdbool.h>

enum contract {
	CONTRACT_NONE,			/* not known */
	CONTRACT_SKI_2014,		/* SKI 02.19 (2014) */
	CONTRACT_SKI_2019,		/* SKI 02.19 (2019) */
	CONTRACT_TENDER,		/* Individuel EU-udbudskontrakt */
	CONTRACT__COUNT
};

const char *contract_word(enum contract);	/* stored; NONE: "" */
const char *contract_name(enum contract);	/* the programme's words */
/* Stored word, the programme's words, or "anden kontrakt", folded. */
bool	 contract_of(const char *, enum contract *);

#endif
