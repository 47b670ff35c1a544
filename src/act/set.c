/*
 * Set (set.h). What a field is called and where it is kept stands in one
 * small table for steps and one for subjects.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "act/owed.h"
#include "act/steps.h"
#include "base/i18n.h"
#include "base/mem.h"

static bool
set_field(struct mark *m, const char *field, const char *value, day_t today,
    struct err *e)
{
	struct { const char *name; char **text; } texts[] = {
		{ "owner", &m->owner }, { "note", &m->note },
		{ "evidence", &m->evidence },
	};
	size_t k;

	if (!strcmp(field, "due"))
		return assign_read_day(value, today, &m->due, e);
	if (!strcmp(field, "until"))
		return assign_read_day(value, today, &m->until, e);
	for (k = 0; k < sizeof(texts) / sizeof(texts[0]); k++)
		if (!strcmp(field, texts[k].name)) {
			mark_set_text(texts[k].text, value);
			return true;
		}
	return err_set(e, ERR_USAGE,
	    _("a step has no '%s'; it has owner, due, note, evidence, until"),
	    field);
}

static bool
set_change(const struct standing *st, int i, struct mark *m,
    const void *arg, struct err *e)
{
	const struct set_args *s = arg;
	int k;

	(void)i;
	for (k = 0; k < s->n; k++)
		if (!set_field(m, s->a[k].field, s->a[k].value, st->walk.day,
		    e))
			return false;
	return true;
}

/* What the writer says they saw of some fields. */
static bool
set_saw(struct mark *seen, const void *arg, day_t today, struct err *e)
{
	const struct set_args *s = arg;
	int k;

	for (k = 0; k < s->n; k++)
		if (s->a[k].was && !set_field(seen, s->a[k].field,
		    s->a[k].was, today, e))
			return false;
	return true;
}

bool
set_verb(const struct act_ctx *c, const struct set_args *a, struct buf *done,
    struct step_verb *verb, struct err *e)
{
	(void)e;
	assign_tell(done, a->a, a->n, c->today);
	*verb = (struct step_verb){ .done = buf_str(done),
	    .change = set_change, .day = c->today, .saw = set_saw };
	return true;
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
put_fact(struct store *s, struct record *r, const char *answer,
    int *nchanges, struct err *e)
{
	int n = 1;
	bool ok;

	if (!answer) {
		*nchanges += r->id != 0;
		return !r->id || record_delete(s, ENTITY_FACT, r->id, e);
	}
	record_set_text(r, "answer", answer);
	ok = r->id ? record_put(s, r, &n, e) : record_add(s, r, e);
	*nchanges += n;
	return ok;
}

static bool
set_fact(struct act_ctx *c, struct standing *st, const struct assignment *a,
    struct act_result *res, struct err *e)
{
	struct assignment as = { a->field, answer_of(a->value),
	    a->was ? answer_of(a->was) : NULL };
	struct record r;
	bool ok, clash = false;
	int64_t id = 0;

	if ((!as.value && *a->value) || (a->was && *a->was && !as.was))
		return err_set(e, ERR_USAGE,
		    _("%s is answered with yes or no, not '%s'"), a->field,
		    !as.value && *a->value ? a->value : a->was);
	if (!steps_enrol(c->store, st, e) ||
	    !fact_find(c->store, st->run_id, a->field, &id, e))
		return false;
	record_init(&r, ENTITY_FACT);
	ok = !id || record_get(c->store, ENTITY_FACT, id, &r, e);
	record_set_int(&r, "run_id", st->run_id);
	record_set_text(&r, "name", a->field);
	if (a->was && !as.was)
		as.was = "";
	ok = ok && assign_met(c, res, &r, "answer", &as, &clash, e) &&
	    (clash || put_fact(c->store, &r, as.value, &res->nchanges, e));
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

/* The word of a contract type, "" for none; the words that are meant. */
static bool
read_contract(const char **text, struct err *e)
{
	enum contract contract;

	if (!*text || !**text)
		return true;
	if (!contract_of(*text, &contract))
		return err_set(e, ERR_USAGE, _("'%s' is no contract type; "
		    "write 2014, 2019 or individuel"), *text);
	*text = contract_word(contract);
	return true;
}

static bool
set_column(struct act_ctx *c, struct record *r, const char *column,
    const struct assignment *given, struct act_result *res, struct err *e)
{
	struct assignment a = *given;
	bool clash;

	if (!text_check(given->field, given->value, e))
		return false;
	if (!strcmp(column, "contract") && (!read_contract(&a.value, e) ||
	    !read_contract(&a.was, e)))
		return false;
	if (!assign_met(c, res, r, column, &a, &clash, e))
		return false;
	if (!clash)
		record_set_text(r, column, a.value);
	return true;
}

static bool
set_one(struct act_ctx *c, struct standing *st, struct record *r,
    const struct assignment *a, struct act_result *res, struct err *e)
{
	const struct subject_field *f = subject_table[st->subject.kind].field;

	for (; f->name; f++)
		if (!strcmp(f->name, a->field))
			return set_column(c, r, f->column, a, res, e);
	if (is_condition(&st->track, a->field))
		return set_fact(c, st, a, res, e);
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
	assign_tell(&title, a, n, c->today);
	for (k = 0; ok && k < n; k++)
		ok = set_one(c, st, &r, &a[k], res, e);
	ok = ok && clashes_none(&res->clashes, e) &&
	    record_put(c->store, &r, &changed, e) &&
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
