/*
 * Installations in blocks (bulk.h). What a row costs SQLite beside storing it
 * was measured, of 8 us: the statement itself 1.3 (so: 128 rows in one), the
 * sequence of ids 1, foreign keys 2 (so: each parent is looked up once), date
 * CHECKs and an IN that builds a table for each row 0.7 (so: they are proven
 * here), the change row with its indexes 1.5 (so: one for a run of ids), and
 * keeping the covering index by system, whose pages lie all over, 1 (so: into
 * a store that has none yet, it is made anew at the end, in the same
 * transaction, sorted; else it is needed meanwhile, to ask about systems).
 */
#include "store/bulk.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/idset.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/contract.h"
#include "store/packed.h"

#define ROWS		8192		/* gathered at most; of a run */
#define REBUILD_FROM	20000		/* rows for which an index is rebuilt */
#define PARENTS_MAX	(1 << 24)	/* ids beyond are asked for each time */
#define DAYS		1024		/* nearly three years; a power of two */

enum { PARENT_MUNICIPALITY, PARENT_SYSTEM, PARENT__COUNT };

struct held {				/* a value of a row that waits */
	int64_t		 i;		/* the number, or where the text is */
	int		 len;
	enum value_type	 type;
};

struct bulk {
	int		 n;		/* rows that wait */
	int		 block;		/* rows of a statement; 0: not known */
	int64_t		 first, written;	/* since the last log: ids */
	struct held	*held;		/* ROWS times the fields */
	struct packed	*packed;	/* ROWS */
	struct buf	 text;
	char		*index_sql;	/* of the index that was dropped */
	struct idset	 parent[PARENT__COUNT];	/* known to be there */
	struct {			/* of late: a list has few days */
		day_t		 day;
		char		 iso[DAY_TEXT];
	} days[DAYS];
};

static const struct entity_info *const info =
    &entity_info[ENTITY_INSTALLATION];

/* ---- what SQLite does not check meanwhile -------------------------------- */

bool
bulk_checks(struct store *s, bool on, struct err *e)
{
	int64_t unused;
	int rc;

	if (s->unchecked == !on)
		return true;
	s->unchecked = !on;
	/* Unlike the pragma this works inside a transaction. */
	rc = sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, (int)on,
	    NULL);
	if (rc != SQLITE_OK)
		return fault(s, rc, "config", e);
	return stmt_number(stmt_use(s, on ? STMT_PRAGMA_CHECKS_ON :
	    STMT_PRAGMA_CHECKS_OFF, e), &unused, e);
}

static bool
meet_parent(struct store *s, int which, int64_t id, struct err *e)
{
	static const enum entity entity[] = { ENTITY_MUNICIPALITY,
	    ENTITY_SYSTEM };
	struct record r;
	bool ok;

	ok = record_get(s, entity[which], id, &r, e);
	record_fini(&r);
	if (ok && id < PARENTS_MAX)
		idset_add(&s->bulk->parent[which], id);
	return ok;
}

static bool
parent_is(struct store *s, int which, int64_t id, struct err *e)
{
	return (id > 0 && idset_has(&s->bulk->parent[which], id)) ||
	    meet_parent(s, which, id, e);
}

/* Where the fields are that SQLite would check. */
static struct {
	bool	 known;
	bool	 day[RECORD_FIELDS_MAX];
	int	 contract, parent[PARENT__COUNT];
	int	 agreed, operation, reported, from, to, by;
} fields;

static void
find_fields(void)
{
	const struct { const char *name; int *at; } days[] = {
		{ "valid_from", &fields.from }, { "valid_to", &fields.to },
		{ "agreed_on", &fields.agreed },
		{ "operation_on", &fields.operation },
		{ "reported_on", &fields.reported },
	};
	size_t i;

	if (fields.known)
		return;
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		*days[i].at = entity_field(ENTITY_INSTALLATION, days[i].name);
		fields.day[*days[i].at] = true;
	}
	fields.by = entity_field(ENTITY_INSTALLATION, "reported_by");
	fields.contract = entity_field(ENTITY_INSTALLATION, "contract");
	fields.parent[PARENT_MUNICIPALITY] = entity_field(ENTITY_INSTALLATION,
	    "municipality_id");
	fields.parent[PARENT_SYSTEM] = entity_field(ENTITY_INSTALLATION,
	    "system_id");
	fields.known = true;
}

