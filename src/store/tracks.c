/*
 * Reading tracks: their line in a list, and a whole one with phases, steps
 * and what requires what, checked before anybody walks it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/gather.h"
#include "store/inside.h"

void
track_info_fini(struct track_info *t)
{
	free(t->key);
	free(t->kind);
	free(t->title);
	free(t->period);
	free(t->note);
	memset(t, 0, sizeof(*t));
}

bool
track_info_get(struct store *s, int64_t id, struct track_info *t,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_TRACK_INFO_GET, e);
	enum got got;

	memset(t, 0, sizeof(*t));
	if (!q)
		return false;
	stmt_int(q, 1, id);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		t->id = col_int(q, 0);
		t->key = col_text(q, 1);
		t->kind = col_text(q, 2);
		t->title = col_text(q, 3);
		t->period = col_text(q, 4);
		t->note = col_text(q, 5);
		t->version = (int)col_int(q, 6);
		subject_of(col_peek(q, 7), &t->subject);
		t->nsteps = (int)col_int(q, 8);
		t->nruns = col_int(q, 9);
	}
	stmt_release(q);
	return got == GOT_ROW;
}

bool
track_ids(struct store *s, struct ids *ids, struct err *e)
{
	return ids_gather(stmt_use(s, STMT_TRACK_IDS, e), ids, e);
}

static bool
track_named(struct store *s, enum stmt_id id, const char *word,
    int64_t *track, struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);

	if (q)
		stmt_text(q, 1, word);
	return stmt_number(q, track, e);
}

bool
track_of_kind(struct store *s, const char *kind, int64_t *id, struct err *e)
{
	return track_named(s, STMT_TRACK_OF_KIND, kind, id, e);
}

bool
track_by_key(struct store *s, const char *key, int64_t *id, struct err *e)
{
	return track_named(s, STMT_TRACK_BY_KEY, key, id, e);
}

static bool
too_much(const struct track *t, const char *what, struct err *e)
{
	return err_set(e, ERR_STORE, _("the track '%s' has more %s than klar "
	    "can hold"), t->key, what);
}

static bool
load_head(struct stmt *q, struct track *t, struct err *e)
{
	bool ok = false;

	if (stmt_step(q, e) != GOT_ROW)
		return err_set(e, ERR_INVALID, _("there is no such track"));
	t->id = col_int(q, 0);
	t->title = col_text(q, 2);
	t->version = (int)col_int(q, 3);
	if (!str_copy(t->key, sizeof(t->key), col_peek(q, 1)))
		too_much(t, _("letters in its key"), e);
	else if (!subject_of(col_peek(q, 4), &t->subject))
		err_set(e, ERR_STORE, _("the track '%s' has an unknown "
		    "subject"), t->key);
	else
		ok = true;
	return ok;
}

static bool
load_phases(struct stmt *q, struct track *t, struct err *e)
{
	struct phase *p;
	enum got got;

	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (t->nphases == TRACK_PHASES_MAX)
			return too_much(t, _("phases"), e);
		p = &t->phases[t->nphases++];
		p->id = col_int(q, 0);
		p->title = col_text(q, 2);
		if (!str_copy(p->key, sizeof(p->key), col_peek(q, 1)))
			return too_much(t, _("letters in a key"), e);
	}
	return got == GOT_DONE;
}

static int
phase_index(const struct track *t, int64_t id)
{
	int i = 0;

	while (i < t->nphases - 1 && t->phases[i].id != id)
		i++;
	return i;
}

/* NULL is the word of NONE; other words are the schema's CHECK. */
static bool
load_words(const struct stmt *q, struct step *p)
{
	const char *party = col_peek(q, 7), *gives = col_peek(q, 12);
	const char *implied = col_peek(q, 13);

	return (!party || party_of(party, &p->party)) &&
	    (!gives || milestone_of(gives, &p->gives)) &&
	    (!implied || milestone_of(implied, &p->implied_by));
}

