/*
 * All installations, where nothing of a row decides or orders but whether it
 * lives, its municipality and its system (roster_room.h): the list as it
 * opens. The rows of the index by system run through a function, taken(), so
 * that SQLite does not stop at each of them; that takes two thirds of the time.
 */
#include <sqlite3.h>

#include "store/inside.h"
#include "store/roster_room.h"

enum { ID, PLACE, PRODUCT, FROM, TO, COLUMNS };

struct bare {
	struct roster	*roster;
	struct sorter	*sorter;
	char		 day[DAY_TEXT];
};

/* The value of taken() is always 0: it makes no row. */
static void
take_row(sqlite3_context *c, int argc, sqlite3_value **v)
{
	const struct store *s = sqlite3_user_data(c);
	struct bare *b = s->gathering;
	struct roster *r;

	(void)argc;
	sqlite3_result_int(c, 0);
	if (!b || !values_live(v[FROM], v[TO], b->day))
		return;
	r = b->roster;
	r->place = parents_find(&r->places, sqlite3_value_int64(v[PLACE]));
	r->product = parents_find(&r->products,
	    sqlite3_value_int64(v[PRODUCT]));
	if (r->place && r->product && r->place->let && r->product->let)
		sorter_add(b->sorter, sqlite3_value_int64(v[ID]));
}

bool
roster_register(struct store *s, struct err *e)
{
	int rc = sqlite3_create_function_v2(s->db, "taken", COLUMNS,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, s, take_row, NULL, NULL, NULL);

	return rc == SQLITE_OK || fault(s, rc, "functions", e);
}

bool
roster_gather_bare(struct roster *r, struct sorter *sorter, struct err *e)
{
	struct bare b = { .roster = r, .sorter = sorter };
	struct store *s = r->store;
	struct stmt *q = stmt_use(s, STMT_ROSTER_INSTALLATIONS_BARE, e);
	bool ok;

	if (!q)
		return false;
	date_iso(r->day, b.day);
	s->gathering = &b;
	ok = stmt_run(q, e);
	s->gathering = NULL;
	return ok;
}
