/*
 * Taking an act back: its changes are read from the last to the first, so
 * that every step leads back through a state that was valid once, and each is
 * undone only if the row still is as the change left it. By then the act's
 * own later changes of the row have been undone, so "as it left it" needs no
 * arithmetic; only for a row that came must the log be asked, because '+'
 * tells no values: the row is as it came if the oldest later change of each
 * field tells the value it has now.
 *
 * What one put wrote is one group, and goes back in one put. Rows that came or
 * went in a run are undo_run.c's.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/inside.h"
#include "store/undoing.h"

static enum outcome
keep(struct undoing *u, const struct change *c, const char *why)
{
	u->result->kept++;
	if (u->kept)
		u->kept(u->arg, c, why);
	return KEPT;
}

/* A write was refused: by a constraint the row is kept, else we stop. */
static enum outcome
refused(struct undoing *u, const struct change *c, bool deleting)
{
	if (!fault_is_constraint(u->s))
		return FAILED;
	return keep(u, c, fault_constraint(u->s, deleting));
}

/* The row as it is now; KEPT here means there is none. */
static enum outcome
row_now(struct undoing *u, const struct change *c, struct record *r,
    struct err *e)
{
	struct err local = ERR_INIT;

	u->s->trouble = 0;
	if (record_get(u->s, c->entity, c->row_id, r, &local))
		return TAKEN_BACK;
	record_fini(r);
	record_init(r, c->entity);
	if (local.code == ERR_INVALID)
		return KEPT;
	err_set(e, local.code, "%s", local.msg);
	return FAILED;
}

/* Is the row as it came? */
static enum got
as_it_came(struct undoing *u, const struct change *c, const struct record *r,
    bool *same, struct err *e)
{
	struct stmt *q = stmt_use(u->s, STMT_CHANGES_SINCE, e);
	const struct entity_info *info = &entity_info[c->entity];
	bool seen[RECORD_FIELDS_MAX] = { false };
	struct value was;
	enum got got;
	int i;

	*same = true;
	if (!q)
		return GOT_ERROR;
	stmt_text(q, 1, info->table);
	stmt_int(q, 2, c->row_id);
	stmt_int(q, 3, c->id);
	while ((got = stmt_step(q, e)) == GOT_ROW)
		for (i = 0; i < info->nfields; i++) {
			if (seen[i] || strcmp(info->field[i].column,
			    col_peek(q, 0)) != 0)
				continue;
			seen[i] = true;
			col_value(q, 1, &was);
			*same = *same && value_equal(&was, &r->v[i]);
			free(was.s);
		}
	stmt_release(q);
	return got;
}

static enum outcome
take_back_came(struct undoing *u, const struct change *c, struct err *e)
{
	struct record r;
	enum outcome o;
	bool same;

	o = row_now(u, c, &r, e);
	if (o == KEPT)
		keep(u, c, _("has been deleted since"));
	else if (o == TAKEN_BACK) {
		if (as_it_came(u, c, &r, &same, e) == GOT_ERROR)
			o = FAILED;
		else if (!same)
			o = keep(u, c, _("has been changed since"));
		else if (!record_delete(u->s, c->entity, c->row_id, e))
			o = refused(u, c, true);
		else
			u->result->taken_back++;
	}
	record_fini(&r);
	return o;
}

/* What the row held: the log tells it, or it was kept aside. */
static bool
row_before(struct undoing *u, struct group *g, struct record *r,
    struct err *e)
{
	const struct change *c = &g->c[0];
	int i;

	if (c->in_run)
		return record_went(u->s, c->entity, c->row_id, r, e);
	r->id = c->row_id;
	for (i = 1; i < g->n; i++) {
		r->v[g->c[i].field] = g->c[i].from;
		g->c[i].from.s = NULL;
	}
	return true;
}

static enum outcome
take_back_went(struct undoing *u, struct group *g, struct err *e)
{
	const struct change *c = &g->c[0];
	struct record r;
	enum outcome o;

	o = row_now(u, c, &r, e);
	if (o == TAKEN_BACK)
		o = keep(u, c, _("is there again"));
	else if (o == KEPT) {
		if (!row_before(u, g, &r, e))
			o = FAILED;
		else if (record_add(u->s, &r, e)) {
			o = TAKEN_BACK;
			u->result->taken_back++;
		} else
			o = refused(u, c, false);
	}
	record_fini(&r);
	return o;
}

/* Set back what still is as the write left it; the others are told. */
static int
set_back(struct undoing *u, struct group *g, struct record *r)
{
	struct change *c, swap;
	struct value *now;
	int i, n = 0;

	for (i = 0; i < g->n; i++) {
		c = &g->c[i];
		now = &r->v[c->field];
		if (!value_equal(now, &c->to)) {
			keep(u, c, _("has been changed since"));
			continue;
		}
		free(now->s);
		*now = c->from;
		if (now->s)
			now->s = xstrdup(now->s);
		swap = g->c[n];		/* the first n are those to go back */
		g->c[n++] = *c;
		*c = swap;
	}
	return n;
}

