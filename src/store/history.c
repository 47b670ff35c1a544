/*
 * Acts: opening and closing them, what is logged into them, and reading the
 * history in pages, so that no statement is held while a caller looks at what
 * it got. Taking acts back is undo.c.
 */
#include "store/history.h"

#include <assert.h>
#include <pwd.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "store/change.h"
#include "store/inside.h"

static const struct {
	const char	*word, *name;
} origins[ORIGIN__COUNT] = {
	[ORIGIN_INIT]	= { "init", N_("birth of the store") },
	[ORIGIN_SCREEN]	= { "screen", N_("screen") },
	[ORIGIN_CLI]	= { "cli", N_("command line") },
	[ORIGIN_IMPORT]	= { "import", N_("import") },
	[ORIGIN_UNDO]	= { "undo", N_("undo") },
	[ORIGIN_REDO]	= { "redo", N_("redo") },
};

const char *
origin_word(enum origin origin)
{
	return origins[origin].word;
}

const char *
origin_name(enum origin origin)
{
	return _(origins[origin].name);
}

static enum origin
origin_of(const char *word)
{
	int i;

	for (i = 0; i < ORIGIN__COUNT; i++)
		if (str_eq(origins[i].word, word))
			return (enum origin)i;
	return ORIGIN_CLI;		/* the schema's CHECK lets none by */
}

const char *
history_actor(void)
{
	static char name[64];
	const struct passwd *pw;

	if (name[0] == '\0') {
		pw = getpwuid(getuid());
		if (!pw || !str_copy(name, sizeof(name), pw->pw_name))
			snprintf(name, sizeof(name), "uid %lu",
			    (unsigned long)getuid());
	}
	return name;
}

bool
act_open(struct store *s, enum origin origin, const char *title,
    const char *reason, int64_t undoes, struct err *e)
{
	char at[CLOCK_TEXT];
	struct stmt *q;

	assert(s->act_id == 0);
	if (!store_begin(s, e))
		return false;
	q = stmt_use(s, STMT_ACT_ADD, e);
	if (q) {
		stmt_text(q, 1, clock_now(at));
		stmt_text(q, 2, history_actor());
		stmt_text(q, 3, origin_word(origin));
		stmt_text(q, 4, title);
		stmt_text(q, 5, str_empty(reason) ? NULL : reason);
		if (undoes != 0)
			stmt_int(q, 6, undoes);
	}
	if (!stmt_run(q, e)) {
		store_rollback(s);
		return false;
	}
	s->act_id = sqlite3_last_insert_rowid(s->db);
	s->act_changes = 0;
	s->act_stays = false;
	return true;
}

bool
act_begin(struct store *s, enum origin origin, const char *title,
    const char *reason, struct err *e)
{
	return act_open(s, origin, title, reason, 0, e);
}

bool
act_commit(struct store *s, bool dry, struct err *e)
{
	assert(s->act_id != 0 && !s->bulk);
	if (dry || (s->act_changes == 0 && !s->act_stays)) {
		act_cancel(s);
		return true;
	}
	s->act_id = 0;
	return store_commit(s, e);
}

void
act_cancel(struct store *s)
{
	if (s->act_id == 0)
		return;
	s->act_id = 0;
	store_rollback(s);
}

int64_t
act_current(const struct store *s)
{
	return s->act_id;
}

static bool
act_say(struct store *s, enum stmt_id id, const char *text, struct err *e)
{
	struct stmt *q;

	assert(s->act_id != 0);
	q = stmt_use(s, id, e);
	if (q) {
		stmt_int(q, 1, s->act_id);
		stmt_text(q, 2, text);
	}
	return stmt_run(q, e);
}

bool
act_retitle(struct store *s, const char *title, struct err *e)
{
	return act_say(s, STMT_ACT_RETITLE, title, e);
}

bool
act_give_reason(struct store *s, const char *reason, struct err *e)
{
	return act_say(s, STMT_ACT_GIVE_REASON, reason, e);
}

bool
history_log(struct store *s, enum entity entity, int64_t row_id,
    const char *field, const struct value *from, const struct value *to,
    struct err *e)
{
	struct stmt *q;

	assert(s->act_id != 0);
	q = stmt_use(s, STMT_CHANGE_ADD, e);
	if (q) {
		stmt_int(q, 1, s->act_id);
		stmt_text(q, 2, entity_info[entity].table);
		stmt_int(q, 3, row_id);
		stmt_text(q, 4, field);
		stmt_value(q, 5, from);
		stmt_value(q, 6, to);
	}
	if (!stmt_run(q, e))
		return false;
	s->act_changes++;
	return true;
}

bool
history_log_run(struct store *s, enum entity entity, int64_t row_id,
    int64_t n, bool came, struct err *e)
{
	static const struct value none = { VALUE_NULL, 0, NULL };
	struct value run = { VALUE_INT, n, NULL };

	assert(n >= 1 && n <= RUN_ROWS_MAX);
	if (!history_log(s, entity, row_id, came ? "+" : "-", &none,
	    n > 1 ? &run : &none, e))
		return false;
	s->act_changes += n - 1;
	return true;
}

void
act_fini(struct act *a)
{
	free(a->actor);
	free(a->title);
	free(a->reason);
	memset(a, 0, sizeof(*a));
}

