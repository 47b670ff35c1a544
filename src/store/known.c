/*
 * The store as it was known (known.h). Pages are copied by SQLite's backup,
 * then the log is read backwards, act by act, and each write is set back
 * without being logged: in that order every step leads through a state that
 * was stored once, so nothing need be asked but the row itself. Rows that
 * came as one run go in blocks. At last the log itself is cut.
 *
 * The copy takes the place of the file inside struct store; what belongs to
 * the file is kept aside until it comes back.
 */
#include "store/known.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/change.h"
#include "store/inside.h"

#define PAGES_STEP	4096		/* copied between two looks around */
#define ROWS_BLOCK	20000		/* taken back in one transaction */

struct side {				/* what is the file's own */
	struct sqlite3	*db;
	enum store_mode	 mode;
	char		*why_read_only;
	struct stmt	 stmt[STMT__COUNT];
};

/* ---- what was asked for ------------------------------------------------- */

/* "12:00", "12.00" or "12:00:30" to "hh:mm:ss"; a minute is all of it. */
static bool
read_time(const char *text, char out[9])
{
	int h = -1, m = -1, s = 59, used = 0;
	char sep, sep2;

	if (sscanf(text, "%2d%c%2d%n", &h, &sep, &m, &used) != 3 ||
	    (sep != ':' && sep != '.'))
		return false;
	if (text[used] && (sscanf(text + used, "%c%2d%n", &sep2, &s,
	    &used) != 2 || sep2 != sep || strlen(text) > 8))
		return false;
	if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59)
		return false;
	snprintf(out, 9, "%02d:%02d:%02d", h, m, s);
	return true;
}

bool
known_parse(const char *text, day_t today, struct known *k, struct err *e)
{
	const char *blank = strrchr(text, ' ');
	char time[9] = "23:59:59", iso[DAY_TEXT];
	day_t day = date_parse_loose(text, today);
	char *head;

	memset(k, 0, sizeof(*k));
	if (*text && strspn(text, "0123456789") == strlen(text) &&
	    strlen(text) < 18) {
		k->act = strtoll(text, NULL, 10);
		if (k->act > 0)
			return true;
	}
	k->whole_day = day != DAY_NONE;
	if (day == DAY_NONE && blank) {
		head = xstrndup(text, (size_t)(blank - text));
		if (read_time(blank + 1, time))
			day = date_parse_loose(head, today);
		free(head);
	}
	if (day == DAY_NONE)
		return err_set(e, ERR_USAGE, _("'%s' is no time; write "
		    "yyyy-mm-dd, 'yyyy-mm-dd hh:mm', or the number of an "
		    "act"), text);
	snprintf(k->at, sizeof(k->at), "%s %s", date_iso(day, iso), time);
	return true;
}

day_t
known_day(const struct known *k)
{
	char day[DAY_TEXT];

	str_copy(day, sizeof(day), k->at);
	return date_parse(day);
}

void
known_text(const struct known *k, struct buf *b)
{
	char day[DAY_TEXT];

	buf_add(b, date_dk(known_day(k), day));
	if (!k->whole_day)
		buf_addf(b, " %.5s", k->at + 11);
}

/* The time of an act that was asked for by its number. */
static bool
time_of_act(struct store *s, struct known *k, struct err *e)
{
	struct act a;

	if (!act_get(s, k->act, &a, e))
		return false;
	str_copy(k->at, sizeof(k->at), a.at);
	act_fini(&a);
	return true;
}

/* Settle which act is the last one that was known. */
static bool
find_act(struct store *s, struct known *k, struct err *e)
{
	char now[CLOCK_TEXT], day[DAY_TEXT], first_day[DAY_TEXT];
	struct act first;
	struct stmt *q;

	if (k->act != 0)
		return time_of_act(s, k, e);
	clock_now(now);
	if (strncmp(k->at, now, 10) > 0 || (!k->whole_day &&
	    strncmp(k->at, now, 16) > 0))
		return err_set(e, ERR_USAGE, _("%s has not come yet; nobody "
		    "knows what the store will say"),
		    date_dk(known_day(k), day));
	q = stmt_use(s, STMT_ACT_UNTIL, e);
	if (q)
		stmt_text(q, 1, k->at);
	if (!stmt_number(q, &k->act, e))
		return false;
	if (k->act != 0)
		return true;
	if (!act_get(s, 1, &first, e))
		return false;
	str_copy(first_day, sizeof(first_day), first.at);
	act_fini(&first);
	return err_set(e, ERR_INVALID, _("the store was born on %s; before "
	    "that nothing was known in it"), date_dk(date_parse(first_day),
	    day));
}

