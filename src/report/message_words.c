/*
 * The words of a letter (message_room.h), Danish and English side by side.
 */
#include <stdio.h>
#include <string.h>

#include "report/message_room.h"

static const struct {
	const char *text[2];		/* by enum letter_lang */
} phrases[PHRASE__COUNT] = {
	[PHRASE_SUBJECT] = { { "Emne: ", "Subject: " } },
	[PHRASE_AND] = { { " og ", " and " } },
	[PHRASE_AND_MORE] = { { " m.fl.", " and others" } },
	[PHRASE_FROM] = { { " fra ", " from " } },
	[PHRASE_MISSING_FOR] = { { "Mangler for ", "Missing for " } },
	[PHRASE_THING_NEEDED] = { { " punkt vi mangler",
	    " thing we need" } },
	[PHRASE_THINGS_NEEDED] = { { " punkter vi mangler",
	    " things we need" } },
	[PHRASE_WE_HAVE] = { { "Vi har ", "We have " } },
	[PHRASE_OPEN_POINT] = { { " åbent punkt hos jer.",
	    " open point with you." } },
	[PHRASE_OPEN_POINTS] = { { " åbne punkter hos jer.",
	    " open points with you." } },
	[PHRASE_IT_HOLDS] = { { " Det holder ", " It holds " } },
	[PHRASE_FIRST_HOLDS] = { { " Det første holder ",
	    " The first holds " } },
	[PHRASE_BACK] = { { " tilbage.", " back." } },
	[PHRASE_REGARDS] = { { "Venlig hilsen", "Kind regards" } },
	[PHRASE_WAIVER_ASKED] = { { "Svar på ansøgning om dispensation for: ",
	    "An answer to the request for a waiver of: " } },
};

const char *
phrase(enum letter_lang lang, enum phrase p)
{
	return phrases[p].text[lang];
}

void
letter_count(struct buf *b, enum letter_lang lang, size_t n, bool first)
{
	static const char *const words[2][13] = {
		{ "", "ét", "to", "tre", "fire", "fem", "seks", "syv",
		    "otte", "ni", "ti", "elleve", "tolv" },
		{ "", "one", "two", "three", "four", "five", "six", "seven",
		    "eight", "nine", "ten", "eleven", "twelve" },
	};
	char word[16];

	if (n == 0 || n > 12) {
		buf_addf(b, "%zu", n);
		return;
	}
	/* "Et punkt" at the start: there the accent is not needed. */
	snprintf(word, sizeof(word), "%s", first && n == 1 &&
	    lang == LETTER_DANISH ? "et" : words[lang][n]);
	if (first)
		word[0] = (char)(word[0] - 'a' + 'A');
	buf_add(b, word);
}

/* "11 kommuner": one is written out, with its gender. */
static void
number_of(struct buf *b, int n, const char *one, const char *many)
{
	if (n == 1)
		buf_add(b, one);
	else
		buf_addf(b, "%d %s", n, many);
}

void
letter_municipalities(struct buf *b, enum letter_lang lang, int n)
{
	if (lang == LETTER_DANISH)
		number_of(b, n, "én kommune", "kommuner");
	else
		number_of(b, n, "one municipality", "municipalities");
}

static void
letter_steps(struct buf *b, enum letter_lang lang, int n)
{
	if (lang == LETTER_DANISH)
		number_of(b, n, "ét trin", "trin");
	else
		number_of(b, n, "one step", "steps");
}

void
letter_day(struct buf *b, enum letter_lang lang, day_t day, day_t today)
{
	static const char *const weekdays[2][7] = {
		{ "mandag", "tirsdag", "onsdag", "torsdag", "fredag",
		    "lørdag", "søndag" },
		{ "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
		    "Saturday", "Sunday" },
	};
	static const char *const months[2][12] = {
		{ "januar", "februar", "marts", "april", "maj", "juni",
		    "juli", "august", "september", "oktober", "november",
		    "december" },
		{ "January", "February", "March", "April", "May", "June",
		    "July", "August", "September", "October", "November",
		    "December" },
	};
	int y, m, d, this_year;

	date_split(today, &this_year, &m, &d);
	date_split(day, &y, &m, &d);
	buf_addf(b, lang == LETTER_DANISH ? "%s den %d. %s" : "%s %d %s",
	    weekdays[lang][date_weekday(day)], d, months[lang][m - 1]);
	if (y != this_year)
		buf_addf(b, " %d", y);
}

