/*
 * The words that cells may hold, in Danish, English and as stored, and how
 * words and headers are compared: letters and digits of the folded text.
 */
#ifndef LISTS_WORDS_H
#define LISTS_WORDS_H

#include "base/str.h"
#include "model/mark.h"
#include "model/payment.h"

enum type {				/* of a cell */
#define TYPE(id, reason, help)	TYPE_##id,
#include "lists/cell.def"
#undef TYPE
	TYPE__COUNT
};

/* Replace the buffer by what is compared; valid UTF-8 is expected. */
void	 word_fold(struct buf *, const char *);
/* Is the folded text this word, or one of these separated by "|"? */
bool	 word_is(const char *folded, const char *words);

/* The value of a word of a type; false: it has no such word. */
bool	 word_read(enum type, const char *, int *value);
/* The Danish word of a value: what export writes. */
const char *word_write(enum type, int value);

/* The word of a type that is nearest to a text which is none; NULL: none. */
const char *word_near(enum type, const char *);
/* The words of a type, one for each value, in order; NULL: no more. */
const char *word_at(enum type, int i);

/* A state and who is waited for are one word: "Afventer leverandør". */
#define STATE_WORD(state, party) \
	((int)(state) * PARTY__COUNT + (int)(party))
#define STATE_OF(value)		((enum mark_state)((value) / PARTY__COUNT))
#define STATE_PARTY(value)	((enum party)((value) % PARTY__COUNT))

enum knee { KNEE_NO, KNEE_YES, KNEE_UNKNOWN };
extern const char *const knee_word[];		/* stored */
enum alias_kind { ALIAS_VENDOR, ALIAS_SYSTEM, ALIAS_AREA, ALIAS_MUNICIPALITY };
extern const char *const alias_word[];		/* stored */

enum item_state { ITEM_OPEN, ITEM_RUNNING, ITEM_CLOSED, ITEM_DROPPED };
extern const char *const item_word[];		/* stored; of open items */

#endif
