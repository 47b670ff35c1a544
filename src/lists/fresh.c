/*
 * The short way for a long list of installations. For most rows the store
 * need not be asked: it holds nothing of that municipality and system, or just
 * what the row says. So what it holds is read, a part at a time when the first
 * row about the part comes (all at the start would stop the reading ahead);
 * each row is made up as if nothing were known of it, and then it is new and
 * waits to be written with many others (store/bulk.h), or it is the same.
 * Anything else goes the long way of installation.c, which decides alike.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "lists/gone.h"
#include "lists/reader.h"
#include "model/contract.h"
#include "store/bulk.h"

#define LONG_LIST	(32 * 1024)	/* bytes from which it pays */
#define ROW_BYTES	128		/* of a row, about */
#define KNOWN_MAX	1500000		/* rows in the store */
#define PART		128		/* systems read at once */
#define ID_BITS		40		/* of a system's id, in a pair */
#define CODE_MAX	(1 << 20)	/* ids of municipalities, in a pair */

#define ASK		2		/* of a pair: the store knows */

enum field { MUNICIPALITY, SYSTEM, FROM, TO, CONTRACT, REF, AGREED,
	OPERATION, REPORTED, BY, RESPONSIBLE, NOTE, FIELD__COUNT };

struct fresh {				/* an installation as the row has it */
	struct bulk_value v[FIELD__COUNT];
};

static uint64_t
digest_of(const struct bulk_value *v)
{
	uint64_t h = 1;
	int i;

	for (i = 0; i < FIELD__COUNT; i++)
		if (v[i].type == VALUE_TEXT && !v[i].day)
			h = hash_bytes(hash_number(h, (uint64_t)i), v[i].s,
			    (size_t)v[i].i);
		else if (v[i].type == VALUE_TEXT)
			h = hash_number(h, (uint64_t)i << 32 |
			    (uint32_t)v[i].i);
		else if (v[i].type == VALUE_INT)
			h = hash_number(h, (uint64_t)v[i].i);
	return h | 1;
}

static uint64_t
pair_of(int64_t municipality, int64_t system)
{
	return (uint64_t)municipality << ID_BITS | (uint64_t)system;
}

/*
 * Of each pair a digest of the one installation there is. What is not that
 * simple (ended ones, several, steps that people marked) is to be asked for.
 */
static void
learn(void *arg, const struct bulk_value *v)
{
	uint64_t pair = pair_of(v[MUNICIPALITY].i, v[SYSTEM].i);
	bool simple = v[TO].type == VALUE_NULL && keys_get(arg, pair) == 0;

	keys_set(arg, pair, simple ? digest_of(v) : ASK);
}

static void
learn_marked(void *arg, int64_t municipality, int64_t system)
{
	keys_set(arg, pair_of(municipality, system), ASK);
}

bool
fresh_begin(struct reader *rd, struct err *e)
{
	int64_t rows = rd->probe.size / ROW_BYTES, last;
	bool ok;

	if (rd->probe.size < LONG_LIST || rd->opts->tell == TELL_ALL ||
	    (rd->header.list != LIST_installations &&
	    rd->header.list != LIST_systems))
		return true;
	ok = bulk_last(rd->store, &last, e);
	if (ok && (last > KNOWN_MAX || last > 4 * rows))
		return true;
	rd->last_known = last;
	rd->known = keys_new(true);
	rd->parts = keys_new(true);
	ok = ok && lives_begin(rd, e) && bulk_begin(rd->store, rows, e) &&
	    bulk_scan_marked(rd->store, learn_marked, rd->known, e);
	rd->failed |= !ok;
	return ok;
}

bool
fresh_meet(struct reader *rd, int64_t municipality, int64_t system,
    struct err *e)
{
	uint64_t part = pair_of(municipality, system / PART);
	struct bulk_part p = { municipality, system / PART * PART,
	    system / PART * PART + PART - 1, rd->last_known };

	if (!rd->known || rd->last_known == 0 || municipality >= CODE_MAX ||
	    part == rd->part)
		return true;
	rd->part = part;
	if (keys_get(rd->parts, part) != 0)
		return true;
	keys_set(rd->parts, part, 1);
	if (!bulk_scan(rd->store, &p, learn, rd->known, e))
		rd->failed = true;
	return !rd->failed;
}

bool
fresh_end(struct reader *rd, struct err *e)
{
	bool ok = !rd->known || (bulk_end(rd->store, e) &&
	    (!rd->watching || seen_add_since(rd->store, rd->last_known, e)));

	rd->failed |= !ok;
	return ok;
}

bool
fresh_flush(struct reader *rd, struct err *e)
{
	bool ok = !rd->known || bulk_flush(rd->store, e);

	rd->failed |= !ok;
	return ok;
}

/*
 * One table has both what the store holds of a pair and, from then on, what a
 * row of the file told of it: of a million rows each look into it waits for
 * memory. A digest is odd; what was told is even, and its line, after that of
 * the header, makes it more than ASK.
 */
static bool
is_told(uint64_t value)
{
	return value > ASK && (value & 1) == 0;
}

static bool
take_pair(struct reader *rd, int64_t municipality, int64_t system, bool ended)
{
	if (!rd->known || ended || municipality >= CODE_MAX)
		return false;
	rd->pair = pair_of(municipality, system);
	rd->content = row_content(rd);
	return true;
}

bool
fresh_key(struct reader *rd, int64_t municipality, int64_t system, bool ended,
    bool *fine)
{
	if (!take_pair(rd, municipality, system, ended))
		return false;
	rd->digest = keys_get(rd->known, rd->pair);
	*fine = !is_told(rd->digest) || row_again(rd,
	    (rd->digest & ~(uint64_t)UINT32_MAX) |
	    (rd->digest & UINT32_MAX) >> 1);
	return true;
}

