/*
 * Words of cells (words.h). Status and contract type are read by the model;
 * the rest is one table: the first word of a line is what export writes, the
 * others are understood too.
 */
#include "lists/words.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "model/contract.h"
#include "model/rollout.h"

static const struct {
	enum type	 type;
	int		 value;
	const char	*danish;
	const char	*others;
} words[] = {
	{ TYPE_yesno, 1, "ja", "yes|x|1|true|j" },
	{ TYPE_yesno, 0, "nej", "no|0|false|n" },
	{ TYPE_knee, KNEE_YES, "ja", "yes" },
	{ TYPE_knee, KNEE_NO, "nej", "no" },
	{ TYPE_knee, KNEE_UNKNOWN, "ukendt", "unknown" },
	{ TYPE_party, PARTY_VENDOR, "leverandør", "vendor" },
	{ TYPE_party, PARTY_MUNICIPALITY, "kommune", "municipality" },
	{ TYPE_party, PARTY_KOMBIT, "KOMBIT", "" },
	{ TYPE_subject, SUBJECT_SYSTEM, "system", "it-system" },
	{ TYPE_subject, SUBJECT_INSTALLATION, "installation", "" },
	{ TYPE_subject, SUBJECT_MUNICIPALITY, "kommune", "municipality" },
	{ TYPE_milestone, MILESTONE_AGREED, "aftalt", "agreed" },
	{ TYPE_milestone, MILESTONE_OPERATION, "i drift",
	    "operation|in operation" },
	{ TYPE_milestone, MILESTONE_READY, "klarmeldt", "ready" },
	{ TYPE_aliaskind, ALIAS_VENDOR, "leverandør", "vendor" },
	{ TYPE_aliaskind, ALIAS_SYSTEM, "system", "it-system" },
	{ TYPE_aliaskind, ALIAS_AREA, "område", "area" },
	{ TYPE_aliaskind, ALIAS_MUNICIPALITY, "kommune", "municipality" },
	{ TYPE_rollout, ROLLOUT_OPERATION, "I drift", "" },
	{ TYPE_rollout, ROLLOUT_AGREED, "Aftalt", "" },
	{ TYPE_rollout, ROLLOUT_NOT_AGREED, "Endnu ikke aftalt", "" },
	{ TYPE_answer, STATE_WORD(MARK_MET, PARTY_NONE), "Fuldført",
	    "met|Completed|Done" },
	{ TYPE_answer, STATE_WORD(MARK_RUNNING, PARTY_NONE), "Påbegyndt",
	    "running|Started|I gang" },
	{ TYPE_answer, STATE_WORD(MARK_OPEN, PARTY_NONE), "Ikke påbegyndt",
	    "open|Not started|Ikke startet" },
	{ TYPE_item, ITEM_OPEN, "Åben", "open|Åbent" },
	{ TYPE_item, ITEM_RUNNING, "I gang", "running|Påbegyndt|Started" },
	{ TYPE_item, ITEM_CLOSED, "Lukket",
	    "closed|Løst|Leveret|Færdig|Done|Delivered" },
	{ TYPE_item, ITEM_DROPPED, "Frafaldet", "dropped|Bortfaldet" },
	{ TYPE_demand, PAYMENT_CONNECTION, "Tilslutning", "connection" },
	{ TYPE_demand, PAYMENT_ADVICE, "Rådgivning",
	    "advice|Opsætning|Set-up|Rådgivning og opsætning|"
	    "Rådgivning og hjælp til opsætning" },
	{ TYPE_verdict, VERDICT_FITS, "Passer", "fits|Godkendt" },
	{ TYPE_verdict, VERDICT_BREAKS, "Passer ikke", "breaks|Afvist" },
	{ TYPE_verdict, VERDICT_DECIDE, "Kræver afgørelse", "decide" },
	{ TYPE_verdict, VERDICT_LACKS, "Mangler oplysning", "lacks" },
	{ TYPE_verdict, VERDICT_APART, "Tæller ikke med", "apart" },
	{ TYPE_state, STATE_WORD(MARK_OPEN, PARTY_NONE), "Ikke startet",
	    "open|Ikke påbegyndt|Not started|Åben" },
	{ TYPE_state, STATE_WORD(MARK_RUNNING, PARTY_NONE), "I gang",
	    "running|Påbegyndt|Started|In progress" },
	{ TYPE_state, STATE_WORD(MARK_WAITING, PARTY_NONE), "Afventer",
	    "waiting" },
	{ TYPE_state, STATE_WORD(MARK_WAITING, PARTY_VENDOR),
	    "Afventer leverandør", "Waiting for vendor" },
	{ TYPE_state, STATE_WORD(MARK_WAITING, PARTY_MUNICIPALITY),
	    "Afventer kommune", "Waiting for municipality" },
	{ TYPE_state, STATE_WORD(MARK_WAITING, PARTY_KOMBIT),
	    "Afventer KOMBIT", "Waiting for KOMBIT" },
	{ TYPE_state, STATE_WORD(MARK_MET, PARTY_NONE), "Sket",
	    "met|Færdig|Fuldført|Gennemført|Godkendt|Opfyldt|Done|Completed" },
	{ TYPE_state, STATE_WORD(MARK_WAIVED, PARTY_NONE), "Dispensation",
	    "waived|Waiver" },
	{ TYPE_state, STATE_WORD(MARK_SKIPPED, PARTY_NONE), "Ikke relevant",
	    "skipped|Not relevant|Udgår" },
};

