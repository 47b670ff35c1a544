/*
 * How many rows a roster has. Where there may be many they are counted without
 * being made.
 */
#include "store/gather.h"
#include "store/packed.h"
#include "store/roster_room.h"

/* Marks of subjects that live on the day, by subject: most have several. */
static bool
marks_total(struct store *s, day_t day, int64_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_ROSTER_MARKS, e);
	struct packed p;
	bool found = true;
	enum got got = GOT_DONE;

	if (!q)
		return false;
	while (found && (got = stmt_step(q, e)) == GOT_ROW) {
		if (!col_null(q, 0)) {
			found = packed_find(s, col_int(q, 0), &p, e);
			if (!found || !packed_lives(&p, day))
				continue;
		}
		*n += col_int(q, 1);
	}
	stmt_release(q);
	return found && got == GOT_DONE;
}

static bool
rows_total(struct roster *r, int64_t *n, struct err *e)
{
	struct stmt *q = roster_ask(r, INT64_MIN, INT64_MAX, e);
	enum got got;

	if (!q)
		return false;
	while ((got = stmt_step(q, e)) == GOT_ROW)
		(*n)++;
	stmt_release(q);
	return got == GOT_DONE;
}

static bool
log_lines_total(struct roster *r, int64_t *n, struct err *e)
{
	struct stmt *q = stmt_use(r->store, STMT_ROSTER_LOG_LINES, e);

	if (q)
		stmt_day(q, 1, r->past ? r->day : DAY_NONE);
	return stmt_number(q, n, e);
}

bool
roster_total(struct roster *r, int64_t *n, struct err *e)
{
	*n = 0;
	switch (r->id) {
	case ROSTER_INSTALLATIONS:
		return installations_living(r->store, r->day, n, e);
	case ROSTER_STEPS:
		return marks_total(r->store, r->day, n, e);
	case ROSTER_CONTACT_LOG:
		return log_lines_total(r, n, e);
	case ROSTER_ACTS:
		return r->past ? rows_total(r, n, e) : stmt_number(stmt_use(
		    r->store, STMT_ACT_COUNT, e), n, e);
	default:
		return rows_total(r, n, e);
	}
}

bool
roster_total_of(struct store *s, enum roster_id id, day_t day, bool past,
    int64_t *n, struct err *e)
{
	struct roster r = { .store = s, .id = id, .day = day, .past = past };

	return roster_total(&r, n, e);
}