static bool
is_contract(const struct bulk_value *v)
{
	const char *word;
	int c;

	if (v->type == VALUE_NULL)
		return true;
	for (c = CONTRACT_NONE + 1; c < CONTRACT__COUNT; c++) {
		word = contract_word((enum contract)c);
		if (v->s == word || strcmp(v->s, word) == 0)
			return true;
	}
	return false;
}

/* The CHECKs and REFERENCES of the table, in C. A day_t is a day. */
static bool
is_sound(struct store *s, const struct bulk_value *v, struct err *e)
{
	int i;

	for (i = 0; i < info->nfields; i++)
		if (fields.day[i] && v[i].type != VALUE_NULL && (!v[i].day ||
		    v[i].i == DAY_NONE))
			return fault(s, SQLITE_CONSTRAINT_CHECK, "bulk", e);
	if (!is_contract(&v[fields.contract]))
		return fault(s, SQLITE_CONSTRAINT_CHECK, "bulk", e);
	return parent_is(s, PARENT_MUNICIPALITY,
	    v[fields.parent[PARENT_MUNICIPALITY]].i, e) &&
	    parent_is(s, PARENT_SYSTEM, v[fields.parent[PARENT_SYSTEM]].i, e);
}

/* ---- gathering and writing ----------------------------------------------- */

/* id 0: the statement counts for itself. */
static void
bind_row(const struct bulk *b, struct stmt *q, int at, int row, int64_t id)
{
	const struct held *h = b->held + row * info->nfields;
	int i, rc = id == 0 ? SQLITE_OK : sqlite3_bind_int64(q->q, ++at, id);

	for (i = 0; i < info->nfields && rc == SQLITE_OK; i++, h++) {
		at++;
		if (h->type == VALUE_INT)
			rc = sqlite3_bind_int64(q->q, at, h->i);
		else if (h->type == VALUE_TEXT)
			rc = sqlite3_bind_text(q->q, at, b->text.p + h->i,
			    h->len, SQLITE_STATIC);
		else
			rc = sqlite3_bind_null(q->q, at);
	}
	if (rc != SQLITE_OK)
		q->trouble = rc;
}

/* The ids that a run begins with: nobody else adds any before it is logged. */
static bool
begin_run(struct store *s, struct err *e)
{
	struct stmt *q;
	int64_t last;

	if (s->bulk->written > 0)
		return true;
	q = stmt_use(s, STMT_RECORD_LAST_ID, e);
	if (q)
		stmt_text(q, 1, info->table);
	if (!stmt_number(q, &last, e))
		return false;
	s->bulk->first = last + 1;
	return true;
}

/* Whole blocks; *done is how many rows that were. */
static bool
write_blocks(struct store *s, int *done, struct err *e)
{
	struct bulk *b = s->bulk;
	struct stmt *q;
	enum got got = GOT_DONE;
	int i;

	*done = 0;
	if (!bulk_checks(s, false, e))
		return false;
	q = stmt_use(s, STMT_RECORD_FILL_INSTALLATION, e);
	if (!q)
		return false;
	b->block = sqlite3_bind_parameter_count(q->q) / info->nfields;
	while (got == GOT_DONE && b->n - *done >= b->block) {
		for (i = 0; i < b->block; i++, (*done)++)
			bind_row(b, q, i * info->nfields, *done, 0);
		got = stmt_step(q, e);
		sqlite3_reset(q->q);	/* every block binds all anew */
		b->written += b->block;
	}
	if (got != GOT_DONE)
		return false;
	return *done == 0 || sqlite3_last_insert_rowid(s->db) ==
	    b->first + b->written - 1 ||
	    fault(s, SQLITE_CONSTRAINT_ROWID, "bulk", e);
}

