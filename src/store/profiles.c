/*
 * Profiles and what their files told of (profiles.h). Which import counts is
 * asked of the history each time, so that taking one back, or doing it again,
 * needs nothing here.
 */
#include "store/profiles.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/change.h"
#include "store/gather.h"

#define SEEN_KEPT	3		/* imports of a profile that stand */
#define EVER		date_make(2100, 12, 31)

/* ---- maps ---------------------------------------------------------------- */

static char *
copy(const char *text)
{
	return str_empty(text) ? NULL : xstrdup(text);
}

/* Where a numbered column is told of; ncolumns if nowhere. */
static int
column_at(const struct list_map *m, const char *header, int nth)
{
	int i;

	for (i = 0; i < m->ncolumns; i++)
		if (nth > 0 && m->column[i].nth == nth &&
		    str_eq(m->column[i].header, header))
			break;
	return i;
}

void
list_map_column(struct list_map *m, const char *header, int nth,
    const char *target)
{
	int i = column_at(m, header, nth);

	if (i < m->ncolumns) {
		free(m->column[i].target);
		m->column[i].target = copy(target);
		return;
	}
	m->column = xrealloc(m->column, (size_t)m->ncolumns + 1,
	    sizeof(*m->column));
	m->column[m->ncolumns++] = (struct map_column){ xstrdup(header), nth,
	    copy(target) };
}

void
list_map_drop(struct list_map *m, const char *header, int nth)
{
	int i = column_at(m, header, nth);

	if (i == m->ncolumns)
		return;
	free(m->column[i].header);
	free(m->column[i].target);
	m->column[i] = m->column[--m->ncolumns];
}

void
list_map_word(struct list_map *m, const char *target, const char *said,
    const char *means)
{
	int i;

	for (i = 0; i < m->nwords; i++)
		if (str_eq(m->word[i].target, target) &&
		    str_eq(m->word[i].said, said)) {
			free(m->word[i].means);
			m->word[i].means = copy(means);
			return;
		}
	m->word = xrealloc(m->word, (size_t)m->nwords + 1, sizeof(*m->word));
	m->word[m->nwords++] = (struct map_word){ xstrdup(target),
	    xstrdup(said), copy(means) };
}

void
list_map_fini(struct list_map *m)
{
	int i;

	for (i = 0; i < m->ncolumns; i++) {
		free(m->column[i].header);
		free(m->column[i].target);
	}
	for (i = 0; i < m->nwords; i++) {
		free(m->word[i].target);
		free(m->word[i].said);
		free(m->word[i].means);
	}
	free(m->column);
	free(m->word);
	memset(m, 0, sizeof(*m));
}

/* ---- profiles ------------------------------------------------------------ */

static const char *const gone_words[GONE__COUNT] = {
	[GONE_ASK] = "ask", [GONE_ARCHIVE] = "archive",
	[GONE_IGNORE] = "ignore",
};

const char *
gone_word(enum gone_how how)
{
	return gone_words[how];
}

bool
gone_of(const char *word, enum gone_how *how)
{
	int i;

	for (i = GONE_ASK; i < GONE__COUNT; i++)
		if (str_eq(gone_words[i], word)) {
			*how = (enum gone_how)i;
			return true;
		}
	return false;
}

void
profile_fini(struct profile *p)
{
	free(p->name);
	free(p->list);
	list_map_fini(&p->map);
	memset(p, 0, sizeof(*p));
}

static bool
read_map(struct store *s, struct profile *p, bool words, struct err *e)
{
	struct stmt *q = stmt_use(s, words ? STMT_PROFILE_WORDS :
	    STMT_PROFILE_COLUMNS, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, p->id);
	while ((got = stmt_step(q, e)) == GOT_ROW)
		if (words)
			list_map_word(&p->map, col_peek(q, 0), col_peek(q, 1),
			    col_peek(q, 2));
		else
			list_map_column(&p->map, col_peek(q, 0), 0,
			    col_peek(q, 1));
	stmt_release(q);
	return got == GOT_DONE;
}

