/*
 * What others have done since (since.h), read from the history.
 */
#include "act/since.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/chase.h"

bool
since_begin(struct store *s, int64_t act, struct since *since, struct err *e)
{
	int64_t last = 0;

	*since = (struct since){ .any = false };
	if (act == 0)
		return true;
	act_page(s, act_current(s), &last, 1, e);
	since->any = last > act;
	return !e->code && (!since->any ||
	    (change_until(s, act, &since->change, e) &&
	    any_went_since(s, since->change, &since->went, e)));
}

static char *
text_of(const struct record *r, const char *column)
{
	const char *text = record_text(r, column);

	return text ? xstrdup(text) : NULL;
}

static void
mark_of_record(const struct record *r, struct mark *m)
{
	m->id = r->id;
	mark_of(record_text(r, "state"), &m->state);
	m->on = record_day(r, "on_date");
	m->until = record_day(r, "until_date");
	m->since = record_day(r, "since_date");
	m->due = record_day(r, "due_date");
	party_of(record_text(r, "waits_for"), &m->waits_for);
	m->who = text_of(r, "who");
	m->owner = text_of(r, "owner");
	m->evidence = text_of(r, "evidence");
	m->reason = text_of(r, "reason");
	m->approver = text_of(r, "approver");
	m->note = text_of(r, "note");
}

/* A mark that went since was there before the one that is there now. */
bool
since_mark(struct store *s, const struct since *since,
    const struct standing *st, int i, struct mark *seen, struct err *e)
{
	static const struct mark none = MARK_INIT;
	int64_t id[2] = { 0, st->mark[i].id };
	struct thing step = subject_thing(&st->subject,
	    st->track.steps[i].id);
	struct record r;
	bool ok, was = false;
	int k;

	*seen = none;
	ok = !since->went || mark_went_since(s, &step, st->run_id,
	    since->change, &id[0], e);
	for (k = 0; ok && !was && k < 2; k++) {
		if (id[k] == 0)
			continue;
		record_init(&r, ENTITY_MARK);
		if (k == 0)
			r.id = id[k];
		else
			ok = record_get(s, ENTITY_MARK, id[k], &r, e);
		ok = ok && record_then(s, &r, since->change, &was, e);
		if (ok && was)
			mark_of_record(&r, seen);
		record_fini(&r);
	}
	return ok;
}

/* What a column says to people; r NULL: nothing was told of it yet. */
static char *
column_text(const struct record *r, enum entity entity, int field)
{
	const struct value *v = r ? &r->v[field] : NULL;
	enum outcome outcome;
	char day[DAY_TEXT];

	if (entity_info[entity].field[field].type == VALUE_INT)
		return xasprintf("%lld", v ? (long long)v->i : 0);
	if (!v || v->type != VALUE_TEXT)
		return xstrdup("");
	if (entity == ENTITY_CONTACT_LOG && outcome_of(v->s, &outcome))
		return xstrdup(outcome_name(outcome));
	return xstrdup(date_parse(v->s) == DAY_NONE ? v->s :
	    date_dk(date_parse(v->s), day));
}

static bool
column_differs(struct store *s, const struct record *then,
    const struct record *now, const char *column, struct clashes *cs,
    struct err *e)
{
	const char *const columns[] = { column, NULL };
	int f = entity_field(now->entity, column);
	char *was = column_text(then, now->entity, f);
	char *is = column_text(now, now->entity, f);
	const struct clashing x = { .field = column,
	    .name = _(entity_info[now->entity].field[f].name), .was = was,
	    .yours = "", .theirs = is, .entity = now->entity,
	    .row_id = now->id, .columns = columns };
	bool ok = !strcmp(was, is) || clash_add(cs, s, &x, e);

	free(was);
	free(is);
	return ok;
}

bool
since_row(struct store *s, const struct since *since, enum entity entity,
    int64_t id, const char *const *columns, struct clashes *cs,
    struct err *e)
{
	struct record now, then;
	bool was = false, ok = record_get(s, entity, id, &now, e);
	int i;

	record_copy(&then, &now);
	ok = ok && record_then(s, &then, since->change, &was, e);
	for (i = 0; ok && columns[i] && !cs->n; i++)
		ok = column_differs(s, was ? &then : NULL, &now, columns[i],
		    cs, e);
	record_fini(&now);
	record_fini(&then);
	return ok;
}

/* Others may have ended the installation: a vendor switch. */
static bool
has_ended(struct store *s, const struct since *since,
    const struct standing *st, struct clashes *cs, struct err *e)
{
	static const char *const columns[] = { "valid_to", NULL };

	if (!since->any || st->subject.kind != SUBJECT_INSTALLATION)
		return false;
	if (since_row(s, since, ENTITY_INSTALLATION, st->subject.id, columns,
	    cs, e) && cs->n)
		since_tell_clash(cs, e);
	return e->code != ERR_NONE;
}

