/*
 * The shape of a track and whether it can be walked at all (track.h). A gate
 * is a requirement like any other when loops are looked for: a step that
 * needs one behind its own gate would lock both for ever.
 */
#include "model/track.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

static const char *const subject_words[SUBJECT__COUNT] = {
	[SUBJECT_SYSTEM] = "system",
	[SUBJECT_INSTALLATION] = "installation",
	[SUBJECT_MUNICIPALITY] = "municipality",
};

static const char *const party_words[PARTY__COUNT] = {
	[PARTY_NONE] = "",
	[PARTY_VENDOR] = "vendor",
	[PARTY_MUNICIPALITY] = "municipality",
	[PARTY_KOMBIT] = "kombit",
};

static const char *const party_names[PARTY__COUNT] = {
	[PARTY_NONE] = "",
	[PARTY_VENDOR] = N_("vendor"),
	[PARTY_MUNICIPALITY] = N_("municipality"),
	[PARTY_KOMBIT] = "KOMBIT",
};

static const char *const milestone_words[MILESTONE__COUNT] = {
	[MILESTONE_NONE] = "",
	[MILESTONE_AGREED] = "agreed",
	[MILESTONE_OPERATION] = "operation",
	[MILESTONE_READY] = "ready",
};

void
track_share(struct track *from, struct track *to)
{
	if (!from->holders) {
		from->holders = xmalloc(sizeof(*from->holders));
		*from->holders = 1;
	}
	++*from->holders;
	*to = *from;
}

void
track_fini(struct track *t)
{
	int i;

	if (t->holders && --*t->holders > 0) {
		memset(t, 0, sizeof(*t));
		return;
	}
	free(t->holders);
	free(t->title);
	for (i = 0; i < t->nphases; i++)
		free(t->phases[i].title);
	for (i = 0; i < t->nsteps; i++) {
		free(t->steps[i].title);
		free(t->steps[i].description);
		free(t->steps[i].role);
		free(t->steps[i].source);
	}
	memset(t, 0, sizeof(*t));
}

static char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
key_eq(const char *a, const char *b)
{
	while (*a && ascii_lower(*a) == ascii_lower(*b)) {
		a++;
		b++;
	}
	return ascii_lower(*a) == ascii_lower(*b);
}

int
track_step(const struct track *t, const char *key)
{
	int i;

	for (i = 0; i < t->nsteps; i++)
		if (key_eq(t->steps[i].key, key))
			return i;
	return -1;
}

uint64_t
track_phase_steps(const struct track *t, int phase)
{
	uint64_t bits = 0;
	int i;

	for (i = 0; i < t->nsteps; i++)
		if (t->steps[i].phase == phase)
			bits |= UINT64_C(1) << i;
	return bits;
}

/* Everything that must be done before step i: its own list and the gates. */
static uint64_t
track_needs(const struct track *t, int i)
{
	uint64_t bits = t->steps[i].requires;
	int p;

	for (p = 0; p < t->steps[i].phase && !t->steps[i].early; p++)
		bits |= track_phase_steps(t, p);
	return bits;
}

struct search {				/* for a loop, depth first */
	const struct track	*t;
	int			 path[TRACK_STEPS_MAX + 1];
	int			 depth;
	uint64_t		 on_path, finished;
};

/* False at the first loop; the path then ends with the step it returns to. */
static bool
search_from(struct search *s, int i)
{
	uint64_t needs = track_needs(s->t, i), bit = UINT64_C(1) << i;
	int k;

	s->path[s->depth++] = i;
	if (s->on_path & bit)
		return false;
	s->on_path |= bit;
	for (k = 0; k < s->t->nsteps; k++)
		if ((needs & ~s->finished) >> k & 1 && !search_from(s, k))
			return false;
	s->on_path &= ~bit;
	s->finished |= bit;
	s->depth--;
	return true;
}