/* ---- the copy ----------------------------------------------------------- */

static bool
must_stop(struct store *s, struct err *e)
{
	if (!s->stop || !s->stop(s->stop_arg))
		return false;
	err_set(e, ERR_INTERRUPT, _("stopped; the store of now is shown"));
	return true;
}

/* Room for it? The file's pages, and as much again of what goes through. */
static bool
has_room(struct store *s, struct err *e)
{
	long limit = config_number(SETTING_COPY_LIMIT);
	int64_t pages, size, mib;

	if (!stmt_number(stmt_use(s, STMT_PRAGMA_PAGE_COUNT, e), &pages, e) ||
	    !stmt_number(stmt_use(s, STMT_PRAGMA_PAGE_SIZE, e), &size, e))
		return false;
	mib = (pages * size >> 20) + 16;
	if (mib <= limit)
		return true;
	return err_set(e, ERR_STORE, _("a copy of '%s' takes %lld MiB of "
	    "memory, and as-known-memory in klar.conf allows %ld; set it "
	    "higher, or ask on a machine with more"), s->path,
	    (long long)mib, limit);
}

static bool
copy_pages(struct store *s, struct sqlite3 *from, struct err *e)
{
	sqlite3_backup *b = sqlite3_backup_init(s->db, "main", from, "main");
	int rc, waited = 0;
	bool stopped = false;

	if (!b)
		return fault(s, sqlite3_errcode(s->db), "copy", e);
	do {
		rc = sqlite3_backup_step(b, PAGES_STEP);
		if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
			if (!store_busy(s, waited++))
				break;
			rc = SQLITE_OK;
		}
		stopped = rc == SQLITE_OK && must_stop(s, e);
	} while (rc == SQLITE_OK && !stopped);
	sqlite3_backup_finish(b);
	if (stopped)
		return false;
	return rc == SQLITE_DONE || fault(s, rc, "copy", e);
}

/* Another time from now on; what belongs to the file is put aside. */
static bool
put_aside(struct store *s, struct err *e)
{
	struct side *live = xcalloc(1, sizeof(*live));

	live->db = s->db;
	live->mode = s->mode;
	live->why_read_only = s->why_read_only;
	memcpy(live->stmt, s->stmt, sizeof(live->stmt));
	s->live = live;
	s->db = NULL;
	s->mode = STORE_MEMORY;
	s->why_read_only = NULL;
	memset(s->stmt, 0, sizeof(s->stmt));
	s->commits++;
	return store_connect_copy(s, e) && copy_pages(s, live->db, e);
}

void
store_now(struct store *s)
{
	struct side *live = s->live;

	if (!live)
		return;
	store_rollback(s);
	stmt_close_all(s);
	sqlite3_close(s->db);
	free(s->why_read_only);
	s->db = live->db;
	s->mode = live->mode;
	s->why_read_only = live->why_read_only;
	memcpy(s->stmt, live->stmt, sizeof(s->stmt));
	free(live);
	s->live = NULL;
	s->commits++;
	store_on_progress(s, s->stop, s->stop_arg);
}

bool
store_is_known(const struct store *s)
{
	return s->live != NULL;
}

/* ---- taking back -------------------------------------------------------- */

/* Often enough to hear somebody, and to keep no long journal. */
static bool
breathe(struct store *s, int64_t *done, int64_t rows, struct err *e)
{
	*done += rows;
	if (*done < ROWS_BLOCK)
		return true;
	*done = 0;
	return !must_stop(s, e) && store_commit(s, e) && store_begin(s, e);
}

static bool
back_came(struct store *s, const struct group *g, int64_t *done,
    struct err *e)
{
	int64_t id = g->c[0].row_id + g->rows, first = g->c[0].row_id, n;

