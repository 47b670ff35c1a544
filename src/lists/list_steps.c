/*
 * The list of steps. A step is known by its track and key; it may move to
 * another phase, but what it requires must already be there, and must not
 * lead back to it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "lists/reader.h"

struct work {
	const struct track *track;	/* as it was before this row */
	const struct phase *phase;
	int		 at;		/* of the step in the track; -1: new */
	int64_t		 id, position;
	int64_t		 requires[TRACK_STEPS_MAX];
	int		 nrequires;
};

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

static bool
find_track(struct reader *rd, struct work *w, struct err *e)
{
	const char *text = CELL(rd, stp_track);
	const struct track_ref *ref = tracks_find(rd, text, NULL,
	    CELL_N(rd, stp_version), e);

	if (!ref)
		return rd->failed ? false : row_reject(rd,
		    REASON_unknown_course, C_stp_track,
		    _("there is no course '%s'"), text);
	w->track = tracks_load(rd, ref->id, e);
	return w->track != NULL;
}

static bool
find_phase(struct reader *rd, struct work *w)
{
	struct buf want = BUF_INIT, have = BUF_INIT;
	int i;

	word_fold(&want, CELL(rd, stp_phase));
	for (i = 0; i < w->track->nphases && !w->phase; i++) {
		word_fold(&have, w->track->phases[i].key);
		if (str_eq(buf_str(&have), buf_str(&want)))
			w->phase = &w->track->phases[i];
		word_fold(&have, w->track->phases[i].title);
		if (str_eq(buf_str(&have), buf_str(&want)))
			w->phase = &w->track->phases[i];
	}
	buf_fini(&want);
	buf_fini(&have);
	return w->phase || row_reject(rd, REASON_unknown_step, C_stp_phase,
	    _("%s has no phase '%s'"), w->track->title,
	    CELL(rd, stp_phase));
}

static bool
check_size(struct reader *rd, const struct work *w)
{
	const struct step *s = NULL;
	const char *condition = CELL(rd, stp_condition);

	if (strlen(CELL(rd, stp_key)) >= sizeof(s->key))
		return row_reject(rd, REASON_too_long, C_stp_key,
		    _("the text is too long"));
	if (condition && strlen(condition) >= sizeof(s->condition))
		return row_reject(rd, REASON_too_long, C_stp_condition,
		    _("the text is too long"));
	if (w->at < 0 && w->track->nsteps == TRACK_STEPS_MAX)
		return row_reject(rd, REASON_too_long, C_stp_key,
		    _("a track has at most %d steps"), TRACK_STEPS_MAX);
	if (CELL(rd, stp_planned_days) && (CELL_N(rd, stp_planned_days) < 1 ||
	    CELL_N(rd, stp_planned_days) > 9999))
		return row_reject(rd, REASON_bad_number, C_stp_planned_days,
		    _("work days are 1 or more"));
	return true;
}

/* Where the step stands in its phase; two cannot stand in one place. */
static bool
find_position(struct reader *rd, struct work *w, struct err *e)
{
	struct key_args k = { .i = { w->phase->id, 0 } };
	int64_t taken;

	w->position = CELL_N(rd, stp_position);
	if (!CELL(rd, stp_position)) {
		if (w->at >= 0 && &w->track->phases[w->track->steps[
		    w->at].phase] == w->phase)
			return true;
		if (!key_find(rd->store, KEY_LAST_STEP, &k, &w->position, e))
			return failed(rd);
		w->position++;
		return true;
	}
	k.i[1] = w->position;
	if (!key_find(rd->store, KEY_STEP_AT, &k, &taken, e))
		return failed(rd);
	return taken == 0 || taken == w->id || row_reject(rd, REASON_conflict,
	    C_stp_position, _("another step stands at place %lld"),
	    (long long)w->position);
}

static bool
add_required(struct reader *rd, struct work *w, const char *key,
    struct err *e)
{
	int i = track_step(w->track, key);
	int64_t loops = 0;