static bool
track_check_loops(const struct track *t, struct err *e)
{
	struct search s = { .t = t };
	struct buf loop = BUF_INIT;
	int i, last;

	for (i = 0; i < t->nsteps; i++)
		if (!(s.finished >> i & 1) && !search_from(&s, i))
			break;
	if (i == t->nsteps)
		return true;
	last = s.path[s.depth - 1];
	for (i = 0; s.path[i] != last; i++)
		;			/* what only leads to the loop */
	for (; i < s.depth; i++)
		buf_addf(&loop, "%s%s", loop.len ? " > " : "",
		    t->steps[s.path[i]].key);
	err_set(e, ERR_INVALID, _("the steps wait for each other: %s"),
	    buf_str(&loop));
	buf_fini(&loop);
	return false;
}

static bool
track_check_phases(const struct track *t, struct err *e)
{
	int i, k;

	if (t->nphases < 0 || t->nphases > TRACK_PHASES_MAX)
		return err_set(e, ERR_INVALID,
		    _("a track has at most %d phases"), TRACK_PHASES_MAX);
	for (i = 0; i < t->nphases; i++) {
		if (!*t->phases[i].key)
			return err_set(e, ERR_INVALID,
			    _("phase %d has no key"), i + 1);
		for (k = 0; k < i; k++)
			if (key_eq(t->phases[i].key, t->phases[k].key))
				return err_set(e, ERR_INVALID,
				    _("two phases are called %s"),
				    t->phases[i].key);
	}
	return true;
}

static bool
track_check_step(const struct track *t, int i, struct err *e)
{
	const struct step *s = &t->steps[i];

	if (!*s->key)
		return err_set(e, ERR_INVALID, _("step number %d has no key"),
		    i + 1);
	if (track_step(t, s->key) != i)
		return err_set(e, ERR_INVALID, _("two steps are called %s"),
		    s->key);
	if (s->phase < 0 || s->phase >= t->nphases)
		return err_set(e, ERR_INVALID,
		    _("%s is in a phase that the track does not have"),
		    s->key);
	if (i > 0 && s->phase < t->steps[i - 1].phase)
		return err_set(e, ERR_INVALID,
		    _("%s comes after %s but is in an earlier phase"),
		    s->key, t->steps[i - 1].key);
	if (t->nsteps < TRACK_STEPS_MAX && s->requires >> t->nsteps)
		return err_set(e, ERR_INVALID,
		    _("%s requires a step that the track does not have"),
		    s->key);
	return true;
}

bool
track_check(const struct track *t, struct err *e)
{
	int i;

	if (t->nsteps < 0 || t->nsteps > TRACK_STEPS_MAX)
		return err_set(e, ERR_INVALID,
		    _("a track has at most %d steps"), TRACK_STEPS_MAX);
	if (!track_check_phases(t, e))
		return false;
	for (i = 0; i < t->nsteps; i++)
		if (!track_check_step(t, i, e))
			return false;
	return track_check_loops(t, e);
}

/* The index of a word in a table, or -1. */
static int
word_index(const char *const *words, int n, const char *s)
{
	int i;

	for (i = 0; s && i < n; i++)
		if (str_eq(words[i], s))
			return i;
	return -1;
}

const char *
subject_word(enum subject_kind k)
{
	return subject_words[k];
}

const char *
party_word(enum party p)
{
	return party_words[p];
}

const char *
milestone_word(enum milestone m)
{
	return milestone_words[m];
}

bool
subject_of(const char *s, enum subject_kind *k)
{
	int i = word_index(subject_words, SUBJECT__COUNT, s);

	if (i >= 0)
		*k = (enum subject_kind)i;
	return i >= 0;
}

bool
party_of(const char *s, enum party *p)
{
	int i = word_index(party_words, PARTY__COUNT, s);

	if (i >= 0)
		*p = (enum party)i;
	return i >= 0;
}

bool
milestone_of(const char *s, enum milestone *m)
{
	int i = word_index(milestone_words, MILESTONE__COUNT, s);

	if (i >= 0)
		*m = (enum milestone)i;
	return i >= 0;
}

const char *
party_name(enum party p)
{
	return _(party_names[p]);
}