	while (id > first) {
		n = id - first < ROWS_BLOCK ? id - first : ROWS_BLOCK;
		id -= n;
		if (!record_forget(s, g->c[0].entity, id, n, e) ||
		    !breathe(s, done, n, e))
			return false;
	}
	return true;
}

/* The run is one block: it has as many rows as came at once, or fewer. */
static bool
back_went(struct store *s, const struct group *g, int64_t *done,
    struct err *e)
{
	return record_run_back(s, g->c[0].entity, g->c[0].row_id, g->rows,
	    e) && breathe(s, done, g->rows, e);
}

static bool
back_values(struct store *s, struct group *g, struct err *e)
{
	bool gone = g->c[0].field == CHANGE_WENT;
	struct record r;
	bool ok = true;
	int i;

	record_init(&r, g->c[0].entity);
	if (!gone)
		ok = record_get(s, g->c[0].entity, g->c[0].row_id, &r, e);
	r.id = g->c[0].row_id;
	for (i = gone; ok && i < g->n; i++) {
		struct value *v = &r.v[g->c[i].field];

		free(v->s);
		*v = g->c[i].from;
		g->c[i].from.s = NULL;
	}
	ok = ok && record_restore(s, &r, gone, e);
	record_fini(&r);
	return ok;
}

static bool
back_act(struct store *s, int64_t act, int64_t *done, struct err *e)
{
	struct groups gs;
	struct group g;
	enum got got = GOT_DONE;
	bool ok = true;

	groups_of_act(&gs, s, act);
	gs.log.runs = true;
	while (ok && (got = group_next(&gs, &g, e)) == GOT_ROW) {
		if (g.c[0].field == CHANGE_CAME)
			ok = back_came(s, &g, done, e);
		else if (g.c[0].in_run)
			ok = back_went(s, &g, done, e);
		else
			ok = back_values(s, &g, e) && breathe(s, done, 1, e);
		group_fini(&g);
	}
	groups_fini(&gs);
	return ok && got == GOT_DONE;
}

/* The log after the act, and what else speaks of later acts. */
static bool
cut_log(struct store *s, int64_t act, struct err *e)
{
	static const enum stmt_id cut[] = { STMT_FORGET_SEEN,
	    STMT_FORGET_ENDED,
	    STMT_FORGET_IMPORTS, STMT_FORGET_CHANGES, STMT_FORGET_ACTS };
	struct stmt *q;
	size_t i;

	for (i = 0; i < sizeof(cut) / sizeof(cut[0]); i++) {
		q = stmt_use(s, cut[i], e);
		if (q)
			stmt_int(q, 1, act);
		if (!stmt_run(q, e))
			return false;
	}
	return true;
}

static bool
back_all(struct store *s, int64_t to, struct err *e)
{
	int64_t id = 0, done = 0, unused;
	bool ok = true;

	/* What is set back was stored once: nothing to prove again. */
	if (!stmt_number(stmt_use(s, STMT_PRAGMA_FOREIGN_KEYS_OFF, e),
	    &unused, e) || !stmt_number(stmt_use(s, STMT_PRAGMA_CHECKS_OFF,
	    e), &unused, e) || !store_begin(s, e))
		return false;
	while (ok && act_page(s, id, &id, 1, e) == 1 && id > to)
		ok = back_act(s, id, &done, e);
	return ok && e->code == ERR_NONE && cut_log(s, to, e) &&
	    store_commit(s, e);
}

bool
store_known(struct store *s, struct known *k, struct err *e)
{
	struct buf when = BUF_INIT;
	struct err own = ERR_INIT;

	assert(!s->in_txn && s->snapshots == 0);
	store_now(s);
	if (!find_act(s, k, e) || !has_room(s, e))
		return false;
	if (!put_aside(s, &own) || !back_all(s, k->act, &own)) {
		store_now(s);
		return err_set(e, own.code, "%s", own.msg);
	}
	store_on_progress(s, s->stop, s->stop_arg);
	known_text(k, &when);
	s->why_read_only = xasprintf(_("it is shown as it was known %s"),
	    buf_str(&when));
	buf_fini(&when);
	return true;
}
