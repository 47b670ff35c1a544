/*
 * The list of step statuses. A list is believed: a step may be told as met
 * before its gate allows it, and that is a warning, given when all rows about
 * the subject have been read, so that their order does not matter.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/reader.h"

struct met {				/* told of one subject, to be judged */
	struct subject	 subject;
	int64_t		 line[TRACK_STEPS_MAX];	/* 0: not told */
};

struct work {
	struct subject	 subject;
	const struct track *track;
	int		 step;
	int64_t		 run_id, mark_id;
	struct mark	 mark;		/* as it will be; texts are borrowed */
};

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

/* ---- who and which step -------------------------------------------------- */

static bool
find_subject(struct reader *rd, struct work *w, struct err *e)
{
	int64_t municipality;
	struct place p;

	if (!row_municipality(rd, C_sta_code, C_sta_name, &municipality))
		return false;
	w->subject.kind = SUBJECT_MUNICIPALITY;
	w->subject.id = municipality;
	if (!CELL(rd, sta_system))
		return municipality != 0 || row_reject(rd,
		    REASON_missing_value, C_sta_system,
		    _("it does not say what it is about"));
	if (!row_place(rd, &p, C_sta_vendor, C_sta_system, -1))
		return false;
	if (p.system_id == 0)
		return row_reject(rd, REASON_unknown_name, C_sta_system,
		    _("there is no system '%s'"), p.system);
	w->subject.kind = SUBJECT_SYSTEM;
	w->subject.id = p.system_id;
	if (municipality == 0)
		return true;
	w->subject.kind = SUBJECT_INSTALLATION;
	if (!installation_find(rd->store, municipality, p.system_id,
	    &w->subject.id, e))
		return failed(rd);
	return w->subject.id != 0 || row_reject(rd, REASON_unknown_name,
	    C_sta_system, _("the municipality does not have '%s'"),
	    p.system);
}

static bool
unknown_course(struct reader *rd)
{
	const char *text = CELL(rd, sta_track);

	if (rd->failed)
		return false;
	if (!text)
		return row_reject(rd, REASON_unknown_course, C_sta_track,
		    _("it is on no course, or the course must be named"));
	return row_reject(rd, REASON_unknown_course, C_sta_track,
	    _("it is not on a course '%s'"), text);
}

/* A system is on a course when it is enrolled; what the row says must fit. */
static bool
course_of_system(struct reader *rd, struct work *w, struct err *e)
{
	const char *text = CELL(rd, sta_track);
	const struct track_ref *ref, *told;
	struct record run;
	int64_t track_id;

	if (!key_find(rd->store, KEY_COURSE_RUN, &(struct key_args){
	    .i = { w->subject.id } }, &w->run_id, e))
		return failed(rd);
	if (w->run_id == 0)
		return unknown_course(rd);
	if (!record_get(rd->store, ENTITY_RUN, w->run_id, &run, e)) {
		record_fini(&run);
		return failed(rd);
	}
	track_id = record_int(&run, "track_id");
	record_fini(&run);
	ref = tracks_by_id(rd, track_id, e);
	told = ref && text ? tracks_find(rd, text, "course", 0, e) : ref;
	if (!ref || !told || strcmp(ref->key, told->key) != 0)
		return unknown_course(rd);
	w->subject.track_id = ref->id;
	return true;
}

static bool
find_track(struct reader *rd, struct work *w, struct err *e)
{
	bool inst = w->subject.kind == SUBJECT_INSTALLATION;
	const char *text = CELL(rd, sta_track);
	const struct track_ref *ref;

	if (w->subject.kind == SUBJECT_SYSTEM)
		return course_of_system(rd, w, e);
	if (inst && !text) {
		if (!track_of_kind(rd->store, "rollout",
		    &w->subject.track_id, e))
			return failed(rd);
	} else if (text) {
		ref = tracks_find(rd, text, NULL, 0, e);
		if (ref && ref->subject == w->subject.kind)
			w->subject.track_id = ref->id;
	}
	if (w->subject.track_id == 0)
		return unknown_course(rd);
	if (!key_find(rd->store, inst ? KEY_RUN_INSTALLATION :
	    KEY_RUN_MUNICIPALITY, &(struct key_args){ .i = { w->subject.id,
	    w->subject.track_id } }, &w->run_id, e))
		return failed(rd);
	return true;
}

