/*
 * Rows of any entity in the store: get, add, put, delete by the statements
 * that db/records.awk makes. Every write logs itself into the open act, after
 * the store has accepted it, so that a refused write leaves no trace.
 *
 * In the log '+' and '-' stand for the row itself. A row that goes has its
 * first field and all that hold something logged before the '-'; what is not
 * there was NULL. undo.c reads the log backwards and relies on this order. Of
 * rows that go in a run nothing is logged but the '-': what they held is kept
 * in a table beside theirs.
 */
#include <assert.h>
#include <sqlite3.h>
#include <string.h>

#include "base/i18n.h"
#include "store/inside.h"

static const struct {
	enum stmt_id get, add, put, drop;
} statement[ENTITY__COUNT] = {
#define ENTITY(id, table, name) \
	[ENTITY_##id] = { STMT_RECORD_GET_##id, STMT_RECORD_ADD_##id, \
	    STMT_RECORD_PUT_##id, STMT_RECORD_DROP_##id },
#define FIELD(column, type, name)
#define END
#include "../../db/entities.def"
#undef ENTITY
#undef FIELD
#undef END
};

static bool
read_by(struct store *s, enum stmt_id get, enum entity entity, int64_t id,
    struct record *r, struct err *e)
{
	struct stmt *q = stmt_use(s, get, e);
	enum got got;
	int i;

	record_init(r, entity);
	if (!q)
		return false;
	stmt_int(q, 1, id);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		r->id = id;
		for (i = 0; i < entity_info[entity].nfields; i++)
			col_value(q, i, &r->v[i]);
	} else if (got == GOT_DONE)
		err_set(e, ERR_INVALID, _("there is no %s with number %lld"),
		    _(entity_info[entity].name), (long long)id);
	stmt_release(q);
	return got == GOT_ROW;
}

bool
record_get(struct store *s, enum entity entity, int64_t id, struct record *r,
    struct err *e)
{
	return read_by(s, statement[entity].get, entity, id, r, e);
}

bool
record_went(struct store *s, enum entity entity, int64_t id, struct record *r,
    struct err *e)
{
	/* No other goes in runs: then there is none, as its get would say. */
	return read_by(s, entity == ENTITY_INSTALLATION ?
	    STMT_RECORD_WENT_INSTALLATION : statement[entity].get, entity, id,
	    r, e);
}

/* ?1 is the id (NULL: a new one), the fields follow. */
static void
bind_fields(struct stmt *q, const struct record *r)
{
	int i;

	if (r->id != 0)
		stmt_int(q, 1, r->id);
	for (i = 0; i < entity_info[r->entity].nfields; i++)
		stmt_value(q, i + 2, &r->v[i]);
}

bool
record_add(struct store *s, struct record *r, struct err *e)
{
	static const struct value none = { VALUE_NULL, 0, NULL };
	struct stmt *q = stmt_use(s, statement[r->entity].add, e);

	if (!q)
		return false;
	bind_fields(q, r);
	if (!stmt_run(q, e))
		return false;
	r->id = sqlite3_last_insert_rowid(s->db);
	return history_log(s, r->entity, r->id, "+", &none, &none, e);
}

static bool
write_changes(struct store *s, const struct record *was,
    const struct record *r, struct err *e)
{
	const struct entity_info *info = &entity_info[r->entity];
	struct stmt *q = stmt_use(s, statement[r->entity].put, e);
	int i;

	if (!q)
		return false;
	bind_fields(q, r);
	if (!stmt_run(q, e))
		return false;
	for (i = 0; i < info->nfields; i++)
		if (!value_equal(&was->v[i], &r->v[i]) &&
		    !history_log(s, r->entity, r->id, info->field[i].column,
		    &was->v[i], &r->v[i], e))
			return false;
	return true;
}

bool
record_put(struct store *s, const struct record *r, int *changed,
    struct err *e)
{
	struct record was;
	bool ok;
	int i, n = 0;

	ok = record_get(s, r->entity, r->id, &was, e);
	if (ok) {
		for (i = 0; i < entity_info[r->entity].nfields; i++)
			n += !value_equal(&was.v[i], &r->v[i]);
		ok = n == 0 || write_changes(s, &was, r, e);
	}
	if (changed)
		*changed = ok ? n : 0;
	record_fini(&was);
	return ok;
}

bool
record_confirm(struct store *s, enum entity entity, int64_t id, int field,
    struct err *e)
{
	struct record r;
	bool ok;

	ok = record_get(s, entity, id, &r, e) && history_log(s, entity, id,
	    entity_info[entity].field[field].column, &r.v[field], &r.v[field],
	    e);
	record_fini(&r);
	return ok;
}

static bool
log_gone(struct store *s, const struct record *r, struct err *e)
{
	static const struct value none = { VALUE_NULL, 0, NULL };
	const struct entity_info *info = &entity_info[r->entity];
	int i;

	for (i = 0; i < info->nfields; i++)
		if ((i == 0 || r->v[i].type != VALUE_NULL) &&
		    !history_log(s, r->entity, r->id, info->field[i].column,
		    &r->v[i], &none, e))
			return false;
	return history_log(s, r->entity, r->id, "-", &none, &none, e);
}

static bool
on_run(struct store *s, enum stmt_id id, int64_t first, int64_t n,
    struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);

	if (q) {
		stmt_int(q, 1, first);
		stmt_int(q, 2, first + n - 1);
	}
	return stmt_run(q, e);
}

bool
record_forget(struct store *s, enum entity entity, int64_t id, int64_t n,
    struct err *e)
{
	struct stmt *q;

	if (n > 1 && entity == ENTITY_INSTALLATION)
		return on_run(s, STMT_RECORD_DROP_RUN_INSTALLATION, id, n, e);
	for (; n > 0; n--, id++) {
		q = stmt_use(s, statement[entity].drop, e);
		if (q)
			stmt_int(q, 1, id);
		if (!stmt_run(q, e))
			return false;
	}
	return true;
}

bool
record_run_keep(struct store *s, enum entity entity, int64_t id, int64_t n,
    struct err *e)
{
	assert(entity == ENTITY_INSTALLATION);
	return on_run(s, STMT_RECORD_KEEP_RUN_INSTALLATION, id, n, e);
}

bool
record_run_back(struct store *s, enum entity entity, int64_t id, int64_t n,
    struct err *e)
{
	assert(entity == ENTITY_INSTALLATION);
	return on_run(s, STMT_RECORD_BACK_RUN_INSTALLATION, id, n, e);
}

bool
record_restore(struct store *s, const struct record *r, bool back,
    struct err *e)
{
	struct stmt *q = stmt_use(s, back ? statement[r->entity].add :
	    statement[r->entity].put, e);

	if (q)
		bind_fields(q, r);
	return stmt_run(q, e);
}

bool
record_delete(struct store *s, enum entity entity, int64_t id, struct err *e)
{
	struct record was;
	struct stmt *q;
	bool ok;

	ok = record_get(s, entity, id, &was, e);
	if (ok) {
		q = stmt_use(s, statement[entity].drop, e);
		if (q)
			stmt_int(q, 1, id);
		ok = stmt_run(q, e) && log_gone(s, &was, e);
		if (!ok && fault_is_constraint(s))
			err_set(e, ERR_RULE, _("this %s is in use and cannot "
			    "be deleted"), _(entity_info[entity].name));
	}
	record_fini(&was);
	return ok;
}
