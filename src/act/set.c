/*
 * Set (set.h). What a field is called and where it is kept stands in one
 * small table for steps and one for subjects.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "act/steps.h"
#include "base/i18n.h"
#include "base/mem.h"

/* Has somebody else put another value there since the writer looked? */
static bool
not_moved(const struct assignment *a, const char *now, struct err *e)
{
	if (!a->was || !strcmp(now, a->was) || !strcmp(now, a->value))
		return true;
	return err_set(e, ERR_CONFLICT,
	    _("%s has meanwhile been changed from '%s' to '%s'; yours is '%s'"),
	    a->field, a->was, now, a->value);
}

static bool
set_day(day_t *to, const struct assignment *a, day_t today, struct err *e)
{
	char now[DAY_TEXT];
	day_t d = DAY_NONE;

	if (!not_moved(a, date_dk(*to, now), e))
		return false;
	if (*a->value) {
		d = date_parse_loose(a->value, today);
		if (d == DAY_NONE)
			return err_set(e, ERR_USAGE,
			    _("'%s' is no date; write dd-mm-yyyy, +2u or fre"),
			    a->value);
	}
	*to = d;
	return true;
}

static bool
set_field(struct mark *m, const struct assignment *a, day_t today,
    struct err *e)
{
	struct { const char *name; char **text; } texts[] = {
		{ "owner", &m->owner }, { "note", &m->note },
		{ "evidence", &m->evidence },
	};
	size_t k;

	if (!strcmp(a->field, "due"))
		return set_day(&m->due, a, today, e);
	if (!strcmp(a->field, "until"))
		return set_day(&m->until, a, today, e);
	for (k = 0; k < sizeof(texts) / sizeof(texts[0]); k++) {
		char **t = texts[k].text;

		if (strcmp(a->field, texts[k].name))
			continue;
		if (!not_moved(a, *t ? *t : "", e))
			return false;
		mark_set_text(t, a->value);
		return true;
	}
	return err_set(e, ERR_USAGE,
	    _("a step has no '%s'; it has owner, due, note, evidence, until"),
	    a->field);
}

/* "owner = ml, due = 20-04-2021" */
static void
assignments(struct buf *b, const struct assignment *a, int n)
{
	int k;

	for (k = 0; k < n; k++)
		buf_addf(b, "%s%s = %s", k ? ", " : "", a[k].field,
		    a[k].value);
}

static bool
set_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	const struct set_args *s = arg;
	int k;

	(void)i;
	for (k = 0; k < s->n; k++)
		if (!set_field(m, &s->a[k], st->walk.day, e))
			return false;
	return true;
}

bool
set_verb(const struct act_ctx *c, const struct set_args *a, struct buf *done,
    struct step_verb *verb, struct err *e)
{
	(void)e;
	assignments(done, a->a, a->n);
	*verb = (struct step_verb){ .done = buf_str(done),
	    .change = set_change, .reason = NULL,
	    .day = c->today };
	return true;
}

bool
act_set_steps(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int nkeys, const struct assignment *a, int n,
    struct act_result *res, struct err *e)
{
	struct set_args args = { a, n };
	struct buf done = BUF_INIT;
	struct step_verb verb;
	bool ok;

	ok = set_verb(c, &args, &done, &verb, e) &&
	    steps_act(c, sub, keys, nkeys, &verb, &args, res, e);
	buf_fini(&done);
	return ok;
}

/* Does a step of the track depend on this condition? */
static bool
is_condition(const struct track *t, const char *name)
{
	int i;

	for (i = 0; i < t->nsteps; i++)
		if (!strcasecmp(t->steps[i].condition, name))
			return true;
	return false;
}

static const char *
answer_of(const char *value)
{
	if (!strcasecmp(value, "yes") || !strcasecmp(value, "ja"))
		return "yes";
	if (!strcasecmp(value, "no") || !strcasecmp(value, "nej"))
		return "no";
	return NULL;
}

