/*
 * What is gone: things that the last file of a profile told of and this one
 * does not. Each row notes what it is about beside the import (import_seen);
 * at the end the two are compared by the store. Nothing is deleted: a row that
 * is missing may be a slip, and is for a person to ask about; unless the
 * profile says that it ends what is gone, as of the list's status date. Then
 * there must be no doubt: a row that was rejected is not gone, and while there
 * is one that may be about anything, nothing ends.
 */
#include "lists/gone.h"

#include <stdlib.h>

#include "base/i18n.h"

bool
row_saw(struct reader *rd, enum entity entity, int64_t id, struct err *e)
{
	bool ok = !rd->watching || seen_add(rd->store, entity, id, e);

	rd->failed |= !ok;
	return ok;
}

bool
row_saw_pair(struct reader *rd, int64_t municipality_id, int64_t system_id,
    struct err *e)
{
	bool ok = !rd->watching || seen_add_pair(rd->store, municipality_id,
	    system_id, e);

	rd->failed |= !ok;
	return ok;
}

/* ---- rejected rows ------------------------------------------------------- */

/* The cells that were not read when it was rejected; false: one is bad. */
static bool
read_rest(struct reader *rd)
{
	const struct csv_row *row = rd->right;
	int i, col;

	for (i = rd->nread; i < row->n && i < rd->header.n; i++) {
		col = rd->header.col[i];
		if (col >= 0 && (column_of(col)->flags & (COL_KEY |
		    COL_EITHER | COL_REQUIRED)) && !cell_read(rd, col,
		    row->field[i], row->len[i]))
			return false;
	}
	return true;
}

/* Was its shape good? Else its cells may stand anywhere. */
static bool
has_shape(const struct reader *rd)
{
	return rd->row->trouble == REASON__COUNT &&
	    rd->why != REASON_field_count;
}

void
gone_rejected(struct reader *rd)
{
	bool placed;

	rd->quiet = true;
	placed = rd->ops->about && has_shape(rd) &&
	    (rd->row->ready || read_rest(rd)) && rd->ops->about(rd, rd->e);
	rd->quiet = false;
	rd->near = NULL;		/* of what was not told */
	rd->alone = false;
	rd->report->unplaced += !placed;
}

/* ---- what becomes of them ------------------------------------------------ */

bool
list_ends(enum list list)
{
	return list == LIST_installations || list == LIST_systems ||
	    list == LIST_contacts;
}

bool
gone_settle(struct reader *rd, struct err *e)
{
	struct read_report *r = rd->report;
	enum gone_how how = rd->opts->gone;

	if (how == GONE_ARCHIVE && !rd->watching)
		return err_set(e, ERR_INVALID, _("%s: no profile has read a "
		    "file like this, so nothing can be gone from it; keep one "
		    "with --save-profile first"), rd->name);
	if (how == GONE_ARCHIVE && !list_ends(rd->header.list))
		return err_set(e, ERR_INVALID, _("%s: what a list of %s tells "
		    "of has no last day; --gone archive is for systems, "
		    "installations and contacts"), rd->name,
		    list_info[rd->header.list].word);
	if (how == GONE_UNSAID)
		how = rd->map.profile.id ? rd->map.profile.gone : GONE_ASK;
	r->gone_how = rd->watching ? how : GONE_UNSAID;
	return true;
}

void
gone_tell(const struct read_report *r, struct buf *b)
{
	char day[DAY_TEXT];

	if (r->gone_how != GONE_ARCHIVE)
		buf_addf(b, "; %s", r->unplaced ? r->gone.n == 1 ? _("it stays "
		    "as it is, and may be among the rejected") : _("they stay "
		    "as they are, and some may be among the rejected") :
		    r->gone.n == 1 ? _("it stays as it is") :
		    _("they stay as they are"));
	else if (r->unplaced > 0)
		buf_addf(b, i18n_plural("; nothing ends while %lld rejected "
		    "row may be about them: correct it first", "; nothing "
		    "ends while %lld rejected rows may be about them: correct "
		    "those first", (unsigned long)r->unplaced),
		    (long long)r->unplaced);
	else if (r->gone_late)
		buf_addf(b, "; %s", _("nothing ends, for a file about a later "
		    "day has been read"));
	else
		buf_addf(b, i18n_plural("; %lld of them ends on %s",
		    "; %lld of them end on %s", (unsigned long)r->ended),
		    (long long)r->ended, date_dk(r->status_date, day));
}

/* May the installation end that day? There is one of each day. */
static bool
may_end(struct reader *rd, const struct record *r, bool *may, struct err *e)
{
	day_t from = record_day(r, "valid_from");
	day_t reported = record_day(r, "reported_on");
	int64_t other;

	*may = record_day(r, "valid_to") == DAY_NONE &&
	    (from == DAY_NONE || from < rd->status_date) &&
	    (reported == DAY_NONE || reported <= rd->status_date);
	if (!*may)
		return true;
	if (!key_find(rd->store, KEY_INSTALLATION_ENDED, &(struct key_args){
	    .i = { record_int(r, "municipality_id"),
	    record_int(r, "system_id") }, .d = rd->status_date }, &other, e))
		return false;
	*may = other == r->id;
	return true;
}

