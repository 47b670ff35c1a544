/*
 * All installations that live on a day, as they go by (gather.h): the rows of
 * the index by system run through a function, passing(), so that SQLite does
 * not stop at each of them. That takes two thirds of the time.
 */
#include <sqlite3.h>

#include "store/gather.h"
#include "store/inside.h"

#define FEW	200000	/* installations, of which each takes some bytes */

enum { ID, MUNICIPALITY, SYSTEM, FROM, TO, COLUMNS };

struct passing {
	char		 day[DAY_TEXT];
	passing_see	 see;
	void		*arg;
};

/* The value of passing() is always 0: it makes no row. */
static void
pass_row(sqlite3_context *c, int argc, sqlite3_value **v)
{
	const struct store *s = sqlite3_user_data(c);
	const struct passing *p = s->passing;

	(void)argc;
	sqlite3_result_int(c, 0);
	if (p && values_live(v[FROM], v[TO], p->day))
		p->see(p->arg, sqlite3_value_int64(v[ID]),
		    sqlite3_value_int64(v[MUNICIPALITY]),
		    sqlite3_value_int64(v[SYSTEM]));
}

bool
passing_register(struct store *s, struct err *e)
{
	int rc = sqlite3_create_function_v2(s->db, "passing", COLUMNS,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, s, pass_row, NULL, NULL, NULL);

	return rc == SQLITE_OK || fault(s, rc, "functions", e);
}

bool
installations_pass(struct store *s, day_t day, passing_see see, void *arg,
    struct err *e)
{
	struct passing p = { .see = see, .arg = arg };
	struct stmt *q = stmt_use(s, STMT_INSTALLATIONS_PASS, e);
	bool ok;

	if (!q)
		return false;
	date_iso(day, p.day);
	s->passing = &p;
	ok = stmt_run(q, e);
	s->passing = NULL;
	return ok;
}

bool
installations_are_few(struct store *s, bool *few, struct err *e)
{
	int64_t last;

	if (!stmt_number(stmt_use(s, STMT_INSTALLATION_LAST, e), &last, e))
		return false;
	*few = last <= FEW;
	return true;
}