static bool
set_fact(struct store *s, struct standing *st, const struct assignment *a,
    int *nchanges, struct err *e)
{
	const char *answer = answer_of(a->value);
	struct record r;
	int64_t id;
	int n = 1;
	bool ok;

	if (!answer && *a->value)
		return err_set(e, ERR_USAGE,
		    _("%s is answered with yes or no, not '%s'"), a->field,
		    a->value);
	if (!steps_enrol(s, st, e) ||
	    !fact_find(s, st->run_id, a->field, &id, e))
		return false;
	if (!answer) {
		if (id)
			(*nchanges)++;
		return !id || record_delete(s, ENTITY_FACT, id, e);
	}
	record_init(&r, ENTITY_FACT);
	r.id = id;
	record_set_int(&r, "run_id", st->run_id);
	record_set_text(&r, "name", a->field);
	record_set_text(&r, "answer", answer);
	ok = id ? record_put(s, &r, &n, e) : record_add(s, &r, e);
	*nchanges += n;
	record_fini(&r);
	return ok;
}

struct subject_field {
	const char	*name;		/* as the user says it */
	const char	*column;
};

static const struct subject_field system_fields[] = {
	{ "owner", "owner" }, { "note", "note" }, { NULL, NULL },
};
static const struct subject_field installation_fields[] = {
	{ "owner", "responsible" }, { "note", "note" },
	{ "contract", "contract" }, { NULL, NULL },
};
static const struct subject_field no_fields[] = { { NULL, NULL } };

static const struct {
	enum entity			 entity;
	const struct subject_field	*field;
} subject_table[SUBJECT__COUNT] = {
	[SUBJECT_SYSTEM] = { ENTITY_SYSTEM, system_fields },
	[SUBJECT_INSTALLATION] = { ENTITY_INSTALLATION, installation_fields },
	[SUBJECT_MUNICIPALITY] = { ENTITY_MUNICIPALITY, no_fields },
};

static bool
set_column(struct record *r, const char *column, const struct assignment *a,
    struct err *e)
{
	const char *now = record_text(r, column), *value = a->value;
	enum contract contract;

	if (!not_moved(a, now ? now : "", e))
		return false;
	if (!strcmp(column, "contract") && *value) {
		if (!contract_of(value, &contract))
			return err_set(e, ERR_USAGE,
			    _("'%s' is no contract type; write 2014, 2019 or "
			    "individuel"), value);
		value = contract_word(contract);
	}
	record_set_text(r, column, value);
	return true;
}

static bool
set_one(struct act_ctx *c, struct standing *st, struct record *r,
    const struct assignment *a, struct act_result *res, struct err *e)
{
	const struct subject_field *f = subject_table[st->subject.kind].field;

	for (; f->name; f++)
		if (!strcmp(f->name, a->field))
			return set_column(r, f->column, a, e);
	if (is_condition(&st->track, a->field))
		return set_fact(c->store, st, a, &res->nchanges, e);
	return err_set(e, ERR_USAGE, _("%s has no '%s' to set"), st->name,
	    a->field);
}

static bool
set_all(struct act_ctx *c, struct standing *st, const struct assignment *a,
    int n, struct act_result *res, struct err *e)
{
	struct buf title = BUF_INIT;
	struct record r;
	int k, changed = 0;
	bool ok;

	record_init(&r, subject_table[st->subject.kind].entity);
	ok = record_get(c->store, r.entity, st->subject.id, &r, e);
	buf_addf(&title, "%s: ", st->name);
	assignments(&title, a, n);
	for (k = 0; ok && k < n; k++)
		ok = set_one(c, st, &r, &a[k], res, e);
	ok = ok && record_put(c->store, &r, &changed, e) &&
	    act_retitle(c->store, buf_str(&title), e);
	res->nchanges += changed;
	str_copy(res->text, sizeof(res->text), buf_str(&title));
	buf_fini(&title);
	record_fini(&r);
	return ok;
}

/* A system on no course has no conditions, but fields of its own. */
static bool
load_subject(struct act_ctx *c, const struct subject *sub,
    struct standing *st, struct err *e)
{
	if (sub->kind == SUBJECT_SYSTEM && sub->track_id == 0)
		return standing_name(c->store, sub, st, e);
	return standing_load(c->store, sub, c->today, st, e);
}

bool
act_set_subject(struct act_ctx *c, const struct subject *sub,
    const struct assignment *a, int n, struct act_result *res,
    struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	bool ok = false;

	if (!act_begin(c->store, c->origin, "", NULL, e)) {
		free(st);
		return false;
	}
	if (load_subject(c, sub, st, e) &&
	    set_all(c, st, a, n, res, e)) {
		res->act_id = res->nchanges && !c->dry ?
		    act_current(c->store) : 0;
		ok = act_commit(c->store, c->dry, e);
	}
	act_cancel(c->store);
	standing_fini(st);
	free(st);
	return ok;
}
