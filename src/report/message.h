/*
 * A message: one text to one person about everything they owe, across systems,
 * the most blocking first, in Danish or English whatever the program speaks.
 * Composed only; klar sends nothing.
 */
#ifndef REPORT_MESSAGE_H
#define REPORT_MESSAGE_H

#include "act/contact.h"
#include "report/inbox.h"

enum letter_lang { LETTER_DANISH, LETTER_ENGLISH };

struct letter_ask {
	enum letter_lang lang;
	day_t		 today;
	int		 answer_days;	/* work days given to answer in */
	const char	*signature;	/* under it */
};

struct letter {
	char		*subject;	/* "Tre punkter vi mangler fra ..." */
	char		*body;		/* lines, '\n' after each */
	day_t		 answer_by;	/* the day it asks for */
	size_t		*item;		/* those it is about, as numbered:
					 * indexes into the inbox */
	size_t		 n;
};

/*
 * About all that this holder owes in the inbox, whatever its group but what is
 * left alone; n 0: nothing. Free with letter_fini.
 */
void	 letter_write(const struct inbox *, const struct holder *,
	    const struct letter_ask *, struct letter *);
void	 letter_fini(struct letter *);
/*
 * That it went out, as a line of the contact log: a question by mail, to be
 * asked again on the work day after the one it asks for. owed gets what it
 * was about, n things; the caller frees it. The note is the letter's subject,
 * borrowed.
 */
void	 letter_asked(const struct inbox *, const struct letter *,
	    struct contact_args *, struct owed **owed);
/* "Emne: ...", an empty line, the body: as it goes to a file. */
void	 letter_text(struct buf *, const struct letter *, enum letter_lang);

#endif