bool
fresh_key_new(struct reader *rd, int64_t municipality, int64_t system,
    bool ended)
{
	return take_pair(rd, municipality, system, ended);
}

void
fresh_told(struct reader *rd, uint64_t told)
{
	keys_set(rd->known, rd->pair, (told & ~(uint64_t)UINT32_MAX) |
	    (uint32_t)(told << 1));
}

void
fresh_ask(struct reader *rd, int64_t municipality, int64_t system)
{
	uint64_t pair = pair_of(municipality, system);

	if (rd->known && !is_told(keys_get(rd->known, pair)))
		keys_set(rd->known, pair, ASK);
}

void
fresh_soon(struct reader *rd, int64_t municipality, int64_t system)
{
	if (rd->known)
		keys_soon(rd->known, pair_of(municipality, system));
}

static void
tell_text(struct fresh *f, int i, const char *s)
{
	if (s && *s)
		f->v[i] = (struct bulk_value){ .type = VALUE_TEXT,
		    .i = (int64_t)strlen(s), .s = s };
}

static void
tell_day(struct fresh *f, int i, day_t day)
{
	if (day != DAY_NONE)
		f->v[i] = (struct bulk_value){ .type = VALUE_TEXT,
		    .day = true, .i = day };
}

/* Of a text or a name, whose length is known. */
static void
tell_cell(struct fresh *f, int i, const struct reader *rd, int col)
{
	if (col >= 0 && rd->cell[col].s)
		f->v[i] = (struct bulk_value){ .type = VALUE_TEXT,
		    .i = rd->cell[col].n, .s = rd->cell[col].s };
}

/* What installation.c would write, were nothing known; f is empty. */
static void
make(struct fresh *f, const struct reader *rd, int64_t municipality,
    int64_t system, const struct installation_cols *c, const struct said *s)
{
	day_t agreed = s->agreed, operation = s->operation;

	f->v[MUNICIPALITY] = (struct bulk_value){ .type = VALUE_INT,
	    .i = municipality };
	f->v[SYSTEM] = (struct bulk_value){ .type = VALUE_INT, .i = system };
	if (s->status == ROLLOUT_OPERATION && operation == DAY_NONE)
		operation = s->on;
	if (s->status == ROLLOUT_AGREED && agreed == DAY_NONE)
		agreed = s->on;
	if (c->from >= 0 && rd->cell[c->from].s)
		tell_day(f, FROM, (day_t)rd->cell[c->from].n);
	if (rd->cell[c->contract].s)
		tell_text(f, CONTRACT, contract_word((enum contract)
		    rd->cell[c->contract].n));
	tell_cell(f, REF, rd, c->contract_ref);
	tell_day(f, AGREED, agreed);
	tell_day(f, OPERATION, operation);
	if (s->any) {
		tell_day(f, REPORTED, s->on);
		tell_text(f, BY, reported_by(rd, c));
	}
	tell_cell(f, RESPONSIBLE, rd, c->responsible);
	tell_cell(f, NOTE, rd, c->note);
}

/* A new one of a system told of before begins on a day: lives.c finds it. */
static bool
may_begin_late(struct reader *rd, const struct place *p,
    const struct installation_cols *c, const struct said *s, bool *may,
    struct err *e)
{
	*may = false;
	if (p->system_id == 0 || (c->from >= 0 && rd->cell[c->from].s))
		return true;
	return lives_told(rd, p->system_id, s->on, may, e);
}

/* May a row with this place be about the one Jobcenter of a municipality? */
static bool
may_be_jobcenter(struct reader *rd, const struct place *p, bool *may,
    struct err *e)
{
	int64_t jobcenter = jobcenter_area(rd);
	const struct system_known *k;

	*may = p->area && (p->area_id == 0 || p->area_id == jobcenter);
	if (*may || p->system_id == 0)
		return true;
	k = system_known(rd, p->system_id, e);
	if (!k)
		return false;
	*may = jobcenter != 0 && k->area_id == jobcenter;
	return true;
}

bool
fresh_row(struct reader *rd, int64_t municipality, struct place *p,
    const struct installation_cols *c, const struct said *s, bool *done,
    struct err *e)
{
	struct fresh f = { 0 };
	bool there, asked;

	*done = false;
	if (!rd->known || rd->sent.row || s->to != DAY_NONE ||
	    municipality >= CODE_MAX)
		return true;
	there = p->system_id != 0 && rd->digest != 0;
	if (!there && (!may_be_jobcenter(rd, p, &asked, e) || (!asked &&
	    !may_begin_late(rd, p, c, s, &asked, e))))
		return false;
	/* It is not the one of that day: find() tells which it is. */
	if (there && c->from >= 0 && rd->cell[c->from].s &&
	    (day_t)rd->cell[c->from].n > s->on)
		return true;
	if (there ? rd->digest == ASK : asked)
		return true;
	make(&f, rd, municipality, p->system_id, c, s);
	if (there && digest_of(f.v) != rd->digest)
		return true;
	*done = true;
	if (!place_make(rd, p, true, e))
		return false;
	if (there)
		return row_saw_pair(rd, municipality, p->system_id, e);
	f.v[SYSTEM].i = p->system_id;
	if (!bulk_add(rd->store, f.v, e)) {
		rd->failed = true;
		return false;
	}
	rd->wrote = true;
	row_outcome(rd, ROW_NEW);
	return f.v[OPERATION].type == VALUE_NULL ||
	    warn_ahead(rd, p, c->status, e);
}