static bool
find_step(struct reader *rd, struct work *w, struct err *e)
{
	const char *key = CELL(rd, sta_step);

	w->track = tracks_load(rd, w->subject.track_id, e);
	if (!w->track)
		return false;
	w->step = track_step(w->track, key);
	if (w->step < 0)
		return row_reject(rd, REASON_unknown_step, C_sta_step,
		    _("%s has no step '%s'"), w->track->title, key);
	if (w->run_id != 0 && !key_find(rd->store, KEY_MARK,
	    &(struct key_args){ .i = { w->run_id,
	    w->track->steps[w->step].id } }, &w->mark_id, e))
		return failed(rd);
	return true;
}

/* ---- what it becomes ----------------------------------------------------- */

static day_t
cell_day(const struct reader *rd, int col, day_t otherwise)
{
	return rd->cell[col].s ? (day_t)rd->cell[col].n : otherwise;
}

/* As klar would have it: the row's words over what is there. */
static void
make_mark(struct reader *rd, struct work *w, const struct record *have)
{
	int word = (int)CELL_N(rd, sta_state);
	struct mark *m = &w->mark;
	bool same = str_eq(record_text(have, "state"),
	    mark_word(STATE_OF(word)));
	day_t day = cell_day(rd, C_sta_date, DAY_NONE);
	bool dated = STATE_OF(word) == MARK_MET || STATE_OF(word) ==
	    MARK_WAIVED || STATE_OF(word) == MARK_SKIPPED;

	*m = (struct mark)MARK_INIT;
	m->state = STATE_OF(word);
	m->waits_for = STATE_PARTY(word);
	if (m->state == MARK_WAITING) {
		m->since = day != DAY_NONE ? day : same ?
		    record_day(have, "since_date") : rd->status_date;
		if (m->since == DAY_NONE)
			m->since = rd->status_date;
	} else if (m->state != MARK_OPEN) {
		m->on = day != DAY_NONE ? day : same ?
		    record_day(have, "on_date") : DAY_NONE;
		if (m->on == DAY_NONE && dated)
			m->on = rd->status_date;
	}
	m->until = cell_day(rd, C_sta_until,
	    same ? record_day(have, "until_date") : DAY_NONE);
}

static void
put_texts(struct reader *rd, struct draft *d, bool same)
{
	static const struct {
		const char	*field;
		int		 col;
		bool		 stays;	/* when the state changes */
	} texts[] = {
		{ "who", C_sta_who, false }, { "owner", C_sta_owner, true },
		{ "evidence", C_sta_evidence, true },
		{ "reason", C_sta_reason, false },
		{ "approver", C_sta_approver, false },
		{ "note", C_sta_note, true },
	};
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (!same && !texts[i].stays)
			record_set_null(&d->want, texts[i].field);
		draft_text(d, rd, texts[i].field, texts[i].col);
	}
}

/* The draft's texts, for the model to check. */
static bool
check_mark(struct reader *rd, struct work *w, const struct draft *d)
{
	struct mark m = w->mark;
	const char *who = record_text(&d->want, "who");
	const char *reason = record_text(&d->want, "reason");
	const char *approver = record_text(&d->want, "approver");
	struct err why = ERR_INIT;
	bool ok;

	m.who = who ? xstrdup(who) : NULL;
	m.reason = reason ? xstrdup(reason) : NULL;
	m.approver = approver ? xstrdup(approver) : NULL;
	ok = mark_check(&m, &why);
	free(m.who);
	free(m.reason);
	free(m.approver);
	return ok || row_reject(rd, REASON_missing_value, C_sta_state, "%s",
	    why.msg);
}