static bool
load_steps(struct stmt *q, struct track *t, struct err *e)
{
	struct step *p;
	enum got got;

	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (t->nsteps == TRACK_STEPS_MAX)
			return too_much(t, _("steps"), e);
		p = &t->steps[t->nsteps++];
		p->id = col_int(q, 0);
		p->title = col_text(q, 2);
		p->description = col_text(q, 3);
		p->role = col_text(q, 4);
		p->source = col_text(q, 5);
		p->phase = phase_index(t, col_int(q, 8));
		p->planned_days = (int)col_int(q, 9);
		p->early = col_int(q, 10) != 0;
		p->after_ready = col_int(q, 11) != 0;
		if (!str_copy(p->key, sizeof(p->key), col_peek(q, 1)) ||
		    (!col_null(q, 6) && !str_copy(p->condition,
		    sizeof(p->condition), col_peek(q, 6))))
			return too_much(t, _("letters in a key"), e);
		if (!load_words(q, p))
			return err_set(e, ERR_STORE, _("step %s has a word "
			    "that klar does not know"), p->key);
	}
	return got == GOT_DONE;
}

static int
step_index(const struct track *t, int64_t id)
{
	int i;

	for (i = 0; i < t->nsteps; i++)
		if (t->steps[i].id == id)
			return i;
	return -1;
}

static bool
load_requires(struct stmt *q, struct track *t, struct err *e)
{
	enum got got;
	int step, requires;

	while ((got = stmt_step(q, e)) == GOT_ROW) {
		step = step_index(t, col_int(q, 0));
		requires = step_index(t, col_int(q, 1));
		if (requires < 0)
			return err_set(e, ERR_STORE, _("step %s requires a "
			    "step of another track"), t->steps[step].key);
		t->steps[step].requires |= UINT64_C(1) << requires;
	}
	return got == GOT_DONE;
}

static bool
read_track(struct store *s, int64_t id, struct track *t, struct err *e)
{
	static const struct {
		enum stmt_id	 id;
		bool		(*load)(struct stmt *, struct track *,
				    struct err *);
	} part[] = {
		{ STMT_TRACK_GET, load_head },
		{ STMT_TRACK_PHASES, load_phases },
		{ STMT_TRACK_STEPS, load_steps },
		{ STMT_TRACK_REQUIRES, load_requires },
	};
	struct stmt *q;
	bool ok = true;
	size_t i;

	memset(t, 0, sizeof(*t));
	for (i = 0; ok && i < sizeof(part) / sizeof(part[0]); i++) {
		q = stmt_use(s, part[i].id, e);
		if (q)
			stmt_int(q, 1, id);
		ok = q && part[i].load(q, t, e);
		stmt_release(q);
	}
	if (ok && !track_check(t, e))
		ok = err_wrap(e, "%s", t->key);
	if (!ok)
		track_fini(t);
	return ok;
}

/* ---- kept ---- */

/*
 * Tracks are few and asked for with every subject, four statements each time:
 * a third of what a thousand systems on courses cost. So they are kept while
 * nobody has written, but never what an act that is open has made of them.
 */
void
kept_tracks_free(struct store *s)
{
	size_t i;

	for (i = 0; i < s->ntracks; i++) {
		track_fini(s->track[i]);
		free(s->track[i]);
	}
	free(s->track);
	s->track = NULL;
	s->ntracks = 0;
}

static struct track *
kept_track(struct store *s, int64_t id)
{
	uint64_t now = store_generation(s);
	size_t i;

	if (now != s->tracks_at)
		kept_tracks_free(s);
	s->tracks_at = now;
	for (i = 0; i < s->ntracks; i++)
		if (s->track[i]->id == id)
			return s->track[i];
	return NULL;
}

static void
keep_track(struct store *s, struct track *t)
{
	s->track = xrealloc(s->track, s->ntracks + 1, sizeof(*s->track));
	s->track[s->ntracks] = xmalloc(sizeof(*t));
	track_share(t, s->track[s->ntracks++]);
}

bool
track_load(struct store *s, int64_t id, struct track *t, struct err *e)
{
	struct track *kept;
	bool ok;

	if (s->in_txn)
		return read_track(s, id, t, e);
	memset(t, 0, sizeof(*t));
	if (!store_snapshot(s, e))
		return false;
	kept = kept_track(s, id);
	ok = kept || read_track(s, id, t, e);
	store_snapshot_end(s);
	if (kept)
		track_share(kept, t);
	else if (ok)
		keep_track(s, t);
	return ok;
}
