/*
 * Private to messages: the phrases of a letter in its own language.
 */
#ifndef REPORT_MESSAGE_ROOM_H
#define REPORT_MESSAGE_ROOM_H

#include "report/message.h"

enum phrase {
	PHRASE_SUBJECT, PHRASE_AND, PHRASE_AND_MORE, PHRASE_FROM,
	PHRASE_MISSING_FOR, PHRASE_THING_NEEDED, PHRASE_THINGS_NEEDED,
	PHRASE_WE_HAVE, PHRASE_OPEN_POINT, PHRASE_OPEN_POINTS,
	PHRASE_IT_HOLDS, PHRASE_FIRST_HOLDS, PHRASE_BACK, PHRASE_REGARDS,
	PHRASE_WAIVER_ASKED, PHRASE__COUNT
};

const char *phrase(enum letter_lang, enum phrase);

/* "tre", "Tre"; figures above twelve. Danish one is "ét", at the start "Et". */
void	 letter_count(struct buf *, enum letter_lang, size_t n, bool first);
/* "11 kommuner", "én kommune" */
void	 letter_municipalities(struct buf *, enum letter_lang, int n);
/* "fredag den 13. november", with the year if it is not today's. */
void	 letter_day(struct buf *, enum letter_lang, day_t, day_t today);
/* "Hej Jens" and a line end. */
void	 letter_greeting(struct buf *, enum letter_lang, const char *person);

/* Sentences, each with a blank before it; nothing where there is nothing. */
void	 letter_due(struct buf *, const struct letter_ask *,
	    const struct inbox_item *);
void	 letter_promise(struct buf *, const struct letter_ask *,
	    const struct inbox_item *);
void	 letter_held(struct buf *, enum letter_lang,
	    const struct chase_effect *);
/* "Kan du svare på nr. 1 senest fredag den 13. november?" */
void	 letter_question(struct buf *, const struct letter_ask *, bool person,
	    size_t points, day_t answer_by);

#endif