static void
fill(struct reader *rd, struct work *w, struct draft *d)
{
	const struct mark *m = &w->mark;
	bool same = str_eq(record_text(&d->have, "state"),
	    mark_word(m->state));

	draft_put_text(d, "state", mark_word(m->state), C_sta_state);
	draft_put_day(d, "on_date", m->on, C_sta_date);
	draft_put_day(d, "since_date", m->since, C_sta_date);
	draft_put_day(d, "until_date", m->until, C_sta_until);
	draft_put_text(d, "waits_for", party_word(m->waits_for),
	    C_sta_state);
	draft_day(d, rd, "due_date", C_sta_due);
	put_texts(rd, d, same);
	d->whole = true;
}

/* The store knows something later than this list does. */
static bool
is_older(const struct reader *rd, const struct draft *d,
    const struct mark *m)
{
	day_t on = record_day(&d->have, "on_date");
	day_t since = record_day(&d->have, "since_date");

	return d->have.id != 0 && !str_eq(record_text(&d->have, "state"),
	    mark_word(m->state)) && ((on != DAY_NONE &&
	    on > rd->status_date) || (since != DAY_NONE &&
	    since > rd->status_date));
}

static bool
add_run(struct reader *rd, struct work *w, struct err *e)
{
	struct draft d;
	bool ok;

	if (w->run_id != 0)
		return true;
	ok = draft_init(&d, rd, ENTITY_RUN, 0, e);
	draft_put_int(&d, "track_id", w->track->id, -1);
	draft_put_int(&d, w->subject.kind == SUBJECT_INSTALLATION ?
	    "installation_id" : "municipality_id", w->subject.id, -1);
	ok = ok && draft_write(&d, rd, false, &w->run_id, e);
	draft_fini(&d);
	return ok;
}

static bool
write_mark(struct reader *rd, struct work *w, struct draft *d, struct err *e)
{
	enum mark_state state = STATE_OF((int)CELL_N(rd, sta_state));

	if ((state == MARK_MET || state == MARK_WAITING) &&
	    cell_day(rd, C_sta_date, DAY_NONE) > rd->opts->today)
		return row_reject(rd, REASON_bad_date, C_sta_date, _("'%s' has "
		    "not come yet; a row tells what was true on its day"),
		    CELL(rd, sta_date));
	make_mark(rd, w, &d->have);
	if (is_older(rd, d, &w->mark)) {
		row_warn(rd, REASON_older_than_known, C_sta_state,
		    _("the list is older than what is known; the status "
		    "stays"));
		return true;
	}
	fill(rd, w, d);
	if (!check_mark(rd, w, d))
		return false;
	/* "Ikke startet" of a step nobody has touched: nothing to keep. */
	if (w->mark_id == 0 && w->mark.state == MARK_OPEN &&
	    !CELL(rd, sta_due) && !CELL(rd, sta_owner) && !CELL(rd, sta_note))
		return true;
	if (!add_run(rd, w, e))
		return false;
	draft_put_int(d, "run_id", w->run_id, -1);
	draft_put_int(d, "step_id", w->track->steps[w->step].id, -1);
	return draft_write(d, rd, true, NULL, e);
}

/* ---- ahead of the gate --------------------------------------------------- */

static bool
judge(struct reader *rd, struct met *met, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	int64_t line = rd->line;
	day_t day = rd->status_date > rd->opts->today ? rd->status_date :
	    rd->opts->today;
	bool ok;
	int i;

	ok = standing_load(rd->store, &met->subject, day, st, e);
	for (i = 0; ok && i < st->track.nsteps; i++)
		if (met->line[i] != 0 &&
		    (st->walk.step[i].flags & STEP_AHEAD)) {
			rd->line = met->line[i];
			row_warn(rd, REASON_ahead_of_gate, C_sta_step,
			    _("%s: step %s is met before it could be"),
			    st->name, st->track.steps[i].key);
		}
	rd->line = line;
	standing_fini(st);
	free(st);
	memset(met->line, 0, sizeof(met->line));
	rd->failed |= !ok;
	return ok;
}

