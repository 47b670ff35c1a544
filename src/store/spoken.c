/*
 * Which lines of the log are about something that is named, not about all
 * that somebody owes: spoken(id) in SQL. Where many persons are asked about
 * they are known from one pass over an index; else each is looked up.
 */
#include <sqlite3.h>

#include "base/idset.h"
#include "store/inside.h"
#include "store/people.h"

static void
spoken(sqlite3_context *c, int argc, sqlite3_value **v)
{
	struct store *s = sqlite3_user_data(c);
	int64_t id = sqlite3_value_int64(v[0]), found = 0;
	struct stmt *q;

	(void)argc;
	if (s->spoken) {
		sqlite3_result_int(c, idset_has(s->spoken, id));
		return;
	}
	q = stmt_use(s, STMT_LOG_IS_SPOKEN, NULL);
	if (q)
		stmt_int(q, 1, id);
	if (stmt_number(q, &found, NULL))
		sqlite3_result_int(c, found != 0);
	else
		sqlite3_result_error_code(c, s->trouble);
}

/* The value of hear_spoken() is that a line is none of the answer. */
static void
hear_spoken(sqlite3_context *c, int argc, sqlite3_value **v)
{
	const struct store *s = sqlite3_user_data(c);

	(void)argc;
	sqlite3_result_int(c, 0);
	if (s->hearing)
		idset_add(s->hearing, sqlite3_value_int64(v[0]));
}

bool
spoken_register(struct store *s, struct err *e)
{
	int rc = sqlite3_create_function_v2(s->db, "spoken", 1,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, s, spoken, NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_create_function_v2(s->db, "hear_spoken", 1,
		    SQLITE_UTF8 | SQLITE_DIRECTONLY, s, hear_spoken, NULL,
		    NULL, NULL);
	return rc == SQLITE_OK || fault(s, rc, "functions", e);
}

bool
log_spoken(struct store *s, struct idset *set, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_LOG_SPOKEN, e);
	enum got got;

	*set = (struct idset){ NULL, 0 };
	if (!q)
		return false;
	s->hearing = set;
	got = stmt_step(q, e);
	stmt_release(q);
	s->hearing = NULL;
	if (got != GOT_DONE)
		idset_fini(set);
	return got == GOT_DONE;
}