bool
since_step(struct store *s, const struct since *since, struct standing *st,
    const char *key, const struct step_verb *plain, const void *args,
    struct clashes *clashes, bool *changed, struct err *e)
{
	struct step_verb verb = *plain;
	struct sight sight = { MARK_INIT, MARK_INIT };
	int i = track_step(&st->track, key);
	bool ok = true;

	if (has_ended(s, since, st, clashes, e))
		return false;
	verb.clashes = clashes;
	if (since->any && i >= 0) {
		ok = since_mark(s, since, st, i, &sight.seen, e);
		verb.sight = &sight;
		verb.meant = true;
	}
	ok = ok && steps_one(s, st, key, &verb, args, changed, e);
	mark_fini(&sight.seen);
	mark_fini(&sight.found);
	return ok;
}

struct search {
	int64_t		 act;		/* 0: nothing is found yet */
	bool		 gate;
};

/* Is it something by which steps come to be done, or are open again? */
static bool
moves(const struct change *ch, bool gate)
{
	static const struct {
		enum entity	 entity;
		const char	*column;
	} moving[] = {
		{ ENTITY_MARK, "state" }, { ENTITY_MARK, "on_date" },
		{ ENTITY_MARK, "until_date" },
		{ ENTITY_INSTALLATION, "agreed_on" },
		{ ENTITY_INSTALLATION, "operation_on" },
		{ ENTITY_SYSTEM, "ready_by" },
	};
	size_t i;

	if (gate || ch->entity == ENTITY_GATE)
		return ch->entity == ENTITY_GATE;
	if (ch->entity == ENTITY_FACT)
		return true;
	if (ch->field < 0)
		return ch->entity == ENTITY_MARK;
	for (i = 0; i < sizeof(moving) / sizeof(moving[0]); i++)
		if (ch->entity == moving[i].entity && ch->field ==
		    entity_field(ch->entity, moving[i].column))
			return true;
	return false;
}

/* They come newest first. */
static bool
look(void *arg, const struct change *ch)
{
	struct search *x = arg;

	if (moves(ch, x->gate))
		x->act = ch->act_id;
	return x->act == 0;
}

/* Who has made it so, if anybody; false with what is wrong, or nothing. */
static bool
find_mover(struct store *s, const struct since *since,
    const struct subject *sub, bool gate, struct buf *by, struct err *e)
{
	struct search x = { 0, gate };
	struct thing thing = subject_thing(sub, 0);
	struct act act;

	if (!since->any || !thing_changes_since(s, &thing, since->change,
	    since->went, look, &x, e) || x.act == 0 ||
	    !act_get(s, x.act, &act, e))
		return false;
	since_tell(by, act.actor, act.at);
	act_fini(&act);
	return true;
}

bool
since_moved(struct store *s, const struct since *since,
    const struct subject *sub, bool gate, struct err *e)
{
	struct buf by = BUF_INIT;

	if (find_mover(s, since, sub, gate, &by, e))
		err_set(e, ERR_CONFLICT, gate ? _("changed %s: yours is not "
		    "written (a gate was passed)") : _("changed %s: yours is "
		    "not written (the next step may be another)"),
		    buf_str(&by));
	buf_fini(&by);
	return e->code != ERR_NONE;
}

bool
since_done(struct store *s, const struct since *since,
    const struct subject *sub, struct err *e)
{
	struct buf by = BUF_INIT;

	if (find_mover(s, since, sub, false, &by, e))
		err_set(e, ERR_CONFLICT, _("changed %s: yours is not written "
		    "(the step is done)"), buf_str(&by));
	buf_fini(&by);
	return e->code != ERR_NONE;
}

void
since_tell_clash(const struct clashes *cs, struct err *e)
{
	const struct clash *c = cs->clash;
	struct buf by = BUF_INIT;

	if (c->actor)
		since_tell(&by, c->actor, c->at);
	else
		buf_add(&by, _("meanwhile"));
	err_clear(e);
	err_set(e, ERR_CONFLICT, _("changed %s: yours is not written (%s: "
	    "'%s' > '%s')"), buf_str(&by), c->name, c->was, c->theirs);
	buf_fini(&by);
}

void
since_tell(struct buf *b, const char *actor, const char *at)
{
	char now[CLOCK_TEXT];
	bool today = strncmp(clock_now(now), at, strlen("yyyy-mm-dd")) == 0;

	buf_addf(b, _("by %s at %.*s"), actor, today ? 5 : 16,
	    at + (today ? strlen("yyyy-mm-dd ") : 0));
}