static bool
note_met(struct reader *rd, const struct work *w, struct err *e)
{
	struct met *met = rd->own;

	if (w->mark.state != MARK_MET || !rd->wrote)
		return true;
	if (!met)
		met = rd->own = xcalloc(1, sizeof(*met));
	if (met->subject.id != 0 && (met->subject.id != w->subject.id ||
	    met->subject.kind != w->subject.kind ||
	    met->subject.track_id != w->subject.track_id) &&
	    !judge(rd, met, e))
		return false;
	met->subject = w->subject;
	met->line[w->step] = rd->line;
	return true;
}

static bool
finish(struct reader *rd, struct err *e)
{
	struct met *met = rd->own;

	return !met || judge(rd, met, e);
}

/* -------------------------------------------------------------------------- */

static bool
row(struct reader *rd, struct err *e)
{
	struct work w = { .step = -1 };
	struct draft d;
	bool ok;

	if (!find_subject(rd, &w, e) || !find_track(rd, &w, e) ||
	    !find_step(rd, &w, e) || !row_key(rd, (int64_t)w.subject.kind,
	    w.subject.id, w.track->steps[w.step].id))
		return false;
	ok = draft_init(&d, rd, ENTITY_MARK, w.mark_id, e) &&
	    write_mark(rd, &w, &d, e);
	draft_fini(&d);
	return ok && note_met(rd, &w, e);
}

static bool
put_subject(struct writer *w, const struct record *run, struct err *e)
{
	int64_t installation = record_int(run, "installation_id");
	int64_t system = record_int(run, "system_id");
	int64_t municipality = record_int(run, "municipality_id");
	struct municipality m;
	struct installation i;
	struct system s;

	if (installation != 0) {
		if (!installation_get(w->store, installation, &i, e))
			return false;
		system = i.system_id;
		municipality = i.municipality_id;
		installation_fini(&i);
	}
	if (system != 0) {
		if (!system_get(w->store, system, &s, e))
			return false;
		put_text(w, C_sta_vendor, s.vendor);
		put_text(w, C_sta_system, s.name);
		system_fini(&s);
	}
	if (municipality != 0) {
		if (!municipality_get(w->store, municipality, &m, e))
			return false;
		put_text(w, C_sta_code, m.code);
		put_text(w, C_sta_name, m.name);
		municipality_fini(&m);
	}
	return true;
}

static void
put_mark(struct writer *w, const struct record *r)
{
	const char *waits = record_text(r, "waits_for");
	enum mark_state state = MARK_OPEN;
	enum party party = PARTY_NONE;

	mark_of(record_text(r, "state"), &state);
	if (waits && state == MARK_WAITING)
		party_of(waits, &party);
	put_word(w, C_sta_state, STATE_WORD(state, party));
	put_field(w, C_sta_date, r, state == MARK_WAITING ? "since_date" :
	    "on_date");
	put_field(w, C_sta_until, r, "until_date");
	put_field(w, C_sta_due, r, "due_date");
	put_field(w, C_sta_who, r, "who");
	put_field(w, C_sta_owner, r, "owner");
	put_field(w, C_sta_evidence, r, "evidence");
	put_field(w, C_sta_reason, r, "reason");
	put_field(w, C_sta_approver, r, "approver");
	put_field(w, C_sta_note, r, "note");
}

static bool
put_status(struct writer *w, const struct record *r, struct err *e)
{
	struct record run, step, track;
	bool ok;

	record_init(&step, ENTITY_STEP);
	record_init(&track, ENTITY_TRACK);
	ok = record_get(w->store, ENTITY_RUN, record_int(r, "run_id"), &run,
	    e) && record_get(w->store, ENTITY_STEP, record_int(r, "step_id"),
	    &step, e) && record_get(w->store, ENTITY_TRACK,
	    record_int(&run, "track_id"), &track, e) &&
	    put_subject(w, &run, e);
	if (ok) {
		put_field(w, C_sta_track, &track, "key");
		put_field(w, C_sta_step, &step, "key");
		put_mark(w, r);
	}
	record_fini(&run);
	record_fini(&step);
	record_fini(&track);
	return ok;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_STATUSES, ENTITY_MARK, put_status, e);
}

const struct list_ops ops_statuses = { row, finish, write_all };
