/*
 * Reads for lists/ (lists_read.h). One table says which statement a key has
 * and what it is given; the arguments are bound in the order of its letters.
 */
#include "store/lists_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/change.h"
#include "store/gather.h"
#include "store/nearest.h"
#include "store/stmt.h"

static const struct {
	enum stmt_id	 stmt;
	const char	*args;		/* i number, t text, d day */
} keys[KEY__COUNT] = {
	[KEY_MUNICIPALITY]	= { STMT_KEY_MUNICIPALITY, "t" },
	[KEY_MUNICIPALITY_NAME]	= { STMT_KEY_MUNICIPALITY_NAME, "t" },
	[KEY_VENDOR]		= { STMT_KEY_VENDOR, "t" },
	[KEY_AREA]		= { STMT_KEY_AREA, "t" },
	[KEY_ALIAS]		= { STMT_KEY_ALIAS, "tt" },
	[KEY_TRACK]		= { STMT_KEY_TRACK, "ti" },
	[KEY_REQUIRES]		= { STMT_KEY_REQUIRES, "ii" },
	[KEY_STEP_AT]		= { STMT_KEY_STEP_AT, "ii" },
	[KEY_STEP_NEEDS]	= { STMT_KEY_STEP_NEEDS, "ii" },
	[KEY_LAST_STEP]		= { STMT_KEY_LAST_STEP, "i" },
	[KEY_INSTALLATION_BEFORE] = { STMT_KEY_INSTALLATION_BEFORE, "iid" },
	[KEY_INSTALLATION_ENDED] = { STMT_KEY_INSTALLATION_ENDED, "iid" },
	[KEY_INSTALLATION_ON]	= { STMT_KEY_INSTALLATION_ON, "iid" },
	[KEY_INSTALLATION_LAST]	= { STMT_KEY_INSTALLATION_LAST, "ii" },
	[KEY_OTHER_IN_AREA]	= { STMT_KEY_OTHER_IN_AREA, "i" },
	[KEY_OVERLAP]		= { STMT_KEY_OVERLAP, "i" },
	[KEY_OTHER_BEFORE]	= { STMT_KEY_OTHER_BEFORE, "iiiid" },
	[KEY_LAST_INSTALLATION]	= { STMT_KEY_LAST_INSTALLATION, "" },
	[KEY_RUN_SYSTEM]	= { STMT_KEY_RUN_SYSTEM, "ii" },
	[KEY_RUN_INSTALLATION]	= { STMT_KEY_RUN_INSTALLATION, "ii" },
	[KEY_RUN_MUNICIPALITY]	= { STMT_KEY_RUN_MUNICIPALITY, "ii" },
	[KEY_COURSE_RUN]	= { STMT_KEY_COURSE_RUN, "i" },
	[KEY_MARK_IN_RUN]	= { STMT_KEY_MARK_IN_RUN, "i" },
	[KEY_MARK]		= { STMT_KEY_MARK, "ii" },
	[KEY_TARGET]		= { STMT_KEY_TARGET, "t" },
	[KEY_REPORTED]		= { STMT_KEY_REPORTED, "dtt" },
	[KEY_PRICE]		= { STMT_KEY_PRICE, "it" },
	[KEY_CONTACT]		= { STMT_KEY_CONTACT, "tii" },
	[KEY_ITEM_OF_SYSTEM]	= { STMT_KEY_ITEM_OF_SYSTEM, "it" },
	[KEY_ITEM_OF_VENDOR]	= { STMT_KEY_ITEM_OF_VENDOR, "it" },
	[KEY_PAYMENT]		= { STMT_KEY_PAYMENT, "iidtt" },
	[KEY_MEASURE]		= { STMT_KEY_MEASURE, "ttd" },
};

bool
key_find(struct store *s, enum key key, const struct key_args *args,
    int64_t *id, struct err *e)
{
	struct stmt *q = stmt_use(s, keys[key].stmt, e);
	const char *p;
	int n = 0, ni = 0, nt = 0;

	*id = 0;
	if (!q)
		return false;
	for (p = keys[key].args; *p; p++)
		switch (*p) {
		case 'i':
			stmt_int(q, ++n, args->i[ni++]);
			break;
		case 't':
			stmt_text(q, ++n, args->t[nt++]);
			break;
		default:
			stmt_day(q, ++n, args->d);
		}
	return stmt_number(q, id, e);
}

/* One change that stands: did it settle the question? */
static bool
touch_by(struct touch *t, const struct stmt *q)
{
	const char *origin = col_peek(q, 1);
	bool birth = str_eq(col_peek(q, 2), "+");

	if (str_eq(origin, "import") || str_eq(origin, "init")) {
		if (!birth && !t->has_base) {
			col_value(q, 4, &t->base);
			t->has_base = true;
		}
		return true;
	}
	t->by_person = true;
	if (!birth) {
		free(t->base.s);
		col_value(q, 3, &t->base);
		t->has_base = true;
	}
	return birth;
}

bool
field_touched(struct store *s, enum entity entity, int64_t row_id, int field,
    struct touch *t, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_FIELD_CHANGES, e);
	int64_t act = 0, by = 0;
	enum got got = GOT_DONE;
	bool done = false;

	memset(t, 0, sizeof(*t));
	if (!q)
		return false;
	stmt_text(q, 1, entity_info[entity].table);
	stmt_int(q, 2, row_id);
	stmt_text(q, 3, entity_info[entity].field[field].column);
	while (!done && (got = stmt_step(q, e)) == GOT_ROW) {
		const char *origin = col_peek(q, 1);

		if (str_eq(origin, "undo") || str_eq(origin, "redo"))
			continue;
		if (col_int(q, 0) != act) {
			act = col_int(q, 0);
			if (!act_undone_by(s, act, &by, e)) {
				got = GOT_ERROR;
				break;
			}
		}
		if (by == 0 && t->act_id == 0)
			t->act_id = act;
		if (by == 0)
			done = touch_by(t, q);
	}
	stmt_release(q);
	return got != GOT_ERROR;
}

