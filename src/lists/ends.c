/*
 * Whose end a row tells (ends.h). "Til" is part of the key, for a system may
 * come back to a municipality, and each of its lives has ended once. But a
 * list that tells another day than was told before mostly puts right when the
 * same life ended, and two of one system are never there at once: so a day is
 * taken for the end of the last life unless the row, or what else is known,
 * speaks of two. What a person said of the end is not overwritten (decide.c).
 */
#include "lists/ends.h"

#include <stdlib.h>

#include "lists/gone.h"

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

static bool
is_before(const struct record *r, const char *field, day_t day)
{
	day_t on = record_day(r, field);

	return on == DAY_NONE || on < day;
}

/*
 * May the row, whose own day is the key's, be about this life? Not if it
 * begins when that had ended, if that was only agreed later, or if the file
 * has told its end as well.
 */
static bool
may_be(const struct reader *rd, const struct record *r,
    const struct key_args *k, day_t from)
{
	day_t to = record_day(r, "valid_to");

	return to != DAY_NONE && (from == DAY_NONE || from < to) &&
	    is_before(r, "valid_from", k->d) &&
	    is_before(r, "agreed_on", k->d) &&
	    is_before(r, "operation_on", k->d) &&
	    keys_get(rd->seen, row_key_of(k->i[0], k->i[1], to)) == 0;
}

/* Was the end told by a list about a later day than the row's? */
static bool
told_later(struct reader *rd, int64_t id, day_t on, bool *later,
    struct err *e)
{
	int field = entity_field(ENTITY_INSTALLATION, "valid_to");
	day_t told = DAY_NONE;
	struct touch t;
	bool ok;

	ok = field_touched(rd->store, ENTITY_INSTALLATION, id, field, &t, e);
	free(t.base.s);
	ok = ok && (t.by_person || import_day(rd->store, t.act_id, &told, e));
	*later = told != DAY_NONE && told > on;
	return ok;
}

/* It has ended, the row says, and tells no day: has the last life, by then? */
static bool
find_gone(struct reader *rd, const struct key_args *k, day_t from,
    struct end *end, struct err *e)
{
	struct record r;
	int64_t id;
	day_t to;
	bool ok;

	if (!key_find(rd->store, KEY_INSTALLATION_LAST, k, &id, e))
		return failed(rd);
	if (id == 0)
		return true;
	ok = record_get(rd->store, ENTITY_INSTALLATION, id, &r, e);
	to = ok ? record_day(&r, "valid_to") : DAY_NONE;
	if (to != DAY_NONE && to <= k->d && (from == DAY_NONE || from < to))
		*end = (struct end){ id, END_STANDS };
	record_fini(&r);
	return ok || failed(rd);
}

/* The last life, if only that can be meant. */
static bool
find_moved(struct reader *rd, const struct key_args *k,
    const struct said *s, day_t from, struct end *end, struct err *e)
{
	struct record r;
	int64_t id, other = 0;
	bool ok, may, later = false;

	if (!key_find(rd->store, KEY_INSTALLATION_LAST, k, &id, e))
		return failed(rd);
	if (id == 0)
		return true;
	ok = record_get(rd->store, ENTITY_INSTALLATION, id, &r, e);
	may = ok && may_be(rd, &r, k, from);
	record_fini(&r);
	if (may)
		ok = key_find(rd->store, KEY_OVERLAP, &(struct key_args){
		    .i = { id } }, &other, e);
	may = may && ok && other == 0;
	if (may && !rd->sent.row)
		ok = told_later(rd, id, s->on, &later, e);
	if (may && ok)
		*end = (struct end){ id, later ? END_OLDER : END_MOVED };
	return ok || failed(rd);
}

bool
ends_find(struct reader *rd, const struct key_args *k, const struct said *s,
    day_t from, struct end *end, struct err *e)
{
	*end = (struct end){ .how = END_TOLD };
	if (!key_find(rd->store, KEY_INSTALLATION_ENDED, k, &end->id, e))
		return failed(rd);
	if (end->id == 0 && s->by && !find_gone(rd, k, from, end, e))
		return false;
	if (end->id == 0 && !gone_guessed(rd, k, from, &end->id, e))
		return false;
	return end->id != 0 || find_moved(rd, k, s, from, end, e);
}

bool
ends_confirm(struct reader *rd, int64_t id, struct err *e)
{
	int field = entity_field(ENTITY_INSTALLATION, "valid_to");
	bool guess;

	if (!gone_guess(rd, id, &guess, e))
		return false;
	if (!guess)
		return true;
	rd->wrote = true;
	return record_confirm(rd->store, ENTITY_INSTALLATION, id, field, e) ||
	    failed(rd);
}
