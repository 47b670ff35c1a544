/*
 * What a row says about an installation, whichever list it stands in. A
 * status is a dated fact: "I drift" and "Aftalt" since a day, "Endnu ikke
 * aftalt" as of a day. The newest list is believed; an older one only fills in
 * what nobody has said. Steps that a person has marked are not a list's to
 * take back: then the row is a conflict. A status that goes back is told, and
 * what was known before the day of the row stays so for the days before it.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "lists/ends.h"
#include "lists/gone.h"
#include "lists/reader.h"

struct work {				/* one row about one installation */
	const struct installation_cols *c;
	struct said	 said;
	struct draft	 d;
	struct rollout_dates have;	/* what the store says */
	struct rollout_dates marks;	/* what people have marked of it */
	struct rollout_dates known;	/* both */
	enum rollout	 status;	/* by both, on said.on */
	enum end_how	 end;		/* how its end is told, if it is */
	bool		 older;
};

static day_t
cell_day(const struct reader *rd, int col)
{
	return col >= 0 && rd->cell[col].s ? (day_t)rd->cell[col].n : DAY_NONE;
}

/* Two columns may tell the same day; then they must agree. */
static bool
same_day(struct reader *rd, int col, day_t *day, day_t other)
{
	if (*day != DAY_NONE && other != DAY_NONE && *day != other)
		return row_reject(rd, REASON_bad_date, col,
		    _("two columns tell two days for the same"));
	if (other != DAY_NONE)
		*day = other;
	return true;
}

static bool
has_come(day_t day, day_t on)
{
	return day != DAY_NONE && day <= on;
}

/* The status of what has ended is that of its last day. */
static day_t
status_day(const struct said *s)
{
	return s->to != DAY_NONE && s->to <= s->on ? s->to - 1 : s->on;
}

static bool
read_said(struct reader *rd, const struct installation_cols *c,
    struct said *s)
{
	day_t date = cell_day(rd, c->date);
	bool ok = true;
	int told;

	s->status = rd->cell[c->status].s ?
	    (enum rollout)rd->cell[c->status].n : ROLLOUT_UNKNOWN;
	s->agreed = cell_day(rd, c->agreed);
	s->operation = cell_day(rd, c->operation);
	s->to = cell_day(rd, c->to);
	s->on = cell_day(rd, c->reported);
	told = s->on != DAY_NONE ? c->reported : c->date;
	if (s->status == ROLLOUT_OPERATION)
		ok = same_day(rd, c->date, &s->operation, date);
	else if (s->status == ROLLOUT_AGREED)
		ok = same_day(rd, c->date, &s->agreed, date);
	else if (s->status == ROLLOUT_GONE)
		ok = same_day(rd, c->date, &s->to, date);
	else if (s->status == ROLLOUT_NOT_AGREED && s->on == DAY_NONE)
		s->on = date;
	if (ok && s->on > rd->opts->today)
		return row_reject(rd, REASON_bad_date, told, _("'%s' has not "
		    "come yet; a row tells what was true on its day"),
		    rd->cell[told].s);
	if (s->on == DAY_NONE)
		s->on = rd->status_date;
	s->by = s->status == ROLLOUT_GONE && s->to == DAY_NONE;
	if (s->by)
		s->to = s->on;
	if (s->status == ROLLOUT_GONE)
		s->status = ROLLOUT_UNKNOWN;
	s->any = s->status != ROLLOUT_UNKNOWN || s->agreed != DAY_NONE ||
	    s->operation != DAY_NONE;
	if (ok && ((s->status == ROLLOUT_NOT_AGREED &&
	    has_come(s->agreed, status_day(s))) ||
	    ((s->status == ROLLOUT_NOT_AGREED ||
	    s->status == ROLLOUT_AGREED) &&
	    has_come(s->operation, status_day(s)))))
		return row_reject(rd, REASON_bad_date, c->status,
		    _("the status and a date contradict each other"));
	return ok;
}