bool
profile_get(struct store *s, int64_t id, struct profile *p, struct err *e)
{
	struct record r;
	bool ok = record_get(s, ENTITY_PROFILE, id, &r, e);

	memset(p, 0, sizeof(*p));
	if (ok) {
		p->id = id;
		p->name = xstrdup(record_text(&r, "name"));
		p->list = xstrdup(record_text(&r, "list"));
		p->version = (int)record_int(&r, "version");
		p->gone = GONE_ASK;
		gone_of(record_text(&r, "gone"), &p->gone);
		ok = read_map(s, p, false, e) && read_map(s, p, true, e);
	}
	record_fini(&r);
	if (!ok)
		profile_fini(p);
	return ok;
}

bool
profile_ids(struct store *s, struct ids *ids, struct err *e)
{
	return ids_gather(stmt_use(s, STMT_PROFILE_IDS, e), ids, e);
}

bool
profile_versions(struct store *s, const char *name, struct ids *ids,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PROFILE_VERSIONS, e);

	if (q)
		stmt_text(q, 1, name);
	return ids_gather(q, ids, e);
}

bool
profile_rows(struct store *s, int64_t id, enum entity entity,
    struct ids *ids, struct err *e)
{
	struct stmt *q = stmt_use(s, entity == ENTITY_PROFILE_COLUMN ?
	    STMT_PROFILE_COLUMN_IDS : STMT_PROFILE_WORD_IDS, e);

	if (q)
		stmt_int(q, 1, id);
	return ids_gather(q, ids, e);
}

/* ---- their imports ------------------------------------------------------- */

/*
 * Those that stand, newest first, until each() says false; but for those of the
 * same bytes (hash, or NULL) about that very day.
 */
static bool
each_import(struct store *s, const char *name, day_t on, const char *hash,
    bool (*each)(void *, const struct import_ref *), void *arg,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PROFILE_IMPORTS, e);
	struct import_ref i;
	bool go_on = true, ok = true;
	enum got got = GOT_DONE;
	int64_t by;

	if (!q)
		return false;
	stmt_text(q, 1, name);
	stmt_day(q, 2, on);
	while (go_on && ok && (got = stmt_step(q, e)) == GOT_ROW) {
		i.act_id = col_int(q, 0);
		i.status_date = col_day(q, 2);
		if (i.status_date == on && str_eq(col_peek(q, 3), hash))
			continue;
		ok = act_undone_by(s, i.act_id, &by, e);
		if (!ok || by != 0)
			continue;
		i.file = col_text(q, 1);
		go_on = each(arg, &i);
		free(i.file);
	}
	stmt_release(q);
	return ok && got != GOT_ERROR;
}

struct counted {
	struct import_ref last;
	int64_t		 n, most;
};

static bool
count_import(void *arg, const struct import_ref *i)
{
	struct counted *c = arg;

	if (c->n++ == 0) {
		c->last = *i;
		c->last.file = xstrdup(i->file);
	}
	return c->n < c->most;
}

bool
profile_last_import(struct store *s, const char *name, day_t on,
    const char *hash, struct import_ref *last, struct err *e)
{
	struct counted c = { .most = 1 };
	bool ok = each_import(s, name, on, hash, count_import, &c, e);

	*last = c.last;
	return ok;
}

bool
profile_imports(struct store *s, const char *name, int64_t *n,
    struct import_ref *last, struct err *e)
{
	struct counted c = { .most = INT64_MAX };
	bool ok = each_import(s, name, EVER, NULL, count_import, &c, e);

	*n = c.n;
	*last = c.last;
	return ok;
}

bool
import_set_profile(struct store *s, int64_t act_id, int64_t profile_id,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_IMPORT_SET_PROFILE, e);

	assert(act_current(s) != 0);
	if (q) {
		stmt_int(q, 1, act_id);
		stmt_int(q, 2, profile_id);
	}
	return stmt_run(q, e);
}

/* ---- what they told of --------------------------------------------------- */

/* Of a row, that the act did with it what the statement says. */
static bool
note_row(struct store *s, enum stmt_id id, enum entity entity, int64_t row_id,
    struct err *e)
{
	struct stmt *q = stmt_use(s, id, e);

	if (q) {
		stmt_int(q, 1, act_current(s));
		stmt_text(q, 2, entity_info[entity].table);
		stmt_int(q, 3, row_id);
	}
	return stmt_run(q, e);
}

bool
seen_add(struct store *s, enum entity entity, int64_t row_id, struct err *e)
{
	return note_row(s, STMT_SEEN_ADD, entity, row_id, e);
}