static bool
write_rest(struct store *s, int done, struct err *e)
{
	struct bulk *b = s->bulk;
	struct stmt *q;

	for (; done < b->n; done++) {
		q = stmt_use(s, STMT_RECORD_ADD_INSTALLATION, e);
		if (!q)
			return false;
		bind_row(b, q, 0, done, b->first + b->written++);
		if (!stmt_run(q, e))
			return false;
	}
	return true;
}

static bool
write_rows(struct store *s, struct err *e)
{
	int done;
	bool ok;

	packed_bulk(s, true);
	ok = write_blocks(s, &done, e) && write_rest(s, done, e);
	packed_bulk(s, false);
	return ok;
}

/* What was written last, to be counted. */
static bool
pack_written(struct store *s, struct err *e)
{
	const struct bulk *b = s->bulk;
	int64_t id = b->first + b->written - b->n;
	int i;

	for (i = 0; i < b->n; i++)
		if (!packed_came(s, id + i, &b->packed[i], e))
			return false;
	return true;
}

static bool
write_waiting(struct store *s, struct err *e)
{
	struct bulk *b = s->bulk;

	if (!begin_run(s, e) || !write_rows(s, e) || !pack_written(s, e))
		return false;
	buf_clear(&b->text);
	b->n = 0;
	return true;
}

bool
bulk_flush(struct store *s, struct err *e)
{
	struct bulk *b = s->bulk;
	int64_t n;

	if (b->n > 0 && !write_waiting(s, e))
		return false;
	for (; b->written > 0; b->written -= n, b->first += n) {
		n = b->written < ROWS ? b->written : ROWS;
		if (!history_log_run(s, ENTITY_INSTALLATION, b->first, n,
		    true, e))
			return false;
	}
	return true;
}

/*
 * Is it time to write? A block at a time, so that what reads ahead does not
 * stand still meanwhile, and what was gathered is still at hand. But not when
 * SQLite checks again, for something else was written: to tell it otherwise
 * for so few rows costs more, since all statements are then prepared anew.
 */
static bool
is_time(const struct store *s)
{
	const struct bulk *b = s->bulk;

	return b->n >= ROWS || (s->unchecked && b->n == b->block);
}

static const char *
iso_of(struct bulk *b, day_t day)
{
	size_t i = (size_t)day & (DAYS - 1);

	if (b->days[i].day != day || b->days[i].iso[0] == '\0') {
		b->days[i].day = day;
		date_iso(day, b->days[i].iso);
	}
	return b->days[i].iso;
}

static day_t
day_in(const struct bulk_value *v)
{
	return v->type == VALUE_NULL ? DAY_NONE : (day_t)v->i;
}

static bool
pack_row(struct store *s, const struct bulk_value *v, struct packed *p,
    struct err *e)
{
	*p = (struct packed){
	    .municipality_id = v[fields.parent[PARENT_MUNICIPALITY]].i,
	    .system_id = v[fields.parent[PARENT_SYSTEM]].i,
	    .listed = { day_in(&v[fields.agreed]),
		day_in(&v[fields.operation]), day_in(&v[fields.reported]),
		day_in(&v[fields.from]), day_in(&v[fields.to]) } };
	v += fields.by;
	return v->type == VALUE_NULL || packed_source(s, v->s, (size_t)v->i,
	    &p->source, e);
}

bool
bulk_add(struct store *s, const struct bulk_value *v, struct err *e)
{
	struct bulk *b = s->bulk;
	struct held *h = b->held + b->n * info->nfields;
	int i;

	if (!is_sound(s, v, e) || !pack_row(s, v, &b->packed[b->n], e))
		return false;
	for (i = 0; i < info->nfields; i++, h++) {
		h->type = v[i].type;
		h->i = v[i].i;
		if (h->type != VALUE_TEXT)
			continue;
		h->i = (int64_t)b->text.len;
		h->len = v[i].day ? DAY_TEXT - 1 : (int)v[i].i;
		buf_addn(&b->text, v[i].day ? iso_of(b, (day_t)v[i].i) :
		    v[i].s, (size_t)h->len);
	}
	b->n++;
	return !is_time(s) || write_waiting(s, e);
}

/* ---- beginning and ending ------------------------------------------------ */

