/*
 * The list of KLIK answers: marks on the tracks of municipalities, in KLIK's
 * own three words. "Ikke påbegyndt" is an answer, and kept with its day: who
 * has not answered is not known to have begun nothing.
 */
#include "base/i18n.h"
#include "lists/reader.h"

static const struct mark_cols cols = {
	.step = C_klk_task, .state = C_klk_answer, .date = C_klk_date,
	.until = -1, .due = -1, .who = -1, .owner = C_klk_responsible,
	.evidence = -1, .reason = -1, .approver = -1, .note = C_klk_note,
	.answers = true,
};

static bool
row(struct reader *rd, struct err *e)
{
	struct mark_at at = { .step = -1 };
	const struct track_ref *ref;
	int64_t municipality;

	if (!row_municipality(rd, C_klk_code, C_klk_name, &municipality))
		return false;
	ref = tracks_find(rd, CELL(rd, klk_group), "klik", 0, e);
	if (rd->failed)
		return false;
	if (!ref || ref->subject != SUBJECT_MUNICIPALITY)
		return row_reject(rd, REASON_unknown_course, C_klk_group,
		    _("there is no KLIK group '%s'"), CELL(rd, klk_group));
	at.subject.kind = SUBJECT_MUNICIPALITY;
	at.subject.id = municipality;
	at.subject.track_id = ref->id;
	return mark_find_run(rd, &at, e) && row_mark(rd, &at, &cols, e);
}

static bool
put_names(struct writer *w, const struct record *r, struct err *e)
{
	struct record run, step, track;
	struct municipality m;
	bool ok;

	record_init(&step, ENTITY_STEP);
	record_init(&track, ENTITY_TRACK);
	ok = record_get(w->store, ENTITY_RUN, record_int(r, "run_id"), &run,
	    e) && record_get(w->store, ENTITY_STEP, record_int(r, "step_id"),
	    &step, e) && record_get(w->store, ENTITY_TRACK,
	    record_int(&run, "track_id"), &track, e) &&
	    municipality_get(w->store, record_int(&run, "municipality_id"),
	    &m, e);
	if (ok) {
		put_text(w, C_klk_code, m.code);
		put_text(w, C_klk_name, m.name);
		put_field(w, C_klk_group, &track, "key");
		put_field(w, C_klk_task, &step, "key");
		municipality_fini(&m);
	}
	record_fini(&run);
	record_fini(&step);
	record_fini(&track);
	return ok;
}

static bool
put_answer(struct writer *w, const struct record *r, struct err *e)
{
	enum mark_state state = MARK_OPEN;

	mark_of(record_text(r, "state"), &state);
	put_word(w, C_klk_answer, STATE_WORD(state, PARTY_NONE));
	put_field(w, C_klk_date, r, "on_date");
	put_field(w, C_klk_responsible, r, "owner");
	put_field(w, C_klk_note, r, "note");
	return put_names(w, r, e);
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_KLIK, ENTITY_MARK, put_answer, e);
}

const struct list_ops ops_klik = { row, marks_finish, write_all, NULL };
