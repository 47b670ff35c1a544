/*
 * What others have settled or moved meanwhile (settled.h), read from the
 * history by the acts that came after the one that was seen.
 */
#include "act/settled.h"

#include <stdlib.h>
#include <string.h>

#include "act/since.h"
#include "act/steps.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/chase.h"

#define LINES_MAX	30		/* of the log, looked at */

struct hold {
	struct act_ctx	*c;
	struct since	 since;
	struct clashes	 clashes;
};

static bool
row_differs(struct hold *h, enum entity entity, int64_t id,
    const char *const *columns, struct err *e)
{
	return since_row(h->c->store, &h->since, entity, id, columns,
	    &h->clashes, e);
}

/* Others may have ended the installation whose step it is. */
static bool
end_differs(struct hold *h, const struct subject *sub, struct err *e)
{
	static const char *const columns[] = { "valid_to", NULL };

	return sub->kind != SUBJECT_INSTALLATION ||
	    row_differs(h, ENTITY_INSTALLATION, sub->id, columns, e);
}

static bool
chase_differs(struct hold *h, const struct owed *o, struct err *e)
{
	static const char *const columns[] = { "rung", "snoozed_until", NULL };
	struct chase_row row;

	return chase_find(h->c->store, o, &row, e) && (row.id == 0 ||
	    row_differs(h, ENTITY_CHASE, row.id, columns, e));
}

/* Has anybody spoken about it? */
static bool
line_differs(struct hold *h, const struct owed *o, struct err *e)
{
	static const char *const columns[] = { "outcome", NULL };
	struct ids lines = { NULL, 0 };
	size_t i;
	bool ok = log_of_owed(h->c->store, o, h->c->today, LINES_MAX, &lines,
	    e);

	for (i = 0; ok && i < lines.n && !h->clashes.n; i++)
		ok = row_differs(h, ENTITY_CONTACT_LOG, lines.id[i], columns,
		    e);
	free(lines.id);
	return ok;
}

static bool
mark_differs(struct hold *h, const struct standing *st, int i, struct err *e)
{
	static const enum merge_field fields[] = { MERGE_STATE, MERGE_UNTIL,
	    MERGE_DUE };
	struct mark seen = MARK_INIT;
	bool ok = since_mark(h->c->store, &h->since, st, i, &seen, e);
	size_t k;

	for (k = 0; ok && k < sizeof(fields) / sizeof(fields[0]) &&
	    !h->clashes.n; k++)
		ok = steps_differ(&h->clashes, h->c->store, &seen,
		    &st->mark[i], fields[k], e);
	mark_fini(&seen);
	return ok;
}

/* Done, and not by a mark of its own: by an answer, or by what a list told. */
static bool
is_done_so(const struct standing *st, int i)
{
	enum mark_state state = st->mark[i].state;

	return step_is_done(st->walk.step[i].state) && state != MARK_MET &&
	    state != MARK_WAIVED && state != MARK_SKIPPED;
}

/*
 * The row as it is told, the run as it is now, and whether it may be done:
 * false with ERR_CONFLICT if not.
 */
static bool
step_stands(struct hold *h, struct owed *o, struct many_row *row,
    struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	bool ok = standing_load(h->c->store, &o->subject, h->c->today, st, e);
	int i = 0;

	while (ok && i < st->track.nsteps && st->track.steps[i].id !=
	    o->step_id)
		i++;
	if (ok) {
		row->name = xstrdup(st->name);
		o->run_id = st->run_id;
	}
	if (ok && i < st->track.nsteps) {
		str_copy(row->step, sizeof(row->step),
		    st->track.steps[i].key);
		ok = end_differs(h, &o->subject, e) &&
		    mark_differs(h, st, i, e) && (h->clashes.n ||
		    !is_done_so(st, i) || !since_done(h->c->store, &h->since,
		    &o->subject, e));
	}
	standing_fini(st);
	free(st);
	return ok;
}