const char *const knee_word[] = {
	[KNEE_NO] = "no", [KNEE_YES] = "yes", [KNEE_UNKNOWN] = "unknown",
};

const char *const alias_word[] = {
	[ALIAS_VENDOR] = "vendor", [ALIAS_SYSTEM] = "system",
	[ALIAS_AREA] = "area", [ALIAS_MUNICIPALITY] = "municipality",
};

const char *const item_word[] = {
	[ITEM_OPEN] = "open", [ITEM_RUNNING] = "running",
	[ITEM_CLOSED] = "closed", [ITEM_DROPPED] = "dropped",
};

void
word_fold(struct buf *to, const char *text)
{
	size_t i, n = 0;

	buf_clear(to);
	utf8_fold(to, text, strlen(text));
	for (i = 0; i < to->len; i++)
		if (isalnum((unsigned char)to->p[i]) ||
		    (unsigned char)to->p[i] >= 0x80)
			to->p[n++] = to->p[i];
	if (to->p) {
		to->len = n;
		to->p[n] = '\0';
	}
}

bool
word_is(const char *folded, const char *alternatives)
{
	struct buf one = BUF_INIT, fold = BUF_INIT;
	const char *p = alternatives;
	bool found = false;
	size_t n;

	while (*p && !found) {
		n = strcspn(p, "|");
		buf_clear(&one);
		buf_addn(&one, p, n);
		word_fold(&fold, buf_str(&one));
		found = fold.len > 0 && strcmp(folded, fold.p) == 0;
		p += n + (p[n] == '|');
	}
	buf_fini(&one);
	buf_fini(&fold);
	return found;
}

static bool
word_search(enum type type, const char *text, int *value)
{
	struct buf folded = BUF_INIT;
	bool found = false;
	size_t i;

	word_fold(&folded, text);
	for (i = 0; i < sizeof(words) / sizeof(words[0]) && !found; i++)
		if (words[i].type == type &&
		    (word_is(buf_str(&folded), words[i].danish) ||
		    word_is(buf_str(&folded), words[i].others))) {
			*value = words[i].value;
			found = true;
		}
	buf_fini(&folded);
	return found;
}

bool
word_read(enum type type, const char *text, int *value)
{
	enum contract contract;
	enum rollout rollout;

	if (type == TYPE_rollout) {
		if (!rollout_of(text, &rollout))
			return false;
		*value = (int)rollout;
		return true;
	}
	if (type == TYPE_contract) {
		if (!contract_of(text, &contract) ||
		    contract == CONTRACT_NONE)
			return false;
		*value = (int)contract;
		return true;
	}
	return word_search(type, text, value);
}

const char *
word_write(enum type type, int value)
{
	size_t i;

	if (type == TYPE_contract)
		return contract_name((enum contract)value);
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].type == type && words[i].value == value)
			return words[i].danish;
	assert(false);			/* a value without a word */
	return "";
}

/* Do two folded words differ by little, or one begin like the other? */
static size_t
apart(const char *a, const char *b)
{
	size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

	return n > 2 && strncmp(a, b, n) == 0 ? 1 : str_distance(a, b);
}

static void
nearer(const char *folded, const char *word, const char **best, size_t *least)
{
	struct buf fold = BUF_INIT;
	size_t d;

	word_fold(&fold, word);
	d = apart(folded, buf_str(&fold));
	if (d < *least) {
		*least = d;
		*best = word;
	}
	buf_fini(&fold);
}

const char *
word_near(enum type type, const char *text)
{
	struct buf folded = BUF_INIT;
	const char *best = NULL;
	size_t i, least;

	word_fold(&folded, text);
	least = folded.len < 6 ? 2 : folded.len / 3 + 1;
	for (i = 0; type == TYPE_contract && folded.len > 0 &&
	    i < CONTRACT__COUNT; i++)
		nearer(buf_str(&folded), contract_name((enum contract)i),
		    &best, &least);
	for (i = 0; folded.len > 0 && i < sizeof(words) / sizeof(words[0]);
	    i++)
		if (words[i].type == type)
			nearer(buf_str(&folded), words[i].danish, &best,
			    &least);
	buf_fini(&folded);
	return best;
}

const char *
word_at(enum type type, int i)
{
	size_t k;

	if (type == TYPE_contract)
		return i >= 0 && i + 1 < CONTRACT__COUNT ?
		    contract_name((enum contract)(i + 1)) : NULL;
	for (k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (words[k].type == type && i-- == 0)
			return words[k].danish;
	return NULL;
}