static bool
find(struct reader *rd, int64_t municipality, int64_t system,
    struct work *w, int64_t *id, struct err *e)
{
	const struct said *s = &w->said;
	bool ends = s->to != DAY_NONE;
	struct key_args k = { .i = { municipality, system },
	    .d = ends ? s->to : s->on };
	struct end end;

	if (ends) {
		if (!ends_find(rd, &k, s, cell_day(rd, w->c->from), &end, e))
			return false;
		*id = end.id;
		w->end = end.how;
	} else if (!key_find(rd->store, KEY_INSTALLATION_ON, &k, id, e)) {
		rd->failed = true;
		return false;
	}
	return true;
}

static bool
load(struct reader *rd, struct work *w, int64_t id, struct err *e)
{
	struct rollout_dates joined;
	struct installation inst;

	joined = (struct rollout_dates){ DAY_NONE, DAY_NONE, DAY_NONE,
	    DAY_NONE, DAY_NONE };
	w->have = w->marks = w->known = joined;
	if (id != 0) {
		if (!installation_get(rd->store, id, &inst, e)) {
			rd->failed = true;
			return false;
		}
		w->have = inst.facts.listed;
		w->marks.agreed = inst.facts.agreed.on;
		w->marks.operation = inst.facts.operation.on;
		w->known = joined = inst.dates;
		installation_fini(&inst);
	}
	joined.from = joined.to = DAY_NONE;
	w->status = rollout_on(&joined, w->said.on);
	w->older = w->said.any && w->have.reported != DAY_NONE &&
	    w->said.on < w->have.reported;
	return true;
}

/* Since when, if the row gives a status but no day. */
static day_t
known_day(day_t have, day_t mark, day_t on)
{
	if (has_come(have, on))
		return have;
	return has_come(mark, on) ? mark : on;
}

static void
put_fact(struct work *w, const char *field, day_t have, day_t mark, day_t day,
    int col)
{
	if (day != have && !(have == DAY_NONE && mark == day))
		draft_put_day(&w->d, field, day, col);
}

/* A list says less than a person has marked: the marks stay. */
static void
keep_marks(struct reader *rd, const struct work *w)
{
	row_warn(rd, REASON_kept, w->c->status, _("a step is marked as met "
	    "that the list says has not happened; the step stays"));
	if (rd->opts->on_conflict != CONFLICT_KEEP)
		row_outcome(rd, ROW_CONFLICT);
}

/* What the row says of the two dates, against what is known. */
static void
apply_dates(struct reader *rd, struct work *w)
{
	const struct said *s = &w->said;
	const struct rollout_dates *h = &w->have, *m = &w->marks;
	day_t agreed = s->agreed, operation = s->operation;
	int col = w->c->status;

	if (s->status == ROLLOUT_OPERATION && operation == DAY_NONE)
		operation = known_day(h->operation, m->operation,
		    status_day(s));
	if (s->status == ROLLOUT_AGREED && agreed == DAY_NONE)
		agreed = known_day(h->agreed, m->agreed, status_day(s));
	if (operation != DAY_NONE)
		put_fact(w, "operation_on", h->operation, m->operation,
		    operation, col);
	else if (s->status != ROLLOUT_UNKNOWN &&
	    has_come(h->operation, s->on) && !has_come(m->operation, s->on))
		draft_put_day(&w->d, "operation_on", DAY_NONE, col);
	if (agreed != DAY_NONE)
		put_fact(w, "agreed_on", h->agreed, m->agreed, agreed, col);
	else if (s->status == ROLLOUT_NOT_AGREED &&
	    has_come(h->agreed, s->on) && !has_come(m->agreed, s->on))
		draft_put_day(&w->d, "agreed_on", DAY_NONE, col);
	if (((s->status == ROLLOUT_AGREED || s->status == ROLLOUT_NOT_AGREED)
	    && has_come(m->operation, s->on)) ||
	    (s->status == ROLLOUT_NOT_AGREED && has_come(m->agreed, s->on)))
		keep_marks(rd, w);
}