	if (i < 0)
		return row_reject(rd, REASON_unknown_step, C_stp_requires,
		    _("there is no step '%s' before it"), key);
	if (w->id != 0 && !key_find(rd->store, KEY_STEP_NEEDS,
	    &(struct key_args){ .i = { w->track->steps[i].id, w->id } },
	    &loops, e))
		return failed(rd);
	if (loops != 0)
		return row_reject(rd, REASON_conflict, C_stp_requires,
		    _("'%s' itself requires this step"), key);
	if (w->nrequires < TRACK_STEPS_MAX)
		w->requires[w->nrequires++] = w->track->steps[i].id;
	return true;
}

static bool
read_requires(struct reader *rd, struct work *w, struct err *e)
{
	const char *p = CELL(rd, stp_requires);
	struct buf key = BUF_INIT;
	bool ok = true;
	size_t n;

	while (ok && p && *p) {
		p += strspn(p, ",; \t\n");
		n = strcspn(p, ",; \t\n");
		buf_clear(&key);
		buf_addn(&key, p, n);
		ok = n == 0 || add_required(rd, w, buf_str(&key), e);
		p += n;
	}
	buf_fini(&key);
	return ok;
}

static void
put_milestone(struct draft *d, const struct reader *rd, const char *field,
    int col)
{
	if (rd->cell[col].s)
		draft_put_text(d, field,
		    milestone_word((enum milestone)rd->cell[col].n), col);
}

static void
fill(struct draft *d, struct reader *rd, const struct work *w)
{
	draft_put_int(d, "phase_id", w->phase->id, C_stp_phase);
	if (w->position != 0)
		draft_put_int(d, "position", w->position, C_stp_position);
	if (w->at < 0) {
		draft_text(d, rd, "key", C_stp_key);
		draft_put_int(d, "early", 0, C_stp_early);
		draft_put_int(d, "after_ready", 0, C_stp_after_ready);
	}
	draft_text(d, rd, "title", C_stp_title);
	draft_text(d, rd, "description", C_stp_description);
	draft_text(d, rd, "role", C_stp_role);
	if (CELL(rd, stp_party))
		draft_put_text(d, "party",
		    party_word((enum party)CELL_N(rd, stp_party)),
		    C_stp_party);
	draft_int(d, rd, "planned_days", C_stp_planned_days);
	draft_text(d, rd, "condition", C_stp_condition);
	draft_int(d, rd, "early", C_stp_early);
	draft_int(d, rd, "after_ready", C_stp_after_ready);
	put_milestone(d, rd, "gives", C_stp_gives);
	put_milestone(d, rd, "implied_by", C_stp_implied_by);
	draft_text(d, rd, "kind", C_stp_kind);
	draft_text(d, rd, "period", C_stp_period);
	draft_day(d, rd, "deadline", C_stp_deadline);
	draft_text(d, rd, "note", C_stp_note);
	draft_text(d, rd, "source", C_stp_source);
}

static bool
add_requirement(struct reader *rd, const struct work *w, int64_t requires_id,
    struct err *e)
{
	struct draft d;
	int64_t have;
	bool ok;

	if (!key_find(rd->store, KEY_REQUIRES, &(struct key_args){
	    .i = { w->id, requires_id } }, &have, e))
		return failed(rd);
	if (have != 0)
		return true;
	ok = draft_init(&d, rd, ENTITY_STEP_REQUIRES, 0, e);
	draft_put_int(&d, "step_id", w->id, C_stp_requires);
	draft_put_int(&d, "requires_id", requires_id, C_stp_requires);
	ok = ok && draft_write(&d, rd, false, NULL, e);
	draft_fini(&d);
	return ok;
}

static bool
drop_requirement(struct reader *rd, const struct work *w,
    int64_t requires_id, struct err *e)
{
	int64_t have;
	int i;

	for (i = 0; i < w->nrequires; i++)
		if (w->requires[i] == requires_id)
			return true;
	if (!key_find(rd->store, KEY_REQUIRES, &(struct key_args){
	    .i = { w->id, requires_id } }, &have, e) || (have != 0 &&
	    !record_delete(rd->store, ENTITY_STEP_REQUIRES, have, e)))
		return failed(rd);
	rd->wrote = true;
	row_outcome(rd, ROW_CHANGED);
	return true;
}

