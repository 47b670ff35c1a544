/*
 * The log of changes, read page by page (change.h). A page is copied and its
 * statement released before anybody sees it, so a reader may ask the store
 * anything, and undo may write, in between.
 *
 * Rows that came together (bulk.c) or went together (undo_run.c) are one line
 * of the log, a run, and told one by one.
 */
#include "store/change.h"

#include <stdlib.h>
#include <string.h>

#include "store/inside.h"

static void
page_clear(struct changes *c)
{
	int i;

	for (i = 0; i < c->have; i++) {
		free(c->page[i].from.s);
		free(c->page[i].to.s);
	}
	c->have = c->at = 0;
}

static void
start(struct changes *c, struct store *s, enum stmt_id stmt, int64_t key,
    int64_t last)
{
	memset(c, 0, sizeof(*c));
	c->s = s;
	c->stmt = stmt;
	c->key = key;
	c->last = last;
	c->last_row = INT64_MAX;
	c->back = last == INT64_MAX;
	c->more = true;
}

void
changes_of_act(struct changes *c, struct store *s, int64_t act_id, bool back)
{
	start(c, s, back ? STMT_CHANGES_OF_ACT_BACK : STMT_CHANGES_OF_ACT,
	    act_id, back ? INT64_MAX : 0);
}

void
changes_of_runs(struct changes *c, struct store *s, int64_t act_id)
{
	start(c, s, STMT_RUNS_OF_ACT_BACK, act_id, INT64_MAX);
	c->runs = true;
}

void
changes_of_row(struct changes *c, struct store *s, enum entity entity,
    int64_t row_id)
{
	start(c, s, STMT_CHANGES_OF_ROW, row_id, INT64_MAX);
	c->thing.entity = entity;
}

void
changes_of_thing(struct changes *c, struct store *s,
    const struct thing *thing)
{
	start(c, s, STMT_CHANGES_OF_THING, thing->id, INT64_MAX);
	c->thing = *thing;
}

/* Which field a word of the log is; false if this program has none such. */
static bool
field_of(enum entity entity, const char *word, int *field)
{
	const struct entity_info *info = &entity_info[entity];
	int i;

	if (strcmp(word, "+") == 0 || strcmp(word, "-") == 0) {
		*field = *word == '+' ? CHANGE_CAME : CHANGE_WENT;
		return true;
	}
	for (i = 0; i < info->nfields; i++)
		if (strcmp(info->field[i].column, word) == 0) {
			*field = i;
			return true;
		}
	return false;
}

static bool
decode(const struct stmt *q, struct change *ch, int64_t *rows)
{
	memset(ch, 0, sizeof(*ch));
	if (!entity_of(col_peek(q, 2), &ch->entity) ||
	    !field_of(ch->entity, col_peek(q, 4), &ch->field))
		return false;
	ch->id = col_int(q, 0);
	ch->act_id = col_int(q, 1);
	ch->row_id = col_int(q, 3);
	col_value(q, 5, &ch->from);
	col_value(q, 6, &ch->to);
	*rows = 1;
	if (ch->field < 0 && ch->to.type == VALUE_INT) {
		*rows = ch->to.i;
		ch->in_run = true;
		ch->to = (struct value){ VALUE_NULL, 0, NULL };
	}
	return true;
}

/* The changes of single rows: a run is told of each. */
static bool
of_rows(const struct changes *c)
{
	return c->stmt == STMT_CHANGES_OF_ROW ||
	    c->stmt == STMT_CHANGES_OF_THING ||
	    c->stmt == STMT_CHANGES_OF_THING_SINCE;
}

static struct stmt *
ask(struct changes *c, struct err *e)
{
	struct stmt *q = stmt_use(c->s, c->stmt, e);
	int n = 1;

	if (!q)
		return NULL;
	if (of_rows(c))
		stmt_text(q, n++, entity_info[c->thing.entity].table);
	stmt_int(q, n++, c->key);
	stmt_int(q, n++, c->last);
	stmt_int(q, n++, CHANGES_PAGE);
	if (c->stmt == STMT_CHANGES_OF_ROW)
		stmt_int(q, n, RUN_ROWS_MAX);
	if (c->stmt == STMT_CHANGES_OF_THING) {
		stmt_int(q, n++, c->thing.track_id);
		stmt_int(q, n++, c->thing.step_id);
		stmt_int(q, n++, c->last_row);
		stmt_int(q, n, RUN_ROWS_MAX);
	}
	if (c->stmt == STMT_CHANGES_OF_THING_SINCE) {
		stmt_int(q, n++, c->thing.track_id);
		stmt_int(q, n++, c->went);
		stmt_int(q, n, c->since);
	}
	return q;
}