/* An older list: it may know a day that nobody has told, and no more. */
static void
apply_older(struct reader *rd, struct work *w)
{
	const struct said *s = &w->said;
	bool fills = s->agreed != DAY_NONE && w->have.agreed == DAY_NONE &&
	    w->have.operation != DAY_NONE && s->agreed <= w->have.operation;

	if (fills)
		draft_put_day(&w->d, "agreed_on", s->agreed, w->c->status);
	if ((s->status != ROLLOUT_UNKNOWN && s->status != w->status) ||
	    (s->operation != DAY_NONE && s->operation != w->have.operation) ||
	    (s->agreed != DAY_NONE && s->agreed != w->have.agreed && !fills))
		row_warn(rd, REASON_older_than_known, w->c->status,
		    _("the list is older than what is known; the status "
		    "stays"));
}

static bool
differs(const struct draft *d, const char *field)
{
	int i = entity_field(ENTITY_INSTALLATION, field);

	return !value_equal(&d->have.v[i], &d->want.v[i]);
}

const char *
reported_by(const struct reader *rd, const struct installation_cols *c)
{
	if (c->reported_by >= 0 && rd->cell[c->reported_by].s)
		return rd->cell[c->reported_by].s;
	return path_base(rd->name);
}

/* By whom and as of when it is known; as quiet as a mere confirmation is. */
static void
apply_report(struct reader *rd, struct work *w)
{
	const struct said *s = &w->said;
	int on = entity_field(ENTITY_INSTALLATION, "reported_on");
	int by = entity_field(ENTITY_INSTALLATION, "reported_by");
	bool news = differs(&w->d, "agreed_on") ||
	    differs(&w->d, "operation_on") ||
	    (s->status != ROLLOUT_UNKNOWN && s->status != w->status);
	bool later = w->have.reported != DAY_NONE && s->on > w->have.reported;

	if (w->d.have.id != 0 && !news && !later)
		return;
	draft_put_day(&w->d, "reported_on", s->on, w->c->status);
	draft_put_text(&w->d, "reported_by", reported_by(rd, w->c),
	    w->c->status);
	w->d.settled[on] = w->d.settled[by] = true;
	w->d.quiet[on] = w->d.quiet[by] = !news;
}

/*
 * "Fra", unless it is that of an earlier life, which ended on the day this
 * one began.
 */
static bool
apply_from(struct reader *rd, struct work *w, struct err *e)
{
	const struct record *r = &w->d.have;
	day_t from = cell_day(rd, w->c->from);
	struct key_args k = { .i = { record_int(r, "municipality_id"),
	    record_int(r, "system_id") }, .d = w->have.from };
	int64_t before = 0;

	if (r->id != 0 && from != DAY_NONE && from < w->have.from &&
	    !key_find(rd->store, KEY_INSTALLATION_ENDED, &k, &before, e)) {
		rd->failed = true;
		return false;
	}
	if (before == 0)
		draft_day(&w->d, rd, "valid_from", w->c->from);
	return true;
}

/* The column that tells the end. */
static int
end_col(const struct work *w)
{
	return w->c->to >= 0 ? w->c->to : w->c->status;
}

/* Text and contract; an older list does not overwrite. */
static void
apply_rest(struct reader *rd, struct work *w)
{
	const struct installation_cols *c = w->c;
	const struct {
		const char	*field;
		int		 col;
	} rest[] = {
		{ "contract_ref", c->contract_ref },
		{ "responsible", c->responsible }, { "note", c->note },
	};
	/* Of a sheet the cells that were changed are younger than it is. */
	bool older = w->older && !rd->sent.row;
	struct draft *d = &w->d;
	size_t i;

	for (i = 0; i < sizeof(rest) / sizeof(rest[0]); i++)
		if (!older || !record_text(&d->have, rest[i].field))
			draft_text(d, rd, rest[i].field, rest[i].col);
	if (rd->cell[c->contract].s &&
	    (!older || !record_text(&d->have, "contract")))
		draft_put_text(d, "contract", contract_word((enum contract)
		    rd->cell[c->contract].n), c->contract);
	if (w->end == END_TOLD ? w->said.to != DAY_NONE : w->end == END_MOVED)
		draft_put_day(d, "valid_to", w->said.to, end_col(w));
}

