/*
 * Names, a part at a time (things.h): each part is a walk along the primary
 * key, so that a hundred thousand contacts never keep a key waiting.
 */
#include "store/inside.h"
#include "store/things.h"

bool
named_each(struct store *s, enum named kind, int64_t after, int limit,
    bool (*each)(void *, const struct named_row *), void *arg,
    int64_t *last, struct err *e)
{
	static const enum stmt_id ids[NAMED__COUNT] = {
		[NAMED_SYSTEM] = STMT_THINGS_SYSTEMS,
		[NAMED_MUNICIPALITY] = STMT_THINGS_MUNICIPALITIES,
		[NAMED_VENDOR] = STMT_THINGS_VENDORS,
		[NAMED_CONTACT] = STMT_THINGS_CONTACTS,
	};
	struct stmt *q = stmt_use(s, ids[kind], e);
	enum got got = GOT_DONE;
	bool more = true;

	*last = after;
	if (!q)
		return false;
	stmt_int(q, 1, after);
	stmt_int(q, 2, limit);
	while (more && (got = stmt_step(q, e)) == GOT_ROW) {
		struct named_row r = { col_int(q, 0), col_peek(q, 1),
		    col_peek(q, 2), col_peek(q, 3), col_int(q, 4),
		    col_int(q, 5) };

		*last = r.id;
		more = each(arg, &r);
	}
	stmt_release(q);
	return got != GOT_ERROR;
}

int64_t
contact_count(struct store *s, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_THINGS_CONTACT_COUNT, e);
	int64_t n = 0;

	if (!q)
		return 0;
	if (stmt_step(q, e) == GOT_ROW)
		n = col_int(q, 0);
	stmt_release(q);
	return n;
}

bool
alias_each(struct store *s,
    void (*each)(void *, enum named, int64_t id, const char *name),
    void *arg, struct err *e)
{
	static const enum named kinds[] = { NAMED_VENDOR, NAMED_SYSTEM,
	    NAMED_MUNICIPALITY };
	struct stmt *q = stmt_use(s, STMT_THINGS_ALIASES, e);
	enum got got;
	int k;

	if (!q)
		return false;
	stmt_int(q, 1, 0);
	stmt_int(q, 2, -1);
	while ((got = stmt_step(q, e)) == GOT_ROW)
		for (k = 0; k < 3; k++)
			if (!col_null(q, 2 + k))
				each(arg, kinds[k], col_int(q, 2 + k),
				    col_peek(q, 1));
	stmt_release(q);
	return got == GOT_DONE;
}