bool
bulk_index_drop(struct store *s, char **sql, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_BY_SYSTEM_SQL, e);
	enum got got;

	if (!q)
		return false;
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		*sql = col_text(q, 0);
	stmt_release(q);
	return got != GOT_ERROR && (got == GOT_DONE ||
	    stmt_run(stmt_use(s, STMT_BY_SYSTEM_DROP, e), e));
}

bool
bulk_index_make(struct store *s, char *sql, struct err *e)
{
	int rc = sql ? sqlite3_exec(s->db, sql, NULL, NULL, NULL) : SQLITE_OK;

	free(sql);
	return rc == SQLITE_OK || fault(s, rc, "index", e);
}

bool
bulk_begin(struct store *s, int64_t expected, struct err *e)
{
	int64_t last;

	assert(s->act_id != 0 && !s->bulk);
	find_fields();
	s->bulk = xcalloc(1, sizeof(*s->bulk));
	s->bulk->held = xmalloc(ROWS * (size_t)info->nfields *
	    sizeof(*s->bulk->held));
	s->bulk->packed = xmalloc(ROWS * sizeof(*s->bulk->packed));
	if (expected < REBUILD_FROM)
		return true;
	return stmt_number(stmt_use(s, STMT_PRAGMA_CACHE_SPILL_LESS, e),
	    &last, e) && bulk_last(s, &last, e) &&
	    (last > 0 || bulk_index_drop(s, &s->bulk->index_sql, e));
}

void
bulk_forget(struct store *s)
{
	struct bulk *b = s->bulk;
	int64_t unused;
	int i;

	if (!b)
		return;
	stmt_number(stmt_use(s, STMT_PRAGMA_CACHE_SPILL, NULL), &unused,
	    NULL);
	for (i = 0; i < PARENT__COUNT; i++)
		idset_fini(&b->parent[i]);
	free(b->index_sql);
	free(b->held);
	free(b->packed);
	buf_fini(&b->text);
	free(b);
	s->bulk = NULL;
}

bool
bulk_end(struct store *s, struct err *e)
{
	bool ok = bulk_flush(s, e);

	if (ok) {
		ok = bulk_index_make(s, s->bulk->index_sql, e);
		s->bulk->index_sql = NULL;
	}
	bulk_forget(s);
	return ok;
}

/* ---- reading them back --------------------------------------------------- */

bool
bulk_last(struct store *s, int64_t *last, struct err *e)
{
	return stmt_number(stmt_use(s, STMT_INSTALLATION_LAST, e), last, e);
}

static void
text_value(struct bulk_value *v, bool day)
{
	v->type = VALUE_TEXT;
	v->i = day ? date_parse(v->s) : (int64_t)strlen(v->s);
	v->day = day;
	if (day)
		v->s = NULL;
}

bool
bulk_scan(struct store *s, const struct bulk_part *part,
    void (*each)(void *, const struct bulk_value *), void *arg, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_RECORD_ALL_INSTALLATION_OF, e);
	struct bulk_value v[RECORD_FIELDS_MAX];
	enum got got;
	int i;

	if (!q)
		return false;
	stmt_int(q, 1, part->municipality_id);
	stmt_int(q, 2, part->first_system);
	stmt_int(q, 3, part->last_system);
	stmt_int(q, 4, part->last_id);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		for (i = 0; i < info->nfields; i++) {
			v[i] = (struct bulk_value){ .type = VALUE_NULL };
			if (info->field[i].type == VALUE_INT) {
				v[i].type = VALUE_INT;
				v[i].i = col_int(q, i);
			} else if ((v[i].s = col_peek(q, i)) != NULL)
				text_value(&v[i], fields.day[i]);
		}
		each(arg, v);
	}
	stmt_release(q);
	return got == GOT_DONE;
}

bool
bulk_scan_marked(struct store *s, void (*each)(void *, int64_t, int64_t),
    void *arg, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_INSTALLATIONS_WITH_RUN, e);
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW)
		each(arg, col_int(q, 0), col_int(q, 1));
	stmt_release(q);
	return got == GOT_DONE;
}