static enum outcome
take_back_fields(struct undoing *u, struct group *g, struct err *e)
{
	struct record r;
	enum outcome o;
	int i, n;

	o = row_now(u, &g->c[0], &r, e);
	if (o == KEPT)
		for (i = 0; i < g->n; i++)
			keep(u, &g->c[i], _("has been deleted since"));
	else if (o == TAKEN_BACK) {
		n = set_back(u, g, &r);
		if (n > 0 && !record_put(u->s, &r, NULL, e)) {
			for (i = 0; i < n && o != FAILED; i++)
				o = refused(u, &g->c[i], false);
		} else
			u->result->taken_back += n;
	}
	record_fini(&r);
	return o;
}

enum outcome
undo_row(struct undoing *u, struct group *g, struct err *e)
{
	switch (g->c[0].field) {
	case CHANGE_CAME:
		return take_back_came(u, &g->c[0], e);
	case CHANGE_WENT:
		return take_back_went(u, g, e);
	default:
		return take_back_fields(u, g, e);
	}
}

/* From the last write to the first; a run that went has its turn later. */
static enum outcome
take_back_rows(struct undoing *u, int64_t act_id, struct err *e)
{
	enum outcome o = TAKEN_BACK;
	struct group g;
	enum got got = GOT_DONE;

	groups_of_act(&u->log, u->s, act_id);
	u->log.log.runs = true;
	while (o != FAILED && (got = group_next(&u->log, &g, e)) == GOT_ROW) {
		if (!g.c[0].in_run)
			o = undo_row(u, &g, e);
		else if (g.c[0].field == CHANGE_CAME)
			o = undo_run_rest(u, &g.c[0], g.rows, e);
		group_fini(&g);
	}
	groups_fini(&u->log);
	return got == GOT_ERROR ? FAILED : o;
}

static bool
take_back_all(struct undoing *u, int64_t act_id, struct err *e)
{
	struct err local = ERR_INIT;	/* what was refused stands there, too */

	if (undo_came_runs(u, act_id, &local) != FAILED &&
	    take_back_rows(u, act_id, &local) != FAILED &&
	    undo_went_runs(u, act_id, &local) != FAILED)
		return true;
	return err_set(e, local.code, "%s", local.msg);
}

/* "undone: <title>"; a redo tells the title of what stands again. */
static char *
title_of(struct store *s, const struct act *target, struct err *e)
{
	struct act first;
	char *title;

	if (target->undoes == 0)
		return xasprintf(_("undone: %s"), target->title);
	if (!act_get(s, target->undoes, &first, e))
		return NULL;
	title = xasprintf(target->origin == ORIGIN_UNDO ? _("redone: %s") :
	    _("undone: %s"), first.title);
	act_fini(&first);
	return title;
}

/* Inside the transaction, where nobody can undo it a moment before us. */
static bool
may_undo(struct store *s, const struct act *target, struct err *e)
{
	int64_t by;

	if (target->origin == ORIGIN_INIT)
		return err_set(e, ERR_RULE, _("the birth of the store cannot "
		    "be undone"));
	if (!act_undone_by(s, target->id, &by, e))
		return false;
	if (by != 0)
		return err_set(e, ERR_RULE, _("act %lld is undone already, by "
		    "act %lld"), (long long)target->id, (long long)by);
	return true;
}

static bool
undo_act(struct undoing *u, const struct act *target, bool dry,
    struct err *e)
{
	struct store *s = u->s;
	int64_t act_id = s->act_id;

	if (!may_undo(s, target, e) || !take_back_all(u, target->id, e)) {
		act_cancel(s);
		return false;
	}
	/* Also if what was only told once more (record_confirm) is taken back:
	 * then nothing moves, and there is nothing to log. */
	s->act_stays = target->nchanges == 0 || u->result->taken_back > 0;
	if (!s->act_stays) {
		act_cancel(s);
		return err_set(e, ERR_CONFLICT, _("everything act %lld did "
		    "has been changed since; nothing was undone. An older "
		    "act is undone by its number"),
		    (long long)target->id);
	}
	if (!act_commit(s, dry, e))
		return false;
	u->result->act_id = dry ? 0 : act_id;
	return true;
}

bool
act_undo(struct store *s, int64_t act_id, enum origin origin,
    void (*kept)(void *, const struct change *, const char *why), void *arg,
    bool dry, struct undo_result *result, struct err *e)
{
	struct undoing u = { .s = s, .kept = kept, .arg = arg,
	    .result = result };
	enum origin as;
	struct act target;
	char *title;
	bool ok = false;

	memset(result, 0, sizeof(*result));
	if (!act_get(s, act_id, &target, e))
		return false;
	as = target.origin == ORIGIN_UNDO ? ORIGIN_REDO : ORIGIN_UNDO;
	title = title_of(s, &target, e);
	if (title && origin == ORIGIN_REDO && as != ORIGIN_REDO)
		err_set(e, ERR_RULE, _("act %lld undid nothing, so there is "
		    "nothing to redo"), (long long)act_id);
	else if (title && act_open(s, as, title, NULL, act_id, e))
		ok = undo_act(&u, &target, dry, e);
	free(title);
	act_fini(&target);
	return ok;
}
