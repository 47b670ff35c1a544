/*
 * Attention (attention.h). The store finds marks that may be late, lapsed or
 * waiting; whether they are is the walk's word, so that the overview cannot
 * disagree with the list behind it. A subject is read once, and only until
 * there are enough of a kind.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/attention.h"
#include "store/store.h"

struct judged {				/* a run that has been looked at */
	int64_t		 run_id;
	struct standing	*st;		/* NULL: nothing there asks */
};

struct judging {
	struct store	*store;
	day_t		 day, soon;
	struct judged	*run;
	size_t		 nruns, room;
	struct attention_list *list;
};

static const char *const words[ATTENTION__COUNT] = {
	[ATTENTION_LATE] = N_("late"),
	[ATTENTION_LAPSED] = N_("lapsed"),
	[ATTENTION_WAITING] = N_("waiting"),
	[ATTENTION_LAPSING] = N_("lapsing"),
	[ATTENTION_ASKED] = N_("requested"),
};

const char *
attention_word(enum attention kind)
{
	return words[kind];
}

const char *
attention_name(enum attention kind)
{
	return _(words[kind]);
}

static bool
asks(const struct judging *j, const struct standing *st, int i,
    enum attention kind)
{
	const struct step_view *v = &st->walk.step[i];

	switch (kind) {
	case ATTENTION_ASKED:
		return standing_request(st, i) != NULL;
	case ATTENTION_LAPSING:
		return (v->state == STEP_MET || v->state == STEP_WAIVED) &&
		    v->until != DAY_NONE && v->until <= j->soon;
	case ATTENTION_LATE:
		return v->flags & STEP_LATE;
	case ATTENTION_LAPSED:
		return v->flags & (STEP_LAPSED | STEP_EXPIRED);
	default:
		return v->state == STEP_WAITING;
	}
}

static bool
asks_at_all(const struct judging *j, const struct standing *st)
{
	int i, kind;

	for (i = 0; i < st->track.nsteps; i++)
		for (kind = 0; kind < ATTENTION__COUNT; kind++)
			if ((st->mark[i].id || kind == ATTENTION_ASKED) &&
			    asks(j, st, i, (enum attention)kind))
				return true;
	return false;
}

/* The standing of a run, if anything there asks; NULL: no, or trouble. */
static struct standing *
look_at(const struct judging *j, int64_t run_id, struct err *e)
{
	struct subject subject;
	struct standing *st;

	if (!run_living(j->store, run_id, j->day, &subject, e))
		return NULL;
	st = xcalloc(1, sizeof(*st));
	/* A run that a newer version of its track has taken over is silent. */
	if (standing_load(j->store, &subject, j->day, st, e) &&
	    st->run_id == run_id && asks_at_all(j, st))
		return st;
	standing_fini(st);
	free(st);
	return NULL;
}

/* The same, read once; NULL: nothing there asks, or an error in e. */
static const struct standing *
judge(struct judging *j, int64_t run_id, struct err *e)
{
	struct standing *st;
	size_t i;

	for (i = 0; i < j->nruns; i++)
		if (j->run[i].run_id == run_id)
			return j->run[i].st;
	st = look_at(j, run_id, e);
	if (e->code)
		return NULL;
	if (j->nruns == j->room) {
		j->room = j->room ? 2 * j->room : 64;
		j->run = xrealloc(j->run, j->room, sizeof(*j->run));
	}
	j->run[j->nruns++] = (struct judged){ run_id, st };
	return st;
}

static int
step_of(const struct standing *st, int64_t step_id)
{
	int i;

	for (i = 0; i < st->track.nsteps; i++)
		if (st->track.steps[i].id == step_id)
			return i;
	return -1;
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

static void
add_row(struct judging *j, const struct candidate *c,
    const struct standing *st, int i)
{
	const struct mark *m = &st->mark[i], *said = standing_mark(st, i);
	struct attention_row *r;

	j->list->row = xrealloc(j->list->row, j->list->n + 1,
	    sizeof(*j->list->row));
	r = &j->list->row[j->list->n++];
	*r = (struct attention_row){ .kind = c->kind, .id = c->id,
	    .subject = st->subject };
	r->name = copy(st->name);
	r->step = copy(st->track.steps[i].key);
	r->title = copy(st->track.steps[i].title);
	if (c->kind == ATTENTION_LATE) {
		r->day = m->due;
		r->who = copy(m->owner);
	} else if (c->kind == ATTENTION_LAPSED) {
		r->day = said->until;
		r->who = copy(said->approver);
	} else if (c->kind == ATTENTION_ASKED) {
		r->day = standing_request(st, i)->asked_on;
		r->who = copy(standing_request(st, i)->approver);
	} else if (c->kind == ATTENTION_LAPSING) {
		r->day = said->until;
		r->who = copy(said->approver ? said->approver : m->owner);
	} else {
		r->day = m->since;
		r->who = copy(m->who ? m->who : party_name(m->waits_for));
		r->who_word = m->who ? NULL : party_word(m->waits_for);
	}
}

static bool
judge_all(struct judging *j, const struct candidate *c, size_t n, int most,
    struct err *e)
{
	int found[ATTENTION__COUNT] = { 0 }, k;
	const struct standing *st;
	size_t i;

	for (i = 0; i < n; i++) {
		if (found[c[i].kind] > most)
			continue;
		if (store_must_stop(j->store))
			return err_set(e, ERR_INTERRUPT, "%s", "");
		st = judge(j, c[i].run_id, e);
		if (e->code)
			return false;
		k = st ? step_of(st, c[i].step_id) : -1;
		if (k < 0 || !asks(j, st, k, c[i].kind))
			continue;
		if (++found[c[i].kind] > most)
			j->list->more = true;
		else
			add_row(j, &c[i], st, k);
	}
	return true;
}

bool
attention_load(struct store *s, day_t day, int most,
    struct attention_list *list, struct err *e)
{
	struct judging j = { .store = s, .day = day,
	    .soon = day + (int)config_number(SETTING_LAPSE_DAYS),
	    .list = list };
	struct candidate *c = NULL;
	size_t nc = 0, i;
	bool ok;

	*list = (struct attention_list){ NULL, 0, false };
	if (!store_snapshot(s, e))
		return false;
	ok = attention_candidates(s, day, j.soon, &c, &nc, e) &&
	    judge_all(&j, c, nc, most, e);
	store_snapshot_end(s);
	for (i = 0; i < j.nruns; i++)
		if (j.run[i].st) {
			standing_fini(j.run[i].st);
			free(j.run[i].st);
		}
	free(j.run);
	free(c);
	return ok;
}

void
attention_fini(struct attention_list *list)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		free(list->row[i].name);
		free(list->row[i].step);
		free(list->row[i].title);
		free(list->row[i].who);
	}
	free(list->row);
	*list = (struct attention_list){ NULL, 0, false };
}
