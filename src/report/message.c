/*
 * A message (message.h): which items, in which order, and the letter around
 * them. The phrases are a table in both languages beside each other, because
 * the language is that of whoever gets it, not of whoever writes.
 */
#include "report/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "report/message_room.h"

#define COLUMNS		72		/* of a line of the body */
#define SYSTEMS_NAMED	3		/* in the subject */

/* ---- which items, and which of them are one point ---- */

struct points {
	const struct inbox *box;
	size_t		*item;		/* sorted: the most blocking first */
	size_t		 n;
};

static bool
same_point(const struct inbox_item *a, const struct inbox_item *b)
{
	return a->kind == INBOX_STEP && b->kind == INBOX_STEP &&
	    a->what.subject.kind == SUBJECT_INSTALLATION &&
	    b->what.subject.kind == SUBJECT_INSTALLATION &&
	    a->what.step_id == b->what.step_id &&
	    str_eq(a->system, b->system);
}

static bool
may_ask(const struct inbox_item *it, const struct holder *h)
{
	return it->group != CHASE_SNOOZED && it->kind != INBOX_GATE &&
	    inbox_same_holder(&it->holder, h);
}

/* Where an item stands among those taken: before the first it outranks. */
static void
take(struct points *p, size_t at)
{
	int64_t sum = p->box->item[at].rank.sum;
	size_t k;

	for (k = p->n; k > 0 &&
	    p->box->item[p->item[k - 1]].rank.sum < sum; k--)
		p->item[k] = p->item[k - 1];
	p->item[k] = at;
	p->n++;
}

/* Items of one point stand together, where the first of them stands. */
static void
gather(struct points *p)
{
	size_t i, k, to, moved;

	for (i = 0; i < p->n; i++)
		for (k = to = i + 1; k < p->n; k++) {
			if (!same_point(&p->box->item[p->item[i]],
			    &p->box->item[p->item[k]]))
				continue;
			moved = p->item[k];
			memmove(&p->item[to + 1], &p->item[to],
			    (k - to) * sizeof(*p->item));
			p->item[to++] = moved;
		}
}

/* The items from i on that are one point with it. */
static size_t
point_length(const struct points *p, size_t i)
{
	size_t k = i + 1;

	while (k < p->n && same_point(&p->box->item[p->item[i]],
	    &p->box->item[p->item[k]]))
		k++;
	return k - i;
}

static size_t
count_points(const struct points *p)
{
	size_t i, n = 0;

	for (i = 0; i < p->n; i += point_length(p, i))
		n++;
	return n;
}

/* ---- lines of the body ---- */

/* A paragraph, broken at blanks; the first line begins with mark. */
static void
paragraph(struct buf *b, const char *mark, const char *text)
{
	int indent = utf8_width(mark), at = indent, width, k;
	size_t n;

	buf_add(b, mark);
	for (; *text; text += n + (text[n] == ' ')) {
		char *word;

		n = strcspn(text, " ");
		word = xstrndup(text, n);
		width = utf8_width(word);
		if (at > indent && at + 1 + width > COLUMNS) {
			buf_addc(b, '\n');
			for (k = 0; k < indent; k++)
				buf_addc(b, ' ');
			at = indent;
		} else if (at > indent) {
			buf_addc(b, ' ');
			at++;
		}
		buf_add(b, word);
		at += width;
		free(word);
	}
	buf_addc(b, '\n');
}

/* "Odense, Tønder og Ærø": the places of a point. */
static void
places(struct buf *b, const struct points *p, size_t i, size_t n,
    enum letter_lang lang)
{
	size_t k;

	for (k = 0; k < n; k++) {
		buf_add(b, k == 0 ? "" : k == n - 1 ?
		    phrase(lang, PHRASE_AND) : ", ");
		buf_add(b, p->box->item[p->item[i + k]].place);
	}
}

/* "SagBro: Godkend serviceaftaler (2)." and, of a vendor, where. */
static void
what_sentence(struct buf *b, const struct points *p, size_t i, size_t n,
    enum letter_lang lang)
{
	const struct inbox_item *it = &p->box->item[p->item[i]];

	if (it->system)
		buf_addf(b, "%s: ", it->system);
	if (it->kind == INBOX_REQUEST)
		buf_add(b, phrase(lang, PHRASE_WAIVER_ASKED));
	buf_add(b, it->title);
	if (it->key)
		buf_addf(b, " (%s)", it->key);
	buf_addc(b, '.');
	if (it->what.subject.kind == SUBJECT_INSTALLATION &&
	    it->holder.of.party != PARTY_MUNICIPALITY) {
		buf_addc(b, ' ');
		buf_add(b, phrase(lang, PHRASE_MISSING_FOR));
		places(b, p, i, n, lang);
		buf_addc(b, '.');
	}
}

static void
point(struct buf *b, const struct points *p, size_t i, size_t n,
    size_t number, const struct letter_ask *ask)
{
	struct inbox_item it = p->box->item[p->item[i]];	/* borrows */
	struct chase_effect x = it.rank.effect;
	struct buf text = BUF_INIT;
	char mark[24] = "";
	size_t k;

	if (number)
		snprintf(mark, sizeof(mark), "%zu. ", number);
	/* The first due of one point; what each place holds up is itself. */
	for (k = i + 1; k < i + n; k++) {
		const struct inbox_item *o = &p->box->item[p->item[k]];

		if (o->facts.due != DAY_NONE && (it.facts.due == DAY_NONE ||
		    o->facts.due < it.facts.due)) {
			it.facts.due = o->facts.due;
			it.due_by = o->due_by;
		}
		x = (struct chase_effect){ 0, 0, 0 };
	}
	what_sentence(&text, p, i, n, ask->lang);
	letter_due(&text, ask, &it);
	letter_promise(&text, ask, &it);
	/* The letter has said what the first holds up among municipalities. */
	if (number <= 1 || it.holder.of.party == PARTY_MUNICIPALITY)
		x.municipalities = 0;
	letter_held(&text, ask->lang, &x);
	paragraph(b, mark, buf_str(&text));
	buf_fini(&text);
}

