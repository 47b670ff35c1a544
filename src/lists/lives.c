/*
 * From when to when installations live, as far as one row cannot tell it by
 * itself: a new one must not change what was reported before it was known,
 * a status that goes back must leave earlier days their answer, and a
 * municipality is to have one Jobcenter system at a time, and no system twice.
 * The order of the rows makes no difference: what counts as known before is
 * what the store held before the file, and what doubles another is judged when
 * all of it is read.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/gone.h"

struct doubled {			/* that may be one too many */
	int64_t		 installation, line;
	int		 col;
	enum key	 other;		/* what finds the one it doubles */
};

struct lives {
	int64_t		 last;		/* installation before the file */
	size_t		 n;
	struct doubled	 doubled[];
};

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

static struct lives *
lives_of(struct reader *rd, struct err *e)
{
	struct key_args none = { .d = DAY_NONE };
	int64_t last;

	if (rd->own)
		return rd->own;
	if (!key_find(rd->store, KEY_LAST_INSTALLATION, &none, &last, e)) {
		rd->failed = true;
		return NULL;
	}
	rd->own = xcalloc(1, sizeof(struct lives));
	((struct lives *)rd->own)->last = last;
	return rd->own;
}

/* Asked for each row of a long list, so remembered, also that there is none. */
int64_t
jobcenter_area(struct reader *rd)
{
	uint32_t age = memo_age(rd->memo, MEMO_AREA);

	if (rd->jobcenter.age != age)
		rd->jobcenter = (struct ref){ .age = age,
		    .area_id = name_area(rd, "Jobcenter") };
	return rd->jobcenter.area_id;
}

static bool
is_jobcenter(struct reader *rd, int64_t system_id, int64_t *area, bool *is,
    struct err *e)
{
	const struct system_known *k = system_known(rd, system_id, e);

	*area = jobcenter_area(rd);
	*is = k && *area != 0 && k->area_id == *area;
	return k != NULL;
}

static bool
is_before(day_t day, day_t on)
{
	return day != DAY_NONE && day < on;
}

/* Was the system told of before the file, as of an earlier day? */
static bool
told_before(struct reader *rd, int64_t system_id, day_t on, bool *told,
    struct err *e)
{
	struct lives *l = rd->own;
	struct system_known *k;
	int ever;

	if (!system_known(rd, system_id, e))
		return false;
	k = &rd->systems[system_id];
	for (ever = 0, *told = false; ever < 2 && !*told; ever++) {
		if (!k->asked[ever] && !system_first_report(rd->store,
		    system_id, l->last, ever, &k->first[ever], e))
			return failed(rd);
		k->asked[ever] = true;
		*told = is_before(k->first[ever], on);
	}
	return true;
}

bool
lives_begin(struct reader *rd, struct err *e)
{
	return lives_of(rd, e) != NULL;
}

bool
lives_told(struct reader *rd, int64_t system_id, day_t on, bool *told,
    struct err *e)
{
	struct lives *l = lives_of(rd, e);

	*told = false;
	return l && (l->last == 0 || told_before(rd, system_id, on, told, e));
}

/* Did the municipality have another Jobcenter before? */
static bool
had_jobcenter(struct reader *rd, const struct record *r, day_t day,
    bool *had, struct err *e)
{
	struct key_args k = { .i = { record_int(r, "municipality_id"), 0,
	    record_int(r, "system_id"), ((struct lives *)rd->own)->last },
	    .d = day };
	int64_t other = 0;

	if (!is_jobcenter(rd, k.i[2], &k.i[1], had, e))
		return false;
	if (*had && !key_find(rd->store, KEY_OTHER_BEFORE, &k, &other, e))
		return failed(rd);
	*had = other != 0;
	return true;
}

/* The day on which the one before it ended; DAY_NONE: there was none. */
static bool
ended_before(struct reader *rd, const struct record *r, day_t on, day_t *day,
    struct err *e)
{
	struct key_args k = { .i = { record_int(r, "municipality_id"),
	    record_int(r, "system_id") }, .d = on };
	struct record before;
	int64_t id;
	bool ok;

	*day = DAY_NONE;
	if (!key_find(rd->store, KEY_INSTALLATION_BEFORE, &k, &id, e))
		return failed(rd);
	if (id == 0)
		return true;
	ok = record_get(rd->store, ENTITY_INSTALLATION, id, &before, e);
	if (ok)
		*day = record_day(&before, "valid_to");
	record_fini(&before);
	return ok || failed(rd);
}

bool
lives_from(struct reader *rd, const struct record *r, day_t on, day_t *from,
    struct err *e)
{
	day_t agreed = record_day(r, "agreed_on");
	day_t operation = record_day(r, "operation_on");
	day_t to = record_day(r, "valid_to"), known = on, ended;
	struct lives *l = lives_of(rd, e);
	bool later = false;

	*from = DAY_NONE;
	if (!l)
		return false;
	if (is_before(agreed, known))
		known = agreed;
	if (is_before(operation, known))
		known = operation;
	if (l->last == 0 || record_text(r, "valid_from") ||
	    (to != DAY_NONE && to <= known))
		return true;
	if (!told_before(rd, record_int(r, "system_id"), on, &later, e) ||
	    (!later && !had_jobcenter(rd, r, known, &later, e)))
		return false;
	if (!ended_before(rd, r, on, &ended, e))
		return false;
	if (ended != DAY_NONE && (known < ended || !later))
		known = ended;
	if (later || ended != DAY_NONE)
		*from = known;
	return true;
}

/* ---- one at a time ------------------------------------------------------- */