/* The cell tells all that the step requires; an empty one nothing. */
static bool
write_requires(struct reader *rd, const struct work *w, struct err *e)
{
	const struct track *t = w->track;
	bool ok = true;
	int i;

	for (i = 0; ok && i < w->nrequires; i++)
		ok = add_requirement(rd, w, w->requires[i], e);
	for (i = 0; ok && i < t->nsteps && w->at >= 0; i++)
		if (CELL(rd, stp_requires) &&
		    (t->steps[w->at].requires >> i & 1))
			ok = drop_requirement(rd, w, t->steps[i].id, e);
	return ok;
}

static bool
row(struct reader *rd, struct err *e)
{
	struct work w = { .at = -1 };
	struct draft d;
	bool ok;

	if (!find_track(rd, &w, e) || !find_phase(rd, &w))
		return false;
	w.at = track_step(w.track, CELL(rd, stp_key));
	w.id = w.at < 0 ? 0 : w.track->steps[w.at].id;
	if (!row_key(rd, w.track->id, text_key(CELL(rd, stp_key)), 0) ||
	    !check_size(rd, &w) || !find_position(rd, &w, e) ||
	    !read_requires(rd, &w, e))
		return false;
	ok = draft_init(&d, rd, ENTITY_STEP, w.id, e);
	fill(&d, rd, &w);
	ok = ok && draft_write(&d, rd, true, &w.id, e);
	draft_fini(&d);
	ok = ok && write_requires(rd, &w, e);
	if (rd->wrote)
		tracks_forget(rd);
	return ok;
}

static void
put_requires(struct writer *w, const struct track *t, int64_t id)
{
	struct buf keys = BUF_INIT;
	int i, at = 0;

	while (at < t->nsteps - 1 && t->steps[at].id != id)
		at++;
	for (i = 0; i < t->nsteps; i++)
		if (t->steps[at].requires >> i & 1)
			buf_addf(&keys, "%s%s", keys.len ? "," : "",
			    t->steps[i].key);
	put_text(w, C_stp_requires, buf_str(&keys));
	buf_fini(&keys);
}

static void
put_words(struct writer *w, const struct record *r)
{
	const char *party = record_text(r, "party");
	const char *gives = record_text(r, "gives");
	const char *implied = record_text(r, "implied_by");
	enum milestone m;
	enum party p;

	if (party && party_of(party, &p))
		put_word(w, C_stp_party, (int)p);
	if (gives && milestone_of(gives, &m))
		put_word(w, C_stp_gives, (int)m);
	if (implied && milestone_of(implied, &m))
		put_word(w, C_stp_implied_by, (int)m);
	put_word(w, C_stp_early, (int)record_int(r, "early"));
	put_word(w, C_stp_after_ready, (int)record_int(r, "after_ready"));
}

static bool
put_step(struct writer *w, const struct record *r, struct err *e)
{
	struct record phase;
	struct track t;
	bool ok;

	ok = record_get(w->store, ENTITY_PHASE, record_int(r, "phase_id"),
	    &phase, e) && track_load(w->store, record_int(&phase, "track_id"),
	    &t, e);
	if (ok) {
		put_text(w, C_stp_track, t.key);
		put_int(w, C_stp_version, t.version);
		put_field(w, C_stp_phase, &phase, "key");
		put_requires(w, &t, r->id);
		track_fini(&t);
		put_field(w, C_stp_key, r, "key");
		put_field(w, C_stp_position, r, "position");
		put_field(w, C_stp_title, r, "title");
		put_field(w, C_stp_description, r, "description");
		put_field(w, C_stp_role, r, "role");
		put_field(w, C_stp_planned_days, r, "planned_days");
		put_field(w, C_stp_condition, r, "condition");
		put_words(w, r);
		put_field(w, C_stp_kind, r, "kind");
		put_field(w, C_stp_period, r, "period");
		put_field(w, C_stp_deadline, r, "deadline");
		put_field(w, C_stp_note, r, "note");
		put_field(w, C_stp_source, r, "source");
	}
	record_fini(&phase);
	return ok;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_STEPS, ENTITY_STEP, put_step, e);
}

const struct list_ops ops_steps = { row, NULL, write_all, NULL };
