/*
 * All installations that live on a day, as they go by (gather.h): from the
 * packed blocks, not from rows.
 */
#include "store/gather.h"
#include "store/packed.h"

#define FEW	200000	/* installations, of which each takes some bytes */

struct passing {
	day_t		 day;
	passing_see	 see;
	void		*arg;
};

static void
pass(void *arg, int64_t id, const struct packed *p)
{
	const struct passing *by = arg;

	if (packed_lives(p, by->day))
		by->see(by->arg, id, p->municipality_id, p->system_id);
}

bool
installations_pass(struct store *s, day_t day, passing_see see, void *arg,
    struct err *e)
{
	struct passing by = { day, see, arg };
	int64_t next = 0;

	return packed_each(s, &next, pass, &by, e);
}

static void
count(void *arg, int64_t id, int64_t municipality_id, int64_t system_id)
{
	int64_t *n = arg;

	(void)id;
	(void)municipality_id;
	(void)system_id;
	(*n)++;
}

bool
installations_living(struct store *s, day_t day, int64_t *n, struct err *e)
{
	*n = 0;
	return tally_living(s, day, n) ||
	    installations_pass(s, day, count, n, e);
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
