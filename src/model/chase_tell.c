/*
 * The words of chasing (chase.h): stored, understood, and for people. What is
 * understood is a table of its own, so that a Danish word works in a program
 * that speaks English.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/chase.h"

struct words {
	const char	*word;		/* stored */
	const char	*name;		/* msgid */
	const char	*readings;	/* folded, '|' around each */
};

static const struct words channels[CHANNEL__COUNT] = {
	[CHANNEL_MAIL] = { "mail", N_("mail"), "|mail|e-mail|email|" },
	[CHANNEL_PHONE] = { "phone", N_("phone"),
	    "|phone|telefon|tlf|call|ring|opkald|" },
	[CHANNEL_MEETING] = { "meeting", N_("meeting"),
	    "|meeting|moede|" },
	[CHANNEL_CHAT] = { "chat", N_("chat"), "|chat|teams|" },
	[CHANNEL_LETTER] = { "letter", N_("letter"),
	    "|letter|brev|digital post|" },
	[CHANNEL_OTHER] = { "other", N_("another way"),
	    "|other|andet|" },
};

static const struct words outcomes[OUTCOME__COUNT] = {
	[OUTCOME_ASKED] = { "asked", N_("asked"),
	    "|asked|spurgt|rykket|reminded|" },
	[OUTCOME_PROMISED] = { "promised", N_("promised"),
	    "|promised|lovet|lover|aftalt|" },
	[OUTCOME_ANSWERED] = { "answered", N_("answered"),
	    "|answered|svaret|svar|" },
	[OUTCOME_NO_ANSWER] = { "no_answer", N_("no answer"),
	    "|no_answer|no answer|intet svar|ikke svar|" },
	[OUTCOME_REFUSED] = { "refused", N_("refused"),
	    "|refused|afvist|afviser|" },
};

static bool
find_word(const struct words *w, int n, const char *text, int *at)
{
	struct buf key = BUF_INIT;

	buf_addc(&key, '|');
	utf8_fold(&key, text, strlen(text));
	buf_addc(&key, '|');
	for (*at = 0; *at < n; (*at)++)
		if (key.len > 2 && !strchr(text, '|') &&
		    strstr(w[*at].readings, key.p))
			break;
	buf_fini(&key);
	return *at < n;
}

const char *
channel_word(enum channel c)
{
	return channels[c].word;
}

const char *
channel_name(enum channel c)
{
	return _(channels[c].name);
}

bool
channel_of(const char *text, enum channel *c)
{
	int at;

	if (!text || !find_word(channels, CHANNEL__COUNT, text, &at))
		return false;
	*c = (enum channel)at;
	return true;
}

const char *
outcome_word(enum outcome o)
{
	return outcomes[o].word;
}

const char *
outcome_name(enum outcome o)
{
	return _(outcomes[o].name);
}

bool
outcome_of(const char *text, enum outcome *o)
{
	int at;

	if (!text || !find_word(outcomes, OUTCOME__COUNT, text, &at))
		return false;
	*o = (enum outcome)at;
	return true;
}

const char *
chase_rung_name(const struct chase_rules *r, int rung)
{
	static const char *const known[] = {
		N_("reminder"), N_("call"), N_("manager"), N_("contract"),
	};
	size_t i;

	if (rung <= 0 || rung > r->nrungs)
		return _("question");
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (!strcmp(r->rung[rung - 1], known[i]))
			return _(known[i]);
	return r->rung[rung - 1];
}

static const char *const promises[] = {
	[PROMISE_NONE] = "",
	[PROMISE_PENDING] = N_("pending"),
	[PROMISE_KEPT] = N_("kept"),
	[PROMISE_BROKEN] = N_("broken"),
};

const char *
promise_word(enum promise p)
{
	return promises[p];
}

const char *
promise_name(enum promise p)
{
	return _(promises[p]);
}

static const struct {
	const char *word, *name;
} groups[CHASE__COUNT] = {
	[CHASE_OVERDUE] = { "overdue", N_("overdue") },
	[CHASE_TODAY] = { "today", N_("due today") },
	[CHASE_SILENT] = { "silent", N_("silent, not yet due") },
	[CHASE_DECISION] = { "decision", N_("decisions") },
	[CHASE_LATER] = { "later", N_("not pressing") },
	[CHASE_SNOOZED] = { "snoozed", N_("left alone") },
};

const char *
chase_group_word(enum chase_group g)
{
	return groups[g].word;
}

const char *
chase_group_name(enum chase_group g)
{
	return _(groups[g].name);
}

/* "14 steps": what an effect's part i is, in words; part 0 is the steps. */
static void
part_tell(struct buf *b, const struct chase_effect *x, int i)
{
	if (i == 0)
		buf_addf(b, i18n_plural("%d step", "%d steps",
		    (unsigned long)x->steps), x->steps);
	else if (i == 1)
		buf_addf(b, i18n_plural("%d municipality",
		    "%d municipalities", (unsigned long)x->municipalities),
		    x->municipalities);
	else
		buf_addf(b, i18n_plural("%d target", "%d targets",
		    (unsigned long)x->targets), x->targets);
}

void
chase_effect_tell(struct buf *b, const struct chase_effect *x)
{
	const int n[] = { x->steps, x->municipalities, x->targets };
	size_t from = b->len;
	int i;

	for (i = 0; i < 3; i++) {
		if (n[i] <= 0)
			continue;
		if (b->len > from)
			buf_add(b, ", ");
		part_tell(b, x, i);
	}
}

void
chase_rank_tell(struct buf *b, const struct chase_rank *r)
{
	int i;

	buf_add(b, _("1 for itself"));
	for (i = 0; i < 3; i++) {
		struct buf what = BUF_INIT;

		part_tell(&what, &r->effect, i);
		if (r->part[i] > 0)
			buf_addf(b, _(" + %lld for %s"),
			    (long long)r->part[i], buf_str(&what));
		buf_fini(&what);
	}
	if (r->points > 1)
		buf_addf(b, " = %lld", (long long)r->points);
	if (r->percent > 100)
		buf_addf(b, i18n_plural("; x %d%% for %d work day late = %lld",
		    "; x %d%% for %d work days late = %lld",
		    (unsigned long)r->late), r->percent, r->late,
		    (long long)r->sum);
}
