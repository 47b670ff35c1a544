/*
 * The signs of a card of the course board, and the same in words for who hears
 * it (board_card.h).
 */
#include "view/board_card.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/utf8.h"

static const struct {			/* what is told of a card */
	enum glyph	 sign;		/* GLYPH__COUNT: a count, not a sign */
	const char	*word;
} signs[] = {
	{ GLYPH_LATE, N_("late") }, { GLYPH_DECISION, N_("gate") },
	{ GLYPH_WAITING, N_("waits") }, { GLYPH_SNOOZED, N_("left alone") },
	{ GLYPH_UNKNOWN, N_("no owner") },
	{ GLYPH__COUNT, N_("3/29m live") }, { GLYPH__COUNT, N_("4/25 steps") },
};

/* What speaks of a card, the most pressing first; GLYPH__COUNT for nothing. */
static enum glyph
card_sign(const struct course_card *c, enum style *style)
{
	*style = c->late ? STYLE_LATE : STYLE_DECISION;
	if (c->late)
		return GLYPH_LATE;
	if (c->decision)
		return GLYPH_DECISION;
	if (c->waits & ~c->asleep)
		return GLYPH_WAITING;
	if (c->asleep)
		return GLYPH_SNOOZED;
	return c->owner ? GLYPH__COUNT : GLYPH_UNKNOWN;
}

/* The same for who hears it: "selected, marked, late". */
static void
draw_words(const struct area *a, int row, bool selected, bool marked,
    enum glyph sign, enum style style)
{
	const char *word[3] = { selected ? glyph_word(GLYPH_SELECTED) : "",
	    marked ? glyph_word(GLYPH_MARKED) : "", "" };
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (sign != GLYPH__COUNT && signs[i].sign == sign)
			word[2] = _(signs[i].word);
	for (i = 0; i < 3; i++)
		if (*word[i])
			buf_addf(&b, "%s%s", b.len ? ", " : "", word[i]);
	draw_text(a, row, 1, a->cols - 2, style, buf_str(&b));
	buf_fini(&b);
}

void
card_draw_signs(const struct area *a, int row, const struct course_card *c,
    bool selected, bool marked)
{
	enum style style;
	enum glyph sign = card_sign(c, &style);

	if (theme_is_spoken()) {
		draw_words(a, row + 2, selected, marked, sign, style);
		return;
	}
	if (selected)
		draw_text(a, row, 0, 1, STYLE_NORMAL, glyph(GLYPH_SELECTED));
	if (marked)
		draw_text(a, row + 1, 0, 1, STYLE_STRONG, glyph(GLYPH_MARKED));
	if (sign != GLYPH__COUNT)
		draw_text(a, row, a->cols - 2, 1, style, glyph(sign));
}

/* What the signs of the cards mean, as much as fits; no word is cut. */
void
card_legend(const struct area *a)
{
	char part[80];
	size_t i;
	int col = 1;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		bool sign = signs[i].sign != GLYPH__COUNT;

		if (sign && theme_is_spoken())
			continue;	/* it is told in words already */
		snprintf(part, sizeof(part), "%s%s%s", sign ?
		    glyph(signs[i].sign) : "", sign ? " " : "",
		    _(signs[i].word));
		if (col + utf8_width(part) > a->cols - 1)
			break;
		col += draw_text(a, a->rows - 1, col, -1, STYLE_FAINT,
		    part) + 2;
	}
}
