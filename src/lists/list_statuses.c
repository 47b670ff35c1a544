/*
 * The list of step statuses: which subject and which track a row speaks of.
 * What it says of the step is mark.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "lists/reader.h"

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

static bool
find_subject(struct reader *rd, struct mark_at *at, struct err *e)
{
	int64_t municipality;
	struct place p;

	if (!row_municipality(rd, C_sta_code, C_sta_name, &municipality))
		return false;
	at->subject.kind = SUBJECT_MUNICIPALITY;
	at->subject.id = municipality;
	if (!CELL(rd, sta_system))
		return municipality != 0 || row_reject(rd,
		    REASON_missing_value, C_sta_system,
		    _("it does not say what it is about"));
	if (!row_place(rd, &p, C_sta_vendor, C_sta_system, -1))
		return false;
	if (p.system_id == 0)
		return row_reject(rd, REASON_unknown_name, C_sta_system,
		    _("there is no system '%s'"), p.system);
	at->subject.kind = SUBJECT_SYSTEM;
	at->subject.id = p.system_id;
	if (municipality == 0)
		return true;
	at->subject.kind = SUBJECT_INSTALLATION;
	if (!installation_find(rd->store, municipality, p.system_id,
	    &at->subject.id, e))
		return failed(rd);
	return at->subject.id != 0 || row_reject(rd, REASON_unknown_name,
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
course_of_system(struct reader *rd, struct mark_at *at, struct err *e)
{
	const char *text = CELL(rd, sta_track);
	const struct track_ref *ref, *told;
	struct record run;
	int64_t track_id;

	if (!key_find(rd->store, KEY_COURSE_RUN, &(struct key_args){
	    .i = { at->subject.id } }, &at->run_id, e))
		return failed(rd);
	if (at->run_id == 0)
		return unknown_course(rd);
	if (!record_get(rd->store, ENTITY_RUN, at->run_id, &run, e)) {
		record_fini(&run);
		return failed(rd);
	}
	track_id = record_int(&run, "track_id");
	record_fini(&run);
	ref = tracks_by_id(rd, track_id, e);
	told = ref && text ? tracks_find(rd, text, "course", 0, e) : ref;
	if (!ref || !told || strcmp(ref->key, told->key) != 0)
		return unknown_course(rd);
	at->subject.track_id = ref->id;
	return true;
}

static bool
find_track(struct reader *rd, struct mark_at *at, struct err *e)
{
	bool inst = at->subject.kind == SUBJECT_INSTALLATION;
	const char *text = CELL(rd, sta_track);
	const struct track_ref *ref;

	if (at->subject.kind == SUBJECT_SYSTEM)
		return course_of_system(rd, at, e);
	if (inst && !text) {
		if (!track_of_kind(rd->store, "rollout",
		    &at->subject.track_id, e))
			return failed(rd);
	} else if (text) {
		ref = tracks_find(rd, text, NULL, 0, e);
		if (ref && ref->subject == at->subject.kind)
			at->subject.track_id = ref->id;
	}
	if (at->subject.track_id == 0)
		return unknown_course(rd);
	return mark_find_run(rd, at, e);
}

static const struct mark_cols cols = {
	.step = C_sta_step, .state = C_sta_state, .date = C_sta_date,
	.until = C_sta_until, .due = C_sta_due, .who = C_sta_who,
	.owner = C_sta_owner, .evidence = C_sta_evidence,
	.reason = C_sta_reason, .approver = C_sta_approver,
	.note = C_sta_note,
};

static bool
row(struct reader *rd, struct err *e)
{
	struct mark_at at = { .step = -1 };

	return find_subject(rd, &at, e) && find_track(rd, &at, e) &&
	    row_mark(rd, &at, &cols, e);
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

/* ---- a sheet: every step, also those nobody has touched ------------------ */