void
letter_greeting(struct buf *b, enum letter_lang lang, const char *person)
{
	size_t n = person ? strcspn(person, " ") : 0;

	buf_add(b, lang == LETTER_DANISH ? "Hej" : n ? "Hi" : "Hello");
	if (n) {
		buf_addc(b, ' ');
		buf_addn(b, person, n);
	}
	buf_addc(b, '\n');
}

void
letter_due(struct buf *b, const struct letter_ask *ask,
    const struct inbox_item *it)
{
	bool danish = ask->lang == LETTER_DANISH;
	day_t due = it->facts.due;
	char day[DAY_TEXT];

	if (due == DAY_NONE)
		return;
	date_dk(due, day);
	if (it->kind == INBOX_ENDING)
		buf_addf(b, danish ? due < ask->today ?
		    " Det gjaldt til %s og skal fornys." :
		    " Det gælder til %s og skal fornys." :
		    due < ask->today ?
		    " It was valid until %s and has to be renewed." :
		    " It is valid until %s and has to be renewed.", day);
	else if (it->due_by)
		buf_addf(b, danish ? due < ask->today ?
		    " %s, som venter på det, havde frist %s." :
		    " %s, som venter på det, har frist %s." :
		    due < ask->today ? " %s, which waits for it, was due %s." :
		    " %s, which waits for it, is due %s.", it->due_by, day);
	else if (due == ask->today)
		buf_add(b, danish ? " Fristen er i dag." :
		    " It is due today.");
	else
		buf_addf(b, danish ? due < ask->today ? " Fristen var %s." :
		    " Frist %s." : due < ask->today ? " It was due %s." :
		    " Due %s.", day);
}

void
letter_promise(struct buf *b, const struct letter_ask *ask,
    const struct inbox_item *it)
{
	bool danish = ask->lang == LETTER_DANISH;

	if (it->promise != PROMISE_BROKEN && it->promise != PROMISE_PENDING)
		return;
	if (it->promise == PROMISE_BROKEN)
		buf_add(b, danish ? " Vi havde aftalt " :
		    " We had agreed on ");
	else
		buf_add(b, danish ? " Vi har aftalt " : " We agreed on ");
	letter_day(b, ask->lang, it->facts.promise, ask->today);
	buf_addc(b, '.');
}

void
letter_held(struct buf *b, enum letter_lang lang,
    const struct chase_effect *x)
{
	struct buf what = BUF_INIT;
	const char *text;

	if (x->steps > 0)
		letter_steps(&what, lang, x->steps);
	if (x->steps > 0 && x->municipalities > 0)
		buf_add(&what, phrase(lang, PHRASE_AND));
	if (x->municipalities > 0)
		letter_municipalities(&what, lang, x->municipalities);
	if (!what.len)
		return;
	text = what.p;
	buf_addc(b, ' ');
	/* The sentence begins with a figure, or with "Én", "Ét", "One". */
	if (*text == 'o') {
		buf_addc(b, 'O');
		text++;
	} else if (!strncmp(text, "é", strlen("é"))) {
		buf_add(b, "É");
		text += strlen("é");
	}
	buf_add(b, text);
	if (lang == LETTER_DANISH)
		buf_add(b, " venter på det.");
	else
		buf_add(b, x->steps + x->municipalities == 1 ?
		    " waits for it." : " wait for it.");
	buf_fini(&what);
}

void
letter_question(struct buf *b, const struct letter_ask *ask, bool person,
    size_t points, day_t answer_by)
{
	if (ask->lang == LETTER_DANISH)
		buf_addf(b, "Kan %s svare %ssenest ", person ? "du" : "I",
		    points > 1 ? "på nr. 1 " : "");
	else
		buf_addf(b, "Can you answer %sby ",
		    points > 1 ? "no. 1 " : "");
	letter_day(b, ask->lang, answer_by, ask->today);
	buf_addc(b, '?');
}