static bool
page_fill(struct changes *c, struct err *e)
{
	struct stmt *q = ask(c, e);
	enum got got;
	int seen = 0;

	page_clear(c);
	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		seen++;
		c->last = col_int(q, 0);
		c->last_row = col_int(q, 3);
		if (!decode(q, &c->page[c->have], &c->rows[c->have]))
			continue;
		if (of_rows(c))
			c->rows[c->have] = 1;
		c->have++;
	}
	stmt_release(q);
	c->more = seen == CHANGES_PAGE;
	return got == GOT_DONE;
}

/* One of the rows that came or went as one. */
static struct change *
one_of_run(struct changes *c)
{
	int64_t n = c->rows[c->at];

	c->one = c->page[c->at];
	c->one.row_id += c->back ? n - 1 - c->told : c->told;
	if (++c->told == n) {
		c->told = 0;
		c->at++;
	}
	return &c->one;
}

enum got
changes_next(struct changes *c, struct change **ch, struct err *e)
{
	while (c->at == c->have) {
		if (!c->more)
			return GOT_DONE;
		if (!page_fill(c, e)) {
			c->more = false;
			return GOT_ERROR;
		}
	}
	c->whole = c->runs ? c->rows[c->at] : 1;
	*ch = c->rows[c->at] > c->whole ? one_of_run(c) : &c->page[c->at++];
	return GOT_ROW;
}

void
changes_fini(struct changes *c)
{
	page_clear(c);
}

static bool
each_change(struct changes *c, bool (*each)(void *, const struct change *),
    void *arg, struct err *e)
{
	struct change *ch;
	enum got got;

	while ((got = changes_next(c, &ch, e)) == GOT_ROW)
		if (!each(arg, ch)) {
			got = GOT_DONE;
			break;
		}
	changes_fini(c);
	return got == GOT_DONE;
}

bool
act_changes(struct store *s, int64_t act_id,
    bool (*each)(void *, const struct change *), void *arg, struct err *e)
{
	struct changes c;

	changes_of_act(&c, s, act_id, false);
	return each_change(&c, each, arg, e);
}

bool
row_changes(struct store *s, enum entity entity, int64_t row_id,
    bool (*each)(void *, const struct change *), void *arg, struct err *e)
{
	struct changes c;

	changes_of_row(&c, s, entity, row_id);
	return each_change(&c, each, arg, e);
}

bool
thing_changes(struct store *s, const struct thing *thing,
    bool (*each)(void *, const struct change *), void *arg, struct err *e)
{
	struct changes c;

	changes_of_thing(&c, s, thing);
	return each_change(&c, each, arg, e);
}

bool
thing_changes_since(struct store *s, const struct thing *thing,
    int64_t change, bool went,
    bool (*each)(void *, const struct change *), void *arg, struct err *e)
{
	struct changes c;

	start(&c, s, STMT_CHANGES_OF_THING_SINCE, thing->id, INT64_MAX);
	c.thing = *thing;
	c.since = change;
	c.went = went;
	return each_change(&c, each, arg, e);
}

/* ---- what was there ------------------------------------------------------ */

bool
change_until(struct store *s, int64_t act_id, int64_t *change, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_CHANGE_LAST_UNTIL, e);

	if (q)
		stmt_int(q, 1, act_id);
	return stmt_number(q, change, e);
}

bool
any_went_since(struct store *s, int64_t change, bool *any, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_WENT_SINCE, e);
	int64_t n = 0;
	bool ok;

	if (q)
		stmt_int(q, 1, change);
	ok = stmt_number(q, &n, e);
	*any = n != 0;
	return ok;
}

bool
mark_went_since(struct store *s, const struct thing *step, int64_t run_id,
    int64_t change, int64_t *row_id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_MARK_WENT_SINCE, e);

	if (q) {
		stmt_int(q, 1, run_id);
		stmt_int(q, 2, step->step_id);
		stmt_int(q, 3, change);
		stmt_text(q, 4, entity_info[step->entity].table);
		stmt_int(q, 5, step->id);
	}
	return stmt_number(q, row_id, e);
}

bool
record_then(struct store *s, struct record *r, int64_t change, bool *was,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_CHANGES_SINCE, e);
	bool seen[RECORD_FIELDS_MAX] = { false };
	enum got got = GOT_ROW;
	int i, n;

	*was = true;
	if (!q)
		return false;
	stmt_text(q, 1, entity_info[r->entity].table);
	stmt_int(q, 2, r->id);
	stmt_int(q, 3, change);
	for (n = 0; *was && (got = stmt_step(q, e)) == GOT_ROW; n++) {
		if (!field_of(r->entity, col_peek(q, 0), &i))
			continue;
		/* Nothing of it is told before it came. */
		*was = n > 0 || i != CHANGE_CAME;
		if (i < 0 || seen[i])
			continue;
		seen[i] = true;
		free(r->v[i].s);
		col_value(q, 1, &r->v[i]);
	}
	stmt_release(q);
	return !*was || got == GOT_DONE;
}