/* What became of the end that the row tells. */
static bool
tell_end(struct reader *rd, const struct work *w, int64_t id, struct err *e)
{
	char was[DAY_TEXT], is[DAY_TEXT];

	date_dk(w->have.to, was);
	date_dk(w->said.to, is);
	if (w->end == END_OLDER)
		row_warn(rd, REASON_older_than_known, end_col(w), _("the list "
		    "is older than the one that told that it ended on %s; "
		    "that stays"), was);
	else if (w->end == END_MOVED && differs(&w->d, "valid_to"))
		row_warn(rd, REASON_end_moved, end_col(w), _("it had ended on "
		    "%s, told earlier; it ended on %s instead"), was, is);
	else if ((w->have.to == w->said.to || w->end == END_STANDS) &&
	    !rd->sent.row)
		return ends_confirm(rd, id, e);
	return true;
}

/*
 * Did the row take back a status that lists have told? The day since when it
 * was one, or DAY_NONE. Asked when the draft is written, so that what a
 * person's word forbade is not taken for it.
 */
static day_t
went_back_from(const struct work *w)
{
	const struct said *s = &w->said;
	const struct rollout_dates *h = &w->have;
	const struct record *now = &w->d.want;
	day_t from = DAY_NONE;

	if (w->older || s->status == ROLLOUT_UNKNOWN ||
	    s->status == ROLLOUT_OPERATION)
		return DAY_NONE;
	if (has_come(h->operation, s->on) &&
	    !has_come(record_day(now, "operation_on"), s->on))
		from = h->operation;
	if (s->status == ROLLOUT_NOT_AGREED && has_come(h->agreed, s->on) &&
	    !has_come(record_day(now, "agreed_on"), s->on) &&
	    (from == DAY_NONE || h->agreed < from))
		from = h->agreed;
	return from;
}

/* Told, and the days before the row keep what they had. */
static bool
check_back(struct reader *rd, const struct work *w, struct err *e)
{
	day_t from = went_back_from(w), on = w->said.on;
	const struct record *was = &w->d.have;
	struct key_args k = { .i = { record_int(was, "municipality_id"),
	    record_int(was, "system_id") }, .d = on };
	char day[DAY_TEXT];
	int64_t ended = 0;

	if (from == DAY_NONE)
		return true;
	row_warn(rd, REASON_went_back, w->c->status, _("the status goes back "
	    "from '%s' to '%s' on %s; the days before it keep theirs"),
	    rollout_name(w->status), rollout_name(w->said.status),
	    date_dk(on, day));
	/* Nothing was told of an earlier day: a report put right. */
	if (from >= on || (w->have.from != DAY_NONE && w->have.from >= on))
		return true;
	if (!key_find(rd->store, KEY_INSTALLATION_ENDED, &k, &ended, e)) {
		rd->failed = true;
		return false;
	}
	/* Another one ended on the day: two such are one too many. */
	return (ended != 0 && ended != was->id) ||
	    lives_split(rd, was, &w->known, on, e);
}

/* Since when a new one is there, if the row does not tell. */
static bool
begin_new(struct reader *rd, struct work *w, struct err *e)
{
	day_t from;

	if (!lives_from(rd, &w->d.want, w->said.on, &from, e))
		return false;
	if (from != DAY_NONE)
		draft_put_day(&w->d, "valid_from", from, -1);
	return true;
}

bool
warn_ahead(struct reader *rd, const struct place *p, int col, struct err *e)
{
	const struct system_known *k = system_known(rd, p->system_id, e);

	if (k && !k->ready)
		row_warn(rd, REASON_ahead_of_gate, col,
		    _("%s is in operation, but the system is not ready "
		    "(klarmeldt)"), p->system);
	return k != NULL;
}

