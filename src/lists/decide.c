/*
 * One record of a row against the store: new, changed, the same, or in
 * conflict. Nothing is ever written blindly: the record is found, compared,
 * and only what differs is written and logged. A value that a person changed
 * since the last list said something about it is not overwritten by a list:
 * it stays, and if the list has changed its word too, all three are told.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/gone.h"
#include "lists/reader.h"

void
row_outcome(struct reader *rd, enum outcome outcome)
{
	if (outcome > rd->outcome)
		rd->outcome = outcome;
}

bool
draft_init(struct draft *d, struct reader *rd, enum entity entity, int64_t id,
    struct err *e)
{
	int i;

	memset(d, 0, sizeof(*d));
	for (i = 0; i < RECORD_FIELDS_MAX; i++)
		d->col[i] = -1;
	record_init(&d->have, entity);
	record_init(&d->want, entity);
	if (id == 0)
		return true;
	if (!record_get(rd->store, entity, id, &d->have, e)) {
		rd->failed = true;
		return false;
	}
	record_copy(&d->want, &d->have);
	return true;
}

void
draft_fini(struct draft *d)
{
	record_fini(&d->have);
	record_fini(&d->want);
}

static void
told_by(struct draft *d, const char *field, int col)
{
	d->col[entity_field(d->want.entity, field)] = col;
}

void
draft_put_text(struct draft *d, const char *field, const char *text, int col)
{
	record_set_text(&d->want, field, text);
	told_by(d, field, col);
}

void
draft_put_int(struct draft *d, const char *field, int64_t n, int col)
{
	record_set_int(&d->want, field, n);
	told_by(d, field, col);
}

void
draft_put_day(struct draft *d, const char *field, day_t day, int col)
{
	record_set_day(&d->want, field, day);
	told_by(d, field, col);
}

void
draft_text(struct draft *d, const struct reader *rd, const char *field,
    int col)
{
	if (col >= 0 && rd->cell[col].s)
		draft_put_text(d, field, rd->cell[col].s, col);
}

void
draft_int(struct draft *d, const struct reader *rd, const char *field,
    int col)
{
	if (col >= 0 && rd->cell[col].s)
		draft_put_int(d, field, rd->cell[col].n, col);
}

void
draft_day(struct draft *d, const struct reader *rd, const char *field,
    int col)
{
	if (col >= 0 && rd->cell[col].s)
		draft_put_day(d, field, (day_t)rd->cell[col].n, col);
}

/* A reference is told by the name of what it refers to. */
static bool
add_name(struct buf *to, struct store *s, const char *column, int64_t id)
{
	static const struct {
		const char	*column;
		enum entity	 entity;
	} refs[] = {
		{ "vendor_id", ENTITY_VENDOR }, { "area_id", ENTITY_AREA },
		{ "system_id", ENTITY_SYSTEM },
		{ "municipality_id", ENTITY_MUNICIPALITY },
	};
	struct record r;
	size_t i;

	for (i = 0; i < sizeof(refs) / sizeof(refs[0]); i++)
		if (strcmp(refs[i].column, column) == 0) {
			if (record_get(s, refs[i].entity, id, &r, NULL))
				buf_add(to, record_text(&r, "name"));
			record_fini(&r);
			return true;
		}
	return false;
}

static char *
shown(struct store *s, const char *column, const struct value *v)
{
	struct buf b = BUF_INIT;

	if (v->type == VALUE_TEXT)
		buf_add(&b, v->s);
	else if (v->type == VALUE_INT && !add_name(&b, s, column, v->i))
		buf_addf(&b, "%lld", (long long)v->i);
	return b.len ? buf_take(&b) : xstrdup("-");
}

/* Yours, the last list's, this list's. */
static void
tell_three(struct draft *d, struct reader *rd, int i, const struct touch *t,
    enum on_conflict how)
{
	bool taken = how == CONFLICT_TAKE;
	const struct field_info *f =
	    &entity_info[d->want.entity].field[i];
	char *yours = shown(rd->store, f->column, &d->have.v[i]);
	char *last = t->has_base ? shown(rd->store, f->column, &t->base) :
	    xstrdup("-");
	char *list = shown(rd->store, f->column, &d->want.v[i]);

	rd->told = true;
	row_warn(rd, taken ? REASON_taken : REASON_kept, d->col[i],
	    taken ? _("%s: yours was '%s', the last list said '%s', this one "
	    "'%s', which was taken") : _("%s: yours is '%s', the last list "
	    "said '%s', this one '%s'"), _(f->name), yours, last, list);
	rd->told = false;
	told_field(rd, f->name, yours, last, list, how);
	free(yours);
	free(last);
	free(list);
}