/* "Nova 2" and "Nova 3" are two versions, not a slip. */
static bool
differ_in_digits(const char *a, const char *b)
{
	static const char digits[] = "0123456789";

	for (;; a++, b++) {
		a += strspn(a, digits);
		b += strspn(b, digits);
		if (*a != *b || *a == '\0')
			return *a == *b;
	}
}

const char *
name_twin(const struct names *names, bool vendor, const char *name)
{
	struct nearest best[NEAREST_MAX];
	size_t len = strlen(name);

	names_nearest(names, vendor ? 1U << NAME_VENDOR : 1U << NAME_SYSTEM,
	    name, best);
	if (!best[0].shown || best[0].distance > (len < 10 ? 1 : 2) ||
	    len < 5 || (best[0].distance > 0 &&
	    differ_in_digits(best[0].shown, name)))
		return NULL;
	return best[0].shown;
}

bool
import_status_date(struct store *s, const char *list, const char *hash,
    day_t *day, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_IMPORT_OF_HASH, e);
	int64_t act = 0, by = 0;
	enum got got;

	*day = DAY_NONE;
	if (!q)
		return false;
	stmt_text(q, 1, hash);
	stmt_text(q, 2, list);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		*day = col_day(q, 0);
		act = col_int(q, 1);
	}
	stmt_release(q);
	if (got == GOT_ERROR || (act != 0 && !act_undone_by(s, act, &by, e)))
		return false;
	if (by != 0)
		*day = DAY_NONE;
	return true;
}

bool
system_first_report(struct store *s, int64_t system_id, int64_t last,
    bool ever, day_t *day, struct err *e)
{
	struct stmt *q = stmt_use(s, ever ? STMT_SYSTEM_FIRST_REPORT_EVER :
	    STMT_SYSTEM_FIRST_REPORT, e);
	enum got got;

	*day = DAY_NONE;
	if (!q)
		return false;
	stmt_int(q, 1, system_id);
	stmt_int(q, 2, last);
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		*day = col_day(q, 0);
	stmt_release(q);
	return got != GOT_ERROR;
}

bool
import_day(struct store *s, int64_t act_id, day_t *day, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_IMPORT_DAY, e);
	enum got got;

	*day = DAY_NONE;
	if (!q)
		return false;
	stmt_int(q, 1, act_id);
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		*day = col_day(q, 0);
	stmt_release(q);
	return got != GOT_ERROR;
}

bool
import_last(struct store *s, int64_t *act_id, struct err *e)
{
	return stmt_number(stmt_use(s, STMT_IMPORT_LAST, e), act_id, e);
}

bool
reported_sums(struct store *s, day_t day, const char *area, int64_t *n,
    struct rollout_count *sum, int64_t *total, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_REPORTED_SUMS, e);
	enum got got;

	memset(sum, 0, sizeof(*sum));
	*n = *total = 0;
	if (!q)
		return false;
	stmt_day(q, 1, day);
	stmt_text(q, 2, area);
	got = stmt_step(q, e);
	if (got == GOT_ROW) {
		*n = col_int(q, 0);
		sum->n[ROLLOUT_OPERATION] = col_int(q, 1);
		sum->n[ROLLOUT_AGREED] = col_int(q, 2);
		sum->n[ROLLOUT_NOT_AGREED] = col_int(q, 3);
		*total = col_int(q, 4);
	}
	stmt_release(q);
	return got != GOT_ERROR;
}

bool
listing_ids(struct store *s, enum listing listing,
    const struct listing_of *of, struct ids *ids, struct err *e)
{
	static const struct {
		enum stmt_id	 stmt;
		bool		 narrowed;
	} listings[LISTING__COUNT] = {
		[LISTING_COURSES]	= { STMT_LISTING_COURSES, false },
		[LISTING_STEPS]		= { STMT_LISTING_STEPS, false },
		[LISTING_INSTALLATIONS] = { STMT_LISTING_INSTALLATIONS, true },
		[LISTING_ALIASES]	= { STMT_LISTING_ALIASES, false },
		[LISTING_STATUSES]	= { STMT_LISTING_STATUSES, true },
		[LISTING_TARGETS]	= { STMT_LISTING_TARGETS, false },
		[LISTING_REPORTED]	= { STMT_LISTING_REPORTED, false },
		[LISTING_PRICES]	= { STMT_LISTING_PRICES, false },
		[LISTING_KLIK]		= { STMT_LISTING_KLIK, true },
		[LISTING_CONTACTS]	= { STMT_LISTING_CONTACTS, true },
		[LISTING_ITEMS]		= { STMT_LISTING_ITEMS, true },
		[LISTING_PAYMENTS]	= { STMT_LISTING_PAYMENTS, true },
		[LISTING_MEASURES]	= { STMT_LISTING_MEASURES, false },
	};
	struct stmt *q = stmt_use(s, listings[listing].stmt, e);

	if (q && listings[listing].narrowed) {
		stmt_int(q, 1, of ? of->municipality_id : 0);
		stmt_int(q, 2, of ? of->system_id : 0);
		stmt_int(q, 3, of ? of->area_id : 0);
		stmt_int(q, 4, of ? of->vendor_id : 0);
	}
	return ids_gather(q, ids, e);
}