static bool
end_row(struct reader *rd, const struct seen_row *gone, struct err *e)
{
	struct record r;
	bool may = false, ok;

	if (gone->entity != ENTITY_INSTALLATION &&
	    gone->entity != ENTITY_CONTACT)
		return true;
	ok = record_get(rd->store, gone->entity, gone->id, &r, e);
	if (ok && gone->entity == ENTITY_INSTALLATION)
		ok = may_end(rd, &r, &may, e);
	else if (ok)
		may = record_day(&r, "gone_on") == DAY_NONE;
	if (ok && may) {
		record_set_day(&r, gone->entity == ENTITY_INSTALLATION ?
		    "valid_to" : "gone_on", rd->status_date);
		ok = record_put(rd->store, &r, NULL, e) &&
		    ended_add(rd->store, gone->entity, gone->id, e);
		rd->report->ended += ok;
	}
	record_fini(&r);
	return ok;
}

/* Has a file of the profile been read that is about a later day? */
static bool
find_later(struct reader *rd, struct err *e)
{
	struct import_ref last;
	int64_t n;

	if (!profile_imports(rd->store, rd->report->profile, &n, &last, e))
		return false;
	rd->report->gone_late = n > 0 && last.status_date > rd->status_date;
	free(last.file);
	return true;
}

static bool
end_all(struct reader *rd, struct err *e)
{
	struct read_report *r = rd->report;
	size_t i;

	if (!find_later(rd, e))
		return false;
	/* To be missed again when the rows have been put right. */
	if (r->unplaced > 0)
		return seen_keep(rd->store, r->since.act_id, e);
	if (r->gone_late)
		return true;
	for (i = 0; i < r->gone.n; i++)
		if (!end_row(rd, &r->gone.row[i], e))
			return false;
	r->written += r->ended;
	return true;
}

/* Rejected rows that come back, or a sheet: it never was a whole list. */
static bool
is_part(const struct reader *rd)
{
	int i;

	for (i = 0; i < rd->header.n; i++)
		if (rd->header.col[i] == HEADER_OURS ||
		    rd->header.col[i] == HEADER_SENT)
			return true;
	return false;
}

bool
gone_find(struct reader *rd, struct err *e)
{
	struct read_report *r = rd->report;
	bool part = is_part(rd);

	if (!rd->watching || (r->gone_how == GONE_IGNORE && !part))
		return true;
	if (!profile_last_import(rd->store, r->profile, rd->status_date,
	    r->hash, &r->since, e) || (!part && r->since.act_id != 0 &&
	    !seen_gone(rd->store, r->since.act_id, rd->status_date, &r->gone,
	    e))) {
		rd->failed = true;
		return false;
	}
	r->count[REASON_row_gone] = (int64_t)r->gone.n;
	if ((r->gone_how == GONE_ARCHIVE && r->gone.n > 0 && !end_all(rd,
	    e)) || (part && r->since.act_id != 0 && !seen_keep(rd->store,
	    r->since.act_id, e))) {
		rd->failed = true;
		return false;
	}
	return true;
}

/* ---- what had ended so --------------------------------------------------- */

bool
gone_guess(struct reader *rd, int64_t id, bool *is, struct err *e)
{
	int field = entity_field(ENTITY_INSTALLATION, "valid_to");
	struct touch t;
	bool ok;

	*is = false;
	ok = field_touched(rd->store, ENTITY_INSTALLATION, id, field, &t, e);
	free(t.base.s);
	ok = ok && (t.by_person || ended_by(rd->store, t.act_id,
	    ENTITY_INSTALLATION, id, is, e));
	rd->failed |= !ok;
	return ok;
}

bool
gone_guessed(struct reader *rd, const struct key_args *k, day_t from,
    int64_t *id, struct err *e)
{
	struct record r;
	day_t began, end;
	bool is = false, ok;

	if (!key_find(rd->store, KEY_INSTALLATION_LAST, k, id, e)) {
		rd->failed = true;
		return false;
	}
	if (*id == 0)
		return true;
	ok = record_get(rd->store, ENTITY_INSTALLATION, *id, &r, e);
	began = ok ? record_day(&r, "valid_from") : DAY_NONE;
	end = ok ? record_day(&r, "valid_to") : DAY_NONE;
	if (end != DAY_NONE && (began == DAY_NONE || began < k->d) &&
	    (from == DAY_NONE || from < end))
		ok = gone_guess(rd, *id, &is, e);
	record_fini(&r);
	if (!is)
		*id = 0;
	rd->failed |= !ok;
	return ok;
}