/* The field goes back to what it is in the store. */
static void
keep(struct draft *d, int i)
{
	struct value *v = &d->want.v[i];

	free(v->s);
	*v = d->have.v[i];
	if (v->s)
		v->s = xstrdup(v->s);
}

/* What was decided for the row at work, or for all. */
static enum on_conflict
choice_for(const struct reader *rd)
{
	const struct read_opts *o = rd->opts;
	size_t i;

	for (i = 0; i < o->nchoices; i++)
		if (o->choice[i].line == rd->line)
			return o->choice[i].how;
	return o->on_conflict;
}

/* The change of a field that nobody objects to. */
static void
tell_change(const struct draft *d, struct reader *rd, int i)
{
	const struct field_info *f =
	    &entity_info[d->want.entity].field[i];
	char *yours, *list;

	if (rd->opts->tell != TELL_ALL)
		return;
	yours = shown(rd->store, f->column, &d->have.v[i]);
	list = shown(rd->store, f->column, &d->want.v[i]);
	told_field(rd, f->name, yours, NULL, list, CONFLICT_ASK);
	free(yours);
	free(list);
}

/* Does the change of this field stand? */
static bool
judge(struct draft *d, struct reader *rd, int i, bool *stands, struct err *e)
{
	enum on_conflict how;
	struct touch t;
	bool moved;

	*stands = true;
	if (d->settled[i])
		return true;
	if (!field_touched(rd->store, d->want.entity, d->have.id, i, &t, e)) {
		rd->failed = true;
		return false;
	}
	/* Made by a person, but never given a value: nothing to keep. */
	if (t.by_person && !t.has_base && d->have.v[i].type == VALUE_NULL)
		t.by_person = false;
	/* Out in a sheet: what the recipient saw may be changed, no more. */
	if (sent_is_news(rd, &d->have, i, d->col[i], &moved)) {
		t.has_base &= t.by_person;
		t.by_person = moved;
	}
	how = choice_for(rd);
	/* It says what it said before you: no news, unless it is to win. */
	if (t.by_person && t.has_base && how != CONFLICT_TAKE &&
	    value_equal(&t.base, &d->want.v[i])) {
		*stands = false;
	} else if (t.by_person) {
		*stands = how == CONFLICT_TAKE;
		tell_three(d, rd, i, &t, how);
		if (how == CONFLICT_ASK)
			row_outcome(rd, ROW_CONFLICT);
	}
	free(t.base.s);
	return true;
}

static bool
write_new(struct draft *d, struct reader *rd, bool main_one, int64_t *id,
    struct err *e)
{
	if (!record_add(rd->store, &d->want, e)) {
		rd->failed = true;
		return false;
	}
	rd->wrote = true;
	if (main_one && !row_saw(rd, d->want.entity, d->want.id, e))
		return false;
	row_outcome(rd, main_one ? ROW_NEW : ROW_CHANGED);
	if (id)
		*id = d->want.id;
	return true;
}

static bool
differs(const struct draft *d, int i)
{
	return !value_equal(&d->have.v[i], &d->want.v[i]);
}

/* Take back what a person's word forbids. */
static bool
judge_all(struct draft *d, struct reader *rd, struct err *e)
{
	int i, n = entity_info[d->want.entity].nfields;
	bool stands, kept = false;

	for (i = 0; i < n; i++) {
		if (!differs(d, i))
			continue;
		if (!judge(d, rd, i, &stands, e))
			return false;
		if (!stands) {
			keep(d, i);
			kept = true;
		}
	}
	for (i = 0; i < n && kept && d->whole; i++)
		if (differs(d, i))
			keep(d, i);
	return true;
}

bool
draft_write(struct draft *d, struct reader *rd, bool main_one, int64_t *id,
    struct err *e)
{
	int i, n = entity_info[d->want.entity].nfields, changed;
	bool loud = false, any = false;

	if (d->have.id == 0 && main_one && rd->sent.row && !rd->wrote &&
	    d->want.entity != ENTITY_MARK)
		return row_reject(rd, REASON_unknown_name, -1, _("it went out "
		    "in a sheet, but klar no longer has it"));
	if (d->have.id == 0)
		return write_new(d, rd, main_one, id, e);
	if (id)
		*id = d->have.id;
	if (main_one && !row_saw(rd, d->want.entity, d->have.id, e))
		return false;
	if (!judge_all(d, rd, e))
		return false;
	for (i = 0; i < n; i++)
		if (differs(d, i)) {
			any = true;
			loud |= !d->quiet[i];
			if (!d->quiet[i])
				tell_change(d, rd, i);
		}
	if (!any)
		return true;
	if (!record_put(rd->store, &d->want, &changed, e)) {
		rd->failed = true;
		return false;
	}
	rd->wrote = true;
	if (loud)
		row_outcome(rd, ROW_CHANGED);
	return true;
}
