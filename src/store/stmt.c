/*
 * The registry of statements: prepared when first used, kept until the store
 * is closed, never used twice at once. A bind that fails (a text beyond the
 * limit) is remembered and told by the step, so that nobody can store a NULL
 * in place of what was too long.
 */
#include "store/stmt.h"

#include <assert.h>
#include <sqlite3.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/inside.h"

static void
bound(struct stmt *q, int rc)
{
	if (rc != SQLITE_OK)
		q->trouble = rc;
}

struct stmt *
stmt_use(struct store *s, enum stmt_id id, struct err *e)
{
	const struct stmt_info *info = &stmt_info[id];
	struct stmt *q = &s->stmt[id];
	int rc;

	assert(!(info->flags & STMT_WRITES) || s->in_txn);
	if ((info->flags & STMT_WRITES) && sqlite3_get_autocommit(s->db)) {
		/* FULL, IOERR, NOMEM, INTERRUPT: SQLite has rolled back. */
		err_set(e, ERR_IO, _("nothing was written to '%s': an "
		    "earlier step failed"), s->path);
		return NULL;
	}
	if (s->unchecked && (info->flags & STMT_WRITES) &&
	    !(info->flags & STMT_UNCHECKED) && !bulk_checks(s, true, e))
		return NULL;
	if (!q->q) {
		rc = sqlite3_prepare_v3(s->db, info->sql, -1,
		    SQLITE_PREPARE_PERSISTENT, &q->q, NULL);
		if (rc != SQLITE_OK) {
			fault(s, rc, info->name, e);
			return NULL;
		}
		q->store = s;
		q->id = id;
	}
	assert(!sqlite3_stmt_busy(q->q));
	q->trouble = SQLITE_OK;
	return q;
}

void
stmt_release(struct stmt *q)
{
	if (!q)
		return;
	sqlite3_reset(q->q);
	sqlite3_clear_bindings(q->q);
}

void
stmt_close_all(struct store *s)
{
	size_t i;

	for (i = 0; i < STMT__COUNT; i++) {
		sqlite3_finalize(s->stmt[i].q);
		s->stmt[i].q = NULL;
	}
}

void
stmt_int(struct stmt *q, int n, int64_t v)
{
	bound(q, sqlite3_bind_int64(q->q, n, v));
}

void
stmt_text(struct stmt *q, int n, const char *text)
{
	bound(q, sqlite3_bind_text(q->q, n, text, -1, SQLITE_STATIC));
}

void
stmt_blob(struct stmt *q, int n, const void *p, size_t bytes)
{
	bound(q, sqlite3_bind_blob64(q->q, n, p, bytes, SQLITE_STATIC));
}

void
stmt_day(struct stmt *q, int n, day_t day)
{
	char text[DAY_TEXT];

	if (day == DAY_NONE)
		bound(q, sqlite3_bind_null(q->q, n));
	else
		bound(q, sqlite3_bind_text(q->q, n, date_iso(day, text), -1,
		    SQLITE_TRANSIENT));
}

void
stmt_value(struct stmt *q, int n, const struct value *v)
{
	switch (v->type) {
	case VALUE_NULL:
		bound(q, sqlite3_bind_null(q->q, n));
		break;
	case VALUE_INT:
		stmt_int(q, n, v->i);
		break;
	case VALUE_TEXT:
		stmt_text(q, n, v->s);
		break;
	}
}

enum got
stmt_step(struct stmt *q, struct err *e)
{
	int rc = q->trouble;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(q->q);
	if (rc == SQLITE_ROW)
		return GOT_ROW;
	if (rc == SQLITE_DONE)
		return GOT_DONE;
	fault(q->store, rc, stmt_info[q->id].name, e);
	return GOT_ERROR;
}

bool
stmt_run(struct stmt *q, struct err *e)
{
	enum got got;

	if (!q)
		return false;
	got = stmt_step(q, e);
	assert(got != GOT_ROW);
	stmt_release(q);
	return got == GOT_DONE;
}

bool
stmt_number(struct stmt *q, int64_t *v, struct err *e)
{
	enum got got;

	if (!q)
		return false;
	got = stmt_step(q, e);
	*v = got == GOT_ROW ? col_int(q, 0) : 0;
	stmt_release(q);
	return got != GOT_ERROR;
}

bool
col_null(const struct stmt *q, int i)
{
	return sqlite3_column_type(q->q, i) == SQLITE_NULL;
}

int64_t
col_int(const struct stmt *q, int i)
{
	return sqlite3_column_int64(q->q, i);
}

const char *
col_peek(const struct stmt *q, int i)
{
	return (const char *)sqlite3_column_text(q->q, i);
}

const unsigned char *
col_blob(const struct stmt *q, int i, size_t *bytes)
{
	const unsigned char *p = sqlite3_column_blob(q->q, i);

	*bytes = (size_t)sqlite3_column_bytes(q->q, i);
	return p;
}

char *
col_text(const struct stmt *q, int i)
{
	const char *text = col_peek(q, i);

	return text ? xstrdup(text) : NULL;
}

day_t
col_day(const struct stmt *q, int i)
{
	const char *text = col_peek(q, i);

	return text ? date_parse(text) : DAY_NONE;
}

void
col_value(const struct stmt *q, int i, struct value *v)
{
	v->type = VALUE_NULL;
	v->i = 0;
	v->s = NULL;
	switch (sqlite3_column_type(q->q, i)) {
	case SQLITE_NULL:
		break;
	case SQLITE_INTEGER:
		v->type = VALUE_INT;
		v->i = col_int(q, i);
		break;
	default:
		v->type = VALUE_TEXT;
		v->s = col_text(q, i);
		break;
	}
}