static bool
find_other(struct reader *rd, enum key key, int64_t installation,
    int64_t *other, struct err *e)
{
	return key_find(rd->store, key, &(struct key_args){
	    .i = { installation } }, other, e) || failed(rd);
}

/* To be judged when all is read, if it doubles another now. */
static bool
note_double(struct reader *rd, enum key key, int64_t installation, int col,
    struct err *e)
{
	struct lives *l = rd->own;
	int64_t other;

	if (!find_other(rd, key, installation, &other, e))
		return false;
	if (other == 0)
		return true;
	/* Room is doubled whenever a power of two is full. */
	if ((l->n & (l->n - 1)) == 0)
		rd->own = l = xrealloc(l, 1, sizeof(*l) +
		    (l->n ? 2 * l->n : 1) * sizeof(l->doubled[0]));
	l->doubled[l->n++] = (struct doubled){ installation, rd->line, col,
	    key };
	return true;
}

bool
lives_wrote(struct reader *rd, int64_t installation, int64_t system_id,
    int col, struct err *e)
{
	int64_t area;
	bool is;

	return lives_of(rd, e) && is_jobcenter(rd, system_id, &area, &is,
	    e) && (!is || note_double(rd, KEY_OTHER_IN_AREA, installation,
	    col, e)) && note_double(rd, KEY_OVERLAP, installation, col, e);
}

/* A day of a record, "?" if it is not known. */
static const char *
known_day(const struct record *r, const char *field, char out[DAY_TEXT])
{
	day_t day = record_day(r, field);

	return day == DAY_NONE ? "?" : date_dk(day, out);
}

static bool
tell_overlap(struct reader *rd, int64_t other, int col, struct err *e)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	struct record r;
	bool ok = record_get(rd->store, ENTITY_INSTALLATION, other, &r, e);

	if (ok)
		row_warn(rd, REASON_overlap, col, _("the municipality has the "
		    "system already, from %s to %s: that is two at a time; "
		    "tell 'Fra' and 'Til' of both"),
		    known_day(&r, "valid_from", from),
		    known_day(&r, "valid_to", to));
	record_fini(&r);
	return ok || failed(rd);
}

bool
lives_finish(struct reader *rd, struct err *e)
{
	struct lives *l = rd->own;
	int64_t other;
	size_t i;

	for (i = 0; l && i < l->n; i++) {
		const struct doubled *d = &l->doubled[i];

		if (!find_other(rd, d->other, d->installation, &other, e))
			return false;
		if (other == 0)
			continue;
		rd->line = d->line;
		if (d->other == KEY_OTHER_IN_AREA)
			row_warn(rd, REASON_second_jobcenter, d->col,
			    _("the municipality has another Jobcenter system "
			    "already"));
		else if (!tell_overlap(rd, other, d->col, e))
			return false;
	}
	return true;
}

/* ---- one that was only left out ------------------------------------------ */

static bool
take_end_away(struct reader *rd, int64_t id, int64_t system, int col,
    struct err *e)
{
	struct draft d;
	char day[DAY_TEXT];
	day_t to;
	bool was = false, ok = draft_init(&d, rd, ENTITY_INSTALLATION, id, e);

	to = ok ? record_day(&d.have, "valid_to") : DAY_NONE;
	if (ok && to != DAY_NONE && to <= rd->status_date)
		ok = gone_guess(rd, id, &was, e);
	if (ok && was) {
		draft_put_day(&d, "valid_to", DAY_NONE, col);
		d.settled[entity_field(ENTITY_INSTALLATION, "valid_to")] =
		    true;
		row_warn(rd, REASON_came_back, col, _("it had ended on %s, "
		    "since a list left it out; this one tells of it, and of "
		    "before that day: it lives on"), date_dk(to, day));
		ok = draft_write(&d, rd, true, NULL, e) &&
		    lives_wrote(rd, id, system, col, e);
	}
	draft_fini(&d);
	return ok;
}

/*
 * The end of the last of its lives: what is told of as of a day in one of them,
 * by a list that is to name all there are, has not ended since.
 */
bool
lives_back(struct reader *rd, int64_t municipality, int64_t system, int col,
    struct err *e)
{
	struct key_args k = { .i = { municipality, system } };
	int64_t id;

	if (!rd->watching || rd->sent.row)
		return true;
	if (!key_find(rd->store, KEY_INSTALLATION_LAST, &k, &id, e))
		return failed(rd);
	return take_end_away(rd, id, system, col, e);
}

/* ---- a status that goes back --------------------------------------------- */

bool
lives_split(struct reader *rd, const struct record *was,
    const struct rollout_dates *known, day_t on, struct err *e)
{
	struct draft past, rest;
	bool ok = draft_init(&past, rd, ENTITY_INSTALLATION, 0, e);

	record_fini(&past.want);
	record_copy(&past.want, was);
	past.want.id = 0;
	draft_put_day(&past, "agreed_on", known->agreed, -1);
	draft_put_day(&past, "operation_on", known->operation, -1);
	draft_put_day(&past, "reported_on", known->reported, -1);
	draft_put_day(&past, "valid_to", on, -1);
	ok = ok && draft_write(&past, rd, false, NULL, e);
	draft_fini(&past);
	if (!ok)
		return false;
	ok = draft_init(&rest, rd, ENTITY_INSTALLATION, was->id, e);
	draft_put_day(&rest, "valid_from", on, -1);
	rest.settled[entity_field(ENTITY_INSTALLATION, "valid_from")] = true;
	ok = ok && draft_write(&rest, rd, true, NULL, e);
	draft_fini(&rest);
	return ok;
}