bool
seen_add_pair(struct store *s, int64_t municipality_id, int64_t system_id,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SEEN_ADD_PAIR, e);

	if (q) {
		stmt_int(q, 1, act_current(s));
		stmt_int(q, 2, municipality_id);
		stmt_int(q, 3, system_id);
	}
	return stmt_run(q, e);
}

bool
seen_add_since(struct store *s, int64_t id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SEEN_ADD_SINCE, e);

	if (q) {
		stmt_int(q, 1, act_current(s));
		stmt_int(q, 2, id);
	}
	return stmt_run(q, e);
}

bool
seen_keep(struct store *s, int64_t act_id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SEEN_KEEP, e);

	if (q) {
		stmt_int(q, 1, act_current(s));
		stmt_int(q, 2, act_id);
	}
	return stmt_run(q, e);
}

bool
ended_add(struct store *s, enum entity entity, int64_t row_id, struct err *e)
{
	return note_row(s, STMT_ENDED_ADD, entity, row_id, e);
}

bool
ended_by(struct store *s, int64_t act_id, enum entity entity, int64_t row_id,
    bool *is, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ENDED_BY, e);
	int64_t n = 0;
	bool ok;

	if (q) {
		stmt_int(q, 1, act_id);
		stmt_text(q, 2, entity_info[entity].table);
		stmt_int(q, 3, row_id);
	}
	ok = stmt_number(q, &n, e);
	*is = n > 0;
	return ok;
}

/* Is it there no more, as we knew already? */
static bool
is_past(struct store *s, const struct seen_row *seen, day_t on)
{
	const char *state;
	struct record r;
	bool past = false;
	day_t to;

	if (!record_get(s, seen->entity, seen->id, &r, NULL)) {
		past = true;
	} else if (seen->entity == ENTITY_INSTALLATION) {
		to = record_day(&r, "valid_to");
		past = to != DAY_NONE && to <= on;
	} else if (seen->entity == ENTITY_CONTACT) {
		to = record_day(&r, "gone_on");
		past = to != DAY_NONE && to <= on;
	} else if (seen->entity == ENTITY_OPEN_ITEM) {
		state = record_text(&r, "state");
		past = str_eq(state, "closed") || str_eq(state, "dropped");
	}
	record_fini(&r);
	return past;
}

bool
seen_gone(struct store *s, int64_t act_id, day_t on, struct seen_rows *gone,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SEEN_GONE, e);
	enum got got;
	struct seen_row one;
	size_t i, n = 0;

	memset(gone, 0, sizeof(*gone));
	if (!q)
		return false;
	stmt_int(q, 1, act_id);
	stmt_int(q, 2, act_current(s));
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		if (!entity_of(col_peek(q, 0), &one.entity))
			continue;
		one.id = col_int(q, 1);
		gone->row = xrealloc(gone->row, gone->n + 1,
		    sizeof(*gone->row));
		gone->row[gone->n++] = one;
	}
	stmt_release(q);
	for (i = 0; i < gone->n; i++)
		if (!is_past(s, &gone->row[i], on))
			gone->row[n++] = gone->row[i];
	gone->n = n;
	return got == GOT_DONE;
}

struct newest {				/* acts whose rows are kept */
	int64_t		 n, oldest;
};

static bool
note_kept(void *arg, const struct import_ref *i)
{
	struct newest *k = arg;

	if (k->n++ == 0 || i->act_id < k->oldest)
		k->oldest = i->act_id;
	return k->n < SEEN_KEPT;
}

/* The acts before all of those kept; their rows are dropped. */
bool
seen_prune(struct store *s, const char *name, struct err *e)
{
	struct newest kept = { 0, 0 };
	struct stmt *q;
	struct ids ids;
	bool ok;
	size_t i;

	if (!each_import(s, name, EVER, NULL, note_kept, &kept, e))
		return false;
	if (kept.n < SEEN_KEPT)
		return true;
	q = stmt_use(s, STMT_PROFILE_IMPORTS, e);
	if (q) {
		stmt_text(q, 1, name);
		stmt_day(q, 2, EVER);
	}
	ok = ids_gather(q, &ids, e);
	for (i = 0; ok && i < ids.n; i++) {
		if (ids.id[i] >= kept.oldest)
			continue;
		q = stmt_use(s, STMT_SEEN_DROP, e);
		if (q)
			stmt_int(q, 1, ids.id[i]);
		ok = stmt_run(q, e);
	}
	free(ids.id);
	return ok;
}
