/*
 * How well a few typed letters fit a name: the start of it before the start
 * of a word, that before the first letters of its words, that before letters
 * inside it, and last letters in their order with others between.
 */
#ifndef BASE_FUZZY_H
#define BASE_FUZZY_H

#include "base/str.h"

enum fuzzy {				/* better ones are higher */
	FUZZY_NO,
	FUZZY_SCATTERED,		/* its letters, in order */
	FUZZY_INSIDE,			/* somewhere in a word */
	FUZZY_INITIALS,			/* "kn": KMD Nexus */
	FUZZY_WORD,			/* a word begins so */
	FUZZY_START,			/* the name begins so */
	FUZZY_WHOLE			/* it is the name */
};

/*
 * Append the form that is compared: folded as for a search, and of letters
 * that Danes write in two ways the short one: å, aa and a are one, so are ø,
 * oe and o; æ is ae. "århus", "Aarhus" and "arhus" are the same.
 */
void	 fuzzy_fold(struct buf *, const char *);
/*
 * Both folded. Several words must all fit, the worst of them counts; an empty
 * needle fits everything as FUZZY_SCATTERED.
 */
enum fuzzy fuzzy_match(const char *name, const char *needle);

#endif
