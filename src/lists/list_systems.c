/*
 * The vendor list. A row with a municipality is an installation; one without
 * is the system itself, with its area, its course and what is known of its
 * klarmelding. What only an installation can have is not accepted there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "lists/gone.h"
#include "lists/reader.h"

static const struct installation_cols cols = {
	.contract = C_sys_contract, .contract_ref = C_sys_contract_ref,
	.status = C_sys_status, .date = C_sys_date, .agreed = -1,
	.operation = -1, .reported = C_sys_reported, .reported_by = -1,
	.responsible = C_sys_responsible, .from = -1, .to = -1,
	.note = C_sys_note,
};

/* A status without a municipality is a row that lost its municipality. */
static bool
check_own(struct reader *rd)
{
	static const int others[] = {
		C_sys_contract_ref, C_sys_contract, C_sys_status, C_sys_date,
		C_sys_reported,
	};
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (rd->cell[others[i]].s)
			return row_reject(rd, REASON_missing_value, C_sys_name,
			    _("'%s' belongs to a municipality, and none is "
			    "named"), column_of(others[i])->danish);
	return true;
}

/* The course of the row; NULL with true: none is named. */
static bool
find_course(struct reader *rd, const struct track_ref **course,
    struct err *e)
{
	const char *text = CELL(rd, sys_course);

	*course = NULL;
	if (!text)
		return true;
	*course = tracks_find(rd, text, "course", 0, e);
	if (*course)
		return true;
	return rd->failed ? false : row_reject(rd, REASON_unknown_course,
	    C_sys_course, _("there is no course '%s'"), text);
}

static bool
add_run(struct reader *rd, int64_t system_id, int64_t track_id, struct err *e)
{
	struct draft d;
	bool ok = draft_init(&d, rd, ENTITY_RUN, 0, e);

	draft_put_int(&d, "track_id", track_id, C_sys_course);
	draft_put_int(&d, "system_id", system_id, C_sys_course);
	ok = ok && draft_write(&d, rd, false, NULL, e);
	draft_fini(&d);
	return ok;
}

/* On another course: it moves, unless something has happened on the old. */
static bool
move_run(struct reader *rd, int64_t run_id, const struct track_ref *course,
    struct err *e)
{
	const struct track_ref *now;
	struct draft d;
	int64_t marked;
	bool ok;

	if (!key_find(rd->store, KEY_MARK_IN_RUN, &(struct key_args){
	    .i = { run_id } }, &marked, e)) {
		rd->failed = true;
		return false;
	}
	ok = draft_init(&d, rd, ENTITY_RUN, run_id, e);
	now = ok ? tracks_by_id(rd, record_int(&d.have, "track_id"), e) : NULL;
	if (ok && now && strcmp(now->key, course->key) != 0) {
		if (marked != 0) {
			row_warn(rd, REASON_kept, C_sys_course, _("it is on "
			    "%s, where steps are marked, and stays there"),
			    now->title);
			row_outcome(rd, ROW_CONFLICT);
		} else {
			draft_put_int(&d, "track_id", course->id,
			    C_sys_course);
			ok = draft_write(&d, rd, false, NULL, e);
		}
	}
	draft_fini(&d);
	return ok;
}

static bool
enrol(struct reader *rd, int64_t system_id, const struct track_ref *course,
    struct err *e)
{
	int64_t run_id;

	if (!course)
		return true;
	if (!key_find(rd->store, KEY_RUN_SYSTEM, &(struct key_args){
	    .i = { system_id, course->id } }, &run_id, e)) {
		rd->failed = true;
		return false;
	}
	if (run_id != 0)
		return true;
	if (!key_find(rd->store, KEY_COURSE_RUN, &(struct key_args){
	    .i = { system_id } }, &run_id, e)) {
		rd->failed = true;
		return false;
	}
	return run_id == 0 ? add_run(rd, system_id, course->id, e) :
	    move_run(rd, run_id, course, e);
}

/* What every row may say of its system. */
static void
fill_shared(struct draft *d, struct reader *rd)
{
	draft_text(d, rd, "label", C_sys_label);
	draft_day(d, rd, "ready_by", C_sys_ready_by);
}