static bool
item_stands(struct hold *h, const struct owed *o, struct many_row *row,
    struct err *e)
{
	static const char *const columns[] = { "state", "due_date", NULL };
	struct buf name = BUF_INIT;
	bool ok = owed_tell(h->c->store, o, &name, e) &&
	    row_differs(h, ENTITY_OPEN_ITEM, o->item_id, columns, e);

	row->name = xstrdup(ok ? buf_str(&name) : "?");
	buf_fini(&name);
	return ok;
}

static bool
stands(struct hold *h, struct owed *o, bool said, struct many_row *row,
    struct err *e)
{
	bool ok = o->item_id ? item_stands(h, o, row, e) :
	    step_stands(h, o, row, e);

	ok = ok && (h->clashes.n || chase_differs(h, o, e)) &&
	    (h->clashes.n || !said || line_differs(h, o, e));
	if (ok && h->clashes.n) {
		since_tell_clash(&h->clashes, e);
		ok = false;
	}
	clashes_fini(&h->clashes);
	return ok;
}

/* It may also have gone, or have nothing to be owed any more. */
static bool
is_refusal(const struct err *e)
{
	return e->code == ERR_CONFLICT || e->code == ERR_INVALID ||
	    e->code == ERR_RULE;
}

/* A row of the result; false: the whole act must end. */
static bool
hold_row(struct hold *h, const struct owed_rows *rows, const struct owed *o,
    bool said, struct owed *left, size_t *n, struct err *e)
{
	struct many *m = rows->many;
	struct many_row *row = &m->row[m->n];
	struct err why = ERR_INIT;

	*row = (struct many_row){ .outcome = MANY_DONE };
	m->n++;
	left[*n] = *o;
	if (stands(h, &left[*n], said, row, &why)) {
		(*n)++;
	} else if (is_refusal(&why) && rows->n > 1) {
		row->outcome = MANY_REFUSED;
		row->text = xstrdup(why.msg);
		row->name = row->name ? row->name : xstrdup("?");
	} else if (why.code == ERR_CONFLICT) {
		return err_set(e, why.code, "%s%s%s: %s", row->name,
		    *row->step ? " " : "", row->step, why.msg);
	} else {
		*e = why;
		return false;
	}
	m->count[row->outcome]++;
	return true;
}

bool
settled_hold(struct act_ctx *c, const struct owed_rows *rows, bool said,
    struct owed **left, size_t *n, struct act_result *res, struct err *e)
{
	struct hold h = { .c = c };
	size_t i;
	bool ok = since_begin(c->store, rows->seen, &h.since, e);

	*left = xcalloc(rows->n + 1, sizeof(**left));
	*n = 0;
	if (!ok || !h.since.any) {
		for (i = 0; i < rows->n; i++)
			(*left)[(*n)++] = rows->owed[i];
		return ok;
	}
	rows->many->row = xrealloc(rows->many->row, rows->many->n + rows->n +
	    1, sizeof(*rows->many->row));
	for (i = 0; ok && i < rows->n; i++)
		ok = hold_row(&h, rows, &rows->owed[i], said, *left, n, e);
	if (ok && rows->n && !*n)
		str_copy(res->text, sizeof(res->text),
		    _("nothing was changed"));
	return ok;
}

void
settled_done(const struct owed_rows *rows, const char *done,
    struct act_result *res)
{
	struct many *m = rows->many;
	struct buf b = BUF_INIT;
	size_t i;

	if (!m || !m->count[MANY_REFUSED])
		return;
	for (i = 0; i < m->n; i++)
		if (!m->row[i].text)
			m->row[i].text = xstrdup(done);
	buf_add(&b, res->text);
	buf_addf(&b, i18n_plural("; %zu refused", "; %zu refused",
	    (unsigned long)m->count[MANY_REFUSED]), m->count[MANY_REFUSED]);
	str_copy(res->text, sizeof(res->text), buf_str(&b));
	buf_fini(&b);
}
