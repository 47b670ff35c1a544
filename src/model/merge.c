/*
 * Merging marks (merge.h). What belongs to which field stands here once: in
 * same() and in take().
 */
#include "model/merge.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"

static const struct {
	const char	*word, *name;
} fields[MERGE__COUNT] = {
	[MERGE_STATE] = { "state", N_("status") },
	[MERGE_UNTIL] = { "until", N_("until") },
	[MERGE_OWNER] = { "owner", N_("owner") },
	[MERGE_DUE] = { "due", N_("due") },
	[MERGE_EVIDENCE] = { "evidence", N_("evidence") },
	[MERGE_NOTE] = { "note", N_("note") },
};

const char *
merge_word(enum merge_field f)
{
	return fields[f].word;
}

const char *
merge_name(enum merge_field f)
{
	return _(fields[f].name);
}

bool
merge_field_of(const char *word, enum merge_field *f)
{
	int i;

	for (i = 0; i < MERGE__COUNT; i++)
		if (str_eq(fields[i].word, word)) {
			*f = (enum merge_field)i;
			return true;
		}
	return false;
}

/* But for the day it ends. The texts of marks are NULL when empty. */
static bool
same_state(const struct mark *a, const struct mark *b)
{
	return a->state == b->state && a->on == b->on &&
	    a->since == b->since && a->waits_for == b->waits_for &&
	    str_eq(a->who, b->who) && str_eq(a->reason, b->reason) &&
	    str_eq(a->approver, b->approver);
}

static bool
same(const struct mark *a, const struct mark *b, enum merge_field f)
{
	switch (f) {
	case MERGE_STATE:	return same_state(a, b) && a->until == b->until;
	case MERGE_UNTIL:	return a->until == b->until;
	case MERGE_OWNER:	return str_eq(a->owner, b->owner);
	case MERGE_DUE:		return a->due == b->due;
	case MERGE_EVIDENCE:	return str_eq(a->evidence, b->evidence);
	case MERGE_NOTE:	return str_eq(a->note, b->note);
	case MERGE__COUNT:	break;
	}
	return true;
}

static void
take_text(char **to, const char *from)
{
	char *copy = from ? xstrdup(from) : NULL;

	free(*to);
	*to = copy;
}

static void
take(struct mark *to, const struct mark *from, enum merge_field f)
{
	switch (f) {
	case MERGE_STATE:
		to->state = from->state;
		to->on = from->on;
		to->until = from->until;
		to->since = from->since;
		to->waits_for = from->waits_for;
		take_text(&to->who, from->who);
		take_text(&to->reason, from->reason);
		take_text(&to->approver, from->approver);
		break;
	case MERGE_UNTIL:
		to->until = from->until;
		break;
	case MERGE_OWNER:
		take_text(&to->owner, from->owner);
		break;
	case MERGE_DUE:
		to->due = from->due;
		break;
	case MERGE_EVIDENCE:
		take_text(&to->evidence, from->evidence);
		break;
	case MERGE_NOTE:
		take_text(&to->note, from->note);
		break;
	case MERGE__COUNT:
		break;
	}
}

static void
tell_state(struct buf *b, const struct mark *m)
{
	char day[DAY_TEXT];

	buf_add(b, mark_name(m->state));
	if (m->state == MARK_WAITING && m->waits_for != PARTY_NONE)
		buf_addf(b, ", %s", party_name(m->waits_for));
	if (m->state == MARK_WAITING && m->who)
		buf_addf(b, ", %s", m->who);
	if (m->state == MARK_WAITING && m->since != DAY_NONE)
		buf_addf(b, " %s", date_dk(m->since, day));
	else if (m->on != DAY_NONE)
		buf_addf(b, " %s", date_dk(m->on, day));
	if (m->until != DAY_NONE)
		buf_addf(b, "-%s", date_dk(m->until, day));
	if (m->reason)
		buf_addf(b, ": %s", m->reason);
	if (m->approver)
		buf_addf(b, " (%s)", m->approver);
}

void
merge_tell(struct buf *b, const struct mark *m, enum merge_field f)
{
	char day[DAY_TEXT];

	switch (f) {
	case MERGE_STATE:
		tell_state(b, m);
		break;
	case MERGE_UNTIL:
		buf_add(b, date_dk(m->until, day));
		break;
	case MERGE_OWNER:
		buf_add(b, m->owner ? m->owner : "");
		break;
	case MERGE_DUE:
		buf_add(b, date_dk(m->due, day));
		break;
	case MERGE_EVIDENCE:
		buf_add(b, m->evidence ? m->evidence : "");
		break;
	case MERGE_NOTE:
		buf_add(b, m->note ? m->note : "");
		break;
	case MERGE__COUNT:
		break;
	}
}

/* The day a state ends is told by itself where nothing else of it moved. */
static enum merge_field
which(const struct mark *mine, const struct mark *seen,
    const struct mark *now, enum merge_field f)
{
	return f == MERGE_STATE && same_state(mine, seen) &&
	    same_state(now, seen) ? MERGE_UNTIL : f;
}

unsigned
mark_merge(struct mark *mine, const struct mark *seen, const struct mark *now,
    bool meant)
{
	unsigned clash = 0;
	int i;

	for (i = 0; i < MERGE__COUNT; i++) {
		enum merge_field f = (enum merge_field)i;

		/* It is part of the state. */
		if (f == MERGE_UNTIL || same(now, seen, f) ||
		    same(mine, now, f))
			continue;
		if (!meant && same(mine, seen, f))
			take(mine, now, f);
		else
			clash |= 1U << which(mine, seen, now, f);
	}
	return clash;
}

void
merge_settle(struct mark *seen, const struct mark *now, enum merge_field f)
{
	take(seen, now, f);
}