static bool
put_step(struct writer *w, const struct record *run, const struct track *t,
    const struct step *step, struct err *e)
{
	struct record mark;
	int64_t id = 0;
	bool ok = true;

	record_init(&mark, ENTITY_MARK);
	if (run->id != 0)
		ok = key_find(w->store, KEY_MARK, &(struct key_args){
		    .i = { run->id, step->id } }, &id, e);
	if (ok && id != 0)
		ok = record_get(w->store, ENTITY_MARK, id, &mark, e);
	ok = ok && put_subject(w, run, e);
	if (ok) {
		put_text(w, C_sta_track, t->key);
		put_text(w, C_sta_step, step->key);
		put_mark(w, &mark);
		w->words = step->title;
	}
	record_fini(&mark);
	return ok && writer_row(w, e);
}

/* The subject stands in the run, whose id may be 0. */
static bool
put_steps(struct writer *w, const struct record *run, struct err *e)
{
	struct track *t = xcalloc(1, sizeof(*t));
	bool ok = track_load(w->store, record_int(run, "track_id"), t, e);
	int i;

	for (i = 0; ok && i < t->nsteps; i++)
		ok = put_step(w, run, t, &t->steps[i], e);
	w->words = NULL;
	track_fini(t);
	free(t);
	return ok;
}

/* A system on its course; one that is on none has no steps. */
static bool
put_system(struct writer *w, int64_t system, struct err *e)
{
	struct record run;
	int64_t id;
	bool ok;

	if (!key_find(w->store, KEY_COURSE_RUN, &(struct key_args){
	    .i = { system } }, &id, e))
		return false;
	if (id == 0)
		return true;
	ok = record_get(w->store, ENTITY_RUN, id, &run, e) &&
	    put_steps(w, &run, e);
	record_fini(&run);
	return ok;
}

static bool
put_installation(struct writer *w, int64_t installation, struct err *e)
{
	struct record run;
	int64_t track, id;
	bool ok;

	if (!track_of_kind(w->store, "rollout", &track, e) ||
	    !key_find(w->store, KEY_RUN_INSTALLATION, &(struct key_args){
	    .i = { installation, track } }, &id, e))
		return false;
	record_init(&run, ENTITY_RUN);
	ok = id == 0 || record_get(w->store, ENTITY_RUN, id, &run, e);
	record_set_int(&run, "installation_id", installation);
	record_set_int(&run, "track_id", track);
	ok = ok && put_steps(w, &run, e);
	record_fini(&run);
	return ok;
}

static bool
put_systems(struct writer *w, struct err *e)
{
	const struct write_opts *o = w->opts;
	struct system s;
	struct ids ids;
	bool ok = system_ids(w->store, &ids, e), mine;
	size_t i;

	for (i = 0; ok && i < ids.n; i++) {
		ok = system_get(w->store, ids.id[i], &s, e);
		if (!ok)
			break;
		mine = (o->system_id == 0 || o->system_id == s.id) &&
		    (o->vendor_id == 0 || o->vendor_id == s.vendor_id) &&
		    (o->area_id == 0 || o->area_id == s.area_id);
		system_fini(&s);
		ok = !mine || put_system(w, ids.id[i], e);
	}
	free(ids.id);
	return ok;
}

/* Of a municipality its installations; else the systems' courses. */
static bool
write_sheet(struct writer *w, struct err *e)
{
	const struct write_opts *o = w->opts;
	struct listing_of of = { o->municipality_id, o->system_id, o->area_id,
	    o->vendor_id };
	struct installation inst;
	struct ids ids;
	day_t today = clock_today();
	bool ok, lives;
	size_t i;

	if (o->municipality_id == 0)
		return put_systems(w, e);
	ok = listing_ids(w->store, LISTING_INSTALLATIONS, &of, &ids, e);
	for (i = 0; ok && i < ids.n; i++) {
		ok = installation_get(w->store, ids.id[i], &inst, e);
		if (!ok)
			break;
		lives = installation_status(&inst, today) != ROLLOUT_GONE;
		installation_fini(&inst);
		ok = !lives || put_installation(w, ids.id[i], e);
	}
	free(ids.id);
	return ok;
}

static bool
write_all(struct writer *w, struct err *e)
{
	if (w->opts->sheet)
		return write_sheet(w, e);
	return writer_each(w, LISTING_STATUSES, ENTITY_MARK, put_status, e);
}

const struct list_ops ops_statuses = { row, marks_finish, write_all, NULL };