static bool
row_of_system(struct reader *rd, struct place *p,
    const struct track_ref *course, struct err *e)
{
	bool known = p->system_id != 0, ok;
	struct draft d;

	if (!check_own(rd) || (known && !row_key(rd, p->system_id, -1, 0)) ||
	    !place_make(rd, p, false, e))
		return false;
	ok = draft_init(&d, rd, ENTITY_SYSTEM, p->system_id, e);
	if (!known) {
		draft_put_int(&d, "vendor_id", p->vendor_id, C_sys_vendor);
		draft_put_text(&d, "name", p->system, C_sys_system);
	}
	if (p->area)
		draft_put_int(&d, "area_id", p->area_id, C_sys_area);
	fill_shared(&d, rd);
	draft_text(&d, rd, "owner", C_sys_responsible);
	draft_text(&d, rd, "note", C_sys_note);
	draft_text(&d, rd, "source", C_sys_source);
	ok = ok && draft_write(&d, rd, true, &p->system_id, e);
	draft_fini(&d);
	if (ok && !known) {
		memo_forget(rd->memo, MEMO_SYSTEM);
		names_add_system(rd->names, p->vendor_id, p->system,
		    p->system_id);
		row_key_new(rd, p->system_id, -1, 0);
	}
	system_forget(rd, p->system_id);
	return ok && enrol(rd, p->system_id, course, e);
}

/* An installation, whose row may say something of the system in passing. */
static bool
write_shared(struct reader *rd, int64_t system, struct err *e)
{
	struct draft d;
	bool ok;

	ok = draft_init(&d, rd, ENTITY_SYSTEM, system, e);
	fill_shared(&d, rd);
	ok = ok && draft_write(&d, rd, false, NULL, e);
	draft_fini(&d);
	system_forget(rd, system);
	return ok;
}

static bool
row_in_municipality(struct reader *rd, struct place *p, int64_t municipality,
    const struct track_ref *course, struct err *e)
{
	if (!row_installation(rd, municipality, p, &cols, e))
		return false;
	if ((CELL(rd, sys_label) || CELL(rd, sys_ready_by)) &&
	    !write_shared(rd, p->system_id, e))
		return false;
	return enrol(rd, p->system_id, course, e);
}

static bool
row(struct reader *rd, struct err *e)
{
	const struct track_ref *course;
	int64_t municipality;
	struct place p;

	if (!row_municipality(rd, C_sys_code, C_sys_name, &municipality) ||
	    !row_place(rd, &p, C_sys_vendor, C_sys_system, C_sys_area) ||
	    !find_course(rd, &course, e))
		return false;
	return municipality == 0 ? row_of_system(rd, &p, course, e) :
	    row_in_municipality(rd, &p, municipality, course, e);
}

/* A row that has lost its municipality may be about any. */
static bool
about(struct reader *rd, struct err *e)
{
	int64_t municipality = 0;
	struct place p;

	if (!CELL(rd, sys_system) || !CELL(rd, sys_vendor) ||
	    !row_municipality(rd, C_sys_code, C_sys_name, &municipality) ||
	    (municipality == 0 && (rd->why == REASON_missing_value ||
	    !check_own(rd))) || !row_place(rd, &p, C_sys_vendor,
	    C_sys_system, C_sys_area) || p.system_id == 0)
		return false;
	return municipality == 0 ? row_saw(rd, ENTITY_SYSTEM, p.system_id,
	    e) : row_saw_pair(rd, municipality, p.system_id, e);
}

static bool
put_system(struct writer *w, const struct system *s, struct err *e)
{
	struct track_info t;

	put_text(w, C_sys_vendor, s->vendor);
	put_text(w, C_sys_system, s->name);
	put_text(w, C_sys_area, s->area);
	if (s->track_id != 0) {
		if (!track_info_get(w->store, s->track_id, &t, e))
			return false;
		put_text(w, C_sys_course, t.title);
		track_info_fini(&t);
	}
	put_text(w, C_sys_responsible, s->owner);
	put_text(w, C_sys_label, s->label);
	put_day(w, C_sys_ready_by, s->ready_by);
	put_text(w, C_sys_note, s->note);
	put_text(w, C_sys_source, s->source);
	return writer_row(w, e);
}

static bool
write_all(struct writer *w, struct err *e)
{
	const struct write_opts *o = w->opts;
	struct system s;
	struct ids ids;
	bool ok = system_ids(w->store, &ids, e) &&
	    writer_narrow(w, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++) {
		ok = system_get(w->store, ids.id[i], &s, e);
		if (!ok)
			break;
		if ((o->system_id == 0 || o->system_id == s.id) &&
		    (o->area_id == 0 || o->area_id == s.area_id) &&
		    (o->vendor_id == 0 || o->vendor_id == s.vendor_id))
			ok = put_system(w, &s, e);
		system_fini(&s);
	}
	free(ids.id);
	return ok;
}

const struct list_ops ops_systems = { row, lives_finish, write_all, about };