bool
act_get(struct store *s, int64_t id, struct act *a, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ACT_GET, e);
	enum got got;

	memset(a, 0, sizeof(*a));
	if (!q)
		return false;
	stmt_int(q, 1, id);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		a->id = col_int(q, 0);
		str_copy(a->at, sizeof(a->at), col_peek(q, 1));
		a->actor = col_text(q, 2);
		a->origin = origin_of(col_peek(q, 3));
		a->title = col_text(q, 4);
		a->reason = col_text(q, 5);
		a->undoes = col_int(q, 6);
		a->nchanges = col_int(q, 7);
	} else if (got == GOT_DONE)
		err_set(e, ERR_INVALID, _("there is no act %lld"),
		    (long long)id);
	stmt_release(q);
	if (got != GOT_ROW)
		return false;
	if (act_undone_by(s, id, &a->undone_by, e))
		return true;
	act_fini(a);
	return false;
}

int
act_page(struct store *s, int64_t before, int64_t *ids, int n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ACT_PAGE, e);
	int have = 0;

	if (!q)
		return 0;
	stmt_int(q, 1, before == 0 ? INT64_MAX : before);
	stmt_int(q, 2, n);
	while (stmt_step(q, e) == GOT_ROW)
		ids[have++] = col_int(q, 0);
	stmt_release(q);
	return have;
}

bool
act_own_last(struct store *s, const char *actor, int64_t *id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ACT_OWN_LAST, e);

	if (q)
		stmt_text(q, 1, actor);
	return stmt_number(q, id, e);
}

int
act_of_others(struct store *s, const char *actor, int64_t after,
    int64_t *ids, int n, int64_t *all, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ACTS_OF_OTHERS, e);
	enum got got;
	int have = 0;

	*all = 0;
	if (!q)
		return -1;
	stmt_int(q, 1, after);
	stmt_text(q, 2, actor);
	stmt_int(q, 3, n);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		ids[have++] = col_int(q, 0);
		*all = col_int(q, 1);
	}
	stmt_release(q);
	return got == GOT_DONE ? have : -1;
}

int64_t
act_count(struct store *s, struct err *e)
{
	int64_t n;

	return stmt_number(stmt_use(s, STMT_ACT_COUNT, e), &n, e) ? n : -1;
}

/*
 * An act stands unless the newest act that took it back stands: follow those
 * to the end and count. The open act has not taken anything back yet.
 */
bool
act_undone_by(struct store *s, int64_t id, int64_t *by, struct err *e)
{
	int64_t before = s->act_id != 0 ? s->act_id : INT64_MAX;
	int64_t first = 0, next = id;
	struct stmt *q;
	int n;

	for (n = -1; next != 0; n++) {
		if (n == 0)
			first = next;
		q = stmt_use(s, STMT_ACT_UNDOER, e);
		if (q) {
			stmt_int(q, 1, next);
			stmt_int(q, 2, before);
		}
		if (!stmt_number(q, &next, e))
			return false;
	}
	*by = n % 2 == 1 ? first : 0;
	return true;
}

static int64_t
newest_standing(struct store *s, enum stmt_id id, const char *actor,
    struct err *e)
{
	int64_t act = INT64_MAX, by;
	struct stmt *q;

	for (;;) {
		q = stmt_use(s, id, e);
		if (q) {
			stmt_int(q, 1, act);
			stmt_text(q, 2, actor);
		}
		if (!stmt_number(q, &act, e) || act == 0 ||
		    !act_undone_by(s, act, &by, e))
			return 0;
		if (by == 0)
			return act;
	}
}

int64_t
act_last(struct store *s, const char *actor, struct err *e)
{
	return newest_standing(s, STMT_ACT_BEFORE, actor, e);
}

int64_t
act_last_undo(struct store *s, const char *actor, struct err *e)
{
	return newest_standing(s, STMT_ACT_UNDO_BEFORE, actor, e);
}

bool
import_log(struct store *s, const struct import_facts *f, struct err *e)
{
	struct stmt *q;

	assert(s->act_id != 0);
	s->act_stays = true;
	q = stmt_use(s, STMT_IMPORT_ADD, e);
	if (q) {
		stmt_int(q, 1, s->act_id);
		stmt_text(q, 2, f->list);
		stmt_text(q, 3, f->file);
		stmt_text(q, 4, f->hash);
		stmt_day(q, 5, f->status_date);
		stmt_int(q, 6, f->rows);
		stmt_int(q, 7, f->added);
		stmt_int(q, 8, f->changed);
		stmt_int(q, 9, f->same);
		stmt_int(q, 10, f->conflict);
		stmt_int(q, 11, f->rejected);
		if (f->profile_id != 0)
			stmt_int(q, 12, f->profile_id);
	}
	return stmt_run(q, e);
}

bool
import_is_known(struct store *s, const struct import_facts *f, bool *known,
    struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_IMPORT_SAME, e);
	int64_t by = 0;
	enum got got = GOT_DONE;
	bool ok = q != NULL;

	*known = false;
	if (!q)
		return false;
	stmt_text(q, 1, f->hash);
	stmt_text(q, 2, f->list);
	stmt_day(q, 3, f->status_date);
	if (f->profile_id != 0)
		stmt_int(q, 4, f->profile_id);
	while (ok && !*known && (got = stmt_step(q, e)) == GOT_ROW) {
		ok = act_undone_by(s, col_int(q, 0), &by, e);
		*known = by == 0;
	}
	stmt_release(q);
	return ok && got != GOT_ERROR;
}