/* ---- the letter ---- */

static void
systems(struct buf *b, const struct points *p, enum letter_lang lang)
{
	size_t i, k, named = 0;
	bool more = false;

	for (i = 0; i < p->n && !more; i++) {
		const char *name = p->box->item[p->item[i]].system;

		for (k = 0; k < i; k++)
			if (str_eq(p->box->item[p->item[k]].system, name))
				break;
		if (!name || k < i)
			continue;
		more = named == SYSTEMS_NAMED;
		if (!more)
			buf_addf(b, "%s%s", named ? ", " : " (", name);
		else
			buf_add(b, phrase(lang, PHRASE_AND_MORE));
		named++;
	}
	if (named)
		buf_addc(b, ')');
}

static void
write_subject(struct buf *b, const struct points *p, const struct holder *h,
    enum letter_lang lang)
{
	letter_count(b, lang, count_points(p), true);
	buf_add(b, phrase(lang, count_points(p) == 1 ? PHRASE_THING_NEEDED :
	    PHRASE_THINGS_NEEDED));
	if (h->organisation)
		buf_addf(b, "%s%s", phrase(lang, PHRASE_FROM),
		    h->organisation);
	systems(b, p, lang);
}

static void
write_intro(struct buf *b, const struct points *p, const struct holder *h,
    enum letter_lang lang)
{
	const struct inbox_item *first = &p->box->item[p->item[0]];
	int held = h->of.party == PARTY_MUNICIPALITY ? 0 :
	    first->rank.effect.municipalities;
	struct buf text = BUF_INIT;
	size_t n = count_points(p);

	buf_add(&text, phrase(lang, PHRASE_WE_HAVE));
	letter_count(&text, lang, n, false);
	buf_add(&text, phrase(lang, n == 1 ? PHRASE_OPEN_POINT :
	    PHRASE_OPEN_POINTS));
	if (held > 0) {
		buf_add(&text, phrase(lang, n == 1 ? PHRASE_IT_HOLDS :
		    PHRASE_FIRST_HOLDS));
		letter_municipalities(&text, lang, held);
		buf_add(&text, phrase(lang, PHRASE_BACK));
	}
	paragraph(b, "", buf_str(&text));
	buf_fini(&text);
}

static void
write_body(struct buf *b, const struct points *p, const struct holder *h,
    const struct letter_ask *ask, day_t answer_by)
{
	size_t i, n, number = 0, all = count_points(p);
	struct buf text = BUF_INIT;

	letter_greeting(b, ask->lang, h->person);
	buf_add(b, "\n");
	write_intro(b, p, h, ask->lang);
	buf_add(b, "\n");
	for (i = 0; i < p->n; i += n) {
		n = point_length(p, i);
		number++;
		point(b, p, i, n, all == 1 ? 0 : number, ask);
	}
	letter_question(&text, ask, h->person != NULL, all, answer_by);
	buf_add(b, "\n");
	paragraph(b, "", buf_str(&text));
	buf_addf(b, "\n%s\n%s\n", phrase(ask->lang, PHRASE_REGARDS),
	    ask->signature);
	buf_fini(&text);
}

void
letter_write(const struct inbox *box, const struct holder *h,
    const struct letter_ask *ask, struct letter *l)
{
	struct points p = { .box = box };
	struct buf subject = BUF_INIT, body = BUF_INIT;
	size_t i;

	*l = (struct letter){ .answer_by = date_add_workdays(ask->today,
	    ask->answer_days) };
	p.item = xcalloc(box->n + 1, sizeof(*p.item));
	for (i = 0; i < box->n; i++)
		if (may_ask(&box->item[i], h))
			take(&p, i);
	gather(&p);
	l->item = p.item;
	l->n = p.n;
	if (!p.n)
		return;
	h = &box->item[p.item[0]].holder;
	write_subject(&subject, &p, h, ask->lang);
	write_body(&body, &p, h, ask, l->answer_by);
	l->subject = buf_take(&subject);
	l->body = buf_take(&body);
}

void
letter_fini(struct letter *l)
{
	free(l->subject);
	free(l->body);
	free(l->item);
	*l = (struct letter){ .n = 0 };
}

void
letter_text(struct buf *b, const struct letter *l, enum letter_lang lang)
{
	buf_addf(b, "%s%s\n\n%s", phrase(lang, PHRASE_SUBJECT), l->subject,
	    l->body);
}

void
letter_asked(const struct inbox *b, const struct letter *l,
    struct contact_args *a, struct owed **owed)
{
	size_t i;

	*a = (struct contact_args){ .on = DAY_NONE, .channel = CHANNEL_MAIL,
	    .outcome = OUTCOME_ASKED, .promise = DAY_NONE,
	    .next = date_add_workdays(l->answer_by, 1), .note = l->subject };
	*owed = xcalloc(l->n + 1, sizeof(**owed));
	for (i = 0; i < l->n; i++)
		(*owed)[i] = b->item[l->item[i]].what;
}