static bool
check_ready(struct reader *rd, const struct work *w, const struct place *p,
    struct err *e)
{
	if (!differs(&w->d, "operation_on") ||
	    !record_text(&w->d.want, "operation_on"))
		return true;
	return warn_ahead(rd, p, w->c->status, e);
}

static bool
write_row(struct reader *rd, struct work *w, int64_t municipality,
    const struct place *p, int64_t id, struct err *e)
{
	bool moved;

	if (id == 0) {
		draft_put_int(&w->d, "municipality_id", municipality, -1);
		draft_put_int(&w->d, "system_id", p->system_id, -1);
	}
	if (w->older)
		apply_older(rd, w);
	else if (w->said.any)
		apply_dates(rd, w);
	if (w->said.any && !w->older)
		apply_report(rd, w);
	apply_rest(rd, w);
	if (!apply_from(rd, w, e) || (id == 0 && !begin_new(rd, w, e)) ||
	    !draft_write(&w->d, rd, true, &id, e) ||
	    (w->said.to != DAY_NONE && w->d.have.id != 0 &&
	    !tell_end(rd, w, id, e)))
		return false;
	moved = w->d.have.id == 0 || differs(&w->d, "valid_from") ||
	    (w->have.to != DAY_NONE && differs(&w->d, "valid_to"));
	return (!moved || lives_wrote(rd, id, p->system_id, p->system_col,
	    e)) && check_back(rd, w, e) && check_ready(rd, w, p, e);
}

/*
 * A sheet came back with the status it went out with: that is one more report
 * of it if it is ours still, and else nothing.
 */
static void
confirm(const struct reader *rd, struct work *w)
{
	struct said *s = &w->said;

	if (!rd->sent.row || !rd->sent.same[w->c->status] ||
	    s->status == w->status)
		return;
	s->status = ROLLOUT_UNKNOWN;
	s->any = s->agreed != DAY_NONE || s->operation != DAY_NONE;
	w->older &= s->any;
}

/* The row against the store, by asking it. */
static bool
long_way(struct reader *rd, int64_t municipality, struct place *p,
    const struct installation_cols *c, const struct said *said, struct err *e)
{
	struct work w = { .c = c, .said = *said };
	int64_t id = 0;
	bool ok;

	if (!fresh_flush(rd, e) || (p->system_id != 0 && !find(rd,
	    municipality, p->system_id, &w, &id, e)) ||
	    !load(rd, &w, id, e))
		return false;
	confirm(rd, &w);
	if (id == 0 && rd->sent.row)
		return !rd->sent.touched || row_reject(rd,
		    REASON_unknown_name, p->system_col,
		    _("it went out in a sheet, but klar no longer has it"));
	if (!place_make(rd, p, true, e))
		return false;
	ok = draft_init(&w.d, rd, ENTITY_INSTALLATION, id, e) &&
	    write_row(rd, &w, municipality, p, id, e) &&
	    (w.said.to != DAY_NONE || w.have.to == DAY_NONE ||
	    lives_back(rd, municipality, p->system_id, p->system_col, e));
	draft_fini(&w.d);
	fresh_ask(rd, municipality, p->system_id);
	return ok && row_saw_pair(rd, municipality, p->system_id, e);
}

bool
row_installation(struct reader *rd, int64_t municipality, struct place *p,
    const struct installation_cols *c, struct err *e)
{
	bool known = p->system_id != 0, done, ok;
	struct said said;
	day_t to;

	if (!read_said(rd, c, &said) || (known && !fresh_meet(rd,
	    municipality, p->system_id, e)))
		return false;
	to = said.to == DAY_NONE ? 0 : said.to;
	if (known && !fresh_key(rd, municipality, p->system_id, to != 0, &ok))
		ok = row_key(rd, municipality, p->system_id, to);
	if (known && !ok)
		return false;
	ok = fresh_row(rd, municipality, p, c, &said, &done, e) &&
	    (done || long_way(rd, municipality, p, c, &said, e));
	if (ok && !known && !fresh_key_new(rd, municipality, p->system_id,
	    to != 0))
		row_key_new(rd, municipality, p->system_id, to);
	return ok;
}
